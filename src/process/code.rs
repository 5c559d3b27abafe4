//! What a process has of a module that is to go: frames of its code, its literals.
use super::{Process, gc};
use crate::heap::block::Spans;
use crate::heap::let_go::LetGo;
use std::ops::Range;

impl Process {
    /// True if the process, which stands still, runs code in that range of addresses or will return to it. A call that is
    /// still to be made does not count: it leads to the current code (`Exec::start`).
    pub fn runs(&self, code: &Range<usize>) -> bool {
        let is_here = self.exec.start.is_none() && code.contains(&self.regs.ip.addr());
        is_here || self.returns_to(code)
    }

    /// True if a frame of the process, which runs a BIF or stands still, belongs to code in that range of addresses.
    pub fn returns_to(&self, code: &Range<usize>) -> bool {
        self.stack().iter().any(|word| {
            let is_catch = || word.is_catch() && code.contains(&(word.immed_payload() as usize));
            // The call stands before the address to which it returns, which may be that of the next module.
            word.is_cp() && code.contains(&(word.cp_addr().addr() - 1)) || is_catch()
        })
    }

    /// Copies what the process, which stands still, has of these literals.
    pub fn let_go_of(&mut self, literals: &Spans) {
        if self.regs.fragment_words > 0 {
            gc::collect(self, 0, &mut []);
        }
        if !self.may_have(literals) {
            return;
        }
        let mut walk = LetGo::new(literals);
        // SAFETY: P1, H5: the roots of a process that stands still.
        self.for_each_root(&mut [], false, |root| unsafe { walk.walk(root) });
        if walk.found_none() {
            return;
        }
        self.absorb(walk.heap);
        // H4: objects of both generations point at fragments now. A limit that is passed kills at the next collection.
        gc::collect_all(self, 0, &mut []);
    }

    /// False if no word of the heap looks like a pointer to one of them; bytes of a bitstring may.
    fn may_have(&mut self, literals: &Spans) -> bool {
        let looks_like = |word: u64| literals.contains(word & !7);
        let mut found = false;
        self.for_each_root(&mut [], false, |root| {
            // SAFETY: H5: roots are terms of the process.
            found |= looks_like(unsafe { (*root).raw() });
        });
        found || self.any_heap_word(looks_like)
    }
}
