//! Generic operations and their operands, as the decoder hands them to every later stage.

use crate::verify::{Range, kind};

/// Where an operation's operands stand in the array that holds all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ArgRange {
    /// Index of the first operand.
    pub start: u32,
    /// How many there are, those of an extended list included.
    pub len: u32,
}

impl ArgRange {
    /// No operands.
    pub const EMPTY: Self = Self { start: 0, len: 0 };

    /// The operands themselves.
    #[inline]
    pub fn of(self, args: &[Arg]) -> &[Arg] {
        &args[self.start as usize..self.start as usize + self.len as usize]
    }
}

/// An operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Op {
    /// Which operation: an opcode, for generic code as the compiler wrote it.
    pub id: u16,
    /// Its operands.
    pub args: ArgRange,
    /// The number of the instruction it came from, counted from 0 in the module.
    pub at: u32,
}

/// An operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Arg {
    /// What it is: a constant of `crate::tables::tag`.
    pub tag: u8,
    /// What the verifier has proved of its value.
    pub proved: Proved,
    /// For a register with a claimed type, the type's index plus one; otherwise 0.
    pub aux: u32,
    /// Its value; what that means depends on the tag.
    pub val: u64,
}

impl Arg {
    /// An operand without extra information.
    #[inline]
    pub const fn new(tag: u8, val: u64) -> Self {
        Self {
            tag,
            proved: Proved::NOTHING,
            aux: 0,
            val,
        }
    }

    /// Whether both name the same value or place, whatever is known of its type.
    #[inline]
    pub const fn same(&self, other: &Self) -> bool {
        self.tag == other.tag && self.val == other.val
    }
}

/// What is proved of a value, in two bytes: that it is an integer of a range, a tuple of a size, or of which kinds it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Proved(u16);

impl Proved {
    /// Nothing.
    pub const NOTHING: Self = Self(0);
    const INTEGER: u16 = 1 << 15;
    const TUPLE: u16 = 1 << 14;

    /// A term of one of these kinds, of `crate::verify::kind`.
    pub const fn of(kinds: u32) -> Self {
        if kinds == kind::ANY {
            Self::NOTHING
        } else {
            Self(kinds as u16)
        }
    }

    /// An integer of a range.
    pub const fn integer(range: Range) -> Self {
        Self(Self::INTEGER | range.to_bits() as u16)
    }

    /// A tuple of that many elements; of the largest no more than that they are tuples.
    pub const fn tuple(size: u32) -> Self {
        if size < Self::TUPLE as u32 {
            Self(Self::TUPLE | size as u16)
        } else {
            Self::of(kind::TUPLE)
        }
    }

    /// The size, if it is a tuple of a known one.
    #[inline]
    pub const fn size(self) -> Option<u32> {
        if self.0 & (Self::INTEGER | Self::TUPLE) == Self::TUPLE {
            Some((self.0 & !Self::TUPLE) as u32)
        } else {
            None
        }
    }

    /// The range, if it is an integer.
    #[inline]
    pub const fn range(self) -> Option<Range> {
        if self.0 & Self::INTEGER != 0 {
            Some(Range::from_bits(self.0 as u32))
        } else {
            None
        }
    }

    /// The kinds that it may be of.
    #[inline]
    pub const fn kinds(self) -> u32 {
        match self.0 {
            0 => kind::ANY,
            n if n & Self::INTEGER != 0 => kind::INTEGER,
            n if n & Self::TUPLE != 0 => kind::TUPLE,
            n => n as u32,
        }
    }
}

const _: () = assert!(kind::ANY >> 14 == 0 && Range::BITS <= 15);
const _: () = assert!(size_of::<Arg>() == 16);
const _: () = assert!(size_of::<Op>() == 16);
