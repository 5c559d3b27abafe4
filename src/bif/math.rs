//! `math`: the C library's functions, so that results are OTP's to the last bit.
use super::{Fault, Res};
use crate::arith::{self, Int};
use crate::process::Process;
use crate::term::Term;

// The standard library's own versions of some of these (`acosh`, `asinh`, `atanh`) round differently,
// and it has no `erf`. All of them are pure functions of floats.
unsafe extern "C" {
    safe fn cos(x: f64) -> f64;
    safe fn cosh(x: f64) -> f64;
    safe fn sin(x: f64) -> f64;
    safe fn sinh(x: f64) -> f64;
    safe fn tan(x: f64) -> f64;
    safe fn tanh(x: f64) -> f64;
    safe fn acos(x: f64) -> f64;
    safe fn acosh(x: f64) -> f64;
    safe fn asin(x: f64) -> f64;
    safe fn asinh(x: f64) -> f64;
    safe fn atan(x: f64) -> f64;
    safe fn atanh(x: f64) -> f64;
    safe fn erf(x: f64) -> f64;
    safe fn erfc(x: f64) -> f64;
    safe fn exp(x: f64) -> f64;
    safe fn log(x: f64) -> f64;
    safe fn log2(x: f64) -> f64;
    safe fn log10(x: f64) -> f64;
    safe fn sqrt(x: f64) -> f64;
    safe fn ceil(x: f64) -> f64;
    safe fn floor(x: f64) -> f64;
    safe fn atan2(y: f64, x: f64) -> f64;
    safe fn pow(x: f64, y: f64) -> f64;
    safe fn fmod(x: f64, y: f64) -> f64;
}

/// A number as a float: `badarg` for what isn't one, `badarith` if it is too large.
fn number(t: Term) -> Result<f64, Fault> {
    match arith::to_f64(t) {
        Some(f) => Ok(f),
        None if Int::of(t).is_some() => Err(Fault::BADARITH),
        None => Err(Fault::BADARG),
    }
}

/// Registers functions and defines their BIFs. What lies outside a function's domain is `badarith`.
macro_rules! functions {
    ($($name:literal / $arity:literal $bif:ident $f:ident ($($arg:literal),*);)*) => {
        crate::bifs! { math { $($name/$arity => $bif),* } }
        $(fn $bif(p: &mut Process, args: &[Term]) -> Res {
            let result = $f($(number(args[$arg])?),*);
            arith::float(p, result)
        })*
    };
}

functions! {
    "cos"/1 cos_1 cos (0);
    "cosh"/1 cosh_1 cosh (0);
    "sin"/1 sin_1 sin (0);
    "sinh"/1 sinh_1 sinh (0);
    "tan"/1 tan_1 tan (0);
    "tanh"/1 tanh_1 tanh (0);
    "acos"/1 acos_1 acos (0);
    "acosh"/1 acosh_1 acosh (0);
    "asin"/1 asin_1 asin (0);
    "asinh"/1 asinh_1 asinh (0);
    "atan"/1 atan_1 atan (0);
    "atanh"/1 atanh_1 atanh (0);
    "erf"/1 erf_1 erf (0);
    "erfc"/1 erfc_1 erfc (0);
    "exp"/1 exp_1 exp (0);
    "log"/1 log_1 log (0);
    "log2"/1 log2_1 log2 (0);
    "log10"/1 log10_1 log10 (0);
    "sqrt"/1 sqrt_1 sqrt (0);
    "ceil"/1 ceil_1 ceil (0);
    "floor"/1 floor_1 floor (0);
    "atan2"/2 atan2_2 atan2 (0, 1);
    "pow"/2 pow_2 pow (0, 1);
    "fmod"/2 fmod_2 fmod (0, 1);
}
