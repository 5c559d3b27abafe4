//! What a process does to processes of other nodes: sending, linking, watching.
use super::distant::At;
use super::{ForeignPid, Peer, control, flags};
use crate::etf::encode::TooLarge;
use crate::process::Process;
use crate::process::monitors::{Monitor, RefNumber};
use crate::scheduler::signals;
use crate::term::word::boxed;
use crate::term::{Atom, Term, am, node};

/// How a message is to be sent.
#[derive(Debug, Clone, Copy, Default)]
pub struct How {
    /// Rather not at all than wait for room.
    pub no_suspend: bool,
    /// Rather not at all than set up a connection.
    pub no_connect: bool,
}

/// What has become of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It is on its way, or there is none.
    Done,
    WouldSuspend,
    WouldConnect,
    TooLarge,
}

impl From<TooLarge> for Sent {
    fn from(_: TooLarge) -> Sent {
        Sent::TooLarge
    }
}

/// The node of a pid or reference of another one.
fn peer_of(term: Term) -> Option<&'static Peer> {
    let of = node::of(term)?;
    // A life of this node that is over.
    (of.name != node::this().name).then(|| Peer::get(of.name))
}

/// Sends a message to a process of another node, by its pid or an alias.
pub fn send(p: &mut Process, to: Term, message: Term, how: How) -> Sent {
    let Some(peer) = peer_of(to) else {
        return Sent::Done;
    };
    let own = p.regs.pid;
    if to.is_boxed_as(boxed::EXT_REF) {
        let knows = peer.flags().is_none_or(|known| known & flags::ALIAS != 0);
        return match knows {
            true => transmit(p, peer, control::ALIAS_SEND, &[own, to], message, how),
            false => Sent::Done,
        };
    }
    transmit(p, peer, control::SEND, &[am::EMPTY, to], message, how)
}

/// Sends a message to the process of that name at another node.
pub fn send_to_name(p: &mut Process, name: Term, at: Atom, message: Term, how: How) -> Sent {
    let elements = [p.regs.pid, am::EMPTY, name];
    transmit(p, Peer::get(at), control::REG_SEND, &elements, message, how)
}

fn transmit(
    p: &mut Process,
    peer: &'static Peer,
    operation: u8,
    elements: &[Term],
    message: Term,
    how: How,
) -> Sent {
    let Some(connection) = peer.connection(!how.no_connect) else {
        return match how.no_connect {
            true => Sent::WouldConnect,
            false => Sent::Done,
        };
    };
    if how.no_suspend && peer.is_busy() {
        return Sent::WouldSuspend;
    }
    match peer.transmit(connection, operation, elements, Some(message), Some(p)) {
        Ok(()) => Sent::Done,
        Err(error) => error.into(),
    }
}

/// The connection with the node of a pid, whose end the process will hear of.
fn related(p: &mut Process, peer: &'static Peer) -> Option<At> {
    let connection = peer.connection(true)?;
    p.relate(peer, connection)
        .then_some(At { peer, connection })
}

fn tell(p: &mut Process, at: At, operation: u8, elements: &[Term]) {
    // Pids and references are never too large.
    let _ = at
        .peer
        .transmit(at.connection, operation, elements, None, Some(p));
}

/// Links the process with one of another node; `ahead`: its exit message is to have priority.
pub fn link(p: &mut Process, other: Term, ahead: bool) {
    let Some(pid) = ForeignPid::of(other) else {
        return;
    };
    let Some(peer) = peer_of(other) else {
        return signals::cannot_link(p, other, am::NOPROC);
    };
    let Some(at) = related(p, peer) else {
        return signals::cannot_link(p, other, am::NOCONNECTION);
    };
    let key = (pid, at.connection);
    let links = &mut p.distant().links;
    let is_new = links.link(key);
    links.set_ahead(key, ahead);
    if is_new {
        tell(p, at, control::LINK, &[p.regs.pid, other]);
    }
}

pub fn unlink(p: &mut Process, other: Term) {
    use crate::heap::Heap;
    let Some(pid) = ForeignPid::of(other) else {
        return;
    };
    let distant = p.distant();
    let Some(connection) = distant.linked_over(pid) else {
        return;
    };
    let Some(number) = distant.links.unlink((pid, connection)) else {
        return;
    };
    let peer = Peer::get(pid.name);
    let elements = [p.uint(number), p.regs.pid, other];
    tell(p, At { peer, connection }, control::UNLINK_ID, &elements);
}

/// `exit/2`.
pub fn send_exit(p: &mut Process, to: Term, reason: Term) -> Sent {
    let Some(peer) = peer_of(to) else {
        return Sent::Done;
    };
    let elements = [p.regs.pid, to];
    transmit(
        p,
        peer,
        control::PAYLOAD_EXIT2,
        &elements,
        reason,
        How::default(),
    )
}

/// `group_leader/2` of a process of another node.
pub fn set_group_leader(p: &mut Process, leader: Term, of: Term) {
    if let Some(peer) = peer_of(of)
        && let Some(connection) = peer.connection(true)
    {
        let at = At { peer, connection };
        tell(p, at, control::GROUP_LEADER, &[leader, of]);
    }
}

/// Watches a process of the node `at`, by its pid or its name. False: it can't be reached.
pub fn monitor(
    p: &mut Process,
    number: RefNumber,
    monitor: &Monitor,
    watched: Term,
    at: Atom,
) -> bool {
    // A life of this node that is over.
    if at == node::this().name {
        return false;
    }
    let Some(at) = related(p, Peer::get(at)) else {
        return false;
    };
    let knows = |known| known & flags::DIST_MONITOR != 0;
    if !at.peer.flags().is_none_or(knows) {
        return false;
    }
    p.distant().monitors.insert(number, at);
    let reference = signals::monitor_ref(p, number, monitor);
    let elements = [p.regs.pid, watched, reference];
    tell(p, at, control::MONITOR_P, &elements);
    true
}

/// `monitor_node/2`. False: the node can't be reached, or not without waiting.
pub fn monitor_node(p: &mut Process, name: Atom, set_up: bool) -> bool {
    let peer = Peer::get(name);
    let is_there = set_up || peer.flags().is_some();
    let Some(connection) = peer.connection(set_up).filter(|_| is_there) else {
        return false;
    };
    let is_related = p.relate(peer, connection);
    if is_related {
        p.distant().watch_node(At { peer, connection });
    }
    is_related
}
