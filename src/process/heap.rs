//! The heap of a process: its blocks, making terms in it, and its collection.
use super::Process;
use crate::heap::{Heap, OffHeap};
use crate::term::Term;

/// Blocks and generations of a process' heap.
#[derive(Default)]
pub struct HeapState {}

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
