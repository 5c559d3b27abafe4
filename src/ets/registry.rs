//! All tables: by name, by reference, by owner.
//!
//! Who looks a table up by its reference has it there; by its name, in a cache of its thread (most of the time): no lock
//! is taken, and nothing written that other threads read.
use super::{Heir, Store, Table};
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap};
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::process::monitors::RefNumber;
use crate::scheduler::signals::{Signal, deliver};
use crate::scheduler::table::table as processes;
use crate::term::{Atom, Term, am, boxed, unique};
use parking_lot::Mutex;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, mpsc};

type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

#[derive(Default)]
struct Registry {
    names: Map<Atom, Arc<Table>>,
    numbers: Map<RefNumber, Arc<Table>>,
    /// By pid, in the order in which they came to it.
    owned: Map<u64, Vec<Arc<Table>>>,
}

static REGISTRY: LazyLock<Mutex<Registry>> = LazyLock::new(Mutex::default);

/// How many tables the processes have whose pids end alike: who has none need not look into the registry when it ends.
static OWNED: [AtomicUsize; 256] = [const { AtomicUsize::new(0) }; 256];

fn owned(pid: Term) -> &'static AtomicUsize {
    &OWNED[pid.immed_payload() as usize % OWNED.len()]
}

/// The process may have more tables than `many`: those whose pids end alike have.
pub fn may_own_many(pid: Term, many: usize) -> bool {
    owned(pid).load(Ordering::Relaxed) > many
}

/// The name is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken;

impl Registry {
    fn give(&mut self, table: &Arc<Table>, owner: Term) {
        owned(owner).fetch_add(1, Ordering::SeqCst);
        table.set_owner(owner);
        self.owned
            .entry(owner.raw())
            .or_default()
            .push(table.clone());
    }
    fn take(&mut self, table: &Arc<Table>) {
        let owner = table.owner();
        if let Some(tables) = self.owned.get_mut(&owner.raw())
            && let Some(at) = tables.iter().position(|t| Arc::ptr_eq(t, table))
        {
            tables.remove(at);
            owned(owner).fetch_sub(1, Ordering::SeqCst);
            if tables.is_empty() {
                self.owned.remove(&owner.raw());
            }
        }
    }
}

/// Makes a new table known.
pub fn add(table: &Arc<Table>) -> Result<(), Taken> {
    let mut registry = REGISTRY.lock();
    if table.options.named {
        let name = table.name();
        if registry.names.contains_key(&name) {
            return Err(Taken);
        }
        registry.names.insert(name, table.clone());
    }
    registry.numbers.insert(table.number, table.clone());
    registry.give(table, table.owner());
    Ok(())
}

/// Forgets a table that is no longer alive.
pub(super) fn remove(table: &Arc<Table>) {
    let mut registry = REGISTRY.lock();
    if table.options.named {
        registry.names.remove(&table.name());
    }
    registry.numbers.remove(&table.number);
    registry.take(table);
}

/// Gives a table another name.
pub fn rename(table: &Arc<Table>, name: Atom) -> Result<(), Taken> {
    let mut registry = REGISTRY.lock();
    if table.options.named && table.is_alive() && table.name() != name {
        if registry.names.contains_key(&name) {
            return Err(Taken);
        }
        registry.names.remove(&table.name());
        registry.names.insert(name, table.clone());
    }
    table.set_name(name);
    Ok(())
}

/// How many tables there are.
pub fn count() -> usize {
    REGISTRY.lock().numbers.len()
}
/// All tables.
pub fn all() -> Vec<Arc<Table>> {
    REGISTRY.lock().numbers.values().cloned().collect()
}

/// Words of all tables.
pub fn words() -> usize {
    all().iter().map(|t| t.words()).sum()
}

// Finding.

/// Tables that a thread keeps at hand by their names.
const NEAR: usize = 8;

thread_local! {
    static NAMED: RefCell<[Option<Arc<Table>>; NEAR]> = const { RefCell::new([const { None }; NEAR]) };
}

/// A table that has been found.
pub enum Found<'a> {
    /// The reference that it was found by keeps it.
    ByReference(&'a Arc<Table>),
    ByNumber(Arc<Table>),
    /// Taken out of the thread's cache, to which it goes back.
    ByName(Named),
}

/// A table of the thread's cache.
pub struct Named(Option<Arc<Table>>);

impl Drop for Named {
    fn drop(&mut self) {
        let Some(table) = self.0.take() else { return };
        let at = table.name().index() as usize % NEAR;
        // A thread that ends has no cache any more.
        let _ = NAMED.try_with(|near| near.borrow_mut()[at] = Some(table));
    }
}

impl Deref for Found<'_> {
    type Target = Arc<Table>;
    #[inline]
    fn deref(&self) -> &Arc<Table> {
        match self {
            Found::ByReference(table) => table,
            Found::ByNumber(table) | Found::ByName(Named(Some(table))) => table,
            Found::ByName(Named(None)) => unreachable!("it is there until it is dropped"),
        }
    }
}

/// The table of that name.
pub fn whereis(name: Atom) -> Option<Arc<Table>> {
    REGISTRY.lock().names.get(&name).cloned()
}

fn by_name(name: Atom) -> Option<Named> {
    let at = name.index() as usize % NEAR;
    let near = NAMED.with(|near| near.borrow_mut()[at].take());
    let table = match near {
        Some(table) if table.name() == name && table.is_alive() => table,
        _ => whereis(name)?,
    };
    Some(Named(Some(table)))
}

/// The table that a name or a reference means. It may have been deleted meanwhile.
#[inline]
pub fn find<'a>(id: Term) -> Option<Found<'a>> {
    if let Some(table) = id.as_resource() {
        return Some(Found::ByReference(table));
    }
    if let Some(name) = id.as_atom() {
        return by_name(name).map(Found::ByName);
    }
    if !id.is_boxed_as(boxed::REF) {
        return None;
    }
    // A reference that has been text or a binary meanwhile.
    let &[first, second] = id.payload_raw() else {
        return None;
    };
    let table = REGISTRY.lock().numbers.get(&[first, second]).cloned()?;
    Some(Found::ByNumber(table))
}

/// The number of a new table.
pub fn new_number() -> RefNumber {
    unique::reference()
}

// Owners.

/// Why a table can't be given away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NotAlive,
    Gone,
}

/// Makes another process the owner, and tells it: `{'ETS-TRANSFER', Table, From, Data}`.
pub fn give_away(table: &Arc<Table>, from: Term, to: Term, data: Term) -> Result<(), Refused> {
    {
        let mut registry = REGISTRY.lock();
        if !table.is_alive() {
            return Err(Refused::Gone);
        }
        let entry = processes().find(to).ok_or(Refused::NotAlive)?;
        registry.take(table);
        registry.give(table, to);
        // A process that ends looks for its tables after it has been marked.
        if entry.has_ended() {
            registry.take(table);
            registry.give(table, from);
            return Err(Refused::NotAlive);
        }
    }
    let mut heap = Arena::new();
    let parts = [
        am::ETS_TRANSFER,
        table.id(&mut heap),
        copy(from, &mut heap),
        copy(data, &mut heap),
    ];
    let term = heap.tuple(&parts);
    let heap = Some(heap);
    deliver(to, Signal::Message(Message { term, heap }));
    Ok(())
}

/// A process has ended, and been marked so: its tables go to their heirs, or are deleted.
pub fn process_ended(p: &mut Process) {
    let own = p.regs.pid;
    if let Some(held) = p.tables.made() {
        held.end(own);
    }
    if owned(own).load(Ordering::SeqCst) == 0 {
        return;
    }
    let tables = REGISTRY.lock().owned.get(&own.raw()).cloned();
    for table in tables.unwrap_or_default() {
        if !goes_to_heir(&table, own)
            && let Ok(stores) = table.delete()
        {
            free(stores);
        }
    }
}

fn goes_to_heir(table: &Arc<Table>, own: Term) -> bool {
    let heir = table.heir().lock().take();
    let Some(Heir { pid, data }) = heir else {
        return false;
    };
    let gone = pid != own && give_away(table, own, pid, data.term).is_ok();
    // It stays the heir.
    *table.heir().lock() = Some(Heir { pid, data });
    gone
}

/// Objects up to which a table is freed at once.
const FEW: usize = 2_000;

/// Frees what was in a table: much of it in a thread for that, so that no scheduler is held up.
pub fn free(stores: Vec<Store>) {
    static REAPER: LazyLock<Mutex<mpsc::Sender<Vec<Store>>>> = LazyLock::new(|| {
        let (sender, receiver) = mpsc::channel();
        let reap = move || receiver.into_iter().for_each(drop::<Vec<Store>>);
        let thread = std::thread::Builder::new().name("ets".into());
        // Without a thread the channel is closed, and `send` gives back what it can't pass on.
        let _ = thread.spawn(reap);
        Mutex::new(sender)
    });
    if stores.iter().map(Store::size).sum::<usize>() > FEW {
        let _ = REAPER.lock().send(stores);
    }
}
