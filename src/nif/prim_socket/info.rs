//! What is told of a socket, and of all of them.
use super::socket::{self, Origin, State, USE_REGISTRY};
use super::{BADARG, Done, Problem, address, atom, dialect, name};
use crate::bif::boolean;
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::map;
use crate::process::Process;
use crate::term::{Term, am};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

/// What debugging is set to; nothing is written.
static DEBUG: AtomicBool = AtomicBool::new(false);
pub static SOCKET_DEBUG: AtomicBool = AtomicBool::new(false);

/// What is counted of the open sockets.
struct Count {
    name: &'static str,
    is_counted: fn(&State) -> bool,
    now: AtomicI64,
}

const fn counted(name: &'static str, is_counted: fn(&State) -> bool) -> Count {
    let now = AtomicI64::new(0);
    Count {
        name,
        is_counted,
        now,
    }
}

static COUNTS: [Count; 11] = [
    counted("num_sockets", |_| true),
    counted("num_tdgrams", |s| s.kind == libc::SOCK_DGRAM),
    counted("num_tstreams", |s| s.kind == libc::SOCK_STREAM),
    counted("num_tseqpkgs", |s| s.kind == libc::SOCK_SEQPACKET),
    counted("num_dlocal", |s| s.domain == libc::AF_UNIX),
    counted("num_dinet", |s| s.domain == libc::AF_INET),
    counted("num_dinet6", |s| s.domain == libc::AF_INET6),
    counted("num_pip", |s| s.protocol == libc::IPPROTO_IP),
    counted("num_ptcp", |s| s.protocol == libc::IPPROTO_TCP),
    counted("num_pudp", |s| s.protocol == libc::IPPROTO_UDP),
    counted("num_psctp", |s| s.protocol == libc::IPPROTO_SCTP),
];

/// A socket has been opened, or (-1) closed.
pub fn count(state: &State, change: i64) {
    for count in COUNTS.iter().filter(|count| (count.is_counted)(state)) {
        count.now.fetch_add(change, Ordering::Relaxed);
    }
}

/// What `load_nif/2` is told: the registry, and whether it is used.
pub fn load(argument: Term) {
    if !argument.is_map() {
        return;
    }
    if let Some(pid) = map::get(argument, atom("registry"))
        && pid.is_local_pid()
    {
        socket::set_registry(pid);
    }
    for (key, flag) in [
        ("use_registry", &USE_REGISTRY),
        ("debug", &DEBUG),
        ("socket_debug", &SOCKET_DEBUG),
    ] {
        if let Some(value) = map::get(argument, atom(key)) {
            flag.store(value == am::TRUE, Ordering::Relaxed);
        }
    }
}

/// `nif_command(#{command := Command, data := boolean()})`
pub fn command(p: &mut Process, args: &[Term]) -> Done {
    let entry = |key: &str| {
        args[0]
            .is_map()
            .then(|| map::get(args[0], atom(key)))
            .flatten()
    };
    let command = entry("command").ok_or(BADARG)?;
    let data = entry("data").ok_or(BADARG)?;
    let flag = match name(command) {
        "debug" => &DEBUG,
        "socket_debug" => &SOCKET_DEBUG,
        "use_registry" => &USE_REGISTRY,
        _ => {
            let what = p.tuple(&[atom("command"), command]);
            return Err(Problem::Misused(what));
        }
    };
    if !data.is_boolean() {
        let what = p.tuple(&[atom("data"), data]);
        return Err(Problem::Misused(what));
    }
    flag.store(data == am::TRUE, Ordering::Relaxed);
    Ok(am::OK)
}

/// A map of names and numbers.
fn numbers(p: &mut Process, all: &[(&str, u64)]) -> Term {
    let entries: Vec<_> = all
        .iter()
        .map(|&(name, n)| (atom(name), p.uint(n)))
        .collect();
    map::from_pairs(p, &entries)
}

pub fn global(p: &mut Process, _: &[Term]) -> Done {
    let now = |count: &Count| u64::try_from(count.now.load(Ordering::Relaxed)).unwrap_or(0);
    let mut counts: Vec<_> = COUNTS
        .iter()
        .map(|count| (count.name, now(count)))
        .collect();
    // The counters' own size.
    counts.push(("num_cnt_bits", 64));
    let counts = numbers(p, &counts);
    let flag = |flag: &AtomicBool| boolean(flag.load(Ordering::Relaxed));
    let mut backend = vec![(atom("name"), atom("unix_essio"))];
    if dialect::is_of_29() {
        let names = [
            "bindx",
            "connectx",
            "peeloff",
            "getladdrs",
            "freeladdrs",
            "getpaddrs",
            "freepaddrs",
        ];
        let functions: Vec<_> = names.iter().map(|name| (atom(name), am::FALSE)).collect();
        backend.push((atom("sctp"), map::from_pairs(p, &functions)));
    }
    let backend = map::from_pairs(p, &backend);
    let entries = [
        (atom("debug"), flag(&DEBUG)),
        (atom("socket_debug"), flag(&SOCKET_DEBUG)),
        (atom("eei"), am::TRUE),
        (atom("use_registry"), flag(&USE_REGISTRY)),
        (atom("iow"), am::FALSE),
        (atom("counters"), counts),
        (atom("iov_max"), Term::small(sys::PARTS as i64)),
        (atom("io_backend"), backend),
    ];
    Ok(map::from_pairs(p, &entries))
}

/// Names of what holds.
fn phases(p: &mut Process, all: &[(&str, bool)]) -> Term {
    let holding = all.iter().filter(|(_, holds)| *holds);
    let names: Vec<Term> = holding.map(|(name, _)| atom(name)).collect();
    p.list(&names)
}

pub fn of_socket(p: &mut Process, args: &[Term]) -> Done {
    let mut state = socket::of(args[0])?.lock();
    let state = &mut *state;
    let created = match state.origin {
        Origin::Own => atom("normal"),
        Origin::Lent => atom("fromfd"),
        Origin::Copied(number) => p.tuple(&[atom("fromfd"), Term::small(number.into())]),
    };
    let of = &state.phases;
    let ends = [("closing", of.closing), ("closed", state.is_closed())];
    let read = [
        ("bound", of.bound),
        ("listening", of.listening),
        ("accepting", state.acceptors.is_busy()),
        ("selected", of.input_awaited),
        ends[0],
        ends[1],
    ];
    let written = [
        ("connecting", state.connector.is_some()),
        ("connected", of.connected),
        ("selected", of.output_awaited),
        ends[0],
        ends[1],
    ];
    let owner = state
        .owner
        .as_ref()
        .map_or(am::UNDEFINED, |owner| owner.pid);
    let entries = [
        (atom("domain"), address::domain(state.domain)),
        (atom("type"), address::kind(state.kind)),
        (atom("protocol"), Term::small(state.protocol.into())),
        (atom("owner"), owner),
        (atom("rstates"), phases(p, &read)),
        (atom("wstates"), phases(p, &written)),
        (atom("ctype"), created),
        (atom("counters"), counters(p, state)),
        (
            atom("num_readers"),
            Term::small(state.readers.count() as i64),
        ),
        (
            atom("num_writers"),
            Term::small(state.writers.count() as i64),
        ),
        (
            atom("num_acceptors"),
            Term::small(state.acceptors.count() as i64),
        ),
    ];
    Ok(map::from_pairs(p, &entries))
}

fn counters(p: &mut Process, state: &State) -> Term {
    let of = &state.counters;
    let mut all = vec![
        ("read_byte", of.read_bytes),
        ("read_fails", of.read_fails),
        ("read_pkg", of.read_packets),
        ("read_pkg_max", of.read_most),
        ("read_tries", of.read_tries),
        // OTP has it, and never counts it.
        ("read_waits", 0),
        ("write_byte", of.written_bytes),
        ("write_fails", of.write_fails),
        ("write_pkg", of.written_packets),
        ("write_pkg_max", of.written_most),
        ("write_tries", of.write_tries),
        ("write_waits", of.write_waits),
        ("acc_success", of.accepted),
        ("acc_fails", of.accept_fails),
        ("acc_tries", of.accept_tries),
        ("acc_waits", of.accept_waits),
    ];
    if let Some(files) = &of.files {
        all.extend([
            ("sendfile", files.calls),
            ("sendfile_byte", files.bytes),
            ("sendfile_fails", files.fails),
            ("sendfile_max", files.most),
            ("sendfile_pkg", files.packets),
            ("sendfile_pkg_max", files.packet_most),
            ("sendfile_tries", files.tries),
            ("sendfile_waits", files.waits),
        ]);
    }
    numbers(p, &all)
}
