//! The processes of the machine, by pid.
use super::entry::Entry;
use crate::term::Term;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// All processes.
pub struct Table {
    entries: RwLock<HashMap<u64, Arc<Entry>, foldhash::fast::RandomState>>,
    next: AtomicU64,
}

pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table {
        entries: RwLock::default(),
        next: AtomicU64::new(0),
    })
}

impl Table {
    pub fn new_entry(&self) -> Arc<Entry> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let entry = Entry::new(Term::pid(id));
        self.entries.write().insert(id, entry.clone());
        entry
    }
    /// The process of a local pid.
    pub fn find(&self, pid: Term) -> Option<Arc<Entry>> {
        self.entries.read().get(&pid.immed_payload()).cloned()
    }
    pub fn remove(&self, entry: &Entry) {
        self.entries.write().remove(&entry.pid.immed_payload());
    }
    /// All pids, the oldest first.
    pub fn pids(&self) -> Vec<Term> {
        let mut ids: Vec<u64> = self.entries.read().keys().copied().collect();
        ids.sort_unstable();
        ids.into_iter().map(Term::pid).collect()
    }
    pub fn count(&self) -> usize {
        self.entries.read().len()
    }
    pub fn heap_words(&self) -> usize {
        let entries: Vec<_> = self.entries.read().values().cloned().collect();
        let words = |e: &Arc<Entry>| e.process.lock().as_ref().map_or(0, |p| p.total_heap_size());
        entries.iter().map(words).sum()
    }
}
