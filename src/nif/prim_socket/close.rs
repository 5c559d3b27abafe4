//! How a socket ends: `close` tells those who wait, `finalize_close` closes the descriptor, which may take as long as the option `linger`
//! says. Where there is nobody to finish, it is closed at once.
use super::socket::{Socket, State, close_aside, of};
use super::waiting::Role;
use super::{Done, Problem, atom, misplaced, name};
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::process::Process;
use crate::term::{Term, am};
use parking_lot::MutexGuard;
use std::os::fd::AsFd;
use std::sync::Arc;

pub fn begin(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let mut state = socket.lock();
    state.open()?;
    let closer = socket.party(p.regs.pid, Role::Closer);
    closer.join(p);
    state.closer = Some(closer);
    state.phases.closing = true;
    state.abort_all(socket);
    Ok(am::OK)
}

/// By who has begun it.
pub fn finish(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let mut state = socket.lock();
    if state.is_closed() {
        return Err(Problem::Closed);
    }
    let pid = p.regs.pid;
    let is_closer = |state: &State| state.closer.as_ref().is_some_and(|one| one.pid == pid);
    if !state.phases.closing || !is_closer(&state) {
        return Err(misplaced());
    }
    for party in [state.closer.take(), state.owner.take()]
        .into_iter()
        .flatten()
    {
        party.leave(Some(p));
    }
    let file = state.file.take();
    let descriptor = state.take_descriptor();
    let is_registered = state.settings.use_registry;
    drop(state);
    // Now it may take as long as it takes: this is a dirty scheduler.
    let closed = descriptor.map_or(Ok(()), |descriptor| {
        sys::set_nonblocking(descriptor.as_fd(), false).ok();
        sys::close(descriptor)
    });
    drop(file);
    if is_registered {
        socket.tell_registry("del");
    }
    match closed {
        Ok(()) => Ok(am::OK),
        // What was to be sent has not been sent.
        Err(libc::EAGAIN) => Err(Problem::Error(am::TIMEOUT)),
        Err(error) => Err(Problem::Posix(error)),
    }
}

impl Socket {
    /// Closes what nobody is there to close.
    pub fn close_for_the_dead(self: &Arc<Self>, mut state: MutexGuard<State>) {
        if state.file.is_some() {
            // The registry closes it, since that may block.
            self.tell_registry("sendfile_deferred_close");
        }
        if let Some(owner) = state.owner.take() {
            owner.leave(None);
        }
        let descriptor = state.take_descriptor();
        let is_registered = state.settings.use_registry;
        drop(state);
        if let Some(descriptor) = descriptor {
            close_aside(descriptor);
        }
        if is_registered {
            self.tell_registry("del");
        }
    }
}

pub fn shut_down(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let how = match name(args[1]) {
        "read" => libc::SHUT_RD,
        "write" => libc::SHUT_WR,
        "read_write" => libc::SHUT_RDWR,
        _ => {
            let how = p.tuple(&[atom("how"), args[1]]);
            return Err(Problem::Misused(how));
        }
    };
    let state = socket.lock();
    sys::shut_down(state.open()?.as_fd(), how)?;
    Ok(am::OK)
}
