//! Loading in two steps: a module is prepared, as often and by whom one likes, and then becomes current. Between them stands,
//! for modules that have one, their `on_load` function.
use super::module::Module;
use super::table::{self, Deleted};
use crate::loader::LoadError;
use crate::term::Atom;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// A module that has been prepared: what the magic reference of `prepare_loading/2` stands for.
pub struct PreparedCode {
    pub name: Atom,
    pub has_on_load: bool,
    /// Until it has been loaded.
    module: Mutex<Option<Module>>,
}

impl PreparedCode {
    pub fn new(module: Module) -> PreparedCode {
        PreparedCode {
            name: module.name,
            has_on_load: module.on_load.is_some(),
            module: Mutex::new(Some(module)),
        }
    }
    pub fn is_spent(&self) -> bool {
        self.module.lock().is_none()
    }
}

/// What has come of loading modules. Unless it is `Done` or `OnLoad`, none has been loaded.
pub enum Finished {
    Done,
    /// The function must be run before these are current.
    OnLoad(Vec<Atom>),
    /// Those whose old code must be purged first.
    NotPurged(Vec<Atom>),
    /// Those that are there twice.
    Duplicated(Vec<Atom>),
    /// One of them has been loaded before.
    Spent,
    /// There is no memory for exports.
    NoMemory(LoadError),
}

/// One loads at a time: what one has looked at stays so.
static PERMISSION: Mutex<()> = Mutex::new(());

/// Modules that are not current before their `on_load` function has returned.
fn waiting() -> &'static Mutex<HashMap<Atom, Arc<Module>>> {
    static WAITING: OnceLock<Mutex<HashMap<Atom, Arc<Module>>>> = OnceLock::new();
    WAITING.get_or_init(Mutex::default)
}

/// Makes prepared modules the current ones.
pub fn finish(all: &[&PreparedCode]) -> Finished {
    let _permission = PERMISSION.lock();
    if all.iter().any(|code| code.is_spent()) {
        return Finished::Spent;
    }
    let is_twice = |i: usize| all[..i].iter().any(|before| before.name == all[i].name);
    let twice = (0..all.len()).filter(|&i| is_twice(i));
    let twice: Vec<Atom> = twice.map(|i| all[i].name).collect();
    if !twice.is_empty() {
        return Finished::Duplicated(twice);
    }
    let names = all.iter().map(|code| code.name);
    let is_full = |name: &Atom| table::module(*name).is_some() && table::has_old(*name);
    let full: Vec<Atom> = names.filter(is_full).collect();
    if !full.is_empty() {
        return Finished::NotPurged(full);
    }
    let mut on_load = Vec::new();
    for code in all {
        let Some(module) = code.module.lock().take() else {
            return Finished::Spent;
        };
        match table::install(module) {
            Err(error) => return Finished::NoMemory(error),
            Ok(module) if code.has_on_load => {
                on_load.push(code.name);
                waiting().lock().insert(code.name, module);
            }
            Ok(module) => table::publish_exports(&module),
        }
    }
    if on_load.is_empty() {
        Finished::Done
    } else {
        Finished::OnLoad(on_load)
    }
}

/// The module whose `on_load` function is to be run.
pub fn waits(name: Atom) -> Option<Arc<Module>> {
    waiting().lock().get(&name).cloned()
}

/// The `on_load` function has returned `ok`: its module is the current one. False if there is none.
pub fn keep(name: Atom) -> bool {
    let _permission = PERMISSION.lock();
    let module = waiting().lock().remove(&name);
    if let Some(module) = &module {
        table::publish_exports(module);
    }
    module.is_some()
}

/// Takes a module whose `on_load` function has failed: it is to be purged.
pub fn take_failed(name: Atom) -> Option<Arc<Module>> {
    waiting().lock().remove(&name)
}

/// Makes the current module of that name an old one.
pub fn delete(name: Atom) -> Deleted {
    let _permission = PERMISSION.lock();
    table::delete(name)
}
