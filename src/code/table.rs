//! The loaded modules: by name, and by the addresses of their code.
use super::exports;
use super::module::{Function, Module};
use crate::heap::persistent;
use crate::loader::LoadError;
use crate::term::Atom;
use parking_lot::RwLock;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

/// The versions of a module that are there.
#[derive(Default)]
struct Versions {
    /// The one that calls by name lead to.
    current: Option<Arc<Module>>,
    /// Those that have been replaced or deleted: processes may still run them.
    old: Vec<Arc<Module>>,
}

#[derive(Default)]
struct Loaded {
    /// A name that has had a module stays.
    by_name: HashMap<Atom, Versions>,
    /// By the address of the first byte of their code.
    by_address: BTreeMap<usize, Arc<Module>>,
}

fn loaded() -> &'static RwLock<Loaded> {
    static LOADED: OnceLock<RwLock<Loaded>> = OnceLock::new();
    LOADED.get_or_init(RwLock::default)
}

pub fn module(name: Atom) -> Option<Arc<Module>> {
    loaded().read().by_name.get(&name)?.current.clone()
}

/// The current modules.
pub fn modules() -> Vec<Arc<Module>> {
    let loaded = loaded().read();
    let current = loaded.by_name.values().filter_map(|v| v.current.clone());
    current.collect()
}

/// Current and old ones.
pub fn all_modules() -> Vec<Arc<Module>> {
    loaded().read().by_address.values().cloned().collect()
}

/// What is left of modules of that name that have been replaced or deleted.
pub fn old(name: Atom) -> Vec<Arc<Module>> {
    let loaded = loaded().read();
    let versions = loaded.by_name.get(&name);
    versions.map_or_else(Vec::new, |v| v.old.clone())
}

/// True when code of a module that has been replaced is still there.
pub fn has_old(name: Atom) -> bool {
    let loaded = loaded().read();
    loaded.by_name.get(&name).is_some_and(|v| !v.old.is_empty())
}

/// Bytes of the code of modules that have been replaced.
pub fn old_bytes() -> usize {
    let loaded = loaded().read();
    let old = loaded.by_name.values().flat_map(|v| &v.old);
    old.map(|m| m.code.size()).sum()
}

/// Publishes a module: it becomes the current one of its name, and its exports lead to it.
///
/// # Errors
/// If there is no memory for its exports.
pub fn publish(module: Module) -> Result<Arc<Module>, LoadError> {
    let module = install(module)?;
    publish_exports(&module);
    Ok(module)
}

/// Makes a module's code known by its addresses, so that it can be run; `publish_exports` makes it callable.
///
/// # Errors
/// If there is no memory for its exports.
pub fn install(module: Module) -> Result<Arc<Module>, LoadError> {
    for &(name, arity, _) in &module.exports {
        exports::try_export(module.name, name, arity).map_err(LoadError::CodeMemory)?;
    }
    let module = Arc::new(module);
    #[cfg(native)]
    crate::native::perf::loaded(&module);
    module.enter_lambdas();
    let by_address = &mut loaded().write().by_address;
    by_address.insert(module.base() as usize, module.clone());
    Ok(module)
}

/// Makes an installed module the current one of its name, and its exports lead to it.
pub fn publish_exports(module: &Arc<Module>) {
    let by_name = &mut loaded().write().by_name;
    let versions = by_name.entry(module.name).or_default();
    let before = versions.current.replace(module.clone());
    for &(name, arity, entry) in &module.exports {
        let export = exports::export(module.name, name, arity);
        // BIFs take the place of the Erlang stubs of the same name that stand in OTP's modules.
        if export.bif.load(Ordering::Acquire) == 0 {
            exports::publish(export, module.base().wrapping_add(entry as usize));
        }
    }
    if let Some(before) = before {
        // Not one that both have: it is never undefined meanwhile.
        let kept: HashSet<(Atom, u32)> = module.exports.iter().map(|e| (e.0, e.1)).collect();
        retract(&before, |export| !kept.contains(&export));
        versions.old.push(before);
    }
}

/// The module's exports for which `which` says yes are undefined from now on.
fn retract(module: &Module, which: impl Fn((Atom, u32)) -> bool) {
    for &(name, arity, _) in &module.exports {
        if which((name, arity)) {
            exports::retract(exports::export(module.name, name, arity));
        }
    }
}

/// What has come of a module that was to be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deleted {
    /// It is old now, if it was there.
    Done,
    /// There has never been one of that name.
    Unknown,
    /// Another old one must be purged first.
    HasOld,
}

/// Makes the current module of that name an old one.
pub fn delete(name: Atom) -> Deleted {
    let mut loaded = loaded().write();
    let Some(versions) = loaded.by_name.get_mut(&name) else {
        return Deleted::Unknown;
    };
    if !versions.old.is_empty() {
        return Deleted::HasOld;
    }
    if let Some(module) = versions.current.take() {
        retract(&module, |_| true);
        versions.old.push(module);
    }
    Deleted::Done
}

/// Takes an old or rejected module out of the table: its code is no more.
pub fn forget(module: &Arc<Module>) {
    let mut loaded = loaded().write();
    if let Some(versions) = loaded.by_name.get_mut(&module.name) {
        versions.old.retain(|m| !Arc::ptr_eq(m, module));
    }
    loaded.by_address.remove(&module.base().addr());
}

/// Forgets a module and those that it has replaced. False, and nothing happens, while there are processes or
/// persistent terms: their terms may refer to its code, funs and literals.
pub fn unload(name: Atom) -> bool {
    if !crate::scheduler::processes().is_empty() || persistent::info().0 > 0 {
        return false;
    }
    let mut loaded = loaded().write();
    let versions = loaded.by_name.remove(&name);
    if let Some(module) = versions.and_then(|v| v.current) {
        retract(&module, |_| true);
    }
    loaded.by_address.retain(|_, module| module.name != name);
    true
}

/// The module whose code holds an address.
pub fn module_at(at: *const u8) -> Option<Arc<Module>> {
    let loaded = loaded().read();
    let (_, module) = loaded.by_address.range(..=at as usize).next_back()?;
    module.offset_of(at).map(|_| module.clone())
}

/// Finds the functions of code addresses. Several of a stack are mostly of one module: the last one is kept.
#[derive(Default)]
pub struct Finder {
    last: Option<Arc<Module>>,
}

impl Finder {
    /// Module, function and byte offset of a code address.
    pub fn find(&mut self, at: *const u8) -> Option<(&Module, Function, u32)> {
        let holds = |module: &Arc<Module>| module.offset_of(at).is_some();
        if !self.last.as_ref().is_some_and(holds) {
            self.last = Some(module_at(at)?);
        }
        let module = self.last.as_deref()?;
        let offset = module.offset_of(at)?;
        Some((module, *module.function_at(offset)?, offset))
    }
}
