//! `Code`: from bytes to generic operations, in two flat arrays.
//!
//! The decoder checks what can be checked without knowing an operation's meaning: that operands
//! are whole, that there are as many as the operation has, and that atoms, labels, literals, types
//! and registers exist. Everything else is the verifier's.

use super::encode;
use super::error::{Error, Place, Reason, Site};
use super::file::File;
use super::reader::{Number, Reader, Tagged, wire};
use crate::beam::chunks::id;
use crate::loader::op::{Arg, ArgRange, Op};
use crate::tables::{OPS, op, tag};

/// What operands an opcode has, in a byte: how many stand before the list, and whether there is
/// one. The table compiler's own description of an operation is too large to look at for each.
static SHAPES: [u8; 256] = shapes();
/// In a shape: the last operand is a list.
const LISTED: u8 = 0x80;
/// Instead of a shape: no operation of a file has this number.
const UNKNOWN: u8 = 0xff;

const fn shapes() -> [u8; 256] {
    let mut shapes = [UNKNOWN; 256];
    let mut opcode = 0;
    while opcode < OPS.len() && opcode < shapes.len() {
        let info = &OPS[opcode];
        if info.number.is_some() {
            shapes[opcode] = info.fixed | if info.rest { LISTED } else { 0 };
        }
        opcode += 1;
    }
    shapes
}

/// How many registers of each kind there can be.
const REGISTERS: u64 = 1024;
/// The integers that need no literal: those of 60 bits.
const SMALL: std::ops::Range<i64> = -(1 << 59)..1 << 59;
/// How many bits each part of a packed allocation list has.
const ALLOC_BITS: u32 = 21;

/// The head of the `Code` chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeHeader {
    /// The size of the head itself, without this field: 16.
    pub size: u32,
    /// The instruction format: 0.
    pub format: u32,
    /// At least the highest opcode that is used: it also says which OTP is needed.
    pub max_opcode: u32,
    /// One more than the highest label.
    pub labels: u32,
    /// How many functions there are.
    pub functions: u32,
}

impl CodeHeader {
    pub(super) fn parse(r: &mut Reader<'_>) -> Result<Self, Error> {
        let size = r.u32("the size of the code header")?;
        if size < 16 {
            return Err(r.error_at(0, Reason::CodeHeader(size)));
        }
        let header = Self {
            size,
            format: r.u32("the instruction format")?,
            max_opcode: r.u32("the highest opcode")?,
            labels: r.u32("the number of labels")?,
            functions: r.u32("the number of functions")?,
        };
        if header.format != 0 {
            return Err(r.error_at(4, Reason::Version(header.format)));
        }
        r.take(size as usize - 16, "the end of the code header")?;
        // Tables of labels are allocated by this number, so it must be in proportion.
        let most = r.left() as u64 * 16 + 1024;
        for (at, n, what) in [
            (12, header.labels, "labels"),
            (16, header.functions, "functions"),
        ] {
            if u64::from(n) > most {
                return Err(r.error_at(at, Reason::TooMany(what, u64::from(n))));
            }
        }
        Ok(header)
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let words = [
            16,
            self.format,
            self.max_opcode,
            self.labels,
            self.functions,
        ];
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }
}

/// Generic code. Operand values are as `crate::tables::tag` says, and:
/// an extended list stands flattened after an operation's other operands;
/// an allocation list is packed by [`alloc`]; an integer of more than 60 bits is a literal, whose
/// index is that of the file's last literal plus its position in `extra_literals` plus one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The chunk's head.
    pub header: CodeHeader,
    /// The operations; the last is `int_code_end`.
    pub ops: Vec<Op>,
    /// The operands of all of them.
    pub args: Vec<Arg>,
    /// The index of the first extra literal: the number of the file's own.
    pub first_extra: u32,
    /// Big integers that stand in the code itself, as external terms.
    pub extra_literals: Vec<Vec<u8>>,
}

/// The value of an allocation-list operand.
pub const fn alloc(words: u32, floats: u32, funs: u32) -> u64 {
    words as u64 | (floats as u64) << ALLOC_BITS | (funs as u64) << (2 * ALLOC_BITS)
}

/// The words, floats and funs of an allocation-list operand.
pub const fn alloc_parts(val: u64) -> (u32, u32, u32) {
    let mask = (1 << ALLOC_BITS) - 1;
    let floats = val >> ALLOC_BITS & mask;
    let funs = val >> (2 * ALLOC_BITS) & mask;
    ((val & mask) as u32, floats as u32, funs as u32)
}

impl Code {
    /// The operands of an operation.
    #[inline]
    pub fn args(&self, op: &Op) -> &[Arg] {
        op.args.of(&self.args)
    }

    /// Decodes a file's code.
    pub fn decode(file: &File<'_>) -> Result<Self, Error> {
        let bytes = file.code;
        let mut code = Self {
            header: file.code_header,
            // Measured over OTP: 3.6 bytes for an operation, 1.5 for an operand.
            ops: Vec::with_capacity(bytes.len() / 3),
            args: Vec::with_capacity(bytes.len() * 3 / 4),
            first_extra: file.literals.len() as u32,
            extra_literals: Vec::new(),
        };
        let mut extra = Vec::new();
        let mut operands = Operands::new(file.limits(), &mut extra);
        let mut r = Reader::new(bytes, Place::Chunk(id::CODE), file.code_offset);
        let (ops, args) = (&mut code.ops, &mut code.args);
        if let Err((pos, reason)) = decode(&mut r, &mut operands, ops, args) {
            let mut error = r.error_at(pos, reason);
            error.site = Some(Box::new(site(file, &code, bytes.get(..pos), reason)));
            return Err(error);
        }
        r.finish("int_code_end")?;
        code.extra_literals = extra;
        Ok(code)
    }
}

/// Decodes operations up to the end. An error says where the operand or operation starts.
fn decode(
    r: &mut Reader<'_>,
    operands: &mut Operands<'_>,
    ops: &mut Vec<Op>,
    args: &mut Vec<Arg>,
) -> Result<(), (usize, Reason)> {
    loop {
        let pos = r.pos();
        let Ok(opcode) = r.u8("an operation") else {
            return Err((pos, Reason::NoCodeEnd));
        };
        let shape = SHAPES[usize::from(opcode)];
        if shape == UNKNOWN {
            return Err((pos, Reason::UnknownOpcode(u16::from(opcode))));
        }
        let start = args.len() as u32;
        let at = ops.len() as u32;
        let id = u16::from(opcode);
        ops.push(Op {
            id,
            args: ArgRange { start, len: 0 },
            at,
        });
        for _ in 0..shape & !LISTED {
            operand(r, operands, args)?;
        }
        if shape & LISTED != 0 {
            let pos = r.pos();
            let count = operands.list(r).map_err(|reason| (pos, reason))?;
            for _ in 0..count {
                operand(r, operands, args)?;
            }
        }
        let len = args.len() as u32 - start;
        if let Some(op) = ops.last_mut() {
            op.args.len = len;
        }
        if id == op::INT_CODE_END {
            return Ok(());
        }
    }
}

#[inline(always)]
fn operand(
    r: &mut Reader<'_>,
    operands: &mut Operands<'_>,
    args: &mut Vec<Arg>,
) -> Result<(), (usize, Reason)> {
    match operands.short(r) {
        Some(arg) => args.push(arg),
        None => {
            let pos = r.pos();
            args.push(operands.one(r).map_err(|reason| (pos, reason))?);
        }
    }
    Ok(())
}

/// Names the instruction that an error is about.
#[cold]
fn site(file: &File<'_>, code: &Code, before: Option<&[u8]>, reason: Reason) -> Site {
    let function = code.ops.iter().rev().find_map(|each| {
        let args = code.args.get(each.args.start as usize..)?;
        match args {
            [_, name, arity, ..] if each.id == op::FUNC_INFO && name.tag == tag::A => {
                let name = file.atoms.get(name.val)?;
                Some(format!("{name}/{}", arity.val))
            }
            _ => None,
        }
    });
    // The operation that could not be read has not been counted yet.
    let unread = matches!(reason, Reason::NoCodeEnd | Reason::UnknownOpcode(_));
    let instruction = (code.ops.len() as u32).saturating_sub(u32::from(!unread));
    let name = match code.ops.last() {
        Some(op) if !unread && before.is_some() => OPS[usize::from(op.id)].name,
        _ => "no operation",
    };
    Site {
        instruction,
        name,
        function,
    }
}

/// What operands may refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// How many atoms there are.
    pub atoms: u32,
    /// One more than the highest label.
    pub labels: u32,
    /// How many literals the chunk has.
    pub literals: u32,
    /// The index of the next extra literal.
    pub first_extra: u32,
    /// How many types there are, if they are known.
    pub types: Option<u32>,
}

/// The tags of short operands by those that they have in the file, and of those with the value 0.
static SHORT: [u8; 8] = [
    tag::U,
    tag::I,
    tag::A,
    tag::X,
    tag::Y,
    tag::F,
    tag::I,
    tag::I,
];
static SHORT_ZERO: [u8; 8] = [
    tag::U,
    tag::I,
    tag::N,
    tag::X,
    tag::Y,
    tag::P,
    tag::I,
    tag::I,
];

/// Decodes operands, and collects the big integers among them.
pub(super) struct Operands<'e> {
    limits: Limits,
    /// For each tag of the file the first value that needs a closer look.
    short: [u64; 8],
    extra: &'e mut Vec<Vec<u8>>,
    first_extra: u32,
}

impl<'e> Operands<'e> {
    pub fn new(limits: Limits, extra: &'e mut Vec<Vec<u8>>) -> Self {
        let first_extra = limits.first_extra - extra.len() as u32;
        let mut short = [0; 8];
        short[usize::from(wire::U)] = u64::MAX;
        short[usize::from(wire::I)] = u64::MAX;
        short[usize::from(wire::A)] = u64::from(limits.atoms) + 1;
        short[usize::from(wire::X)] = REGISTERS;
        short[usize::from(wire::Y)] = REGISTERS;
        // Without labels 0 is still none.
        short[usize::from(wire::F)] = u64::from(limits.labels).max(1);
        Self {
            limits,
            short,
            extra,
            first_extra,
        }
    }

    /// An operand of one or two bytes that refers to nothing but registers, atoms and labels: most are.
    #[inline(always)]
    fn short(&self, r: &mut Reader<'_>) -> Option<Arg> {
        let (kind, value, size) = r.peek_short()?;
        let kind = usize::from(kind);
        if value >= self.short[kind] {
            return None;
        }
        r.skip(size);
        let tags = if value == 0 { &SHORT_ZERO } else { &SHORT };
        Some(Arg::new(tags[kind], value))
    }

    /// An operand that is no list.
    #[inline]
    pub fn one(&mut self, r: &mut Reader<'_>) -> Result<Arg, Reason> {
        let tagged = r.tagged()?;
        match tagged {
            (wire::X, Number::Word(n)) if n < REGISTERS => Ok(Arg::new(tag::X, n)),
            (wire::Y, Number::Word(n)) if n < REGISTERS => Ok(Arg::new(tag::Y, n)),
            (wire::U, Number::Word(n)) => Ok(Arg::new(tag::U, n)),
            (wire::A, Number::Word(0)) => Ok(Arg::new(tag::N, 0)),
            (wire::A, Number::Word(n)) if n <= u64::from(self.limits.atoms) => {
                Ok(Arg::new(tag::A, n))
            }
            (wire::F, Number::Word(0)) => Ok(Arg::new(tag::P, 0)),
            (wire::F, Number::Word(n)) if n < u64::from(self.limits.labels) => {
                Ok(Arg::new(tag::F, n))
            }
            (wire::I, Number::Word(n)) if SMALL.contains(&(n as i64)) => Ok(Arg::new(tag::I, n)),
            (wire::EXT, Number::Word(kind)) => self.extended(r, kind),
            _ => self.rare(tagged),
        }
    }

    /// The operands that are seldom seen, and those that refer to nothing.
    #[cold]
    fn rare(&mut self, (kind, number): Tagged<'_>) -> Result<Arg, Reason> {
        let limits = self.limits;
        match (kind, number) {
            (wire::I, Number::Word(n)) => self.big(&n.to_be_bytes()),
            (wire::I | wire::U, Number::Wide(bytes)) => self.big(bytes),
            (wire::H, Number::Word(n)) if n <= 0x10_ffff => Ok(Arg::new(tag::I, n)),
            (wire::H, _) => Err(Reason::TooLarge("a character")),
            (wire::A, Number::Word(n)) => Err(beyond("atom", n, limits.atoms)),
            (wire::F, Number::Word(n)) => Err(beyond("label", n, limits.labels.saturating_sub(1))),
            (wire::X, Number::Word(n)) => Err(beyond("X register", n, REGISTERS as u32)),
            (wire::Y, Number::Word(n)) => Err(beyond("Y register", n, REGISTERS as u32)),
            _ => Err(Reason::Expected("an operand")),
        }
    }

    /// A big integer, which becomes a literal.
    fn big(&mut self, bytes: &[u8]) -> Result<Arg, Reason> {
        let index = self.first_extra + self.extra.len() as u32;
        self.extra.push(encode::big_to_external(bytes));
        Ok(Arg::new(tag::Q, u64::from(index)))
    }

    #[inline]
    fn extended(&mut self, r: &mut Reader<'_>, kind: u64) -> Result<Arg, Reason> {
        match kind {
            wire::ext::TYPED => self.typed(r),
            wire::ext::LITERAL => {
                let index = r.unsigned("a literal's index")?;
                if index >= u64::from(self.limits.literals) {
                    return Err(beyond("literal", index, self.limits.literals));
                }
                Ok(Arg::new(tag::Q, index))
            }
            wire::ext::FLOAT_REG => {
                let n = r.unsigned("the number of a float register")?;
                if n >= REGISTERS {
                    return Err(beyond("float register", n, REGISTERS as u32));
                }
                Ok(Arg::new(tag::L, n))
            }
            wire::ext::ALLOC => alloc_list(r),
            wire::ext::LIST => Err(Reason::UnexpectedList),
            _ => Err(Reason::ExtendedTag(kind)),
        }
    }

    #[inline]
    fn typed(&mut self, r: &mut Reader<'_>) -> Result<Arg, Reason> {
        let (tag, number) = match r.tagged()? {
            (wire::X, Number::Word(n)) => (tag::X, n),
            (wire::Y, Number::Word(n)) => (tag::Y, n),
            _ => return Err(Reason::Expected("a register with a type")),
        };
        if number >= REGISTERS {
            return Err(beyond("register", number, REGISTERS as u32));
        }
        let index = r.unsigned("a type's index")?;
        let most = self.limits.types.unwrap_or(u32::MAX - 1);
        if index >= u64::from(most) {
            return Err(beyond("type", index, most));
        }
        Ok(Arg {
            aux: index as u32 + 1,
            ..Arg::new(tag, number)
        })
    }

    /// The head of an extended list: how many operands follow.
    #[inline]
    pub fn list(&mut self, r: &mut Reader<'_>) -> Result<usize, Reason> {
        match r.tagged()? {
            (wire::EXT, Number::Word(wire::ext::LIST)) => {}
            _ => return Err(Reason::Expected("a list of operands")),
        }
        let count = r.unsigned("the length of a list")?;
        if count > r.left() as u64 {
            return Err(Reason::TooMany("operands of a list", count));
        }
        Ok(count as usize)
    }
}

#[cold]
fn beyond(what: &'static str, index: u64, limit: u32) -> Reason {
    Reason::OutOfRange {
        what,
        index,
        limit: u64::from(limit),
    }
}

/// An allocation list: pairs of what is allocated (0 words, 1 floats, 2 funs) and how many.
fn alloc_list(r: &mut Reader<'_>) -> Result<Arg, Reason> {
    let count = r.unsigned("the length of an allocation list")?;
    if count > 3 {
        return Err(Reason::TooMany("parts of an allocation list", count));
    }
    let mut parts = [0u64; 3];
    for _ in 0..count {
        let kind = r.unsigned("what is allocated")?;
        let number = r.unsigned("how much is allocated")?;
        let part = usize::try_from(kind)
            .ok()
            .and_then(|kind| parts.get_mut(kind));
        let Some(part) = part else {
            return Err(beyond("kind of allocation", kind, 3));
        };
        *part = part.saturating_add(number);
        if *part >> ALLOC_BITS != 0 {
            return Err(Reason::TooLarge("an allocation"));
        }
    }
    let [words, floats, funs] = parts.map(|part| part as u32);
    Ok(Arg::new(tag::M, alloc(words, floats, funs)))
}
