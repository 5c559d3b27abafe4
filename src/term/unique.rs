//! Numbers that the machine gives out once: for `unique_integer`, references and whoever needs to tell
//! things apart.
//!
//! Each thread takes a block at a time, so that threads don't meet at one counter.
use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Numbers that a thread takes at a time.
const BLOCK: u64 = 1 << 14;

/// A source of numbers.
struct Source {
    next: AtomicU64,
}

impl Source {
    const fn new() -> Source {
        Source {
            next: AtomicU64::new(0),
        }
    }
    /// The next number of the thread's block `own`: first number left, first beyond it.
    fn take(&self, own: &Cell<(u64, u64)>) -> u64 {
        let (mut next, mut end) = own.get();
        if next == end {
            next = self.next.fetch_add(BLOCK, Ordering::Relaxed);
            end = next + BLOCK;
        }
        own.set((next + 1, end));
        next
    }
}

static INTEGERS: Source = Source::new();
static REFERENCES: Source = Source::new();
static MONOTONIC: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static OWN_INTEGERS: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
    static OWN_REFERENCES: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

/// A number that no other call of this machine gets, from 0 up.
pub fn integer() -> u64 {
    OWN_INTEGERS.with(|own| INTEGERS.take(own))
}

/// As `integer`, and larger than every earlier call's, in whatever thread.
pub fn monotonic() -> u64 {
    MONOTONIC.fetch_add(1, Ordering::SeqCst)
}

/// What the next call of `monotonic` gives.
pub fn monotonic_next() -> u64 {
    MONOTONIC.load(Ordering::SeqCst)
}

/// For tests of the counter's limits.
pub fn set_monotonic_next(next: u64) {
    MONOTONIC.store(next, Ordering::SeqCst);
}

/// The numbers of a new local reference, as `Heap::reference` takes them: 18, 32 and 32 bits. The last
/// one comes from the time at which the machine started, so that its references differ from those of
/// the machine that had its name before.
pub fn reference() -> [u64; 2] {
    static START: OnceLock<u32> = OnceLock::new();
    let start = *START.get_or_init(|| {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        (now.as_micros() >> 4) as u32
    });
    let n = OWN_REFERENCES.with(|own| REFERENCES.take(own));
    let (first, second, above) = (n & 0x3_ffff, n >> 18 & 0xffff_ffff, n >> 50);
    [
        second << 32 | first,
        u64::from(start.wrapping_add(above as u32)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn all_differ() {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                std::thread::spawn(|| {
                    (0..40_000)
                        .map(|_| (reference(), integer(), monotonic()))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let (mut references, mut integers, mut monotonics) =
            (HashSet::new(), HashSet::new(), HashSet::new());
        for thread in threads {
            let mut last = None;
            for (r, i, m) in thread.join().expect("no panic") {
                assert!(references.insert(r) && integers.insert(i) && monotonics.insert(m));
                assert!(r[0] & 0xffff_ffff < 1 << 18 && r[1] >> 32 == 0);
                assert!(last < Some(m));
                last = Some(m);
            }
        }
    }
}
