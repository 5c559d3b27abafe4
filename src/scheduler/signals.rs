//! The signals: all that passes between processes, and what a process does with those it gets.
//!
//! Signals from one process to another arrive in the order in which they were sent. The receiver alone
//! acts on them: before a time slice, and when a `receive` has run out of messages.
use super::entry::Entry;
use super::literals::Literals;
use super::request::{self, Reply, ReplyTo, Request};
use super::system_monitor;
use super::table::table;
use crate::dist;
use crate::heap::Heap;
use crate::heap::copy::copy_to_message;
use crate::nif::owned::Owned;
use crate::port;
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::process::monitors::{Monitor, RefNumber, Target, Unalias};
use crate::term::{Atom, Term, am, node};
use crate::tracing::{self, sequential};
use std::sync::Arc;

/// What passes between processes. Pids in it are local ones: immediate terms.
pub enum Signal {
    Message(Message),
    /// A message, and the token of sequential tracing that it carries.
    Carrying(Box<(Message, Term)>),
    /// A message sent to an alias of the receiver.
    ByAlias {
        alias: RefNumber,
        message: Message,
        /// With priority, if the alias has it.
        ahead: bool,
    },
    /// `exit/3` to an alias of the receiver.
    ExitByAlias {
        from: Term,
        alias: RefNumber,
        reason: Message,
        ahead: bool,
    },
    /// `exit/2`.
    Exit {
        from: Term,
        reason: Message,
    },
    /// A linked process has ended, or could not be linked.
    LinkBroken {
        from: Term,
        reason: Message,
    },
    Link {
        from: Term,
    },
    Unlink {
        from: Term,
        number: u64,
    },
    /// The answer to `Unlink`.
    Unlinked {
        from: Term,
        number: u64,
    },
    Monitor {
        from: Term,
        number: RefNumber,
    },
    Demonitor {
        number: RefNumber,
    },
    /// What a monitor watches has ended.
    Down {
        number: RefNumber,
        reason: Message,
    },
    Suspend {
        from: Term,
    },
    Resume {
        from: Term,
    },
    /// One that the receiver has suspended has ended.
    SuspendedEnded {
        from: Term,
    },
    Request(Box<(Request, ReplyTo)>),
    Reply(Reply),
    /// A thing outside its heap belongs to the receiver from now on, and is told of its end.
    Own(Arc<dyn Owned>),
    /// It does not belong to the receiver any more.
    Disown(Arc<dyn Owned>),
    /// From another node, or of the connection with it.
    Distant(Box<dist::Signal>),
}

impl Signal {
    /// What the receiver is to let go of.
    pub(super) fn literals(&self) -> Option<Arc<dyn Literals>> {
        match self {
            Signal::Request(request) => request.0.literals(),
            _ => None,
        }
    }
}

/// Sends a signal. If the process has ended, those that wait for an answer get it.
pub fn deliver(to: Term, signal: Signal) {
    let mut left = Some(signal);
    table().with(to, |entry| {
        left = left.take().and_then(|signal| entry.signal(signal).err());
    });
    if let Some(signal) = left {
        refuse(to, signal);
    }
}

/// As `deliver`, to a process that the caller has already found.
pub fn deliver_to(entry: &Arc<Entry>, signal: Signal) {
    if let Err(signal) = entry.signal(signal) {
        refuse(entry.pid, signal);
    }
}

/// Answers a signal that a process did not live to see.
pub fn refuse(to: Term, signal: Signal) {
    let reason = || Message {
        term: am::NOPROC,
        heap: None,
    };
    match signal {
        Signal::Link { from } => {
            let reason = reason();
            deliver(from, Signal::LinkBroken { from: to, reason });
        }
        Signal::Unlink { from, number } => deliver(from, Signal::Unlinked { from: to, number }),
        Signal::Monitor { from, number } => {
            let reason = reason();
            deliver(from, Signal::Down { number, reason });
        }
        Signal::Suspend { from } => deliver(from, Signal::SuspendedEnded { from: to }),
        Signal::Request(asked) => request::refuse(asked.0, asked.1),
        Signal::Own(thing) => thing.owner_has_ended(),
        Signal::Distant(signal) => dist::signal::refuse(to, *signal),
        _ => {}
    }
}

/// Signals for which room is kept after a process has acted on as many.
const KEPT: usize = 32;

/// Takes the signals out of the inbox and acts on them: messages go to the queue.
pub fn fetch(p: &mut Process) {
    let mut signals = match &p.exec.entry {
        Some(entry) if p.exec.seldom.dying.is_none() && entry.has_signals() => {
            entry.take_signals(std::mem::take(&mut p.exec.inbox))
        }
        _ => return,
    };
    let mut rest = signals.drain(..);
    let is_traced = tracing::is_active();
    while let Some(signal) = rest.next() {
        let queued = p.mailbox.len();
        act(p, signal);
        if is_traced && p.mailbox.len() > queued {
            tracing::events::received(p, queued);
        }
        if p.exec.seldom.dying.is_some() {
            // It does not live to see the others.
            p.exec.seldom.unseen = rest.collect();
            return;
        }
    }
    drop(rest);
    system_monitor::queue_may_have_changed(p);
    if signals.capacity() <= KEPT {
        p.exec.inbox = signals;
    }
}

fn act(p: &mut Process, signal: Signal) {
    match signal {
        Signal::Message(message) => p.push(message),
        Signal::Carrying(carried) => {
            p.push(carried.0);
            sequential::queued(p, carried.1);
        }
        Signal::ByAlias {
            alias,
            message,
            ahead,
        } => by_alias(p, alias, message, ahead),
        Signal::ExitByAlias {
            from,
            alias,
            reason,
            ahead,
        } => {
            if let Some(alias) = p.monitors.alias(alias) {
                exit(p, from, reason, ahead && alias.ahead);
            }
        }
        Signal::Exit { from, reason } => exit(p, from, reason, false),
        Signal::LinkBroken { from, reason } => {
            if let Some(ahead) = p.links.broken(number_of(from)) {
                if tracing::is_active() {
                    tracing::events::related(p, am::GETTING_UNLINKED, from);
                }
                link_exit(p, from, reason, ahead);
            }
        }
        Signal::Link { from } => {
            p.links.linked(number_of(from));
            if tracing::is_active() {
                tracing::events::related(p, am::GETTING_LINKED, from);
            }
        }
        Signal::Unlink { from, number } => {
            p.links.unlinked(number_of(from));
            if tracing::is_active() {
                tracing::events::related(p, am::GETTING_UNLINKED, from);
            }
            // A port has forgotten the link already.
            if !from.is_local_port() {
                let own = p.regs.pid;
                deliver(from, Signal::Unlinked { from: own, number });
            }
        }
        Signal::Unlinked { from, number } => p.links.acknowledged(number_of(from), number),
        Signal::Monitor { from, number } => p.monitors.watch(number, from),
        Signal::Demonitor { number } => p.monitors.unwatch(number),
        Signal::Down { number, reason } => down(p, number, reason),
        Signal::Suspend { from } => {
            p.suspension.held_by(number_of(from));
            p.leave_soon();
        }
        Signal::Resume { from } => p.suspension.released_by(number_of(from)),
        Signal::SuspendedEnded { from } => p.suspension.forget(number_of(from)),
        Signal::Request(asked) => request::received(p, asked.0, asked.1),
        Signal::Reply(reply) => request::replied(p, reply),
        Signal::Own(thing) => p.exec.seldom.belongings.add(thing),
        Signal::Disown(thing) => drop(p.exec.seldom.belongings.remove(&thing)),
        Signal::Distant(signal) => dist::signal::act(p, *signal),
    }
}

/// In the number by which relations know a port.
const PORT: u64 = 1 << 62;

/// The number by which a process' relations know a local pid or port.
pub fn number_of(other: Term) -> u64 {
    match other.is_local_port() {
        true => other.immed_payload() | PORT,
        false => other.immed_payload(),
    }
}

/// The local pid or port of such a number.
pub fn of_number(number: u64) -> Term {
    match number & PORT {
        0 => Term::pid(number),
        _ => Term::port(number & !PORT),
    }
}

impl Process {
    /// Makes the process give up the scheduler at its next call.
    pub(super) fn leave_soon(&mut self) {
        self.regs.fcalls = 0;
    }
    /// Puts a message of the process' own making at the end of its queue.
    pub fn push_message(&mut self, term: Term) {
        self.push(Message { term, heap: None });
    }
    /// As `push_message`, or ahead of those without priority.
    fn push_with(&mut self, ahead: bool, term: Term) {
        if ahead {
            self.push_ahead(term);
        } else {
            self.push_message(term);
        }
    }
    /// Takes a message's term over.
    fn take(&mut self, message: Message) -> Term {
        if let Some(heap) = message.heap {
            self.absorb(heap);
        }
        message.term
    }
}

fn by_alias(p: &mut Process, number: RefNumber, message: Message, ahead: bool) {
    let Some(alias) = p.monitors.message_by(number) else {
        return;
    };
    if ahead && alias.ahead {
        let term = p.take(message);
        p.push_ahead(term);
    } else {
        p.push(message);
    }
    if alias.unalias == Unalias::Reply {
        demonitor(p, number);
    }
}

/// Ends a monitor of the process; what it was, if it was there.
pub fn demonitor(p: &mut Process, number: RefNumber) -> Option<Monitor> {
    let monitor = p.monitors.remove(number)?;
    withdraw(p, number, &monitor);
    Some(monitor)
}

/// Lets who is watched forget a monitor.
pub fn withdraw(p: &mut Process, number: RefNumber, monitor: &Monitor) {
    match monitor.target {
        Target::Process(pid) if !pid.is_local_pid() => p.withdraw_distant(number, monitor),
        Target::NamedAfar(..) => p.withdraw_distant(number, monitor),
        Target::Process(pid) | Target::Named(_, Some(pid)) if pid.is_local_pid() => {
            deliver(pid, Signal::Demonitor { number });
        }
        Target::Port(port) | Target::NamedPort(_, Some(port)) => {
            if let Some(port) = port::find(port) {
                port.demonitor(number);
            }
        }
        _ => {}
    }
}

/// What a monitor watches has ended.
pub fn down(p: &mut Process, number: RefNumber, reason: Message) {
    let Some(monitor) = p.monitors.remove(number) else {
        return;
    };
    let reason = p.take(reason);
    let (what, object) = watched(p, &monitor);
    let reference = monitor_ref(p, number, &monitor);
    let tag = if monitor.tag.is_none() {
        am::DOWN
    } else {
        monitor.tag
    };
    let message = p.tuple(&[tag, reference, what, object, reason]);
    p.push_with(monitor.ahead, message);
}

/// The reference of a monitor.
pub fn monitor_ref(p: &mut Process, number: RefNumber, monitor: &Monitor) -> Term {
    if monitor.is_alias {
        node::alias_ref(p, number, p.regs.pid)
    } else {
        p.reference(number)
    }
}

/// What a monitor watches, as its message tells it: a type and an object.
pub fn watched(heap: &mut impl Heap, monitor: &Monitor) -> (Term, Term) {
    match monitor.target {
        Target::Process(pid) => (am::PROCESS, pid),
        Target::Named(name, _) => (am::PROCESS, heap.tuple(&[name, node::name()])),
        Target::NamedAfar(name, at) => (am::PROCESS, heap.tuple(&[name, at])),
        Target::Port(port) => (am::PORT, port),
        Target::NamedPort(name, _) => (am::PORT, heap.tuple(&[name, node::name()])),
        Target::TimeOffset => (am::TIME_OFFSET, am::CLOCK_SERVICE),
    }
}

/// An exit signal, by `exit/2`.
pub fn exit(p: &mut Process, from: Term, reason: Message, ahead: bool) {
    let term = reason.term;
    if term == am::KILL {
        die(p, am::KILLED);
    } else if p.flags.trap_exit {
        exit_message(p, from, reason, ahead);
    } else if term != am::NORMAL || from == p.regs.pid {
        let reason = p.take(reason);
        die(p, reason);
    }
}

/// A linked process or port has ended.
pub fn link_exit(p: &mut Process, from: Term, reason: Message, ahead: bool) {
    if p.flags.trap_exit {
        exit_message(p, from, reason, ahead);
    } else if reason.term != am::NORMAL {
        let reason = p.take(reason);
        die(p, reason);
    }
}

fn exit_message(p: &mut Process, from: Term, reason: Message, ahead: bool) {
    let reason = p.take(reason);
    let message = p.tuple(&[am::EXIT, from, reason]);
    p.push_with(ahead, message);
}

pub(super) fn die(p: &mut Process, reason: Term) {
    p.exec.seldom.dying = Some(reason);
    p.leave_soon();
}

// What BIFs do with the signals of links and monitors.

/// `exit/2`: sends an exit signal.
pub fn send_exit(p: &mut Process, to: Term, reason: Term) {
    let (from, reason) = (p.regs.pid, copy_to_message(reason));
    deliver(to, Signal::Exit { from, reason });
    if to == from {
        fetch(p);
    }
}

/// `exit/3` to an alias; `ahead`: with priority.
pub fn send_exit_by_alias(p: &mut Process, alias: RefNumber, of: Term, reason: Term, ahead: bool) {
    let (from, reason) = (p.regs.pid, copy_to_message(reason));
    let signal = Signal::ExitByAlias {
        from,
        alias,
        reason,
        ahead,
    };
    deliver(of, signal);
}

/// Links the process with another one, or a port; its exit message is to have priority or not. False: that does not exist.
pub fn link(p: &mut Process, other: Term, ahead: bool) -> bool {
    if tracing::is_active() {
        tracing::events::links(p, other);
    }
    if other.is_local_port() {
        // Before the port can tell of its end.
        let is_new = p.links.link(number_of(other));
        p.links.set_ahead(number_of(other), ahead);
        let exists = port::find(other).is_some_and(|port| port.link(p.regs.pid));
        if is_new && !exists {
            p.links.broken(number_of(other));
        }
        return exists;
    }
    let Some(entry) = table().find(other) else {
        return false;
    };
    let is_new = p.links.link(number_of(other));
    p.links.set_ahead(number_of(other), ahead);
    if is_new {
        let from = p.regs.pid;
        if entry.signal(Signal::Link { from }).is_err() {
            p.links.broken(number_of(other));
            return false;
        }
    }
    true
}

pub fn unlink(p: &mut Process, other: Term) {
    if tracing::is_active() {
        tracing::events::related(p, am::UNLINK, other);
    }
    if other.is_local_port() {
        // A port acts at once: nothing of it is under way that would count.
        p.links.broken(number_of(other));
        if let Some(port) = port::find(other) {
            port.unlink(p.regs.pid);
        }
        return;
    }
    if let Some(number) = p.links.unlink(number_of(other)) {
        let from = p.regs.pid;
        deliver(other, Signal::Unlink { from, number });
    }
}

/// Monitors a local process.
pub fn monitor(p: &mut Process, number: RefNumber, monitor: Monitor) {
    p.monitors.add(number, monitor);
    let from = p.regs.pid;
    match monitor.target {
        Target::Process(pid) | Target::Named(_, Some(pid)) if pid.is_local_pid() => {
            deliver(pid, Signal::Monitor { from, number });
        }
        Target::Port(port) | Target::NamedPort(_, Some(port))
            if port::find(port).is_some_and(|port| port.monitor(number, from)) => {}
        Target::TimeOffset => {}
        Target::Process(pid) => {
            let at = node::of(pid).map(|of| of.name);
            monitor_afar(p, number, &monitor, pid, at);
        }
        Target::NamedAfar(name, at) => monitor_afar(p, number, &monitor, name, at.as_atom()),
        _ => down_at_once(p, number, am::NOPROC),
    }
}

/// Monitors a process of another node, by its pid or its name.
fn monitor_afar(
    p: &mut Process,
    number: RefNumber,
    monitor: &Monitor,
    watched: Term,
    at: Option<Atom>,
) {
    let here = at == Some(node::this().name);
    if here || !at.is_some_and(|at| dist::relations::monitor(p, number, monitor, watched, at)) {
        let reason = if here { am::NOPROC } else { am::NOCONNECTION };
        down_at_once(p, number, reason);
    }
}

/// The process has linked with what is not there, or can't be reached.
pub fn cannot_link(p: &mut Process, other: Term, reason: Term) {
    if p.flags.trap_exit {
        let message = p.tuple(&[am::EXIT, other, reason]);
        p.push_message(message);
    } else {
        die(p, reason);
    }
}

/// Tells of the end of what cannot be watched.
fn down_at_once(p: &mut Process, number: RefNumber, reason: Term) {
    let reason = Message {
        term: reason,
        heap: None,
    };
    deliver(p.regs.pid, Signal::Down { number, reason });
}
