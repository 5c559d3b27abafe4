//! Connections that come in.
use super::socket::{Origin, Socket, of};
use super::waiting::Role;
use super::{Done, Problem, atom, ok};
use crate::io::sockets as sys;
use crate::nif::posix;
use crate::process::Process;
use crate::term::{Term, am};
use std::os::fd::AsFd;

/// `nif_accept(Socket, Handle)`
pub fn accept(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let mut state = socket.lock();
    let descriptor = state.open()?;
    if state.readers.is_busy() {
        return Err(Problem::Invalid(atom("state")));
    }
    if !state.may_try(p, socket, Role::Acceptor, args[1])? {
        return Ok(am::SELECT);
    }
    state.counters.accept_tries += 1;
    match sys::accept(descriptor.as_fd()) {
        Ok(connection) => {
            state.counters.accepted += 1;
            state.done(p, socket, Role::Acceptor);
            let made = [state.domain, state.kind, state.protocol];
            let settings = state.settings.inherited();
            drop(state);
            let connection = Socket::new(p, connection, made, Origin::Own, settings);
            connection.lock().phases.connected = true;
            let reference = connection.reference(p);
            Ok(ok(p, reference))
        }
        Err(libc::EAGAIN) => {
            if state.acceptors.is_busy() {
                state.counters.accept_waits += 1;
            }
            state.wait(p, socket, Role::Acceptor, args[1])?;
            Ok(am::SELECT)
        }
        Err(error) => {
            state.counters.accept_fails += 1;
            state.fail(p, socket, Role::Acceptor, posix::atom(error));
            Err(error.into())
        }
    }
}
