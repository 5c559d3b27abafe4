//! Walking through a map's entries.
use super::trie;
use crate::term::word::Term;
use smallvec::SmallVec;
use std::slice::Iter;

/// Iterator over a map's entries, in the map's order.
pub enum Entries {
    Flat(Iter<'static, Term>, Iter<'static, Term>),
    /// What is left of the nodes on the way, the innermost last.
    Trie(SmallVec<[Iter<'static, Term>; 8]>),
}

impl Entries {
    pub(super) fn new(map: Term) -> Entries {
        match trie::children(map) {
            None => {
                let words = map.payload();
                Entries::Flat(words[0].payload().iter(), words[1..].iter())
            }
            Some(children) => Entries::Trie([children.iter()].into_iter().collect()),
        }
    }

    /// The entries below a node of a large map.
    pub(super) fn of_node(node: Term) -> Entries {
        Entries::Trie(
            trie::children(node)
                .map(<[Term]>::iter)
                .into_iter()
                .collect(),
        )
    }

    /// The entries of a large map from a point that `position` told. Points that it did not tell
    /// are as good: every number is between two entries.
    pub fn from_position(map: Term, position: u64) -> Entries {
        let mut nodes = SmallVec::new();
        let (mut node, mut hash) = (map, position);
        for _ in 0..16 {
            let (children, found) = trie::children_from(node, (hash >> 60) as u32);
            let mut rest = children.iter();
            if !found {
                nodes.push(rest);
                return Entries::Trie(nodes);
            }
            let child = children[0];
            match child.as_cons() {
                Some((key, _)) if trie::order_of(key) >= position => {
                    nodes.push(rest);
                    return Entries::Trie(nodes);
                }
                Some(_) => {
                    rest.next();
                    nodes.push(rest);
                    return Entries::Trie(nodes);
                }
                None => {
                    rest.next();
                    nodes.push(rest);
                    node = child;
                    hash <<= 4;
                }
            }
        }
        // All keys from here on have this very hash.
        nodes.extend(trie::children(node).map(<[Term]>::iter));
        Entries::Trie(nodes)
    }

    /// Where an entry stands: `from_position` gives the entries from it on. Entries may stand at the
    /// same point, if seldom; they must not be separated.
    pub fn position(key: Term) -> u64 {
        trie::order_of(key)
    }
}

impl Iterator for Entries {
    type Item = (Term, Term);

    fn next(&mut self) -> Option<(Term, Term)> {
        match self {
            Entries::Flat(keys, values) => Some((*keys.next()?, *values.next()?)),
            Entries::Trie(nodes) => loop {
                match nodes.last_mut()?.next() {
                    None => {
                        nodes.pop();
                    }
                    Some(&child) => match child.as_cons() {
                        Some(entry) => return Some(entry),
                        None => nodes.extend(trie::children(child).map(<[Term]>::iter)),
                    },
                }
            },
        }
    }
}
