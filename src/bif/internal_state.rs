//! `erts_debug:get_internal_state/1` and `set_internal_state/2`: what OTP's own tests look at inside the machine, and change there. What
//! they name and this machine does not have is `badarg`.
use super::{Fault, Res, badarg, boolean};
use crate::arith::int;
use crate::heap::copy::copy;
use crate::heap::shared::SharedBin;
use crate::heap::{Heap, persistent};
use crate::map;
use crate::process::{Process, info};
use crate::scheduler::{Entry, REDUCTIONS, statistics, table, timers};
use crate::term::word::SMALL_MIN;
use crate::term::{Atom, Term, am, boxed, hash, unique};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

crate::bifs! {
    erts_debug {
        "get_internal_state"/1 => get,
        "set_internal_state"/2 => set,
    }
}

/// Whether somebody has asked for all this; until then the functions are not there.
static AVAILABLE: AtomicBool = AtomicBool::new(false);

fn need_available() -> Result<(), Fault> {
    if AVAILABLE.load(Ordering::Relaxed) {
        Ok(())
    } else {
        Err(Fault::Error(am::UNDEF))
    }
}

fn name(term: Term) -> &'static str {
    term.as_atom().map_or("", Atom::name)
}

fn get(p: &mut Process, args: &[Term]) -> Res {
    need_available()?;
    match args[0].as_tuple() {
        Some(&[what, of]) => get_of(p, name(what), of),
        Some(_) => badarg(),
        None => get_named(p, name(args[0])),
    }
}

fn get_named(p: &mut Process, what: &str) -> Res {
    Ok(match what {
        "reds_left" => p.int(p.regs.fcalls as i64),
        "available_internal_state" => am::TRUE,
        "force_heap_frags" | "hashmap_collision_bonanza" => am::FALSE,
        "flxctr_memory_usage" | "lc_graph" => Atom::new("notsup").term(),
        "next_pid" => p.uint(table::table().next_number()),
        "unique_monotonic_integer_state" => p.uint(unique::monotonic_next().wrapping_sub(1)),
        "min_unique_monotonic_integer" | "min_unique_integer" => Term::small(SMALL_MIN),
        "persistent_term" => {
            let slots = p.uint(persistent::slots() as u64);
            map::from_pairs(p, &[(Atom::new("table").term(), slots)])
        }
        _ => return badarg(),
    })
}

fn get_of(p: &mut Process, what: &str, of: Term) -> Res {
    match what {
        "process_status" if of.is_local_pid() => Ok(match table::table().find(of) {
            None => am::UNDEFINED,
            Some(entry) if entry.has_ended() => Atom::new("exiting").term(),
            Some(entry) => status(&entry),
        }),
        "internal_hash" => Ok(p.uint(hash::hash(of) & 0xffff_ffff)),
        "binary_info" => binary_info(p, of),
        "atom" => {
            let index = of.as_small().and_then(|n| usize::try_from(n).ok());
            atom_at(index.ok_or(Fault::BADARG)?)
        }
        _ => badarg(),
    }
}

/// What a process does just now, without asking it.
fn status(entry: &Entry) -> Term {
    let of_one_that_stands = || entry.process.try_lock()?.as_deref().map(info::status);
    let runs = || {
        statistics::running()
            .iter()
            .any(|(_, pid)| *pid == Some(entry.pid))
    };
    // One that is in nobody's hands has been taken, or is put back, at this moment.
    of_one_that_stands().unwrap_or_else(|| if runs() { am::RUNNING } else { am::RUNNABLE })
}

/// The atom of an index; those up to it are made.
fn atom_at(index: usize) -> Res {
    while Atom::count() <= index {
        let name = format!("am{:x}", Atom::count());
        Atom::try_new(&name).ok_or(Fault::SYSTEM_LIMIT)?;
    }
    Ok(Atom::from_index(index as u32).term())
}

/// Whether a bitstring's bytes are on the heap, or else how many it has, and there is room for.
fn binary_info(p: &mut Process, term: Term) -> Res {
    let bits = term.as_bits().ok_or(Fault::BADARG)?.len;
    let holder = if term.is_boxed_as(boxed::SUB_BITS) {
        Term::from_raw(term.payload_raw()[0])
    } else {
        term
    };
    let Some(shared) = SharedBin::of(holder) else {
        return Ok(Atom::new("heap_binary").term());
    };
    let (bytes, room) = (
        p.uint(bits.div_ceil(8) as u64),
        p.uint(shared.capacity() as u64),
    );
    let whole = p.tuple(&[am::BINARY, room]);
    Ok(p.tuple(&[Atom::new("refc_binary").term(), bytes, whole, Term::ZERO]))
}

/// As long as OTP's schedulers take to come round, in round figures.
const WAIT: Duration = Duration::from_millis(10);

fn set(p: &mut Process, args: &[Term]) -> Res {
    let (what, value) = (name(args[0]), args[1]);
    if what == "available_internal_state" && matches!(value, am::TRUE | am::FALSE) {
        let before = AVAILABLE.swap(value == am::TRUE, Ordering::Relaxed);
        return Ok(boolean(before));
    }
    need_available()?;
    match what {
        "reds_left" => {
            let left = value.as_small().ok_or(Fault::BADARG)?;
            if (0..=REDUCTIONS as i64).contains(&left) {
                p.regs.fcalls = left as isize;
            }
            Ok(am::TRUE)
        }
        "sleep" | "block" | "block_scheduler" => {
            let milliseconds = value.as_small().ok_or(Fault::BADARG)?;
            thread::sleep(Duration::from_millis(milliseconds.max(0) as u64));
            Ok(am::TRUE)
        }
        "next_pid" => {
            let number = int::to_u64(value).ok_or(Fault::BADARG)?;
            table::table().set_next_number(number);
            Ok(p.uint(number))
        }
        // Those of ports are used again.
        "next_port" => Ok(am::FALSE),
        "unique_monotonic_integer_state" => {
            let state = int::to_u64(value).or_else(|| int::to_i64(value).map(|n| n as u64));
            unique::set_monotonic_next(state.ok_or(Fault::BADARG)?.wrapping_add(1));
            Ok(am::TRUE)
        }
        "force_gc" if value == p.regs.pid => Err(Fault::Trap {
            module: am::ERLANG,
            function: Atom::new("garbage_collect").term(),
            args: Vec::new(),
        }),
        "multizero_timeout_in_timeout" => {
            let milliseconds = int::to_u64(value).ok_or(Fault::BADARG)?;
            let done = Atom::new("multizero_timeout_in_timeout_done").term();
            let entry = p.exec.entry.clone().ok_or(Fault::BADARG)?;
            timers::send_behind_others(timers::after(milliseconds), 2, entry, done);
            Ok(am::OK)
        }
        "mbuf" => Ok(copy(value, p)),
        "binary" => {
            let bytes = value.as_small().and_then(|n| usize::try_from(n).ok());
            Ok(p.binary(&vec![0; bytes.ok_or(Fault::BADARG)?]))
        }
        // Nothing is put off: who asks need not wait, but others run meanwhile, as OTP's other schedulers do.
        "wait" => {
            thread::sleep(WAIT);
            p.regs.fcalls = 0;
            Ok(am::OK)
        }
        // What takes long goes to a dirty scheduler, and does not count its turns.
        "binary_loop_limit" | "re_loop_limit" | "unicode_loop_limit" => Ok(p.int(i64::MAX)),
        // Places in the queue stand for markers of `receive`: there is no counter that could overflow.
        "process_uniq_counter" if int::to_i64(value).is_some() => Ok(am::OK),
        // How many locks a table has does not change by itself.
        "ets_force_split" | "ets_debug_random_split_join" if value.as_tuple().is_some() => {
            Ok(am::OK)
        }
        "ets_force_trap" => Ok(Atom::new("notsup").term()),
        _ => badarg(),
    }
}
