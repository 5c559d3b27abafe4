//! What the machine has done so far: `erlang:statistics/1`.
//!
//! Each thread counts for itself, and whoever asks adds up.
use crate::term::Term;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Counts that only grow. On cache lines of their own.
#[derive(Default)]
#[repr(align(128))]
pub struct Counts {
    /// The scheduler whose counts these are, counted from 1; 0: none.
    scheduler: AtomicUsize,
    /// What runs there, as a pid's word; 0: nothing.
    running: AtomicU64,
    /// Times that a process was put to run.
    pub context_switches: AtomicU64,
    pub reductions: AtomicU64,
    pub collections: AtomicU64,
    /// Words that collections have found dead.
    pub reclaimed: AtomicU64,
    /// Bytes that ports have read and written.
    pub input: AtomicU64,
    pub output: AtomicU64,
    /// Nanoseconds that the scheduler has slept.
    idle: AtomicU64,
}

static ALL: Mutex<Vec<Arc<Counts>>> = Mutex::new(Vec::new());

thread_local! {
    static OWN: Arc<Counts> = {
        let counts = Arc::<Counts>::default();
        ALL.lock().push(counts.clone());
        counts
    };
}

/// A count of all threads.
pub fn total(count: impl Fn(&Counts) -> &AtomicU64) -> u64 {
    ALL.lock().iter().map(|own| count(own).load(Relaxed)).sum()
}

/// Adds to a count of its own thread, to which no other writes.
fn add(count: &AtomicU64, n: u64) {
    count.store(count.load(Relaxed).wrapping_add(n), Relaxed);
}

/// The calling thread is that scheduler, counted from 0.
pub(super) fn scheduler(number: usize) {
    OWN.with(|own| own.scheduler.store(number + 1, Relaxed));
}

/// The thread runs that process now, or nothing (`None`).
pub(super) fn runs(pid: Option<Term>) {
    OWN.with(|own| own.running.store(pid.map_or(0, Term::raw), Relaxed));
}

/// The schedulers, counted from 1 (0: a dirty one), and what each runs.
pub fn running() -> Vec<(usize, Option<Term>)> {
    let look = |own: &Arc<Counts>| {
        let pid = own.running.load(Relaxed);
        let pid = (pid != 0).then(|| Term::from_raw(pid));
        (own.scheduler.load(Relaxed), pid)
    };
    let mut all: Vec<_> = ALL.lock().iter().map(look).collect();
    // One after the other, several threads may have been the first scheduler.
    all.retain(|(scheduler, pid)| *scheduler != 0 || pid.is_some());
    all.sort_by_key(|(scheduler, pid)| (*scheduler, pid.is_none()));
    all.dedup_by(|later, first| later.0 == first.0 && first.0 != 0);
    all
}

/// A time slice is over.
pub fn slice(reductions: u64) {
    OWN.with(|own| {
        add(&own.context_switches, 1);
        add(&own.reductions, reductions);
    });
}

/// A collection is over, which found `words` dead.
pub fn collected(words: u64) {
    OWN.with(|own| {
        add(&own.collections, 1);
        add(&own.reclaimed, words);
    });
}

/// The scheduler has slept so long.
pub(super) fn slept(time: Duration) {
    OWN.with(|own| add(&own.idle, time.as_nanos() as u64));
}

/// Since when schedulers' time is measured (`system_flag(scheduler_wall_time, _)`), and how long each had slept by then.
struct Measured {
    since: Instant,
    idle: Vec<(usize, u64)>,
}

static MEASURED: Mutex<Option<Measured>> = Mutex::new(None);

/// Scheduler by scheduler, how long it has slept.
fn idle() -> Vec<(usize, u64)> {
    let mut idle: Vec<(usize, u64)> = Vec::new();
    for own in ALL.lock().iter() {
        let time = own.idle.load(Relaxed);
        match own.scheduler.load(Relaxed) {
            0 => {}
            // One after the other, several threads may have been the first scheduler.
            scheduler => match idle.iter_mut().find(|i| i.0 == scheduler) {
                Some((_, all)) => *all += time,
                None => idle.push((scheduler, time)),
            },
        }
    }
    idle.sort_unstable();
    idle
}

/// Begins to measure, or ends; whether it did so before. A measurement under way goes on.
pub fn measure(on: bool) -> bool {
    let mut measured = MEASURED.lock();
    let old = measured.is_some();
    if on != old {
        *measured = on.then(|| Measured {
            since: Instant::now(),
            idle: idle(),
        });
    }
    old
}

/// Of each scheduler its number, the nanoseconds that it was busy, and all since measuring began.
pub fn busy() -> Option<Vec<(usize, u64, u64)>> {
    let measured = MEASURED.lock();
    let Measured { since, idle: then } = measured.as_ref()?;
    let total = since.elapsed().as_nanos() as u64;
    let slept = |(scheduler, now): (usize, u64)| {
        let before = then.iter().find(|i| i.0 == scheduler).map_or(0, |i| i.1);
        (scheduler, total.saturating_sub(now - before), total)
    };
    Some(idle().into_iter().map(slept).collect())
}
