//! `erts_debug:dirty_cpu/2`, `dirty_io/2` and `dirty/3`: the three kinds of schedulers, as OTP's tests try them.
use super::{Fault, Res, badarg};
use crate::heap::Heap;
use crate::heap::copy::copy;
use crate::process::Process;
use crate::scheduler::{Dirty, Pool, send};
use crate::term::{Atom, Term, am};
use std::thread;
use std::time::Duration;

crate::bifs! {
    erts_debug {
        "dirty_cpu"/2 dirty => |p, args| run(p, Some(Pool::Cpu), args),
        "dirty_io"/2 blocking => |p, args| run(p, Some(Pool::Io), args),
        "dirty"/3 => dirty,
    }
}

/// Copies that `copy` makes.
const COPIES: usize = 1000;

/// The function of a kind of scheduler: `None` is an ordinary one.
fn function(kind: Option<Pool>) -> Term {
    Atom::new(match kind {
        None => "dirty",
        Some(Pool::Cpu) => "dirty_cpu",
        Some(Pool::Io) => "dirty_io",
    })
    .term()
}

/// What an ordinary scheduler begins: it goes on at the kind that the first argument names.
fn dirty(p: &mut Process, args: &[Term]) -> Res {
    let kind = match args[0].as_atom().map(Atom::name) {
        Some("normal") => return run(p, None, &args[1..]),
        Some("dirty_cpu") => Some(Pool::Cpu),
        Some("dirty_io") => Some(Pool::Io),
        _ => return badarg(),
    };
    Err(on(kind, args[1..].to_vec()))
}

/// Goes on with such a call at that kind of scheduler.
fn on(kind: Option<Pool>, mut args: Vec<Term>) -> Fault {
    if kind.is_none() {
        args.insert(0, am::NORMAL);
    }
    Fault::Trap {
        module: Atom::new("erts_debug").term(),
        function: function(kind),
        args,
    }
}

fn run(p: &mut Process, kind: Option<Pool>, args: &[Term]) -> Res {
    let what = args[1];
    match args[0].as_atom().map(Atom::name) {
        Some("scheduler") if is(what, "type") => Ok(match p.exec.dirty {
            Dirty::Here(pool) => function(Some(pool)),
            _ => am::NORMAL,
        }),
        Some("error") => Err(Fault::Error(match what.as_atom().map(Atom::name) {
            Some("notsup" | "undef" | "badarith" | "noproc" | "system_limit") => what,
            _ => am::BADARG,
        })),
        Some("copy") => {
            let copies: Vec<Term> = (0..COPIES).map(|_| copy(what, p)).collect();
            Ok(p.list(&copies))
        }
        Some("send") if what.is_pid() => {
            send(p, what, am::OK).map_err(|_| Fault::BADARG)?;
            Ok(am::OK)
        }
        Some("wait") => {
            let milliseconds = what.as_small().and_then(|n| u64::try_from(n).ok());
            thread::sleep(Duration::from_millis(milliseconds.ok_or(Fault::BADARG)?));
            Ok(am::OK)
        }
        Some("reschedule") => reschedule(kind, args),
        _ => badarg(),
    }
}

/// Goes on with a number that is less by two until that is 0, and from one kind to the next at multiples of four.
fn reschedule(kind: Option<Pool>, args: &[Term]) -> Res {
    match args[1].as_small() {
        Some(0) => Ok(am::OK),
        Some(n) if n > 0 => {
            let next = match kind {
                _ if n % 4 != 0 => kind,
                None => Some(Pool::Cpu),
                Some(Pool::Cpu) => Some(Pool::Io),
                Some(Pool::Io) => None,
            };
            Err(on(next, vec![args[0], Term::small(n - 2)]))
        }
        _ => badarg(),
    }
}

fn is(t: Term, name: &str) -> bool {
    t.as_atom().is_some_and(|a| a.name() == name)
}
