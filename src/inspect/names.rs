//! The operands of loaded code in words: registers, constants, functions.
use super::decode::{Instruction, Operand};
use crate::bif;
use crate::code::lambdas::Lambda;
use crate::code::{Module, exports};
use crate::emulator::state::{Ctx, Export, FunEntry};
use crate::tables::kind;
use crate::term::print::{self, Encoding, Pretty};
use crate::term::word::{TAG_MASK, TAG_XREG, TAG_YREG};
use crate::term::{Atom, Term};
use std::collections::HashMap;
use std::mem::offset_of;

/// Wide enough for any term to stand on one line.
const ONE_LINE: usize = 1 << 40;

/// A term on one line.
pub fn term_text(term: Term) -> String {
    let options = Pretty {
        width: ONE_LINE as _,
        ..Pretty::default()
    };
    print::pretty(term, &options)
}

/// An atom as Erlang writes it.
pub fn atom_text(name: &str) -> String {
    print::atom(name, Encoding::Unicode)
}

/// A function as Erlang names it: `module:function/arity`.
pub fn mfa(module: &str, function: &str, arity: u32) -> String {
    format!("{}:{}/{arity}", atom_text(module), atom_text(function))
}

fn quoted_mfa(module: Term, function: Term, arity: u64) -> String {
    let name = |atom: Term| atom_text(atom.as_atom().map_or("", Atom::name));
    format!("`{}`:`{}`/{arity}", name(module), name(function))
}

/// Puts names to the operands of one module's code.
pub struct Names<'m> {
    module: &'m Module,
    exports: HashMap<u64, &'static Export>,
    lambdas: HashMap<u64, &'m FunEntry>,
}

impl<'m> Names<'m> {
    pub fn new(module: &'m Module) -> Names<'m> {
        let address = |e: &'static Export| (std::ptr::from_ref(e) as u64, e);
        let lambda = |l: &'m Lambda| (l.address(), &**l);
        Names {
            module,
            exports: exports::all().into_iter().map(address).collect(),
            lambdas: module.lambdas.iter().map(lambda).collect(),
        }
    }

    /// All operands of an instruction, in the form of `erts_debug:df`.
    pub fn operands(&self, instruction: &Instruction) -> Vec<String> {
        let groups = instruction.groups.iter().flatten();
        let all = instruction.operands.iter().chain(groups);
        all.map(|o| self.operand(instruction.offset, *o)).collect()
    }

    /// One operand of the instruction at a byte offset.
    pub fn operand(&self, at: u32, operand: Operand) -> String {
        let raw = operand.raw;
        match operand.kind {
            kind::X => x(raw),
            kind::Y => y(raw),
            kind::BIG_S => source(raw),
            kind::BIG_D if raw & 1 == 1 => y(raw - 1),
            kind::BIG_D => x(raw),
            kind::K | kind::C | kind::O | kind::I | kind::Q => constant(raw),
            kind::L => format!("fr({})", (raw - offset_of!(Ctx, f) as u64) / 8),
            kind::BIG_J if raw == 0 => "j(0)".into(),
            kind::BIG_J => self.label("j", u64::from(at).wrapping_add(raw)),
            kind::F => self.label("f", u64::from(at).wrapping_add(raw)),
            kind::BIG_F => self.label("f", raw.wrapping_sub(self.module.base() as u64)),
            kind::BIG_H | kind::BIG_N => (raw / 8).to_string(),
            kind::BIG_P | kind::BIG_Q => (raw / 8).wrapping_sub(1).to_string(),
            kind::BIG_A | kind::BIG_T => Term::from_raw(raw).header_arity().to_string(),
            kind::BIG_I => term_text(Term::from_raw(raw)),
            kind::E => self.export(raw),
            kind::B => bif_name(raw),
            kind::BIG_L => self.lambda(raw),
            _ => raw.to_string(),
        }
    }

    /// A place in the code: a function's name at its entry, an address elsewhere.
    fn label(&self, letter: &str, offset: u64) -> String {
        let offset = offset as u32;
        match self.module.function_at(offset) {
            Some(f) if f.entry == offset => {
                let (module, name) = (self.module.name.term(), f.name.term());
                format!("loc({})", quoted_mfa(module, name, f.arity.into()))
            }
            _ => format!("{letter}({offset:08X})"),
        }
    }

    fn export(&self, raw: u64) -> String {
        match self.exports.get(&raw) {
            Some(e) => format!("exp({})", quoted_mfa(e.module, e.function, e.arity)),
            None => format!("exp({raw:016X})"),
        }
    }

    fn lambda(&self, raw: u64) -> String {
        match self.lambdas.get(&raw) {
            Some(l) => {
                let arity = u64::from(l.arity + l.free);
                format!("fun({})", quoted_mfa(l.module, l.function(), arity))
            }
            None => format!("fun({raw:016X})"),
        }
    }
}

fn x(raw: u64) -> String {
    format!("x({})", raw / 8)
}
fn y(raw: u64) -> String {
    format!("y({})", (raw / 8).wrapping_sub(1))
}
fn constant(raw: u64) -> String {
    format!("`{}`", term_text(Term::from_raw(raw)))
}
fn source(raw: u64) -> String {
    match raw & TAG_MASK {
        TAG_XREG => x(raw >> 3),
        TAG_YREG => y(raw >> 3),
        _ => constant(raw),
    }
}
fn bif_name(raw: u64) -> String {
    let known = bif::table::all().nth(raw as usize);
    known.map_or_else(
        || "bif(undefined)".into(),
        |b| {
            let (module, function) = (atom_text(b.module), atom_text(b.function));
            format!("bif(`{module}`:`{function}`/{})", b.arity)
        },
    )
}
