//! The processes of the machine: by pid, by name, and the run queue.
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::term::{Atom, Term};
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// What passes between processes.
pub enum Signal {
    Message(Message),
    Exit { from: Term, reason: Message },
}

/// What a process is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// On the run queue, or running.
    Runnable,
    /// Running, and about to wait if no signal has come.
    WillWait,
    Waiting,
}

struct Inbox {
    signals: Vec<Signal>,
    state: State,
}

/// A process as others see it.
pub struct Entry {
    pub pid: Term,
    inbox: Mutex<Inbox>,
    /// The process itself, while no scheduler has taken it to run it.
    pub process: Mutex<Option<Box<Process>>>,
}

impl Entry {
    /// Puts a signal into the inbox, and wakes the process.
    pub fn signal(self: &Arc<Self>, signal: Signal) {
        let mut inbox = self.inbox.lock();
        inbox.signals.push(signal);
        self.wake_locked(&mut inbox);
    }
    /// Wakes the process: it looks again whether it must wait.
    pub fn wake(self: &Arc<Self>) {
        self.wake_locked(&mut self.inbox.lock());
    }
    fn wake_locked(self: &Arc<Self>, inbox: &mut Inbox) {
        if inbox.state == State::Waiting {
            inbox.state = State::Runnable;
            table().enqueue(self.clone());
        }
    }
    pub fn take_signals(&self) -> Vec<Signal> {
        std::mem::take(&mut self.inbox.lock().signals)
    }
    pub fn wants_to_wait(&self) {
        self.inbox.lock().state = State::WillWait;
    }
    pub fn state(&self) -> State {
        self.inbox.lock().state
    }
    /// After a time slice, the process being back in its entry: on the run queue again, unless it waits and
    /// nothing has come.
    pub fn settle(self: &Arc<Self>) {
        if self.process.lock().is_none() {
            return;
        }
        let mut inbox = self.inbox.lock();
        if inbox.state == State::WillWait && inbox.signals.is_empty() {
            inbox.state = State::Waiting;
        } else {
            inbox.state = State::Runnable;
            table().enqueue(self.clone());
        }
    }
}

/// All processes.
pub struct Table {
    entries: Mutex<BTreeMap<u64, Arc<Entry>>>,
    names: Mutex<HashMap<Atom, Term>>,
    queue: Mutex<VecDeque<Arc<Entry>>>,
    next: AtomicU64,
}

pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table {
        entries: Mutex::default(),
        names: Mutex::default(),
        queue: Mutex::default(),
        next: AtomicU64::new(0),
    })
}

impl Table {
    pub fn new_entry(&self) -> Arc<Entry> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let entry = Arc::new(Entry {
            pid: Term::pid(id),
            inbox: Mutex::new(Inbox {
                signals: Vec::new(),
                state: State::Runnable,
            }),
            process: Mutex::new(None),
        });
        self.entries.lock().insert(id, entry.clone());
        entry
    }
    pub fn find(&self, pid: Term) -> Option<Arc<Entry>> {
        self.entries.lock().get(&pid.immed_payload()).cloned()
    }
    pub fn remove(&self, entry: &Entry) {
        self.entries.lock().remove(&entry.pid.immed_payload());
        self.names.lock().retain(|_, pid| *pid != entry.pid);
    }
    pub fn pids(&self) -> Vec<Term> {
        self.entries.lock().values().map(|e| e.pid).collect()
    }
    pub fn enqueue(&self, entry: Arc<Entry>) {
        self.queue.lock().push_back(entry);
    }
    pub fn next(&self) -> Option<Arc<Entry>> {
        self.queue.lock().pop_front()
    }
    pub fn heap_words(&self) -> usize {
        let entries: Vec<_> = self.entries.lock().values().cloned().collect();
        let words = |e: &Arc<Entry>| e.process.lock().as_ref().map_or(0, |p| p.total_heap_size());
        entries.iter().map(words).sum()
    }
    pub fn queue_len(&self) -> usize {
        self.queue.lock().len()
    }
    pub fn has_work(&self) -> bool {
        !self.queue.lock().is_empty()
    }
    pub fn register(&self, name: Atom, pid: Term) -> bool {
        let mut names = self.names.lock();
        if names.contains_key(&name)
            || names.values().any(|&p| p == pid)
            || self.find(pid).is_none()
        {
            return false;
        }
        names.insert(name, pid);
        true
    }
    pub fn unregister(&self, name: Atom) -> bool {
        self.names.lock().remove(&name).is_some()
    }
    pub fn whereis(&self, name: Atom) -> Option<Term> {
        self.names.lock().get(&name).copied()
    }
    pub fn registered(&self) -> Vec<Atom> {
        self.names.lock().keys().copied().collect()
    }
}
