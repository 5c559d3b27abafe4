//! A loaded module: its code, and all that belongs to it.
use super::lambdas::Lambda;
use super::records::Definition;
use crate::emulator::backend;
use crate::heap::Arena;
use crate::tables::{FAMILIES, op};
use crate::term::{Atom, Term};
use std::ops::Range;
use std::ptr::NonNull;

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
    Words(Words),
    #[cfg(native)]
    Native(crate::native::Code),
}

/// 64-bit words that handlers read.
pub struct Words(NonNull<[u64]>);

impl Words {
    pub fn new(words: Box<[u64]>) -> Words {
        Words(NonNull::from(Box::leak(words)))
    }

    /// Changes the first word of the instruction at a byte offset; what it was. Nobody may run the code meanwhile.
    pub fn exchange_head(&self, offset: u32, head: u64) -> u64 {
        assert!(
            (offset as usize) < self.0.len() * 8,
            "an instruction of the module"
        );
        // SAFETY: M1: the words are the module's. Who runs them stands still (the caller's), and reads a whole word.
        unsafe {
            let word = self.0.as_ptr().cast::<u64>().byte_add(offset as usize);
            std::ptr::replace(word, head)
        }
    }
}

impl Drop for Words {
    fn drop(&mut self) {
        // SAFETY: `new` has made it of a box.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

impl LoadedCode {
    pub fn base(&self) -> *const u8 {
        match self {
            LoadedCode::Words(words) => words.0.as_ptr().cast(),
            #[cfg(native)]
            LoadedCode::Native(code) => code.block.address() as usize as *const u8,
        }
    }
    /// In bytes.
    pub fn size(&self) -> usize {
        match self {
            LoadedCode::Words(words) => words.0.len() * 8,
            #[cfg(native)]
            LoadedCode::Native(code) => code.block.len(),
        }
    }
    /// The words; none of native code.
    pub fn words(&self) -> &[u64] {
        match self {
            // SAFETY: M1: they are the module's as long as that is there; who changes one stands still with the machine.
            LoadedCode::Words(words) => unsafe { words.0.as_ref() },
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

/// A breakpoint in the place of a function's first instruction.
pub enum Breakpoint {
    /// The byte offset of the instruction, and its first word.
    Words(u32, u64),
    #[cfg(native)]
    Native(crate::native::breakpoint::Breakpoint),
}

impl Breakpoint {
    /// As what the instruction there goes on (`jump_as!`).
    pub fn first(&self) -> u64 {
        match self {
            Breakpoint::Words(_, head) => *head,
            #[cfg(native)]
            Breakpoint::Native(breakpoint) => breakpoint.first(),
        }
    }
}

impl Module {
    /// Puts a breakpoint at the entry of the `index`th function. Nobody may run the code meanwhile. `None`: there is no memory for it,
    /// or nothing at the entry that could give way.
    pub fn set_breakpoint(&self, index: usize) -> Option<Breakpoint> {
        let entry = self.functions.get(index)?.entry;
        match &self.code {
            LoadedCode::Words(words) => {
                let head = backend::head(FAMILIES[op::I_BREAKPOINT as usize][0]);
                Some(Breakpoint::Words(entry, words.exchange_head(entry, head)))
            }
            #[cfg(native)]
            LoadedCode::Native(code) => {
                use crate::native::breakpoint::Breakpoint as Native;
                Native::set(code, index, entry)
                    .ok()?
                    .map(Breakpoint::Native)
            }
        }
    }
    /// Takes a breakpoint away. Nobody may run the code meanwhile.
    pub fn clear_breakpoint(&self, breakpoint: Breakpoint) {
        match (&self.code, breakpoint) {
            (LoadedCode::Words(words), Breakpoint::Words(entry, head)) => {
                words.exchange_head(entry, head);
            }
            #[cfg(native)]
            (LoadedCode::Native(code), Breakpoint::Native(breakpoint)) => breakpoint.clear(code),
            #[cfg(native)]
            _ => unreachable!("a module is run by one back end"),
        }
    }
}
