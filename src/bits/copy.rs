//! Copying, comparing and searching runs of bits at any alignment.
use crate::term::Bits;
use std::cmp::Ordering;

/// The `n` bits (1 to 8) at bit `pos`; touches only the bytes that hold them.
///
/// # Safety
/// The bits are there.
#[inline(always)]
unsafe fn get8(src: *const u8, pos: usize, n: usize) -> u8 {
    let (at, off) = (pos >> 3, pos & 7);
    // SAFETY: the caller's.
    unsafe {
        let hi = *src.add(at) << off;
        let byte = if off + n > 8 {
            hi | *src.add(at + 1) >> (8 - off)
        } else {
            hi
        };
        byte >> (8 - n)
    }
}

/// Writes the low `n` bits (0 to 8) of `value` at bit `pos` and leaves the bits around them alone.
///
/// # Safety
/// The bits are there, and the caller's to write.
#[inline(always)]
unsafe fn set8(dst: *mut u8, pos: usize, n: usize, value: u8) {
    let (at, off) = (pos >> 3, pos & 7);
    let shift = 16 - off - n;
    let mask = (((1u32 << n) - 1) << shift) as u16;
    let word = ((value as u32) << shift) as u16;
    // SAFETY: the caller's.
    unsafe {
        let p = dst.add(at);
        *p = (*p & !(mask >> 8) as u8) | (word >> 8) as u8;
        if mask as u8 != 0 {
            let p = dst.add(at + 1);
            *p = (*p & !(mask as u8)) | word as u8;
        }
    }
}

/// Copies `n` bits; bits of `dst` outside of them stay as they are.
///
/// # Safety
/// The bits are there at both places, `dst`'s are the caller's to write, and the two don't overlap.
pub unsafe fn copy_bits(dst: *mut u8, dpos: usize, src: *const u8, spos: usize, n: usize) {
    let head = n.min((8 - (dpos & 7)) & 7);
    let (mut dpos, mut spos, mut n) = (dpos, spos, n);
    // SAFETY: the caller's; each step stays inside the `n` bits.
    unsafe {
        if head > 0 {
            set8(dst, dpos, head, get8(src, spos, head));
            (dpos, spos, n) = (dpos + head, spos + head, n - head);
        }
        let bytes = n >> 3;
        copy_bytes(dst.add(dpos >> 3), src, spos, bytes);
        (dpos, spos, n) = (dpos + bytes * 8, spos + bytes * 8, n & 7);
        if n > 0 {
            set8(dst, dpos, n, get8(src, spos, n));
        }
    }
}

/// Copies `n` bytes from bit `spos`.
///
/// # Safety
/// As `copy_bits`.
#[inline]
unsafe fn copy_bytes(dst: *mut u8, src: *const u8, spos: usize, n: usize) {
    let off = spos & 7;
    // SAFETY: the caller's. With `off` > 0 the `n` bytes stand in `n + 1`.
    unsafe {
        let src = src.add(spos >> 3);
        if off == 0 {
            std::ptr::copy_nonoverlapping(src, dst, n);
            return;
        }
        let mut i = 0;
        while i + 8 <= n {
            let word = u64::from_be((src.add(i) as *const u64).read_unaligned()) << off;
            let last = (*src.add(i + 8) >> (8 - off)) as u64;
            (dst.add(i) as *mut u64).write_unaligned((word | last).to_be());
            i += 8;
        }
        while i < n {
            *dst.add(i) = get8(src, off + i * 8, 8);
            i += 1;
        }
    }
}

/// Copies all of `bits` to bit `pos` of `dst`.
///
/// # Safety
/// `dst` has room for them, and it's the caller's to write.
pub unsafe fn write_bits(dst: *mut u8, pos: usize, bits: Bits<'_>) {
    if bits.len > 0 {
        // SAFETY: `Bits` holds `len` bits from bit `offset`; the rest is the caller's.
        unsafe { copy_bits(dst, pos, bits.bytes.as_ptr(), bits.offset.into(), bits.len) }
    }
}

/// Puts the bytes of `bits` at the end of `bytes`; a last partial one is filled up with zeros.
pub fn extend(bytes: &mut Vec<u8>, bits: Bits<'_>) {
    if let Some(plain) = plain(&bits) {
        return bytes.extend_from_slice(plain);
    }
    let at = bytes.len();
    bytes.resize(at + bits.len.div_ceil(8), 0);
    // SAFETY: there is room for them.
    unsafe { write_bits(bytes.as_mut_ptr().add(at), 0, bits) }
}

/// Eight bytes from byte `i` on, of which all are there.
#[inline(always)]
fn word_at(b: &Bits<'_>, i: usize) -> u64 {
    let word = u64::from_be_bytes(b.bytes[i..i + 8].try_into().expect("eight bytes"));
    if b.offset == 0 {
        word
    } else {
        word << b.offset | (b.bytes[i + 8] >> (8 - b.offset)) as u64
    }
}

/// Length, in bits, of what the two begin with in common.
fn common_prefix(a: &Bits<'_>, b: &Bits<'_>) -> usize {
    let n = a.len.min(b.len);
    let mut i = 0;
    while (i + 8) * 8 <= n {
        let diff = word_at(a, i) ^ word_at(b, i);
        if diff != 0 {
            return i * 8 + diff.leading_zeros() as usize;
        }
        i += 8;
    }
    while i * 8 < n {
        let diff = a.byte(i) ^ b.byte(i);
        if diff != 0 {
            return n.min(i * 8 + diff.leading_zeros() as usize);
        }
        i += 1;
    }
    n
}

/// Whole bytes on byte boundaries, if that is what they are.
fn plain<'a>(b: &Bits<'a>) -> Option<&'a [u8]> {
    if b.offset == 0 && b.len.is_multiple_of(8) {
        Some(b.bytes)
    } else {
        None
    }
}

/// True when they are the same bits.
pub fn eq(a: Bits<'_>, b: Bits<'_>) -> bool {
    if a.len != b.len {
        return false;
    }
    match (plain(&a), plain(&b)) {
        (Some(a), Some(b)) => a == b,
        _ => common_prefix(&a, &b) == a.len,
    }
}

/// The order of bitstrings: bit by bit, then the shorter first.
pub fn cmp(a: Bits<'_>, b: Bits<'_>) -> Ordering {
    if let (Some(a), Some(b)) = (plain(&a), plain(&b)) {
        return a.cmp(b);
    }
    let n = common_prefix(&a, &b);
    if n == a.len || n == b.len {
        return a.len.cmp(&b.len);
    }
    bit(&a, n).cmp(&bit(&b, n))
}

/// Bit `i`.
pub fn bit(b: &Bits<'_>, i: usize) -> bool {
    let at = i + b.offset as usize;
    b.bytes[at >> 3] >> (7 - (at & 7)) & 1 != 0
}

/// `len` bits from bit `start` of `b`, which must hold them.
pub fn slice<'a>(b: Bits<'a>, start: usize, len: usize) -> Bits<'a> {
    assert!(start + len <= b.len, "part of a bitstring outside of it");
    let first = start + b.offset as usize;
    let (from, offset) = (first >> 3, first & 7);
    let to = (first + len).div_ceil(8).max(from);
    Bits {
        bytes: &b.bytes[from..to],
        offset: offset as u8,
        len,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naive(b: &Bits<'_>) -> Vec<bool> {
        (0..b.len).map(|i| bit(b, i)).collect()
    }

    fn sample(seed: u64, n: usize) -> Vec<u8> {
        let mut s = seed | 1;
        let step = |s: &mut u64| {
            *s ^= *s << 13;
            *s ^= *s >> 7;
            *s ^= *s << 17;
            *s as u8
        };
        (0..n).map(|_| step(&mut s)).collect()
    }

    #[test]
    fn copies_bits_at_any_alignment() {
        let src = sample(7, 40);
        for dpos in 0..10 {
            for spos in 0..10 {
                for n in [
                    0, 1, 2, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 71, 72, 128, 200,
                ] {
                    let mut dst = sample(99, 40);
                    let before = dst.clone();
                    // SAFETY: 40 bytes hold 210 bits.
                    unsafe { copy_bits(dst.as_mut_ptr(), dpos, src.as_ptr(), spos, n) };
                    for i in 0..320 {
                        let get = |v: &[u8], i: usize| v[i / 8] >> (7 - i % 8) & 1;
                        let want = if i >= dpos && i < dpos + n {
                            get(&src, spos + i - dpos)
                        } else {
                            get(&before, i)
                        };
                        assert_eq!(get(&dst, i), want, "{dpos} {spos} {n} {i}");
                    }
                }
            }
        }
    }

    #[test]
    fn compares_as_runs_of_bits() {
        let bytes = sample(3, 30);
        let all = |bytes| Bits {
            bytes,
            offset: 0,
            len: 240,
        };
        let mut other = bytes.clone();
        other[25] ^= 4;
        for (i, j) in [(0, 0), (1, 1), (3, 3), (1, 2), (8, 0)] {
            for n in [0usize, 1, 7, 8, 9, 63, 64, 65, 100, 200] {
                for m in [n, n.saturating_sub(1), n + 5] {
                    let (a, b) = (slice(all(&bytes), i, n), slice(all(&other), j, m));
                    let (x, y) = (naive(&a), naive(&b));
                    assert_eq!(cmp(a, b), x.cmp(&y));
                    assert_eq!(eq(a, b), x == y);
                }
            }
        }
    }
}
