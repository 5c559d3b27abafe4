//! The message queue of a process, as `receive` walks it.
use super::Process;
use crate::heap::Arena;
use crate::term::Term;
use std::collections::VecDeque;

/// A message under way: its term, in a heap of its own until the receiver looks at it.
pub struct Message {
    pub term: Term,
    /// The message's own heap; `None` once it has been moved to the receiver's fragments (the term is then
    /// a root of the receiver's collections).
    pub heap: Option<Arena>,
}

/// Messages in order of arrival, and how far the current `receive` has looked.
#[derive(Default)]
pub struct Mailbox {
    pub queue: VecDeque<Message>,
    /// Index of the message that the running `receive` looks at.
    pub cursor: usize,
}

impl Process {
    /// The message that the running `receive` looks at. It becomes part of the process' heap, without
    /// being copied until the next collection.
    #[inline]
    pub fn current_message(&mut self) -> Option<Term> {
        let message = self.mailbox.queue.get_mut(self.mailbox.cursor)?;
        let term = message.term;
        if let Some(arena) = message.heap.take() {
            self.absorb(arena);
        }
        Some(term)
    }
}
