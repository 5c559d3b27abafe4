//! Who runs next: a queue for each priority.
use super::entry::{Entry, Priority};
use parking_lot::{Condvar, Mutex};
use std::collections::VecDeque;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// So many processes of priority `normal` run before one of `low` does.
const NORMALS_FOR_A_LOW: u32 = 8;

#[derive(Default)]
struct Queues {
    by_priority: [VecDeque<Arc<Entry>>; 4],
    /// Processes of priority `normal` that have run since one of `low` did.
    normals: u32,
}

impl Queues {
    fn is_empty(&self) -> bool {
        self.by_priority.iter().all(VecDeque::is_empty)
    }
    fn next(&mut self) -> Option<Arc<Entry>> {
        let [low, normal, high, max] = &mut self.by_priority;
        if let Some(entry) = max.pop_front().or_else(|| high.pop_front()) {
            return Some(entry);
        }
        if !low.is_empty() && (normal.is_empty() || self.normals >= NORMALS_FOR_A_LOW) {
            self.normals = 0;
            return low.pop_front();
        }
        self.normals += 1;
        normal.pop_front()
    }
}

#[derive(Default)]
struct Shared {
    queues: Mutex<Queues>,
    filled: Condvar,
}

fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(Shared::default)
}

/// Puts a process that may run at the end of its queue.
pub fn add(entry: Arc<Entry>) {
    let shared = shared();
    let priority: Priority = entry.priority();
    shared.queues.lock().by_priority[priority as usize].push_back(entry);
    shared.filled.notify_one();
}

pub fn next() -> Option<Arc<Entry>> {
    shared().queues.lock().next()
}

/// How many processes wait to be run.
pub fn len() -> usize {
    let queues = shared().queues.lock();
    queues.by_priority.iter().map(VecDeque::len).sum()
}

/// Sleeps until a process may run, or so long.
pub fn wait(longest: Duration) {
    let shared = shared();
    let mut queues = shared.queues.lock();
    if queues.is_empty() {
        shared.filled.wait_for(&mut queues, longest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::Term;

    #[test]
    fn low_is_not_starved_by_normal() {
        let mut queues = Queues::default();
        for id in 0..40 {
            let entry = Entry::new(Term::pid(id));
            let low = id >= 20;
            queues.by_priority[usize::from(!low)].push_back(entry);
        }
        queues.by_priority[3].push_back(Entry::new(Term::pid(99)));
        let order: Vec<u64> = std::iter::from_fn(|| queues.next())
            .map(|e| e.pid.immed_payload())
            .collect();
        assert_eq!(order[0], 99);
        let first_low = order.iter().position(|&id| (20..40).contains(&id));
        assert_eq!(first_low, Some(1 + NORMALS_FOR_A_LOW as usize));
        assert_eq!(order.len(), 41);
    }
}
