//! What the machine has done so far: `erlang:statistics/1`.
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Counts that only grow.
pub struct Counts {
    /// Times that a process was put to run.
    pub context_switches: AtomicU64,
    pub reductions: AtomicU64,
    pub collections: AtomicU64,
    /// Words that collections have found dead.
    pub reclaimed: AtomicU64,
    /// Bytes that ports have read and written.
    pub input: AtomicU64,
    pub output: AtomicU64,
}

pub static COUNTS: Counts = Counts {
    context_switches: AtomicU64::new(0),
    reductions: AtomicU64::new(0),
    collections: AtomicU64::new(0),
    reclaimed: AtomicU64::new(0),
    input: AtomicU64::new(0),
    output: AtomicU64::new(0),
};

/// A time slice is over.
pub fn slice(reductions: u64) {
    COUNTS.context_switches.fetch_add(1, Relaxed);
    COUNTS.reductions.fetch_add(reductions, Relaxed);
}

/// A collection is over, which found `words` dead.
pub fn collected(words: u64) {
    COUNTS.collections.fetch_add(1, Relaxed);
    COUNTS.reclaimed.fetch_add(words, Relaxed);
}

/// How long the scheduler has slept, in all.
static IDLE: AtomicU64 = AtomicU64::new(0);

pub fn slept(time: Duration) {
    IDLE.fetch_add(time.as_nanos() as u64, Relaxed);
}

/// Since when schedulers' time is measured (`system_flag(scheduler_wall_time, _)`), and what `IDLE` was then.
static MEASURED: Mutex<Option<(Instant, u64)>> = Mutex::new(None);

/// Begins to measure, or ends; whether it did so before. A measurement under way goes on.
pub fn measure(on: bool) -> bool {
    let mut measured = MEASURED.lock();
    let old = measured.is_some();
    if on != old {
        *measured = on.then(|| (Instant::now(), IDLE.load(Relaxed)));
    }
    old
}

/// Nanoseconds that the scheduler was busy, and in all, since measuring began.
pub fn busy() -> Option<(u64, u64)> {
    let (since, idle) = (*MEASURED.lock())?;
    let total = since.elapsed().as_nanos() as u64;
    Some((total.saturating_sub(IDLE.load(Relaxed) - idle), total))
}
