//! Terms to Erlang text, broken into lines as OTP's `~p` breaks them.

use std::fmt::Write;

use super::term::{Big, Term};
use crate::arith::large;

/// Where lines end.
const WIDTH: usize = 80;

/// Words that are no atoms without quotes.
const RESERVED: [&str; 31] = [
    "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case",
    "catch", "cond", "div", "else", "end", "fun", "if", "let", "maybe", "not", "of", "or",
    "orelse", "receive", "rem", "try", "when", "xor", "query", "spec",
];

/// A term on one line.
pub fn line(term: &Term) -> String {
    let mut out = String::new();
    put(&mut out, term);
    out
}

/// A term that starts in a column, counted from 0.
pub fn block(term: &Term, column: usize) -> String {
    let mut out = String::new();
    put_block(&mut out, term, column, 1);
    out
}

/// An atom, in quotes if it needs them.
pub fn atom(name: &str) -> String {
    let mut out = String::new();
    put_atom(&mut out, name);
    out
}

fn put(out: &mut String, term: &Term) {
    match term {
        Term::Int(n) => write!(out, "{n}").unwrap_or_default(),
        Term::Big(Big { negative, limbs }) => {
            out.push_str(if *negative { "-" } else { "" });
            out.push_str(&large::to_text(limbs, 10));
        }
        Term::Float(value) => put_float(out, *value),
        Term::Atom(name) => put_atom(out, name),
        Term::List(elements) => match printable(elements) {
            Some(text) => put_quoted(out, &text, '"'),
            None => put_all(out, "[", elements, "]"),
        },
        Term::Improper(elements, tail) => {
            put_all(out, "[", elements, "|");
            put(out, tail);
            out.push(']');
        }
        Term::Tuple(elements) => put_all(out, "{", elements, "}"),
        Term::Map(entries) => {
            out.push_str("#{");
            for (position, (key, value)) in entries.iter().enumerate() {
                out.push_str(if position == 0 { "" } else { "," });
                put(out, key);
                out.push_str(" => ");
                put(out, value);
            }
            out.push('}');
        }
        Term::Bits(bytes, last) => put_bits(out, bytes, *last),
        Term::Fun(fun) => {
            out.push_str("fun ");
            put_atom(out, &fun.module);
            out.push(':');
            put_atom(out, &fun.name);
            write!(out, "/{}", fun.arity).unwrap_or_default();
        }
        Term::Record(record) => {
            write!(out, "#{}:{}{{", atom(&record.module), atom(&record.name)).unwrap_or_default();
            for (position, (field, value)) in record.fields.iter().enumerate() {
                out.push_str(if position == 0 { "" } else { "," });
                write!(out, "{} = ", atom(field)).unwrap_or_default();
                put(out, value);
            }
            out.push('}');
        }
    }
}

fn put_all(out: &mut String, open: &str, elements: &[Term], close: &str) {
    out.push_str(open);
    for (position, element) in elements.iter().enumerate() {
        out.push_str(if position == 0 { "" } else { "," });
        put(out, element);
    }
    out.push_str(close);
}

fn put_atom(out: &mut String, name: &str) {
    let mut characters = name.chars();
    let plain = characters.next().is_some_and(|c| c.is_ascii_lowercase())
        && characters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '@'))
        && !RESERVED.contains(&name);
    if plain {
        return out.push_str(name);
    }
    let codes: Vec<u32> = name.chars().map(u32::from).collect();
    put_quoted(out, &codes, '\'');
}

fn put_quoted(out: &mut String, codes: &[u32], quote: char) {
    out.push(quote);
    for &code in codes {
        match char::from_u32(code) {
            Some(c) if c == quote || c == '\\' => out.extend(['\\', c]),
            Some(c @ (' '..='~' | '\u{a0}'..='\u{ff}')) => out.push(c),
            _ => match code {
                8 => out.push_str("\\b"),
                9 => out.push_str("\\t"),
                10 => out.push_str("\\n"),
                11 => out.push_str("\\v"),
                12 => out.push_str("\\f"),
                13 => out.push_str("\\r"),
                27 => out.push_str("\\e"),
                127 => out.push_str("\\d"),
                0..=0xff => write!(out, "\\{code:03o}").unwrap_or_default(),
                _ => write!(out, "\\x{{{code:X}}}").unwrap_or_default(),
            },
        }
    }
    out.push(quote);
}

/// The characters of a list that is printed as a string.
fn printable(elements: &[Term]) -> Option<Vec<u32>> {
    if elements.is_empty() {
        return None;
    }
    let code = |element: &Term| match element {
        Term::Int(n @ (32..=126 | 160..=255 | 8..=13 | 27)) => Some(*n as u32),
        _ => None,
    };
    elements.iter().map(code).collect()
}

fn put_bits(out: &mut String, bytes: &[u8], last: u8) {
    let text = |byte: &u8| matches!(byte, 32..=126 | 8..=13 | 27);
    out.push_str("<<");
    if last == 8 && !bytes.is_empty() && bytes.iter().all(text) {
        let codes: Vec<u32> = bytes.iter().map(|&byte| u32::from(byte)).collect();
        put_quoted(out, &codes, '"');
    } else {
        for (position, byte) in bytes.iter().enumerate() {
            out.push_str(if position == 0 { "" } else { "," });
            if position + 1 < bytes.len() || last == 8 {
                write!(out, "{byte}").unwrap_or_default();
            } else {
                write!(out, "{}:{last}", byte >> (8 - last)).unwrap_or_default();
            }
        }
    }
    out.push_str(">>");
}

/// The shortest digits that give the same float; always with a point.
fn put_float(out: &mut String, value: f64) {
    let text = format!("{value:?}");
    match text.split_once('e') {
        Some((digits, exponent)) if !digits.contains('.') => {
            write!(out, "{digits}.0e{exponent}").unwrap_or_default();
        }
        _ => out.push_str(&text),
    }
}

/// Writes a term from a column on; `after` characters must fit behind it.
fn put_block(out: &mut String, term: &Term, column: usize, after: usize) {
    let short = line(term);
    if column + short.chars().count() + after < WIDTH {
        return out.push_str(&short);
    }
    match term {
        Term::Tuple(elements) => match elements.split_first() {
            Some((Term::Atom(tag), rest)) if !rest.is_empty() => {
                put_tagged(out, tag, rest, column, after);
            }
            _ => put_lines(out, '{', elements, '}', column, after),
        },
        Term::List(elements) if printable(elements).is_none() => {
            put_lines(out, '[', elements, ']', column, after);
        }
        Term::Map(entries) => {
            out.push_str("#{");
            for (position, (key, value)) in entries.iter().enumerate() {
                if position > 0 {
                    new_line(out, column + 2);
                }
                put_block(out, key, column + 2, 4);
                out.push_str(" =>");
                new_line_only(out, column + 6);
                put_block(out, value, column + 6, after + 1);
            }
            out.push('}');
        }
        _ => out.push_str(&short),
    }
}

/// A tuple whose elements stand in a column behind its tag, if the tag is not too long for that.
fn put_tagged(out: &mut String, tag: &str, rest: &[Term], column: usize, after: usize) {
    let tag = atom(tag);
    let indent = column + tag.chars().count() + 2;
    out.push('{');
    out.push_str(&tag);
    if indent < WIDTH / 2 {
        out.push(',');
        put_elements(out, rest, indent, after + 1);
    } else {
        new_line(out, column + 4);
        put_elements(out, rest, column + 4, after + 1);
    }
    out.push('}');
}

fn put_lines(
    out: &mut String,
    open: char,
    elements: &[Term],
    close: char,
    column: usize,
    after: usize,
) {
    out.push(open);
    put_elements(out, elements, column + 1, after + 1);
    out.push(close);
}

/// Elements, each on a line of its own, except that numbers and atoms share lines.
fn put_elements(out: &mut String, elements: &[Term], column: usize, after: usize) {
    let mut used = column;
    let mut shared = true;
    for (position, element) in elements.iter().enumerate() {
        let last = position + 1 == elements.len();
        let after = if last { after } else { 1 };
        let simple = matches!(element, Term::Int(_) | Term::Atom(_) | Term::Float(_));
        let width = if simple {
            line(element).chars().count()
        } else {
            WIDTH
        };
        if position > 0 && simple && shared && used + 1 + width + after < WIDTH {
            out.push(',');
            used += 1;
        } else if position > 0 {
            new_line(out, column);
            used = column;
        }
        put_block(out, element, used, after);
        used += width;
        shared = simple;
    }
}

fn new_line(out: &mut String, column: usize) {
    out.push(',');
    new_line_only(out, column);
}

fn new_line_only(out: &mut String, column: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', column));
}
