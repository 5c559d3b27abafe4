//! From generic operations back to bytes, in the shortest encodings, as OTP's assembler chooses.

use super::code::{Code, alloc_parts};
use super::error::{Error, Place, Reason, Site};
use super::reader::wire::{self, ext};
use crate::loader::op::{Arg, Op};
use crate::tables::{OPS, tag};

/// External terms: the version byte, and the tags of big integers.
const VERSION: u8 = 131;
const SMALL_BIG: u8 = 110;
const LARGE_BIG: u8 = 111;

/// Finds the external term of a big integer that is a literal only because of its size.
type Extra<'a> = &'a dyn Fn(u64) -> Option<Vec<u8>>;

impl Code {
    /// The instructions as they stand in the `Code` chunk after its head.
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        let mut out = Vec::with_capacity(self.args.len() * 2);
        let extra = |index: u64| {
            let position = index.checked_sub(u64::from(self.first_extra))?;
            self.extra_literals.get(position as usize).cloned()
        };
        for op in &self.ops {
            encode_op(&mut out, op, &self.args, &extra).map_err(|reason| refused(op, reason))?;
        }
        Ok(out)
    }
}

fn refused(op: &Op, reason: Reason) -> Error {
    let mut error = Error::new(Place::Code, 0, reason);
    error.site = Some(Box::new(Site {
        instruction: op.at,
        name: OPS
            .get(usize::from(op.id))
            .map_or("no operation", |info| info.name),
        function: None,
    }));
    error
}

fn encode_op(out: &mut Vec<u8>, op: &Op, args: &[Arg], extra: Extra<'_>) -> Result<(), Reason> {
    let info = OPS.get(usize::from(op.id));
    let info = info.filter(|info| info.number == Some(op.id));
    let info = info.ok_or(Reason::UnknownOpcode(op.id))?;
    let start = op.args.start as usize;
    let args = args
        .get(start..start + op.args.len as usize)
        .ok_or(Reason::OperandCount(op.args.len))?;
    let fixed = usize::from(info.fixed);
    if args.len() < fixed || args.len() > fixed && !info.rest {
        return Err(Reason::OperandCount(op.args.len));
    }
    out.push(op.id as u8);
    for (position, arg) in args.iter().enumerate() {
        if position == fixed {
            put_list_head(out, args.len() - fixed);
        }
        put_arg(out, arg, extra)?;
    }
    if info.rest && args.len() == fixed {
        put_list_head(out, 0);
    }
    Ok(())
}

/// The head of an extended list.
pub(super) fn put_list_head(out: &mut Vec<u8>, len: usize) {
    put_number(out, wire::EXT, ext::LIST);
    put_unsigned(out, len as u64);
}

/// An operand.
pub(super) fn put_arg(out: &mut Vec<u8>, arg: &Arg, extra: Extra<'_>) -> Result<(), Reason> {
    match arg.tag {
        tag::X => put_register(out, wire::X, arg),
        tag::Y => put_register(out, wire::Y, arg),
        tag::U => put_unsigned(out, arg.val),
        tag::I => put_integer(out, arg.val as i64),
        tag::A | tag::N => put_number(out, wire::A, arg.val),
        tag::F | tag::P => put_number(out, wire::F, arg.val),
        tag::Q => match extra(arg.val) {
            Some(term) => put_big(out, &term)?,
            None => put_extended(out, ext::LITERAL, arg.val),
        },
        tag::L => put_extended(out, ext::FLOAT_REG, arg.val),
        tag::M => put_alloc(out, arg.val),
        _ => return Err(Reason::Expected("an operand of generic code")),
    }
    Ok(())
}

fn put_register(out: &mut Vec<u8>, kind: u8, arg: &Arg) {
    if arg.aux == 0 {
        return put_number(out, kind, arg.val);
    }
    put_number(out, wire::EXT, ext::TYPED);
    put_number(out, kind, arg.val);
    put_unsigned(out, u64::from(arg.aux - 1));
}

fn put_extended(out: &mut Vec<u8>, kind: u64, val: u64) {
    put_number(out, wire::EXT, kind);
    put_unsigned(out, val);
}

fn put_alloc(out: &mut Vec<u8>, val: u64) {
    let (words, floats, funs) = alloc_parts(val);
    put_extended(out, ext::ALLOC, 3);
    for (kind, number) in [words, floats, funs].into_iter().enumerate() {
        put_unsigned(out, kind as u64);
        put_unsigned(out, u64::from(number));
    }
}

/// An unsigned number.
pub(super) fn put_unsigned(out: &mut Vec<u8>, value: u64) {
    put_number(out, wire::U, value);
}

/// A number that is not negative, with its tag.
pub(super) fn put_number(out: &mut Vec<u8>, kind: u8, value: u64) {
    match value {
        0..16 => out.push((value as u8) << 4 | kind),
        16..0x800 => out.extend([(value >> 3) as u8 & 0xe0 | 0x08 | kind, value as u8]),
        _ => put_bytes(out, kind, &[&[0], value.to_be_bytes().as_slice()].concat()),
    }
}

fn put_integer(out: &mut Vec<u8>, value: i64) {
    match u64::try_from(value) {
        Ok(value) => put_number(out, wire::I, value),
        Err(_) => put_bytes(out, wire::I, &value.to_be_bytes()),
    }
}

/// Two's complement in as few bytes as it needs, but at least two.
fn put_bytes(out: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    let mut bytes = bytes;
    while let [first, rest @ ..] = bytes {
        let needless = match rest.first() {
            Some(second) if rest.len() >= 2 => *first == if second & 0x80 == 0 { 0 } else { 0xff },
            _ => false,
        };
        if !needless {
            break;
        }
        bytes = rest;
    }
    if bytes.len() <= 8 {
        out.push((bytes.len() as u8 - 2) << 5 | 0x18 | kind);
    } else {
        out.push(0xf8 | kind);
        put_unsigned(out, bytes.len() as u64 - 9);
    }
    out.extend(bytes);
}

/// A big integer from its external term.
fn put_big(out: &mut Vec<u8>, term: &[u8]) -> Result<(), Reason> {
    let (negative, digits) = match *term {
        [VERSION, SMALL_BIG, n, sign, ref digits @ ..] if digits.len() == usize::from(n) => {
            (sign != 0, digits)
        }
        [VERSION, LARGE_BIG, a, b, c, d, sign, ref digits @ ..]
            if digits.len() == u32::from_be_bytes([a, b, c, d]) as usize =>
        {
            (sign != 0, digits)
        }
        _ => return Err(Reason::Expected("a big integer")),
    };
    let mut bytes = vec![0];
    bytes.extend(digits.iter().rev());
    if negative {
        negate(&mut bytes);
    }
    if bytes.len() < 2 {
        bytes.insert(0, 0);
    }
    put_bytes(out, wire::I, &bytes);
    Ok(())
}

/// Big-endian two's complement, negated in place.
fn negate(bytes: &mut [u8]) {
    let mut carry = true;
    for byte in bytes.iter_mut().rev() {
        let (sum, overflow) = (!*byte).overflowing_add(u8::from(carry));
        (*byte, carry) = (sum, overflow);
    }
}

/// The external term of a big integer in big-endian two's complement.
pub(super) fn big_to_external(bytes: &[u8]) -> Vec<u8> {
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let mut magnitude = bytes.to_vec();
    if negative {
        // One more byte, since the magnitude of the least number does not fit.
        magnitude.insert(0, 0xff);
        negate(&mut magnitude);
    }
    let zeros = magnitude.iter().take_while(|&&byte| byte == 0).count();
    let digits = &magnitude[zeros..];
    let mut out = vec![VERSION];
    match u8::try_from(digits.len()) {
        Ok(n) => out.extend([SMALL_BIG, n]),
        Err(_) => {
            out.push(LARGE_BIG);
            out.extend((digits.len() as u32).to_be_bytes());
        }
    }
    out.push(u8::from(negative));
    out.extend(digits.iter().rev());
    out
}
