//! A heap of its own, freed as a whole: literals, messages under way, a tool's scratch space, the
//! fragments of a process.
use super::block::{Block, Span};
use super::{Heap, OffHeap};
use crate::term::word::Term;

/// Bump allocation in blocks that never move. Dropping it releases the shared binaries in it.
#[derive(Default)]
pub struct Arena {
    /// Most arenas have one block, and no room is made for more.
    first: Block,
    /// Never an empty list.
    #[expect(
        clippy::box_collection,
        reason = "arenas are part of messages, and most have no list"
    )]
    more: Option<Box<Vec<Block>>>,
    /// Words used in the last block; earlier ones are as full as they will be.
    used: usize,
    /// Words handed out in all.
    words: usize,
    off_heap: OffHeap,
}

// SAFETY: an arena owns its blocks; terms in it are reached through its owner only (ARCHITECTURE.md, T3).
unsafe impl Send for Arena {}

// SAFETY: by reference, an arena only tells where its terms are and how large it is.
unsafe impl Sync for Arena {}

const FIRST_BLOCK: usize = 64;
const LARGEST_STEP: usize = 1 << 16;

impl Arena {
    pub fn new() -> Arena {
        Arena::default()
    }
    /// An arena whose first block has room for exactly `words`.
    pub fn with_capacity(words: usize) -> Arena {
        let mut arena = Arena::new();
        if words > 0 {
            arena.first = Block::new(words);
        }
        arena
    }
    /// Words handed out.
    pub fn words(&self) -> usize {
        self.words
    }
    fn add_block(&mut self, words: usize) {
        let size = words.max(FIRST_BLOCK.max(self.words.min(LARGEST_STEP)));
        self.push(Block::new(size));
        self.used = 0;
    }
    fn push(&mut self, block: Block) {
        if self.first.is_empty() {
            self.first = block;
        } else {
            self.more.get_or_insert_default().push(block);
        }
    }
    fn last(&self) -> &Block {
        let more = self.more.as_deref().and_then(|more| more.last());
        more.unwrap_or(&self.first)
    }
    /// True when `at` points into one of the blocks.
    pub fn contains(&self, at: *const Term) -> bool {
        self.spans().any(|s| s.contains(at as u64))
    }
    /// Where its terms are.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let first = (!self.first.is_empty()).then(|| self.first.span());
        first.into_iter().chain(
            self.more
                .iter()
                .flat_map(|more| more.iter())
                .map(Block::span),
        )
    }
    /// Moves everything of `other` here; its terms stay where they are.
    pub fn absorb(&mut self, mut other: Arena) {
        self.words += other.words;
        self.off_heap.append(&mut other.off_heap);
        if self.first.is_empty() {
            self.first = std::mem::take(&mut other.first);
            self.more = std::mem::take(&mut other.more);
            self.used = other.used;
        } else if !other.first.is_empty() {
            // The last block stays the last one.
            let first = std::mem::take(&mut other.first);
            let more = self.more.get_or_insert_default();
            let last = match more.pop() {
                Some(last) => {
                    more.push(first);
                    last
                }
                None => std::mem::replace(&mut self.first, first),
            };
            more.extend(other.more.take().into_iter().flat_map(|more| *more));
            more.push(last);
        }
    }
    /// Takes the chain of off-heap objects away (a collection has moved them).
    pub fn take_off_heap(&mut self) -> OffHeap {
        std::mem::take(&mut self.off_heap)
    }
    /// Its off-heap objects.
    pub fn off_heap_objects(&self) -> impl Iterator<Item = Term> {
        self.off_heap.objects()
    }
    /// Bytes that its shared binaries hold.
    pub fn off_heap_bytes(&self) -> usize {
        self.off_heap.bytes
    }
}

impl Heap for Arena {
    #[inline]
    fn alloc(&mut self, words: usize) -> *mut Term {
        let last = self.last();
        if last.is_empty() || last.words() - self.used < words {
            self.add_block(words);
        }
        // SAFETY: A1: the last block has `words` more words after `used`.
        let at = unsafe { self.last().start().add(self.used) };
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
