//! Sending messages: who is meant.
use super::entry::Entry;
use super::registry;
use super::signals::Signal;
use super::table::table;
use crate::dist::relations::{self, How, Sent};
use crate::heap::copy::copy_to_message;
use crate::process::Process;
use crate::term::word::boxed;
use crate::term::{Atom, Term, node};
use crate::tracing;
use std::sync::Arc;

/// Messages can't be sent to such a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDestination;

/// `To ! Message`.
#[inline]
pub fn send(from: &mut Process, to: Term, message: Term) -> Result<Sent, NoDestination> {
    if to.is_local_pid() && !tracing::is_active() {
        send_to(to, message);
        return Ok(Sent::Done);
    }
    send_with(from, to, message, false, How::default())
}

/// Sends to a local process. If that has ended it goes nowhere.
#[inline]
pub fn send_to(pid: Term, message: Term) {
    let signal = Signal::Message(copy_to_message(message));
    table().with(pid, |entry| entry.signal(signal).ok());
}

/// As `send`; `ahead`: with priority, if `to` is an alias that has it. `how` says what is done if it is of another node.
pub fn send_with(
    from: &mut Process,
    to: Term,
    message: Term,
    ahead: bool,
    how: How,
) -> Result<Sent, NoDestination> {
    if tracing::is_active()
        && let Some(signal) = tracing::events::sends(from, to, message)
        && let Some(entry) = carrier(to)
    {
        entry.signal(signal).ok();
        return Ok(Sent::Done);
    }
    if to.is_local_pid() {
        send_to(to, message);
    } else if let Some((alias, pid)) = node::alias_of(to) {
        let message = copy_to_message(message);
        let signal = Signal::ByAlias {
            alias,
            message,
            ahead,
        };
        table().with(pid, |entry| entry.signal(signal).ok());
    } else if to.is_local_port() {
        crate::bif::ports::send(to, message);
    } else {
        match destination(to) {
            Ok(Destination::Here(entry)) => {
                drop(entry.signal(Signal::Message(copy_to_message(message))));
            }
            Ok(Destination::Nowhere) => {}
            Ok(Destination::Afar) => return Ok(relations::send(from, to, message, how)),
            Ok(Destination::NamedAfar(name, at)) => {
                return Ok(relations::send_to_name(from, name, at, message, how));
            }
            Err(error) => {
                let port = to.as_atom().and_then(registry::whereis_port);
                crate::bif::ports::send(port.ok_or(error)?, message);
            }
        }
    }
    Ok(Sent::Done)
}

enum Destination {
    Here(Arc<Entry>),
    /// A process of another node, by its pid or an alias.
    Afar,
    /// By its name and its node.
    NamedAfar(Term, Atom),
    Nowhere,
}

/// The local process that gets a message with a token.
fn carrier(to: Term) -> Option<Arc<Entry>> {
    if to.is_local_pid() {
        return table().find(to);
    }
    match destination(to) {
        Ok(Destination::Here(entry)) => Some(entry),
        _ => None,
    }
}

/// What a destination that is no local pid means.
fn destination(to: Term) -> Result<Destination, NoDestination> {
    if let Some(name) = to.as_atom() {
        let entry = registry::whereis(name);
        return entry.map(Destination::Here).ok_or(NoDestination);
    }
    if let Some(&[name, at]) = to.as_tuple() {
        let (Some(here), Some(at)) = (name.as_atom(), at.as_atom()) else {
            return Err(NoDestination);
        };
        if at != node::this().name {
            return Ok(Destination::NamedAfar(name, at));
        }
        let entry = registry::whereis(here);
        return Ok(entry.map_or(Destination::Nowhere, Destination::Here));
    }
    if to.is_boxed_as(boxed::EXT_PID) || to.is_boxed_as(boxed::EXT_REF) {
        Ok(Destination::Afar)
    } else if to.is_reference() || to.is_port() {
        Ok(Destination::Nowhere)
    } else {
        Err(NoDestination)
    }
}
