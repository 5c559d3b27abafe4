//! Showing what is in the machine.
mod auto_imported;
pub mod decode;
pub mod exception;
pub mod generic;
pub mod names;
#[cfg(native)]
pub mod native;
pub mod processes;
pub mod tally;
pub mod trace;
