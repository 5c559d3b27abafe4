//! Where a key stands among a flat map's sorted keys.
//!
//! Most keys are immediates, for which the words alone tell, or the very term that the map has. What is left is mostly tuples
//! of small integers and atoms (variables of a compiler, places of a table): those are compared here, without a call.
use super::flat::cmp_keys;
use crate::term::compare::{eq, order_of_tuples};
use crate::term::word::{Term, boxed};
use std::cmp::Ordering;

/// Up to so many keys are looked at one by one.
const FEW: usize = 8;

/// Where `key` is.
#[inline]
pub fn position(keys: &[Term], key: Term) -> Option<usize> {
    if let Some(i) = same_word(keys, key) {
        return Some(i);
    }
    if key.is_immediate() {
        return None;
    }
    if keys.len() > FEW || key.is_boxed_as(boxed::TUPLE) {
        return search(keys, key).ok();
    }
    keys.iter().position(|&k| eq(k, key))
}

/// Where `key` is, or where it would stand.
#[inline]
pub fn place(keys: &[Term], key: Term) -> Result<usize, usize> {
    match same_word(keys, key) {
        Some(i) => Ok(i),
        None => search(keys, key),
    }
}

#[inline(always)]
fn same_word(keys: &[Term], key: Term) -> Option<usize> {
    keys.iter().position(|&k| k == key)
}

/// Of a key that is none of these words.
fn search(keys: &[Term], key: Term) -> Result<usize, usize> {
    if key.is_boxed_as(boxed::TUPLE) {
        keys.binary_search_by(|&k| cmp_with_tuple(k, key))
    } else {
        keys.binary_search_by(|&k| cmp_keys(k, key))
    }
}

/// `cmp_keys` with a tuple.
#[inline(always)]
fn cmp_with_tuple(k: Term, key: Term) -> Ordering {
    if k.is_boxed()
        && let Some(order) = order_of_tuples(k, key)
    {
        return order;
    }
    cmp_keys(k, key)
}
