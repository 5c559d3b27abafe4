//! What a connection stands on: a port that is the connection itself, or a process that fetches what is to be sent and gives
//! what has come.
use super::frame::Frame;
use super::receive::{self, Malformed};
use super::{Peer, atom, peers};
use crate::port::Port;
use crate::process::mailbox::Message;
use crate::scheduler::signals::{Signal, deliver};
use crate::scheduler::table::table;
use crate::term::{Atom, Term, am};
use parking_lot::Mutex;
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[derive(Clone)]
pub enum Controller {
    Port(Arc<Port>),
    Process(Term),
}

/// What Erlang code has said of a connection.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The process that controls it wants a message when there is something to fetch.
    pub notice: bool,
    /// It wants to be told the size of what it fetches.
    pub size: bool,
    /// The process that gives what comes.
    pub input: Option<Term>,
}

/// A process' connection.
struct Of {
    peer: &'static Peer,
    connection: u32,
}

/// The connections of processes, by pid.
static PROCESSES: Mutex<Option<HashMap<u64, Of>>> = Mutex::new(None);
/// How many there are.
static COUNT: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// The port whose input this thread acts on, which is locked.
    static RECEIVING: Cell<Option<Term>> = const { Cell::new(None) };
}

impl Controller {
    pub fn term(&self) -> Term {
        match self {
            Controller::Port(port) => port.term,
            Controller::Process(pid) => *pid,
        }
    }
    /// Ends the connection.
    pub fn close(self, reason: Term) {
        match self {
            Controller::Port(port) => {
                if let Some(mut state) = port.lock() {
                    port.close(&mut state, reason);
                }
            }
            Controller::Process(pid) => {
                let reason = Message {
                    term: am::KILL,
                    heap: None,
                };
                deliver(pid, Signal::Exit { from: pid, reason });
            }
        }
    }
    /// Something has been put into the queue: what is to be done about that.
    pub fn output(&self, options: &mut Options) -> Output {
        match self {
            Controller::Port(port) => Output::Write(port.clone()),
            Controller::Process(pid) => match std::mem::take(&mut options.notice) {
                true => Output::Tell(*pid),
                false => Output::None,
            },
        }
    }
}

/// How what waits for a node gets away.
pub enum Output {
    None,
    /// This port takes it.
    Write(Arc<Port>),
    /// This process is told of it.
    Tell(Term),
}

impl Output {
    /// To be called without any lock.
    pub fn notify(self) {
        match self {
            Output::None => {}
            // The port that is locked by this very thread looks when it has acted on its input.
            Output::Write(port) if RECEIVING.get() == Some(port.term) => {}
            Output::Write(port) => {
                port.with_driver(None, |driver, host| driver.transmit(host));
            }
            Output::Tell(pid) => {
                let term = atom("dist_data");
                deliver(pid, Signal::Message(Message { term, heap: None }));
            }
        }
    }
}

/// The connection that a port is.
#[derive(Clone, Copy)]
pub struct Channel {
    peer: &'static Peer,
    connection: u32,
}

impl Channel {
    pub fn new(peer: &'static Peer, connection: u32) -> Channel {
        Channel { peer, connection }
    }
    /// The next frame to be sent, if there is one.
    pub fn next(&self) -> Option<Frame> {
        self.peer.take(self.connection)
    }
    pub fn has_output(&self) -> bool {
        self.peer.has_output()
    }
    /// A frame has come; what it makes this node send is in the queue afterwards. The port is locked.
    ///
    /// # Errors
    /// If it is none: the connection is to be closed.
    pub fn receive(&self, port: Term, bytes: &[u8]) -> Result<(), Malformed> {
        RECEIVING.set(Some(port));
        let done = receive::receive(self.peer, self.connection, bytes);
        RECEIVING.set(None);
        done
    }
    pub fn has_ended(&self, reason: Term) {
        self.peer.disconnected(self.connection, reason);
    }
}

/// Makes a process the controller of a connection; `None` if it has one, or does not exist.
pub fn of_process(pid: Term, peer: &'static Peer, connection: u32) -> Option<Controller> {
    let entry = table().find(pid)?;
    let mut processes = PROCESSES.lock();
    let all = processes.get_or_insert_default();
    if all.contains_key(&pid.raw()) {
        return None;
    }
    all.insert(pid.raw(), Of { peer, connection });
    COUNT.fetch_add(1, Ordering::SeqCst);
    // If it has ended meanwhile, it may have looked for its connection before.
    if entry.has_ended() {
        all.remove(&pid.raw());
        COUNT.fetch_sub(1, Ordering::SeqCst);
        return None;
    }
    Some(Controller::Process(pid))
}

/// A connection is no more.
pub fn forget(controller: Option<&Controller>) {
    if let Some(Controller::Process(pid)) = controller
        && let Some(all) = &mut *PROCESSES.lock()
        && all.remove(&pid.raw()).is_some()
    {
        COUNT.fetch_sub(1, Ordering::Release);
    }
}

/// The connection that a process controls.
pub fn channel_of(pid: Term) -> Option<(&'static Peer, u32)> {
    let processes = PROCESSES.lock();
    let of = processes.as_ref()?.get(&pid.raw())?;
    Some((of.peer, of.connection))
}

pub fn has_channel(pid: Term) -> bool {
    COUNT.load(Ordering::Acquire) > 0 && channel_of(pid).is_some()
}

/// A process that controlled a connection has ended.
pub fn process_ended(pid: Term, reason: Term) {
    let Some((peer, connection)) = channel_of(pid) else {
        return;
    };
    // Supervised ones end so.
    let reason = match reason.as_tuple() {
        Some(&[tag, reason]) if tag.as_atom() == Some(Atom::new("shutdown")) => reason,
        _ => reason,
    };
    peer.disconnected(connection, reason);
}

/// The nodes that this one is connected with, and by what.
pub fn controllers() -> Vec<(Atom, Term)> {
    let all = peers().into_iter();
    all.filter_map(|peer| Some((peer.name, peer.current_controller()?)))
        .collect()
}
