//! Calls counted, and the time and the memory that they take: `call_count`, `call_time`, `call_memory`.
use super::breakpoint::{self, Point};
use super::pattern::Setting;
use super::traced;
use crate::process::Process;
use crate::term::Term;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

/// How often a function has been called.
pub struct Count {
    calls: AtomicU64,
    runs: AtomicBool,
}

impl Default for Count {
    fn default() -> Count {
        Count {
            calls: AtomicU64::new(0),
            runs: AtomicBool::new(true),
        }
    }
}

impl Count {
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }
    pub fn restart(&self) {
        self.calls.store(0, Ordering::Relaxed);
        self.runs.store(true, Ordering::Relaxed);
    }
    pub fn pause(&self) {
        self.runs.store(false, Ordering::Relaxed);
    }
    pub fn call(&self) {
        if self.runs.load(Ordering::Relaxed) {
            self.calls.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Calls of a function, process by process, and what they have taken.
pub struct Measure {
    by_process: Mutex<HashMap<u64, (u64, u64)>>,
    runs: AtomicBool,
}

impl Default for Measure {
    fn default() -> Measure {
        Measure {
            by_process: Mutex::default(),
            runs: AtomicBool::new(true),
        }
    }
}

impl Measure {
    /// Of each process its pid, how many calls there were, and how much they have taken: nanoseconds, or words.
    pub fn all(&self) -> Vec<(Term, u64, u64)> {
        let all = self.by_process.lock();
        let row =
            |(&pid, &(calls, taken)): (&u64, &(u64, u64))| (Term::from_raw(pid), calls, taken);
        all.iter().map(row).collect()
    }
    pub fn restart(&self) {
        self.by_process.lock().clear();
        self.runs.store(true, Ordering::Relaxed);
    }
    pub fn pause(&self) {
        self.runs.store(false, Ordering::Relaxed);
    }
    fn runs(&self) -> bool {
        self.runs.load(Ordering::Relaxed)
    }
    fn add(&self, pid: Term, calls: u64, taken: u64) {
        if self.runs() {
            let mut all = self.by_process.lock();
            let own = all.entry(pid.raw()).or_default();
            own.0 += calls;
            own.1 += taken;
        }
    }
}

/// The function in which a process is, among those that are measured in a session.
pub struct Running {
    session: u64,
    /// The address by which the function's point is found; 0: none of them.
    point: u64,
    since: Instant,
    /// Words that the process had allocated then.
    words: u64,
}

/// Words that a process has allocated so far.
fn allocated(p: &Process) -> u64 {
    let live = p.young_used() + p.heap.old_used() + p.regs.fragment_words;
    p.heap.stats.reclaimed + live as u64
}

/// Charges what has been taken since it was looked at last to the function where the process was; it is in that one now.
/// Where it was: such an address, 0 for none.
fn switch(p: &mut Process, session: u64, to: u64) -> u64 {
    let (now, words, pid) = (Instant::now(), allocated(p), p.regs.pid);
    let running = &mut traced::make(p).measured;
    let Some(own) = running.iter_mut().find(|r| r.session == session) else {
        running.push(Running {
            session,
            point: to,
            since: now,
            words,
        });
        return 0;
    };
    let (before, since, words_then) = (own.point, own.since, own.words);
    (own.point, own.since, own.words) = (to, now, words);
    if before != 0
        && let Some(point) = breakpoint::at(before as usize)
        && let Some(setting) = point.settings().iter().find(|s| s.session.id == session)
    {
        let time = now.duration_since(since).as_nanos() as u64;
        setting.time.iter().for_each(|m| m.add(pid, 0, time));
        let taken = words.saturating_sub(words_then);
        setting.memory.iter().for_each(|m| m.add(pid, 0, taken));
    }
    before
}

/// The process calls a function that is measured. The point to which it returns, if its return is to be told of.
pub fn entered(p: &mut Process, point: &Point, setting: &Setting) -> Option<u64> {
    let measures: Vec<&Arc<Measure>> = [&setting.time, &setting.memory]
        .into_iter()
        .flatten()
        .filter(|m| m.runs())
        .collect();
    if measures.is_empty() {
        return None;
    }
    let before = switch(p, setting.session.id, breakpoint::address_of(point) as u64);
    let pid = p.regs.pid;
    measures.iter().for_each(|m| m.add(pid, 1, 0));
    Some(before)
}

/// A measured function has returned to one that may be measured.
pub fn returned(p: &mut Process, session: u64, to: u64) {
    switch(p, session, to);
}

/// The process is not run any more, or is run again: meanwhile no time passes for its functions.
pub fn scheduled(p: &mut Process, runs: bool) {
    let pid = p.regs.pid;
    let Some(own) = traced::own(p) else { return };
    let now = Instant::now();
    for running in &mut own.measured {
        if !runs
            && let Some(point) = breakpoint::at(running.point as usize)
            && let Some(setting) = point
                .settings()
                .iter()
                .find(|s| s.session.id == running.session)
        {
            let time = now.duration_since(running.since).as_nanos() as u64;
            setting.time.iter().for_each(|m| m.add(pid, 0, time));
        }
        running.since = now;
    }
}
