//! Dynamic counts: which forms the loop back end runs, and which after which.
//!
//! Where they are counted, the first word of an instruction is marked. No form has such a number, so the loop asks `counted`
//! for its own, and has nothing to do where nobody counts. What is counted is the same for all back ends: they run the same
//! instructions.
use crate::tables::SPECS;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU64, Ordering::Relaxed};

/// Added to a form's number.
const MARK: u64 = 1 << 16;
const NONE: u16 = u16::MAX;

static WANTED: AtomicBool = AtomicBool::new(false);

/// From now on, instructions that are loaded are counted when the loop back end runs them.
pub fn start() {
    WANTED.store(true, Relaxed);
}

/// The first word of an instruction of that form.
pub(super) fn mark(spec: u16) -> u64 {
    let mark = if WANTED.load(Relaxed) { MARK } else { 0 };
    u64::from(spec) | mark
}

/// The form whose first word that is.
pub(super) fn unmarked(head: u64) -> u64 {
    head & !MARK
}

/// Of one thread, which alone writes to it.
struct Counts {
    forms: Vec<AtomicU64>,
    /// By first form, then by second.
    pairs: Vec<AtomicU64>,
    last: AtomicU16,
}

static ALL: Mutex<Vec<Arc<Counts>>> = Mutex::new(Vec::new());

thread_local! {
    static OWN: Arc<Counts> = Counts::new();
}

impl Counts {
    fn new() -> Arc<Counts> {
        let zeros = |n| (0..n).map(|_| AtomicU64::new(0)).collect();
        let counts = Arc::new(Counts {
            forms: zeros(SPECS.len()),
            pairs: zeros(SPECS.len() * SPECS.len()),
            last: AtomicU16::new(NONE),
        });
        ALL.lock().push(counts.clone());
        counts
    }

    fn count(&self, spec: u16) {
        let add = |n: &AtomicU64| n.store(n.load(Relaxed) + 1, Relaxed);
        let form = usize::from(spec);
        add(&self.forms[form]);
        let last = self.last.load(Relaxed);
        self.last.store(spec, Relaxed);
        if last != NONE {
            add(&self.pairs[usize::from(last) * SPECS.len() + form]);
        }
    }
}

/// Counts the instruction with this first word, which is about to run, and returns its form.
///
/// # Panics
/// If it is no instruction's.
#[cold]
pub(super) fn counted(head: u64) -> u64 {
    let form = unmarked(head);
    assert!(
        head != form && form < SPECS.len() as u64,
        "no instruction has the number {head}"
    );
    OWN.with(|own| own.count(form as u16));
    form
}

/// The sums over all threads.
fn sums(of: impl Fn(&Counts) -> &[AtomicU64], len: usize) -> Vec<u64> {
    let mut sums = vec![0; len];
    for counts in ALL.lock().iter() {
        for (sum, n) in sums.iter_mut().zip(of(counts)) {
            *sum += n.load(Relaxed);
        }
    }
    sums
}

/// How often each form has run.
pub fn forms() -> Vec<u64> {
    sums(|counts| &counts.forms, SPECS.len())
}

/// How often the second form has run right after the first, on one thread; those that never did are left out.
pub fn pairs() -> Vec<([u16; 2], u64)> {
    let all = sums(|counts| &counts.pairs, SPECS.len() * SPECS.len());
    let pair = |i: usize| [(i / SPECS.len()) as u16, (i % SPECS.len()) as u16];
    let all = all.into_iter().enumerate();
    all.map(|(i, n)| (pair(i), n)).filter(|p| p.1 > 0).collect()
}
