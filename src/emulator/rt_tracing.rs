//! Runtime functions of traced calls.
use super::runtime::process;
use super::state::{Export, Regs};
use crate::bif::Class;
use crate::process::Process;
use crate::tracing::calls;

/// The process has died in a collection: its exception is set.
fn is_dying(p: &Process) -> bool {
    p.regs.exc_class == Class::Exit as u64
}

/// A traced function is entered: as what it goes on (`jump_as!`); 0: the process must die.
///
/// # Safety
/// Called by handlers with the running process, its state saved (R1), at the instruction that `at` points at.
#[unsafe(export_name = "purlin_rt_breakpoint")]
pub unsafe extern "C" fn rt_breakpoint(p: *mut Regs, at: *const u8) -> u64 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let first = calls::entered(p, at);
    debug_assert!(first.is_some() || is_dying(p));
    first.unwrap_or(0)
}

/// A function is called by name that is traced so: where its code is; null: the process must die.
///
/// # Safety
/// As `rt_breakpoint`; `function` is an export.
#[unsafe(export_name = "purlin_rt_traced_export")]
pub unsafe extern "C" fn rt_traced_export(p: *mut Regs, function: *const Export) -> *const u8 {
    // SAFETY: R1, E6.
    let (p, export) = unsafe { (process(p), &*function) };
    calls::entered_by_name(p, export).unwrap_or(std::ptr::null())
}

/// A traced function has returned to the frame that was put there for that: where its caller goes on.
///
/// # Safety
/// As `rt_breakpoint`.
#[unsafe(export_name = "purlin_rt_traced_return")]
pub unsafe extern "C" fn rt_traced_return(p: *mut Regs) -> *const u8 {
    // SAFETY: R1.
    calls::returned(unsafe { process(p) })
}
