//! Reading terms: safe accessors over the words behind a pointer.
//!
//! They are safe functions by the machine's contract (ARCHITECTURE.md, "Terms in Rust"): a `Term`
//! that safe code holds is valid until it returns to the machine, because nothing collects in
//! between. The references given out must not outlive that either; they are never stored.
use super::atom::Atom;
use super::word::{Term, boxed};
use crate::emulator::state::{Export, FunEntry};

impl Term {
    /// Header of a boxed term.
    #[inline(always)]
    pub fn boxed_header(self) -> Term {
        debug_assert!(self.is_boxed());
        // SAFETY: a boxed term points at its header (ARCHITECTURE.md, T1).
        unsafe { *self.boxed_ptr() }
    }
    /// The sub-tag (`boxed::…`) of a boxed term, `None` for other terms.
    #[inline(always)]
    pub fn subtag(self) -> Option<u8> {
        if self.is_boxed() {
            Some(self.boxed_header().header_subtag())
        } else {
            None
        }
    }
    #[inline(always)]
    pub fn is_boxed_as(self, subtag: u8) -> bool {
        self.is_boxed() && self.boxed_header().header_subtag() == subtag
    }
    /// The words after the header of a boxed term.
    #[inline(always)]
    pub fn payload<'a>(self) -> &'a [Term] {
        let n = self.boxed_header().header_arity();
        // SAFETY: T1: `n` words follow the header.
        unsafe { std::slice::from_raw_parts(self.boxed_ptr().add(1), n) }
    }
    /// The payload as raw words.
    #[inline(always)]
    pub fn payload_raw<'a>(self) -> &'a [u64] {
        let n = self.boxed_header().header_arity();
        // SAFETY: T1, and `Term` is a transparent `u64`.
        unsafe { std::slice::from_raw_parts(self.boxed_ptr().add(1) as *const u64, n) }
    }

    #[inline(always)]
    pub fn as_atom(self) -> Option<Atom> {
        if self.is_atom() {
            Some(Atom::from_index(self.atom_index()))
        } else {
            None
        }
    }
    /// Head and tail of a cons cell.
    #[inline(always)]
    pub fn as_cons(self) -> Option<(Term, Term)> {
        if self.is_cons() {
            // SAFETY: T1: a list term points at two words.
            unsafe { Some((*self.list_ptr(), *self.list_ptr().add(1))) }
        } else {
            None
        }
    }
    /// Both words of a cons cell, as a run of terms.
    #[inline(always)]
    pub fn cons_words<'a>(self) -> &'a [Term] {
        debug_assert!(self.is_cons());
        // SAFETY: T1: a list term points at two words.
        unsafe { std::slice::from_raw_parts(self.list_ptr(), 2) }
    }
    /// The lambda of a `FUN` term.
    pub fn fun_entry<'a>(self) -> &'a FunEntry {
        debug_assert!(self.is_boxed_as(boxed::FUN));
        // SAFETY: T1: the first word of a fun is its entry, which lives as long as terms that use it.
        unsafe { &*(self.payload_raw()[0] as *const FunEntry) }
    }
    /// The export of an `EXPORT_FUN` term.
    pub fn fun_export<'a>(self) -> &'a Export {
        debug_assert!(self.is_boxed_as(boxed::EXPORT_FUN));
        // SAFETY: T1: the word of an external fun is its export, which is never freed.
        unsafe { &*(self.payload_raw()[0] as *const Export) }
    }
    #[inline(always)]
    pub fn as_tuple<'a>(self) -> Option<&'a [Term]> {
        if self.is_boxed_as(boxed::TUPLE) {
            Some(self.payload())
        } else {
            None
        }
    }
    #[inline(always)]
    pub fn is_tuple(self) -> bool {
        self.is_boxed_as(boxed::TUPLE)
    }
    #[inline(always)]
    pub fn is_float(self) -> bool {
        self.is_boxed_as(boxed::FLOAT)
    }
    #[inline(always)]
    pub fn as_float(self) -> Option<f64> {
        if self.is_float() {
            Some(f64::from_bits(self.payload_raw()[0]))
        } else {
            None
        }
    }
    #[inline(always)]
    pub fn is_big(self) -> bool {
        matches!(self.subtag(), Some(boxed::BIG_POS | boxed::BIG_NEG))
    }
    /// Sign (true = negative) and limbs, least significant first, of a big integer.
    pub fn as_big<'a>(self) -> Option<(bool, &'a [u64])> {
        match self.subtag() {
            Some(boxed::BIG_POS) => Some((false, self.payload_raw())),
            Some(boxed::BIG_NEG) => Some((true, self.payload_raw())),
            _ => None,
        }
    }
    #[inline(always)]
    pub fn is_integer(self) -> bool {
        self.is_small() || self.is_big()
    }
    pub fn is_number(self) -> bool {
        self.is_integer() || self.is_float()
    }
    pub fn is_map(self) -> bool {
        matches!(self.subtag(), Some(boxed::FLATMAP | boxed::HASHMAP_ROOT))
    }
    pub fn is_fun(self) -> bool {
        matches!(self.subtag(), Some(boxed::FUN | boxed::EXPORT_FUN))
    }
    /// How many arguments a fun takes.
    pub fn fun_arity(self) -> Option<u64> {
        match self.subtag()? {
            boxed::FUN => Some(self.payload()[1].small_value() as u64),
            boxed::EXPORT_FUN => {
                let export = self.payload_raw()[0] as *const crate::emulator::state::Export;
                // SAFETY: an external fun points at an export, which is never freed.
                Some(unsafe { (*export).arity })
            }
            _ => None,
        }
    }
    /// The native value of type `T` that a magic reference stands for.
    pub fn as_resource<'a, T: 'static>(self) -> Option<&'a T> {
        if !self.is_boxed_as(boxed::MAGIC_REF) {
            return None;
        }
        let resource = self.payload_raw()[2] as *const crate::heap::Resource;
        // SAFETY: T1: a magic reference owns a count of its resource.
        unsafe { (*resource).get() }
    }
    pub fn is_pid(self) -> bool {
        self.is_local_pid() || self.is_boxed_as(boxed::EXT_PID)
    }
    pub fn is_port(self) -> bool {
        self.is_local_port() || self.is_boxed_as(boxed::EXT_PORT)
    }
    pub fn is_reference(self) -> bool {
        matches!(
            self.subtag(),
            Some(boxed::REF | boxed::MAGIC_REF | boxed::EXT_REF)
        )
    }
    /// A bitstring that Erlang code can see as such (match contexts are not).
    pub fn is_bitstring(self) -> bool {
        matches!(self.subtag(), Some(boxed::HEAP_BITS | boxed::SUB_BITS))
    }
    pub fn is_binary(self) -> bool {
        self.as_bits().is_some_and(|b| b.len.is_multiple_of(8))
    }
    pub fn is_boolean(self) -> bool {
        self == super::am::TRUE || self == super::am::FALSE
    }

    /// The bits of a bitstring (heap, sub) or of a match context (what is left of it).
    pub fn as_bits<'a>(self) -> Option<Bits<'a>> {
        match self.subtag()? {
            boxed::HEAP_BITS => {
                let words = self.payload_raw();
                let len = words[0] as usize;
                // SAFETY: T4: the payload holds `len` bits after its first word.
                let bytes = unsafe {
                    std::slice::from_raw_parts(words.as_ptr().add(1) as *const u8, len.div_ceil(8))
                };
                Some(Bits {
                    bytes,
                    offset: 0,
                    len,
                })
            }
            boxed::SUB_BITS | boxed::MATCH => {
                let words = self.payload_raw();
                let (start, end) = (Term::from_raw(words[1]), Term::from_raw(words[2]));
                let (start, end) = (start.small_value() as usize, end.small_value() as usize);
                let first = start / 8;
                let base = words[3] as *const u8;
                // SAFETY: T4: `base` is the first byte of `orig`'s data, which holds `end` bits.
                let bytes =
                    unsafe { std::slice::from_raw_parts(base.add(first), end.div_ceil(8) - first) };
                Some(Bits {
                    bytes,
                    offset: (start % 8) as u8,
                    len: end - start,
                })
            }
            _ => None,
        }
    }
    /// The bytes of a binary that starts on a byte boundary. `None`: no binary, or not aligned
    /// (`to_bytes` copies then).
    pub fn as_bytes<'a>(self) -> Option<&'a [u8]> {
        let b = self.as_bits()?;
        if b.offset == 0 && b.len.is_multiple_of(8) && !self.is_boxed_as(boxed::MATCH) {
            Some(b.bytes)
        } else {
            None
        }
    }
    /// The bytes of any binary; copies when it is not aligned. `None`: not a binary.
    pub fn to_bytes<'a>(self) -> Option<std::borrow::Cow<'a, [u8]>> {
        let b = self.as_bits()?;
        if !b.len.is_multiple_of(8) {
            return None;
        }
        Some(if b.offset == 0 {
            b.bytes.into()
        } else {
            b.to_vec().into()
        })
    }

    /// Walks a list's elements; `ListIter::tail` tells afterwards whether it was proper.
    pub fn iter_list(self) -> ListIter {
        ListIter { tail: self }
    }
    /// Length of a proper list.
    pub fn list_len(self) -> Option<usize> {
        let mut it = self.iter_list();
        let n = it.by_ref().count();
        if it.tail.is_nil() { Some(n) } else { None }
    }
    /// The elements of a proper list.
    pub fn list_to_vec(self) -> Option<Vec<Term>> {
        let mut it = self.iter_list();
        let v: Vec<Term> = it.by_ref().collect();
        if it.tail.is_nil() { Some(v) } else { None }
    }
}

/// A run of bits in memory: `len` bits from bit `offset` (0–7, from the top) of `bytes[0]`.
/// `bytes` is exactly as long as the run needs.
#[derive(Clone, Copy)]
pub struct Bits<'a> {
    pub bytes: &'a [u8],
    pub offset: u8,
    pub len: usize,
}

impl Bits<'_> {
    /// Byte `i` (or the last, partial one, left-aligned, with zeros below).
    pub fn byte(&self, i: usize) -> u8 {
        let left = self.len - i * 8;
        let hi = self.bytes[i] << self.offset;
        let lo = match self.bytes.get(i + 1) {
            Some(&b) if self.offset > 0 => b >> (8 - self.offset),
            _ => 0,
        };
        let b = hi | lo;
        if left >= 8 { b } else { b & !(0xff >> left) }
    }
    /// The bits, left-aligned in bytes, zeros after the last.
    pub fn to_vec(&self) -> Vec<u8> {
        (0..self.len.div_ceil(8)).map(|i| self.byte(i)).collect()
    }
}

/// Iterator over a list's elements.
#[derive(Clone, Copy)]
pub struct ListIter {
    /// What is left; after the last element the list's tail (`[]` for a proper list).
    pub tail: Term,
}

impl Iterator for ListIter {
    type Item = Term;
    #[inline]
    fn next(&mut self) -> Option<Term> {
        let (head, tail) = self.tail.as_cons()?;
        self.tail = tail;
        Some(head)
    }
}
