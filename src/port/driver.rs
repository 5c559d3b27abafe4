//! Ports behind which stands a part of the machine itself, not a program or a descriptor: what such a part does, and what it sees
//! of its port.
use super::{Port, State};
use crate::dist::Channel;
use crate::heap::{Arena, Heap};
use crate::io::poll::{Readiness, Watcher};
use crate::process::mailbox::Message;
use crate::scheduler::request::{ReplyTo, answer};
use crate::scheduler::signals::{Signal, deliver};
use crate::term::{Term, am};
use std::sync::Arc;

/// What stands behind a port. All is called with the port's state locked, and must not block.
pub trait Driver: Send {
    /// `port_control/3`: bytes, or `None`, which is `badarg`.
    fn control(&mut self, host: &mut Host, operation: u32, data: &[u8]) -> Option<Vec<u8>>;
    /// `port_command/3`.
    fn command(&mut self, host: &mut Host, data: Vec<u8>);
    /// Its descriptor has become ready. True: it has not done all yet.
    fn ready(&mut self, host: &mut Host, readiness: Readiness) -> bool;
    /// What its alarm of that number was set for has taken too long.
    fn timeout(&mut self, host: &mut Host, number: u16);
    /// It takes no more commands for now.
    fn is_busy(&self) -> bool {
        false
    }
    /// Bytes that still have to be written.
    fn queued(&self) -> usize {
        0
    }
    /// It may become a connection with another node.
    fn can_be_channel(&self) -> bool {
        false
    }
    /// It is one, and there may be something to be sent.
    fn transmit(&mut self, _: &mut Host) {}
    /// The port has closed.
    fn close(self: Box<Self>, port: Term);
}

/// What a driver sees of its port.
pub struct Host<'a> {
    pub port: &'a Arc<Port>,
    /// The process that is connected.
    pub owner: Term,
    /// The process that asks for what the driver is doing; the owner, if it acts by itself.
    pub caller: Term,
    /// The port is this connection with another node.
    pub channel: Option<Channel>,
    pub bytes_in: &'a mut u64,
    pub bytes_out: &'a mut u64,
    waiting: &'a mut Vec<ReplyTo>,
    /// Why the port is to close once the driver has done its work, and whether the owner hears of that.
    end: Option<(Term, Told)>,
}

/// What the owner of a port that closes by itself is told.
#[derive(PartialEq, Eq)]
enum Told {
    /// As all that are linked with the port.
    AsOthers,
    /// Nothing: the driver has sent a message.
    Nothing,
}

impl Host<'_> {
    /// The port closes, with that reason for all who are linked with it, when the driver returns.
    pub fn fail(&mut self, reason: Term) {
        self.end = Some((reason, Told::AsOthers));
    }
    /// As `fail`, but for the owner, which the driver has told already: the link with it is no more.
    pub fn end(&mut self, reason: Term) {
        self.end = Some((reason, Told::Nothing));
    }
    /// The driver is not busy any more: lets the callers go on that wait for it.
    pub fn wake(&mut self) {
        for reply in self.waiting.drain(..) {
            answer(reply, TRY_AGAIN);
        }
    }
}

/// The answer to a caller that has waited for a busy driver: its command has not been taken yet.
pub const TRY_AGAIN: Term = am::FALSE;

/// Sends a process a message that `make` makes in the message's heap.
pub fn tell(to: Term, make: impl FnOnce(&mut Arena) -> Term) {
    let mut heap = Arena::new();
    let term = make(&mut heap);
    let heap = Some(heap);
    deliver(to, Signal::Message(Message { term, heap }));
}

/// Sends `{Tag, Port, What}`.
pub fn tell_of(port: Term, to: Term, tag: Term, what: impl FnOnce(&mut Arena) -> Term) {
    tell(to, |heap| {
        let what = what(heap);
        heap.tuple(&[tag, port, what])
    });
}

impl Port {
    /// Does something with the driver; `None` if the port is not open, or has none.
    pub fn with_driver<R>(
        self: &Arc<Self>,
        caller: Option<Term>,
        act: impl FnOnce(&mut dyn Driver, &mut Host) -> R,
    ) -> Option<R> {
        let mut guard = self.lock()?;
        let state: &mut State = &mut guard;
        let driver = state.driver.as_mut()?;
        let mut host = Host {
            port: self,
            owner: state.owner,
            caller: caller.unwrap_or(state.owner),
            channel: state.channel,
            bytes_in: &mut state.bytes_in,
            bytes_out: &mut state.bytes_out,
            waiting: &mut state.waiting,
            end: None,
        };
        let done = act(driver.as_mut(), &mut host);
        if let Some((reason, told)) = host.end {
            if told == Told::Nothing {
                self.unlink_owner(state);
            }
            self.close(state, reason);
        }
        Some(done)
    }
}

impl Watcher for Port {
    fn ready(self: Arc<Self>, readiness: Readiness) -> bool {
        let done = self.with_driver(None, |driver, host| driver.ready(host, readiness));
        done.unwrap_or(false)
    }
}
