//! Match specifications: small programs as terms, which ETS and tracing run over tables' objects and calls' arguments
//! ("Match Specifications in Erlang" in OTP's user's guide).
//!
//! `compile` makes a `Program` of a specification, once: `head` turns what objects must look like into steps that take them
//! apart, `body` turns conditions and bodies into operations of a stack machine. `Program::run` tries its clauses on an object.
mod action;
mod body;
mod head;
mod problem;
mod program;
mod run;
#[cfg(test)]
mod tests;

pub use action::{Action, Actions};
pub use head::{is_bound, variable};
pub use problem::{Errors, Problem};
pub use program::{Dialect, Program, compile};
pub use run::{Outcome, Scratch, Target};

use std::sync::atomic::{AtomicU32, Ordering};

static TRACE_CONTROL_WORD: AtomicU32 = AtomicU32::new(0);

/// What `get_tcw` answers.
pub fn trace_control_word() -> u32 {
    TRACE_CONTROL_WORD.load(Ordering::Relaxed)
}

/// Changes it; what it was.
pub fn set_trace_control_word(word: u32) -> u32 {
    TRACE_CONTROL_WORD.swap(word, Ordering::Relaxed)
}
