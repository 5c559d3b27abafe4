//! The machine that runs loaded code.
//!
//! The handlers are generated from `ops/*.tab`; `prelude` and `state` are what they are written
//! with, `backend` runs them, and the `rt_*` files hold the runtime functions that they call.
pub mod backend;
pub mod counts;
pub mod exception;
pub mod looped;
pub mod prelude;
pub mod records;
pub mod rt_arith;
pub mod rt_bifs;
pub mod rt_bits;
pub mod rt_bits_create;
pub mod rt_calls;
pub mod rt_exceptions;
pub mod rt_messages;
pub mod rt_terms;
pub mod rt_tracing;
pub mod runtime;
pub mod state;
