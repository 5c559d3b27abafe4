//! The lambdas of modules: what fun terms point at. A module that is loaded twice has them once, so that funs of the older copy
//! enter the newer one; those of another version are others.
//!
//! A lambda whose code is null has no code (not yet, no more, or just now while its module is being purged): calls of its funs
//! take the slow way (`rt_calls`).
use crate::emulator::state::FunEntry;
use crate::term::Term;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::ops::{Deref, Range};
use std::ptr::null_mut;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

/// What makes a lambda the same as another: all of it that code or funs take for granted.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    module: u64,
    arity: u32,
    free: u32,
    index: u32,
    old_uniq: u32,
    uniq: [u8; 16],
}

impl Key {
    fn of(entry: &FunEntry) -> Key {
        Key {
            module: entry.module.raw(),
            arity: entry.arity,
            free: entry.free,
            index: entry.index,
            old_uniq: entry.old_uniq,
            uniq: entry.uniq,
        }
    }
}

/// A module's share in a lambda. The last one takes it away.
#[derive(Clone)]
pub struct Lambda(Arc<FunEntry>);

impl Deref for Lambda {
    type Target = FunEntry;
    fn deref(&self) -> &FunEntry {
        &self.0
    }
}

type Table = Mutex<HashMap<Key, Arc<FunEntry>, foldhash::fast::RandomState>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(Table::default)
}

impl Lambda {
    /// The lambda that is like `entry`: that one, if there is none yet. One that funs have come of before its module was there gets
    /// its name.
    pub fn new(entry: FunEntry) -> Lambda {
        let function = entry.function().raw();
        let mut table = table().lock();
        let known = table.entry(Key::of(&entry));
        let lambda = known.or_insert_with(|| Arc::new(entry)).clone();
        if function != Term::NIL.raw() {
            lambda.function.store(function, Ordering::Relaxed);
        }
        Lambda(lambda)
    }

    /// The word that funs hold.
    pub fn address(&self) -> u64 {
        Arc::as_ptr(&self.0) as u64
    }

    pub fn enter_at(&self, code: *const u8) {
        self.0.code.store(code.cast_mut(), Ordering::Release);
    }

    /// Has no code any more if that lay in that range of addresses; the code's address then.
    fn leave(&self, range: &Range<usize>) -> Option<usize> {
        let code = self.0.code.load(Ordering::Acquire);
        let left = range.contains(&code.addr()) && self.replace(code, null_mut());
        left.then_some(code.addr())
    }

    fn replace(&self, old: *mut u8, new: *mut u8) -> bool {
        let (changed, not) = (Ordering::AcqRel, Ordering::Relaxed);
        let code = &self.0.code;
        code.compare_exchange(old, new, changed, not).is_ok()
    }

    /// From now on funs of it may be anywhere, without its module: it stays for ever (E6). Whoever loads the same version
    /// again has the same lambda.
    pub fn keep(&self) {
        std::mem::forget(self.0.clone());
    }
}

impl Drop for Lambda {
    fn drop(&mut self) {
        let mut table = table().lock();
        // One is the table's, one this.
        if Arc::strong_count(&self.0) == 2 {
            table.remove(&Key::of(&self.0));
        }
    }
}

/// Lambdas without code for the time being, and the addresses of their code.
pub struct Suspended(Vec<(Lambda, usize)>);

impl Suspended {
    /// Takes the code in that range of addresses away from those lambdas that enter it.
    pub fn new(lambdas: &[Lambda], range: &Range<usize>) -> Suspended {
        let left = lambdas.iter().filter_map(|lambda| {
            let code = lambda.leave(range)?;
            Some((lambda.clone(), code))
        });
        Suspended(left.collect())
    }

    /// Gives it back, but to those that have got another meanwhile.
    pub fn resume(self) {
        for (lambda, code) in &self.0 {
            lambda.replace(null_mut(), *code as *mut u8);
        }
    }

    /// The code will be gone; funs may be left.
    pub fn give_up(self) {
        self.0.iter().for_each(|(lambda, _)| lambda.keep());
    }
}
