//! `.beam` files: the container, its chunks, and the generic code in it, read and written.
//!
//! ```
//! # fn load(bytes: &[u8]) -> Result<(), purlin::beam::Error> {
//! let bytes = purlin::beam::unpack(bytes)?; // only if it may be compressed as a whole
//! let file = purlin::beam::File::parse(&bytes)?;
//! let code = file.decode()?;
//! for op in &code.ops {
//!     let operands = code.args(op);
//! }
//! # Ok(()) }
//! ```
//!
//! Any byte string is either read or refused with an [`Error`] that says where and why. Nothing
//! here panics, and memory stays in proportion to the input.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod chunks;
mod code;
mod encode;
mod error;
mod file;
mod reader;
mod unpack;
mod write;

pub use chunks::atoms::Atoms;
pub use chunks::debug::{DebugItem, DebugTable};
pub use chunks::id;
pub use chunks::lines::{Line, Lines};
pub use chunks::literals::Literals;
pub use chunks::records::{Field, Record};
pub use chunks::tables::{Export, Import, Lambda};
pub use chunks::types::{TypeInfo, Types, kind};
pub use code::{Code, CodeHeader, alloc, alloc_parts};
pub use error::{ChunkId, Error, Place, Reason, Site};
pub use file::{Chunk, File, chunk};
pub use unpack::unpack;
pub use write::Writer;
