//! What comes over a connection: read, cut into packets, and given to who is to have it.
use super::options::Active;
use super::sys::Errno;
use super::waiting::{Awaited, Request};
use super::wire::{Answer, INVALID, Reader, Refused};
use super::{Socket, Status, sys};
use crate::heap::{Arena, Heap};
use crate::nif::posix;
use crate::packet::http::{self, Line};
use crate::packet::{self, Kind, Length, terms};
use crate::port::driver::{Host, tell, tell_of};
use crate::term::{Atom, Term, am};
use std::cell::RefCell;

/// Bytes that one call reads at most.
const MOST_AT_A_TIME: usize = 1 << 20;
/// Times that are read before others get their turn.
const TURNS: usize = 16;
/// Bytes that one call of `recv` may ask for.
const MOST_ASKED: usize = 64 << 20;

thread_local! {
    /// What a thread reads into.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Does something with what can be read into, at least so many bytes.
pub fn with_buffer<R>(size: usize, act: impl FnOnce(&mut [u8]) -> R) -> R {
    BUFFER.with_borrow_mut(|buffer| {
        if buffer.len() < size {
            buffer.resize(size, 0);
        }
        act(&mut buffer[..size])
    })
}

/// What has been read and not given to anybody yet.
#[derive(Default)]
pub struct Input {
    bytes: Vec<u8>,
    /// They begin here.
    start: usize,
    /// The next line of HTTP is a header.
    in_headers: bool,
    /// The end has been told of: nothing is read before somebody asks again.
    is_at_end: bool,
}

impl Input {
    fn left(&self) -> &[u8] {
        &self.bytes[self.start..]
    }
    fn clear(&mut self) {
        self.bytes = Vec::new();
        self.start = 0;
    }
    fn add(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.start);
        self.start = 0;
        self.bytes.extend_from_slice(bytes);
    }
    /// Somebody asks for more.
    pub fn goes_on(&mut self) {
        self.is_at_end = false;
    }
}

/// What has to be done for the next packet.
enum Next {
    /// It is there, so long.
    Packet(usize),
    /// So many bytes are to be read: exactly those, or at most.
    Read(usize),
    /// This is none.
    Invalid,
}

impl Socket {
    /// The answer is the number of a message to come.
    pub(super) fn receive(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        if !self.is_connected() {
            return Err(self.not_connected());
        }
        let time = data.time()?;
        let length = data.u32()? as usize;
        data.end()?;
        if self.options.active.is_active() || self.options.packet != 0 && length != 0 {
            return Err(INVALID);
        }
        if length > MOST_ASKED {
            return Err(libc::ENOMEM.into());
        }
        if self.request.is_some() {
            return Err(libc::EALREADY.into());
        }
        let request = Request::new(host, Awaited::Bytes(length));
        let number = request.number();
        self.request = Some(request);
        self.input.goes_on();
        // No more than one packet is read.
        self.begin(host);
        match (&mut self.request, time) {
            (Some(_), Some(0)) => self.waited_enough(host, number),
            (Some(request), Some(time)) => request.set_alarm(time, host),
            _ => {}
        }
        Ok(number.to_be_bytes().into())
    }
    fn not_connected(&mut self) -> Refused {
        if !std::mem::take(&mut self.untold.to_receiver) {
            return libc::ENOTCONN.into();
        }
        self.untold.to_sender = false;
        match std::mem::take(&mut self.untold.reset) {
            true => libc::ECONNRESET.into(),
            false => Refused::Named("closed"),
        }
    }
    /// `inet:unrecv/2`: bytes come before those that have been read.
    pub(super) fn put_back(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        if !self.is_connected() {
            return Err(libc::ENOTCONN.into());
        }
        let left = [data.0, self.input.left()].concat();
        self.input.clear();
        self.input.add(&left);
        self.begin(host);
        Ok(Vec::new())
    }

    fn wants_input(&self) -> bool {
        let asked = matches!(&self.request, Some(r) if matches!(r.awaited, Awaited::Bytes(_)));
        let wants = self.options.active.is_active() || asked;
        wants && self.is_connected() && !self.input.is_at_end && !self.is_ignored
    }
    /// Reads and gives on what is wanted. True: there is more to do.
    pub(super) fn read(&mut self, host: &mut Host) -> bool {
        let mut turns = 0;
        while self.wants_input() {
            match self.next() {
                Next::Packet(length) => self.deliver_first(host, length),
                Next::Invalid => self.failed_to_read(host, libc::EMSGSIZE),
                Next::Read(_) if !self.readable => return false,
                Next::Read(_) if turns == TURNS => return true,
                Next::Read(wanted) => {
                    turns += 1;
                    let size = wanted.min(MOST_AT_A_TIME);
                    with_buffer(size, |buffer| self.read_into(host, buffer));
                }
            }
        }
        false
    }
    fn next(&self) -> Next {
        let left = self.input.left();
        let asked = match self.request.as_ref().map(|request| request.awaited) {
            Some(Awaited::Bytes(asked)) => asked,
            _ => 0,
        };
        if asked > 0 {
            return match asked.checked_sub(left.len()) {
                None | Some(0) => Next::Packet(asked),
                Some(missing) => Next::Read(missing),
            };
        }
        let limits = self.options.limits();
        match packet::length(self.kind(), left, &limits) {
            Length::Known(length) if length <= left.len() => Next::Packet(length),
            Length::Known(length) => Next::Read(length - left.len()),
            Length::Invalid => Next::Invalid,
            Length::Unknown if !self.options.read_ahead => Next::Read(self.head_missing()),
            Length::Unknown => {
                let packet_size = limits.packet_size as usize;
                let room = match left.len() < self.options.buffer {
                    true => self.options.buffer,
                    false => packet_size,
                };
                match room.checked_sub(left.len()) {
                    None | Some(0) => Next::Invalid,
                    Some(room) => Next::Read(room),
                }
            }
        }
    }
    /// Bytes without which the length of a packet is not known, for who must not read more.
    fn head_missing(&self) -> usize {
        let head = match self.kind() {
            Kind::Raw => return self.options.buffer,
            Kind::Sized(bytes) => bytes,
            Kind::SunRm | Kind::Tpkt => 4,
            Kind::Asn1 => 2,
            Kind::SslTls => 5,
            Kind::Cdr => 12,
            Kind::Fcgi => 8,
            Kind::Line | Kind::Http(_) => 0,
        };
        head.saturating_sub(self.input.left().len()).max(1)
    }
    pub(super) fn kind(&self) -> Kind {
        self.options.kind(self.input.in_headers)
    }
    fn read_into(&mut self, host: &mut Host, buffer: &mut [u8]) {
        let Some(descriptor) = &self.descriptor else {
            return;
        };
        use std::os::fd::AsFd;
        match sys::receive(descriptor.as_fd(), buffer) {
            Ok(0) => self.other_side_has_ended(host),
            Ok(count) => {
                // Less than there was room for: no more is there, and what comes is told of.
                if count < buffer.len() && !self.has_ended && self.watcher.is_some() {
                    self.readable = false;
                }
                let bytes = &buffer[..count];
                let is_asked = matches!(&self.request, Some(r) if r.awaited != Awaited::Bytes(0));
                if self.input.left().is_empty() && self.options.packet == 0 && !is_asked {
                    self.deliver(host, bytes);
                } else {
                    self.input.add(bytes);
                }
            }
            Err(libc::EAGAIN) => {
                self.readable = false;
                if let Err(Refused::System(error)) = self.watch(host) {
                    self.failed_to_read(host, error);
                }
            }
            Err(libc::ECONNRESET) if !self.options.show_reset => self.other_side_has_ended(host),
            Err(error) => self.failed_to_read(host, error),
        }
    }

    // Giving it on.

    /// Gives on so many of the bytes that have been read.
    fn deliver_first(&mut self, host: &mut Host, length: usize) {
        let bytes = std::mem::take(&mut self.input.bytes);
        let from = self.input.start;
        self.deliver(host, &bytes[from..from + length]);
        if from + length == bytes.len() {
            self.input.start = 0;
        } else {
            self.input.bytes = bytes;
            self.input.start = from + length;
        }
    }
    /// Gives on a packet, to the owner or to who has asked.
    fn deliver(&mut self, host: &mut Host, packet: &[u8]) {
        self.statistics.received.add(packet.len());
        *host.bytes_in += packet.len() as u64;
        if let Some(channel) = host.channel.filter(|_| self.options.active.is_active()) {
            return self.received_by(channel, host, packet);
        }
        let port = host.port.term;
        let content = self.content(packet);
        let options = &self.options;
        let as_binary = options.text_is_binary();
        let make =
            |heap: &mut Arena| content.term(heap, port, options.binary, options.header, as_binary);
        if self.options.active == Active::Passive {
            if let Some(request) = self.request.take() {
                request.answer(port, |heap| {
                    let data = make(heap);
                    heap.tuple(&[am::OK, data])
                });
            }
            return;
        }
        if self.options.as_port {
            tell(host.owner, |heap| {
                let data = make(heap);
                let data = heap.tuple(&[Atom::new("data").term(), data]);
                heap.tuple(&[port, data])
            });
        } else {
            match content {
                Content::Record(_) => tell(host.owner, make),
                Content::Body(_) => tell_of(port, host.owner, am::TCP, make),
                _ => tell_of(port, host.owner, am::HTTP, make),
            }
        }
        self.count_active(host);
    }
    fn content<'a>(&mut self, packet: &'a [u8]) -> Content<'a> {
        let kind = self.kind();
        match kind {
            Kind::Http(part) if !self.options.as_port => {
                let line = http::parse(part, packet);
                match &line {
                    Some(Line::Request { .. } | Line::Response { .. }) => {
                        self.input.in_headers = true;
                    }
                    Some(Line::EndOfHeaders) => self.input.in_headers = false,
                    _ => {}
                }
                line.map_or(Content::NoLine(packet), Content::Line)
            }
            Kind::SslTls if !self.options.as_port => Content::Record(packet::record(packet)),
            _ => Content::Body(&packet[packet::body(kind, packet)]),
        }
    }

    // Its end.

    /// Stops sending what nobody would get, and tells who waits for that.
    fn break_off_sending(&mut self, host: &mut Host, error: Errno) -> bool {
        let was_busy = self.output.is_busy;
        if was_busy {
            self.output.clear(host);
            self.not_busy(host);
            if let Some(sender) = self.sender.take() {
                sender.refuse(host.port.term, am::CLOSED);
            }
        }
        self.abort_file(host, error) || was_busy
    }
    /// The other side sends no more.
    fn other_side_has_ended(&mut self, host: &mut Host) {
        if !self.break_off_sending(host, libc::ENOTCONN) {
            // A call that sends next is told that it is closed, not that there is no connection.
            self.untold.to_sender = true;
        }
        self.input.clear();
        self.input.is_at_end = true;
        self.readable = true;
        if self.options.active.is_active() {
            self.tell_closed(host);
            if self.options.exit_on_close {
                host.end(am::NORMAL);
            }
        } else {
            self.end_passive(host, am::CLOSED);
        }
    }
    fn failed_to_read(&mut self, host: &mut Host, error: Errno) {
        self.break_off_sending(host, error);
        self.input.clear();
        self.input.is_at_end = true;
        self.readable = true;
        if self.options.active.is_active() {
            self.tell_error(host, error);
            self.tell_closed(host);
            if self.options.exit_on_close {
                host.end(posix::atom(error));
            }
        } else {
            self.end_passive(host, posix::atom(error));
        }
    }
    /// Tells who has asked for data; the port stays.
    fn end_passive(&mut self, host: &mut Host, reason: Term) {
        if self.options.exit_on_close {
            self.output.clear(host);
            self.close_descriptor();
            self.status = Status::Closed;
        }
        if let Some(request) = self.request.take() {
            request.refuse(host.port.term, reason);
        }
    }
}

/// What a packet holds.
enum Content<'a> {
    Body(&'a [u8]),
    Line(Line<'a>),
    NoLine(&'a [u8]),
    Record(packet::Record),
}

impl Content<'_> {
    fn term(
        &self,
        heap: &mut Arena,
        port: Term,
        binary: bool,
        header: u32,
        text_is_binary: bool,
    ) -> Term {
        let mut text = |heap: &mut Arena, bytes: &[u8]| match text_is_binary {
            true => heap.binary(bytes),
            false => heap.byte_list(bytes, Term::NIL),
        };
        match self {
            Content::Body(bytes) => data(heap, bytes, binary, header),
            Content::Line(line) => terms::line(heap, line, &mut text),
            Content::NoLine(bytes) => {
                let line = text(heap, bytes);
                terms::error(heap, line)
            }
            Content::Record(record) => terms::record(heap, port, record),
        }
    }
}

/// Data as a list, a binary, or a list of the first bytes before a binary of the others.
pub fn data(heap: &mut Arena, bytes: &[u8], binary: bool, header: u32) -> Term {
    match bytes.split_at_checked(header as usize) {
        Some((head, rest)) if binary => {
            let rest = heap.binary(rest);
            heap.byte_list(head, rest)
        }
        _ => heap.byte_list(bytes, Term::NIL),
    }
}
