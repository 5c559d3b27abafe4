//! A loaded module: its code, and all that belongs to it.
use super::lambdas::Lambda;
use super::records::Definition;
use crate::heap::Arena;
use crate::term::{Atom, Term};
use std::ops::Range;

/// A loaded module. Its parts never move or change while anything can reach them.
pub struct Module {
    pub name: Atom,
    pub md5: [u8; 16],
    pub code: LoadedCode,
    /// Functions in the order of their code.
    pub functions: Vec<Function>,
    pub exports: Vec<(Atom, u32, u32)>,
    pub lines: Lines,
    pub lambdas: Box<[Lambda]>,
    /// Byte offset of what calls of each lambda's funs enter.
    pub lambda_starts: Box<[u32]>,
    /// Where the literals and everything that constants point at live.
    pub literals: Arena,
    pub literal_terms: Vec<Term>,
    pub strings: Box<[u8]>,
    /// The `Attr` and `CInf` chunks, in external format.
    pub attributes: Vec<u8>,
    pub compile_info: Vec<u8>,
    pub records: Vec<Definition>,
    /// Entry offset of the `on_load` function.
    pub on_load: Option<u32>,
}

/// A module's code, as its back end runs it.
pub enum LoadedCode {
    /// 64-bit words that handlers read.
    Words(Box<[u64]>),
    #[cfg(native)]
    Native(crate::native::Code),
}

impl LoadedCode {
    pub fn base(&self) -> *const u8 {
        match self {
            LoadedCode::Words(words) => words.as_ptr().cast(),
            #[cfg(native)]
            LoadedCode::Native(code) => code.block.address() as usize as *const u8,
        }
    }
    /// In bytes.
    pub fn size(&self) -> usize {
        match self {
            LoadedCode::Words(words) => words.len() * 8,
            #[cfg(native)]
            LoadedCode::Native(code) => code.block.len(),
        }
    }
    /// The words; none of native code.
    pub fn words(&self) -> &[u64] {
        match self {
            LoadedCode::Words(words) => words,
            #[cfg(native)]
            LoadedCode::Native(_) => &[],
        }
    }
}

// SAFETY: M1: after loading, a module is only read.
unsafe impl Send for Module {}
// SAFETY: as above.
unsafe impl Sync for Module {}

/// Where a function stands.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    pub name: Atom,
    pub arity: u32,
    /// Byte offset at which its code begins: with what calls of funs made of it enter, and its `func_info`.
    pub start: u32,
    /// Byte offset of its entry.
    pub entry: u32,
}

/// Source lines by place in the code.
#[derive(Debug, Default)]
pub struct Lines {
    /// From which byte offset on which entry of `items` holds; sorted by offset.
    pub starts: Vec<(u32, u32)>,
    /// (index in `files`, line); entry 0 means that nothing is known.
    pub items: Vec<(u32, u32)>,
    pub files: Vec<String>,
    /// The files' names as terms, in the module's literals: stack traces share them.
    pub file_terms: Vec<Term>,
}

impl Module {
    pub fn base(&self) -> *const u8 {
        self.code.base()
    }
    /// The addresses of its code.
    pub fn addresses(&self) -> Range<usize> {
        let base = self.base().addr();
        base..base + self.code.size()
    }
    /// Lets funs of its lambdas enter its code.
    pub fn enter_lambdas(&self) {
        for (lambda, start) in self.lambdas.iter().zip(&self.lambda_starts) {
            lambda.enter_at(self.base().wrapping_add(*start as usize));
        }
    }
    /// Byte offset of an address of this module's code.
    pub fn offset_of(&self, at: *const u8) -> Option<u32> {
        let offset = (at as usize).checked_sub(self.base() as usize)?;
        (offset < self.code.size()).then_some(offset as u32)
    }
    /// The function whose code holds the byte offset.
    pub fn function_at(&self, offset: u32) -> Option<&Function> {
        let after = self.functions.partition_point(|f| f.start <= offset);
        after.checked_sub(1).map(|i| &self.functions[i])
    }
    /// The `on_load` function.
    pub fn on_load_function(&self) -> Option<Function> {
        let entry = self.on_load?;
        self.functions.iter().find(|f| f.entry == entry).copied()
    }
    pub fn find(&self, name: Atom, arity: u32) -> Option<&Function> {
        self.functions
            .iter()
            .find(|f| f.name == name && f.arity == arity)
    }
    /// File and line of the instruction at a byte offset, if known.
    pub fn line_at(&self, offset: u32) -> Option<(usize, u32)> {
        let after = self
            .lines
            .starts
            .partition_point(|&(start, _)| start <= offset);
        let (_, item) = self.lines.starts[after.checked_sub(1)?];
        if item == 0 {
            return None;
        }
        let &(file, line) = self.lines.items.get(item as usize)?;
        Some((file as usize, line))
    }
}
