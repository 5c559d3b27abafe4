//! Signals from other nodes, and what a process does with them.
use super::distant::Spawning;
use super::{ForeignPid, ForeignRef, Peer, control, distant};
use crate::bif::node_monitors::{self, Wish};
use crate::heap::Heap;
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::process::monitors::{RefNumber, Target};
use crate::scheduler::signals::{self, deliver};
use crate::term::{Atom, Term, am};

/// What comes from another node, or has to do with the connection with it.
pub enum Signal {
    Link {
        from: ForeignPid,
        peer: &'static Peer,
        connection: u32,
    },
    Unlink {
        from: ForeignPid,
        number: u64,
        peer: &'static Peer,
        connection: u32,
    },
    /// The answer to an unlink.
    Unlinked {
        from: ForeignPid,
        number: u64,
        connection: u32,
    },
    /// A linked process has ended, or could not be linked.
    LinkBroken {
        from: ForeignPid,
        connection: u32,
        reason: Message,
    },
    /// `exit/2`.
    Exit {
        from: ForeignPid,
        reason: Message,
    },
    Monitor(Box<Watch>),
    Demonitor {
        reference: ForeignRef,
    },
    /// What a monitor of the receiver watches has ended.
    Down {
        number: RefNumber,
        peer: &'static Peer,
        reason: Message,
    },
    Spawned(Box<Spawned>),
    ConnectionGone {
        peer: &'static Peer,
        connection: u32,
    },
    /// There is room again for what is sent.
    ChannelHasRoom,
    /// What it wishes to be told of nodes.
    OfNode {
        wish: Wish,
        message: Message,
    },
}

/// A process of another node watches the receiver.
pub struct Watch {
    pub watcher: ForeignPid,
    pub reference: ForeignRef,
    /// It does so by this name.
    pub name: Option<Atom>,
    pub peer: &'static Peer,
    pub connection: u32,
}

/// The answer to a request to spawn.
pub struct Spawned {
    pub number: RefNumber,
    /// `control::SPAWNED_LINK` and the like.
    pub flags: i64,
    /// The process, or why there is none.
    pub result: Result<ForeignPid, Atom>,
    pub peer: &'static Peer,
    pub connection: u32,
}

/// Gives the signal to a process.
pub fn send(to: Term, signal: Signal) {
    deliver(to, signals::Signal::Distant(Box::new(signal)));
}

fn plain(term: Term) -> Message {
    Message { term, heap: None }
}

/// Answers a signal that the process did not live to see.
pub fn refuse(own: Term, signal: Signal) {
    match signal {
        Signal::Link {
            from,
            peer,
            connection,
        } => {
            distant::tell_exit(peer, connection, own, from, am::NOPROC);
        }
        Signal::Unlink {
            from,
            number,
            peer,
            connection,
        } => {
            distant::acknowledge(peer, connection, number, own, from);
        }
        Signal::Monitor(watch) => watch.tell_down(own, am::NOPROC),
        Signal::Spawned(spawned) => spawned.refuse(own),
        _ => {}
    }
}

fn link_exit(p: &mut Process, from: ForeignPid, reason: Message, ahead: bool) {
    let from = from.term(p);
    signals::link_exit(p, from, reason, ahead);
}

/// Acts on a signal.
pub fn act(p: &mut Process, signal: Signal) {
    match signal {
        Signal::Link {
            from,
            peer,
            connection,
        } => {
            if p.relate(peer, connection) {
                p.exec.seldom.distant.links.linked((from, connection));
            } else {
                link_exit(p, from, plain(am::NOCONNECTION), false);
            }
        }
        Signal::Unlink {
            from,
            number,
            peer,
            connection,
        } => {
            p.exec.seldom.distant.links.unlinked((from, connection));
            distant::acknowledge(peer, connection, number, p.regs.pid, from);
        }
        Signal::Unlinked {
            from,
            number,
            connection,
        } => {
            p.exec
                .seldom
                .distant
                .links
                .acknowledged((from, connection), number);
        }
        Signal::LinkBroken {
            from,
            connection,
            reason,
        } => {
            if let Some(ahead) = p.exec.seldom.distant.links.broken((from, connection)) {
                link_exit(p, from, reason, ahead);
            }
        }
        Signal::Exit { from, reason } => {
            let from = from.term(p);
            signals::exit(p, from, reason, false);
        }
        Signal::Monitor(watch) => {
            if p.relate(watch.peer, watch.connection) {
                p.exec
                    .seldom
                    .distant
                    .watchers
                    .insert(watch.reference, *watch);
            }
        }
        Signal::Demonitor { reference } => {
            p.exec.seldom.distant.watchers.remove(&reference);
        }
        Signal::Down {
            number,
            peer,
            reason,
        } => {
            let is_of_peer = |of: &distant::At| std::ptr::eq(of.peer, peer);
            if p.exec
                .seldom
                .distant
                .monitors
                .get(&number)
                .is_some_and(is_of_peer)
            {
                p.exec.seldom.distant.monitors.remove(&number);
                signals::down(p, number, reason);
            }
        }
        Signal::Spawned(spawned) => spawned.act(p),
        Signal::ConnectionGone { peer, connection } => {
            distant::connection_gone(p, peer, connection)
        }
        Signal::ChannelHasRoom => p.suspension.channel_has_room(),
        Signal::OfNode { wish, message } => node_monitors::told(p, wish, message),
    }
}

impl Watch {
    /// Tells the watcher that the process `own` has ended.
    pub fn tell_down(&self, own: Term, reason: Term) {
        if self.name.is_some() {
            self.peer
                .reader
                .lock()
                .watched_by_name
                .remove(&self.reference);
        }
        let mut heap = crate::heap::Arena::new();
        let watched = self.name.map_or(own, Atom::term);
        let elements = [
            watched,
            self.watcher.term(&mut heap),
            self.reference.term(&mut heap),
        ];
        let operation = control::PAYLOAD_MONITOR_P_EXIT;
        self.peer
            .send_on(self.connection, operation, &elements, Some(reason));
    }
}

impl Spawned {
    /// Nobody wants the process any more: `own` has ended.
    fn refuse(&self, own: Term) {
        if let Ok(pid) = self.result
            && self.flags & control::SPAWNED_LINK != 0
        {
            distant::tell_exit(self.peer, self.connection, own, pid, am::NOPROC);
        }
    }
    fn act(self, p: &mut Process) {
        let Some(spawning) = p.exec.seldom.distant.spawning.remove(&self.number) else {
            return self.abandoned(p);
        };
        let reference = spawning.reference(p, self.number);
        match self.result {
            Ok(pid) => self.succeeded(p, &spawning, reference, pid),
            Err(reason) => spawning.tell_error(p, self.number, reference, reason.term()),
        }
    }
    fn succeeded(&self, p: &mut Process, spawning: &Spawning, reference: Term, pid: ForeignPid) {
        let term = pid.term(p);
        if !p.relate(self.peer, self.connection) {
            // The end of the connection comes next, and finds the relations.
            return spawning.tell_error(p, self.number, reference, am::NOCONNECTION);
        }
        if self.flags & control::SPAWNED_LINK != 0 {
            p.exec.seldom.distant.links.linked((pid, self.connection));
        }
        if let Some(options) = spawning
            .monitor
            .filter(|_| self.flags & control::SPAWNED_MONITOR != 0)
        {
            p.monitors
                .add(self.number, options.monitor(Target::Process(term)));
            let at = distant::At {
                peer: self.peer,
                connection: self.connection,
            };
            p.exec.seldom.distant.monitors.insert(self.number, at);
        }
        if spawning.of_success {
            let message = p.tuple(&[spawning.tag, reference, am::OK, term]);
            p.push_message(message);
        }
    }
    /// The request has been abandoned. A monitor is left to end with the process: nobody hears of it.
    fn abandoned(&self, p: &mut Process) {
        if let Ok(pid) = self.result
            && self.flags & control::SPAWNED_LINK != 0
        {
            let reason = super::atom("abandoned");
            distant::tell_exit(self.peer, self.connection, p.regs.pid, pid, reason);
        }
    }
}
