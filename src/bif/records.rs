//! The module `records` (OTP 29): native records whose names and fields are known when the program runs.
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::emulator::records::{self, Trouble};
use crate::heap::Heap;
use crate::map;
use crate::process::Process;
use crate::term::record::{self, Record};
use crate::term::{Term, am};

bifs! {
    records {
        "create"/4 => create,
        "get"/2 => get,
        "get_definition"/2 => get_definition,
        "get_field_names"/1 => get_field_names,
        "get_module"/1 => get_module,
        "get_name"/1 => get_name,
        "is_exported"/1 => is_exported,
        "update"/4 => update,
    }
}

fn fault(p: &mut Process, trouble: Trouble) -> Fault {
    Fault::Error(trouble.reason(p))
}

/// The record, or the error `badrecord`.
fn record_of(p: &mut Process, term: Term) -> Result<Record<'static>, Fault> {
    Record::of(term).ok_or_else(|| fault(p, Trouble::Record(term)))
}

/// `create(Module, Name, [{Field, Value}], #{is_exported => boolean()})`.
fn create(p: &mut Process, args: &[Term]) -> Res {
    let &[module, name, fields, options] = args else {
        return badarg();
    };
    let (Some(module), Some(atom)) = (module.as_atom(), name.as_atom()) else {
        return Err(fault(p, Trouble::Record(name)));
    };
    let exported = match options.is_map() {
        true => map::get(options, am::IS_EXPORTED).ok_or(Fault::BADARG)?,
        false => return badarg(),
    };
    if exported != am::TRUE && exported != am::FALSE {
        return badarg();
    }
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for field in fields.list_to_vec().ok_or(Fault::BADARG)? {
        let Some(&[key, value]) = field.as_tuple() else {
            return badarg();
        };
        keys.push(key);
        values.push(value);
    }
    let record = Record {
        module,
        name: atom,
        exported: exported == am::TRUE,
        keys: &keys,
        values: &values,
    };
    record::new(p, &record).ok_or(Fault::BADARG)
}

fn get(p: &mut Process, args: &[Term]) -> Res {
    let record = Record::of(args[1]).ok_or(Fault::BADARG)?;
    match records::field(args[1], args[0]) {
        Some(value) => Ok(value),
        None => {
            let (module, name) = (record.module.term(), record.name.term());
            Err(fault(p, Trouble::Field(module, name, args[0])))
        }
    }
}

/// `{#{is_exported => boolean()}, [Field | {Field, Default}]}`.
fn get_definition(p: &mut Process, args: &[Term]) -> Res {
    let (Some(module), Some(name)) = (args[0].as_atom(), args[1].as_atom()) else {
        return badarg();
    };
    let found = records::definition(module, name, |d| {
        (d.exported, d.keys.clone(), d.defaults.clone())
    });
    let (exported, keys, defaults) = found.ok_or(Fault::BADARG)?;
    let mut fields = Vec::with_capacity(keys.len());
    for (key, default) in keys.into_iter().zip(defaults) {
        fields.push(match default {
            Some(value) => p.tuple(&[key, value]),
            None => key,
        });
    }
    let exported = if exported { am::TRUE } else { am::FALSE };
    let options = map::from_pairs(p, &[(am::IS_EXPORTED, exported)]);
    let fields = p.list(&fields);
    Ok(p.tuple(&[options, fields]))
}

fn get_field_names(p: &mut Process, args: &[Term]) -> Res {
    let record = record_of(p, args[0])?;
    Ok(p.list(record.keys))
}

fn get_module(_: &mut Process, args: &[Term]) -> Res {
    Record::of(args[0])
        .map(|r| r.module.term())
        .ok_or(Fault::BADARG)
}

fn get_name(_: &mut Process, args: &[Term]) -> Res {
    Record::of(args[0])
        .map(|r| r.name.term())
        .ok_or(Fault::BADARG)
}

fn is_exported(p: &mut Process, args: &[Term]) -> Res {
    let record = record_of(p, args[0])?;
    Ok(if record.exported { am::TRUE } else { am::FALSE })
}

/// `update(Record, Module, Name, #{Field => Value})`.
fn update(p: &mut Process, args: &[Term]) -> Res {
    let &[src, module, name, fields] = args else {
        return badarg();
    };
    if !records::is_of(src, module, name) {
        return Err(fault(p, Trouble::Record(src)));
    }
    if !fields.is_map() {
        return badarg();
    }
    let pairs: Vec<(Term, Term)> = map::iter(fields).collect();
    records::update(p, src, &pairs).map_err(|trouble| fault(p, trouble))
}
