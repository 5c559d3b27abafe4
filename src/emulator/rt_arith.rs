//! Runtime functions of `ops/arith.tab` and `ops/floats.tab`: what small integers don't cover.
use super::prelude::RETRY;
use super::runtime::{collect_first, fault_in_guard_bif, process};
use super::state::Regs;
use crate::arith;
use crate::bif::Res;
use crate::process::Process;
use crate::term::{Term, am};

type Binary = fn(&mut Process, Term, Term) -> Res;

/// A binary operation: collects first if fragments have piled up, and sets the exception if it fails.
fn binary(p: *mut Regs, a: Term, b: Term, live: usize, name: Term, run: Binary) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if collect_first(p, live) {
        return Term::from_raw(RETRY);
    }
    match run(p, a, b) {
        Ok(value) => value,
        Err(fault) => fault_in_guard_bif(p, fault, am::ERLANG, name, &[a, b]),
    }
}

macro_rules! binaries {
    ($($link:literal $fn:ident $name:ident $run:path;)*) => {$(
        /// # Safety
        /// Called by handlers with the running process (R1).
        #[unsafe(export_name = $link)]
        pub unsafe extern "C" fn $fn(p: *mut Regs, a: Term, b: Term, live: usize) -> Term {
            binary(p, a, b, live, am::$name, $run)
        }
    )*};
}

binaries! {
    "purlin_rt_plus" rt_plus PLUS arith::add;
    "purlin_rt_minus" rt_minus MINUS arith::sub;
    "purlin_rt_times" rt_times TIMES arith::mul;
    "purlin_rt_int_div" rt_int_div INT_DIV arith::div;
    "purlin_rt_rem" rt_rem REM arith::rem;
    "purlin_rt_band" rt_band BAND arith::band;
    "purlin_rt_bor" rt_bor BOR arith::bor;
    "purlin_rt_bxor" rt_bxor BXOR arith::bxor;
    "purlin_rt_bsl" rt_bsl BSL arith::bsl;
    "purlin_rt_bsr" rt_bsr BSR arith::bsr;
}

macro_rules! unaries {
    ($($link:literal $fn:ident $name:ident $run:path;)*) => {$(
        /// # Safety
        /// Called by handlers with the running process (R1).
        #[unsafe(export_name = $link)]
        pub unsafe extern "C" fn $fn(p: *mut Regs, a: Term, live: usize) -> Term {
            // SAFETY: R1.
            let p = unsafe { process(p) };
            if collect_first(p, live) {
                return Term::from_raw(RETRY);
            }
            match $run(p, a) {
                Ok(value) => value,
                Err(fault) => fault_in_guard_bif(p, fault, am::ERLANG, am::$name, &[a]),
            }
        }
    )*};
}

unaries! {
    "purlin_rt_bnot" rt_bnot BNOT arith::bnot;
    "purlin_rt_negate" rt_negate MINUS arith::neg;
}

/// A number that is neither small nor a float, as a float.
///
/// # Safety
/// Called by handlers with the running process (R1); `dst` is a float register.
#[unsafe(export_name = "purlin_rt_fconv")]
pub unsafe extern "C" fn rt_fconv(p: *mut Regs, src: Term, dst: *mut f64) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    match arith::to_f64(src) {
        Some(value) => {
            // SAFETY: the handler's float register.
            unsafe { *dst = value };
            true
        }
        None => {
            super::exception::set_error(p, am::BADARITH);
            false
        }
    }
}
