//! Match contexts as words, and fields of up to 64 bits out of memory.
//!
//! Like `term::word` this file is compiled twice, into the machine and into the `no_std` crate of
//! handlers: it knows nothing of heaps. All of it is unsafe by one contract:
//!
//! **B1.** `base` is where the data of a bitstring begin (what a `MATCH`, `SUB_BITS` or `HEAP_BITS` object
//! holds or implies), and the bits asked for lie inside the bitstring. Behind the data there are eight bytes more that
//! can be read (blocks have a pad, and so have shared binaries): nine bytes that begin at any byte of a field are there.
use crate::term::word::{Term, boxed};

/// Flags of a field, as the compiler writes them.
pub const FLAG_LITTLE: u32 = 2;
pub const FLAG_SIGNED: u32 = 4;
pub const FLAG_NATIVE: u32 = 16;

/// Words of a match context or sub-bitstring object, header and all.
pub const SUB_BITS_WORDS: usize = 5;
/// Where its fields stand, counted from the header.
pub const ORIG: usize = 1;
pub const START: usize = 2;
pub const END: usize = 3;
pub const BASE: usize = 4;

/// Flags with `native` replaced by what it means here.
#[inline(always)]
pub const fn plain_flags(flags: u32) -> u32 {
    let little_here = if cfg!(target_endian = "little") {
        FLAG_LITTLE
    } else {
        0
    };
    if flags & FLAG_NATIVE != 0 {
        (flags & !(FLAG_NATIVE | FLAG_LITTLE)) | little_here
    } else {
        flags
    }
}

/// The current position of a match context, in bits from its base.
///
/// # Safety
/// `ctx` points at the header of a `MATCH` or `SUB_BITS` object. So for all functions on `ctx`.
#[inline(always)]
pub unsafe fn position(ctx: *const Term) -> usize {
    // SAFETY: the object has these words.
    unsafe { (*ctx.add(START)).small_value() as usize }
}

/// # Safety
/// As `position`; `at` lies between the bitstring's first bit and its end.
#[inline(always)]
pub unsafe fn set_position(ctx: *mut Term, at: usize) {
    // SAFETY: the object has these words.
    unsafe { *ctx.add(START) = Term::small(at as i64) }
}

/// Goes `bits` forward.
///
/// # Safety
/// As `position`; so many bits are left.
#[inline(always)]
pub unsafe fn advance(ctx: *mut Term, bits: usize) {
    // SAFETY: the object has these words; sums of smalls are sums of their words.
    unsafe {
        let at = (*ctx.add(START)).raw();
        *ctx.add(START) = Term::from_raw(at + Term::small(bits as i64).raw());
    }
}

/// The first bit after the bitstring.
///
/// # Safety
/// As `position`.
#[inline(always)]
pub unsafe fn end(ctx: *const Term) -> usize {
    // SAFETY: the object has these words.
    unsafe { (*ctx.add(END)).small_value() as usize }
}

/// Bits left.
///
/// # Safety
/// As `position`.
#[inline(always)]
pub unsafe fn remaining(ctx: *const Term) -> usize {
    // SAFETY: the object has these words; differences of smalls are differences of their words.
    unsafe { (((*ctx.add(END)).raw() - (*ctx.add(START)).raw()) >> 4) as usize }
}

/// # Safety
/// As `position`.
#[inline(always)]
pub unsafe fn base(ctx: *const Term) -> *const u8 {
    // SAFETY: the object has these words.
    unsafe { (*ctx.add(BASE)).raw() as *const u8 }
}

/// Writes a context for the bitstring `term` at `at`, whose position is the bitstring's first bit.
///
/// # Safety
/// `term` is a bitstring; at `at` there is room for `SUB_BITS_WORDS` words.
#[inline(always)]
pub unsafe fn start_match(at: *mut Term, term: Term) -> Term {
    // SAFETY: a bitstring has the words of its layout (`term::word::boxed`).
    unsafe {
        let from = term.boxed_ptr();
        *at = Term::header(boxed::MATCH, SUB_BITS_WORDS - 1);
        if (*from).header_subtag() == boxed::HEAP_BITS {
            *at.add(ORIG) = term;
            *at.add(START) = Term::ZERO;
            *at.add(END) = Term::small((*from.add(1)).raw() as i64);
            *at.add(BASE) = Term::from_raw(from.add(2) as u64);
        } else {
            core::ptr::copy_nonoverlapping(from.add(1), at.add(1), SUB_BITS_WORDS - 1);
        }
    }
    Term::boxed(at)
}

/// Bitstrings up to this many bits are copied when they are matched out of others, as in OTP: little parts
/// don't keep large binaries alive.
pub const COPIED_BITS: usize = 64 * 8;
/// Words that such a bitstring takes at most; a part of a large one takes fewer.
pub const MOST_SUB_WORDS: usize = 2 + COPIED_BITS / 64;

/// Makes a bitstring of `n` bits from bit `pos` (from its base) of a context's, at `at`. How many
/// words it takes.
///
/// # Safety
/// As `position`; the bits are there, and at `at` there is room for `MOST_SUB_WORDS` words.
#[inline(always)]
pub unsafe fn make_sub(at: *mut Term, ctx: *const Term, pos: usize, n: usize) -> usize {
    // SAFETY: the caller's; B1 for each of the words copied.
    unsafe {
        if n > COPIED_BITS {
            *at = Term::header(boxed::SUB_BITS, SUB_BITS_WORDS - 1);
            *at.add(ORIG) = *ctx.add(ORIG);
            *at.add(START) = Term::small(pos as i64);
            *at.add(END) = Term::small((pos + n) as i64);
            *at.add(BASE) = *ctx.add(BASE);
            return SUB_BITS_WORDS;
        }
        let words = n.div_ceil(64);
        *at = Term::header(boxed::HEAP_BITS, words + 1);
        *at.add(1) = Term::from_raw(n as u64);
        let (base, to) = (base(ctx), at.add(2) as *mut u64);
        let mut k = 0;
        while k < words {
            *to.add(k) = window(base, pos + 64 * k).to_be();
            k += 1;
        }
        if n & 63 != 0 {
            // Nothing of what follows the field comes along.
            let last = to.add(words - 1);
            *last &= (!(u64::MAX >> (n & 63))).to_be();
        }
        words + 2
    }
}

/// The bits of a field of `size * unit` bits, if they are there; else `usize::MAX`.
///
/// # Safety
/// As `position`.
#[inline(always)]
pub unsafe fn field_bits(ctx: *const Term, size: Term, unit: usize) -> usize {
    if !size.is_small() || size.small_value() < 0 {
        return usize::MAX;
    }
    match (size.small_value() as usize).checked_mul(unit) {
        // SAFETY: the caller's.
        Some(bits) if bits <= unsafe { remaining(ctx) } => bits,
        _ => usize::MAX,
    }
}

/// The low `n` bits set; `n` is 1 to 64.
#[inline(always)]
pub const fn mask(n: usize) -> u64 {
    u64::MAX >> (64 - n)
}

/// The bits from bit `pos` on, the first of them uppermost: 57 of them at least, zeros below.
///
/// # Safety
/// B1.
#[inline(always)]
pub unsafe fn window57(base: *const u8, pos: usize) -> u64 {
    // SAFETY: B1: eight bytes from the one that holds bit `pos`.
    let word = unsafe { (base.add(pos >> 3) as *const u64).read_unaligned() };
    u64::from_be(word) << (pos & 7)
}

/// The 64 bits from bit `pos` on, the first of them uppermost.
///
/// # Safety
/// B1.
#[inline(always)]
pub unsafe fn window(base: *const u8, pos: usize) -> u64 {
    // SAFETY: B1: the ninth byte is there, too.
    let last = unsafe { *base.add((pos >> 3) + 8) } as u32;
    // SAFETY: the caller's.
    unsafe { window57(base, pos) | (last >> (8 - (pos & 7))) as u64 }
}

/// The unsigned big-endian integer of `n` bits (1 to 57) at bit `pos`.
///
/// # Safety
/// B1.
#[inline(always)]
pub unsafe fn load57(base: *const u8, pos: usize, n: usize) -> u64 {
    // SAFETY: the caller's.
    unsafe { window57(base, pos) >> (64 - n) }
}

/// The signed big-endian integer of `n` bits (1 to 57) at bit `pos`.
///
/// # Safety
/// B1.
#[inline(always)]
pub unsafe fn load57_signed(base: *const u8, pos: usize, n: usize) -> i64 {
    // SAFETY: the caller's.
    unsafe { window57(base, pos) as i64 >> (64 - n) }
}

/// The unsigned big-endian integer of `n` bits (1 to 64) at bit `pos`.
///
/// # Safety
/// B1.
#[inline(always)]
pub unsafe fn load(base: *const u8, pos: usize, n: usize) -> u64 {
    // SAFETY: the caller's.
    unsafe { window(base, pos) >> (64 - n) }
}

/// Turns a field of `n` bits (1 to 64) read as big-endian into its little-endian value: whole bytes in
/// reverse; the bits after the last whole byte are the most significant.
#[inline(always)]
pub const fn to_little(value: u64, n: usize) -> u64 {
    let (bytes, rest) = (n & !7, n & 7);
    if bytes == 0 {
        return value;
    }
    let low = (value >> rest).swap_bytes() >> (64 - bytes);
    if rest == 0 {
        low
    } else {
        low | ((value & mask(rest)) << bytes)
    }
}

/// The other way: what a little-endian value of `n` bits is when its bits are written in order.
#[inline(always)]
pub const fn from_little(value: u64, n: usize) -> u64 {
    let (bytes, rest) = (n & !7, n & 7);
    if bytes == 0 {
        return value;
    }
    let high = value.swap_bytes() >> (64 - bytes);
    if rest == 0 {
        high
    } else {
        (high << rest) | (value >> bytes)
    }
}

/// The signed integer that the low `n` bits (1 to 64) are.
#[inline(always)]
pub const fn sign_extend(value: u64, n: usize) -> i64 {
    let shift = 64 - n;
    ((value << shift) as i64) >> shift
}

/// True when every field of `n` bits is a small integer.
#[inline(always)]
pub const fn always_small(n: usize, signed: bool) -> bool {
    n < 60 || (n == 60 && signed)
}

/// The integer field of `n` bits (0 to 64) at bit `pos` as a term, if it is a small integer; `NONE` if
/// it needs a big one. `flags` are plain.
///
/// # Safety
/// B1.
#[inline(always)]
pub unsafe fn small_integer(base: *const u8, pos: usize, n: usize, flags: u32) -> Term {
    if n == 0 {
        return Term::ZERO;
    }
    // SAFETY: B1.
    let mut value = unsafe { load(base, pos, n) };
    if flags & FLAG_LITTLE != 0 {
        value = to_little(value, n);
    }
    if flags & FLAG_SIGNED != 0 {
        let value = sign_extend(value, n);
        if Term::fits_small(value) {
            return Term::small(value);
        }
    } else if value <= crate::term::word::SMALL_MAX as u64 {
        return Term::small(value as i64);
    }
    Term::NONE
}

/// A character decoded from a bitstring.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decoded {
    pub code: u32,
    /// Bits that it takes.
    pub bits: usize,
}

/// The bits of a sequence whose first byte is `lead`; 0 if none begins so.
#[inline(always)]
const fn utf8_bits(lead: u64) -> usize {
    match lead {
        0..=0x7f => 8,
        0xc2..=0xdf => 16,
        0xe0..=0xef => 24,
        0xf0..=0xf4 => 32,
        _ => 0,
    }
}

/// The character in UTF-8 at bit `pos` of a bitstring that ends at bit `end`.
///
/// # Safety
/// B1 for the bits `pos..end`.
#[inline(always)]
pub unsafe fn utf8(base: *const u8, pos: usize, end: usize) -> Option<Decoded> {
    if end - pos < 8 {
        return None;
    }
    // SAFETY: B1: at least 8 bits are left.
    let lead = unsafe { load57(base, pos, 8) };
    if lead < 0x80 {
        return Some(Decoded {
            code: lead as u32,
            bits: 8,
        });
    }
    let bits = utf8_bits(lead);
    if bits == 0 || end - pos < bits {
        return None;
    }
    // SAFETY: B1: `bits` bits are left.
    let w = unsafe { load57(base, pos, bits) } as u32;
    let (tails, code) = match bits {
        16 => (w & 0xc0 == 0x80, (w >> 8 & 0x1f) << 6 | (w & 0x3f)),
        24 => (
            w & 0xc0c0 == 0x8080,
            (w >> 16 & 0x0f) << 12 | (w >> 8 & 0x3f) << 6 | (w & 0x3f),
        ),
        _ => (
            w & 0xc0_c0c0 == 0x80_8080,
            (w >> 24 & 0x07) << 18 | (w >> 16 & 0x3f) << 12 | (w >> 8 & 0x3f) << 6 | (w & 0x3f),
        ),
    };
    let shortest = bits == 16 || code >= if bits == 24 { 0x800 } else { 0x1_0000 };
    if tails && shortest && is_character(code) {
        Some(Decoded { code, bits })
    } else {
        None
    }
}

/// True for the code points that UTF can say: no surrogates.
#[inline(always)]
pub const fn is_character(code: u32) -> bool {
    code < 0xd800 || (code >= 0xe000 && code <= 0x10_ffff)
}

/// The character in UTF-16 at bit `pos`.
///
/// # Safety
/// B1 for the bits `pos..end`.
#[inline(always)]
pub unsafe fn utf16(base: *const u8, pos: usize, end: usize, flags: u32) -> Option<Decoded> {
    if end - pos < 16 {
        return None;
    }
    let unit = |at| {
        // SAFETY: B1: the callers below have looked that 16 bits are left at `at`.
        let v = unsafe { load57(base, at, 16) };
        (if flags & FLAG_LITTLE != 0 {
            to_little(v, 16)
        } else {
            v
        }) as u32
    };
    let first = unit(pos);
    if is_character(first) {
        return Some(Decoded {
            code: first,
            bits: 16,
        });
    }
    if first >= 0xdc00 || end - pos < 32 {
        return None;
    }
    let second = unit(pos + 16);
    if second & 0xfc00 != 0xdc00 {
        return None;
    }
    let code = 0x1_0000 + ((first & 0x3ff) << 10 | (second & 0x3ff));
    Some(Decoded { code, bits: 32 })
}

/// The character in UTF-32 at bit `pos`.
///
/// # Safety
/// B1 for the bits `pos..end`.
#[inline(always)]
pub unsafe fn utf32(base: *const u8, pos: usize, end: usize, flags: u32) -> Option<Decoded> {
    if end - pos < 32 {
        return None;
    }
    // SAFETY: B1: 32 bits are left.
    let v = unsafe { load57(base, pos, 32) };
    let code = if flags & FLAG_LITTLE != 0 {
        to_little(v, 32)
    } else {
        v
    } as u32;
    if is_character(code) {
        Some(Decoded { code, bits: 32 })
    } else {
        None
    }
}
