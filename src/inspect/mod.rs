//! Showing what is in the machine.
mod auto_imported;
pub mod exception;
