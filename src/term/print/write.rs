//! Terms on one line, as `io_lib` writes them.
use super::{Encoding, leaf, raw};
use crate::map;
use crate::term::record::Record;
use crate::term::view::Bits;
use crate::term::word::{Term, boxed};
use std::fmt::Write;

/// What is still to be written; the last comes first.
enum Work<'t> {
    Term(Term),
    /// The cells after a list's first.
    Rest(Term),
    /// Elements after a tuple's first.
    Items(std::slice::Iter<'t, Term>),
    Entries(std::vec::IntoIter<(Term, Term)>, &'static str),
    Text(&'static str),
}

struct Writer<'t> {
    out: String,
    encoding: Encoding,
    work: Vec<Work<'t>>,
}

/// The term as `~w` (or, with `Encoding::Unicode`, `~tw`) writes it.
pub fn write(term: Term, encoding: Encoding) -> String {
    let mut writer = Writer {
        out: String::new(),
        encoding,
        work: vec![Work::Term(term)],
    };
    writer.run();
    writer.out
}

impl<'t> Writer<'t> {
    fn run(&mut self) {
        while let Some(work) = self.work.pop() {
            match work {
                Work::Term(term) => self.term(term),
                Work::Text(text) => self.out.push_str(text),
                Work::Rest(tail) => self.rest(tail),
                Work::Items(mut items) => {
                    if let Some(&item) = items.next() {
                        self.out.push(',');
                        self.work.push(Work::Items(items));
                        self.term(item);
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
                        self.term(key);
                    }
                }
            }
        }
    }

    fn rest(&mut self, tail: Term) {
        if let Some((head, tail)) = tail.as_cons() {
            self.out.push(',');
            self.work.push(Work::Rest(tail));
            self.term(head);
        } else if !tail.is_nil() {
            self.out.push('|');
            self.term(tail);
        }
    }

    fn term(&mut self, term: Term) {
        if let Some((head, tail)) = term.as_cons() {
            self.out.push('[');
            self.work.push(Work::Text("]"));
            self.work.push(Work::Rest(tail));
            self.work.push(Work::Term(head));
            return;
        }
        match term.subtag() {
            Some(boxed::TUPLE) => self.tuple(term.payload()),
            Some(boxed::FLATMAP | boxed::HASHMAP_ROOT) => {
                self.out.push_str("#{");
                self.entries(map::iter(term).collect(), " => ");
            }
            Some(boxed::RECORD) => {
                let (name, entries) = record(term, self.encoding);
                self.out.push_str(&name);
                self.out.push('{');
                self.entries(entries, " = ");
            }
            _ => {
                let text = flat(term, self.encoding);
                self.out.push_str(&text);
            }
        }
    }

    fn tuple(&mut self, items: &'t [Term]) {
        self.out.push('{');
        self.work.push(Work::Text("}"));
        if let Some((&first, rest)) = items.split_first() {
            self.work.push(Work::Items(rest.iter()));
            self.work.push(Work::Term(first));
        }
    }

    fn entries(&mut self, entries: Vec<(Term, Term)>, is: &'static str) {
        self.work.push(Work::Text("}"));
        self.work.push(Work::Entries(entries.into_iter(), is));
    }
}

/// A native record's name (`#module:name`) and its fields.
pub(super) fn record(term: Term, encoding: Encoding) -> (String, Vec<(Term, Term)>) {
    let Some(record) = Record::of(term) else {
        return (String::new(), Vec::new());
    };
    let [module, name] = [record.module, record.name].map(|a| leaf::atom(a.name(), encoding));
    (format!("#{module}:{name}"), record.fields())
}

/// A term that holds no others.
pub(super) fn flat(term: Term, encoding: Encoding) -> String {
    if let Some(atom) = term.as_atom() {
        return leaf::atom(atom.name(), encoding);
    }
    if term.is_nil() {
        return "[]".to_owned();
    }
    if term.is_fun() {
        return String::from_utf8_lossy(&raw::fun(term)).into_owned();
    }
    match term.as_bits() {
        Some(bits) if term.is_bitstring() => {
            let mut out = String::from("<<");
            for segment in segments(bits) {
                out.push_str(&segment);
                out.push(',');
            }
            if out.ends_with(',') {
                out.pop();
            }
            out + ">>"
        }
        _ => leaf::simple(term).unwrap_or_else(|| leaf::unknown(term)),
    }
}

/// The segments of a bitstring, as numbers: the last may have a size.
pub(super) fn segments(bits: Bits) -> Vec<String> {
    let n = bits.len.div_ceil(8);
    let segment = |i: usize| {
        let mut text = String::new();
        let here = (bits.len - i * 8).min(8);
        let _ = write!(text, "{}", bits.byte(i) >> (8 - here));
        if here < 8 {
            let _ = write!(text, ":{here}");
        }
        text
    };
    (0..n).map(segment).collect()
}
