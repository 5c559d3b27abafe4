//! Literals that go: what a purged module had, erased persistent terms. Every process is asked to let go of them; the last that does
//! frees them.
use super::request::{self, Request};
use super::{ending, processes};
use crate::heap::block::Spans;
use crate::heap::persistent::{self, Dead};
use parking_lot::Mutex;
use std::sync::{Arc, Weak};

/// Terms outside processes' heaps to which these may point. Whoever holds it keeps them.
pub trait Literals: Send + Sync {
    fn spans(&self) -> Spans;
}

/// Erased persistent terms of which processes are letting go.
struct Erased(Dead);

impl Literals for Erased {
    fn spans(&self) -> Spans {
        self.0.spans()
    }
}

impl Drop for Erased {
    /// What has been erased meanwhile is next: on a thread of its own, because who drops the last reference may be a process that is
    /// ending, for which `let_go` waits.
    fn drop(&mut self) {
        if persistent::has_dead() {
            let thread = std::thread::Builder::new().name("literals".into());
            // Without a thread the next call of `free_erased` does it.
            thread.spawn(free_erased).ok();
        }
    }
}

/// Has every process copy what it has of them. Nothing but processes' heaps, stacks and registers refers to them (C1), and there is no
/// way to new references.
pub fn let_go(literals: &Arc<dyn Literals>) {
    for pid in processes() {
        request::tell(pid, Request::LetGo(literals.clone()));
    }
    // Those that are ending are in no list, and may be telling others why.
    ending::wait_for_all();
}

/// Those of which processes are letting go.
static ERASED: Mutex<Weak<Erased>> = Mutex::new(Weak::new());

/// Where the erased persistent terms lie of which processes are letting go.
pub fn being_let_go() -> Option<Spans> {
    let batch = ERASED.lock().upgrade()?;
    Some(batch.spans())
}

/// Frees the persistent terms that have gone out of use, as soon as no process has any of them. One batch at a time: while
/// processes are letting go of one, others wait.
pub fn free_erased() {
    let batch = {
        let mut erased = ERASED.lock();
        if erased.strong_count() > 0 {
            return;
        }
        // SAFETY: PT1: it is dropped when each process that there was has copied what it had of it, or is no more. Whoever looked a
        // term up did so in a BIF, and acts on signals behind it.
        let dead = Arc::new(Erased(unsafe { persistent::take_dead() }));
        *erased = Arc::downgrade(&dead);
        dead
    };
    if !batch.0.is_empty() {
        let literals: Arc<dyn Literals> = batch;
        let_go(&literals);
    }
}
