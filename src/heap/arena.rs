//! A heap of its own, freed as a whole: literals, messages under way, a tool's scratch space, the
//! fragments of a process.
use super::{Heap, OffHeap, SharedBin};
use crate::term::word::{Term, boxed};

/// Bump allocation in blocks that never move. Dropping it releases the shared binaries in it.
#[derive(Default)]
pub struct Arena {
    blocks: Vec<Box<[Term]>>,
    /// Words used in the last block; earlier ones are as full as they will be.
    used: usize,
    /// Words handed out in all.
    words: usize,
    off_heap: OffHeap,
}

// SAFETY: an arena owns its blocks; terms in it are reached through its owner only (ARCHITECTURE.md, T3).
unsafe impl Send for Arena {}

const FIRST_BLOCK: usize = 64;
const LARGEST_STEP: usize = 1 << 16;

impl Arena {
    pub fn new() -> Arena {
        Arena::default()
    }
    /// An arena whose first block has room for `words`.
    pub fn with_capacity(words: usize) -> Arena {
        let mut arena = Arena::new();
        if words > 0 {
            arena.add_block(words);
        }
        arena
    }
    /// Words handed out.
    pub fn words(&self) -> usize {
        self.words
    }
    fn add_block(&mut self, words: usize) {
        let size = words.max(FIRST_BLOCK.max(self.words.min(LARGEST_STEP)));
        self.blocks.push(vec![Term::ZERO; size].into_boxed_slice());
        self.used = 0;
    }
    /// True when `at` points into one of the blocks.
    pub fn contains(&self, at: *const Term) -> bool {
        self.blocks.iter().any(|b| b.as_ptr_range().contains(&at))
    }
    /// Moves everything of `other` here; its terms stay where they are.
    pub fn absorb(&mut self, mut other: Arena) {
        self.words += other.words;
        self.append_off_heap(&mut other.off_heap);
        let last = self.blocks.pop();
        self.blocks.append(&mut other.blocks);
        match last {
            Some(block) => self.blocks.push(block),
            None => self.used = other.used,
        }
    }
    /// Takes the chain of off-heap objects away (a collection has moved them).
    pub fn take_off_heap(&mut self) -> OffHeap {
        std::mem::take(&mut self.off_heap)
    }
    fn append_off_heap(&mut self, other: &mut OffHeap) {
        let other = std::mem::take(other);
        if other.first == 0 {
            return;
        }
        let mut at = other.first as *mut Term;
        // SAFETY: T5: the chain links live off-heap objects through their last word.
        unsafe {
            while (*next_slot(at)).raw() != 0 {
                at = (*next_slot(at)).raw() as *mut Term;
            }
            *next_slot(at) = Term::from_raw(self.off_heap.first);
        }
        self.off_heap.first = other.first;
        self.off_heap.bytes += other.bytes;
    }
}

/// The link word of an off-heap object: its last.
///
/// # Safety
/// `at` points at the header of a `BIN_REF` or `MAGIC_REF`.
pub(super) unsafe fn next_slot(at: *mut Term) -> *mut Term {
    // SAFETY: the payload follows the header.
    unsafe { at.add((*at).header_arity()) }
}

impl OffHeap {
    /// Releases what the chained objects own; the objects must be dead.
    pub fn release_all(&mut self) {
        let mut at = self.first as *mut Term;
        while !at.is_null() {
            // SAFETY: T5: the chain links off-heap objects; each owns one reference.
            unsafe {
                if (*at).header_subtag() == boxed::BIN_REF {
                    SharedBin::release((*at.add(1)).raw() as *mut SharedBin);
                }
                at = (*next_slot(at)).raw() as *mut Term;
            }
        }
        *self = OffHeap::default();
    }
}

impl Heap for Arena {
    fn alloc(&mut self, words: usize) -> *mut Term {
        let room = self.blocks.last().map_or(0, |b| b.len() - self.used);
        if room < words {
            self.add_block(words);
        }
        let block = self.blocks.last_mut().expect("a block was added");
        let at = block[self.used..].as_mut_ptr();
        self.used += words;
        self.words += words;
        at
    }
    fn off_heap(&mut self) -> &mut OffHeap {
        &mut self.off_heap
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        self.off_heap.release_all();
    }
}
