//! Hash tables of objects: `set`, `bag`, `duplicate_bag`.
//!
//! Buckets are chains, whose number grows and shrinks by one at a time (linear hashing): no operation moves more than a
//! bucket's objects. Objects of the same key lie side by side in their bucket, the youngest first.
//!
//! While a table is fixed the number of buckets stays, and what is deleted leaves its object, marked, where it was: who goes on
//! from its key finds the place.
use super::object::{Object, behind, seek, take_out};
use super::{Inserted, Kind, is_same};
use crate::term::Term;
use crate::term::compare::eq;

/// Fewest buckets.
const LEAST: usize = 16;

/// No object has the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchKey;

pub struct Hash {
    kind: Kind,
    /// Index of the key in the tuple.
    key: usize,
    buckets: Vec<Option<Object>>,
    /// One less than the power of two that is not below the number of buckets.
    mask: usize,
    objects: usize,
    /// Words of the objects.
    words: usize,
    /// The table is fixed.
    fixed: bool,
    /// Hashes of objects marked as deleted.
    marked: Vec<u64>,
}

/// The objects of a bucket, those marked as deleted not among them.
fn chain(bucket: &Option<Object>) -> impl Iterator<Item = &Object> {
    all(bucket).filter(|o| !o.is_deleted())
}

fn all(bucket: &Option<Object>) -> impl Iterator<Item = &Object> {
    std::iter::successors(bucket.as_ref(), |o| o.next())
}

impl Hash {
    pub fn new(kind: Kind, key: usize) -> Hash {
        let mut buckets = Vec::new();
        buckets.resize_with(LEAST, || None);
        Hash {
            kind,
            key,
            buckets,
            mask: LEAST - 1,
            objects: 0,
            words: 0,
            fixed: false,
            marked: Vec::new(),
        }
    }
    /// Number of objects.
    pub fn size(&self) -> usize {
        self.objects
    }
    /// Number of buckets.
    pub fn slots(&self) -> usize {
        self.buckets.len()
    }
    /// Words that the objects and the table take.
    pub fn words(&self) -> usize {
        self.words + self.buckets.capacity() + self.marked.capacity()
    }
    #[inline]
    fn index(&self, hash: u64) -> usize {
        let i = hash as usize & self.mask;
        if i < self.buckets.len() {
            i
        } else {
            i & self.mask >> 1
        }
    }
    #[inline]
    fn has_key(&self, object: &Object, hash: u64, key: Term) -> bool {
        object.hash() == hash && is_same(object.elements()[self.key], key)
    }

    /// The objects with that key, the youngest first.
    pub fn find(&self, hash: u64, key: Term) -> impl Iterator<Item = &Object> {
        all(&self.buckets[self.index(hash)])
            .skip_while(move |o| !self.has_key(o, hash, key))
            .take_while(move |o| self.has_key(o, hash, key))
            .filter(|o| !o.is_deleted())
    }
    /// The object with that key, in a set.
    #[inline]
    pub fn get(&self, hash: u64, key: Term) -> Option<&Object> {
        let mut at = self.buckets[self.index(hash)].as_ref();
        while let Some(object) = at {
            if self.has_key(object, hash, key) && !object.is_deleted() {
                return Some(object);
            }
            at = object.next();
        }
        None
    }
    /// What `change` makes of the object with that key, in a set; an object that it gives takes its place.
    pub fn change<R>(
        &mut self,
        hash: u64,
        key: Term,
        change: impl FnOnce(&mut Object) -> (Option<Object>, R),
    ) -> Option<R> {
        let (i, at) = (self.index(hash), self.key);
        let is = |o: &Object| o.hash() == hash && !o.is_deleted() && is_same(o.elements()[at], key);
        let object = seek(&mut self.buckets[i], is).as_mut()?;
        let (new, result) = change(object);
        if let Some(mut new) = new {
            self.words += new.words();
            self.words -= object.words();
            *new.link() = object.link().take();
            *object = new;
        }
        Some(result)
    }

    /// Puts an object in. In a set it takes the place of the one with its key; in a bag one that is there already stays.
    pub fn insert(&mut self, mut object: Object) -> Inserted {
        let (hash, key) = (object.hash(), object.elements()[self.key]);
        if self.kind == Kind::Bag && self.find(hash, key).any(|o| eq(o.tuple(), object.tuple())) {
            return Inserted::Same;
        }
        let (i, at) = (self.index(hash), self.key);
        let words = object.words();
        let place = seek(&mut self.buckets[i], |o| {
            o.hash() == hash && is_same(o.elements()[at], key)
        });
        let mut replaced = None;
        if self.kind == Kind::Set
            && let Some(mut old) = place.take()
        {
            *object.link() = old.link().take();
            replaced = Some(old);
        } else {
            *object.link() = place.take();
        }
        *place = Some(object);
        self.words += words;
        match replaced {
            Some(old) => {
                self.words -= old.words();
                if !old.is_deleted() {
                    return Inserted::Replaced(old);
                }
                self.objects += 1;
            }
            None => {
                self.objects += 1;
                if self.objects > self.buckets.len() && !self.fixed {
                    self.grow();
                }
            }
        }
        Inserted::New
    }

    fn grow(&mut self) {
        let new = self.buckets.len();
        if new > self.mask {
            self.mask = self.mask * 2 + 1;
        }
        let mask = self.mask;
        let mut split = None;
        let mut end = &mut split;
        let mut place = &mut self.buckets[new & mask >> 1];
        while let Some(object) = place.as_ref() {
            if object.hash() as usize & mask == new {
                *end = take_out(place);
                end = behind(end);
            } else {
                place = behind(place);
            }
        }
        self.buckets.push(split);
    }

    /// Takes buckets away that are not needed, a few.
    fn shrink(&mut self) {
        for _ in 0..2 {
            let last = self.buckets.len() - 1;
            if self.fixed || last < LEAST || self.objects * 2 > last {
                return;
            }
            let objects = self.buckets.pop().flatten();
            let image = last & self.mask >> 1;
            if last == self.mask.div_ceil(2) {
                self.mask >>= 1;
            }
            *seek(&mut self.buckets[image], |_| false) = objects;
        }
        if self.buckets.len() < self.buckets.capacity() / 4 {
            self.buckets.shrink_to(self.buckets.len() * 2);
        }
    }

    /// Deletes the objects for which `is` holds among those with the key; how many.
    pub fn delete(&mut self, hash: u64, key: Term, is: impl Fn(&Object) -> bool) -> usize {
        let (i, at) = (self.index(hash), self.key);
        let has_key = |o: &Object| o.hash() == hash && is_same(o.elements()[at], key);
        let deleted = self.sweep(i, has_key, is);
        if deleted > 0 {
            self.shrink();
        }
        deleted
    }

    /// Deletes objects of a bucket for which `is` holds; how many. The number of buckets stays.
    pub fn delete_in(&mut self, slot: usize, is: impl FnMut(&Object) -> bool) -> usize {
        self.sweep(slot, |_| true, is)
    }

    /// Deletes the objects for which `is` holds in the run of a bucket's objects for which `runs` does.
    fn sweep(
        &mut self,
        slot: usize,
        runs: impl Fn(&Object) -> bool,
        mut is: impl FnMut(&Object) -> bool,
    ) -> usize {
        let mut deleted = 0;
        let mut place = seek(&mut self.buckets[slot], &runs);
        while let Some(object) = place.as_mut().filter(|o| runs(o)) {
            if object.is_deleted() || !is(object) {
                place = behind(place);
                continue;
            }
            deleted += 1;
            if self.fixed {
                object.mark_deleted();
                self.marked.push(object.hash());
                place = behind(place);
            } else {
                let dead = take_out(place);
                self.words -= dead.map_or(0, |o| o.words());
            }
        }
        self.objects -= deleted;
        deleted
    }

    /// Puts objects with the same key in the place of those for which `by` gives one; how many.
    pub fn replace_in(
        &mut self,
        slot: usize,
        mut by: impl FnMut(&Object) -> Option<Object>,
    ) -> usize {
        let mut replaced = 0;
        let mut place = &mut self.buckets[slot];
        while let Some(object) = place.as_mut() {
            if !object.is_deleted()
                && let Some(mut new) = by(object)
            {
                replaced += 1;
                self.words += new.words();
                self.words -= object.words();
                *new.link() = object.link().take();
                *object = new;
            }
            place = behind(place);
        }
        replaced
    }

    /// The bucket where keys of that hash are.
    pub fn slot_of(&self, hash: u64) -> usize {
        self.index(hash)
    }
    /// The objects of a bucket.
    pub fn slot(&self, slot: usize) -> impl Iterator<Item = &Object> {
        self.buckets.get(slot).into_iter().flat_map(chain)
    }
    /// All objects, those marked as deleted among them.
    pub fn kept(&self) -> impl Iterator<Item = &Object> {
        self.buckets.iter().flat_map(all)
    }
    /// The first object from that bucket on.
    pub fn first_from(&self, slot: usize) -> Option<&Object> {
        self.buckets
            .get(slot..)?
            .iter()
            .find_map(|b| chain(b).next())
    }
    /// What comes after the objects with the key. `Err`: there is no object with it, nor was there since the table has been fixed.
    pub fn after(&self, hash: u64, key: Term) -> Result<Option<&Object>, NoSuchKey> {
        let i = self.index(hash);
        let mut at = self.buckets[i].as_ref();
        while let Some(object) = at.filter(|o| !self.has_key(o, hash, key)) {
            at = object.next();
        }
        let mut at = at.ok_or(NoSuchKey)?.next();
        while let Some(object) = at {
            if !object.is_deleted() && !self.has_key(object, hash, key) {
                return Ok(at);
            }
            at = object.next();
        }
        Ok(self.first_from(i + 1))
    }

    /// Frees some of the objects of a table that is no more, about `n`; false once none is left.
    pub fn free_some(&mut self, n: usize) -> bool {
        let left = self.buckets.len().saturating_sub(n);
        self.buckets.truncate(left);
        left > 0
    }

    pub fn is_fixed(&self) -> bool {
        self.fixed
    }
    pub fn set_fixed(&mut self, fixed: bool) {
        self.fixed = fixed;
        if !fixed {
            self.remove_marked();
        }
    }

    fn remove_marked(&mut self) {
        for hash in std::mem::take(&mut self.marked) {
            let i = self.index(hash);
            loop {
                let place = seek(&mut self.buckets[i], Object::is_deleted);
                let Some(object) = take_out(place) else { break };
                self.words -= object.words();
            }
        }
    }

    /// Marks all objects as deleted; how many there were.
    pub fn mark_all(&mut self) -> usize {
        let before = self.objects;
        for slot in 0..self.buckets.len() {
            self.delete_in(slot, |_| true);
        }
        before
    }
}
