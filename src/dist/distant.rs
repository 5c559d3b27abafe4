//! What a process has to do with processes of other nodes, and with those nodes.
//!
//! Each relation belongs to a connection: when that ends, so do they, whatever connection comes next.
use super::{ForeignPid, ForeignRef, Peer, control, signal};
use crate::heap::{Arena, Heap};
use crate::process::Process;
use crate::process::links::Links;
use crate::process::mailbox::Message;
use crate::process::monitors::{Monitor, RefNumber, Target};
use crate::process::rare::{Empty, Rare};
use crate::scheduler::signals;
use crate::scheduler::spawn::MonitorOptions;
use crate::term::{Atom, Term, am, node};
use std::collections::BTreeMap;

/// A connection.
#[derive(Clone, Copy)]
pub struct At {
    pub peer: &'static Peer,
    pub connection: u32,
}

impl At {
    fn is(&self, other: At) -> bool {
        std::ptr::eq(self.peer, other.peer) && self.connection == other.connection
    }
}

#[derive(Default)]
pub struct Distant {
    /// Its links, by the others and their connections.
    pub links: Links<(ForeignPid, u32)>,
    /// Who watches the process.
    pub watchers: BTreeMap<ForeignRef, signal::Watch>,
    /// Where its monitors of others lead; what they are stands among all its monitors.
    pub monitors: BTreeMap<RefNumber, At>,
    /// Processes that it has asked for.
    pub spawning: BTreeMap<RefNumber, Spawning>,
    /// The nodes of which it wants to know the end, and how often, by `monitor_node/2`.
    nodes: Vec<(At, u32)>,
    /// The process that has asked for this one.
    pub parent: Option<ForeignPid>,
    /// The connections whose peers know of the process.
    connections: Vec<At>,
}

impl Empty for Distant {
    fn empty() -> &'static Distant {
        static EMPTY: Distant = Distant {
            links: Links::NONE,
            watchers: BTreeMap::new(),
            monitors: BTreeMap::new(),
            spawning: BTreeMap::new(),
            nodes: Vec::new(),
            parent: None,
            connections: Vec::new(),
        };
        &EMPTY
    }
}

/// A request to spawn that has not been answered.
pub struct Spawning {
    pub at: At,
    /// The first element of the answer.
    pub tag: Term,
    /// The monitor that it is to have; its tag is a root too.
    pub monitor: Option<MonitorOptions>,
    pub of_success: bool,
    pub of_error: bool,
}

impl Spawning {
    /// The reference of the request.
    pub fn reference(&self, p: &mut Process, number: RefNumber) -> Term {
        match self.monitor.and_then(|options| options.alias) {
            Some(_) => node::alias_ref(p, number, p.regs.pid),
            None => p.reference(number),
        }
    }
    pub fn tell_error(&self, p: &mut Process, number: RefNumber, reference: Term, reason: Term) {
        p.monitors.forget_alias(number);
        if self.of_error {
            let message = p.tuple(&[self.tag, reference, am::ERROR, reason]);
            p.push_message(message);
        }
    }
}

impl Distant {
    /// Every term in here, for the collector.
    pub fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        self.spawning.values_mut().flat_map(|spawning| {
            let monitor = spawning.monitor.as_mut().map(|options| &mut options.tag);
            [&mut spawning.tag].into_iter().chain(monitor)
        })
    }
    /// The connection over which the process is linked with another one.
    pub fn linked_over(&self, other: ForeignPid) -> Option<u32> {
        let links = self.links.others();
        let of_other = links.filter(|(pid, _)| *pid == other);
        of_other.map(|(_, connection)| connection).last()
    }
    /// The process is to be told of the end of the node at this connection, once more.
    pub fn watch_node(&mut self, at: At) {
        match self.nodes.iter_mut().find(|(known, _)| known.is(at)) {
            Some((_, times)) => *times += 1,
            None => self.nodes.push((at, 1)),
        }
    }
    pub fn unwatch_node(&mut self, name: Atom) {
        // The last connection first.
        let Some(i) = self.nodes.iter().rposition(|(at, _)| at.peer.name == name) else {
            return;
        };
        self.nodes[i].1 -= 1;
        if self.nodes[i].1 == 0 {
            self.nodes.remove(i);
        }
    }

    /// The process `p`, of which these were, has ended.
    pub fn end(self, p: &Process, reason: Term) {
        let own = p.regs.pid;
        for (other, connection) in self.links.others() {
            let peer = Peer::get(other.name);
            tell_exit(peer, connection, own, other, reason);
        }
        for watch in self.watchers.values() {
            watch.tell_down(own, reason);
        }
        for at in self.connections {
            at.peer.forget(own);
        }
    }
}

impl Peer {
    /// Sends what can't be too large.
    pub fn send_on(
        &'static self,
        connection: u32,
        operation: u8,
        elements: &[Term],
        payload: Option<Term>,
    ) {
        if self
            .transmit(connection, operation, elements, payload, None)
            .is_err()
        {
            // OTP ends the connection too when an exit reason is too large.
            self.close(am::KILLED);
        }
    }
}

/// Tells a linked process that the process `own` has ended.
pub fn tell_exit(peer: &'static Peer, connection: u32, own: Term, to: ForeignPid, reason: Term) {
    let mut heap = Arena::new();
    let to = to.term(&mut heap);
    peer.send_on(connection, control::PAYLOAD_EXIT, &[own, to], Some(reason));
}

/// The process `own` has heard that another has unlinked it.
pub fn acknowledge(peer: &'static Peer, connection: u32, number: u64, own: Term, to: ForeignPid) {
    let mut heap = Arena::new();
    let elements = [heap.uint(number), own, to.term(&mut heap)];
    peer.send_on(connection, control::UNLINK_ID_ACK, &elements, None);
}

impl Process {
    pub fn distant(&mut self) -> &mut Distant {
        &mut self.exec.seldom.distant
    }
    /// The process is to hear of the end of the connection; false: it has ended.
    pub fn relate(&mut self, peer: &'static Peer, connection: u32) -> bool {
        let at = At { peer, connection };
        if self.distant().connections.iter().any(|known| known.is(at)) {
            // It is still to hear of its end if it has ended.
            return true;
        }
        let is_there = peer.relate(connection, self.regs.pid);
        if is_there {
            self.distant().connections.push(at);
        }
        is_there
    }
    /// So much waits to be sent that it is held, until `Signal::ChannelHasRoom` comes.
    pub fn hold_for_channel(&mut self) {
        self.suspension.wait_for_channel();
        self.regs.fcalls = 0;
    }
    /// A monitor of a process of another node has been taken away, or the process has ended: tells that node.
    pub fn withdraw_distant(&mut self, number: RefNumber, monitor: &Monitor) {
        let Some(at) = self.distant().monitors.remove(&number) else {
            return;
        };
        let watched = match monitor.target {
            Target::Process(pid) => pid,
            Target::NamedAfar(name, _) => name,
            _ => return,
        };
        let own = self.regs.pid;
        let reference = signals::monitor_ref(self, number, monitor);
        let elements = [own, watched, reference];
        at.peer
            .send_on(at.connection, control::DEMONITOR_P, &elements, None);
    }
}

/// A connection has ended: so have all relations over it.
pub fn connection_gone(p: &mut Process, peer: &'static Peer, connection: u32) {
    let gone = At { peer, connection };
    let distant = p.distant();
    distant.connections.retain(|at| !at.is(gone));
    distant.watchers.retain(|_, watch| {
        let at = At {
            peer: watch.peer,
            connection: watch.connection,
        };
        !at.is(gone)
    });
    let of_gone = |at: &At| at.is(gone);
    let monitors: Vec<RefNumber> = keys(&distant.monitors, of_gone);
    let spawning: Vec<RefNumber> = keys(&distant.spawning, |spawning| of_gone(&spawning.at));
    let links = distant
        .links
        .take_if(|(pid, at)| pid.name == peer.name && *at == connection);
    let nodes: u32 = distant
        .nodes
        .extract_if(.., |(at, _)| at.is(gone))
        .map(|(_, times)| times)
        .sum();
    let reason = || Message {
        term: am::NOCONNECTION,
        heap: None,
    };
    for number in monitors {
        p.distant().monitors.remove(&number);
        signals::down(p, number, reason());
    }
    for number in spawning {
        if let Some(spawning) = p.distant().spawning.remove(&number) {
            let reference = spawning.reference(p, number);
            spawning.tell_error(p, number, reference, am::NOCONNECTION);
        }
    }
    for _ in 0..nodes {
        let message = p.tuple(&[super::atom("nodedown"), peer.name.term()]);
        p.push_message(message);
    }
    for ((pid, _), ahead) in links {
        let from = pid.term(p);
        signals::link_exit(p, from, reason(), ahead);
        if p.exec.seldom.dying.is_some() {
            return;
        }
    }
}

fn keys<T>(all: &BTreeMap<RefNumber, T>, wanted: impl Fn(&T) -> bool) -> Vec<RefNumber> {
    let of_wanted = all.iter().filter(|(_, value)| wanted(value));
    of_wanted.map(|(&number, _)| number).collect()
}

/// The part of a process, taken out of it.
pub fn take(part: &mut Rare<Distant>) -> Option<Distant> {
    part.made().map(std::mem::take)
}
