//! What goes beside a message: control messages, and flags.
use super::{address, atom, dialect, name, small_int, type_of_service};
use crate::heap::Heap;
use crate::io::sockets::{self as sys, Address, Control};
use crate::map;
use crate::nif::posix;
use crate::term::{Term, am};
use libc::c_int;

/// How the value of a control message stands in its bytes.
#[derive(Clone, Copy)]
enum Form {
    /// It is known by its bytes alone.
    Bytes,
    Int,
    Byte,
    TypeOfService,
    Time,
    /// In nanoseconds, where `Time` has microseconds.
    PreciseTime,
    Packet4,
    Packet6,
    Address,
    Error,
}

/// A kind of control message, of a level.
struct Kind {
    level: c_int,
    number: c_int,
    name: &'static str,
    form: Form,
    /// Programs may give the value as a term.
    is_sent: bool,
}

const fn kind(level: c_int, number: c_int, name: &'static str, form: Form, is_sent: bool) -> Kind {
    Kind {
        level,
        number,
        name,
        form,
        is_sent,
    }
}

#[rustfmt::skip]
const KINDS: &[Kind] = &[
    kind(libc::SOL_SOCKET, libc::SCM_CREDENTIALS, "credentials", Form::Bytes, false),
    kind(libc::SOL_SOCKET, libc::SCM_RIGHTS, "rights", Form::Bytes, false),
    kind(libc::SOL_SOCKET, libc::SCM_TIMESTAMP, "timestamp", Form::Time, true),
    kind(libc::SOL_SOCKET, libc::SCM_TIMESTAMPNS, "timestampns", Form::PreciseTime, false),
    kind(libc::IPPROTO_IP, libc::IP_TOS, "tos", Form::TypeOfService, true),
    kind(libc::IPPROTO_IP, libc::IP_TTL, "ttl", Form::Int, true),
    kind(libc::IPPROTO_IP, libc::IP_RECVTTL, "recvttl", Form::Byte, false),
    kind(libc::IPPROTO_IP, libc::IP_PKTINFO, "pktinfo", Form::Packet4, false),
    kind(libc::IPPROTO_IP, libc::IP_ORIGDSTADDR, "origdstaddr", Form::Address, false),
    kind(libc::IPPROTO_IP, libc::IP_RECVTOS, "recvtos", Form::TypeOfService, false),
    kind(libc::IPPROTO_IP, libc::IP_RECVERR, "recverr", Form::Error, false),
    kind(libc::IPPROTO_IPV6, libc::IPV6_PKTINFO, "pktinfo", Form::Packet6, false),
    kind(libc::IPPROTO_IPV6, libc::IPV6_HOPLIMIT, "hoplimit", Form::Int, true),
    kind(libc::IPPROTO_IPV6, libc::IPV6_TCLASS, "tclass", Form::Int, true),
    kind(libc::IPPROTO_IPV6, libc::IPV6_RECVTCLASS, "recvtclass", Form::Int, false),
    kind(libc::IPPROTO_IPV6, libc::IPV6_RECVERR, "recverr", Form::Error, false),
];

/// The flags of messages.
pub const FLAGS: &[(&str, c_int)] = &[
    ("cmsg_cloexec", libc::MSG_CMSG_CLOEXEC),
    ("confirm", libc::MSG_CONFIRM),
    ("ctrunc", libc::MSG_CTRUNC),
    ("dontroute", libc::MSG_DONTROUTE),
    ("eor", libc::MSG_EOR),
    ("errqueue", libc::MSG_ERRQUEUE),
    ("more", libc::MSG_MORE),
    ("nosignal", libc::MSG_NOSIGNAL),
    ("oob", libc::MSG_OOB),
    ("peek", libc::MSG_PEEK),
    ("trunc", libc::MSG_TRUNC),
];

/// The level of that name, or number. (Names of protocols are made numbers by the Erlang part.)
pub fn level_of(t: Term) -> Option<c_int> {
    match name(t) {
        "socket" => Some(libc::SOL_SOCKET),
        _ => small_int(t),
    }
}

fn level(number: c_int) -> Term {
    match number {
        libc::SOL_SOCKET => atom("socket"),
        number => Term::small(number.into()),
    }
}

/// A list of flags; those without a name as one number.
pub fn flags(heap: &mut impl Heap, mut flags: c_int) -> Term {
    let mut all = Vec::new();
    for &(name, flag) in FLAGS {
        if flags & flag != 0 {
            flags &= !flag;
            all.push(atom(name));
        }
    }
    if flags != 0 {
        all.push(Term::small(flags.into()));
    }
    heap.list(&all)
}

/// Control messages that have come, as a list of maps.
pub fn encode_all(heap: &mut impl Heap, all: &[Control]) -> Term {
    let all: Vec<Term> = all.iter().map(|one| encode(heap, one)).collect();
    heap.list(&all)
}

fn encode(heap: &mut impl Heap, (of_level, number, data): &Control) -> Term {
    let known = KINDS
        .iter()
        .filter(|kind| !matches!(kind.form, Form::PreciseTime) || dialect::is_of_29())
        .find(|kind| kind.level == *of_level && kind.number == *number);
    let kind = match known {
        Some(kind) => atom(kind.name),
        None => Term::small((*number).into()),
    };
    let mut entries = vec![
        (atom("level"), level(*of_level)),
        (atom("type"), kind),
        (atom("data"), heap.binary(data)),
    ];
    if let Some(value) = known.and_then(|kind| encode_value(heap, kind.form, data)) {
        entries.push((am::VALUE, value));
    }
    map::from_pairs(heap, &entries)
}

/// A C `int` at a place.
fn int_at(data: &[u8], at: usize) -> Option<c_int> {
    let bytes = data.get(at..at + size_of::<c_int>())?;
    Some(c_int::from_ne_bytes(bytes.try_into().ok()?))
}

/// A C `long` at a place.
fn long_at(data: &[u8], at: usize) -> Option<i64> {
    let bytes = data.get(at..at + size_of::<i64>())?;
    Some(i64::from_ne_bytes(bytes.try_into().ok()?))
}

fn encode_value(heap: &mut impl Heap, form: Form, data: &[u8]) -> Option<Term> {
    let mut time = |unit| {
        let seconds = heap.int(long_at(data, 0)?);
        let entries = [
            (atom("sec"), seconds),
            (atom(unit), Term::small(long_at(data, 8)?)),
        ];
        Some(map::from_pairs(heap, &entries))
    };
    match form {
        Form::Bytes => None,
        Form::Int => Some(Term::small(int_at(data, 0)?.into())),
        Form::Byte => Some(Term::small((*data.first()?).into())),
        Form::TypeOfService => Some(type_of_service::encode(heap, (*data.first()?).into())),
        Form::Time => time("usec"),
        Form::PreciseTime => time("nsec"),
        Form::Packet4 => {
            let ip = |at: usize| data.get(at..at + 4)?.try_into().ok();
            let (own, to) = (ip(4)?, ip(8)?);
            let entries = [
                (
                    atom("ifindex"),
                    Term::small((int_at(data, 0)? as u32).into()),
                ),
                (atom("spec_dst"), address::ip4(heap, own)),
                (atom("addr"), address::ip4(heap, to)),
            ];
            Some(map::from_pairs(heap, &entries))
        }
        Form::Packet6 => {
            let ip = data.get(..16)?.try_into().ok()?;
            let entries = [
                (atom("addr"), address::ip6(heap, ip)),
                (atom("ifindex"), Term::small(int_at(data, 16)?.into())),
            ];
            Some(map::from_pairs(heap, &entries))
        }
        Form::Address => {
            let address = address_at(data)?;
            Some(address::encode(heap, &address))
        }
        Form::Error => encode_error(heap, data),
    }
}

/// An address that begins with its family.
fn address_at(data: &[u8]) -> Option<Address> {
    let (family, rest) = data.split_first_chunk()?;
    Address::native(u16::from_ne_bytes(*family).into(), rest)
}

/// Why a destination can't be reached, of IPv4 by the code of the message (RFC 792).
const UNREACHABLE_4: [(u8, &str); 6] = [
    (0, "net_unreach"),
    (1, "host_unreach"),
    (3, "port_unreach"),
    (4, "frag_needed"),
    (6, "net_unknown"),
    (7, "host_unknown"),
];
/// As above, of IPv6 (RFC 4443).
const UNREACHABLE_6: [(u8, &str); 7] = [
    (0, "noroute"),
    (1, "adm_prohibited"),
    (2, "not_neighbour"),
    (3, "addr_unreach"),
    (4, "port_unreach"),
    (5, "policy_fail"),
    (6, "reject_route"),
];

/// An error that the network has told of (`struct sock_extended_err`), and who has told it.
fn encode_error(heap: &mut impl Heap, data: &[u8]) -> Option<Term> {
    const SIZE: usize = size_of::<libc::sock_extended_err>();
    let error = data.get(..SIZE)?;
    let [number, info, value] = [int_at(error, 0)?, int_at(error, 8)?, int_at(error, 12)?];
    let (origin, kind, code) = (error[4], error[5], error[6]);
    let small = |n: u8| Term::small(n.into());
    let named = |names: &[(u8, &str)], number: u8| {
        let found = names.iter().find(|(known, _)| *known == number);
        found.map_or(small(number), |(_, name)| atom(name))
    };
    let (kind, code) = match (origin, kind) {
        (libc::SO_EE_ORIGIN_ICMP, 3) => (atom("dest_unreach"), named(&UNREACHABLE_4, code)),
        (libc::SO_EE_ORIGIN_ICMP, 11) => (atom("time_exceeded"), small(code)),
        (libc::SO_EE_ORIGIN_ICMP6, 1) => (atom("dest_unreach"), named(&UNREACHABLE_6, code)),
        (libc::SO_EE_ORIGIN_ICMP6, 2) => (atom("pkt_toobig"), small(code)),
        (libc::SO_EE_ORIGIN_ICMP6, 3) => (atom("time_exceeded"), small(code)),
        _ => (small(kind), small(code)),
    };
    const ORIGINS: [(u8, &str); 7] = [
        (0, "none"),
        (1, "local"),
        (2, "icmp"),
        (3, "icmp6"),
        (4, "txstatus"),
        (5, "zerocopy"),
        (6, "txtime"),
    ];
    let mut entries = vec![
        (am::ERROR, posix::atom(number)),
        (atom("origin"), named(&ORIGINS, origin)),
        (atom("type"), kind),
        (atom("code"), code),
        (atom("info"), Term::small(info.into())),
        (atom("data"), Term::small(value.into())),
    ];
    if data.len() > SIZE
        && let Some(offender) = address_at(&data[SIZE..])
    {
        entries.push((atom("offender"), address::encode(heap, &offender)));
    }
    Some(map::from_pairs(heap, &entries))
}

/// The bytes of a list of maps with `level`, `type` and either `data` or `value`. `None`: they are not well-formed, or take more room.
pub fn decode_all(list: Term, room: usize) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    for item in list.list_to_vec()? {
        decode(item, &mut all)?;
        if all.len() > room {
            return None;
        }
    }
    Some(all)
}

fn decode(item: Term, all: &mut Vec<u8>) -> Option<()> {
    if !item.is_map() {
        return None;
    }
    let entry = |key: &str| map::get(item, atom(key));
    let level = level_of(entry("level")?)?;
    let kind = entry("type")?;
    let known = kind.as_atom().and_then(|_| {
        let mut of_level = KINDS.iter().filter(|known| known.level == level);
        of_level.find(|known| known.name == name(kind))
    });
    let (number, bytes) = match (entry("data"), map::get(item, am::VALUE)) {
        (Some(data), None) => {
            let number = match known {
                Some(known) => known.number,
                None => small_int(kind)?,
            };
            (number, decode_data(data)?)
        }
        (None, Some(value)) => {
            let known = known.filter(|known| known.is_sent)?;
            (known.number, decode_value(known.form, value)?)
        }
        _ => return None,
    };
    sys::add_control(all, level, number, &bytes);
    Some(())
}

fn decode_data(data: Term) -> Option<Vec<u8>> {
    if data.is_binary() {
        return Some(data.to_bytes()?.into_owned());
    }
    let number = match data {
        am::TRUE => 1,
        am::FALSE => 0,
        number => small_int(number)?,
    };
    Some(number.to_ne_bytes().to_vec())
}

fn decode_value(form: Form, value: Term) -> Option<Vec<u8>> {
    match form {
        Form::TypeOfService => Some(type_of_service::decode(value)?.to_ne_bytes().to_vec()),
        Form::Time => decode_time(value),
        _ => Some(small_int(value)?.to_ne_bytes().to_vec()),
    }
}

/// `struct timeval`
fn decode_time(value: Term) -> Option<Vec<u8>> {
    if !value.is_map() {
        return None;
    }
    let part = |key: &str| map::get(value, atom(key))?.as_small();
    let (seconds, rest) = (part("sec")?, part("usec")?);
    Some([seconds.to_ne_bytes(), rest.to_ne_bytes()].concat())
}
