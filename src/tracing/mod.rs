//! Tracing: who is told of what processes and functions do (`erlang:trace/3`, `trace_pattern/3`, the module `trace`).
//!
//! Nothing of it costs anything where it is not used: code has no place for it before it is traced (`breakpoint`), and what processes do
//! is looked at only once somebody has traced one (`is_active`).
pub mod actions;
pub mod breakpoint;
pub mod calls;
pub mod code;
pub mod events;
pub mod flags;
pub mod measure;
pub mod pattern;
pub mod sequential;
pub mod session;
pub mod targets;
pub mod tell;
pub mod traced;

use crate::process::Process;
use parking_lot::{Mutex, MutexGuard};
use std::sync::atomic::{AtomicBool, Ordering};

/// Some process has been traced, or has had a token.
static ACTIVE: AtomicBool = AtomicBool::new(false);

/// Whether what processes do is to be looked at.
#[inline]
pub fn is_active() -> bool {
    ACTIVE.load(Ordering::Relaxed)
}

pub fn activate() {
    ACTIVE.store(true, Ordering::Release);
}

/// Held by the one who changes what is traced. `None`: somebody else does.
pub fn permission() -> Option<MutexGuard<'static, ()>> {
    static PERMISSION: Mutex<()> = Mutex::new(());
    PERMISSION.try_lock()
}

/// The process has left the machine; `calls`: it goes on with a call.
#[inline]
pub fn left_machine(p: &mut Process, calls: bool) {
    if breakpoint::are_there() && !calls {
        calls::left(p);
    }
}

/// The process enters the machine.
#[inline]
pub fn enters_machine(p: &mut Process) {
    if is_active() || breakpoint::are_there() {
        calls::comes_back(p);
    }
}
