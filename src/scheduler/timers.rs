//! Timeouts of `receive`: a heap of deadlines. One that is no longer wanted wakes its process for
//! nothing, which looks and waits again.
use super::table::{Entry, table};
use parking_lot::Mutex;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

struct Timer {
    at: Instant,
    entry: Arc<Entry>,
}

impl PartialEq for Timer {
    fn eq(&self, other: &Timer) -> bool {
        self.at == other.at
    }
}
impl Eq for Timer {}
impl PartialOrd for Timer {
    fn partial_cmp(&self, other: &Timer) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Timer {
    fn cmp(&self, other: &Timer) -> std::cmp::Ordering {
        self.at.cmp(&other.at)
    }
}

fn timers() -> &'static Mutex<BinaryHeap<Reverse<Timer>>> {
    static TIMERS: OnceLock<Mutex<BinaryHeap<Reverse<Timer>>>> = OnceLock::new();
    TIMERS.get_or_init(Mutex::default)
}

pub fn add(at: Instant, entry: Arc<Entry>) {
    timers().lock().push(Reverse(Timer { at, entry }));
}

/// Wakes the processes whose time is over.
pub fn expire() {
    let mut timers = timers().lock();
    if timers.is_empty() {
        return;
    }
    let now = Instant::now();
    while let Some(Reverse(timer)) = timers.peek() {
        if timer.at > now {
            break;
        }
        if let Some(Reverse(timer)) = timers.pop() {
            timer.entry.wake();
        }
    }
}

/// Nothing is runnable: sleeps until the next deadline, or for good.
pub fn sleep() {
    const LONG: Duration = Duration::from_secs(3600);
    let next = timers().lock().peek().map(|Reverse(t)| t.at);
    let wait = next.map_or(LONG, |at| at.saturating_duration_since(Instant::now()));
    if !wait.is_zero() && !table().has_work() {
        std::thread::sleep(wait);
    }
}
