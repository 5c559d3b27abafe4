//! The end of a process: who is told, and what it leaves.
use super::signals::{Signal, deliver, of_number, refuse, withdraw};
use super::table::table;
use super::{Ended, Seldom, log, registry, request, timers};
use crate::bif::node_monitors;
use crate::dist;
use crate::emulator::exception;
use crate::ets;
use crate::heap::Heap;
use crate::heap::copy::copy_to_message;
use crate::port;
use crate::process::{Process, gc};
use crate::term::{Term, am};
use crate::tracing;
use parking_lot::{RwLock, RwLockReadGuard};

/// Held by those who end a process: nobody asks that for anything any more, and its terms are still looked at.
static ENDING: RwLock<()> = RwLock::new(());

/// To be held until nothing of the process' terms is needed any more.
pub fn begin() -> RwLockReadGuard<'static, ()> {
    ENDING.read()
}

/// Waits until nobody looks at terms of processes that have ended before.
pub fn wait_for_all() {
    drop(ENDING.write());
}

/// Links, monitors, messages, tables that make an end long.
const MANY: usize = 1000;

/// Whether the end of the process takes long.
pub(super) fn is_long(p: &Process) -> bool {
    p.total_heap_size() > gc::LONG
        || p.links.count() + p.monitors.count() > MANY
        || p.mailbox.len() > 10 * MANY
        || ets::registry::may_own_many(p.regs.pid, MANY / 10)
}

/// Takes a process that has ended out of the machine, and tells those who are linked with it or watch it.
pub fn finish(p: &mut Process, ended: Ended) {
    super::cancel_wait(p);
    if tracing::is_active() {
        tracing::events::ends(p, |p| reason_of(p, ended));
        if let Some(name) = p.exec.entry.as_ref().and_then(|entry| entry.name()) {
            tracing::events::related(p, am::UNREGISTER, name.term());
        }
    }
    let unseen = match p.exec.entry.clone() {
        Some(entry) => {
            // Who hears that it is gone does not find its name any more.
            registry::forget(&entry);
            let late = entry.end();
            table().remove(&entry);
            // Meanwhile it may have got another one.
            registry::forget(&entry);
            timers::forget(&entry);
            late
        }
        None => Vec::new(),
    };
    let own = p.regs.pid;
    super::system_monitor::ended(own);
    super::blocking::ended(own);
    node_monitors::ended(p);
    let seldom = p.exec.seldom.made();
    let (early, put_off) = seldom.map_or_else(Default::default, Seldom::take_unanswered);
    let unseen: Vec<Signal> = early.into_iter().chain(unseen).collect();
    let asked = put_off.iter().map(|(request, _)| request.literals());
    let held = unseen.iter().map(Signal::literals).chain(asked).flatten();
    let held: Vec<_> = held.collect();
    if !held.is_empty() {
        p.exec.seldom.held = held;
    }
    for signal in unseen {
        refuse(own, signal);
    }
    for (request, reply) in put_off {
        request::refuse(request, reply);
    }
    ets::registry::process_ended(p);
    if let Some(seldom) = p.exec.seldom.made() {
        std::mem::take(&mut seldom.belongings).end();
    }
    tell(p, ended);
    if tracing::is_active() {
        tracing::events::has_ended(p);
    }
}

fn tell(p: &mut Process, ended: Ended) {
    let own = p.regs.pid;
    dist::kernel_ended(own);
    let links = std::mem::take(&mut p.links);
    let monitors = std::mem::take(&mut p.monitors);
    let mut reason = None;
    for other in links.others() {
        let term = *reason.get_or_insert_with(|| reason_of(p, ended));
        let other = of_number(other);
        if other.is_local_port() {
            port::link_broken(other, own, term);
            continue;
        }
        let reason = copy_to_message(term);
        deliver(other, Signal::LinkBroken { from: own, reason });
    }
    for (number, watcher) in monitors.watchers() {
        let term = *reason.get_or_insert_with(|| reason_of(p, ended));
        let reason = copy_to_message(term);
        deliver(watcher, Signal::Down { number, reason });
    }
    for (number, monitor) in monitors.own() {
        withdraw(p, number, monitor);
    }
    dist::ended(p, |p| *reason.get_or_insert_with(|| reason_of(p, ended)));
    for (other, _) in p.suspension.suspended() {
        deliver(Term::pid(other), Signal::Resume { from: own });
    }
    for other in p.suspension.holders() {
        deliver(Term::pid(other), Signal::SuspendedEnded { from: own });
    }
}

/// What links and monitors tell of the end.
fn reason_of(p: &mut Process, ended: Ended) -> Term {
    match ended {
        Ended::Returned => am::NORMAL,
        Ended::Raised if p.regs.exc_class != 0 => p.regs.exc_reason,
        Ended::Raised => {
            let trace = exception::build(p, p.regs.exc_trace);
            p.tuple(&[p.regs.exc_reason, trace])
        }
    }
}

/// Logs the end of a process that died of an error, as OTP does.
pub fn report(p: &mut Process) {
    if p.regs.exc_class != 0 {
        return;
    }
    let trace = exception::build(p, p.regs.exc_trace);
    let value = p.tuple(&[p.regs.exc_reason, trace]);
    let format = "Error in process ~p with exit value:~n~p~n";
    log::error(p, format, &[p.regs.pid, value]);
}
