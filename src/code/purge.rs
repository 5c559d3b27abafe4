//! Purging old modules, step by step: OTP's `erts_code_purger` asks for each.
//!
//! While a purge is under way nobody can get into the old code: those who call its funs wait. Meanwhile each process is asked
//! whether it is in there. Then the code is given up; its literals are freed once every process has let go of them.
use super::lambdas::Suspended;
use super::module::Module;
use super::{loading, table};
use crate::heap::block::Spans;
use crate::scheduler::literals::{Literals, let_go};
use crate::scheduler::request::{ReplyTo, answer};
use crate::term::{Atom, am};
use parking_lot::Mutex;
use std::sync::Arc;

/// A purge under way; there is one at a time.
struct Purge {
    name: Atom,
    modules: Vec<Arc<Module>>,
    suspended: Vec<Suspended>,
    /// Processes that have called funs of it.
    callers: Vec<ReplyTo>,
}

static UNDER_WAY: Mutex<Option<Purge>> = Mutex::new(None);

/// Whose code is to be purged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The old code of the module.
    Old,
    /// Code whose `on_load` function has failed.
    Failed,
}

/// Begins to purge a module. `Some(false)`: there is nothing to purge; `None`: another purge is under way.
pub fn prepare(name: Atom, which: Which) -> Option<bool> {
    let mut under_way = UNDER_WAY.lock();
    if under_way.is_some() {
        return None;
    }
    let modules = match which {
        Which::Old => table::old(name),
        Which::Failed => loading::take_failed(name).into_iter().collect(),
    };
    if modules.is_empty() {
        return Some(false);
    }
    let suspended = modules
        .iter()
        .map(|module| Suspended::new(&module.lambdas, &module.addresses()))
        .collect();
    *under_way = Some(Purge {
        name,
        modules,
        suspended,
        callers: Vec::new(),
    });
    Some(true)
}

fn take(name: Atom) -> Option<Purge> {
    let mut under_way = UNDER_WAY.lock();
    let is_it = under_way.as_ref().is_some_and(|purge| purge.name == name);
    if is_it { under_way.take() } else { None }
}

/// Gives up: the old code stays. False if no purge of that module is under way.
pub fn abort(name: Atom) -> bool {
    let Some(purge) = take(name) else {
        return false;
    };
    purge.suspended.into_iter().for_each(Suspended::resume);
    resume(purge.callers);
    true
}

/// Takes the old code away. No process runs it any more. False if no purge of that module is under way.
pub fn complete(name: Atom) -> bool {
    let Some(purge) = take(name) else {
        return false;
    };
    purge.suspended.into_iter().for_each(Suspended::give_up);
    for module in &purge.modules {
        table::forget(module);
    }
    resume(purge.callers);
    purge.modules.into_iter().for_each(free);
    true
}

fn resume(callers: Vec<ReplyTo>) {
    for caller in callers {
        answer(caller, am::TRUE);
    }
}

/// Frees a module as soon as no process has any of its literals: each holds it until then.
fn free(module: Arc<Module>) {
    if module.literals.words() == 0 {
        return;
    }
    let literals: Arc<dyn Literals> = module;
    let_go(&literals);
}

impl Literals for Module {
    fn spans(&self) -> Spans {
        Spans::new(self.literals.spans().collect())
    }
}

/// The code of that module in which nobody may be when it is purged.
pub fn old(name: Atom) -> Vec<Arc<Module>> {
    let under_way = UNDER_WAY.lock();
    match &*under_way {
        Some(purge) if purge.name == name => purge.modules.clone(),
        _ => table::old(name),
    }
}

/// Answers when the purge of that module is over; at once if none is under way, and gives `reply` back.
pub fn wait(name: Atom, reply: ReplyTo) -> Option<ReplyTo> {
    match &mut *UNDER_WAY.lock() {
        Some(purge) if purge.name == name => {
            purge.callers.push(reply);
            None
        }
        _ => Some(reply),
    }
}

/// True if a purge of that module is under way.
pub fn is_under_way(name: Atom) -> bool {
    let under_way = UNDER_WAY.lock();
    under_way.as_ref().is_some_and(|purge| purge.name == name)
}
