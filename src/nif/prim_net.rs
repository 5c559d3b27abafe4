//! `prim_net`: names of hosts, services and network interfaces, as the C library looks them up.
use super::arguments;
use super::posix;
use super::prim_socket::{decode_address, domain_term, encode_address, kind_term};
use crate::bif::{Fault, Res, badarg, boolean};
use crate::heap::Heap;
use crate::io::sockets::{self as sys, Address, Interface, LookupError};
use crate::map;
use crate::process::Process;
use crate::term::{Atom, Term, am};
use libc::c_int;
use std::ffi::CString;
use std::sync::atomic::{AtomicBool, Ordering};

crate::bifs! {
    prim_net {
        "nif_info"/0 => info,
        "nif_command"/1 => command,
        "nif_gethostname"/0 => host_name,
        "nif_getnameinfo"/2 blocking => names_of,
        "nif_getaddrinfo"/3 blocking => addresses_of,
        "nif_getifaddrs"/1 blocking => interfaces,
        "nif_getservbyname"/2 blocking => service_port,
        "nif_getservbyport"/2 blocking => service_name,
        "nif_if_name2index"/1 => interface_number,
        "nif_if_index2name"/1 => interface_name,
        "nif_if_names"/0 => interface_names,
        // Only Windows has these.
        "nif_get_adapters_addresses"/1 => |_, _| not_here(),
        "nif_get_if_entry"/1 => |_, _| not_here(),
        "nif_get_interface_info"/1 => |_, _| not_here(),
        "nif_get_ip_address_table"/1 => |_, _| not_here(),
    }
}

/// What debugging is set to; nothing is written.
static DEBUG: AtomicBool = AtomicBool::new(false);

fn not_here() -> Res {
    Err(Fault::Error(atom("notsup")))
}

fn atom(name: &str) -> Term {
    Atom::new(name).term()
}

/// `{ok, Value}`
fn ok(p: &mut Process, value: Term) -> Res {
    Ok(p.tuple(&[am::OK, value]))
}

fn error(p: &mut Process, reason: &str) -> Res {
    Ok(p.tuple(&[am::ERROR, atom(reason)]))
}

fn text(p: &mut Process, bytes: &[u8]) -> Term {
    p.byte_list(bytes, Term::NIL)
}

fn info(p: &mut Process, _: &[Term]) -> Res {
    let debug = boolean(DEBUG.load(Ordering::Relaxed));
    Ok(map::from_pairs(p, &[(atom("debug"), debug)]))
}

fn command(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_map() {
        return badarg();
    }
    let entry = |key: &str| map::get(args[0], atom(key)).ok_or(Fault::BADARG);
    let (command, data) = (entry("command")?, entry("data")?);
    let what = match command == atom("debug") {
        true if data.is_boolean() => {
            DEBUG.store(data == am::TRUE, Ordering::Relaxed);
            return Ok(am::OK);
        }
        true => p.tuple(&[atom("data"), data]),
        false => p.tuple(&[atom("command"), command]),
    };
    Err(Fault::Error(p.tuple(&[am::INVALID, what])))
}

fn host_name(p: &mut Process, _: &[Term]) -> Res {
    match sys::host_name() {
        Ok(name) => {
            let name = text(p, &name);
            ok(p, name)
        }
        Err(number) => Ok(posix::error(p, number)),
    }
}

/// A list of bytes, as C has texts.
fn c_text(t: Term) -> Option<CString> {
    let items = t.list_to_vec()?;
    let byte = |item: &Term| u8::try_from(item.as_small()?).ok();
    let bytes: Option<Vec<u8>> = items.iter().map(byte).collect();
    CString::new(bytes?).ok()
}

/// `Ok(None)`: `undefined`.
fn optional_text(t: Term) -> Result<Option<CString>, Fault> {
    if t == am::UNDEFINED {
        return Ok(None);
    }
    c_text(t).map(Some).ok_or(Fault::BADARG)
}

/// Why a look-up has failed.
fn lookup_error(
    p: &mut Process,
    failed: LookupError,
    system: fn(&mut Process, c_int) -> Res,
) -> Res {
    let name = match failed {
        LookupError::System(number) => return system(p, number),
        LookupError::Resolver(number) => match number {
            libc::EAI_AGAIN => "eagain",
            libc::EAI_BADFLAGS => "ebadflags",
            libc::EAI_FAIL => "efail",
            libc::EAI_FAMILY => "efamily",
            libc::EAI_MEMORY => "emem",
            libc::EAI_NODATA => "enodata",
            libc::EAI_NONAME => "enoname",
            libc::EAI_OVERFLOW => "eoverflow",
            libc::EAI_SERVICE => "eservice",
            libc::EAI_SOCKTYPE => "esocktype",
            _ => "einval",
        },
    };
    error(p, name)
}

/// `nif_getnameinfo(Address, Flags)`
fn names_of(p: &mut Process, args: &[Term]) -> Res {
    let Some(address) = decode_address(args[0]) else {
        return error(p, "einval");
    };
    let flags = match args[1] {
        am::UNDEFINED => 0,
        list => lookup_flags(list).ok_or(Fault::BADARG)?,
    };
    match sys::names_of(&address, flags) {
        Ok((host, service)) => {
            let entries = [
                (atom("host"), text(p, &host)),
                (atom("service"), text(p, &service)),
            ];
            let names = map::from_pairs(p, &entries);
            ok(p, names)
        }
        Err(failed) => lookup_error(p, failed, |p, number| Ok(posix::error(p, number))),
    }
}

fn lookup_flags(list: Term) -> Option<c_int> {
    let mut flags = 0;
    for flag in list.list_to_vec()? {
        flags |= match flag.as_atom()?.name() {
            "namereqd" => libc::NI_NAMEREQD,
            "dgram" => libc::NI_DGRAM,
            "nofqdn" => libc::NI_NOFQDN,
            "numerichost" => libc::NI_NUMERICHOST,
            "numericserv" => libc::NI_NUMERICSERV,
            "idn" => libc::NI_IDN,
            _ => return None,
        };
    }
    Some(flags)
}

/// `nif_getaddrinfo(Host, Service, _)`
fn addresses_of(p: &mut Process, args: &[Term]) -> Res {
    let (host, service) = (optional_text(args[0])?, optional_text(args[1])?);
    if host.is_none() && service.is_none() {
        return badarg();
    }
    let found = match sys::addresses_of(host.as_deref(), service.as_deref()) {
        Ok(found) => found,
        Err(failed) => return lookup_error(p, failed, |p, _| error(p, "esystem")),
    };
    let mut all = Vec::with_capacity(found.len());
    for one in found {
        let kind = match one.kind {
            0 => am::ANY,
            kind => kind_term(kind),
        };
        let entries = [
            (atom("family"), domain_term(one.family)),
            (atom("socktype"), kind),
            (atom("protocol"), Term::small(one.protocol.into())),
            (atom("addr"), encode_address(p, &one.address)),
        ];
        all.push(map::from_pairs(p, &entries));
    }
    let all = p.list(&all);
    ok(p, all)
}

/// The protocol of a service; `any` is whichever.
fn protocol(t: Term) -> Option<Option<CString>> {
    let name = c_text(t)?;
    Some((name.as_bytes() != b"any").then_some(name))
}

fn service_port(p: &mut Process, args: &[Term]) -> Res {
    let found = c_text(args[0]).and_then(|name| {
        let protocol = protocol(args[1])?;
        sys::service_port(
            name.as_bytes(),
            protocol.as_deref().map(|name| name.to_bytes()),
        )
    });
    match found {
        Some(port) => ok(p, Term::small(port.into())),
        None => error(p, "einval"),
    }
}

fn service_name(p: &mut Process, args: &[Term]) -> Res {
    let found = arguments::uint(args[0]).ok().and_then(|port| {
        let protocol = protocol(args[1])?;
        // As C has it, a port is cut off to 16 bits.
        sys::service_name(port as u16, protocol.as_deref().map(|name| name.to_bytes()))
    });
    match found {
        Some(name) => {
            let name = text(p, &name);
            ok(p, name)
        }
        None => error(p, "einval"),
    }
}

fn interface_number(p: &mut Process, args: &[Term]) -> Res {
    let name = c_text(args[0]).filter(|name| name.as_bytes().len() <= libc::IF_NAMESIZE);
    let Some(name) = name else {
        return error(p, "einval");
    };
    match sys::interface_number(&name) {
        Ok(number) => ok(p, Term::small(number.into())),
        Err(number) => Ok(posix::error(p, number)),
    }
}

fn interface_name(p: &mut Process, args: &[Term]) -> Res {
    match sys::interface_name(arguments::uint(args[0])?) {
        Ok(name) => {
            let name = text(p, &name);
            ok(p, name)
        }
        Err(_) => error(p, "enxio"),
    }
}

fn interface_names(p: &mut Process, _: &[Term]) -> Res {
    let all = match sys::interface_names() {
        Ok(all) => all,
        Err(number) => return Ok(posix::error(p, number)),
    };
    let mut terms = Vec::with_capacity(all.len());
    for (number, name) in all {
        let name = text(p, &name);
        terms.push(p.tuple(&[Term::small(number.into()), name]));
    }
    let terms = p.list(&terms);
    ok(p, terms)
}

/// Flags of interfaces that `getifaddrs` does not tell, as in OTP.
const NOT_TOLD: [&str; 4] = ["allmulti", "lower_up", "dormant", "echo"];

/// `nif_getifaddrs(#{netns => Path})`
fn interfaces(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_map() {
        return badarg();
    }
    let all = match map::get(args[0], atom("netns")) {
        Some(path) => {
            let path = c_text(path).ok_or(Fault::BADARG)?;
            sys::in_namespace(path.as_bytes(), sys::interfaces).and_then(|all| all)
        }
        None => sys::interfaces(),
    };
    let all = match all {
        Ok(all) => all,
        Err(number) => return Ok(posix::error(p, number)),
    };
    let all: Vec<Term> = all.iter().map(|one| interface(p, one)).collect();
    let all = p.list(&all);
    ok(p, all)
}

fn interface(p: &mut Process, of: &Interface) -> Term {
    let has = |flag: c_int| of.flags & flag as u32 != 0;
    let told = |&&(name, flag): &&(&str, c_int)| has(flag) && !NOT_TOLD.contains(&name);
    let flags = sys::INTERFACE_FLAGS.iter().filter(told);
    let flags: Vec<Term> = flags.map(|(name, _)| atom(name)).collect();
    let mut entries = vec![
        (am::NAME, text(p, &of.name)),
        (atom("flags"), p.list(&flags)),
    ];
    let mut add = |key: &str, address: &Option<Address>| {
        if let Some(address) = address {
            entries.push((atom(key), encode_address(p, address)));
        }
    };
    add("addr", &of.address);
    add("netmask", &of.mask);
    if has(libc::IFF_POINTOPOINT) {
        add("dstaddr", &of.other);
    } else if has(libc::IFF_BROADCAST) {
        add("broadaddr", &of.other);
    }
    map::from_pairs(p, &entries)
}
