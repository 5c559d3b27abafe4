//! Native records (OTP 29): what a record term looks like inside.
//!
//! `RECORD` is `[definition][values…]`; the definition is a tuple `{Module, Name, Exported, Keys}`, with
//! `Keys` a tuple of atoms in the order in which the record was declared. Records of one definition
//! may share it, but need not.
use crate::heap::Heap;
use crate::term::word::{Term, boxed};
use crate::term::{Atom, am};
use std::collections::HashSet;

/// A record, taken apart.
#[derive(Clone, Copy)]
pub struct Record<'t> {
    pub module: Atom,
    pub name: Atom,
    pub exported: bool,
    pub keys: &'t [Term],
    pub values: &'t [Term],
}

impl<'t> Record<'t> {
    /// `None`: not a record.
    pub fn of(term: Term) -> Option<Record<'t>> {
        if !term.is_boxed_as(boxed::RECORD) {
            return None;
        }
        let (&definition, values) = term.payload().split_first()?;
        let &[module, name, exported, keys] = definition.as_tuple()? else {
            return None;
        };
        Some(Record {
            module: module.as_atom()?,
            name: name.as_atom()?,
            exported: exported == am::TRUE,
            keys: keys.as_tuple()?,
            values,
        })
    }

    /// Keys with their values.
    pub fn fields(&self) -> Vec<(Term, Term)> {
        let keys = self.keys.iter().copied();
        keys.zip(self.values.iter().copied()).collect()
    }
}

/// A record of its own definition; `None` when the keys are not different atoms.
pub fn new<H: Heap + ?Sized>(heap: &mut H, record: &Record) -> Option<Term> {
    let mut seen = HashSet::new();
    let mut keys = record.keys.iter();
    if !keys.all(|key| key.is_atom() && seen.insert(*key)) || seen.len() != record.values.len() {
        return None;
    }
    let exported = if record.exported { am::TRUE } else { am::FALSE };
    let keys = heap.tuple(record.keys);
    let definition = [record.module.term(), record.name.term(), exported, keys];
    let mut words = vec![heap.tuple(&definition)];
    words.extend_from_slice(record.values);
    Some(heap.boxed(boxed::RECORD, &words))
}
