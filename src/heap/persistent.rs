//! Terms that all processes read without copying: `persistent_term`.
//!
//! A hash table with open addressing that is read without locks, and written under one. Each entry has a
//! heap of its own. Terms of erased entries may still be in use by processes: who takes the entries away (`take_dead`) sees to it
//! that these let go of them.
//!
//! PT1: slots of the table hold null, `ERASED` or an entry that is alive; an entry or table that has
//! been replaced goes to `Writer::dead`, and is freed with that.
use super::block::{Span, Spans};
use super::shared::SharedBin;
use super::{Arena, Heap, copy};
use crate::term::compare::eq;
use crate::term::{Term, hash};
use parking_lot::Mutex;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

struct Entry {
    hash: u64,
    /// `{Key, Value}`, in `heap`.
    pair: Term,
    heap: Arena,
}

impl Entry {
    fn new(hash: u64, key: Term, value: Term) -> Entry {
        let mut heap = Arena::new();
        let key = copy::copy(key, &mut heap);
        let value = copy::copy_sharing(value, &mut heap);
        let pair = heap.tuple(&[key, value]);
        // Its only reference may be the entry's own, while several processes read it.
        for object in heap.off_heap_objects() {
            if let Some(binary) = SharedBin::of(object) {
                binary.freeze();
            }
        }
        Entry { hash, pair, heap }
    }
    fn key(&self) -> Term {
        self.pair.payload()[0]
    }
    fn value(&self) -> Term {
        self.pair.payload()[1]
    }
    fn bytes(&self) -> usize {
        size_of::<Entry>() + self.heap.words() * size_of::<Term>()
    }
}

/// An entry that was there.
const ERASED: *mut Entry = ptr::without_provenance_mut(1);

struct Table {
    /// A power of two of them, some always null.
    slots: Box<[AtomicPtr<Entry>]>,
}

/// What a slot holds.
enum Slot {
    Null,
    Erased,
    Entry(Live),
}

/// A pointer to an entry that a slot holds or held.
#[derive(Clone, Copy)]
struct Live(*mut Entry);

impl std::ops::Deref for Live {
    type Target = Entry;
    fn deref(&self) -> &Entry {
        // SAFETY: PT1.
        unsafe { &*self.0 }
    }
}

impl Table {
    fn new(size: usize) -> Table {
        Table {
            slots: (0..size).map(|_| AtomicPtr::default()).collect(),
        }
    }
    fn load(&self, i: usize) -> Slot {
        let entry = self.slots[i].load(Ordering::Acquire);
        if entry.is_null() {
            Slot::Null
        } else if entry == ERASED {
            Slot::Erased
        } else {
            Slot::Entry(Live(entry))
        }
    }
    /// Indices to look at for a hash, in order.
    fn probe(&self, hash: u64) -> impl Iterator<Item = usize> {
        let mask = self.slots.len() - 1;
        (0..self.slots.len()).map(move |i| (hash as usize).wrapping_add(i) & mask)
    }
    /// Where the key's entry is.
    fn find(&self, hash: u64, key: Term) -> Option<(usize, Live)> {
        for i in self.probe(hash) {
            match self.load(i) {
                Slot::Entry(entry) if entry.hash == hash && eq(entry.key(), key) => {
                    return Some((i, entry));
                }
                Slot::Null => return None,
                _ => {}
            }
        }
        None
    }
    /// Puts an entry whose key isn't there into a slot that never held one. There is one.
    fn insert(&self, entry: *mut Entry, hash: u64) {
        let free = self
            .probe(hash)
            .find(|&i| matches!(self.load(i), Slot::Null));
        if let Some(i) = free {
            self.slots[i].store(entry, Ordering::Release);
        }
    }
    fn entries(&self) -> impl Iterator<Item = Live> {
        (0..self.slots.len()).filter_map(|i| match self.load(i) {
            Slot::Entry(entry) => Some(entry),
            _ => None,
        })
    }
}

/// The table; null before the first `put`.
static TABLE: AtomicPtr<Table> = AtomicPtr::new(ptr::null_mut());
static WRITER: Mutex<Writer> = Mutex::new(Writer {
    count: 0,
    taken: 0,
    bytes: 0,
    dead: Dead {
        entries: Vec::new(),
        tables: Vec::new(),
    },
});

fn table() -> Option<&'static Table> {
    // SAFETY: PT1: null or a table that is alive.
    unsafe { TABLE.load(Ordering::Acquire).as_ref() }
}

/// What those who change the table keep.
struct Writer {
    count: usize,
    /// Slots that aren't null.
    taken: usize,
    /// Memory of the entries.
    bytes: usize,
    dead: Dead,
}

/// Entries and tables out of use, which some process may still read.
#[derive(Default)]
pub struct Dead {
    entries: Vec<*mut Entry>,
    tables: Vec<*mut Table>,
}

// SAFETY: PT1: it owns what it points at.
unsafe impl Send for Dead {}

// SAFETY: by reference it only tells where its terms are.
unsafe impl Sync for Dead {}

impl Dead {
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    /// Where its terms are.
    pub fn spans(&self) -> Spans {
        Spans::new(self.all().collect())
    }
    fn all(&self) -> impl Iterator<Item = Span> {
        let heaps = self.entries.iter().map(|&entry| {
            // SAFETY: PT1: its own entries.
            unsafe { &(*entry).heap }
        });
        heaps.flat_map(Arena::spans)
    }
}

impl Drop for Dead {
    fn drop(&mut self) {
        // SAFETY: PT1 and the contract of `take_dead`: nobody else has these.
        unsafe {
            self.entries.drain(..).for_each(|e| drop(Box::from_raw(e)));
            self.tables.drain(..).for_each(|t| drop(Box::from_raw(t)));
        }
    }
}

/// Slots of the smallest table.
const LEAST: usize = 64;

impl Writer {
    /// Makes room for one more entry: at most half of the slots are taken.
    fn reserve(&mut self) -> &'static Table {
        match table() {
            Some(table) if (self.taken + 1) * 2 <= table.slots.len() => table,
            _ => self.rebuild(),
        }
    }
    /// A table of which a quarter or more is taken as soon as there is one entry more, if there are many.
    fn rebuild(&mut self) -> &'static Table {
        let new = Table::new(((self.count + 1) * 2).next_power_of_two().max(LEAST));
        for entry in table().iter().flat_map(|t| t.entries()) {
            new.insert(entry.0, entry.hash);
        }
        self.taken = self.count;
        let new = Box::into_raw(Box::new(new));
        let old = TABLE.swap(new, Ordering::AcqRel);
        if !old.is_null() {
            self.dead.tables.push(old);
        }
        // SAFETY: PT1: the table's own pointer.
        unsafe { &*new }
    }
    /// Takes an entry out of use.
    fn bury(&mut self, entry: Live) {
        self.count -= 1;
        self.bytes -= entry.bytes();
        self.dead.entries.push(entry.0);
    }
    fn add(&mut self, hash: u64, key: Term, value: Term) -> *mut Entry {
        let entry = Entry::new(hash, key, value);
        self.count += 1;
        self.bytes += entry.bytes();
        Box::into_raw(Box::new(entry))
    }
}

/// The value of a key.
pub fn get(key: Term) -> Option<Term> {
    let (_, entry) = table()?.find(hash::hash(key), key)?;
    Some(entry.value())
}

/// How `put` found things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing under that key.
    New,
    /// The same value already.
    Same,
    /// Another value.
    Other,
}

/// Sets the value of a key; leaves another one alone unless `replace`.
pub fn put(key: Term, value: Term, replace: bool) -> Found {
    let hash = hash::hash(key);
    let mut writer = WRITER.lock();
    if let Some((table, (i, old))) = table().and_then(|t| Some((t, t.find(hash, key)?))) {
        if eq(old.value(), value) {
            return Found::Same;
        }
        if replace {
            let new = writer.add(hash, key, value);
            table.slots[i].store(new, Ordering::Release);
            writer.bury(old);
        }
        return Found::Other;
    }
    let table = writer.reserve();
    let new = writer.add(hash, key, value);
    table.insert(new, hash);
    writer.taken += 1;
    Found::New
}

/// Removes a key; false if it wasn't there.
pub fn erase(key: Term) -> bool {
    let mut writer = WRITER.lock();
    let Some((table, (i, old))) = table().and_then(|t| Some((t, t.find(hash::hash(key), key)?)))
    else {
        return false;
    };
    table.slots[i].store(ERASED, Ordering::Release);
    writer.bury(old);
    if table.slots.len() > LEAST && writer.count * 4 < table.slots.len() {
        writer.rebuild();
    }
    true
}

/// Removes all keys.
pub fn erase_all() {
    let mut writer = WRITER.lock();
    let table = TABLE.swap(ptr::null_mut(), Ordering::AcqRel);
    if table.is_null() {
        return;
    }
    // SAFETY: PT1: it was the table until now.
    for entry in unsafe { (*table).entries() } {
        writer.bury(entry);
    }
    writer.taken = 0;
    writer.dead.tables.push(table);
}

/// All `{Key, Value}` pairs.
pub fn pairs() -> Vec<Term> {
    table().map_or(Vec::new(), |t| t.entries().map(|e| e.pair).collect())
}

/// Where the terms of the table lie, and of what has been taken out of it and nobody has taken (`take_dead`).
pub fn spans() -> Spans {
    let writer = WRITER.lock();
    let heaps = table().into_iter().flat_map(|t| t.entries());
    let live = heaps.flat_map(|entry| entry.heap.spans().collect::<Vec<_>>());
    Spans::new(live.chain(writer.dead.all()).collect())
}

/// Number of entries, and the bytes that they take.
pub fn info() -> (usize, usize) {
    let writer = WRITER.lock();
    let slots = table().map_or(0, |t| size_of_val(&*t.slots));
    (writer.count, writer.bytes + slots)
}

/// Slots of the table that there is.
pub fn slots() -> usize {
    table().map_or(0, |t| t.slots.len())
}

/// Whether terms have gone out of use that nobody has taken (`take_dead`).
pub fn has_dead() -> bool {
    !WRITER.lock().dead.is_empty()
}

/// What has gone out of use since the last call.
///
/// # Safety
/// It must not be dropped before no process, message or table refers to its terms, and every thread has returned from the
/// functions of this module that it was in.
pub unsafe fn take_dead() -> Dead {
    std::mem::take(&mut WRITER.lock().dead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::am;

    /// One test: there is one table.
    #[test]
    fn a_table_for_all() {
        let mut heap = Arena::new();
        let key = |heap: &mut Arena, i: i64| heap.tuple(&[am::MODULE, Term::small(i)]);
        for i in 0..500 {
            let (k, v) = (key(&mut heap, i), heap.float(i as f64));
            assert_eq!(put(k, v, true), Found::New);
            assert_eq!(put(k, v, true), Found::Same);
        }
        assert_eq!(info().0, 500);
        assert_eq!(pairs().len(), 500);
        for i in 0..500 {
            let k = key(&mut heap, i);
            assert_eq!(get(k).and_then(Term::as_float), Some(i as f64));
            match i % 3 {
                0 => assert!(erase(k) && !erase(k)),
                1 => assert_eq!(put(k, am::OK, true), Found::Other),
                _ => assert_eq!(put(k, am::OK, false), Found::Other),
            }
            assert_eq!(get(k), [None, Some(am::OK), get(k)][i as usize % 3]);
        }
        assert_eq!(info().0, 333);
        let reader = std::thread::spawn(|| {
            let mut heap = Arena::new();
            let k = key_of(&mut heap);
            (0..20_000).filter(|_| get(k).is_some()).count()
        });
        for i in 0..2000 {
            let k = key(&mut heap, 1000 + i);
            put(k, am::OK, true);
            erase(k);
        }
        assert_eq!(reader.join().expect("no panic"), 20_000);
        erase_all();
        assert_eq!((info().0, pairs().len()), (0, 0));
        // SAFETY: no process runs here, and the reader is done.
        let dead = unsafe { take_dead() };
        assert!(!dead.is_empty());
    }

    fn key_of(heap: &mut Arena) -> Term {
        heap.tuple(&[am::MODULE, Term::small(1)])
    }
}
