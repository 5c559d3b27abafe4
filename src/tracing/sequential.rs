//! Sequential tracing: a token that messages carry from process to process.
use crate::bif::boolean;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

/// True if the process has a token.
pub fn has_token(_: &Process) -> bool {
    false
}

/// Its token; the empty list: it has none.
pub fn token(_: &mut Process) -> Term {
    Term::NIL
}

/// What an item of the token was before; `None`: there is no such item.
pub fn item(p: &mut Process, name: Term) -> Option<Term> {
    match name {
        am::LABEL | am::SERIAL => Some(Term::NIL),
        am::SEND_LOWER
        | am::RECEIVE
        | am::PRINT
        | am::TIMESTAMP
        | am::MONOTONIC_TIMESTAMP
        | am::STRICT_MONOTONIC_TIMESTAMP => Some(p.tuple(&[name, boolean(false)])),
        _ => None,
    }
}
