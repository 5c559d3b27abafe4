//! The node, the operating system's environment, and facts about the machine.
use super::{Fault, Res, badarg};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

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

/// A name or value of the environment: a list of characters without NUL.
fn text(t: Term) -> Result<std::ffi::OsString, Fault> {
    let chars = t.list_to_vec().ok_or(Fault::BADARG)?;
    let text: Option<String> = chars
        .iter()
        .map(|c| {
            c.as_small()
                .and_then(|c| char::from_u32(c as u32))
                .filter(|&c| c != '\0')
        })
        .collect();
    let text = text.ok_or(Fault::BADARG)?;
    Ok(std::ffi::OsString::from_vec(text.into_bytes()))
}

fn getenv(p: &mut Process, args: &[Term]) -> Res {
    let name = text(args[0])?;
    if name.is_empty() || name.as_bytes().contains(&b'=') {
        return badarg();
    }
    match std::env::var_os(name) {
        Some(value) => Ok(p.char_list(&value.to_string_lossy())),
        None => Ok(am::FALSE),
    }
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
        "getenv"/1 => getenv,
        "getpid"/0 => getpid,
    }
}
