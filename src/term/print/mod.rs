//! Terms as text.
//!
//! | function | prints as |
//! | --- | --- |
//! | `raw` | the emulator itself: `erlang:display/1`, crash messages |
//! | `write` | `io_lib:format("~w")`, `"~tw"` |
//! | `pretty` | `io_lib:format("~p")`, `"~tp"` |
//!
//! None of them recurses on the depth of a term.
mod layout;
mod leaf;
mod pretty;
mod raw;
mod write;

pub use leaf::{atom, identifier};
pub use pretty::{Pretty, pretty};
pub use raw::raw;
pub use write::write;

/// Which characters are written as they are (others above Latin-1 become `\x{…}`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `~w`, `~p`.
    Latin1,
    /// `~tw`, `~tp`.
    Unicode,
}

/// Which characters make a list or binary printable as a string: `erl +pc`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    Latin1,
    Unicode,
}
