//! The message queue of a process, as `receive` walks it.
use super::Process;
use super::rare::{Empty, Rare};
use crate::emulator::state::{Cursor, MESSAGE_WORDS};
use crate::heap::Arena;
use crate::term::Term;
use crate::tracing;
use std::collections::VecDeque;
use std::ops::Range;

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
    /// Messages that have left the queue: makes places in it absolute.
    taken: u64,
    /// Between these places lie all messages that may point at young objects.
    young: Range<u64>,
    /// So many messages at the front have priority: they came later than others behind them.
    ahead: u32,
    /// The system monitor has been told that the queue is long.
    pub told_long: bool,
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

impl Empty for Mailbox {
    fn empty() -> &'static Mailbox {
        static EMPTY: Mailbox = Mailbox {
            queue: VecDeque::new(),
            looked_at: 0,
            taken: 0,
            young: 0..0,
            ahead: 0,
            told_long: false,
            markers: Rare::NOT_MADE,
        };
        &EMPTY
    }
}

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
        own_terms(self.queue.range_mut(..))
    }
    /// Those of them that may point at young objects.
    pub(super) fn young_roots(&mut self) -> impl Iterator<Item = &mut Term> {
        let young = self.young_indices();
        own_terms(self.queue.range_mut(young))
    }
    fn young_indices(&self) -> Range<usize> {
        let index = |place: u64| (place.saturating_sub(self.taken) as usize).min(self.queue.len());
        index(self.young.start)..index(self.young.end)
    }
    /// The term of message `at` belongs to the process' heap now.
    fn absorbed(&mut self, at: usize) {
        let place = self.taken + at as u64;
        self.young = if self.young.is_empty() {
            place..place + 1
        } else {
            self.young.start.min(place)..self.young.end.max(place + 1)
        };
    }
    /// After a collection: those messages may point at young objects for whose terms `is_young` says so. `all`: not only those that
    /// might before.
    pub(super) fn settle(&mut self, all: bool, is_young: impl Fn(Term) -> bool) {
        let among = if all {
            0..self.queue.len()
        } else {
            self.young_indices()
        };
        let points = |m: &Message| m.heap.is_none() && is_young(m.term);
        let mut before = self.queue.range(among.clone());
        let first = before.position(points).map(|i| among.start + i);
        let mut behind = self.queue.range(among.clone());
        let last = behind.rposition(points).map(|i| among.start + i);
        self.young = match (first, last) {
            (Some(first), Some(last)) => self.taken + first as u64..self.taken + last as u64 + 1,
            _ => 0..0,
        };
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
            // Earlier messages stay where they are, and so their places are one higher than before.
            if !self.young.is_empty() && self.young.end <= self.taken + at as u64 {
                self.young = self.young.start + 1..self.young.end + 1;
            }
            self.ahead -= u32::from(at < self.ahead as usize);
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

fn own_terms<'a>(
    messages: impl Iterator<Item = &'a mut Message>,
) -> impl Iterator<Item = &'a mut Term> {
    let own = messages.filter(|m| m.heap.is_none());
    own.map(|m| &mut m.term)
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
        let mailbox = self.mailbox.make();
        if mailbox.queue.capacity() == 0 {
            // Most queues are short.
            mailbox.queue.reserve_exact(1);
        }
        let is_own = message.heap.is_none() && message.term.is_pointer();
        mailbox.queue.push_back(message);
        if is_own {
            mailbox.absorbed(mailbox.len() - 1);
        }
    }
    /// Puts a message before all those that have no priority. Its term is the process' already.
    pub fn push_ahead(&mut self, term: Term) {
        let mailbox = self.mailbox.make();
        let at = mailbox.ahead as usize;
        mailbox.queue.insert(at, Message { term, heap: None });
        mailbox.ahead += 1;
        if at <= mailbox.looked_at {
            mailbox.looked_at += 1;
        }
        // Those behind it have moved: any of them may be young.
        mailbox.young = mailbox.taken..mailbox.end();
        // It may hold what a marker says is further behind, and a `receive` under way may be past its place.
        if let Some(markers) = mailbox.markers.made() {
            markers.0.clear();
        }
        self.regs.cursor = Cursor::START;
    }
    /// The message that the running `receive` looks at. It becomes part of the process' heap, without
    /// being copied until the next collection.
    #[inline]
    pub fn current_message(&mut self) -> Option<Term> {
        let at = self.regs.cursor.at;
        let mailbox = self.mailbox.made()?;
        let message = mailbox.queue.get_mut(at)?;
        let term = message.term;
        let heap = message.heap.take();
        if at == mailbox.looked_at {
            mailbox.looked_at += 1;
        }
        self.regs.cursor = mailbox.cursor(at);
        if let Some(arena) = heap {
            mailbox.absorbed(at);
            self.absorb(arena);
        }
        Some(term)
    }
    /// Takes the message at the cursor out; the next `receive` starts at the front.
    pub fn remove_current(&mut self) {
        self.take_out(self.regs.cursor.at, true);
        self.regs.cursor = Cursor::START;
    }
    /// Takes a message out; `received`: by a `receive`, whose process gets the message's token.
    fn take_out(&mut self, at: usize, received: bool) {
        if tracing::is_active()
            && let Some(message) = self.mailbox.queue.get(at)
        {
            let (place, term) = (self.mailbox.taken + at as u64, message.term);
            tracing::sequential::taken(self, place, term, received);
        }
        self.mailbox.take(at);
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
            self.take_out(at, false);
            self.regs.cursor = Cursor::START;
        }
        at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::Heap;
    use crate::heap::copy::copy_to_message;
    use crate::process::gc;

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

    /// Messages are found after collections, wherever in the queue they became part of the heap, and whenever.
    #[test]
    fn collections_find_the_messages() {
        let mut seed = 7u64;
        let mut random = move |n: usize| {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (seed >> 33) as usize % n
        };
        let mut p = Process::new(Term::pid(1));
        let mut model = VecDeque::new();
        for n in 0..if cfg!(miri) { 200 } else { 5000 } {
            match random(10) {
                0..4 => {
                    let term = p.tuple(&[Term::small(n)]);
                    p.push(copy_to_message(term));
                    model.push_back(n);
                }
                4 => {
                    let own = p.tuple(&[Term::small(n)]);
                    p.push(Message {
                        term: own,
                        heap: None,
                    });
                    model.push_back(n);
                }
                5 => {
                    push(&mut p, n);
                    model.push_back(n);
                }
                6 | 7 if !model.is_empty() => {
                    p.regs.cursor.at = random(model.len());
                    p.current_message();
                }
                8 if !model.is_empty() => {
                    p.regs.cursor.at = random(model.len());
                    model.remove(p.regs.cursor.at);
                    p.remove_current();
                }
                _ => {
                    let outcome = match random(8) {
                        0 => gc::collect_all(&mut p, 0, &mut []),
                        _ => gc::collect(&mut p, 10, &mut []),
                    };
                    assert!(matches!(outcome, gc::Outcome::Done { .. }));
                }
            }
            let value = |t: Term| t.as_tuple().map_or(t, |elements| elements[0]).small_value();
            assert!(
                p.mailbox
                    .iter()
                    .map(|m| value(m.term))
                    .eq(model.iter().copied())
            );
        }
    }

    /// Where all messages have grown old, a minor collection looks at none.
    #[test]
    fn old_messages_are_passed_over() {
        let mut p = Process::new(Term::pid(1));
        for n in 0..100 {
            let term = p.tuple(&[Term::small(n)]);
            p.push(copy_to_message(term));
            p.regs.cursor.at = n as usize;
            p.current_message();
        }
        assert_eq!(p.mailbox.young_indices(), 0..100);
        for _ in 0..2 {
            gc::collect(&mut p, 0, &mut []);
        }
        assert!(p.mailbox.young_indices().is_empty());
        // A message that is taken out makes no others young.
        p.remove_first(|_| true);
        let term = p.tuple(&[Term::small(7)]);
        p.push(copy_to_message(term));
        p.regs.cursor.at = 99;
        p.current_message();
        assert_eq!(p.mailbox.young_indices(), 99..100);
    }

    #[test]
    fn messages_with_priority_come_first() {
        let mut p = Process::new(Term::pid(1));
        for n in 0..3 {
            push(&mut p, n);
        }
        assert!(p.current_message().is_some());
        p.regs.cursor.at += 1;
        assert!(p.current_message().is_some());
        for n in [10, 11] {
            p.push_ahead(Term::small(n));
            assert_eq!(p.regs.cursor.at, 0);
        }
        assert_eq!(numbers(&p), [10, 11, 0, 1, 2]);
        assert!(p.remove_first(|t| t.small_value() == 10));
        assert!(p.remove_first(|t| t.small_value() == 0));
        p.push_ahead(Term::small(12));
        assert_eq!(numbers(&p), [11, 12, 1, 2]);
        assert_eq!(p.mailbox.looked_at, 3);
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
