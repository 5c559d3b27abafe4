//! `process_flag`, `process_info`, and who a process' group leader is.
use super::{Fault, Res, badarg, boolean, node_monitors, spawn_options};
use crate::dist::relations;
use crate::heap::Heap;
use crate::heap::copy::copy_to_message;
use crate::process::rare::Rare;
use crate::process::{Process, info};
use crate::scheduler::request::{Request, ask};
use crate::term::{Atom, Term, am};

crate::bifs! {
    erlang {
        "process_flag"/2 => process_flag,
        "process_info"/1 => process_info_1,
        "process_info"/2 => process_info_2,
        "group_leader"/0 => group_leader,
    }
    erts_internal {
        "process_flag"/3 => process_flag_3,
        "group_leader"/2 => set_group_leader,
    }
}

fn process_flag(p: &mut Process, args: &[Term]) -> Res {
    let (name, value) = (args[0], args[1]);
    let of_nodes = Atom::new("monitor_nodes").term();
    if let Some(&[tag, options]) = name.as_tuple()
        && tag == of_nodes
    {
        return node_monitors::set(p, Some(options), value).ok_or(Fault::BADARG);
    }
    let old = old_value(p, name);
    let set = match name {
        _ if name == of_nodes => {
            return node_monitors::set(p, None, value).ok_or(Fault::BADARG);
        }
        am::TRAP_EXIT => spawn_options::boolean(value).map(|on| p.flags.trap_exit = on),
        am::SENSITIVE => spawn_options::boolean(value).map(|on| p.flags.sensitive = on),
        am::ERROR_HANDLER if value.is_atom() => {
            p.flags.error_handler = value;
            Some(())
        }
        am::PRIORITY => spawn_options::priority(value).map(|priority| {
            if let Some(entry) = &p.exec.entry {
                entry.set_priority(priority);
            }
        }),
        am::SAVE_CALLS => {
            let count = calls(value).ok_or(Fault::ErrorCause(am::BADARG, am::NONE))?;
            p.flags.save_calls = count;
            Some(())
        }
        am::SCHEDULER => spawn_options::scheduler(value).map(|number| {
            if let Some(entry) = &p.exec.entry {
                entry.bind(number);
            }
            // It goes on there.
            p.regs.fcalls = 0;
        }),
        _ => {
            let mut flags = (*p.flags).clone();
            let set = spawn_options::flag(&mut flags, name, value);
            let limit = flags.max_heap.size;
            let too_small = limit != 0 && limit < flags.min_heap_size && name == am::MAX_HEAP_SIZE;
            set.filter(|()| !too_small)
                .map(|()| p.flags = Rare::of(flags))
        }
    };
    match (old, set) {
        (Some(old), Some(())) => Ok(old),
        (Some(_), None) => badarg(),
        (None, _) => Err(Fault::ErrorCause(am::BADARG, am::BADOPT)),
    }
}

/// A flag's value; `None`: there is no such flag.
fn old_value(p: &mut Process, name: Term) -> Option<Term> {
    let priority = p.exec.entry.as_ref().map(|e| e.priority());
    let bound = p.exec.entry.as_ref().map_or(0, |e| e.bound());
    let flags = &p.flags;
    let number = |n: usize| Term::small(n as i64);
    Some(match name {
        am::TRAP_EXIT => boolean(flags.trap_exit),
        am::SENSITIVE => boolean(flags.sensitive),
        am::ASYNC_DIST => boolean(flags.async_dist),
        am::ERROR_HANDLER => flags.error_handler,
        am::PRIORITY => priority.map_or(am::NORMAL, info::priority_atom),
        am::SAVE_CALLS => Term::small(flags.save_calls as i64),
        am::SCHEDULER => Term::small(bound.into()),
        am::MIN_HEAP_SIZE => number(flags.min_heap_size),
        am::MIN_BIN_VHEAP_SIZE => number(flags.min_bin_vheap_size),
        am::FULLSWEEP_AFTER => Term::small(flags.fullsweep_after.into()),
        am::MESSAGE_QUEUE_DATA => info::message_queue_data(flags),
        am::MAX_HEAP_SIZE => {
            let limit = flags.max_heap;
            info::max_heap_map(p, limit)
        }
        _ => return None,
    })
}

/// How many calls are to be remembered.
fn calls(value: Term) -> Option<u64> {
    let count = u64::try_from(value.as_small()?).ok()?;
    (count <= 10_000).then_some(count)
}

/// `erts_internal:process_flag/3`, which knows `save_calls` alone; errors are told by atoms.
fn process_flag_3(p: &mut Process, args: &[Term]) -> Res {
    let pid = args[0];
    if !pid.is_local_pid() {
        return Ok(am::BADTYPE);
    }
    let count = (args[1] == am::SAVE_CALLS)
        .then(|| calls(args[2]))
        .flatten();
    let Some(count) = count else {
        return Ok(am::BADARG);
    };
    if pid == p.regs.pid {
        let old = std::mem::replace(&mut p.flags.save_calls, count);
        return Ok(Term::small(old as i64));
    }
    ask(p, pid, || Request::SaveCalls(count))
}

fn process_info_1(p: &mut Process, args: &[Term]) -> Res {
    let mut items = vec![am::REGISTERED_NAME];
    items.extend(info::ALL);
    let items = p.list(&items);
    let answer = process_info(p, args[0], items)?;
    let Some((first, others)) = answer.as_cons() else {
        return Ok(answer);
    };
    // A process without a name does not tell of it.
    let nameless = first.as_tuple().is_some_and(|t| t[1].is_nil());
    Ok(if nameless { others } else { answer })
}

fn process_info_2(p: &mut Process, args: &[Term]) -> Res {
    let good = match args[1].list_to_vec() {
        Some(items) => items.iter().all(|&item| info::is_item(item)),
        None => info::is_item(args[1]),
    };
    if !good {
        return badarg();
    }
    process_info(p, args[0], args[1])
}

fn process_info(p: &mut Process, pid: Term, items: Term) -> Res {
    if pid == p.regs.pid {
        crate::scheduler::fetch(p);
        if p.exec.seldom.dying.is_some() {
            return Err(Fault::Yield);
        }
        let answer = info::message(p, items);
        if let Some(heap) = answer.heap {
            p.absorb(heap);
        }
        return Ok(answer.term);
    }
    if !pid.is_local_pid() {
        return badarg();
    }
    ask(p, pid, || Request::Info(copy_to_message(items)))
}

fn group_leader(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.group_leader)
}

/// `erts_internal:group_leader/2`; errors are told by atoms.
fn set_group_leader(p: &mut Process, args: &[Term]) -> Res {
    let (leader, pid) = (args[0], args[1]);
    if !leader.is_pid() || !pid.is_pid() {
        return Ok(am::BADARG);
    }
    if !pid.is_local_pid() {
        relations::set_group_leader(p, leader, pid);
        return Ok(am::TRUE);
    }
    if pid == p.regs.pid {
        p.group_leader = leader;
        return Ok(am::TRUE);
    }
    ask(p, pid, || Request::GroupLeader(copy_to_message(leader)))
}
