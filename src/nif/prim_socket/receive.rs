//! Receiving.
use super::socket::{Socket, State, of};
use super::waiting::Role;
use super::{BADARG, Done, Problem, address, atom, control, dialect, in_range, ok};
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::map;
use crate::nif::posix;
use crate::process::Process;
use crate::term::{Term, am};
use libc::c_int;
use std::cell::RefCell;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;

/// Bytes that are asked of the system at a time at most.
const MOST: usize = 1 << 24;
/// A thread keeps a buffer of that size at most.
const KEPT: usize = 1 << 18;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Does something with a buffer of so many bytes.
fn with_buffer<R>(size: usize, act: impl FnOnce(&mut [u8]) -> R) -> R {
    BUFFER.with_borrow_mut(|buffer| {
        if buffer.len() < size {
            buffer.resize(size, 0);
        }
        let done = act(&mut buffer[..size]);
        if buffer.len() > KEPT {
            *buffer = Vec::new();
        }
        done
    })
}

/// The handle with which one only looks what is there.
fn is_poll(handle: Term) -> bool {
    handle == atom("zero")
}

/// What is asked for: sizes and flags.
struct Asked {
    length: usize,
    control: usize,
    flags: c_int,
    handle: Term,
}

fn asked(p: &mut Process, sizes: &[Term], flags: Term, handle: Term) -> Result<Asked, Problem> {
    if !handle.is_reference() && !is_poll(handle) {
        return Err(BADARG);
    }
    if sizes.iter().any(|size| !size.is_integer()) || !flags.is_integer() {
        return Err(BADARG);
    }
    let mut length = [0; 2];
    for (to, &size) in length.iter_mut().zip(sizes) {
        *to = in_range::<u64>(p, size)? as usize;
    }
    Ok(Asked {
        length: length[0],
        control: length[1],
        flags: in_range(p, flags)?,
        handle,
    })
}

/// Whether the caller may read now; if not it stands in the queue.
fn may_read(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    asked: &Asked,
) -> Result<bool, Problem> {
    if state.acceptors.is_busy() {
        return Err(Problem::Invalid(atom("state")));
    }
    if is_poll(asked.handle) {
        return Ok(true);
    }
    state.may_try(p, socket, Role::Reader, asked.handle)
}

/// `nif_recv(Socket, Length, Flags, Handle)`
pub fn receive(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let asked = asked(p, &args[1..2], args[2], args[3])?;
    let mut state = socket.lock();
    let descriptor = state.open()?;
    if !may_read(p, socket, &mut state, &asked)? {
        return Ok(am::SELECT);
    }
    let before = state.received.len();
    let wanted = match asked.length {
        0 if before > 0 => before,
        0 => state.settings.receive_size,
        length => length,
    };
    if before >= wanted {
        return Ok(deliver(p, socket, &mut state, wanted, 0));
    }
    state.counters.read_tries += 1;
    let room = (wanted - before).min(MOST);
    let read = with_buffer(room, |buffer| {
        let count = sys::receive_by(descriptor.as_fd(), buffer, asked.flags)?;
        let is_whole = before == 0 && count == wanted;
        if is_whole || !state.is_stream() || asked.length == 0 {
            // Nothing has to be put together.
            return Ok((count, Some(p.binary(&buffer[..count]))));
        }
        state.received.extend_from_slice(&buffer[..count]);
        Ok((count, None))
    });
    match read {
        Ok((0, _)) if state.is_stream() => closed(p, socket, &mut state),
        Ok((count, Some(bytes))) => whole(p, socket, &mut state, &asked, (count, bytes, wanted)),
        Ok((count, None)) if state.received.len() >= wanted => {
            Ok(deliver(p, socket, &mut state, wanted, count))
        }
        Ok((count, None)) => part(p, socket, &mut state, &asked, count),
        Err(error) => refused(p, socket, &mut state, &asked, error),
    }
}

/// All that was wanted has come by one call.
fn whole(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    asked: &Asked,
    (count, bytes, wanted): (usize, Term, usize),
) -> Done {
    let is_full = count == wanted;
    if is_full && asked.length == 0 && state.is_stream() {
        state.fills += 1;
        if state.fills < state.settings.receive_count {
            // There may be more.
            state.counters.read_bytes += count as u64;
            state.counters.read_now += count as u64;
            if !is_poll(asked.handle) {
                state.make_current(p, socket, Role::Reader, asked.handle);
            }
            return Ok(p.tuple(&[atom("more"), bytes]));
        }
    }
    state.fills = 0;
    state.counters.read(count);
    Ok(received(p, socket, state, asked, bytes))
}

/// The first of the bytes that have been received, of which `new` have come just now.
fn deliver(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    wanted: usize,
    new: usize,
) -> Term {
    let bytes = p.binary(&state.received[..wanted]);
    state.received.drain(..wanted);
    state.fills = 0;
    state.counters.read(new);
    state.done(p, socket, Role::Reader);
    ok(p, bytes)
}

/// Less has come than is wanted.
fn part(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    asked: &Asked,
    count: usize,
) -> Done {
    state.fills = 0;
    if dialect::keeps_part() && !is_poll(asked.handle) {
        state.counters.read_bytes += count as u64;
        state.counters.read_now += count as u64;
        state.wait(p, socket, Role::Reader, asked.handle)?;
        return Ok(am::SELECT);
    }
    let bytes = p.binary(&std::mem::take(&mut state.received));
    state.counters.read(count);
    let answer = if !is_poll(asked.handle) {
        state.wait(p, socket, Role::Reader, asked.handle)?;
        am::SELECT
    } else if dialect::polls_end_in_ok() {
        am::OK
    } else {
        am::TIMEOUT
    };
    Ok(p.tuple(&[answer, bytes]))
}

/// `{ok, Value}`; or, if the socket is so set, the next message is asked for at once.
fn received(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    asked: &Asked,
    value: Term,
) -> Term {
    if state.settings.select_read
        && !is_poll(asked.handle)
        && state.wait(p, socket, Role::Reader, asked.handle).is_ok()
    {
        return p.tuple(&[atom("select_read"), value]);
    }
    state.done(p, socket, Role::Reader);
    ok(p, value)
}

/// The other side sends no more.
fn closed(p: &mut Process, socket: &Arc<Socket>, state: &mut State) -> Done {
    state.fail(p, socket, Role::Reader, am::CLOSED);
    if state.received.is_empty() {
        return Err(Problem::Closed);
    }
    let rest = p.binary(&std::mem::take(&mut state.received));
    let reason = p.tuple(&[am::CLOSED, rest]);
    Err(Problem::Error(reason))
}

/// The system gives nothing, or not yet.
fn refused(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    asked: &Asked,
    error: sys::Errno,
) -> Done {
    state.fills = 0;
    match error {
        libc::EAGAIN if is_poll(asked.handle) && dialect::polls_end_in_ok() => Ok(am::OK),
        libc::EAGAIN if is_poll(asked.handle) => Ok(am::TIMEOUT),
        libc::EAGAIN => {
            state.wait(p, socket, Role::Reader, asked.handle)?;
            Ok(am::SELECT)
        }
        error => {
            state.counters.read_fails += 1;
            state.fail(p, socket, Role::Reader, posix::atom(error));
            Err(error.into())
        }
    }
}

/// `nif_recvfrom(Socket, Length, Flags, Handle)`
pub fn receive_from(p: &mut Process, args: &[Term]) -> Done {
    let asked = asked(p, &args[1..2], args[2], args[3])?;
    datagram(p, args[0], &asked, |p, state, asked, fd, buffer| {
        let (count, from) = sys::receive_from(fd, buffer, asked.flags)?;
        if count == 0 && state.is_stream() {
            return Ok((0, None));
        }
        let from = address::encode(p, &from);
        let bytes = p.binary(&buffer[..count]);
        Ok((count, Some(p.tuple(&[from, bytes]))))
    })
}

/// `nif_recvmsg(Socket, Length, ControlLength, Flags, Handle)`
pub fn receive_message(p: &mut Process, args: &[Term]) -> Done {
    let asked = asked(p, &args[1..3], args[3], args[4])?;
    datagram(p, args[0], &asked, |p, state, asked, fd, buffer| {
        let room = match asked.control {
            0 => state.settings.receive_control,
            room => room.min(MOST),
        };
        let message = sys::receive_message_by(fd, buffer, room, asked.flags)?;
        if message.length == 0 && state.is_stream() {
            return Ok((0, None));
        }
        let bytes = p.binary(&buffer[..message.length]);
        let mut entries = vec![
            (atom("iov"), p.list(&[bytes])),
            (atom("ctrl"), control::encode_all(p, &message.beside)),
            (atom("flags"), control::flags(p, message.flags)),
        ];
        if message.from.length() > 0 {
            entries.push((atom("addr"), address::encode(p, &message.from)));
        }
        Ok((message.length, Some(map::from_pairs(p, &entries))))
    })
}

/// How one message is received: its length and its term; none: the other side sends no more.
type Receive =
    fn(&mut Process, &State, &Asked, BorrowedFd, &mut [u8]) -> sys::Result<(usize, Option<Term>)>;

fn datagram(p: &mut Process, socket: Term, asked: &Asked, receive: Receive) -> Done {
    let socket = of(socket)?;
    let mut state = socket.lock();
    let descriptor = state.open()?;
    if !may_read(p, socket, &mut state, asked)? {
        return Ok(am::SELECT);
    }
    state.counters.read_tries += 1;
    let size = match asked.length {
        0 => state.settings.receive_size,
        length => length,
    };
    let done = with_buffer(size.min(MOST), |buffer| {
        receive(p, &state, asked, descriptor.as_fd(), buffer)
    });
    match done {
        Ok((count, Some(message))) => {
            state.counters.read(count);
            Ok(received(p, socket, &mut state, asked, message))
        }
        Ok((_, None)) => {
            state.counters.read_fails += 1;
            state.fail(p, socket, Role::Reader, am::CLOSED);
            Err(Problem::Closed)
        }
        Err(error) => refused(p, socket, &mut state, asked, error),
    }
}
