//! The terminal that the program may have as its standard input: how it is set, and what is known of its kind.
mod capabilities;
mod expand;
mod info;
mod line;
mod mode;

pub use capabilities::{Capability, capabilities};
pub use expand::{PARAMETERS, expand, without_padding};
pub use info::{TermInfo, describe, description};
pub use line::{Line, Moves};
pub use mode::{Mode, borrowed, disable_interrupt, remember, restore, set};
