//! The bits of a term: tags, immediates, small integers, header words.
//!
//! This file is compiled twice, as part of the machine and as part of the `no_std` crate of
//! handlers that `build.rs` makes, so that there is one definition of a term. It knows nothing of
//! heaps: reading what a pointer points at is `term::view`'s (safe code's door) or the handlers' job.
//!
//! Layout (low bits of a 64-bit word):
//!
//! | bits | what |
//! | --- | --- |
//! | `0000` | small integer, value in the upper 60 bits: sums and comparisons work on the words |
//! | `001` | pointer to a cons cell |
//! | `010` | pointer to a boxed object: a header word and what belongs to it |
//! | `011` | other immediates: a sub-tag in bits 3–5, payload in the upper 58 bits |
//! | `100` | header word, only as the first word of a boxed object |
//! | `101`, `110` | x and y register operands of loaded code; never a value |
//! | `111` | return address on the stack; never a value |

/// A term: one 64-bit word. Copying it copies a reference; see ARCHITECTURE.md, "Terms in Rust".
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Term(u64);

pub const TAG_MASK: u64 = 7;
pub const TAG_SMALL: u64 = 0;
pub const TAG_LIST: u64 = 1;
pub const TAG_BOXED: u64 = 2;
pub const TAG_IMMED: u64 = 3;
pub const TAG_HEADER: u64 = 4;
pub const TAG_XREG: u64 = 5;
pub const TAG_YREG: u64 = 6;
pub const TAG_CP: u64 = 7;

/// Small integers are 60 bits wide, as OTP's are on 64-bit machines.
pub const SMALL_SHIFT: u32 = 4;
pub const SMALL_MASK: u64 = 15;
pub const SMALL_MAX: i64 = (1 << 59) - 1;
pub const SMALL_MIN: i64 = -(1 << 59);

const IMMED_MASK: u64 = 0x3f;
pub const IMMED_ATOM: u64 = TAG_IMMED;
pub const IMMED_PID: u64 = (1 << 3) | TAG_IMMED;
pub const IMMED_PORT: u64 = (2 << 3) | TAG_IMMED;
pub const IMMED_NIL: u64 = (3 << 3) | TAG_IMMED;
pub const IMMED_CATCH: u64 = (4 << 3) | TAG_IMMED;
pub const IMMED_NONE: u64 = (5 << 3) | TAG_IMMED;

/// What a boxed object is: the sub-tag of its header word.
pub mod boxed {
    pub const TUPLE: u8 = 0;
    /// `[FunEntry*][arity small][env…]`
    pub const FUN: u8 = 1;
    /// `[Export*]`
    pub const EXPORT_FUN: u8 = 2;
    /// 64-bit limbs, least significant first, normalised, never a small's value.
    pub const BIG_POS: u8 = 3;
    pub const BIG_NEG: u8 = 4;
    pub const FLOAT: u8 = 5;
    /// `[size in bits][data…]`
    pub const HEAP_BITS: u8 = 6;
    /// `[orig][start bit small][end bit small][base pointer]`
    pub const SUB_BITS: u8 = 7;
    /// A match context; same layout as `SUB_BITS`, `start` is the current position.
    pub const MATCH: u8 = 8;
    /// `[SharedBin*][next off-heap object]`; only reached through `SUB_BITS` and `MATCH`.
    pub const BIN_REF: u8 = 9;
    /// `[keys tuple][values…]`
    pub const FLATMAP: u8 = 10;
    /// `[size small][children…]`, 16-bit bitmap in the header's extra field.
    pub const HASHMAP_ROOT: u8 = 11;
    /// `[children…]`, 16-bit bitmap in the header's extra field.
    pub const HASHMAP_NODE: u8 = 12;
    /// `[64-bit number]…`: a local reference.
    pub const REF: u8 = 13;
    /// A local reference with a native resource: `[number][number][object*][next off-heap object]`.
    pub const MAGIC_REF: u8 = 14;
    /// `[node atom][creation small][number…]`
    pub const EXT_PID: u8 = 15;
    pub const EXT_PORT: u8 = 16;
    pub const EXT_REF: u8 = 17;
    /// Native record of OTP 29: `[definition term][values…]`
    pub const RECORD: u8 = 18;
    /// A hole: words that nothing points at.
    pub const FILLER: u8 = 19;
}

impl Term {
    pub const NIL: Term = Term(IMMED_NIL);
    /// No term: an absent value, "exception raised", an unset field. Never visible to Erlang code.
    pub const NONE: Term = Term(IMMED_NONE);
    pub const ZERO: Term = Term(0);

    #[inline(always)]
    pub const fn from_raw(raw: u64) -> Term {
        Term(raw)
    }
    #[inline(always)]
    pub const fn raw(self) -> u64 {
        self.0
    }
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == IMMED_NONE
    }

    // Small integers.
    /// `n` must lie in `SMALL_MIN..=SMALL_MAX`.
    #[inline(always)]
    pub const fn small(n: i64) -> Term {
        Term((n as u64) << SMALL_SHIFT)
    }
    #[inline(always)]
    pub const fn fits_small(n: i64) -> bool {
        n >= SMALL_MIN && n <= SMALL_MAX
    }
    #[inline(always)]
    pub const fn try_small(n: i64) -> Option<Term> {
        if Self::fits_small(n) {
            Some(Self::small(n))
        } else {
            None
        }
    }
    #[inline(always)]
    pub const fn is_small(self) -> bool {
        self.0 & SMALL_MASK == 0
    }
    /// The value of a small integer; meaningless for other terms.
    #[inline(always)]
    pub const fn small_value(self) -> i64 {
        (self.0 as i64) >> SMALL_SHIFT
    }
    #[inline(always)]
    pub const fn as_small(self) -> Option<i64> {
        if self.is_small() {
            Some(self.small_value())
        } else {
            None
        }
    }
    #[inline(always)]
    pub const fn both_small(a: Term, b: Term) -> bool {
        (a.0 | b.0) & SMALL_MASK == 0
    }

    // Pointers.
    #[inline(always)]
    pub fn list(cell: *const Term) -> Term {
        Term(cell as u64 | TAG_LIST)
    }
    #[inline(always)]
    pub fn boxed(header: *const Term) -> Term {
        Term(header as u64 | TAG_BOXED)
    }
    #[inline(always)]
    pub const fn is_cons(self) -> bool {
        self.0 & TAG_MASK == TAG_LIST
    }
    #[inline(always)]
    pub const fn is_boxed(self) -> bool {
        self.0 & TAG_MASK == TAG_BOXED
    }
    #[inline(always)]
    pub const fn is_pointer(self) -> bool {
        self.is_cons() || self.is_boxed()
    }
    /// The cons cell of a list term: head, then tail.
    #[inline(always)]
    pub const fn list_ptr(self) -> *mut Term {
        (self.0 - TAG_LIST) as *mut Term
    }
    /// The header word of a boxed term.
    #[inline(always)]
    pub const fn boxed_ptr(self) -> *mut Term {
        (self.0 - TAG_BOXED) as *mut Term
    }

    // Other immediates.
    #[inline(always)]
    pub const fn atom(index: u32) -> Term {
        Term(((index as u64) << 6) | IMMED_ATOM)
    }
    #[inline(always)]
    pub const fn is_atom(self) -> bool {
        self.0 & IMMED_MASK == IMMED_ATOM
    }
    /// The index of an atom in the atom table; meaningless for other terms.
    #[inline(always)]
    pub const fn atom_index(self) -> u32 {
        (self.0 >> 6) as u32
    }
    #[inline(always)]
    pub const fn is_nil(self) -> bool {
        self.0 == IMMED_NIL
    }
    #[inline(always)]
    pub const fn is_list(self) -> bool {
        self.is_cons() || self.is_nil()
    }
    /// A local process identifier: 58 bits that the process table gives out.
    #[inline(always)]
    pub const fn pid(id: u64) -> Term {
        Term((id << 6) | IMMED_PID)
    }
    #[inline(always)]
    pub const fn is_local_pid(self) -> bool {
        self.0 & IMMED_MASK == IMMED_PID
    }
    #[inline(always)]
    pub const fn port(id: u64) -> Term {
        Term((id << 6) | IMMED_PORT)
    }
    #[inline(always)]
    pub const fn is_local_port(self) -> bool {
        self.0 & IMMED_MASK == IMMED_PORT
    }
    /// The payload of a pid, port or catch.
    #[inline(always)]
    pub const fn immed_payload(self) -> u64 {
        self.0 >> 6
    }
    /// A catch: the code address at which to go on, kept in a y register.
    #[inline(always)]
    pub fn catch(handler: *const u8) -> Term {
        Term(((handler as u64) << 6) | IMMED_CATCH)
    }
    #[inline(always)]
    pub const fn is_catch(self) -> bool {
        self.0 & IMMED_MASK == IMMED_CATCH
    }
    #[inline(always)]
    pub const fn is_immediate(self) -> bool {
        !self.is_pointer()
    }

    // Headers and return addresses.
    /// A header word: `arity` words follow it.
    #[inline(always)]
    pub const fn header(subtag: u8, arity: usize) -> Term {
        Term(((arity as u64) << 8) | ((subtag as u64) << 3) | TAG_HEADER)
    }
    /// A header word with 24 bits of its own (the bitmap of hash-map nodes).
    #[inline(always)]
    pub const fn header_with(subtag: u8, arity: usize, extra: u32) -> Term {
        Term(((extra as u64) << 40) | Self::header(subtag, arity).0)
    }
    #[inline(always)]
    pub const fn is_header(self) -> bool {
        self.0 & TAG_MASK == TAG_HEADER
    }
    #[inline(always)]
    pub const fn header_subtag(self) -> u8 {
        ((self.0 >> 3) & 31) as u8
    }
    /// The words that follow a header.
    #[inline(always)]
    pub const fn header_arity(self) -> usize {
        ((self.0 >> 8) & 0xffff_ffff) as usize
    }
    #[inline(always)]
    pub const fn header_extra(self) -> u32 {
        (self.0 >> 40) as u32
    }
    /// A return address on the stack. `addr` is a multiple of 8.
    #[inline(always)]
    pub fn cp(addr: *const u8) -> Term {
        // A sum, unlike a set of bits, is something that a linker can work out.
        Term((addr as u64).wrapping_add(TAG_CP))
    }
    #[inline(always)]
    pub const fn is_cp(self) -> bool {
        self.0 & TAG_MASK == TAG_CP
    }
    #[inline(always)]
    pub const fn cp_addr(self) -> *const u8 {
        (self.0 - TAG_CP) as *const u8
    }
}

/// Header of a tuple of `n` elements.
#[inline(always)]
pub const fn tuple_header(n: usize) -> Term {
    Term::header(boxed::TUPLE, n)
}

impl core::fmt::Debug for Term {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Term({:#x})", self.0)
    }
}

impl From<Term> for u64 {
    fn from(term: Term) -> u64 {
        term.raw()
    }
}
