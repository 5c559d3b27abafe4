//! Objects in the order of their keys: `ordered_set`, as a B+ tree.
//!
//! Leaves hold objects and are linked with their neighbours; inner nodes hold separators: separator `i` is the key of the first
//! object below child `i + 1`, whose words it points into. Nodes lie in two arenas, and are known by their numbers.
//!
//! Keys compare by value: `1` and `1.0` are the same key.
use super::object::Object;
use super::{Inserted, order};
use crate::term::Term;
use smallvec::SmallVec;
use std::cmp::Ordering;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Most objects of a leaf.
const LEAF: usize = 32;
/// Most children of an inner node.
const FAN: usize = 32;
/// No node.
const NONE: u32 = u32::MAX;

struct Entry {
    key: Term,
    object: Object,
}

struct Leaf {
    entries: Vec<Entry>,
    before: u32,
    after: u32,
}

struct Inner {
    separators: Vec<Term>,
    children: Vec<u32>,
}

/// A place between or at objects: the entry of that index in that leaf, which there may not be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    leaf: u32,
    at: usize,
}

/// Inner nodes from the root to the lowest, each with the index of the child that the way goes on to.
type Path = SmallVec<[(u32, usize); 8]>;

pub struct Tree {
    /// Index of the key in the tuple.
    key: usize,
    root: u32,
    /// Levels of inner nodes.
    depth: usize,
    leaves: Vec<Leaf>,
    inners: Vec<Inner>,
    free_leaves: Vec<u32>,
    free_inners: Vec<u32>,
    objects: usize,
    words: usize,
    /// Where the last one who went through the table was: a leaf's number and an index. It is looked at before it is believed.
    hint: AtomicU64,
}

impl Tree {
    pub fn new(key: usize) -> Tree {
        let mut tree = Tree {
            key,
            root: 0,
            depth: 0,
            leaves: Vec::new(),
            inners: Vec::new(),
            free_leaves: Vec::new(),
            free_inners: Vec::new(),
            objects: 0,
            words: 0,
            hint: AtomicU64::new(0),
        };
        tree.root = tree.new_leaf();
        tree
    }
    pub fn size(&self) -> usize {
        self.objects
    }
    /// Words that the objects and the table take.
    pub fn words(&self) -> usize {
        let leaf = |l: &Leaf| size_of::<Leaf>() + l.entries.capacity() * size_of::<Entry>();
        let inner = |i: &Inner| {
            let separators = i.separators.capacity() * size_of::<Term>();
            size_of::<Inner>() + separators + i.children.capacity() * size_of::<u32>()
        };
        let leaves: usize = self.leaves.iter().map(leaf).sum();
        let inners: usize = self.inners.iter().map(inner).sum();
        self.words + (leaves + inners) / size_of::<Term>()
    }

    fn new_leaf(&mut self) -> u32 {
        if let Some(leaf) = self.free_leaves.pop() {
            return leaf;
        }
        self.leaves.push(Leaf {
            // Small tables grow into it.
            entries: Vec::new(),
            before: NONE,
            after: NONE,
        });
        (self.leaves.len() - 1) as u32
    }
    fn new_inner(&mut self, separators: Vec<Term>, children: Vec<u32>) -> u32 {
        let inner = Inner {
            separators,
            children,
        };
        if let Some(at) = self.free_inners.pop() {
            self.inners[at as usize] = inner;
            return at;
        }
        self.inners.push(inner);
        (self.inners.len() - 1) as u32
    }
    fn leaf(&self, leaf: u32) -> &Leaf {
        &self.leaves[leaf as usize]
    }
    fn leaf_mut(&mut self, leaf: u32) -> &mut Leaf {
        &mut self.leaves[leaf as usize]
    }
    fn inner_mut(&mut self, inner: u32) -> &mut Inner {
        &mut self.inners[inner as usize]
    }

    /// The child where `before` tells of separators that they don't come after what is looked for.
    fn child(&self, inner: u32, before: &impl Fn(Term) -> bool) -> (usize, u32) {
        let inner = &self.inners[inner as usize];
        let at = inner.separators.partition_point(|&s| before(s));
        (at, inner.children[at])
    }
    fn leaf_of(&self, before: &impl Fn(Term) -> bool) -> u32 {
        (0..self.depth).fold(self.root, |node, _| self.child(node, before).1)
    }
    fn path_to(&self, key: Term) -> (Path, u32) {
        let mut path = Path::new();
        let mut node = self.root;
        for _ in 0..self.depth {
            let (at, child) = self.child(node, &|s| order(s, key) != Ordering::Greater);
            path.push((node, at));
            node = child;
        }
        (path, node)
    }
    fn search(&self, leaf: u32, key: Term) -> Result<usize, usize> {
        self.leaf(leaf)
            .entries
            .binary_search_by(|e| order(e.key, key))
    }

    pub fn get(&self, key: Term) -> Option<&Object> {
        let leaf = self.leaf_of(&|s| order(s, key) != Ordering::Greater);
        let at = self.search(leaf, key).ok()?;
        Some(&self.leaf(leaf).entries[at].object)
    }

    /// What `change` makes of the object with that key; an object that it gives takes its place.
    pub fn change<R>(
        &mut self,
        key: Term,
        change: impl FnOnce(&mut Object) -> (Option<Object>, R),
    ) -> Option<R> {
        let (path, leaf) = self.path_to(key);
        let at = self.search(leaf, key).ok()?;
        let (new, result) = change(&mut self.leaf_mut(leaf).entries[at].object);
        if let Some(new) = new {
            self.replace(&path, leaf, at, new);
        }
        Some(result)
    }

    fn replace(&mut self, path: &[(u32, usize)], leaf: u32, at: usize, object: Object) -> Object {
        let key = object.elements()[self.key];
        self.words += object.words();
        let entry = &mut self.leaf_mut(leaf).entries[at];
        entry.key = key;
        let old = std::mem::replace(&mut entry.object, object);
        self.words -= old.words();
        if at == 0 {
            self.set_first(path, key);
        }
        old
    }

    /// The first key below the end of the path is another now.
    fn set_first(&mut self, path: &[(u32, usize)], key: Term) {
        if let Some(&(inner, at)) = path.iter().rev().find(|(_, at)| *at > 0) {
            self.inner_mut(inner).separators[at - 1] = key;
        }
    }

    /// Puts an object in; it takes the place of the one with its key.
    pub fn insert(&mut self, object: Object) -> Inserted {
        let key = object.elements()[self.key];
        let (path, leaf) = self.path_to(key);
        match self.search(leaf, key) {
            Ok(at) => Inserted::Replaced(self.replace(&path, leaf, at, object)),
            Err(at) => {
                self.words += object.words();
                self.objects += 1;
                let entry = Entry { key, object };
                if self.leaf(leaf).entries.len() < LEAF {
                    self.leaf_mut(leaf).entries.insert(at, entry);
                } else {
                    self.split(&path, leaf, at, entry);
                }
                Inserted::New
            }
        }
    }

    /// Puts an entry into a full leaf.
    fn split(&mut self, path: &[(u32, usize)], leaf: u32, at: usize, entry: Entry) {
        let new = self.new_leaf();
        let after = self.leaf(leaf).after;
        // Who appends in order leaves full leaves behind.
        let middle = if at == LEAF && after == NONE {
            LEAF
        } else {
            LEAF / 2
        };
        let mut right = self.leaf_mut(leaf).entries.split_off(middle);
        right.reserve_exact(LEAF - right.len());
        if at > middle || middle == LEAF {
            right.insert(at - middle, entry);
        } else {
            self.leaf_mut(leaf).entries.insert(at, entry);
        }
        let separator = right[0].key;
        *self.leaf_mut(new) = Leaf {
            entries: right,
            before: leaf,
            after,
        };
        self.leaf_mut(leaf).after = new;
        if after != NONE {
            self.leaf_mut(after).before = new;
        }
        self.add_child(path, separator, new);
    }

    /// Puts a child behind the one at the end of the path.
    fn add_child(&mut self, path: &[(u32, usize)], mut separator: Term, mut child: u32) {
        for &(node, at) in path.iter().rev() {
            let inner = self.inner_mut(node);
            inner.separators.insert(at, separator);
            inner.children.insert(at + 1, child);
            if inner.children.len() <= FAN {
                return;
            }
            let children = inner.children.split_off(FAN / 2);
            let separators = inner.separators.split_off(FAN / 2);
            separator = inner
                .separators
                .pop()
                .expect("a node of many children has separators");
            child = self.new_inner(separators, children);
        }
        self.root = self.new_inner(vec![separator], vec![self.root, child]);
        self.depth += 1;
    }

    /// Takes the object with that key out, if `is` holds of it.
    pub fn remove(&mut self, key: Term, is: impl FnOnce(&Object) -> bool) -> Option<Object> {
        let (path, leaf) = self.path_to(key);
        let at = self.search(leaf, key).ok()?;
        if !is(&self.leaf(leaf).entries[at].object) {
            return None;
        }
        let entries = &mut self.leaf_mut(leaf).entries;
        let object = entries.remove(at).object;
        let first = (at == 0).then(|| entries.first().map(|e| e.key)).flatten();
        self.objects -= 1;
        self.words -= object.words();
        self.hint.store(u64::from(leaf) << 32 | at as u64, Relaxed);
        if let Some(first) = first {
            self.set_first(&path, first);
        }
        if self.leaf(leaf).entries.is_empty() {
            self.unlink(&path, leaf);
        } else if self.leaf(leaf).entries.len() < LEAF / 4 {
            self.merge_leaves(&path);
        }
        Some(object)
    }

    /// Takes an empty leaf out, unless it is all that there is.
    fn unlink(&mut self, path: &[(u32, usize)], leaf: u32) {
        if path.is_empty() {
            return;
        }
        self.free_leaf(leaf);
        self.remove_child(path);
    }

    fn free_leaf(&mut self, leaf: u32) {
        let Leaf { before, after, .. } = *self.leaf(leaf);
        if before != NONE {
            self.leaf_mut(before).after = after;
        }
        if after != NONE {
            self.leaf_mut(after).before = before;
        }
        *self.leaf_mut(leaf) = Leaf {
            entries: Vec::new(),
            before: NONE,
            after: NONE,
        };
        self.free_leaves.push(leaf);
    }

    /// Takes the child at the end of the path, which holds nothing any more, out of its parent.
    fn remove_child(&mut self, path: &[(u32, usize)]) {
        let Some((&(node, at), above)) = path.split_last() else {
            return;
        };
        let inner = self.inner_mut(node);
        inner.children.remove(at);
        if at > 0 {
            inner.separators.remove(at - 1);
        } else if !inner.separators.is_empty() {
            let first = inner.separators.remove(0);
            self.set_first(above, first);
        }
        let left = self.inners[node as usize].children.len();
        if left == 0 {
            self.free_inners.push(node);
            self.remove_child(above);
        } else if left < FAN / 4 {
            self.merge_inners(above);
        }
        self.lower_root();
    }

    /// A root with one child is none.
    fn lower_root(&mut self) {
        while self.depth > 0 && self.inners[self.root as usize].children.len() == 1 {
            self.free_inners.push(self.root);
            self.root = self.inners[self.root as usize].children[0];
            self.depth -= 1;
        }
    }

    /// Children `at` and `at + 1` of the last node of the path, one of which is where it goes on: numbers, and index of the first.
    fn neighbours(&self, path: &[(u32, usize)]) -> Option<(usize, u32, u32)> {
        let &(node, at) = path.last()?;
        let children = &self.inners[node as usize].children;
        let at = if at + 1 < children.len() {
            at
        } else {
            at.checked_sub(1)?
        };
        Some((at, children[at], children[at + 1]))
    }

    /// Moves what is in a leaf's neighbour (or in the leaf, to that) if there is room.
    fn merge_leaves(&mut self, path: &[(u32, usize)]) {
        let Some((at, left, right)) = self.neighbours(path) else {
            return;
        };
        let room = LEAF * 3 / 4;
        if self.leaf(left).entries.len() + self.leaf(right).entries.len() > room {
            return;
        }
        let mut entries = std::mem::take(&mut self.leaf_mut(right).entries);
        self.leaf_mut(left).entries.append(&mut entries);
        self.free_leaf(right);
        self.remove_merged(path, at);
    }

    /// As `merge_leaves`, of inner nodes.
    fn merge_inners(&mut self, path: &[(u32, usize)]) {
        let Some((at, left, right)) = self.neighbours(path) else {
            return;
        };
        let (a, b) = (left as usize, right as usize);
        if self.inners[a].children.len() + self.inners[b].children.len() > FAN * 3 / 4 {
            return;
        }
        let Some(&(node, _)) = path.last() else {
            return;
        };
        let separator = self.inners[node as usize].separators[at];
        let Inner {
            mut separators,
            mut children,
        } = std::mem::replace(
            self.inner_mut(right),
            Inner {
                separators: Vec::new(),
                children: Vec::new(),
            },
        );
        let inner = self.inner_mut(left);
        inner.separators.push(separator);
        inner.separators.append(&mut separators);
        inner.children.append(&mut children);
        self.free_inners.push(right);
        self.remove_merged(path, at);
    }

    /// Child `at + 1` of the last node of the path is part of child `at` now.
    fn remove_merged(&mut self, path: &[(u32, usize)], at: usize) {
        let Some((&(node, _), above)) = path.split_last() else {
            return;
        };
        let inner = self.inner_mut(node);
        inner.children.remove(at + 1);
        inner.separators.remove(at);
        if inner.children.len() < FAN / 4 {
            self.merge_inners(above);
        }
        self.lower_root();
    }

    // Places.

    /// The place itself if an object is there, else the next one with an object.
    pub fn settled(&self, place: Place) -> Option<Place> {
        let leaf = self.leaf(place.leaf);
        if place.at < leaf.entries.len() {
            return Some(place);
        }
        (leaf.after != NONE).then_some(Place {
            leaf: leaf.after,
            at: 0,
        })
    }
    /// The last object before the place.
    pub fn before(&self, place: Place) -> Option<Place> {
        let Place { leaf, at } = place;
        if at > 0 {
            return Some(Place { leaf, at: at - 1 });
        }
        let leaf = self.leaf(leaf).before;
        let at = self.leaves.get(leaf as usize)?.entries.len();
        Some(Place {
            leaf,
            at: at.checked_sub(1)?,
        })
    }
    /// The first object behind the one at the place.
    pub fn next(&self, place: Place) -> Option<Place> {
        self.settled(Place {
            at: place.at + 1,
            ..place
        })
    }
    pub fn first(&self) -> Option<Place> {
        self.settled(Place {
            leaf: self.leaf_of(&|_| false),
            at: 0,
        })
    }
    pub fn last(&self) -> Option<Place> {
        self.before(self.end())
    }
    /// Behind all objects.
    pub fn end(&self) -> Place {
        let leaf = self.leaf_of(&|_| true);
        let at = self.leaf(leaf).entries.len();
        Place { leaf, at }
    }
    pub fn object(&self, place: Place) -> &Object {
        &self.leaf(place.leaf).entries[place.at].object
    }
    pub fn key(&self, place: Place) -> Term {
        self.leaf(place.leaf).entries[place.at].key
    }
    /// Where the objects begin of whose keys `before` does not hold. (It holds of none behind one of which it doesn't.)
    pub fn border(&self, before: impl Fn(Term) -> bool) -> Place {
        let leaf = self.leaf_of(&before);
        let at = self.leaf(leaf).entries.partition_point(|e| before(e.key));
        Place { leaf, at }
    }

    /// The first object whose key is greater.
    pub fn after_key(&self, key: Term) -> Option<Place> {
        let place = self.near(key).map(|(place, is)| Place {
            at: place.at + usize::from(is),
            ..place
        });
        let place = place.unwrap_or_else(|| self.border(|k| order(k, key) != Ordering::Greater));
        let found = self.settled(place)?;
        self.remember(found);
        Some(found)
    }
    /// The last object whose key is less.
    pub fn before_key(&self, key: Term) -> Option<Place> {
        let place = self.near(key).map(|(place, _)| place);
        let place = place.unwrap_or_else(|| self.border(|k| order(k, key) == Ordering::Less));
        let found = self.before(place)?;
        self.remember(found);
        Some(found)
    }
    fn remember(&self, place: Place) {
        self.hint
            .store(u64::from(place.leaf) << 32 | place.at as u64, Relaxed);
    }
    /// Where the key is, or would be, if that is where the hint says; and whether it is there.
    fn near(&self, key: Term) -> Option<(Place, bool)> {
        let hint = self.hint.load(Relaxed);
        let place = Place {
            leaf: (hint >> 32) as u32,
            at: hint as u32 as usize,
        };
        let entries = &self.leaves.get(place.leaf as usize)?.entries;
        match order(key, entries.get(place.at)?.key) {
            Ordering::Equal => Some((place, true)),
            Ordering::Less if self.is_above(place, key) => Some((place, false)),
            _ => None,
        }
    }
    /// The key is greater than that of the object before the place.
    fn is_above(&self, place: Place, key: Term) -> bool {
        match self.before(place) {
            Some(before) => order(key, self.key(before)) == Ordering::Greater,
            None => true,
        }
    }
    /// Frees some of the objects of a table that is no more, about `n`; false once none is left.
    pub fn free_some(&mut self, n: usize) -> bool {
        let left = self.leaves.len().saturating_sub(n.div_ceil(LEAF));
        self.leaves.truncate(left);
        left > 0
    }

    /// Object number `n`, from 0, in order.
    pub fn nth(&self, mut n: usize) -> Option<&Object> {
        let mut leaf = self.leaf_of(&|_| false);
        loop {
            let entries = &self.leaf(leaf).entries;
            if let Some(entry) = entries.get(n) {
                return Some(&entry.object);
            }
            n -= entries.len();
            leaf = self.leaf(leaf).after;
            if leaf == NONE {
                return None;
            }
        }
    }
}
