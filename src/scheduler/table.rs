//! The processes of the machine, by pid.
//!
//! A process' slot is its number modulo the table's size. Each slot has a lock of its own: two that look up different processes
//! do not meet.
//!
//! Compiled twice, like `crew`: into the machine, and with shuttle's primitives into `tests/models`.
use super::entry::Entry;
use super::sync::{Arc, AtomicU64, AtomicUsize, Mutex, Ordering};
use crate::term::Term;
use std::sync::OnceLock;

/// Most processes that there may be: OTP's default.
pub const MAX_PROCESSES: usize = 1 << 20;

/// Slots that are made at a time.
pub(super) const CHUNK: usize = 1024;

pub(super) type Slot = Mutex<Option<Arc<Entry>>>;

/// All processes.
pub struct Table {
    chunks: Box<[OnceLock<Box<[Slot]>>]>,
    next: AtomicU64,
    count: AtomicUsize,
}

/// There are as many processes as there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableFull;

pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(MAX_PROCESSES))
}

/// Where in its chunk a slot lies: those of consecutive numbers lie on different cache lines.
pub(super) fn scattered(at: usize) -> usize {
    const LINE: usize = 64 / size_of::<Slot>();
    at % (CHUNK / LINE) * LINE + at / (CHUNK / LINE)
}

impl Table {
    pub(super) fn new(slots: usize) -> Table {
        Table {
            chunks: (0..slots / CHUNK).map(|_| OnceLock::new()).collect(),
            next: AtomicU64::new(0),
            count: AtomicUsize::new(0),
        }
    }
    fn size(&self) -> usize {
        self.chunks.len() * CHUNK
    }
    fn slot(&self, number: u64) -> &Slot {
        let index = number as usize % self.size();
        let chunk = &self.chunks[index / CHUNK];
        let chunk = chunk.get_or_init(|| (0..CHUNK).map(|_| Slot::default()).collect());
        &chunk[scattered(index % CHUNK)]
    }
    /// An entry for a new process that `parent` (a pid, or `undefined`) spawns, with a pid that no other had before.
    ///
    /// # Errors
    /// If there are as many processes as there may be.
    pub fn new_entry(&self, parent: Term) -> Result<Arc<Entry>, TableFull> {
        if self.count.fetch_add(1, Ordering::Relaxed) >= self.size() {
            self.count.fetch_sub(1, Ordering::Relaxed);
            return Err(TableFull);
        }
        // There is room: as many slots as processes that have been counted.
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let mut slot = self.slot(number).lock();
            if slot.is_none() {
                let entry = Entry::new(Term::pid(number), parent);
                *slot = Some(entry.clone());
                return Ok(entry);
            }
        }
    }
    /// The number that a new process' pid has, if its slot is free.
    pub fn next_number(&self) -> u64 {
        self.next.load(Ordering::Relaxed)
    }
    /// For tests of large pids, and of pids that come back.
    pub fn set_next_number(&self, number: u64) {
        self.next.store(number, Ordering::Relaxed);
    }
    /// Shows the process of a local pid to `look`, which does not look up others.
    #[inline]
    pub fn with<R>(&self, pid: Term, look: impl FnOnce(&Arc<Entry>) -> R) -> Option<R> {
        let number = pid.immed_payload();
        let index = number as usize % self.size();
        let chunk = self.chunks[index / CHUNK].get()?;
        let slot = chunk[scattered(index % CHUNK)].lock();
        let entry = slot.as_ref().filter(|entry| entry.pid == pid)?;
        Some(look(entry))
    }
    /// The process of a local pid.
    pub fn find(&self, pid: Term) -> Option<Arc<Entry>> {
        self.with(pid, Arc::clone)
    }
    pub fn remove(&self, entry: &Entry) {
        let removed = {
            let mut slot = self.slot(entry.pid.immed_payload()).lock();
            slot.take_if(|there| there.pid == entry.pid)
        };
        if removed.is_some() {
            self.count.fetch_sub(1, Ordering::Relaxed);
        }
    }
    pub fn entries(&self) -> impl Iterator<Item = Arc<Entry>> {
        let chunks = self.chunks.iter().filter_map(OnceLock::get);
        chunks.flatten().filter_map(|slot| slot.lock().clone())
    }
    /// All pids, the oldest first.
    pub fn pids(&self) -> Vec<Term> {
        let mut ids: Vec<u64> = self.entries().map(|e| e.pid.immed_payload()).collect();
        ids.sort_unstable();
        ids.into_iter().map(Term::pid).collect()
    }
    pub fn count(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }
    /// How many slots have been made so far. Once made, they stay.
    pub fn places(&self) -> usize {
        let made = self.chunks.iter().filter(|chunk| chunk.get().is_some());
        made.count() * CHUNK
    }
    /// Their memory.
    pub fn bytes(&self) -> usize {
        self.places() * size_of::<Slot>()
    }
}
