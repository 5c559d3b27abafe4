//! Flat maps: `[keys tuple][values…]`, keys sorted by `cmp_keys`.
use super::search::{place, position};
use super::{Entry, iter, trie};
use crate::heap::{Heap, object_from, object_of};
use crate::term::compare::{cmp_exact, eq};
use crate::term::word::{Term, boxed, tuple_header};
use smallvec::SmallVec;
use std::cmp::Ordering;

/// Most entries of a flat map.
pub const SMALL: usize = 32;

/// A flat map's words; entries of a map that is flat or about to become a trie.
type Terms = SmallVec<[Term; SMALL + 1]>;
type Pairs = SmallVec<[Entry; SMALL]>;

/// The order of keys: atoms by index, which is quick, everything else as `cmp_exact` says.
#[inline]
pub fn cmp_keys(a: Term, b: Term) -> Ordering {
    if a.is_atom() && b.is_atom() {
        return a.atom_index().cmp(&b.atom_index());
    }
    cmp_exact(a, b)
}

#[repr(align(16))]
struct Words([u64; 1]);

static NO_KEYS: Words = Words([tuple_header(0).raw()]);

/// The empty tuple, on no heap.
pub fn no_keys() -> Term {
    Term::boxed(NO_KEYS.0.as_ptr() as *const Term)
}

/// Keys and values.
#[inline(always)]
fn parts(map: Term) -> (&'static [Term], &'static [Term]) {
    let words = map.payload();
    (words[0].payload(), &words[1..])
}

/// A map with that tuple of sorted keys.
pub fn with_keys<H: Heap + ?Sized>(
    heap: &mut H,
    keys: Term,
    values: impl IntoIterator<Item = Term>,
) -> Term {
    let header = Term::header(boxed::FLATMAP, keys.boxed_header().header_arity() + 1);
    object_from(heap, header, [keys].into_iter().chain(values))
}

/// A map of sorted entries without duplicates, as many as there may be.
fn of_sorted<H: Heap + ?Sized>(heap: &mut H, entries: &[Entry]) -> Term {
    if entries.len() > SMALL {
        return trie::of_unique(heap, entries);
    }
    if entries.is_empty() {
        return with_keys(heap, no_keys(), []);
    }
    let header = tuple_header(entries.len());
    let keys = object_from(heap, header, entries.iter().map(|e| e.0));
    with_keys(heap, keys, entries.iter().map(|e| e.1))
}

/// A map of at most `SMALL` entries without duplicates, in any order.
pub fn of_unique<H: Heap + ?Sized>(heap: &mut H, mut entries: Vec<Entry>) -> Term {
    entries.sort_unstable_by(|a, b| cmp_keys(a.0, b.0));
    of_sorted(heap, &entries)
}

#[inline]
pub fn get(map: Term, key: Term) -> Option<Term> {
    let (keys, values) = parts(map);
    position(keys, key).map(|i| values[i])
}

pub fn put<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term, value: Term) -> Term {
    let (keys, values) = parts(map);
    let at = match place(keys, key) {
        Ok(i) => return replace(heap, map, i, value),
        Err(at) => at,
    };
    if keys.len() == SMALL {
        let mut entries: Vec<_> = iter(map).collect();
        entries.push((key, value));
        return trie::of_unique(heap, &entries);
    }
    let (before, after) = keys.split_at(at);
    let keys = object_of(heap, tuple_header(keys.len() + 1), [before, &[key], after]);
    let header = Term::header(boxed::FLATMAP, values.len() + 2);
    let (before, after) = values.split_at(at);
    object_of(heap, header, [&[keys], before, &[value], after])
}

/// The map with value number `i` replaced.
fn replace<H: Heap + ?Sized>(heap: &mut H, map: Term, i: usize, value: Term) -> Term {
    let words = map.payload();
    if words[i + 1] == value {
        return map;
    }
    let (before, after) = words.split_at(i + 1);
    object_of(heap, map.boxed_header(), [before, &[value], &after[1..]])
}

pub fn update<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term, value: Term) -> Option<Term> {
    let i = position(parts(map).0, key)?;
    Some(replace(heap, map, i, value))
}

pub fn take<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term) -> Option<(Term, Term)> {
    let (keys, values) = parts(map);
    let i = position(keys, key)?;
    let rest = match keys.len() {
        1 => no_keys(),
        n => object_of(heap, tuple_header(n - 1), [&keys[..i], &keys[i + 1..]]),
    };
    let header = Term::header(boxed::FLATMAP, values.len());
    let parts = [&[rest], &values[..i], &values[i + 1..]];
    Some((object_of(heap, header, parts), values[i]))
}

pub fn update_all<H: Heap + ?Sized>(
    heap: &mut H,
    map: Term,
    entries: &[Entry],
) -> Result<Term, Term> {
    let keys = parts(map).0;
    let mut words = Terms::from_slice(map.payload());
    for &(key, value) in entries {
        match position(keys, key) {
            Some(i) => words[i + 1] = value,
            None => return Err(key),
        }
    }
    Ok(rebuilt(heap, map, &words))
}

/// A map of the same keys with those words; the same map if nothing is new.
fn rebuilt<H: Heap + ?Sized>(heap: &mut H, map: Term, words: &[Term]) -> Term {
    if words == map.payload() {
        map
    } else {
        heap.boxed(boxed::FLATMAP, words)
    }
}

pub fn put_all<H: Heap + ?Sized>(heap: &mut H, map: Term, entries: &[Entry]) -> Term {
    let keys = parts(map).0;
    if keys.len() + entries.len() > 2 * SMALL {
        let all: Vec<_> = iter(map).chain(entries.iter().copied()).collect();
        return trie::from_pairs(heap, &all);
    }
    let mut words = Terms::from_slice(map.payload());
    let mut new = Pairs::new();
    for &(key, value) in entries {
        match position(keys, key) {
            Some(i) => words[i + 1] = value,
            None => put_pair(&mut new, key, value),
        }
    }
    if new.is_empty() {
        return rebuilt(heap, map, &words);
    }
    new.sort_unstable_by(|a, b| cmp_keys(a.0, b.0));
    if keys.is_empty() {
        return of_sorted(heap, &new);
    }
    let mut all = Pairs::new();
    merged((keys, &words[1..]), new.iter().copied(), &mut all);
    of_sorted(heap, &all)
}

fn put_pair(pairs: &mut Pairs, key: Term, value: Term) {
    match pairs.iter_mut().find(|e| eq(e.0, key)) {
        Some(pair) => pair.1 = value,
        None => pairs.push((key, value)),
    }
}

/// Of not very many entries; the last one of each key counts.
pub fn from_pairs<H: Heap + ?Sized>(heap: &mut H, entries: &[Entry]) -> Term {
    let mut sorted = Pairs::from_slice(entries);
    if !sorted.is_sorted_by(|a, b| cmp_keys(a.0, b.0).is_lt()) {
        sorted.sort_by(|a, b| cmp_keys(a.0, b.0));
        // `dedup_by` drops the second of a pair; the entry that stays takes its value over.
        sorted.dedup_by(|second, first| {
            let same = eq(first.0, second.0);
            if same {
                first.1 = second.1;
            }
            same
        });
    }
    of_sorted(heap, &sorted)
}

/// Puts the entries of both into `all`, sorted; where keys are equal, `b`'s. Says how many are equal.
fn merged(
    (keys, values): (&[Term], &[Term]),
    b: impl Iterator<Item = Entry>,
    all: &mut Pairs,
) -> usize {
    let (mut i, mut equal) = (0, 0);
    for entry in b {
        while let Some(&key) = keys.get(i) {
            let order = cmp_keys(key, entry.0);
            if order.is_gt() {
                break;
            }
            i += 1;
            if order.is_eq() {
                equal += 1;
                break;
            }
            all.push((key, values[i - 1]));
        }
        all.push(entry);
    }
    all.extend(keys[i..].iter().copied().zip(values[i..].iter().copied()));
    equal
}

pub fn merge<H: Heap + ?Sized>(heap: &mut H, a: Term, b: Term) -> Term {
    let (of_a, of_b) = (parts(a), parts(b));
    if of_a.0.as_ptr() == of_b.0.as_ptr() {
        return b;
    }
    let mut all = Pairs::new();
    let equal = merged(of_a, iter(b), &mut all);
    if equal == of_a.0.len() {
        return b;
    }
    if equal < of_b.0.len() {
        return of_sorted(heap, &all);
    }
    with_keys(heap, a.payload()[0], all.iter().map(|e| e.1))
}
