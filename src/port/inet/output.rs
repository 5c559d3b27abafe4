//! What is sent over a connection: at once, as far as the system takes it, the rest when there is room.
use super::sys::{self, Errno};
use super::waiting::Sender;
use super::wire::{Answer, INVALID, Reader};
use super::{Descriptor, Socket};
use crate::heap::Heap;
use crate::io::poll::{self, Readiness, Watcher};
use crate::nif::posix;
use crate::port::driver::{Host, tell, tell_of};
use crate::term::{Atom, Term, am};
use libc::c_int;
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;

/// Pieces that are written at a time.
const PIECES: usize = 16;
/// Times that something is written before others get their turn.
const TURNS: usize = 64;

/// Bytes that wait to be written.
#[derive(Default)]
pub struct Queue {
    pieces: VecDeque<Vec<u8>>,
    /// So many bytes of the first piece are written.
    written: usize,
    length: usize,
}

impl Queue {
    pub fn len(&self) -> usize {
        self.length
    }
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
    /// Adds a piece, but for its first bytes.
    fn add(&mut self, mut piece: Vec<u8>, from: usize) {
        if from >= piece.len() {
            return;
        }
        self.length += piece.len() - from;
        if self.pieces.is_empty() {
            self.written = from;
        } else {
            piece.drain(..from);
        }
        self.pieces.push_back(piece);
    }
    /// Writes what the system takes at a time, of the first `most` bytes.
    fn write_some(&mut self, fd: BorrowedFd, most: usize) -> sys::Result<usize> {
        let mut parts: [&[u8]; PIECES] = [&[]; PIECES];
        let (mut count, mut left) = (0, most);
        let mut from = self.written;
        for piece in self.pieces.iter().take(PIECES) {
            let piece = &piece[from..];
            let part = &piece[..piece.len().min(left)];
            parts[count] = part;
            (count, left, from) = (count + 1, left - part.len(), 0);
            if left == 0 {
                break;
            }
        }
        let written = sys::send(fd, &parts[..count])?;
        self.drop_front(written);
        Ok(written)
    }
    fn drop_front(&mut self, mut count: usize) {
        self.length -= count;
        while let Some(first) = self.pieces.front() {
            let left = first.len() - self.written;
            if count < left {
                self.written += count;
                return;
            }
            count -= left;
            self.pieces.pop_front();
            self.written = 0;
        }
    }
}

/// The sending half of a connection.
#[derive(Default)]
pub struct Output {
    queue: Queue,
    /// More than the high watermark waits, and not less than the low one yet.
    pub is_busy: bool,
    /// Who want to know when all has been sent.
    pub subscribers: Vec<Term>,
    /// How it is to be shut down once all has been sent.
    shutdown: Option<c_int>,
    is_shut_down: bool,
    file: Option<File>,
}

/// A file that is being sent.
struct File {
    descriptor: OwnedFd,
    offset: u64,
    /// Bytes that are still to be sent.
    left: u64,
    sent: u64,
    /// Bytes of the queue that go before it.
    before: usize,
}

impl Output {
    pub fn queued(&self) -> usize {
        self.queue.len()
    }
    /// Puts bytes behind those that wait, `bytes` from `from` on.
    pub fn add(&mut self, bytes: Vec<u8>, from: usize) {
        self.queue.add(bytes, from);
    }
    /// Drops what waits to be sent.
    pub fn clear(&mut self, host: &Host) {
        self.queue = Queue::default();
        self.tell_subscribers(host);
    }
    fn tell_subscribers(&mut self, host: &Host) {
        let empty = Atom::new("empty_out_q").term();
        for pid in self.subscribers.drain(..) {
            tell(pid, |heap| heap.tuple(&[empty, host.port.term]));
        }
    }
    /// What is left to be sent when the port closes; nothing, if a file is being sent.
    pub fn rest(&mut self) -> Option<Queue> {
        let queue = std::mem::take(&mut self.queue);
        (self.file.is_none() && !queue.is_empty()).then_some(queue)
    }
}

impl Socket {
    /// Data to be sent: `data` from `at` on.
    pub(super) fn send(&mut self, host: &mut Host, sender: Sender, data: Vec<u8>, at: usize) {
        let port = host.port.term;
        if !self.is_connected() {
            if !std::mem::take(&mut self.untold.to_sender) {
                return sender.refuse_by(port, libc::ENOTCONN);
            }
            return match self.untold.reset {
                true => sender.refuse_by(port, libc::ECONNRESET),
                false => sender.refuse(port, am::CLOSED),
            };
        }
        if self.output.shutdown.is_some() {
            return self.failed_to_send(host, Some(sender), libc::EPIPE);
        }
        let header = self.options.header_of(data.len() - at);
        let length = header.len() + data.len() - at;
        self.statistics.sent.add(length);
        *host.bytes_out += length as u64;
        let queued = self.output.queue.len();
        if queued > 0 || self.output.file.is_some() {
            self.output.queue.add(header, 0);
            self.output.queue.add(data, at);
            if queued + length >= self.options.high_watermark {
                return self.keep_waiting(host, sender);
            }
        } else if length > 0 {
            match self.send_at_once(host, header, data, at) {
                Ok(()) => {}
                Err(error) => return self.failed_to_send(host, Some(sender), error),
            }
        }
        sender.done(port);
    }
    /// Nothing waits: sends what the system takes, and queues the rest.
    fn send_at_once(
        &mut self,
        host: &mut Host,
        header: Vec<u8>,
        data: Vec<u8>,
        at: usize,
    ) -> sys::Result<()> {
        let mut sent = 0;
        if self.options.delay_send && !self.is_ignored {
            self.go_on_later(host);
        } else if !self.is_ignored && self.writable {
            let fd = self.fd().map_err(|_| libc::EBADF)?;
            sent = match sys::send(fd, &[&header, &data[at..]]) {
                Err(libc::EAGAIN) => 0,
                sent => sent?,
            };
        }
        let header_sent = sent.min(header.len());
        let all = header.len() + data.len() - at;
        self.output.queue.add(header, header_sent);
        self.output.queue.add(data, at + sent - header_sent);
        if sent < all && !self.options.delay_send {
            self.no_room(host);
        }
        Ok(())
    }
    /// The system has taken less than there was.
    fn no_room(&mut self, host: &Host) {
        self.writable = false;
        if self.watch(host).is_err() {
            // Nobody tells when there is room: it is tried again.
            self.writable = true;
            self.go_on_later(host);
        }
    }
    /// Too much waits: the sender waits too.
    fn keep_waiting(&mut self, host: &mut Host, mut sender: Sender) {
        if self.options.send_timeout == Some(0) {
            return sender.refuse(host.port.term, am::TIMEOUT);
        }
        self.output.is_busy = true;
        if let Some(time) = self.options.send_timeout {
            sender.set_alarm(time, host);
        }
        self.sender = Some(sender);
    }
    pub(super) fn not_busy(&mut self, host: &mut Host) {
        self.output.is_busy = false;
        host.wake();
    }
    /// The sender has waited long enough.
    pub(super) fn send_timeout(&mut self, host: &mut Host) {
        self.not_busy(host);
        if let Some(sender) = self.sender.take() {
            sender.refuse(host.port.term, am::TIMEOUT);
        }
        if self.options.send_timeout_close {
            self.output.clear(host);
            self.close_descriptor();
        }
    }

    /// Sends what waits. True: there is more to do.
    pub(super) fn write(&mut self, host: &mut Host) -> bool {
        let mut turns = 0;
        self.fetch_output(host);
        while self.writable && !(self.output.queue.is_empty() && self.output.file.is_none()) {
            if turns == TURNS {
                return true;
            }
            turns += 1;
            match self.write_once(host) {
                Ok(()) => self.fetch_output(host),
                Err(libc::EAGAIN) => self.no_room(host),
                Err(error) => {
                    self.abort_file(host, error);
                    self.failed_to_send(host, None, error);
                    return false;
                }
            }
        }
        false
    }
    fn write_once(&mut self, host: &mut Host) -> sys::Result<()> {
        let Some(descriptor) = &self.descriptor else {
            return Err(libc::EBADF);
        };
        let fd = descriptor.as_fd();
        match &mut self.output.file {
            Some(file) if file.before == 0 => {
                let count = sys::send_file(fd, file.descriptor.as_fd(), file.offset, file.left)?;
                file.offset += count as u64;
                file.sent += count as u64;
                // The file may be shorter than what was asked for.
                file.left = if count == 0 {
                    0
                } else {
                    file.left - count as u64
                };
            }
            Some(file) => file.before -= self.output.queue.write_some(fd, file.before)?,
            None => drop(self.output.queue.write_some(fd, usize::MAX)?),
        }
        if let Some(file) = self.output.file.take_if(|file| file.left == 0) {
            tell_of(host.port.term, host.owner, sendfile(), |heap| {
                let half = |n: u64| Term::small((n & 0xffff_ffff) as i64);
                heap.tuple(&[am::OK, half(file.sent), half(file.sent >> 32)])
            });
        }
        self.written(host);
        Ok(())
    }
    fn written(&mut self, host: &mut Host) {
        if self.output.file.is_some() {
            return;
        }
        if self.output.is_busy && self.output.queue.len() <= self.options.low_watermark {
            self.not_busy(host);
            if let Some(sender) = self.sender.take() {
                sender.done(host.port.term);
            }
        }
        if !self.output.queue.is_empty() {
            return;
        }
        self.output.tell_subscribers(host);
        if let Some(how) = self.output.shutdown.take() {
            let done = self
                .fd()
                .map_or(Err(libc::EBADF), |fd| sys::shut_down(fd, how));
            match done {
                Ok(()) => self.output.is_shut_down = true,
                Err(error) => self.failed_to_send(host, None, error),
            }
        }
    }

    /// The connection can't be sent over any more.
    fn failed_to_send(&mut self, host: &mut Host, sender: Option<Sender>, error: Errno) {
        // The system has met the other side's refusal before: to programs it is the same as if it came now.
        let is_reset =
            error == libc::ECONNRESET || error == libc::EPIPE && !self.output.is_shut_down;
        let shows = is_reset && self.options.show_reset;
        let reason = match shows {
            true => posix::atom(libc::ECONNRESET),
            false => am::CLOSED,
        };
        if self.output.is_busy {
            self.not_busy(host);
        }
        let sender = sender.or_else(|| self.sender.take());
        let port = host.port.term;
        if self.options.active.is_active() {
            if shows {
                self.tell_error(host, libc::ECONNRESET);
            }
            self.tell_closed(host);
            if let Some(sender) = sender {
                sender.refuse(port, reason);
            }
            self.output.clear(host);
            if self.options.exit_on_close {
                host.end(am::NORMAL);
            } else {
                self.close_descriptor();
            }
            return;
        }
        self.refuse_waiting(port);
        match sender {
            Some(sender) => sender.refuse(port, reason),
            None => self.untold.to_sender = true,
        }
        self.output.clear(host);
        self.close_descriptor();
        self.untold.to_receiver = true;
        self.untold.reset |= shows;
    }

    /// What is to be sent is sent first.
    pub(super) fn shut_down(&mut self, data: &mut Reader) -> Answer {
        if !self.is_connected() {
            return Err(libc::ENOTCONN.into());
        }
        let how = c_int::from(data.u8()?);
        data.end()?;
        if how != libc::SHUT_RD && !self.output.queue.is_empty() {
            self.output.shutdown = Some(how);
            return Ok(Vec::new());
        }
        let done = sys::shut_down(self.fd()?, how);
        if how != libc::SHUT_RD {
            self.output.is_shut_down = true;
        }
        Ok(done.map(|()| Vec::new())?)
    }

    /// `{sendfile, Port, Result}` comes as a message.
    pub(super) fn send_file(&mut self, host: &mut Host, data: &mut Reader) -> Answer {
        let number = i32::from_ne_bytes(data.array()?);
        let (offset, left) = (data.u64()?, data.u64()?);
        data.end()?;
        if !self.is_connected() {
            return Err(libc::ENOTCONN.into());
        }
        if self.output.file.is_some() {
            return Err(INVALID);
        }
        self.output.file = Some(File {
            descriptor: sys::duplicate(number)?,
            offset,
            left,
            sent: 0,
            before: self.output.queue.len(),
        });
        self.begin(host);
        Ok(Vec::new())
    }
    /// A file that is being sent won't be. False: there is none.
    pub(super) fn abort_file(&mut self, host: &Host, error: Errno) -> bool {
        if self.output.file.take().is_none() {
            return false;
        }
        let reason = match error {
            libc::ECONNRESET | libc::ENOTCONN | libc::EPIPE => am::CLOSED,
            error => posix::atom(error),
        };
        tell_of(host.port.term, host.owner, sendfile(), |heap| {
            heap.tuple(&[am::ERROR, reason])
        });
        true
    }
}

fn sendfile() -> Term {
    Atom::new("sendfile").term()
}

/// What a closed port still has to send.
struct Rest(Mutex<Option<(Descriptor, Queue)>>);

/// Sends the rest of what a port was given before it was closed, then closes the descriptor.
pub fn finish(descriptor: Descriptor, queue: Queue) {
    let rest = Arc::new(Rest(Mutex::new(Some((descriptor, queue)))));
    let watcher: Arc<dyn Watcher> = rest.clone();
    let mut place = rest.0.lock();
    if let Some((descriptor, _)) = &*place
        && poll::watch(descriptor.as_fd(), watcher).is_err()
    {
        // Nobody can tell when there is room.
        *place = None;
    }
}

impl Watcher for Rest {
    fn ready(self: Arc<Self>, _: Readiness) -> bool {
        let mut place = self.0.lock();
        let Some((descriptor, queue)) = &mut *place else {
            return false;
        };
        for _ in 0..TURNS {
            let is_over = match queue.write_some(descriptor.as_fd(), usize::MAX) {
                Ok(_) => queue.is_empty(),
                Err(libc::EAGAIN) => return false,
                Err(_) => true,
            };
            if is_over {
                let watcher: Arc<dyn Watcher> = self.clone();
                poll::unwatch(descriptor.as_fd(), &watcher);
                *place = None;
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::os::unix::net::UnixStream;

    #[test]
    fn a_queue_gives_its_bytes_in_order() {
        let (a, mut b) = UnixStream::pair().unwrap();
        let mut queue = Queue::default();
        queue.add(b"xxab".to_vec(), 2);
        queue.add(b"xcd".to_vec(), 1);
        queue.add(Vec::new(), 0);
        queue.add(b"ef".to_vec(), 0);
        assert_eq!(queue.len(), 6);
        assert_eq!(queue.write_some(a.as_fd(), 3), Ok(3));
        assert_eq!(queue.len(), 3);
        queue.add(b"g".to_vec(), 0);
        assert_eq!(queue.write_some(a.as_fd(), usize::MAX), Ok(4));
        assert!(queue.is_empty());
        let mut bytes = [0; 7];
        b.read_exact(&mut bytes).unwrap();
        assert_eq!(&bytes, b"abcdefg");
    }

    #[test]
    fn the_rest_is_sent_after_the_end() {
        let (a, mut b) = UnixStream::pair().unwrap();
        a.set_nonblocking(true).unwrap();
        let descriptor = Descriptor {
            fd: Some(a.into()),
            is_lent: false,
        };
        let mut queue = Queue::default();
        queue.add(vec![7; 3_000_000], 0);
        finish(descriptor, queue);
        let mut bytes = Vec::new();
        b.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes.len(), 3_000_000);
    }
}
