//! Distribution: what this node sends to others, and what it does with what comes from them.
//!
//! Handshakes, `epmd`, `net_kernel` and the like are OTP's own Erlang code. The machine keeps a `Peer` for each node that it has
//! been told of, with a connection that is set up, is there, or is not. What is for that node is encoded at once and waits in the
//! peer's queue as bytes: for a port, which is the connection then, or for a process that fetches it. What comes is decoded on the
//! thread that reads, and given to processes as signals.
//!
//! A process that is related to others over a connection (`Distant`) is known to the peer, and told of the connection's end.
mod alive;
mod control;
mod controllers;
mod distant;
pub mod flags;
mod foreign;
mod frame;
mod listing;
mod peer;
mod reader;
mod receive;
pub mod relations;
pub mod signal;
mod spawning;

pub use alive::{become_alive, ended, is_alive, kernel_ended};
pub use controllers::{Channel, Controller, channel_of, controllers, of_process};
pub use distant::Distant;
pub use foreign::{ForeignPid, ForeignRef};
pub use listing::listing;
pub use peer::{Kind, Peer, busy_limit, peers, set_busy_limit};
pub use receive::{Malformed, receive};
pub use signal::Signal;
pub use spawning::{Spawn, request as spawn_request};

use crate::term::{Atom, Term};

/// The atom of that name: for what is rare.
fn atom(name: &str) -> Term {
    Atom::new(name).term()
}
