//! Another node, and the connection with it.
use super::control::Packet;
use super::controllers::{Controller, Options, Output};
use super::frame::{self, Frame};
use super::reader::Reader;
use super::signal::{self, Signal};
use super::{alive, atom, controllers, flags};
use crate::bif::node_monitors;
use crate::etf::encode::TooLarge;
use crate::heap::{Heap, Resource};
use crate::port::driver;
use crate::process::Process;
use crate::scheduler::registry;
use crate::term::node::Node;
use crate::term::word::boxed;
use crate::term::{Atom, Term, am, unique};
use parking_lot::{Mutex, RwLock};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A node that this one has been told to have to do with. There is one for each name, for ever, as atoms are.
pub struct Peer {
    pub name: Atom,
    /// Of the references by which Erlang code knows it.
    number: [u64; 2],
    state: Mutex<State>,
    /// What is known of a connection's input. Locked before `state`.
    pub(super) reader: Mutex<Reader>,
    /// Held while processes are told that a connection is there, or is no more: nobody hears of the next one first.
    telling: Mutex<()>,
}

/// How far a connection has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    None,
    /// `net_kernel` sets it up; what is sent waits.
    Pending,
    Connected,
}

/// No locks are taken while it is held but that of a process' inbox.
struct State {
    phase: Phase,
    /// The number of the connection, or of the last one.
    connection: u32,
    /// What both nodes know.
    flags: u64,
    /// Which of the node's lives it was connected with last.
    creation: u32,
    controller: Option<Controller>,
    options: Options,
    queue: VecDeque<Packet>,
    /// The frames of a message whose first ones have been taken.
    frames: VecDeque<Frame>,
    /// Bytes of the queue.
    queued: usize,
    /// Messages that have been taken.
    sequence: u64,
    /// Those who wait until there is less in the queue.
    waiting: Vec<Term>,
    /// The processes, by their pids, that are to be told of the connection's end.
    related: HashSet<u64>,
    /// Messages that have come and gone.
    count_in: u64,
    count_out: u64,
}

/// Most connections that are told apart.
const CONNECTIONS: u32 = 0xff_ffff;

static BUSY_LIMIT: AtomicUsize = AtomicUsize::new(1 << 20);

/// Bytes that may wait for a node before those who send more are held.
pub fn busy_limit() -> usize {
    BUSY_LIMIT.load(Ordering::Relaxed)
}

pub fn set_busy_limit(bytes: usize) {
    BUSY_LIMIT.store(bytes, Ordering::Relaxed);
}

type Table = HashMap<Atom, &'static Peer>;

fn table() -> &'static RwLock<Table> {
    static TABLE: OnceLock<RwLock<Table>> = OnceLock::new();
    TABLE.get_or_init(RwLock::default)
}

/// All nodes that there is something known of.
pub fn peers() -> Vec<&'static Peer> {
    table().read().values().copied().collect()
}

/// What a handle of a connection holds.
struct Handle(&'static Peer);

/// What a peer is to those who list nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Visible,
    Hidden,
    /// There is no connection.
    Known,
}

impl Peer {
    pub fn get(name: Atom) -> &'static Peer {
        if let Some(peer) = Peer::find(name) {
            return peer;
        }
        table().write().entry(name).or_insert_with(|| {
            Box::leak(Box::new(Peer {
                name,
                number: unique::reference(),
                state: Mutex::new(State::new()),
                reader: Mutex::default(),
                telling: Mutex::new(()),
            }))
        })
    }
    /// The node whose name has that number, as it was last connected with.
    pub fn numbered(name: u64) -> Option<Node> {
        let table = table().read();
        let mut all = table.values();
        let peer = all.find(|peer| u64::from(peer.name.index()) == name)?;
        let creation = peer.state.lock().creation;
        (creation > 0).then_some(Node {
            name: peer.name,
            creation,
        })
    }
    pub fn find(name: Atom) -> Option<&'static Peer> {
        table().read().get(&name).copied()
    }

    /// The term by which Erlang code knows a connection: `{Number, Reference}`.
    pub fn handle(&'static self, connection: u32, heap: &mut impl Heap) -> Term {
        let resource = Resource::new(Box::new(Handle(self)));
        let reference = heap.magic_ref(self.number, resource);
        heap.tuple(&[Term::small(connection.into()), reference])
    }
    /// Whose connection that is, and its number.
    pub fn of_handle(handle: Term) -> Option<(&'static Peer, u32)> {
        let &[connection, reference] = handle.as_tuple()? else {
            return None;
        };
        let connection = u32::try_from(connection.as_small()?).ok()?;
        if !reference.is_boxed_as(boxed::MAGIC_REF) {
            return None;
        }
        let Handle(peer) = Resource::of(reference)?.get()?;
        Some((peer, connection))
    }

    // Connections.

    /// What there is to be told of it: what it is, and the number of its connection.
    pub fn kind(&self) -> (Kind, u32) {
        let state = self.state.lock();
        let kind = match state.phase {
            Phase::Connected if state.flags & flags::PUBLISHED != 0 => Kind::Visible,
            Phase::Connected => Kind::Hidden,
            Phase::None | Phase::Pending => Kind::Known,
        };
        (kind, state.connection)
    }
    /// The flags of a connection that is there.
    pub fn flags(&self) -> Option<u64> {
        let state = self.state.lock();
        (state.phase == Phase::Connected).then_some(state.flags)
    }
    /// The number of the connection that is there or is set up, or of one that is to be.
    pub fn new_connection(&self) -> u32 {
        let mut state = self.state.lock();
        if state.phase == Phase::None {
            state.begin();
        }
        state.connection
    }
    /// The connection over which something can be sent. If there is none and `set_up` says so, `net_kernel` is asked for one;
    /// what is sent waits until then.
    pub fn connection(&'static self, set_up: bool) -> Option<u32> {
        if !alive::is_alive() {
            return None;
        }
        let connection = {
            let mut state = self.state.lock();
            if state.phase != Phase::None {
                return Some(state.connection);
            }
            if !set_up {
                return None;
            }
            state.begin();
            state.connection
        };
        let Some(kernel) = registry::whereis(Atom::new("net_kernel")) else {
            self.abort(connection);
            return None;
        };
        driver::tell(kernel.pid, |heap| {
            let handle = self.handle(connection, heap);
            heap.tuple(&[atom("auto_connect"), self.name.term(), handle])
        });
        Some(connection)
    }
    /// The connection is there: `up` makes the controller. `None`: there was none to be set up.
    pub fn connected(
        &'static self,
        agreed: u64,
        creation: u32,
        by: Term,
        up: impl FnOnce(u32) -> Option<Controller>,
    ) -> Option<u32> {
        let kernel = registry::whereis(Atom::new("net_kernel"))?;
        let _telling = self.telling.lock();
        let connection = {
            let state = self.state.lock();
            if state.phase != Phase::Pending {
                return None;
            }
            state.connection
        };
        let controller = up(connection)?;
        let message = [atom("dist_ctrlr"), controller.term(), self.name.term(), by];
        driver::tell(kernel.pid, |heap| heap.tuple(&message));
        *self.reader.lock() = Reader::default();
        let mut state = self.state.lock();
        if state.phase != Phase::Pending || state.connection != connection {
            return None;
        }
        state.phase = Phase::Connected;
        let input = Some(controller.term()).filter(|term| term.is_local_pid());
        state.options = Options {
            input,
            ..Options::default()
        };
        state.controller = Some(controller);
        (state.flags, state.creation) = (agreed, creation);
        (state.count_in, state.count_out, state.sequence) = (0, 0, 0);
        drop(state);
        alive::connection_begins();
        node_monitors::tell_up(self.name, Some(connection), agreed & flags::PUBLISHED != 0);
        Some(connection)
    }
    /// The connection that was to be set up won't be. True: it is there.
    pub fn abort(&'static self, connection: u32) -> bool {
        let mut state = self.state.lock();
        if state.connection != connection {
            return false;
        }
        match state.phase {
            Phase::Connected => return true,
            Phase::None => {}
            Phase::Pending => {
                let left = state.end();
                drop(state);
                left.tell(self, connection);
            }
        }
        false
    }
    /// The connection is no more.
    pub fn disconnected(&'static self, connection: u32, reason: Term) {
        let _telling = self.telling.lock();
        let mut state = self.state.lock();
        if state.phase != Phase::Connected || state.connection != connection {
            return;
        }
        let is_visible = state.flags & flags::PUBLISHED != 0;
        let left = state.end();
        drop(state);
        left.tell(self, connection);
        let reason = match reason {
            am::NORMAL => atom("connection_closed"),
            reason => reason,
        };
        node_monitors::tell_down(self.name, Some(connection), is_visible, reason);
        alive::connection_ends();
    }
    /// Closes whatever connection there is.
    pub fn close(&'static self, reason: Term) {
        let (phase, connection, controller) = {
            let state = self.state.lock();
            (state.phase, state.connection, state.controller.clone())
        };
        match (phase, controller) {
            (Phase::Pending, _) => {
                self.abort(connection);
            }
            (_, Some(controller)) => controller.close(reason),
            _ => {}
        }
    }
    /// Does something with the options of a connection, if it is that which is there.
    pub fn option<R>(&self, connection: u32, act: impl FnOnce(&mut Options) -> R) -> Option<R> {
        let mut state = self.state.lock();
        let is_there = state.phase == Phase::Connected && state.connection == connection;
        is_there.then(|| act(&mut state.options))
    }
    /// Whether the connection is a port.
    pub fn is_port(&self) -> bool {
        matches!(self.state.lock().controller, Some(Controller::Port(_)))
    }
    /// The process is to be told of the end of the connection. False: that has been.
    pub fn relate(&self, connection: u32, pid: Term) -> bool {
        let mut state = self.state.lock();
        let is_there = state.connection == connection && state.phase != Phase::None;
        if is_there {
            state.related.insert(pid.raw());
        }
        is_there
    }
    pub fn forget(&self, pid: Term) {
        self.state.lock().related.remove(&pid.raw());
    }

    // What is sent.

    /// Whether so much waits for the node that senders are to be held.
    pub fn is_busy(&self) -> bool {
        self.state.lock().queued >= busy_limit()
    }
    /// Sends a message, if that connection is still there. The process that sends it, if it is given, is held when too much waits.
    ///
    /// # Errors
    /// If a term in it is too large for the format.
    pub fn transmit(
        &'static self,
        connection: u32,
        operation: u8,
        elements: &[Term],
        payload: Option<Term>,
        sender: Option<&mut Process>,
    ) -> Result<(), TooLarge> {
        let packet = Packet::new(operation, elements, payload)?;
        let output = {
            let mut state = self.state.lock();
            if state.connection != connection || state.phase == Phase::None {
                return Ok(());
            }
            state.queued += packet.size();
            if let Some(p) = sender
                && state.queued >= busy_limit()
                && !p.flags.async_dist
                && !alive::is_part_of_it(p.regs.pid)
            {
                p.hold_for_channel();
                state.waiting.push(p.regs.pid);
            }
            state.queue.push_back(packet);
            state.output()
        };
        output.notify();
        Ok(())
    }
    /// The next frame, and what is said of it.
    pub fn take(&self, connection: u32) -> Option<Frame> {
        let mut state = self.state.lock();
        if state.connection != connection || state.phase != Phase::Connected {
            return None;
        }
        if state.frames.is_empty() {
            let packet = state.queue.pop_front()?;
            state.queued -= packet.size();
            state.sequence += 1;
            let frames = frame::frames(packet, state.flags, state.sequence);
            state.frames.extend(frames);
        }
        let frame = state.frames.pop_front();
        state.count_out += 1;
        let waiting = match state.queued < busy_limit() / 2 {
            true => std::mem::take(&mut state.waiting),
            false => Vec::new(),
        };
        drop(state);
        resume(waiting);
        frame
    }
    /// Whether something waits to be sent.
    pub fn has_output(&self) -> bool {
        let state = self.state.lock();
        !state.queue.is_empty() || !state.frames.is_empty()
    }
    pub fn count_input(&self) {
        self.state.lock().count_in += 1;
    }
    /// Messages that have come, that have gone, bytes that wait; `None`: the connection is another one.
    pub fn statistics(&self, connection: u32) -> Option<(u64, u64, u64)> {
        let state = self.state.lock();
        (state.connection == connection).then_some((
            state.count_in,
            state.count_out,
            state.queued as u64,
        ))
    }
    /// What the connection stands on, if it is there.
    pub(super) fn current_controller(&self) -> Option<Term> {
        self.state.lock().controller.as_ref().map(Controller::term)
    }
    /// What is to be done about output that waits.
    pub fn output(&self) -> Output {
        self.state.lock().output()
    }
}

impl State {
    fn new() -> State {
        State {
            phase: Phase::None,
            connection: 0,
            flags: 0,
            creation: 0,
            controller: None,
            options: Options::default(),
            queue: VecDeque::new(),
            frames: VecDeque::new(),
            queued: 0,
            sequence: 0,
            waiting: Vec::new(),
            related: HashSet::new(),
            count_in: 0,
            count_out: 0,
        }
    }
    fn begin(&mut self) {
        self.phase = Phase::Pending;
        self.connection = (self.connection + 1) & CONNECTIONS;
    }
    fn end(&mut self) -> Left {
        let controller = self.controller.take();
        controllers::forget(controller.as_ref());
        self.phase = Phase::None;
        self.queue.clear();
        self.frames.clear();
        self.queued = 0;
        Left {
            waiting: std::mem::take(&mut self.waiting),
            related: std::mem::take(&mut self.related),
        }
    }
    fn output(&mut self) -> Output {
        match (&self.controller, self.phase) {
            (Some(controller), Phase::Connected) => controller.output(&mut self.options),
            _ => Output::None,
        }
    }
}

/// Those who are to be told of a connection's end.
struct Left {
    waiting: Vec<Term>,
    related: HashSet<u64>,
}

impl Left {
    fn tell(self, peer: &'static Peer, connection: u32) {
        for pid in self.related {
            let gone = Signal::ConnectionGone { peer, connection };
            signal::send(Term::from_raw(pid), gone);
        }
        resume(self.waiting);
    }
}

fn resume(waiting: Vec<Term>) {
    for pid in waiting {
        signal::send(pid, Signal::ChannelHasRoom);
    }
}
