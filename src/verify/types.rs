//! What is known of a register's contents, in one word.
//!
//! A term's type is the set of kinds it may be of, and, where that matters to an instruction that
//! does not look itself, the size of a tuple or the arity of a fun. Registers also hold things that
//! are no terms: nothing at all, the tag of a catch, or what an exception leaves for its handler.

/// Kinds of terms, as bits.
pub mod kind {
    /// Atoms that are none of those below.
    pub const ATOM: u32 = 1 << 0;
    /// Integers of any size.
    pub const INTEGER: u32 = 1 << 1;
    /// Floats.
    pub const FLOAT: u32 = 1 << 2;
    /// The empty list.
    pub const NIL: u32 = 1 << 3;
    /// List cells.
    pub const CONS: u32 = 1 << 4;
    /// Tuples.
    pub const TUPLE: u32 = 1 << 5;
    /// Maps.
    pub const MAP: u32 = 1 << 6;
    /// Bit strings.
    pub const BITS: u32 = 1 << 7;
    /// Match contexts.
    pub const CONTEXT: u32 = 1 << 8;
    /// Funs.
    pub const FUN: u32 = 1 << 9;
    /// Everything else: process identifiers, ports, references, native records.
    pub const OTHER: u32 = 1 << 10;
    /// The atoms that say what sort of exception one is: error, exit, throw.
    pub const CLASS: u32 = 1 << 11;
    /// The atom true.
    pub const TRUE: u32 = 1 << 12;
    /// The atom false.
    pub const FALSE: u32 = 1 << 13;
    /// Any term.
    pub const ANY: u32 = (1 << 14) - 1;
}

use super::range::Range;
use crate::loader::op::Proved;
use kind::{ANY, FUN, INTEGER, TUPLE};

const FORM: u32 = 3 << 14;
const TERM: u32 = 1 << 14;
const EXCEPTION: u32 = 2 << 14;
const TAG: u32 = 3 << 14;
const EXACT: u32 = 1 << 16;
const SIZE_SHIFT: u32 = 17;
const MAX_SIZE: u32 = 0x7fff;

/// What is known of a register's contents.
///
/// Bits 0–13: kinds; 14–15: term, exception, tag or neither; 16: the tuple's size is exact;
/// 17–31: a tuple's least size, a fun's arity plus one, an integer's range, or the number of a tag's handler.
/// Where a term may be of several of these kinds, the first of them has the bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ty(u32);

impl Ty {
    /// Nothing: old bits that may not even be copied.
    pub const UNDEFINED: Self = Self(0);
    /// In a handler's state: nothing has been raised yet that could reach it.
    pub const BOTTOM: Self = Self(1);
    /// Some term.
    pub const ANY: Self = Self(TERM | ANY);
    /// The empty list.
    pub const NIL: Self = Self::of(kind::NIL);
    /// Any atom.
    pub const ATOM: Self = Self::of(kind::ATOM | kind::CLASS | kind::TRUE | kind::FALSE);
    /// True or false.
    pub const BOOLEAN: Self = Self::of(kind::TRUE | kind::FALSE);
    /// A list cell or the empty list.
    pub const LIST: Self = Self::of(kind::NIL | kind::CONS);
    /// What an exception leaves in the first X registers for its handler.
    pub const EXCEPTION: Self = Self(EXCEPTION);
    /// An exception or a term.
    pub const MAYBE_EXCEPTION: Self = Self(EXCEPTION | 1);
    /// The tag of a catch whose handler depends on the way that led here.
    pub const AMBIGUOUS_TAG: Self = Self(TAG | MAX_SIZE << SIZE_SHIFT);
    /// The most handlers that tags can tell apart.
    pub const MAX_HANDLERS: usize = MAX_SIZE as usize;

    /// A term of one of these kinds.
    pub const fn of(kinds: u32) -> Self {
        Self(TERM | kinds)
    }

    /// A tuple of this size.
    pub const fn tuple(size: usize) -> Self {
        if size <= MAX_SIZE as usize {
            Self(TERM | TUPLE | EXACT | (size as u32) << SIZE_SHIFT)
        } else {
            Self::tuple_of_at_least(size)
        }
    }

    /// A tuple of this size or more.
    pub const fn tuple_of_at_least(size: usize) -> Self {
        let size = if size > MAX_SIZE as usize {
            MAX_SIZE
        } else {
            size as u32
        };
        Self(TERM | TUPLE | size << SIZE_SHIFT)
    }

    /// A fun of this arity.
    pub const fn fun(arity: u64) -> Self {
        let size = if arity >= MAX_SIZE as u64 {
            0
        } else {
            arity as u32 + 1
        };
        Self(TERM | FUN | size << SIZE_SHIFT)
    }

    /// An integer of a range.
    pub const fn integer(range: Range) -> Self {
        Self(TERM | INTEGER | range.to_bits() << SIZE_SHIFT)
    }

    /// What range its integers lie in.
    #[inline]
    pub const fn range(self) -> Range {
        if carrier(self.0) == INTEGER {
            Range::from_bits(self.0 >> SIZE_SHIFT)
        } else {
            Range::ANY
        }
    }

    /// As later stages are told it.
    #[inline]
    pub const fn proved(self) -> Proved {
        if !self.is_term() {
            Proved::NOTHING
        } else if self.kinds() == INTEGER {
            Proved::integer(self.range())
        } else if self.kinds() == TUPLE && self.0 & EXACT != 0 {
            Proved::tuple(self.0 >> SIZE_SHIFT)
        } else {
            Proved::of(self.kinds())
        }
    }

    /// The tag of a catch.
    pub const fn tag(handler: usize) -> Self {
        Self(TAG | (handler as u32) << SIZE_SHIFT)
    }

    /// The kinds that a term may be of.
    #[inline]
    pub const fn kinds(self) -> u32 {
        self.0 & ANY
    }

    /// Whether this is a term.
    #[inline]
    pub const fn is_term(self) -> bool {
        self.0 & FORM == TERM
    }

    /// Whether this is anything at all.
    #[inline]
    pub const fn is_defined(self) -> bool {
        self.0 & FORM != 0
    }

    /// Whether this is a tag.
    #[inline]
    pub const fn is_tag(self) -> bool {
        self.0 & FORM == TAG
    }

    /// The handler of a tag.
    #[inline]
    pub const fn handler(self) -> Option<usize> {
        if self.is_tag() && self.0 != Self::AMBIGUOUS_TAG.0 {
            Some((self.0 >> SIZE_SHIFT) as usize)
        } else {
            None
        }
    }

    /// Whether this is certainly a term of one of these kinds.
    #[inline]
    pub const fn is(self, kinds: u32) -> bool {
        self.0 & kinds != 0 && self.0 & (FORM | ANY) & !kinds == TERM
    }

    /// Whether this is certainly a tuple with an element at this index, counted from 0.
    #[inline]
    pub const fn has_element(self, index: u64) -> bool {
        self.is(TUPLE) && index < (self.0 >> SIZE_SHIFT) as u64
    }

    /// Whether this is certainly a tuple of this size.
    #[inline]
    pub const fn is_tuple_of(self, size: u64) -> bool {
        self.is(TUPLE) && self.0 & EXACT != 0 && (self.0 >> SIZE_SHIFT) as u64 == size
    }

    /// Whether this is certainly a fun of this arity.
    #[inline]
    pub const fn is_fun_of(self, arity: u64) -> bool {
        self.is(FUN) && (self.0 >> SIZE_SHIFT) as u64 == arity + 1
    }

    /// What is known after paths with either have met; `None` if they can't meet: a tag and
    /// something else.
    #[inline]
    pub const fn join(self, other: Self) -> Option<Self> {
        if self.0 == other.0 {
            return Some(self);
        }
        self.join_different(other)
    }

    const fn join_different(self, other: Self) -> Option<Self> {
        if self.0 == Self::BOTTOM.0 {
            return Some(other);
        }
        if other.0 == Self::BOTTOM.0 {
            return Some(self);
        }
        match (self.0 & FORM, other.0 & FORM) {
            (TERM, TERM) => Some(self.join_terms(other)),
            (TAG, TAG) => Some(Self::AMBIGUOUS_TAG),
            (TAG, _) | (_, TAG) => None,
            (0, _) | (_, 0) => Some(Self::UNDEFINED),
            _ => Some(Self::MAYBE_EXCEPTION),
        }
    }

    const fn join_terms(self, other: Self) -> Self {
        let kinds = (self.0 | other.0) & ANY;
        Self(TERM | kinds | self.join_sizes(other, carrier(kinds)))
    }

    /// The size that both agree on, of those who are of that kind.
    const fn join_sizes(self, other: Self, carrier: u32) -> u32 {
        const SIZE: u32 = EXACT | MAX_SIZE << SIZE_SHIFT;
        match (self.0 & carrier != 0, other.0 & carrier != 0) {
            (true, false) => self.0 & SIZE,
            (false, true) => other.0 & SIZE,
            (false, false) => 0,
            _ if self.0 & SIZE == other.0 & SIZE => self.0 & SIZE,
            _ if carrier == FUN => 0,
            _ if carrier == INTEGER => self.range().join(other.range()).to_bits() << SIZE_SHIFT,
            _ => {
                let (a, b) = (self.0 >> SIZE_SHIFT, other.0 >> SIZE_SHIFT);
                (if a < b { a } else { b }) << SIZE_SHIFT
            }
        }
    }

    /// What is known of a term that turned out to be of the other type too; `None` if nothing is of
    /// both.
    #[inline]
    pub const fn meet(self, other: Self) -> Option<Self> {
        let kinds = self.0 & other.0 & ANY;
        if kinds == 0 {
            return None;
        }
        let size = match carrier(kinds) {
            0 => 0,
            INTEGER => self.range().meet(other.range()).to_bits() << SIZE_SHIFT,
            carrier => Self::meet_sizes(self.size_as(carrier), other.size_as(carrier)),
        };
        Some(Self(TERM | kinds | size))
    }

    /// The size, if it is the size of this kind.
    const fn size_as(self, kind: u32) -> u32 {
        if carrier(self.0) != kind {
            return 0;
        }
        self.0 & (EXACT | MAX_SIZE << SIZE_SHIFT)
    }

    const fn meet_sizes(a: u32, b: u32) -> u32 {
        if a & EXACT != 0 {
            a
        } else if b & EXACT != 0 || b > a {
            b
        } else {
            a
        }
    }

    /// What is known of a term that turned out not to be of these kinds; `None` if it must be.
    #[inline]
    pub const fn without(self, kinds: u32) -> Option<Self> {
        let left = self.0 & ANY & !kinds;
        if left == 0 {
            return None;
        }
        let size = if left & carrier(self.0) != 0 {
            self.0 & !(FORM | ANY)
        } else {
            0
        };
        Some(Self(TERM | left | size))
    }
}

/// Whose size or range the bits are, of these kinds.
const fn carrier(kinds: u32) -> u32 {
    if kinds & TUPLE != 0 {
        TUPLE
    } else if kinds & FUN != 0 {
        FUN
    } else {
        kinds & INTEGER
    }
}

/// The type of a literal, from its external format. It looks at the first bytes only.
pub fn of_external(bytes: &[u8]) -> Ty {
    let Some((131, rest)) = bytes.split_first() else {
        return Ty::ANY;
    };
    let size = |n: usize| {
        let digits = rest.get(1..=n)?;
        Some(
            digits
                .iter()
                .fold(0, |sum, digit| sum << 8 | usize::from(*digit)),
        )
    };
    let non_empty = |n: usize| match size(n) {
        Some(0) | None => Ty::LIST,
        Some(_) => Ty::of(kind::CONS),
    };
    match rest.first() {
        Some(97 | 98 | 110 | 111) => Ty::of(kind::INTEGER),
        Some(70 | 99) => Ty::of(kind::FLOAT),
        Some(100 | 115 | 118 | 119) => Ty::ATOM,
        Some(104) => size(1).map_or(Ty::ANY, Ty::tuple),
        Some(105) => size(4).map_or(Ty::ANY, Ty::tuple),
        Some(106) => Ty::NIL,
        Some(107) => non_empty(2),
        Some(108) if size(4) != Some(0) => non_empty(4),
        Some(77 | 109) => Ty::of(kind::BITS),
        Some(116) => Ty::of(kind::MAP),
        Some(113) => match bytes {
            [.., 97, arity] => Ty::fun(u64::from(*arity)),
            _ => Ty::of(kind::FUN),
        },
        _ => Ty::ANY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Ty> {
        let terms = [
            Ty::ANY,
            Ty::NIL,
            Ty::LIST,
            Ty::of(kind::CONS),
            Ty::tuple(0),
            Ty::tuple(2),
            Ty::tuple(3),
            Ty::tuple(40_000),
            Ty::tuple_of_at_least(2),
            Ty::fun(0),
            Ty::fun(2),
            Ty::of(kind::FUN),
            Ty::of(kind::FUN | kind::ATOM),
            Ty::of(kind::INTEGER),
            Ty::integer(Range::unsigned(3)),
            Ty::integer(Range::signed(58)),
            Ty::integer(Range::of(Some(-300), None)),
            Ty::of(kind::ANY & !kind::TUPLE),
        ];
        let mut all = terms.to_vec();
        for a in terms {
            all.extend(terms.iter().filter_map(|b| a.join(*b)));
        }
        all
    }

    #[test]
    fn joins_commute_and_lose_knowledge() {
        for a in samples() {
            for b in samples() {
                let joined = a.join(b).expect("terms join");
                assert_eq!(Some(joined), b.join(a), "{a:?} {b:?}");
                assert_eq!(Some(joined), joined.join(a), "{a:?} {b:?}");
                assert!(!joined.is(kind::INTEGER) || a.range().is_within(joined.range()));
                for size in 0..4 {
                    assert!(!joined.has_element(size) || a.has_element(size));
                    assert!(!joined.is_tuple_of(size) || a.is_tuple_of(size));
                    assert!(!joined.is_fun_of(size) || a.is_fun_of(size));
                }
            }
        }
    }

    #[test]
    fn joins_are_associative() {
        for a in samples() {
            for b in samples() {
                for c in samples() {
                    let left = a.join(b).and_then(|t| t.join(c));
                    let right = b.join(c).and_then(|t| a.join(t));
                    assert_eq!(left, right, "{a:?} {b:?} {c:?}");
                }
            }
        }
    }

    #[test]
    fn tests_sharpen() {
        let meet = |a: Ty, b| a.meet(b).expect("they meet");
        let without = |a: Ty, kinds| a.without(kinds).expect("something is left");
        let list = meet(Ty::ANY, Ty::LIST);
        assert!(without(list, kind::NIL).is(kind::CONS));
        let tuple = meet(Ty::ANY, Ty::of(kind::TUPLE));
        assert!(tuple.is(kind::TUPLE) && !tuple.has_element(0));
        assert!(meet(tuple, Ty::tuple(2)).is_tuple_of(2));
        assert!(meet(Ty::tuple(3), Ty::tuple_of_at_least(2)).is_tuple_of(3));
        assert!(meet(Ty::ANY, Ty::fun(2)).is_fun_of(2));
        let mixed = Ty::tuple(2).join(Ty::fun(1)).expect("terms join");
        assert!(!meet(mixed, Ty::of(kind::FUN)).is_fun_of(1));
        assert!(without(mixed, kind::FUN).is_tuple_of(2));
        assert!(!without(mixed, kind::TUPLE).is_fun_of(1));
        assert_eq!(Ty::NIL.meet(tuple), None);
        assert_eq!(tuple.without(kind::TUPLE), None);
    }

    #[test]
    fn what_is_no_term() {
        assert_eq!(Ty::UNDEFINED.join(Ty::ANY), Some(Ty::UNDEFINED));
        assert_eq!(Ty::BOTTOM.join(Ty::NIL), Some(Ty::NIL));
        assert_eq!(Ty::tag(1).join(Ty::tag(2)), Some(Ty::AMBIGUOUS_TAG));
        assert_eq!(Ty::tag(1).join(Ty::NIL), None);
        assert_eq!(Ty::EXCEPTION.join(Ty::ANY), Some(Ty::MAYBE_EXCEPTION));
        assert_eq!(Ty::tag(7).handler(), Some(7));
        assert_eq!(Ty::AMBIGUOUS_TAG.handler(), None);
        for ty in [Ty::UNDEFINED, Ty::BOTTOM, Ty::EXCEPTION, Ty::tag(3)] {
            assert!(!ty.is_term() && !ty.is(kind::ANY) && !ty.is(kind::INTEGER));
        }
    }

    #[test]
    fn types_of_literals() {
        assert!(of_external(&[131, 104, 2, 97, 1, 97, 2]).is_tuple_of(2));
        assert!(of_external(&[131, 107, 0, 1, 65]).is(kind::CONS));
        assert!(of_external(&[131, 108, 0, 0, 0, 1, 106, 106]).is(kind::CONS));
        assert!(of_external(&[131, 116, 0, 0, 0, 0]).is(kind::MAP));
        assert!(of_external(&[131, 113, 119, 1, 97, 119, 1, 98, 97, 2]).is_fun_of(2));
        assert_eq!(of_external(&[]), Ty::ANY);
        assert_eq!(of_external(&[131, 104]), Ty::ANY);
    }
}
