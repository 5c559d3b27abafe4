//! What a module's code refers to, made before the code is: atoms, literals, imports, lambdas.
use super::LoadError;
use super::op::{Arg, Proved};
use crate::beam::{Code, File, Types};
use crate::code::exports;
use crate::code::lambdas::Lambda;
use crate::emulator::state::{Export, FunEntry};
use crate::etf;
use crate::heap::{Arena, Heap};
use crate::tables::tag;
use crate::term::{Atom, Term, am, boxed};
use std::sync::atomic::{AtomicPtr, AtomicU64};

/// A module's parts under preparation.
pub struct Prepared {
    pub module: Atom,
    pub md5: [u8; 16],
    /// By the file's index, which counts from 1.
    pub atoms: Vec<Atom>,
    pub literals: Arena,
    pub literal_terms: Vec<Term>,
    pub imports: Vec<Import>,
    pub lambdas: Box<[Lambda]>,
    /// Where a call of a fun of each goes.
    pub lambda_labels: Vec<u32>,
    /// The lambdas whose funs have environments, by their functions' labels, which rise.
    pub environments: Vec<(u32, usize)>,
    /// Lambdas that have environments have a label of their own, this one and the next.
    pub first_own_label: u32,
    pub strings: Box<[u8]>,
    pub on_load_entry: Option<u32>,
    /// What the compiler claims of registers: an operand's `aux` is an index of it.
    pub claims: Types,
}

/// An imported function.
#[derive(Clone, Copy)]
pub struct Import {
    pub module: Atom,
    pub function: Atom,
    pub arity: u32,
    pub export: &'static Export,
    /// Its number if it is a BIF.
    pub bif: Option<u32>,
}

impl Prepared {
    /// Makes everything, turns the atoms among the operands into terms, and notes what is proved of them.
    pub fn new(file: &File, code: &mut Code, proved: &[Proved]) -> Result<Prepared, LoadError> {
        let mut atoms = Vec::with_capacity(file.atoms.len() + 1);
        atoms.push(Atom::from_index(0));
        Atom::append_all(&file.atoms.names, &mut atoms).ok_or(LoadError::TooManyAtoms)?;
        for arg in &mut code.args {
            if arg.tag == tag::A {
                arg.val = atoms[arg.val as usize].term().raw();
            }
        }
        for (arg, proved) in code.args.iter_mut().zip(proved) {
            arg.proved = *proved;
        }
        let module = atoms[1];
        let imports = file
            .imports
            .iter()
            .map(|i| Import::new(&atoms, i))
            .collect::<Result<_, _>>()
            .map_err(LoadError::CodeMemory)?;
        let md5 = file.md5();
        let lambdas = lambdas(file, md5, module, &atoms);
        let with_free = file.lambdas.iter().enumerate().filter(|(_, l)| l.free > 0);
        let mut environments: Vec<_> = with_free.map(|(i, l)| (l.label, i)).collect();
        environments.sort_unstable();
        let mut prepared = Prepared {
            module,
            md5,
            atoms,
            literals: Arena::new(),
            literal_terms: Vec::new(),
            imports,
            lambdas,
            lambda_labels: file.lambdas.iter().map(|l| l.label).collect(),
            environments,
            first_own_label: file.code_header.labels + 1,
            strings: file.strings.into(),
            on_load_entry: None,
            claims: file.types.clone(),
        };
        prepared.decode_literals(file, code)?;
        Ok(prepared)
    }

    fn decode_literals(&mut self, file: &File, code: &Code) -> Result<(), LoadError> {
        let options = etf::Options {
            safe: false,
            context: &crate::code::FunContext,
        };
        let extra = code.extra_literals.iter().map(Vec::as_slice);
        for (index, bytes) in file.literals.iter().chain(extra).enumerate() {
            let (term, _) = etf::decode(bytes, &mut self.literals, &options)
                .map_err(|error| LoadError::Literal { index, error })?;
            self.literal_terms.push(term);
        }
        Ok(())
    }

    pub fn atom(&self, index: u32) -> Atom {
        self.atoms[index as usize]
    }

    /// The constant term of an operand with tag i, a, n or q.
    pub fn constant(&self, arg: &Arg) -> Term {
        match arg.tag {
            tag::I => Term::small(arg.val as i64),
            tag::A => Term::from_raw(arg.val),
            tag::N => Term::NIL,
            _ => self.literal_terms[arg.val as usize],
        }
    }

    /// A new literal; its index.
    pub fn add_literal(&mut self, term: Term) -> u64 {
        self.literal_terms.push(term);
        self.literal_terms.len() as u64 - 1
    }

    /// The fun of a lambda without environment, as a literal; its index.
    pub fn fun_literal(&mut self, lambda: usize) -> u64 {
        let entry = &self.lambdas[lambda];
        let words = [
            Term::from_raw(entry.address()),
            Term::small(i64::from(entry.arity)),
        ];
        let fun = self.literals.boxed(boxed::FUN, &words);
        self.add_literal(fun)
    }
}

impl Import {
    fn new(atoms: &[Atom], import: &crate::beam::Import) -> std::io::Result<Import> {
        let (module, function) = (
            atoms[import.module as usize],
            atoms[import.function as usize],
        );
        Import::of(module, function, import.arity)
    }
    /// That function.
    pub fn of(module: Atom, function: Atom, arity: u32) -> std::io::Result<Import> {
        let export = exports::try_export(module, function, arity)?;
        let bif = export.bif.load(std::sync::atomic::Ordering::Acquire);
        Ok(Import {
            module,
            function,
            arity,
            export,
            bif: bif.checked_sub(1).map(|b| b as u32),
        })
    }
    /// `erlang:nif_error/1,2`: what functions raise that stand for native ones.
    pub fn is_nif_error(&self) -> bool {
        self.module.term() == am::ERLANG && self.function.term() == am::NIF_ERROR
    }
}

fn lambdas(file: &File, uniq: [u8; 16], module: Atom, atoms: &[Atom]) -> Box<[Lambda]> {
    let lambda = |l: &crate::beam::Lambda| {
        Lambda::new(FunEntry {
            code: AtomicPtr::new(std::ptr::null_mut()),
            module: module.term(),
            function: AtomicU64::new(atoms[l.function as usize].term().raw()),
            arity: l.arity.saturating_sub(l.free),
            free: l.free,
            index: l.index,
            old_uniq: l.old_uniq,
            uniq,
        })
    };
    file.lambdas.iter().map(lambda).collect()
}
