//! The open ports, by their numbers.
use super::Port;
use crate::term::Term;
use parking_lot::RwLock;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

struct Open {
    ports: BTreeMap<u64, Arc<Port>>,
    next: u64,
}

static OPEN: RwLock<Open> = RwLock::new(Open {
    ports: BTreeMap::new(),
    next: 1,
});

/// Makes a port, with a number that none had before.
pub(super) fn add(make: impl FnOnce(Term) -> Port) -> Arc<Port> {
    let mut open = OPEN.write();
    let number = open.next;
    open.next += 1;
    let port = Arc::new(make(Term::port(number)));
    open.ports.insert(number, port.clone());
    port
}

pub(super) fn remove(port: Term) {
    OPEN.write().ports.remove(&port.immed_payload());
}

/// An open port.
pub fn find(port: Term) -> Option<Arc<Port>> {
    if !port.is_local_port() {
        return None;
    }
    OPEN.read().ports.get(&port.immed_payload()).cloned()
}

/// All open ports, the oldest first.
pub fn all() -> Vec<Arc<Port>> {
    OPEN.read().ports.values().cloned().collect()
}

/// Before the machine halts: waits until what has been sent to ports is written, no longer than so.
pub fn flush(most: Duration) {
    let begun = Instant::now();
    let waits = || {
        let mut ports = all().into_iter();
        ports.any(|port| port.lock().is_some_and(|state| state.queued() > 0))
    };
    while waits() && begun.elapsed() < most {
        std::thread::sleep(Duration::from_millis(1));
    }
}
