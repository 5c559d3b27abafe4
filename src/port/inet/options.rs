//! Options of sockets: those of the driver, and those of the operating system.
use super::sys::{self, Errno};
use super::wire::{Answer, INVALID, Reader, Refused, family};
use super::{Protocol, Socket, Status};
use crate::code::otp;
use crate::heap::Heap;
use crate::nif::posix;
use crate::packet::http::Part;
use crate::packet::{Kind, Limits};
use crate::port::driver::{Host, tell, tell_of};
use crate::term::am;
use libc::c_int;
use std::os::fd::BorrowedFd;

/// Codes of options.
mod code {
    pub const LINGER: u8 = 3;
    pub const SEND_BUFFER: u8 = 6;
    pub const RECEIVE_BUFFER: u8 = 7;
    pub const MULTICAST_IF: u8 = 11;
    pub const ADD_MEMBERSHIP: u8 = 14;
    pub const DROP_MEMBERSHIP: u8 = 15;
    pub const EXCLUSIVE_ADDRESS: u8 = 19;
    pub const BUFFER: u8 = 20;
    pub const HEADER: u8 = 21;
    pub const ACTIVE: u8 = 22;
    pub const PACKET: u8 = 23;
    pub const MODE: u8 = 24;
    pub const DELIVER: u8 = 25;
    pub const EXIT_ON_CLOSE: u8 = 26;
    pub const HIGH_WATERMARK: u8 = 27;
    pub const LOW_WATERMARK: u8 = 28;
    pub const SEND_TIMEOUT: u8 = 30;
    pub const DELAY_SEND: u8 = 31;
    pub const PACKET_SIZE: u8 = 32;
    pub const READ_PACKETS: u8 = 33;
    pub const RAW: u8 = 34;
    pub const SEND_TIMEOUT_CLOSE: u8 = 35;
    pub const HIGH_QUEUE_WATERMARK: u8 = 36;
    pub const LOW_QUEUE_WATERMARK: u8 = 37;
    pub const NAMESPACE: u8 = 38;
    pub const SHOW_RESET: u8 = 39;
    pub const LINE_DELIMITER: u8 = 40;
    pub const BIND_TO_DEVICE: u8 = 42;
    pub const PACKET_OPTIONS: u8 = 45;
    pub const READ_AHEAD: u8 = 49;
    pub const NON_BLOCKING_SEND: u8 = 50;
    pub const DEBUG: u8 = 99;
}

/// How what comes is given to the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Active {
    /// Only when asked for.
    Passive,
    Always,
    Once,
    /// So many times.
    Times(i16),
}

impl Active {
    fn code(self) -> u32 {
        match self {
            Active::Passive => 0,
            Active::Always => 1,
            Active::Once => 2,
            Active::Times(_) => 3,
        }
    }
    pub fn is_active(self) -> bool {
        self != Active::Passive
    }
}

/// The driver's own.
#[derive(Clone)]
pub struct Options {
    pub binary: bool,
    /// Data comes as `{Port, {data, Data}}`, as of other ports.
    pub as_port: bool,
    pub active: Active,
    /// Bytes that come as a list before a binary.
    pub header: u32,
    /// The code of the kind of packets.
    pub packet: u32,
    /// Bytes of a packet at most; 0: any.
    pub packet_size: u32,
    /// Bytes that are read at a time.
    pub buffer: usize,
    /// The above was asked for.
    buffer_is_set: bool,
    pub exit_on_close: bool,
    pub high_watermark: usize,
    pub low_watermark: usize,
    queue_watermarks: (u32, u32),
    /// In milliseconds.
    pub send_timeout: Option<u32>,
    pub send_timeout_close: bool,
    pub delay_send: bool,
    /// Datagrams that are read at a time.
    pub read_packets: u32,
    pub show_reset: bool,
    /// What is not sent yet is dropped when the socket is closed.
    pub drops_output: bool,
    /// Closing waits for the other side.
    pub lingers: bool,
    pub read_ahead: bool,
    delimiter: u8,
    /// Datagrams are told of with what came beside them.
    pub beside: Beside,
    debug: bool,
}

/// What is told of a datagram.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside {
    tos: bool,
    tclass: bool,
    ttl: bool,
}

impl Beside {
    pub fn any(self) -> bool {
        self.tos || self.tclass || self.ttl
    }
}

/// Bytes that are read at a time unless something else is asked for: those of a packet of the Ethernet, until OTP made it more.
fn default_buffer() -> usize {
    let release = otp::in_use().release.parse::<u32>();
    if release.is_ok_and(|release| release >= 28) {
        9216
    } else {
        1460
    }
}

impl Options {
    pub fn new() -> Options {
        Options {
            binary: false,
            as_port: false,
            active: Active::Passive,
            header: 0,
            packet: 0,
            packet_size: 0,
            buffer: default_buffer(),
            buffer_is_set: false,
            exit_on_close: true,
            high_watermark: 8192,
            low_watermark: 4096,
            queue_watermarks: (4096, 8192),
            send_timeout: None,
            send_timeout_close: false,
            delay_send: false,
            read_packets: 5,
            show_reset: false,
            drops_output: false,
            lingers: false,
            read_ahead: true,
            delimiter: b'\n',
            beside: Beside::default(),
            debug: false,
        }
    }
    /// Those that a connection has from the socket that listens.
    pub fn inherited(&self) -> Options {
        Options {
            active: Active::Passive,
            delay_send: false,
            buffer_is_set: false,
            delimiter: b'\n',
            read_packets: 5,
            beside: Beside::default(),
            debug: false,
            ..self.clone()
        }
    }
    /// The kind of packets. HTTP's is that of the line that comes next, which may be a header.
    pub fn kind(&self, in_headers: bool) -> Kind {
        match self.packet {
            1 => Kind::Sized(1),
            2 => Kind::Sized(2),
            3 => Kind::Sized(4),
            4 => Kind::Asn1,
            5 => Kind::SunRm,
            6 => Kind::Cdr,
            7 => Kind::Fcgi,
            8 => Kind::Line,
            9 => Kind::Tpkt,
            10 | 13 if !in_headers => Kind::Http(Part::Start),
            10 | 11 | 13 | 14 => Kind::Http(Part::Header),
            12 => Kind::SslTls,
            _ => Kind::Raw,
        }
    }
    /// Text of HTTP comes as binaries.
    pub fn text_is_binary(&self) -> bool {
        matches!(self.packet, 13 | 14)
    }
    pub fn limits(&self) -> Limits {
        Limits {
            packet_size: self.packet_size,
            line_length: self.buffer as u32,
            delimiter: self.delimiter,
        }
    }
    /// The header that goes before what is sent.
    pub fn header_of(&self, length: usize) -> Vec<u8> {
        let length = (length as u32).to_be_bytes();
        let bytes = match self.packet {
            1 => 1,
            2 => 2,
            3 => 4,
            _ => 0,
        };
        length[4 - bytes..].to_vec()
    }
}

/// An option of the operating system that is a number.
struct Number {
    level: c_int,
    name: c_int,
    /// A program is told that it can't be set.
    is_told: bool,
}

/// Sets an option. The type of service sets the priority as well, on Linux; to programs these are two options.
#[cfg(target_os = "linux")]
fn keeping_priority<R>(fd: BorrowedFd, number: &Number, set: impl FnOnce() -> R) -> R {
    let (level, name) = (libc::SOL_SOCKET, libc::SO_PRIORITY);
    if (number.level, number.name) != (libc::IPPROTO_IP, libc::IP_TOS) {
        return set();
    }
    let before = sys::number(fd, level, name);
    let done = set();
    if let Ok(before) = before {
        // A program may not be permitted to.
        sys::set_number(fd, level, name, before).ok();
    }
    done
}

#[cfg(not(target_os = "linux"))]
fn keeping_priority<R>(_: BorrowedFd, _: &Number, set: impl FnOnce() -> R) -> R {
    set()
}

fn number(code: u8) -> Option<Number> {
    const SOCKET: c_int = libc::SOL_SOCKET;
    const IP: c_int = libc::IPPROTO_IP;
    const IPV6: c_int = libc::IPPROTO_IPV6;
    const TCP: c_int = libc::IPPROTO_TCP;
    let (level, name, is_told) = match code {
        0 => (SOCKET, libc::SO_REUSEADDR, false),
        1 => (SOCKET, libc::SO_KEEPALIVE, false),
        2 => (SOCKET, libc::SO_DONTROUTE, false),
        4 => (SOCKET, libc::SO_BROADCAST, false),
        5 => (SOCKET, libc::SO_OOBINLINE, false),
        code::SEND_BUFFER => (SOCKET, libc::SO_SNDBUF, false),
        code::RECEIVE_BUFFER => (SOCKET, libc::SO_RCVBUF, false),
        #[cfg(target_os = "linux")]
        8 => (SOCKET, libc::SO_PRIORITY, true),
        9 => (IP, libc::IP_TOS, true),
        10 => (TCP, libc::TCP_NODELAY, false),
        12 => (IP, libc::IP_MULTICAST_TTL, false),
        13 => (IP, libc::IP_MULTICAST_LOOP, false),
        16 => (IPV6, libc::IPV6_V6ONLY, true),
        17 | 18 => (SOCKET, libc::SO_REUSEPORT, false),
        41 => (IPV6, libc::IPV6_TCLASS, true),
        43 => (IP, libc::IP_RECVTOS, true),
        44 => (IPV6, libc::IPV6_RECVTCLASS, true),
        46 => (IP, libc::IP_TTL, true),
        47 => (IP, libc::IP_RECVTTL, true),
        #[cfg(target_os = "linux")]
        48 => (TCP, libc::TCP_CORK, false),
        _ => return None,
    };
    Some(Number {
        level,
        name,
        is_told,
    })
}

/// Octets that go beside a datagram, by the codes of the options of that name.
pub fn beside(data: &[u8]) -> Result<Vec<(c_int, c_int, c_int)>, Refused> {
    let mut reader = Reader(data);
    let mut all = Vec::new();
    while !reader.is_at_end() {
        let (code, value) = (reader.u8()?, reader.i32()?);
        match code {
            9 | 41 | 46 => {
                let number = number(code).ok_or(INVALID)?;
                all.push((number.level, number.name, value));
            }
            _ => return Err(INVALID),
        }
    }
    Ok(all)
}

/// What the system tells beside a datagram: the option's name as an atom, its code, its value.
pub fn told_beside(level: c_int, kind: c_int, value: &[u8]) -> Option<(&'static str, u8, u32)> {
    let (name, code) = match (level, kind) {
        (libc::IPPROTO_IP, libc::IP_TOS | libc::IP_RECVTOS) => ("tos", 9),
        (libc::IPPROTO_IPV6, libc::IPV6_TCLASS | libc::IPV6_RECVTCLASS) => ("tclass", 41),
        (libc::IPPROTO_IP, libc::IP_TTL | libc::IP_RECVTTL) => ("ttl", 46),
        _ => return None,
    };
    let value = match *value {
        [byte] => byte.into(),
        [a, b, c, d, ..] => u32::from_ne_bytes([a, b, c, d]),
        _ => 0,
    };
    Some((name, code, value))
}

/// What has to be done once options have been set.
#[derive(PartialEq, Eq)]
enum Then {
    Next,
    /// The port is about to close.
    Ended,
}

impl Socket {
    pub(super) fn set_options(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        let (was_active, had_packet) = (self.options.active.is_active(), self.options.packet);
        while data.0.len() >= 5 {
            let code = data.u8()?;
            if self.set_option(host, code, data)? == Then::Ended {
                return Ok(Vec::new());
            }
        }
        let is_active = self.options.active.is_active();
        if !is_active || was_active && had_packet == self.options.packet {
            return Ok(Vec::new());
        }
        // What has come already can be delivered now.
        if self.is_connected() || self.protocol == Protocol::Udp && self.is_open() {
            self.input.goes_on();
            self.begin(host);
        }
        Ok(Vec::new())
    }
    fn set_option(
        &mut self,
        host: &mut Host,
        code: u8,
        data: &mut Reader,
    ) -> Result<Then, Refused> {
        let value = data.i32()?;
        let (is_set, size) = (value != 0, value.max(0) as usize);
        let is_stream = self.protocol == Protocol::Tcp;
        let options = &mut self.options;
        match code {
            code::HEADER => options.header = value as u32,
            code::MODE => options.binary = is_set,
            code::DELIVER => options.as_port = value == 0,
            code::BUFFER => {
                options.buffer = size.max(1);
                options.buffer_is_set = true;
            }
            code::ACTIVE => return self.set_active(host, value, data),
            code::PACKET => options.packet = value as u32,
            code::PACKET_SIZE => options.packet_size = value as u32,
            code::EXIT_ON_CLOSE => options.exit_on_close = is_set,
            code::HIGH_WATERMARK => {
                options.high_watermark = size;
                options.low_watermark = options.low_watermark.min(size);
            }
            code::LOW_WATERMARK => {
                options.low_watermark = size;
                options.high_watermark = options.high_watermark.max(size);
            }
            // Signals to ports are not queued; the limits are told as they were set.
            code::HIGH_QUEUE_WATERMARK | code::LOW_QUEUE_WATERMARK if value < 1 => {
                return Err(INVALID);
            }
            code::HIGH_QUEUE_WATERMARK => {
                let low = options.queue_watermarks.0.min(value as u32);
                options.queue_watermarks = (low, value as u32);
            }
            code::LOW_QUEUE_WATERMARK => {
                let high = options.queue_watermarks.1.max(value as u32);
                options.queue_watermarks = (value as u32, high);
            }
            code::SEND_TIMEOUT => options.send_timeout = u32::try_from(value).ok(),
            code::SEND_TIMEOUT_CLOSE => options.send_timeout_close = is_set,
            code::DELAY_SEND => options.delay_send = is_set,
            code::READ_PACKETS if is_stream => {}
            code::READ_PACKETS if value <= 0 => return Err(INVALID),
            code::READ_PACKETS => options.read_packets = value as u32,
            code::SHOW_RESET => options.show_reset = is_set,
            code::READ_AHEAD => options.read_ahead = is_set,
            code::LINE_DELIMITER => options.delimiter = value as u8,
            code::EXCLUSIVE_ADDRESS | code::NON_BLOCKING_SEND => {}
            code::DEBUG => options.debug = is_set,
            code::LINGER => {
                let seconds = data.i32()?;
                options.drops_output = is_set && seconds == 0;
                options.lingers = is_set && seconds > 0;
                let linger = [value.to_ne_bytes(), seconds.to_ne_bytes()].concat();
                sys::set_option(self.fd()?, libc::SOL_SOCKET, libc::SO_LINGER, &linger).ok();
            }
            code::MULTICAST_IF => self.set_multicast_interface(value)?,
            code::ADD_MEMBERSHIP | code::DROP_MEMBERSHIP => {
                self.set_membership(value, code == code::ADD_MEMBERSHIP, data)?;
            }
            code::RAW => {
                let name = data.i32()?;
                let size = data.u32()? as usize;
                let bytes = data.bytes(size)?;
                sys::set_option(self.fd()?, value, name, bytes).ok();
            }
            #[cfg(target_os = "linux")]
            code::BIND_TO_DEVICE => {
                let name = data.bytes(size)?;
                if name.len() > libc::IFNAMSIZ {
                    return Err(INVALID);
                }
                let set = self.fd().is_ok_and(|fd| {
                    sys::set_option(fd, libc::SOL_SOCKET, libc::SO_BINDTODEVICE, name).is_ok()
                });
                return set.then_some(Then::Next).ok_or(INVALID);
            }
            _ => self.set_number(code, value)?,
        }
        Ok(Then::Next)
    }
    /// An option of the operating system's.
    fn set_number(&mut self, code: u8, value: i32) -> Result<(), Refused> {
        let number = number(code).ok_or(INVALID)?;
        let set = match self.fd() {
            Ok(fd) => keeping_priority(fd, &number, || {
                sys::set_number(fd, number.level, number.name, value)
            }),
            Err(_) => Err(libc::EBADF),
        };
        self.option_is_set(code, value, set.is_ok());
        match set {
            Err(_) if number.is_told => Err(INVALID),
            _ => Ok(()),
        }
    }
    /// What else depends on an option of the operating system's.
    fn option_is_set(&mut self, code: u8, value: i32, done: bool) {
        let options = &mut self.options;
        match code {
            code::RECEIVE_BUFFER if !options.buffer_is_set => {
                // Room for all that the system has. A datagram is never longer than that.
                let most = if self.protocol == Protocol::Udp {
                    1 << 16
                } else {
                    usize::MAX
                };
                let size = usize::try_from(value).unwrap_or(0);
                if size > most {
                    options.buffer = most;
                } else {
                    options.buffer = options.buffer.max(size);
                }
            }
            43 if done => options.beside.tos = value != 0,
            44 if done => options.beside.tclass = value != 0,
            47 if done => options.beside.ttl = value != 0,
            _ => {}
        }
    }
    fn set_active(
        &mut self,
        host: &mut Host,
        value: i32,
        data: &mut Reader,
    ) -> Result<Then, Refused> {
        self.options.active = match value {
            0 => Active::Passive,
            1 => Active::Always,
            2 => Active::Once,
            _ => {
                let more = data.u16()? as i16;
                let left = match self.options.active {
                    Active::Times(left) => left,
                    _ => 0,
                };
                let times = left.checked_add(more).ok_or(INVALID)?;
                if times <= 0 {
                    self.tell_passive(host);
                    Active::Passive
                } else {
                    Active::Times(times)
                }
            }
        };
        let is_closed = self.status == Status::Closed && self.was_open();
        if self.protocol == Protocol::Udp || !self.options.active.is_active() || !is_closed {
            return Ok(Then::Next);
        }
        // Now is the time to tell that it has been closed.
        if std::mem::take(&mut self.untold.reset) {
            self.tell_error(host, libc::ECONNRESET);
        }
        self.tell_closed(host);
        if self.options.exit_on_close {
            host.end(am::NORMAL);
            return Ok(Then::Ended);
        }
        Ok(Then::Next)
    }
    /// It has been open before, or is.
    fn was_open(&self) -> bool {
        self.family != libc::AF_UNSPEC
    }
    /// After a message: a socket that is active for a time may not be any more.
    pub(super) fn count_active(&mut self, host: &Host) {
        self.options.active = match self.options.active {
            Active::Once => Active::Passive,
            Active::Times(times) if times <= 1 => {
                self.tell_passive(host);
                Active::Passive
            }
            Active::Times(times) => Active::Times(times - 1),
            same => same,
        };
    }
    fn tell_passive(&self, host: &Host) {
        let tag = match self.protocol {
            Protocol::Tcp => am::TCP_PASSIVE,
            Protocol::Udp => am::UDP_PASSIVE,
        };
        tell(host.owner, |heap| heap.tuple(&[tag, host.port.term]));
    }
    pub(super) fn tell_error(&self, host: &Host, error: Errno) {
        let tag = match self.protocol {
            Protocol::Tcp => am::TCP_ERROR,
            Protocol::Udp => am::UDP_ERROR,
        };
        tell_of(host.port.term, host.owner, tag, |_| posix::atom(error));
    }
    /// Once.
    pub(super) fn tell_closed(&mut self, host: &Host) {
        if !std::mem::replace(&mut self.close_is_told, true) {
            tell(host.owner, |heap| {
                heap.tuple(&[am::TCP_CLOSED, host.port.term])
            });
        }
    }

    fn set_multicast_interface(&self, value: i32) -> Result<(), Refused> {
        // An address in the order of the network, which the system wants too; a number of an interface.
        let (level, name, value) = match self.family {
            libc::AF_INET => (libc::IPPROTO_IP, libc::IP_MULTICAST_IF, value.to_be()),
            libc::AF_INET6 => (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_IF, value.to_be()),
            _ => return Err(INVALID),
        };
        sys::set_number(self.fd()?, level, name, value).ok();
        Ok(())
    }
    fn set_membership(&self, of: i32, add: bool, data: &mut Reader) -> Result<(), Refused> {
        let interface = data.i32()?;
        let is_own = |family, code: u8| self.family == family && of == i32::from(code);
        if is_own(libc::AF_INET, family::INET) {
            let group: [u8; 4] = data.array()?;
            let own: [u8; 4] = data.array()?;
            let request = [&group[..], &own, &interface.to_ne_bytes()].concat();
            let name = if add {
                libc::IP_ADD_MEMBERSHIP
            } else {
                libc::IP_DROP_MEMBERSHIP
            };
            sys::set_option(self.fd()?, libc::IPPROTO_IP, name, &request).ok();
        } else if is_own(libc::AF_INET6, family::INET6) {
            let group: [u8; 16] = data.array()?;
            let request = [&group[..], &interface.to_ne_bytes()].concat();
            let name = if add {
                libc::IPV6_ADD_MEMBERSHIP
            } else {
                libc::IPV6_DROP_MEMBERSHIP
            };
            sys::set_option(self.fd()?, libc::IPPROTO_IPV6, name, &request).ok();
        } else {
            return Err(INVALID);
        }
        Ok(())
    }

    pub(super) fn get_options(&mut self, data: &mut Reader) -> Answer {
        let mut answer = Vec::new();
        while !data.is_at_end() {
            let code = data.u8()?;
            let value = match code {
                code::RAW => self.raw_option(data)?,
                _ => self.option(code)?,
            };
            // What can't be told is left out.
            if let Some(value) = value {
                answer.push(code);
                answer.extend(value);
            }
        }
        Ok(answer)
    }
    /// The value of an option, as it is told.
    fn option(&self, code: u8) -> Result<Option<Vec<u8>>, Refused> {
        let options = &self.options;
        let of_tcp = |value: u32| (self.protocol == Protocol::Tcp).then_some(value);
        let value = match code {
            code::BUFFER => Some(options.buffer as u32),
            code::HEADER => Some(options.header),
            code::MODE => Some(options.binary.into()),
            code::DELIVER => Some((!options.as_port).into()),
            code::ACTIVE => {
                let mut value = options.active.code().to_be_bytes().to_vec();
                if let Active::Times(times) = options.active {
                    value.extend(times.to_be_bytes());
                }
                return Ok(Some(value));
            }
            code::PACKET => Some(options.packet),
            code::PACKET_SIZE => Some(options.packet_size),
            code::EXIT_ON_CLOSE => Some(options.exit_on_close.into()),
            code::HIGH_WATERMARK => of_tcp(options.high_watermark as u32),
            code::LOW_WATERMARK => of_tcp(options.low_watermark as u32),
            code::HIGH_QUEUE_WATERMARK => Some(options.queue_watermarks.1),
            code::LOW_QUEUE_WATERMARK => Some(options.queue_watermarks.0),
            code::SEND_TIMEOUT => of_tcp(options.send_timeout.unwrap_or(u32::MAX)),
            code::SEND_TIMEOUT_CLOSE => of_tcp(options.send_timeout_close.into()),
            code::DELAY_SEND => of_tcp(options.delay_send.into()),
            code::READ_PACKETS if self.protocol == Protocol::Tcp => None,
            code::READ_PACKETS => Some(options.read_packets),
            code::NAMESPACE => None,
            code::SHOW_RESET => of_tcp(options.show_reset.into()),
            code::READ_AHEAD => of_tcp(options.read_ahead.into()),
            code::EXCLUSIVE_ADDRESS | code::NON_BLOCKING_SEND => Some(0),
            code::DEBUG => Some(options.debug.into()),
            code::LINGER => return Ok(self.linger()),
            code::MULTICAST_IF => return self.multicast_interface(),
            code::PACKET_OPTIONS => return self.packet_options(),
            #[cfg(target_os = "linux")]
            code::BIND_TO_DEVICE => return Ok(self.device()),
            _ => {
                let number = number(code).ok_or(INVALID)?;
                let fd = self.fd().ok();
                fd.and_then(|fd| sys::number(fd, number.level, number.name).ok())
                    .map(|value| value as u32)
            }
        };
        Ok(value.map(|value| value.to_be_bytes().to_vec()))
    }
    fn linger(&self) -> Option<Vec<u8>> {
        let mut value = [0; 8];
        sys::option(
            self.fd().ok()?,
            libc::SOL_SOCKET,
            libc::SO_LINGER,
            &mut value,
        )
        .ok()?;
        Some(in_network_order(&value))
    }
    fn multicast_interface(&self) -> Result<Option<Vec<u8>>, Refused> {
        let (code, level, name) = match self.family {
            libc::AF_INET => (family::INET, libc::IPPROTO_IP, libc::IP_MULTICAST_IF),
            libc::AF_INET6 => (family::INET6, libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_IF),
            _ => return Err(INVALID),
        };
        // The family comes last as it is read, and first as it is written; so OTP has it.
        Ok(sys::number(self.fd()?, level, name).ok().map(|value| {
            let family = u32::from(code).to_be_bytes();
            [family, (value as u32).to_be_bytes()].concat()
        }))
    }
    #[cfg(target_os = "linux")]
    fn device(&self) -> Option<Vec<u8>> {
        let mut name = [0; libc::IFNAMSIZ];
        let fd = self.fd().ok()?;
        let name = sys::option(fd, libc::SOL_SOCKET, libc::SO_BINDTODEVICE, &mut name).ok()?;
        let name = name.split(|&byte| byte == 0).next().unwrap_or_default();
        Some([&(name.len() as u32).to_be_bytes(), name].concat())
    }
    /// What came beside what was received last.
    fn packet_options(&self) -> Result<Option<Vec<u8>>, Refused> {
        /// Of Linux, by the number.
        const IP_PKTOPTIONS: c_int = 9;
        const IPV6_PKTOPTIONS: c_int = 6;
        let (level, name) = match self.family {
            libc::AF_INET => (libc::IPPROTO_IP, IP_PKTOPTIONS),
            libc::AF_INET6 => (libc::IPPROTO_IPV6, IPV6_PKTOPTIONS),
            _ => return Err(INVALID),
        };
        let mut bytes = [0; 48];
        let Ok(bytes) = sys::option(self.fd()?, level, name, &mut bytes) else {
            return Ok(None);
        };
        let mut told = Vec::new();
        for (level, kind, value) in sys::decode_control(bytes) {
            if let Some((_, code, value)) = told_beside(level, kind, value) {
                told.push(code);
                told.extend(value.to_be_bytes());
            }
        }
        Ok(Some(
            [&(told.len() as u32).to_be_bytes(), &told[..]].concat(),
        ))
    }
    /// An option that the program knows by the system's numbers.
    fn raw_option(&self, data: &mut Reader) -> Result<Option<Vec<u8>>, Refused> {
        const MOST: usize = 64 * 1024;
        let (level, name) = (data.i32()?, data.i32()?);
        let is_given = data.u8()? != 0;
        let size = data.u32()? as usize;
        if size > MOST {
            return Err(INVALID);
        }
        let mut value = match is_given {
            true => data.bytes(size)?.to_vec(),
            false => vec![0; size],
        };
        let Ok(value) = sys::option(self.fd()?, level, name, &mut value) else {
            return Ok(None);
        };
        let size = value.len() as u32;
        let head = [level as u32, name as u32, size]
            .map(u32::to_be_bytes)
            .concat();
        Ok(Some([&head[..], value].concat()))
    }
}

/// Numbers of 32 bits, as the network has them.
fn in_network_order(numbers: &[u8]) -> Vec<u8> {
    let turned = |n: &[u8]| u32::from_ne_bytes([n[0], n[1], n[2], n[3]]).to_be_bytes();
    numbers.chunks_exact(4).flat_map(turned).collect()
}
