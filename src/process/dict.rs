//! The process dictionary: `put/2` and its like. Its keys and values are roots of collections.
use super::rare::Empty;
use crate::term::Term;
use crate::term::compare::eq;
use crate::term::hash::hash;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Slot;

/// Keys with values.
#[derive(Default)]
pub struct Dict {
    entries: HashTable<Entry>,
}

struct Entry {
    key: Term,
    value: Term,
    /// The key's hash, which does not change when the key moves.
    hash: u64,
}

impl Empty for Dict {
    fn empty() -> &'static Dict {
        static EMPTY: Dict = Dict {
            entries: HashTable::new(),
        };
        &EMPTY
    }
}

impl Dict {
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    pub fn get(&self, key: Term) -> Option<Term> {
        self.entries
            .find(hash(key), |e| eq(e.key, key))
            .map(|e| e.value)
    }
    /// Gives the value before, if there was one.
    pub fn put(&mut self, key: Term, value: Term) -> Option<Term> {
        let hash = hash(key);
        match self.entries.entry(hash, |e| eq(e.key, key), |e| e.hash) {
            Slot::Occupied(mut slot) => Some(std::mem::replace(&mut slot.get_mut().value, value)),
            Slot::Vacant(slot) => {
                slot.insert(Entry { key, value, hash });
                None
            }
        }
    }
    /// Gives the value that the key had.
    pub fn erase(&mut self, key: Term) -> Option<Term> {
        let slot = self
            .entries
            .find_entry(hash(key), |e| eq(e.key, key))
            .ok()?;
        Some(slot.remove().0.value)
    }
    /// Erases everything; gives what there was.
    pub fn clear(&mut self) -> Vec<(Term, Term)> {
        let all = self.iter().collect();
        *self = Dict::default();
        all
    }
    /// Keys and values, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = (Term, Term)> {
        self.entries.iter().map(|e| (e.key, e.value))
    }
    /// Keys and values, for the collector.
    pub(super) fn roots(&mut self) -> impl Iterator<Item = (&mut Term, &mut Term)> {
        self.entries.iter_mut().map(|e| (&mut e.key, &mut e.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::{Arena, Heap};

    #[test]
    fn put_get_erase() {
        let (mut heap, mut dict) = (Arena::new(), Dict::default());
        let key = |heap: &mut Arena, i| heap.tuple(&[Term::small(i), Term::small(i / 7)]);
        for i in 0..1000 {
            let k = key(&mut heap, i);
            assert_eq!(dict.put(k, Term::small(i)), None);
        }
        for i in (0..1000).step_by(3) {
            let k = key(&mut heap, i);
            assert_eq!(dict.erase(k), Some(Term::small(i)));
            assert_eq!(dict.erase(k), None);
        }
        for i in 0..1000 {
            let k = key(&mut heap, i);
            let expected = (i % 3 != 0).then_some(Term::small(i));
            assert_eq!(dict.get(k), expected);
            assert_eq!(dict.put(k, Term::NIL), expected);
        }
        assert_eq!(dict.len(), 1000);
        assert_eq!(dict.clear().len(), 1000);
        assert!(dict.is_empty());
    }
}
