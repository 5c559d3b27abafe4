//! The messages that tracers get.
use super::flags::Flags;
use super::session::Tracer;
use super::traced::By;
use crate::arith::int;
use crate::bif::time;
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap};
use crate::process::mailbox::Message;
use crate::scheduler::{self, Signal, signals};
use crate::term::word::SMALL_MIN;
use crate::term::{Term, am, unique};

/// What has happened: `{trace, Who, Tag, Term, Extra, Added}`.
pub struct Event {
    pub tag: Term,
    pub term: Term,
    pub extra: Option<Term>,
    /// What a matching specification adds; `true`: nothing.
    pub added: Term,
}

impl Event {
    pub fn new(tag: Term, term: Term) -> Event {
        Event {
            tag,
            term,
            extra: None,
            added: am::TRUE,
        }
    }
    pub fn and(self, extra: Term) -> Event {
        Event {
            extra: Some(extra),
            ..self
        }
    }
}

/// Tells one who traces `who`.
pub fn tell(who: Term, by: &By, event: &Event) {
    send(who, by.tracer, by.flags, event);
}

/// Tells a tracer, with what these flags want in each message.
pub fn send(who: Term, to: Tracer, flags: Flags, event: &Event) {
    let mut heap = Arena::new();
    let timed = flags.has(Flags::TIMES);
    let mut parts = vec![if timed { am::TRACE_TS } else { am::TRACE }, who, event.tag];
    let added = Some(event.added).filter(|&a| a != am::TRUE);
    let all = [Some(event.term), event.extra, added];
    parts.extend(all.into_iter().flatten().map(|t| copy(t, &mut heap)));
    if flags.has(Flags::SCHEDULER_ID) {
        let scheduler = scheduler::current().unwrap_or(0);
        parts.push(Term::small(scheduler as i64));
    }
    if timed {
        parts.push(timestamp(&mut heap, flags));
    }
    let term = heap.tuple(&parts);
    deliver(
        to,
        Message {
            term,
            heap: Some(heap),
        },
    );
}

/// Gives a tracer its message. A port gets it in external format.
pub fn deliver(to: Tracer, message: Message) {
    if to.term().is_local_port() {
        crate::bif::ports::trace_to(to.term(), message.term);
    } else {
        signals::deliver(to.term(), Signal::Message(message));
    }
}

/// The time, as the flag among `flags` wants it: OTP looks for them in this order.
pub fn timestamp(heap: &mut Arena, flags: Flags) -> Term {
    if flags.has(Flags::TIMESTAMP) {
        return time::now_tuple(heap);
    }
    let monotonic = heap.int(time::monotonic());
    if flags.has(Flags::MONOTONIC) {
        return monotonic;
    }
    let number = i128::from(unique::monotonic()) + i128::from(SMALL_MIN);
    let number = int::from_i128(heap, number);
    heap.tuple(&[monotonic, number])
}
