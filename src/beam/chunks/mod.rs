//! The chunks of a `.beam` file, one module for each: how it is read and how it is written.
//!
//! Each chunk is versioned on its own, whatever release the others are from.

pub mod atoms;
pub mod debug;
pub mod lines;
pub mod literals;
pub mod records;
pub mod tables;
pub mod types;

use super::error::ChunkId;

/// The names of the chunks that this module knows.
pub mod id {
    use super::ChunkId;

    /// Atoms.
    pub const ATOMS: ChunkId = ChunkId(*b"AtU8");
    /// Atoms in Latin-1, as OTP 20 and earlier wrote them.
    pub const LATIN1_ATOMS: ChunkId = ChunkId(*b"Atom");
    /// Code.
    pub const CODE: ChunkId = ChunkId(*b"Code");
    /// The bytes that binary matching and building refers to.
    pub const STRINGS: ChunkId = ChunkId(*b"StrT");
    /// Functions of other modules.
    pub const IMPORTS: ChunkId = ChunkId(*b"ImpT");
    /// Functions that other modules may call.
    pub const EXPORTS: ChunkId = ChunkId(*b"ExpT");
    /// The other functions.
    pub const LOCALS: ChunkId = ChunkId(*b"LocT");
    /// Funs.
    pub const LAMBDAS: ChunkId = ChunkId(*b"FunT");
    /// Literals.
    pub const LITERALS: ChunkId = ChunkId(*b"LitT");
    /// Line numbers.
    pub const LINES: ChunkId = ChunkId(*b"Line");
    /// Types of registers.
    pub const TYPES: ChunkId = ChunkId(*b"Type");
    /// Enabled features, as an external term.
    pub const META: ChunkId = ChunkId(*b"Meta");
    /// Native records.
    pub const RECORDS: ChunkId = ChunkId(*b"Recs");
    /// Debug information for breakpoints.
    pub const DEBUG: ChunkId = ChunkId(*b"DbgB");
    /// Attributes, as an external term.
    pub const ATTRIBUTES: ChunkId = ChunkId(*b"Attr");
    /// How the module was compiled, as an external term.
    pub const COMPILE_INFO: ChunkId = ChunkId(*b"CInf");
    /// The abstract code, as an external term.
    pub const DEBUG_INFO: ChunkId = ChunkId(*b"Dbgi");
    /// Documentation, as an external term.
    pub const DOCS: ChunkId = ChunkId(*b"Docs");
    /// Elixir's own checker's information.
    pub const ELIXIR_CHECKER: ChunkId = ChunkId(*b"ExCk");
}
