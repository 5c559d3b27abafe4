//! Who waits for a socket: one who will be told when to try again, and others who stand in a queue behind; and what becomes of them when
//! they give up, when they end, and when the socket does.
use super::socket::{self, Socket, State};
use super::{BADARG, Done, Problem, atom, misplaced, name};
use crate::bif::Fault;
use crate::heap::Heap;
use crate::heap::copy::{copy, copy_to_message};
use crate::io::poll::{self, Direction};
use crate::nif::owned::Owned;
use crate::port::driver::tell;
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::scheduler::signals::{Signal, deliver};
use crate::term::compare;
use crate::term::{Term, am};
use std::collections::VecDeque;
use std::os::fd::AsFd;
use std::sync::{Arc, Weak};

/// What a process has to do with a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Owner,
    Closer,
    Connector,
    Reader,
    Writer,
    Acceptor,
}

/// What belongs to a process that has to do with a socket: the socket hears of its end.
pub struct Tie {
    socket: Weak<Socket>,
    role: Role,
}

impl Tie {
    pub fn new(socket: &Arc<Socket>, role: Role) -> Arc<Tie> {
        let socket = Arc::downgrade(socket);
        Arc::new(Tie { socket, role })
    }
    /// It is of no use any more. `p`: the calling process, if there is one.
    pub fn loosen(self: Arc<Self>, pid: Term, p: Option<&mut Process>) {
        let tie: Arc<dyn Owned> = self;
        match p {
            Some(p) if p.regs.pid == pid => {
                p.exec.seldom.belongings.remove(&tie);
            }
            _ => deliver(pid, Signal::Disown(tie)),
        }
    }
}

impl Owned for Tie {
    fn owner_has_ended(self: Arc<Self>) {
        if let Some(socket) = self.socket.upgrade() {
            socket.process_ended(&self);
        }
    }
}

/// Somebody who wants something of a socket.
pub struct Requestor {
    pub pid: Term,
    /// By which it knows the message that comes.
    handle: Message,
    tie: Arc<Tie>,
    /// The number of what the poller has been asked for; none once the message has been sent.
    armed: Option<u64>,
}

impl Requestor {
    fn new(socket: &Arc<Socket>, p: &mut Process, role: Role, handle: Term) -> Requestor {
        let tie = Tie::new(socket, role);
        p.exec.seldom.belongings.add(tie.clone());
        Requestor {
            pid: p.regs.pid,
            handle: copy_to_message(handle),
            tie,
            armed: None,
        }
    }
    fn is_for(&self, handle: Term) -> bool {
        compare::eq(self.handle.term, handle)
    }
    fn is(&self, tie: &Arc<Tie>) -> bool {
        Arc::ptr_eq(&self.tie, tie)
    }
    fn leave(self, p: Option<&mut Process>) {
        self.tie.loosen(self.pid, p);
    }
    /// Sends `{'$socket', {'$socket', Reference}, select, Handle}`.
    fn tell_ready(&self, socket: &Arc<Socket>) {
        tell(self.pid, |heap| {
            let term = socket.term(heap);
            let handle = copy(self.handle.term, heap);
            heap.tuple(&[atom("$socket"), term, am::SELECT, handle])
        });
    }
    /// Sends `{'$socket', {'$socket', Reference}, abort, {Handle, Reason}}`.
    fn tell_aborted(&self, socket: &Arc<Socket>, reason: Term) {
        tell(self.pid, |heap| {
            let term = socket.term(heap);
            let (handle, reason) = (copy(self.handle.term, heap), copy(reason, heap));
            let why = heap.tuple(&[handle, reason]);
            heap.tuple(&[atom("$socket"), term, am::ABORT, why])
        });
    }
}

/// Those who want the same of a socket.
#[derive(Default)]
pub struct Queue {
    current: Option<Requestor>,
    waiting: VecDeque<Requestor>,
}

impl Queue {
    pub fn count(&self) -> usize {
        usize::from(self.current.is_some()) + self.waiting.len()
    }
    pub fn is_busy(&self) -> bool {
        self.current.is_some()
    }
    pub fn is_current(&self, pid: Term) -> bool {
        self.current.as_ref().is_some_and(|one| one.pid == pid)
    }
    /// Takes out one who waits behind the current one.
    fn take_waiting(&mut self, which: impl Fn(&Requestor) -> bool) -> Option<Requestor> {
        let place = self.waiting.iter().position(which)?;
        self.waiting.remove(place)
    }
}

fn direction(role: Role) -> Direction {
    match role {
        Role::Reader | Role::Acceptor => Direction::Input,
        _ => Direction::Output,
    }
}

impl State {
    /// The queue of readers, writers or acceptors.
    pub fn queue(&mut self, role: Role) -> &mut Queue {
        match role {
            Role::Reader => &mut self.readers,
            Role::Acceptor => &mut self.acceptors,
            _ => &mut self.writers,
        }
    }
    fn current(&mut self, role: Role) -> &mut Option<Requestor> {
        match role {
            Role::Connector => &mut self.connector,
            _ => &mut self.queue(role).current,
        }
    }
    /// Whether the caller may try. If not, it stands in the queue now; who stands there already is out of place.
    pub fn may_try(
        &mut self,
        p: &mut Process,
        socket: &Arc<Socket>,
        role: Role,
        handle: Term,
    ) -> Result<bool, Problem> {
        let pid = p.regs.pid;
        let queue = self.queue(role);
        if !queue.is_busy() || queue.is_current(pid) {
            return Ok(true);
        }
        if queue.waiting.iter().any(|one| one.pid == pid) {
            return Err(misplaced());
        }
        let requestor = Requestor::new(socket, p, role, handle);
        queue.waiting.push_back(requestor);
        Ok(false)
    }
    /// The caller is the current one, by that handle.
    pub fn make_current(
        &mut self,
        p: &mut Process,
        socket: &Arc<Socket>,
        role: Role,
        handle: Term,
    ) {
        let pid = p.regs.pid;
        match self.current(role) {
            Some(current) if current.pid == pid => current.handle = copy_to_message(handle),
            current => *current = Some(Requestor::new(socket, p, role, handle)),
        }
    }
    /// The current one will be told when it may try.
    pub fn select(&mut self, socket: &Arc<Socket>, role: Role) -> Result<(), Problem> {
        let descriptor = self.open()?;
        self.tickets += 1;
        let (ticket, told) = (self.tickets, socket.clone());
        if let Some(current) = self.current(role) {
            current.armed = Some(ticket);
        }
        match direction(role) {
            Direction::Input => self.phases.input_awaited = true,
            Direction::Output => self.phases.output_awaited = true,
        }
        let ready = move || told.ready(role, ticket);
        poll::select(descriptor.as_fd(), direction(role), ready)
            .map_err(|error| Problem::Posix(error.raw_os_error().unwrap_or(libc::EIO)))
    }
    /// As `make_current` and `select`: the caller waits.
    pub fn wait(
        &mut self,
        p: &mut Process,
        socket: &Arc<Socket>,
        role: Role,
        handle: Term,
    ) -> Result<(), Problem> {
        self.make_current(p, socket, role, handle);
        self.select(socket, role)
    }
    /// The caller, if it is the current one, has got what it wanted: the next one may try.
    pub fn done(&mut self, p: &mut Process, socket: &Arc<Socket>, role: Role) {
        if self.queue(role).is_current(p.regs.pid) {
            self.release_current(role, Some(p));
            self.activate_next(socket, role);
        }
    }
    /// The caller, if it is the current one, can't get what it wanted, and neither can those behind it.
    pub fn fail(&mut self, p: &mut Process, socket: &Arc<Socket>, role: Role, reason: Term) {
        if self.queue(role).is_current(p.regs.pid) {
            self.release_current(role, Some(p));
            self.abort_waiting(socket, role, reason);
        }
    }
    /// Nobody is the current one any more. True: it would still have been told.
    fn release_current(&mut self, role: Role, p: Option<&mut Process>) -> bool {
        let Some(current) = self.current(role).take() else {
            return false;
        };
        let was_armed = current.armed.is_some();
        if was_armed && let Ok(descriptor) = self.open() {
            poll::cancel(descriptor.as_fd(), direction(role));
        }
        current.leave(p);
        was_armed
    }
    fn activate_next(&mut self, socket: &Arc<Socket>, role: Role) {
        while let Some(next) = self.queue(role).waiting.pop_front() {
            *self.current(role) = Some(next);
            if self.select(socket, role).is_ok() {
                return;
            }
            if let Some(failed) = self.current(role).take() {
                failed.tell_aborted(socket, atom("select_failed"));
                failed.leave(None);
            }
        }
    }
    fn abort_waiting(&mut self, socket: &Arc<Socket>, role: Role, reason: Term) {
        while let Some(one) = self.queue(role).waiting.pop_front() {
            one.tell_aborted(socket, reason);
            one.leave(None);
        }
    }
    /// The socket is about to be closed: whoever waits is told, but for a current one who has been told to try.
    pub fn abort_all(&mut self, socket: &Arc<Socket>) {
        for role in [Role::Writer, Role::Connector, Role::Reader, Role::Acceptor] {
            if let Some(current) = self.current(role).take() {
                if current.armed.is_some() {
                    current.tell_aborted(socket, am::CLOSED);
                }
                current.leave(None);
            }
            if role != Role::Connector {
                self.abort_waiting(socket, role, am::CLOSED);
            }
        }
    }
    /// The caller does not want any more what it knows by that handle.
    fn cancel(&mut self, p: &mut Process, socket: &Arc<Socket>, role: Role, handle: Term) -> Term {
        let pid = p.regs.pid;
        let queue = self.queue(role);
        if !queue.is_current(pid) {
            let found = queue.take_waiting(|one| one.pid == pid && one.is_for(handle));
            return match found {
                Some(one) => {
                    one.leave(Some(p));
                    am::OK
                }
                None => atom("not_found"),
            };
        }
        if !queue.current.as_ref().is_some_and(|one| one.is_for(handle)) {
            return atom("not_found");
        }
        let was_armed = self.release_current(role, Some(p));
        self.activate_next(socket, role);
        cancelled(was_armed)
    }
    fn cancel_connect(&mut self, p: &mut Process, handle: Term) -> Result<Term, Problem> {
        let pid = p.regs.pid;
        let its = |one: &Requestor| one.pid == pid && one.is_for(handle);
        if !self.connector.as_ref().is_some_and(its) {
            return Err(Problem::Error(atom("not_found")));
        }
        let was_armed = self.release_current(Role::Connector, Some(p));
        Ok(cancelled(was_armed))
    }
    /// A connection has been made, or not: nobody waits for that any more.
    pub fn connector_is_done(&mut self, p: &mut Process) {
        self.release_current(Role::Connector, Some(p));
    }
    fn requestor_ended(&mut self, socket: &Arc<Socket>, tie: &Arc<Tie>) {
        let role = tie.role;
        if self.current(role).as_ref().is_some_and(|one| one.is(tie)) {
            self.release_current(role, None);
            if role != Role::Connector && !self.phases.closing {
                self.activate_next(socket, role);
            }
        } else if role != Role::Connector {
            self.queue(role).take_waiting(|one| one.is(tie));
        }
    }
}

fn cancelled(was_armed: bool) -> Term {
    match was_armed {
        true => am::OK,
        false => atom("select_sent"),
    }
}

impl Socket {
    /// On the poll thread: what was asked for by that number may be tried. The message is sent with the state locked, so that who cancels
    /// knows whether it has been.
    fn ready(self: Arc<Self>, role: Role, ticket: u64) {
        let mut state = self.lock();
        if let Some(current) = state.current(role)
            && current.armed == Some(ticket)
        {
            current.armed = None;
            current.tell_ready(&self);
        }
    }
    /// A process that the socket has to do with has ended.
    fn process_ended(self: &Arc<Self>, tie: &Arc<Tie>) {
        let mut state = self.lock();
        let its = |party: &Option<socket::Party>| party.as_ref().is_some_and(|one| one.is(tie));
        match tie.role {
            Role::Closer if its(&state.closer) => {
                state.closer = None;
                self.close_for_the_dead(state);
            }
            Role::Owner if its(&state.owner) => {
                state.owner = None;
                if state.open().is_ok() {
                    state.phases.closing = true;
                    state.abort_all(self);
                    self.close_for_the_dead(state);
                }
            }
            Role::Closer | Role::Owner => {}
            _ => state.requestor_ended(self, tie),
        }
    }
}

/// `nif_cancel(Socket, Operation, Handle)`
pub fn cancel(p: &mut Process, args: &[Term]) -> Done {
    let socket = socket::of(args[0])?;
    if args[1].as_atom().is_none() || !args[2].is_reference() {
        return Err(BADARG);
    }
    let mut state = socket.lock();
    state.open()?;
    let role = match name(args[1]) {
        "connect" => return state.cancel_connect(p, args[2]),
        "accept" => Role::Acceptor,
        "recv" | "recvfrom" | "recvmsg" | "recvmmsg" => Role::Reader,
        "send" | "sendto" | "sendmsg" | "sendmmsg" | "sendv" | "sendfile" => Role::Writer,
        _ => return Err(Problem::Fault(Fault::BADARG)),
    };
    Ok(state.cancel(p, socket, role, args[2]))
}
