//! Sequential tracing: a token that messages carry from process to process (`seq_trace`).
//!
//! A message's token lies in the message's own heap; its receiver keeps it, with the message's place in the queue, until the message
//! is taken out: then the token is the process' own. A message without one takes the process' token away.
use super::flags::Flags;
use super::session::Tracer;
use super::tell;
use super::traced::{self, Own};
use crate::bif::boolean;
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap};
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::scheduler::Signal;
use crate::term::{Term, am};
use parking_lot::Mutex;

/// A token's flags: what is told, and how the time is.
const SEND: u32 = 1;
const RECEIVE: u32 = 1 << 1;
const PRINT: u32 = 1 << 2;
const FLAGS: [(Term, u32, Flags); 6] = [
    (am::SEND_LOWER, SEND, Flags::NONE),
    (am::RECEIVE, RECEIVE, Flags::NONE),
    (am::PRINT, PRINT, Flags::NONE),
    (am::TIMESTAMP, 1 << 3, Flags::TIMESTAMP),
    (
        am::STRICT_MONOTONIC_TIMESTAMP,
        1 << 4,
        Flags::STRICT_MONOTONIC,
    ),
    (am::MONOTONIC_TIMESTAMP, 1 << 5, Flags::MONOTONIC),
];

/// A token. As a term it is `{Flags, Label, Serial, From, Before}`.
#[derive(Debug, Clone, Copy)]
struct Token {
    flags: u32,
    label: Term,
    serial: u64,
    from: Term,
    /// The serial of the message that its sender had got before.
    before: u64,
}

/// What sequential tracing keeps in a process.
#[derive(Default)]
pub struct Sequence {
    token: Option<Token>,
    clock: u64,
    /// The serial of the message that it has got last.
    before: u64,
    /// Tokens of messages in the queue, with the messages' absolute places.
    waiting: Vec<(u64, Term)>,
}

impl Sequence {
    pub fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        let own = self.token.as_mut().map(|token| &mut token.label);
        own.into_iter()
            .chain(self.waiting.iter_mut().map(|(_, token)| token))
    }
}

/// Who is told of all that tokens are about.
static TRACER: Mutex<Option<Tracer>> = Mutex::new(None);

/// Who is told, if that can still be.
pub fn tracer() -> Option<Tracer> {
    let mut tracer = TRACER.lock();
    if tracer.is_some_and(|t| !t.is_alive()) {
        *tracer = None;
    }
    *tracer
}

/// Changes who is told; who was.
pub fn set_tracer(new: Option<Tracer>) -> Option<Tracer> {
    let old = tracer();
    *TRACER.lock() = new;
    old
}

impl Token {
    fn term(&self, heap: &mut impl Heap) -> Term {
        let label = copy(self.label, heap);
        let number = |n: u64| Term::small(n as i64);
        let parts = [
            number(self.flags.into()),
            label,
            number(self.serial),
            self.from,
            number(self.before),
        ];
        heap.tuple(&parts)
    }
    fn of(t: Term) -> Option<Token> {
        let &[flags, label, serial, from, before] = t.as_tuple()? else {
            return None;
        };
        Some(Token {
            flags: flags.as_small()? as u32,
            label,
            serial: serial.as_small()? as u64,
            from,
            before: before.as_small()? as u64,
        })
    }
    /// Tells of a message to a receiver, if the token is about that.
    fn tell(&self, kind: u32, name: Term, to: Term, message: Term) {
        let Some(tracer) = tracer().filter(|_| self.flags & kind != 0) else {
            return;
        };
        let mut heap = Arena::new();
        let [before, serial] = [self.before, self.serial].map(|n| Term::small(n as i64));
        let serials = heap.tuple(&[before, serial]);
        let [to, message, label] = [to, message, self.label].map(|t| copy(t, &mut heap));
        let what = heap.tuple(&[name, serials, self.from, to, message]);
        let times = FLAGS.iter().filter(|f| self.flags & f.1 != 0);
        let times = times.fold(Flags::NONE, |all, f| all.or(f.2));
        let mut parts = vec![am::SEQ_TRACE, label, what];
        if times.has(Flags::TIMES) {
            parts.push(tell::timestamp(&mut heap, times));
        }
        let term = heap.tuple(&parts);
        tell::deliver(
            tracer,
            Message {
                term,
                heap: Some(heap),
            },
        );
    }
}

fn sequence(p: &mut Process) -> Option<&mut Sequence> {
    traced::own(p).map(|own: &mut Own| &mut own.sequence)
}

/// The process' token, which it is about to pass on: its serial is one more than the last.
fn advanced(p: &mut Process) -> Option<Token> {
    let pid = p.regs.pid;
    let own = sequence(p)?;
    let token = own.token.as_mut()?;
    own.clock += 1;
    token.serial = own.clock;
    token.before = own.before;
    token.from = pid;
    Some(*token)
}

/// True if the process has a token.
pub fn has_token(p: &Process) -> bool {
    let own = p.exec.seldom.tracing.as_deref();
    own.is_some_and(|own| own.sequence.token.is_some())
}

/// Its token; the empty list: it has none.
pub fn token(p: &Process, heap: &mut impl Heap) -> Term {
    let own = p.exec.seldom.tracing.as_deref();
    let token = own.and_then(|own| own.sequence.token);
    token.map_or(Term::NIL, |token| token.term(heap))
}

/// The message as the process sends it, with its token if it has one.
pub fn message(p: &mut Process, to: Term, term: Term) -> Option<Signal> {
    let token = advanced(p)?;
    if !p.flags.sensitive {
        token.tell(SEND, am::SEND_LOWER, to, term);
    }
    let mut heap = Arena::new();
    let term = copy(term, &mut heap);
    let token = token.term(&mut heap);
    let message = Message {
        term,
        heap: Some(heap),
    };
    Some(Signal::Carrying(Box::new((message, token))))
}

/// The message at the end of the queue carries a token.
pub fn queued(p: &mut Process, token: Term) {
    let place = p.mailbox.end() - 1;
    traced::make(p).sequence.waiting.push((place, token));
}

/// The message at an absolute place is about to be taken out of the queue; `received`: by a `receive`.
#[cold]
pub fn taken(p: &mut Process, place: u64, message: Term, received: bool) {
    let pid = p.regs.pid;
    let sensitive = p.flags.sensitive;
    let Some(own) = sequence(p) else { return };
    let at = own.waiting.iter().position(|w| w.0 == place);
    let token = at.map(|at| own.waiting.remove(at).1);
    // Earlier messages have places one higher from now on.
    for waiting in own.waiting.iter_mut().filter(|w| w.0 < place) {
        waiting.0 += 1;
    }
    if !received {
        return;
    }
    own.token = token.and_then(Token::of);
    if let Some(token) = own.token {
        own.clock = own.clock.max(token.serial);
        own.before = token.serial;
        if !sensitive {
            token.tell(RECEIVE, am::RECEIVE, pid, message);
        }
    }
}

/// A process that another one has made has its token.
pub fn inherit(parent: &mut Process, p: &mut Process) {
    let Some(token) = advanced(parent) else {
        return;
    };
    let label = copy(token.label, p);
    let own = &mut traced::make(p).sequence;
    own.token = Some(Token { label, ..token });
    own.clock = token.serial;
    own.before = token.serial;
}

/// `seq_trace_print`: true if the process has a token, and, if one is given, of that label.
pub fn print(p: &mut Process, label: Option<Term>, what: Term) -> bool {
    let known = sequence(p)
        .and_then(|own| own.token)
        .map(|token| token.label);
    let is_it = |known: Term| label.is_none_or(|l| crate::term::compare::eq(l, known));
    if !known.is_some_and(is_it) {
        return false;
    }
    if let Some(token) = advanced(p)
        && !p.flags.sensitive
    {
        token.tell(PRINT, am::PRINT, Term::NIL, what);
    }
    true
}

/// An item of the token: its value, or what it is without one. `None`: there is no such item.
pub fn item(p: &mut Process, name: Term) -> Option<Term> {
    let token = sequence(p).and_then(|own| own.token);
    let value = match (name, token) {
        (am::LABEL | am::SERIAL, None) => return Some(Term::NIL),
        (am::LABEL, Some(token)) => token.label,
        (am::SERIAL, Some(token)) => {
            let serials = [token.before, token.serial].map(|n| Term::small(n as i64));
            p.tuple(&serials)
        }
        // OTP knows it where there is no token.
        (am::SPAWN, None) => am::FALSE,
        _ => {
            let (_, bit, _) = FLAGS.iter().find(|f| f.0 == name)?;
            boolean(token.is_some_and(|token| token.flags & bit != 0))
        }
    };
    Some(p.tuple(&[name, value]))
}

/// Changes an item of the token, which the process gets if it has none; what it was. `None`: it can't be that.
pub fn set(p: &mut Process, name: Term, value: Term) -> Option<Term> {
    super::activate();
    if name == am::SEQUENTIAL_TRACE_TOKEN {
        let old = own_token(p);
        if !value.is_nil() {
            return None;
        }
        traced::make(p).sequence.token = None;
        return Some(old);
    }
    let pid = p.regs.pid;
    let own = &mut traced::make(p).sequence;
    let mut token = own.token.unwrap_or(Token {
        flags: 0,
        label: Term::ZERO,
        serial: 0,
        from: pid,
        before: own.before,
    });
    let old = match name {
        am::LABEL => std::mem::replace(&mut token.label, value),
        am::SERIAL => {
            let &[before, serial] = value.as_tuple()? else {
                return None;
            };
            let (before, serial) = (before.as_small()? as u64, serial.as_small()? as u64);
            let old = [token.before, token.serial].map(|n| Term::small(n as i64));
            (token.before, token.serial) = (before, serial);
            (own.before, own.clock) = (before, serial);
            own.token = Some(token);
            return Some(p.tuple(&old));
        }
        _ => {
            let (_, bit, _) = FLAGS.iter().find(|f| f.0 == name)?;
            let old = boolean(token.flags & bit != 0);
            token.flags = match value {
                am::TRUE => token.flags | bit,
                am::FALSE => token.flags & !bit,
                _ => return None,
            };
            old
        }
    };
    traced::make(p).sequence.token = Some(token);
    Some(old)
}

/// The process' own token, made on its heap.
pub fn own_token(p: &mut Process) -> Term {
    match sequence(p).and_then(|own| own.token) {
        Some(token) => token.term(p),
        None => Term::NIL,
    }
}

/// `system_flag(reset_seq_trace, true)`: the process has no token, nor has any message for it.
pub fn reset(p: &mut Process) {
    if let Some(own) = sequence(p) {
        *own = Sequence::default();
    }
}
