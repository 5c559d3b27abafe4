//! The bit syntax: reading and making bitstrings, at the level of bits in memory.
//!
//! | file | what |
//! | --- | --- |
//! | `ctx` | match contexts as words, fields of up to 64 bits; handlers compile it too |
//! | `put` | construction of fields of up to 64 bits; handlers compile it too |
//! | `copy` | copying and comparing runs of bits |
//! | `extract` | matching: fields as terms |
//! | `writer` | construction: writing fields one after the other |
//! | `create` | construction of a bitstring from its segments |
//! | `append` | construction that goes on with a bitstring already there |
//! | `float16` | half-precision floats |
//!
//! `unsafe` stands here because fields are read and written through the addresses that terms hold; the
//! contracts are B1 (`ctx`: reading) and B2 (`writer`: writing).
pub mod append;
pub mod copy;
pub mod create;
pub mod ctx;
pub mod extract;
pub mod float16;
pub mod put;
pub mod writer;

#[cfg(test)]
mod props;
#[cfg(test)]
mod tests;

pub use copy::{cmp, eq, slice};
pub use create::{Failure, Filler, Kind, Segment, create, fill};
pub use extract::{part, start_match};
pub use writer::{BitWriter, Building, Wrong};
