//! The tables that grow while a module is assembled, in the order in which OTP's assembler fills
//! them: an entry's index is when it was first needed.

use std::collections::HashMap;
use std::hash::Hash;

use super::etf;
use super::term::Term;
use crate::beam::{Export, Import, Line};

/// Things by the number of the time when they were first seen.
#[derive(Debug)]
pub(super) struct Numbering<K> {
    numbers: HashMap<K, u32>,
    items: Vec<K>,
}

impl<K> Default for Numbering<K> {
    fn default() -> Self {
        Self {
            numbers: HashMap::new(),
            items: Vec::new(),
        }
    }
}

impl<K: Hash + Eq + Clone> Numbering<K> {
    /// The item's number, a new one if it is new.
    pub fn of(&mut self, item: K) -> u32 {
        let next = self.items.len() as u32;
        *self.numbers.entry(item).or_insert_with_key(|item| {
            self.items.push(item.clone());
            next
        })
    }

    /// The items in the order of their numbers.
    pub fn items(&self) -> &[K] {
        &self.items
    }
}

/// What a module refers to.
#[derive(Debug, Default)]
pub(super) struct Dict {
    /// Atoms; the first is the module.
    pub atoms: Numbering<Box<str>>,
    /// Functions of other modules.
    pub imports: Numbering<Import>,
    /// Literals, as external terms.
    pub literals: Numbering<Vec<u8>>,
    /// Types, as the chunk has them.
    pub types: Numbering<Vec<u8>>,
    /// Files of source code; the first is the module's own.
    pub files: Numbering<String>,
    /// Lines of source code.
    pub lines: Numbering<Line>,
    /// The labels of the functions that funs call, and how many free variables those have.
    pub lambdas: Vec<(u32, u32)>,
    /// Exported functions.
    pub exports: Vec<Export>,
    /// The other functions.
    pub locals: Vec<Export>,
    /// What binary matching and building refers to.
    pub strings: Vec<u8>,
    /// How many line instructions there are.
    pub line_instructions: u32,
    /// Whether there are executable lines.
    pub executable_lines: bool,
    lambda_numbers: HashMap<u32, u32>,
}

impl Dict {
    /// The index of an atom, counted from 1.
    pub fn atom(&mut self, name: &str) -> u32 {
        self.atoms.of(name.into()) + 1
    }

    /// The index of an imported function.
    pub fn import(&mut self, module: &str, name: &str, arity: u32) -> u32 {
        let module = self.atom(module);
        let function = self.atom(name);
        self.imports.of(Import {
            module,
            function,
            arity,
        })
    }

    /// The index of a literal.
    pub fn literal(&mut self, term: &Term) -> u32 {
        self.literals.of(etf::encode(term))
    }

    /// The index of the fun that calls the function at a label.
    pub fn lambda(&mut self, label: u32, free: u32) -> u32 {
        let lambdas = &mut self.lambdas;
        *self.lambda_numbers.entry(label).or_insert_with(|| {
            lambdas.push((label, free));
            lambdas.len() as u32 - 1
        })
    }

    /// Where a string stands among all of them; it may stand inside others.
    pub fn string(&mut self, string: &[u8]) -> u32 {
        if string.is_empty() {
            return 0;
        }
        let found = self
            .strings
            .windows(string.len())
            .position(|window| window == string);
        let at = found.unwrap_or(self.strings.len());
        if found.is_none() {
            self.strings.extend_from_slice(string);
        }
        at as u32
    }

    /// The index of a line instruction's operand; `None` stands for no line.
    pub fn line(&mut self, line: Option<(&str, u32)>) -> u32 {
        self.line_instructions += 1;
        let Some((file, line)) = line else {
            return 0;
        };
        let file = self.files.of(file.to_owned());
        self.lines.of(Line { file, line }) + 1
    }

    /// A function begins.
    pub fn function(&mut self, name: &str, arity: u32, label: u32, exported: bool) {
        let function = self.atom(name);
        let functions = if exported {
            &mut self.exports
        } else {
            &mut self.locals
        };
        functions.push(Export {
            function,
            arity,
            label,
        });
    }
}
