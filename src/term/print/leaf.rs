//! Terms that hold no others, and strings.
use super::{Encoding, Range};
use crate::term::node::{self, Node};
use crate::term::word::{Term, boxed};
use std::fmt::Write;

/// Words that an atom without quotes can't be.
const RESERVED: &[&str] = &[
    "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case",
    "catch", "cond", "div", "else", "end", "fun", "if", "let", "maybe", "not", "of", "or",
    "orelse", "receive", "rem", "try", "when", "xor",
];

fn is_small_letter(c: char) -> bool {
    c.is_ascii_lowercase() || (('ß'..='ÿ').contains(&c) && c != '÷')
}

fn is_name_char(c: char) -> bool {
    is_small_letter(c)
        || c.is_ascii_alphanumeric()
        || (('À'..='Þ').contains(&c) && c != '×')
        || c == '_'
        || c == '@'
}

/// An atom as `io_lib` writes it: in quotes where the scanner would need them.
pub fn atom(name: &str, encoding: Encoding) -> String {
    let plain = name.chars().next().is_some_and(is_small_letter)
        && name.chars().all(is_name_char)
        && !RESERVED.contains(&name);
    if plain {
        name.to_owned()
    } else {
        quoted(name.chars(), '\'', encoding)
    }
}

/// Characters in quotes, escaped as `io_lib:write_string` does.
pub(super) fn quoted(chars: impl Iterator<Item = char>, quote: char, encoding: Encoding) -> String {
    let mut out = String::from(quote);
    for c in chars {
        if c == quote || c == '\\' {
            out.push('\\');
            out.push(c);
        } else {
            escaped(&mut out, c, encoding);
        }
    }
    out.push(quote);
    out
}

fn escaped(out: &mut String, c: char, encoding: Encoding) {
    let letter = match c {
        ' '..='~' | '\u{a0}'..='\u{ff}' => return out.push(c),
        _ if c > '\u{ff}' => {
            match encoding {
                Encoding::Unicode => out.push(c),
                Encoding::Latin1 => {
                    let _ = write!(out, "\\x{{{:X}}}", u32::from(c));
                }
            }
            return;
        }
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\x0b' => 'v',
        '\x08' => 'b',
        '\x0c' => 'f',
        '\x1b' => 'e',
        '\x7f' => 'd',
        _ => {
            let _ = write!(out, "\\{:03o}", u32::from(c));
            return;
        }
    };
    out.push('\\');
    out.push(letter);
}

/// Whether `io_lib:printable_list` takes the character for printable.
pub(super) fn is_printable(c: char, range: Range) -> bool {
    match c {
        '\n' | '\r' | '\t' | '\x0b' | '\x08' | '\x0c' | '\x1b' | ' '..='~' => true,
        '\u{a0}'..='\u{ff}' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => range == Range::Unicode && c > '\u{ff}',
    }
}

/// The characters of a list that prints as a string.
pub(super) fn printable_list(list: Term, range: Range) -> Option<Vec<char>> {
    let mut items = list.iter_list();
    let mut chars = Vec::new();
    for item in items.by_ref() {
        let code = u32::try_from(item.as_small()?).ok()?;
        chars.push(char::from_u32(code).filter(|&c| is_printable(c, range))?);
    }
    items.tail.is_nil().then_some(chars)
}

/// The number that stands for a node in printed identifiers: 0 for this one.
fn channel(node: Node) -> u32 {
    if node.name == node::this().name {
        0
    } else {
        node.name.index()
    }
}

/// A pid, port or reference; `None` for other terms.
pub fn identifier(term: Term) -> Option<String> {
    let channel = channel(node::of(term)?);
    if let Some((number, serial)) = node::pid_numbers(term) {
        return Some(format!("<{channel}.{number}.{serial}>"));
    }
    if let Some(number) = node::port_number(term) {
        return Some(format!("#Port<{channel}.{number}>"));
    }
    let mut text = format!("#Ref<{channel}");
    for number in node::ref_numbers(term)?.iter().rev() {
        let _ = write!(text, ".{number}");
    }
    text.push('>');
    Some(text)
}

/// An integer, float or identifier; `None` for other terms.
pub(super) fn simple(term: Term) -> Option<String> {
    if let Some(n) = term.as_small() {
        Some(n.to_string())
    } else if let Some(f) = term.as_float() {
        Some(crate::arith::text::shortest(f))
    } else if term.is_big() {
        crate::arith::int::to_text(term, 10)
    } else {
        identifier(term)
    }
}

/// What is printed for a word that is no term an Erlang program can hold.
pub(super) fn unknown(term: Term) -> String {
    let what = match term.subtag() {
        Some(boxed::MATCH) => "#MatchContext",
        Some(boxed::BIN_REF) => "#BinRef",
        _ => return format!("<unknown:{:#x}>", term.raw()),
    };
    what.to_owned()
}
