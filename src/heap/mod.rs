//! Where terms are made: the `Heap` trait, with one method for each kind of term.
//!
//! A process, a message, a module's literals and a tool's scratch space are all heaps. Making a
//! term never collects (DESIGN, section 5): what does not fit the process' own heap goes to a
//! fragment.
mod arena;
pub mod binary_bytes;
pub mod block;
pub mod copy;
pub mod evacuate;
pub mod let_go;
mod off_heap;
pub mod persistent;
pub mod resource;
pub mod shared;
pub mod sizes;

pub use arena::Arena;
pub use block::Block;
pub use off_heap::OffHeap;
pub use resource::Resource;
pub use shared::SharedBin;

use crate::term::word::{SMALL_MAX, Term, boxed, tuple_header};

/// Binaries up to this many bytes live on the heap itself; larger ones are shared. OTP's limit.
pub const MAX_HEAP_BIN: usize = 64;

/// A boxed object with that header and those words, of which there are as many as it says.
#[inline]
pub fn object_from<H: Heap + ?Sized>(
    heap: &mut H,
    header: Term,
    words: impl IntoIterator<Item = Term>,
) -> Term {
    let n = header.header_arity();
    let at = heap.alloc(n + 1);
    let mut words = words.into_iter();
    // SAFETY: `alloc` gave `n + 1` words.
    unsafe {
        *at = header;
        for i in 1..=n {
            *at.add(i) = words.next().unwrap_or(Term::NIL);
        }
    }
    debug_assert!(words.next().is_none());
    Term::boxed(at)
}

/// Copies words that do not overlap. Few of them are copied without a call and without a loop.
///
/// # Safety
/// `n` words can be read at `from` and written at `to`.
#[inline(always)]
unsafe fn copy_words(from: *const Term, to: *mut Term, n: usize) {
    // SAFETY: by contract; each case has the words that its function asks for.
    unsafe {
        match n {
            0 => {}
            1 => *to = *from,
            2..4 => copy_ends::<2>(from, to, n),
            4..8 => copy_ends::<4>(from, to, n),
            8..=16 => copy_ends::<8>(from, to, n),
            _ => std::ptr::copy_nonoverlapping(from, to, n),
        }
    }
}

/// Copies words as two pieces of `N`, which may overlap: the first words and the last.
///
/// # Safety
/// As for `copy_words`; they are `N` at least, and `2 * N` at most.
#[inline(always)]
unsafe fn copy_ends<const N: usize>(from: *const Term, to: *mut Term, n: usize) {
    let end = n - N;
    // SAFETY: by contract, both pieces lie inside the `n` words.
    unsafe {
        let first = (from as *const [u64; N]).read_unaligned();
        let last = (from.add(end) as *const [u64; N]).read_unaligned();
        (to as *mut [u64; N]).write_unaligned(first);
        (to.add(end) as *mut [u64; N]).write_unaligned(last);
    }
}

/// As `object_from`, of words that stand in several places.
#[inline]
pub fn object_of<H: Heap + ?Sized, const N: usize>(
    heap: &mut H,
    header: Term,
    parts: [&[Term]; N],
) -> Term {
    let n = header.header_arity();
    assert_eq!(n, parts.iter().map(|part| part.len()).sum::<usize>());
    let at = heap.alloc(n + 1);
    // SAFETY: `alloc` gave `n + 1` words, and the parts are `n`.
    unsafe {
        *at = header;
        let mut to = at.add(1);
        for part in parts {
            copy_words(part.as_ptr(), to, part.len());
            to = to.add(part.len());
        }
    }
    Term::boxed(at)
}

/// Something that terms can be made in.
pub trait Heap {
    /// `words` fresh words, to be filled at once. Never collects, never fails: without memory the
    /// machine stops as the allocator decides.
    fn alloc(&mut self, words: usize) -> *mut Term;
    fn off_heap(&mut self) -> &mut OffHeap;

    /// A boxed object of `payload` after a header of `subtag`.
    fn boxed(&mut self, subtag: u8, payload: &[Term]) -> Term {
        self.object(Term::header(subtag, payload.len()), payload)
    }
    /// A boxed object with that header, which says as many words as `payload` has.
    fn object(&mut self, header: Term, payload: &[Term]) -> Term {
        debug_assert_eq!(header.header_arity(), payload.len());
        let at = self.alloc(payload.len() + 1);
        // SAFETY: `alloc` gave `payload.len() + 1` words.
        unsafe {
            *at = header;
            copy_words(payload.as_ptr(), at.add(1), payload.len());
        }
        Term::boxed(at)
    }
    fn cons(&mut self, head: Term, tail: Term) -> Term {
        let at = self.alloc(2);
        // SAFETY: `alloc` gave two words.
        unsafe {
            *at = head;
            *at.add(1) = tail;
        }
        Term::list(at)
    }
    /// A list of `items` before `tail`.
    fn list_with_tail(&mut self, items: &[Term], tail: Term) -> Term {
        if items.is_empty() {
            return tail;
        }
        let at = self.alloc(2 * items.len());
        // SAFETY: `alloc` gave two words for each item.
        unsafe {
            for (i, &item) in items.iter().enumerate() {
                *at.add(2 * i) = item;
                *at.add(2 * i + 1) = Term::list(at.add(2 * i + 2));
            }
            *at.add(2 * items.len() - 1) = tail;
        }
        Term::list(at)
    }
    fn list(&mut self, items: &[Term]) -> Term {
        self.list_with_tail(items, Term::NIL)
    }
    fn tuple(&mut self, items: &[Term]) -> Term {
        self.boxed(boxed::TUPLE, items)
    }
    /// A tuple of `n` times `fill`.
    fn tuple_of(&mut self, n: usize, fill: Term) -> Term {
        let at = self.alloc(n + 1);
        // SAFETY: `alloc` gave `n + 1` words.
        unsafe {
            *at = tuple_header(n);
            for i in 1..=n {
                *at.add(i) = fill;
            }
        }
        Term::boxed(at)
    }
    fn float(&mut self, value: f64) -> Term {
        self.boxed(boxed::FLOAT, &[Term::from_raw(value.to_bits())])
    }
    fn int(&mut self, n: i64) -> Term {
        match Term::try_small(n) {
            Some(t) => t,
            None => self.big(n < 0, &[n.unsigned_abs()]),
        }
    }
    fn uint(&mut self, n: u64) -> Term {
        if n <= crate::term::word::SMALL_MAX as u64 {
            Term::small(n as i64)
        } else {
            self.big(false, &[n])
        }
    }
    /// The integer of that sign and magnitude (limbs, least significant first; leading zero limbs
    /// are dropped), small if it fits.
    fn big(&mut self, negative: bool, limbs: &[u64]) -> Term {
        let n = limbs.iter().rposition(|&l| l != 0).map_or(0, |i| i + 1);
        let limbs = &limbs[..n];
        if n == 0 {
            return Term::ZERO;
        }
        if n == 1 {
            let value = if negative {
                -(limbs[0] as i128)
            } else {
                limbs[0] as i128
            };
            if let Some(t) = i64::try_from(value).ok().and_then(Term::try_small) {
                return t;
            }
        }
        let at = self.alloc(n + 1);
        let subtag = if negative {
            boxed::BIG_NEG
        } else {
            boxed::BIG_POS
        };
        // SAFETY: `alloc` gave `n + 1` words.
        unsafe {
            *at = Term::header(subtag, n);
            std::ptr::copy_nonoverlapping(limbs.as_ptr(), at.add(1) as *mut u64, n);
        }
        Term::boxed(at)
    }
    /// The integer of that sign and of `n` limbs at most, which `fill` writes; they are zero before.
    fn big_filled(&mut self, negative: bool, n: usize, fill: &mut dyn FnMut(&mut [u64])) -> Term {
        let at = self.alloc(n + 1);
        // SAFETY: `alloc` gave `n + 1` words; `Term` is a transparent `u64`.
        let limbs = unsafe {
            std::ptr::write_bytes(at.add(1), 0, n);
            std::slice::from_raw_parts_mut(at.add(1) as *mut u64, n)
        };
        fill(limbs);
        let used = limbs.iter().rposition(|&l| l != 0).map_or(0, |i| i + 1);
        let value = match *limbs {
            [one, ..] if used == 1 => Some(one),
            _ => None,
        };
        // A magnitude one above the largest small is a small if it is negative.
        let small = match value {
            _ if used == 0 => Some(Term::ZERO),
            Some(one) if one <= SMALL_MAX as u64 + u64::from(negative) => {
                Some(Term::small(if negative {
                    -(one as i64)
                } else {
                    one as i64
                }))
            }
            _ => None,
        };
        let subtag = if negative {
            boxed::BIG_NEG
        } else {
            boxed::BIG_POS
        };
        let taken = if small.is_some() { 0 } else { used + 1 };
        // SAFETY: within the words that `alloc` gave; the rest of them becomes a hole.
        unsafe {
            if taken > 0 {
                *at = Term::header(subtag, used);
            }
            if taken <= n {
                *at.add(taken) = Term::header(boxed::FILLER, n - taken);
            }
        }
        small.unwrap_or(Term::boxed(at))
    }
    /// A list of the bytes.
    fn byte_list(&mut self, bytes: &[u8], tail: Term) -> Term {
        bytes
            .iter()
            .rev()
            .fold(tail, |tail, &b| self.cons(Term::small(b.into()), tail))
    }
    /// A list of the string's code points.
    fn char_list(&mut self, text: &str) -> Term {
        text.chars()
            .rev()
            .fold(Term::NIL, |tail, c| self.cons(Term::small(c as i64), tail))
    }
    fn binary(&mut self, bytes: &[u8]) -> Term {
        self.bits(bytes, bytes.len() * 8)
    }
    /// A bitstring of the first `len` bits of `bytes`.
    fn bits(&mut self, bytes: &[u8], len: usize) -> Term {
        let n = len.div_ceil(8);
        let (term, data) = self.new_bits(len);
        // SAFETY: `new_bits` gave room for `n` bytes at `data`, which nothing else points at.
        unsafe {
            std::ptr::copy_nonoverlapping(bytes[..n].as_ptr(), data, n);
            if !len.is_multiple_of(8) {
                *data.add(n - 1) &= !(0xff >> (len % 8));
            }
        }
        term
    }
    /// A bitstring of `len` bits, all zero, and where its bytes are, to be filled at once.
    fn new_bits(&mut self, len: usize) -> (Term, *mut u8) {
        let n = len.div_ceil(8);
        if n > MAX_HEAP_BIN {
            // Nothing is left to claim: what is not made by appending is copied first.
            let bin = SharedBin::new(n, n * 8);
            // SAFETY: `bin` is alive.
            let data = unsafe { (*bin).data() };
            let orig = self.bin_ref(bin);
            return (self.sub_bits_at(boxed::SUB_BITS, orig, data, 0, len), data);
        }
        let words = n.div_ceil(8);
        let at = self.alloc(words + 2);
        // SAFETY: `alloc` gave `words + 2` words.
        unsafe {
            *at = Term::header(boxed::HEAP_BITS, words + 1);
            *at.add(1) = Term::from_raw(len as u64);
            std::ptr::write_bytes(at.add(2), 0, words);
            (Term::boxed(at), at.add(2) as *mut u8)
        }
    }
    /// A reference to a shared binary; takes over the caller's count.
    fn bin_ref(&mut self, bin: *mut SharedBin) -> Term {
        let at = self.alloc(3);
        // SAFETY: `alloc` gave three words; `bin` is alive, the caller gives its count.
        unsafe {
            *at = Term::header(boxed::BIN_REF, 2);
            *at.add(1) = Term::from_raw(bin as u64);
            self.off_heap().link(at);
        }
        Term::boxed(at)
    }
    /// A reference of that number to a native resource; takes over the caller's count.
    fn magic_ref(&mut self, number: [u64; 2], resource: *mut Resource) -> Term {
        let at = self.alloc(5);
        // SAFETY: `alloc` gave five words; `resource` is alive, the caller gives its count.
        unsafe {
            *at = Term::header(boxed::MAGIC_REF, 4);
            *at.add(1) = Term::from_raw(number[0]);
            *at.add(2) = Term::from_raw(number[1]);
            *at.add(3) = Term::from_raw(resource as u64);
            self.off_heap().link(at);
        }
        Term::boxed(at)
    }
    /// `len` bits from bit `start` of `orig`, a heap bitstring or a `BIN_REF`, whose data begin at `base`.
    fn sub_bits_at(
        &mut self,
        tag: u8,
        orig: Term,
        base: *mut u8,
        start: usize,
        len: usize,
    ) -> Term {
        self.boxed(
            tag,
            &[
                orig,
                Term::small(start as i64),
                Term::small((start + len) as i64),
                Term::from_raw(base as u64),
            ],
        )
    }
    /// Part of a bitstring (or of what is left of a match context): `len` bits from bit `start`,
    /// which must lie inside it. Shares the bytes.
    fn sub_bits(&mut self, of: Term, start: usize, len: usize) -> Term {
        let words = of.payload_raw();
        if of.is_boxed_as(boxed::HEAP_BITS) {
            // SAFETY: T4: data follow the size word.
            let base = unsafe { of.boxed_ptr().add(2) as *mut u8 };
            return self.sub_bits_at(boxed::SUB_BITS, of, base, start, len);
        }
        let (orig, at) = (
            Term::from_raw(words[0]),
            Term::from_raw(words[1]).small_value() as usize,
        );
        self.sub_bits_at(boxed::SUB_BITS, orig, words[3] as *mut u8, at + start, len)
    }
    /// A local reference with that number.
    fn reference(&mut self, number: [u64; 2]) -> Term {
        self.boxed(
            boxed::REF,
            &[Term::from_raw(number[0]), Term::from_raw(number[1])],
        )
    }
}
