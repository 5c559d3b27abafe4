//! The loaded modules: by name, and by the addresses of their code.
use super::exports;
use super::module::{Function, Module};
use crate::heap::persistent;
use crate::loader::LoadError;
use crate::term::Atom;
use parking_lot::RwLock;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

#[derive(Default)]
struct Loaded {
    by_name: HashMap<Atom, Arc<Module>>,
    /// By the address of the first byte of their code. Replaced modules stay: processes may still run them.
    by_address: BTreeMap<usize, Arc<Module>>,
}

fn loaded() -> &'static RwLock<Loaded> {
    static LOADED: OnceLock<RwLock<Loaded>> = OnceLock::new();
    LOADED.get_or_init(RwLock::default)
}

pub fn module(name: Atom) -> Option<Arc<Module>> {
    loaded().read().by_name.get(&name).cloned()
}

pub fn modules() -> Vec<Arc<Module>> {
    loaded().read().by_name.values().cloned().collect()
}

/// True when code of a module that has been replaced is still there.
pub fn has_old(name: Atom) -> bool {
    let loaded = loaded().read();
    let all = loaded.by_address.values();
    all.filter(|m| m.name == name).count() > 1
}

/// Bytes of the code of modules that have been replaced.
pub fn old_bytes() -> usize {
    let loaded = loaded().read();
    let bytes = |m: &Arc<Module>| m.code.size();
    let all: usize = loaded.by_address.values().map(bytes).sum();
    all - loaded.by_name.values().map(bytes).sum::<usize>()
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
    let by_address = &mut loaded().write().by_address;
    by_address.insert(module.base() as usize, module.clone());
    Ok(module)
}

/// Makes an installed module the current one of its name, and its exports lead to it.
pub fn publish_exports(module: &Arc<Module>) {
    let by_name = &mut loaded().write().by_name;
    let old = by_name.insert(module.name, module.clone());
    if let Some(old) = old {
        for &(name, arity, _) in &old.exports {
            exports::retract(exports::export(old.name, name, arity));
        }
    }
    for &(name, arity, entry) in &module.exports {
        let export = exports::export(module.name, name, arity);
        // BIFs take the place of the Erlang stubs of the same name that stand in OTP's modules.
        if export.bif.load(std::sync::atomic::Ordering::Acquire) == 0 {
            exports::publish(export, module.base().wrapping_add(entry as usize));
        }
    }
}

/// Forgets a module and those that it has replaced. False, and nothing happens, while there are processes or
/// persistent terms: their terms may refer to its code, funs and literals.
pub fn unload(name: Atom) -> bool {
    if !crate::scheduler::processes().is_empty() || persistent::info().0 > 0 {
        return false;
    }
    let mut loaded = loaded().write();
    if let Some(module) = loaded.by_name.remove(&name) {
        for &(function, arity, _) in &module.exports {
            exports::retract(exports::export(name, function, arity));
        }
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
