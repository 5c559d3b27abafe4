//! Tables: what they are, their stripes and who has fixed them.
use super::lock::{Lock, Reading, Writing};
use super::{
    Access, Kind, Object, Options, Protection, Store, WriteConcurrency, hash_of, registry,
};
use crate::heap::{Heap, Resource};
use crate::process::mailbox::Message;
use crate::process::monitors::RefNumber;
use crate::term::{Atom, Term};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};

/// The table has been deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone;

/// Who gets a table when its owner ends, and what it is told.
pub struct Heir {
    pub pid: Term,
    pub data: Message,
}

/// Stripes of a hash table that many use at once.
const STRIPES: usize = 32;
/// The upper bits of a hash say which stripe; the lower ones, which bucket.
const STRIPE_SHIFT: u32 = 64 - STRIPES.ilog2();

/// A lock that no other one shares its cache lines with.
#[repr(align(128))]
struct Stripe(Lock<Store>);

/// Who has fixed a table.
#[derive(Default)]
pub struct Fixing {
    /// When it was fixed by the first: monotonic time and time offset, in native units.
    pub since: (i64, i64),
    /// Pids, the last to have come first, and how often.
    pub by: Vec<(Term, usize)>,
}

pub struct Table {
    /// What its references say.
    pub number: RefNumber,
    pub options: Options,
    /// The index of its name, which may change.
    name: AtomicU32,
    owner: AtomicU64,
    protection: AtomicU8,
    alive: AtomicBool,
    heir: Mutex<Option<Heir>>,
    fixing: Mutex<Fixing>,
    stripes: Box<[Stripe]>,
}

impl Table {
    pub fn new(options: Options, owner: Term, number: RefNumber) -> Arc<Table> {
        let wide = options.kind != Kind::OrderedSet
            && (options.read_concurrency || options.write_concurrency != WriteConcurrency::Off);
        let stripes = if wide { STRIPES } else { 1 };
        let store = || Store::new(options.kind, options.key);
        Arc::new(Table {
            number,
            name: AtomicU32::new(options.name.index()),
            owner: AtomicU64::new(owner.raw()),
            protection: AtomicU8::new(options.protection as u8),
            alive: AtomicBool::new(true),
            heir: Mutex::new(None),
            fixing: Mutex::default(),
            stripes: (0..stripes).map(|_| Stripe(Lock::new(store()))).collect(),
            options,
        })
    }
    pub fn name(&self) -> Atom {
        Atom::from_index(self.name.load(Ordering::Acquire))
    }
    /// For the registry, under its lock.
    pub(super) fn set_name(&self, name: Atom) {
        self.name.store(name.index(), Ordering::Release);
    }
    pub fn owner(&self) -> Term {
        Term::from_raw(self.owner.load(Ordering::Relaxed))
    }
    /// For the registry, under its lock.
    pub(super) fn set_owner(&self, owner: Term) {
        self.owner.store(owner.raw(), Ordering::Relaxed);
    }
    pub fn is_alive(&self) -> bool {
        self.alive.load(Ordering::Acquire)
    }
    pub fn heir(&self) -> &Mutex<Option<Heir>> {
        &self.heir
    }
    #[inline]
    pub fn protection(&self) -> Protection {
        match self.protection.load(Ordering::Relaxed) {
            0 => Protection::Public,
            1 => Protection::Protected,
            _ => Protection::Private,
        }
    }
    pub fn protect(&self, protection: Protection) {
        self.protection.store(protection as u8, Ordering::Relaxed);
    }
    #[inline]
    pub fn allows(&self, access: Access, who: Term) -> bool {
        match (access, self.protection()) {
            (Access::Info, _)
            | (Access::Read | Access::Write, Protection::Public)
            | (Access::Read, Protection::Protected) => true,
            _ => self.owner() == who,
        }
    }
    /// What processes know it by: its name, or a reference.
    pub fn id<H: Heap>(self: &Arc<Table>, heap: &mut H) -> Term {
        if self.options.named {
            self.name().term()
        } else {
            self.reference(heap)
        }
    }
    pub fn reference<H: Heap>(self: &Arc<Table>, heap: &mut H) -> Term {
        heap.magic_ref(self.number, Resource::new(Box::new(self.clone())))
    }

    /// The hash by which a key is found here.
    #[inline]
    pub fn hash(&self, key: Term) -> u64 {
        hash_of(self.options.kind, key)
    }
    /// An object of these elements, one of which is the key.
    pub fn object(&self, elements: &[Term]) -> Object {
        Object::new(elements, self.hash(elements[self.options.key]))
    }

    /// How many stripes there are.
    pub fn stripes(&self) -> usize {
        self.stripes.len()
    }
    /// The number of the stripe where keys of that hash are.
    #[inline]
    pub fn stripe_of(&self, hash: u64) -> usize {
        if self.stripes.len() == 1 {
            0
        } else {
            (hash >> STRIPE_SHIFT) as usize
        }
    }
    /// A stripe, to be read.
    #[inline]
    pub fn read(&self, stripe: usize) -> Result<Reading<'_, Store>, Gone> {
        let store = self.stripes[stripe].0.read();
        match *store {
            Store::Gone => Err(Gone),
            _ => Ok(store),
        }
    }
    /// A stripe, to be changed.
    #[inline]
    pub fn write(&self, stripe: usize) -> Result<Writing<'_, Store>, Gone> {
        let store = self.stripes[stripe].0.write();
        match *store {
            Store::Gone => Err(Gone),
            _ => Ok(store),
        }
    }
    /// The stripes of a set, given as bits, to be changed together.
    pub fn write_all(&self, wanted: u64) -> Result<Vec<Option<Writing<'_, Store>>>, Gone> {
        // In the order of their numbers, as everybody does: nobody waits for one that waits for him.
        let lock = |i: usize| (wanted >> i & 1 != 0).then(|| self.write(i)).transpose();
        (0..self.stripes.len()).map(lock).collect()
    }

    /// Number of objects.
    pub fn size(&self) -> usize {
        self.sum(Store::size)
    }
    /// Words that it takes.
    pub fn words(&self) -> usize {
        let fixed = size_of::<Table>() + size_of_val(&*self.stripes);
        fixed / size_of::<Term>() + self.sum(Store::words)
    }
    fn sum(&self, of: impl Fn(&Store) -> usize) -> usize {
        self.stripes.iter().map(|s| of(&s.0.read())).sum()
    }

    // Fixing.

    pub fn fixing(&self) -> &Mutex<Fixing> {
        &self.fixing
    }
    /// Fixes the table, once more, for a process; `now`: monotonic time and time offset.
    pub fn fix(&self, pid: Term, now: (i64, i64)) {
        let mut fixing = self.fixing.lock();
        if fixing.by.is_empty() {
            fixing.since = now;
            self.set_fixed(true);
        }
        match fixing.by.iter_mut().find(|(by, _)| *by == pid) {
            Some((_, times)) => *times += 1,
            None => fixing.by.insert(0, (pid, 1)),
        }
    }
    /// Takes back as many fixes of a process.
    pub fn unfix(&self, pid: Term, times: usize) {
        let mut fixing = self.fixing.lock();
        let Some(at) = fixing.by.iter().position(|(by, _)| *by == pid) else {
            return;
        };
        let left = &mut fixing.by[at].1;
        *left = left.saturating_sub(times);
        if *left == 0 {
            fixing.by.remove(at);
        }
        if fixing.by.is_empty() {
            self.set_fixed(false);
        }
    }
    fn set_fixed(&self, fixed: bool) {
        for stripe in &self.stripes {
            stripe.0.write().set_fixed(fixed);
        }
    }

    // Emptying.

    /// Deletes the table; gives what was in it, to be freed.
    pub fn delete(self: &Arc<Table>) -> Result<Vec<Store>, Gone> {
        if !self.alive.swap(false, Ordering::AcqRel) {
            return Err(Gone);
        }
        registry::remove(self);
        *self.heir.lock() = None;
        let take = |stripe: &Stripe| std::mem::replace(&mut *stripe.0.write(), Store::Gone);
        Ok(self.stripes.iter().map(take).collect())
    }
    /// Deletes all objects at once; gives their number, and what is to be freed.
    pub fn clear(&self) -> Result<(usize, Vec<Store>), Gone> {
        let all = self.write_all(u64::MAX)?;
        let (mut number, mut old) = (0, Vec::new());
        for mut store in all.into_iter().flatten() {
            match &mut *store {
                Store::Hash(hash) if hash.is_fixed() => number += hash.mark_all(),
                store => {
                    number += store.size();
                    let new = Store::new(self.options.kind, self.options.key);
                    old.push(std::mem::replace(store, new));
                }
            }
        }
        Ok((number, old))
    }
}
