//! What `crew` and `gate` synchronise with. `tests/models` puts shuttle's in their place, which try thousands of orders of events.
pub use parking_lot::{Condvar, Mutex, MutexGuard};
pub use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering, fence};
