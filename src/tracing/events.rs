//! What processes do besides calling functions: they send and receive, begin, end and link, run, and collect garbage.
//!
//! All of these are called only when `is_active`.
use super::actions::Live;
use super::flags::Flags;
use super::sequential;
use super::session::{self, Event as Told};
use super::tell::{self, Event};
use super::traced::{self, By, Traced};
use crate::heap::{Arena, Heap};
use crate::match_spec::{Scratch, Target};
use crate::process::{Process, info};
use crate::scheduler::Signal;
use crate::scheduler::request::{self, Request};
use crate::scheduler::table::table;
use crate::term::{Atom, Term, am, node};

/// Tells all who trace the process for these flags.
fn tell_all(p: &mut Process, flags: Flags, event: &Event) {
    for by in traced::tracing(p, flags) {
        tell::tell(p.regs.pid, &by, event);
    }
}

/// What a message's tracing adds to what is told; `None`: nothing is told.
fn judge(p: &mut Process, by: &By, told: &Told, args: &[Term]) -> Option<Term> {
    match told {
        Told::None => None,
        Told::All => Some(am::TRUE),
        Told::Matching(spec) => {
            let mut actions = Live {
                by: by.clone(),
                is_meta: false,
                caller: std::ptr::null(),
            };
            let target = Target::Arguments(args);
            let scratch = &mut Scratch::default();
            let outcome = spec.program.run(scratch, p, &mut actions, target)?;
            let is_told = outcome.value != am::FALSE && !by.flags.has(Flags::SILENT);
            is_told.then_some(outcome.value)
        }
    }
}

/// The process sends a message. What it sends, if it has a token to go with that.
#[cold]
pub fn sends(p: &mut Process, to: Term, message: Term) -> Option<Signal> {
    for by in traced::tracing(p, Flags::SEND) {
        let told = by.session.settings.lock().send.clone();
        let Some(added) = judge(p, &by, &told, &[to, message]) else {
            continue;
        };
        let is_gone = to.is_local_pid() && table().find(to).is_none_or(|e| e.has_ended());
        let tag = match is_gone {
            true => am::SEND_TO_NON_EXISTING_PROCESS,
            false => am::SEND_LOWER,
        };
        let event = Event {
            added,
            ..Event::new(tag, message).and(to)
        };
        tell::tell(p.regs.pid, &by, &event);
    }
    sequential::message(p, to, message)
}

/// Messages have been put into the process' queue, from that index on.
#[cold]
pub fn received(p: &mut Process, from: usize) {
    let all = traced::tracing(p, Flags::RECEIVE);
    if all.is_empty() {
        return;
    }
    let messages: Vec<Term> = p.mailbox.iter().skip(from).map(|m| m.term).collect();
    for message in messages {
        for by in &all {
            let told = by.session.settings.lock().receive.clone();
            // Who has sent it is not known.
            let args = [node::this().name.term(), am::UNDEFINED, message];
            if let Some(added) = judge(p, by, &told, &args) {
                let event = Event {
                    added,
                    ..Event::new(am::RECEIVE, message)
                };
                tell::tell(p.regs.pid, by, &event);
            }
        }
    }
}

/// A process has been made, and has not run yet; `linked` with its parent.
#[cold]
pub fn spawned(
    parent: Option<&mut Process>,
    p: &mut Process,
    (module, function, args): (Atom, Atom, &[Term]),
    linked: bool,
) {
    for session in session::all() {
        let (flags, tracer) = session.settings.lock().new_processes;
        if let (false, Some(tracer)) = (flags.is_empty(), tracer) {
            let by = By {
                session,
                flags,
                tracer,
            };
            traced::make(p).traced.inherit(vec![by]);
        }
    }
    let child = p.regs.pid;
    let Some(parent) = parent else { return };
    if let Some(own) = traced::own(parent) {
        let heirs = own.traced.heirs_of_spawn(linked);
        if !heirs.is_empty() {
            traced::make(p).traced.inherit(heirs);
        }
    }
    sequential::inherit(parent, p);
    let args = parent.list(args);
    let mfa = parent.tuple(&[module.term(), function.term(), args]);
    tell_all(parent, Flags::PROCS, &Event::new(am::SPAWN, child).and(mfa));
    if linked {
        tell_all(parent, Flags::PROCS, &Event::new(am::LINK, child));
    }
    let own = parent.regs.pid;
    tell_all(p, Flags::PROCS, &Event::new(am::SPAWNED, own).and(mfa));
    if linked {
        tell_all(p, Flags::PROCS, &Event::new(am::GETTING_LINKED, own));
    }
}

/// The process has linked with another, or the like; `tag` says what.
#[cold]
pub fn related(p: &mut Process, tag: Term, other: Term) {
    tell_all(p, Flags::PROCS, &Event::new(tag, other));
}

/// The process links with another one, which may be traced from then on as this one is.
#[cold]
pub fn links(p: &mut Process, other: Term) {
    related(p, am::LINK, other);
    let Some(own) = traced::own(p) else { return };
    for by in own.traced.heirs_of_link() {
        let change = traced::Change {
            session: by.session,
            on: true,
            flags: by.flags,
            tracer: Some(by.tracer),
        };
        request::tell(other, Request::Trace(Box::new(change)));
    }
}

/// The process has ended; `reason` makes why.
#[cold]
pub fn ends(p: &mut Process, reason: impl FnOnce(&mut Process) -> Term) {
    if traced::tracing(p, Flags::PROCS).is_empty() {
        return;
    }
    let reason = reason(p);
    tell_all(p, Flags::PROCS, &Event::new(am::EXIT_LOWER, reason));
}

/// The process has ended, and is not run any more.
#[cold]
pub fn has_ended(p: &mut Process) {
    tell_all(p, Flags::EXITING, &Event::new(am::OUT_EXITED, Term::ZERO));
}

/// The process is put to run (`in`), or is not run any more (`out`).
#[cold]
pub fn scheduled(p: &mut Process, tag: Term) {
    super::measure::scheduled(p, tag == am::IN);
    let flags = Flags::RUNNING.or(Flags::RUNNING_PROCS);
    let all = traced::tracing(p, flags);
    if all.is_empty() {
        return;
    }
    let mut heap = Arena::new();
    let place = info::where_at(p);
    let place = heap.tuple(&place);
    let event = Event::new(tag, place);
    for by in all {
        tell::tell(p.regs.pid, &by, &event);
    }
}

/// A collection begins, or is over.
#[cold]
pub fn collected(p: &mut Process, tag: Term) {
    let all = traced::tracing(p, Flags::GARBAGE_COLLECTION);
    if all.is_empty() {
        return;
    }
    let mut heap = Arena::new();
    let details = info::heap_details(p, &mut heap);
    let event = Event::new(tag, details);
    for by in all {
        tell::tell(p.regs.pid, &by, &event);
    }
}

/// A process that may be another one has got a name, or has lost it.
#[cold]
pub fn named(p: &mut Process, pid: Term, tag: Term, name: Atom) {
    if pid == p.regs.pid {
        return related(p, tag, name.term());
    }
    request::tell(pid, Request::Named(tag, name.term()));
}

/// What a port that is opened is traced for.
pub fn of_new_port() -> Traced {
    let mut traced = Traced::default();
    for session in session::all() {
        let (flags, tracer) = session.settings.lock().new_ports;
        if let (false, Some(tracer)) = (flags.is_empty(), tracer) {
            traced.0.push(By {
                session,
                flags,
                tracer,
            });
        }
    }
    traced
}

/// Something has become of a port.
pub fn of_port(port: Term, traced: &Traced, event: &Event) {
    let all = traced.0.iter().filter(|by| by.flags.has(Flags::PORTS));
    for by in all.filter(|by| by.is_alive() && by.tracer.term() != port) {
        tell::tell(port, by, event);
    }
}
