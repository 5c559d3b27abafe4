//! Stand-in until `term::map` lands.
use crate::heap::Heap;
use crate::term::{Term, boxed, compare};
pub fn get(of: Term, key: Term) -> Option<Term> {
    let words = of.payload();
    let keys = words[0].as_tuple()?;
    let at = keys.iter().position(|&k| compare::eq(k, key))?;
    Some(words[at + 1])
}
pub fn put_all<H: Heap + ?Sized>(h: &mut H, of: Term, pairs: &[(Term, Term)]) -> Term {
    let words = of.payload();
    let mut all: Vec<(Term, Term)> = words[0]
        .as_tuple()
        .unwrap_or(&[])
        .iter()
        .copied()
        .zip(words[1..].iter().copied())
        .collect();
    for &(k, v) in pairs {
        match all.iter_mut().find(|p| compare::eq(p.0, k)) {
            Some(p) => p.1 = v,
            None => all.push((k, v)),
        }
    }
    from_pairs(h, &all)
}
pub fn from_pairs<H: Heap + ?Sized>(h: &mut H, pairs: &[(Term, Term)]) -> Term {
    let keys: Vec<Term> = pairs.iter().map(|p| p.0).collect();
    let keys = h.tuple(&keys);
    let mut words = vec![keys];
    words.extend(pairs.iter().map(|p| p.1));
    h.boxed(boxed::FLATMAP, &words)
}
