//! Processes that one node asks another one for.
use super::distant::{At, Spawning};
use super::signal::Watch;
use super::{ForeignPid, ForeignRef, Peer, control, flags};
use crate::bif::spawn_options;
use crate::etf::encode::TooLarge;
use crate::heap::{Arena, Heap};
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::process::monitors::RefNumber;
use crate::scheduler::spawn;
use crate::term::{Atom, Term, am};

/// A request, as `dist_spawn_request/4` has it.
pub struct Spawn {
    pub at: Atom,
    pub number: RefNumber,
    pub reference: Term,
    /// Module, function and arity.
    pub mfa: Term,
    pub args: Term,
    /// The options that are the other node's business.
    pub options: Term,
    pub tag: Term,
    pub monitor: Option<spawn::MonitorOptions>,
    pub of_success: bool,
    pub of_error: bool,
}

/// Asks for a process; what comes of it is a message. The error: why that can't be done.
pub fn request(p: &mut Process, spawn: &Spawn) -> Result<(), Term> {
    let peer = Peer::get(spawn.at);
    let connection = peer.connection(true).ok_or(am::NOCONNECTION)?;
    if peer.flags().is_some_and(|known| known & flags::SPAWN == 0) {
        return Err(am::NOTSUP);
    }
    if !p.relate(peer, connection) {
        return Err(am::NOCONNECTION);
    }
    let spawning = Spawning {
        at: At { peer, connection },
        tag: spawn.tag,
        monitor: spawn.monitor,
        of_success: spawn.of_success,
        of_error: spawn.of_error,
    };
    p.distant().spawning.insert(spawn.number, spawning);
    let elements = [
        spawn.reference,
        p.regs.pid,
        p.group_leader,
        spawn.mfa,
        spawn.options,
    ];
    let sent = peer.transmit(
        connection,
        control::SPAWN_REQUEST,
        &elements,
        Some(spawn.args),
        Some(p),
    );
    if let Err(TooLarge) = sent {
        p.distant().spawning.remove(&spawn.number);
        return Err(am::SYSTEM_LIMIT);
    }
    Ok(())
}

/// A request of another node, taken out of the control message.
pub struct Asked {
    pub reference: Term,
    pub from: Term,
    pub leader: Term,
    pub mfa: Term,
    pub options: Term,
}

/// Another node asks for a process. `None`: the request is malformed.
pub fn asked(peer: &'static Peer, connection: u32, asked: &Asked, args: Message) -> Option<()> {
    let reference = ForeignRef::of(asked.reference)?;
    let parent = ForeignPid::of(asked.from)?;
    let &[module, function, arity] = asked.mfa.as_tuple()? else {
        return None;
    };
    let arity = u32::try_from(arity.as_small()?).ok()?;
    let (module, function) = (module.as_atom()?, function.as_atom()?);
    if !asked.leader.is_pid() {
        return None;
    }
    let refuse = |reason: Term| {
        let elements = [asked.reference, asked.from, Term::ZERO, reason];
        peer.send_on(connection, control::SPAWN_REPLY, &elements, None);
    };
    let options = match spawn_options::parse(asked.options, None) {
        Ok(options) => options,
        Err(spawn_options::Bad::List) => return None,
        Err(spawn_options::Bad::Option) => {
            refuse(Atom::new("badopt").term());
            return Some(());
        }
    };
    let begin = |p: &mut Process| {
        p.initial_call = (module, function, arity);
        p.group_leader = crate::heap::copy::copy(asked.leader, p);
        p.distant().parent = Some(parent);
        p.push(args);
        p.push_message(Atom::new("dist_spawn_init").term());
        let own = p.regs.pid;
        let mut flags = 0;
        if p.relate(peer, connection) {
            if options.link {
                flags |= control::SPAWNED_LINK;
                p.distant().links.linked((parent, connection));
            }
            if options.monitor.is_some() {
                flags |= control::SPAWNED_MONITOR;
                let watch = Watch {
                    watcher: parent,
                    reference,
                    name: None,
                    peer,
                    connection,
                };
                p.distant().watchers.insert(reference, watch);
            }
        }
        // Before anything that the process itself sends.
        let elements = [asked.reference, asked.from, Term::small(flags), own];
        peer.send_on(connection, control::SPAWN_REPLY, &elements, None);
    };
    let mut heap = Arena::new();
    let mfa = heap.tuple(asked.mfa.as_tuple()?);
    let init = [Atom::new("erts_internal"), Atom::new("dist_spawn_init")];
    if spawn::spawn_distant(init, mfa, &options, begin).is_err() {
        refuse(am::SYSTEM_LIMIT);
    }
    Some(())
}
