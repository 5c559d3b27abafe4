//! The loop back end: generated from `ops/*.tab`.
use super::counts::counted as other;
use super::prelude::Cold;

/// A cold path, from the loop: it leaves the machine.
///
/// # Safety
/// As the handlers' own (ARCHITECTURE.md, E1–E7).
unsafe fn loop_tail(path: Cold, s: &mut State) -> u64 {
    // SAFETY: the caller's.
    unsafe { path(s.ip, s.c, s.e, s.htop, s.fcalls, s.p) }
}

include!(concat!(env!("OUT_DIR"), "/looped.rs"));
