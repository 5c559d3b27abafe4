//! Whether this node is a distributed one. It is from when `net_kernel` has given it a name until that process has ended and the
//! last connection is gone.
use super::{atom, controllers, peers};
use crate::bif::node_monitors;
use crate::process::Process;
use crate::scheduler::registry;
use crate::term::node::{self, Node};
use crate::term::{Atom, Term, am};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The pid of `net_kernel`, while the node has a name; else 0.
static KERNEL: AtomicU64 = AtomicU64::new(0);
/// The node has had a name at some time: processes may have to do with others.
static EVER: AtomicBool = AtomicBool::new(false);

struct Life {
    /// Connections, and one for `net_kernel`.
    parts: usize,
    /// Why the node ceases to be distributed, once `net_kernel` has ended.
    is_ending: bool,
}

static LIFE: Mutex<Life> = Mutex::new(Life {
    parts: 0,
    is_ending: false,
});

pub fn is_alive() -> bool {
    KERNEL.load(Ordering::Acquire) != 0
}

/// Whether the process is one that connections stand on, which must not wait for them.
pub(super) fn is_part_of_it(pid: Term) -> bool {
    KERNEL.load(Ordering::Relaxed) == pid.raw() || controllers::has_channel(pid)
}

/// The least creation of a node with a name: the lesser ones mean others.
const FIRST_CREATION: u32 = 4;

/// `setnode/2`. `None`: the node has a name, or there is no `net_kernel`.
pub fn become_alive(name: Atom, creation: u32) -> Option<()> {
    let kernel = registry::whereis(Atom::new("net_kernel"))?;
    let mut life = LIFE.lock();
    if life.parts > 0 || name.term() == am::NONODE_NOHOST {
        return None;
    }
    let creation = creation.max(FIRST_CREATION);
    node::set(Node { name, creation });
    *life = Life {
        parts: 1,
        is_ending: false,
    };
    EVER.store(true, Ordering::Release);
    KERNEL.store(kernel.pid.raw(), Ordering::Release);
    drop(life);
    node_monitors::tell_up(name, None, true);
    if kernel.has_ended() {
        kernel_ended(kernel.pid);
    }
    Some(())
}

pub(super) fn connection_begins() {
    LIFE.lock().parts += 1;
}

pub(super) fn connection_ends() {
    let mut life = LIFE.lock();
    life.parts = life.parts.saturating_sub(1);
    if life.parts == 0 && life.is_ending {
        let name = node::this().name;
        node::set(Node {
            name: Atom::from_index(am::NONODE_NOHOST.atom_index()),
            creation: 0,
        });
        drop(life);
        node_monitors::tell_down(name, None, true, atom("net_kernel_terminated"));
    }
}

/// A process has ended: if it is `net_kernel`, so do all connections, for that reason, before others hear of it.
pub fn kernel_ended(pid: Term) {
    if KERNEL
        .compare_exchange(pid.raw(), 0, Ordering::AcqRel, Ordering::Relaxed)
        .is_err()
    {
        return;
    }
    LIFE.lock().is_ending = true;
    let reason = atom("net_kernel_terminated");
    for peer in peers() {
        peer.close(reason);
    }
    connection_ends();
}

/// A process has ended, for a reason that `reason` makes: it may have had to do with other nodes, or been what a connection stands on.
pub fn ended(p: &mut Process, reason: impl FnOnce(&mut Process) -> Term) {
    if !EVER.load(Ordering::Relaxed) {
        return;
    }
    let pid = p.regs.pid;
    let distant = p
        .exec
        .seldom
        .made()
        .and_then(|s| super::distant::take(&mut s.distant));
    let has_channel = controllers::has_channel(pid);
    if distant.is_some() || has_channel {
        let reason = reason(p);
        if let Some(distant) = distant {
            distant.end(p, reason);
        }
        if has_channel {
            controllers::process_ended(pid, reason);
        }
    }
}
