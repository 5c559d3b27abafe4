//! What all sockets are asked: names, statistics, services.
use super::waiting::Acceptor;
use super::wire::{self, Answer, INVALID, NOT_OPEN, Reader, request};
use super::{Protocol, Socket, Status, address, interfaces, sys};
use crate::port::driver::Host;

/// Bits that tell how far a socket has come.
mod status {
    pub const OPEN: u32 = 0x01;
    pub const CONNECTED: u32 = 0x04;
    pub const LISTENING: u32 = 0x08;
    pub const CONNECTING: u32 = 0x10;
    pub const ACCEPTING: u32 = 0x20;
    pub const BUSY: u32 = 0x80;
}

impl Socket {
    pub(super) fn common_request(
        &mut self,
        host: &mut Host,
        asked: u32,
        data: &mut Reader,
    ) -> Answer {
        match asked {
            request::GET_STATISTICS => {
                let queued = self.output.queued();
                self.statistics.answer(data.0, queued).ok_or(INVALID)
            }
            request::SUBSCRIBE => self.subscribe(host, data),
            request::STATUS => Ok(self.status_bits().to_be_bytes().into()),
            request::TYPE => self.family_and_type(),
            request::DESCRIPTOR => {
                use std::os::fd::AsRawFd;
                Ok(self.fd()?.as_raw_fd().to_be_bytes().into())
            }
            request::HOST_NAME => {
                data.end()?;
                Ok(sys::host_name()?)
            }
            request::PEER => self.peer(),
            request::NAME => match &self.told_name {
                Some(name) => Ok(address::write(name)),
                None => Ok(address::write(&sys::own_name(self.fd()?)?)),
            },
            request::PEER_ADDRESSES | request::OWN_ADDRESSES => {
                data.u32()?;
                data.end()?;
                let fd = self.fd().map_err(|_| NOT_OPEN)?;
                let is_peer = asked == request::PEER_ADDRESSES;
                let get = if is_peer {
                    sys::peer_name
                } else {
                    sys::own_name
                };
                Ok(address::write(&get(fd)?))
            }
            request::SET_PEER => {
                self.told_peer = self.told(data)?;
                Ok(Vec::new())
            }
            request::SET_NAME => {
                self.told_name = self.told(data)?;
                Ok(Vec::new())
            }
            request::BIND => self.bind(data),
            request::IGNORE_DESCRIPTOR => self.ignore(host, data),
            request::SERVICE_BY_NAME => {
                let (name, protocol) = (data.counted()?, data.counted()?);
                let port = sys::service_port(name, Some(protocol)).ok_or(INVALID)?;
                Ok(port.to_be_bytes().into())
            }
            request::SERVICE_BY_PORT => {
                let (port, protocol) = (data.u16()?, data.counted()?);
                sys::service_name(port, Some(protocol)).ok_or(INVALID)
            }
            request::INTERFACES | request::INTERFACE_NAMES | request::INTERFACE_GET => {
                self.fd().map_err(|_| NOT_OPEN)?;
                interfaces::answer(asked, data)
            }
            _ => Err(NOT_OPEN),
        }
    }
    fn status_bits(&self) -> u32 {
        let mut bits = match self.status {
            Status::Closed => 0,
            Status::Open => status::OPEN,
            Status::Listening => status::OPEN | status::LISTENING,
            Status::Connecting => status::OPEN | status::CONNECTING,
            Status::Connected => status::OPEN | status::CONNECTED,
        };
        // Those who have ended are forgotten when the next connection comes.
        if self.acceptors.iter().any(Acceptor::is_alive) {
            bits |= status::ACCEPTING;
        }
        if self.output.is_busy {
            bits |= status::BUSY;
        }
        bits
    }
    fn family_and_type(&self) -> Answer {
        let family = address::code_of(self.family).ok_or(INVALID)?;
        let kind = match self.protocol {
            Protocol::Tcp => wire::STREAM,
            Protocol::Udp => wire::DATAGRAM,
        };
        let numbers = [family, kind].map(|code| u32::from(code).to_be_bytes());
        Ok(numbers.concat())
    }
    fn peer(&self) -> Answer {
        if !self.is_connected() {
            return Err(libc::ENOTCONN.into());
        }
        match &self.told_peer {
            Some(peer) => Ok(address::write(peer)),
            None => Ok(address::write(&sys::peer_name(self.fd()?)?)),
        }
    }
    /// A name to be told; none: the real one.
    fn told(&self, data: &mut Reader) -> Result<Option<sys::Address>, wire::Refused> {
        if data.is_at_end() {
            return Ok(None);
        }
        address::read(data, self.family).map(Some)
    }
    /// The answer is the port that the socket is bound to.
    fn bind(&mut self, data: &mut Reader) -> Answer {
        if self.status != Status::Open {
            return Err(NOT_OPEN);
        }
        let to = address::read(data, self.family)?;
        let fd = self.fd()?;
        sys::bind(fd, &to)?;
        let port = match address::port(&to) {
            Some(0) => address::port(&sys::own_name(fd)?),
            port => port,
        };
        Ok(port.unwrap_or(0).to_be_bytes().into())
    }
    /// What the descriptor is ready for becomes somebody else's business, or the socket's again.
    fn ignore(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        if !self.is_connected() {
            return Err(libc::ENOTCONN.into());
        }
        let ignores = match data.u8()? {
            1 => true,
            0 => false,
            _ => return Err(INVALID),
        };
        if self.protocol == Protocol::Udp || ignores == self.is_ignored {
            return Err(INVALID);
        }
        self.is_ignored = ignores;
        if !ignores {
            (self.readable, self.writable) = (true, true);
            self.begin(host);
        }
        Ok(Vec::new())
    }
    /// Who asks is told once all has been sent, if it has not been.
    fn subscribe(&mut self, host: &Host, data: &mut Reader) -> Answer {
        const ALL_SENT: u8 = 1;
        let mut answer = Vec::new();
        while !data.is_at_end() {
            let code = data.u8()?;
            if code != ALL_SENT {
                return Err(INVALID);
            }
            let queued = self.output.queued();
            if queued > 0 {
                self.output.subscribers.push(host.caller);
            }
            answer.push(code);
            answer.extend((queued as u32).to_be_bytes());
        }
        Ok(answer)
    }
}
