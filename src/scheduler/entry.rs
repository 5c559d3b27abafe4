//! A process as others see it: its pid, its inbox of signals, and whether it waits.
use super::signals::Signal;
use super::{registry, run_queue};
use crate::process::Process;
use crate::term::{Atom, Term};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};

/// What a process is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// On the run queue, or running.
    Runnable,
    /// Running, and about to wait if no signal has come.
    WillWait,
    Waiting,
    /// It has ended: nobody takes signals any more.
    Ended,
}

struct Inbox {
    signals: Vec<Signal>,
    state: State,
}

/// The order in which processes get to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Priority {
    Low,
    Normal,
    High,
    Max,
}

pub struct Entry {
    pub pid: Term,
    inbox: Mutex<Inbox>,
    /// There are signals in the inbox: changed under its lock.
    signalled: AtomicBool,
    /// The process itself, while no scheduler has taken it to run it.
    pub process: Mutex<Option<Box<Process>>>,
    priority: AtomicU8,
    is_system: AtomicBool,
    /// Its registered name: the atom's index plus one, or 0. Changed by the registry alone.
    name: AtomicU32,
    /// The first of the timers that send to it; see `timers`, whose lock guards it.
    pub(super) timers: AtomicU64,
}

impl Entry {
    pub fn new(pid: Term) -> Arc<Entry> {
        Arc::new(Entry {
            pid,
            inbox: Mutex::new(Inbox {
                signals: Vec::new(),
                state: State::Runnable,
            }),
            signalled: AtomicBool::new(false),
            process: Mutex::new(None),
            priority: AtomicU8::new(Priority::Normal as u8),
            is_system: AtomicBool::new(false),
            name: AtomicU32::new(0),
            timers: AtomicU64::new(0),
        })
    }
    /// Puts a signal into the inbox, and wakes the process. It comes back if the process has ended.
    pub fn signal(self: &Arc<Self>, signal: Signal) -> Result<(), Signal> {
        let mut inbox = self.inbox.lock();
        if inbox.state == State::Ended {
            return Err(signal);
        }
        inbox.signals.push(signal);
        self.signalled.store(true, Ordering::Release);
        self.wake_locked(&mut inbox);
        Ok(())
    }
    /// Wakes the process: it looks again whether it must wait.
    pub fn wake(self: &Arc<Self>) {
        self.wake_locked(&mut self.inbox.lock());
    }
    fn wake_locked(self: &Arc<Self>, inbox: &mut Inbox) {
        if inbox.state == State::Waiting {
            inbox.state = State::Runnable;
            run_queue::add(self.clone());
        }
    }
    /// Whether there may be signals; one that comes at the same time may be missed.
    #[inline]
    pub fn has_signals(&self) -> bool {
        self.signalled.load(Ordering::Acquire)
    }
    /// Takes the signals; the next ones go into `empty`.
    pub fn take_signals(&self, empty: Vec<Signal>) -> Vec<Signal> {
        debug_assert!(empty.is_empty());
        let mut inbox = self.inbox.lock();
        self.signalled.store(false, Ordering::Relaxed);
        std::mem::replace(&mut inbox.signals, empty)
    }
    pub fn wants_to_wait(&self) {
        self.inbox.lock().state = State::WillWait;
    }
    /// After a time slice, the process being back in its entry: on the run queue again, unless it waits and
    /// nothing has come.
    pub fn settle(self: &Arc<Self>) {
        let mut inbox = self.inbox.lock();
        if inbox.state == State::WillWait && inbox.signals.is_empty() {
            inbox.state = State::Waiting;
        } else if inbox.state != State::Ended {
            inbox.state = State::Runnable;
            run_queue::add(self.clone());
        }
    }
    /// The process has ended: gives the signals that it has not seen, and takes no more.
    pub fn end(&self) -> Vec<Signal> {
        let mut inbox = self.inbox.lock();
        inbox.state = State::Ended;
        std::mem::take(&mut inbox.signals)
    }
    pub fn has_ended(&self) -> bool {
        self.inbox.lock().state == State::Ended
    }

    pub fn priority(&self) -> Priority {
        match self.priority.load(Ordering::Relaxed) {
            0 => Priority::Low,
            1 => Priority::Normal,
            2 => Priority::High,
            _ => Priority::Max,
        }
    }
    pub fn set_priority(&self, priority: Priority) {
        self.priority.store(priority as u8, Ordering::Relaxed);
    }
    pub fn is_system(&self) -> bool {
        self.is_system.load(Ordering::Relaxed)
    }
    pub fn set_system(&self, system: bool) {
        self.is_system.store(system, Ordering::Relaxed);
    }
    pub fn name(&self) -> Option<Atom> {
        let name = self.name.load(Ordering::Acquire);
        name.checked_sub(1).map(Atom::from_index)
    }
    /// For the registry, under its lock.
    pub(super) fn set_name(&self, _: registry::Locked, name: Option<Atom>) {
        let index = name.map_or(0, |n| n.index() + 1);
        self.name.store(index, Ordering::Release);
    }
}
