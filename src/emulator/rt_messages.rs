//! Runtime functions of `ops/receive.tab`.
use super::exception;
use super::prelude::{BAD_TIMEOUT, TIMED_OUT, WAITS};
use super::runtime::{process, x};
use super::state::{Cursor, Regs};
use crate::bif::Fault;
use crate::dist::relations::Sent;
use crate::scheduler;
use crate::term::{Term, am};

/// `x0 ! x1`; false: it raised.
///
/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_send")]
pub unsafe extern "C" fn rt_send(p: *mut Regs) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let (to, message) = (x(p)[0], x(p)[1]);
    match scheduler::send(p, to, message) {
        Ok(Sent::TooLarge) => {
            let fault = Fault::SYSTEM_LIMIT;
            exception::set_fault(p, fault, (am::ERLANG, am::SEND_LOWER), &[to, message]);
            false
        }
        Ok(_) => {
            x(p)[0] = message;
            true
        }
        Err(_) => {
            exception::set_fault(
                p,
                Fault::BADARG,
                (am::ERLANG, am::SEND_LOWER),
                &[to, message],
            );
            false
        }
    }
}

/// The message at the cursor, or no term.
///
/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_loop_rec")]
pub unsafe extern "C" fn rt_loop_rec(p: *mut Regs) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if let Some(message) = p.current_message() {
        return message;
    }
    scheduler::fetch(p);
    p.current_message().unwrap_or(Term::NONE)
}

/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_remove_message")]
pub unsafe extern "C" fn rt_remove_message(p: *mut Regs) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    p.remove_current();
    scheduler::cancel_wait(p);
}

/// Waits for a message: goes on at `to`, the loop's head.
///
/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_wait")]
pub unsafe extern "C" fn rt_wait(p: *mut Regs, to: *const u8) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    p.regs.ip = to;
    p.regs.live = 0;
}

/// Waits for a message (on at `to`) or the end of the time (on behind the instruction).
///
/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_wait_timeout")]
pub unsafe extern "C" fn rt_wait_timeout(p: *mut Regs, to: *const u8, time: Term) -> u64 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    p.regs.ip = to;
    p.regs.live = 0;
    // The operand counts when the wait begins: what it was in may be gone when the instruction is run again.
    if !scheduler::is_waiting(p) {
        let ms = match time.as_small().map(u32::try_from) {
            Some(Ok(ms)) => Some(u64::from(ms)),
            None if time == am::INFINITY => None,
            _ => {
                // The next `receive` reads the queue from its start.
                p.regs.cursor = Cursor::START;
                exception::set_error(p, am::TIMEOUT_VALUE);
                return BAD_TIMEOUT;
            }
        };
        // One that an exit signal has reached goes no further.
        if p.exec.seldom.dying.is_some() {
            return WAITS;
        }
        if ms == Some(0) {
            return TIMED_OUT;
        }
        scheduler::start_wait(p, ms);
    }
    if p.exec.seldom.dying.is_none() && scheduler::has_timed_out(p) {
        TIMED_OUT
    } else {
        WAITS
    }
}

/// The time is over: the next `receive` reads the queue from its start.
///
/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_timeout")]
pub unsafe extern "C" fn rt_timeout(p: *mut Regs) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    p.regs.cursor = Cursor::START;
    scheduler::cancel_wait(p);
}

// Markers: the place in the queue before which a fresh reference cannot stand.

/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_marker_reserve")]
pub unsafe extern "C" fn rt_marker_reserve(p: *mut Regs) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    scheduler::fetch(p);
    Term::small(p.mailbox.end() as i64)
}
/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_marker_bind")]
pub unsafe extern "C" fn rt_marker_bind(p: *mut Regs, marker: Term, reference: Term) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if let (Some(place), Some(number)) = (marker.as_small(), reference_number(reference)) {
        p.mailbox.bind_marker(place as u64, number);
    }
}
/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_marker_clear")]
pub unsafe extern "C" fn rt_marker_clear(p: *mut Regs, reference: Term) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if let Some(number) = reference_number(reference) {
        p.mailbox.clear_marker(number);
    }
}
/// # Safety
/// As `rt_send`.
#[unsafe(export_name = "purlin_rt_marker_use")]
pub unsafe extern "C" fn rt_marker_use(p: *mut Regs, reference: Term) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if let Some(number) = reference_number(reference) {
        p.use_marker(number);
    }
}

/// The number of a local reference.
fn reference_number(reference: Term) -> Option<[u64; 2]> {
    if !reference.is_reference() {
        return None;
    }
    let words = reference.payload_raw();
    Some([*words.first()?, words.get(1).copied().unwrap_or(0)])
}
