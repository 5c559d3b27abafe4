//! Loading, deleting and purging modules: what OTP's `erlang`, `code_server` and `erts_code_purger` are built on.
use super::{Fault, Res, badarg, boolean};
use crate::beam::{self, ChunkId, File};
use crate::code::loading::{self, Finished, PreparedCode};
use crate::code::purge::{self, Which};
use crate::code::{exports, table};
use crate::heap::{Heap, Resource};
use crate::loader;
use crate::nif;
use crate::process::Process;
use crate::scheduler::registry;
use crate::term::{Atom, Term, am, unique};
use crate::tracing::{self, pattern};
use parking_lot::MutexGuard;

crate::bifs! {
    erlang {
        "finish_loading"/1 => finish_loading,
        "has_prepared_code_on_load"/1 => has_prepared_code_on_load,
        "call_on_load_function"/1 => call_on_load_function,
        "finish_after_on_load"/2 => finish_after_on_load,
        "delete_module"/1 => delete_module,
        "load_nif"/2 => load_nif,
    }
    erts_internal {
        "prepare_loading"/2 => prepare_loading,
        "beamfile_chunk"/2 => beamfile_chunk,
        "beamfile_module_md5"/1 => beamfile_module_md5,
        "check_process_code"/1 => check_process_code,
        "check_dirty_process_code"/2 => |_, _| Err(Fault::Error(am::NOTSUP)),
        "purge_module"/2 => purge_module,
    }
    // Literals are let go of without OTP's process for it: it never has anything to do.
    erts_literal_area_collector {
        "release_area_switch"/0 => |_, _| Ok(am::FALSE),
        "send_copy_request"/3 => |_, _| Err(Fault::Error(am::NOTSUP)),
    }
}

fn atom(t: Term) -> Result<Atom, Fault> {
    t.as_atom().ok_or(Fault::BADARG)
}

fn bytes(t: Term) -> Result<Vec<u8>, Fault> {
    t.to_bytes().map(|b| b.to_vec()).ok_or(Fault::BADARG)
}

/// `{Tag, What}`
fn tagged(p: &mut Process, tag: Term, what: Term) -> Res {
    Ok(p.tuple(&[tag, what]))
}

/// A magic reference that stands for the prepared code, or `{error, badfile}`; why is told on standard error.
fn prepare_loading(p: &mut Process, args: &[Term]) -> Res {
    let name = atom(args[0])?;
    let refused = match loader::load(&bytes(args[1])?) {
        Ok(module) if module.name == name => {
            let code = Resource::new(Box::new(PreparedCode::new(module)));
            return Ok(p.magic_ref(unique::reference(), code));
        }
        Ok(module) => format!("it is the module {}", module.name.name()),
        Err(error) => error.to_string(),
    };
    eprintln!("purlin: Error loading module {}: {refused}", name.name());
    tagged(p, am::ERROR, am::BADFILE)
}

fn prepared<'a>(reference: Term) -> Result<&'a PreparedCode, Fault> {
    let resource = Resource::of(reference).and_then(Resource::get);
    resource.ok_or(Fault::BADARG)
}

fn has_prepared_code_on_load(_: &mut Process, args: &[Term]) -> Res {
    let code = prepared(args[0])?;
    Ok(boolean(code.has_on_load && !code.is_spent()))
}

fn finish_loading(p: &mut Process, args: &[Term]) -> Res {
    let list = args[0].list_to_vec().ok_or(Fault::BADARG)?;
    let all: Vec<&PreparedCode> = list.into_iter().map(prepared).collect::<Result<_, _>>()?;
    if all.len() > 1 && all.iter().any(|code| code.has_on_load) {
        return Err(Fault::SYSTEM_LIMIT);
    }
    let replaced = all
        .iter()
        .filter(|code| !code.has_on_load && !table::has_old(code.name));
    let traces = leave_traces(replaced.map(|code| code.name))?;
    let (tag, names) = match loading::finish(&all) {
        Finished::Done => {
            trace_loaded(traces, all.iter().map(|code| code.name));
            return Ok(am::OK);
        }
        Finished::Spent => return badarg(),
        Finished::NoMemory(error) => {
            eprintln!("purlin: {error}");
            return Err(Fault::SYSTEM_LIMIT);
        }
        Finished::OnLoad(names) => (am::ON_LOAD, names),
        Finished::NotPurged(names) => (am::NOT_PURGED, names),
        Finished::Duplicated(names) => (am::DUPLICATED, names),
    };
    let names: Vec<Term> = names.into_iter().map(Atom::term).collect();
    let names = p.list(&names);
    tagged(p, tag, names)
}

/// Before modules are replaced or deleted: nothing in them is traced any more. What is returned is to be held until they are.
fn leave_traces(names: impl Iterator<Item = Atom>) -> Result<Traces, Fault> {
    if !pattern::may_concern_modules() {
        return Ok(None);
    }
    let permission = tracing::permission().ok_or(Fault::Yield)?;
    for module in names.filter_map(table::module) {
        pattern::module_goes(&module);
    }
    Ok(Some(permission))
}

type Traces = Option<MutexGuard<'static, ()>>;

/// After modules have been loaded: what is to be traced of those that are.
fn trace_loaded(traces: Traces, names: impl Iterator<Item = Atom>) {
    if traces.is_some() {
        let loaded = names.filter_map(table::module);
        loaded.for_each(|module| pattern::module_comes(&module));
    }
}

/// A name that no function has: what leads to the `on_load` function while it may be called.
const ON_LOAD: &str = "-on_load-";

/// Goes on in the module's `on_load` function.
fn call_on_load_function(_: &mut Process, args: &[Term]) -> Res {
    let name = atom(args[0])?;
    let module = loading::waits(name).ok_or(Fault::BADARG)?;
    let function = module.on_load_function().ok_or(Fault::BADARG)?;
    let export = exports::try_export(name, Atom::new(ON_LOAD), 0);
    let export = export.map_err(|_| Fault::SYSTEM_LIMIT)?;
    exports::publish(export, module.base().wrapping_add(function.entry as usize));
    Err(Fault::Trap {
        module: export.module,
        function: export.function,
        args: Vec::new(),
    })
}

/// The `on_load` function has returned; with `false` its module is to be purged.
fn finish_after_on_load(_: &mut Process, args: &[Term]) -> Res {
    if !args[1].is_boolean() {
        return badarg();
    }
    let name = atom(args[0])?;
    loading::waits(name).ok_or(Fault::BADARG)?;
    let traces = match args[1] {
        am::TRUE => leave_traces(std::iter::once(name))?,
        _ => None,
    };
    if let Some(export) = exports::existing(name, Atom::new(ON_LOAD), 0) {
        exports::retract(export);
    }
    if args[1] == am::TRUE {
        loading::keep(name);
        trace_loaded(traces, std::iter::once(name));
    }
    Ok(am::TRUE)
}

fn delete_module(_: &mut Process, args: &[Term]) -> Res {
    let name = atom(args[0])?;
    let _traces = match table::has_old(name) {
        false => leave_traces(std::iter::once(name))?,
        true => None,
    };
    match loading::delete(name) {
        table::Deleted::Done => Ok(am::TRUE),
        table::Deleted::Unknown => Ok(am::UNDEFINED),
        table::Deleted::HasOld => badarg(),
    }
}

/// The calling process' own: nothing is live but what its frames hold.
fn check_process_code(p: &mut Process, args: &[Term]) -> Res {
    let old = purge::old(atom(args[0])?);
    // Where it is now is the caller of this function.
    let at = p.exec.bif_at;
    let is_there = old.iter().any(|module| {
        let code = module.addresses();
        code.contains(&at.addr()) || p.returns_to(&code)
    });
    Ok(boolean(is_there))
}

/// A step of a purge, for the process that does it.
fn purge_module(p: &mut Process, args: &[Term]) -> Res {
    let purger = registry::whereis(Atom::new("erts_code_purger"));
    if purger.is_none_or(|entry| entry.pid != p.regs.pid) {
        return Err(Fault::Error(am::NOTSUP));
    }
    let name = atom(args[0])?;
    let prepare = |which| {
        purge::prepare(name, which)
            .map(boolean)
            .ok_or(Fault::BADARG)
    };
    match atom(args[1])?.name() {
        "prepare" => prepare(Which::Old),
        "prepare_on_load" => prepare(Which::Failed),
        "abort" if purge::abort(name) => Ok(am::FALSE),
        "complete" if purge::complete(name) => Ok(am::TRUE),
        _ => badarg(),
    }
}

/// The contents of a chunk whose name is given as a list of four bytes.
fn beamfile_chunk(p: &mut Process, args: &[Term]) -> Res {
    let id = args[1].list_to_vec().ok_or(Fault::BADARG)?;
    let byte = |t: Term| t.as_small().and_then(|n| u8::try_from(n).ok());
    let id: Vec<u8> = id
        .into_iter()
        .map(byte)
        .collect::<Option<_>>()
        .ok_or(Fault::BADARG)?;
    let id: [u8; 4] = id.try_into().map_err(|_| Fault::BADARG)?;
    let bytes = bytes(args[0])?;
    let chunk = beam::chunk(&bytes, ChunkId(id)).filter(|chunk| !chunk.is_empty());
    Ok(chunk.map_or(am::UNDEFINED, |chunk| p.binary(chunk)))
}

/// The MD5 of what makes the module what it is, `undefined` for what is no module.
fn beamfile_module_md5(p: &mut Process, args: &[Term]) -> Res {
    let bytes = bytes(args[0])?;
    match File::parse(&bytes) {
        Ok(file) => Ok(p.binary(&file.md5())),
        Err(_) => Ok(am::UNDEFINED),
    }
}

/// The natives of OTP's own modules are there already. Libraries in machine code are not loaded.
fn load_nif(p: &mut Process, args: &[Term]) -> Res {
    super::iolist::to_vec(args[0]).ok_or(Fault::BADARG)?;
    let caller = table::module_at(p.exec.bif_at);
    if caller.is_some_and(|module| nif::load(p, module.name, args[1])) {
        return Ok(am::OK);
    }
    let why = p.char_list("Purlin loads no NIF libraries");
    let reason = p.tuple(&[Atom::new("load_failed").term(), why]);
    tagged(p, am::ERROR, reason)
}
