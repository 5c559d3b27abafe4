//! What there is: names of protocols, options, flags and requests, with their numbers.
use super::option_table::LEVELS;
use super::{Done, atom, control, dialect, ioctl, name};
use crate::bif::boolean;
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::process::Process;
use crate::term::{Atom, Term};

pub fn features(p: &mut Process, _: &[Term]) -> Done {
    let all = [
        ("sctp", false),
        ("ipv6", true),
        ("local", true),
        ("netns", true),
        ("sendfile", true),
    ];
    let all = all.map(|(name, is_there)| p.tuple(&[atom(name), boolean(is_there)]));
    Ok(p.list(&all))
}

pub fn names(p: &mut Process, args: &[Term]) -> Done {
    Ok(match name(args[0]) {
        "msg_flags" => pairs(
            p,
            control::FLAGS
                .iter()
                .map(|&(name, flag)| (name, flag.into())),
        ),
        "ioctl_flags" => pairs(
            p,
            sys::INTERFACE_FLAGS
                .iter()
                .map(|&(name, flag)| (name, flag.into())),
        ),
        "ioctl_requests" => {
            let requests = ioctl::REQUESTS.iter();
            pairs(p, requests.map(|&(name, code)| (name, code as i64)))
        }
        "protocols" => protocols(p),
        "options" => options(p),
        _ => Term::NIL,
    })
}

/// A list of names and numbers.
fn pairs(p: &mut Process, all: impl Iterator<Item = (&'static str, i64)>) -> Term {
    let all: Vec<Term> = all
        .map(|(name, number)| p.tuple(&[atom(name), Term::small(number)]))
        .collect();
    p.list(&all)
}

/// `[{[Name | Aliases], Number}]`: those that are always there, then those that the host knows, the last one first.
fn protocols(p: &mut Process) -> Term {
    const KNOWN: [(&str, i32); 5] = [
        ("igmp", libc::IPPROTO_IGMP),
        ("udp", libc::IPPROTO_UDP),
        ("tcp", libc::IPPROTO_TCP),
        ("ipv6", libc::IPPROTO_IPV6),
        ("ip", libc::IPPROTO_IP),
    ];
    let mut all = Vec::new();
    let new = [("mptcp", libc::IPPROTO_MPTCP)];
    let new = new.into_iter().filter(|_| dialect::is_of_29());
    for (name, number) in KNOWN.into_iter().chain(new) {
        let names = p.list(&[atom(name)]);
        all.push(p.tuple(&[names, Term::small(number.into())]));
    }
    for protocol in sys::protocols().iter().rev() {
        let aliases = protocol.aliases.iter().rev();
        let names = std::iter::once(&protocol.name).chain(aliases);
        let names = names.filter_map(|name| Atom::try_new(std::str::from_utf8(name).ok()?));
        let names: Vec<Term> = names.map(Atom::term).collect();
        let names = p.list(&names);
        all.push(p.tuple(&[names, Term::small(protocol.number.into())]));
    }
    p.list(&all)
}

/// `[{LevelNumber, [{Option, Number} | Option]}]`, and in OTP 29 the level's name before its number.
fn options(p: &mut Process) -> Term {
    let is_of_29 = dialect::is_of_29();
    let release = if is_of_29 { 29 } else { 0 };
    let mut levels = Vec::new();
    for level in LEVELS {
        let there = level.options.iter().filter(|opt| opt.since <= release);
        let mut options: Vec<Term> = there
            .clone()
            .map(|opt| p.tuple(&[atom(opt.name), Term::small(opt.number.into())]))
            .collect();
        let absent = level
            .absent
            .iter()
            .filter(|name| !there.clone().any(|opt| opt.name == **name));
        options.extend(absent.map(|name| atom(name)));
        let options = p.list(&options);
        let number = match level.number {
            libc::SOL_SOCKET if !is_of_29 => atom(level.name),
            number => Term::small(number.into()),
        };
        levels.push(match is_of_29 {
            true => p.tuple(&[atom(level.name), number, options]),
            false => p.tuple(&[number, options]),
        });
    }
    p.list(&levels)
}
