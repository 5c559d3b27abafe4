//! What all runtime functions share: from registers to the process, collecting, faults.
use super::exception;
use super::state::Regs;
use crate::bif::Fault;
use crate::process::Process;
use crate::process::gc::{self, Outcome};
use crate::term::print::{self, Pretty};
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
        Outcome::OverLimit { .. } | Outcome::NoMemory { .. } => {
            exception::set_exit(p, am::KILLED);
            false
        }
    }
}

/// The process needs more words than its `max_heap_size`: tells of it if that is wanted; false: it must die.
fn outlives_limit(p: &Process, words: usize) -> bool {
    let limit = p.flags.max_heap;
    if limit.error_logger {
        let pid = print::pretty(p.regs.pid, &Pretty::default());
        eprintln!(
            "Process {pid} has reached its maximum heap size: {words} words, {} allowed{}\n",
            limit.size,
            if limit.kill { "; it is killed" } else { "" }
        );
    }
    !limit.kill
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
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_gc")]
pub unsafe extern "C" fn rt_gc(p: *mut Regs, bytes: usize, live: usize) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    collect(p, bytes.div_ceil(size_of::<Term>()), live)
}
