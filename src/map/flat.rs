//! Flat maps: `[keys tuple][values…]`, keys sorted by `cmp_keys`.
use super::{Entry, iter, position, trie};
use crate::heap::{Heap, object_from};
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
    if let Some(i) = position(keys, key) {
        return replace(heap, map, i, value);
    }
    if keys.len() == SMALL {
        let mut entries: Vec<_> = iter(map).collect();
        entries.push((key, value));
        return trie::of_unique(heap, &entries);
    }
    let at = keys.partition_point(|&k| cmp_keys(k, key).is_lt());
    let header = tuple_header(keys.len() + 1);
    let keys = object_from(heap, header, inserted(keys, at, key));
    with_keys(heap, keys, inserted(values, at, value))
}

fn inserted(terms: &[Term], at: usize, term: Term) -> impl Iterator<Item = Term> {
    let (before, after) = terms.split_at(at);
    before
        .iter()
        .copied()
        .chain([term])
        .chain(after.iter().copied())
}

/// The map with value number `i` replaced.
fn replace<H: Heap + ?Sized>(heap: &mut H, map: Term, i: usize, value: Term) -> Term {
    let words = map.payload();
    if words[i + 1] == value {
        return map;
    }
    let (before, after) = words.split_at(i + 1);
    let words = before
        .iter()
        .copied()
        .chain([value])
        .chain(after[1..].iter().copied());
    object_from(heap, map.boxed_header(), words)
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
        n => object_from(heap, tuple_header(n - 1), without(keys, i)),
    };
    Some((with_keys(heap, rest, without(values, i)), values[i]))
}

fn without(terms: &[Term], i: usize) -> impl Iterator<Item = Term> {
    terms[..i].iter().chain(&terms[i + 1..]).copied()
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
    let mut a = keys.iter().copied().zip(values.iter().copied()).peekable();
    let mut equal = 0;
    for entry in b {
        while let Some(before) = a.next_if(|e| cmp_keys(e.0, entry.0).is_lt()) {
            all.push(before);
        }
        if a.next_if(|e| eq(e.0, entry.0)).is_some() {
            equal += 1;
        }
        all.push(entry);
    }
    all.extend(a);
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
