//! Modules that were loaded because somebody has called them, and whose `on_load` function is running: nobody else can call
//! them until it has returned `ok`.
use super::{Module, table};
use crate::process::Process;
use crate::scheduler::request::{ReplyTo, answer};
use crate::scheduler::spawn;
use crate::term::print::{self, Pretty};
use crate::term::{Atom, Term, am};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

struct Pending {
    module: Arc<Module>,
    /// The process that runs the function.
    runner: Term,
    /// Processes that have called the module.
    callers: Vec<ReplyTo>,
}

fn pending() -> &'static Mutex<HashMap<Atom, Pending>> {
    static PENDING: OnceLock<Mutex<HashMap<Atom, Pending>>> = OnceLock::new();
    PENDING.get_or_init(Mutex::default)
}

/// Runs the module's `on_load` function in a process of its own, made by `p`. The module has been installed.
pub fn start(p: &mut Process, module: Arc<Module>) {
    let Some(function) = module.on_load_function() else {
        table::publish_exports(&module);
        return;
    };
    let name = module.name;
    let code = module.base().wrapping_add(function.entry as usize);
    // Before the process is made: it may run at once.
    let mut pending = pending().lock();
    let Ok(runner) = spawn::spawn_on_load(p, name, function.name, code) else {
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

/// The function has returned (or raised: no term).
pub fn finished(module: Atom, result: Term) {
    let Some(done) = pending().lock().remove(&module) else {
        return;
    };
    if result == am::OK {
        table::publish_exports(&done.module);
    } else {
        let what = if result.is_none() {
            "failed".to_owned()
        } else {
            let value = print::pretty(result, &Pretty::default());
            format!("returned {value}")
        };
        eprintln!("purlin: {}: its on_load function {what}", module.name());
    }
    for reply in done.callers {
        answer(reply, am::TRUE);
    }
}
