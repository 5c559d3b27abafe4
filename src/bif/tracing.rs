//! Tracing (`crate::tracing`): of processes, and what is traced. Patterns for functions are `trace_pattern`'s.
use super::{Fault, Res, badarg};
use crate::heap::{Heap, Resource};
use crate::port;
use crate::process::Process;
use crate::term::{Atom, Term, am, unique};
use crate::tracing::flags::Flags;
use crate::tracing::session::{self, Handle, Session, Tracer};
use crate::tracing::targets::{self, Refused};
use crate::tracing::traced::{self, By, Change};
use crate::tracing::{self, pattern};
use std::sync::Arc;

crate::bifs! {
    erlang {
        "system_profile"/0 => |_, _| Ok(am::UNDEFINED),
        "system_profile"/2 => |_, args| watch(args[0]),
        "trace_delivered"/1 => trace_delivered,
        "trace_info"/2 => |p, args| info(p, session::legacy(), args[0], args[1]),
    }
    erts_internal {
        // With a session (OTP 28).
        "system_monitor"/1 => |_, _| Ok(am::UNDEFINED),
        "system_monitor"/3 => |_, args| watch(args[1]),
        "trace"/3 => |p, args| trace(p, session::legacy(), args),
        "trace"/4 => |p, args| trace(p, &named(args[0])?, &args[1..]),
        "trace_info"/3 => trace_info,
        "trace_session_create"/3 => create,
        "trace_session_destroy"/1 => destroy,
    }
}

/// To be told of what happens in the machine; `undefined`: no more.
fn watch(by: Term) -> Res {
    if by == am::UNDEFINED {
        return Ok(am::UNDEFINED);
    }
    Err(Fault::Error(am::NOTSUP))
}

fn bad(what: Term) -> Fault {
    Fault::ErrorCause(am::BADARG, what)
}

/// The session that a term stands for: `{Reference, {Name, Number}}`, or the latter alone; one that has ended, too.
fn session_of(t: Term) -> Option<Arc<Session>> {
    let &[first, second] = t.as_tuple()? else {
        return None;
    };
    if let Some(&[name, number]) = second.as_tuple() {
        let handle: &Handle = first.as_resource()?;
        let session = &handle.0;
        let is_it = name == session.name.term() && number.as_small() == Some(session.id as i64);
        return is_it.then(|| session.clone());
    }
    let session = session::find(u64::try_from(second.as_small()?).ok()?)?;
    (session.id != 0 && first == session.name.term()).then_some(session)
}

/// A session that is alive.
pub(super) fn named(t: Term) -> Result<Arc<Session>, Fault> {
    let session = session_of(t).filter(|s| s.is_alive());
    session.ok_or(bad(am::SESSION))
}

/// `{Name, Number}`
fn weak(heap: &mut impl Heap, session: &Session) -> Term {
    let number = Term::small(session.id as i64);
    heap.tuple(&[session.name.term(), number])
}

fn create(p: &mut Process, args: &[Term]) -> Res {
    let (Some(name), true) = (args[0].as_atom(), args[2].is_nil()) else {
        return badarg();
    };
    let tracer = match args[1] {
        am::UNDEFINED => None,
        to => Some(tracer(to).ok_or(Fault::BADARG)?),
    };
    let session = session::create(name, tracer);
    let weak = weak(p, &session);
    let resource = Resource::new(Box::new(Handle(session)));
    let reference = p.magic_ref(unique::reference(), resource);
    Ok(p.tuple(&[reference, weak]))
}

fn destroy(_: &mut Process, args: &[Term]) -> Res {
    let session = session_of(args[0]).ok_or(bad(am::BADOPT))?;
    let Some(_permission) = tracing::permission() else {
        return Err(Fault::Yield);
    };
    if !session.end() {
        return Ok(am::FALSE);
    }
    pattern::end(&session);
    Ok(am::TRUE)
}

/// A process or port that is there. (Modules trace by natives in libraries, which are not loaded.)
fn tracer(t: Term) -> Option<Tracer> {
    Tracer::new(t).filter(|t| t.is_alive())
}

/// `{Name, Tracer}`, or `{Name, Module, State}`.
pub(super) fn named_tracer(t: Term, name: Term) -> Option<Tracer> {
    match t.as_tuple() {
        Some(&[first, to]) if first == name => tracer(to),
        _ => None,
    }
}

/// What the flags of `trace/3` say.
struct Wanted {
    flags: Flags,
    tracer: Option<Tracer>,
    cpu_timestamp: bool,
}

fn wanted(session: &Session, list: Term) -> Option<Wanted> {
    let mut wanted = Wanted {
        flags: Flags::NONE,
        tracer: None,
        cpu_timestamp: false,
    };
    for item in list.list_to_vec()? {
        if let Some(flag) = Flags::named(item) {
            wanted.flags = wanted.flags.or(flag);
        } else if item == am::CPU_TIMESTAMP {
            wanted.cpu_timestamp = true;
        } else if item.is_tuple() && session.tracer.is_none() {
            wanted.tracer = Some(named_tracer(item, am::TRACER)?);
        } else {
            return None;
        }
    }
    Some(wanted)
}

/// `trace(Whose, How, Flags)`: how many processes and ports that concerns.
fn trace(p: &mut Process, session: &Arc<Session>, args: &[Term]) -> Res {
    let Some(_permission) = tracing::permission() else {
        return Err(Fault::Yield);
    };
    let wanted = wanted(session, args[2]).ok_or(bad(am::BADOPT))?;
    let on = match args[1] {
        am::TRUE => true,
        am::FALSE => false,
        _ => return badarg(),
    };
    let own = Tracer::new(p.regs.pid);
    let tracer = wanted.tracer.or(session.tracer).or(own).filter(|_| on);
    let change = Change {
        session: session.clone(),
        on,
        flags: wanted.flags,
        tracer,
    };
    let whose = args[0];
    if wanted.cpu_timestamp && whose != am::ALL {
        return badarg();
    }
    if whose.is_local_pid() {
        return match targets::change_process(p, whose, &change) {
            Ok(()) => Ok(Term::small(1)),
            Err(Refused::NoProcess) => badarg(),
            Err(Refused::Taken) => taken(p),
        };
    }
    if whose.is_local_port() {
        let port = port::find(whose).ok_or(Fault::BADARG)?;
        return match port.trace(&change) {
            Ok(()) => Ok(Term::small(1)),
            Err(_) => taken(p),
        };
    }
    trace_many(p, whose, &change).map(|n| Term::small(n as i64))
}

fn taken(p: &Process) -> Res {
    let _ = p;
    let text = "** can only have one tracer per process\n";
    crate::scheduler::log::error(p, text, &[]);
    badarg()
}

fn trace_many(p: &mut Process, whose: Term, change: &Change) -> Result<usize, Fault> {
    use am::{ALL, EXISTING, EXISTING_PORTS, EXISTING_PROCESSES, NEW, NEW_PORTS, NEW_PROCESSES};
    let (ports_only, processes_only) = match whose {
        ALL | EXISTING | NEW => (false, false),
        am::PORTS | EXISTING_PORTS | NEW_PORTS => (true, false),
        am::PROCESSES | EXISTING_PROCESSES | NEW_PROCESSES => (false, true),
        _ => return badarg(),
    };
    let flags = change.flags;
    let mut changed = 0;
    if !matches!(whose, NEW | NEW_PORTS | NEW_PROCESSES) {
        // Flags that both have concern both, unless others say which are meant.
        let is_common =
            flags.has(Flags::ALL.without(Flags::TELLING_PROCESSES.or(Flags::TELLING_PORTS)));
        let both = is_common && !ports_only && !processes_only;
        if both
            || !ports_only && (flags.has(Flags::TELLING_PROCESSES) || processes_only && is_common)
        {
            changed += targets::change_all(p, change);
        }
        if both || !processes_only && (flags.has(Flags::TELLING_PORTS) || ports_only && is_common) {
            let all = port::all();
            changed += all.iter().filter(|port| port.trace(change).is_ok()).count();
        }
    }
    if !matches!(whose, EXISTING | EXISTING_PORTS | EXISTING_PROCESSES) {
        tracing::activate();
        let mut settings = change.session.settings.lock();
        let update = |(known, tracer): &mut (Flags, Option<Tracer>), flags: Flags| {
            *known = match change.on {
                true => known.or(flags),
                false => known.without(flags),
            };
            *tracer = if known.is_empty() {
                None
            } else {
                change.tracer.or(*tracer)
            };
        };
        if !ports_only {
            update(&mut settings.new_processes, flags.and(Flags::OF_PROCESSES));
        }
        if !processes_only {
            update(&mut settings.new_ports, flags.and(Flags::OF_PORTS));
        }
    }
    Ok(changed)
}

/// `trace_info(Session, What, Item)`
fn trace_info(p: &mut Process, args: &[Term]) -> Res {
    if args[0] == am::ANY {
        return super::trace_pattern::sessions(p, args[1], args[2]);
    }
    let session = match session_of(args[0]) {
        Some(session) if session.is_alive() => session,
        None if is_legacy(args[0]) => session::legacy().clone(),
        _ => return Err(bad(am::SESSION)),
    };
    info(p, &session, args[1], args[2])
}

fn is_legacy(t: Term) -> bool {
    matches!(t.as_tuple(), Some(&[am::LEGACY, number]) if number == Term::ZERO)
}

fn info(p: &mut Process, session: &Arc<Session>, what: Term, item: Term) -> Res {
    if what.is_tuple() || matches!(what, am::ON_LOAD | am::SEND_LOWER | am::RECEIVE) {
        return super::trace_pattern::info(p, session, what, item);
    }
    let Some(traced) = flags_of(p, session, what)? else {
        return Ok(am::UNDEFINED);
    };
    let value = match item {
        am::FLAGS => p.list(&traced.0.names()),
        am::TRACER => traced.1.map_or(Term::NIL, Tracer::term),
        _ => return badarg(),
    };
    Ok(p.tuple(&[item, value]))
}

type FlagsAndTracer = (Flags, Option<Tracer>);

/// What processes or ports are traced for. `None`: they do not exist.
fn flags_of(
    p: &mut Process,
    session: &Session,
    what: Term,
) -> Result<Option<FlagsAndTracer>, Fault> {
    let Some(_permission) = tracing::permission() else {
        return Err(Fault::Yield);
    };
    let both = |by: Option<&By>| by.map_or((Flags::NONE, None), |by| (by.flags, Some(by.tracer)));
    if what.is_local_pid() {
        return Ok(targets::look(p, what, |p| {
            let own = traced::own(p);
            both(
                own.and_then(|own| own.traced.of(session))
                    .filter(|by| by.is_alive()),
            )
        }));
    }
    if what.is_local_port() {
        let port = port::find(what);
        return Ok(port.map(|port| both(port.traced().of(session))));
    }
    let settings = session.settings.lock();
    match what {
        am::NEW | am::NEW_PROCESSES => Ok(Some(settings.new_processes)),
        am::NEW_PORTS => Ok(Some(settings.new_ports)),
        _ => Err(bad(am::BADOPT)),
    }
}

/// The sessions in which a process or port is traced; `None`: it does not exist.
pub(super) fn sessions_of(p: &mut Process, what: Term) -> Result<Option<Vec<Arc<Session>>>, Fault> {
    let Some(_permission) = tracing::permission() else {
        return Err(Fault::Yield);
    };
    let all = |by: &[By]| {
        by.iter()
            .filter(|b| b.is_alive())
            .map(|b| b.session.clone())
            .collect()
    };
    if what.is_local_port() {
        return Ok(port::find(what).map(|port| all(&port.traced().0)));
    }
    Ok(targets::look(p, what, |p| {
        traced::own(p).map_or_else(Vec::new, |own| all(&own.traced.0))
    }))
}

/// A list of `{Name, Number}`.
pub(super) fn weak_list(p: &mut Process, sessions: &[Arc<Session>]) -> Term {
    let all: Vec<Term> = sessions.iter().map(|s| weak(p, s)).collect();
    p.list(&all)
}

/// Messages to tracers are delivered when they are sent: there are none to be waited for.
fn trace_delivered(p: &mut Process, args: &[Term]) -> Res {
    if args[0] != am::ALL && !args[0].is_local_pid() {
        return badarg();
    }
    let number = unique::reference();
    let reference = p.reference(number);
    let message = [Atom::new("trace_delivered").term(), args[0], reference];
    let message = p.tuple(&message);
    p.push_message(message);
    Ok(reference)
}
