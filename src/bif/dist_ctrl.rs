//! What OTP's Erlang code does to make this node a distributed one, and with the connections that it has set up.
use super::{Fault, Res, badarg, boolean};
use crate::arith::int;
use crate::dist::{self, Controller, Peer, flags};
use crate::heap::Heap;
use crate::port;
use crate::process::Process;
use crate::term::{Atom, Term, am, node};

const NOT_SUPPORTED: Fault = Fault::Error(am::NOTSUP);

crate::bifs! {
    erlang {
        "setnode"/2 => set_node,
        "dist_get_stat"/1 => get_stat,
        "dist_ctrl_get_data"/1 => get_data,
        "dist_ctrl_get_data_notification"/1 => get_data_notification,
        "dist_ctrl_get_opt"/2 => get_option,
        "dist_ctrl_set_opt"/3 => set_option,
        "dist_ctrl_input_handler"/2 => input_handler,
        "dist_ctrl_put_data"/2 => put_data,
    }
    erts_internal {
        "new_connection"/1 => new_connection,
        "abort_pending_connection"/2 => abort_pending_connection,
        "create_dist_channel"/3 => create_channel,
    }
}

/// An atom that may be the name of a node.
fn node_name(t: Term) -> Option<Atom> {
    let name = t.as_atom()?;
    let (alive, host) = name.name().split_once('@')?;
    (!alive.is_empty() && !host.is_empty() && !host.contains('@')).then_some(name)
}

fn set_node(_: &mut Process, args: &[Term]) -> Res {
    let creation = int::to_u64(args[1]).and_then(|n| u32::try_from(n).ok());
    let (Some(name), Some(creation)) = (node_name(args[0]), creation) else {
        return badarg();
    };
    dist::become_alive(name, creation).ok_or(Fault::BADARG)?;
    Ok(am::TRUE)
}

fn new_connection(p: &mut Process, args: &[Term]) -> Res {
    let name = node_name(args[0]).filter(|_| args[0] != node::name());
    let peer = Peer::get(name.ok_or(Fault::BADARG)?);
    let connection = peer.new_connection();
    Ok(peer.handle(connection, p))
}

fn abort_pending_connection(_: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = Peer::of_handle(args[1]).ok_or(Fault::BADARG)?;
    if args[0] != peer.name.term() {
        return badarg();
    }
    Ok(boolean(!peer.abort(connection)))
}

/// `{ok, Handle}`, or why there is none.
fn create_channel(p: &mut Process, args: &[Term]) -> Res {
    let number = |t: Term| int::to_u64(t);
    let name = node_name(args[0]).filter(|_| args[0] != node::name() && dist::is_alive());
    let (Some(name), Some(&[of_both, creation])) = (name, args[2].as_tuple()) else {
        return Ok(am::BADARG);
    };
    let creation = number(creation).and_then(|n| u32::try_from(n).ok());
    let (Some(of_both), Some(creation)) = (number(of_both), creation) else {
        return Ok(am::BADARG);
    };
    if !of_both & flags::MANDATORY != 0 {
        return Ok(am::BADARG);
    }
    let peer = Peer::get(name);
    let controller = args[1];
    let agreed = of_both & flags::DEFAULT_AND_PUBLISHED;
    let connection = peer.connected(agreed, creation, p.regs.pid, |connection| {
        if controller.is_local_port() {
            let port = port::find(controller)?;
            port.become_channel(dist::Channel::new(peer, connection))?;
            return Some(Controller::Port(port));
        }
        dist::of_process(controller, peer, connection)
    });
    let Some(connection) = connection else {
        return Ok(am::BADARG);
    };
    peer.output().notify();
    let handle = peer.handle(connection, p);
    Ok(p.tuple(&[am::OK, handle]))
}

/// `{ok, MessagesIn, MessagesOut, BytesWaiting}`.
fn get_stat(p: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = Peer::of_handle(args[0]).ok_or(Fault::BADARG)?;
    let (come, gone, waiting) = peer.statistics(connection).ok_or(Fault::BADARG)?;
    let elements = [am::OK, p.uint(come), p.uint(gone), p.uint(waiting)];
    Ok(p.tuple(&elements))
}

/// The connection of a handle, which the caller must control.
fn own_channel(p: &Process, handle: Term) -> Result<(&'static Peer, u32), Fault> {
    let (peer, connection) = dist::channel_of(p.regs.pid).ok_or(NOT_SUPPORTED)?;
    match Peer::of_handle(handle) {
        Some((of, number)) if std::ptr::eq(of, peer) && number == connection => {
            Ok((peer, connection))
        }
        _ => badarg(),
    }
}

/// A frame, as a list of binaries; `none` if there is none.
fn get_data(p: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = own_channel(p, args[0])?;
    let Some(frame) = peer.take(connection) else {
        return Ok(am::NONE);
    };
    let size = frame.size();
    let parts = frame.0.iter().filter(|(part, from)| part.len() > *from);
    let parts: Vec<Term> = parts.map(|(part, from)| p.binary(&part[*from..])).collect();
    let data = p.list(&parts);
    if peer.option(connection, |options| options.size) == Some(true) {
        let size = p.uint(size as u64);
        return Ok(p.tuple(&[size, data]));
    }
    Ok(data)
}

/// The message `dist_data` comes when there is something to be fetched.
fn get_data_notification(p: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = own_channel(p, args[0])?;
    peer.option(connection, |options| options.notice = true);
    if peer.has_output() {
        peer.output().notify();
    }
    Ok(am::OK)
}

fn get_option(p: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = own_channel(p, args[0])?;
    if args[1] != Atom::new("get_size").term() {
        return badarg();
    }
    let is_on = peer.option(connection, |options| options.size);
    is_on.map(boolean).ok_or(Fault::BADARG)
}

fn set_option(p: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = own_channel(p, args[0])?;
    let on = super::spawn_options::boolean(args[2]);
    let (Some(on), true) = (on, args[1] == Atom::new("get_size").term()) else {
        return badarg();
    };
    let was_on = peer.option(connection, |options| {
        std::mem::replace(&mut options.size, on)
    });
    was_on.map(boolean).ok_or(Fault::BADARG)
}

/// Another process gives what comes.
fn input_handler(p: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = Peer::of_handle(args[0]).ok_or(NOT_SUPPORTED)?;
    let is_own = dist::channel_of(p.regs.pid).is_some_and(|(own, _)| std::ptr::eq(own, peer));
    if !args[1].is_local_pid() || !is_own && !peer.is_port() {
        return badarg();
    }
    let set = peer.option(connection, |options| options.input = Some(args[1]));
    set.map(|()| am::OK).ok_or(Fault::BADARG)
}

/// A frame that has come. What is wrong with it ends the connection, not the call.
fn put_data(p: &mut Process, args: &[Term]) -> Res {
    let (peer, connection) = Peer::of_handle(args[0]).ok_or(Fault::BADARG)?;
    let handler = peer.option(connection, |options| options.input).flatten();
    if handler != Some(p.regs.pid) {
        return Err(NOT_SUPPORTED);
    }
    let bytes = super::iolist::to_vec(args[1]).ok_or(Fault::BADARG)?;
    if dist::receive(peer, connection, &bytes).is_err() {
        peer.close(am::KILLED);
    }
    Ok(am::OK)
}
