//! Who waits for a socket: for data, for a connection, for room to send; and what they are told.
use super::sys::Errno;
use crate::etf;
use crate::heap::{Arena, Heap};
use crate::io::alarm::{self, Alarm};
use crate::nif::posix;
use crate::port::driver::{Host, tell};
use crate::scheduler::table::table;
use crate::term::{Term, am};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

/// A number that tells the answers to requests apart.
fn next_number() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Somebody who gets an answer by a message.
struct Asker {
    number: u16,
    pid: Term,
    /// When it has waited long enough.
    alarm: Option<Alarm>,
}

impl Asker {
    fn new(host: &Host) -> Asker {
        Asker {
            number: next_number(),
            pid: host.caller,
            alarm: None,
        }
    }
    /// Tells `{inet_async, Port, Number, Result}`.
    fn answer(mut self, port: Term, result: impl FnOnce(&mut Arena) -> Term) {
        if let Some(alarm) = self.alarm.take() {
            alarm::cancel(alarm);
        }
        tell(self.pid, |heap| {
            let result = result(heap);
            let number = Term::small(self.number.into());
            heap.tuple(&[am::INET_ASYNC, port, number, result])
        });
    }
    fn refuse(self, port: Term, reason: Term) {
        self.answer(port, |heap| heap.tuple(&[am::ERROR, reason]));
    }
}

/// What is waited for, besides connections that come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    Connection,
    /// So many bytes; 0: a packet.
    Bytes(usize),
    Datagram,
}

/// Somebody who waits for data, or for the connection that it is making.
pub struct Request {
    asker: Asker,
    pub awaited: Awaited,
}

impl Request {
    pub fn new(host: &Host, awaited: Awaited) -> Request {
        let asker = Asker::new(host);
        Request { asker, awaited }
    }
    /// The number that the caller gets, to know the answer by.
    pub fn number(&self) -> u16 {
        self.asker.number
    }
    pub fn set_alarm(&mut self, after: u32, host: &Host) {
        let (port, number) = (host.port.clone(), self.number());
        self.asker.alarm = Some(alarm::set(milliseconds(after), move || {
            port.with_driver(None, |driver, host| driver.timeout(host, number));
        }));
    }
    pub fn is_of(&self, number: u16) -> bool {
        self.asker.number == number
    }
    pub fn answer(self, port: Term, result: impl FnOnce(&mut Arena) -> Term) {
        self.asker.answer(port, result);
    }
    pub fn refuse(self, port: Term, reason: Term) {
        self.asker.refuse(port, reason);
    }
}

/// Somebody who waits for a connection to come in.
pub struct Acceptor(Asker);

impl Acceptor {
    pub fn new(host: &Host) -> Acceptor {
        Acceptor(Asker::new(host))
    }
    pub fn pid(&self) -> Term {
        self.0.pid
    }
    pub fn number(&self) -> u16 {
        self.0.number
    }
    /// A connection for a process that has ended would be lost.
    pub fn is_alive(&self) -> bool {
        table().find(self.0.pid).is_some()
    }
    pub fn set_alarm(&mut self, after: u32, host: &Host) {
        let (port, number) = (host.port.clone(), self.0.number);
        self.0.alarm = Some(alarm::set(milliseconds(after), move || {
            port.with_driver(None, |driver, host| driver.timeout(host, number));
        }));
    }
    /// The connection, which is a port.
    pub fn answer(self, port: Term, connection: Term) {
        self.0
            .answer(port, |heap| heap.tuple(&[am::OK, connection]));
    }
    pub fn refuse(self, port: Term, reason: Term) {
        self.0.refuse(port, reason);
    }
}

/// Who has sent something, and waits to be told that it has been taken.
pub struct Sender {
    pid: Term,
    /// The reference that comes back with the answer, in the external format.
    reference: Vec<u8>,
    number: u16,
    alarm: Option<Alarm>,
}

impl Sender {
    pub fn new(host: &Host, reference: Vec<u8>) -> Sender {
        Sender {
            pid: host.caller,
            reference,
            number: 0,
            alarm: None,
        }
    }
    pub fn set_alarm(&mut self, after: u32, host: &Host) {
        self.number = next_number();
        let (port, number) = (host.port.clone(), self.number);
        self.alarm = Some(alarm::set(milliseconds(after), move || {
            port.with_driver(None, |driver, host| driver.timeout(host, number));
        }));
    }
    /// Whether its time is that of the alarm of that number.
    pub fn is_of(&self, number: u16) -> bool {
        self.alarm.is_some() && self.number == number
    }
    /// Tells `{inet_reply, Port, Status, Reference}`, or no reference if there is none.
    fn answer(&self, port: Term, status: impl FnOnce(&mut Arena) -> Term) {
        tell(self.pid, |heap| {
            let status = status(heap);
            if self.reference.is_empty() {
                return heap.tuple(&[am::INET_REPLY, port, status]);
            }
            let options = etf::Options::default();
            let decoded = etf::decode(&self.reference, heap, &options);
            let reference = decoded.map_or(am::UNDEFINED, |(term, _)| term);
            heap.tuple(&[am::INET_REPLY, port, status, reference])
        });
    }
    pub fn done(&self, port: Term) {
        self.answer(port, |_| am::OK);
    }
    pub fn refuse(&self, port: Term, reason: Term) {
        self.answer(port, |heap| heap.tuple(&[am::ERROR, reason]));
    }
    pub fn refuse_by(&self, port: Term, error: Errno) {
        self.refuse(port, posix::atom(error));
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        if let Some(alarm) = self.alarm.take() {
            alarm::cancel(alarm);
        }
    }
}

fn milliseconds(time: u32) -> Duration {
    Duration::from_millis(time.into())
}
