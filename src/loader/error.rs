//! Why a module is refused.
use super::op::{Arg, Op};
use crate::tables::{OPS, TAG_NAMES};
use std::fmt;

/// Why a module can't be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// The file itself is damaged.
    File(crate::beam::Error),
    /// The code breaks a rule.
    Refused(crate::verify::Error),
    /// A literal is no term.
    Literal {
        index: usize,
        error: crate::etf::Error,
    },
    /// The tables have no form for these operands: only possible if the verifier lets something pass that
    /// `genop.tab` does not know.
    NoForm { op: Op, args: Vec<Arg> },
    /// The code refers to a label that is nowhere.
    NoLabel(u32),
    /// Native code is so long that a branch does not reach its place.
    OutOfReach,
    /// The machine can't hold more atoms.
    TooManyAtoms,
    /// The code is larger than relative labels can span (2 GiB).
    TooLarge,
    /// There is no memory for native code.
    CodeMemory(std::io::Error),
}

impl LoadError {
    /// True when the code uses an operation that no compiler since OTP 24 emits.
    pub fn is_obsolete(&self) -> bool {
        match self {
            LoadError::NoForm { op, .. } => OPS[op.id as usize].obsolete,
            LoadError::Refused(error) => matches!(error.reason, crate::verify::Reason::Obsolete),
            _ => false,
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::File(error) => error.fmt(f),
            LoadError::Refused(error) => error.fmt(f),
            LoadError::Literal { index, error } => write!(f, "literal {index}: {error}"),
            LoadError::NoForm { op, args } => {
                let info = &OPS[op.id as usize];
                if info.obsolete {
                    let (at, name) = (op.at, info.name);
                    return write!(
                        f,
                        "instruction {at}: obsolete operation {name}: no compiler since OTP 24 emits it"
                    );
                }
                write!(
                    f,
                    "instruction {}: no form of {} for operands (",
                    op.at, info.name
                )?;
                for (i, arg) in args.iter().enumerate() {
                    let comma = if i > 0 { ", " } else { "" };
                    write!(f, "{comma}{}", TAG_NAMES[arg.tag as usize])?;
                }
                write!(f, ")")
            }
            LoadError::OutOfReach => write!(f, "the code is too long for a branch in it"),
            LoadError::NoLabel(label) => write!(f, "label {label} is used but not defined"),
            LoadError::TooManyAtoms => write!(f, "the atom table is full"),
            LoadError::CodeMemory(error) => write!(f, "no memory for native code: {error}"),
            LoadError::TooLarge => write!(f, "the code is too large"),
        }
    }
}

impl std::error::Error for LoadError {}
