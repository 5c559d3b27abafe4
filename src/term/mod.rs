//! Terms: their bits (`word`), reading them (`view`), atoms.
pub mod am;
pub mod atom;
pub mod compare;
pub mod hash;
pub mod node;
pub mod print;
pub mod record;
pub mod unique;
pub mod view;
pub mod word;

pub use atom::Atom;
pub use view::{Bits, ListIter};
pub use word::{Term, boxed};
