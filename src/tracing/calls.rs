//! Calls of traced functions, and their returns.
use super::actions::Live;
use super::breakpoint::{self, Mfa, Place, Point};
use super::flags::Flags;
use super::pattern::{Setting, Spec};
use super::session::{self, Tracer};
use super::tell::{self, Event};
use super::traced::{self, By};
use super::{code, measure};
use crate::code::table::Finder;
use crate::emulator::runtime::{self, x};
use crate::emulator::state::Export;
use crate::heap::Heap;
use crate::match_spec::{Scratch, Target};
use crate::process::Process;
use crate::process::traced_frames::{TERMS, WORDS};
use crate::term::{Term, am};
use smallvec::SmallVec;

/// What is to be told when a function returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Its value.
    Return = 1,
    /// Its value, or its exception.
    Exception = 2,
    /// The function to which it returns.
    ReturnTo = 3,
    /// Nothing: what it has taken is charged.
    Measure = 4,
}

/// A frame to be put on the stack, or, of a BIF, to be remembered.
#[derive(Clone, Copy)]
struct Frame {
    kind: Kind,
    session: u64,
    /// Who is told; `None`: who traces the process then.
    tracer: Option<Tracer>,
    /// Of a measure: the point to return to.
    point: u64,
}

type Frames = SmallVec<[Frame; 2]>;

/// What a hit needs to know of the call.
struct Hit<'h> {
    function: Mfa,
    args: &'h [Term],
    /// An address in the function that has called.
    caller: *const u8,
}

/// A process is about to run the first instruction of a traced function, at that address: as what it goes on (`jump_as!`), or `None` if
/// it must die.
pub fn entered(p: &mut Process, at: *const u8) -> Option<u64> {
    let point = breakpoint::at(at.addr())?;
    let first = point.first();
    if let Some(own) = traced::own(p)
        && std::mem::take(&mut own.past) == at.addr()
    {
        return Some(first);
    }
    call(p, &point)?;
    Some(first)
}

/// A process calls a traced function by name: where it goes on, or `None` if it must die.
pub fn entered_by_name(p: &mut Process, export: &Export) -> Option<*const u8> {
    let Some(point) = breakpoint::at(std::ptr::from_ref(export).addr()) else {
        return Some(export.code.load(std::sync::atomic::Ordering::Acquire));
    };
    call(p, &point)?;
    Some(std::ptr::with_exposed_provenance(point.entry()))
}

fn call(p: &mut Process, point: &Point) -> Option<()> {
    if p.flags.sensitive {
        return Some(());
    }
    let settings = point.settings();
    let arity = point.function.arity as usize;
    // Each may put three frames there.
    let room = settings.len() * 3 * WORDS + 3 * WORDS;
    if p.room() < room && !runtime::collect(p, room, arity) {
        return None;
    }
    let args: SmallVec<[Term; 8]> = x(p)[..arity].into();
    let hit = Hit {
        function: point.function,
        args: &args,
        caller: return_address(p),
    };
    for setting in settings.iter() {
        let frames = react(p, point, setting, &hit);
        push(p, &hit, &frames);
    }
    Some(())
}

/// Where the function that has just been entered returns to, past frames of tracing.
fn return_address(p: &Process) -> *const u8 {
    let mut all = p.return_addresses(code::traced_return());
    all.next().map_or(std::ptr::null(), |at| at.wrapping_sub(1))
}

/// Puts the frames on the stack, the last one on top. There is room.
fn push(p: &mut Process, hit: &Hit<'_>, frames: &[Frame]) {
    if frames.is_empty() || code::traced_return().is_null() {
        return;
    }
    traced::make(p).frames = true;
    for frame in frames {
        let is_again = || {
            p.traced_frames(code::traced_return(), 1)
                .first()
                .map(|t| t[0])
        };
        let kind = Term::small(frame.kind as i64);
        // One of a kind is enough where a tail call has left its own.
        if matches!(frame.kind, Kind::ReturnTo | Kind::Measure) && is_again() == Some(kind) {
            continue;
        }
        let what = match frame.kind {
            Kind::Measure => Term::small(frame.point as i64),
            Kind::ReturnTo => Term::NIL,
            Kind::Return | Kind::Exception => mfa_term(p, hit.function),
        };
        let terms = [
            kind,
            Term::small(frame.session as i64),
            what,
            frame.tracer.map_or(Term::NIL, Tracer::term),
        ];
        p.push_traced_frame(code::traced_return(), terms);
    }
}

/// `{M, F, Arity}`
pub fn mfa_term(heap: &mut impl Heap, of: Mfa) -> Term {
    let arity = Term::small(of.arity.into());
    heap.tuple(&[of.module.term(), of.function.term(), arity])
}

/// Does what a session wants at the call; the frames that its end needs.
fn react(p: &mut Process, point: &Point, setting: &Setting, hit: &Hit<'_>) -> Frames {
    let mut frames = Frames::new();
    if !setting.session.is_alive() {
        return frames;
    }
    let by = traced::tracing(p, Flags::CALL);
    let by = by
        .into_iter()
        .find(|by| by.session.id == setting.session.id);
    if let (Some(by), Some(call)) = (&by, &setting.call) {
        tell_call(p, by, call.spec.as_deref(), hit, !call.global, &mut frames);
    }
    if let Some(meta) = &setting.meta {
        let mut tracer = meta.tracer.lock();
        if tracer.is_some_and(|t| !t.is_alive()) {
            *tracer = None;
        }
        let to = *tracer;
        drop(tracer);
        if let Some(to) = to.filter(|t| t.term() != p.regs.pid) {
            tell_meta(p, to, setting, meta.spec.as_deref(), hit, &mut frames);
        }
    }
    if let Some(count) = &setting.count {
        count.call();
    }
    if by.is_some()
        && let Some(before) = measure::entered(p, point, setting)
    {
        frames.push(Frame {
            kind: Kind::Measure,
            session: setting.session.id,
            tracer: None,
            point: before,
        });
    }
    frames
}

/// What a matching specification has come to.
struct Verdict {
    /// What the message gets, or `false`.
    value: Term,
    on_return: Option<Kind>,
}

fn judge(p: &mut Process, by: &By, is_meta: bool, spec: Option<&Spec>, hit: &Hit<'_>) -> Verdict {
    let Some(spec) = spec else {
        return Verdict {
            value: am::TRUE,
            on_return: None,
        };
    };
    let mut actions = Live {
        by: by.clone(),
        is_meta,
        caller: hit.caller,
    };
    let target = Target::Arguments(hit.args);
    let outcome = spec
        .program
        .run(&mut Scratch::default(), p, &mut actions, target);
    match outcome {
        None => Verdict {
            value: am::FALSE,
            on_return: None,
        },
        Some(o) => Verdict {
            value: o.value,
            on_return: match (o.exception_trace, o.return_trace) {
                (true, _) => Some(Kind::Exception),
                (false, true) => Some(Kind::Return),
                _ => None,
            },
        },
    }
}

fn tell_call(
    p: &mut Process,
    by: &By,
    spec: Option<&Spec>,
    hit: &Hit<'_>,
    local: bool,
    frames: &mut Frames,
) {
    let verdict = judge(p, by, false, spec, hit);
    // A body may have changed what the process is traced for.
    let flags = match (spec, traced::own(p)) {
        (None, _) => by.flags,
        (_, Some(own)) => own
            .traced
            .of(&by.session)
            .map_or(Flags::NONE, |by| by.flags),
        (_, None) => Flags::NONE,
    };
    if flags.has(Flags::SILENT) {
        return;
    }
    let frame = |kind| Frame {
        kind,
        session: by.session.id,
        tracer: None,
        point: 0,
    };
    if verdict.value != am::FALSE {
        if local && flags.has(Flags::RETURN_TO) {
            frames.push(frame(Kind::ReturnTo));
        }
        send_call(p, by.tracer, flags, hit, verdict.value);
    }
    frames.extend(verdict.on_return.map(frame));
}

fn tell_meta(
    p: &mut Process,
    to: Tracer,
    setting: &Setting,
    spec: Option<&Spec>,
    hit: &Hit<'_>,
    frames: &mut Frames,
) {
    let flags = Flags::CALL.or(Flags::TIMESTAMP);
    let by = By {
        session: setting.session.clone(),
        flags,
        tracer: to,
    };
    let verdict = judge(p, &by, true, spec, hit);
    if verdict.value != am::FALSE {
        send_call(p, to, flags, hit, verdict.value);
    }
    frames.extend(verdict.on_return.map(|kind| Frame {
        kind,
        session: setting.session.id,
        tracer: Some(to),
        point: 0,
    }));
}

fn send_call(p: &mut Process, to: Tracer, flags: Flags, hit: &Hit<'_>, added: Term) {
    let args = match flags.has(Flags::ARITY) {
        true => Term::small(hit.function.arity.into()),
        false => p.list(hit.args),
    };
    let Mfa {
        module, function, ..
    } = hit.function;
    let mfa = p.tuple(&[module.term(), function.term(), args]);
    let event = Event {
        added,
        ..Event::new(am::CALL, mfa)
    };
    tell::send(p.regs.pid, to, flags, &event);
}

/// A traced function has returned, its value in x0: where its caller goes on.
pub fn returned(p: &mut Process) -> *const u8 {
    let ([kind, session, what, tracer], to) = p.pop_traced_frame();
    let value = x(p)[0];
    let kind = kind.small_value();
    let session = session.small_value() as u64;
    if kind == Kind::Return as i64 || kind == Kind::Exception as i64 {
        let event = Event::new(am::RETURN_FROM, what).and(value);
        tell_end(p, session, Tracer::new(tracer), &event);
    } else if kind == Kind::ReturnTo as i64 {
        // Of several frames the last one tells, and it is the caller's function that is meant.
        let target = if to == code::traced_return() {
            return_address(p).wrapping_add(1)
        } else {
            to
        };
        tell_return_to(p, session, target);
    } else {
        measure::returned(p, session, what.small_value() as u64);
    }
    to
}

/// Tells who traces calls in that session, or the tracer of a meta trace.
fn tell_end(p: &mut Process, session: u64, meta: Option<Tracer>, event: &Event) {
    let pid = p.regs.pid;
    if let Some(tracer) = meta {
        let is_alive = session::find(session).is_some_and(|s| s.is_alive());
        if is_alive && !p.flags.sensitive {
            tell::send(pid, tracer, Flags::CALL.or(Flags::TIMESTAMP), event);
        }
        return;
    }
    let all = traced::tracing(p, Flags::CALL);
    let by = all.into_iter().find(|by| by.session.id == session);
    if let Some(by) = by.filter(|by| !by.flags.has(Flags::SILENT)) {
        tell::tell(pid, &by, event);
    }
}

fn tell_return_to(p: &mut Process, session: u64, to: *const u8) {
    let all = traced::tracing(p, Flags::RETURN_TO);
    let by = all.into_iter().find(|by| by.session.id == session);
    if let Some(by) = by.filter(|by| !by.flags.has(Flags::SILENT)) {
        let function = function_at(p, to.wrapping_sub(1));
        tell::tell(p.regs.pid, &by, &Event::new(am::RETURN_TO, function));
    }
}

/// `{M, F, Arity}` of the function at an address; `undefined`: none is there.
pub fn function_at(p: &mut Process, at: *const u8) -> Term {
    let mut finder = Finder::default();
    match finder.find(at) {
        Some((module, function, _)) => {
            let mfa = Mfa {
                module: module.name,
                function: function.name,
                arity: function.arity,
            };
            mfa_term(p, mfa)
        }
        None => am::UNDEFINED,
    }
}

/// An exception goes to a handler, past the words of the stack before `end`: those traced functions that it leaves tell of it. `None`:
/// nobody handles it.
pub fn unwound(p: &mut Process, end: usize, handler: Option<*const u8>) {
    let Some(own) = traced::own(p).filter(|own| own.frames) else {
        return;
    };
    own.frames = handler.is_some();
    let mut returns_to = None;
    for [kind, session, what, tracer] in p.traced_frames(code::traced_return(), end) {
        let kind = kind.small_value();
        let session = session.small_value() as u64;
        if kind == Kind::Exception as i64 {
            let reason = exception_term(p);
            let event = Event::new(am::EXCEPTION_FROM, what).and(reason);
            tell_end(p, session, Tracer::new(tracer), &event);
        } else if kind == Kind::ReturnTo as i64 {
            returns_to = Some(session);
        } else if kind == Kind::Measure as i64 {
            measure::returned(p, session, what.small_value() as u64);
        }
    }
    if let (Some(session), Some(handler)) = (returns_to, handler) {
        tell_return_to(p, session, handler.wrapping_add(1));
    }
}

/// `{Class, Reason}` of the exception that is set.
fn exception_term(p: &mut Process) -> Term {
    let class = crate::emulator::exception::class_atom(p);
    p.tuple(&[class, p.regs.exc_reason])
}

/// What is to be told at the end of a traced BIF's call.
pub struct BifCall {
    function: Mfa,
    /// An address in the function that has called.
    caller: usize,
    frames: Frames,
}

/// A traced BIF is about to be called, by the instruction at `at`; `last`: its value goes to that function's caller.
pub fn bif_called(
    p: &mut Process,
    export: &Export,
    args: &[Term],
    at: *const u8,
    last: bool,
) -> Option<BifCall> {
    if p.flags.sensitive {
        return None;
    }
    if let Some(own) = traced::own(p)
        && std::mem::take(&mut own.again)
    {
        return None;
    }
    let point = breakpoint::at(std::ptr::from_ref(export).addr())?;
    let caller = if last { return_address(p) } else { at };
    // Where an export's own instruction calls it, that is nobody's.
    let is_code = Finder::default().find(at).is_some();
    let hit = Hit {
        function: point.function,
        args,
        caller: if is_code { at } else { caller },
    };
    let mut frames = Frames::new();
    for setting in point.settings().iter() {
        frames.extend(react(p, &point, setting, &hit));
    }
    Some(BifCall {
        function: point.function,
        caller: caller.expose_provenance(),
        frames,
    })
}

/// A traced BIF wants to be called again: that is no call of its own.
pub fn bif_again(p: &mut Process) {
    traced::make(p).again = true;
}

impl BifCall {
    fn caller(&self) -> *const u8 {
        std::ptr::with_exposed_provenance(self.caller)
    }
    /// The BIF has returned.
    pub fn returned(&self, p: &mut Process, value: Term) {
        for frame in self.frames.iter().rev() {
            match frame.kind {
                Kind::Return | Kind::Exception => {
                    let mfa = mfa_term(p, self.function);
                    let event = Event::new(am::RETURN_FROM, mfa).and(value);
                    tell_end(p, frame.session, frame.tracer, &event);
                }
                Kind::ReturnTo => {
                    tell_return_to(p, frame.session, self.caller().wrapping_add(1));
                }
                Kind::Measure => measure::returned(p, frame.session, frame.point),
            }
        }
    }
    /// The BIF has failed, with the exception that is set.
    pub fn raised(&self, p: &mut Process) {
        for frame in self.frames.iter().rev() {
            if frame.kind == Kind::Exception {
                let mfa = mfa_term(p, self.function);
                let reason = exception_term(p);
                let event = Event::new(am::EXCEPTION_FROM, mfa).and(reason);
                tell_end(p, frame.session, frame.tracer, &event);
            } else if frame.kind == Kind::Measure {
                measure::returned(p, frame.session, frame.point);
            }
        }
    }
    /// The BIF goes on in a function, with `live` arguments in x registers: what that returns is its value. False: the process must die.
    pub fn goes_on(&self, p: &mut Process, live: usize) -> bool {
        let room = self.frames.len() * WORDS + TERMS;
        if !self.frames.is_empty() && p.room() < room && !runtime::collect(p, room, live) {
            return false;
        }
        let hit = Hit {
            function: self.function,
            args: &[],
            caller: self.caller(),
        };
        push(p, &hit, &self.frames);
        true
    }
}

/// The process has left the machine, to go on at `ip`, and not with a call: if that is a breakpoint, it has passed it.
#[cold]
pub fn left(p: &mut Process) {
    let at = p.regs.ip.addr();
    let is_one = breakpoint::at(at).is_some_and(|p| matches!(p.place, Place::Entry { .. }));
    if is_one {
        traced::make(p).past = at;
    }
}

/// It comes back: a breakpoint that has gone meanwhile is not passed.
#[cold]
pub fn comes_back(p: &mut Process) {
    let at = p.regs.ip.addr();
    if let Some(own) = traced::own(p)
        && own.past != 0
        && (own.past != at || breakpoint::at(at).is_none())
    {
        own.past = 0;
    }
}
