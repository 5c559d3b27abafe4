//! This node and others: which there are, whether they stay, processes on them.
use super::spawn_options::{self, Reply};
use super::{Fault, Res, badarg, boolean};
use crate::dist::{self, ForeignPid, Kind, Peer, relations};
use crate::heap::Heap;
use crate::map;
use crate::process::Process;
use crate::scheduler::Options;
use crate::scheduler::spawn::MonitorOptions;
use crate::term::{Atom, Term, am, node};

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

/// Whether the node of a process takes Unicode in requests of the I/O protocol.
fn knows_unicode(_: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_pid() {
        return badarg();
    }
    let flags = ForeignPid::of(args[0]).map(|pid| Peer::get(pid.name).flags());
    let knows = flags.is_none_or(|f| f.is_some_and(|f| f & dist::flags::UNICODE_IO != 0));
    Ok(boolean(knows))
}

fn nodes_0(p: &mut Process, _: &[Term]) -> Res {
    nodes(p, &[am::VISIBLE])
}

/// The nodes of some kinds.
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
    let details = args.get(1).map(|&options| Details::of(options));
    let details = details.transpose()?;
    let wants = |of: [Term; 3]| kinds.iter().any(|kind| of.contains(kind));
    let mut found = Vec::new();
    if wants([am::THIS, am::KNOWN, am::KNOWN]) {
        found.push((node::name(), am::THIS, None));
    }
    for peer in dist::peers() {
        let (kind, connection) = peer.kind();
        let (name, connection) = (peer.name.term(), Some(connection));
        match kind {
            Kind::Visible if wants([am::VISIBLE, am::CONNECTED, am::KNOWN]) => {
                found.push((name, am::VISIBLE, connection));
            }
            Kind::Hidden if wants([am::HIDDEN, am::CONNECTED, am::KNOWN]) => {
                found.push((name, am::HIDDEN, connection));
            }
            Kind::Known if name != node::name() && wants([am::KNOWN; 3]) => {
                found.push((name, am::KNOWN, None));
            }
            _ => {}
        }
    }
    let mut one = |(name, kind, connection)| match &details {
        None => name,
        Some(details) => details.of_node(p, name, kind, connection),
    };
    let found: Vec<Term> = found.into_iter().map(&mut one).collect();
    Ok(p.list(&found))
}

/// What the options of `nodes/2` want to know of a node.
struct Details {
    connection: bool,
    kind: bool,
}

impl Details {
    fn of(options: Term) -> Result<Details, Fault> {
        if !options.is_map() {
            return badarg();
        }
        let mut known = 0;
        let mut wanted = |key| {
            let Some(value) = map::get(options, key) else {
                return Ok(false);
            };
            known += 1;
            spawn_options::boolean(value).ok_or(Fault::BADARG)
        };
        let details = Details {
            connection: wanted(am::CONNECTION_ID)?,
            kind: wanted(am::NODE_TYPE)?,
        };
        if known != map::size(options) {
            return badarg();
        }
        Ok(details)
    }
    /// `{Node, Details}`.
    fn of_node(&self, p: &mut Process, name: Term, kind: Term, connection: Option<u32>) -> Term {
        let mut pairs = Vec::new();
        if self.connection {
            let number = connection.map(|n| Term::small(n.into()));
            pairs.push((am::CONNECTION_ID, number.unwrap_or(am::UNDEFINED)));
        }
        if self.kind {
            pairs.push((am::NODE_TYPE, kind));
        }
        let details = map::from_pairs(p, &pairs);
        p.tuple(&[name, details])
    }
}

/// The option `allow_passive_connect` lets OTP's Erlang code wait for a connection.
fn monitor_node(p: &mut Process, args: &[Term]) -> Res {
    let options = args.get(2).copied().unwrap_or(Term::NIL);
    let passive = options.list_to_vec();
    let passive = passive.filter(|l| l.iter().all(|&o| o == am::ALLOW_PASSIVE_CONNECT));
    let Some(passive) = passive else {
        return Err(Fault::ErrorCause(am::BADARG, am::BADOPT));
    };
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    if args[0] != am::NONODE_NOHOST && !dist::is_alive() {
        return Err(Fault::Error(am::NOTALIVE));
    }
    match spawn_options::boolean(args[1]).ok_or(Fault::BADARG)? {
        false => p.distant().unwatch_node(name),
        true if args[0] == node::name() => {}
        true if relations::monitor_node(p, name, passive.is_empty()) => {}
        true => {
            return Err(Fault::Trap {
                module: am::ERLANG,
                function: Atom::new("dmonitor_node").term(),
                args: vec![args[0], args[1], options],
            });
        }
    }
    Ok(am::TRUE)
}

/// A request to spawn at another node: what that node has to know of the options, and what this one.
#[derive(Default)]
struct Wanted {
    reply: Reply,
    monitor: Option<MonitorOptions>,
    options: Vec<Term>,
    /// One of them is wrong.
    is_bad: bool,
}

impl Wanted {
    /// `None`: the options are wrong, and nobody is told by message.
    fn of(list: Term, by_request: bool) -> Option<Wanted> {
        let mut wanted = Wanted::default();
        for option in list.list_to_vec()? {
            let good = match option.as_tuple() {
                _ if option == am::MONITOR => {
                    wanted.monitor = Some(MonitorOptions::default());
                    wanted.options.push(option);
                    true
                }
                Some(&[am::MONITOR, value]) => {
                    wanted.monitor = spawn_options::monitor(value);
                    wanted.options.push(am::MONITOR);
                    wanted.monitor.is_some()
                }
                Some(&[am::REPLY | am::REPLY_TAG, _]) => {
                    let mut options = Options::default();
                    let reply = Some(&mut wanted.reply);
                    by_request && spawn_options::option(&mut options, reply, option).is_some()
                }
                _ => {
                    wanted.options.push(option);
                    true
                }
            };
            if !good && !by_request {
                return None;
            }
            wanted.is_bad |= !good;
        }
        Some(wanted)
    }
}

/// `{M, F, Args}` on another node: a reply tells what has come of it. `spawn_opt` wants to know besides whether it has asked
/// for a monitor.
fn dist_spawn_request(p: &mut Process, args: &[Term]) -> Res {
    let mfa = args[1]
        .as_tuple()
        .filter(|t| t.len() == 3 && t[0].is_atom() && t[1].is_atom());
    let arity = mfa.and_then(|t| t[2].list_len());
    let name = args[0].as_atom().filter(|_| args[0] != node::name());
    let by_request = args[3] != am::SPAWN_OPT;
    let wanted = Wanted::of(args[2], by_request);
    let (Some(mfa), Some(arity), Some(at), Some(wanted)) = (mfa, arity, name, wanted) else {
        return Ok(am::BADARG);
    };
    let Wanted {
        reply,
        monitor,
        options,
        is_bad,
    } = wanted;
    let (number, reference) = monitor.unwrap_or_default().reference(p);
    let options = p.list(&options);
    let spawn = dist::Spawn {
        at,
        number,
        reference,
        mfa: p.tuple(&[mfa[0], mfa[1], Term::small(arity as i64)]),
        args: mfa[2],
        options,
        tag: reply.tag,
        monitor,
        of_success: reply.of_success,
        of_error: reply.of_error,
    };
    let asked = match is_bad {
        true => Err(am::BADOPT),
        false => dist::spawn_request(p, &spawn),
    };
    if let Err(reason) = asked {
        p.monitors.forget_alias(number);
        if reply.of_error {
            let message = p.tuple(&[reply.tag, reference, am::ERROR, reason]);
            p.push_message(message);
        }
    }
    if by_request {
        return Ok(reference);
    }
    Ok(p.tuple(&[reference, boolean(monitor.is_some())]))
}

fn get_creation(p: &mut Process, _: &[Term]) -> Res {
    match node::this().creation {
        0 => Ok(am::UNDEFINED),
        creation => Ok(p.uint(creation.into())),
    }
}

/// `{erts_dflags, Default, Mandatory, Addable, Rejectable, StrictOrder}`.
fn get_dflags(p: &mut Process, _: &[Term]) -> Res {
    use dist::flags::{DEFAULT, MANDATORY, REJECTABLE, STRICT_ORDER};
    let sets = [DEFAULT, MANDATORY, DEFAULT, REJECTABLE, STRICT_ORDER];
    let mut tuple = vec![am::ERTS_DFLAGS];
    tuple.extend(sets.map(|set| p.uint(set)));
    Ok(p.tuple(&tuple))
}
