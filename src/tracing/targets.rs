//! Whose tracing changes: processes, wherever they are.
use super::traced::{self, Change, Taken};
use crate::process::Process;
use crate::scheduler::entry::Entry;
use crate::scheduler::request::{self, Request};
use crate::scheduler::table::table;
use crate::scheduler::{registry, still};
use crate::term::Term;
use std::sync::Arc;

/// The local process that a pid or a name means.
pub fn process(who: Term) -> Option<Term> {
    if let Some(name) = who.as_atom() {
        return registry::whereis(name).map(|entry| entry.pid);
    }
    let is_there = who.is_local_pid() && table().find(who).is_some();
    is_there.then_some(who)
}

/// Why a process' tracing can't be changed.
#[derive(Debug)]
pub enum Refused {
    /// There is no such process.
    NoProcess,
    /// Somebody else traces it, in that session.
    Taken,
}

impl From<Taken> for Refused {
    fn from(_: Taken) -> Refused {
        Refused::Taken
    }
}

/// Changes what a local process is traced for, as soon as it rests: for those who do not hold the permission to let it stand still.
pub fn ask(p: &mut Process, pid: Term, change: &Change) {
    super::activate();
    // Who is traced by somebody else stays so.
    if pid == p.regs.pid {
        drop(traced::make(p).traced.change(change));
    } else if let Some(entry) = table().find(pid)
        && change_resting(&entry, change).is_none()
    {
        request::tell(pid, Request::Trace(Box::new(change.clone())));
    }
}

/// Changes what a local process is traced for, at once. The caller holds the permission.
pub fn change_process(p: &mut Process, pid: Term, change: &Change) -> Result<(), Refused> {
    super::activate();
    if pid == p.regs.pid {
        return Ok(traced::make(p).traced.change(change)?);
    }
    let Some(entry) = table().find(pid).filter(|entry| !entry.has_ended()) else {
        return Err(Refused::NoProcess);
    };
    if let Some(done) = change_resting(&entry, change) {
        return Ok(done?);
    }
    // It runs: the machine stands still for it.
    let still = still::hold();
    let done = change_resting(&entry, change);
    drop(still);
    match done {
        Some(done) => Ok(done?),
        // A dirty scheduler runs it, in a call that takes its time.
        None => {
            request::tell(pid, Request::Trace(Box::new(change.clone())));
            Ok(())
        }
    }
}

/// Changes a process that does not run.
fn change_resting(entry: &Entry, change: &Change) -> Option<Result<(), Taken>> {
    let mut process = entry.process.lock();
    let p = process.as_mut()?;
    Some(traced::make(p).traced.change(change))
}

/// As `change_process`, of all processes that there are; how many were changed.
pub fn change_all(p: &mut Process, change: &Change) -> usize {
    super::activate();
    let _still = still::hold();
    let all: Vec<Arc<Entry>> = table().entries().filter(|e| !e.has_ended()).collect();
    let mut changed = 0;
    for entry in all {
        let done = if entry.pid == p.regs.pid {
            Some(traced::make(p).traced.change(change))
        } else {
            change_resting(&entry, change)
        };
        match done {
            Some(done) => changed += usize::from(done.is_ok()),
            None => {
                request::tell(entry.pid, Request::Trace(Box::new(change.clone())));
                changed += 1;
            }
        }
    }
    changed
}

/// Looks at what a process is traced for. `None`: there is no such process. The caller holds the permission.
pub fn look<R>(p: &mut Process, pid: Term, look: impl Fn(&mut Process) -> R) -> Option<R> {
    if pid == p.regs.pid {
        return Some(look(p));
    }
    let entry = table().find(pid).filter(|entry| !entry.has_ended())?;
    let try_it = || entry.process.lock().as_deref_mut().map(&look);
    if let Some(seen) = try_it() {
        return Some(seen);
    }
    let _still = still::hold();
    try_it()
}
