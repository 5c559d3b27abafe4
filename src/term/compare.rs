//! Comparing terms: equality and Erlang's term order.
//!
//! number < atom < reference < fun < port < pid < tuple < record < map < `[]` < list < bitstring. Integers
//! and floats compare by value, without loss of precision. Nothing here recurses on the native
//! stack: terms may be as deep as the heap is large.
mod equal;
mod flat;
mod maps;
mod order;

use super::word::{Term, boxed};
use std::cmp::Ordering;

pub use flat::cmp_int_float;

/// How numbers of different types compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// By value, as `==` and `<` do.
    Value,
    /// Types count: every integer is before every float, `-0.0` before `0.0`. For map keys and `=:=`.
    Exact,
}

/// `a =:= b`.
#[inline(always)]
pub fn eq(a: Term, b: Term) -> bool {
    if a == b {
        return true;
    }
    // Different immediates differ, and a pointer never equals an immediate.
    if !(a.is_pointer() && b.is_pointer()) {
        return false;
    }
    equal::exactly(a, b)
}

/// `a == b`: as `eq`, but `1 == 1.0`.
#[inline(always)]
pub fn eq_num(a: Term, b: Term) -> bool {
    if a == b {
        return true;
    }
    // One of two different immediates or atoms never equals the other; a small may equal a float.
    if a.is_immediate() && b.is_immediate() || a.is_atom() || b.is_atom() {
        return false;
    }
    equal::equal(a, b, Mode::Value)
}

/// The order of two boxed terms that are tuples of one size, if the first elements that differ are small integers, or none
/// differ. Whether integers and floats are told apart makes no difference to these.
#[inline(always)]
pub fn order_of_tuples(a: Term, b: Term) -> Option<Ordering> {
    let header = a.boxed_header();
    if header != b.boxed_header() || header.header_subtag() != boxed::TUPLE {
        return None;
    }
    for (&x, &y) in a.payload().iter().zip(b.payload()) {
        if x != y {
            let small = Term::both_small(x, y);
            return small.then(|| (x.raw() as i64).cmp(&(y.raw() as i64)));
        }
    }
    Some(Ordering::Equal)
}

/// Standard term order (`<`, `==`).
#[inline(always)]
pub fn cmp(a: Term, b: Term) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    if Term::both_small(a, b) {
        return (a.raw() as i64).cmp(&(b.raw() as i64));
    }
    if a.is_boxed()
        && b.is_boxed()
        && let Some(order) = order_of_tuples(a, b)
    {
        return order;
    }
    order::order(a, b, Mode::Value)
}

/// Order of map keys: as `cmp`, but integers are before floats.
#[inline(always)]
pub fn cmp_exact(a: Term, b: Term) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    if Term::both_small(a, b) {
        return (a.raw() as i64).cmp(&(b.raw() as i64));
    }
    order::order(a, b, Mode::Exact)
}

#[cfg(test)]
mod tests;
