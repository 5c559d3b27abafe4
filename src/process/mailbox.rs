//! The message queue of a process, as `receive` walks it.
use super::Process;
use super::rare::{Empty, Rare};
use crate::emulator::state::{Cursor, MESSAGE_WORDS};
use crate::heap::Arena;
use crate::term::Term;
use std::collections::VecDeque;

/// A message under way: its term, in a heap of its own until the receiver looks at it.
#[repr(C)]
pub struct Message {
    pub term: Term,
    /// The message's own heap; `None` once it has been moved to the receiver's fragments (the term is then
    /// a root of the receiver's collections).
    pub heap: Option<Arena>,
}

const _: () = assert!(size_of::<Message>() == MESSAGE_WORDS * size_of::<Term>());

/// Messages in order of arrival. The process' `regs.cursor` says how far the current `receive` has looked; what changes
/// the queue takes from the handlers what they know of it (`Cursor::forget`).
#[derive(Default)]
pub struct Mailbox {
    queue: VecDeque<Message>,
    /// So many messages at the front have no heaps of their own any more.
    looked_at: usize,
    /// Messages that have left the front of the queue: makes places in it absolute.
    taken: u64,
    /// Where the queue ended when a reference was made: no message before it can hold it.
    markers: Rare<Markers>,
}

/// References, and the absolute places of their markers.
#[derive(Default)]
struct Markers(Vec<([u64; 2], u64)>);

impl Empty for Markers {
    fn empty() -> &'static Markers {
        static EMPTY: Markers = Markers(Vec::new());
        &EMPTY
    }
}

/// Markers kept; older ones are forgotten, and their receive reads the whole queue.
const MARKERS: usize = 8;

impl Mailbox {
    pub fn len(&self) -> usize {
        self.queue.len()
    }
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }
    /// The messages, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Message> {
        self.queue.iter()
    }
    /// The terms that belong to the process' heap.
    pub(super) fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        let own = self.queue.iter_mut().filter(|m| m.heap.is_none());
        own.map(|m| &mut m.term)
    }
    /// The absolute place behind the last message.
    pub fn end(&self) -> u64 {
        self.taken + self.queue.len() as u64
    }
    pub fn bind_marker(&mut self, place: u64, reference: [u64; 2]) {
        let markers = &mut self.markers.0;
        if markers.len() == MARKERS {
            markers.remove(0);
        }
        markers.push((reference, place));
    }
    pub fn clear_marker(&mut self, reference: [u64; 2]) {
        if let Some(markers) = self.markers.made() {
            markers.0.retain(|m| m.0 != reference);
        }
    }
    /// The number of the message at which a `receive` of the reference may start.
    fn marked(&self, reference: [u64; 2]) -> Option<usize> {
        let &(_, place) = self.markers.0.iter().find(|m| m.0 == reference)?;
        Some((place.saturating_sub(self.taken) as usize).min(self.queue.len()))
    }
    /// Takes a message out.
    fn take(&mut self, at: usize) {
        if self.queue.remove(at).is_some() {
            self.taken += 1;
            self.looked_at -= usize::from(at < self.looked_at);
            // Later messages have moved one place to the front, and so have the markers' places.
            for marker in self.markers.made().into_iter().flat_map(|m| &mut m.0) {
                marker.1 = marker.1.max(self.taken);
            }
        }
    }
    /// What handlers can read from message `at` on.
    fn cursor(&self, at: usize) -> Cursor {
        let (front, back) = self.queue.as_slices();
        let (slice, first) = if at < front.len() {
            (front, 0)
        } else {
            (back, front.len())
        };
        Cursor {
            at,
            end: self.looked_at.min(first + slice.len()),
            base: (slice.as_ptr() as *const Term).wrapping_sub(first * MESSAGE_WORDS),
        }
    }
}

impl Cursor {
    /// The front of a queue of which handlers know nothing.
    pub const START: Cursor = Cursor {
        at: 0,
        end: 0,
        base: std::ptr::null(),
    };
    /// Takes from the handlers what they know of the queue, which is about to change.
    fn forget(&mut self) {
        self.end = 0;
    }
}

impl Process {
    /// Puts a message at the end of the queue.
    pub fn push(&mut self, message: Message) {
        self.regs.cursor.forget();
        if self.mailbox.queue.capacity() == 0 {
            // Most queues are short.
            self.mailbox.queue.reserve_exact(1);
        }
        self.mailbox.queue.push_back(message);
    }
    /// The message that the running `receive` looks at. It becomes part of the process' heap, without
    /// being copied until the next collection.
    #[inline]
    pub fn current_message(&mut self) -> Option<Term> {
        let at = self.regs.cursor.at;
        let message = self.mailbox.queue.get_mut(at)?;
        let term = message.term;
        let heap = message.heap.take();
        if at == self.mailbox.looked_at {
            self.mailbox.looked_at += 1;
        }
        self.regs.cursor = self.mailbox.cursor(at);
        if let Some(arena) = heap {
            self.absorb(arena);
        }
        Some(term)
    }
    /// Takes the message at the cursor out; the next `receive` starts at the front.
    pub fn remove_current(&mut self) {
        self.mailbox.take(self.regs.cursor.at);
        self.regs.cursor = Cursor::START;
    }
    /// Lets the next `receive` start at the reference's marker.
    pub fn use_marker(&mut self, reference: [u64; 2]) {
        if let Some(at) = self.mailbox.marked(reference) {
            self.regs.cursor = Cursor {
                at,
                ..Cursor::START
            };
        }
    }
    /// Takes the first message out for which `wanted` says yes; true if there was one. Not for use inside a `receive`.
    pub fn remove_first(&mut self, wanted: impl Fn(Term) -> bool) -> bool {
        let at = self.mailbox.iter().position(|m| wanted(m.term));
        if let Some(at) = at {
            self.regs.cursor.at = at;
            self.remove_current();
        }
        at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(p: &mut Process, n: i64) {
        p.push(Message {
            term: Term::small(n),
            heap: None,
        });
    }

    fn numbers(p: &Process) -> Vec<i64> {
        p.mailbox.iter().map(|m| m.term.small_value()).collect()
    }

    #[test]
    fn markers_stay_at_or_before_their_message() {
        let mut p = Process::new(Term::pid(1));
        for n in 0..5 {
            push(&mut p, n);
        }
        let (reference, place) = ([7, 0], p.mailbox.end());
        p.mailbox.bind_marker(place, reference);
        for n in 5..8 {
            push(&mut p, n);
        }
        assert!(p.remove_first(|t| t.small_value() == 2));
        assert!(!p.remove_first(|t| t.small_value() == 2));
        assert!(p.remove_first(|t| t.small_value() == 6));
        assert_eq!(numbers(&p), [0, 1, 3, 4, 5, 7]);
        p.use_marker(reference);
        // It may lie too far to the front, which costs time; behind 5 it would lose a message.
        assert!((1..=4).contains(&p.regs.cursor.at), "{}", p.regs.cursor.at);
    }

    /// What handlers read is what the queue holds, wherever its ends lie in memory.
    #[test]
    fn handlers_see_messages_that_have_been_looked_at() {
        let mut p = Process::new(Term::pid(1));
        let mut seen = 0;
        for n in 0..1000 {
            push(&mut p, n);
            assert_eq!(p.regs.cursor.end, 0);
            if n % 3 == 0 {
                while p.current_message().is_some() {
                    let Cursor { at, end, base } = p.regs.cursor;
                    for i in at..end {
                        // SAFETY: handlers may read the terms of these messages.
                        let term = unsafe { *base.wrapping_add(i * MESSAGE_WORDS) };
                        assert_eq!(term.small_value(), numbers(&p)[i]);
                        seen += 1;
                    }
                    p.regs.cursor.at += 1;
                }
                p.regs.cursor.at = p.mailbox.len() / 2;
                p.remove_current();
                p.remove_first(|_| true);
            }
        }
        assert!(seen > 1000, "{seen}");
    }
}
