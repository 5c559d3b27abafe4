//! Pids and references of other nodes as plain values, which need no heap.
use crate::heap::Heap;
use crate::term::node::{self, Node};
use crate::term::word::boxed;
use crate::term::{Atom, Term};

/// A process of another node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignPid {
    pub name: Atom,
    creation: u32,
    number: u32,
    serial: u32,
}

impl ForeignPid {
    /// `None`: it is no pid of another node.
    pub fn of(term: Term) -> Option<ForeignPid> {
        if !term.is_boxed_as(boxed::EXT_PID) {
            return None;
        }
        let Node { name, creation } = node::of(term)?;
        let (number, serial) = node::pid_numbers(term)?;
        Some(ForeignPid {
            name,
            creation,
            number,
            serial,
        })
    }
    pub fn term<H: Heap + ?Sized>(self, heap: &mut H) -> Term {
        let id = u64::from(self.number) | u64::from(self.serial) << 32;
        node::external(heap, boxed::EXT_PID, node_of(self.name, self.creation), id)
    }
}

/// A reference of another node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignRef {
    name: Atom,
    creation: u32,
    length: u8,
    numbers: [u32; node::MAX_REF_NUMBERS],
}

impl ForeignRef {
    /// `None`: it is no reference of another node.
    pub fn of(term: Term) -> Option<ForeignRef> {
        if !term.is_boxed_as(boxed::EXT_REF) {
            return None;
        }
        let Node { name, creation } = node::of(term)?;
        let all = node::ref_numbers(term)?;
        let mut numbers = [0; node::MAX_REF_NUMBERS];
        numbers.get_mut(..all.len())?.copy_from_slice(&all);
        Some(ForeignRef {
            name,
            creation,
            length: all.len() as u8,
            numbers,
        })
    }
    pub fn term<H: Heap + ?Sized>(&self, heap: &mut H) -> Term {
        let numbers = &self.numbers[..self.length.into()];
        node::external_ref(heap, node_of(self.name, self.creation), numbers)
    }
}

fn node_of(name: Atom, creation: u32) -> Node {
    Node { name, creation }
}
