//! Links, monitors, aliases and exit signals.
use super::spawn_options;
use super::{Fault, Res, badarg, boolean};
use crate::code::otp;
use crate::dist::relations::{self, Sent};
use crate::port;
use crate::process::Process;
use crate::process::monitors::{Alias, Target, Unalias};
use crate::scheduler::registry;
use crate::scheduler::signals::{self, demonitor};
use crate::scheduler::spawn::MonitorOptions;
use crate::term::compare::eq;
use crate::term::word::boxed;
use crate::term::{Term, am, node, unique};

crate::bifs! {
    erlang {
        "link"/1 => |p, args| link(p, args[0], false),
        "link"/2 => link_2,
        "unlink"/1 => unlink,
        "monitor"/2 => monitor_2,
        "monitor"/3 => monitor_3,
        "demonitor"/1 => demonitor_1,
        "demonitor"/2 => demonitor_2,
        "alias"/1 => alias,
        "unalias"/1 => unalias,
        "exit"/2 => exit_2,
        "exit"/3 => exit_3,
        "exit_signal"/2 => exit_2,
        "exit_signal"/3 => exit_3,
    }
}

/// A BIF's result, unless the process has just been told to die.
fn unless_dying(p: &Process, value: Term) -> Res {
    if p.exec.seldom.dying.is_some() {
        return Err(Fault::Yield);
    }
    Ok(value)
}

fn exit_2(p: &mut Process, args: &[Term]) -> Res {
    send_exit(p, args[0], args[1], false)
}

fn exit_3(p: &mut Process, args: &[Term]) -> Res {
    let to = args[0];
    if !to.is_pid() && !to.is_local_port() && !to.is_reference() {
        return badarg();
    }
    let ahead = spawn_options::link(args[2]).ok_or(BAD_OPTION)?;
    send_exit(p, to, args[1], ahead)
}

const BAD_OPTION: Fault = Fault::ErrorCause(am::BADARG, am::BADOPT);

fn send_exit(p: &mut Process, to: Term, reason: Term, ahead: bool) -> Res {
    if to.is_local_pid() {
        signals::send_exit(p, to, reason);
    } else if let Some(port) = port::find(to) {
        port.exit(p.regs.pid, reason);
        crate::scheduler::fetch(p);
    } else if to.is_reference() && otp::in_use().is_from(28) {
        if let Some((alias, of)) = node::alias_of(to) {
            signals::send_exit_by_alias(p, alias, of, reason, ahead);
        }
    } else if to.is_boxed_as(boxed::EXT_PID) {
        if relations::send_exit(p, to, reason) == Sent::TooLarge {
            return Err(Fault::SYSTEM_LIMIT);
        }
    } else if !to.is_local_port() {
        return badarg();
    }
    unless_dying(p, am::TRUE)
}

fn link_2(p: &mut Process, args: &[Term]) -> Res {
    let ahead = spawn_options::link(args[1]).ok_or(BAD_OPTION)?;
    link(p, args[0], ahead)
}

fn link(p: &mut Process, other: Term, ahead: bool) -> Res {
    if other == p.regs.pid {
        return Ok(am::TRUE);
    }
    if other.is_local_pid() || other.is_local_port() {
        if signals::link(p, other, ahead) {
            return Ok(am::TRUE);
        }
    } else if other.is_pid() {
        relations::link(p, other, ahead);
        return unless_dying(p, am::TRUE);
    } else {
        return badarg();
    }
    // A process that does not trap exits is not sent a signal: that is how `link/1` has always been.
    if !p.flags.trap_exit {
        return Err(Fault::Error(am::NOPROC));
    }
    signals::cannot_link(p, other, am::NOPROC);
    Ok(am::TRUE)
}

fn unlink(p: &mut Process, args: &[Term]) -> Res {
    let other = args[0];
    if other.is_local_pid() || other.is_local_port() {
        signals::unlink(p, other);
    } else if other.is_pid() {
        relations::unlink(p, other);
    } else if !other.is_pid() && !other.is_port() {
        return badarg();
    }
    Ok(am::TRUE)
}

fn monitor_2(p: &mut Process, args: &[Term]) -> Res {
    monitor(p, args[0], args[1], MonitorOptions::default())
}

fn monitor_3(p: &mut Process, args: &[Term]) -> Res {
    match spawn_options::monitor(args[2]) {
        Some(options) => monitor(p, args[0], args[1], options),
        None => Err(BAD_OPTION),
    }
}

fn monitor(p: &mut Process, kind: Term, item: Term, options: MonitorOptions) -> Res {
    let target = match kind {
        am::PROCESS => process_target(item)?,
        am::PORT => port_target(item)?,
        am::TIME_OFFSET if item == am::CLOCK_SERVICE => Target::TimeOffset,
        am::TIME_OFFSET => return badarg(),
        _ => return Err(Fault::ErrorCause(am::BADARG, am::BADTYPE)),
    };
    let (number, reference) = options.reference(p);
    let watches_itself = match target {
        Target::Process(pid) | Target::Named(_, Some(pid)) => pid == p.regs.pid,
        _ => false,
    };
    if !watches_itself {
        signals::monitor(p, number, options.monitor(target));
    }
    Ok(reference)
}

/// The name in `Name` or `{Name, ThisNode}`.
fn name_here(item: Term) -> Option<Term> {
    match item.as_tuple() {
        Some(&[name, at]) if at == node::name() => Some(name).filter(|n| n.is_atom()),
        _ => Some(item).filter(|n| n.is_atom()),
    }
}

fn process_target(item: Term) -> Result<Target, Fault> {
    if item.is_pid() {
        return Ok(Target::Process(item));
    }
    if let Some(&[name, at]) = item.as_tuple()
        && at != node::name()
    {
        // A node without a name has no others.
        let good = name.is_atom() && at.is_atom() && crate::dist::is_alive();
        return good
            .then_some(Target::NamedAfar(name, at))
            .ok_or(Fault::BADARG);
    }
    let name = name_here(item).ok_or(Fault::BADARG)?;
    let entry = name.as_atom().and_then(registry::whereis);
    Ok(Target::Named(name, entry.map(|e| e.pid)))
}

fn port_target(item: Term) -> Result<Target, Fault> {
    // One of a life of this node that is over is not there.
    let is_of_before = || node::of(item).is_some_and(|of| of.name == node::this().name);
    if item.is_local_port() || item.is_port() && is_of_before() {
        return Ok(Target::Port(item));
    }
    let name = name_here(item).ok_or(Fault::BADARG)?;
    let port = name.as_atom().and_then(registry::whereis_port);
    Ok(Target::NamedPort(name, port))
}

/// Ends a monitor: whether it was there, and whether it may have sent several messages.
fn end_monitor(p: &mut Process, reference: Term) -> Result<(bool, bool), Fault> {
    let number = node::local_number(reference).ok_or(Fault::BADARG)?;
    let monitor = demonitor(p, number);
    let several = monitor.is_some_and(|m| m.target == Target::TimeOffset);
    Ok((monitor.is_some(), several))
}

fn demonitor_1(p: &mut Process, args: &[Term]) -> Res {
    end_monitor(p, args[0])?;
    Ok(am::TRUE)
}

fn demonitor_2(p: &mut Process, args: &[Term]) -> Res {
    let (mut flush, mut info) = (false, false);
    for option in args[1].list_to_vec().ok_or(Fault::BADARG)? {
        match option {
            am::FLUSH => flush = true,
            am::INFO => info = true,
            _ => return badarg(),
        }
    }
    let (found, several) = end_monitor(p, args[0])?;
    if flush && (!found || several) {
        let of_monitor = |message: Term| matches!(message.as_tuple(), Some(&[_, reference, _, _, _]) if eq(reference, args[0]));
        while p.remove_first(of_monitor) && several {}
    }
    Ok(boolean(found || !info))
}

fn alias(p: &mut Process, args: &[Term]) -> Res {
    let mut alias = Alias {
        unalias: Unalias::Explicit,
        ahead: false,
    };
    for option in args[0].list_to_vec().ok_or(Fault::BADARG)? {
        match option {
            am::EXPLICIT_UNALIAS => alias.unalias = Unalias::Explicit,
            am::REPLY => alias.unalias = Unalias::Reply,
            option if spawn_options::is_priority(option) => alias.ahead = true,
            _ => return badarg(),
        }
    }
    let number = unique::reference();
    p.monitors.add_alias(number, alias);
    Ok(node::alias_ref(p, number, p.regs.pid))
}

fn unalias(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_reference() {
        return badarg();
    }
    let active = match node::alias_of(args[0]) {
        Some((number, pid)) if pid == p.regs.pid => p.monitors.unalias(number),
        _ => false,
    };
    Ok(boolean(active))
}
