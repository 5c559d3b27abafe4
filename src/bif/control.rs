//! Raising exceptions, and ending the machine.
use super::{Class, Fault, Res};
use crate::arith::int;
use crate::crash::{self, Calling};
use crate::emulator::exception;
use crate::process::Process;
use crate::term::{Atom, Term, am};
use std::time::Duration;

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

/// The longest slogan, in characters.
const MAX_SLOGAN: usize = 1023;

/// Ends the machine with that status, or with a crash dump. What has been sent to ports is written before, unless `flush` says
/// otherwise; other output is not kept back.
fn halt(p: &mut Process, args: &[Term]) -> Res {
    let flush = halt_options(args[1])?;
    if let Some(status) = status(args[0]) {
        if let Some(most) = flush {
            crate::port::flush(most);
        }
        std::process::exit(status);
    }
    if args[0] == am::ABORT {
        // Nothing else sets it back then.
        crate::io::terminal::restore();
        std::process::abort();
    }
    let slogan = slogan(args[0]).ok_or(Fault::BADARG)?;
    crash::exit(&slogan, &Calling::Whole(p))
}

/// An exit status: of any integer that is not negative, the lower bits.
fn status(t: Term) -> Option<i32> {
    let low = match t.as_big() {
        Some((false, limbs)) => limbs[0],
        _ => u64::try_from(t.as_small()?).ok()?,
    };
    Some((low & 0xff) as i32)
}

/// The characters of a slogan, as far as they are wanted.
fn slogan(list: Term) -> Option<String> {
    let mut chars = list.list_to_vec()?;
    chars.truncate(MAX_SLOGAN);
    let char_of = |c: Term| char::from_u32(u32::try_from(c.as_small()?).ok()?);
    chars.into_iter().map(char_of).collect()
}

/// How long output is waited for; `None`: not at all.
fn halt_options(options: Term) -> Result<Option<Duration>, Fault> {
    let (mut flush, mut most) = (true, Duration::MAX);
    let mut option = |option: Term| match option.as_tuple() {
        Some(&[name, value]) => match name.as_atom().map(Atom::name) {
            Some("flush") if value.is_boolean() => {
                flush = value == am::TRUE;
                true
            }
            Some("flush_timeout") => {
                let ms = int::to_u64(value).and_then(|ms| u32::try_from(ms).ok());
                most = ms.map_or(most, |ms| Duration::from_millis(ms.into()));
                ms.is_some()
            }
            _ => false,
        },
        _ => false,
    };
    let mut all = options.iter_list();
    if all.by_ref().all(&mut option) && all.tail.is_nil() {
        Ok(flush.then_some(most))
    } else {
        Err(Fault::ErrorCause(am::BADARG, am::BADOPT))
    }
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
