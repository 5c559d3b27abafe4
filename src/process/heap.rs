//! The heap of a process: its blocks, making terms in it, and moving it in a collection.
//!
//! When to collect, and how large the heap is to be, is `gc`'s business.
use super::rare::Rare;
use super::{Process, gc};
use crate::heap::block::{Block, Span, Spans};
use crate::heap::evacuate::{Evacuation, Full, Minor, Plan};
use crate::heap::{Arena, Heap, OffHeap};
use crate::term::Term;
use crate::term::word::TAG_MASK;
use std::ptr;

/// Blocks and generations of a process' heap. `regs` says where the young block's objects end
/// and its stack begins.
pub struct HeapState {
    /// Young objects from its start up, the stack from its end down.
    pub(super) young: Block,
    /// Objects that survived two collections.
    old: Rare<Old>,
    /// Young objects below it survived a collection; the next one promotes them.
    high_water: *mut Term,
    /// Bytes of young shared binaries that make a collection due.
    pub(super) bytes_limit: usize,
    /// The last collection left the young block more than a quarter full, a large one more than half full (or there was
    /// none yet): the next one makes it larger.
    pub(super) grow: bool,
    pub stats: Stats,
}

/// The old generation of a heap.
pub(super) struct Old {
    block: Block,
    top: *mut Term,
    /// Off-heap objects in the block.
    pub(super) off_heap: OffHeap,
    /// Bytes of its shared binaries that make a collection due.
    pub(super) bytes_limit: usize,
}

impl Old {
    fn new(block: Block, top: *mut Term, off_heap: OffHeap) -> Old {
        let bytes_limit = gc::VIRTUAL_HEAP;
        Old {
            block,
            top,
            off_heap,
            bytes_limit,
        }
    }
    fn span(&self) -> Span {
        Span::between(self.block.start(), self.top)
    }
}

/// What collections have done.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stats {
    /// Minor collections since the last major one.
    pub minors: u32,
    /// Collections in all.
    pub collections: u64,
    /// Words found dead in all.
    pub reclaimed: u64,
}

impl HeapState {
    pub(super) fn new(young: Block) -> HeapState {
        HeapState {
            high_water: young.start(),
            young,
            old: Rare::default(),
            bytes_limit: gc::VIRTUAL_HEAP,
            grow: true,
            stats: Stats::default(),
        }
    }
    fn old_span(&self) -> Span {
        self.old.peek().map_or(Span::EMPTY, Old::span)
    }
    /// The old generation, if there is one.
    pub(super) fn old(&mut self) -> Option<&mut Old> {
        self.old.made()
    }
    fn set_old(&mut self, block: Block, top: *mut Term, off_heap: OffHeap) {
        self.old.fill(Old::new(block, top, off_heap));
    }
    /// Words of the young block, its stack included.
    pub fn size(&self) -> usize {
        self.young.words()
    }
    /// Words of the old block.
    pub fn old_size(&self) -> usize {
        self.old.peek().map_or(0, |old| old.block.words())
    }
    /// Words in use in the old block.
    pub fn old_used(&self) -> usize {
        self.old_span().words()
    }
    /// Words that the old block has left.
    pub(super) fn old_room(&self) -> usize {
        self.old_size() - self.old_used()
    }
    /// Words of young objects that the next minor collection promotes.
    pub fn mature(&self) -> usize {
        words_between(self.young.start(), self.high_water)
    }
    /// Bytes of shared binaries that make a collection due: of young ones, of old ones.
    pub fn bytes_limits(&self) -> (usize, usize) {
        let old = self
            .old
            .peek()
            .map_or(gc::VIRTUAL_HEAP, |old| old.bytes_limit);
        (self.bytes_limit, old)
    }
    /// Bytes of shared binaries that the old block holds.
    pub fn old_shared_bytes(&self) -> usize {
        self.old.peek().map_or(0, |old| old.off_heap.bytes)
    }
    pub(super) fn count(&mut self, reclaimed: usize) {
        self.stats.collections += 1;
        self.stats.reclaimed += reclaimed as u64;
        crate::scheduler::statistics::collected(reclaimed as u64);
    }
}

fn words_between(from: *const Term, to: *const Term) -> usize {
    (to as usize - from as usize) / size_of::<Term>()
}

impl Heap for Process {
    #[inline]
    fn alloc(&mut self, words: usize) -> *mut Term {
        let r = &mut self.regs;
        let room = (r.e as usize - r.htop as usize) / size_of::<Term>();
        if words <= room {
            let at = r.htop;
            // SAFETY: H1: the words between `htop` and `e` are free.
            r.htop = unsafe { at.add(words) };
            return at;
        }
        r.fragment_words += words;
        self.fragments.alloc(words)
    }
    fn off_heap(&mut self) -> &mut OffHeap {
        &mut self.off_heap
    }
}

impl Process {
    /// The off-heap objects of all its heaps, some of them perhaps dead.
    pub fn off_heap_objects(&self) -> impl Iterator<Item = Term> {
        let young = self.off_heap.objects();
        let fragments = self.fragments.off_heap_objects();
        let old = self.heap.old.peek().into_iter();
        young
            .chain(fragments)
            .chain(old.flat_map(|old| old.off_heap.objects()))
    }
    /// Words of young objects in the block (fragments not counted).
    pub fn young_used(&self) -> usize {
        words_between(self.regs.heap, self.regs.htop)
    }
    /// Words of the stack.
    pub fn stack_words(&self) -> usize {
        words_between(self.regs.e, self.regs.stack_base)
    }
    /// Free words between heap and stack.
    pub fn room(&self) -> usize {
        words_between(self.regs.htop, self.regs.e)
    }
    /// The words of the stack, its top first.
    pub fn stack(&self) -> &[Term] {
        // SAFETY: H2: the words from `e` to `stack_base` are the stack.
        unsafe { std::slice::from_raw_parts(self.regs.e, self.stack_words()) }
    }
    /// Moves a message's own heap here; its terms stay where they are until the next collection.
    pub fn absorb(&mut self, arena: Arena) {
        self.regs.fragment_words += arena.words();
        self.fragments.absorb(arena);
    }

    /// Puts an empty stack of one word and an empty heap into the block.
    pub(super) fn set_block(&mut self, top: *mut Term) {
        let block = &self.heap.young;
        self.regs.heap = block.start();
        self.regs.htop = top;
        self.regs.stack_base = block.end();
        self.regs.e = block.end();
    }
    /// Gives a new process the return slot that every stack has on top.
    pub(super) fn push_return_slot(&mut self) {
        self.regs.e = self.regs.e.wrapping_sub(1);
        // SAFETY: H1: a block is never smaller than a word.
        unsafe { *self.regs.e = Term::NIL }
    }

    /// Forgets all frames: what is called next returns to `to`.
    pub fn empty_stack(&mut self, to: *const u8) {
        self.regs.e = self.regs.stack_base;
        self.push_return_slot();
        // SAFETY: H2: the slot just made.
        unsafe { *self.regs.e = Term::cp(to) }
        self.regs.catches = 0;
    }

    fn young_span(&self) -> Span {
        Span::between(self.regs.heap, self.regs.htop)
    }
    fn fragment_spans(&self) -> Spans {
        if self.regs.fragment_words == 0 {
            return Spans::default();
        }
        Spans::new(self.fragments.spans().collect())
    }

    fn take_young_chains(&mut self) -> [OffHeap; 2] {
        [
            std::mem::take(&mut self.off_heap),
            self.fragments.take_off_heap(),
        ]
    }

    /// Copies what lives in the young block and the fragments to `block` (which must hold it and the
    /// stack), except what survived a collection before: that goes to the old block, which must have room
    /// for `mature()` words. With `promote` off all goes to `block`.
    pub(super) fn move_young(&mut self, live: &mut [Term], block: Block, promote: bool) {
        let mature = if promote {
            self.heap.high_water
        } else {
            self.regs.heap
        };
        let plan = Minor {
            mature: Span::between(self.regs.heap, mature),
            young: self.young_span(),
            fragments: self.fragment_spans(),
        };
        let old = self.heap.old().map_or(ptr::null_mut(), |old| old.top);
        let (top, old_top) = self.evacuate(plan, live, block.start(), old);
        let promoted = Span::between(old, old_top);
        let mut old_off_heap = OffHeap::default();
        if let Some(old) = self.heap.old() {
            old.top = old_top;
            old_off_heap = std::mem::take(&mut old.off_heap);
        }
        for chain in self.take_young_chains() {
            // SAFETY: G2, O2: the chain's objects lay in the young block and the fragments, which
            // are still there.
            unsafe { chain.sweep(promoted, &mut self.off_heap, &mut old_off_heap) }
        }
        // Without an old generation nothing is promoted.
        if let Some(old) = self.heap.old() {
            old.off_heap = old_off_heap;
        }
        self.install_young(block, top);
        self.heap.high_water = top;
        self.settle_messages(false);
    }

    /// Finds out which messages point at young objects.
    fn settle_messages(&mut self, all: bool) {
        let young = self.young_span();
        if let Some(mailbox) = self.mailbox.made() {
            mailbox.settle(all, |term| {
                term.is_pointer() && young.contains(term.raw() & !TAG_MASK)
            });
        }
    }

    /// Copies all that lives to `block`, which must hold it; gives its end. The young block still
    /// has the stack; `settle_young` or `settle_old` must follow.
    pub(super) fn move_all(&mut self, live: &mut [Term], block: &Block) -> *mut Term {
        let plan = Full {
            young: self.young_span(),
            old: self.heap.old_span(),
            fragments: self.fragment_spans(),
        };
        let (top, _) = self.evacuate(plan, live, block.start(), ptr::null_mut());
        let mut none = OffHeap::default();
        let old = self.heap.old().map(|old| std::mem::take(&mut old.off_heap));
        for chain in self.take_young_chains().into_iter().chain(old) {
            // SAFETY: G2, O2: the chain's objects lay in both generations and the fragments, which
            // are still there.
            unsafe { chain.sweep(Span::EMPTY, &mut self.off_heap, &mut none) }
        }
        top
    }

    /// After `move_all`: makes the block with the live objects the young one.
    pub(super) fn settle_young(&mut self, block: Block, top: *mut Term) {
        self.heap.old = Rare::default();
        self.install_young(block, top);
        self.heap.high_water = top;
        self.settle_messages(true);
    }

    /// After `move_all`: makes the block with the live objects the old one, and `young` the young one.
    pub(super) fn settle_old(&mut self, block: Block, top: *mut Term, young: Block) {
        let off_heap = std::mem::take(&mut self.off_heap);
        self.heap.set_old(block, top, off_heap);
        let start = young.start();
        self.install_young(young, start);
        self.heap.high_water = start;
        self.settle_messages(true);
    }

    /// Right after `settle_old`: moves the old objects to another block. The young one stays.
    pub(super) fn move_old(&mut self, live: &mut [Term], block: Block) {
        let top = self.move_all(live, &block);
        let off_heap = std::mem::take(&mut self.off_heap);
        self.heap.set_old(block, top, off_heap);
    }

    /// Gives an empty old block to a process that has none, for promotions to fill.
    pub(super) fn set_old(&mut self, block: Block) {
        let start = block.start();
        self.heap.set_old(block, start, OffHeap::default());
    }

    /// Takes `block`, with objects up to `top`, for the young block; moves the stack to its end; frees the
    /// block before it, and the fragments.
    fn install_young(&mut self, block: Block, top: *mut Term) {
        let words = self.stack_words();
        let from = self.regs.e;
        let before = std::mem::replace(&mut self.heap.young, block);
        self.set_block(top);
        self.regs.e = self.regs.e.wrapping_sub(words);
        // SAFETY: H2: the stack's words, in the block before; G3: the new block has room for them.
        unsafe { ptr::copy_nonoverlapping(from, self.regs.e, words) }
        drop(before);
        if self.regs.fragment_words > 0 {
            self.fragments = Arena::new();
            self.regs.fragment_words = 0;
        }
    }

    /// Runs a collection's copying from all roots.
    fn evacuate<P: Plan>(
        &mut self,
        plan: P,
        live: &mut [Term],
        young: *mut Term,
        old: *mut Term,
    ) -> (*mut Term, *mut Term) {
        let mut run = Evacuation::new(plan, young, old);
        // SAFETY: G1: every root is a term of this process; the targets begin where new objects go.
        unsafe {
            self.for_each_root(live, P::PROMOTES, |slot| run.forward(slot));
            run.finish();
        }
        run.tops()
    }

    /// True if a word of the blocks (not of the fragments) is such a one.
    pub(super) fn any_heap_word(&self, is_such: impl Fn(u64) -> bool) -> bool {
        let old = self.heap.old.peek();
        let old = old.map_or(ptr::null_mut(), |old| old.block.start());
        let blocks = [
            (self.regs.heap, self.young_used()),
            (old, self.heap.old_used()),
        ];
        let mut words = blocks
            .into_iter()
            .flat_map(|(start, count)| (0..count).map(move |i| start.wrapping_add(i)));
        // SAFETY: H1, H3: the words in use. Those of bitstrings may have bytes that were never written: read as they are.
        words.any(|word| is_such(unsafe { word.cast::<u64>().read_volatile() }))
    }

    /// Everything that keeps objects alive (`young`: everything that keeps young ones alive): whoever adds a field with a
    /// term to `Process` adds it here.
    pub(super) fn for_each_root(
        &mut self,
        live: &mut [Term],
        young: bool,
        mut root: impl FnMut(*mut Term),
    ) {
        for slot in live {
            root(slot);
        }
        // The topmost word is the return slot, which may hold anything (H2).
        let mut slot = self.regs.e.wrapping_add(1);
        while slot < self.regs.stack_base {
            root(slot);
            slot = slot.wrapping_add(1);
        }
        root(&mut self.regs.exc_reason);
        root(&mut self.regs.exc_trace);
        root(&mut self.group_leader);
        for slot in self.exec.roots() {
            root(slot);
        }
        for slot in self.tables.made().into_iter().flat_map(|t| t.roots()) {
            root(slot);
        }
        for slot in self.monitors.made().into_iter().flat_map(|m| m.roots()) {
            root(slot);
        }
        for (key, value) in self.dict.made().into_iter().flat_map(|d| d.roots()) {
            root(key);
            root(value);
        }
        let Some(mailbox) = self.mailbox.made() else {
            return;
        };
        // The queue may be long.
        if young {
            mailbox.young_roots().for_each(|slot| root(slot));
        } else {
            mailbox.roots().for_each(|slot| root(slot));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.off_heap.release_all();
        if let Some(old) = self.heap.old() {
            old.off_heap.release_all();
        }
    }
}
