//! `prim_socket`: the sockets of OTP's module `socket`, which stands behind `gen_tcp` and `gen_udp` with `{inet_backend, socket}` too.
//!
//! Nothing here waits. What can't be done at once answers `select`; the caller gets `{'$socket', Socket, select, Handle}` when it may try
//! again, or `{'$socket', Socket, abort, {Handle, Reason}}` when it need not. Of several that want the same of a socket one is the
//! current one, the others stand in a queue (`waiting`). All that is done with a socket is done with its state locked (`socket`).
//!
//! There is no SCTP.
mod accept;
mod address;
mod close;
mod connect;
mod control;
mod dialect;
mod info;
mod ioctl;
mod open;
mod option_table;
mod option_values;
mod options;
mod otp_options;
mod receive;
mod send;
mod send_file;
mod socket;
mod supports;
mod type_of_service;
mod waiting;

pub use address::kind as kind_term;
pub use address::{decode as decode_address, domain as domain_term, encode as encode_address};
pub use info::load;

use crate::bif::{Fault, Res};
use crate::heap::Heap;
use crate::io::sockets::Errno;
use crate::nif::posix;
use crate::process::Process;
use crate::term::{Atom, Term, am};

/// What an operation gives besides a value.
pub enum Problem {
    /// `{error, Posix}`
    Posix(Errno),
    /// `{error, Reason}`
    Error(Term),
    /// `{error, closed}`
    Closed,
    /// `{error, {invalid, What}}`
    Invalid(Term),
    /// `{invalid, What}`: the Erlang part says what it was.
    Refused(&'static str),
    /// Exception `{invalid, What}`.
    Misused(Term),
    Fault(Fault),
}

impl From<Errno> for Problem {
    fn from(error: Errno) -> Problem {
        Problem::Posix(error)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        Problem::Fault(fault)
    }
}

pub type Done = Result<Term, Problem>;

const BADARG: Problem = Problem::Fault(Fault::BADARG);

/// The value of an option is not one that it may have.
const BAD_VALUE: Problem = Problem::Refused("value");

fn atom(name: &str) -> Term {
    Atom::new(name).term()
}

fn name(t: Term) -> &'static str {
    t.as_atom().map(Atom::name).unwrap_or_default()
}

/// `{ok, Value}`
fn ok(p: &mut Process, value: Term) -> Term {
    p.tuple(&[am::OK, value])
}

/// The call is out of place: exception `{invalid, state}`.
fn misplaced() -> Problem {
    Problem::Misused(atom("state"))
}

fn answer(p: &mut Process, done: Done) -> Res {
    let reason = match done {
        Ok(value) => return Ok(value),
        Err(Problem::Posix(error)) => posix::atom(error),
        Err(Problem::Error(reason)) => reason,
        Err(Problem::Closed) => am::CLOSED,
        Err(Problem::Invalid(what)) => p.tuple(&[am::INVALID, what]),
        Err(Problem::Refused(what)) => return Ok(p.tuple(&[am::INVALID, atom(what)])),
        Err(Problem::Misused(what)) => {
            return Err(Fault::Error(p.tuple(&[am::INVALID, what])));
        }
        Err(Problem::Fault(fault)) => return Err(fault),
    };
    Ok(p.tuple(&[am::ERROR, reason]))
}

/// An integer that is too large, or too small, is `{error, {invalid, {integer_range, Integer}}}`; what is none `badarg`.
fn in_range<N: TryFrom<i64>>(p: &mut Process, t: Term) -> Result<N, Problem> {
    let number = crate::arith::int::to_i64(t).and_then(|n| N::try_from(n).ok());
    match number {
        Some(number) => Ok(number),
        None if t.is_integer() => {
            let range = p.tuple(&[atom("integer_range"), t]);
            Err(Problem::Invalid(range))
        }
        None => Err(BADARG),
    }
}

/// An integer of 32 bits.
fn small_int(t: Term) -> Option<i32> {
    t.as_small().and_then(|n| i32::try_from(n).ok())
}

answered! {
    prim_socket by crate::nif::prim_socket::answer:
    "nif_info"/0 => info::global,
    "nif_info"/1 => info::of_socket,
    "nif_command"/1 => info::command,
    "nif_supports"/0 => supports::features,
    "nif_supports"/1 => supports::names,
    "nif_open"/2 => open::by_descriptor,
    "nif_open"/4 => open::new,
    "nif_bind"/2 => open::bind,
    "nif_listen"/2 => open::listen,
    "nif_sockname"/1 => open::own_name,
    "nif_peername"/1 => open::peer_name,
    "nif_connect"/1 => connect::finish,
    "nif_connect"/3 => connect::begin,
    "nif_accept"/2 => accept::accept,
    "nif_send"/4 => send::send,
    "nif_sendto"/5 => send::send_to,
    "nif_sendmsg"/5 => send::send_message,
    "nif_sendv"/3 => send::send_vector,
    "nif_sendfile"/1 blocking => send_file::close_file,
    "nif_sendfile"/4 blocking => send_file::go_on,
    "nif_sendfile"/5 blocking => send_file::begin,
    "nif_recv"/4 => receive::receive,
    "nif_recvfrom"/4 => receive::receive_from,
    "nif_recvmsg"/5 => receive::receive_message,
    "nif_shutdown"/2 => close::shut_down,
    "nif_close"/1 => close::begin,
    "nif_finalize_close"/1 blocking => close::finish,
    "nif_cancel"/3 => waiting::cancel,
    "nif_setopt"/5 => options::set,
    "nif_getopt"/3 => options::get,
    "nif_getopt"/4 => options::get_native,
    "nif_getopt"/5 => options::get_kind,
    "nif_ioctl"/2 blocking => ioctl::of_socket,
    "nif_ioctl"/3 blocking => ioctl::get,
    "nif_ioctl"/4 blocking => ioctl::set,
}
