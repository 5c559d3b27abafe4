//! Patterns for traced functions and messages (`crate::tracing::pattern`), and what is set of them.
use super::{Fault, Res, badarg, boolean};
use crate::bif::tracing::{named, named_tracer, sessions_of, weak_list};
use crate::code::otp;
use crate::heap::Heap;
use crate::heap::copy::copy;
use crate::match_spec::Dialect;
use crate::process::Process;
use crate::term::{Term, am};
use crate::tracing::breakpoint::{self, Mfa, Target};
use crate::tracing::flags::Flags;
use crate::tracing::measure::Measure;
use crate::tracing::pattern::{self, Do, Kinds, OnLoad, Pattern, Setting, Spec};
use crate::tracing::session::{self, Event, Session, Tracer};
use crate::tracing::{self};
use std::sync::Arc;

crate::bifs! {
    erts_internal {
        "trace_pattern"/3 => |p, args| set(p, session::legacy(), args),
        "trace_pattern"/4 => |p, args| set(p, &named(args[0])?, &args[1..]),
    }
}

fn bad(what: Term) -> Fault {
    Fault::ErrorCause(am::BADARG, what)
}

/// What the flags of `trace_pattern/3` say.
fn kinds(p: &Process, session: &Session, list: Term) -> Option<(Kinds, Option<Tracer>)> {
    let (mut kinds, mut global, mut tracer) = (Kinds::default(), false, None);
    let own = session.tracer.or(Tracer::new(p.regs.pid));
    for item in list.list_to_vec()? {
        match item {
            am::GLOBAL => global = true,
            am::LOCAL => kinds.local = true,
            am::META => {
                kinds.meta = true;
                tracer = tracer.or(own);
            }
            am::CALL_COUNT => kinds.count = true,
            am::CALL_TIME => kinds.time = true,
            am::CALL_MEMORY => kinds.memory = true,
            _ if item.is_tuple() && session.tracer.is_none() => {
                tracer = Some(named_tracer(item, am::META)?);
                kinds.meta = true;
            }
            _ => return None,
        }
        if global && kinds.any() {
            return None;
        }
    }
    Some((kinds, tracer))
}

/// `{M, F, A}`, of which the last ones may be `'_'`.
fn mfa(t: Term) -> Option<(Option<Term>, Option<Term>, Option<u32>)> {
    let &[module, function, arity] = t.as_tuple()? else {
        return None;
    };
    let is_any = |t: Term| t == am::UNDERSCORE;
    let arity = match arity.as_small() {
        Some(n) => Some(u32::try_from(n).unwrap_or(u32::MAX)),
        None if is_any(arity) => None,
        None => return None,
    };
    let in_order = (!is_any(module) || is_any(function)) && (!is_any(function) || arity.is_none());
    if !module.is_atom() || !function.is_atom() || !in_order {
        return None;
    }
    let known = |t: Term| Some(t).filter(|&t| !is_any(t));
    Some((known(module), known(function), arity))
}

/// `trace_pattern(What, Specification, Flags)`: how many functions that concerns.
fn set(p: &mut Process, session: &Arc<Session>, args: &[Term]) -> Res {
    let Some(_permission) = tracing::permission() else {
        return Err(Fault::Yield);
    };
    let &[what, spec, flags] = args else {
        return badarg();
    };
    let (kinds, meta_tracer) = kinds(p, session, flags).ok_or(bad(am::BADOPT))?;
    let dialect = match what {
        am::SEND_LOWER => Dialect::Send,
        am::RECEIVE => Dialect::Receive,
        _ => Dialect::Call,
    };
    let (what_to_do, spec) = match spec {
        am::FALSE => (Do::Clear, None),
        am::TRUE | Term::NIL => (Do::Set, None),
        am::RESTART => (Do::Restart, None),
        am::PAUSE => (Do::Pause, None),
        source => match Spec::new(source, dialect) {
            Ok(spec) => (Do::Set, Some(Arc::new(spec))),
            Err(_) => return Err(bad(am::MATCH_SPEC)),
        },
    };
    let counts = kinds.count || kinds.time || kinds.memory;
    if spec.is_some() && counts && !kinds.local && !kinds.meta {
        return Err(bad(am::CALL_COUNT));
    }
    if what == am::ON_LOAD {
        let on_load = OnLoad {
            kinds,
            spec,
            meta_tracer,
        };
        pattern::set_on_load(session, Some(on_load).filter(|_| what_to_do != Do::Clear));
        return Ok(Term::ZERO);
    }
    if matches!(what, am::SEND_LOWER | am::RECEIVE) {
        return set_event(session, what, what_to_do, spec, kinds, flags);
    }
    let (module, function, arity) = mfa(what).ok_or(bad(am::NONE))?;
    let pattern = Pattern {
        session: session.clone(),
        what: what_to_do,
        kinds,
        spec,
        meta_tracer,
    };
    let wanted = |mfa: Mfa| {
        module.is_none_or(|m| m == mfa.module.term())
            && function.is_none_or(|f| f == mfa.function.term())
            && arity.is_none_or(|a| a == mfa.arity)
    };
    let found = pattern.apply(wanted, module.and_then(Term::as_atom));
    Ok(Term::small(found as i64))
}

/// What is told of messages that are sent, or received.
fn set_event(
    session: &Session,
    what: Term,
    what_to_do: Do,
    spec: Option<Arc<Spec>>,
    kinds: Kinds,
    flags: Term,
) -> Res {
    let is_global = flags.list_to_vec().is_some_and(|l| l.contains(&am::GLOBAL));
    let event = match (what_to_do, spec) {
        _ if kinds.any() || is_global => return Err(bad(am::NONE)),
        (Do::Set, None) => Event::All,
        (Do::Set, Some(spec)) => Event::Matching(spec),
        (Do::Clear, _) => Event::None,
        _ => return Err(bad(am::NONE)),
    };
    let mut settings = session.settings.lock();
    if what == am::SEND_LOWER {
        settings.send = event;
    } else {
        settings.receive = event;
    }
    Ok(Term::small(1))
}

/// A function, if there is one: where it may be traced.
fn function(t: Term) -> Option<(Mfa, Vec<Target>)> {
    let (Some(module), Some(function), Some(arity)) = mfa(t)? else {
        return None;
    };
    let mfa = Mfa {
        module: module.as_atom()?,
        function: function.as_atom()?,
        arity,
    };
    let mut targets = breakpoint::targets(false, |m| m == mfa, Some(mfa.module));
    targets.extend(breakpoint::targets(true, |m| m == mfa, Some(mfa.module)));
    Some((mfa, targets))
}

/// What is set of a function in a session, by both of its places.
fn setting(targets: &[Target], session: &Session) -> Option<Setting> {
    let points = targets.iter().filter_map(|t| breakpoint::at(t.address()));
    let mut all: Option<Setting> = None;
    for point in points {
        for own in point
            .settings()
            .iter()
            .filter(|s| s.session.id == session.id)
        {
            match &mut all {
                None => all = Some(own.clone()),
                Some(all) => all.call = all.call.take().or(own.call.clone()),
            }
        }
    }
    all
}

/// `trace_info` of a function, of `on_load`, `send` or `'receive'`.
pub(super) fn info(p: &mut Process, session: &Session, what: Term, item: Term) -> Res {
    let value = match what {
        am::ON_LOAD => on_load(p, session, item)?,
        am::SEND_LOWER | am::RECEIVE => event(p, session, what, item)?,
        _ => {
            let (_, targets) = function(what).ok_or(Fault::BADARG)?;
            match setting(&targets, session) {
                _ if targets.is_empty() => am::UNDEFINED,
                None => am::FALSE,
                Some(setting) => of_function(p, &setting, item)?,
            }
        }
    };
    Ok(p.tuple(&[item, value]))
}

fn source(p: &mut Process, spec: Option<&Arc<Spec>>) -> Term {
    spec.map_or(Term::NIL, |spec| copy(spec.source(), p))
}

/// What there is in the place of a meta trace's tracer.
fn no_tracer() -> Term {
    if otp::in_use().is_from(28) {
        am::FALSE
    } else {
        Term::NIL
    }
}

/// Items of functions in the order in which `all` has them.
const ITEMS: [Term; 7] = [
    am::TRACED,
    am::MATCH_SPEC,
    am::META,
    am::META_MATCH_SPEC,
    am::CALL_MEMORY,
    am::CALL_TIME,
    am::CALL_COUNT,
];

fn of_function(p: &mut Process, setting: &Setting, item: Term) -> Res {
    let call = setting.call.as_ref();
    Ok(match item {
        am::TRACED => match call {
            Some(call) if call.global => am::GLOBAL,
            Some(_) => am::LOCAL,
            None => am::FALSE,
        },
        am::MATCH_SPEC => match call {
            Some(call) => source(p, call.spec.as_ref()),
            None => am::FALSE,
        },
        am::META => match &setting.meta {
            Some(meta) => {
                let tracer = *meta.tracer.lock();
                let tracer = tracer.filter(|t| t.is_alive());
                tracer.map_or(no_tracer(), Tracer::term)
            }
            None => no_tracer(),
        },
        am::META_MATCH_SPEC => match &setting.meta {
            Some(meta) => source(p, meta.spec.as_ref()),
            None => am::FALSE,
        },
        am::CALL_COUNT => match &setting.count {
            Some(count) => p.uint(count.calls()),
            None => am::FALSE,
        },
        am::CALL_TIME => rows(p, setting.time.as_deref(), |p, pid, calls, nanoseconds| {
            let microseconds = nanoseconds / 1000;
            let parts = [calls, microseconds / 1_000_000, microseconds % 1_000_000];
            let [calls, seconds, rest] = parts.map(|n| p.uint(n));
            p.tuple(&[pid, calls, seconds, rest])
        }),
        am::CALL_MEMORY => rows(p, setting.memory.as_deref(), |p, pid, calls, words| {
            let [calls, words] = [calls, words].map(|n| p.uint(n));
            p.tuple(&[pid, calls, words])
        }),
        am::ALL => {
            let mut all = Vec::new();
            for item in ITEMS {
                let mut value = of_function(p, setting, item)?;
                if item == am::META && setting.meta.is_none() {
                    value = am::FALSE;
                }
                all.push(p.tuple(&[item, value]));
            }
            p.list(&all)
        }
        _ => return badarg(),
    })
}

fn rows(
    p: &mut Process,
    measure: Option<&Measure>,
    row: impl Fn(&mut Process, Term, u64, u64) -> Term,
) -> Term {
    let Some(measure) = measure else {
        return am::FALSE;
    };
    let all = measure.all().into_iter();
    let rows: Vec<Term> = all
        .map(|(pid, calls, taken)| row(p, pid, calls, taken))
        .collect();
    p.list(&rows)
}

fn on_load(p: &mut Process, session: &Session, item: Term) -> Res {
    let on_load = session.settings.lock().on_load.clone();
    let Some(OnLoad {
        kinds,
        spec,
        meta_tracer,
    }) = on_load
    else {
        return Ok(am::FALSE);
    };
    let global = !kinds.any();
    Ok(match item {
        am::TRACED if global => am::GLOBAL,
        am::TRACED if kinds.local => am::LOCAL,
        am::TRACED => am::FALSE,
        am::MATCH_SPEC if global || kinds.local => source(p, spec.as_ref()),
        am::META_MATCH_SPEC if kinds.meta => source(p, spec.as_ref()),
        am::META if kinds.meta => meta_tracer.map_or(Term::NIL, Tracer::term),
        am::MATCH_SPEC | am::META_MATCH_SPEC | am::META => am::FALSE,
        am::CALL_COUNT => boolean(kinds.count),
        am::CALL_TIME => boolean(kinds.time),
        am::CALL_MEMORY => boolean(kinds.memory),
        am::ALL => {
            let mut all = Vec::new();
            // OTP leaves these two out here.
            for item in ITEMS
                .into_iter()
                .filter(|i| !matches!(*i, am::CALL_TIME | am::CALL_MEMORY))
            {
                let value = self::on_load(p, session, item)?;
                all.push(p.tuple(&[item, value]));
            }
            p.list(&all)
        }
        _ => return badarg(),
    })
}

fn event(p: &mut Process, session: &Session, what: Term, item: Term) -> Res {
    if item != am::MATCH_SPEC {
        return badarg();
    }
    let settings = session.settings.lock();
    let event = match what {
        am::SEND_LOWER => settings.send.clone(),
        _ => settings.receive.clone(),
    };
    drop(settings);
    Ok(match event {
        Event::All => am::TRUE,
        Event::None => am::FALSE,
        Event::Matching(spec) => copy(spec.source(), p),
    })
}

/// `{session, [{Name, Number}]}`: the sessions in which something is traced.
pub(super) fn sessions(p: &mut Process, what: Term, item: Term) -> Res {
    if item != am::SESSION {
        return badarg();
    }
    let found: Vec<Arc<Session>> = if what.is_local_pid() || what.is_local_port() {
        match sessions_of(p, what)? {
            Some(found) => found,
            None => return Ok(am::UNDEFINED),
        }
    } else if what.is_tuple() {
        let (_, targets) = function(what).ok_or(Fault::BADARG)?;
        let all = session::all().into_iter().rev();
        all.filter(|s| setting(&targets, s).is_some()).collect()
    } else {
        let is_on = |session: &Session| {
            let settings = session.settings.lock();
            Some(match what {
                am::ANY => true,
                am::ON_LOAD => settings.on_load.is_some(),
                am::SEND_LOWER => !matches!(settings.send, Event::None),
                am::RECEIVE => !matches!(settings.receive, Event::None),
                am::NEW | am::NEW_PROCESSES => settings.new_processes.0 != Flags::NONE,
                am::NEW_PORTS => settings.new_ports.0 != Flags::NONE,
                _ => return None,
            })
        };
        let all = session::all().into_iter();
        let mut found = Vec::new();
        for session in all {
            if is_on(&session).ok_or(bad(am::BADOPT))? {
                found.push(session);
            }
        }
        // OTP finds the last one first.
        found.reverse();
        found
    };
    let list = weak_list(p, &found);
    Ok(p.tuple(&[item, list]))
}
