//! The node, and the machine as a process of the operating system.
use super::{Res, badarg};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

fn node_0(_: &mut Process, _: &[Term]) -> Res {
    Ok(am::NONODE_NOHOST)
}

/// The node of a pid, port or reference.
fn node_1(_: &mut Process, args: &[Term]) -> Res {
    let t = args[0];
    if !t.is_pid() && !t.is_port() && !t.is_reference() {
        return badarg();
    }
    Ok(crate::term::node::of(t).map_or(am::NONODE_NOHOST, |node| node.name.term()))
}

/// The operating system's number of this process, as text.
fn getpid(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.char_list(&std::process::id().to_string()))
}

crate::bifs! {
    erlang {
        "node"/0 guard => node_0,
        "node"/1 guard => node_1,
    }
    os {
        "getpid"/0 => getpid,
    }
}
