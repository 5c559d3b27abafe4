//! Construction: writing fields one after the other into the bytes of a bitstring being made.
use super::copy;
use super::ctx::{self, FLAG_LITTLE};
use super::float16;
use crate::arith;
use crate::term::word::Term;
use crate::term::{Bits, am};

/// Where the next bit goes.
///
/// **B2.** Who makes one sees to it that everything written through it fits the memory at `base`, which
/// nobody else reads or writes in the meantime. The bits after the last one, up to the end of its byte, become zero.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct BitWriter {
    pub base: *mut u8,
    pub pos: usize,
}

/// A bitstring under construction by instructions of their own, one for each segment (`bs_init2` and
/// its kin). Writing past its end, or after a collection (which may have moved it), is refused.
#[derive(Clone, Copy, Debug)]
pub struct Building {
    writer: BitWriter,
    end: usize,
    /// How many collections there had been when it was begun.
    collections: u64,
}

impl Building {
    pub fn new(base: *mut u8, pos: usize, end: usize, collections: u64) -> Building {
        Building {
            writer: BitWriter::new(base, pos),
            end,
            collections,
        }
    }
    /// The writer, if there is room for `bits` more.
    pub fn room_for(&mut self, bits: usize, collections: u64) -> Option<&mut BitWriter> {
        let fits = bits <= self.end - self.writer.pos && collections == self.collections;
        fits.then_some(&mut self.writer)
    }
}

impl Default for Building {
    fn default() -> Building {
        Building::new(std::ptr::null_mut(), 0, 0, u64::MAX)
    }
}

/// What was wrong with a segment, as `erl_erts_errors:format_bs_fail/2` wants it: what, and of which value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub what: Term,
    pub value: Term,
}

fn wrong<T>(what: Term, value: Term) -> Result<T, Wrong> {
    Err(Wrong { what, value })
}

impl BitWriter {
    pub fn new(base: *mut u8, pos: usize) -> BitWriter {
        BitWriter { base, pos }
    }

    /// The low `n` bits (0 to 64) of `value`, big-endian.
    ///
    /// # Safety
    /// B2. So for all `put_*`.
    #[inline]
    pub unsafe fn put_word(&mut self, value: u64, n: usize) {
        if n == 0 {
            return;
        }
        let off = self.pos & 7;
        // SAFETY: B2: the bytes that hold `n` bits from `pos` on are ours.
        unsafe {
            let at = self.base.add(self.pos >> 3);
            let left = if off == 0 {
                value << (64 - n)
            } else {
                // The bits that stand in the first byte already come along.
                let word = value << (64 - n);
                let first = (*at as u64 >> (8 - off)) << (64 - off);
                if off + n > 64 {
                    *at.add(8) = (word << (8 - off)) as u8;
                }
                first | word >> off
            };
            write_bytes(at, left, (off + n).min(64).div_ceil(8));
        }
        self.pos += n;
    }

    /// The integer `src`, of which the field takes the low `n` bits.
    ///
    /// # Safety
    /// B2. `flags` are plain.
    #[inline]
    pub unsafe fn put_integer(&mut self, src: Term, n: usize, flags: u32) -> Result<(), Wrong> {
        let little = flags & FLAG_LITTLE != 0;
        match src.as_small() {
            Some(value) if n <= 64 => {
                // SAFETY: B2.
                unsafe { self.put_field(value as u64, n, little) };
                Ok(())
            }
            // SAFETY: B2.
            _ => unsafe { self.put_large(src, n, little) },
        }
    }

    /// As `put_integer`, for big integers and long fields.
    ///
    /// # Safety
    /// B2.
    #[inline(never)]
    unsafe fn put_large(&mut self, src: Term, n: usize, little: bool) -> Result<(), Wrong> {
        if let Some(value) = src.as_small() {
            let limb = |i| if i == 0 { value } else { value >> 63 } as u64;
            // SAFETY: B2.
            unsafe { self.put_limbs(limb, n, little) };
            return Ok(());
        }
        let Some((negative, limbs)) = src.as_big() else {
            return wrong(am::TYPE, src);
        };
        let low = limbs.iter().position(|&l| l != 0).unwrap_or(0);
        let limb = |i: usize| match limbs.get(i) {
            None => -(negative as i64) as u64,
            Some(&l) if !negative => l,
            Some(&l) if i <= low => l.wrapping_neg(),
            Some(&l) => !l,
        };
        // SAFETY: B2.
        unsafe { self.put_limbs(limb, n, little) };
        Ok(())
    }

    /// # Safety
    /// B2; `n` is 0 to 64.
    #[inline]
    unsafe fn put_field(&mut self, value: u64, n: usize, little: bool) {
        if n == 0 {
            return;
        }
        let value = if little {
            ctx::from_little(value & ctx::mask(n), n)
        } else {
            value
        };
        // SAFETY: B2.
        unsafe { self.put_word(value, n) }
    }

    /// An integer given by its limbs in two's complement, as many as there may be.
    ///
    /// # Safety
    /// B2.
    unsafe fn put_limbs(&mut self, limb: impl Fn(usize) -> u64, n: usize, little: bool) {
        let count = n.div_ceil(64);
        for k in 0..count {
            let i = if little { k } else { count - 1 - k };
            let size = (n - i * 64).min(64);
            // SAFETY: B2: the pieces are `n` bits in all.
            unsafe { self.put_field(limb(i), size, little) };
        }
    }

    /// The number `src` as a float of `n` bits.
    ///
    /// # Safety
    /// B2. `flags` are plain.
    pub unsafe fn put_float(&mut self, src: Term, n: usize, flags: u32) -> Result<(), Wrong> {
        let value = match src.as_small() {
            Some(small) if n == 32 => {
                // Rounded once, not by way of a double.
                let bits = (small as f32).to_bits() as u64;
                // SAFETY: B2.
                unsafe { self.put_field(bits, 32, flags & FLAG_LITTLE != 0) };
                return Ok(());
            }
            Some(small) => small as f64,
            None => match arith::to_f64(src) {
                Some(float) => float,
                None if src.is_big() => return wrong(am::NO_FLOAT, src),
                None if matches!(n, 16 | 32 | 64) => return wrong(am::TYPE, src),
                None => 0.0,
            },
        };
        let bits = match n {
            16 => float16::from_f64(value) as u64,
            32 => (value as f32).to_bits() as u64,
            64 => value.to_bits(),
            _ => return wrong(am::INVALID, Term::small(n as i64)),
        };
        // SAFETY: B2.
        unsafe { self.put_field(bits, n, flags & FLAG_LITTLE != 0) };
        Ok(())
    }

    /// # Safety
    /// B2.
    pub unsafe fn put_bits(&mut self, bits: Bits<'_>) {
        // SAFETY: B2.
        unsafe { copy::write_bits(self.base, self.pos, bits) };
        self.pos += bits.len;
    }

    /// The first `n` bits of the bitstring `src`.
    ///
    /// # Safety
    /// B2.
    pub unsafe fn put_bits_of(&mut self, src: Term, n: usize) -> Result<(), Wrong> {
        let Some(bits) = src.as_bits().filter(|_| src.is_bitstring()) else {
            return wrong(am::TYPE, src);
        };
        if n > bits.len {
            return wrong(am::SHORT, src);
        }
        // SAFETY: B2.
        unsafe { self.put_bits(copy::slice(bits, 0, n)) };
        Ok(())
    }

    /// All of the bitstring `src`, which must be a multiple of `unit` bits long.
    ///
    /// # Safety
    /// B2.
    pub unsafe fn put_all_of(&mut self, src: Term, unit: usize) -> Result<(), Wrong> {
        let Some(bits) = src.as_bits().filter(|_| src.is_bitstring()) else {
            return wrong(am::TYPE, src);
        };
        if !bits.len.is_multiple_of(unit.max(1)) {
            return wrong(am::UNIT, src);
        }
        // SAFETY: B2.
        unsafe { self.put_bits(bits) };
        Ok(())
    }

    /// # Safety
    /// B2.
    pub unsafe fn put_bytes(&mut self, bytes: &[u8]) {
        // SAFETY: B2.
        unsafe {
            self.put_bits(Bits {
                bytes,
                offset: 0,
                len: bytes.len() * 8,
            })
        }
    }

    /// # Safety
    /// B2, with room for `utf8_size`.
    pub unsafe fn put_utf8(&mut self, src: Term) -> Result<(), Wrong> {
        let c = character(src)?;
        let mut bytes = [0; 4];
        // SAFETY: B2.
        unsafe { self.put_bytes(c.encode_utf8(&mut bytes).as_bytes()) };
        Ok(())
    }

    /// # Safety
    /// B2, with room for `utf16_size`. `flags` are plain.
    pub unsafe fn put_utf16(&mut self, src: Term, flags: u32) -> Result<(), Wrong> {
        let c = character(src)?;
        for &mut unit in c.encode_utf16(&mut [0; 2]) {
            // SAFETY: B2.
            unsafe { self.put_field(unit.into(), 16, flags & FLAG_LITTLE != 0) };
        }
        Ok(())
    }

    /// # Safety
    /// B2. `flags` are plain.
    pub unsafe fn put_utf32(&mut self, src: Term, flags: u32) -> Result<(), Wrong> {
        let c = character(src)?;
        // SAFETY: B2.
        unsafe { self.put_field(c as u64, 32, flags & FLAG_LITTLE != 0) };
        Ok(())
    }
}

/// The upper `n` bytes (1 to 8) of `left`, the highest first.
///
/// # Safety
/// `n` bytes can be written at `at`.
#[inline(always)]
unsafe fn write_bytes(at: *mut u8, left: u64, n: usize) {
    // SAFETY: the caller's; the pieces are `n` bytes in all.
    unsafe {
        if n == 8 {
            (at as *mut u64).write_unaligned(left.to_be());
            return;
        }
        let (mut at, mut left) = (at, left);
        if n & 4 != 0 {
            (at as *mut u32).write_unaligned(((left >> 32) as u32).to_be());
            (at, left) = (at.add(4), left << 32);
        }
        if n & 2 != 0 {
            (at as *mut u16).write_unaligned(((left >> 48) as u16).to_be());
            (at, left) = (at.add(2), left << 16);
        }
        if n & 1 != 0 {
            *at = (left >> 56) as u8;
        }
    }
}

/// The character that the integer `src` is.
pub(super) fn character(src: Term) -> Result<char, Wrong> {
    src.as_small()
        .and_then(|v| u32::try_from(v).ok())
        .and_then(char::from_u32)
        .ok_or(Wrong {
            what: am::TYPE,
            value: src,
        })
}

/// Bits that `src` takes in UTF-8. For what is no character any size will do: writing it fails.
pub fn utf8_size(src: Term) -> usize {
    match src.as_small() {
        Some(0..0x80) => 8,
        Some(0x80..0x800) => 16,
        Some(0x800..0x1_0000) => 24,
        _ => 32,
    }
}

/// Bits that `src` takes in UTF-16.
pub fn utf16_size(src: Term) -> usize {
    match src.as_small() {
        Some(0..0x1_0000) => 16,
        _ => 32,
    }
}
