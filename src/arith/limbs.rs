//! Loops over magnitudes: 64-bit limbs, least significant first. Operands are normalised (no leading
//! zero limb); results may have leading zeros, which `Heap::big` drops.
use smallvec::SmallVec;
use std::cmp::Ordering;

/// A magnitude under way; short ones need no allocation.
pub type Limbs = SmallVec<[u64; INLINE]>;

/// Limbs that need no allocation.
const INLINE: usize = 16;

/// Up to this many limbs of the shorter operand, schoolbook multiplication is faster than the library.
const SCHOOL_MUL: usize = 12;
/// Up to this many limbs of divisor or quotient, schoolbook division is fastest.
const SCHOOL_DIV: usize = 32;

pub fn normalise(limbs: &mut Limbs) {
    let n = limbs.iter().rposition(|&l| l != 0).map_or(0, |i| i + 1);
    limbs.truncate(n);
}

pub fn cmp(a: &[u64], b: &[u64]) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Number of significant bits.
pub fn bit_len(a: &[u64]) -> usize {
    match a.last() {
        Some(top) => a.len() * 64 - top.leading_zeros() as usize,
        None => 0,
    }
}

/// `n` zeros.
fn zeros(n: usize) -> Limbs {
    if n <= INLINE {
        Limbs::from_buf_and_len([0; INLINE], n)
    } else {
        Limbs::from_vec(vec![0; n])
    }
}

/// `a + b` into zeros, one limb more than the longer has.
pub fn add_into(sum: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (low, high) = sum.split_at_mut(short.len());
    let mut carry = false;
    for ((s, &x), &y) in low.iter_mut().zip(long).zip(short) {
        (*s, carry) = x.carrying_add(y, carry);
    }
    let rest = &long[short.len()..];
    high[..rest.len()].copy_from_slice(rest);
    for s in high {
        if !carry {
            break;
        }
        (*s, carry) = s.overflowing_add(1);
    }
}

pub fn add(a: &[u64], b: &[u64]) -> Limbs {
    let mut sum = zeros(a.len().max(b.len()) + 1);
    add_into(&mut sum, a, b);
    sum
}

/// `a - b`, where `a >= b`, into as many limbs as `a` has.
pub fn sub_into(difference: &mut [u64], a: &[u64], b: &[u64]) {
    let (low, high) = difference.split_at_mut(b.len());
    let mut borrow = false;
    for ((d, &x), &y) in low.iter_mut().zip(a).zip(b) {
        (*d, borrow) = x.borrowing_sub(y, borrow);
    }
    high.copy_from_slice(&a[b.len()..]);
    for d in high {
        if !borrow {
            break;
        }
        (*d, borrow) = d.overflowing_sub(1);
    }
    debug_assert!(!borrow);
}

/// `a - b`, where `a >= b`.
pub fn sub(a: &[u64], b: &[u64]) -> Limbs {
    let mut difference = zeros(a.len());
    sub_into(&mut difference, a, b);
    difference
}

/// Schoolbook multiplication, into as many zeros as both have limbs.
pub fn mul_into(product: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    for (i, &y) in short.iter().enumerate() {
        let row = &mut product[i..=i + long.len()];
        let mut carry = 0;
        for (&x, p) in long.iter().zip(row.iter_mut()) {
            (*p, carry) = x.carrying_mul_add(y, carry, *p);
        }
        row[long.len()] = carry;
    }
}

/// True if `mul_into` is faster than the library.
pub fn is_school_mul(a: &[u64], b: &[u64]) -> bool {
    a.len().min(b.len()) <= SCHOOL_MUL
}

/// Quotient and remainder; `b` is not zero.
pub fn div_rem(a: &[u64], b: &[u64]) -> (Limbs, Limbs) {
    if cmp(a, b).is_lt() {
        return (Limbs::new(), Limbs::from_slice(a));
    }
    if let [one] = b {
        let (q, r) = div_limb(a, *one);
        return (q, Limbs::from_slice(&[r]));
    }
    if b.len().min(a.len() - b.len()) <= SCHOOL_DIV {
        div_school(a, b)
    } else {
        super::large::div_rem(a, b)
    }
}

/// The quotient, if the leading bits tell it: it is small enough that the others hardly matter.
pub fn small_quotient(a: &[u64], b: &[u64]) -> Option<u64> {
    let (a_bits, b_bits) = (bit_len(a), bit_len(b));
    if b_bits < 64 || a_bits > b_bits + 40 {
        return None;
    }
    // Both, without as many low bits that 64 are left of the divisor.
    let (top, divisor) = (bits_from(a, b_bits - 64), bits_from(b, b_bits - 64));
    // What was cut off makes the quotient larger than the one and not larger than the other.
    let quotient = top / divisor;
    (quotient == top / (divisor + 1)).then_some(quotient as u64)
}

/// Up to 128 bits from bit `from` up, of which there is one.
fn bits_from(a: &[u64], from: usize) -> u128 {
    let (limb, shift) = (from / 64, from % 64);
    let at = |i: usize| u128::from(a.get(limb + i).copied().unwrap_or(0));
    let low = at(0) | at(1) << 64;
    match shift {
        0 => low,
        _ => low >> shift | at(2) << (128 - shift),
    }
}

pub fn div_limb(a: &[u64], by: u64) -> (Limbs, u64) {
    let shift = by.leading_zeros();
    let divisor = Divisor::new(by << shift);
    let mut quotient = zeros(a.len());
    let mut rest = match a.last() {
        Some(&top) if shift > 0 => top >> (64 - shift),
        _ => 0,
    };
    for i in (0..a.len()).rev() {
        let below = if i > 0 { a[i - 1] } else { 0 };
        let limb = if shift > 0 {
            a[i] << shift | below >> (64 - shift)
        } else {
            a[i]
        };
        (quotient[i], rest) = divisor.divide(rest, limb);
    }
    (quotient, rest >> shift)
}

/// A normalised limb to divide by, with its reciprocal (Möller and Granlund, "Improved division by
/// invariant integers"): no hardware division for each limb.
struct Divisor {
    limb: u64,
    reciprocal: u64,
}

impl Divisor {
    /// `limb` has its highest bit set.
    fn new(limb: u64) -> Divisor {
        let dividend = u128::from(!limb) << 64 | u128::from(u64::MAX);
        Divisor {
            limb,
            reciprocal: (dividend / u128::from(limb)) as u64,
        }
    }
    /// Quotient and remainder of `high * 2^64 + low`, where `high` is less than the divisor.
    #[inline]
    fn divide(&self, high: u64, low: u64) -> (u64, u64) {
        let wide = u128::from(high) << 64 | u128::from(low);
        let estimate = (u128::from(self.reciprocal) * u128::from(high)).wrapping_add(wide);
        let mut quotient = ((estimate >> 64) as u64).wrapping_add(1);
        let mut rest = low.wrapping_sub(quotient.wrapping_mul(self.limb));
        if rest > estimate as u64 {
            quotient = quotient.wrapping_sub(1);
            rest = rest.wrapping_add(self.limb);
        }
        if rest >= self.limb {
            quotient = quotient.wrapping_add(1);
            rest -= self.limb;
        }
        (quotient, rest)
    }
}

/// Knuth's algorithm D. `b` has two limbs or more, `a` as many as `b` or more.
fn div_school(a: &[u64], b: &[u64]) -> (Limbs, Limbs) {
    let shift = b[b.len() - 1].leading_zeros() as usize;
    let n = b.len();
    let b = shl(b, shift);
    let b = &b[..n];
    let mut rest = shl(a, shift);
    rest.resize(a.len() + 1, 0);
    let divisor = Divisor::new(b[n - 1]);
    let mut quotient = zeros(a.len() + 1 - n);
    for j in (0..quotient.len()).rev() {
        quotient[j] = div_step(&mut rest[j..=j + n], b, &divisor);
    }
    rest.truncate(n);
    (quotient, shr(&rest, shift))
}

/// One limb of the quotient: takes the multiple of `b` off `rest`, which is one limb longer.
fn div_step(rest: &mut [u64], b: &[u64], divisor: &Divisor) -> u64 {
    let n = b.len();
    let mut digit = estimate(rest[n], rest[n - 1], rest[n - 2], b[n - 2], divisor);
    if digit == 0 {
        return 0;
    }
    let (mut carry, mut borrow) = (0, false);
    for (r, &y) in rest.iter_mut().zip(b) {
        let (low, high) = y.carrying_mul(digit, carry);
        carry = high;
        (*r, borrow) = r.borrowing_sub(low, borrow);
    }
    (rest[n], borrow) = rest[n].borrowing_sub(carry, borrow);
    if borrow {
        digit -= 1;
        let mut carry = false;
        for (r, &y) in rest.iter_mut().zip(b) {
            (*r, carry) = r.carrying_add(y, carry);
        }
        rest[n] = rest[n].wrapping_add(carry.into());
    }
    digit
}

/// The quotient's limb, or one more, from the three leading limbs of the rest and two of the divisor.
#[inline]
fn estimate(r2: u64, r1: u64, r0: u64, b0: u64, divisor: &Divisor) -> u64 {
    let (mut digit, mut left) = if r2 >= divisor.limb {
        // The quotient of the leading limbs would not fit: as large as it can be.
        match r1.checked_add(divisor.limb) {
            Some(left) => (u64::MAX, left),
            None => return u64::MAX,
        }
    } else {
        divisor.divide(r2, r1)
    };
    while u128::from(digit) * u128::from(b0) > (u128::from(left) << 64 | u128::from(r0)) {
        digit -= 1;
        match left.checked_add(divisor.limb) {
            Some(sum) => left = sum,
            None => break,
        }
    }
    digit
}

/// `a` times `2^bits`, into as many zeros as `shl_len` says.
pub fn shl_into(out: &mut [u64], a: &[u64], bits: usize) {
    let (limbs, bits) = (bits / 64, (bits % 64) as u32);
    let out = &mut out[limbs..];
    if bits == 0 {
        out[..a.len()].copy_from_slice(a);
        return;
    }
    let mut below = 0;
    for (o, &x) in out.iter_mut().zip(a) {
        *o = x << bits | below >> (64 - bits);
        below = x;
    }
    out[a.len()] = below >> (64 - bits);
}

/// Limbs of `a` times `2^bits`; the last may be zero.
pub fn shl_len(a: &[u64], bits: usize) -> usize {
    a.len() + bits / 64 + usize::from(!bits.is_multiple_of(64))
}

pub fn shl(a: &[u64], bits: usize) -> Limbs {
    let mut out = zeros(shl_len(a, bits));
    shl_into(&mut out, a, bits);
    out
}

/// `a` divided by `2^bits`, rounded down, into as many limbs as are left: `a.len() - bits / 64`.
pub fn shr_into(out: &mut [u64], a: &[u64], bits: usize) {
    let (limbs, bits) = (bits / 64, (bits % 64) as u32);
    let a = &a[limbs..];
    if bits == 0 {
        out.copy_from_slice(a);
        return;
    }
    for (o, pair) in out.iter_mut().zip(a.windows(2)) {
        *o = pair[0] >> bits | pair[1] << (64 - bits);
    }
    if let (Some(o), Some(&x)) = (out.last_mut(), a.last()) {
        *o = x >> bits;
    }
}

pub fn shr(a: &[u64], bits: usize) -> Limbs {
    let mut out = zeros(a.len().saturating_sub(bits / 64));
    if !out.is_empty() {
        shr_into(&mut out, a, bits);
    }
    out
}

/// True when one of the lowest `bits` bits is set.
pub fn any_below(a: &[u64], bits: usize) -> bool {
    let whole = (bits / 64).min(a.len());
    a[..whole].iter().any(|&l| l != 0)
        || a.get(whole)
            .is_some_and(|l| l & ((1 << (bits % 64)) - 1) != 0)
}
