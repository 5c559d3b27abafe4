//! Registered names.
use super::entry::Entry;
use crate::code::on_load;
use crate::port::{self, Port};
use crate::term::{Atom, Term};
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

type Map<T> = HashMap<Atom, T, foldhash::fast::RandomState>;

#[derive(Default)]
struct Names {
    processes: Map<Arc<Entry>>,
    ports: Map<Term>,
}

impl Names {
    fn is_taken(&self, name: Atom) -> bool {
        self.processes.contains_key(&name) || self.ports.contains_key(&name)
    }
}

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
    if names.is_taken(name) {
        return Err(Refused::Taken);
    }
    names.processes.insert(name, entry.clone());
    entry.set_name(Locked(()), Some(name));
    // It may have ended meanwhile, and have looked for its name before.
    if entry.has_ended() {
        names.processes.remove(&name);
        entry.set_name(Locked(()), None);
        return Err(Refused::NotAlive);
    }
    drop(names);
    on_load::registered(name);
    Ok(())
}

pub fn unregister(name: Atom) -> bool {
    let mut names = names().write();
    match names.processes.remove(&name) {
        Some(entry) => {
            entry.set_name(Locked(()), None);
            true
        }
        None => {
            let port = names.ports.remove(&name);
            let port = port.and_then(port::find);
            drop(names);
            port.map(|port| port.set_name(None)).is_some()
        }
    }
}

/// Gives an open port a name.
pub fn register_port(name: Atom, port: &Port) -> Result<(), Refused> {
    // A port's state is locked before the names: so it is when it closes.
    let mut state = port.lock().ok_or(Refused::NotAlive)?;
    let mut names = names().write();
    if state.name.is_some() {
        return Err(Refused::Named);
    }
    if names.is_taken(name) {
        return Err(Refused::Taken);
    }
    names.ports.insert(name, port.term);
    state.name = Some(name);
    Ok(())
}

/// A port that had the name is closed.
pub fn unregister_port(name: Atom) {
    names().write().ports.remove(&name);
}

/// The port of that name.
pub fn whereis_port(name: Atom) -> Option<Term> {
    names().read().ports.get(&name).copied()
}

/// Takes out the name of a process that has ended.
pub(super) fn forget(entry: &Entry) {
    if entry.name().is_none() {
        return;
    }
    let mut names = names().write();
    if let Some(name) = entry.name() {
        names.processes.remove(&name);
        entry.set_name(Locked(()), None);
    }
}

pub fn whereis(name: Atom) -> Option<Arc<Entry>> {
    names().read().processes.get(&name).cloned()
}

pub fn registered() -> Vec<Atom> {
    let names = names().read();
    let processes = names.processes.keys();
    processes.chain(names.ports.keys()).copied().collect()
}
