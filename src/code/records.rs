//! The native records that a module defines (OTP 29): its `Recs` chunk as terms.
use crate::heap::Heap;
use crate::loader::Prepared;
use crate::loader::op::Arg;
use crate::tables::tag;
use crate::term::{Atom, Term, am};

/// What a record's values are when it is made: by the module's own definition.
pub struct Definition {
    pub name: Atom,
    /// Whether other modules may make, read and change it.
    pub exported: bool,
    /// Field names in the order of the declaration.
    pub keys: Vec<Term>,
    /// What a field is when it is not given.
    pub defaults: Vec<Option<Term>>,
    /// The first word of its records: `{Module, Name, Exported, Keys}`, in the module's literals.
    pub term: Term,
}

impl Definition {
    /// The definitions in a file, their terms made in the module's literals.
    pub fn all(records: &[crate::beam::Record], prepared: &mut Prepared) -> Vec<Definition> {
        records.iter().map(|r| Self::new(r, prepared)).collect()
    }

    fn new(record: &crate::beam::Record, prepared: &mut Prepared) -> Definition {
        let name = prepared.atom(record.name);
        let exported = prepared.atom(record.exported).term();
        let fields = &record.fields;
        let keys: Vec<Term> = fields
            .iter()
            .map(|f| prepared.atom(f.name).term())
            .collect();
        let constant = |arg: &Arg| match arg.tag {
            tag::A => prepared.atom(arg.val as u32).term(),
            _ => prepared.constant(arg),
        };
        let defaults = fields
            .iter()
            .map(|f| f.default.as_ref().map(constant))
            .collect();
        let names = prepared.literals.tuple(&keys);
        let parts = [prepared.module.term(), name.term(), exported, names];
        Definition {
            name,
            exported: exported == am::TRUE,
            keys,
            defaults,
            term: prepared.literals.tuple(&parts),
        }
    }
}
