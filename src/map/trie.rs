//! Large maps: a 16-way trie over the keys' hashes.
//!
//! A root (`HASHMAP_ROOT`, which also has the size) and inner nodes (`HASHMAP_NODE`) have one child for each
//! bit of their bitmap: another node, or a leaf, the cell `[Key|Value]`. The way to a key is its hash,
//! four bits a level from the top; after 64 bits another hash of the key goes on. A node below the root
//! has two leaves at least, so the shape depends on the set of keys alone (K1).
use super::{Entries, Entry, SMALL, flat, iter};
use crate::heap::{Heap, object_of};
use crate::term::compare::eq;
use crate::term::hash;
use crate::term::word::{Term, boxed};
use smallvec::SmallVec;
use std::borrow::Cow;

/// Levels that one hash serves.
const LEVELS: u32 = 16;

/// A hash of the key for each salt.
#[inline(always)]
fn hash_of(key: Term, salt: u64) -> u64 {
    #[cfg(test)]
    if let Some(hash) = super::tests::colliding(key, salt) {
        return hash;
    }
    hash::hash_salted(key, salt)
}

/// A level of the trie, and the bits of a key's hash from there on, in the upper ones.
#[derive(Clone, Copy)]
struct Place {
    hash: u64,
    level: u32,
}

impl Place {
    #[inline(always)]
    fn new(key: Term) -> Place {
        Place::at(key, 0)
    }
    #[inline]
    fn at(key: Term, level: u32) -> Place {
        let hash = hash_of(key, u64::from(level / LEVELS));
        Place {
            hash: hash << (4 * (level % LEVELS)),
            level,
        }
    }
    /// Which of 16 children.
    #[inline(always)]
    fn nibble(self) -> u32 {
        (self.hash >> 60) as u32
    }
    #[inline(always)]
    fn below(self, key: Term) -> Place {
        let level = self.level + 1;
        if level.is_multiple_of(LEVELS) {
            return Place::at(key, level);
        }
        Place {
            hash: self.hash << 4,
            level,
        }
    }
}

/// Bitmap and children of a root or inner node.
#[derive(Clone, Copy)]
struct Node {
    bitmap: u32,
    children: &'static [Term],
}

impl Node {
    #[inline(always)]
    fn of(node: Term) -> Node {
        let header = node.boxed_header();
        let skip = usize::from(header.header_subtag() == boxed::HASHMAP_ROOT);
        Node {
            bitmap: header.header_extra(),
            children: &node.payload()[skip..],
        }
    }
    /// Number of the child for a nibble, and whether there is one.
    #[inline(always)]
    fn slot(self, nibble: u32) -> (usize, bool) {
        let bit = 1 << nibble;
        let index = (self.bitmap & (bit - 1)).count_ones() as usize;
        (index, self.bitmap & bit != 0)
    }
}

/// What a node is made as: below the root, or as the root of a map of that size.
#[derive(Clone, Copy)]
enum Kind {
    Inner,
    Root(usize),
}

impl Kind {
    /// A node with these children, one part after the other.
    #[inline]
    fn make<H: Heap + ?Sized>(self, heap: &mut H, bitmap: u32, parts: [&[Term]; 3]) -> Term {
        let count = bitmap.count_ones() as usize;
        debug_assert_eq!(count, parts.iter().map(|part| part.len()).sum::<usize>());
        let (header, size) = match self {
            Kind::Inner => (Term::header_with(boxed::HASHMAP_NODE, count, bitmap), None),
            Kind::Root(size) => (
                Term::header_with(boxed::HASHMAP_ROOT, count + 1, bitmap),
                Some(Term::small(size as i64)),
            ),
        };
        object_of(
            heap,
            header,
            [size.as_slice(), parts[0], parts[1], parts[2]],
        )
    }
}

/// A node with all its children, or with one changed.
impl Node {
    fn with<H: Heap + ?Sized>(self, heap: &mut H, kind: Kind, index: usize, child: Term) -> Term {
        let (before, after) = self.children.split_at(index);
        kind.make(heap, self.bitmap, [before, &[child], &after[1..]])
    }
    fn inserted<H: Heap + ?Sized>(
        self,
        heap: &mut H,
        kind: Kind,
        nibble: u32,
        child: Term,
    ) -> Term {
        let (before, after) = self.children.split_at(self.slot(nibble).0);
        kind.make(heap, self.bitmap | 1 << nibble, [before, &[child], after])
    }
    fn without<H: Heap + ?Sized>(self, heap: &mut H, kind: Kind, nibble: u32) -> Term {
        let (before, after) = self.children.split_at(self.slot(nibble).0);
        kind.make(
            heap,
            self.bitmap & !(1 << nibble),
            [before, &after[1..], &[]],
        )
    }
    /// The child for a nibble.
    fn child(self, nibble: u32) -> Option<Term> {
        let (index, found) = self.slot(nibble);
        found.then(|| self.children[index])
    }
}

/// Children of a node to be made, in order.
#[derive(Default)]
struct Draft {
    children: SmallVec<[Term; 16]>,
    bitmap: u32,
}

impl Draft {
    fn push(&mut self, nibble: u32, child: Term) {
        self.children.push(child);
        self.bitmap |= 1 << nibble;
    }
    fn make<H: Heap + ?Sized>(&self, heap: &mut H, kind: Kind) -> Term {
        kind.make(heap, self.bitmap, [&self.children, &[], &[]])
    }
}

pub fn size(map: Term) -> usize {
    map.payload()[0].small_value() as usize
}

pub fn get(map: Term, key: Term) -> Option<Term> {
    let mut place = Place::new(key);
    let mut node = Node::of(map);
    loop {
        let (index, found) = node.slot(place.nibble());
        if !found {
            return None;
        }
        let child = node.children[index];
        if let Some((k, value)) = child.as_cons() {
            return eq(k, key).then_some(value);
        }
        node = Node::of(child);
        place = place.below(key);
    }
}

/// The entry to be put: its hash for the level that it is at, key, value.
#[derive(Clone, Copy)]
struct Item {
    hash: u64,
    key: Term,
    value: Term,
}

/// Putting entries into a trie.
struct Putter<'h, H: Heap + ?Sized> {
    heap: &'h mut H,
    /// Entries that are there already stay as they are.
    keep: bool,
    /// Keys that were new.
    added: usize,
}

pub fn put<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term, value: Term) -> Term {
    let mut putter = Putter {
        heap,
        keep: false,
        added: 0,
    };
    let (place, size, node) = (Place::new(key), size(map), Node::of(map));
    let (index, found) = node.slot(place.nibble());
    if !found {
        let leaf = putter.leaf(key, value);
        return node.inserted(heap, Kind::Root(size + 1), place.nibble(), leaf);
    }
    let child = node.children[index];
    let new = putter.put(child, place.below(key), key, value);
    if new == child {
        return map;
    }
    let size = size + putter.added;
    node.with(heap, Kind::Root(size), index, new)
}

impl<H: Heap + ?Sized> Putter<'_, H> {
    fn leaf(&mut self, key: Term, value: Term) -> Term {
        self.added += 1;
        self.heap.cons(key, value)
    }

    /// Puts one entry into the child that stands at `place`.
    fn put(&mut self, child: Term, place: Place, key: Term, value: Term) -> Term {
        if let Some((k, v)) = child.as_cons() {
            if !eq(k, key) {
                let leaf = self.leaf(key, value);
                return self.split(child, Place::at(k, place.level), k, leaf, place, key);
            }
            return if self.keep || v == value {
                child
            } else {
                self.heap.cons(k, value)
            };
        }
        let node = Node::of(child);
        let (index, found) = node.slot(place.nibble());
        if found {
            let below = node.children[index];
            let new = self.put(below, place.below(key), key, value);
            if new == below {
                return child;
            }
            return node.with(self.heap, Kind::Inner, index, new);
        }
        let leaf = self.leaf(key, value);
        node.inserted(self.heap, Kind::Inner, place.nibble(), leaf)
    }

    /// A node for two leaves of different keys at the same place.
    fn split(
        &mut self,
        a: Term,
        mut at_a: Place,
        key_a: Term,
        b: Term,
        mut at_b: Place,
        key_b: Term,
    ) -> Term {
        let mut above = SmallVec::<[u32; 16]>::new();
        while at_a.nibble() == at_b.nibble() {
            above.push(at_a.nibble());
            (at_a, at_b) = (at_a.below(key_a), at_b.below(key_b));
        }
        let (bit_a, bit_b) = (1 << at_a.nibble(), 1 << at_b.nibble());
        let leaves = if bit_a < bit_b { [a, b] } else { [b, a] };
        let mut node = Kind::Inner.make(self.heap, bit_a | bit_b, [&leaves, &[], &[]]);
        while let Some(nibble) = above.pop() {
            node = Kind::Inner.make(self.heap, 1 << nibble, [&[node], &[], &[]]);
        }
        node
    }

    /// Puts entries of different keys, sorted by hash, into what stands at a place of `level`.
    fn put_many(&mut self, child: Option<Term>, items: &[Item], level: u32) -> Term {
        match (child, items) {
            (Some(child), []) => child,
            (None, &[Item { key, value, .. }]) => self.leaf(key, value),
            (Some(child), &[Item { key, value, .. }]) => {
                self.put(child, Place::at(key, level), key, value)
            }
            (Some(leaf), items) if leaf.is_cons() => {
                let items = with_leaf(items, leaf, level, self.keep);
                let node = self.put_many(None, &items, level);
                self.added -= 1;
                node
            }
            (child, items) => {
                let node = child.map(Node::of);
                let draft = self.draft(node, items, level);
                draft.make(self.heap, Kind::Inner)
            }
        }
    }

    /// A node's children after the items have been put, and those that come to be.
    fn draft(&mut self, node: Option<Node>, mut items: &[Item], level: u32) -> Draft {
        let mut draft = Draft::default();
        for nibble in 0..16 {
            let end = items.partition_point(|i| nibble_of(i.hash, level) <= nibble);
            let (mine, rest) = items.split_at(end);
            items = rest;
            let child = node.and_then(|node| node.child(nibble));
            if child.is_some() || !mine.is_empty() {
                let mine = rehashed(mine, level + 1);
                let new = self.put_many(child, &mine, level + 1);
                draft.push(nibble, new);
            }
        }
        draft
    }
}

fn nibble_of(hash: u64, level: u32) -> u32 {
    (hash >> (60 - 4 * (level % LEVELS))) as u32 & 15
}

/// The items with the hashes that count from `level` on.
fn rehashed(items: &[Item], level: u32) -> Cow<'_, [Item]> {
    if !level.is_multiple_of(LEVELS) || items.is_empty() {
        return items.into();
    }
    let mut items = items.to_vec();
    for item in &mut items {
        item.hash = hash_of(item.key, u64::from(level / LEVELS));
    }
    items.sort_unstable_by_key(|i| i.hash);
    items.into()
}

/// The items and a leaf's entry, sorted; if its key is among theirs, `keep` says whose value counts.
fn with_leaf(items: &[Item], leaf: Term, level: u32, keep: bool) -> Vec<Item> {
    let mut items = items.to_vec();
    let Some((key, value)) = leaf.as_cons() else {
        return items;
    };
    let hash = hash_of(key, u64::from(level / LEVELS));
    let start = items.partition_point(|i| i.hash < hash);
    let same = items[start..]
        .iter_mut()
        .take_while(|i| i.hash == hash)
        .find(|i| eq(i.key, key));
    match same {
        Some(item) if keep => item.value = value,
        Some(_) => {}
        None => items.insert(start, Item { hash, key, value }),
    }
    items
}

/// The entries by hash, the last one of each key.
fn unique_items(entries: &[Entry]) -> Vec<Item> {
    let mut items: Vec<Item> = entries
        .iter()
        .map(|&(key, value)| Item {
            hash: hash_of(key, 0),
            key,
            value,
        })
        .collect();
    items.sort_by_key(|i| i.hash);
    // From the end: an item is kept unless a later one, which has the same hash, has its key.
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    for &item in items.iter().rev() {
        let mut run = kept.iter().rev().take_while(|k| k.hash == item.hash);
        if !run.any(|k| eq(k.key, item.key)) {
            kept.push(item);
        }
    }
    kept.reverse();
    kept
}

/// A trie of more than `SMALL` entries of different keys.
pub fn of_unique<H: Heap + ?Sized>(heap: &mut H, entries: &[Entry]) -> Term {
    from_pairs(heap, entries)
}

/// A map of any entries, flat if it turns out small.
pub fn from_pairs<H: Heap + ?Sized>(heap: &mut H, entries: &[Entry]) -> Term {
    let items = unique_items(entries);
    if items.len() <= SMALL {
        let unique = items.iter().map(|i| (i.key, i.value)).collect();
        return flat::of_unique(heap, unique);
    }
    put_items(heap, None, &items, false)
}

/// A trie with the entries put into it; with `keep`, keys that it has keep their values.
pub fn put_all<H: Heap + ?Sized>(heap: &mut H, map: Term, entries: &[Entry], keep: bool) -> Term {
    put_items(heap, Some(map), &unique_items(entries), keep)
}

fn put_items<H: Heap + ?Sized>(
    heap: &mut H,
    map: Option<Term>,
    items: &[Item],
    keep: bool,
) -> Term {
    let mut putter = Putter {
        heap,
        keep,
        added: 0,
    };
    let draft = putter.draft(map.map(Node::of), items, 0);
    let size = map.map_or(0, size) + putter.added;
    draft.make(heap, Kind::Root(size))
}

/// What is left of a child, and the value that the key had.
enum Rest {
    /// The key was not there.
    Missing,
    /// The child was the key's leaf.
    Nothing(Term),
    Child(Term, Term),
}

pub fn take<H: Heap + ?Sized>(heap: &mut H, map: Term, key: Term) -> Option<(Term, Term)> {
    let size = size(map) - 1;
    if size <= SMALL {
        let value = get(map, key)?;
        let rest = iter(map).filter(|e| !eq(e.0, key)).collect();
        return Some((flat::of_unique(heap, rest), value));
    }
    match take_below(heap, map, Kind::Root(size), Place::new(key), key) {
        Rest::Child(map, value) => Some((map, value)),
        Rest::Missing | Rest::Nothing(_) => None,
    }
}

fn take_from<H: Heap + ?Sized>(heap: &mut H, child: Term, place: Place, key: Term) -> Rest {
    match child.as_cons() {
        Some((k, value)) if eq(k, key) => Rest::Nothing(value),
        Some(_) => Rest::Missing,
        None => take_below(heap, child, Kind::Inner, place, key),
    }
}

fn take_below<H: Heap + ?Sized>(
    heap: &mut H,
    node: Term,
    kind: Kind,
    place: Place,
    key: Term,
) -> Rest {
    let (node, nibble) = (Node::of(node), place.nibble());
    let (index, found) = node.slot(nibble);
    if !found {
        return Rest::Missing;
    }
    match take_from(heap, node.children[index], place.below(key), key) {
        Rest::Missing => Rest::Missing,
        Rest::Nothing(value) => {
            // A leaf that is left alone takes its node's place.
            if let (Kind::Inner, &[a, b]) = (kind, node.children) {
                let other = if index == 0 { b } else { a };
                if other.is_cons() {
                    return Rest::Child(other, value);
                }
            }
            Rest::Child(node.without(heap, kind, nibble), value)
        }
        Rest::Child(leaf, value)
            if leaf.is_cons() && node.children.len() == 1 && matches!(kind, Kind::Inner) =>
        {
            Rest::Child(leaf, value)
        }
        Rest::Child(child, value) => Rest::Child(node.with(heap, kind, index, child), value),
    }
}

/// Both maps' entries; for keys that are in both, `b`'s values count.
pub fn merge<H: Heap + ?Sized>(heap: &mut H, a: Term, b: Term) -> Term {
    let mut merger = Merger { heap, common: 0 };
    let draft = merger.nodes(Node::of(a), Node::of(b), 0);
    let size = size(a) + size(b) - merger.common;
    draft.make(heap, Kind::Root(size))
}

/// Merging two tries side by side.
struct Merger<'h, H: Heap + ?Sized> {
    heap: &'h mut H,
    /// Keys that were in both.
    common: usize,
}

impl<H: Heap + ?Sized> Merger<'_, H> {
    fn nodes(&mut self, a: Node, b: Node, level: u32) -> Draft {
        let mut draft = Draft::default();
        for nibble in 0..16 {
            let child = match (a.child(nibble), b.child(nibble)) {
                (Some(a), Some(b)) => self.children(a, b, level + 1),
                (Some(child), None) | (None, Some(child)) => child,
                (None, None) => continue,
            };
            draft.push(nibble, child);
        }
        draft
    }

    /// What stands at the same place of both, on that level.
    fn children(&mut self, a: Term, b: Term, level: u32) -> Term {
        match (a.as_cons(), b.as_cons()) {
            (_, Some((key, value))) => self.put(a, key, value, level, false),
            (Some((key, value)), None) => self.put(b, key, value, level, true),
            (None, None) if a == b => {
                self.common += Entries::of_node(a).count();
                a
            }
            (None, None) => {
                let draft = self.nodes(Node::of(a), Node::of(b), level);
                draft.make(self.heap, Kind::Inner)
            }
        }
    }

    fn put(&mut self, into: Term, key: Term, value: Term, level: u32, keep: bool) -> Term {
        let mut putter = Putter {
            heap: self.heap,
            keep,
            added: 0,
        };
        let result = putter.put(into, Place::at(key, level), key, value);
        self.common += 1 - putter.added;
        result
    }
}

/// The children of a root or inner node; `None` for other terms.
pub fn children(node: Term) -> Option<&'static [Term]> {
    matches!(
        node.subtag(),
        Some(boxed::HASHMAP_ROOT | boxed::HASHMAP_NODE)
    )
    .then(|| Node::of(node).children)
}

/// The hash that orders a map's entries.
pub(super) fn order_of(key: Term) -> u64 {
    hash_of(key, 0)
}

/// The children for the nibbles from `nibble` on, and whether the first is for `nibble` itself.
pub(super) fn children_from(node: Term, nibble: u32) -> (&'static [Term], bool) {
    let node = Node::of(node);
    let (index, found) = node.slot(nibble);
    (&node.children[index..], found)
}

/// What `erts_debug:map_info/1` tells.
#[derive(Default)]
pub struct Statistics {
    pub depth: usize,
    /// Nodes by their number of children, 1 to 16.
    pub nodes: [usize; 16],
    /// Leaves by their depth; deeper ones count for the last.
    pub leaves: [usize; 18],
}

pub fn statistics(map: Term) -> Statistics {
    let mut all = Statistics::default();
    let mut todo = vec![(map, 0)];
    while let Some((term, depth)) = todo.pop() {
        if term.is_cons() {
            all.depth = all.depth.max(depth);
            all.leaves[depth.min(17)] += 1;
        } else {
            let children = Node::of(term).children;
            all.nodes[children.len() - 1] += 1;
            todo.extend(children.iter().map(|&c| (c, depth + 1)));
        }
    }
    all
}
