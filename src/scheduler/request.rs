//! Signals with an answer: `process_info` of another process, and what else one asks of it.
//!
//! The BIF that asks sends the request and lets its process wait; when that runs again, the BIF is called again and
//! finds the answer. Answers to BIFs do not pass through the message queue.
use super::Dirty;
use super::literals::Literals;
use super::signals::{Signal, deliver, die, fetch};
use crate::bif::{Fault, boolean};
use crate::code::purge;
use crate::emulator::runtime::outlives_limit;
use crate::emulator::state::leave;
use crate::heap::Heap;
use crate::heap::copy::{copy, copy_to_message};
use crate::inspect::processes::{Row, Told};
use crate::process::mailbox::Message;
use crate::process::{Process, gc, info};
use crate::term::{Atom, Term, am};
use crate::tracing;
use crate::tracing::traced::{self, Change};
use std::sync::Arc;

/// What one process asks of another.
pub enum Request {
    /// Has it ended?
    IsAlive,
    /// `process_info/2` of that item, or of that list of items.
    Info(Message),
    /// Its stack, as text on standard error.
    Display,
    GroupLeader(Message),
    /// How many calls it is to remember; how many it did before.
    SaveCalls(u64),
    /// Does it stand still, having been suspended?
    Suspended,
    /// A collection of its garbage.
    Collect {
        major: bool,
    },
    /// Is it in the old code of that module?
    CheckCode(Atom),
    /// The process copies what it has of these, which are freed when nobody holds them any more. There is no answer.
    LetGo(Arc<dyn Literals>),
    /// It is traced otherwise from now on. There is no answer.
    Trace(Box<Change>),
    /// It has got a name, or has lost it: tells those who trace it (the event, and the name). There is no answer.
    Named(Term, Term),
    /// What it is doing, for somebody outside. There is no answer.
    Observe(Told),
}

impl Request {
    /// What the process is to let go of.
    pub(super) fn literals(&self) -> Option<Arc<dyn Literals>> {
        match self {
            Request::LetGo(literals) => Some(literals.clone()),
            _ => None,
        }
    }
}

/// Who gets the answer, and how.
pub struct ReplyTo {
    pub to: Term,
    pub form: Form,
}

pub enum Form {
    /// As the result of the BIF that waits for the answer of that number.
    Result(u64),
    /// As a message: that tuple with the answer put behind.
    Message(Message),
    /// Nobody wants it.
    None,
}

/// An answer for a BIF that waits.
pub struct Reply {
    number: u64,
    value: Message,
}

/// The answer that a process waits for.
pub struct Awaited {
    number: u64,
    value: Option<Message>,
}

impl Awaited {
    pub fn has_come(&self) -> bool {
        self.value.is_some()
    }
}

/// For BIFs: the other process' answer. The BIF is called again until it has come.
pub fn ask(p: &mut Process, to: Term, request: impl FnOnce() -> Request) -> Result<Term, Fault> {
    await_answer(p, |reply| {
        deliver(to, Signal::Request(Box::new((request(), reply))));
    })
}

/// As `ask`; `send` sees to it that somebody answers.
pub fn await_answer(p: &mut Process, send: impl FnOnce(ReplyTo)) -> Result<Term, Fault> {
    if p.exec.awaited.is_none() {
        p.exec.seldom.requests += 1;
        let number = p.exec.seldom.requests;
        p.exec.awaited = Some(Box::new(Awaited {
            number,
            value: None,
        }));
        let reply = ReplyTo {
            to: p.regs.pid,
            form: Form::Result(number),
        };
        send(reply);
        // If the process is no more, the answer has come already.
        fetch(p);
    }
    let answer = p.exec.awaited.as_mut().and_then(|a| a.value.take());
    let Some(answer) = answer else {
        p.exec.seldom.asked = Some(leave::WAIT);
        return Err(Fault::Yield);
    };
    p.exec.awaited = None;
    if let Some(heap) = answer.heap {
        p.absorb(heap);
    }
    Ok(answer.term)
}

/// Asks for what has no answer.
pub fn tell(to: Term, request: Request) {
    let reply = ReplyTo {
        to,
        form: Form::None,
    };
    deliver(to, Signal::Request(Box::new((request, reply))));
}

/// For BIFs whose answer comes as a message: `tuple` with the answer put behind.
pub fn ask_for_message(p: &mut Process, to: Term, request: Request, tuple: &[Term]) {
    let own = p.regs.pid;
    ask_for_message_to(p, own, to, request, tuple);
}

/// As `ask_for_message`, with the answer to another process.
pub fn ask_for_message_to(
    p: &mut Process,
    requester: Term,
    to: Term,
    request: Request,
    tuple: &[Term],
) {
    let tuple = p.tuple(tuple);
    let reply = ReplyTo {
        to: requester,
        form: Form::Message(copy_to_message(tuple)),
    };
    deliver(to, Signal::Request(Box::new((request, reply))));
}

/// A request has come. What needs the process to stand still is put off until it does.
pub(super) fn received(p: &mut Process, request: Request, reply: ReplyTo) {
    match request {
        Request::IsAlive => answer(reply, am::TRUE),
        Request::GroupLeader(leader) => {
            if let Some(heap) = leader.heap {
                p.absorb(heap);
            }
            p.group_leader = leader.term;
            answer(reply, am::TRUE);
        }
        // Who is traced by somebody else stays so.
        Request::Trace(change) => drop(traced::make(p).traced.change(&change)),
        Request::Named(tag, name) => tracing::events::related(p, tag, name),
        Request::SaveCalls(count) => {
            let before = std::mem::replace(&mut p.flags.save_calls, count);
            answer(reply, Term::small(before as i64));
        }
        _ => {
            p.exec.seldom.put_off.push((request, reply));
            p.leave_soon();
        }
    }
}

/// Queued messages that take long to be told of.
const MANY_MESSAGES: usize = 10_000;

/// Whether what has been put off is to be done by a dirty scheduler, as it takes long and the process is not on one.
pub(super) fn take_long(p: &mut Process) -> bool {
    let has_some = p.exec.seldom.made().is_some_and(|s| !s.put_off.is_empty());
    let is_large = || p.total_heap_size() > gc::LONG || p.mailbox.len() > MANY_MESSAGES;
    has_some && !matches!(p.exec.dirty, Dirty::Here(_)) && is_large()
}

/// Does what has been put off; the process stands still, its x registers saved.
pub(super) fn do_put_off(p: &mut Process) {
    let Some(seldom) = p.exec.seldom.made() else {
        return;
    };
    for (request, reply) in std::mem::take(&mut seldom.put_off) {
        match request {
            Request::Info(items) => {
                let answer = info::message(p, items.term);
                send(reply, answer);
            }
            Request::Display => {
                eprint!("{}", info::backtrace(p));
                answer(reply, am::TRUE);
            }
            Request::Collect { major } => {
                collect(p, major);
                answer(reply, am::TRUE);
            }
            Request::CheckCode(module) => {
                let old = purge::old(module);
                let is_there = old.iter().any(|module| p.runs(&module.addresses()));
                answer(reply, boolean(is_there));
            }
            Request::LetGo(literals) => p.let_go_of(&literals.spans()),
            Request::Observe(told) => told.lock().push(Row::of(p)),
            Request::Suspended if p.suspension.is_suspended() => answer(reply, am::SUSPENDED),
            Request::Suspended => answer(reply, am::NOT_SUSPENDED),
            // These have been answered at once (`received`).
            Request::IsAlive
            | Request::GroupLeader(_)
            | Request::SaveCalls(_)
            | Request::Trace(_)
            | Request::Named(..) => {}
        }
    }
}

/// Collects a process whose x registers are saved, or hold nothing that it needs. False: it is more than its heap may hold, and
/// the process is to die.
pub fn collect(p: &mut Process, major: bool) -> bool {
    let outcome = if major {
        gc::collect_all(p, 0, &mut [])
    } else {
        gc::collect(p, 0, &mut [])
    };
    // Without memory for a smaller heap the old one is as good.
    if let gc::Outcome::OverLimit { words, .. } = outcome
        && !outlives_limit(p, words)
    {
        die(p, am::KILLED);
        return false;
    }
    true
}

/// Answers for a process that has ended.
pub(super) fn refuse(request: Request, reply: ReplyTo) {
    let value = match request {
        Request::IsAlive | Request::Collect { .. } | Request::CheckCode(_) => am::FALSE,
        Request::LetGo(_) | Request::Observe(_) | Request::Trace(_) | Request::Named(..) => am::OK,
        Request::Info(_) => am::UNDEFINED,
        Request::Suspended => am::EXITED,
        Request::SaveCalls(_) => am::BADTYPE,
        Request::Display | Request::GroupLeader(_) => am::BADARG,
    };
    answer(reply, value);
}

/// Answers a request.
pub fn answer(reply: ReplyTo, value: Term) {
    send(reply, copy_to_message(value));
}

fn send(reply: ReplyTo, value: Message) {
    let signal = match reply.form {
        Form::Result(number) => Signal::Reply(Reply { number, value }),
        Form::Message(tuple) => Signal::Message(completed(tuple, value.term)),
        Form::None => return,
    };
    deliver(reply.to, signal);
}

/// The message's tuple with another element.
fn completed(message: Message, last: Term) -> Message {
    let mut heap = message.heap.unwrap_or_default();
    let last = copy(last, &mut heap);
    let before = message.term.as_tuple().unwrap_or_default();
    let term = heap.tuple(&[before, &[last]].concat());
    Message {
        term,
        heap: Some(heap),
    }
}

/// An answer has come: for the BIF that waits, unless that has given up.
pub(super) fn replied(p: &mut Process, reply: Reply) {
    if let Some(awaited) = &mut p.exec.awaited
        && awaited.number == reply.number
    {
        awaited.value = Some(reply.value);
    }
}
