//! Connections that go out.
use super::socket::of;
use super::waiting::Role;
use super::{BADARG, Done, Problem, address, atom, misplaced};
use crate::io::sockets as sys;
use crate::process::Process;
use crate::term::{Term, am};
use std::os::fd::AsFd;

/// `nif_connect(Socket, Handle, Address)`
pub fn begin(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    if !args[1].is_reference() {
        return Err(BADARG);
    }
    let to = address::decode(args[2]).ok_or(Problem::Refused("sockaddr"))?;
    let mut state = socket.lock();
    let descriptor = state.open()?;
    if state.writers.is_busy() {
        return Err(Problem::Invalid(atom("state")));
    }
    match &state.connector {
        Some(connector) if connector.pid != p.regs.pid => {
            return Err(Problem::Error(atom("already")));
        }
        Some(_) => {
            drop(state);
            return finish(p, args);
        }
        None => {}
    }
    match sys::connect(descriptor.as_fd(), &to) {
        Ok(()) => {
            state.phases.connected = true;
            Ok(am::OK)
        }
        Err(libc::EINPROGRESS) => {
            state.wait(p, socket, Role::Connector, args[1])?;
            Ok(am::SELECT)
        }
        Err(error) => Err(error.into()),
    }
}

/// `nif_connect(Socket)`: what has become of the connection, by who has begun it.
pub fn finish(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let mut state = socket.lock();
    let descriptor = state.open()?;
    if state.writers.is_busy() {
        return Err(Problem::Invalid(atom("state")));
    }
    let is_its = state
        .connector
        .as_ref()
        .is_some_and(|one| one.pid == p.regs.pid);
    if !is_its {
        return Err(misplaced());
    }
    state.connector_is_done(p);
    match sys::pending_error(descriptor.as_fd()) {
        0 => {
            state.phases.connected = true;
            Ok(am::OK)
        }
        error => Err(error.into()),
    }
}
