//! The process dictionary: `put/2` and its like. Its keys and values are roots of collections.
use crate::term::Term;

/// Keys with values.
#[derive(Default)]
pub struct Dict {
    /// Entries, in the order of their making; a collection rewrites them in place.
    pub entries: Vec<(Term, Term)>,
}
