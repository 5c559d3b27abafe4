//! Opening sockets, and what is done with their own addresses.
use super::socket::{self, Origin, Settings, Socket, USE_REGISTRY};
use super::{Done, Problem, address, info, ok, small_int};
use crate::io::sockets as sys;
use crate::map;
use crate::nif::arguments;
use crate::process::Process;
use crate::term::{Atom, Term, am};
use libc::c_int;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::Ordering;

/// An entry of a map of options.
fn option(options: Term, key: &str) -> Option<Term> {
    map::get(options, Atom::new(key).term())
}

fn flag(options: Term, key: &str, default: bool) -> bool {
    match option(options, key) {
        Some(am::TRUE) => true,
        Some(am::FALSE) => false,
        _ => default,
    }
}

fn settings(options: Term) -> Settings {
    let use_registry = USE_REGISTRY.load(Ordering::Relaxed);
    Settings::new(
        flag(options, "use_registry", use_registry),
        flag(options, "debug", info::SOCKET_DEBUG.load(Ordering::Relaxed)),
    )
}

/// `nif_open(Domain, Type, Protocol, Options)`
pub fn new(p: &mut Process, args: &[Term]) -> Done {
    let protocol: c_int = super::in_range(p, args[2])?;
    let options = args[3];
    if !options.is_map() {
        return Err(super::BADARG);
    }
    let domain = address::domain_of(args[0]).ok_or(Problem::Refused("domain"))?;
    let kind = address::kind_of(args[1]).ok_or(Problem::Refused("type"))?;
    let open = || sys::socket(domain, kind, protocol);
    let descriptor = match option(options, "netns").map(arguments::bytes) {
        Some(Ok(path)) => sys::in_namespace(&path, open)??,
        _ => open()?,
    };
    let protocol = match protocol {
        0 => protocol_of(descriptor.as_fd()).unwrap_or(0),
        protocol => protocol,
    };
    let made = [domain, kind, protocol];
    let socket = Socket::new(p, descriptor, made, Origin::Own, settings(options));
    let reference = socket.reference(p);
    Ok(ok(p, reference))
}

fn protocol_of(fd: BorrowedFd) -> Option<c_int> {
    sys::number(fd, libc::SOL_SOCKET, libc::SO_PROTOCOL).ok()
}

/// `nif_open(Descriptor, Options)`: one that is open already.
pub fn by_descriptor(p: &mut Process, args: &[Term]) -> Done {
    let number: c_int = super::in_range(p, args[0])?;
    let options = args[1];
    if !options.is_map() {
        return Err(super::BADARG);
    }
    let copy = sys::duplicate(number);
    let known = |name| {
        let fd = copy.as_ref().ok()?.as_fd();
        sys::number(fd, libc::SOL_SOCKET, name).ok()
    };
    // The system knows best.
    let domain = known(libc::SO_DOMAIN)
        .or_else(|| address::domain_of(option(options, "domain")?))
        .ok_or(Problem::Refused("domain"))?;
    let kind = known(libc::SO_TYPE)
        .or_else(|| address::kind_of(option(options, "type")?))
        .ok_or(Problem::Refused("type"))?;
    let protocol = known(libc::SO_PROTOCOL)
        .or_else(|| small_int(option(options, "protocol")?))
        .unwrap_or(0);
    let copy = copy?;
    let is_connected = sys::peer_name(copy.as_fd()).is_ok();
    let (descriptor, origin) = adopt(copy, number, flag(options, "dup", true))?;
    let made = [domain, kind, protocol];
    let socket = Socket::new(p, descriptor, made, origin, settings(options));
    socket.lock().phases.connected = is_connected;
    let reference = socket.reference(p);
    Ok(ok(p, reference))
}

/// The copy of a descriptor, or the descriptor itself.
fn adopt(copy: OwnedFd, number: c_int, copied: bool) -> Result<(OwnedFd, Origin), Problem> {
    if copied {
        sys::set_nonblocking(copy.as_fd(), true)?;
        return Ok((copy, Origin::Copied(number)));
    }
    Ok((sys::adopt(number)?, Origin::Lent))
}

pub fn bind(_: &mut Process, args: &[Term]) -> Done {
    let socket = socket::of(args[0])?;
    let address = address::decode(args[1]).ok_or(Problem::Refused("sockaddr"))?;
    let mut state = socket.lock();
    sys::bind(state.open()?.as_fd(), &address)?;
    state.phases.bound = true;
    Ok(am::OK)
}

pub fn listen(p: &mut Process, args: &[Term]) -> Done {
    let socket = socket::of(args[0])?;
    let backlog: c_int = super::in_range(p, args[1])?;
    let mut state = socket.lock();
    sys::listen(state.open()?.as_fd(), backlog)?;
    state.phases.listening = true;
    Ok(am::OK)
}

pub fn own_name(p: &mut Process, args: &[Term]) -> Done {
    name(p, args[0], sys::own_name)
}

pub fn peer_name(p: &mut Process, args: &[Term]) -> Done {
    name(p, args[0], sys::peer_name)
}

fn name(
    p: &mut Process,
    socket: Term,
    ask: impl Fn(BorrowedFd) -> sys::Result<sys::Address>,
) -> Done {
    let state = socket::of(socket)?.lock();
    let address = ask(state.open()?.as_fd())?;
    let address = address::encode(p, &address);
    Ok(ok(p, address))
}
