//! From generic operations to loaded code.

pub mod op;
