//! Registered names.
use super::entry::Entry;
use crate::code::on_load;
use crate::term::Atom;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

type Names = HashMap<Atom, Arc<Entry>, foldhash::fast::RandomState>;

/// Shows that the registry is locked for writing.
pub(super) struct Locked(());

/// Why a name can't be registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The name is taken.
    Taken,
    /// The process has one.
    Named,
    /// There is no such process.
    NotAlive,
}

fn names() -> &'static RwLock<Names> {
    static NAMES: OnceLock<RwLock<Names>> = OnceLock::new();
    NAMES.get_or_init(RwLock::default)
}

pub fn register(name: Atom, entry: &Arc<Entry>) -> Result<(), Refused> {
    let mut names = names().write();
    if entry.name().is_some() {
        return Err(Refused::Named);
    }
    if names.contains_key(&name) {
        return Err(Refused::Taken);
    }
    names.insert(name, entry.clone());
    entry.set_name(Locked(()), Some(name));
    // It may have ended meanwhile, and have looked for its name before.
    if entry.has_ended() {
        names.remove(&name);
        entry.set_name(Locked(()), None);
        return Err(Refused::NotAlive);
    }
    drop(names);
    on_load::registered(name);
    Ok(())
}

pub fn unregister(name: Atom) -> bool {
    let mut names = names().write();
    match names.remove(&name) {
        Some(entry) => {
            entry.set_name(Locked(()), None);
            true
        }
        None => false,
    }
}

/// Takes out the name of a process that has ended.
pub(super) fn forget(entry: &Entry) {
    if entry.name().is_none() {
        return;
    }
    let mut names = names().write();
    if let Some(name) = entry.name() {
        names.remove(&name);
        entry.set_name(Locked(()), None);
    }
}

pub fn whereis(name: Atom) -> Option<Arc<Entry>> {
    names().read().get(&name).cloned()
}

pub fn registered() -> Vec<Atom> {
    names().read().keys().copied().collect()
}
