//! Drivers in libraries: none can be loaded, and none is. Everything answers as OTP does of a library that is not there.
use super::{Fault, Res, badarg, iolist};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Atom, Term, am, unique};

crate::bifs! {
    erl_ddll {
        "try_load"/3 => try_load,
        "try_unload"/2 => try_unload,
        "loaded_drivers"/0 => |p, _| Ok(p.tuple(&[am::OK, Term::NIL])),
        "info"/2 => |_, _| badarg(),
        "format_error_int"/1 => format_error,
        "monitor"/2 => monitor,
        "demonitor"/1 => demonitor,
    }
}

/// The dynamic loader's "there is no such library", as `format_error_int/1` explains it.
const NO_LIBRARY: i64 = -10;

/// What errors mean, by their atoms.
const ERRORS: [(&str, &str); 8] = [
    (
        "inconsistent",
        "Driver name and/or driver options are inconsistent with currently loaded driver",
    ),
    (
        "linked_in_driver",
        "Driver is statically linked and cannot be loaded/unloaded",
    ),
    (
        "permanent",
        "DDLL driver is permanent an cannot be unloaded/loaded",
    ),
    ("not_loaded", "DDLL driver is not loaded"),
    (
        "not_loaded_by_this_process",
        "DDLL driver was not loaded by this process",
    ),
    ("not_pending", "DDLL load not pending for this driver name"),
    (
        "already_loaded",
        "DDLL driver is already loaded successfully",
    ),
    ("bad_driver_name", "Bad driver name"),
];

/// A driver's name: an atom or a text.
fn is_name(t: Term) -> bool {
    t.is_atom() || iolist::to_vec(t).is_some()
}

/// Options are pairs: `{driver_options, _}`, `{monitor, _}`, `{reload, _}`.
fn are_options(list: Term) -> bool {
    let pairs = |t: Term| t.as_tuple().is_some_and(|pair| pair.len() == 2);
    list.list_to_vec()
        .is_some_and(|all| all.into_iter().all(pairs))
}

fn try_load(p: &mut Process, args: &[Term]) -> Res {
    let path_is_good = args[0].is_atom() || iolist::to_vec(args[0]).is_some();
    if !path_is_good || !is_name(args[1]) || !are_options(args[2]) {
        return badarg();
    }
    let reason = [Atom::new("open_error").term(), Term::small(NO_LIBRARY)];
    let reason = p.tuple(&reason);
    Ok(p.tuple(&[am::ERROR, reason]))
}

fn try_unload(p: &mut Process, args: &[Term]) -> Res {
    let is_option = |t: Term| {
        t.as_tuple().is_some_and(|pair| pair.len() == 2) || t == Atom::new("kill_ports").term()
    };
    let options = args[1].list_to_vec().ok_or(Fault::BADARG)?;
    if !is_name(args[0]) || !options.into_iter().all(is_option) {
        return badarg();
    }
    Ok(p.tuple(&[am::ERROR, Atom::new("not_loaded").term()]))
}

fn format_error(p: &mut Process, args: &[Term]) -> Res {
    let what = match args[0].as_tuple() {
        Some(&[_, number]) => {
            let number = number.as_small().ok_or(Fault::BADARG)?;
            match number {
                NO_LIBRARY => "cannot open shared object file: No such file or directory",
                _ => "Unspecified error",
            }
        }
        _ => {
            let name = args[0].as_atom().map(Atom::name).unwrap_or_default();
            let known = ERRORS.iter().find(|(error, _)| *error == name);
            known.map(|(_, text)| *text).ok_or(Fault::BADARG)?
        }
    };
    Ok(p.char_list(what))
}

/// `{'DOWN', Reference, driver, Name, unloaded}` comes at once.
fn monitor(p: &mut Process, args: &[Term]) -> Res {
    let driver = Atom::new("driver").term();
    let Some(&[name, when]) = args[1].as_tuple() else {
        return badarg();
    };
    let waits_for = when.as_atom().map(Atom::name).unwrap_or_default();
    let is_known = ["loaded", "unloaded", "unloaded_only"].contains(&waits_for);
    if args[0] != driver || !is_known || !is_name(name) {
        return badarg();
    }
    let reference = p.reference(unique::reference());
    let unloaded = Atom::new("unloaded").term();
    let message = p.tuple(&[am::DOWN, reference, driver, name, unloaded]);
    p.push_message(message);
    Ok(reference)
}

fn demonitor(_: &mut Process, args: &[Term]) -> Res {
    if args[0].is_reference() {
        Ok(am::TRUE)
    } else {
        badarg()
    }
}
