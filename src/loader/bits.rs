//! What `ops/bits.tab` builds: the instructions of constant-size matches, and construction.
//!
//! Neighbouring fields are fetched from one load as long as they fit in it. Strings become literals.
use super::op::{Arg, ArgRange};
use super::prepare::Prepared;
use super::window::Window;
use crate::bits::Kind;
use crate::bits::ctx::{self, FLAG_LITTLE, FLAG_NATIVE, FLAG_SIGNED};
use crate::emulator::rt_bits_create::UNKNOWN;
use crate::heap::Heap;
use crate::tables::{op, tag};
use crate::term::{Term, am};

/// Bits that one load gives at any position.
const LOAD: u64 = 57;

/// More bits than memory has.
const MOST_BITS: u64 = 1 << 50;

/// A command of `bs_match`.
#[derive(Clone, Copy)]
enum Step {
    AtLeast(u64, u64),
    Exactly(u64),
    /// Bits that no bitstring has.
    Never,
    Integer(Field),
    Binary(Field),
    Skip(u64),
    Tail {
        live: Arg,
        dst: Arg,
    },
    Equal(u64, Arg),
}

#[derive(Clone, Copy)]
struct Field {
    live: Arg,
    flags: u32,
    bits: u64,
    dst: Arg,
}

/// Reads the operands of a list, one after the other; `None` where it is not what it should be.
struct Reader<'a> {
    args: &'a [Arg],
    prepared: &'a Prepared,
}

impl Reader<'_> {
    fn arg(&mut self) -> Option<Arg> {
        let (&first, rest) = self.args.split_first()?;
        self.args = rest;
        Some(first)
    }
    fn number(&mut self) -> Option<u64> {
        let arg = self.arg()?;
        (arg.tag == tag::U).then_some(arg.val)
    }
    fn ensure(&mut self, step: fn(u64, u64) -> Step, has_unit: bool) -> Option<Step> {
        let bits = self.arg()?;
        let unit = if has_unit { self.number()? } else { 1 };
        if bits.tag == tag::Q || bits.val > MOST_BITS {
            return Some(Step::Never);
        }
        Some(step(size(bits.val, 1)?, unit))
    }
    fn field(&mut self) -> Option<Field> {
        let live = self.arg()?;
        let flags = flags_of(self.prepared, &self.arg()?)?;
        let bits = size(self.number()?, self.number()?)?;
        let dst = self.arg()?;
        Some(Field {
            live,
            flags,
            bits,
            dst,
        })
    }
    fn step(&mut self) -> Option<Step> {
        let name = self.arg()?;
        if name.tag != tag::A {
            return None;
        }
        Some(match Term::from_raw(name.val) {
            am::ENSURE_AT_LEAST => self.ensure(Step::AtLeast, true)?,
            am::ENSURE_EXACTLY => self.ensure(|bits, _| Step::Exactly(bits), false)?,
            am::INTEGER => Step::Integer(self.field()?),
            am::BINARY => Step::Binary(self.field()?),
            am::SKIP => Step::Skip(size(self.number()?, 1)?),
            am::GET_TAIL => {
                let live = self.arg()?;
                self.number()?;
                let dst = self.arg()?;
                Step::Tail { live, dst }
            }
            am::EQ_EXACT => {
                self.arg()?;
                Step::Equal(self.number().filter(|&n| n <= 64)?, self.arg()?)
            }
            _ => return None,
        })
    }
}

/// `n * unit` bits, as far as an instruction can say it.
fn size(n: u64, unit: u64) -> Option<u64> {
    n.checked_mul(unit).filter(|&n| n <= u32::MAX.into())
}

/// Flags as a number (the operations of old) or as a list of atoms.
fn flags_of(prepared: &Prepared, arg: &Arg) -> Option<u32> {
    let flags = match arg.tag {
        tag::U => arg.val as u32,
        tag::N => 0,
        tag::Q => {
            let names = prepared.constant(arg).list_to_vec()?;
            names.into_iter().fold(0, |flags, name| {
                flags
                    | match name {
                        am::LITTLE => FLAG_LITTLE,
                        am::NATIVE => FLAG_NATIVE,
                        am::SIGNED => FLAG_SIGNED,
                        _ => 0,
                    }
            })
        }
        _ => return None,
    };
    Some(ctx::plain_flags(flags) & (FLAG_LITTLE | FLAG_SIGNED))
}

fn number(n: u64) -> Arg {
    Arg::new(tag::U, n)
}

/// Makes instructions that match on one context.
struct Maker<'a> {
    w: &'a mut Window,
    fail: Arg,
    ctx: Arg,
}

impl Maker<'_> {
    fn push(&mut self, id: u16, args: &[Arg]) {
        self.w.push(id, args, ArgRange::EMPTY);
    }
    fn ensure(&mut self, bits: u64, unit: u64) {
        let (fail, ctx) = (self.fail, self.ctx);
        match unit {
            0 | 1 => self.push(op::BS_ENSURE_AT_LEAST, &[fail, ctx, number(bits)]),
            8 => self.push(op::BS_ENSURE_BYTES, &[fail, ctx, number(bits)]),
            _ => self.push(op::BS_ENSURE_UNIT, &[fail, ctx, number(bits), number(unit)]),
        }
    }
    fn integer(&mut self, f: Field) {
        let (ctx, bits) = (self.ctx, number(f.bits));
        let flags = if f.bits <= 8 {
            f.flags & FLAG_SIGNED
        } else {
            f.flags
        };
        const BOTH: u32 = FLAG_LITTLE | FLAG_SIGNED;
        let whole = f.bits.is_multiple_of(8);
        match (f.bits, flags) {
            (8, 0) => self.push(op::BS_GET_BYTE, &[ctx, f.dst]),
            (16, 0) => self.push(op::BS_GET_U16, &[ctx, f.dst]),
            (32, 0) => self.push(op::BS_GET_U32, &[ctx, f.dst]),
            (1..=LOAD, 0) => self.push(op::BS_GET_UINT, &[ctx, bits, f.dst]),
            (1..=LOAD, FLAG_SIGNED) => self.push(op::BS_GET_SIGNED, &[ctx, bits, f.dst]),
            (9..=LOAD, FLAG_LITTLE) if whole => {
                self.push(op::BS_GET_LITTLE, &[ctx, bits, f.dst]);
            }
            (9..=LOAD, BOTH) if whole => {
                self.push(op::BS_GET_LITTLE_SIGNED, &[ctx, bits, f.dst]);
            }
            (n, _) if ctx::always_small(n as usize, flags & FLAG_SIGNED != 0) => {
                self.push(op::BS_GET_INT, &[ctx, bits, number(flags.into()), f.dst]);
            }
            _ => {
                let flags = number(flags.into());
                let args = [self.fail, ctx, f.live, bits, flags, f.dst];
                self.push(op::BS_GET_LARGE, &args);
            }
        }
    }
    /// Integers and gaps that one load gives: `run` is `total` bits long.
    fn run(&mut self, run: &[Step], total: u64) {
        let mut at = 0;
        let mut args = vec![self.ctx, number(total)];
        let (mut count, mut simple) = (0, true);
        for step in run {
            match *step {
                Step::Integer(f) => {
                    let signed = f.flags & FLAG_SIGNED != 0;
                    let right = 64 - f.bits + if signed { 64 } else { 0 };
                    args.extend([number(at), number(right), f.dst]);
                    simple &= !signed && f.dst.tag == tag::X;
                    count += 1;
                    at += f.bits;
                }
                Step::Skip(bits) => at += bits,
                _ => {}
            }
        }
        match (count, simple) {
            (2, true) => self.push(op::BS_GET_2, &args),
            (3, true) => self.push(op::BS_GET_3, &args),
            _ => self.push(op::BS_GET_FIELDS, &args),
        }
    }
    /// The next bits are this value: in pieces, if it is longer than one load.
    fn equal(&mut self, bits: u64, value: u64) {
        if bits > LOAD {
            self.equal(bits - 32, value >> 32);
            return self.equal(32, value & 0xffff_ffff);
        }
        if bits > 0 {
            let args = [self.fail, self.ctx, number(bits), number(value)];
            self.push(op::BS_EQUAL, &args);
        }
    }
    fn step(&mut self, step: Step, prepared: &Prepared) -> Option<()> {
        let ctx = self.ctx;
        match step {
            Step::AtLeast(bits, unit) => self.ensure(bits, unit),
            Step::Exactly(bits) => {
                self.push(op::BS_ENSURE_EXACTLY, &[self.fail, ctx, number(bits)]);
            }
            Step::Integer(f) => self.integer(f),
            Step::Binary(f) => {
                self.push(op::BS_GET_BITS, &[ctx, f.live, number(f.bits), f.dst]);
            }
            Step::Skip(bits) => self.push(op::BS_SKIP, &[ctx, number(bits)]),
            Step::Never => self.push(op::JUMP, &[self.fail]),
            Step::Tail { live, dst } => self.push(op::BS_GET_TAIL, &[ctx, dst, live]),
            Step::Equal(bits, value) => self.equal(bits, constant(prepared, &value)?),
        }
        Some(())
    }
}

/// The value of an integer operand that is not negative.
fn constant(prepared: &Prepared, arg: &Arg) -> Option<u64> {
    if arg.tag == tag::U {
        return Some(arg.val);
    }
    let term = prepared.constant(arg);
    match (term.as_small(), term.as_big()) {
        (Some(n), _) => u64::try_from(n).ok(),
        (_, Some((false, &[limb]))) => Some(limb),
        _ => None,
    }
}

/// How many of the steps one load gives, and their bits.
fn run_of(steps: &[Step]) -> (usize, u64) {
    let (mut total, mut used, mut len) = (0, 0, 0);
    for (i, step) in steps.iter().enumerate() {
        let (bits, counts) = match step {
            Step::Integer(f) if f.bits > 0 && (f.flags & FLAG_LITTLE == 0 || f.bits <= 8) => {
                (f.bits, true)
            }
            Step::Skip(bits) => (*bits, false),
            _ => break,
        };
        if total + bits > LOAD {
            break;
        }
        total += bits;
        if counts {
            (used, len) = (total, i + 1);
        }
    }
    (len, used)
}

fn integers(steps: &[Step]) -> usize {
    let is_integer = |s: &&Step| matches!(s, Step::Integer(_));
    steps.iter().filter(is_integer).count()
}

/// `bs_match`: the commands as instructions. False: they are not what they should be.
pub fn match_commands(
    prepared: &Prepared,
    w: &mut Window,
    fail: Arg,
    ctx: Arg,
    list: ArgRange,
) -> bool {
    let args = w.args(list).to_vec();
    let mut reader = Reader {
        args: &args,
        prepared,
    };
    let mut steps = Vec::new();
    while !reader.args.is_empty() {
        match reader.step() {
            // What follows is never reached.
            Some(Step::Never) => {
                steps.push(Step::Never);
                break;
            }
            Some(step) => steps.push(step),
            None => return false,
        }
    }
    let mut maker = Maker { w, fail, ctx };
    let mut rest = &steps[..];
    while let Some(&step) = rest.first() {
        let (len, total) = run_of(rest);
        if integers(&rest[..len]) > 1 {
            maker.run(&rest[..len], total);
            rest = &rest[len..];
        } else if maker.step(step, prepared).is_some() {
            rest = &rest[1..];
        } else {
            return false;
        }
    }
    true
}

/// What a field of a constant size is.
#[derive(Clone, Copy, PartialEq)]
pub enum Constant {
    Integer,
    Binary,
    Float,
    Skip,
}

/// A field of the constant size `n * unit`. False: the size is nonsense, or no instruction says it.
pub fn constant_field(
    prepared: &Prepared,
    w: &mut Window,
    [fail, ctx, live, n, unit, flags, dst]: [Arg; 7],
    what: Constant,
) -> bool {
    let bits = u64::try_from(n.val as i64)
        .ok()
        .and_then(|n| size(n, unit.val));
    let (Some(bits), Some(flags)) = (bits, flags_of(prepared, &flags)) else {
        return false;
    };
    if what == Constant::Float && (bits != 64 || flags & FLAG_LITTLE != 0) {
        return false;
    }
    let field = Field {
        live,
        flags,
        bits,
        dst,
    };
    let mut maker = Maker { w, fail, ctx };
    maker.ensure(bits, 1);
    match what {
        Constant::Integer => maker.integer(field),
        Constant::Binary => maker.push(op::BS_GET_BITS, &[ctx, live, number(bits), dst]),
        Constant::Float => maker.push(op::BS_GET_DOUBLE, &[fail, ctx, live, dst]),
        Constant::Skip => maker.push(op::BS_SKIP, &[ctx, number(bits)]),
    }
    true
}

/// `bits` bits of the string table from byte `offset` on, as a literal; its index.
fn string_literal(prepared: &mut Prepared, offset: u64, bits: u64) -> Option<u64> {
    let bytes = string(prepared, offset, bits)?.to_vec();
    let term = prepared.literals.bits(&bytes, bits as usize);
    Some(prepared.add_literal(term))
}

fn string(prepared: &Prepared, offset: u64, bits: u64) -> Option<&[u8]> {
    let from = usize::try_from(offset).ok()?;
    let len = usize::try_from(bits).ok()?.div_ceil(8);
    prepared.strings.get(from..from.checked_add(len)?)
}

/// `bs_match_string`.
pub fn match_string(
    prepared: &mut Prepared,
    w: &mut Window,
    fail: Arg,
    ctx: Arg,
    bits: u64,
    offset: u64,
) -> bool {
    let Some(bytes) = string(prepared, offset, bits) else {
        return false;
    };
    if bits <= LOAD {
        let whole = bytes.iter().fold(0, |v, &b| v << 8 | u64::from(b));
        let value = whole >> (bytes.len() as u64 * 8 - bits);
        let mut maker = Maker { w, fail, ctx };
        maker.ensure(bits, 1);
        maker.equal(bits, value);
        return true;
    }
    let Some(literal) = string_literal(prepared, offset, bits) else {
        return false;
    };
    let args = [fail, ctx, Arg::new(tag::Q, literal)];
    w.push(op::BS_MATCH_LITERAL, &args, ArgRange::EMPTY);
    true
}

/// `bs_put_string`.
pub fn put_string(prepared: &mut Prepared, w: &mut Window, bytes: u64, offset: u64) -> bool {
    let literal = bytes
        .checked_mul(8)
        .and_then(|bits| string_literal(prepared, offset, bits));
    let Some(literal) = literal else {
        return false;
    };
    let args = [Arg::new(tag::Q, literal)];
    w.push(op::BS_PUT_LITERAL, &args, ArgRange::EMPTY);
    true
}

fn kind_of(name: &Arg) -> Option<Kind> {
    Some(match Term::from_raw(name.val) {
        am::INTEGER => Kind::Integer,
        am::FLOAT => Kind::Float,
        am::BINARY | am::STRING => Kind::Binary,
        am::BINARY_APPEND => Kind::Append,
        am::PRIVATE_APPEND => Kind::PrivateAppend,
        am::UTF8 => Kind::Utf8,
        am::UTF16 => Kind::Utf16,
        am::UTF32 => Kind::Utf32,
        _ => return None,
    })
}

/// The size of a segment in bits, if the code says it.
fn known_bits(prepared: &Prepared, kind: Kind, unit: u64, src: &Arg, size: &Arg) -> u64 {
    let bits = match kind {
        Kind::Integer | Kind::Float | Kind::Binary if size.tag == tag::I => {
            constant(prepared, size).and_then(|n| n.checked_mul(unit))
        }
        Kind::Binary if src.tag == tag::Q => prepared.constant(src).as_bits().map(|b| b.len as u64),
        Kind::Utf32 => Some(32),
        _ => None,
    };
    let unknown = u64::from(UNKNOWN);
    bits.filter(|&n| n < unknown).unwrap_or(unknown)
}

/// Strings of up to so many bits are integers: small ones.
const SHORT: u64 = 56;

/// A segment of `bs_create_bin` as `bs_create` has it: kind, flags and number, unit, bits, source, size.
fn segment(prepared: &mut Prepared, args: &[Arg], first: bool) -> Option<[Arg; 5]> {
    let &[name, segment, unit, flags, src, size] = args else {
        return None;
    };
    let kind = kind_of(&name)?;
    if matches!(kind, Kind::Append | Kind::PrivateAppend) && !first {
        return None;
    }
    let flags = flags_of(prepared, &flags)?;
    let (mut src, mut size) = (src, size);
    let (mut kind, mut unit) = (kind, unit);
    if Term::from_raw(name.val) == am::STRING {
        let bits = constant(prepared, &size)?.checked_mul(8)?;
        if (1..=SHORT).contains(&bits) {
            let bytes = string(prepared, src.val, bits)?;
            let value = bytes.iter().fold(0, |v, &b| v << 8 | u64::from(b));
            (kind, unit) = (Kind::Integer, number(1));
            (src, size) = (Arg::new(tag::I, value), Arg::new(tag::I, bits));
        } else {
            let literal = string_literal(prepared, src.val, bits)?;
            src = Arg::new(tag::Q, literal);
            size = Arg::new(tag::A, am::ALL.raw());
        }
    }
    let known = number(known_bits(prepared, kind, unit.val, &src, &size));
    let meta = u64::from(kind as u8) | u64::from(flags) << 8 | segment.val.min(0xffff) << 16;
    Some([number(meta), unit, known, src, size])
}

/// `bs_create_bin`.
pub fn create(prepared: &mut Prepared, w: &mut Window, head: [Arg; 4], segments: ArgRange) -> bool {
    let source = w.args(segments).to_vec();
    let mut segments = Vec::new();
    for (i, parts) in source.chunks(6).enumerate() {
        match segment(prepared, parts, i == 0) {
            Some(segment) => segments.push(segment),
            None => return false,
        }
    }
    let (id, bits) = of_integers(&segments).unwrap_or((op::BS_CREATE, None));
    let mut args = head.to_vec();
    args.extend(bits.map(number));
    args.extend(segments.into_iter().flatten());
    w.push(id, &args, ArgRange::EMPTY);
    true
}

/// The operation for segments that are integers of constant sizes (but for the first one, which may
/// be appended to), and how many bits they are.
fn of_integers(segments: &[[Arg; 5]]) -> Option<(u16, Option<u64>)> {
    let kind = |s: &[Arg; 5]| s[0].val & 0xff;
    let appends = |s| [Kind::Append as u64, Kind::PrivateAppend as u64].contains(&kind(s));
    let first = segments.first().filter(|s| appends(s));
    let mut total = 0;
    for s in &segments[usize::from(first.is_some())..] {
        if kind(s) != Kind::Integer as u64 || !(1..=64).contains(&s[2].val) {
            return None;
        }
        total += s[2].val;
    }
    match first {
        Some(first) if first[1].val.is_power_of_two() => {
            Some((op::BS_APPEND_INTEGERS, Some(total)))
        }
        None if total > 0 && total <= ctx::COPIED_BITS as u64 => {
            Some((op::BS_CREATE_INTEGERS, Some(total)))
        }
        _ => None,
    }
}
