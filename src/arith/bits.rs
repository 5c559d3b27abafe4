//! Bitwise operations on integers of any size, as if in two's complement without end.
use super::int::Int;
use super::limbs::{self, Limbs};

/// A magnitude's limbs in two's complement, `n` of them.
fn complement(int: &Int, n: usize) -> Limbs {
    let mut out = Limbs::from_slice(int.magnitude());
    out.resize(n, 0);
    if int.negative {
        negate(&mut out);
    }
    out
}

fn negate(limbs: &mut [u64]) {
    let mut carry = true;
    for l in limbs {
        (*l, carry) = (!*l).overflowing_add(carry.into());
    }
}

/// Sign and magnitude of `op` applied to each limb of the two's complements.
pub fn bitwise(a: &Int, b: &Int, op: impl Fn(u64, u64) -> u64) -> (bool, Limbs) {
    let n = a.magnitude().len().max(b.magnitude().len()) + 1;
    let mut out = complement(a, n);
    for (x, y) in out.iter_mut().zip(complement(b, n)) {
        *x = op(*x, y);
    }
    let negative = out[n - 1] >> 63 == 1;
    if negative {
        negate(&mut out);
    }
    (negative, out)
}

/// Sign and magnitude of `-n - 1`.
pub fn not(n: &Int) -> (bool, Limbs) {
    if n.negative {
        (false, limbs::sub(n.magnitude(), &[1]))
    } else {
        (true, limbs::add(n.magnitude(), &[1]))
    }
}

/// Magnitude of `n` shifted right, rounding towards negative infinity. The sign stays.
pub fn shift_right(n: &Int, bits: usize) -> Limbs {
    let shifted = limbs::shr(n.magnitude(), bits);
    if n.negative && limbs::any_below(n.magnitude(), bits) {
        let mut shifted = shifted;
        limbs::normalise(&mut shifted);
        return limbs::add(&shifted, &[1]);
    }
    shifted
}
