//! What `crew`, `gate` and `table` synchronise with. `tests/models` puts shuttle's in their place, which try thousands of orders of events.
pub use parking_lot::{Condvar, Mutex, MutexGuard};
pub use std::sync::Arc;
pub use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering, fence};
