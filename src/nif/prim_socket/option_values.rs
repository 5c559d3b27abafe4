//! Values of options, as the system has them and as terms.
use super::option_table::{Form, Opt};
use super::socket::State;
use super::{Problem, address, atom, control, name, small_int, type_of_service};
use crate::bif::boolean;
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::map;
use crate::process::Process;
use crate::term::{Term, am};
use libc::c_int;
use std::os::fd::BorrowedFd;

/// What is done to find the largest packet that gets through (`IP_PMTUDISC_DO` and the like).
const PATH_MTU: [(&str, c_int); 4] = [
    ("dont", libc::IP_PMTUDISC_DONT),
    ("want", libc::IP_PMTUDISC_WANT),
    ("do", libc::IP_PMTUDISC_DO),
    ("probe", libc::IP_PMTUDISC_PROBE),
];

pub fn flag_of(t: Term) -> Option<bool> {
    t.is_boolean().then_some(t == am::TRUE)
}

fn number(n: c_int) -> Vec<u8> {
    n.to_ne_bytes().to_vec()
}

fn entry(map: Term, key: &str) -> Option<Term> {
    map.is_map().then(|| map::get(map, atom(key))).flatten()
}

/// The bytes of a value that an option is given. `None`: it is not of the option's form.
pub fn encode(form: Form, value: Term) -> Option<Vec<u8>> {
    match form {
        Form::Bool => Some(number(flag_of(value)?.into())),
        Form::Int => small_int(value).map(number),
        Form::Linger => linger(value),
        Form::Text { given, .. } => text(value, given),
        Form::TypeOfService => type_of_service::decode(value).map(number),
        Form::PathMtu => {
            let named = PATH_MTU.iter().find(|(known, _)| *known == name(value));
            named
                .map(|(_, n)| *n)
                .or_else(|| small_int(value))
                .map(number)
        }
        Form::Interface4 => Some(address::ip4_of(value)?.to_vec()),
        Form::Membership4 => Some(ips(value, &["multiaddr", "interface"])?.concat()),
        // The system wants the source behind the interface.
        Form::Source4 => Some(ips(value, &["multiaddr", "interface", "sourceaddr"])?.concat()),
        Form::Filter4 => filter(value),
        Form::Membership6 => {
            let group = address::ip6_of(entry(value, "multiaddr")?)?;
            let interface = u32::try_from(entry(value, "interface")?.as_small()?).ok()?;
            Some([&group[..], &interface.to_ne_bytes()].concat())
        }
        Form::Hops if name(value) == "default" => Some(number(-1)),
        Form::Hops => small_int(value)
            .filter(|n| (0..=255).contains(n))
            .map(number),
        Form::Family => address::domain_of(value)
            .filter(|_| value.as_atom().is_some())
            .map(number),
        Form::Domain | Form::Kind | Form::Protocol | Form::Control => None,
    }
}

/// Addresses of IPv4 in a map.
fn ips(value: Term, keys: &[&str]) -> Option<Vec<[u8; 4]>> {
    keys.iter()
        .map(|key| address::ip4_of(entry(value, key)?))
        .collect()
}

/// `struct linger`
fn linger(value: Term) -> Option<Vec<u8>> {
    if value == am::ABORT {
        return Some([number(1), number(0)].concat());
    }
    let on = flag_of(entry(value, "onoff")?)?;
    let seconds = small_int(entry(value, "linger")?).filter(|&n| n >= 0)?;
    Some([number(on.into()), number(seconds)].concat())
}

/// A text of bytes. What is too long is cut off in a binary, and refused in a list.
fn text(value: Term, room: usize) -> Option<Vec<u8>> {
    if value.is_binary() {
        let bytes = value.to_bytes()?;
        let end = memchr::memchr(0, &bytes).unwrap_or(bytes.len());
        return Some(bytes[..end.min(room - 1)].to_vec());
    }
    let items = value.list_to_vec()?;
    if items.len() >= room {
        return None;
    }
    let byte = |item: &Term| u8::try_from(item.as_small()?).ok();
    items.iter().map(byte).collect()
}

/// `struct ip_msfilter`
fn filter(value: Term) -> Option<Vec<u8>> {
    if name(value) == "null" {
        return Some(Vec::new());
    }
    let [group, interface] = ips(value, &["multiaddr", "interface"])?.try_into().ok()?;
    let mode: u32 = match name(entry(value, "mode")?) {
        "include" => libc::MCAST_INCLUDE as u32,
        "exclude" => libc::MCAST_EXCLUDE as u32,
        _ => return None,
    };
    let sources = entry(value, "slist")?.list_to_vec()?;
    let count = (sources.len() as u32).to_ne_bytes();
    let mut bytes = [group, interface, mode.to_ne_bytes(), count].concat();
    for source in sources {
        bytes.extend(address::ip4_of(source)?);
    }
    Some(bytes)
}

/// The value of an option, as a term.
pub fn get(
    p: &mut Process,
    state: &State,
    fd: BorrowedFd,
    level: c_int,
    opt: &Opt,
) -> Result<Term, Problem> {
    let int = || sys::number(fd, level, opt.number);
    Ok(match opt.form {
        Form::Bool => boolean(int()? != 0),
        Form::Int | Form::Hops => Term::small(int()?.into()),
        Form::Linger => {
            let mut bytes = [0; size_of::<libc::linger>()];
            sys::option(fd, level, opt.number, &mut bytes)?;
            let part =
                |at: usize| c_int::from_ne_bytes(bytes[at..at + 4].try_into().unwrap_or_default());
            let entries = [
                (atom("onoff"), boolean(part(0) != 0)),
                (atom("linger"), Term::small(part(4).into())),
            ];
            map::from_pairs(p, &entries)
        }
        Form::Text { told, .. } => {
            let mut bytes = vec![0; told];
            let text = sys::option(fd, level, opt.number, &mut bytes)?;
            // Of the name of an algorithm one 0 is left out.
            let is_device = level == libc::SOL_SOCKET;
            let text = text
                .strip_suffix(&[0])
                .filter(|_| !is_device)
                .unwrap_or(text);
            p.byte_list(text, Term::NIL)
        }
        Form::Domain => address::domain(int()?),
        Form::Kind => address::kind(int()?),
        Form::Protocol => match int()? {
            // There is no protocol of that number here.
            0 if state.domain == libc::AF_UNIX => atom("default"),
            protocol => Term::small(protocol.into()),
        },
        Form::TypeOfService => type_of_service::encode(p, int()?),
        Form::PathMtu => {
            let value = int()?;
            match PATH_MTU.iter().find(|(_, known)| *known == value) {
                Some((name, _)) => atom(name),
                None => Term::small(value.into()),
            }
        }
        Form::Interface4 => {
            let mut ip = [0; 4];
            sys::option(fd, level, opt.number, &mut ip)?;
            address::ip4(p, ip)
        }
        Form::Control => {
            let mut bytes = vec![0; state.settings.receive_control];
            let bytes = sys::option(fd, level, opt.number, &mut bytes)?;
            let all = sys::decode_control(bytes);
            let all: Vec<_> = all
                .into_iter()
                .map(|(l, k, v)| (l, k, v.to_vec()))
                .collect();
            control::encode_all(p, &all)
        }
        Form::Membership4 | Form::Membership6 | Form::Source4 | Form::Filter4 | Form::Family => {
            return Err(Problem::Refused("socket_option"));
        }
    })
}
