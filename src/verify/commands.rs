//! The lists that are small programs of their own: the commands of `bs_match` and the segments of
//! `bs_create_bin`.

use crate::loader::op::Arg;
use crate::tables::tag;

use super::error::Reason;
use super::names::Name;

/// A command of `bs_match`.
#[derive(Debug, Clone, Copy)]
pub enum Command<'a> {
    /// Fails unless this many bits are left, and what is left is a multiple of the unit.
    EnsureAtLeast {
        /// Bits.
        size: u64,
        /// The unit.
        unit: u64,
    },
    /// Fails unless exactly this many bits are left.
    EnsureExactly {
        /// Bits.
        size: u64,
    },
    /// Reads an integer or a binary.
    Get {
        /// Whether it is an integer.
        integer: bool,
        /// Live X registers.
        live: u64,
        /// A list of flags, or the empty list.
        flags: &'a Arg,
        /// Bits, in all.
        bits: u64,
        /// Where it goes.
        dst: &'a Arg,
    },
    /// Skips bits.
    Skip {
        /// Bits.
        size: u64,
    },
    /// Makes a bit string of all that is left.
    GetTail {
        /// Live X registers.
        live: u64,
        /// Where it goes.
        dst: &'a Arg,
    },
    /// Fails unless the next bits have this value.
    Equals {
        /// Bits.
        size: u64,
        /// The value.
        value: &'a Arg,
    },
}

/// The commands of a list, one after the other.
pub struct Commands<'a, F> {
    args: &'a [Arg],
    at: usize,
    name: F,
}

impl<'a, F: Fn(&Arg) -> Name> Commands<'a, F> {
    /// Reads the operands from position `at` on. `name` says what an operand is called.
    pub fn new(args: &'a [Arg], at: usize, name: F) -> Self {
        Self { args, at, name }
    }

    fn arg(&mut self, tags: u16) -> Result<&'a Arg, Reason> {
        let at = self.at;
        let arg = self
            .args
            .get(at)
            .ok_or(Reason::ListLength(self.args.len() as u32))?;
        self.at += 1;
        if tags >> arg.tag & 1 == 0 {
            return Err(Reason::OperandKind(at as u32 + 1));
        }
        Ok(arg)
    }

    fn number(&mut self, limit: u64) -> Result<u64, Reason> {
        let arg = self.arg(1 << tag::U)?;
        if arg.val > limit {
            return Err(Reason::OperandRange(self.at as u32, arg.val));
        }
        Ok(arg.val)
    }

    /// Bits; a number of more than 64 bits is a literal, and as good as the largest of 64.
    fn size(&mut self) -> Result<u64, Reason> {
        let arg = self.arg(1 << tag::U | 1 << tag::Q)?;
        Ok(if arg.tag == tag::U { arg.val } else { u64::MAX })
    }

    fn unit(&mut self) -> Result<u64, Reason> {
        self.number(256)
    }

    fn get(&mut self, integer: bool) -> Result<Command<'a>, Reason> {
        Ok(Command::Get {
            integer,
            live: self.number(1023)?,
            flags: self.arg(1 << tag::N | 1 << tag::Q)?,
            bits: self.size()?.saturating_mul(self.unit()?),
            dst: self.arg(1 << tag::X | 1 << tag::Y)?,
        })
    }

    fn equals(&mut self) -> Result<Command<'a>, Reason> {
        self.arg(1 << tag::N | 1 << tag::U)?;
        Ok(Command::Equals {
            size: self.number(64)?,
            value: self.arg(1 << tag::U | 1 << tag::I | 1 << tag::Q)?,
        })
    }

    fn command(&mut self) -> Result<Command<'a>, Reason> {
        let head = self.arg(1 << tag::A)?;
        match (self.name)(head) {
            Name::EnsureAtLeast => {
                let (size, unit) = (self.size()?, self.unit()?);
                Ok(Command::EnsureAtLeast { size, unit })
            }
            Name::EnsureExactly => Ok(Command::EnsureExactly { size: self.size()? }),
            Name::Integer => self.get(true),
            Name::Binary => self.get(false),
            Name::Skip => Ok(Command::Skip { size: self.size()? }),
            Name::GetTail => {
                let live = self.number(1023)?;
                self.unit()?;
                let dst = self.arg(1 << tag::X | 1 << tag::Y)?;
                Ok(Command::GetTail { live, dst })
            }
            Name::Equals => self.equals(),
            _ => Err(Reason::UnexpectedAtom(self.at as u32)),
        }
    }
}

impl<'a, F: Fn(&Arg) -> Name> Iterator for Commands<'a, F> {
    type Item = Result<Command<'a>, Reason>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.args.len() {
            return None;
        }
        let command = self.command();
        if command.is_err() {
            self.at = self.args.len();
        }
        Some(command)
    }
}

/// How many operands a segment of `bs_create_bin` has.
pub const SEGMENT: usize = 6;
