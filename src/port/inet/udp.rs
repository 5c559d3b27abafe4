//! Datagrams.
use super::input::{data, with_buffer};
use super::options::{self, Active};
use super::sys::{self, Address, Datagram};
use super::waiting::{Awaited, Request, Sender};
use super::wire::{Answer, NOT_OPEN, Reader, Refused};
use super::{INVALID, Socket, Status, address};
use crate::heap::{Arena, Heap};
use crate::nif::posix;
use crate::port::driver::{Host, tell};
use crate::term::{Atom, Term, am};
use std::os::fd::AsFd;

/// The rounds of datagrams that are read before others get their turn.
const ROUNDS: u32 = 4;

impl Socket {
    /// A connected socket sends to that address, and receives from it alone. Without one, it is connected no more.
    pub(super) fn connect_datagram(&mut self, data: &mut Reader) -> Answer {
        if !self.is_open() {
            return Err(NOT_OPEN);
        }
        let fd = self.fd()?;
        if data.is_at_end() {
            sys::connect(fd, &Address::unspecified()).ok();
            self.status = Status::Open;
            return Ok(Vec::new());
        }
        data.time()?;
        let to = address::read(data, self.family)?;
        if self.is_connected() {
            // Else Linux would keep the socket's own address.
            sys::connect(fd, &Address::unspecified()).ok();
        }
        match sys::connect(fd, &to) {
            Ok(()) => {
                self.status = Status::Connected;
                Ok(Vec::new())
            }
            Err(error) => {
                sys::connect(fd, &Address::unspecified()).ok();
                self.status = Status::Open;
                Err(error.into())
            }
        }
    }

    /// An address, what goes beside the datagram, and the datagram.
    pub(super) fn send_datagram(&mut self, host: &mut Host, sender: &Sender, data: &[u8]) {
        let port = host.port.term;
        match self.try_to_send(host, data) {
            Ok(()) => sender.done(port),
            Err(Refused::System(error)) => sender.refuse_by(port, error),
            Err(Refused::Named(name)) => sender.refuse(port, Atom::new(name).term()),
        }
    }
    fn try_to_send(&mut self, host: &mut Host, data: &[u8]) -> Result<(), Refused> {
        let mut reader = Reader(data);
        if !self.is_open() {
            return Err(INVALID);
        }
        let to = address::read(&mut reader, self.family)?;
        let length = reader.u32()? as usize;
        let beside = options::beside(reader.bytes(length)?)?;
        let datagram = reader.0;
        self.statistics.sent.add(datagram.len());
        *host.bytes_out += datagram.len() as u64;
        let to = (!self.is_connected()).then_some(&to);
        let beside = sys::encode_control(&beside);
        sys::send_message(self.fd()?, to, &[datagram], &beside, 0)?;
        Ok(())
    }

    /// The answer is the number of a message to come.
    pub(super) fn receive_datagram(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        if !self.is_open() {
            return Err(NOT_OPEN);
        }
        let time = data.time()?;
        data.u32()?;
        data.end()?;
        if self.options.active.is_active() {
            return Err(INVALID);
        }
        if self.request.is_some() {
            return Err(libc::EALREADY.into());
        }
        let request = Request::new(host, Awaited::Datagram);
        let number = request.number();
        self.request = Some(request);
        self.begin(host);
        if let (Some(request), Some(time)) = (&mut self.request, time) {
            request.set_alarm(time, host);
        }
        Ok(number.to_be_bytes().into())
    }

    /// Reads and gives on what is wanted. True: there is more to do.
    pub(super) fn read_datagrams(&mut self, host: &mut Host) -> bool {
        for _ in 0..self.options.read_packets.saturating_mul(ROUNDS) {
            let wants = self.options.active.is_active() || self.request.is_some();
            if !wants || !self.readable || !self.is_open() {
                return false;
            }
            let size = self.options.buffer;
            with_buffer(size, |buffer| self.read_datagram(host, buffer));
        }
        true
    }
    fn read_datagram(&mut self, host: &mut Host, buffer: &mut [u8]) {
        let Some(descriptor) = &self.descriptor else {
            return;
        };
        match sys::receive_message(descriptor.as_fd(), buffer) {
            Ok(mut datagram) => {
                if self.family == libc::AF_UNIX && self.is_connected() {
                    // The system does not tell it of a connected one.
                    let peer = sys::peer_name(descriptor.as_fd());
                    datagram.from = peer.unwrap_or(datagram.from);
                }
                self.deliver_datagram(host, &datagram, &buffer[..datagram.length]);
            }
            Err(libc::EAGAIN) => {
                self.readable = false;
                if let Err(Refused::System(error)) = self.watch(host) {
                    self.datagram_failed(host, error);
                }
            }
            Err(error) => self.datagram_failed(host, error),
        }
    }
    fn datagram_failed(&mut self, host: &mut Host, error: sys::Errno) {
        if self.options.active.is_active() {
            return self.tell_error(host, error);
        }
        if let Some(request) = self.request.take() {
            request.refuse(host.port.term, posix::atom(error));
        }
    }
    fn deliver_datagram(&mut self, host: &mut Host, datagram: &Datagram, bytes: &[u8]) {
        self.statistics.received.add(bytes.len());
        *host.bytes_in += bytes.len() as u64;
        let port = host.port.term;
        let options = &self.options;
        let (binary, header) = (options.binary, options.header);
        let tells_beside = options.beside.any() && !self.is_connected();
        if options.active == Active::Passive {
            if let Some(request) = self.request.take() {
                let told = |heap: &mut Arena| {
                    // The bytes of the address, then those of the datagram.
                    let address = address::write(&datagram.from);
                    let datagram_term = data(heap, bytes, binary, header);
                    let all = heap.byte_list(&address, datagram_term);
                    let all = match tells_beside {
                        true => {
                            let beside = beside(heap, datagram);
                            heap.tuple(&[all, beside])
                        }
                        false => all,
                    };
                    heap.tuple(&[am::OK, all])
                };
                request.answer(port, told);
            }
            return;
        }
        tell(host.owner, |heap| {
            if options.as_port {
                let address = address::write(&datagram.from);
                let all = [&address[..], bytes].concat();
                let data = data(heap, &all, binary, header);
                let data = heap.tuple(&[Atom::new("data").term(), data]);
                return heap.tuple(&[port, data]);
            }
            let (ip, number) = address::terms(heap, &datagram.from);
            let content = data(heap, bytes, binary, header);
            match tells_beside {
                true => {
                    let beside = beside(heap, datagram);
                    heap.tuple(&[am::UDP, port, ip, number, beside, content])
                }
                false => heap.tuple(&[am::UDP, port, ip, number, content]),
            }
        });
        self.count_active(host);
    }
}

/// What came beside a datagram: `[{tos, 0}, …]`.
fn beside(heap: &mut Arena, datagram: &Datagram) -> Term {
    let mut all = Vec::new();
    for (level, kind, value) in &datagram.beside {
        if let Some((name, _, value)) = options::told_beside(*level, *kind, value) {
            let value = heap.uint(value.into());
            all.push(heap.tuple(&[Atom::new(name).term(), value]));
        }
    }
    heap.list(&all)
}
