//! Arithmetic on terms, as Erlang's operators do it.
//!
//! Every function takes the heap for its result first. Two small integers are dealt with inline; what
//! else there is goes to cold functions.
mod bits;
pub mod int;
pub(crate) mod large;
pub mod limbs;
mod ops;
pub mod text;

pub use int::Int;
pub use ops::{BinaryOp, UnaryOp, binary, binary_op, plus, unary, unary_op};

use crate::bif::{Fault, Res};
use crate::heap::Heap;
use crate::term::Term;
use crate::term::word::SMALL_SHIFT;

/// Most limbs of an integer: OTP's limit, 4 194 240 bits.
pub const MAX_LIMBS: usize = (1 << 16) - 1;

const BADARITH: Fault = Fault::BADARITH;

/// The integer of that sign and magnitude, if it isn't too large.
pub fn integer<H: Heap + ?Sized>(h: &mut H, negative: bool, limbs: &[u64]) -> Res {
    if limbs.len() > MAX_LIMBS && limbs[MAX_LIMBS..].iter().any(|&l| l != 0) {
        return Err(Fault::SYSTEM_LIMIT);
    }
    Ok(h.big(negative, limbs))
}

/// A float, if it is finite.
pub fn float<H: Heap + ?Sized>(h: &mut H, f: f64) -> Res {
    if f.is_finite() {
        Ok(h.float(f))
    } else {
        Err(BADARITH)
    }
}

/// A number's value as a float; `None` for other terms and for integers beyond all floats.
pub fn to_f64(t: Term) -> Option<f64> {
    if let Some(n) = t.as_small() {
        return Some(n as f64);
    }
    t.as_float().or_else(|| Int::of(t)?.to_f64())
}

/// Both as integers of at most one limb each: sums, products of magnitudes and bits fit 128 bits.
#[inline]
fn one_limb(a: Term, b: Term) -> Option<(i128, i128)> {
    Some((int::to_i128(a)?, int::to_i128(b)?))
}

/// An integer of `n` limbs at most, which `fill` writes into zeros.
fn filled<H: Heap + ?Sized>(
    h: &mut H,
    negative: bool,
    n: usize,
    mut fill: impl FnMut(&mut [u64]),
) -> Res {
    if n <= MAX_LIMBS {
        return Ok(h.big_filled(negative, n, &mut fill));
    }
    // It may still fit.
    let mut limbs = vec![0; n];
    fill(&mut limbs);
    integer(h, negative, &limbs)
}

/// The integers' result, or the floats'.
fn mixed<H: Heap + ?Sized>(
    h: &mut H,
    a: Term,
    b: Term,
    ints: impl Fn(&mut H, &Int, &Int) -> Res,
    floats: impl Fn(f64, f64) -> f64,
) -> Res {
    if let (Some(a), Some(b)) = (Int::of(a), Int::of(b)) {
        return ints(h, &a, &b);
    }
    match (to_f64(a), to_f64(b)) {
        (Some(a), Some(b)) => float(h, floats(a, b)),
        _ => Err(BADARITH),
    }
}

/// `a + b`.
#[inline]
pub fn add<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) {
        return Ok(h.int(a.small_value() + b.small_value()));
    }
    add_slow(h, a, b)
}

#[cold]
fn add_slow<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if let Some((a, b)) = one_limb(a, b) {
        return Ok(int::from_i128(h, a + b));
    }
    mixed(
        h,
        a,
        b,
        |h, a, b| signed_add(h, a, b, b.negative),
        |a, b| a + b,
    )
}

/// `a - b`.
#[inline]
pub fn sub<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) {
        return Ok(h.int(a.small_value() - b.small_value()));
    }
    sub_slow(h, a, b)
}

#[cold]
fn sub_slow<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if let Some((a, b)) = one_limb(a, b) {
        return Ok(int::from_i128(h, a - b));
    }
    mixed(
        h,
        a,
        b,
        |h, a, b| signed_add(h, a, b, !b.negative),
        |a, b| a - b,
    )
}

/// `a` plus `b` with the sign given.
fn signed_add<H: Heap + ?Sized>(h: &mut H, a: &Int, b: &Int, b_negative: bool) -> Res {
    let (x, y) = (a.magnitude(), b.magnitude());
    if a.negative == b_negative {
        let n = x.len().max(y.len()) + 1;
        filled(h, a.negative, n, |sum| limbs::add_into(sum, x, y))
    } else if limbs::cmp(x, y).is_ge() {
        filled(h, a.negative, x.len(), |rest| limbs::sub_into(rest, x, y))
    } else {
        filled(h, b_negative, y.len(), |rest| limbs::sub_into(rest, y, x))
    }
}

/// `a * b`.
#[inline]
pub fn mul<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) {
        let (a, b) = (a.small_value(), b.small_value());
        return Ok(match a.checked_mul(b) {
            Some(product) => h.int(product),
            None => int::from_i128(h, i128::from(a) * i128::from(b)),
        });
    }
    mul_slow(h, a, b)
}

#[cold]
fn mul_slow<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if let Some((a, b)) = one_limb(a, b) {
        let product = a.unsigned_abs() * b.unsigned_abs();
        return Ok(h.big(
            (a < 0) != (b < 0),
            &[product as u64, (product >> 64) as u64],
        ));
    }
    mixed(h, a, b, signed_mul, |a, b| a * b)
}

fn signed_mul<H: Heap + ?Sized>(h: &mut H, a: &Int, b: &Int) -> Res {
    let (x, y) = (a.magnitude(), b.magnitude());
    let negative = a.negative != b.negative;
    if limbs::is_school_mul(x, y) {
        return filled(h, negative, x.len() + y.len(), |product| {
            limbs::mul_into(product, x, y)
        });
    }
    integer(h, negative, &large::mul(x, y))
}

/// `a / b`.
pub fn float_div<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    match (to_f64(a), to_f64(b)) {
        (Some(a), Some(b)) => float(h, a / b),
        _ => Err(BADARITH),
    }
}

/// `a div b`, towards zero.
#[inline]
pub fn div<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) && b != Term::ZERO {
        return Ok(h.int(a.small_value() / b.small_value()));
    }
    div_slow(h, a, b)
}

#[cold]
fn div_slow<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if let Some((a, b)) = one_limb(a, b)
        && b != 0
    {
        let result = i128::from(a.unsigned_abs() as u64 / b.unsigned_abs() as u64);
        return Ok(int::from_i128(
            h,
            if (a < 0) != (b < 0) { -result } else { result },
        ));
    }
    let (a, b) = divisible(a, b)?;
    if let Some(quotient) = limbs::small_quotient(a.magnitude(), b.magnitude()) {
        return integer(h, a.negative != b.negative, &[quotient]);
    }
    let (quotient, _) = limbs::div_rem(a.magnitude(), b.magnitude());
    integer(h, a.negative != b.negative, &quotient)
}

/// `a rem b`, with the sign of `a`.
#[inline]
pub fn rem<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) && b != Term::ZERO {
        return Ok(Term::small(a.small_value() % b.small_value()));
    }
    rem_slow(h, a, b)
}

#[cold]
fn rem_slow<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if let Some((a, b)) = one_limb(a, b)
        && b != 0
    {
        let result = i128::from(a.unsigned_abs() as u64 % b.unsigned_abs() as u64);
        return Ok(int::from_i128(h, if a < 0 { -result } else { result }));
    }
    let (a, b) = divisible(a, b)?;
    let (_, rest) = limbs::div_rem(a.magnitude(), b.magnitude());
    integer(h, a.negative, &rest)
}

/// `a div b` and `a rem b` at once.
pub fn div_rem<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Result<(Term, Term), Fault> {
    if Term::both_small(a, b) && b != Term::ZERO {
        let (a, b) = (a.small_value(), b.small_value());
        return Ok((h.int(a / b), Term::small(a % b)));
    }
    let (a, b) = divisible(a, b)?;
    let (quotient, rest) = limbs::div_rem(a.magnitude(), b.magnitude());
    let quotient = integer(h, a.negative != b.negative, &quotient)?;
    Ok((quotient, integer(h, a.negative, &rest)?))
}

/// Both as integers, the second not zero.
fn divisible<'a>(a: Term, b: Term) -> Result<(Int<'a>, Int<'a>), Fault> {
    match (Int::of(a), Int::of(b)) {
        (Some(a), Some(b)) if !b.magnitude().is_empty() => Ok((a, b)),
        _ => Err(BADARITH),
    }
}

/// `-a`.
pub fn neg<H: Heap + ?Sized>(h: &mut H, a: Term) -> Res {
    match (a.as_small(), a.as_big(), a.as_float()) {
        (Some(n), ..) => Ok(h.int(-n)),
        (_, Some((negative, limbs)), _) => Ok(h.big(!negative, limbs)),
        (.., Some(f)) => Ok(h.float(-f)),
        _ => Err(BADARITH),
    }
}

/// `abs(a)`: of what is not a number `None`, which is `badarg`, not `badarith`.
pub fn abs<H: Heap + ?Sized>(h: &mut H, a: Term) -> Res {
    match (a.as_small(), a.as_big(), a.as_float()) {
        (Some(n), ..) => Ok(h.int(n.abs())),
        (_, Some((false, _)), _) => Ok(a),
        (_, Some((true, limbs)), _) => Ok(h.big(false, limbs)),
        (.., Some(f)) => Ok(if f.is_sign_negative() {
            h.float(f.abs())
        } else {
            a
        }),
        _ => Err(Fault::BADARG),
    }
}

/// Applies `op` to limbs, `op128` to integers of 128 bits.
fn bitwise<H: Heap + ?Sized>(
    h: &mut H,
    a: Term,
    b: Term,
    op: impl Fn(u64, u64) -> u64,
    op128: impl Fn(i128, i128) -> i128,
) -> Res {
    if let Some((a, b)) = one_limb(a, b) {
        return Ok(int::from_i128(h, op128(a, b)));
    }
    match (Int::of(a), Int::of(b)) {
        (Some(a), Some(b)) => {
            let (negative, limbs) = bits::bitwise(&a, &b, op);
            integer(h, negative, &limbs)
        }
        _ => Err(BADARITH),
    }
}

/// `a band b`.
#[inline]
pub fn band<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) {
        return Ok(Term::from_raw(a.raw() & b.raw()));
    }
    bitwise(h, a, b, |a, b| a & b, |a, b| a & b)
}

/// `a bor b`.
#[inline]
pub fn bor<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) {
        return Ok(Term::from_raw(a.raw() | b.raw()));
    }
    bitwise(h, a, b, |a, b| a | b, |a, b| a | b)
}

/// `a bxor b`.
#[inline]
pub fn bxor<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if Term::both_small(a, b) {
        return Ok(Term::from_raw(a.raw() ^ b.raw()));
    }
    bitwise(h, a, b, |a, b| a ^ b, |a, b| a ^ b)
}

/// `bnot a`.
#[inline]
pub fn bnot<H: Heap + ?Sized>(h: &mut H, a: Term) -> Res {
    if let Some(n) = a.as_small() {
        return Ok(Term::small(!n));
    }
    let a = Int::of(a).ok_or(BADARITH)?;
    let (negative, limbs) = bits::not(&a);
    integer(h, negative, &limbs)
}

/// `a bsl b`.
#[inline]
pub fn bsl<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if let (Some(n), Some(bits @ 0..=58)) = (a.as_small(), b.as_small())
        && (n << bits) >> bits == n
        && let Some(t) = Term::try_small(n << bits)
    {
        return Ok(t);
    }
    shift(h, a, b, false)
}

/// `a bsr b`.
#[inline]
pub fn bsr<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term) -> Res {
    if let (Some(n), Some(bits @ 0..)) = (a.as_small(), b.as_small()) {
        return Ok(Term::small(n >> bits.min(64 - i64::from(SMALL_SHIFT))));
    }
    shift(h, a, b, true)
}

/// A distance that no integer outlives.
const FAR: i64 = i64::MAX / 2;

#[cold]
fn shift<H: Heap + ?Sized>(h: &mut H, a: Term, b: Term, right: bool) -> Res {
    let (Some(int), Some(by)) = (Int::of(a), Int::of(b)) else {
        return Err(BADARITH);
    };
    let distance = b.as_small().unwrap_or(FAR).unsigned_abs() as usize;
    if distance == 0 || int.magnitude().is_empty() {
        return Ok(a);
    }
    if let Some(n) = int::to_i128(a) {
        if right != by.negative {
            return Ok(int::from_i128(h, n >> distance.min(127)));
        }
        if distance < 63 {
            return Ok(int::from_i128(h, n << distance));
        }
    }
    if right != by.negative {
        return integer(h, int.negative, &bits::shift_right(&int, distance));
    }
    let x = int.magnitude();
    if x.len() + distance / 64 > MAX_LIMBS {
        return Err(Fault::SYSTEM_LIMIT);
    }
    filled(h, int.negative, limbs::shl_len(x, distance), |out| {
        limbs::shl_into(out, x, distance)
    })
}

#[cfg(test)]
mod tests;
