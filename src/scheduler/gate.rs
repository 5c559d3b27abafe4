//! What others put before a process: its signals, and whether it must be put on a run queue to look at them.
//!
//! Compiled twice, like `crew`: into the machine, and with shuttle's primitives into `tests/models`.
use super::sync::{AtomicBool, Mutex, Ordering};

/// What a process is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// On a run queue, or running.
    Runnable,
    Waiting,
    /// It has ended: nobody takes signals any more.
    Ended,
}

/// What who has changed a gate must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Then {
    Nothing,
    /// Put the process on a run queue.
    Run,
}

struct Inbox<S> {
    signals: Vec<S>,
    state: State,
}

pub struct Gate<S> {
    inbox: Mutex<Inbox<S>>,
    /// There are signals in the inbox: changed under its lock.
    signalled: AtomicBool,
    /// Somebody wants the process to look again whether it must wait: set under the lock.
    woken: AtomicBool,
}

impl<S> Gate<S> {
    /// Of a process that is about to be put on a run queue.
    pub fn new() -> Gate<S> {
        Gate {
            inbox: Mutex::new(Inbox {
                signals: Vec::new(),
                state: State::Runnable,
            }),
            signalled: AtomicBool::new(false),
            woken: AtomicBool::new(false),
        }
    }
    /// Puts a signal into the inbox. It comes back if the process has ended.
    pub fn push(&self, signal: S) -> Result<Then, S> {
        let mut inbox = self.inbox.lock();
        if inbox.state == State::Ended {
            return Err(signal);
        }
        if inbox.signals.capacity() == 0 {
            // Many processes get one signal at a time.
            inbox.signals.reserve_exact(1);
        }
        inbox.signals.push(signal);
        self.signalled.store(true, Ordering::Release);
        Ok(inbox.wake())
    }
    /// Makes the process look again whether it must wait.
    pub fn wake(&self) -> Then {
        let mut inbox = self.inbox.lock();
        self.woken.store(true, Ordering::Release);
        inbox.wake()
    }
    /// A time slice begins: from now on the process sees what it has been woken for so far.
    pub fn begin(&self) {
        if self.woken.load(Ordering::Acquire) {
            self.woken.store(false, Ordering::Relaxed);
        }
    }
    /// Whether there may be signals; one that comes at the same time may be missed.
    #[inline]
    pub fn has_signals(&self) -> bool {
        self.signalled.load(Ordering::Acquire)
    }
    /// Takes the signals; the next ones go into `empty`.
    pub fn take(&self, empty: Vec<S>) -> Vec<S> {
        debug_assert!(empty.is_empty());
        let mut inbox = self.inbox.lock();
        self.signalled.store(false, Ordering::Relaxed);
        std::mem::replace(&mut inbox.signals, empty)
    }
    /// A time slice is over, and nobody runs the process any more. It `waits` unless something has come since it looked.
    pub fn settle(&self, waits: bool) -> Then {
        let mut inbox = self.inbox.lock();
        if inbox.state == State::Ended {
            return Then::Nothing;
        }
        if waits && inbox.signals.is_empty() && !self.woken.load(Ordering::Relaxed) {
            inbox.state = State::Waiting;
            return Then::Nothing;
        }
        Then::Run
    }
    /// The process has ended: gives the signals that it has not seen, and takes no more.
    pub fn end(&self) -> Vec<S> {
        let mut inbox = self.inbox.lock();
        inbox.state = State::Ended;
        std::mem::take(&mut inbox.signals)
    }
    pub fn has_ended(&self) -> bool {
        self.inbox.lock().state == State::Ended
    }
}

impl<S> Inbox<S> {
    fn wake(&mut self) -> Then {
        if self.state != State::Waiting {
            return Then::Nothing;
        }
        self.state = State::Runnable;
        Then::Run
    }
}
