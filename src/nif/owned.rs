//! What belongs to a process outside its heap, and is to be told of its end: open files and the like. A process is given things by
//! others with `Signal::Own`.
use std::sync::Arc;

/// A thing that belongs to a process.
pub trait Owned: Send + Sync {
    /// The process has ended. Must not block.
    fn owner_has_ended(self: Arc<Self>);
}

/// The things of one process.
#[derive(Default)]
pub struct Belongings(Vec<Arc<dyn Owned>>);

impl Belongings {
    pub const NONE: Belongings = Belongings(Vec::new());

    pub fn add(&mut self, thing: Arc<dyn Owned>) {
        self.0.push(thing);
    }
    /// False: it was not there.
    pub fn remove(&mut self, thing: &Arc<dyn Owned>) -> bool {
        // What has come last goes first, mostly.
        let place = self.0.iter().rposition(|t| Arc::ptr_eq(t, thing));
        place.map(|i| self.0.swap_remove(i)).is_some()
    }
    /// The process has ended.
    pub fn end(self) {
        for thing in self.0 {
            thing.owner_has_ended();
        }
    }
}
