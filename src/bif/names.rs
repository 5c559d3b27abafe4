//! Registered names, and sending messages.
use super::{Fault, Res, badarg};
use crate::dist::relations::{How, Sent};
use crate::heap::Heap;
use crate::port;
use crate::process::Process;
use crate::scheduler::registry::{self, Refused};
use crate::scheduler::table::table;
use crate::scheduler::{self, NoDestination};
use crate::term::{Atom, Term, am};
use crate::tracing;

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
    match scheduler::send(p, args[0], args[1]) {
        Ok(Sent::TooLarge) => Err(Fault::SYSTEM_LIMIT),
        Ok(_) => Ok(args[1]),
        Err(NoDestination) => badarg(),
    }
}

fn send_3(p: &mut Process, args: &[Term]) -> Res {
    const BAD_OPTION: Fault = Fault::ErrorCause(am::BADARG, am::BADOPT);
    let (mut ahead, mut how) = (false, How::default());
    for option in args[2].list_to_vec().ok_or(BAD_OPTION)? {
        match option {
            am::NOSUSPEND => how.no_suspend = true,
            am::NOCONNECT => how.no_connect = true,
            option if is_priority(option) => ahead = true,
            _ => return Err(BAD_OPTION),
        }
    }
    match scheduler::send_with(p, args[0], args[1], ahead, how) {
        Ok(Sent::Done) => Ok(am::OK),
        Ok(Sent::WouldSuspend) => Ok(am::NOSUSPEND),
        Ok(Sent::WouldConnect) => Ok(am::NOCONNECT),
        Ok(Sent::TooLarge) => Err(Fault::SYSTEM_LIMIT),
        Err(NoDestination) => badarg(),
    }
}

fn register(p: &mut Process, args: &[Term]) -> Res {
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
        Ok(()) => {
            if tracing::is_active() {
                tracing::events::named(p, args[1], am::REGISTER, name);
            }
            Ok(am::TRUE)
        }
        Err(Refused::Named) => refused(am::REGISTERED_NAME),
        Err(Refused::NotAlive) => refused(am::NOTALIVE),
        Err(Refused::Taken) => refused(am::NONE),
    }
}

fn unregister(p: &mut Process, args: &[Term]) -> Res {
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    let whose = registry::whereis(name).map(|entry| entry.pid);
    if registry::unregister(name) {
        if let Some(pid) = whose.filter(|_| tracing::is_active()) {
            tracing::events::named(p, pid, am::UNREGISTER, name);
        }
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
