//! Letting go of literals: a module's literals are about to be freed, and what a heap has of them is copied.
//!
//! Objects that are reached are looked at one by one, since only a collector may move them; a word that points at a literal is
//! made to point at its copy.
use super::block::Spans;
use super::{Arena, copy};
use crate::term::word::{Term, boxed};
use std::collections::{HashMap, HashSet};

/// Walks through what a heap's roots reach.
pub struct LetGo<'a> {
    literals: &'a Spans,
    /// Objects that have been reached.
    seen: HashSet<u64, foldhash::fast::RandomState>,
    /// Words that are still to be looked at.
    todo: Vec<*mut Term>,
    /// Each literal that was met, and its copy.
    copies: HashMap<u64, Term, foldhash::fast::RandomState>,
    /// The copies.
    pub heap: Arena,
}

impl<'a> LetGo<'a> {
    pub fn new(literals: &'a Spans) -> LetGo<'a> {
        LetGo {
            literals,
            seen: HashSet::default(),
            todo: Vec::new(),
            copies: HashMap::default(),
            heap: Arena::new(),
        }
    }

    /// True if nothing was to be copied.
    pub fn found_none(&self) -> bool {
        self.copies.is_empty()
    }

    /// Makes all that the root reaches free of the literals.
    ///
    /// # Safety
    /// `root` and what it reaches, but for what all processes share, belong to one process that stands still (P1, G1).
    pub unsafe fn walk(&mut self, root: *mut Term) {
        self.todo.push(root);
        while let Some(slot) = self.todo.pop() {
            // SAFETY: the root, or a word of an object that it reaches (`children`).
            unsafe { self.look_at(slot) }
        }
    }

    unsafe fn look_at(&mut self, slot: *mut Term) {
        // SAFETY: by contract, a word of an object of the process.
        let term = unsafe { *slot };
        if !term.is_pointer() {
            return;
        }
        let at = address(term);
        if self.literals.contains(at) {
            let heap = &mut self.heap;
            let copied = *self
                .copies
                .entry(term.raw())
                .or_insert_with(|| copy::copy(term, heap));
            // SAFETY: as above.
            unsafe { *slot = copied }
        } else if self.seen.insert(at) {
            // SAFETY: T1, G1: an object that was not looked at before.
            unsafe { self.children(term, at as *mut Term) }
        }
    }

    /// # Safety
    /// `term` is a pointer to the object at `at`.
    unsafe fn children(&mut self, term: Term, at: *mut Term) {
        // SAFETY: T1: a cell has two words, an object as many as its header says.
        unsafe {
            if term.is_cons() {
                self.todo.extend([at, at.add(1)]);
                return;
            }
            match (*at).header_subtag() {
                boxed::SUB_BITS | boxed::MATCH => self.slice(at),
                _ => {
                    let words = copy::terms_of(term).len();
                    self.todo.extend((1..=words).map(|i| at.add(i)));
                }
            }
        }
    }

    /// A slice's base lies in its `HEAP_BITS` (T4).
    ///
    /// # Safety
    /// `at` is a `SUB_BITS` or `MATCH`.
    unsafe fn slice(&mut self, at: *mut Term) {
        // SAFETY: G4: the first word is a heap bitstring or a `BIN_REF`, the last the address of its first byte.
        unsafe {
            let before = (*at.add(1)).boxed_ptr();
            self.look_at(at.add(1));
            let orig = (*at.add(1)).boxed_ptr();
            if orig != before && (*orig).header_subtag() == boxed::HEAP_BITS {
                *at.add(4) = Term::from_raw(orig.add(2) as u64);
            }
        }
    }
}

fn address(term: Term) -> u64 {
    if term.is_cons() {
        term.list_ptr() as u64
    } else {
        term.boxed_ptr() as u64
    }
}
