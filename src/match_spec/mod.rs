//! Match specifications: small programs as terms, which ETS and tracing run over tables' objects and calls' arguments.
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
