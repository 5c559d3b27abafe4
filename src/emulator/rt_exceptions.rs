//! Runtime functions of `ops/exceptions.tab`.
use super::exception;
use super::runtime::{process, x};
use super::state::Regs;
use crate::bif::Class;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

/// Where the exception that is set is handled; null: the process dies of it.
///
/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_handle_exception")]
pub unsafe extern "C" fn rt_handle_exception(p: *mut Regs, at: *const u8) -> *const u8 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    exception::handle(p, at).unwrap_or(std::ptr::null())
}

/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_set_badarg")]
pub unsafe extern "C" fn rt_set_badarg(p: *mut Regs, _culprit: Term) {
    // SAFETY: R1.
    exception::set_error(unsafe { process(p) }, am::BADARG);
}

/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_set_error")]
pub unsafe extern "C" fn rt_set_error(p: *mut Regs, reason: Term) {
    // SAFETY: R1.
    exception::set_error(unsafe { process(p) }, reason);
}

/// `error:{Tag, Value}`.
///
/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_set_error_with")]
pub unsafe extern "C" fn rt_set_error_with(p: *mut Regs, tag: Term, value: Term) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let reason = p.tuple(&[tag, value]);
    exception::set_error(p, reason);
}

/// The `raise` instruction: an exception goes on as it was; its trace remembers the class.
///
/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_raise_again")]
pub unsafe extern "C" fn rt_raise_again(p: *mut Regs, trace: Term, value: Term) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    raise(p, exception::class_of(trace), value, trace);
}

fn raise(p: &mut Process, class: Class, reason: Term, trace: Term) {
    exception::set_error(p, reason);
    p.regs.exc_class = class as u64;
    p.regs.exc_trace = exception::with_class(p, trace, class);
}

/// `erlang:raise/3` with the trace that `try` gave: true if it raises, else x0 has `badarg`.
///
/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_raw_raise")]
pub unsafe extern "C" fn rt_raw_raise(p: *mut Regs) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let [class, reason, trace] = [x(p)[0], x(p)[1], x(p)[2]];
    let class = match class {
        c if c == am::ERROR => Class::Error,
        c if c == am::EXIT_LOWER => Class::Exit,
        c if c == am::THROW => Class::Throw,
        _ => {
            x(p)[0] = am::BADARG;
            return false;
        }
    };
    raise(p, class, reason, trace);
    true
}

/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_build_stacktrace")]
pub unsafe extern "C" fn rt_build_stacktrace(p: *mut Regs) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let raw = x(p)[0];
    let built = exception::build(p, raw);
    x(p)[0] = built;
}

/// What `catch` makes of an exception: x1 class, x2 value, x3 trace.
///
/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_catch_value")]
pub unsafe extern "C" fn rt_catch_value(p: *mut Regs) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let [class, value, trace] = [x(p)[1], x(p)[2], x(p)[3]];
    let result = if class == am::THROW {
        value
    } else if class == am::ERROR {
        let trace = exception::build(p, trace);
        let reason = p.tuple(&[value, trace]);
        p.tuple(&[am::EXIT, reason])
    } else {
        p.tuple(&[am::EXIT, value])
    };
    x(p)[0] = result;
}

/// No clause of the function at `at` matches its arguments, x0 and up.
///
/// # Safety
/// As `rt_handle_exception`.
#[unsafe(export_name = "purlin_rt_function_clause")]
pub unsafe extern "C" fn rt_function_clause(p: *mut Regs, _at: *const u8, arity: usize) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let args = x(p)[..arity].to_vec();
    let args = p.list(&args);
    exception::set_error(p, am::FUNCTION_CLAUSE);
    let first = p.tuple(&[Term::NIL, Term::NIL, args]);
    p.exec.set_first_frame(first);
}
