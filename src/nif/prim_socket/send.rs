//! Sending.
use super::socket::{Socket, State, of};
use super::waiting::Role;
use super::{BADARG, Done, Problem, address, atom, control, in_range};
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::map;
use crate::nif::posix;
use crate::process::Process;
use crate::term::{Term, am};
use libc::c_int;
use parking_lot::MutexGuard;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;

/// A socket that the caller may write: its state, and its descriptor.
pub type Begun<'a> = (MutexGuard<'a, State>, Arc<OwnedFd>);

/// Lets the caller try to send. `None`: it stands in the queue.
pub fn begin<'a>(
    p: &mut Process,
    socket: &'a Arc<Socket>,
    handle: Term,
) -> Result<Option<Begun<'a>>, Problem> {
    let mut state = socket.lock();
    let descriptor = state.open()?;
    if state.connector.is_some() {
        return Err(Problem::Invalid(atom("state")));
    }
    let may_try = state.may_try(p, socket, Role::Writer, handle)?;
    Ok(may_try.then_some((state, descriptor)))
}

fn bytes<'a>(t: Term) -> Result<Cow<'a, [u8]>, Problem> {
    t.is_binary().then(|| t.to_bytes()).flatten().ok_or(BADARG)
}

/// `nif_send(Socket, Bytes, Flags, Handle)`
pub fn send(p: &mut Process, args: &[Term]) -> Done {
    send_bytes(p, args, None, args[2], args[3])
}

/// `nif_sendto(Socket, Bytes, Address, Flags, Handle)`
pub fn send_to(p: &mut Process, args: &[Term]) -> Done {
    send_bytes(p, args, Some(args[2]), args[3], args[4])
}

fn send_bytes(p: &mut Process, args: &[Term], to: Option<Term>, flags: Term, handle: Term) -> Done {
    let socket = of(args[0])?;
    if !handle.is_reference() {
        return Err(BADARG);
    }
    let bytes = bytes(args[1])?;
    let flags: c_int = in_range(p, flags)?;
    let to = match to {
        Some(to) => Some(address::decode(to).ok_or(Problem::Refused("sockaddr"))?),
        None => None,
    };
    let Some((mut state, descriptor)) = begin(p, socket, handle)? else {
        return Ok(am::SELECT);
    };
    state.counters.write_tries += 1;
    let sent = sys::send_message(descriptor.as_fd(), to.as_ref(), &[&bytes], &[], flags);
    sent_some(p, socket, &mut state, handle, sent, Size::all(bytes.len()))
}

/// Binaries that are sent together.
struct Vector<'a> {
    parts: SmallVec<[Cow<'a, [u8]>; 16]>,
    size: usize,
    /// There are more than the system takes at a time.
    is_cut: bool,
}

/// A list of binaries. What is no stream must go by one call.
fn vector<'a>(list: Term, is_stream: bool) -> Option<Vector<'a>> {
    let mut all = Vector {
        parts: SmallVec::new(),
        size: 0,
        is_cut: false,
    };
    for item in list.list_to_vec()? {
        let bytes = bytes(item).ok()?;
        if all.parts.len() == sys::PARTS {
            if bytes.is_empty() {
                continue;
            }
            all.is_cut = true;
            break;
        }
        all.size += bytes.len();
        all.parts.push(bytes);
    }
    (is_stream || !all.is_cut).then_some(all)
}

/// `nif_sendmsg(Socket, Message, Flags, Handle, Vector)`
pub fn send_message(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let (message, handle) = (args[1], args[3]);
    if !handle.is_reference() || !message.is_map() {
        return Err(BADARG);
    }
    let flags: c_int = in_range(p, args[2])?;
    let Some((mut state, descriptor)) = begin(p, socket, handle)? else {
        return Ok(am::SELECT);
    };
    let to = match map::get(message, atom("addr")) {
        Some(to) => Some(address::decode(to).ok_or(Problem::Refused("addr"))?),
        None => None,
    };
    let vector = vector(args[4], state.is_stream()).ok_or(Problem::Refused("iov"))?;
    let beside = match map::get(message, atom("ctrl")) {
        Some(list) => control::decode_all(list, state.settings.send_control)
            .ok_or(Problem::Refused("ctrl"))?,
        None => Vec::new(),
    };
    let parts: SmallVec<[&[u8]; 16]> = vector.parts.iter().map(|part| &part[..]).collect();
    state.counters.write_tries += 1;
    let sent = sys::send_message(descriptor.as_fd(), to.as_ref(), &parts, &beside, flags);
    sent_some(p, socket, &mut state, handle, sent, vector.of())
}

/// `nif_sendv(Socket, Vector, Handle)`
pub fn send_vector(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    if !args[2].is_reference() {
        return Err(BADARG);
    }
    let Some((mut state, descriptor)) = begin(p, socket, args[2])? else {
        return Ok(am::SELECT);
    };
    let vector = vector(args[1], state.is_stream()).ok_or(Problem::Refused("iov"))?;
    let parts: SmallVec<[&[u8]; 16]> = vector.parts.iter().map(|part| &part[..]).collect();
    state.counters.write_tries += 1;
    let sent = sys::send(descriptor.as_fd(), &parts);
    sent_some(p, socket, &mut state, args[2], sent, vector.of())
}

/// What was to be sent.
struct Size {
    bytes: usize,
    is_cut: bool,
}

impl Size {
    fn all(bytes: usize) -> Size {
        let is_cut = false;
        Size { bytes, is_cut }
    }
}

impl Vector<'_> {
    fn of(&self) -> Size {
        let (bytes, is_cut) = (self.size, self.is_cut);
        Size { bytes, is_cut }
    }
}

/// What the caller is told of what the system has taken.
fn sent_some(
    p: &mut Process,
    socket: &Arc<Socket>,
    state: &mut State,
    handle: Term,
    sent: sys::Result<usize>,
    size: Size,
) -> Done {
    let count = match sent {
        Ok(count) => count,
        Err(libc::EAGAIN) => {
            state.counters.write_waits += 1;
            state.wait(p, socket, Role::Writer, handle)?;
            return Ok(am::SELECT);
        }
        Err(error) => return Err(failed(p, socket, state, error)),
    };
    let number = Term::small(count as i64);
    if count == size.bytes && !size.is_cut {
        state.counters.written(count);
        state.done(p, socket, Role::Writer);
        return Ok(am::OK);
    }
    if !state.is_stream() {
        // A packet is sent as far as it is.
        state.counters.written(count);
        state.done(p, socket, Role::Writer);
        return Ok(p.tuple(&[am::OK, number]));
    }
    state.counters.written_bytes += count as u64;
    state.counters.written_now += count as u64;
    if count == size.bytes {
        // The caller goes on with the rest.
        state.make_current(p, socket, Role::Writer, handle);
        return Ok(p.tuple(&[atom("iov"), number]));
    }
    state.counters.write_waits += 1;
    state.wait(p, socket, Role::Writer, handle)?;
    Ok(p.tuple(&[am::SELECT, number]))
}

fn failed(p: &mut Process, socket: &Arc<Socket>, state: &mut State, error: sys::Errno) -> Problem {
    state.counters.write_fails += 1;
    // A bad argument is the caller's own affair.
    if error != libc::EINVAL {
        state.fail(p, socket, Role::Writer, posix::atom(error));
    }
    error.into()
}
