//! ETS: tables of objects that processes share.
//!
//! A `Table` is found by its name or by a reference to it (`registry`). Its objects (`object`) are copies, each in an allocation of
//! its own; they lie in *stripes*, each of which has a lock and is a table of its own: a hash table (`hash`) or, for `ordered_set`, a
//! tree (`tree`). Most tables have one stripe; hash tables that want concurrency have many. What is here knows nothing
//! of BIFs: those are `bif::ets`.
mod hash;
mod held;
mod lock;
pub mod object;
pub mod registry;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod tree;

pub use hash::Hash;
pub use held::{Held, Work};
pub use object::Object;
pub use store::Store;
pub use table::{Gone, Heir, Table};
pub use tree::{Place, Tree};

use crate::term::compare::{cmp, eq};
use crate::term::word::boxed;
use crate::term::{Atom, Term};
use std::cmp::Ordering;

/// What sort of table: which keys are the same, and how many objects one key may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Keys are the same if they match; one object each.
    Set,
    /// Keys are the same if they compare equal; one object each, in order.
    OrderedSet,
    /// Several different objects with the same key.
    Bag,
    DuplicateBag,
}

/// Who may do what; the owner may do all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Protection {
    Public,
    /// Others may read.
    Protected,
    Private,
}

/// What a process wants of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
    /// What anybody may know.
    Info,
}

/// `write_concurrency`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteConcurrency {
    Off,
    On,
    Auto,
}

/// What a table was made with.
#[derive(Debug, Clone)]
pub struct Options {
    pub name: Atom,
    pub named: bool,
    pub kind: Kind,
    pub protection: Protection,
    /// Index of the key in the tuples, from 0.
    pub key: usize,
    pub read_concurrency: bool,
    pub write_concurrency: WriteConcurrency,
    pub decentralized_counters: bool,
    pub compressed: bool,
}

/// What came of putting an object in.
pub enum Inserted {
    New,
    /// It has taken the place of this one.
    Replaced(Object),
    /// A bag had it already.
    Same,
}

/// The hash by which a table of that kind finds a key.
#[inline]
pub fn hash_of(kind: Kind, key: Term) -> u64 {
    if kind == Kind::OrderedSet {
        0
    } else {
        crate::term::hash::hash(key)
    }
}

/// The elements of two tuples of the same size.
#[inline(always)]
fn tuples<'a>(a: Term, b: Term) -> Option<(&'a [Term], &'a [Term])> {
    if !(a.is_boxed_as(boxed::TUPLE) && b.is_boxed() && a.boxed_header() == b.boxed_header()) {
        return None;
    }
    Some((a.payload(), b.payload()))
}

/// As `cmp`, quicker for tuples of immediates, which are what keys of ordered tables often are.
#[inline]
fn order(a: Term, b: Term) -> Ordering {
    let Some((left, right)) = tuples(a, b) else {
        return cmp(a, b);
    };
    for (&a, &b) in left.iter().zip(right) {
        if a != b {
            match cmp(a, b) {
                Ordering::Equal => {}
                order => return order,
            }
        }
    }
    Ordering::Equal
}

/// As `eq`, quicker for tuples of immediates.
#[inline]
fn is_same(a: Term, b: Term) -> bool {
    if a == b {
        return true;
    }
    match tuples(a, b) {
        Some((left, right)) => left.iter().zip(right).all(|(&a, &b)| eq(a, b)),
        None => eq(a, b),
    }
}
