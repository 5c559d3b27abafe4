//! What a stripe holds: a hash table, a tree, or nothing any more.
use super::{Hash, Inserted, Kind, Object, Tree};
use crate::term::Term;
use crate::term::compare::eq;

pub enum Store {
    Hash(Hash),
    Tree(Tree),
    /// The table has been deleted.
    Gone,
}

impl Store {
    pub fn new(kind: Kind, key: usize) -> Store {
        match kind {
            Kind::OrderedSet => Store::Tree(Tree::new(key)),
            kind => Store::Hash(Hash::new(kind, key)),
        }
    }
    /// Number of objects.
    pub fn size(&self) -> usize {
        match self {
            Store::Hash(hash) => hash.size(),
            Store::Tree(tree) => tree.size(),
            Store::Gone => 0,
        }
    }
    /// Words that it takes, objects included.
    pub fn words(&self) -> usize {
        match self {
            Store::Hash(hash) => hash.words(),
            Store::Tree(tree) => tree.words(),
            Store::Gone => 0,
        }
    }
    /// One object with that key.
    #[inline]
    pub fn get(&self, hash: u64, key: Term) -> Option<&Object> {
        match self {
            Store::Hash(table) => table.get(hash, key),
            Store::Tree(tree) => tree.get(key),
            Store::Gone => None,
        }
    }
    /// All objects with that key, the youngest first.
    pub fn find(&self, hash: u64, key: Term) -> impl Iterator<Item = &Object> {
        let (table, tree) = match self {
            Store::Hash(table) => (Some(table), None),
            Store::Tree(tree) => (None, tree.get(key)),
            Store::Gone => (None, None),
        };
        table
            .into_iter()
            .flat_map(move |t| t.find(hash, key))
            .chain(tree)
    }
    pub fn insert(&mut self, object: Object) -> Inserted {
        match self {
            Store::Hash(hash) => hash.insert(object),
            Store::Tree(tree) => tree.insert(object),
            Store::Gone => Inserted::Same,
        }
    }
    /// Deletes the objects for which `is` holds among those with the key; how many.
    pub fn delete(&mut self, hash: u64, key: Term, is: impl Fn(&Object) -> bool) -> usize {
        match self {
            Store::Hash(table) => table.delete(hash, key, is),
            Store::Tree(tree) => usize::from(tree.remove(key, is).is_some()),
            Store::Gone => 0,
        }
    }
    /// Deletes what is the same as this tuple; how many.
    pub fn delete_object(&mut self, hash: u64, key: Term, tuple: Term) -> usize {
        self.delete(hash, key, |o| eq(o.tuple(), tuple))
    }
    /// What `change` makes of the object with that key; an object that it gives takes its place.
    pub fn change<R>(
        &mut self,
        hash: u64,
        key: Term,
        change: impl FnOnce(&mut Object) -> (Option<Object>, R),
    ) -> Option<R> {
        match self {
            Store::Hash(table) => table.change(hash, key, change),
            Store::Tree(tree) => tree.change(key, change),
            Store::Gone => None,
        }
    }
    /// Looks at all objects that take memory: those that are only marked as deleted too.
    pub fn for_each(&self, look: &mut dyn FnMut(&Object)) {
        match self {
            Store::Hash(hash) => hash.kept().for_each(look),
            Store::Tree(tree) => {
                let mut at = tree.first();
                while let Some(place) = at {
                    look(tree.object(place));
                    at = tree.next(place);
                }
            }
            Store::Gone => {}
        }
    }
    pub fn set_fixed(&mut self, fixed: bool) {
        if let Store::Hash(hash) = self {
            hash.set_fixed(fixed);
        }
    }
    /// Frees some of the objects of a table that is no more, about `n`; false once none is left.
    pub fn free_some(&mut self, n: usize) -> bool {
        match self {
            Store::Hash(hash) => hash.free_some(n),
            Store::Tree(tree) => tree.free_some(n),
            Store::Gone => false,
        }
    }
}
