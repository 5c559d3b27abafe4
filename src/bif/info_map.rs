//! Small maps of what functions such as `atomics:info/1` tell.
use crate::heap::Heap;
use crate::term::compare::cmp_exact;
use crate::term::{Term, boxed};

/// A map of at most 32 entries, whose keys differ.
pub(super) fn info_map(h: &mut impl Heap, entries: &[(Term, Term)]) -> Term {
    let mut entries = entries.to_vec();
    entries.sort_by(|a, b| cmp_exact(a.0, b.0));
    let keys: Vec<Term> = entries.iter().map(|e| e.0).collect();
    let mut words = vec![h.tuple(&keys)];
    words.extend(entries.iter().map(|e| e.1));
    h.boxed(boxed::FLATMAP, &words)
}
