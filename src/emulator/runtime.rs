//! What all runtime functions share: from registers to the process, collecting, faults.
use super::exception;
use super::prelude::ROOM;
use super::state::{Regs, leave};
use crate::bif::{Fault, boolean};
use crate::crash::{self, Calling};
use crate::heap::Arena;
use crate::process::gc::{self, Outcome};
use crate::process::{Process, info};
use crate::scheduler::{Dirty, log};
use crate::term::{Term, am};

/// The running process.
///
/// # Safety
/// `p` is the first field of a process that this thread runs (R1).
pub unsafe fn process<'a>(p: *mut Regs) -> &'a mut Process {
    // SAFETY: `Process` is `repr(C)` and `Regs` its first field.
    unsafe { &mut *(p as *mut Process) }
}

/// The x registers of the scheduler that runs the process.
pub fn x(p: &mut Process) -> &mut [Term] {
    // SAFETY: R2: a running process has its scheduler's context.
    unsafe { &mut (*p.regs.ctx).x }
}

/// Collects, with the first `live` x registers as roots; false: the process must die (its exception
/// is set).
pub fn collect(p: &mut Process, words: usize, live: usize) -> bool {
    let ctx = p.regs.ctx;
    // SAFETY: R2; the slice does not overlap the process.
    let roots = unsafe { &mut (&mut (*ctx).x)[..live] };
    match gc::collect(p, words, roots) {
        Outcome::Done { copied } => {
            // A collection costs as it copies.
            p.regs.fcalls -= (copied / 64) as isize;
            true
        }
        Outcome::OverLimit { copied, words } if outlives_limit(p, words) => {
            p.regs.fcalls -= (copied / 64) as isize;
            true
        }
        Outcome::NoMemory { words } => {
            crash::no_heap(words, &Calling::Whole(p));
            exception::set_exit(p, am::KILLED);
            false
        }
        Outcome::OverLimit { .. } => {
            exception::set_exit(p, am::KILLED);
            false
        }
    }
}

/// As `collect`, or the way to leave the machine: `leave::EXIT` if the process must die, `leave::YIELD` if a dirty scheduler is to
/// collect, as that takes long; the process then goes on at `at`.
pub fn make_room(p: &mut Process, words: usize, live: usize, at: *const u8) -> u64 {
    if p.exec.dirty == Dirty::No && p.collects_long() {
        p.regs.ip = at;
        p.regs.live = live;
        // SAFETY: R2.
        let floats = unsafe { &(*p.regs.ctx).f };
        p.exec.collect_elsewhere(words, floats);
        return leave::YIELD;
    }
    match collect(p, words, live) {
        true => ROOM,
        false => leave::EXIT,
    }
}

/// The process needs more words than its `max_heap_size`: logs it if that is wanted; false: it must die.
pub fn outlives_limit(p: &mut Process, words: usize) -> bool {
    let limit = p.flags.max_heap;
    if limit.error_logger {
        log_limit(p, words);
    }
    !limit.kill
}

/// What stands in the log of a heap that has become too large, as OTP's readers of logs know it.
const OVER_LIMIT: &str = "     Process:            ~p ~n     Context:            maximum heap size reached~n\
    \x20    Max Heap Size:      ~p~n     Total Heap Size:    ~p~n     Kill:               ~p~n\
    \x20    Error Logger:       ~p~n     Message Queue Len:  ~p~n     GC Info:            ~p~n\
    \x20    Stacktrace:         ~p~n";

fn log_limit(p: &mut Process, words: usize) {
    let limit = p.flags.max_heap;
    let mut heap = Arena::new();
    let size = |n: usize| Term::small(n as i64);
    let args = [
        p.regs.pid,
        size(limit.size),
        size(words),
        boolean(limit.kill),
        am::TRUE,
        size(p.mailbox.len()),
        info::heap_details(p, &mut heap),
        info::current_stacktrace(p, &mut heap),
    ];
    log::error(p, OVER_LIMIT, &args);
}

/// Before an instruction allocates through the runtime: collects if fragments have piled up. True: it has, and the
/// instruction must start again, for its operands have moved.
pub fn collect_first(p: &mut Process, live: usize) -> bool {
    p.wants_collection() && collect(p, 0, live)
}

/// Sets the exception of a failed guard BIF or operator; returns "no value".
pub fn fault_in_guard_bif(
    p: &mut Process,
    fault: Fault,
    module: Term,
    function: Term,
    args: &[Term],
) -> Term {
    exception::set_fault(p, fault, (module, function), args);
    Term::NONE
}

/// # Safety
/// Called by handlers with the running process, its state saved (R1), at the instruction that `at` points at.
#[unsafe(export_name = "purlin_rt_need")]
pub unsafe extern "C" fn rt_need(p: *mut Regs, bytes: usize, live: usize, at: *const u8) -> u64 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    make_room(p, bytes.div_ceil(size_of::<Term>()), live, at)
}

/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_gc")]
pub unsafe extern "C" fn rt_gc(p: *mut Regs, bytes: usize, live: usize) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    collect(p, bytes.div_ceil(size_of::<Term>()), live)
}
