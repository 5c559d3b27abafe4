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
    /// Messages that have left the front of the queue: makes places in it absolute.
    taken: u64,
    /// Where the queue ended when a reference was made: no message before it can hold it.
    markers: Vec<([u64; 2], u64)>,
}

/// Markers kept; older ones are forgotten, and their receive reads the whole queue.
const MARKERS: usize = 8;

impl Mailbox {
    /// The absolute place behind the last message.
    pub fn end(&self) -> u64 {
        self.taken + self.queue.len() as u64
    }
    pub fn bind_marker(&mut self, place: u64, reference: [u64; 2]) {
        if self.markers.len() == MARKERS {
            self.markers.remove(0);
        }
        self.markers.push((reference, place));
    }
    pub fn clear_marker(&mut self, reference: [u64; 2]) {
        self.markers.retain(|m| m.0 != reference);
    }
    /// Lets the next `receive` start at the reference's marker.
    pub fn use_marker(&mut self, reference: [u64; 2]) {
        if let Some(&(_, place)) = self.markers.iter().find(|m| m.0 == reference) {
            self.cursor = (place.saturating_sub(self.taken) as usize).min(self.queue.len());
        }
    }
    /// Takes the message at the cursor out; the next `receive` starts at the front.
    pub fn remove_current(&mut self) {
        if self.queue.remove(self.cursor).is_some() {
            self.taken += 1;
            // Later messages have moved one place to the front, and so have the markers' places.
            for marker in &mut self.markers {
                marker.1 = marker.1.max(self.taken);
            }
        }
        self.cursor = 0;
    }
}

impl Mailbox {
    /// Takes the first message out for which `wanted` says yes; true if there was one. Not for use inside a `receive`.
    pub fn remove_first(&mut self, wanted: impl Fn(Term) -> bool) -> bool {
        match self.queue.iter().position(|m| wanted(m.term)) {
            Some(at) => {
                self.cursor = at;
                self.remove_current();
                true
            }
            None => false,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(mailbox: &Mailbox) -> Vec<i64> {
        mailbox.queue.iter().map(|m| m.term.small_value()).collect()
    }

    #[test]
    fn markers_stay_at_or_before_their_message() {
        let mut mailbox = Mailbox::default();
        let push = |mailbox: &mut Mailbox, n| {
            let term = Term::small(n);
            mailbox.queue.push_back(Message { term, heap: None });
        };
        for n in 0..5 {
            push(&mut mailbox, n);
        }
        let (reference, place) = ([7, 0], mailbox.end());
        mailbox.bind_marker(place, reference);
        for n in 5..8 {
            push(&mut mailbox, n);
        }
        assert!(mailbox.remove_first(|t| t.small_value() == 2));
        assert!(!mailbox.remove_first(|t| t.small_value() == 2));
        assert!(mailbox.remove_first(|t| t.small_value() == 6));
        assert_eq!(numbers(&mailbox), [0, 1, 3, 4, 5, 7]);
        mailbox.use_marker(reference);
        // It may lie too far to the front, which costs time; behind 5 it would lose a message.
        assert!((1..=4).contains(&mailbox.cursor), "{}", mailbox.cursor);
    }
}
