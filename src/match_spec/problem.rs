//! What is wrong with a match specification.
use crate::term::{Term, print};

/// Why a specification is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors {
    /// In the order in which they were found.
    pub problems: Vec<Problem>,
    /// It is nested too deeply: `system_limit` rather than `badarg`.
    pub limit: bool,
}

/// One of the errors, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(pub Vec<u8>);

/// Most bytes of a text: terms in it are cut off.
const MAX_TEXT: usize = 99;

impl Problem {
    pub(super) fn new(text: &str) -> Problem {
        let mut text = text.as_bytes().to_vec();
        text.truncate(MAX_TEXT);
        Problem(text)
    }

    /// `text` with the term in the place of `{}`.
    pub(super) fn about(text: &str, term: Term) -> Problem {
        let (before, after) = text.split_once("{}").unwrap_or((text, ""));
        let printed = print::raw(term, None);
        let mut text = [before.as_bytes(), &printed, after.as_bytes()].concat();
        text.truncate(MAX_TEXT);
        Problem(text)
    }
}

impl Errors {
    pub(super) fn one(text: &str) -> Errors {
        Errors {
            problems: vec![Problem::new(text)],
            limit: false,
        }
    }
}
