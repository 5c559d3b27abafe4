//! How many bytes all shared binaries take together.
//!
//! Schedulers have counts of their own, so that they need not meet at one; other threads share one. A binary is often freed on another
//! thread than the one that made it: a single count means nothing.
use parking_lot::Mutex;
use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

/// A count, on a cache line of its own.
#[repr(align(64))]
struct Count(AtomicI64);

/// That of all threads that have none of their own.
static COMMON: Count = Count(AtomicI64::new(0));
/// The others.
static OWN_COUNTS: Mutex<Vec<&'static Count>> = Mutex::new(Vec::new());

thread_local! {
    static OWN: Cell<&'static Count> = const { Cell::new(&COMMON) };
}

/// From now on the calling thread has a count of its own, which stays when it ends.
pub fn count_apart() {
    if ptr::eq(OWN.get(), &COMMON) {
        let own: &Count = Box::leak(Box::new(Count(AtomicI64::new(0))));
        OWN_COUNTS.lock().push(own);
        OWN.set(own);
    }
}

/// So many bytes more, or less.
#[inline]
pub(super) fn add(bytes: i64) {
    let own = OWN.get();
    if ptr::eq(own, &COMMON) {
        own.0.fetch_add(bytes, Relaxed);
    } else {
        // Nobody else writes it.
        own.0
            .store(own.0.load(Relaxed).wrapping_add(bytes), Relaxed);
    }
}

/// The bytes of all shared binaries.
pub fn total() -> u64 {
    let own: i64 = OWN_COUNTS.lock().iter().map(|c| c.0.load(Relaxed)).sum();
    // While they are added up, one that has been made is perhaps not seen, but its end.
    own.wrapping_add(COMMON.0.load(Relaxed)).max(0) as u64
}
