//! How connections come about: made, or taken from those that come in.
use super::options::Options;
use super::waiting::{Acceptor, Awaited, Request};
use super::wire::{Answer, INVALID, NOT_OPEN, Reader, Refused};
use super::{Protocol, Socket, Status, address, sys};
use crate::nif::posix;
use crate::port::driver::Host;
use crate::port::settings::Settings;
use crate::scheduler::signals::{Signal, deliver};
use crate::term::{Term, am};
use std::os::fd::OwnedFd;

impl Socket {
    /// The answer is the number of a message to come, or nothing if there is a connection already.
    pub(super) fn connect(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        match self.status {
            Status::Closed => return Err(NOT_OPEN),
            Status::Connected => return Err(libc::EISCONN.into()),
            Status::Connecting => return Err(INVALID),
            _ => {}
        }
        let time = data.time()?;
        let to = address::read(data, self.family)?;
        match sys::connect(self.fd()?, &to) {
            Ok(()) => {
                self.status = Status::Connected;
                self.begin(host);
                Ok(Vec::new())
            }
            Err(libc::EINPROGRESS) => {
                self.status = Status::Connecting;
                self.writable = false;
                let mut request = Request::new(host, Awaited::Connection);
                let number = request.number();
                if let Some(time) = time {
                    request.set_alarm(time, host);
                }
                self.request = Some(request);
                self.watch(host)?;
                Ok(number.to_be_bytes().into())
            }
            Err(error) => Err(error.into()),
        }
    }
    /// The connection has come about, or can't.
    pub(super) fn finish_connect(&mut self, host: &mut Host) {
        let error = sys::pending_error(self.descriptor_of_open());
        self.status = match error {
            0 => Status::Connected,
            _ => Status::Open,
        };
        self.has_ended = false;
        let Some(request) = self.request.take() else {
            return;
        };
        let port = host.port.term;
        match error {
            0 => request.answer(port, |_| am::OK),
            error => request.refuse(port, posix::atom(error)),
        }
    }
    fn descriptor_of_open(&self) -> std::os::fd::BorrowedFd<'_> {
        self.fd().expect("who connects is open")
    }

    pub(super) fn listen(&mut self, data: &mut Reader) -> Answer {
        if !self.is_open() {
            return Err(NOT_OPEN);
        }
        let backlog = data.u16()? as i16;
        data.end()?;
        sys::listen(self.fd()?, backlog.into())?;
        self.status = Status::Listening;
        self.readable = true;
        Ok(Vec::new())
    }

    /// The answer is the number of a message to come.
    pub(super) fn accept(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        let time = data.time()?;
        data.end()?;
        if self.status != Status::Listening {
            return Err(INVALID);
        }
        let mut acceptor = Acceptor::new(host);
        let number = acceptor.number();
        if let Some(time) = time {
            acceptor.set_alarm(time, host);
        }
        self.acceptors.push_back(acceptor);
        self.accept_waiting(host);
        Ok(number.to_be_bytes().into())
    }
    /// Gives the connections that have come in to those that wait for them.
    pub(super) fn accept_waiting(&mut self, host: &mut Host) {
        while self.readable && !self.acceptors.is_empty() {
            let accepted = self.fd().map(sys::accept);
            match accepted {
                Ok(Ok(fd)) => self.accepted(host, fd),
                Ok(Err(libc::EAGAIN)) => {
                    self.readable = false;
                    if let Err(refused) = self.watch(host) {
                        self.refuse_acceptor(host, refused);
                    }
                }
                // Gone before it was taken.
                Ok(Err(libc::ECONNABORTED)) => {}
                Ok(Err(error)) => {
                    self.refuse_acceptor(host, error.into());
                    return;
                }
                Err(_) => return,
            }
        }
    }
    fn refuse_acceptor(&mut self, host: &Host, refused: Refused) {
        let Refused::System(error) = refused else {
            return;
        };
        if let Some(acceptor) = self.acceptors.pop_front() {
            acceptor.refuse(host.port.term, posix::atom(error));
        }
    }
    /// A connection becomes a port, which belongs to the first who still waits for one.
    fn accepted(&mut self, host: &Host, fd: OwnedFd) {
        while let Some(acceptor) = self.acceptors.pop_front() {
            if !acceptor.is_alive() {
                continue;
            }
            let connection = self.open_connection(fd, acceptor.pid());
            return acceptor.answer(host.port.term, connection);
        }
    }
    fn open_connection(&self, fd: OwnedFd, owner: Term) -> Term {
        let mut socket = Socket::new(Protocol::Tcp);
        socket.options = Options::inherited(&self.options);
        socket.opened(fd, false, self.family);
        socket.status = Status::Connected;
        let settings = Settings::default();
        let port = crate::port::open_driver("tcp_inet", Box::new(socket), owner, settings);
        deliver(owner, Signal::Link { from: port.term });
        port.term
    }
    /// Whoever has waited long enough, by its number.
    pub(super) fn waited_enough(&mut self, host: &mut Host, number: u16) {
        let port = host.port.term;
        if let Some(request) = self.request.take_if(|request| request.is_of(number)) {
            if request.awaited == Awaited::Connection {
                // A socket is of no use after that.
                self.close_descriptor();
            }
            return request.refuse(port, am::TIMEOUT);
        }
        if self
            .sender
            .as_ref()
            .is_some_and(|sender| sender.is_of(number))
        {
            return self.send_timeout(host);
        }
        let place = self.acceptors.iter().position(|a| a.number() == number);
        if let Some(acceptor) = place.and_then(|at| self.acceptors.remove(at)) {
            acceptor.refuse(port, am::TIMEOUT);
        }
    }
}
