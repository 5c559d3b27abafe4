//! From operands as terms (`{x,0}`, `{atom,ok}`, `{list,[…]}`) to operands of generic code.

use super::function::Assembler;
use super::term::Term;
use super::{text, types};
use crate::beam::alloc;
use crate::loader::op::Arg;
use crate::tables::{op, tag};

/// How many registers of each kind there can be.
const REGISTERS: u64 = 1024;
/// The integers that need no literal: those of 60 bits.
const SMALL: std::ops::Range<i64> = -(1 << 59)..1 << 59;

/// What is wrong with an instruction.
pub(super) type Refusal = String;

pub(super) fn wrong<T>(what: &str, term: &Term) -> Result<T, Refusal> {
    Err(format!("{what}: {}", text::line(term)))
}

impl Assembler {
    /// An operand that is no list.
    pub fn arg(&mut self, term: &Term) -> Result<Arg, Refusal> {
        match term {
            Term::Int(_) | Term::Big(_) => match term.as_unsigned() {
                Some(n) => Ok(Arg::new(tag::U, n)),
                None => wrong("a negative operand", term),
            },
            Term::Atom(name) if &**name == "nil" => Ok(Arg::new(tag::N, 0)),
            _ => match term.as_tagged() {
                Some(("list" | "commands", _)) => {
                    wrong("a list where an operand should stand", term)
                }
                Some((kind, [value])) => self.simple(kind, value, term),
                Some((kind, rest)) => self.compound(kind, rest, term),
                None => wrong("no operand", term),
            },
        }
    }

    /// `{kind,value}`.
    fn simple(&mut self, kind: &str, value: &Term, whole: &Term) -> Result<Arg, Refusal> {
        match (kind, value) {
            ("x", _) => register(tag::X, value, whole),
            ("y", _) => register(tag::Y, value, whole),
            ("fr", _) => register(tag::L, value, whole),
            ("f", _) => self.label(value, whole),
            ("atom", Term::Atom(name)) => Ok(self.atom(name)),
            ("integer", Term::Int(_) | Term::Big(_)) => Ok(self.integer(value)),
            ("float", Term::Float(_)) => Ok(self.literal(value)),
            ("literal", _) => Ok(self.constant(value)),
            ("string", Term::Bits(bytes, 8)) => {
                Ok(Arg::new(tag::U, u64::from(self.dict.string(bytes))))
            }
            // Old compilers print the strings of `bs_put_string` as lists.
            ("string", Term::List(_)) => match value.to_text() {
                Some(text) => Ok(Arg::new(
                    tag::U,
                    u64::from(self.dict.string(&latin1(&text)?)),
                )),
                None => wrong("no string", whole),
            },
            ("field_flags", _) => field_flags(value, whole),
            ("alloc", _) => alloc_list(value, whole),
            _ => wrong("no operand", whole),
        }
    }

    fn compound(&mut self, kind: &str, rest: &[Term], whole: &Term) -> Result<Arg, Refusal> {
        match (kind, rest) {
            ("tr", [register, types]) => self.typed(register, types),
            ("extfunc", [Term::Atom(module), Term::Atom(name), arity]) => {
                match arity.as_unsigned() {
                    Some(arity @ 0..=255) => {
                        let index = self.dict.import(module, name, arity as u32);
                        Ok(Arg::new(tag::U, u64::from(index)))
                    }
                    _ => wrong("no arity", whole),
                }
            }
            _ => wrong("no operand", whole),
        }
    }

    /// A register with a type.
    fn typed(&mut self, register: &Term, types: &Term) -> Result<Arg, Refusal> {
        let mut arg = self.arg(register)?;
        if !matches!(arg.tag, tag::X | tag::Y) {
            return wrong("no register", register);
        }
        let Some(entry) = types::encode(types, self.release.type_version()) else {
            return wrong("no type", types);
        };
        // OTP's assembler keeps OTP 24 and earlier from loading registers with types by this.
        self.max_opcode = self.max_opcode.max(op::CALL_FUN2);
        arg.aux = self.dict.types.of(entry) + 1;
        Ok(arg)
    }

    pub fn atom(&mut self, name: &str) -> Arg {
        Arg::new(tag::A, u64::from(self.dict.atom(name)))
    }

    fn label(&mut self, value: &Term, whole: &Term) -> Result<Arg, Refusal> {
        match value.as_unsigned() {
            Some(0) => Ok(Arg::new(tag::P, 0)),
            Some(label) if label < u64::from(u32::MAX) => Ok(Arg::new(tag::F, label)),
            _ => wrong("no label", whole),
        }
    }

    /// An integer: an operand itself up to 128 bits, a literal above.
    fn integer(&mut self, term: &Term) -> Arg {
        match term {
            Term::Int(n) if SMALL.contains(n) => Arg::new(tag::I, *n as u64),
            Term::Big(big) if big.limbs.len() > 2 => self.literal(term),
            _ => {
                let extra = &mut self.code.extra_literals;
                let index = self.code.first_extra + extra.len() as u32;
                extra.push(super::etf::encode(term));
                Arg::new(tag::Q, u64::from(index))
            }
        }
    }

    fn literal(&mut self, term: &Term) -> Arg {
        Arg::new(tag::Q, u64::from(self.dict.literal(term)))
    }

    /// Any term: atoms, integers and the empty list are no literals.
    pub fn constant(&mut self, term: &Term) -> Arg {
        match term {
            Term::List(elements) if elements.is_empty() => Arg::new(tag::N, 0),
            Term::Atom(name) => self.atom(name),
            Term::Int(_) | Term::Big(_) => self.integer(term),
            _ => self.literal(term),
        }
    }
}

fn register(tag: u8, value: &Term, whole: &Term) -> Result<Arg, Refusal> {
    match value.as_unsigned() {
        Some(n) if n < REGISTERS => Ok(Arg::new(tag, n)),
        _ => wrong("no register", whole),
    }
}

fn latin1(text: &str) -> Result<Vec<u8>, Refusal> {
    let bytes: Result<Vec<u8>, _> = text.chars().map(|c| u8::try_from(u32::from(c))).collect();
    bytes.map_err(|_| "a string of wide characters".into())
}

/// `{field_flags,[little,signed]}`, or the flags as a number.
fn field_flags(value: &Term, whole: &Term) -> Result<Arg, Refusal> {
    if let Some(flags) = value.as_unsigned() {
        return Ok(Arg::new(tag::U, flags));
    }
    let Some(names) = value.as_list() else {
        return wrong("no flags", whole);
    };
    let mut flags = 0;
    for name in names {
        flags |= match name.as_atom() {
            Some("little") => 2,
            Some("signed") => 4,
            Some("native") => 16,
            Some("big" | "unsigned") => 0,
            _ if name.as_tagged().is_some_and(|(tag, _)| tag == "anno") => 0,
            _ => return wrong("no flags", whole),
        };
    }
    Ok(Arg::new(tag::U, flags))
}

/// `{alloc,[{words,1},{floats,0},{funs,1}]}`.
fn alloc_list(value: &Term, whole: &Term) -> Result<Arg, Refusal> {
    let mut parts = [0; 3];
    for part in value.as_list().unwrap_or_default() {
        let position = match part.as_tagged() {
            Some(("words", _)) => 0,
            Some(("floats", _)) => 1,
            Some(("funs", _)) => 2,
            _ => return wrong("no allocation", whole),
        };
        match part.as_tuple() {
            Some([_, Term::Int(n @ 0..0x20_0000)]) => parts[position] = *n as u32,
            _ => return wrong("no allocation", whole),
        }
    }
    let [words, floats, funs] = parts;
    Ok(Arg::new(tag::M, alloc(words, floats, funs)))
}
