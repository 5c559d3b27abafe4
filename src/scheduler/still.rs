//! The machine stands still: no scheduler begins another time slice.
use super::statistics;
use super::workers::with_running;
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicUsize, Ordering, compiler_fence};
use std::thread;
use std::time::{Duration, Instant};

/// How many want it so: the machine ends, or somebody looks at it, or changes code.
static STANDING_STILL: AtomicUsize = AtomicUsize::new(0);
/// Schedulers wait here until it goes on.
static STILL: (Mutex<()>, Condvar) = (Mutex::new(()), Condvar::new());

/// How long is waited for processes that run, where nothing depends on it.
const LONGEST_SLICE: Duration = Duration::from_millis(200);

/// Before the end, or before `go_on`: lets no process run but the caller's, if it runs one.
pub fn stand_still() {
    wait_for_others(LONGEST_SLICE);
}

fn wait_for_others(schedulers: Duration) {
    STANDING_STILL.fetch_add(1, Ordering::SeqCst);
    // A scheduler says what it runs before it looks at the flag: if it has not seen that, it is seen here.
    barrier(Barrier::Memory);
    let own = with_running(|p| p.map(|p| p.regs.pid));
    let since = Instant::now();
    let runs = || {
        let mut all = statistics::running().into_iter();
        all.any(|(scheduler, pid)| {
            // What a dirty scheduler runs is a BIF.
            let most = if scheduler == 0 {
                LONGEST_SLICE
            } else {
                schedulers
            };
            pid.is_some() && pid != own && since.elapsed() < most
        })
    };
    while runs() {
        thread::sleep(Duration::from_millis(1));
    }
}

/// After `stand_still`: processes run again.
pub fn go_on() {
    let _lock = STILL.0.lock();
    STANDING_STILL.fetch_sub(1, Ordering::SeqCst);
    STILL.1.notify_all();
}

/// As long as it is there, the machine stands still but for the caller's process, and code may be changed: nobody runs it.
pub struct Held(());

/// Waits for the end of every slice, however long that takes: TR1.
pub fn hold() -> Held {
    wait_for_others(Duration::MAX);
    Held(())
}

impl Drop for Held {
    fn drop(&mut self) {
        barrier(Barrier::Code);
        go_on();
    }
}

/// Whether a scheduler that has said what it runs must not.
#[inline]
pub(super) fn is_still() -> bool {
    compiler_fence(Ordering::SeqCst);
    STANDING_STILL.load(Ordering::Relaxed) > 0
}

/// Comes back when processes run, or may run again.
pub fn wait_while_still() {
    if is_still() {
        wait_until_go_on();
    }
}

#[cold]
pub(super) fn wait_until_go_on() {
    let mut lock = STILL.0.lock();
    while STANDING_STILL.load(Ordering::Relaxed) > 0 {
        STILL.1.wait(&mut lock);
    }
}

/// What all threads are made to see.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Barrier {
    /// What was written before.
    Memory,
    /// Code that was changed.
    Code,
}

/// Makes all threads of the program pass a barrier. Where the system can't, time must do.
#[cfg(target_os = "linux")]
fn barrier(what: Barrier) {
    // linux/membarrier.h: to register, and the command.
    let (register, command) = match what {
        Barrier::Memory => (1 << 4, 1 << 3),
        Barrier::Code => (1 << 6, 1 << 5),
    };
    // SAFETY: a system call without pointers.
    let call = |command: i32| unsafe { libc::syscall(libc::SYS_membarrier, command, 0, 0) };
    if call(command) != 0 && (call(register) != 0 || call(command) != 0) {
        thread::sleep(Duration::from_millis(1));
    }
}

#[cfg(not(target_os = "linux"))]
fn barrier(_: Barrier) {
    thread::sleep(Duration::from_millis(1));
}
