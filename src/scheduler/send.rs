//! Sending messages: who is meant.
use super::entry::Entry;
use super::registry;
use super::signals::Signal;
use super::table::table;
use crate::heap::copy::copy_to_message;
use crate::process::Process;
use crate::term::{Term, node};
use std::sync::Arc;

/// Messages can't be sent to such a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDestination;

/// `To ! Message`.
pub fn send(_from: &Process, to: Term, message: Term) -> Result<(), NoDestination> {
    send_with(false, to, message)
}

/// As `send`; `ahead`: with priority, if `to` is an alias that has it.
pub fn send_with(ahead: bool, to: Term, message: Term) -> Result<(), NoDestination> {
    if to.is_local_pid() {
        let signal = Signal::Message(copy_to_message(message));
        // To a process that has ended it goes nowhere; so it does below.
        table().with(to, |entry| entry.signal(signal).ok());
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
            Ok(Some(entry)) => drop(entry.signal(Signal::Message(copy_to_message(message)))),
            Ok(None) => {}
            Err(error) => {
                let port = to.as_atom().and_then(registry::whereis_port);
                crate::bif::ports::send(port.ok_or(error)?, message);
            }
        }
    }
    Ok(())
}

/// The local process that a destination means; `None`: it goes nowhere.
fn destination(to: Term) -> Result<Option<Arc<Entry>>, NoDestination> {
    if to.is_local_pid() {
        return Ok(table().find(to));
    }
    if let Some(name) = to.as_atom() {
        return registry::whereis(name).map(Some).ok_or(NoDestination);
    }
    if let Some(&[name, at]) = to.as_tuple() {
        let (Some(name), true) = (name.as_atom(), at.is_atom()) else {
            return Err(NoDestination);
        };
        let here = at == node::name();
        return Ok(if here { registry::whereis(name) } else { None });
    }
    if to.is_reference() || to.is_pid() || to.is_port() {
        Ok(None)
    } else {
        Err(NoDestination)
    }
}
