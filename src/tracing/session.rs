//! Trace sessions: the one that was always there, which `erlang:trace/3` works on, and those that `trace:session_create/3` makes.
//! What one traces, another does not see.
use super::flags::Flags;
use super::pattern::{OnLoad, Spec};
use crate::port;
use crate::scheduler::table::table;
use crate::term::{Atom, Term, am};
use parking_lot::{Mutex, RwLock};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// Who is told: a local process or port, an immediate term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tracer(Term);

impl Tracer {
    /// The process or port, if it is one.
    pub fn new(t: Term) -> Option<Tracer> {
        (t.is_local_pid() || t.is_local_port()).then_some(Tracer(t))
    }
    pub fn term(self) -> Term {
        self.0
    }
    /// It can still be told something.
    pub fn is_alive(self) -> bool {
        if self.0.is_local_port() {
            return port::find(self.0).is_some();
        }
        table().find(self.0).is_some_and(|entry| !entry.has_ended())
    }
}

/// What is traced of those that are yet to come, or that have no entry of their own.
#[derive(Default)]
pub struct Settings {
    /// Processes that are spawned.
    pub new_processes: (Flags, Option<Tracer>),
    pub new_ports: (Flags, Option<Tracer>),
    /// Functions of modules that are loaded.
    pub on_load: Option<OnLoad>,
    pub send: Event,
    pub receive: Event,
}

/// Whether messages sent, or received, are told of, by processes that are traced for them.
#[derive(Default, Clone)]
pub enum Event {
    #[default]
    All,
    Matching(Arc<Spec>),
    None,
}

/// A session.
pub struct Session {
    /// 0: the legacy one.
    pub id: u64,
    pub name: Atom,
    /// Who is told of everything in it; `None`: whoever is named with what is traced.
    pub tracer: Option<Tracer>,
    pub settings: Mutex<Settings>,
    alive: AtomicBool,
}

static SESSIONS: RwLock<Vec<Arc<Session>>> = RwLock::new(Vec::new());

/// The session of `erlang:trace/3` and its kin.
pub fn legacy() -> &'static Arc<Session> {
    static LEGACY: OnceLock<Arc<Session>> = OnceLock::new();
    LEGACY.get_or_init(|| {
        let name = Atom::from_index(am::LEGACY.atom_index());
        Arc::new(Session::new(0, name, None))
    })
}

/// All that are alive, the legacy one first.
pub fn all() -> Vec<Arc<Session>> {
    let sessions = SESSIONS.read();
    std::iter::once(legacy())
        .chain(&*sessions)
        .cloned()
        .collect()
}

/// The one of that number.
pub fn find(id: u64) -> Option<Arc<Session>> {
    if id == 0 {
        return Some(legacy().clone());
    }
    SESSIONS.read().iter().find(|s| s.id == id).cloned()
}

/// Makes a session.
pub fn create(name: Atom, tracer: Option<Tracer>) -> Arc<Session> {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let id = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    let session = Arc::new(Session::new(id, name, tracer));
    SESSIONS.write().push(session.clone());
    session
}

impl Session {
    fn new(id: u64, name: Atom, tracer: Option<Tracer>) -> Session {
        Session {
            id,
            name,
            tracer,
            settings: Mutex::default(),
            alive: AtomicBool::new(true),
        }
    }
    pub fn is_alive(&self) -> bool {
        self.alive.load(Ordering::Relaxed)
    }
    /// Ends it: from now on nothing is told of. What processes and functions have of it is taken away when one comes by.
    /// False: it had ended before.
    pub fn end(&self) -> bool {
        SESSIONS.write().retain(|s| s.id != self.id);
        self.alive.swap(false, Ordering::Relaxed)
    }
}

/// What a session's reference holds: with the last one the session ends.
pub struct Handle(pub Arc<Session>);

impl Drop for Handle {
    fn drop(&mut self) {
        self.0.end();
    }
}
