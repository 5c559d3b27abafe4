//! The options of the level `otp`: what a socket is here, not in the system.
use super::socket::{CONTROL, RECEIVED, Socket, State, of};
use super::{BAD_VALUE, Done, Problem, address, atom, ok, option_values::flag_of};
use crate::bif::boolean;
use crate::heap::Heap;
use crate::heap::copy::{copy, copy_to_message};
use crate::process::Process;
use crate::term::{Term, am};
use libc::c_int;
use parking_lot::MutexGuard;
use std::os::fd::AsRawFd;
use std::sync::Arc;

/// The numbers that the Erlang part has for them.
mod number {
    use libc::c_int;
    pub const DEBUG: c_int = 1001;
    /// Whether the owner is told that a counter begins anew. (None does: they have 64 bits.)
    pub const WRAPS_TOLD: c_int = 1002;
    pub const OWNER: c_int = 1003;
    pub const RECEIVE_SIZE: c_int = 1004;
    pub const RECEIVE_CONTROL: c_int = 1006;
    pub const SEND_CONTROL: c_int = 1007;
    pub const DESCRIPTOR: c_int = 1008;
    pub const META: c_int = 1009;
    pub const USE_REGISTRY: c_int = 1010;
    pub const SELECT_READ: c_int = 1011;
    pub const DOMAIN: c_int = 1999;
}

/// The Erlang part has asked for what it does not have.
fn unknown(p: &mut Process, number: c_int) -> Problem {
    let what = [atom("otp_socket_option"), Term::small(number.into())];
    Problem::Misused(p.tuple(&what))
}

/// A size of at least one byte, or the usual one.
fn size(value: Term, usual: usize) -> Result<usize, Problem> {
    if value == atom("default") {
        return Ok(usual);
    }
    let size = value.as_small().and_then(|n| usize::try_from(n).ok());
    size.filter(|&n| n > 0).ok_or(BAD_VALUE)
}

pub fn set(p: &mut Process, socket: Term, number: c_int, value: Term) -> Done {
    let socket = of(socket)?;
    let mut state = socket.lock();
    let flag = || flag_of(value).ok_or(BAD_VALUE);
    state.open()?;
    match number {
        number::DEBUG => state.settings.debug = flag()?,
        number::WRAPS_TOLD => state.settings.wraps_told = flag()?,
        number::SELECT_READ => state.settings.select_read = flag()?,
        number::OWNER => return set_owner(p, socket, state, value),
        number::RECEIVE_SIZE => set_receive_size(&mut state, value)?,
        number::RECEIVE_CONTROL => state.settings.receive_control = size(value, CONTROL)?,
        number::SEND_CONTROL => state.settings.send_control = size(value, CONTROL)?,
        number::META if !state.is_owner(p.regs.pid) => {
            return Err(Problem::Invalid(atom("not_owner")));
        }
        number::META => state.settings.meta = copy_to_message(value),
        number::USE_REGISTRY => {
            // Nobody leaves the registry.
            if !flag()? {
                return Err(BAD_VALUE);
            }
            if !std::mem::replace(&mut state.settings.use_registry, true) {
                socket.tell_registry("add");
            }
        }
        _ => return Err(unknown(p, number)),
    }
    Ok(am::OK)
}

fn set_owner(p: &mut Process, socket: &Arc<Socket>, state: MutexGuard<State>, pid: Term) -> Done {
    if !state.is_owner(p.regs.pid) {
        return Err(Problem::Invalid(atom("not_owner")));
    }
    if !pid.is_local_pid() {
        return Err(BAD_VALUE);
    }
    socket.set_owner(state, p, pid);
    Ok(am::OK)
}

/// A size, or how many buffers of that size.
fn set_receive_size(state: &mut State, value: Term) -> Result<(), Problem> {
    let (count, value) = match value.as_tuple() {
        Some(&[count, value]) => {
            let count = count.as_small().and_then(|n| u32::try_from(n).ok());
            (count.filter(|&n| n > 0).ok_or(BAD_VALUE)?, value)
        }
        _ => (0, value),
    };
    state.settings.receive_size = size(value, RECEIVED)?;
    state.settings.receive_count = count;
    Ok(())
}

pub fn get(p: &mut Process, socket: Term, number: c_int) -> Done {
    let socket = of(socket)?;
    let state = socket.lock();
    let of = &state.settings;
    if number == number::USE_REGISTRY {
        let value = boolean(of.use_registry);
        return Ok(ok(p, value));
    }
    let descriptor = state.open()?;
    let count = |n: usize| Term::small(n as i64);
    let value = match number {
        number::DEBUG => boolean(of.debug),
        number::WRAPS_TOLD => boolean(of.wraps_told),
        number::SELECT_READ => boolean(of.select_read),
        number::OWNER => state
            .owner
            .as_ref()
            .map_or(am::UNDEFINED, |owner| owner.pid),
        number::RECEIVE_SIZE if of.receive_count == 0 => count(of.receive_size),
        number::RECEIVE_SIZE => {
            p.tuple(&[count(of.receive_count as usize), count(of.receive_size)])
        }
        number::RECEIVE_CONTROL => count(of.receive_control),
        number::SEND_CONTROL => count(of.send_control),
        number::DESCRIPTOR => Term::small(descriptor.as_raw_fd().into()),
        number::META => copy(of.meta.term, p),
        number::DOMAIN => address::domain(state.domain),
        _ => return Err(unknown(p, number)),
    };
    Ok(ok(p, value))
}
