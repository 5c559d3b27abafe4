//! The machine that runs loaded code.
pub mod state;
