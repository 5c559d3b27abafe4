//! Raising exceptions, and ending the machine.
use super::{Class, Fault, Res, badarg};
use crate::emulator::exception;
use crate::process::Process;
use crate::term::{Term, am};

fn error_1(_: &mut Process, args: &[Term]) -> Res {
    Err(Fault::ErrorCall {
        reason: args[0],
        args: None,
        error_info: None,
    })
}

fn error_2(_: &mut Process, args: &[Term]) -> Res {
    Err(Fault::ErrorCall {
        reason: args[0],
        args: given(args[1])?,
        error_info: None,
    })
}

/// Options that are none are ignored, as OTP does.
fn error_3(p: &mut Process, args: &[Term]) -> Res {
    let options = args[2].list_to_vec().unwrap_or_default();
    let is_info = |o: &&Term| matches!(o.as_tuple(), Some(&[key, value]) if key == am::ERROR_INFO && value.is_map());
    let info = options.iter().find(is_info).copied();
    let error_info = info.map(|i| crate::heap::Heap::list(p, &[i]));
    Err(Fault::ErrorCall {
        reason: args[0],
        args: given(args[1])?,
        error_info,
    })
}

/// The argument list of `error/2,3`; `none` stands for the arity alone.
fn given(args: Term) -> Result<Option<Term>, Fault> {
    if args == am::NONE {
        return Ok(None);
    }
    // A list that is none is kept out of the trace, as OTP does.
    Ok(args.list_len().map(|_| args))
}

/// An ordinary BIF that fails: its own call comes first in the trace.
fn nif_error(_: &mut Process, args: &[Term]) -> Res {
    Err(Fault::Error(args[0]))
}

fn exit_1(_: &mut Process, args: &[Term]) -> Res {
    Err(Fault::Exit(args[0]))
}

fn throw(_: &mut Process, args: &[Term]) -> Res {
    Err(Fault::Throw(args[0]))
}

fn raise(p: &mut Process, args: &[Term]) -> Res {
    let class = match args[0] {
        c if c == am::ERROR => Class::Error,
        c if c == am::EXIT_LOWER => Class::Exit,
        c if c == am::THROW => Class::Throw,
        _ => return Ok(am::BADARG),
    };
    if !is_stacktrace(args[2]) {
        return Ok(am::BADARG);
    }
    let trace = in_full(p, args[2]);
    Err(Fault::Raise {
        class,
        reason: args[1],
        trace,
    })
}

/// The trace's first entries, with a location in each.
fn in_full(p: &mut Process, trace: Term) -> Term {
    use crate::heap::Heap;
    let complete = |entry: Term| entry.as_tuple().is_some_and(|t| t.len() == 4);
    let all = || trace.iter_list();
    if all().all(complete) && all().count() <= exception::depth() {
        return trace;
    }
    let entries: Vec<Term> = trace
        .iter_list()
        .take(exception::depth().max(1))
        .map(|entry| match entry.as_tuple() {
            Some(&[m, f, a]) if m.is_atom() => p.tuple(&[m, f, a, Term::NIL]),
            Some(&[fun, args]) => p.tuple(&[fun, args, Term::NIL]),
            _ => entry,
        })
        .collect();
    p.list(&entries)
}

/// What `raise/3` takes as a stack trace: OTP does not look at arities and arguments, nor at what stands in a location.
fn is_stacktrace(trace: Term) -> bool {
    let mut entries = trace.iter_list();
    let good = entries.by_ref().all(|entry| match entry.as_tuple() {
        Some(&[fun, _]) => fun.is_fun(),
        Some(&[fun, _, location]) if fun.is_fun() => location.is_list(),
        Some(&[m, f, _]) => m.is_atom() && f.is_atom(),
        Some(&[m, f, _, location]) => m.is_atom() && f.is_atom() && location.is_list(),
        _ => false,
    });
    good && entries.tail.is_nil()
}

/// Ends the machine with that status, or with a slogan. Output has been flushed by then.
fn halt(_: &mut Process, args: &[Term]) -> Res {
    if args[1].list_len().is_none() {
        return badarg();
    }
    if let Some(status) = args[0].as_small().filter(|s| *s >= 0) {
        std::process::exit((status & 0xff) as i32);
    }
    if args[0] == am::ABORT {
        std::process::abort();
    }
    let Some(slogan) = args[0].list_to_vec() else {
        return badarg();
    };
    let text: String = slogan
        .iter()
        .filter_map(|c| char::from_u32(c.as_small()? as u32))
        .collect();
    eprintln!("{text}");
    std::process::exit(1);
}

crate::bifs! {
    erlang {
        "error"/1 => error_1,
        "error"/2 => error_2,
        "error"/3 => error_3,
        "exit"/1 => exit_1,
        "throw"/1 => throw,
        "raise"/3 => raise,
        "nif_error"/1 => nif_error,
        "nif_error"/2 => nif_error,
        "halt"/2 => halt,
    }
}
