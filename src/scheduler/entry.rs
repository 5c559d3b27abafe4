//! A process as others see it: its pid, its signals, its place among the schedulers.
use super::crew::Task;
use super::gate::{Gate, Then};
pub use super::run_queue::Priority;
use super::signals::Signal;
use super::{registry, workers};
use crate::process::Process;
use crate::term::{Atom, Term};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};

pub struct Entry {
    pub pid: Term,
    /// The process that spawned it; `undefined` if none did.
    pub parent: Term,
    gate: Gate<Signal>,
    /// The process itself, while no scheduler has taken it to run it.
    pub process: Mutex<Option<Box<Process>>>,
    priority: AtomicU8,
    is_system: AtomicBool,
    /// The scheduler that is to run it, counted from 1; 0: whichever.
    bound: AtomicU16,
    /// A dirty scheduler runs it next, or now.
    away: AtomicBool,
    /// Its registered name: the atom's index plus one, or 0. Changed by the registry alone.
    name: AtomicU32,
    /// The first of the timers that send to it; see `timers`, whose lock guards it.
    pub(super) timers: AtomicU64,
}

impl Task for Arc<Entry> {
    fn priority(&self) -> Priority {
        Entry::priority(self)
    }
    fn may_move(&self) -> bool {
        self.is_away() || self.place().is_none()
    }
}

impl Entry {
    pub fn new(pid: Term, parent: Term) -> Arc<Entry> {
        Arc::new(Entry {
            pid,
            parent,
            gate: Gate::new(),
            process: Mutex::new(None),
            priority: AtomicU8::new(Priority::Normal as u8),
            is_system: AtomicBool::new(false),
            bound: AtomicU16::new(0),
            away: AtomicBool::new(false),
            name: AtomicU32::new(0),
            timers: AtomicU64::new(0),
        })
    }
    /// Puts a signal into the inbox, and wakes the process. It comes back if the process has ended.
    pub fn signal(self: &Arc<Self>, signal: Signal) -> Result<(), Signal> {
        let then = self.gate.push(signal)?;
        self.then(then);
        Ok(())
    }
    /// Wakes the process: it looks again whether it must wait.
    pub fn wake(self: &Arc<Self>) {
        self.then(self.gate.wake());
    }
    fn then(self: &Arc<Self>, then: Then) {
        if then == Then::Run {
            workers::add(self.clone());
        }
    }
    /// Whether there may be signals; one that comes at the same time may be missed.
    #[inline]
    pub fn has_signals(&self) -> bool {
        self.gate.has_signals()
    }
    /// Takes the signals; the next ones go into `empty`.
    pub fn take_signals(&self, empty: Vec<Signal>) -> Vec<Signal> {
        self.gate.take(empty)
    }
    /// A time slice begins.
    pub fn begin(&self) {
        self.gate.begin();
    }
    /// After a time slice, the process being back in its entry: on a run queue again, unless it waits and
    /// nothing has come.
    pub fn settle(self: Arc<Self>, waits: bool) {
        if self.gate.settle(waits) == Then::Run {
            workers::add(self);
        }
    }
    /// The process has ended: gives the signals that it has not seen, and takes no more.
    pub fn end(&self) -> Vec<Signal> {
        self.gate.end()
    }
    pub fn has_ended(&self) -> bool {
        self.gate.has_ended()
    }

    /// The scheduler that must run it, counted from 1; 0: whichever.
    pub fn bound(&self) -> u16 {
        self.bound.load(Ordering::Relaxed)
    }
    pub fn bind(&self, scheduler: u16) {
        self.bound.store(scheduler, Ordering::Relaxed);
    }
    pub(super) fn is_away(&self) -> bool {
        self.away.load(Ordering::Relaxed)
    }
    pub(super) fn set_away(&self, away: bool) {
        self.away.store(away, Ordering::Relaxed);
    }
    /// The member of the crew that must run it, if that is online.
    pub(super) fn place(&self) -> Option<usize> {
        let place = usize::from(self.bound()).checked_sub(1)?;
        (place < workers::online()).then_some(place)
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
