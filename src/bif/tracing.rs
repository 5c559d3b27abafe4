//! Tracing, sequential tracing, profiling and monitoring of the system: none of it is there. Nobody is traced, and what would
//! start it says `notsup`; what only asks, or ends it, answers as where nothing is traced.
use super::{Fault, Res, badarg};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Atom, Term, am, unique};

crate::bifs! {
    erlang {
        "seq_trace"/2 => |_, args| set_token(args),
        "seq_trace_info"/1 => token_info,
        "seq_trace_print"/1 => |_, _| Ok(am::FALSE),
        "seq_trace_print"/2 => |_, _| Ok(am::FALSE),
        "system_profile"/0 => |_, _| Ok(am::UNDEFINED),
        "system_profile"/2 => |_, args| watch(args[0]),
        "trace_delivered"/1 => trace_delivered,
        "trace_info"/2 => |p, args| trace_info(p, &[am::ANY, args[0], args[1]]),
    }
    erts_internal {
        // With a session (OTP 28).
        "system_monitor"/1 => |_, _| Ok(am::UNDEFINED),
        "system_monitor"/3 => |_, args| watch(args[1]),
        "trace"/3 => |_, args| trace(args[1]),
        "trace"/4 => |_, args| trace(args[2]),
        "trace_info"/3 => trace_info,
        "trace_pattern"/3 => |_, args| trace(args[1]),
        "trace_pattern"/4 => |_, args| trace(args[2]),
        "trace_session_create"/3 => |_, _| Err(Fault::Error(am::NOTSUP)),
        "trace_session_destroy"/1 => |_, _| Ok(am::FALSE),
    }
}

/// To be told of what happens in the machine; `undefined`: no more.
fn watch(by: Term) -> Res {
    if by == am::UNDEFINED {
        return Ok(am::UNDEFINED);
    }
    Err(Fault::Error(am::NOTSUP))
}

/// How many processes or functions that concerns; to end what isn't there concerns none.
fn trace(how: Term) -> Res {
    if how == am::FALSE {
        return Ok(Term::small(0));
    }
    Err(Fault::Error(am::NOTSUP))
}

fn trace_info(p: &mut Process, args: &[Term]) -> Res {
    let (what, item) = (args[1], args[2]);
    let of_function = what.is_tuple();
    let value = match item.as_atom().map(Atom::name).unwrap_or_default() {
        "flags" | "tracer" if !of_function => Term::NIL,
        "session" => Term::NIL,
        _ if of_function => am::FALSE,
        _ => return badarg(),
    };
    Ok(p.tuple(&[item, value]))
}

/// There are no messages of a tracer to be waited for: they have all been delivered.
fn trace_delivered(p: &mut Process, args: &[Term]) -> Res {
    if args[0] != am::ALL && !args[0].is_local_pid() {
        return badarg();
    }
    let number = unique::reference();
    let reference = p.reference(number);
    let message = [Atom::new("trace_delivered").term(), args[0], reference];
    let message = p.tuple(&message);
    p.push_message(message);
    Ok(reference)
}

/// The token of sequential tracing can be taken away, not given.
fn set_token(args: &[Term]) -> Res {
    let takes_away = args[0]
        .as_atom()
        .is_some_and(|a| a.name() == "sequential_trace_token")
        && args[1].is_nil()
        || args[1] == am::FALSE;
    if takes_away {
        return Ok(Term::NIL);
    }
    Err(Fault::Error(am::NOTSUP))
}

fn token_info(p: &mut Process, args: &[Term]) -> Res {
    let value = match args[0].as_atom().map(Atom::name).unwrap_or_default() {
        "send"
        | "receive"
        | "print"
        | "timestamp"
        | "monotonic_timestamp"
        | "strict_monotonic_timestamp" => am::FALSE,
        "label" | "serial" | "enabled" | "all" => return Ok(Term::NIL),
        _ => return badarg(),
    };
    Ok(p.tuple(&[args[0], value]))
}
