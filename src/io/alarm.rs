//! Actions at a time: what the poll thread does when so much time is over.
//!
//! An alarm is set before the wait of a socket and taken back when what was waited for comes, which is nearly always before: both
//! are cheap, and the poll thread is woken for an alarm only if that is due before it wakes by itself.
use super::poll;
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// What is done then. It must not block.
type Action = Box<dyn FnOnce() + Send>;

/// An alarm that has been set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alarm {
    at: Instant,
    number: u64,
}

struct Alarms {
    set: BTreeMap<Alarm, Action>,
    next: u64,
    /// The poll thread looks again then at the latest; `None`: it waits for descriptors alone.
    looks_at: Option<Instant>,
}

static ALARMS: Mutex<Alarms> = Mutex::new(Alarms {
    set: BTreeMap::new(),
    next: 0,
    looks_at: None,
});

/// Does `action` on the poll thread once `after` is over.
pub fn set(after: Duration, action: impl FnOnce() + Send + 'static) -> Alarm {
    let mut alarms = ALARMS.lock();
    let (at, number) = (Instant::now() + after, alarms.next);
    alarms.next += 1;
    let alarm = Alarm { at, number };
    alarms.set.insert(alarm, Box::new(action));
    let wakes = alarms.looks_at.is_none_or(|time| at < time);
    if wakes {
        alarms.looks_at = Some(at);
        drop(alarms);
        poll::wake();
    }
    alarm
}

/// The action is not done any more, unless it has been already.
pub fn cancel(alarm: Alarm) {
    let action = ALARMS.lock().set.remove(&alarm);
    // Outside the lock: it may hold something that has an end.
    drop(action);
}

/// For the poll thread: how long it may wait.
pub(super) fn until_next() -> Option<Duration> {
    let mut alarms = ALARMS.lock();
    alarms.looks_at = alarms.set.keys().next().map(|alarm| alarm.at);
    let at = alarms.looks_at?;
    // A little late rather than twice.
    Some(at.saturating_duration_since(Instant::now()) + Duration::from_micros(50))
}

/// For the poll thread: does what is due by now.
pub(super) fn ring() {
    let now = Instant::now();
    loop {
        let due = {
            let mut alarms = ALARMS.lock();
            let first = alarms.set.first_entry();
            first
                .filter(|first| first.key().at <= now)
                .map(|first| first.remove())
        };
        match due {
            Some(action) => action(),
            None => return,
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn alarms_ring_in_order_unless_cancelled() {
        let (told, hear) = channel();
        let ring = |after, what| {
            let told = told.clone();
            set(Duration::from_millis(after), move || {
                told.send(what).unwrap()
            })
        };
        ring(60, "late");
        let never = ring(40, "never");
        ring(20, "soon");
        cancel(never);
        let soon = Duration::from_secs(5);
        assert_eq!(hear.recv_timeout(soon), Ok("soon"));
        assert_eq!(hear.recv_timeout(soon), Ok("late"));
    }
}
