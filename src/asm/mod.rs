//! Assembly: the `.S` files that `erlc -S` prints, to `.beam` files and back.
//!
//! The assembler numbers atoms, imports, literals, types and funs as OTP's does, so that what it
//! makes of a listing has the same code, byte by byte, as what the compiler made.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod build;
mod debug;
mod dict;
mod etf;
mod function;
mod instruction;
mod operand;
mod parse;
mod print;
mod print_op;
mod scan;
mod term;
mod text;
mod types;

use std::borrow::Cow;

pub use build::assemble;
pub use etf::{decode, encode};
pub use parse::parse_term;
pub use print::print;
pub use term::{Big, ExternalFun, NativeRecord, Term};
pub use text::{block, line};

/// A listing's text: UTF-8, or Latin-1 as old compilers wrote it.
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()),
    }
}

/// How to assemble.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The OTP release whose files these should be, 25 to 29. Without it, 27, or 29 if the module
    /// has native records.
    pub otp: Option<u8>,
}

/// Why assembly is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1.
    pub column: u32,
    /// What is wrong.
    pub reason: String,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.reason)
    }
}

impl std::error::Error for Error {}
