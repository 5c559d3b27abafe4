//! The node, and the machine as a process of the operating system.
use super::{Res, badarg};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am, node};

fn node_0(_: &mut Process, _: &[Term]) -> Res {
    Ok(node::name())
}

/// The node of a pid, port or reference.
fn node_1(_: &mut Process, args: &[Term]) -> Res {
    let t = args[0];
    if !t.is_pid() && !t.is_port() && !t.is_reference() {
        return badarg();
    }
    Ok(node::of(t).map_or(am::UNDEFINED, |of| of.name.term()))
}

/// The operating system's number of this process, as text.
fn getpid(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.char_list(&std::process::id().to_string()))
}

/// `system_check(schedulers)`: all of them answer. One that runs this is there.
fn system_check(_: &mut Process, args: &[Term]) -> Res {
    match args[0].as_atom() {
        Some(what) if what.name() == "schedulers" => Ok(am::OK),
        _ => badarg(),
    }
}

crate::bifs! {
    erlang {
        "node"/0 guard => node_0,
        "node"/1 guard => node_1,
    }
    error_logger {
        // Warnings are warnings, unless `+W` says otherwise.
        "warning_map"/0 => |_, _| Ok(am::WARNING),
    }
    erts_internal {
        "system_check"/1 => system_check,
    }
    os {
        "getpid"/0 => getpid,
    }
}
