//! Ports (`crate::port`). The wrappers in the module `erlang` make errors of what comes back.
use super::{Fault, Res, iolist};
use crate::arith::int;
use crate::etf;
use crate::heap::Heap;
use crate::port::driver::TRY_AGAIN;
use crate::port::settings::{Bad, Settings, What};
use crate::port::{self, Port, Sent, State};
use crate::process::Process;
use crate::scheduler::registry;
use crate::scheduler::request::await_answer;
use crate::scheduler::signals::number_of;
use crate::term::{Atom, Term, am};
use crate::tracing;
use std::sync::Arc;

crate::bifs! {
    erlang {
        "ports"/0 => ports,
        "port_set_data"/2 => set_data,
        "port_get_data"/1 => get_data,
    }
    erts_internal {
        "open_port"/2 => open_port,
        "port_call"/3 => call,
        "port_close"/1 => close,
        "port_command"/3 => command,
        "port_connect"/2 => connect,
        "port_control"/3 => control,
        "port_info"/1 => info_1,
        "port_info"/2 => info_2,
    }
}

/// An open port, by itself or by its name.
fn find(t: Term) -> Option<Arc<Port>> {
    let term = match t.as_atom() {
        Some(name) => registry::whereis_port(name)?,
        None => t,
    };
    port::find(term)
}

fn ports(p: &mut Process, _: &[Term]) -> Res {
    let all: Vec<Term> = port::all().iter().map(|port| port.term).collect();
    Ok(p.list(&all))
}

fn open_port(p: &mut Process, args: &[Term]) -> Res {
    let parsed = What::parse(args[0]).and_then(|what| {
        let settings = Settings::parse(args[1], &what)?;
        Ok((what, settings))
    });
    let (what, settings) = match parsed {
        Ok(parsed) => parsed,
        Err(Bad::Name) => return Ok(am::BADARG),
        Err(Bad::Option) => return Ok(am::BADOPT),
    };
    match port::open(&what, settings, p.regs.pid) {
        Ok(port) => {
            p.links.link(number_of(port.term));
            if tracing::is_active() {
                port.opened(p.regs.pid);
                tracing::events::related(p, am::LINK, port.term);
            }
            Ok(port.term)
        }
        Err(number) => Ok(crate::nif::posix::atom(number)),
    }
}

/// No port knows calls: they are for drivers of others.
fn call(_: &mut Process, _: &[Term]) -> Res {
    Ok(am::BADARG)
}

/// Drivers and the terminal know operations besides reading and writing, whose answers are bytes.
fn control(p: &mut Process, args: &[Term]) -> Res {
    let operation = int::to_i64(args[1]).and_then(|n| u32::try_from(n).ok());
    let (Some(port), Some(operation)) = (find(args[0]), operation) else {
        return Ok(am::BADARG);
    };
    let Some(data) = iolist::to_vec(args[2]) else {
        return Ok(am::BADARG);
    };
    let caller = Some(p.regs.pid);
    let answer = port.with_driver(caller, |driver, host| {
        driver.control(host, operation, &data)
    });
    // Without a driver, it may be the terminal.
    let bytes = answer.unwrap_or_else(|| port.control(operation, &data));
    Ok(bytes.map_or(am::BADARG, |bytes| p.byte_list(&bytes, Term::NIL)))
}

/// As `port_close/1`: the caller gets no exit signal unless it traps exits, and then at once.
fn close(p: &mut Process, args: &[Term]) -> Res {
    let Some(port) = find(args[0]) else {
        return Ok(am::BADARG);
    };
    let Some(mut state) = port.lock() else {
        return Ok(am::BADARG);
    };
    port.close(&mut state, am::NORMAL);
    drop(state);
    crate::scheduler::fetch(p);
    Ok(am::TRUE)
}

fn command(p: &mut Process, args: &[Term]) -> Res {
    // A call that has waited, and is made again.
    if p.exec.awaited.is_some() {
        let answer = await_answer(p, |_| {})?;
        if answer != TRY_AGAIN {
            return Ok(answer);
        }
    }
    let (mut forces, mut suspends) = (false, true);
    let Some(options) = args[2].list_to_vec() else {
        return Ok(am::BADARG);
    };
    for option in options {
        match option.as_atom().map(Atom::name) {
            Some("force") => forces = true,
            Some("nosuspend") => suspends = false,
            _ => return Ok(am::BADARG),
        }
    }
    let (Some(port), Some(bytes)) = (find(args[0]), iolist::to_vec(args[1])) else {
        return Ok(am::BADARG);
    };
    let has_driver = port.lock().is_some_and(|state| state.has_driver());
    if forces && !has_driver {
        // What stands behind these ports can't take more than it says.
        return Ok(Atom::new("notsup").term());
    }
    if !forces && (has_driver || !suspends) && port.is_busy() {
        if !suspends {
            return Ok(am::FALSE);
        }
        await_answer(p, |reply| port.wait(reply))?;
        return command(p, args);
    }
    match port.command(bytes, Some(p.regs.pid)) {
        Sent::Refused => Ok(am::BADARG),
        Sent::Busy if suspends => await_answer(p, |reply| port.wait(reply)),
        Sent::Busy | Sent::Done => Ok(am::TRUE),
    }
}

fn connect(_: &mut Process, args: &[Term]) -> Res {
    let connected = find(args[0]).and_then(|port| port.connect(args[1]));
    Ok(connected.map_or(am::BADARG, |()| am::TRUE))
}

fn set_data(_: &mut Process, args: &[Term]) -> Res {
    let set = find(args[0]).and_then(|port| port.set_data(args[1]));
    set.map(|()| am::TRUE).ok_or(Fault::BADARG)
}

fn get_data(p: &mut Process, args: &[Term]) -> Res {
    let data = find(args[0]).and_then(|port| port.data(p));
    data.ok_or(Fault::BADARG)
}

/// A message to a port.
pub fn send(port: Term, message: Term) {
    if let Some(port) = port::find(port) {
        port.message(message);
    }
}

/// A port that traces gets what it is told in external format.
pub fn trace_to(port: Term, message: Term) {
    if let (Some(port), Ok(bytes)) = (
        port::find(port),
        etf::encode(message, &etf::encode::Options::default()),
    ) {
        port.command(bytes, None);
    }
}

// What is told of a port.

type Item = fn(&Port, &State, &mut Process) -> Term;

/// What `port_info/1` tells, in its order; then what only `port_info/2` does.
const ITEMS: [(&str, Item); 14] = [
    ("registered_name", |_, s, _| {
        s.name.map_or(Term::NIL, Atom::term)
    }),
    ("name", |_, s, p| p.byte_list(&s.title, Term::NIL)),
    ("links", |_, s, p| {
        let links: Vec<Term> = s.links().collect();
        p.list(&links)
    }),
    ("id", |port, _, p| p.uint(port.term.immed_payload() << 3)),
    ("connected", |_, s, _| s.owner),
    ("input", |_, s, p| p.uint(s.bytes_in)),
    ("output", |_, s, p| p.uint(s.bytes_out)),
    ("os_pid", |_, s, p| {
        s.os_pid.map_or(am::UNDEFINED, |pid| p.uint(pid.into()))
    }),
    ("monitors", |_, _, _| Term::NIL),
    ("monitored_by", |_, s, p| {
        let watchers: Vec<Term> = s.watchers().collect();
        p.list(&watchers)
    }),
    ("memory", |_, s, p| {
        p.uint((size_of::<Port>() + s.queued()) as u64)
    }),
    ("parallelism", |_, _, _| am::FALSE),
    ("queue_size", |_, s, p| p.uint(s.queued() as u64)),
    ("locking", |_, _, _| Atom::new("port_level").term()),
];

const TOLD_OF_ALL: usize = 8;

/// A port of this node that is not open has no information; what is no port is refused.
fn unknown(t: Term) -> Res {
    match t.is_port() || t.is_atom() {
        true => Ok(am::UNDEFINED),
        false => Ok(am::BADARG),
    }
}

fn info_1(p: &mut Process, args: &[Term]) -> Res {
    let port = find(args[0]);
    let Some((port, state)) = port.as_ref().and_then(|port| Some((port, port.lock()?))) else {
        return unknown(args[0]);
    };
    let mut all = Vec::new();
    for (name, item) in &ITEMS[..TOLD_OF_ALL] {
        let value = item(port, &state, p);
        // Without a name there is no such item.
        if *name != "registered_name" || value.is_atom() {
            all.push(p.tuple(&[Atom::new(name).term(), value]));
        }
    }
    Ok(p.list(&all))
}

fn info_2(p: &mut Process, args: &[Term]) -> Res {
    let name = args[1].as_atom().map(Atom::name);
    let item = ITEMS.iter().find(|(known, _)| Some(*known) == name);
    let Some((name, item)) = item else {
        return Ok(am::BADTYPE);
    };
    let port = find(args[0]);
    let Some((port, state)) = port.as_ref().and_then(|port| Some((port, port.lock()?))) else {
        return unknown(args[0]);
    };
    let value = item(port, &state, p);
    if *name == "registered_name" && !value.is_atom() {
        return Ok(Term::NIL);
    }
    Ok(p.tuple(&[Atom::new(name).term(), value]))
}
