//! What new processes start with unless they ask for something else: `system_flag/2` changes it.
use super::gc;
use crate::heap::sizes;
use parking_lot::Mutex;

/// The settings; sizes are in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defaults {
    pub min_heap_size: usize,
    /// Bytes of shared binaries (in words) that make a collection due.
    pub min_bin_vheap_size: usize,
    pub fullsweep_after: u32,
    pub max_heap_size: MaxHeapSize,
}

/// What becomes of a process whose heap grows beyond all measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaxHeapSize {
    /// 0 is no limit.
    pub size: usize,
    pub kill: bool,
    pub error_logger: bool,
    pub include_shared_binaries: bool,
}

/// The settings of a machine that has just started.
pub const FIRST: Defaults = Defaults {
    min_heap_size: sizes::MIN_HEAP,
    min_bin_vheap_size: gc::VIRTUAL_HEAP / 8,
    fullsweep_after: gc::FULLSWEEP_AFTER,
    max_heap_size: MaxHeapSize {
        size: 0,
        kill: true,
        error_logger: true,
        include_shared_binaries: false,
    },
};

static DEFAULTS: Mutex<Defaults> = Mutex::new(FIRST);

pub fn get() -> Defaults {
    *DEFAULTS.lock()
}

/// Changes the settings; how they were before.
pub fn change(change: impl FnOnce(&mut Defaults)) -> Defaults {
    let mut defaults = DEFAULTS.lock();
    let old = *defaults;
    change(&mut defaults);
    old
}
