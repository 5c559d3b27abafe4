//! Processes: making them, naming them, sending, exit signals.
use super::{Fault, Res, badarg};
use crate::heap::Heap;
use crate::process::{Process, gc};
use crate::scheduler;
use crate::term::{Atom, Term, am};

fn self_0(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.regs.pid)
}

fn spawn(p: &mut Process, args: &[Term]) -> Res {
    let (Some(module), Some(function)) = (args[0].as_atom(), args[1].as_atom()) else {
        return badarg();
    };
    let list = args[2]
        .list_to_vec()
        .filter(|l| l.len() <= 255)
        .ok_or(Fault::BADARG)?;
    Ok(scheduler::spawn(Some(p), module, function, &list))
}

fn send_2(p: &mut Process, args: &[Term]) -> Res {
    scheduler::send(p, args[0], args[1]).map_err(|_| Fault::BADARG)?;
    Ok(args[1])
}

/// `send/3`: messages are never held back here, so its options change nothing.
fn send_3(p: &mut Process, args: &[Term]) -> Res {
    let options = args[2].list_to_vec().ok_or(Fault::BADARG)?;
    if !options
        .iter()
        .all(|&o| o == am::NOSUSPEND || o == am::NOCONNECT)
    {
        return badarg();
    }
    send_2(p, args)?;
    Ok(am::OK)
}

fn exit_2(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_pid() && !args[0].is_port() {
        return badarg();
    }
    scheduler::send_exit(p.regs.pid, args[0], args[1]);
    if args[0] == p.regs.pid {
        scheduler::fetch_signals(p);
    }
    Ok(am::TRUE)
}

fn register(_: &mut Process, args: &[Term]) -> Res {
    let name = args[0]
        .as_atom()
        .filter(|_| args[0] != am::UNDEFINED)
        .ok_or(Fault::BADARG)?;
    if args[1].is_local_pid() && scheduler::register(name, args[1]) {
        Ok(am::TRUE)
    } else {
        badarg()
    }
}

fn unregister(_: &mut Process, args: &[Term]) -> Res {
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    if scheduler::unregister(name) {
        Ok(am::TRUE)
    } else {
        badarg()
    }
}

fn whereis(_: &mut Process, args: &[Term]) -> Res {
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    Ok(scheduler::whereis(name).unwrap_or(am::UNDEFINED))
}

fn registered(p: &mut Process, _: &[Term]) -> Res {
    let names: Vec<Term> = scheduler::registered()
        .into_iter()
        .map(Atom::term)
        .collect();
    Ok(p.list(&names))
}

fn processes(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.list(&scheduler::processes()))
}

fn is_process_alive(_: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_local_pid() {
        return badarg();
    }
    Ok(super::boolean(scheduler::is_alive(args[0])))
}

fn group_leader(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.group_leader)
}

fn process_flag(p: &mut Process, args: &[Term]) -> Res {
    let value = args[1];
    match args[0] {
        f if f == am::TRAP_EXIT => {
            let old = p.flags.trap_exit;
            p.flags.trap_exit = match value {
                v if v == am::TRUE => true,
                v if v == am::FALSE => false,
                _ => return badarg(),
            };
            Ok(super::boolean(old))
        }
        f if f == am::MIN_HEAP_SIZE => {
            let words = value.as_small().filter(|n| *n >= 0).ok_or(Fault::BADARG)?;
            let old = std::mem::replace(&mut p.flags.min_heap_size, words as usize);
            Ok(Term::small(old as i64))
        }
        f if f == am::FULLSWEEP_AFTER => {
            let n = value
                .as_small()
                .filter(|n| (0..=65535).contains(n))
                .ok_or(Fault::BADARG)?;
            let old = std::mem::replace(&mut p.flags.fullsweep_after, n as u32);
            Ok(Term::small(old.into()))
        }
        _ => badarg(),
    }
}

fn bump_reductions(p: &mut Process, args: &[Term]) -> Res {
    let n = args[0]
        .as_small()
        .filter(|n| *n >= 1)
        .ok_or(Fault::BADARG)?;
    p.regs.fcalls -= n.min(scheduler::REDUCTIONS as i64) as isize;
    Ok(am::TRUE)
}

/// `erts_internal:garbage_collect/1`: of the calling process. Nothing is live but what its frames hold.
fn garbage_collect(p: &mut Process, args: &[Term]) -> Res {
    if args[0] == am::MINOR {
        gc::collect(p, 0, &mut []);
    } else {
        gc::collect_all(p, 0, &mut []);
    }
    Ok(am::TRUE)
}

crate::bifs! {
    erlang {
        "self"/0 guard => self_0,
        "spawn"/3 => spawn,
        "send"/2 => send_2,
        "!"/2 => send_2,
        "send"/3 => send_3,
        "exit"/2 => exit_2,
        "register"/2 => register,
        "unregister"/1 => unregister,
        "whereis"/1 => whereis,
        "registered"/0 => registered,
        "processes"/0 => processes,
        "is_process_alive"/1 => is_process_alive,
        "group_leader"/0 => group_leader,
        "process_flag"/2 => process_flag,
        "bump_reductions"/1 => bump_reductions,
    }
    erts_internal {
        "garbage_collect"/1 => garbage_collect,
    }
}
