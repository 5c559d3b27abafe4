//! The external term format: what `term_to_binary` writes and `binary_to_term` reads, and how a
//! module's literals and the distribution's messages look.
//!
//! Neither direction recurses, so that the depth of a term is bounded by memory alone.
mod decode;
pub mod encode;

pub use decode::{Options, decode, decode_bare};
pub use encode::encode;

use crate::emulator::state::{Export, FunEntry};
use crate::heap::Heap;
use crate::map;
use crate::term::Term;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

/// First byte of every external term.
pub const VERSION: u8 = 131;

/// Tags of the format, by OTP's names.
pub mod tag {
    pub const NATIVE_RECORD: u8 = b'C';
    pub const NEW_FLOAT: u8 = b'F';
    pub const BIT_BINARY: u8 = b'M';
    pub const ATOM_NUMBER: u8 = b'R';
    pub const COMPRESSED: u8 = b'P';
    pub const NEW_PID: u8 = b'X';
    pub const NEW_PORT: u8 = b'Y';
    pub const NEWER_REFERENCE: u8 = b'Z';
    pub const SMALL_INTEGER: u8 = b'a';
    pub const INTEGER: u8 = b'b';
    pub const FLOAT: u8 = b'c';
    pub const ATOM: u8 = b'd';
    pub const REFERENCE: u8 = b'e';
    pub const PORT: u8 = b'f';
    pub const PID: u8 = b'g';
    pub const SMALL_TUPLE: u8 = b'h';
    pub const LARGE_TUPLE: u8 = b'i';
    pub const NIL: u8 = b'j';
    pub const STRING: u8 = b'k';
    pub const LIST: u8 = b'l';
    pub const BINARY: u8 = b'm';
    pub const SMALL_BIG: u8 = b'n';
    pub const LARGE_BIG: u8 = b'o';
    pub const NEW_FUN: u8 = b'p';
    pub const EXPORT: u8 = b'q';
    pub const NEW_REFERENCE: u8 = b'r';
    pub const SMALL_ATOM: u8 = b's';
    pub const MAP: u8 = b't';
    pub const ATOM_UTF8: u8 = b'v';
    pub const SMALL_ATOM_UTF8: u8 = b'w';
    pub const V4_PORT: u8 = b'x';
    pub const LOCAL: u8 = b'y';
}

/// Why bytes are no external term, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    /// Offset of the offending byte; in the uncompressed bytes if the term was compressed.
    pub at: usize,
    pub kind: ErrorKind,
}

/// What is wrong with an external term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The first byte is not 131.
    Version,
    /// The term goes on past the end of the bytes.
    Truncated,
    /// A tag that does not exist, or not here.
    Tag(u8),
    /// An atom's name is too long or not text.
    Atom,
    /// An atom that does not exist yet, under `safe`; or the atom table is full.
    NewAtom,
    Float,
    BigInteger,
    Bitstring,
    /// A pid, port or reference that can't exist.
    Identifier,
    Fun,
    /// An external fun of no loaded function, under `safe`.
    UnknownFun,
    /// Two equal keys in a map.
    Map,
    Record,
    /// The compressed part is damaged, or not as long as it says.
    Compressed,
    /// A local term of another machine.
    Local,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match self.kind {
            ErrorKind::Version => "no external term (its first byte is not 131)",
            ErrorKind::Truncated => "the bytes end inside the term",
            ErrorKind::Tag(tag) => {
                return write!(f, "unknown tag {tag} at byte {} of a term", self.at);
            }
            ErrorKind::Atom => "bad atom",
            ErrorKind::NewAtom => "an atom that does not exist",
            ErrorKind::Float => "bad float",
            ErrorKind::BigInteger => "an integer that is too large",
            ErrorKind::Bitstring => "bad bitstring",
            ErrorKind::Identifier => "bad pid, port or reference",
            ErrorKind::Fun => "bad fun",
            ErrorKind::UnknownFun => "a fun of a function that is not loaded",
            ErrorKind::Map => "a map has a key twice",
            ErrorKind::Record => "bad record",
            ErrorKind::Compressed => "bad compressed data",
            ErrorKind::Local => "a local term of another machine",
        };
        write!(f, "{what} (at byte {} of a term)", self.at)
    }
}

impl std::error::Error for Error {}

/// A fun as the format names it: enough to find its code.
#[derive(Debug, Clone, Copy)]
pub struct FunRef {
    pub module: Term,
    /// Arguments that a call passes.
    pub arity: u8,
    pub free: u32,
    /// MD5 of the module, and the fun's number in it.
    pub uniq: [u8; 16],
    pub index: u32,
    pub old_index: u32,
    pub old_uniq: u32,
}

/// The code that funs refer to: what the decoder asks of the machine.
pub trait Context {
    /// The export of M:F/A, made when it is new; `None`: there is no such thing here.
    fn export(&self, module: Term, function: Term, arity: u8) -> Option<*const Export>;
    /// True when M:F/A can be called.
    fn is_exported(&self, module: Term, function: Term, arity: u8) -> bool;
    /// The entry of a lambda, made without code when its module isn't loaded.
    fn fun_entry(&self, fun: &FunRef) -> Option<*const FunEntry>;
}

/// No code: funs are refused.
pub struct NoCode;

impl Context for NoCode {
    fn export(&self, _: Term, _: Term, _: u8) -> Option<*const Export> {
        None
    }
    fn is_exported(&self, _: Term, _: Term, _: u8) -> bool {
        false
    }
    fn fun_entry(&self, _: &FunRef) -> Option<*const FunEntry> {
        None
    }
}

/// The code of this machine.
pub fn machine() -> &'static dyn Context {
    &crate::code::FunContext
}

/// Marks a term in the `local` form as this machine's own.
fn local_hash(bytes: &[u8]) -> u32 {
    static SALT: OnceLock<RandomState> = OnceLock::new();
    let mut hasher = SALT.get_or_init(RandomState::new).build_hasher();
    hasher.write(bytes);
    hasher.finish() as u32
}

/// The map of keys and values in turn; `None` when a key comes twice.
fn map_of<H: Heap + ?Sized>(heap: &mut H, parts: &[Term]) -> Option<Term> {
    let entries: Vec<_> = parts.chunks_exact(2).map(|e| (e[0], e[1])).collect();
    let map = map::from_pairs(heap, &entries);
    (map::size(map) == entries.len()).then_some(map)
}
