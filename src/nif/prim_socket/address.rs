//! Addresses, families and kinds of sockets, as terms.
use super::{atom, name, small_int};
use crate::heap::Heap;
use crate::io::sockets::{Address, Link, Parts};
use crate::map;
use crate::term::{Term, am};
use libc::c_int;

/// The family of that name, or number.
pub fn domain_of(t: Term) -> Option<c_int> {
    match name(t) {
        "inet" => Some(libc::AF_INET),
        "inet6" => Some(libc::AF_INET6),
        "local" => Some(libc::AF_UNIX),
        "unspec" => Some(libc::AF_UNSPEC),
        _ => small_int(t),
    }
}

/// The name of a family, or its number.
pub fn domain(number: c_int) -> Term {
    match number {
        libc::AF_INET => atom("inet"),
        libc::AF_INET6 => atom("inet6"),
        libc::AF_UNIX => am::LOCAL,
        libc::AF_UNSPEC => atom("unspec"),
        number => Term::small(number.into()),
    }
}

/// The kind of socket of that name, or number.
pub fn kind_of(t: Term) -> Option<c_int> {
    match name(t) {
        "stream" => Some(libc::SOCK_STREAM),
        "dgram" => Some(libc::SOCK_DGRAM),
        "raw" => Some(libc::SOCK_RAW),
        "seqpacket" => Some(libc::SOCK_SEQPACKET),
        _ => small_int(t),
    }
}

/// The name of a kind of socket, or its number.
pub fn kind(number: c_int) -> Term {
    match number {
        libc::SOCK_STREAM => atom("stream"),
        libc::SOCK_DGRAM => atom("dgram"),
        libc::SOCK_RAW => atom("raw"),
        libc::SOCK_SEQPACKET => atom("seqpacket"),
        libc::SOCK_RDM => atom("rdm"),
        number => Term::small(number.into()),
    }
}

/// An address of IPv4: four bytes, or a name.
pub fn ip4_of(t: Term) -> Option<[u8; 4]> {
    match name(t) {
        "any" => return Some([0; 4]),
        "loopback" => return Some([127, 0, 0, 1]),
        "broadcast" => return Some([255; 4]),
        _ => {}
    }
    let numbers: &[Term; 4] = t.as_tuple()?.try_into().ok()?;
    let mut ip = [0; 4];
    for (byte, number) in ip.iter_mut().zip(numbers) {
        *byte = u8::try_from(number.as_small()?).ok()?;
    }
    Some(ip)
}

/// An address of IPv6: eight words, or a name.
pub fn ip6_of(t: Term) -> Option<[u8; 16]> {
    match name(t) {
        "any" => return Some([0; 16]),
        "loopback" => return Some(1u128.to_be_bytes()),
        _ => {}
    }
    let numbers: &[Term; 8] = t.as_tuple()?.try_into().ok()?;
    let mut ip = [0; 16];
    for (bytes, number) in ip.chunks_exact_mut(2).zip(numbers) {
        let word = u16::try_from(number.as_small()?).ok()?;
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    Some(ip)
}

pub fn ip4(heap: &mut impl Heap, ip: [u8; 4]) -> Term {
    heap.tuple(&ip.map(|byte| Term::small(byte.into())))
}

pub fn ip6(heap: &mut impl Heap, ip: [u8; 16]) -> Term {
    let words: Vec<Term> = ip
        .chunks_exact(2)
        .map(|pair| Term::small(u16::from_be_bytes([pair[0], pair[1]]).into()))
        .collect();
    heap.tuple(&words)
}

/// The address of a map with a `family`, in which nothing is missing.
pub fn decode(t: Term) -> Option<Address> {
    if !t.is_map() {
        return None;
    }
    let entry = |key: &str| map::get(t, atom(key));
    let number = |key: &str| u32::try_from(entry(key)?.as_small()?).ok();
    let family = entry("family")?;
    // As C has it, a port is cut off to 16 bits.
    let port = || Some(small_int(map::get(t, am::PORT)?)? as u16);
    match name(family) {
        "inet" => Some(Address::v4(ip4_of(entry("addr")?)?, port()?)),
        "inet6" => Some(Address::v6(
            ip6_of(entry("addr")?)?,
            port()?,
            number("flowinfo")?,
            number("scope_id")?,
        )),
        "local" => {
            let path = entry("path").filter(|path| path.is_binary())?.to_bytes()?;
            Address::local(&path)
        }
        _ => {
            let data = entry("addr").filter(|data| data.is_binary())?.to_bytes()?;
            Address::native(domain_of(family)?, &data)
        }
    }
}

/// The map that stands for an address.
pub fn encode(heap: &mut impl Heap, address: &Address) -> Term {
    if let Some(link) = address.link() {
        return encode_link(heap, &link);
    }
    let family = domain(address.family());
    let mut entries = vec![(atom("family"), family)];
    match address.parts() {
        Parts::V4 { ip, port } => {
            entries.push((am::PORT, Term::small(port.into())));
            entries.push((atom("addr"), ip4(heap, ip)));
        }
        Parts::V6 {
            ip,
            port,
            flow,
            scope,
        } => {
            entries.push((am::PORT, Term::small(port.into())));
            entries.push((atom("addr"), ip6(heap, ip)));
            entries.push((atom("flowinfo"), Term::small(flow.into())));
            entries.push((atom("scope_id"), Term::small(scope.into())));
        }
        Parts::Local(path) => entries.push((atom("path"), heap.binary(&path))),
        Parts::Unspecified | Parts::Other => {
            entries.push((atom("addr"), heap.binary(address.data())));
        }
    }
    map::from_pairs(heap, &entries)
}

/// Kinds of hardware that have a name.
const HARDWARE: &[(u16, &str)] = &[
    (libc::ARPHRD_NETROM, "netrom"),
    (libc::ARPHRD_ETHER, "ether"),
    (libc::ARPHRD_EETHER, "eether"),
    (libc::ARPHRD_AX25, "ax25"),
    (libc::ARPHRD_PRONET, "pronet"),
    (libc::ARPHRD_CHAOS, "chaos"),
    (libc::ARPHRD_IEEE802, "ieee802"),
    (libc::ARPHRD_ARCNET, "arcnet"),
    (libc::ARPHRD_APPLETLK, "appletlk"),
    (libc::ARPHRD_DLCI, "dlci"),
    (libc::ARPHRD_ATM, "atm"),
    (libc::ARPHRD_METRICOM, "metricom"),
    (libc::ARPHRD_IEEE1394, "ieee1394"),
    (libc::ARPHRD_EUI64, "eui64"),
    (libc::ARPHRD_INFINIBAND, "infiniband"),
    (libc::ARPHRD_TUNNEL, "tunnel"),
    (libc::ARPHRD_TUNNEL6, "tunnel6"),
    (libc::ARPHRD_LOOPBACK, "loopback"),
    (libc::ARPHRD_LOCALTLK, "localtlk"),
    (libc::ARPHRD_NONE, "none"),
    (libc::ARPHRD_VOID, "void"),
];

/// The name of a kind of hardware, or its number.
pub fn hardware(number: u16) -> Term {
    match HARDWARE.iter().find(|(known, _)| *known == number) {
        Some((_, name)) => atom(name),
        None => Term::small(number.into()),
    }
}

/// Kinds of packets, by their numbers.
const PACKETS: [&str; 8] = [
    "host",
    "broadcast",
    "multicast",
    "otherhost",
    "outgoing",
    "loopback",
    "user",
    "kernel",
];

fn encode_link(heap: &mut impl Heap, link: &Link) -> Term {
    let packet = match PACKETS.get(usize::from(link.packet)) {
        Some(name) => atom(name),
        None => Term::small(link.packet.into()),
    };
    let entries = [
        (atom("family"), atom("packet")),
        (atom("protocol"), Term::small(link.protocol.into())),
        (atom("ifindex"), Term::small(link.interface.into())),
        (atom("hatype"), hardware(link.hardware)),
        (atom("pkttype"), packet),
        (atom("addr"), heap.binary(&link.address)),
    ];
    map::from_pairs(heap, &entries)
}
