//! Ports: what Erlang talks with by bytes, programs and descriptors.
//!
//! A port has no thread of its own. Its state stands under a lock; who sends it something changes that at once, and what it reads is
//! read on the poll thread. What it sends to processes are signals, which leave in order under the same lock.
//! What stands behind a port is a program, a descriptor, or a driver of the machine's own (`driver`): a socket (`inet`), a file in
//! memory.
mod descriptor;
pub mod driver;
pub mod framing;
mod inet;
mod input;
mod program;
mod ram_file;
pub mod settings;
pub mod table;
mod terminal;

use crate::dist::Channel;
use crate::heap::copy::{copy, copy_to_message};
use crate::heap::{Arena, Heap};
use crate::io::poll::{self, Direction};
use crate::io::terminal::Line;
use crate::process::mailbox::Message;
use crate::process::monitors::RefNumber;
use crate::scheduler::registry;
use crate::scheduler::request::{ReplyTo, answer};
use crate::scheduler::signals::{Signal, deliver};
use crate::term::{Atom, Term, am};
use crate::tracing::events;
use crate::tracing::tell::Event;
use crate::tracing::traced::{Change, Taken, Traced};
use descriptor::Descriptor;
use driver::Driver;
use framing::{Cutter, Piece};
use parking_lot::{Mutex, MutexGuard};
use ram_file::RamFile;
use settings::{Settings, What};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::os::fd::AsFd;
use std::sync::Arc;

pub use table::{all, find, flush};

/// A port that is open, or was.
pub struct Port {
    pub term: Term,
    state: Mutex<State>,
}

/// What changes. Pids are local ones.
pub struct State {
    is_open: bool,
    /// The process that is connected: it gets what is read.
    pub owner: Term,
    links: BTreeSet<u64>,
    monitors: BTreeMap<RefNumber, Term>,
    pub name: Option<Atom>,
    /// `port_set_data/2`.
    data: Option<Message>,
    /// What it was opened with, as `port_info(_, name)` tells it.
    pub title: Vec<u8>,
    pub os_pid: Option<u32>,
    pub bytes_in: u64,
    pub bytes_out: u64,
    settings: Settings,
    input: Option<Arc<Descriptor>>,
    cutter: Cutter,
    output: Option<Arc<Descriptor>>,
    /// What is still to be written.
    queue: VecDeque<u8>,
    /// Those that wait until it is not busy any more.
    waiting: Vec<ReplyTo>,
    /// The line that is edited, if the port is a terminal: what is sent are commands for it.
    line: Option<Line>,
    input_has_ended: bool,
    /// How the program has ended.
    status: Option<i32>,
    /// What stands behind the port in place of descriptors.
    driver: Option<Box<dyn Driver>>,
    /// It is a connection with another node.
    channel: Option<Channel>,
    /// What is told of it, and to whom.
    traced: Traced,
}

/// What became of data for a port.
pub enum Sent {
    Done,
    /// It is taken, but too much waits to be written.
    Busy,
    /// The port is not open.
    Refused,
}

/// Opens a port for a process, which is linked with it.
///
/// # Errors
/// The operating system's, by number.
pub fn open(what: &What, settings: Settings, owner: Term) -> Result<Arc<Port>, i32> {
    let number = |error: std::io::Error| error.raw_os_error().unwrap_or(libc::EIO);
    let mut line = None;
    let (input, output, child) = match *what {
        What::Descriptors(from, to) if from < 0 || to < 0 => return Err(libc::EINVAL),
        What::Driver(name) => {
            let driver = driver_of(name, &settings).ok_or(libc::EINVAL)?;
            return Ok(open_driver(name, driver, owner, settings));
        }
        What::Descriptors(from, to) => {
            let open = |wanted: bool, fd, to_write| {
                let opened = wanted.then(|| Descriptor::numbered(fd, to_write));
                opened.transpose().map_err(number)
            };
            let input = open(settings.reads, from, false)?;
            (input, open(settings.writes, to, true)?, None)
        }
        What::Terminal => {
            let standard = |fd, to_write| Descriptor::numbered(fd, to_write).map_err(number);
            line = Some(terminal::open().map_err(|error| error.raw_os_error())?);
            (Some(standard(0, false)?), Some(standard(1, true)?), None)
        }
        _ => {
            let started = program::start(what, &settings).map_err(number)?;
            (started.input, started.output, Some(started.child))
        }
    };
    let title = match what {
        What::Command(text) => text.clone(),
        What::Program(file) => file.as_encoded_bytes().to_vec(),
        What::Descriptors(from, to) => format!("{from}/{to}").into_bytes(),
        What::Terminal => settings::TERMINAL.to_vec(),
        What::Driver(name) => name.as_bytes().to_vec(),
    };
    let mut state = State::new(owner, title, settings);
    state.os_pid = child.as_ref().map(|child| child.id());
    state.input = input.map(Arc::new);
    state.output = output.map(Arc::new);
    state.line = line;
    let port = add(state);
    if let Some(child) = child {
        program::watch(&port, child);
    }
    input::start(&port);
    Ok(port)
}

fn add(state: State) -> Arc<Port> {
    let state = Mutex::new(state);
    table::add(|term| Port { term, state })
}

/// The driver of that name.
fn driver_of(name: &str, settings: &Settings) -> Option<Box<dyn Driver>> {
    match name {
        "ram_file_drv" => Some(Box::new(RamFile::new(settings.binary))),
        _ => inet::driver(name),
    }
}

/// Opens a port with a driver behind it. The caller sees to it that the owner knows of the link.
fn open_driver(name: &str, driver: Box<dyn Driver>, owner: Term, settings: Settings) -> Arc<Port> {
    let mut state = State::new(owner, name.into(), settings);
    state.driver = Some(driver);
    add(state)
}

impl State {
    fn new(owner: Term, title: Vec<u8>, settings: Settings) -> State {
        State {
            is_open: true,
            owner,
            links: BTreeSet::from([owner.raw()]),
            monitors: BTreeMap::new(),
            name: None,
            data: None,
            title,
            os_pid: None,
            bytes_in: 0,
            bytes_out: 0,
            cutter: Cutter::new(settings.framing),
            settings,
            input: None,
            output: None,
            queue: VecDeque::new(),
            waiting: Vec::new(),
            line: None,
            input_has_ended: false,
            status: None,
            driver: None,
            channel: None,
            traced: Traced::default(),
        }
    }
    fn is_busy(&self) -> bool {
        if let Some(driver) = &self.driver {
            return driver.is_busy();
        }
        let limits = self.settings.busy;
        limits.is_some_and(|(_, high)| self.queue.len() > high)
    }
    /// Lets those go on that wait, once there is little left to write.
    fn written(&mut self) {
        let low = self.settings.busy.map_or(usize::MAX, |(low, _)| low);
        if self.queue.len() < low {
            for reply in self.waiting.drain(..) {
                answer(reply, am::TRUE);
            }
        }
    }
    pub fn queued(&self) -> usize {
        let driver = self.driver.as_ref().map(|driver| driver.queued());
        driver.unwrap_or(self.queue.len())
    }
    /// Whether a driver stands behind the port.
    pub fn has_driver(&self) -> bool {
        self.driver.is_some()
    }
    /// The processes that are linked with the port.
    pub fn links(&self) -> impl Iterator<Item = Term> {
        self.links.iter().map(|&pid| Term::from_raw(pid))
    }
    /// Who watches the port.
    pub fn watchers(&self) -> impl Iterator<Item = Term> {
        self.monitors.values().copied()
    }
}

impl Port {
    /// Changes what the port is traced for.
    pub fn trace(&self, change: &Change) -> Result<(), Taken> {
        self.state.lock().traced.change(change)
    }
    /// Tells those who trace what becomes of the port.
    fn tell_traced(&self, state: &State, tag: Term, what: Term) {
        events::of_port(self.term, &state.traced, &Event::new(tag, what));
    }
    /// The port has been opened for a process: it is traced as new ones are.
    pub fn opened(&self, by: Term) {
        let mut state = self.state.lock();
        state.traced = events::of_new_port();
        let driver = Atom::new(&String::from_utf8_lossy(&state.title)).term();
        let event = Event::new(am::OPEN, by).and(driver);
        events::of_port(self.term, &state.traced, &event);
        self.tell_traced(&state, am::GETTING_LINKED, by);
    }
    /// What it is traced for.
    pub fn traced(&self) -> Traced {
        self.state.lock().traced.clone()
    }
    /// Its state, as long as it is open.
    pub fn lock(&self) -> Option<MutexGuard<'_, State>> {
        let state = self.state.lock();
        state.is_open.then_some(state)
    }

    /// Sends `{Port, What}` to a process, `what` being made in the message's heap.
    fn tell(&self, to: Term, what: impl FnOnce(&mut Arena) -> Term) {
        let mut heap = Arena::new();
        let what = what(&mut heap);
        let term = heap.tuple(&[self.term, what]);
        let message = Message {
            term,
            heap: Some(heap),
        };
        deliver(to, Signal::Message(message));
    }

    // Writing.

    /// Sends data to what is behind the port.
    pub fn command(self: &Arc<Self>, bytes: Vec<u8>, caller: Option<Term>) -> Sent {
        let Some(mut state) = self.lock() else {
            return Sent::Refused;
        };
        if state.has_driver() {
            drop(state);
            let done = self.with_driver(caller, |driver, host| driver.command(host, bytes));
            return done.map_or(Sent::Refused, |()| Sent::Done);
        }
        let Some(header) = state.settings.framing.header(bytes.len()) else {
            self.fail(&mut state, libc::EINVAL);
            return Sent::Done;
        };
        if state.output.is_none() {
            return Sent::Done;
        }
        state.bytes_out += bytes.len() as u64;
        let idle = state.queue.is_empty();
        state.queue.extend(header);
        let mut tells = false;
        if let Some(line) = &mut state.line {
            let done = line.command(&bytes, terminal::size().0);
            let Some((text, answers)) = done else {
                self.fail(&mut state, libc::EINVAL);
                return Sent::Done;
            };
            tells = answers;
            state.queue.extend(text);
        } else {
            state.queue.extend(&bytes);
        }
        if idle {
            self.write(&mut state);
        }
        if tells {
            self.tell(state.owner, |_| am::OK);
        }
        match state.is_busy() {
            true => Sent::Busy,
            false => Sent::Done,
        }
    }
    /// An operation of the port's own: `port_control/3`. None: there is none of that number.
    pub fn control(&self, operation: u32, bytes: &[u8]) -> Option<Vec<u8>> {
        terminal::control(self.lock()?.line.as_mut()?, operation, bytes)
    }
    pub fn is_busy(&self) -> bool {
        self.lock().is_some_and(|state| state.is_busy())
    }
    /// Answers once the port is not busy any more.
    pub fn wait(&self, reply: ReplyTo) {
        match self.lock() {
            Some(mut state) if state.is_busy() => state.waiting.push(reply),
            Some(state) if !state.has_driver() => answer(reply, am::TRUE),
            _ => answer(reply, driver::TRY_AGAIN),
        }
    }
    /// Writes what can be written; goes on when there is room for more.
    fn write(self: &Arc<Self>, state: &mut State) {
        let Some(output) = state.output.clone() else {
            return;
        };
        match descriptor::write(&output, &mut state.queue) {
            Ok(true) => {}
            Ok(false) => {
                let port = self.clone();
                let more = move || {
                    if let Some(mut state) = port.lock() {
                        port.write(&mut state);
                    }
                };
                if let Err(error) = poll::select(output.as_fd(), Direction::Output, more) {
                    self.fail(state, error.raw_os_error().unwrap_or(libc::EIO));
                }
            }
            Err(error) => self.fail(state, error.raw_os_error()),
        }
        state.written();
    }
    /// The operating system has refused something: the port closes.
    fn fail(&self, state: &mut State, number: i32) {
        self.close(state, crate::nif::posix::atom(number));
    }

    // Reading.

    /// What has been read.
    fn received(&self, state: &mut State, bytes: &[u8]) {
        state.bytes_in += bytes.len() as u64;
        for piece in state.cutter.feed(bytes) {
            self.tell_piece(state, piece);
        }
    }
    fn tell_piece(&self, state: &State, piece: Piece) {
        let binary = state.settings.binary;
        self.tell(state.owner, |heap| {
            let term = |heap: &mut Arena, bytes: &[u8]| match binary {
                true => heap.binary(bytes),
                false => heap.byte_list(bytes, Term::NIL),
            };
            let data = match piece {
                Piece::Data(bytes) => term(heap, &bytes),
                Piece::Line(bytes) => {
                    let line = term(heap, &bytes);
                    heap.tuple(&[Atom::new("eol").term(), line])
                }
                Piece::PartOfLine(bytes) => {
                    let part = term(heap, &bytes);
                    heap.tuple(&[Atom::new("noeol").term(), part])
                }
            };
            heap.tuple(&[Atom::new("data").term(), data])
        });
    }
    /// No more will come.
    fn end_of_input(&self, state: &mut State) {
        if let Some(input) = state.input.take() {
            poll::forget(input.as_fd());
        }
        state.input_has_ended = true;
        self.perhaps_end(state);
    }
    fn program_has_ended(&self, status: i32) {
        if let Some(mut state) = self.lock() {
            state.status = Some(status);
            self.perhaps_end(&mut state);
        }
    }
    /// Once all is read (and the program has ended, if that is of interest): tells, and closes unless `eof` was asked for.
    fn perhaps_end(&self, state: &mut State) {
        let reads = state.input.is_some();
        let wants_status = state.settings.exit_status;
        if reads || wants_status && state.status.is_none() {
            return;
        }
        if !state.input_has_ended && !wants_status {
            return;
        }
        if let Some(status) = state.status.filter(|_| wants_status) {
            self.tell(state.owner, |heap| {
                heap.tuple(&[Atom::new("exit_status").term(), Term::small(status.into())])
            });
        }
        if let Some(piece) = state.cutter.end() {
            self.tell_piece(state, piece);
        }
        if state.settings.eof {
            self.tell(state.owner, |_| Atom::new("eof").term());
        } else {
            self.close(state, am::NORMAL);
        }
    }

    // Its end.

    /// The owner is linked with the port no more, and hears nothing of its end.
    fn unlink_owner(&self, state: &mut State) {
        if state.links.remove(&state.owner.raw()) {
            let (from, number) = (self.term, 0);
            deliver(state.owner, Signal::Unlink { from, number });
        }
    }
    /// Closes the port, and tells all who are linked with it or watch it.
    pub fn close(&self, state: &mut State, reason: Term) {
        if !std::mem::take(&mut state.is_open) {
            return;
        }
        table::remove(self.term);
        self.tell_traced(state, am::CLOSED, reason);
        if let Some(name) = state.name.take() {
            self.tell_traced(state, am::UNREGISTER, name.term());
            registry::unregister_port(name);
        }
        if let Some(channel) = state.channel.take() {
            channel.has_ended(reason);
        }
        let has_driver = state.driver.is_some();
        if let Some(driver) = state.driver.take() {
            driver.close(self.term);
        }
        for descriptor in [state.input.take(), state.output.take()]
            .into_iter()
            .flatten()
        {
            poll::forget(descriptor.as_fd());
        }
        if state.line.take().is_some() {
            crate::io::terminal::restore();
        }
        let from = self.term;
        for pid in std::mem::take(&mut state.links) {
            let pid = Term::from_raw(pid);
            let reason = copy_to_message(reason);
            deliver(pid, Signal::LinkBroken { from, reason });
        }
        for (number, watcher) in std::mem::take(&mut state.monitors) {
            let reason = copy_to_message(reason);
            deliver(watcher, Signal::Down { number, reason });
        }
        for reply in state.waiting.drain(..) {
            // What they sent has been taken; what is for a driver is sent when there is room.
            let taken = if has_driver {
                driver::TRY_AGAIN
            } else {
                am::TRUE
            };
            answer(reply, taken);
        }
    }
    /// An exit signal: of a linked process that has ended, or by `exit/2`.
    pub fn exit(&self, from: Term, reason: Term) {
        let Some(mut state) = self.lock() else {
            return;
        };
        let reason = match reason {
            am::KILL => am::KILLED,
            am::NORMAL if from != state.owner => return,
            reason => reason,
        };
        self.close(&mut state, reason);
    }

    // Messages.

    /// `Port ! {Owner, Request}`, from whomever.
    pub fn message(self: &Arc<Self>, message: Term) {
        let Some(owner) = self.lock().map(|state| state.owner) else {
            return;
        };
        if self.act_on(owner, message).is_none() {
            let reason = Message {
                term: Atom::new("badsig").term(),
                heap: None,
            };
            let from = self.term;
            deliver(owner, Signal::Exit { from, reason });
        }
    }
    fn act_on(self: &Arc<Self>, owner: Term, message: Term) -> Option<()> {
        let &[from, what] = message.as_tuple()? else {
            return None;
        };
        if from != owner {
            return None;
        }
        if what.as_atom().is_some_and(|a| a.name() == "close") {
            let mut state = self.lock()?;
            // That it is closed is told by the message alone.
            state.links.remove(&owner.raw());
            self.close(&mut state, am::NORMAL);
            deliver(
                owner,
                Signal::LinkBroken {
                    from: self.term,
                    reason: copy_to_message(am::NORMAL),
                },
            );
            self.tell(owner, |_| Atom::new("closed").term());
            return Some(());
        }
        let &[tag, argument] = what.as_tuple()? else {
            return None;
        };
        match tag.as_atom()?.name() {
            "command" => {
                let bytes = crate::bif::iolist::to_vec(argument)?;
                let sent = self.command(bytes, Some(owner));
                (!matches!(sent, Sent::Refused)).then_some(())
            }
            "connect" => {
                self.connect(argument)?;
                self.tell(owner, |_| Atom::new("connected").term());
                Some(())
            }
            _ => None,
        }
    }
    /// Gives the port another owner.
    pub fn connect(&self, pid: Term) -> Option<()> {
        let exists = pid.is_local_pid() && crate::scheduler::table::table().find(pid).is_some();
        let mut state = self.lock().filter(|_| exists)?;
        if state.links.insert(pid.raw()) {
            deliver(pid, Signal::Link { from: self.term });
        }
        state.owner = pid;
        Some(())
    }

    // Links, monitors and data.

    /// What comes and goes is from now on the affair of a connection with another node. `None`: the port is no connection.
    pub fn become_channel(&self, channel: Channel) -> Option<()> {
        let mut state = self.lock()?;
        let can_be = state
            .driver
            .as_ref()
            .is_some_and(|driver| driver.can_be_channel());
        if !can_be || state.channel.is_some() {
            return None;
        }
        state.channel = Some(channel);
        Some(())
    }
    /// False: the port is not open.
    pub fn link(&self, pid: Term) -> bool {
        let Some(mut state) = self.lock() else {
            return false;
        };
        state.links.insert(pid.raw());
        self.tell_traced(&state, am::GETTING_LINKED, pid);
        true
    }
    pub fn set_name(&self, name: Option<Atom>) {
        if let Some(mut state) = self.lock() {
            let tag = match name {
                Some(_) => am::REGISTER,
                None => am::UNREGISTER,
            };
            if let Some(name) = name.or(state.name) {
                self.tell_traced(&state, tag, name.term());
            }
            state.name = name;
        }
    }
    pub fn unlink(&self, pid: Term) {
        if let Some(mut state) = self.lock()
            && state.links.remove(&pid.raw())
        {
            self.tell_traced(&state, am::GETTING_UNLINKED, pid);
        }
    }
    /// False: the port is not open.
    pub fn monitor(&self, number: RefNumber, watcher: Term) -> bool {
        let state = self.lock();
        state
            .map(|mut state| state.monitors.insert(number, watcher))
            .is_some()
    }
    pub fn demonitor(&self, number: RefNumber) {
        if let Some(mut state) = self.lock() {
            state.monitors.remove(&number);
        }
    }
    pub fn set_data(&self, data: Term) -> Option<()> {
        self.lock()?.data = Some(copy_to_message(data));
        Some(())
    }
    /// The data in `heap`; `undefined` before it was set.
    pub fn data(&self, heap: &mut impl Heap) -> Option<Term> {
        let state = self.lock()?;
        let data = state.data.as_ref().map(|data| copy(data.term, heap));
        Some(data.unwrap_or(am::UNDEFINED))
    }
}

/// A process has ended that was linked with the port.
pub fn link_broken(port: Term, pid: Term, reason: Term) {
    if let Some(port) = find(port) {
        port.unlink(pid);
        port.exit(pid, reason);
    }
}
