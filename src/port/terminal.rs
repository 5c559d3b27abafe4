//! The terminal as a port: how OTP up to 25 has it (`tty_sl`).
use crate::bif::unicode_names::{Encoding, locale_encoding};
use crate::io::terminal::{self, Line, Mode, Moves};
use rustix::io::Errno;
use rustix::{stdio, termios};
use std::os::unix::ffi::OsStrExt;

/// What is added to the numbers of operations, so that nobody else's are taken for them.
const OPERATIONS: u32 = 0x018b_0900;
const SIZE: u32 = OPERATIONS + 100;
const IS_UNICODE: u32 = OPERATIONS + 101;
const SET_UNICODE: u32 = OPERATIONS + 102;

/// Columns and rows of a terminal that does not tell its size.
const USUAL: (usize, usize) = (80, 24);

/// Sets the terminal for single keys.
///
/// # Errors
/// If there is no terminal, or one that can't move its cursor.
pub fn open() -> Result<Line, Errno> {
    let name = std::env::var_os("TERM").unwrap_or_default();
    let known = terminal::describe(name.as_bytes());
    let moves = known.then(|| Moves::of(&terminal::description())).flatten();
    let moves = moves.ok_or(Errno::NOTSUP)?;
    terminal::set(Mode {
        lines: Some(false),
        echo: Some(false),
        signals: None,
    })?;
    Ok(Line::new(moves, locale_encoding() == Encoding::Utf8))
}

/// Columns and rows.
pub fn size() -> (usize, usize) {
    match termios::tcgetwinsize(stdio::stdin()) {
        Ok(size) if size.ws_col > 0 => (size.ws_col.into(), size.ws_row.into()),
        _ => USUAL,
    }
}

/// An operation by its number; none: there is no such operation.
pub fn control(line: &mut Line, operation: u32, bytes: &[u8]) -> Option<Vec<u8>> {
    match operation {
        SIZE => {
            let (columns, rows) = size();
            let numbers = [columns, rows].map(|n| (n as u32).to_ne_bytes());
            Some(numbers.concat())
        }
        IS_UNICODE => Some(vec![line.unicode.into()]),
        SET_UNICODE => {
            let old = std::mem::replace(&mut line.unicode, *bytes.first()? != 0);
            Some(vec![old.into()])
        }
        _ => None,
    }
}
