//! Nodes, as one sees them that is not distributed.
use super::spawn_options::{self, Reply};
use super::{Fault, Res, badarg, boolean};
use crate::heap::Heap;
use crate::map;
use crate::process::Process;
use crate::term::{Term, am, node, unique};

crate::bifs! {
    erlang {
        "nodes"/0 => nodes_0,
        "nodes"/1 => nodes,
        "nodes"/2 => nodes,
        "monitor_node"/2 => monitor_node,
        "monitor_node"/3 => monitor_node,
    }
    net_kernel {
        "dflag_unicode_io"/1 => knows_unicode,
    }
    erts_internal {
        "get_creation"/0 => get_creation,
        "get_dflags"/0 => get_dflags,
        "dist_spawn_request"/4 => dist_spawn_request,
    }
}

/// Whether the node of a process takes Unicode in requests of the I/O protocol; nothing is known of others.
fn knows_unicode(_: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_pid() {
        return badarg();
    }
    Ok(boolean(args[0].is_local_pid()))
}

fn nodes_0(_: &mut Process, _: &[Term]) -> Res {
    Ok(Term::NIL)
}

/// The nodes of some kinds: the only one that is known is this.
fn nodes(p: &mut Process, args: &[Term]) -> Res {
    let kinds = if args[0].is_atom() {
        vec![args[0]]
    } else {
        args[0].list_to_vec().ok_or(Fault::BADARG)?
    };
    let all = [am::VISIBLE, am::HIDDEN, am::KNOWN, am::THIS, am::CONNECTED];
    if !kinds.iter().all(|kind| all.contains(kind)) {
        return badarg();
    }
    let details = args.get(1).map(|&options| node_details(options));
    let details = details.transpose()?;
    if !kinds.iter().any(|&k| k == am::THIS || k == am::KNOWN) {
        return Ok(Term::NIL);
    }
    let this = match details {
        None => node::name(),
        Some(wanted) => {
            let details = map::from_pairs(p, &wanted);
            p.tuple(&[node::name(), details])
        }
    };
    Ok(p.list(&[this]))
}

/// What the options of `nodes/2` want to know of a node, and the answers for this one.
fn node_details(options: Term) -> Result<Vec<(Term, Term)>, Fault> {
    if !options.is_map() {
        return badarg();
    }
    let answers = [
        (am::CONNECTION_ID, am::UNDEFINED),
        (am::NODE_TYPE, am::THIS),
    ];
    let (mut wanted, mut known) = (Vec::new(), 0);
    for (key, answer) in answers {
        let Some(value) = map::get(options, key) else {
            continue;
        };
        known += 1;
        if spawn_options::boolean(value).ok_or(Fault::BADARG)? {
            wanted.push((key, answer));
        }
    }
    if known != map::size(options) {
        return badarg();
    }
    Ok(wanted)
}

/// This node never goes down, and others can't be reached.
fn monitor_node(_: &mut Process, args: &[Term]) -> Res {
    let options = args.get(2).copied().unwrap_or(Term::NIL).list_to_vec();
    let good = options.is_some_and(|l| l.iter().all(|&o| o == am::ALLOW_PASSIVE_CONNECT));
    if !good {
        return Err(Fault::ErrorCause(am::BADARG, am::BADOPT));
    }
    if !args[0].is_atom() {
        return badarg();
    }
    if args[0] != node::name() {
        return Err(Fault::Error(am::NOTALIVE));
    }
    spawn_options::boolean(args[1]).ok_or(Fault::BADARG)?;
    Ok(am::TRUE)
}

/// `{M, F, Args}` on another node, which can't be reached: the reply says so. `spawn_opt` wants to know besides
/// whether it has asked for a monitor.
fn dist_spawn_request(p: &mut Process, args: &[Term]) -> Res {
    let mfa = args[1].as_tuple().filter(|t| t.len() == 3);
    let good = mfa.is_some_and(|t| t[0].is_atom() && t[1].is_atom() && t[2].list_len().is_some());
    if !good || !args[0].is_atom() || args[0] == node::name() {
        return Ok(am::BADARG);
    }
    let mut reply = Reply::default();
    // The other node would be the one to complain of bad options.
    let options = spawn_options::parse(args[2], Some(&mut reply));
    let monitors = options.is_ok_and(|o| o.monitor.is_some());
    let reference = p.reference(unique::reference());
    if reply.of_error {
        let message = p.tuple(&[reply.tag, reference, am::ERROR, am::NOCONNECTION]);
        p.push_message(message);
    }
    if args[3] == am::SPAWN_OPT {
        return Ok(p.tuple(&[reference, boolean(monitors)]));
    }
    Ok(reference)
}

fn get_creation(p: &mut Process, _: &[Term]) -> Res {
    match node::this().creation {
        0 => Ok(am::UNDEFINED),
        creation => Ok(p.uint(creation.into())),
    }
}

/// Flags of the distribution protocol: what one node offers another when they connect.
mod dflag {
    pub const EXTENDED_REFERENCES: u64 = 0x4;
    pub const DIST_MONITOR: u64 = 0x8;
    pub const FUN_TAGS: u64 = 0x10;
    pub const DIST_MONITOR_NAME: u64 = 0x20;
    pub const NEW_FUN_TAGS: u64 = 0x80;
    pub const EXTENDED_PIDS_PORTS: u64 = 0x100;
    pub const EXPORT_PTR_TAG: u64 = 0x200;
    pub const BIT_BINARIES: u64 = 0x400;
    pub const NEW_FLOATS: u64 = 0x800;
    pub const UTF8_ATOMS: u64 = 0x1_0000;
    pub const MAP_TAG: u64 = 0x2_0000;
    pub const BIG_CREATION: u64 = 0x4_0000;
    pub const HANDSHAKE_23: u64 = 0x100_0000;
    pub const UNLINK_ID: u64 = 0x200_0000;
    pub const V4_NC: u64 = 0x4_0000_0000;
    /// What every node since OTP 26 must know.
    pub const MANDATORY: u64 = EXTENDED_REFERENCES
        | FUN_TAGS
        | EXTENDED_PIDS_PORTS
        | UTF8_ATOMS
        | NEW_FUN_TAGS
        | BIG_CREATION
        | NEW_FLOATS
        | MAP_TAG
        | EXPORT_PTR_TAG
        | BIT_BINARIES
        | HANDSHAKE_23
        | V4_NC
        | UNLINK_ID;
    pub const DEFAULT: u64 = MANDATORY | DIST_MONITOR | DIST_MONITOR_NAME;
}

/// `{erts_dflags, Default, Mandatory, Addable, Rejectable, StrictOrder}`.
fn get_dflags(p: &mut Process, _: &[Term]) -> Res {
    let sets = [dflag::DEFAULT, dflag::MANDATORY, dflag::DEFAULT, 0, 0];
    let mut tuple = vec![am::ERTS_DFLAGS];
    tuple.extend(sets.map(|set| p.uint(set)));
    Ok(p.tuple(&tuple))
}
