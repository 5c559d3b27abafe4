//! Maps: reading, changing, merging and iterating them, whatever their shape.
//!
//! Up to 32 entries a map is flat (`flat`): a tuple of sorted keys, which maps with the same keys share,
//! and the values. Beyond that it is a trie (`trie`). Equal maps have equal shapes, in both: comparing
//! and hashing lean on that (K1).
//!
//! All functions that take a map expect one (`Term::is_map`).
mod flat;
mod iter;
mod search;
#[cfg(test)]
mod tests;
mod trie;

use crate::heap::Heap;
use crate::term::word::{Term, boxed};

pub use flat::{SMALL, cmp_keys, with_keys};
pub use iter::Entries;
pub use trie::{Statistics, children, statistics};

/// A key with its value.
pub type Entry = (Term, Term);

#[inline(always)]
fn is_flat(map: Term) -> bool {
    map.boxed_header().header_subtag() == boxed::FLATMAP
}

/// Number of entries.
#[inline]
pub fn size(map: Term) -> usize {
    if is_flat(map) {
        map.boxed_header().header_arity() - 1
    } else {
        trie::size(map)
    }
}

/// The key's value.
#[inline]
pub fn get(map: Term, key: Term) -> Option<Term> {
    if is_flat(map) {
        flat::get(map, key)
    } else {
        trie::get(map, key)
    }
}

pub fn empty<H: Heap + ?Sized>(heap: &mut H) -> Term {
    heap.boxed(boxed::FLATMAP, &[flat::no_keys()])
}

/// The map with one entry more, or with the key's value replaced.
pub fn put<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term, value: Term) -> Term {
    if is_flat(map) {
        flat::put(heap, map, key, value)
    } else {
        trie::put(heap, map, key, value)
    }
}

/// The map with the key's value replaced; `None` when it has no such key.
pub fn update<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term, value: Term) -> Option<Term> {
    if is_flat(map) {
        flat::update(heap, map, key, value)
    } else {
        trie::get(map, key)?;
        Some(trie::put(heap, map, key, value))
    }
}

/// The map without the key, and the value that it had; `None` when it has no such key.
pub fn take<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term) -> Option<(Term, Term)> {
    if is_flat(map) {
        flat::take(heap, map, key)
    } else {
        trie::take(heap, map, key)
    }
}

/// The map without the key.
pub fn remove<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term) -> Term {
    take(heap, map, key).map_or(map, |(rest, _)| rest)
}

/// The map with all entries put, one after the other.
pub fn put_all<H: Heap + ?Sized>(heap: &mut H, map: Term, entries: &[Entry]) -> Term {
    match entries {
        [] => map,
        &[(key, value)] => put(heap, map, key, value),
        _ if is_flat(map) => flat::put_all(heap, map, entries),
        _ => trie::put_all(heap, map, entries, false),
    }
}

/// The map with the values of all keys replaced; the first key, in the order of flat maps, that it does not have is the error.
pub fn update_all<H: Heap + ?Sized>(
    heap: &mut H,
    map: Term,
    entries: &[Entry],
) -> Result<Term, Term> {
    if is_flat(map) {
        return flat::update_all(heap, map, entries)
            .map_err(|key| first_missing(map, entries, key));
    }
    match entries.iter().find(|e| trie::get(map, e.0).is_none()) {
        Some(missing) => Err(first_missing(map, entries, missing.0)),
        None => Ok(put_all(heap, map, entries)),
    }
}

/// Of the keys that the map does not have the first one, which may be `known`. OTP's loader sorts them.
fn first_missing(map: Term, entries: &[Entry], known: Term) -> Term {
    let missing = entries
        .iter()
        .map(|e| e.0)
        .filter(|&key| get(map, key).is_none());
    missing
        .min_by(|&a, &b| flat::cmp_keys(a, b))
        .unwrap_or(known)
}

/// A map of the entries; of those with the same key the last one counts.
pub fn from_pairs<H: Heap + ?Sized>(heap: &mut H, entries: &[Entry]) -> Term {
    if entries.len() <= 2 * SMALL {
        flat::from_pairs(heap, entries)
    } else {
        trie::from_pairs(heap, entries)
    }
}

/// A map of both maps' entries; for keys that are in both, `b`'s values count.
pub fn merge<H: Heap + ?Sized>(heap: &mut H, a: Term, b: Term) -> Term {
    let (from_a, from_b) = (size(a), size(b));
    if from_b == 0 || a == b {
        a
    } else if from_a == 0 {
        b
    } else if is_flat(a) && is_flat(b) {
        flat::merge(heap, a, b)
    } else if !is_flat(a) && !is_flat(b) {
        trie::merge(heap, a, b)
    } else if from_b <= from_a {
        let entries: Vec<_> = iter(b).collect();
        trie::put_all(heap, a, &entries, false)
    } else {
        let entries: Vec<_> = iter(a).collect();
        trie::put_all(heap, b, &entries, true)
    }
}

/// The entries, in the map's own order: the same for equal maps.
pub fn iter(map: Term) -> Entries {
    Entries::new(map)
}

/// The keys of a flat map, as a tuple.
pub fn keys_tuple(map: Term) -> Option<Term> {
    is_flat(map).then(|| map.payload()[0])
}
