//! Requests of `ioctl`: what is asked of network interfaces, and told them.
use super::socket::of;
use super::{BADARG, Done, Problem, address, atom, name, ok, small_int};
use crate::bif::boolean;
use crate::heap::Heap;
use crate::io::sockets::{self as sys, Address, InterfaceRequest};
use crate::map;
use crate::nif::arguments;
use crate::process::Process;
use crate::term::{Term, am};
use libc::c_int;
use std::os::fd::AsFd;

/// The requests that there are.
pub const REQUESTS: &[(&str, u64)] = &[
    ("gifconf", libc::SIOCGIFCONF),
    ("nread", libc::FIONREAD),
    ("atmark", SIOCATMARK),
    ("gifname", libc::SIOCGIFNAME),
    ("gifindex", libc::SIOCGIFINDEX),
    ("gifflags", libc::SIOCGIFFLAGS),
    ("gifaddr", libc::SIOCGIFADDR),
    ("gifdstaddr", libc::SIOCGIFDSTADDR),
    ("gifbrdaddr", libc::SIOCGIFBRDADDR),
    ("gifnetmask", libc::SIOCGIFNETMASK),
    ("gifmtu", libc::SIOCGIFMTU),
    ("gifhwaddr", libc::SIOCGIFHWADDR),
    ("gifmap", libc::SIOCGIFMAP),
    ("giftxqlen", libc::SIOCGIFTXQLEN),
    ("sifflags", libc::SIOCSIFFLAGS),
    ("sifaddr", libc::SIOCSIFADDR),
    ("sifdstaddr", libc::SIOCSIFDSTADDR),
    ("sifbrdaddr", libc::SIOCSIFBRDADDR),
    ("sifmtu", libc::SIOCSIFMTU),
    ("siftxqlen", libc::SIOCSIFTXQLEN),
];

/// Whether the next byte is out of band (`asm-generic/sockios.h`).
const SIOCATMARK: u64 = 0x8905;

/// The name of a request.
fn request(t: Term) -> Result<(u64, &'static str), Problem> {
    let code = u64::try_from(arguments::long(t)?).map_err(|_| BADARG)?;
    let known = REQUESTS.iter().find(|(_, known)| *known == code);
    Ok((code, known.map_or("", |(name, _)| name)))
}

const NOT_SUPPORTED: Problem = Problem::Error(am::NOTSUP_POSIX);

/// `nif_ioctl(Socket, Request)`
pub fn of_socket(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let (code, request) = request(args[1])?;
    let state = socket.lock();
    let descriptor = state.open()?;
    let fd = descriptor.as_fd();
    let value = match request {
        "gifconf" => {
            let all = sys::interface_list(fd)?;
            let all: Vec<Term> = all.iter().map(|one| interface(p, one)).collect();
            p.list(&all)
        }
        "nread" => Term::small(sys::number_request(fd, code)?.into()),
        "atmark" => boolean(sys::number_request(fd, code)? != 0),
        _ => return Err(NOT_SUPPORTED),
    };
    Ok(ok(p, value))
}

/// `#{name := Name, addr := Address}`
fn interface(p: &mut Process, request: &InterfaceRequest) -> Term {
    let address = request.address();
    let entries = [
        (am::NAME, p.byte_list(request.name(), Term::NIL)),
        (atom("addr"), encode_address(p, address)),
    ];
    map::from_pairs(p, &entries)
}

fn encode_address(p: &mut Process, address: Option<Address>) -> Term {
    match address {
        Some(address) => address::encode(p, &address),
        None => am::UNDEFINED,
    }
}

fn named(t: Term) -> Result<InterfaceRequest, Problem> {
    let bytes = t.list_to_vec().ok_or(BADARG)?;
    let byte = |item: &Term| u8::try_from(item.as_small()?).ok();
    let name: Option<Vec<u8>> = bytes.iter().map(byte).collect();
    Ok(InterfaceRequest::new(&name.ok_or(BADARG)?))
}

/// `nif_ioctl(Socket, Request, Interface)`: its name, or its number.
pub fn get(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let (code, request) = request(args[1])?;
    let state = socket.lock();
    let descriptor = state.open()?;
    let fd = descriptor.as_fd();
    if !request.starts_with("gif") || request == "gifconf" {
        return Err(NOT_SUPPORTED);
    }
    let mut asked = match request {
        "gifname" => {
            let mut asked = InterfaceRequest::new(b"");
            asked.set_bytes(&small_int(args[2]).ok_or(BADARG)?.to_ne_bytes());
            asked
        }
        _ => named(args[2])?,
    };
    sys::interface_request(fd, code, &mut asked)?;
    let value = match request {
        "gifname" => p.byte_list(asked.name(), Term::NIL),
        "gifflags" => flags(p, asked.number() as i16),
        "gifhwaddr" => hardware_address(p, &asked),
        "gifmap" => memory(p, &asked),
        "gifindex" | "gifmtu" | "giftxqlen" => Term::small(asked.number().into()),
        _ => encode_address(p, asked.address()),
    };
    Ok(ok(p, value))
}

/// Names of flags; those without a name as one number.
fn flags(p: &mut Process, flags: i16) -> Term {
    let mut left = c_int::from(flags);
    let mut all = Vec::new();
    for &(name, flag) in sys::INTERFACE_FLAGS {
        if flag != 0 && left & flag == flag {
            left &= !flag;
            all.push(atom(name));
        }
    }
    if left != 0 {
        all.push(Term::small(left.into()));
    }
    p.list(&all)
}

/// Kinds of hardware that addresses of interfaces have by name.
const HARDWARE: [&str; 7] = [
    "netrom", "ether", "ieee802", "dlci", "ieee1394", "loopback", "none",
];

/// The family of such an address is a kind of hardware.
fn hardware_address(p: &mut Process, asked: &InterfaceRequest) -> Term {
    let bytes = asked.bytes();
    let number = u16::from_ne_bytes([bytes[0], bytes[1]]);
    let named = address::hardware(number);
    let family = match HARDWARE.contains(&name(named)) {
        true => named,
        false => Term::small(number.into()),
    };
    let entries = [
        (atom("family"), family),
        (atom("addr"), p.binary(&bytes[2..16])),
    ];
    map::from_pairs(p, &entries)
}

/// `struct ifmap`
fn memory(p: &mut Process, asked: &InterfaceRequest) -> Term {
    let bytes = asked.bytes();
    let word = |at: usize| u64::from_ne_bytes(bytes[at..at + 8].try_into().unwrap_or_default());
    let base = u16::from_ne_bytes([bytes[16], bytes[17]]);
    let entries = [
        (atom("mem_start"), p.uint(word(0))),
        (atom("mem_end"), p.uint(word(8))),
        (atom("base_addr"), Term::small(base.into())),
        (atom("irq"), Term::small(bytes[18].into())),
        (atom("dma"), Term::small(bytes[19].into())),
        (am::PORT, Term::small(bytes[20].into())),
    ];
    map::from_pairs(p, &entries)
}

/// `nif_ioctl(Socket, Request, Interface, Value)`
pub fn set(_: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let (code, request) = request(args[1])?;
    let state = socket.lock();
    let descriptor = state.open()?;
    let fd = descriptor.as_fd();
    if !request.starts_with("sif") {
        return Err(NOT_SUPPORTED);
    }
    let mut asked = named(args[2])?;
    match request {
        "sifflags" => {
            let now = libc::SIOCGIFFLAGS;
            sys::interface_request(fd, now, &mut asked)?;
            let flags = changed(asked.number(), args[3])?;
            asked.set_bytes(&(flags as i16).to_ne_bytes());
        }
        "sifmtu" | "siftxqlen" => {
            let refused = Problem::Refused(if request == "sifmtu" { "mtu" } else { "txqlen" });
            asked.set_bytes(&small_int(args[3]).ok_or(refused)?.to_ne_bytes());
        }
        _ => {
            let address = address::decode(args[3]).ok_or(Problem::Refused("sockaddr"))?;
            asked.set_address(&address);
        }
    }
    sys::interface_request(fd, code, &mut asked)?;
    Ok(am::OK)
}

/// Flags, some of which are set or taken away by a map of their numbers.
fn changed(mut flags: c_int, changes: Term) -> Result<c_int, Problem> {
    if !changes.is_map() {
        return Err(BADARG);
    }
    for (flag, is_set) in map::iter(changes) {
        let flag = small_int(flag).ok_or(BADARG)?;
        match is_set {
            am::TRUE => flags |= flag,
            _ => flags &= !flag,
        }
    }
    Ok(flags)
}
