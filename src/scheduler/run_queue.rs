//! Who runs next on a scheduler: a queue for each priority.
//!
//! Compiled twice, like `crew`.
use std::collections::VecDeque;

/// The order in which processes get to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Priority {
    Low,
    Normal,
    High,
    Max,
}

/// So many processes of priority `normal` run before one of `low` does.
const NORMALS_FOR_A_LOW: u32 = 8;

/// Most that are stolen at a time.
const MOST_STOLEN: usize = 64;

pub struct Queues<T> {
    by_priority: [VecDeque<Queued<T>>; 4],
    /// How many may be stolen.
    movable: usize,
    /// Processes of priority `normal` that have run since one of `low` did.
    normals: u32,
}

struct Queued<T> {
    task: T,
    movable: bool,
}

impl<T> Default for Queues<T> {
    fn default() -> Queues<T> {
        Queues {
            by_priority: Default::default(),
            movable: 0,
            normals: 0,
        }
    }
}

impl<T> Queues<T> {
    pub fn len(&self) -> usize {
        self.by_priority.iter().map(VecDeque::len).sum()
    }
    /// How many may be stolen.
    pub fn movable(&self) -> usize {
        self.movable
    }
    /// Puts one at the end of its queue.
    pub fn add(&mut self, priority: Priority, task: T, movable: bool) {
        self.movable += usize::from(movable);
        self.by_priority[priority as usize].push_back(Queued { task, movable });
    }
    pub fn next(&mut self) -> Option<T> {
        let Queued { task, movable } = self.take_next()?;
        self.movable -= usize::from(movable);
        Some(task)
    }
    fn take_next(&mut self) -> Option<Queued<T>> {
        let [low, normal, high, max] = &mut self.by_priority;
        if let Some(task) = max.pop_front().or_else(|| high.pop_front()) {
            return Some(task);
        }
        if !low.is_empty() && (normal.is_empty() || self.normals >= NORMALS_FOR_A_LOW) {
            self.normals = 0;
            return low.pop_front();
        }
        self.normals += 1;
        normal.pop_front()
    }
    /// Takes out half of those of the highest priority that has any which may be stolen (rounded up), those first that
    /// have waited longest.
    pub fn half(&mut self) -> Option<(Priority, Vec<T>)> {
        use Priority::{High, Low, Max, Normal};
        for priority in [Max, High, Normal, Low] {
            let queue = &mut self.by_priority[priority as usize];
            let wanted = queue.len().div_ceil(2).min(MOST_STOLEN);
            let mut stolen = Vec::with_capacity(wanted);
            let mut at = 0;
            while stolen.len() < wanted && at < queue.len() {
                if queue[at].movable {
                    stolen.extend(queue.remove(at).map(|queued| queued.task));
                } else {
                    at += 1;
                }
            }
            if !stolen.is_empty() {
                self.movable -= stolen.len();
                return Some((priority, stolen));
            }
        }
        None
    }
    /// Takes out all.
    pub fn drain(&mut self) -> Vec<T> {
        self.movable = 0;
        let queues = self.by_priority.iter_mut();
        let all = queues.flat_map(|queue| queue.drain(..));
        all.map(|queued| queued.task).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_is_not_starved_by_normal() {
        let mut queues = Queues::default();
        for id in 0..40 {
            let priority = if id >= 20 {
                Priority::Low
            } else {
                Priority::Normal
            };
            queues.add(priority, id, true);
        }
        queues.add(Priority::Max, 99, true);
        let order: Vec<u64> = std::iter::from_fn(|| queues.next()).collect();
        assert_eq!(order[0], 99);
        let first_low = order.iter().position(|&id| (20..40).contains(&id));
        assert_eq!(first_low, Some(1 + NORMALS_FOR_A_LOW as usize));
        assert_eq!(order.len(), 41);
    }

    #[test]
    fn half_is_taken_of_the_highest_priority() {
        let mut queues = Queues::default();
        for id in 0..5 {
            queues.add(Priority::Normal, id, id % 2 == 0);
            queues.add(Priority::Low, 10 + id, id % 2 == 0);
        }
        queues.add(Priority::High, 20, true);
        assert_eq!((queues.len(), queues.movable()), (11, 7));
        let mut half = || queues.half();
        assert_eq!(half(), Some((Priority::High, vec![20])));
        assert_eq!(half(), Some((Priority::Normal, vec![0, 2, 4])));
        assert_eq!(half(), Some((Priority::Low, vec![10, 12, 14])));
        assert_eq!(half(), None);
        assert_eq!((queues.len(), queues.movable()), (4, 0));
        assert_eq!(queues.drain(), [11, 13, 1, 3]);
    }
}
