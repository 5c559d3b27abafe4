//! Construction of integers of up to 64 bits, and appending to a bitstring that nobody else sees.
//!
//! Like `ctx` this file is compiled twice, into the machine and into the `no_std` crate of handlers.
use super::ctx::{self, FLAG_LITTLE};
use crate::term::word::{Term, boxed};
use core::sync::atomic::{AtomicUsize, Ordering};

/// What `heap::SharedBin` begins with.
#[repr(C)]
pub struct BinHead {
    pub refs: AtomicUsize,
    /// Bits that are taken.
    pub used: AtomicUsize,
    /// Bytes that fit.
    pub capacity: usize,
}

/// Writes bits one after the other, eight bytes at a time.
///
/// **B3.** Who makes one sees to it that everything written through it, `finish` included, fits the
/// memory at `at`, which nobody else reads or writes in the meantime.
#[derive(Clone, Copy)]
pub struct Put {
    at: *mut u8,
    /// The bits that are not yet in memory: the low `n` of it, `n` < 64.
    word: u64,
    n: usize,
}

impl Put {
    /// # Safety
    /// B3, from bit `pos` of `base` on.
    #[inline(always)]
    pub unsafe fn new(base: *mut u8, pos: usize) -> Put {
        // SAFETY: the byte at `pos` is there if bits before `pos` stand in it.
        unsafe {
            let (at, n) = (base.add(pos >> 3), pos & 7);
            let word = if n > 0 { (*at >> (8 - n)) as u64 } else { 0 };
            Put { at, word, n }
        }
    }

    /// The low `bits` (1 to 64) of `value`.
    ///
    /// # Safety
    /// B3.
    #[inline(always)]
    pub unsafe fn integer(&mut self, value: u64, bits: usize, flags: u32) {
        let mut value = value & ctx::mask(bits);
        if flags & FLAG_LITTLE != 0 {
            value = ctx::from_little(value, bits);
        }
        let n = self.n + bits;
        if n < 64 {
            self.word = self.word << bits | value;
            self.n = n;
            return;
        }
        let over = n - 64;
        let high = if self.n > 0 {
            self.word << (64 - self.n)
        } else {
            0
        };
        // SAFETY: B3: 64 bits are to be written.
        unsafe {
            (self.at as *mut u64).write_unaligned((high | value >> over).to_be());
            self.at = self.at.add(8);
        }
        (self.word, self.n) = (value, over);
    }

    /// Writes what is left; the last byte is filled up with zeros.
    ///
    /// # Safety
    /// B3.
    #[inline(always)]
    pub unsafe fn finish(self) {
        if self.n == 0 {
            return;
        }
        let (mut at, mut word) = (self.at, self.word << (64 - self.n));
        let bytes = self.n.div_ceil(8);
        // SAFETY: B3: the pieces are `bytes` bytes in all, at most eight.
        unsafe {
            if bytes == 8 {
                (at as *mut u64).write_unaligned(word.to_be());
                return;
            }
            if bytes & 4 != 0 {
                (at as *mut u32).write_unaligned(((word >> 32) as u32).to_be());
                (at, word) = (at.add(4), word << 32);
            }
            if bytes & 2 != 0 {
                (at as *mut u16).write_unaligned(((word >> 48) as u16).to_be());
                (at, word) = (at.add(2), word << 16);
            }
            if bytes & 1 != 0 {
                *at = (word >> 56) as u8;
            }
        }
    }

    /// As `finish`, where there are eight bytes: all of them are written.
    ///
    /// # Safety
    /// B3.
    #[inline(always)]
    pub unsafe fn finish_word(self) {
        if self.n > 0 {
            // SAFETY: B3.
            unsafe {
                (self.at as *mut u64).write_unaligned((self.word << (64 - self.n)).to_be());
            }
        }
    }
}

/// A bitstring that can be appended to where it ends.
#[derive(Clone, Copy)]
pub struct Room {
    bin: *mut BinHead,
    pub base: *mut u8,
    pub end: usize,
}

/// Whether `bits` more bits can be written behind `to`, for nobody else sees its bytes; and whether it
/// is a multiple of `unit` (a power of two) long.
///
/// # Safety
/// `to` is a term.
#[inline(always)]
pub unsafe fn room_behind(to: Term, unit: usize, bits: usize) -> Option<Room> {
    // SAFETY: the words of a sub-bitstring, and what they point at (`term::word::boxed`).
    unsafe {
        if !to.is_boxed() || (*to.boxed_ptr()).header_subtag() != boxed::SUB_BITS {
            return None;
        }
        let m = to.boxed_ptr();
        let orig = (*m.add(ctx::ORIG)).boxed_ptr();
        if (*orig).header_subtag() != boxed::BIN_REF || ctx::remaining(m) & (unit - 1) != 0 {
            return None;
        }
        let (bin, end) = ((*orig.add(1)).raw() as *mut BinHead, ctx::end(m));
        let free = (*bin).refs.load(Ordering::Acquire) == 1
            && (*bin).used.load(Ordering::Relaxed) == end
            && end + bits <= (*bin).capacity * 8;
        free.then_some(Room {
            bin,
            base: ctx::base(m) as *mut u8,
            end,
        })
    }
}

impl Room {
    /// Takes the bits that have been written.
    ///
    /// # Safety
    /// `room_behind` has just given it.
    #[inline(always)]
    pub unsafe fn take(&self, bits: usize) {
        // SAFETY: the binary is alive; nobody else sees it.
        unsafe { (*self.bin).used.store(self.end + bits, Ordering::Relaxed) }
    }
}
