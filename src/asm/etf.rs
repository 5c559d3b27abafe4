//! Trees to external terms and back, as OTP writes literals: the newest encodings of everything,
//! and the keys of maps in order, so that equal literals are equal bytes.

use super::term::{Big, ExternalFun, NativeRecord, Term};
use crate::etf::{VERSION, tag};

/// The longest list of bytes that is written as a string.
const MAX_STRING: usize = 0xffff;
/// How deep a term may be: it is read, compared and dropped recursively.
const MAX_DEPTH: u32 = 500;

/// A term in the external format.
pub fn encode(term: &Term) -> Vec<u8> {
    let mut out = vec![VERSION];
    put(&mut out, term);
    out
}

fn put(out: &mut Vec<u8>, term: &Term) {
    match term {
        Term::Int(n) => put_int(out, *n),
        Term::Big(big) => {
            let bytes: Vec<u8> = big
                .limbs
                .iter()
                .flat_map(|limb| limb.to_le_bytes())
                .collect();
            put_big(out, big.negative, &bytes);
        }
        Term::Float(value) => {
            out.push(tag::NEW_FLOAT);
            out.extend(value.to_be_bytes());
        }
        Term::Atom(name) => put_atom(out, name),
        Term::List(elements) => put_list(out, elements),
        Term::Improper(elements, tail) => {
            put_size(out, tag::LIST, elements.len());
            elements.iter().for_each(|element| put(out, element));
            put(out, tail);
        }
        Term::Tuple(elements) => {
            put_tuple_head(out, elements.len());
            elements.iter().for_each(|element| put(out, element));
        }
        Term::Map(entries) => {
            put_size(out, tag::MAP, entries.len());
            for (key, value) in entries {
                put(out, key);
                put(out, value);
            }
        }
        Term::Bits(bytes, 8) => {
            put_size(out, tag::BINARY, bytes.len());
            out.extend_from_slice(bytes);
        }
        Term::Bits(bytes, last) => {
            put_size(out, tag::BIT_BINARY, bytes.len());
            out.push(*last);
            out.extend_from_slice(bytes);
        }
        Term::Fun(fun) => {
            out.push(tag::EXPORT);
            put_atom(out, &fun.module);
            put_atom(out, &fun.name);
            out.extend([tag::SMALL_INTEGER, fun.arity]);
        }
        Term::Record(record) => put_record(out, record),
    }
}

fn put_size(out: &mut Vec<u8>, tag: u8, size: usize) {
    out.push(tag);
    out.extend((size as u32).to_be_bytes());
}

fn put_int(out: &mut Vec<u8>, n: i64) {
    if let Ok(byte) = u8::try_from(n) {
        out.extend([tag::SMALL_INTEGER, byte]);
    } else if let Ok(word) = i32::try_from(n) {
        out.push(tag::INTEGER);
        out.extend(word.to_be_bytes());
    } else {
        put_big(out, n < 0, &n.unsigned_abs().to_le_bytes());
    }
}

/// A big integer, its bytes from the lowest to the highest.
fn put_big(out: &mut Vec<u8>, negative: bool, bytes: &[u8]) {
    let used = bytes
        .iter()
        .rposition(|&byte| byte != 0)
        .map_or(0, |at| at + 1);
    match u8::try_from(used) {
        Ok(size) => out.extend([tag::SMALL_BIG, size]),
        Err(_) => put_size(out, tag::LARGE_BIG, used),
    }
    out.push(u8::from(negative));
    out.extend(&bytes[..used]);
}

fn put_atom(out: &mut Vec<u8>, name: &str) {
    match u8::try_from(name.len()) {
        Ok(size) => out.extend([tag::SMALL_ATOM_UTF8, size]),
        Err(_) => {
            out.push(tag::ATOM_UTF8);
            out.extend((name.len() as u16).to_be_bytes());
        }
    }
    out.extend(name.as_bytes());
}

fn put_tuple_head(out: &mut Vec<u8>, size: usize) {
    match u8::try_from(size) {
        Ok(size) => out.extend([tag::SMALL_TUPLE, size]),
        Err(_) => put_size(out, tag::LARGE_TUPLE, size),
    }
}

fn put_list(out: &mut Vec<u8>, elements: &[Term]) {
    if elements.is_empty() {
        return out.push(tag::NIL);
    }
    let byte = |element: &Term| u8::try_from(element.as_unsigned()?).ok();
    let string: Option<Vec<u8>> = match elements.len() <= MAX_STRING {
        true => elements.iter().map(byte).collect(),
        false => None,
    };
    if let Some(string) = string {
        out.push(tag::STRING);
        out.extend((string.len() as u16).to_be_bytes());
        return out.extend(string);
    }
    put_size(out, tag::LIST, elements.len());
    elements.iter().for_each(|element| put(out, element));
    out.push(tag::NIL);
}

fn put_record(out: &mut Vec<u8>, record: &NativeRecord) {
    put_size(out, tag::NATIVE_RECORD, record.fields.len());
    out.push(u8::from(record.exported));
    put_atom(out, &record.module);
    put_atom(out, &record.name);
    record
        .fields
        .iter()
        .for_each(|field| put_atom(out, &field.0));
    record.fields.iter().for_each(|field| put(out, &field.1));
}

/// A term from the external format; `None` for bytes that are no literal's.
pub fn decode(bytes: &[u8]) -> Option<Term> {
    let mut reader = Reader {
        bytes: bytes.strip_prefix(&[VERSION])?,
    };
    let term = reader.term(0)?;
    reader.bytes.is_empty().then_some(term)
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(n)?;
        self.bytes = rest;
        Some(taken)
    }

    fn number<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u8(&mut self) -> Option<u8> {
        self.number::<1>().map(|[byte]| byte)
    }

    fn u16(&mut self) -> Option<usize> {
        self.number()
            .map(|bytes| usize::from(u16::from_be_bytes(bytes)))
    }

    fn u32(&mut self) -> Option<usize> {
        self.number()
            .map(|bytes| u32::from_be_bytes(bytes) as usize)
    }

    fn terms(&mut self, n: usize, depth: u32) -> Option<Vec<Term>> {
        // Each takes at least a byte, which bounds what is allocated.
        if n > self.bytes.len() {
            return None;
        }
        (0..n).map(|_| self.term(depth + 1)).collect()
    }

    fn term(&mut self, depth: u32) -> Option<Term> {
        if depth > MAX_DEPTH {
            return None;
        }
        Some(match self.u8()? {
            tag::SMALL_INTEGER => Term::Int(i64::from(self.u8()?)),
            tag::INTEGER => Term::Int(i64::from(i32::from_be_bytes(self.number()?))),
            tag::SMALL_BIG => {
                let size = usize::from(self.u8()?);
                self.big(size)?
            }
            tag::LARGE_BIG => {
                let size = self.u32()?;
                self.big(size)?
            }
            tag::NEW_FLOAT => Term::Float(f64::from_be_bytes(self.number()?)),
            tag::SMALL_TUPLE => {
                let size = usize::from(self.u8()?);
                Term::Tuple(self.terms(size, depth)?)
            }
            tag::LARGE_TUPLE => {
                let size = self.u32()?;
                Term::Tuple(self.terms(size, depth)?)
            }
            tag::NIL => Term::NIL,
            tag::STRING => {
                let size = self.u16()?;
                let bytes = self.take(size)?;
                Term::List(
                    bytes
                        .iter()
                        .map(|&byte| Term::Int(i64::from(byte)))
                        .collect(),
                )
            }
            tag::LIST => self.list(depth)?,
            tag::BINARY => {
                let size = self.u32()?;
                Term::Bits(self.take(size)?.to_vec(), 8)
            }
            tag::BIT_BINARY => {
                let (size, last) = (self.u32()?, self.u8()?);
                Term::Bits(self.take(size)?.to_vec(), last)
            }
            tag::MAP => self.map(depth)?,
            tag::EXPORT => self.fun()?,
            tag::NATIVE_RECORD => self.record(depth)?,
            tag => Term::Atom(self.atom_of(tag)?),
        })
    }

    fn big(&mut self, size: usize) -> Option<Term> {
        let negative = self.u8()? != 0;
        let limb = |bytes: &[u8]| bytes.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b));
        let limbs: Vec<u64> = self.take(size)?.chunks(8).map(limb).collect();
        Some(match Term::integer(negative, &limbs) {
            Term::Big(Big { limbs, .. }) => Term::Big(Big { negative, limbs }),
            small => small,
        })
    }

    fn list(&mut self, depth: u32) -> Option<Term> {
        let size = self.u32()?;
        let elements = self.terms(size, depth)?;
        Some(super::parse::with_tail(elements, self.term(depth + 1)?))
    }

    fn map(&mut self, depth: u32) -> Option<Term> {
        let size = self.u32()?;
        let mut parts = self.terms(size.checked_mul(2)?, depth)?.into_iter();
        let mut entries = Vec::with_capacity(size);
        while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
            entries.push((key, value));
        }
        Term::map(entries)
    }

    fn atom(&mut self) -> Option<Box<str>> {
        let tag = self.u8()?;
        self.atom_of(tag)
    }

    fn atom_of(&mut self, tag: u8) -> Option<Box<str>> {
        let size = match tag {
            tag::SMALL_ATOM | tag::SMALL_ATOM_UTF8 => usize::from(self.u8()?),
            tag::ATOM | tag::ATOM_UTF8 => self.u16()?,
            _ => return None,
        };
        let bytes = self.take(size)?;
        if matches!(tag, tag::SMALL_ATOM | tag::ATOM) {
            return Some(bytes.iter().map(|&byte| char::from(byte)).collect());
        }
        str::from_utf8(bytes).ok().map(Box::from)
    }

    fn fun(&mut self) -> Option<Term> {
        let (module, name) = (self.atom()?, self.atom()?);
        match self.number()? {
            [tag::SMALL_INTEGER, arity] => Some(Term::Fun(Box::new(ExternalFun {
                module,
                name,
                arity,
            }))),
            _ => None,
        }
    }

    fn record(&mut self, depth: u32) -> Option<Term> {
        let size = self.u32()?;
        let exported = self.u8()? != 0;
        let (module, name) = (self.atom()?, self.atom()?);
        if size > self.bytes.len() {
            return None;
        }
        let names: Option<Vec<Box<str>>> = (0..size).map(|_| self.atom()).collect();
        let fields = names?.into_iter().zip(self.terms(size, depth)?).collect();
        Some(Term::Record(Box::new(NativeRecord {
            module,
            name,
            exported,
            fields,
        })))
    }
}
