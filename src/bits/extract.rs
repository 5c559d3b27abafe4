//! Matching: fields of any size and type out of a match context, as terms.
use super::ctx::{self, FLAG_LITTLE, FLAG_SIGNED};
use super::{copy, float16};
use crate::heap::{Heap, MAX_HEAP_BIN};
use crate::term::word::{Term, boxed};

/// Integers of more limbs don't exist: a field with one matches nothing.
pub const MAX_LIMBS: usize = (1 << 16) - 1;

/// A context for matching `term`; `None` if that is no bitstring. A match context gives a new one at
/// the same position.
pub fn start_match(heap: &mut impl Heap, term: Term) -> Option<Term> {
    origin(term)?;
    let at = heap.alloc(ctx::SUB_BITS_WORDS);
    // SAFETY: `alloc` gave the words; the term is a bitstring, or a context, which has its layout.
    Some(unsafe { ctx::start_match(at, term) })
}

/// What holds a bitstring's bytes, where they begin, and the first bit and the one after the last.
pub fn origin(term: Term) -> Option<(Term, *mut u8, usize, usize)> {
    match term.subtag()? {
        boxed::HEAP_BITS => {
            let words = term.payload_raw();
            let base = words.as_ptr().wrapping_add(1) as *mut u8;
            Some((term, base, 0, words[0] as usize))
        }
        boxed::SUB_BITS | boxed::MATCH => {
            let words = term.payload_raw();
            let bit = |i: usize| Term::from_raw(words[i]).small_value() as usize;
            Some((
                Term::from_raw(words[0]),
                words[3] as *mut u8,
                bit(1),
                bit(2),
            ))
        }
        _ => None,
    }
}

/// `len` bits of a bitstring from bit `start`, which must lie inside it, as a term of their own; the
/// bitstring itself if that is all of it. Copies little ones, as matching does (`ctx::make_sub`).
pub fn part(heap: &mut impl Heap, of: Term, start: usize, len: usize) -> Term {
    let all = of.as_bits().expect("a bitstring");
    if start == 0 && all.len == len {
        return of;
    }
    let bits = copy::slice(all, start, len);
    if len > MAX_HEAP_BIN * 8 {
        return heap.sub_bits(of, start, len);
    }
    let (term, data) = heap.new_bits(len);
    // SAFETY: `data` has room for `len` bits, and nobody else has seen it.
    unsafe { copy::write_bits(data, 0, bits) };
    term
}

/// The integer of `n` bits at bit `pos`; `None` if it would be too large for any integer.
///
/// # Safety
/// B1 (`bits::ctx`). `flags` are plain.
pub unsafe fn integer(
    heap: &mut impl Heap,
    base: *const u8,
    pos: usize,
    n: usize,
    flags: u32,
) -> Option<Term> {
    // SAFETY: the caller's.
    unsafe {
        if n > 64 {
            return big_integer(heap, base, pos, n, flags);
        }
        let term = ctx::small_integer(base, pos, n, flags);
        if !term.is_none() {
            return Some(term);
        }
        let value = word(base, pos, n, flags);
        Some(if flags & FLAG_SIGNED != 0 {
            heap.int(ctx::sign_extend(value, n))
        } else {
            heap.uint(value)
        })
    }
}

/// A field of 1 to 64 bits, not sign-extended.
///
/// # Safety
/// B1.
#[inline]
unsafe fn word(base: *const u8, pos: usize, n: usize, flags: u32) -> u64 {
    // SAFETY: the caller's.
    let value = unsafe { ctx::load(base, pos, n) };
    if flags & FLAG_LITTLE != 0 {
        ctx::to_little(value, n)
    } else {
        value
    }
}

/// # Safety
/// B1, with `n` > 64.
unsafe fn big_integer(
    heap: &mut impl Heap,
    base: *const u8,
    pos: usize,
    n: usize,
    flags: u32,
) -> Option<Term> {
    let count = n.div_ceil(64);
    let mut limbs = vec![0u64; count];
    for (i, limb) in limbs.iter_mut().enumerate() {
        let size = (n - i * 64).min(64);
        let at = if flags & FLAG_LITTLE != 0 {
            pos + i * 64
        } else {
            pos + n - i * 64 - size
        };
        // SAFETY: B1: each piece lies inside the field.
        *limb = unsafe { word(base, at, size, flags) };
    }
    let top = (n - 1) % 64;
    let negative = flags & FLAG_SIGNED != 0 && limbs[count - 1] >> top & 1 != 0;
    if negative {
        limbs[count - 1] = ctx::sign_extend(limbs[count - 1], top + 1) as u64;
        negate(&mut limbs);
    }
    let used = limbs.iter().rposition(|&l| l != 0).map_or(0, |i| i + 1);
    if used > MAX_LIMBS {
        return None;
    }
    Some(heap.big(negative, &limbs[..used]))
}

/// Two's complement negation.
pub(super) fn negate(limbs: &mut [u64]) {
    let mut carry = true;
    for limb in limbs {
        let (value, over) = (!*limb).overflowing_add(carry as u64);
        *limb = value;
        carry = over;
    }
}

/// The float of `n` bits at bit `pos`; `None` for sizes that floats don't have, and for infinities and NaNs.
///
/// # Safety
/// B1. `flags` are plain.
pub unsafe fn float(base: *const u8, pos: usize, n: usize, flags: u32) -> Option<f64> {
    if n == 0 {
        return Some(0.0);
    }
    if !matches!(n, 16 | 32 | 64) {
        return None;
    }
    // SAFETY: the caller's.
    let bits = unsafe { word(base, pos, n, flags) };
    let value = match n {
        16 => float16::to_f64(bits as u16),
        32 => f32::from_bits(bits as u32) as f64,
        _ => f64::from_bits(bits),
    };
    value.is_finite().then_some(value)
}
