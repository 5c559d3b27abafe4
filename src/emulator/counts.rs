//! Dynamic counts (feature `count`): the loop back end tells here what it runs.
use crate::tables::SPECS;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU16, AtomicU64, Ordering::Relaxed};

const NONE: u16 = u16::MAX;

struct Counts {
    forms: Vec<AtomicU64>,
    /// By first form, then by second.
    pairs: Vec<AtomicU64>,
    last: AtomicU16,
}

fn counts() -> &'static Counts {
    static COUNTS: OnceLock<Counts> = OnceLock::new();
    COUNTS.get_or_init(|| {
        let zeros = |n| (0..n).map(|_| AtomicU64::new(0)).collect();
        Counts {
            forms: zeros(SPECS.len()),
            pairs: zeros(SPECS.len() * SPECS.len()),
            last: AtomicU16::new(NONE),
        }
    })
}

/// An instruction of that form is about to run.
pub fn count(spec: u16) {
    let counts = counts();
    let form = usize::from(spec);
    let Some(own) = counts.forms.get(form) else {
        return;
    };
    own.fetch_add(1, Relaxed);
    let last = counts.last.swap(spec, Relaxed);
    if last != NONE {
        counts.pairs[usize::from(last) * SPECS.len() + form].fetch_add(1, Relaxed);
    }
}

/// How often each form has run.
pub fn forms() -> Vec<u64> {
    counts().forms.iter().map(|n| n.load(Relaxed)).collect()
}

/// How often the second form has run right after the first; those that never did are left out.
pub fn pairs() -> Vec<([u16; 2], u64)> {
    let all = counts().pairs.iter().enumerate();
    let pair = |i: usize| [(i / SPECS.len()) as u16, (i % SPECS.len()) as u16];
    all.map(|(i, n)| (pair(i), n.load(Relaxed)))
        .filter(|p| p.1 > 0)
        .collect()
}
