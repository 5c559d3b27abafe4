//! A line on the screen that is changed in its middle: what OTP up to 25 leaves to a driver (`tty_sl`). Commands come as bytes,
//! and what is to be written for them goes out.
use super::info::TermInfo;
use std::fmt::Write;
use unicode_width::UnicodeWidthChar;

/// Columns between the stops of tabulators.
const TAB: usize = 8;

/// Commands, by their first byte.
mod command {
    /// Writes text over what is there.
    pub const PUT: u8 = 0;
    /// Moves by so many characters, 16 bits with a sign.
    pub const MOVE: u8 = 1;
    pub const INSERT: u8 = 2;
    /// Deletes so many characters: before the cursor, if the number is negative.
    pub const DELETE: u8 = 3;
    pub const BEEP: u8 = 4;
    /// As `PUT`, and an answer is wanted.
    pub const PUT_AND_TELL: u8 = 5;
}

/// How a terminal moves its cursor.
#[derive(Debug, Clone)]
pub struct Moves {
    up: Vec<u8>,
    down: Vec<u8>,
    right: Vec<u8>,
    /// Behind the last column the cursor stays in it until something more is written.
    waits_at_margin: bool,
}

impl Moves {
    /// None: that terminal can't do it.
    pub fn of(info: &TermInfo) -> Option<Moves> {
        let string = |code: &[u8]| info.string(code).map(super::without_padding);
        Some(Moves {
            up: string(b"up")?,
            down: string(b"do").unwrap_or_else(|| b"\n".to_vec()),
            right: string(b"nd")?,
            waits_at_margin: info.flag(b"xn"),
        })
    }
}

/// What one character looks like.
#[derive(Debug, Clone)]
struct Cell {
    text: String,
    width: usize,
}

/// The line, and where in it the cursor is.
#[derive(Debug)]
pub struct Line {
    moves: Moves,
    cells: Vec<Cell>,
    at: usize,
    /// Characters beyond ASCII are written in UTF-8.
    pub unicode: bool,
}

impl Line {
    pub fn new(moves: Moves, unicode: bool) -> Line {
        Line {
            moves,
            cells: Vec::new(),
            at: 0,
            unicode,
        }
    }

    /// What is to be written for a command, on a screen of so many columns; and whether the command wants an answer. None: there
    /// is no such command.
    pub fn command(&mut self, bytes: &[u8], columns: usize) -> Option<(Vec<u8>, bool)> {
        let (&number, rest) = bytes.split_first()?;
        let mut out = Screen {
            out: Vec::new(),
            columns: columns.max(1),
            unicode: self.unicode,
            moves: self.moves.clone(),
        };
        let text = String::from_utf8_lossy(rest);
        let count = || Some(i16::from_be_bytes(rest.try_into().ok()?).into());
        match number {
            command::PUT | command::PUT_AND_TELL => self.put(&text, &mut out),
            command::INSERT => self.insert(&text, &mut out),
            command::MOVE => self.move_to(self.place(count()?), &mut out),
            command::DELETE => self.delete(count()?, &mut out),
            command::BEEP => out.out.push(7),
            _ => return None,
        }
        Some((out.out, number == command::PUT_AND_TELL))
    }

    /// The column in which a place of the line stands, were the screen wide enough.
    fn column(&self, place: usize) -> usize {
        self.cells[..place].iter().map(|cell| cell.width).sum()
    }

    /// So many characters from here, as far as the line goes.
    fn place(&self, distance: isize) -> usize {
        self.at
            .saturating_add_signed(distance)
            .min(self.cells.len())
    }

    fn move_to(&mut self, place: usize, out: &mut Screen) {
        out.go(self.column(self.at), self.column(place));
        self.at = place;
    }

    fn put(&mut self, text: &str, out: &mut Screen) {
        for c in text.chars() {
            match c {
                '\n' | '\r' => {
                    out.out
                        .extend_from_slice(if c == '\n' { b"\r\n" } else { b"\r" });
                    self.cells.drain(..self.at);
                    self.at = 0;
                }
                c => {
                    let Some(cell) = self.cell(c) else {
                        self.join(c, out);
                        continue;
                    };
                    let behind = self.column(self.at) + cell.width;
                    out.write(&cell.text, behind);
                    match self.cells.get_mut(self.at) {
                        Some(old) => *old = cell,
                        None => self.cells.push(cell),
                    }
                    self.at += 1;
                }
            }
        }
    }

    /// How a character is shown; none: with the one before it.
    fn cell(&self, c: char) -> Option<Cell> {
        let text = match c {
            '\t' => " ".repeat(TAB - self.column(self.at) % TAB),
            '\x7f' => "^?".to_owned(),
            c if c.is_ascii_control() => format!("^{}", char::from(c as u8 | 0x40)),
            c if c.width() == Some(0) && self.at > 0 => return None,
            c => c.to_string(),
        };
        let width = match c {
            '\t' | '\x7f' => text.len(),
            c if c.is_ascii_control() => text.len(),
            c => c.width().unwrap_or(1),
        };
        Some(Cell { text, width })
    }

    /// A character without a width of its own.
    fn join(&mut self, c: char, out: &mut Screen) {
        self.cells[self.at - 1].text.push(c);
        let column = self.column(self.at);
        out.write(&c.to_string(), column);
    }

    fn insert(&mut self, text: &str, out: &mut Screen) {
        let rest = self.cells.split_off(self.at);
        self.put(text, out);
        let place = self.at;
        self.cells.extend(rest);
        self.write_from(place, out);
        let end = self.column(self.cells.len());
        out.go(end, self.column(place));
    }

    fn delete(&mut self, count: isize, out: &mut Screen) {
        let other = self.place(count);
        let (from, to) = (self.at.min(other), self.at.max(other));
        self.move_to(from, out);
        let before = self.column(self.cells.len());
        self.cells.drain(from..to);
        self.write_from(from, out);
        let end = self.column(self.cells.len());
        for column in end..before {
            out.write(" ", column + 1);
        }
        out.go(before, self.column(from));
    }

    /// Writes what stands from there on, with the cursor there.
    fn write_from(&self, place: usize, out: &mut Screen) {
        let mut column = self.column(place);
        for cell in &self.cells[place..] {
            column += cell.width;
            out.write(&cell.text, column);
        }
    }
}

/// What goes to the terminal.
struct Screen {
    out: Vec<u8>,
    columns: usize,
    unicode: bool,
    moves: Moves,
}

impl Screen {
    /// Writes text, behind which the cursor is in that column.
    fn write(&mut self, text: &str, behind: usize) {
        if self.unicode || text.is_ascii() {
            self.out.extend_from_slice(text.as_bytes());
        } else {
            for c in text.chars() {
                self.put_latin1(c);
            }
        }
        if behind > 0 && behind.is_multiple_of(self.columns) && self.moves.waits_at_margin {
            self.out.extend_from_slice(b" \x08");
        }
    }

    fn put_latin1(&mut self, c: char) {
        match u8::try_from(c) {
            Ok(byte) => self.out.push(byte),
            Err(_) => {
                let mut text = String::new();
                let _ = write!(text, "\\x{{{:X}}}", c as u32);
                self.out.extend_from_slice(text.as_bytes());
            }
        }
    }

    /// Moves the cursor between two columns of a line that takes several rows.
    fn go(&mut self, from: usize, to: usize) {
        let (row, to_row) = (from / self.columns, to / self.columns);
        let (column, to_column) = (from % self.columns, to % self.columns);
        let mut repeat = |what: &[u8], times: usize| {
            for _ in 0..times {
                self.out.extend_from_slice(what);
            }
        };
        repeat(&self.moves.up, row.saturating_sub(to_row));
        repeat(&self.moves.down, to_row.saturating_sub(row));
        repeat(b"\x08", column.saturating_sub(to_column));
        repeat(&self.moves.right, to_column.saturating_sub(column));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        let moves = Moves {
            up: b"<U>".to_vec(),
            down: b"<D>".to_vec(),
            right: b"<R>".to_vec(),
            waits_at_margin: true,
        };
        Line::new(moves, true)
    }

    /// What a command writes on a screen of ten columns, `<` for a step to the left.
    #[track_caller]
    fn writes(line: &mut Line, number: u8, rest: &[u8], expected: &str) {
        let bytes = [&[number], rest].concat();
        let (out, _) = line.command(&bytes, 10).unwrap();
        let text = String::from_utf8(out).unwrap().replace('\x08', "<");
        assert_eq!(text, expected);
    }

    fn number(n: i16) -> [u8; 2] {
        n.to_be_bytes()
    }

    #[test]
    fn the_middle_of_a_line_is_changed() {
        let mut l = line();
        writes(&mut l, command::PUT, b"1> ", "1> ");
        writes(&mut l, command::INSERT, b"abc", "abc");
        writes(&mut l, command::MOVE, &number(-2), "<<");
        writes(&mut l, command::INSERT, b"x", "xbc<<");
        writes(&mut l, command::DELETE, &number(-1), "<bc <<<");
        writes(&mut l, command::DELETE, &number(1), "c <<");
        writes(&mut l, command::MOVE, &number(9), "<R>");
        writes(&mut l, command::PUT, b"\n", "\r\n");
        writes(&mut l, command::MOVE, &number(-1), "");
        writes(&mut l, command::BEEP, b"", "\x07");
        assert_eq!(
            l.command(&[command::PUT_AND_TELL, b'x'], 10),
            Some((b"x".to_vec(), true))
        );
        assert_eq!(l.command(&[9], 10), None);
        assert_eq!(l.command(&[command::MOVE, 1], 10), None);
    }

    #[test]
    fn lines_are_longer_than_rows() {
        let mut l = line();
        writes(&mut l, command::PUT, b"0123456789", "0123456789 <");
        writes(&mut l, command::PUT, b"ab", "ab");
        writes(&mut l, command::MOVE, &number(-10), "<U>");
        writes(&mut l, command::MOVE, &number(9), "<D><");
    }

    #[test]
    fn characters_have_their_widths() {
        let mut l = line();
        writes(
            &mut l,
            command::PUT,
            "a\t\u{1}\u{4e00}e\u{301}".as_bytes(),
            "a       ^A \u{8}\u{4e00}e\u{301}"
                .replace('\u{8}', "<")
                .as_str(),
        );
        writes(&mut l, command::MOVE, &number(-1), "<");
        writes(&mut l, command::MOVE, &number(-1), "<<");
        l.unicode = false;
        let (out, _) = l.command("\u{0}\u{e4}\u{4e00}".as_bytes(), 80).unwrap();
        assert_eq!(out, b"\xe4\\x{4E00}");
    }
}
