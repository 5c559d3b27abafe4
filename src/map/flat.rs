//! Flat maps: `[keys tuple][values…]`, keys sorted by `cmp_keys`.
use super::{Entry, iter, position, trie};
use crate::heap::Heap;
use crate::term::compare::{cmp_exact, eq};
use crate::term::word::{Term, boxed, tuple_header};
use smallvec::SmallVec;
use std::cmp::Ordering;

/// Most entries of a flat map.
pub const SMALL: usize = 32;

/// Terms, or entries, of a map that is flat or about to become a trie.
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
pub fn with_keys<H: Heap + ?Sized>(heap: &mut H, keys: Term, values: &[Term]) -> Term {
    let mut words = Terms::new();
    words.push(keys);
    words.extend_from_slice(values);
    heap.boxed(boxed::FLATMAP, &words)
}

fn with_new_keys<H: Heap + ?Sized>(heap: &mut H, keys: &[Term], values: &[Term]) -> Term {
    let keys = if keys.is_empty() {
        no_keys()
    } else {
        heap.tuple(keys)
    };
    with_keys(heap, keys, values)
}

/// A map of sorted entries without duplicates, as many as there may be.
fn of_sorted<H: Heap + ?Sized>(heap: &mut H, entries: &[Entry]) -> Term {
    if entries.len() > SMALL {
        return trie::of_unique(heap, entries);
    }
    let keys: Terms = entries.iter().map(|e| e.0).collect();
    let values: Terms = entries.iter().map(|e| e.1).collect();
    with_new_keys(heap, &keys, &values)
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
    if let Some(i) = position(keys, key) {
        return replace(heap, map, i, value);
    }
    if keys.len() == SMALL {
        let mut entries: Vec<_> = iter(map).collect();
        entries.push((key, value));
        return trie::of_unique(heap, &entries);
    }
    let at = keys.partition_point(|&k| cmp_keys(k, key).is_lt());
    let (keys, values) = (insert(keys, at, key), insert(values, at, value));
    with_new_keys(heap, &keys, &values)
}

fn insert(terms: &[Term], at: usize, term: Term) -> Terms {
    let mut all = Terms::from_slice(&terms[..at]);
    all.push(term);
    all.extend_from_slice(&terms[at..]);
    all
}

/// The map with value number `i` replaced.
fn replace<H: Heap + ?Sized>(heap: &mut H, map: Term, i: usize, value: Term) -> Term {
    let words = map.payload();
    if words[i + 1] == value {
        return map;
    }
    let mut words = Terms::from_slice(words);
    words[i + 1] = value;
    heap.boxed(boxed::FLATMAP, &words)
}

pub fn update<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term, value: Term) -> Option<Term> {
    let i = position(parts(map).0, key)?;
    Some(replace(heap, map, i, value))
}

pub fn take<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term) -> Option<(Term, Term)> {
    let (keys, values) = parts(map);
    let i = position(keys, key)?;
    let value = values[i];
    let (keys, values) = (without(keys, i), without(values, i));
    Some((with_new_keys(heap, &keys, &values), value))
}

fn without(terms: &[Term], i: usize) -> Terms {
    let mut all = Terms::from_slice(&terms[..i]);
    all.extend_from_slice(&terms[i + 1..]);
    all
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
    let old: Pairs = pairs(keys, &words[1..]);
    let (all, _) = merged(&old, &new);
    of_sorted(heap, &all)
}

fn pairs(keys: &[Term], values: &[Term]) -> Pairs {
    keys.iter().copied().zip(values.iter().copied()).collect()
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

/// Entries of both, sorted; where keys are equal, `b`'s. And how many keys were equal.
fn merged(a: &[Entry], b: &[Entry]) -> (Pairs, usize) {
    let (mut i, mut j, mut both) = (0, 0, 0);
    let mut all = Pairs::new();
    while i < a.len() && j < b.len() {
        match cmp_keys(a[i].0, b[j].0) {
            Ordering::Less => {
                all.push(a[i]);
                i += 1;
            }
            order => {
                all.push(b[j]);
                j += 1;
                if order.is_eq() {
                    i += 1;
                    both += 1;
                }
            }
        }
    }
    all.extend_from_slice(&a[i..]);
    all.extend_from_slice(&b[j..]);
    (all, both)
}

pub fn merge<H: Heap + ?Sized>(heap: &mut H, a: Term, b: Term) -> Term {
    let ((keys_a, values_a), (keys_b, values_b)) = (parts(a), parts(b));
    if keys_a.as_ptr() == keys_b.as_ptr() {
        return b;
    }
    let (all, both) = merged(&pairs(keys_a, values_a), &pairs(keys_b, values_b));
    if both == keys_a.len() {
        return b;
    }
    if both < keys_b.len() {
        return of_sorted(heap, &all);
    }
    let values: Terms = all.iter().map(|e| e.1).collect();
    with_keys(heap, a.payload()[0], &values)
}
