//! Native records of OTP 29: what the instructions of `ops/records.tab` do with them, and the BIFs of the module `records`.
//!
//! An id is the name of a record of the module that uses it, `{Module, Name}`, or `'_'`: whatever record there is.
use super::exception;
use crate::code::{Module, table};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::record::Record;
use crate::term::{Atom, Term, am, boxed};
use std::sync::Arc;

/// The record is one of that module, and has that name.
pub fn is_of(src: Term, module: Term, name: Term) -> bool {
    Record::of(src).is_some_and(|r| r.module.term() == module && r.name.term() == name)
}

/// The value of a field.
pub fn field(src: Term, field: Term) -> Option<Term> {
    let record = Record::of(src)?;
    let at = record.keys.iter().position(|&key| key == field)?;
    record.values.get(at).copied()
}

/// What makes an operation on a record fail.
pub enum Trouble {
    /// It is no record, or not the one that was asked for, or hidden.
    Record(Term),
    /// It has no such field.
    Field(Term, Term, Term),
    /// A field has neither a value nor a default.
    Value(Term, Term, Term),
}

impl Trouble {
    /// The reason as a term.
    pub fn reason(self, p: &mut Process) -> Term {
        let mut field = |tag, module, name, field| {
            let id = p.tuple(&[module, name]);
            let what = p.tuple(&[id, field]);
            p.tuple(&[tag, what])
        };
        match self {
            Trouble::Field(module, name, key) => field(am::BADFIELD, module, name, key),
            Trouble::Value(module, name, key) => field(am::NOVALUE, module, name, key),
            Trouble::Record(what) => p.tuple(&[am::BADRECORD, what]),
        }
    }
}

/// Sets the exception, and returns no term.
fn fail(p: &mut Process, trouble: Trouble) -> Term {
    let reason = trouble.reason(p);
    exception::set_error(p, reason);
    Term::NONE
}

/// The module whose code holds an address: that of the instruction.
fn own(at: *const u8) -> Option<Arc<Module>> {
    table::module_at(at)
}

/// Makes a record (`src` is nil), or one with other values.
pub fn put(p: &mut Process, at: *const u8, id: Term, src: Term, pairs: &[(Term, Term)]) -> Term {
    let made = match src.is_nil() && id != am::UNDERSCORE {
        true => create(p, at, id, pairs),
        false => of_id(at, src, id).and_then(|_| update(p, src, pairs)),
    };
    made.unwrap_or_else(|trouble| fail(p, trouble))
}

fn create(
    p: &mut Process,
    at: *const u8,
    id: Term,
    pairs: &[(Term, Term)],
) -> Result<Term, Trouble> {
    let own = own(at);
    let (module, name, external) = match id.as_tuple() {
        Some(&[module, name]) => {
            let found = module.as_atom().and_then(table::module);
            let external = own.as_ref().is_none_or(|own| own.name.term() != module);
            (found, name, external)
        }
        _ => (own, id, false),
    };
    let found = module.as_ref().and_then(|module| {
        let name = name.as_atom()?;
        let found = module.records.iter().find(|r| r.name == name)?;
        Some((module, found))
    });
    let Some((module, definition)) = found.filter(|(_, d)| d.exported || !external) else {
        return Err(Trouble::Record(id));
    };
    let (module, name) = (module.name.term(), definition.name.term());
    let mut values = definition.defaults.clone();
    for &(key, value) in pairs {
        match definition.keys.iter().position(|&k| k == key) {
            Some(at) => values[at] = Some(value),
            None => return Err(Trouble::Field(module, name, key)),
        }
    }
    let mut words = vec![definition.term];
    for (value, &key) in values.into_iter().zip(&definition.keys) {
        words.push(value.ok_or(Trouble::Value(module, name, key))?);
    }
    Ok(p.boxed(boxed::RECORD, &words))
}

/// `src` with other values.
pub fn update(p: &mut Process, src: Term, pairs: &[(Term, Term)]) -> Result<Term, Trouble> {
    let record = Record::of(src).ok_or(Trouble::Record(src))?;
    let mut words = src.payload().to_vec();
    for &(key, value) in pairs {
        match record.keys.iter().position(|&k| k == key) {
            Some(at) => words[at + 1] = value,
            None => return Err(no_field(&record, key)),
        }
    }
    Ok(p.boxed(boxed::RECORD, &words))
}

fn no_field(record: &Record, key: Term) -> Trouble {
    Trouble::Field(record.module.term(), record.name.term(), key)
}

/// The record, if it is the one that `id` names, and may be used at `at`.
fn of_id<'t>(at: *const u8, src: Term, id: Term) -> Result<Record<'t>, Trouble> {
    let record = Record::of(src).ok_or(Trouble::Record(src))?;
    if id == am::UNDERSCORE {
        return Ok(record);
    }
    let own = own(at).map(|module| module.name);
    let is_own = own == Some(record.module);
    let fits = match id.as_tuple() {
        Some(&[module, name]) => is_of(src, module, name) && (record.exported || is_own),
        _ => is_own && record.name.term() == id,
    };
    match fits {
        true => Ok(record),
        false => Err(Trouble::Record(src)),
    }
}

/// Whether the record may be taken apart there: it is exported, or (but for `external`) of the same module.
pub fn is_accessible(at: *const u8, src: Term, scope: Term) -> bool {
    let Some(record) = Record::of(src) else {
        return false;
    };
    let is_own = || own(at).is_some_and(|module| module.name == record.module);
    record.exported || scope != am::EXTERNAL && is_own()
}

/// The value of a field of the record that `id` names.
pub fn get_field(p: &mut Process, at: *const u8, src: Term, id: Term, key: Term) -> Term {
    let found =
        of_id(at, src, id).and_then(|record| field(src, key).ok_or_else(|| no_field(&record, key)));
    found.unwrap_or_else(|trouble| fail(p, trouble))
}

/// The definition of a record of a loaded module.
pub fn definition<R>(
    module: Atom,
    name: Atom,
    look: impl FnOnce(&crate::code::records::Definition) -> R,
) -> Option<R> {
    let module = table::module(module)?;
    module.records.iter().find(|r| r.name == name).map(look)
}
