//! `erlang:system_flag/2`: changes how the machine is set up.
use super::{Fault, Res, badarg, boolean, seq_trace};
use crate::arith::int;
use crate::emulator::exception;
use crate::heap::sizes;
use crate::map;
use crate::match_spec;
use crate::process::Process;
use crate::process::defaults::{self, MaxHeapSize};
use crate::process::info::max_heap_map;
use crate::scheduler::blocking::{self, Blocks};
use crate::scheduler::{self, statistics};
use crate::term::{Atom, Term, am};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

crate::bifs! {
    erlang {
        "system_flag"/2 => system_flag,
    }
    erts_internal {
        "scheduler_wall_time"/1 => scheduler_wall_time,
    }
}

/// Requests that processes may make of all others at once (`check_process_code` and its like).
static OUTSTANDING_REQUESTS: AtomicI64 = AtomicI64::new(4);

pub fn outstanding_requests() -> i64 {
    OUTSTANDING_REQUESTS.load(Relaxed)
}

/// Who gets the machine's log events: a process, `logger` or `undefined`. An immediate: the default is `logger`.
static SYSTEM_LOGGER: Mutex<Option<Term>> = Mutex::new(None);

pub fn system_logger() -> Term {
    let default = || Atom::new("logger").term();
    SYSTEM_LOGGER.lock().unwrap_or_else(default)
}

/// As the flag of that name; in OTP it is for the process that counts who wants it.
fn scheduler_wall_time(_: &mut Process, args: &[Term]) -> Res {
    if args[0].is_boolean() {
        Ok(boolean(statistics::measure(args[0] == am::TRUE)))
    } else {
        badarg()
    }
}

/// A small integer that is not negative.
fn natural(t: Term) -> Result<usize, Fault> {
    let n = t.as_small().and_then(|n| usize::try_from(n).ok());
    n.ok_or(Fault::BADARG)
}

fn system_flag(p: &mut Process, args: &[Term]) -> Res {
    let (name, value) = (args[0].as_atom().map(Atom::name), args[1]);
    let small = |n: usize| Ok(Term::small(n as i64));
    match name.unwrap_or_default() {
        "backtrace_depth" => small(exception::set_depth(natural(value)?)),
        "fullsweep_after" => {
            let n = natural(value)?.min(u16::MAX.into()) as u32;
            let old = defaults::change(|d| d.fullsweep_after = n);
            Ok(Term::small(old.fullsweep_after.into()))
        }
        "min_heap_size" => {
            let words = sizes::at_least(natural(value)?);
            small(defaults::change(|d| d.min_heap_size = words).min_heap_size)
        }
        "min_bin_vheap_size" => {
            let words = sizes::at_least(natural(value)?);
            small(defaults::change(|d| d.min_bin_vheap_size = words).min_bin_vheap_size)
        }
        "max_heap_size" => {
            let old = defaults::get();
            let new = wanted_max_heap_size(value, old.max_heap_size).ok_or(Fault::BADARG)?;
            if new.size != 0 && new.size < old.min_heap_size {
                return badarg();
            }
            defaults::change(|d| d.max_heap_size = new);
            Ok(max_heap_map(p, old.max_heap_size))
        }
        "outstanding_system_requests_limit" => match value.as_small() {
            Some(n) if n >= 1 => Ok(Term::small(OUTSTANDING_REQUESTS.swap(n, Relaxed))),
            _ => badarg(),
        },
        "trace_control_word" => {
            let word = int::to_u64(value).and_then(|w| u32::try_from(w).ok());
            let old = match_spec::set_trace_control_word(word.ok_or(Fault::BADARG)?);
            Ok(Term::small(old.into()))
        }
        "system_logger" => {
            let logger = value.as_atom().map(Atom::name);
            if !value.is_local_pid() && !matches!(logger, Some("logger" | "undefined")) {
                return badarg();
            }
            let old = system_logger();
            *SYSTEM_LOGGER.lock() = Some(value);
            Ok(old)
        }
        "schedulers_online" => match natural(value)? {
            online if (1..=scheduler::total()).contains(&online) => {
                // It goes on at one that is online.
                p.regs.fcalls = 0;
                small(blocking::set_online(online))
            }
            _ => badarg(),
        },
        "multi_scheduling" => multi_scheduling(p, value),
        "scheduler_wall_time" => scheduler_wall_time(p, &[value]),
        // What follows is there, but has one value alone.
        "microstate_accounting" if value == am::FALSE || is(value, "reset") => Ok(am::FALSE),
        "microstate_accounting" => badarg(),
        "time_offset" if is(value, "finalize") => Ok(Atom::new("volatile").term()),
        "dirty_cpu_schedulers_online" => badarg(),
        "scheduler_bind_type" if is(value, "unbound") => Ok(value),
        "cpu_topology" if value == am::UNDEFINED => Ok(value),
        "scheduler_bind_type" | "cpu_topology" | "erts_alloc" => badarg(),
        "sequential_tracer" => seq_trace::set_tracer(value),
        "reset_seq_trace" if value == am::TRUE => seq_trace::reset(p),
        "debug_flags" | "reset_seq_trace" => Ok(am::TRUE),
        _ => Err(Fault::ErrorCause(am::BADARG, am::BADOPT)),
    }
}

/// Blocks all schedulers but one, or lets them go on; how it is afterwards.
fn multi_scheduling(p: &mut Process, value: Term) -> Res {
    let own = p.regs.pid;
    let blocks = |what| {
        if blocking::block(own, what) {
            Ok(())
        } else {
            Err(Fault::Yield)
        }
    };
    match value.as_atom().map(Atom::name) {
        Some("block") => blocks(Blocks::All)?,
        Some("block_normal") => blocks(Blocks::Normal)?,
        Some("unblock") => blocking::unblock(own, Blocks::All),
        Some("unblock_normal") => blocking::unblock(own, Blocks::Normal),
        _ => return badarg(),
    }
    Ok(multi_scheduling_state())
}

/// Whether several schedulers may run processes.
pub fn multi_scheduling_state() -> Term {
    Atom::new(match blocking::state() {
        None => "enabled",
        Some(Blocks::All) => "blocked",
        Some(Blocks::Normal) => "blocked_normal",
    })
    .term()
}

fn is(t: Term, name: &str) -> bool {
    t.as_atom().is_some_and(|a| a.name() == name)
}

/// A size, or a map of what is to change.
pub fn wanted_max_heap_size(value: Term, old: MaxHeapSize) -> Option<MaxHeapSize> {
    if value.as_small().is_some() {
        let size = natural(value).ok()?;
        return Some(MaxHeapSize { size, ..old });
    }
    if !value.is_map() {
        return None;
    }
    let get = |name: &str| map::get(value, Atom::new(name).term());
    let flag = |name: &str, old: bool| match get(name) {
        None => Some(old),
        Some(t) if t.is_boolean() => Some(t == am::TRUE),
        Some(_) => None,
    };
    Some(MaxHeapSize {
        size: natural(get("size")?).ok()?,
        kill: flag("kill", old.kill)?,
        error_logger: flag("error_logger", old.error_logger)?,
        include_shared_binaries: flag("include_shared_binaries", old.include_shared_binaries)?,
    })
}
