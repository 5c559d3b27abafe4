//! Loaded code: modules, exports, and finding the function that an address belongs to.
pub mod boot;
pub mod exports;
pub mod lambdas;
pub mod loading;
pub mod module;
pub mod on_load;
pub mod otp;
pub mod path;
pub mod purge;
pub mod records;
pub mod table;

pub use exports::export;
pub use module::{Function, Module};

use crate::emulator::state::{Export, FunEntry};
use crate::etf;
use crate::term::{Atom, Term, boxed};
use lambdas::Lambda;
use std::sync::atomic::{AtomicPtr, AtomicU64};

/// What the decoder of external terms asks about funs.
pub struct FunContext;

fn atom(term: Term) -> Atom {
    Atom::from_index(term.atom_index())
}

impl etf::Context for FunContext {
    fn export(&self, module: Term, function: Term, arity: u8) -> Option<*const Export> {
        exports::try_export(atom(module), atom(function), arity.into())
            .ok()
            .map(std::ptr::from_ref)
    }
    fn is_exported(&self, module: Term, function: Term, arity: u8) -> bool {
        exports::existing(atom(module), atom(function), arity.into())
            .is_some_and(exports::is_defined)
    }
    fn fun_entry(&self, fun: &etf::FunRef) -> Option<*const FunEntry> {
        let module = table::module(atom(fun.module));
        let lambdas = module.iter().flat_map(|m| &m.lambdas);
        let same = |l: &&Lambda| l.index == fun.index && l.uniq == fun.uniq;
        let Some(entry) = lambdas.into_iter().find(same) else {
            return Some(unknown(fun));
        };
        // Code takes the number of free variables for granted.
        if (entry.free, entry.arity) != (fun.free, fun.arity.into()) {
            return None;
        }
        Some(std::ptr::from_ref(&**entry))
    }
}

/// The lambda of a fun whose module, or that version of it, is not there: it stays for ever, and gets code when that is loaded.
fn unknown(fun: &etf::FunRef) -> *const FunEntry {
    let lambda = Lambda::new(FunEntry {
        code: AtomicPtr::default(),
        module: fun.module,
        function: AtomicU64::new(Term::NIL.raw()),
        arity: fun.arity.into(),
        free: fun.free,
        index: fun.index,
        old_uniq: fun.old_uniq,
        uniq: fun.uniq,
    });
    lambda.keep();
    std::ptr::from_ref(&*lambda)
}

/// The export that an external fun calls.
pub fn export_of<'a>(fun: Term) -> Option<&'a Export> {
    // SAFETY: E6: exports are never freed.
    fun.is_boxed_as(boxed::EXPORT_FUN)
        .then(|| unsafe { &*(fun.payload_raw()[0] as *const Export) })
}

/// The lambda that a local fun was made of.
pub fn entry_of<'a>(fun: Term) -> Option<&'a FunEntry> {
    // SAFETY: E6: fun entries outlive their funs.
    fun.is_boxed_as(boxed::FUN)
        .then(|| unsafe { &*(fun.payload_raw()[0] as *const FunEntry) })
}
