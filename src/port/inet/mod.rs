//! Sockets: the drivers `tcp_inet` and `udp_inet`, behind which stand `gen_tcp`, `gen_udp` and `inet`.
//!
//! OTP's own `prim_inet` opens a port for a socket and asks for what is to be done with it by `port_control/3`, in bytes (`wire`);
//! what can't be done at once is answered by a message `{inet_async, Port, Number, Result}` (`waiting`). Data to be sent comes by
//! `port_command/3`.
//!
//! A socket does not block, and is watched by the poll thread from when something first had to be waited for. Whoever wants
//! something of it tries at once, on its own thread; what the system refuses for now is tried again when the poll thread hears of a
//! change. So `readable` and `writable` say what may be tried, and nothing is asked of the system twice.
mod address;
mod channel;
mod common;
mod connection;
mod input;
mod interfaces;
mod options;
mod output;
mod statistics;
mod udp;
mod waiting;
mod wire;

use super::Port;
use super::driver::{Driver, Host};
use crate::code::otp;
use crate::io::alarm;
use crate::io::poll::{self, Readiness, Watcher};
use crate::io::sockets as sys;
use crate::term::{Term, am};
use input::Input;
use libc::c_int;
use options::Options;
use output::Output;
use statistics::Statistics;
use std::collections::VecDeque;
use std::os::fd::{AsFd, BorrowedFd, IntoRawFd, OwnedFd};
use std::sync::Arc;
use std::time::Duration;
use sys::Address;
use waiting::{Acceptor, Request, Sender};
use wire::{Answer, INVALID, MAGIC, Reader, Refused, request};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protocol {
    Tcp,
    Udp,
}

/// How far a socket has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Closed,
    Open,
    Listening,
    Connecting,
    Connected,
}

/// The descriptor of a socket.
struct Descriptor {
    fd: Option<OwnedFd>,
    /// It came from outside, and is left open in the end.
    is_lent: bool,
}

impl AsFd for Descriptor {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_ref().expect("only its end takes it").as_fd()
    }
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        if self.is_lent
            && let Some(fd) = self.fd.take()
        {
            let _ = fd.into_raw_fd();
        }
    }
}

/// A socket, as its port has it.
pub struct Socket {
    protocol: Protocol,
    status: Status,
    /// None unless it is open.
    descriptor: Option<Descriptor>,
    family: c_int,
    /// Who is told of the descriptor by the poll thread, once it is.
    watcher: Option<Arc<dyn Watcher>>,
    /// Reading may be tried.
    readable: bool,
    /// Writing may be tried.
    writable: bool,
    /// The other side has ended: a short read does not mean that all has been read.
    has_ended: bool,
    /// What the descriptor is ready for is somebody else's business for now.
    is_ignored: bool,
    options: Options,
    statistics: Statistics,
    /// Names that are told in place of the real ones.
    told_name: Option<Address>,
    told_peer: Option<Address>,
    /// Who waits for data, or for the connection.
    request: Option<Request>,
    /// Who wait for connections, the first one first.
    acceptors: VecDeque<Acceptor>,
    /// The sender that the socket keeps waiting, being busy.
    sender: Option<Sender>,
    input: Input,
    output: Output,
    /// How the end of the connection is told of, since nobody has asked yet.
    untold: Untold,
    close_is_told: bool,
}

/// What the next call that meets the closed socket is told, once.
#[derive(Default)]
struct Untold {
    to_sender: bool,
    to_receiver: bool,
    reset: bool,
}

/// The driver of that name.
pub fn driver(name: &str) -> Option<Box<dyn Driver>> {
    let protocol = match name {
        "tcp_inet" => Protocol::Tcp,
        "udp_inet" => Protocol::Udp,
        _ => return None,
    };
    Some(Box::new(Socket::new(protocol)))
}

/// Lets the poll thread go on with the socket, in turn with all others.
fn go_on_later(port: Arc<Port>) {
    alarm::set(Duration::ZERO, move || {
        if port.clone().ready(Readiness::default()) {
            go_on_later(port);
        }
    });
}

impl Socket {
    fn new(protocol: Protocol) -> Socket {
        Socket {
            protocol,
            status: Status::Closed,
            descriptor: None,
            family: libc::AF_UNSPEC,
            watcher: None,
            readable: true,
            writable: true,
            has_ended: false,
            is_ignored: false,
            options: Options::new(),
            statistics: Statistics::default(),
            told_name: None,
            told_peer: None,
            request: None,
            acceptors: VecDeque::new(),
            sender: None,
            input: Input::default(),
            output: Output::default(),
            untold: Untold::default(),
            close_is_told: false,
        }
    }
    fn is_open(&self) -> bool {
        self.status != Status::Closed
    }
    fn is_connected(&self) -> bool {
        self.status == Status::Connected
    }
    fn fd(&self) -> Result<BorrowedFd<'_>, Refused> {
        let descriptor = self.descriptor.as_ref();
        descriptor
            .map(|descriptor| descriptor.as_fd())
            .ok_or(INVALID)
    }
    /// Lets the poll thread tell of the descriptor from now on.
    fn watch(&mut self, host: &Host) -> Result<(), Refused> {
        if self.watcher.is_none() {
            let watcher: Arc<dyn Watcher> = host.port.clone();
            poll::watch(self.fd()?, watcher.clone())
                .map_err(|error| error.raw_os_error().unwrap_or(libc::EIO))?;
            self.watcher = Some(watcher);
        }
        Ok(())
    }
    /// Goes on as soon as the poll thread comes to it: what is still to be done would take the caller too long.
    fn go_on_later(&self, host: &Host) {
        go_on_later(host.port.clone());
    }
    /// Closes the descriptor; the port stays.
    fn close_descriptor(&mut self) {
        if let (Some(descriptor), Some(watcher)) = (&self.descriptor, self.watcher.take()) {
            poll::unwatch(descriptor.as_fd(), &watcher);
        }
        self.output.subscribers.clear();
        if let Some(descriptor) = self.descriptor.take() {
            self.close_or_linger(descriptor);
        }
        self.status = Status::Closed;
    }
    /// Closing may take as long as the socket was told to linger: a thread does that.
    fn close_or_linger(&self, descriptor: Descriptor) {
        if !self.options.lingers || descriptor.is_lent {
            return;
        }
        let thread = std::thread::Builder::new().name("linger".into());
        // Without a thread, it is closed here.
        thread.spawn(move || drop(descriptor)).ok();
    }

    fn act_on(&mut self, host: &mut Host, asked: u32, data: &[u8]) -> Answer {
        let mut data = Reader(data);
        match asked {
            request::OPEN => self.open(host, &mut data),
            request::OPEN_DESCRIPTOR => self.open_descriptor(host, &mut data),
            request::CLOSE => {
                self.refuse_waiting(host.port.term);
                self.close_descriptor();
                Ok(Vec::new())
            }
            request::SET_OPTIONS => self.set_options(host, &mut data),
            request::GET_OPTIONS => self.get_options(&mut data),
            _ => {
                let own = match self.protocol {
                    Protocol::Tcp => self.tcp_request(host, asked, &mut data),
                    Protocol::Udp => self.udp_request(host, asked, &mut data),
                };
                match own {
                    Some(answer) => answer,
                    None => self.common_request(host, asked, &mut data),
                }
            }
        }
    }
    fn tcp_request(&mut self, host: &mut Host, asked: u32, data: &mut Reader) -> Option<Answer> {
        Some(match asked {
            request::CONNECT => self.connect(host, data),
            request::LISTEN => self.listen(data),
            request::ACCEPT => self.accept(host, data),
            request::TCP_RECEIVE => self.receive(host, data),
            request::TCP_PUT_BACK => self.put_back(host, data),
            request::TCP_SHUT_DOWN => self.shut_down(data),
            request::TCP_SEND_FILE => self.send_file(host, data),
            _ => return None,
        })
    }
    fn udp_request(&mut self, host: &mut Host, asked: u32, data: &mut Reader) -> Option<Answer> {
        Some(match asked {
            request::CONNECT => self.connect_datagram(data),
            request::PACKET_RECEIVE => self.receive_datagram(host, data),
            _ => return None,
        })
    }

    fn open(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        let (family, kind) = self.family_and_kind(data)?;
        // Up to OTP 28 nothing is said of it.
        let code = if data.is_at_end() { 0 } else { data.u8()? };
        data.end()?;
        if self.is_open() {
            return Err(Refused::Named("exbadseq"));
        }
        let protocol = match (code, self.protocol) {
            (0..=2, _) if family == libc::AF_UNIX => 0,
            (0 | 1, Protocol::Tcp) => libc::IPPROTO_TCP,
            #[cfg(target_os = "linux")]
            (4, Protocol::Tcp) => libc::IPPROTO_MPTCP,
            (0 | 2, Protocol::Udp) => libc::IPPROTO_UDP,
            _ => return Err(INVALID),
        };
        let fd = sys::socket(family, kind, protocol)?;
        self.opened(fd, false, family);
        self.begin_datagrams(host);
        Ok(Vec::new())
    }
    fn family_and_kind(&self, data: &mut Reader) -> Result<(c_int, c_int), Refused> {
        let (family, kind) = (data.u8()?, data.u8()?);
        let family = address::family_of(family)?;
        match (self.protocol, kind) {
            (Protocol::Tcp, wire::STREAM) => Ok((family, libc::SOCK_STREAM)),
            (Protocol::Udp, wire::DATAGRAM) => Ok((family, libc::SOCK_DGRAM)),
            _ => Err(INVALID),
        }
    }
    /// Takes a descriptor that somebody else has opened, and perhaps bound.
    fn open_descriptor(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        let (family, _) = self.family_and_kind(data)?;
        let number = data.i32()?;
        let is_bound = data.is_at_end() || data.u32()? != 0;
        data.end()?;
        let descriptor = Descriptor {
            fd: Some(sys::adopt(number)?),
            is_lent: true,
        };
        if is_bound && sys::own_name(descriptor.as_fd())?.family() != family {
            return Err(INVALID);
        }
        let is_connected = sys::peer_name(descriptor.as_fd()).is_ok();
        self.descriptor = Some(descriptor);
        self.status = Status::Open;
        self.family = family;
        if is_connected && self.protocol == Protocol::Tcp {
            self.status = Status::Connected;
        }
        self.begin_datagrams(host);
        Ok(Vec::new())
    }
    fn opened(&mut self, fd: OwnedFd, is_lent: bool, family: c_int) {
        let fd = Some(fd);
        self.descriptor = Some(Descriptor { fd, is_lent });
        self.status = Status::Open;
        self.family = family;
    }
    /// A socket for datagrams that is active from the start reads from the start.
    fn begin_datagrams(&mut self, host: &mut Host) {
        if self.protocol == Protocol::Udp {
            self.go_on(host);
        }
    }
    /// Does what may be tried. True: there is more to do.
    fn go_on(&mut self, host: &mut Host) -> bool {
        match (self.protocol, self.status) {
            (_, Status::Closed) => false,
            _ if self.is_ignored => false,
            (Protocol::Udp, _) => self.read_datagrams(host),
            (Protocol::Tcp, Status::Open) => false,
            (Protocol::Tcp, Status::Listening) => {
                self.accept_waiting(host);
                false
            }
            (Protocol::Tcp, Status::Connecting) => {
                if self.writable {
                    self.finish_connect(host);
                }
                self.is_connected() && self.read(host)
            }
            (Protocol::Tcp, Status::Connected) => {
                let more = self.write(host);
                // That may have ended it.
                let more_to_read = self.is_connected() && self.read(host);
                more || more_to_read
            }
        }
    }
    /// As `go_on`, for who can't be held up.
    fn begin(&mut self, host: &mut Host) {
        if self.go_on(host) {
            self.go_on_later(host);
        }
    }
}

impl Driver for Socket {
    fn control(&mut self, host: &mut Host, operation: u32, data: &[u8]) -> Option<Vec<u8>> {
        let asked = operation.wrapping_sub(MAGIC);
        Some(wire::encode(self.act_on(host, asked, data)))
    }
    fn command(&mut self, host: &mut Host, data: Vec<u8>) {
        // The reference that is to come back with the answer; up to OTP 25 there is none.
        let mut reader = Reader(&data);
        let reference = match otp::in_use().is_from(26) {
            true => reader
                .u16()
                .and_then(|length| reader.bytes(length.into()).map(<[u8]>::to_vec)),
            false => Ok(Vec::new()),
        };
        let Ok(reference) = reference else {
            return host.fail(crate::nif::posix::atom(libc::EINVAL));
        };
        let at = data.len() - reader.0.len();
        let sender = Sender::new(host, reference);
        match self.protocol {
            Protocol::Tcp => self.send(host, sender, data, at),
            Protocol::Udp => self.send_datagram(host, &sender, &data[at..]),
        }
    }
    fn ready(&mut self, host: &mut Host, readiness: Readiness) -> bool {
        self.readable |= readiness.input || readiness.ended;
        self.writable |= readiness.output;
        self.has_ended |= readiness.ended;
        self.go_on(host)
    }
    fn timeout(&mut self, host: &mut Host, number: u16) {
        self.waited_enough(host, number);
    }
    fn is_busy(&self) -> bool {
        self.output.is_busy
    }
    fn queued(&self) -> usize {
        self.output.queued()
    }
    fn can_be_channel(&self) -> bool {
        self.protocol == Protocol::Tcp && self.is_connected()
    }
    fn transmit(&mut self, host: &mut Host) {
        if self.is_connected() && self.write(host) {
            self.go_on_later(host);
        }
    }
    fn close(mut self: Box<Self>, port: Term) {
        self.refuse_waiting(port);
        self.sender = None;
        if let (Some(descriptor), Some(watcher)) = (&self.descriptor, self.watcher.take()) {
            poll::unwatch(descriptor.as_fd(), &watcher);
        }
        let Some(descriptor) = self.descriptor.take() else {
            return;
        };
        match self.output.rest() {
            Some(rest) if !self.options.drops_output => output::finish(descriptor, rest),
            _ => self.close_or_linger(descriptor),
        }
    }
}

impl Socket {
    /// All that wait for something of the socket are told that it is closed.
    fn refuse_waiting(&mut self, port: Term) {
        if let Some(request) = self.request.take() {
            request.refuse(port, am::CLOSED);
        }
        for acceptor in self.acceptors.drain(..) {
            acceptor.refuse(port, am::CLOSED);
        }
    }
}
