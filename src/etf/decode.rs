//! Reading external terms.
//!
//! Terms are built from their parts up: values wait on a stack until the compound that they belong
//! to has all of its own. Counts are checked against the bytes that are left before they are
//! believed, so that memory stays in proportion to the input.
use super::{Context, Error, ErrorKind, FunRef, NoCode, VERSION, local_hash, tag};
use crate::heap::Heap;
use crate::term::node::{self, Node};
use crate::term::record::{self, Record};
use crate::term::word::{Term, boxed};
use crate::term::{Atom, atom};

/// What the caller allows.
pub struct Options<'a> {
    /// Refuse atoms and external funs that do not exist yet.
    pub safe: bool,
    /// Where funs find their code.
    pub context: &'a dyn Context,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            safe: false,
            context: &NoCode,
        }
    }
}

type Result<T> = std::result::Result<T, Error>;

/// Most bytes that one byte of deflated data can stand for.
const MAX_INFLATION: usize = 1032;
/// Most limbs of an integer: OTP's limit.
const MAX_BIG_BYTES: usize = 8 * ((1 << 16) - 1);
const MAX_FREE: u32 = 255;
/// Atoms below this many bytes may be short enough.
const MAX_ATOM_BYTES: usize = 4 * atom::MAX_CHARS;

/// The term at the start of `bytes`, made in `heap`, and how many bytes it took. What follows it
/// is not looked at.
pub fn decode<H: Heap + ?Sized>(
    bytes: &[u8],
    heap: &mut H,
    options: &Options,
) -> Result<(Term, usize)> {
    match *bytes {
        [VERSION, tag::COMPRESSED, _, _, _, _, ..] => {
            let (plain, used) = inflate(bytes)?;
            let (term, _) = Decoder::new(&plain, 0, heap, options).term()?;
            Ok((term, used))
        }
        [VERSION, ..] => Decoder::new(bytes, 1, heap, options).term(),
        _ => Err(Error {
            at: 0,
            kind: ErrorKind::Version,
        }),
    }
}

/// The term without a version byte at the start of `bytes`, as the distribution sends it; `atoms` are those that may stand
/// in it as numbers.
pub fn decode_bare<H: Heap + ?Sized>(
    bytes: &[u8],
    heap: &mut H,
    options: &Options,
    atoms: &[Term],
) -> Result<(Term, usize)> {
    let mut decoder = Decoder::new(bytes, 0, heap, options);
    decoder.atoms = atoms;
    decoder.term()
}

/// The plain bytes of a compressed term, and where its deflated bytes end.
fn inflate(bytes: &[u8]) -> Result<(Vec<u8>, usize)> {
    const HEAD: usize = 6;
    let bad = Error {
        at: HEAD,
        kind: ErrorKind::Compressed,
    };
    let size = u32::from_be_bytes([bytes[2], bytes[3], bytes[4], bytes[5]]) as usize;
    let data = &bytes[HEAD..];
    if size > data.len().saturating_mul(MAX_INFLATION) {
        return Err(bad);
    }
    let mut plain = vec![0; size];
    let mut stream = flate2::Decompress::new(true);
    let status = stream.decompress(data, &mut plain, flate2::FlushDecompress::Finish);
    let done = matches!(status, Ok(flate2::Status::StreamEnd)) && stream.total_out() == size as u64;
    if done {
        Ok((plain, HEAD + stream.total_in() as usize))
    } else {
        Err(bad)
    }
}

/// A compound that waits for its parts.
struct Open {
    kind: Kind,
    /// Where its parts begin on the stack of values, and how many it takes.
    first: usize,
    parts: usize,
    /// Offset of its tag.
    at: usize,
}

enum Kind {
    /// The last part is the tail.
    List,
    Tuple,
    /// Keys and values in turn.
    Map,
    /// The part is the arity.
    Export {
        module: Term,
        function: Term,
    },
    /// Parts: old index, old uniq, creator, environment.
    Fun(Box<FunRef>),
    /// `parts` keys and as many values.
    Record {
        exported: bool,
        module: Atom,
        name: Atom,
    },
    /// The bytes of the part have this hash.
    Local {
        hash: u32,
    },
}

struct Decoder<'a, H: ?Sized> {
    bytes: &'a [u8],
    at: usize,
    /// Offset of the tag being read.
    tag_at: usize,
    heap: &'a mut H,
    options: &'a Options<'a>,
    /// Those that may stand in the term as numbers.
    atoms: &'a [Term],
    values: Vec<Term>,
    open: Vec<Open>,
    /// Inside of a term in the local form: `[]` stands for this node.
    local: bool,
}

impl<'a, H: Heap + ?Sized> Decoder<'a, H> {
    fn new(bytes: &'a [u8], at: usize, heap: &'a mut H, options: &'a Options<'a>) -> Self {
        Decoder {
            bytes,
            at,
            tag_at: at,
            heap,
            options,
            atoms: &[],
            values: Vec::new(),
            open: Vec::new(),
            local: false,
        }
    }

    /// One whole term and where it ends.
    fn term(mut self) -> Result<(Term, usize)> {
        loop {
            self.tag_at = self.at;
            if let Some(value) = self.one()? {
                self.values.push(value);
            }
            while let Some(top) = self.open.last()
                && self.values.len() == top.first + top.parts
            {
                let value = self.close()?;
                self.values.push(value);
            }
            if self.open.is_empty() {
                return Ok((self.values[0], self.at));
            }
        }
    }

    fn fail<T>(&self, kind: ErrorKind) -> Result<T> {
        Err(Error {
            at: self.tag_at,
            kind,
        })
    }

    fn left(&self) -> usize {
        self.bytes.len() - self.at
    }
    fn take(&mut self, n: usize) -> Result<&'a [u8]> {
        if n > self.left() {
            return self.fail(ErrorKind::Truncated);
        }
        let taken = &self.bytes[self.at..self.at + n];
        self.at += n;
        Ok(taken)
    }
    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let taken = self.take(N)?;
        Ok(taken.try_into().expect("N bytes were taken"))
    }
    fn u8(&mut self) -> Result<u8> {
        Ok(self.array::<1>()?[0])
    }
    fn u16(&mut self) -> Result<u16> {
        Ok(u16::from_be_bytes(self.array()?))
    }
    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_be_bytes(self.array()?))
    }
    /// A count of parts, each of which takes at least a byte.
    fn count(&mut self) -> Result<usize> {
        let n = self.u32()? as usize;
        if n > self.left() {
            return self.fail(ErrorKind::Truncated);
        }
        Ok(n)
    }

    /// Reads one tag and what belongs to it: a value, or (`None`) a compound is opened.
    fn one(&mut self) -> Result<Option<Term>> {
        let tag = self.u8()?;
        let value = match tag {
            tag::SMALL_INTEGER => Term::small(self.u8()?.into()),
            tag::INTEGER => Term::small((self.u32()? as i32).into()),
            tag::NIL => Term::NIL,
            tag::STRING => self.string()?,
            tag::BINARY => self.binary()?,
            tag::BIT_BINARY => self.bitstring()?,
            tag::NEW_FLOAT => self.new_float()?,
            tag::FLOAT => self.old_float()?,
            tag::SMALL_BIG => {
                let n = self.u8()?.into();
                self.big(n)?
            }
            tag::LARGE_BIG => {
                let n = self.u32()? as usize;
                self.big(n)?
            }
            tag::PID | tag::NEW_PID => self.pid(tag)?,
            tag::PORT | tag::NEW_PORT | tag::V4_PORT => self.port(tag)?,
            tag::REFERENCE | tag::NEW_REFERENCE | tag::NEWER_REFERENCE => self.reference(tag)?,
            tag::ATOM
            | tag::SMALL_ATOM
            | tag::ATOM_UTF8
            | tag::SMALL_ATOM_UTF8
            | tag::ATOM_NUMBER => self.atom_of(tag)?,
            _ => return self.compound(tag).map(|()| None),
        };
        Ok(Some(value))
    }

    /// Opens the compound of that tag.
    fn compound(&mut self, tag: u8) -> Result<()> {
        let (kind, parts) = match tag {
            tag::SMALL_TUPLE => (Kind::Tuple, self.u8()?.into()),
            tag::LARGE_TUPLE => (Kind::Tuple, self.count()?),
            tag::LIST => (Kind::List, self.count()? + 1),
            tag::MAP => (Kind::Map, 2 * self.count()?),
            tag::EXPORT => {
                let (module, function) = (self.atom()?, self.atom()?);
                (Kind::Export { module, function }, 1)
            }
            tag::NEW_FUN => self.fun_head()?,
            tag::NATIVE_RECORD => self.record_head()?,
            tag::LOCAL => {
                self.local = true;
                let hash = self.u32()?;
                (Kind::Local { hash }, 1)
            }
            _ => return self.fail(ErrorKind::Tag(tag)),
        };
        self.open.push(Open {
            kind,
            first: self.values.len(),
            parts,
            at: self.tag_at,
        });
        Ok(())
    }

    /// Makes the innermost open compound of its parts.
    fn close(&mut self) -> Result<Term> {
        let open = self.open.pop().expect("a compound is open");
        self.tag_at = open.at;
        let first = open.first;
        let parts = &self.values[first..];
        let made = match open.kind {
            Kind::Tuple => self.heap.tuple(parts),
            Kind::List => match parts.split_last() {
                Some((&tail, items)) => self.heap.list_with_tail(items, tail),
                None => return self.fail(ErrorKind::Truncated),
            },
            Kind::Map => match super::map_of(self.heap, parts) {
                Some(map) => map,
                None => return self.fail(ErrorKind::Map),
            },
            Kind::Export { module, function } => self.export(module, function, parts[0])?,
            Kind::Fun(fun) => {
                let parts = self.values.split_off(first);
                self.fun(*fun, &parts)?
            }
            Kind::Record {
                exported,
                module,
                name,
            } => {
                let parts = self.values.split_off(first);
                self.record(exported, module, name, &parts)?
            }
            // The tag and the hash itself come before the term's bytes.
            Kind::Local { hash } if local_hash(&self.bytes[open.at + 5..self.at]) == hash => {
                parts[0]
            }
            Kind::Local { .. } => return self.fail(ErrorKind::Local),
        };
        self.values.truncate(first);
        Ok(made)
    }

    fn string(&mut self) -> Result<Term> {
        let n = self.u16()?.into();
        let bytes = self.take(n)?;
        Ok(self.heap.byte_list(bytes, Term::NIL))
    }

    fn binary(&mut self) -> Result<Term> {
        let n = self.u32()? as usize;
        let bytes = self.take(n)?;
        Ok(self.heap.binary(bytes))
    }

    fn bitstring(&mut self) -> Result<Term> {
        let n = self.u32()? as usize;
        let last = usize::from(self.u8()?);
        let bytes = self.take(n)?;
        // None at all is a binary's tag's affair (OTP 25 still took it here).
        if n == 0 || !(1..=8).contains(&last) {
            return self.fail(ErrorKind::Bitstring);
        }
        Ok(self.heap.bits(bytes, (n - 1) * 8 + last))
    }

    fn new_float(&mut self) -> Result<Term> {
        let value = f64::from_be_bytes(self.array()?);
        if value.is_finite() {
            Ok(self.heap.float(value))
        } else {
            self.fail(ErrorKind::Float)
        }
    }

    fn old_float(&mut self) -> Result<Term> {
        let text = self.take(31)?;
        match parse_float(text) {
            Some(value) => Ok(self.heap.float(value)),
            None => self.fail(ErrorKind::Float),
        }
    }

    fn big(&mut self, n: usize) -> Result<Term> {
        if n > MAX_BIG_BYTES {
            return self.fail(ErrorKind::BigInteger);
        }
        let negative = self.u8()? != 0;
        let bytes = self.take(n)?;
        let limb = |chunk: &[u8]| {
            let mut limb = [0; 8];
            limb[..chunk.len()].copy_from_slice(chunk);
            u64::from_le_bytes(limb)
        };
        let limbs: Vec<u64> = bytes.chunks(8).map(limb).collect();
        Ok(self.heap.big(negative, &limbs))
    }

    /// An atom with its tag.
    fn atom(&mut self) -> Result<Term> {
        self.tag_at = self.at;
        let tag = self.u8()?;
        self.atom_of(tag)
    }

    fn atom_of(&mut self, tag: u8) -> Result<Term> {
        if tag == tag::ATOM_NUMBER && !self.atoms.is_empty() {
            let number = usize::from(self.u8()?);
            return match self.atoms.get(number) {
                Some(&atom) => Ok(atom),
                None => self.fail(ErrorKind::Atom),
            };
        }
        let n = match tag {
            tag::ATOM | tag::ATOM_UTF8 => self.u16()?.into(),
            tag::SMALL_ATOM | tag::SMALL_ATOM_UTF8 => self.u8()?.into(),
            _ => return self.fail(ErrorKind::Tag(tag)),
        };
        let name = self.take(n)?;
        if n > MAX_ATOM_BYTES {
            return self.fail(ErrorKind::Atom);
        }
        if matches!(tag, tag::ATOM | tag::SMALL_ATOM) && !name.is_ascii() {
            let name: String = name.iter().map(|&b| char::from(b)).collect();
            return self.intern(&name);
        }
        match std::str::from_utf8(name) {
            Ok(name) => self.intern(name),
            Err(_) => self.fail(ErrorKind::Atom),
        }
    }

    fn intern(&self, name: &str) -> Result<Term> {
        if name.len() > atom::MAX_CHARS && name.chars().count() > atom::MAX_CHARS {
            return self.fail(ErrorKind::Atom);
        }
        let atom = if self.options.safe {
            Atom::existing(name)
        } else {
            Atom::try_new(name)
        };
        match atom {
            Some(atom) => Ok(atom.term()),
            None => self.fail(ErrorKind::NewAtom),
        }
    }

    /// The name of a pid's, port's or reference's node; `None`: this one, in the local form.
    fn node_name(&mut self) -> Result<Option<Term>> {
        if self.local && self.bytes.get(self.at) == Some(&tag::NIL) {
            self.at += 1;
            return Ok(None);
        }
        self.atom().map(Some)
    }

    /// A creation of one byte (of which two bits count) or four.
    fn creation(&mut self, wide: bool) -> Result<u32> {
        if wide {
            return self.u32();
        }
        match self.u8()? {
            creation @ 0..=3 => Ok(creation.into()),
            _ => self.fail(ErrorKind::Identifier),
        }
    }

    /// The foreign node of that name and creation; `None`: it is this one.
    fn foreign(&self, name: Option<Term>, creation: u32) -> Option<Node> {
        let name = name?.as_atom()?;
        let node = Node { name, creation };
        (node != node::this()).then_some(node)
    }

    fn pid(&mut self, tag: u8) -> Result<Term> {
        let name = self.node_name()?;
        let (number, serial) = (self.u32()?, self.u32()?);
        let creation = self.creation(tag == tag::NEW_PID)?;
        if let Some(node) = self.foreign(name, creation) {
            let id = u64::from(number) | (u64::from(serial) << 32);
            return Ok(node::external(self.heap, boxed::EXT_PID, node, id));
        }
        match node::local_pid(number, serial) {
            Some(pid) => Ok(pid),
            None => self.fail(ErrorKind::Identifier),
        }
    }

    fn port(&mut self, tag: u8) -> Result<Term> {
        let name = self.node_name()?;
        let number = if tag == tag::V4_PORT {
            u64::from_be_bytes(self.array()?)
        } else {
            self.u32()?.into()
        };
        let creation = self.creation(tag != tag::PORT)?;
        if let Some(node) = self.foreign(name, creation) {
            return Ok(node::external(self.heap, boxed::EXT_PORT, node, number));
        }
        if number > node::MAX_PORT {
            return self.fail(ErrorKind::Identifier);
        }
        Ok(Term::port(number))
    }

    fn reference(&mut self, tag: u8) -> Result<Term> {
        let n = match tag {
            tag::REFERENCE => 1,
            _ => usize::from(self.u16()?),
        };
        if n == 0 || n > node::MAX_REF_NUMBERS {
            return self.fail(ErrorKind::Identifier);
        }
        let name = self.node_name()?;
        let mut numbers = [0; node::MAX_REF_NUMBERS];
        let creation = if tag == tag::REFERENCE {
            numbers[0] = self.u32()?;
            self.creation(false)?
        } else {
            let creation = self.creation(tag == tag::NEWER_REFERENCE)?;
            for number in &mut numbers[..n] {
                *number = self.u32()?;
            }
            creation
        };
        let foreign = self.foreign(name, creation);
        let may_be_large = tag == tag::NEWER_REFERENCE && foreign.is_some();
        if numbers[0] >= node::MAX_REFERENCE && !may_be_large {
            return self.fail(ErrorKind::Identifier);
        }
        Ok(match foreign {
            Some(node) => node::external_ref(self.heap, node, &numbers[..n]),
            None => node::local_ref(self.heap, &numbers[..n]),
        })
    }

    fn export(&mut self, module: Term, function: Term, arity: Term) -> Result<Term> {
        let arity = arity.as_small().and_then(|n| u8::try_from(n).ok());
        let Some(arity) = arity else {
            return self.fail(ErrorKind::Fun);
        };
        let context = self.options.context;
        if self.options.safe && !context.is_exported(module, function, arity) {
            return self.fail(ErrorKind::UnknownFun);
        }
        match context.export(module, function, arity) {
            Some(export) => Ok(self
                .heap
                .boxed(boxed::EXPORT_FUN, &[Term::from_raw(export as u64)])),
            None => self.fail(ErrorKind::UnknownFun),
        }
    }

    fn fun_head(&mut self) -> Result<(Kind, usize)> {
        // The size: OTP has written wrong ones, so nobody looks at it.
        self.u32()?;
        let arity = self.u8()?;
        let uniq = self.array()?;
        let (index, free) = (self.u32()?, self.u32()?);
        if free > MAX_FREE {
            return self.fail(ErrorKind::Fun);
        }
        let module = self.atom()?;
        let fun = FunRef {
            module,
            arity,
            free,
            uniq,
            index,
            old_index: 0,
            old_uniq: 0,
        };
        Ok((Kind::Fun(Box::new(fun)), 3 + free as usize))
    }

    fn fun(&mut self, mut fun: FunRef, parts: &[Term]) -> Result<Term> {
        let &[old_index, old_uniq, creator, ref env @ ..] = parts else {
            return self.fail(ErrorKind::Fun);
        };
        let (Some(old_index), Some(old_uniq), true) =
            (old_index.as_small(), old_uniq.as_small(), creator.is_pid())
        else {
            return self.fail(ErrorKind::Fun);
        };
        (fun.old_index, fun.old_uniq) = (old_index as u32, old_uniq as u32);
        let Some(entry) = self.options.context.fun_entry(&fun) else {
            return self.fail(ErrorKind::UnknownFun);
        };
        let mut words = vec![
            Term::from_raw(entry as u64),
            Term::small(i64::from(fun.arity)),
        ];
        words.extend_from_slice(env);
        Ok(self.heap.boxed(boxed::FUN, &words))
    }

    fn record_head(&mut self) -> Result<(Kind, usize)> {
        let n = self.count()?;
        let exported = match self.u8()? {
            flag @ 0..=1 => flag == 1,
            _ => return self.fail(ErrorKind::Record),
        };
        let (module, name) = (self.atom()?, self.atom()?);
        let [module, name] = [module, name].map(|a| Atom::from_index(a.atom_index()));
        let kind = Kind::Record {
            exported,
            module,
            name,
        };
        Ok((kind, 2 * n))
    }

    fn record(&mut self, exported: bool, module: Atom, name: Atom, parts: &[Term]) -> Result<Term> {
        let (keys, values) = parts.split_at(parts.len() / 2);
        let record = Record {
            module,
            name,
            exported,
            keys,
            values,
        };
        match record::new(self.heap, &record) {
            Some(record) => Ok(record),
            None => self.fail(ErrorKind::Record),
        }
    }
}

/// The old form of floats: C's `%.20e`, then zeros up to 31 bytes.
fn parse_float(text: &[u8]) -> Option<f64> {
    let end = text.iter().position(|&b| b == 0).unwrap_or(text.len());
    let text = std::str::from_utf8(&text[..end]).ok()?;
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, e)) => (mantissa, e.strip_prefix(['+', '-']).unwrap_or(e)),
        None => (unsigned, "0"),
    };
    let (whole, fraction) = mantissa.split_once(['.', ','])?;
    if !digits(whole) || !digits(fraction) || !digits(exponent) {
        return None;
    }
    let value: f64 = text.replace(',', ".").parse().ok()?;
    value.is_finite().then_some(value)
}
