//! A socket: its descriptor, what is known of it, who has it.
use super::waiting::{Queue, Requestor, Role, Tie};
use super::{Problem, atom};
use crate::heap::{Heap, Resource};
use crate::io::poll;
use crate::io::sockets as sys;
use crate::nif::owned::Owned;
use crate::port::driver::tell;
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::scheduler::signals::{Signal, deliver};
use crate::term::{Term, am, unique};
use libc::c_int;
use parking_lot::{Mutex, MutexGuard};
use std::os::fd::{AsFd, IntoRawFd, OwnedFd, RawFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Bytes that are received at a time, if the caller does not say how many.
pub const RECEIVED: usize = 8 * 1024;
/// Bytes of control messages that are received, or sent, at a time.
pub const CONTROL: usize = 1024;

/// The value of a socket's magic references is an `Arc` of it.
pub struct Socket {
    /// That of its references, which are all the same to Erlang code.
    number: [u64; 2],
    state: Mutex<State>,
}

/// Where a socket's descriptor comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Own,
    /// A copy of that descriptor.
    Copied(RawFd),
    /// That descriptor itself, which is left open in the end.
    Lent,
}

/// A process that a socket has to do with.
pub struct Party {
    pub pid: Term,
    tie: Arc<Tie>,
}

pub struct State {
    /// None once it is closed.
    descriptor: Option<Arc<OwnedFd>>,
    pub origin: Origin,
    pub domain: c_int,
    pub kind: c_int,
    pub protocol: c_int,
    pub owner: Option<Party>,
    /// Who has begun to close it, and is to finish that.
    pub closer: Option<Party>,
    pub phases: Phases,
    pub readers: Queue,
    pub writers: Queue,
    pub acceptors: Queue,
    pub connector: Option<Requestor>,
    /// Numbers that tell what is waited for apart (`Requestor::armed`).
    pub tickets: u64,
    /// What has been received of more that is wanted.
    pub received: Vec<u8>,
    /// How often the buffer has been filled for one `recv` of all that there is.
    pub fills: u32,
    pub file: Option<OwnedFd>,
    pub settings: Settings,
    pub counters: Counters,
}

/// What has become of a socket.
#[derive(Default)]
pub struct Phases {
    pub bound: bool,
    pub listening: bool,
    pub connected: bool,
    /// Somebody has waited for input, for output.
    pub input_awaited: bool,
    pub output_awaited: bool,
    pub closing: bool,
}

/// The options of the level `otp`.
pub struct Settings {
    pub debug: bool,
    pub wraps_told: bool,
    pub use_registry: bool,
    /// A `recv` that gives something asks for the next `select` message as well.
    pub select_read: bool,
    pub receive_size: usize,
    /// How many buffers a `recv` of all that there is fills at most; 0: one.
    pub receive_count: u32,
    pub receive_control: usize,
    pub send_control: usize,
    /// A term of the owner's; `undefined` without.
    pub meta: Message,
}

impl Settings {
    pub fn new(use_registry: bool, debug: bool) -> Settings {
        Settings {
            debug,
            wraps_told: false,
            use_registry,
            select_read: false,
            receive_size: RECEIVED,
            receive_count: 0,
            receive_control: CONTROL,
            send_control: CONTROL,
            meta: Message {
                term: am::UNDEFINED,
                heap: None,
            },
        }
    }
    /// What a connection has from the socket that has accepted it.
    pub fn inherited(&self) -> Settings {
        Settings {
            wraps_told: self.wraps_told,
            receive_size: self.receive_size,
            receive_count: self.receive_count,
            receive_control: self.receive_control,
            send_control: self.send_control,
            ..Settings::new(self.use_registry, self.debug)
        }
    }
}

#[derive(Default)]
pub struct Counters {
    pub read_bytes: u64,
    pub read_packets: u64,
    pub read_most: u64,
    /// Of the packet that is being read.
    pub read_now: u64,
    pub read_tries: u64,
    pub read_fails: u64,
    pub written_bytes: u64,
    pub written_packets: u64,
    pub written_most: u64,
    pub written_now: u64,
    pub write_tries: u64,
    pub write_waits: u64,
    pub write_fails: u64,
    pub accepted: u64,
    pub accept_tries: u64,
    pub accept_waits: u64,
    pub accept_fails: u64,
    /// None before a file has been sent.
    pub files: Option<FileCounters>,
}

#[derive(Default)]
pub struct FileCounters {
    pub calls: u64,
    pub bytes: u64,
    pub fails: u64,
    pub most: u64,
    pub packets: u64,
    pub packet_most: u64,
    pub tries: u64,
    pub waits: u64,
    /// Of the file that is being sent.
    pub now: u64,
}

impl Counters {
    /// A packet has been read, of which so many bytes have come last.
    pub fn read(&mut self, bytes: usize) {
        self.read_packets += 1;
        self.read_bytes += bytes as u64;
        self.read_most = self.read_most.max(self.read_now + bytes as u64);
        self.read_now = 0;
    }
    pub fn written(&mut self, bytes: usize) {
        self.written_packets += 1;
        self.written_bytes += bytes as u64;
        self.written_most = self.written_most.max(self.written_now + bytes as u64);
        self.written_now = 0;
    }
}

/// The process that keeps a list of sockets: the term's bits, 0 before there is one.
static REGISTRY: AtomicU64 = AtomicU64::new(0);
/// Whether sockets are told to the registry that do not say so themselves.
pub static USE_REGISTRY: AtomicBool = AtomicBool::new(true);

pub fn set_registry(pid: Term) {
    REGISTRY.store(pid.raw(), Ordering::Release);
}

/// The socket that a reference stands for.
pub fn of<'a>(t: Term) -> Result<&'a Arc<Socket>, Problem> {
    t.as_resource::<Arc<Socket>>().ok_or(super::BADARG)
}

impl Socket {
    /// A new one, of the calling process.
    pub fn new(
        p: &mut Process,
        descriptor: OwnedFd,
        [domain, kind, protocol]: [c_int; 3],
        origin: Origin,
        settings: Settings,
    ) -> Arc<Socket> {
        let state = State {
            descriptor: Some(Arc::new(descriptor)),
            origin,
            domain,
            kind,
            protocol,
            owner: None,
            closer: None,
            phases: Phases::default(),
            readers: Queue::default(),
            writers: Queue::default(),
            acceptors: Queue::default(),
            connector: None,
            tickets: 0,
            received: Vec::new(),
            fills: 0,
            file: None,
            settings,
            counters: Counters::default(),
        };
        super::info::count(&state, 1);
        let socket = Arc::new(Socket {
            number: unique::reference(),
            state: Mutex::new(state),
        });
        let owner = socket.party(p.regs.pid, Role::Owner);
        p.exec.seldom.belongings.add(owner.tie.clone());
        let mut state = socket.lock();
        state.owner = Some(owner);
        if state.settings.use_registry {
            socket.tell_registry("add");
        }
        drop(state);
        socket
    }
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }
    /// A reference to it.
    pub fn reference(self: &Arc<Self>, heap: &mut impl Heap) -> Term {
        let resource = Resource::new(Box::new(self.clone()));
        heap.magic_ref(self.number, resource)
    }
    /// `{'$socket', Reference}`
    pub fn term(self: &Arc<Self>, heap: &mut impl Heap) -> Term {
        let reference = self.reference(heap);
        heap.tuple(&[atom("$socket"), reference])
    }
    pub fn tell_registry(self: &Arc<Self>, what: &str) {
        let registry = REGISTRY.load(Ordering::Acquire);
        if registry != 0 {
            tell(Term::from_raw(registry), |heap| {
                let socket = self.term(heap);
                heap.tuple(&[atom("$socket"), atom(what), socket])
            });
        }
    }
    pub fn party(self: &Arc<Self>, pid: Term, role: Role) -> Party {
        let tie = Tie::new(self, role);
        Party { pid, tie }
    }
    /// Gives the socket to another process. If that has ended already, it is as if it ended now.
    pub fn set_owner(self: &Arc<Self>, state: MutexGuard<State>, p: &mut Process, pid: Term) {
        let mut state = state;
        let owner = self.party(pid, Role::Owner);
        let tie: Arc<dyn Owned> = owner.tie.clone();
        if let Some(before) = state.owner.replace(owner) {
            before.leave(Some(p));
        }
        // Who has ended is heard of at once.
        drop(state);
        if pid == p.regs.pid {
            p.exec.seldom.belongings.add(tie);
        } else {
            deliver(pid, Signal::Own(tie));
        }
    }
}

impl Party {
    pub fn is(&self, tie: &Arc<Tie>) -> bool {
        Arc::ptr_eq(&self.tie, tie)
    }
    /// The socket has nothing to do with the process any more. `p`: the calling process, if there is one.
    pub fn leave(self, p: Option<&mut Process>) {
        self.tie.loosen(self.pid, p);
    }
    pub fn join(&self, p: &mut Process) {
        p.exec.seldom.belongings.add(self.tie.clone());
    }
}

impl State {
    /// The descriptor of a socket that is open, and not about to be closed.
    pub fn open(&self) -> Result<Arc<OwnedFd>, Problem> {
        match &self.descriptor {
            Some(descriptor) if !self.phases.closing => Ok(descriptor.clone()),
            _ => Err(Problem::Closed),
        }
    }
    pub fn is_closed(&self) -> bool {
        self.descriptor.is_none()
    }
    pub fn is_stream(&self) -> bool {
        self.kind == libc::SOCK_STREAM
    }
    pub fn is_owner(&self, pid: Term) -> bool {
        self.owner.as_ref().is_some_and(|owner| owner.pid == pid)
    }
    /// Takes the descriptor: the socket is closed. `None`: nothing is to be closed.
    pub fn take_descriptor(&mut self) -> Option<OwnedFd> {
        let descriptor = self.descriptor.take()?;
        super::info::count(self, -1);
        poll::forget(descriptor.as_fd());
        self.settings.meta = Message {
            term: am::UNDEFINED,
            heap: None,
        };
        // Nobody else has it: whoever does something with it holds the lock.
        let descriptor = Arc::into_inner(descriptor)?;
        if self.origin == Origin::Lent {
            let _stays_open = descriptor.into_raw_fd();
            return None;
        }
        Some(descriptor)
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        if let Some(descriptor) = self.state.get_mut().take_descriptor() {
            close_aside(descriptor);
        }
    }
}

/// Closes; if that may take a while (`linger`), on a thread of its own.
pub fn close_aside(descriptor: OwnedFd) {
    let mut linger = [0; size_of::<libc::linger>()];
    let fd = descriptor.as_fd();
    let lingers = sys::option(fd, libc::SOL_SOCKET, libc::SO_LINGER, &mut linger).is_ok()
        && linger.iter().any(|&byte| byte != 0);
    if lingers {
        let thread = std::thread::Builder::new().name("close".into());
        // If there is no thread to be had, dropping the closure closes.
        thread.spawn(move || drop(descriptor)).ok();
    }
}
