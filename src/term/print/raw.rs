//! Terms as the emulator prints them.
use super::leaf;
use crate::map;
use crate::term::compare;
use crate::term::record::Record;
use crate::term::view::Bits;
use crate::term::word::{Term, boxed};

/// What is still to be printed; the last comes first.
enum Work<'t> {
    Term(Term),
    /// The cells after a list's first.
    Rest(Term),
    /// Elements after a tuple's first.
    Items(std::slice::Iter<'t, Term>),
    Entries(std::vec::IntoIter<(Term, Term)>, &'static str),
    Text(&'static str),
}

struct Raw<'t> {
    out: Vec<u8>,
    /// Terms, and characters of text, that may still be printed.
    left: i64,
    work: Vec<Work<'t>>,
}

/// The limit is reached.
struct Full;

/// The term in `erlang:display/1`'s form: bytes, for atoms are UTF-8 but strings Latin-1. When `limit` (of
/// terms and characters, roughly) is reached, `... ` follows.
pub fn raw(term: Term, limit: Option<u32>) -> Vec<u8> {
    let mut raw = Raw {
        out: Vec::new(),
        left: limit.unwrap_or(i32::MAX as u32).into(),
        work: vec![Work::Term(term)],
    };
    let _ = raw.run();
    if raw.left <= 0 {
        raw.out.extend_from_slice(b"... ");
    }
    raw.out
}

impl<'t> Raw<'t> {
    fn run(&mut self) -> Result<(), Full> {
        while let Some(work) = self.work.pop() {
            match work {
                Work::Term(term) => self.term(term)?,
                Work::Text(text) => self.text(text),
                Work::Rest(tail) => match tail.as_cons() {
                    Some((head, tail)) => {
                        self.text(",");
                        self.work.push(Work::Rest(tail));
                        self.term(head)?;
                    }
                    None if tail.is_nil() => {}
                    None => {
                        self.text("|");
                        self.term(tail)?;
                    }
                },
                Work::Items(mut items) => {
                    if let Some(&item) = items.next() {
                        self.text(",");
                        self.work.push(Work::Items(items));
                        self.term(item)?;
                    }
                }
                Work::Entries(mut entries, is) => {
                    if let Some((key, value)) = entries.next() {
                        if !entries.as_slice().is_empty() {
                            self.work.push(Work::Entries(entries, is));
                            self.work.push(Work::Text(","));
                        }
                        self.work.push(Work::Term(value));
                        self.work.push(Work::Text(is));
                        self.term(key)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn spend(&mut self) -> Result<(), Full> {
        self.left -= 1;
        if self.left < 0 { Err(Full) } else { Ok(()) }
    }

    fn term(&mut self, term: Term) -> Result<(), Full> {
        self.spend()?;
        if let Some(atom) = term.as_atom() {
            return self.atom(atom.name());
        }
        if term.is_nil() {
            self.text("[]");
            return Ok(());
        }
        if let Some((head, tail)) = term.as_cons() {
            return match latin1_string(term) {
                Some(text) => self.string(&text),
                None => {
                    self.text("[");
                    self.work.push(Work::Text("]"));
                    self.work.push(Work::Rest(tail));
                    self.work.push(Work::Term(head));
                    Ok(())
                }
            };
        }
        match term.subtag() {
            Some(boxed::TUPLE) => {
                self.tuple(term.payload());
                Ok(())
            }
            Some(boxed::FLATMAP | boxed::HASHMAP_ROOT) => {
                self.entries("#{".to_owned(), map::iter(term).collect(), "=>");
                Ok(())
            }
            Some(boxed::RECORD) => {
                self.record(term);
                Ok(())
            }
            Some(boxed::FLOAT) => {
                let value = f64::from_bits(term.payload_raw()[0]);
                let text = crate::etf::encode::c_exponent(&format!("{value:.6e}"));
                self.text(&text);
                Ok(())
            }
            Some(boxed::HEAP_BITS | boxed::SUB_BITS) => match term.as_bits() {
                Some(bits) => self.bits(bits),
                None => Ok(()),
            },
            Some(boxed::FUN | boxed::EXPORT_FUN) => {
                let text = fun(term);
                self.out.extend_from_slice(&text);
                Ok(())
            }
            _ => {
                let text = leaf::simple(term).unwrap_or_else(|| leaf::unknown(term));
                self.text(&text);
                Ok(())
            }
        }
    }

    fn atom(&mut self, name: &str) -> Result<(), Full> {
        self.left -= name.len() as i64;
        let text = atom(name);
        self.text(&text);
        if self.left <= 0 { Err(Full) } else { Ok(()) }
    }

    fn string(&mut self, text: &[u8]) -> Result<(), Full> {
        self.text("\"");
        for &c in text {
            self.spend()?;
            match c {
                b'\n' => self.text("\\n"),
                b'"' => self.text("\\\""),
                _ => self.out.push(c),
            }
        }
        self.text("\"");
        Ok(())
    }

    fn tuple(&mut self, items: &'t [Term]) {
        self.text("{");
        self.work.push(Work::Text("}"));
        if let Some((&first, rest)) = items.split_first() {
            self.work.push(Work::Items(rest.iter()));
            self.work.push(Work::Term(first));
        }
    }

    fn entries(&mut self, open: String, entries: Vec<(Term, Term)>, is: &'static str) {
        self.text(&open);
        self.work.push(Work::Text("}"));
        self.work.push(Work::Entries(entries.into_iter(), is));
    }

    fn record(&mut self, term: Term) {
        let Some(record) = Record::of(term) else {
            return;
        };
        let open = format!(
            "#{}:{}{{",
            atom(record.module.name()),
            atom(record.name.name())
        );
        let mut fields = record.fields();
        fields.sort_by(|a, b| compare::cmp(a.0, b.0));
        self.entries(open, fields, "=");
    }

    fn bits(&mut self, bits: Bits) -> Result<(), Full> {
        let bytes = bits.to_vec();
        let printable = bytes.iter().all(|b| (b' '..0x7f).contains(b));
        if printable && bits.len > 0 && bits.len.is_multiple_of(8) {
            self.text("<<\"");
            for &b in &bytes {
                if b == b'"' {
                    self.text("\\");
                }
                self.out.push(b);
                self.spend_after()?;
            }
            self.text("\">>");
            return Ok(());
        }
        self.text("<<");
        for (i, &b) in bytes.iter().enumerate() {
            if i > 0 {
                self.text(",");
            }
            let here = (bits.len - i * 8).min(8);
            let value = b >> (8 - here);
            self.text(&value.to_string());
            if here < 8 {
                self.text(&format!(":{here}"));
            } else {
                self.spend_after()?;
            }
        }
        self.text(">>");
        Ok(())
    }

    /// Spends for what has been printed already.
    fn spend_after(&mut self) -> Result<(), Full> {
        self.left -= 1;
        if self.left < 0 { Err(Full) } else { Ok(()) }
    }
}

/// A list's bytes, if it prints as a string.
fn latin1_string(list: Term) -> Option<Vec<u8>> {
    let mut items = list.iter_list();
    let mut text = Vec::new();
    for item in items.by_ref() {
        let c = u8::try_from(item.as_small()?).ok()?;
        let control = c < b' ' || (0x7f..0xa0).contains(&c);
        if control && !matches!(c, b'\n' | b'\t' | b'\r') {
            return None;
        }
        text.push(c);
    }
    items.tail.is_nil().then_some(text)
}

/// A fun, as `erlang:fun_to_list/1` writes it.
pub(super) fn fun(term: Term) -> Vec<u8> {
    let name = |t: Term| t.as_atom().map_or("", |a| a.name());
    if term.is_boxed_as(boxed::EXPORT_FUN) {
        let export = term.fun_export();
        let (module, function) = (atom(name(export.module)), atom(name(export.function)));
        return format!("fun {module}:{function}/{}", export.arity).into_bytes();
    }
    let entry = term.fun_entry();
    let text = format!(
        "#Fun<{}.{}.{}>",
        name(entry.module),
        entry.index,
        entry.old_uniq
    );
    text.into_bytes()
}

/// An atom in the emulator's form: only letters of Latin-1 go without quotes, and no word is
/// reserved.
pub(super) fn atom(name: &str) -> String {
    let lower = |c: char| c.is_ascii_lowercase() || (('ß'..='ÿ').contains(&c) && c != '÷');
    let upper = |c: char| c.is_ascii_uppercase() || (('À'..='Þ').contains(&c) && c != '×');
    let plain = name.chars().next().is_some_and(lower)
        && name
            .chars()
            .all(|c| lower(c) || upper(c) || c.is_ascii_digit() || c == '_');
    let mut out = String::new();
    if !plain {
        out.push('\'');
    }
    for c in name.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\x0c' => out.push_str("\\f"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\x08' => out.push_str("\\b"),
            '\x0b' => out.push_str("\\v"),
            '\0'..' ' | '\u{80}'..'\u{a0}' => out.push_str(&format!("\\{:03o}", u32::from(c))),
            _ => out.push(c),
        }
    }
    if !plain {
        out.push('\'');
    }
    out
}
