//! Files that are sent without going through the program's memory.
use super::socket::{FileCounters, Socket, State, of};
use super::waiting::Role;
use super::{BADARG, Done, Problem, atom, in_range, misplaced, send};
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::nif::{posix, prim_file};
use crate::process::Process;
use crate::term::{Term, am};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;

impl State {
    fn file_counters(&mut self) -> &mut FileCounters {
        self.counters.files.get_or_insert_default()
    }
}

/// From where on, and how many bytes; 0: up to the file's end.
fn part(p: &mut Process, args: &[Term]) -> Result<(u64, u64), Problem> {
    if !args[1].is_reference() || !args[2].is_integer() || !args[3].is_integer() {
        return Err(BADARG);
    }
    let offset: i64 = in_range(p, args[2])?;
    let count: u64 = in_range(p, args[3])?;
    let offset = u64::try_from(offset).map_err(|_| libc::EINVAL)?;
    Ok((offset, count))
}

/// `nif_sendfile(Socket, Handle, Offset, Count, File)`
pub fn begin(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let (offset, count) = part(p, args)?;
    if !args[4].is_reference() {
        return Err(BADARG);
    }
    let Some((mut state, descriptor)) = send::begin(p, socket, args[1])? else {
        return Ok(am::SELECT);
    };
    if state.file.is_some() {
        return Err(Problem::Invalid(atom("state")));
    }
    let file = match prim_file::duplicate(args[4]) {
        Some(Ok(file)) => file,
        Some(Err(error)) => {
            let reason = posix::atom(error.raw_os_error());
            return Err(failed(p, socket, &mut state, reason));
        }
        None => {
            let reason = p.tuple(&[am::INVALID, atom("efile")]);
            return Err(failed(p, socket, &mut state, reason));
        }
    };
    state.file = Some(file);
    let counters = state.file_counters();
    counters.tries += 1;
    counters.now = 0;
    send_some(p, socket, &mut state, &descriptor, args[1], (offset, count))
}

/// `nif_sendfile(Socket, Handle, Offset, Count)`: by who has begun, when the socket can be written again.
pub fn go_on(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let (offset, count) = part(p, args)?;
    let mut state = socket.lock();
    let descriptor = state.open()?;
    if state.connector.is_some() {
        return Err(Problem::Invalid(atom("state")));
    }
    if !state.writers.is_current(p.regs.pid) || state.file.is_none() {
        return Err(misplaced());
    }
    send_some(p, socket, &mut state, &descriptor, args[1], (offset, count))
}

/// `nif_sendfile(Socket)`: by the registry, when there is nobody else to close the file.
pub fn close_file(_: &mut Process, args: &[Term]) -> Done {
    let file = of(args[0])?.lock().file.take();
    // Closing may block: the socket is not locked any more.
    match file {
        Some(file) => {
            drop(file);
            Ok(am::OK)
        }
        None => Err(Problem::Invalid(atom("state"))),
    }
}

fn send_some(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    descriptor: &OwnedFd,
    handle: Term,
    (offset, count): (u64, u64),
) -> Done {
    let (sent, end) = write(state, descriptor, offset, count);
    let number = p.uint(sent);
    match end {
        Ok(()) => {
            state.file = None;
            state.done(p, socket, Role::Writer);
            Ok(p.tuple(&[am::OK, number]))
        }
        Err(libc::EAGAIN) => {
            state.file_counters().waits += 1;
            state.wait(p, socket, Role::Writer, handle)?;
            Ok(p.tuple(&[am::SELECT, number]))
        }
        Err(error) => {
            state.file = None;
            Err(failed(p, socket, state, posix::atom(error)))
        }
    }
}

/// Sends what the system takes; how many bytes, and why no more.
fn write(
    state: &mut State,
    descriptor: &OwnedFd,
    offset: u64,
    count: u64,
) -> (u64, sys::Result<()>) {
    let mut sent = 0;
    loop {
        let left = match count {
            0 => u64::MAX,
            count => count - sent,
        };
        if left == 0 {
            return (sent, Ok(()));
        }
        let Some(file) = &state.file else {
            return (sent, Err(libc::EBADF));
        };
        let done = sys::send_file(descriptor.as_fd(), file.as_fd(), offset + sent, left);
        let counters = state.file_counters();
        counters.calls += 1;
        match done {
            Ok(0) => return (sent, Ok(())),
            Ok(bytes) => {
                sent += bytes as u64;
                counters.packets += 1;
                counters.bytes += bytes as u64;
                counters.packet_most = counters.packet_most.max(sent);
                counters.now += bytes as u64;
                counters.most = counters.most.max(counters.now);
            }
            Err(error) => return (sent, Err(error)),
        }
    }
}

fn failed(p: &mut Process, socket: &Arc<Socket>, state: &mut State, reason: Term) -> Problem {
    state.file_counters().fails += 1;
    state.fail(p, socket, Role::Writer, reason);
    Problem::Error(reason)
}
