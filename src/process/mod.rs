//! Processes: one Erlang process' registers, heap, stack, dictionary and mailbox.
mod code;
pub mod defaults;
pub mod dict;
pub mod gc;
mod heap;
pub mod info;
pub mod links;
pub mod mailbox;
pub mod monitors;
pub mod rare;
pub mod suspension;
#[cfg(test)]
mod tests;
pub mod traced_frames;

use crate::emulator::state::{Cursor, Regs};
use crate::heap::{Arena, Block, OffHeap, sizes};
use crate::term::{Atom, Term, am};
use rare::Rare;
use std::ptr;

pub use heap::{HeapState, Stats};

/// An Erlang process. Handlers see its first field only.
///
/// It belongs to the scheduler that runs it; everybody else reaches it through signals.
#[repr(C)]
pub struct Process {
    pub regs: Regs,
    pub heap: HeapState,
    /// What did not fit the heap since the last collection.
    pub fragments: Arena,
    /// Off-heap objects in the young heap block.
    pub off_heap: OffHeap,
    pub dict: Rare<dict::Dict>,
    pub mailbox: Rare<mailbox::Mailbox>,
    pub links: Rare<links::Links>,
    pub monitors: Rare<monitors::Monitors>,
    pub suspension: Rare<suspension::Suspension>,
    pub group_leader: Term,
    /// `{M, F, Arity}` that the process started with, as `process_info(_, initial_call)` tells.
    pub initial_call: (Atom, Atom, u32),
    pub flags: Rare<Flags>,
    /// Reductions used before the current time slice.
    pub reductions: u64,
    /// What it holds of ETS tables.
    pub tables: Rare<crate::ets::Held>,
    /// What the machine keeps besides.
    pub exec: crate::scheduler::Exec,
}

/// There may be a million processes: what most do not need goes into a `Rare` part. (512 bytes are a size of the
/// allocator's; the next is 640.)
const _: () = assert!(size_of::<Process>() <= 512);

// SAFETY: P1: what a process' pointers reach belongs to it, or is shared and immutable.
unsafe impl Send for Process {}

/// Process flags (`process_flag/2`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flags {
    pub trap_exit: bool,
    pub max_heap: defaults::MaxHeapSize,
    pub min_heap_size: usize,
    /// Words of shared binaries; kept and told, the collector has its own measure.
    pub min_bin_vheap_size: usize,
    /// Minor collections between two major ones.
    pub fullsweep_after: u32,
    /// The module that is called when a function is undefined.
    pub error_handler: Term,
    /// `message_queue_data`: messages have heaps of their own until they are received, whatever it says.
    pub off_heap_messages: bool,
    pub async_dist: bool,
    pub sensitive: bool,
    /// How many calls are to be remembered.
    pub save_calls: u64,
}

impl Flags {
    const fn of(defaults: defaults::Defaults) -> Flags {
        Flags {
            trap_exit: false,
            max_heap: defaults.max_heap_size,
            min_heap_size: defaults.min_heap_size,
            min_bin_vheap_size: defaults.min_bin_vheap_size,
            fullsweep_after: defaults.fullsweep_after,
            error_handler: am::ERROR_HANDLER,
            off_heap_messages: false,
            async_dist: false,
            sensitive: false,
            save_calls: 0,
        }
    }
}

impl Default for Flags {
    fn default() -> Flags {
        Flags::of(defaults::get())
    }
}

/// Most processes have these.
impl rare::Empty for Flags {
    fn empty() -> &'static Flags {
        static FIRST: Flags = Flags::of(defaults::FIRST);
        &FIRST
    }
}

/// Module and function that a process starts with before it is told.
const NO_ONE: Atom = Atom::from_index(am::UNDEFINED.atom_index());

impl Process {
    /// A process with an empty heap; its stack holds one word, the return slot.
    pub fn new(pid: Term) -> Box<Process> {
        Process::with_flags(pid, Flags::default())
    }

    /// As `new`, with other sizes; the heap has `min_heap_size` words at least.
    pub fn with_flags(pid: Term, flags: Flags) -> Box<Process> {
        let words = sizes::at_least(flags.min_heap_size.max(sizes::MIN_HEAP));
        let block = Block::new(words);
        let start = block.start();
        let mut p = Box::new(Process {
            regs: new_regs(pid),
            heap: HeapState::new(block),
            fragments: Arena::new(),
            off_heap: OffHeap::default(),
            dict: Rare::default(),
            mailbox: Rare::default(),
            links: Rare::default(),
            monitors: Rare::default(),
            suspension: Rare::default(),
            group_leader: Term::NIL,
            initial_call: (NO_ONE, NO_ONE, 0),
            flags: Rare::of(flags),
            reductions: 0,
            tables: Rare::default(),
            exec: crate::scheduler::Exec::default(),
        });
        p.set_block(start);
        p.push_return_slot();
        p
    }
}

/// Registers that are still to be pointed at a heap.
fn new_regs(pid: Term) -> Regs {
    Regs {
        htop: ptr::null_mut(),
        e: ptr::null_mut(),
        fcalls: 0,
        ip: ptr::null(),
        ctx: ptr::null_mut(),
        heap: ptr::null_mut(),
        stack_base: ptr::null_mut(),
        catches: 0,
        live: 0,
        fragment_words: 0,
        pid,
        exc_class: 0,
        exc_reason: Term::NIL,
        exc_trace: Term::NIL,
        cursor: Cursor::START,
    }
}
