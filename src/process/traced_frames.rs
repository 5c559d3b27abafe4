//! Frames that tracing puts between a traced function's and its caller's: the function returns to them.
//!
//! Such a frame looks like any other: a slot with the address to which the function returns, which is `tracing::code::traced_return`'s,
//! and y registers with terms. Below it stands the caller's, as the call has left it.
use super::Process;
use crate::term::Term;

/// Y registers of such a frame.
pub const TERMS: usize = 4;

/// Words of such a frame.
pub const WORDS: usize = TERMS + 1;

impl Process {
    /// Puts a frame there, where a function has just been entered. There are `WORDS` words of room.
    pub fn push_traced_frame(&mut self, returns_to: *const u8, terms: [Term; TERMS]) {
        debug_assert!(self.room() >= WORDS);
        self.regs.e = self.regs.e.wrapping_sub(WORDS);
        // SAFETY: H1: the words between heap and stack are free, and there are as many (the caller's).
        unsafe {
            *self.regs.e = Term::cp(returns_to);
            for (i, term) in terms.into_iter().enumerate() {
                *self.regs.e.add(i + 1) = term;
            }
        }
    }

    /// Takes the topmost frame away, which is one of these; its terms, and the address to which the function it stands for returns.
    pub fn pop_traced_frame(&mut self) -> ([Term; TERMS], *const u8) {
        let mut terms = [Term::NIL; TERMS];
        terms.copy_from_slice(&self.stack()[1..WORDS]);
        self.regs.e = self.regs.e.wrapping_add(WORDS);
        // SAFETY: E2: below the frame lies the caller's, whose slot holds the return address of its call.
        let to = unsafe { std::ptr::replace(self.regs.e, Term::ZERO) };
        (terms, to.cp_addr())
    }

    /// The frames of traced functions on the stack down to the word at `end`, the topmost first.
    pub fn traced_frames(&self, returns_to: *const u8, end: usize) -> Vec<[Term; TERMS]> {
        let stack = self.stack();
        let is_one = |word: &Term| word.is_cp() && word.cp_addr() == returns_to;
        let found = (0..end.min(stack.len())).filter(|&i| is_one(&stack[i]));
        let terms = |at: usize| {
            let mut terms = [Term::NIL; TERMS];
            terms.copy_from_slice(&stack[at + 1..at + WORDS]);
            terms
        };
        found.map(terms).collect()
    }

    /// The return addresses on the stack, the topmost first, but those of these frames.
    pub fn return_addresses(&self, returns_to: *const u8) -> impl Iterator<Item = *const u8> {
        let all = self.stack().iter().filter(|word| word.is_cp());
        all.map(|word| word.cp_addr())
            .filter(move |&at| at != returns_to)
    }
}
