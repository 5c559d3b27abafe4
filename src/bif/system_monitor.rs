//! `erlang:system_monitor/0,1,2`: who is told of what takes long or grows large.
use super::{Fault, Res, badarg};
use crate::arith::int;
use crate::heap::Heap;
use crate::process::Process;
use crate::scheduler::system_monitor::{self, Settings};
use crate::scheduler::table::table;
use crate::term::{Atom, Term, am};
use std::time::Duration;

crate::bifs! {
    erlang {
        "system_monitor"/0 => |p, _| Ok(told(p, system_monitor::get())),
        "system_monitor"/1 => system_monitor_1,
        "system_monitor"/2 => |p, args| set(p, args[0], args[1]),
    }
}

/// Words of a heap that is not large, whatever is asked for.
const ORDINARY_HEAP: usize = 16_384;

fn system_monitor_1(p: &mut Process, args: &[Term]) -> Res {
    match args[0].as_tuple() {
        Some(&[to, options]) => set(p, to, options),
        None if args[0] == am::UNDEFINED => set(p, am::UNDEFINED, Term::NIL),
        _ => badarg(),
    }
}

fn set(p: &mut Process, to: Term, options: Term) -> Res {
    if to == am::UNDEFINED || options.is_nil() {
        return Ok(told(p, system_monitor::set(None)));
    }
    let mut settings = Settings {
        to,
        long_gc: None,
        long_schedule: None,
        large_heap: None,
        long_message_queue: None,
        busy_port: false,
        busy_dist_port: false,
    };
    let all = options.list_to_vec().ok_or(Fault::BADARG)?;
    if !to.is_local_pid() || table().find(to).is_none() {
        return badarg();
    }
    for option in all {
        add(&mut settings, option).ok_or(Fault::BADARG)?;
    }
    Ok(told(p, system_monitor::set(Some(settings))))
}

/// `None`: it is no option.
fn add(settings: &mut Settings, option: Term) -> Option<()> {
    if let Some(flag) = option.as_atom() {
        match flag.name() {
            "busy_port" => settings.busy_port = true,
            "busy_dist_port" => settings.busy_dist_port = true,
            _ => return None,
        }
        return Some(());
    }
    let &[name, value] = option.as_tuple()? else {
        return None;
    };
    let time = || Some(Duration::from_millis(int::to_u64(value)?.max(1)));
    match name.as_atom().map(Atom::name)? {
        "long_gc" => settings.long_gc = Some(time()?),
        "long_schedule" => settings.long_schedule = Some(time()?),
        "large_heap" => {
            let words = usize::try_from(int::to_u64(value)?).ok()?;
            settings.large_heap = Some(words.max(ORDINARY_HEAP));
        }
        "long_message_queue" => {
            let &[short, long] = value.as_tuple()? else {
                return None;
            };
            let count = |t: Term| usize::try_from(t.as_small()?).ok();
            let (short, long) = (count(short)?, count(long)?);
            if short >= long {
                return None;
            }
            settings.long_message_queue = Some((short, long));
        }
        _ => return None,
    }
    Some(())
}

/// `undefined`, or `{Pid, Options}`.
fn told(p: &mut Process, settings: Option<Settings>) -> Term {
    let Some(s) = settings else {
        return am::UNDEFINED;
    };
    let mut options = Vec::new();
    if s.busy_dist_port {
        options.push(am::BUSY_DIST_PORT);
    }
    if s.busy_port {
        options.push(am::BUSY_PORT);
    }
    let milliseconds = |time: Duration| time.as_millis() as u64;
    let figures = [
        (am::LARGE_HEAP, s.large_heap.map(|words| words as u64)),
        (am::LONG_SCHEDULE, s.long_schedule.map(milliseconds)),
        (am::LONG_GC, s.long_gc.map(milliseconds)),
    ];
    for (name, figure) in figures {
        if let Some(figure) = figure {
            let figure = p.uint(figure);
            options.push(p.tuple(&[name, figure]));
        }
    }
    if let Some((short, long)) = s.long_message_queue {
        let limits = [short, long].map(|n| Term::small(n as i64));
        let limits = p.tuple(&limits);
        options.push(p.tuple(&[am::LONG_MESSAGE_QUEUE, limits]));
    }
    let options = p.list(&options);
    p.tuple(&[s.to, options])
}
