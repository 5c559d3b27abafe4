//! What the verifier is given: code, and the tables that it refers to.

use crate::beam::{Code, Export, File, Import, Lambda};
use crate::loader::op::Arg;
use crate::tables::tag;

use super::names::{Known, Name};
use super::types::{self, Ty};

/// Code and its tables. [`Input::new`] makes one from a file.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// The code.
    pub code: &'a Code,
    /// The atoms' names; that of atom 1, the module's name, is the first.
    pub atoms: &'a [&'a str],
    /// Imported functions.
    pub imports: &'a [Import],
    /// Exported functions.
    pub exports: &'a [Export],
    /// Funs.
    pub lambdas: &'a [Lambda],
    /// The types of all literals, those included that stand in the code itself.
    pub literals: Vec<Ty>,
    /// The size of the string table.
    pub strings: usize,
    /// The names of the module's native records, atom indices.
    pub records: Vec<u32>,
    /// How many items the debug table has, if it is there and of a known version.
    pub debug: Option<u32>,
}

impl<'a> Input<'a> {
    /// The code of a file.
    pub fn new(file: &'a File<'a>, code: &'a Code) -> Self {
        let extra = code.extra_literals.iter().map(Vec::as_slice);
        Self {
            code,
            atoms: &file.atoms.names,
            imports: &file.imports,
            exports: &file.exports,
            lambdas: &file.lambdas,
            literals: file
                .literals
                .iter()
                .chain(extra)
                .map(types::of_external)
                .collect(),
            strings: file.strings.len(),
            records: file.records.iter().map(|record| record.name).collect(),
            debug: file.debug.as_ref().map(|table| table.items.len() as u32),
        }
    }

    /// The name of an atom.
    pub(super) fn atom(&self, index: u32) -> &'a str {
        let position = (index as usize).wrapping_sub(1);
        self.atoms.get(position).copied().unwrap_or("?")
    }
}

/// The names and imports that mean something to the verifier, found once for a module.
#[derive(Debug)]
pub(super) struct Meanings {
    names: Vec<Name>,
    known: Vec<Known>,
}

impl Meanings {
    pub fn new(input: &Input<'_>) -> Self {
        let names: Vec<Name> = input.atoms.iter().map(|text| Name::of(text)).collect();
        let name = |atom: u32| at(&names, atom);
        let known = input.imports.iter();
        let known = known.map(|import| Known::of(import, name)).collect();
        Self { names, known }
    }

    /// What an operand is called.
    pub fn name(&self, arg: &Arg) -> Name {
        match arg.tag {
            tag::A => at(&self.names, arg.val as u32),
            _ => Name::Other,
        }
    }

    /// Whether native code may replace any function of the module.
    pub fn loads_nif(&self) -> bool {
        self.known.contains(&Known::LoadsNif)
    }

    /// What is known of an imported function.
    pub fn import(&self, arg: &Arg) -> Known {
        let known = self.known.get(arg.val as usize);
        known.copied().unwrap_or(Known::Nothing)
    }
}

fn at(names: &[Name], atom: u32) -> Name {
    let position = (atom as usize).wrapping_sub(1);
    names.get(position).copied().unwrap_or(Name::Other)
}
