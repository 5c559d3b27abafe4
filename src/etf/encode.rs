//! Writing external terms, as OTP 27 does.
use super::{VERSION, local_hash, tag};
use crate::map;
use crate::nif::zlib;
use crate::term::compare;
use crate::term::node::{self, Node};
use crate::term::record::Record;
use crate::term::view::Bits;
use crate::term::word::{Term, boxed};
use std::io::Write;

/// How to write a term.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Floats as eight bytes, not as text (`minor_version` 1 and up).
    pub new_floats: bool,
    /// Names of atoms in UTF-8, always (`minor_version` 2).
    pub utf8_atoms: bool,
    /// Maps in the order of their keys.
    pub deterministic: bool,
    /// Identifiers without their node, for this machine only.
    pub local: bool,
    /// Compress, at this level (1–9; `None`: don't).
    pub compress: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            new_floats: true,
            utf8_atoms: true,
            deterministic: false,
            local: false,
            compress: None,
        }
    }
}

/// The term holds something too large for the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

type Result<T> = std::result::Result<T, TooLarge>;

/// zlib's default level, which `compressed` alone asks for.
pub const DEFAULT_LEVEL: u32 = 6;
/// Longest list of bytes that is written as a string.
const MAX_STRING: usize = 0xffff;

/// The term in the external format, version byte and all.
pub fn encode(term: Term, options: &Options) -> Result<Vec<u8>> {
    let mut plain = vec![VERSION];
    write(term, &mut plain, options)?;
    Ok(match options.compress {
        Some(level) => compress(plain, level),
        None => plain,
    })
}

/// Writes the term without a version byte.
pub fn write<S: Sink>(term: Term, sink: &mut S, options: &Options) -> Result<()> {
    let hash = options.local.then(|| {
        sink.bytes(&[tag::LOCAL]);
        sink.hole()
    });
    let mut encoder = Encoder {
        sink,
        options,
        work: vec![Work::Term(term)],
    };
    encoder.run()?;
    if let Some(hole) = hash {
        let hash = local_hash(sink.since(&hole));
        sink.fill(&hole, hash);
    }
    Ok(())
}

/// How many bytes `encode` would give without compression.
pub fn size(term: Term, options: &Options) -> Result<usize> {
    let mut counter = Counter(1);
    write(term, &mut counter, options)?;
    Ok(counter.0)
}

/// The compressed form, unless it is the longer one. It is made by zlib itself: what OTP stores so (the abstract code of a module,
/// for one) is to be the same byte for byte.
fn compress(plain: Vec<u8>, level: u32) -> Vec<u8> {
    let data = &plain[1..];
    let mut out = vec![VERSION, tag::COMPRESSED];
    out.extend((data.len() as u32).to_be_bytes());
    match zlib::deflate_whole(data, level, &mut out, data.len() + 1) {
        true => out,
        false => plain,
    }
}

/// Four bytes that are known only later.
pub struct Hole {
    /// Where they are in the sink's own bytes, and in all that was written.
    own: usize,
    at: usize,
}

/// Where encoded bytes go.
pub trait Sink {
    fn bytes(&mut self, bytes: &[u8]);
    /// The bits of `term`, a bitstring, in whole bytes.
    fn bits(&mut self, term: Term, bits: Bits);
    /// Bytes written so far.
    fn len(&self) -> usize;
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    fn hole(&mut self) -> Hole;
    fn fill(&mut self, hole: &Hole, value: u32);
    /// What came after the hole.
    fn since(&self, hole: &Hole) -> &[u8];
}

impl Sink for Vec<u8> {
    fn bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
    fn bits(&mut self, _: Term, bits: Bits) {
        if bits.offset == 0 && bits.len.is_multiple_of(8) {
            self.extend_from_slice(bits.bytes);
        } else {
            self.extend((0..bits.len.div_ceil(8)).map(|i| bits.byte(i)));
        }
    }
    fn len(&self) -> usize {
        self.len()
    }
    fn hole(&mut self) -> Hole {
        let at = self.len();
        self.extend_from_slice(&[0; 4]);
        Hole { own: at, at }
    }
    fn fill(&mut self, hole: &Hole, value: u32) {
        self[hole.own..hole.own + 4].copy_from_slice(&value.to_be_bytes());
    }
    fn since(&self, hole: &Hole) -> &[u8] {
        &self[hole.own + 4..]
    }
}

/// Counts bytes.
struct Counter(usize);

impl Sink for Counter {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0 += bytes.len();
    }
    fn bits(&mut self, _: Term, bits: Bits) {
        self.0 += bits.len.div_ceil(8);
    }
    fn len(&self) -> usize {
        self.0
    }
    fn hole(&mut self) -> Hole {
        let at = self.0;
        self.0 += 4;
        Hole { own: at, at }
    }
    fn fill(&mut self, _: &Hole, _: u32) {}
    fn since(&self, _: &Hole) -> &[u8] {
        &[]
    }
}

/// Bytes in pieces: large binaries stay where they are.
#[derive(Default)]
pub struct Pieces {
    /// All bytes but the shared ones.
    pub own: Vec<u8>,
    /// Binaries, and how many of our own bytes come before each.
    pub shared: Vec<(usize, Term)>,
    shared_bytes: usize,
}

impl Sink for Pieces {
    fn bytes(&mut self, bytes: &[u8]) {
        self.own.extend_from_slice(bytes);
    }
    fn bits(&mut self, term: Term, bits: Bits) {
        let whole = bits.offset == 0 && bits.len.is_multiple_of(8);
        if whole && bits.bytes.len() > crate::heap::MAX_HEAP_BIN {
            self.shared.push((self.own.len(), term));
            self.shared_bytes += bits.bytes.len();
        } else {
            Sink::bits(&mut self.own, term, bits);
        }
    }
    fn len(&self) -> usize {
        self.own.len() + self.shared_bytes
    }
    fn hole(&mut self) -> Hole {
        let at = Sink::len(self);
        let own = self.own.len();
        self.own.extend_from_slice(&[0; 4]);
        Hole { own, at }
    }
    fn fill(&mut self, hole: &Hole, value: u32) {
        self.own.fill(hole, value);
    }
    fn since(&self, hole: &Hole) -> &[u8] {
        Sink::since(&self.own, hole)
    }
}

/// What is still to be written; the last comes first.
enum Work<'t> {
    Term(Term),
    Terms(std::slice::Iter<'t, Term>),
    /// The rest of a list: cells, then the tail.
    List(Term),
    Entries(std::vec::IntoIter<(Term, Term)>),
    /// A fun ends here: its size goes into the hole.
    FunEnd(Hole),
}

struct Encoder<'a, 't, S> {
    sink: &'a mut S,
    options: &'a Options,
    work: Vec<Work<'t>>,
}

impl<S: Sink> Encoder<'_, '_, S> {
    fn run(&mut self) -> Result<()> {
        while let Some(work) = self.work.pop() {
            let next = match work {
                Work::Term(term) => term,
                Work::Terms(mut terms) => match terms.next() {
                    Some(&term) => {
                        self.work.push(Work::Terms(terms));
                        term
                    }
                    None => continue,
                },
                Work::List(list) => match list.as_cons() {
                    Some((head, tail)) => {
                        self.work.push(Work::List(tail));
                        head
                    }
                    None => list,
                },
                Work::Entries(mut entries) => match entries.next() {
                    Some((key, value)) => {
                        self.work.push(Work::Entries(entries));
                        self.work.push(Work::Term(value));
                        key
                    }
                    None => continue,
                },
                Work::FunEnd(hole) => {
                    // The size counts its own four bytes.
                    let size = self.sink.len() - hole.at;
                    self.sink.fill(&hole, size as u32);
                    continue;
                }
            };
            self.term(next)?;
        }
        Ok(())
    }

    fn u8(&mut self, n: u8) {
        self.sink.bytes(&[n]);
    }
    fn u16(&mut self, n: u16) {
        self.sink.bytes(&n.to_be_bytes());
    }
    fn u32(&mut self, n: u32) {
        self.sink.bytes(&n.to_be_bytes());
    }
    /// A tag and the size of what follows: one byte for short ones, four for long ones.
    fn tag_and_size(&mut self, short: u8, long: u8, n: usize) {
        match u8::try_from(n) {
            Ok(n) => self.sink.bytes(&[short, n]),
            Err(_) => {
                self.u8(long);
                self.u32(n as u32);
            }
        }
    }

    fn term(&mut self, term: Term) -> Result<()> {
        if let Some(n) = term.as_small() {
            self.small(n);
        } else if term.is_atom() {
            self.atom(term);
        } else if term.is_cons() {
            self.list(term);
        } else if term.is_nil() {
            self.u8(tag::NIL);
        } else if term.is_local_pid() {
            self.pid(term);
        } else if term.is_local_port() {
            self.port(term);
        } else if term.is_boxed() {
            return self.boxed(term);
        }
        Ok(())
    }

    fn boxed(&mut self, term: Term) -> Result<()> {
        match term.boxed_header().header_subtag() {
            boxed::TUPLE => {
                let items = term.payload();
                self.tag_and_size(tag::SMALL_TUPLE, tag::LARGE_TUPLE, items.len());
                self.work.push(Work::Terms(items.iter()));
            }
            boxed::FLATMAP | boxed::HASHMAP_ROOT => self.map(term),
            boxed::FLOAT => self.float(term),
            boxed::BIG_POS | boxed::BIG_NEG => {
                let (negative, limbs) = term.as_big().expect("a big integer");
                self.big(negative, limbs);
            }
            boxed::HEAP_BITS | boxed::SUB_BITS => return self.bitstring(term),
            boxed::REF | boxed::MAGIC_REF | boxed::EXT_REF => self.reference(term),
            boxed::EXT_PID => self.pid(term),
            boxed::EXT_PORT => self.port(term),
            boxed::FUN => self.fun(term),
            boxed::EXPORT_FUN => self.export(term),
            boxed::RECORD => self.record(term),
            _ => {}
        }
        Ok(())
    }

    fn small(&mut self, n: i64) {
        if let Ok(n) = u8::try_from(n) {
            self.sink.bytes(&[tag::SMALL_INTEGER, n]);
        } else if let Ok(n) = i32::try_from(n) {
            self.u8(tag::INTEGER);
            self.u32(n as u32);
        } else {
            self.big(n < 0, &[n.unsigned_abs()]);
        }
    }

    fn big(&mut self, negative: bool, limbs: &[u64]) {
        let mut bytes: Vec<u8> = limbs.iter().flat_map(|l| l.to_le_bytes()).collect();
        let n = bytes.iter().rposition(|&b| b != 0).map_or(0, |i| i + 1);
        bytes.truncate(n);
        self.tag_and_size(tag::SMALL_BIG, tag::LARGE_BIG, n);
        self.u8(negative.into());
        self.sink.bytes(&bytes);
    }

    fn float(&mut self, term: Term) {
        let value = term.as_float().expect("a float");
        if self.options.new_floats {
            self.u8(tag::NEW_FLOAT);
            self.sink.bytes(&value.to_be_bytes());
        } else {
            self.u8(tag::FLOAT);
            self.sink.bytes(&float_text(value));
        }
    }

    fn atom(&mut self, term: Term) {
        let name = term.as_atom().expect("an atom").name();
        if !self.options.utf8_atoms
            && let Some(latin1) = latin1(name)
        {
            self.u8(tag::ATOM);
            self.u16(latin1.len() as u16);
            self.sink.bytes(&latin1);
            return;
        }
        match u8::try_from(name.len()) {
            Ok(n) => self.sink.bytes(&[tag::SMALL_ATOM_UTF8, n]),
            Err(_) => {
                self.u8(tag::ATOM_UTF8);
                self.u16(name.len() as u16);
            }
        }
        self.sink.bytes(name.as_bytes());
    }

    fn list(&mut self, term: Term) {
        let (cells, string) = measure(term);
        if string {
            self.u8(tag::STRING);
            self.u16(cells as u16);
            let bytes: Vec<u8> = term.iter_list().map(|b| b.small_value() as u8).collect();
            self.sink.bytes(&bytes);
        } else {
            self.u8(tag::LIST);
            self.u32(cells as u32);
            self.work.push(Work::List(term));
        }
    }

    fn map(&mut self, term: Term) {
        let mut entries: Vec<_> = map::iter(term).collect();
        if self.options.deterministic {
            entries.sort_by(|a, b| compare::cmp_exact(a.0, b.0));
        }
        self.u8(tag::MAP);
        self.u32(entries.len() as u32);
        self.work.push(Work::Entries(entries.into_iter()));
    }

    fn bitstring(&mut self, term: Term) -> Result<()> {
        let bits = term.as_bits().expect("a bitstring");
        let size = u32::try_from(bits.len.div_ceil(8)).map_err(|_| TooLarge)?;
        if bits.len.is_multiple_of(8) {
            self.u8(tag::BINARY);
            self.u32(size);
        } else {
            self.u8(tag::BIT_BINARY);
            self.u32(size);
            self.u8((bits.len % 8) as u8);
        }
        self.sink.bits(term, bits);
        Ok(())
    }

    /// The name of an identifier's node; its creation comes later, and is given back.
    fn node(&mut self, node: Option<Node>, local: bool) -> u32 {
        match node {
            Some(node) if !(local && self.options.local) => {
                self.atom(node.name.term());
                node.creation
            }
            _ => {
                self.u8(tag::NIL);
                0
            }
        }
    }

    fn pid(&mut self, term: Term) {
        self.u8(tag::NEW_PID);
        let creation = self.node(node::of(term), term.is_local_pid());
        let (number, serial) = node::pid_numbers(term).unwrap_or_default();
        self.u32(number);
        self.u32(serial);
        self.u32(creation);
    }

    fn port(&mut self, term: Term) {
        self.u8(tag::V4_PORT);
        let creation = self.node(node::of(term), term.is_local_port());
        let number = node::port_number(term).unwrap_or_default();
        self.sink.bytes(&number.to_be_bytes());
        self.u32(creation);
    }

    fn reference(&mut self, term: Term) {
        let numbers = node::ref_numbers(term).unwrap_or_default();
        self.u8(tag::NEWER_REFERENCE);
        self.u16(numbers.len() as u16);
        let creation = self.node(node::of(term), !term.is_boxed_as(boxed::EXT_REF));
        self.u32(creation);
        for number in numbers {
            self.u32(number);
        }
    }

    fn fun(&mut self, term: Term) {
        let entry = term.fun_entry();
        let words = term.payload();
        let (arity, env) = (words[1], &words[2..]);
        self.u8(tag::NEW_FUN);
        let hole = self.sink.hole();
        self.u8(arity.small_value() as u8);
        self.sink.bytes(&entry.uniq);
        self.u32(entry.index);
        self.u32(env.len() as u32);
        self.atom(entry.module);
        self.small(entry.index.into());
        self.small(entry.old_uniq.into());
        // The creator: OTP names the first process.
        self.pid(Term::pid(0));
        self.work.push(Work::FunEnd(hole));
        self.work.push(Work::Terms(env.iter()));
    }

    fn export(&mut self, term: Term) {
        let export = term.fun_export();
        self.u8(tag::EXPORT);
        self.atom(export.module);
        self.atom(export.function);
        self.small(export.arity as i64);
    }

    fn record(&mut self, term: Term) {
        let Some(record) = Record::of(term) else {
            return;
        };
        self.u8(tag::NATIVE_RECORD);
        self.u32(record.values.len() as u32);
        self.u8(record.exported.into());
        self.atom(record.module.term());
        self.atom(record.name.term());
        self.work.push(Work::Terms(record.values.iter()));
        self.work.push(Work::Terms(record.keys.iter()));
    }
}

/// Cells of a list, and whether they are a string: up to `MAX_STRING` bytes in a proper list.
fn measure(list: Term) -> (usize, bool) {
    let mut cells = 0;
    let mut bytes = true;
    let mut at = list.iter_list();
    for head in at.by_ref() {
        cells += 1;
        bytes &= head.as_small().is_some_and(|n| (0..256).contains(&n));
    }
    (cells, bytes && cells <= MAX_STRING && at.tail.is_nil())
}

/// The name's characters in a byte each, if they fit.
fn latin1(name: &str) -> Option<Vec<u8>> {
    name.chars().map(|c| u8::try_from(c).ok()).collect()
}

/// C's `%.20e`, then zeros.
fn float_text(value: f64) -> [u8; 31] {
    let text = c_exponent(&format!("{value:.20e}"));
    let mut bytes = [0; 31];
    let mut room = &mut bytes[..];
    // Sign, 22 digits and point, exponent of up to five characters: it fits.
    let _ = room.write(text.as_bytes());
    bytes
}

/// Rust's `1.5e7` as C writes it: `1.5e+07`.
pub fn c_exponent(text: &str) -> String {
    let Some((mantissa, exponent)) = text.split_once('e') else {
        return text.to_owned();
    };
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    format!("{mantissa}e{sign}{digits:0>2}")
}
