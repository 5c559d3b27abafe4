//! Reading bytes: big-endian words, and the compact encoding that operands are written in.
//!
//! A compact number starts with a byte whose low three bits are its tag. The next bits say where
//! its value is: `xxxx0ttt` in the byte, `xxx01ttt` in it and the next one, `xxx11ttt` in the
//! `xxx + 2` bytes that follow (for 7: in as many as a nested compact number says, plus 9).

use super::error::{Error, Place, Reason};

/// The tags of the compact encoding.
pub(super) mod wire {
    pub const U: u8 = 0;
    pub const I: u8 = 1;
    pub const A: u8 = 2;
    pub const X: u8 = 3;
    pub const Y: u8 = 4;
    pub const F: u8 = 5;
    pub const H: u8 = 6;
    pub const EXT: u8 = 7;

    /// The kinds of extended operands.
    pub mod ext {
        pub const LIST: u64 = 1;
        pub const FLOAT_REG: u64 = 2;
        pub const ALLOC: u64 = 3;
        pub const LITERAL: u64 = 4;
        pub const TYPED: u64 = 5;
    }
}

/// The value of a compact number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number<'a> {
    /// It fits a word. Integers are signed (`as i64`), all other values unsigned.
    Word(u64),
    /// An integer of more than eight bytes, big-endian two's complement.
    Wide(&'a [u8]),
}

/// A compact number and its tag.
pub(super) type Tagged<'a> = (u8, Number<'a>);

/// A place in some bytes.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    pos: usize,
    place: Place,
    base: usize,
}

impl<'a> Reader<'a> {
    /// Reads `bytes`, which start at offset `base` of the `place`.
    pub fn new(bytes: &'a [u8], place: Place, base: usize) -> Self {
        Self {
            bytes,
            pos: 0,
            place,
            base,
        }
    }

    /// How far reading has come.
    pub fn pos(&self) -> usize {
        self.pos
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.bytes.len() - self.pos
    }

    /// An error at the present place.
    #[cold]
    pub fn error(&self, reason: Reason) -> Error {
        self.error_at(self.pos, reason)
    }

    /// An error at a place passed before.
    #[cold]
    pub fn error_at(&self, pos: usize, reason: Reason) -> Error {
        Error::new(self.place, self.base + pos, reason)
    }

    /// The next `n` bytes.
    pub fn take(&mut self, n: usize, what: &'static str) -> Result<&'a [u8], Error> {
        self.bytes_opt(n)
            .ok_or_else(|| self.error(Reason::Truncated(what)))
    }

    fn bytes_opt(&mut self, n: usize) -> Option<&'a [u8]> {
        let end = self.pos.checked_add(n)?;
        let taken = self.bytes.get(self.pos..end)?;
        self.pos = end;
        Some(taken)
    }

    fn array<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], Error> {
        match self.bytes.get(self.pos..).and_then(<[u8]>::first_chunk) {
            Some(array) => {
                self.pos += N;
                Ok(*array)
            }
            None => Err(self.error(Reason::Truncated(what))),
        }
    }

    /// A byte.
    pub fn u8(&mut self, what: &'static str) -> Result<u8, Error> {
        self.array::<1>(what).map(|[byte]| byte)
    }

    /// Two bytes, big-endian.
    pub fn u16(&mut self, what: &'static str) -> Result<u16, Error> {
        self.array(what).map(u16::from_be_bytes)
    }

    /// Four bytes, big-endian.
    pub fn u32(&mut self, what: &'static str) -> Result<u32, Error> {
        self.array(what).map(u32::from_be_bytes)
    }

    /// Eight bytes, big-endian.
    pub fn i64(&mut self, what: &'static str) -> Result<i64, Error> {
        self.array(what).map(i64::from_be_bytes)
    }

    /// How many entries of at least `least` bytes each follow; refused when they can't.
    pub fn count(&mut self, least: usize, what: &'static str) -> Result<usize, Error> {
        let pos = self.pos;
        let n = self.u32(what)?;
        self.check_count(n, least, what)
            .map_err(|reason| self.error_at(pos, reason))
    }

    /// Refuses a count of entries that the data left has no room for.
    pub fn check_count(&self, n: u32, least: usize, what: &'static str) -> Result<usize, Reason> {
        if u64::from(n) * least as u64 > self.left() as u64 {
            return Err(Reason::TooMany(what, u64::from(n)));
        }
        Ok(n as usize)
    }

    /// Refuses data after the last thing that belongs there.
    pub fn finish(&self, what: &'static str) -> Result<(), Error> {
        if self.left() > 0 {
            return Err(self.error(Reason::Trailing(what)));
        }
        Ok(())
    }

    /// The compact number that comes, if it takes one or two bytes: its tag, its value, its size.
    #[inline(always)]
    pub fn peek_short(&self) -> Option<(u8, u64, usize)> {
        let rest = self.bytes.get(self.pos..)?;
        let &first = rest.first()?;
        let tag = first & 7;
        if first & 0x08 == 0 {
            return Some((tag, u64::from(first >> 4), 1));
        }
        if first & 0x10 != 0 {
            return None;
        }
        let &second = rest.get(1)?;
        Some((tag, u64::from(first & 0xe0) << 3 | u64::from(second), 2))
    }

    /// Goes on behind `n` bytes that have been looked at.
    #[inline(always)]
    pub fn skip(&mut self, n: usize) {
        self.pos += n;
    }

    /// A compact number.
    #[inline(always)]
    pub fn tagged(&mut self) -> Result<Tagged<'a>, Reason> {
        let Some(&first) = self.bytes.get(self.pos) else {
            return Err(Reason::Truncated("an operand"));
        };
        self.pos += 1;
        let tag = first & 7;
        if first & 0x08 == 0 {
            return Ok((tag, Number::Word(u64::from(first >> 4))));
        }
        if first & 0x10 == 0 {
            let Some(&second) = self.bytes.get(self.pos) else {
                return Err(Reason::Truncated("the second byte of an operand"));
            };
            self.pos += 1;
            let value = u64::from(first & 0xe0) << 3 | u64::from(second);
            return Ok((tag, Number::Word(value)));
        }
        self.tagged_long(first)
    }

    /// A compact number of two or more whole bytes.
    #[inline(never)]
    fn tagged_long(&mut self, first: u8) -> Result<Tagged<'a>, Reason> {
        let tag = first & 7;
        let size = match first >> 5 {
            7 => self.long_size()?,
            n => usize::from(n) + 2,
        };
        let Some(bytes) = self.bytes_opt(size) else {
            return Err(Reason::Truncated("the end of a long operand"));
        };
        let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
        if tag == wire::I {
            return Ok((tag, signed(bytes, negative)));
        }
        if negative {
            return Err(Reason::Negative);
        }
        match signed(trim(bytes, 0), false) {
            // Sizes of bitstrings may be as large as they like.
            Number::Wide(_) if tag == wire::U => Ok((tag, Number::Wide(bytes))),
            Number::Wide(_) => Err(Reason::TooLarge("an operand")),
            word => Ok((tag, word)),
        }
    }

    /// The size of a number of nine bytes or more, which is a compact number itself.
    fn long_size(&mut self) -> Result<usize, Reason> {
        // A size that needs more than two bytes is a number of more than 2 KiB; those of up to
        // 16 MiB are readable, which is more than any compiler writes (17 bytes at most).
        let Some(&first) = self.bytes.get(self.pos) else {
            return Err(Reason::Truncated("an operand's size"));
        };
        let nested = first & 0x18 == 0x18;
        if first & 7 != wire::U || nested && first >> 5 > 1 {
            return Err(Reason::Expected("an operand's size"));
        }
        match self.tagged()? {
            (wire::U, Number::Word(n)) => Ok(n as usize + 9),
            _ => Err(Reason::Expected("an operand's size")),
        }
    }

    /// A compact number that must be unsigned.
    pub fn unsigned(&mut self, what: &'static str) -> Result<u64, Reason> {
        match self.tagged()? {
            (wire::U, Number::Word(n)) => Ok(n),
            _ => Err(Reason::Expected(what)),
        }
    }
}

/// Big-endian two's complement as a word, if it fits one.
fn signed(bytes: &[u8], negative: bool) -> Number<'_> {
    let sign: u8 = if negative { 0xff } else { 0 };
    if bytes.len() > 8 {
        let trimmed = trim(bytes, sign);
        let fits = trimmed.len() < 8 || trimmed.len() == 8 && (trimmed[0] & 0x80 != 0) == negative;
        if !fits {
            return Number::Wide(bytes);
        }
        return signed(trimmed, negative);
    }
    let start = if negative { u64::MAX } else { 0 };
    Number::Word(
        bytes
            .iter()
            .fold(start, |value, &byte| value << 8 | u64::from(byte)),
    )
}

/// Without the leading bytes that only repeat the sign.
fn trim(bytes: &[u8], sign: u8) -> &[u8] {
    let skip = bytes.iter().take_while(|&&byte| byte == sign).count();
    &bytes[skip..]
}
