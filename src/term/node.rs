//! The machine's own node: its name and creation, which local pids, ports and references carry.
use super::atom::Atom;
use super::{Term, am};
use std::sync::atomic::{AtomicU64, Ordering};

/// A node's name, and which of its lives is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    pub name: Atom,
    pub creation: u32,
}

/// Atom index of the name below, creation above.
static THIS: AtomicU64 = AtomicU64::new(am::NONODE_NOHOST.atom_index() as u64);

/// The node that this machine is.
pub fn this() -> Node {
    let word = THIS.load(Ordering::Relaxed);
    Node {
        name: Atom::from_index(word as u32),
        creation: (word >> 32) as u32,
    }
}

/// Names the node (distribution starts or stops).
pub fn set(node: Node) {
    let word = u64::from(node.creation) << 32 | u64::from(node.name.index());
    THIS.store(word, Ordering::Relaxed);
}

/// The node's name as a term.
pub fn name() -> Term {
    this().name.term()
}
