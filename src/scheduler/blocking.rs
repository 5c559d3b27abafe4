//! How many schedulers run processes: those that are online, or the first alone while processes block the others
//! (`system_flag(multi_scheduling, block)`).
use super::statistics;
use super::workers::{self, crew};
use crate::term::Term;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a process blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocks {
    /// All schedulers but one.
    All,
    /// All but one of those that are not dirty.
    Normal,
}

#[derive(Default)]
struct State {
    /// Who blocks, the last first; as often as it does.
    all: Vec<Term>,
    normal: Vec<Term>,
    /// Whose calls wait until the others stand still.
    waiting: Vec<Term>,
    /// Schedulers online, while they are blocked.
    online: usize,
}

static STATE: Mutex<State> = Mutex::new(State {
    all: Vec::new(),
    normal: Vec::new(),
    waiting: Vec::new(),
    online: 0,
});

/// How many blocks there are, for those who need no lock.
static COUNT: AtomicUsize = AtomicUsize::new(0);
/// As many of `Blocks::All`.
static OF_ALL: AtomicUsize = AtomicUsize::new(0);

impl State {
    fn of(&mut self, what: Blocks) -> &mut Vec<Term> {
        match what {
            Blocks::All => &mut self.all,
            Blocks::Normal => &mut self.normal,
        }
    }
    /// After blocks have come or gone.
    fn changed(&self, before: usize) {
        let count = self.all.len() + self.normal.len();
        COUNT.store(count, Ordering::Release);
        OF_ALL.store(self.all.len(), Ordering::Release);
        if count > 0 {
            crew().set_online(1);
        } else if before > 0 {
            crew().set_online(self.online);
        }
    }
    fn count(&self) -> usize {
        self.all.len() + self.normal.len()
    }
    fn change(&mut self, change: impl FnOnce(&mut State)) {
        let before = self.count();
        if before == 0 {
            self.online = crew().online();
        }
        change(self);
        self.changed(before);
    }
}

/// Whether blocks are in force, and of which kind.
pub fn state() -> Option<Blocks> {
    if OF_ALL.load(Ordering::Acquire) > 0 {
        Some(Blocks::All)
    } else {
        (COUNT.load(Ordering::Acquire) > 0).then_some(Blocks::Normal)
    }
}

/// The process blocks the others, once more. True: they stand still; false: not yet, and the call is to be made again.
pub fn block(pid: Term, what: Blocks) -> bool {
    let mut state = STATE.lock();
    if !state.waiting.contains(&pid) {
        state.change(|state| state.of(what).insert(0, pid));
        state.waiting.push(pid);
    }
    let dirty = what == Blocks::All && statistics::running().iter().any(|(of, _)| *of == 0);
    if dirty || !workers::is_first() || !crew().is_led_alone() {
        return false;
    }
    state.waiting.retain(|&waits| waits != pid);
    true
}

/// Takes back one of its blocks, if it has any.
pub fn unblock(pid: Term, what: Blocks) {
    let mut state = STATE.lock();
    if let Some(at) = state.of(what).iter().position(|&by| by == pid) {
        state.change(|state| {
            state.of(what).remove(at);
        });
    }
}

/// The process has ended, and its blocks with it.
pub(super) fn ended(pid: Term) {
    if COUNT.load(Ordering::Acquire) > 0 {
        STATE.lock().change(|state| {
            state.all.retain(|&by| by != pid);
            state.normal.retain(|&by| by != pid);
            state.waiting.retain(|&by| by != pid);
        });
    }
}

/// Who blocks, each once, the last first.
pub fn blockers(what: Blocks) -> Vec<Term> {
    let mut once = Vec::new();
    for &by in STATE.lock().of(what).iter() {
        if !once.contains(&by) {
            once.push(by);
        }
    }
    once
}

/// Schedulers that are online, blocked or not.
pub fn online() -> usize {
    let state = STATE.lock();
    match state.count() {
        0 => crew().online(),
        _ => state.online,
    }
}

/// Lets so many schedulers run processes (1 to `total()`), once they are not blocked; how many it was before.
pub fn set_online(online: usize) -> usize {
    let mut state = STATE.lock();
    match state.count() {
        0 => crew().set_online(online),
        _ => std::mem::replace(&mut state.online, online),
    }
}
