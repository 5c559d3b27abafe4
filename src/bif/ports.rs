//! Ports: those that only write to a descriptor which is open already (`{fd, In, Out}` with the option `out`): standard output and
//! errors. What opens another one is told that there is no such driver, what asks for one that it is not open.
use super::{Fault, Res, badarg, iolist};
use crate::heap::Heap;
use crate::nif::owned::Owned;
use crate::process::Process;
use crate::term::{Atom, Term, am, node};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::os::fd::{BorrowedFd, RawFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

crate::bifs! {
    erlang {
        "ports"/0 => ports,
        "port_set_data"/2 => |_, _| badarg(),
        "port_get_data"/1 => |_, _| badarg(),
    }
    erts_internal {
        "open_port"/2 => open_port,
        "port_call"/3 => refuse,
        "port_close"/1 => close,
        "port_command"/3 blocking => command,
        "port_connect"/2 => refuse,
        "port_control"/3 => refuse,
        "port_info"/1 => info,
        "port_info"/2 => info,
    }
}

/// An open port.
struct Port {
    number: u64,
    to: RawFd,
    owner: Term,
}

impl Owned for Port {
    fn owner_has_ended(self: Arc<Self>) {
        OPEN.lock().remove(&self.number);
    }
}

/// By their numbers.
static OPEN: Mutex<BTreeMap<u64, Arc<Port>>> = Mutex::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(1);

fn of(port: Term) -> Option<Arc<Port>> {
    let number = node::port_number(port).filter(|_| port.is_local_port())?;
    OPEN.lock().get(&number).cloned()
}

fn ports(p: &mut Process, _: &[Term]) -> Res {
    let all: Vec<Term> = OPEN
        .lock()
        .keys()
        .map(|&number| Term::port(number))
        .collect();
    Ok(p.list(&all))
}

/// The caller in `erlang` makes an error of it.
fn refuse(_: &mut Process, _: &[Term]) -> Res {
    Ok(am::BADARG)
}

fn open_port(p: &mut Process, args: &[Term]) -> Res {
    let named = |t: Term, name: &str| t.as_atom().is_some_and(|a| a.name() == name);
    let to = match args[0].as_tuple() {
        Some(&[kind, _, to]) if named(kind, "fd") => to.as_small(),
        _ => None,
    };
    let writes_only = args[1].iter_list().any(|option| named(option, "out"));
    // Of others than these nobody knows that they are open.
    let Some(to) = to.filter(|to| writes_only && (1..=2).contains(to)) else {
        return Ok(am::BADARG);
    };
    let port = Arc::new(Port {
        number: NEXT.fetch_add(1, Ordering::Relaxed),
        to: to as RawFd,
        owner: p.regs.pid,
    });
    OPEN.lock().insert(port.number, port.clone());
    p.exec.seldom.belongings.add(port.clone());
    Ok(Term::port(port.number))
}

fn close(p: &mut Process, args: &[Term]) -> Res {
    let Some(port) = of(args[0]) else {
        return Ok(am::BADARG);
    };
    OPEN.lock().remove(&port.number);
    let port: Arc<dyn Owned> = port;
    p.exec.seldom.belongings.remove(&port);
    Ok(am::TRUE)
}

fn command(_: &mut Process, args: &[Term]) -> Res {
    match (of(args[0]), iolist::to_vec(args[1])) {
        (Some(port), Some(bytes)) => {
            port.write(&bytes);
            Ok(am::TRUE)
        }
        _ => Ok(am::BADARG),
    }
}

impl Port {
    /// Writes all of it. Nobody is told of errors, as of those of OTP's descriptors.
    fn write(&self, mut bytes: &[u8]) {
        use rustix::io::Errno;
        let to: BorrowedFd = if self.to == 1 {
            rustix::stdio::stdout()
        } else {
            rustix::stdio::stderr()
        };
        while !bytes.is_empty() {
            match rustix::io::write(to, bytes) {
                Ok(count) => bytes = &bytes[count..],
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => std::thread::yield_now(),
                Err(_) => return,
            }
        }
    }
}

/// A message to a port: `{Owner, {command, Data}}` is understood.
pub fn send(port: Term, message: Term) {
    let Some(port) = of(port) else {
        return;
    };
    if let Some(&[owner, what]) = message.as_tuple()
        && owner == port.owner
        && let Some(&[tag, data]) = what.as_tuple()
        && tag.as_atom().is_some_and(|a: Atom| a.name() == "command")
        && let Some(bytes) = iolist::to_vec(data)
    {
        port.write(&bytes);
    }
}

/// A port that is not open (any more) has no information; what is no port is refused.
fn info(_: &mut Process, args: &[Term]) -> Res {
    if args[0].is_port() || args[0].is_atom() {
        return Ok(am::UNDEFINED);
    }
    Err(Fault::BADARG)
}
