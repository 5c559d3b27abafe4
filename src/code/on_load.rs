//! Modules that were loaded because somebody has called them, and whose `on_load` function is running: nobody else can call
//! them until it has returned `ok`.
//!
//! So it is with OTP's servers that its emulator starts: nobody calls them before they have their names.
use super::{Module, table};
use crate::process::Process;
use crate::scheduler::request::{ReplyTo, answer};
use crate::scheduler::{Options, Priority, spawn};
use crate::term::print::{self, Pretty};
use crate::term::{Atom, Term, am};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// When a module can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    /// Once its `on_load` function has returned.
    Returned,
    /// Once its process has registered the module's name.
    Registered,
}

struct Pending {
    module: Arc<Module>,
    until: Until,
    /// The process that runs the function.
    runner: Term,
    /// Processes that have called the module.
    callers: Vec<ReplyTo>,
}

fn pending() -> &'static Mutex<HashMap<Atom, Pending>> {
    static PENDING: OnceLock<Mutex<HashMap<Atom, Pending>>> = OnceLock::new();
    PENDING.get_or_init(Mutex::default)
}

/// True of the modules of servers that are there before any program, and that somebody calls by their modules' functions.
pub fn is_server(module: Atom) -> bool {
    static PURGER: OnceLock<Atom> = OnceLock::new();
    module == *PURGER.get_or_init(|| Atom::new("erts_code_purger"))
}

/// Runs the module's `on_load` function, or its server's `start`, in a process of its own, made by `p`. The module has been
/// installed.
pub fn start(p: &mut Process, module: Arc<Module>) {
    let server = || module.find(Atom::new("start"), 0).copied();
    let function = match module.on_load_function() {
        Some(function) => Some((function, Until::Returned)),
        None if is_server(module.name) => server().map(|start| (start, Until::Registered)),
        None => None,
    };
    let Some((function, until)) = function else {
        table::publish_exports(&module);
        return;
    };
    let options = match until {
        Until::Returned => Options::default(),
        Until::Registered => Options {
            system: true,
            priority: Priority::High,
            ..Options::default()
        },
    };
    let name = module.name;
    let code = module.base().wrapping_add(function.entry as usize);
    // Before the process is made: it may run at once.
    let mut pending = pending().lock();
    let Ok(runner) = spawn::spawn_on_load(p, name, function.name, code, &options) else {
        eprintln!(
            "purlin: {}: no process for its on_load function: there are too many",
            name.name()
        );
        return;
    };
    let callers = Vec::new();
    pending.insert(
        name,
        Pending {
            module,
            until,
            runner,
            callers,
        },
    );
}

/// True if the module's function is running.
pub fn is_pending(module: Atom) -> bool {
    pending().lock().contains_key(&module)
}

/// True if the process must wait before it can call the module.
pub fn hides(module: Atom, from: &Process) -> bool {
    let pending = pending().lock();
    pending
        .get(&module)
        .is_some_and(|p| p.runner != from.regs.pid)
}

/// Answers when the function has returned.
pub fn wait(module: Atom, reply: ReplyTo) {
    match pending().lock().get_mut(&module) {
        Some(pending) => pending.callers.push(reply),
        None => answer(reply, am::TRUE),
    }
}

/// A process has registered a name.
pub fn registered(name: Atom) {
    if !is_server(name) {
        return;
    }
    let mut pending = pending().lock();
    if pending
        .get(&name)
        .is_none_or(|p| p.until != Until::Registered)
    {
        return;
    }
    if let Some(done) = pending.remove(&name) {
        table::publish_exports(&done.module);
        tell(done.callers);
    }
}

fn tell(callers: Vec<ReplyTo>) {
    for reply in callers {
        answer(reply, am::TRUE);
    }
}

/// The function has returned (or raised: no term).
pub fn finished(module: Atom, result: Term) {
    let Some(done) = pending().lock().remove(&module) else {
        return;
    };
    if done.until == Until::Returned && result == am::OK {
        table::publish_exports(&done.module);
    } else {
        let what = if result.is_none() {
            "failed".to_owned()
        } else {
            let value = print::pretty(result, &Pretty::default());
            format!("returned {value}")
        };
        let function = match done.until {
            Until::Returned => "on_load function",
            Until::Registered => "process",
        };
        eprintln!("purlin: {}: its {function} {what}", module.name());
    }
    tell(done.callers);
}
