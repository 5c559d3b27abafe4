//! A hierarchical timing wheel: arming, cancelling and expiring a timer take the same time however many
//! there are.
//!
//! Level 0 has a slot for each of 64 ticks, level 1 for each 64 of those, and so on. A timer lies in
//! the level of the highest group of bits in which its tick differs from the present one, and moves down when that
//! comes near.

use std::ops::{Index, IndexMut};

const BITS: u32 = 6;
const SLOTS: usize = 1 << BITS;
/// Enough for every tick below 2^48: nine thousand years of milliseconds.
const LEVELS: usize = 8;
/// The last tick of a wheel.
pub const LAST: u64 = (1 << (BITS * LEVELS as u32)) - 1;

const NONE: u32 = u32::MAX;

/// Names a timer as long as it is armed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    index: u32,
    life: u32,
}

impl Key {
    /// The key as a number other than 0.
    pub fn to_raw(self) -> u64 {
        u64::from(self.life) << 32 | (u64::from(self.index) + 1)
    }
    /// The key of that number; `None` of 0.
    pub fn from_raw(raw: u64) -> Option<Key> {
        let index = (raw as u32).checked_sub(1)?;
        let life = (raw >> 32) as u32;
        Some(Key { index, life })
    }
}

/// A doubly linked list of nodes, first and last.
#[derive(Clone, Copy)]
struct List {
    first: u32,
    last: u32,
}

impl List {
    const EMPTY: List = List {
        first: NONE,
        last: NONE,
    };
}

struct Node<T> {
    /// `None`: free, `next` being the next free one.
    timer: Option<T>,
    at: u64,
    /// Where it hangs: level and slot, or `DUE`.
    place: u16,
    life: u32,
    next: u32,
    previous: u32,
}

/// The place of those whose tick has come.
const DUE: u16 = (LEVELS * SLOTS) as u16;

/// Nodes, in pieces of which none is ever moved: there may be millions.
struct Nodes<T>(Vec<Vec<Node<T>>>);

/// Nodes of a piece.
const PIECE: usize = 1024;

impl<T> Nodes<T> {
    fn get(&self, index: u32) -> Option<&Node<T>> {
        self.0
            .get(index as usize / PIECE)?
            .get(index as usize % PIECE)
    }
    fn get_mut(&mut self, index: u32) -> Option<&mut Node<T>> {
        let piece = self.0.get_mut(index as usize / PIECE)?;
        piece.get_mut(index as usize % PIECE)
    }
    /// Adds a node; its index.
    fn push(&mut self, node: Node<T>) -> u32 {
        if self.0.last().is_none_or(|piece| piece.len() == PIECE) {
            self.0.push(Vec::with_capacity(PIECE));
        }
        let pieces = self.0.len();
        let last = &mut self.0[pieces - 1];
        last.push(node);
        ((pieces - 1) * PIECE + last.len() - 1) as u32
    }
}

impl<T> Index<u32> for Nodes<T> {
    type Output = Node<T>;
    fn index(&self, index: u32) -> &Node<T> {
        &self.0[index as usize / PIECE][index as usize % PIECE]
    }
}

impl<T> IndexMut<u32> for Nodes<T> {
    fn index_mut(&mut self, index: u32) -> &mut Node<T> {
        &mut self.0[index as usize / PIECE][index as usize % PIECE]
    }
}

/// Timers, each with the tick at which it is over.
pub struct Wheel<T> {
    nodes: Nodes<T>,
    free: u32,
    lists: Box<[List]>,
    /// Which slots of a level are not empty.
    occupied: [u64; LEVELS],
    now: u64,
}

impl<T> Default for Wheel<T> {
    fn default() -> Wheel<T> {
        Wheel {
            nodes: Nodes(Vec::new()),
            free: NONE,
            lists: vec![List::EMPTY; LEVELS * SLOTS + 1].into(),
            occupied: [0; LEVELS],
            now: 0,
        }
    }
}

impl<T> Wheel<T> {
    /// Bytes of a timer's place.
    pub const NODE: usize = size_of::<Node<T>>();

    /// Arms a timer; it is over at once if that tick has passed.
    pub fn insert(&mut self, at: u64, timer: T) -> Key {
        let at = at.min(LAST);
        let index = self.take_free();
        let node = &mut self.nodes[index];
        (node.timer, node.at) = (Some(timer), at);
        let life = node.life;
        self.hang(index);
        Key { index, life }
    }
    /// Disarms a timer.
    pub fn remove(&mut self, key: Key) -> Option<T> {
        self.get(key)?;
        self.unhang(key.index);
        self.release(key.index)
    }
    pub fn get(&self, key: Key) -> Option<&T> {
        let node = self.nodes.get(key.index)?;
        node.timer.as_ref().filter(|_| node.life == key.life)
    }
    pub fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        let node = self.nodes.get_mut(key.index)?;
        node.timer.as_mut().filter(|_| node.life == key.life)
    }
    /// The tick at which an armed timer is over.
    pub fn at(&self, key: Key) -> Option<u64> {
        self.get(key).map(|_| self.nodes[key.index].at)
    }
    /// A tick until which nothing is over. (The next look may find that nothing is over then, either.)
    pub fn next(&self) -> Option<u64> {
        if self.lists[usize::from(DUE)].first != NONE {
            return Some(self.now);
        }
        self.next_slot().map(|(_, tick)| tick)
    }
    /// Takes out a timer that is over at `now`, those of earlier ticks first; with the key that it had.
    pub fn expired(&mut self, now: u64) -> Option<(Key, T)> {
        loop {
            let due = self.lists[usize::from(DUE)].first;
            if due != NONE {
                let life = self.nodes[due].life;
                self.unhang(due);
                let timer = self.release(due);
                return timer.map(|timer| (Key { index: due, life }, timer));
            }
            match self.next_slot() {
                Some((place, tick)) if tick <= now => {
                    self.now = tick;
                    self.spill(place);
                }
                _ => {
                    self.now = self.now.max(now);
                    return None;
                }
            }
        }
    }

    /// The first slot with timers, and the tick at which it begins.
    fn next_slot(&self) -> Option<(u16, u64)> {
        let level = self.occupied.iter().position(|&slots| slots != 0)?;
        let shift = level as u32 * BITS;
        let present = (self.now >> shift) as usize % SLOTS;
        // What lies in a level lies in a later slot than the present one.
        let slot = present + (self.occupied[level] >> present).trailing_zeros() as usize;
        let above = self.now >> (shift + BITS) << (shift + BITS);
        let tick = above | (slot as u64) << shift;
        Some(((level * SLOTS + slot) as u16, tick))
    }
    /// Hangs the timers of a slot that has come anew: lower, or among those that are due.
    fn spill(&mut self, place: u16) {
        loop {
            let index = self.lists[usize::from(place)].first;
            if index == NONE {
                return;
            }
            self.unhang(index);
            self.hang(index);
        }
    }
    fn place_of(&self, at: u64) -> u16 {
        if at <= self.now {
            return DUE;
        }
        let level = (at ^ self.now).ilog2() / BITS;
        let slot = (at >> (level * BITS)) as usize % SLOTS;
        (level as usize * SLOTS + slot) as u16
    }
    fn hang(&mut self, index: u32) {
        let place = self.place_of(self.nodes[index].at);
        let list = &mut self.lists[usize::from(place)];
        let last = std::mem::replace(&mut list.last, index);
        if last == NONE {
            list.first = index;
        } else {
            self.nodes[last].next = index;
        }
        let node = &mut self.nodes[index];
        (node.place, node.previous, node.next) = (place, last, NONE);
        if place != DUE {
            self.occupied[usize::from(place) / SLOTS] |= 1 << (usize::from(place) % SLOTS);
        }
    }
    fn unhang(&mut self, index: u32) {
        let Node {
            place,
            next,
            previous,
            ..
        } = self.nodes[index];
        let list = &mut self.lists[usize::from(place)];
        match previous {
            NONE => list.first = next,
            before => self.nodes[before].next = next,
        }
        let list = &mut self.lists[usize::from(place)];
        match next {
            NONE => list.last = previous,
            after => self.nodes[after].previous = previous,
        }
        if self.lists[usize::from(place)].first == NONE && place != DUE {
            self.occupied[usize::from(place) / SLOTS] &= !(1 << (usize::from(place) % SLOTS));
        }
    }
    fn take_free(&mut self) -> u32 {
        if self.free == NONE {
            return self.nodes.push(Node {
                timer: None,
                at: 0,
                place: DUE,
                life: 0,
                next: NONE,
                previous: NONE,
            });
        }
        let index = self.free;
        self.free = self.nodes[index].next;
        index
    }
    fn release(&mut self, index: u32) -> Option<T> {
        let node = &mut self.nodes[index];
        node.life = node.life.wrapping_add(1);
        node.next = self.free;
        self.free = index;
        node.timer.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn expires_what_a_sorted_map_expires() {
        let mut seed = 0x1234_5678_9abc_def1u64;
        let mut random = move |n: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 11) % n
        };
        let (mut wheel, mut model) = (Wheel::default(), BTreeMap::new());
        let (mut now, mut name, mut keys) = (0, 0u64, Vec::new());
        for _ in 0..if cfg!(miri) { 300 } else { 40_000 } {
            match random(8) {
                0..4 => {
                    let span = 1 << random(40);
                    let at = (now + random(span)).saturating_sub(random(3));
                    name += 1;
                    keys.push((wheel.insert(at, name), at, name));
                    model.insert((at, name), ());
                }
                4 | 5 if !keys.is_empty() => {
                    let (key, at, name) = keys.swap_remove(random(keys.len() as u64) as usize);
                    let there = model.remove(&(at, name)).is_some();
                    assert_eq!(wheel.at(key), there.then_some(at));
                    assert_eq!(wheel.remove(key), there.then_some(name));
                    assert_eq!(wheel.remove(key), None);
                }
                _ => {
                    if let Some(next) = wheel.next() {
                        assert!(model.keys().all(|k| k.0.max(now) >= next));
                    }
                    let span = 1 << random(36);
                    now += random(span);
                    let mut found = Vec::new();
                    while let Some((key, name)) = wheel.expired(now) {
                        assert_eq!(wheel.at(key), None);
                        found.push(name);
                    }
                    let later = model.split_off(&(now + 1, 0));
                    let mut wanted: Vec<u64> = model.keys().map(|k| k.1).collect();
                    found.sort();
                    wanted.sort();
                    assert_eq!(found, wanted);
                    model = later;
                }
            }
            assert_eq!(wheel.next().is_none(), model.is_empty());
        }
    }

    #[test]
    fn earlier_ticks_come_first() {
        let mut wheel = Wheel::default();
        for at in [70, 5, 4096, 64, 63, 4095, 1] {
            wheel.insert(at, at);
        }
        let order: Vec<u64> =
            std::iter::from_fn(|| wheel.expired(10_000).map(|(_, at)| at)).collect();
        assert_eq!(order, [1, 5, 63, 64, 70, 4095, 4096]);
    }
}
