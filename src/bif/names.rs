//! Registered names, and sending messages.
use super::{Fault, Res, badarg};
use crate::heap::Heap;
use crate::port;
use crate::process::Process;
use crate::scheduler;
use crate::scheduler::registry::{self, Refused};
use crate::scheduler::table::table;
use crate::term::{Atom, Term, am};

use super::spawn_options::is_priority;

crate::bifs! {
    erlang {
        "send"/2 => send_2,
        "!"/2 => send_2,
        "send"/3 => send_3,
        "register"/2 => register,
        "unregister"/1 => unregister,
        "whereis"/1 => whereis,
        "registered"/0 => registered,
    }
}

fn send_2(p: &mut Process, args: &[Term]) -> Res {
    scheduler::send(p, args[0], args[1]).map_err(|_| Fault::BADARG)?;
    Ok(args[1])
}

/// `send/3`: messages are never held back here, so that `nosuspend` and `noconnect` change nothing.
fn send_3(_: &mut Process, args: &[Term]) -> Res {
    const BAD_OPTION: Fault = Fault::ErrorCause(am::BADARG, am::BADOPT);
    let mut ahead = false;
    for option in args[2].list_to_vec().ok_or(BAD_OPTION)? {
        match option {
            am::NOSUSPEND | am::NOCONNECT => {}
            option if is_priority(option) => ahead = true,
            _ => return Err(BAD_OPTION),
        }
    }
    scheduler::send_with(ahead, args[0], args[1]).map_err(|_| Fault::BADARG)?;
    Ok(am::OK)
}

fn register(_: &mut Process, args: &[Term]) -> Res {
    let refused = |cause| Err(Fault::ErrorCause(am::BADARG, cause));
    let name = args[0].as_atom().filter(|_| args[0] != am::UNDEFINED);
    let Some(name) = name.filter(|_| args[1].is_local_pid() || args[1].is_local_port()) else {
        return refused(am::NONE);
    };
    let done = if let Some(port) = port::find(args[1]) {
        registry::register_port(name, &port)
    } else if let Some(entry) = table().find(args[1]) {
        registry::register(name, &entry)
    } else {
        Err(Refused::NotAlive)
    };
    match done {
        Ok(()) => Ok(am::TRUE),
        Err(Refused::Named) => refused(am::REGISTERED_NAME),
        Err(Refused::NotAlive) => refused(am::NOTALIVE),
        Err(Refused::Taken) => refused(am::NONE),
    }
}

fn unregister(_: &mut Process, args: &[Term]) -> Res {
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    if registry::unregister(name) {
        Ok(am::TRUE)
    } else {
        badarg()
    }
}

fn whereis(_: &mut Process, args: &[Term]) -> Res {
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    let process = registry::whereis(name).map(|entry| entry.pid);
    let found = process.or_else(|| registry::whereis_port(name));
    Ok(found.unwrap_or(am::UNDEFINED))
}

fn registered(p: &mut Process, _: &[Term]) -> Res {
    let names: Vec<Term> = registry::registered().into_iter().map(Atom::term).collect();
    Ok(p.list(&names))
}
