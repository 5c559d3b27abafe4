//! What `crew` and `gate` synchronise with. `tests/models` puts loom's in their place, which tries every order of events.
pub use parking_lot::{Condvar, Mutex, MutexGuard};
pub use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering, fence};
