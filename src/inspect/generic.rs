//! Generic operations in words: as they stand in a file, and on their way through the loader.
use super::names::{atom_text, mfa, term_text};
use crate::beam::{File, TypeInfo, alloc_parts, kind as types};
use crate::code::FunContext;
use crate::etf;
use crate::heap::Arena;
use crate::loader::Prepared;
use crate::loader::op::{Arg, Proved};
use crate::tables::{FAMILIES, OPS, SPECS, kind, tag};
use crate::term::Term;
use crate::verify::kind as known;

/// What operands that are numbers refer to.
pub trait Symbols {
    fn atom(&self, val: u64) -> String;
    fn literal(&self, index: u64) -> String;
    fn import(&self, index: u64) -> String;
    fn lambda(&self, index: u64) -> String;
    /// What is known of a register's value, by the operand's `aux`.
    fn type_of(&self, _aux: u32) -> Option<String> {
        None
    }
}

/// The operation with its operands, one line.
pub fn operation(id: u16, args: &[Arg], symbols: &dyn Symbols) -> String {
    let mut text = OPS[usize::from(id)].name.to_owned();
    for (i, arg) in args.iter().enumerate() {
        text.push(' ');
        text.push_str(&operand(id, i, arg, symbols));
    }
    text
}

/// The `i`-th operand of an operation.
pub fn operand(id: u16, i: usize, arg: &Arg, symbols: &dyn Symbols) -> String {
    let val = arg.val;
    let typed = |register: String| match symbols.type_of(arg.aux).filter(|_| arg.aux > 0) {
        Some(known) => format!("{register}::{known}"),
        None => register,
    };
    match arg.tag {
        tag::X => typed(format!("x({val})")),
        tag::Y => typed(format!("y({val})")),
        tag::L => format!("fr({val})"),
        tag::I => (val as i64).to_string(),
        tag::A => symbols.atom(val),
        tag::N => "[]".into(),
        tag::F => format!("f({val})"),
        tag::P => "f(0)".into(),
        tag::Q => symbols.literal(val),
        tag::M => allocation(val),
        _ => match refers_to(id, i) {
            Refers::Import => symbols.import(val),
            Refers::Lambda => symbols.lambda(val),
            Refers::Nothing => (val as i64).to_string(),
        },
    }
}

fn allocation(val: u64) -> String {
    let (words, floats, funs) = alloc_parts(val);
    format!("alloc(words {words}, floats {floats}, funs {funs})")
}

enum Refers {
    Import,
    Lambda,
    Nothing,
}

/// What a number at that place is an index of: the operand's name tells, or the kind that it becomes.
fn refers_to(id: u16, i: usize) -> Refers {
    let info = &OPS[usize::from(id)];
    match info.operand_names.get(i) {
        Some(&"import") => return Refers::Import,
        Some(&"lambda") => return Refers::Lambda,
        _ => {}
    }
    let form = FAMILIES[usize::from(id)].first();
    let place = form.and_then(|&spec| {
        let operands = SPECS[usize::from(spec)].operands;
        operands.iter().find(|o| usize::from(o.arg) == i)
    });
    match place.map(|o| o.kind) {
        Some(kind::E | kind::B) => Refers::Import,
        Some(kind::BIG_L) => Refers::Lambda,
        _ => Refers::Nothing,
    }
}

/// A file's own symbols, for listings of what stands in it.
pub struct FileSymbols<'a> {
    file: &'a File<'a>,
    /// The terms of `LitT`, then those that stood among the operands.
    literals: Vec<Option<Term>>,
    _heap: Arena,
}

impl<'a> FileSymbols<'a> {
    pub fn new(file: &'a File<'a>, extra: &[Vec<u8>]) -> FileSymbols<'a> {
        let mut heap = Arena::new();
        let options = etf::Options {
            safe: false,
            context: &FunContext,
        };
        let encoded = file.literals.iter().chain(extra.iter().map(Vec::as_slice));
        let literals = encoded
            .map(|bytes| etf::decode(bytes, &mut heap, &options).ok().map(|d| d.0))
            .collect();
        FileSymbols {
            file,
            literals,
            _heap: heap,
        }
    }

    pub fn literals(&self) -> &[Option<Term>] {
        &self.literals
    }

    fn name(&self, atom: u32) -> &'a str {
        self.file.atoms.get(atom.into()).unwrap_or("?")
    }

    /// An imported function of the file.
    pub fn import_text(&self, index: usize) -> Option<String> {
        let i = self.file.imports.get(index)?;
        Some(mfa(self.name(i.module), self.name(i.function), i.arity))
    }

    /// A function of the module.
    pub fn local(&self, function: u32, arity: u32) -> String {
        format!("{}/{arity}", atom_text(self.name(function)))
    }
}

impl Symbols for FileSymbols<'_> {
    fn atom(&self, val: u64) -> String {
        atom_text(self.file.atoms.get(val).unwrap_or("?"))
    }
    fn literal(&self, index: u64) -> String {
        match self.literals.get(index as usize) {
            Some(Some(term)) => term_text(*term),
            _ => format!("literal({index})"),
        }
    }
    fn import(&self, index: u64) -> String {
        let known = self.import_text(index as usize);
        known.unwrap_or_else(|| format!("import({index})"))
    }
    fn lambda(&self, index: u64) -> String {
        match self.file.lambdas.get(index as usize) {
            Some(l) => format!("fun {}", self.local(l.function, l.arity)),
            None => format!("lambda({index})"),
        }
    }
    fn type_of(&self, aux: u32) -> Option<String> {
        Some(type_text(&self.file.types.of_aux(aux)))
    }
}

/// The symbols of a module that is being loaded.
impl Symbols for Prepared {
    fn atom(&self, val: u64) -> String {
        term_text(Term::from_raw(val))
    }
    fn literal(&self, index: u64) -> String {
        let literal = self.literal_terms.get(index as usize);
        literal.map_or_else(|| format!("literal({index})"), |t| term_text(*t))
    }
    fn import(&self, index: u64) -> String {
        match self.imports.get(index as usize) {
            Some(i) => mfa(i.module.name(), i.function.name(), i.arity),
            None => format!("import({index})"),
        }
    }
    fn lambda(&self, index: u64) -> String {
        match self.lambdas.get(index as usize) {
            Some(l) => format!("fun {}/{}", term_text(l.function()), l.arity + l.free),
            None => format!("lambda({index})"),
        }
    }
}

/// What is proved of an operand, if anything is.
pub fn proved_text(arg: &Arg) -> Option<String> {
    const NAMES: [(u32, &str); 14] = [
        (known::ATOM, "atom"),
        (known::CLASS, "class"),
        (known::TRUE, "true"),
        (known::FALSE, "false"),
        (known::INTEGER, "integer"),
        (known::FLOAT, "float"),
        (known::NIL, "nil"),
        (known::CONS, "cons"),
        (known::TUPLE, "tuple"),
        (known::MAP, "map"),
        (known::BITS, "bitstring"),
        (known::CONTEXT, "context"),
        (known::FUN, "fun"),
        (known::OTHER, "other"),
    ];
    let text = match arg.proved.range() {
        Some(range) => range_text("integer", range.min(), range.max()),
        None if arg.proved == Proved::NOTHING => return None,
        None if arg.proved.size().is_some() => {
            let size = arg.proved.size().unwrap_or(0);
            format!("tuple of {size}")
        }
        None => {
            let kinds = arg.proved.kinds();
            let names = NAMES.iter().filter(|n| kinds & n.0 != 0).map(|n| n.1);
            names.collect::<Vec<_>>().join("|")
        }
    };
    Some(format!("proved: {text}"))
}

/// What the compiler claims of an operand, if it does.
pub fn claimed_text(arg: &Arg, prepared: &Prepared) -> Option<String> {
    let claim = prepared.claims.of_aux(arg.aux);
    (arg.aux > 0).then(|| format!("claimed: {}", type_text(&claim)))
}

/// A type of the `Type` chunk.
pub fn type_text(info: &TypeInfo) -> String {
    const NAMES: [(u16, &str); 13] = [
        (types::ATOM, "atom"),
        (types::BITSTRING, "bitstring"),
        (types::CONS, "cons"),
        (types::FLOAT, "float"),
        (types::FUN, "fun"),
        (types::INTEGER, "integer"),
        (types::MAP, "map"),
        (types::NIL, "nil"),
        (types::PID, "pid"),
        (types::PORT, "port"),
        (types::REFERENCE, "reference"),
        (types::TUPLE, "tuple"),
        (types::RECORD, "record"),
    ];
    let all: u16 = NAMES.iter().map(|n| n.0).sum();
    if info.union & all == all {
        return "any".into();
    }
    let mut parts = Vec::new();
    for (bit, name) in NAMES.iter().filter(|n| info.union & n.0 != 0) {
        parts.push(match *bit {
            types::INTEGER => integer_text(info),
            types::BITSTRING if info.unit > 1 => format!("bitstring/{}", info.unit),
            _ => (*name).to_owned(),
        });
    }
    parts.join("|")
}

fn integer_text(info: &TypeInfo) -> String {
    range_text("integer", info.min, info.max)
}

fn range_text(name: &str, min: Option<i64>, max: Option<i64>) -> String {
    let bound = |b: Option<i64>| b.map_or(String::new(), |b| b.to_string());
    match (min, max) {
        (None, None) => name.into(),
        (min, max) => format!("{name}({}..{})", bound(min), bound(max)),
    }
}
