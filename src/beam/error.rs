//! What can be wrong with a `.beam` file, and where.

use std::fmt;

/// The four letters that name a chunk.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChunkId(pub [u8; 4]);

impl fmt::Display for ChunkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.escape_ascii().fmt(f)
    }
}

impl fmt::Debug for ChunkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What an error's offset counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The container; the offset counts from the start of the file.
    File,
    /// A chunk; the offset counts from the start of the file too.
    Chunk(ChunkId),
    /// What a compressed chunk holds; the offset counts in the decompressed data.
    Inside(ChunkId),
    /// The generic code handed to the encoder; the offset is 0.
    Code,
}

/// The instruction at which an error in the code was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its number, counted from 0 in the module.
    pub instruction: u32,
    /// Its name.
    pub name: &'static str,
    /// The function it stands in, as `name/arity`, when one has begun.
    pub function: Option<String>,
}

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What the offset counts from.
    pub place: Place,
    /// The byte at which it was noticed.
    pub offset: u64,
    /// What is wrong.
    pub reason: Reason,
    /// The instruction, for an error in the code.
    pub site: Option<Box<Site>>,
}

impl Error {
    /// An error that no instruction is to blame for.
    pub(super) fn new(place: Place, offset: usize, reason: Reason) -> Self {
        Self {
            place,
            offset: offset as u64,
            reason,
            site: None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::File => write!(f, "byte {}", self.offset)?,
            Place::Chunk(id) => write!(f, "chunk {id}, byte {} of the file", self.offset)?,
            Place::Inside(id) => write!(f, "chunk {id}, byte {} decompressed", self.offset)?,
            Place::Code => write!(f, "code")?,
        }
        if let Some(site) = &self.site {
            write!(f, ", instruction {} ({})", site.instruction, site.name)?;
            if let Some(function) = &site.function {
                write!(f, " in {function}")?;
            }
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Error {}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The data ends where something should stand.
    Truncated(&'static str),
    /// Data after the last thing that should stand there.
    Trailing(&'static str),
    /// Not an IFF file at all.
    NotIff,
    /// An IFF file of another kind.
    NotBeam(ChunkId),
    /// The container's size reaches beyond the data.
    FormTooLong(u64),
    /// A chunk's size reaches beyond the container.
    ChunkTooLong(ChunkId, u64),
    /// A chunk stands twice.
    DuplicateChunk(ChunkId),
    /// A chunk is needed and absent.
    MissingChunk(ChunkId),
    /// Atoms in Latin-1: OTP 20 or earlier.
    ObsoleteAtoms,
    /// More entries than the data could hold.
    TooMany(&'static str, u64),
    /// A compressed stream that does not decompress.
    BadCompression(&'static str),
    /// A compressed stream that grows beyond what its size allows.
    Bomb(u64),
    /// A size that differs from the one declared.
    WrongSize {
        /// What the header says.
        declared: u64,
        /// What was found.
        found: u64,
    },
    /// Text that is not UTF-8.
    NotUtf8(&'static str),
    /// An atom of more than 255 characters.
    AtomTooLong(u64),
    /// A module without a name.
    NoModuleName,
    /// A version or format that is unknown, of a chunk that can't be ignored.
    Version(u32),
    /// The code header is shorter than it should be.
    CodeHeader(u32),
    /// A reference beyond the end of a table.
    OutOfRange {
        /// What is referred to.
        what: &'static str,
        /// The index.
        index: u64,
        /// How many there are.
        limit: u64,
    },
    /// A reference to atom 0, which is no atom.
    AtomZero,
    /// An arity above 255.
    Arity(u32),
    /// An entry in the lambda table that does not stand at its own index.
    LambdaIndex(u32),
    /// A line number that is no positive number, or an entry that is neither a line nor a file.
    LineItem,
    /// The first type isn't "any".
    FirstType,
    /// A type that no value can have.
    EmptyType(u32),
    /// An operation that does not exist.
    UnknownOpcode(u16),
    /// An operand that should be another kind.
    Expected(&'static str),
    /// An extended operand of a kind that does not exist, or is no longer used.
    ExtendedTag(u64),
    /// An extended list where the operation takes none.
    UnexpectedList,
    /// A negative number where none may stand.
    Negative,
    /// A number that does not fit.
    TooLarge(&'static str),
    /// Code without an end.
    NoCodeEnd,
    /// An operation given the wrong number of operands.
    OperandCount(u32),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Truncated(what) => write!(f, "the data ends before {what}"),
            Self::Trailing(what) => write!(f, "more data after {what}"),
            Self::NotIff => write!(f, "not a BEAM file: it does not start with FOR1"),
            Self::NotBeam(id) => write!(f, "not a BEAM file: the form is {id}"),
            Self::FormTooLong(n) => write!(f, "the form claims {n} bytes, more than there are"),
            Self::ChunkTooLong(id, n) => {
                write!(f, "chunk {id} claims {n} bytes, more than there are")
            }
            Self::DuplicateChunk(id) => write!(f, "a second chunk {id}"),
            Self::MissingChunk(id) => write!(f, "no chunk {id}"),
            Self::ObsoleteAtoms => {
                write!(
                    f,
                    "compiled by OTP 20 or earlier (atoms in Latin-1); compile it anew"
                )
            }
            Self::TooMany(what, n) => write!(f, "{n} {what} do not fit the data"),
            Self::BadCompression(why) => write!(f, "damaged compressed data: {why}"),
            Self::Bomb(n) => write!(f, "compressed data that would grow to {n} bytes or more"),
            Self::WrongSize { declared, found } => {
                write!(f, "{declared} bytes declared, {found} found")
            }
            Self::NotUtf8(what) => write!(f, "{what} is not UTF-8"),
            Self::AtomTooLong(n) => write!(f, "an atom of {n} characters; 255 is the most"),
            Self::NoModuleName => write!(f, "no atoms, so that the module has no name"),
            Self::Version(n) => write!(f, "unknown version {n}"),
            Self::CodeHeader(n) => write!(f, "a code header of {n} bytes; 16 is the least"),
            Self::OutOfRange { what, index, limit } => {
                write!(f, "{what} {index} does not exist (there are {limit})")
            }
            Self::AtomZero => write!(f, "atom 0 where a name should stand"),
            Self::Arity(n) => write!(f, "arity {n}; 255 is the most"),
            Self::LambdaIndex(n) => write!(f, "a fun with index {n}, which is not its position"),
            Self::LineItem => write!(f, "neither a line number nor a file"),
            Self::FirstType => write!(f, "the first type is not the type of all terms"),
            Self::EmptyType(n) => write!(f, "type {n} has no values"),
            Self::UnknownOpcode(n) => {
                write!(f, "unknown operation {n}: from a later OTP, or damaged")
            }
            Self::Expected(what) => write!(f, "{what} expected"),
            Self::ExtendedTag(n) => write!(f, "unknown extended operand {n}"),
            Self::UnexpectedList => write!(f, "a list where the operation takes none"),
            Self::Negative => write!(f, "a negative number"),
            Self::TooLarge(what) => write!(f, "{what} is too large"),
            Self::NoCodeEnd => write!(f, "the code does not end with int_code_end"),
            Self::OperandCount(n) => write!(f, "{n} operands, which the operation can't have"),
        }
    }
}
