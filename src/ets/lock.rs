//! The locks of stripes: one writer or many readers, and nearly for nothing while one thread alone uses tables.
//!
//! The first thread to lock anything is the *sole* one: it only notes that it is `INSIDE`, by plain stores. When another thread
//! comes, it says so (`SHARED`), has all threads see that by `membarrier`, waits until the sole one is outside, and from then on
//! every thread takes the real locks. (With one scheduler that does not happen.)
//!
//! ET4: a guard that took the real lock has it as that lock says. One that did not was made by the sole thread, which has counted
//! it in `INSIDE`, and in the lock's `state`, by which it refuses what the real lock would have refused; no other thread has a guard
//! before that count has been 0 after `SHARED` was set.
use parking_lot::lock_api::RawRwLock as _;
use parking_lot::{Mutex, RawRwLock};
use std::cell::{Cell, UnsafeCell};
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicUsize, Ordering, compiler_fence};

/// What a thread is to the locks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It has locked nothing yet.
    Unknown,
    Sole,
    One,
}

thread_local! {
    static ROLE: Cell<Role> = const { Cell::new(Role::Unknown) };
}

/// Guards of the sole thread; it alone writes it.
static INSIDE: AtomicUsize = AtomicUsize::new(0);
/// A second thread has come.
static SHARED: AtomicBool = AtomicBool::new(false);
/// There is a sole thread, or was one.
static FIRST: Mutex<bool> = Mutex::new(false);

/// Has every running thread of the process see what this one has written, and show what it has; false where that can't be had.
#[cfg(all(target_os = "linux", not(miri)))]
fn barrier(command: Barrier) -> bool {
    // SAFETY: the system call reads and writes no memory.
    unsafe { libc::syscall(libc::SYS_membarrier, command as libc::c_int, 0, 0) == 0 }
}

#[cfg(not(all(target_os = "linux", not(miri))))]
fn barrier(_: Barrier) -> bool {
    false
}

/// Commands of `membarrier(2)`.
#[derive(Clone, Copy)]
enum Barrier {
    Private = 8,
    RegisterPrivate = 16,
}

/// True if the thread is the sole one and may go in; it has been counted then.
#[inline(always)]
fn enter() -> bool {
    match ROLE.get() {
        Role::Sole => {
            INSIDE.store(INSIDE.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
            // The processor may look before it has stored: that is what the other side's barrier is for.
            compiler_fence(Ordering::SeqCst);
            if !SHARED.load(Ordering::Relaxed) {
                return true;
            }
            leave();
            false
        }
        Role::One => false,
        Role::Unknown => introduce(),
    }
}

/// The sole thread has one guard less.
#[inline(always)]
fn leave() {
    INSIDE.store(INSIDE.load(Ordering::Relaxed) - 1, Ordering::Release);
}

/// A thread's first lock.
#[cold]
fn introduce() -> bool {
    let mut first = FIRST.lock();
    if !*first && barrier(Barrier::RegisterPrivate) {
        *first = true;
        ROLE.set(Role::Sole);
        drop(first);
        return enter();
    }
    ROLE.set(Role::One);
    if *first && !SHARED.swap(true, Ordering::SeqCst) {
        assert!(barrier(Barrier::Private), "it has been registered");
        while INSIDE.load(Ordering::Acquire) != 0 {
            std::thread::yield_now();
        }
    }
    // Nobody can be the sole one any more.
    *first = true;
    SHARED.store(true, Ordering::SeqCst);
    false
}

/// A value that one may change, or many may read.
pub struct Lock<T> {
    raw: RawRwLock,
    /// Guards of the sole thread: how many that read, or -1.
    state: AtomicIsize,
    value: UnsafeCell<T>,
}

// SAFETY: as a lock's; ET4.
unsafe impl<T: Send> Send for Lock<T> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync> Sync for Lock<T> {}

pub struct Reading<'l, T> {
    lock: &'l Lock<T>,
    alone: bool,
    /// It stays with its thread.
    _thread: std::marker::PhantomData<*const ()>,
}

pub struct Writing<'l, T> {
    lock: &'l Lock<T>,
    alone: bool,
    _thread: std::marker::PhantomData<*const ()>,
}

impl<T> Lock<T> {
    pub const fn new(value: T) -> Lock<T> {
        Lock {
            raw: RawRwLock::INIT,
            state: AtomicIsize::new(0),
            value: UnsafeCell::new(value),
        }
    }
    #[inline]
    pub fn read(&self) -> Reading<'_, T> {
        let alone = enter();
        if alone {
            self.count(1, self.state.load(Ordering::Relaxed) >= 0);
        } else {
            self.raw.lock_shared();
        }
        Reading {
            lock: self,
            alone,
            _thread: std::marker::PhantomData,
        }
    }
    #[inline]
    pub fn write(&self) -> Writing<'_, T> {
        let alone = enter();
        if alone {
            self.count(-1, self.state.load(Ordering::Relaxed) == 0);
        } else {
            self.raw.lock_exclusive();
        }
        Writing {
            lock: self,
            alone,
            _thread: std::marker::PhantomData,
        }
    }
    /// Counts a guard of the sole thread, or one less.
    #[inline(always)]
    fn count(&self, change: isize, may: bool) {
        if !may {
            locked_twice();
        }
        let state = self.state.load(Ordering::Relaxed);
        self.state.store(state + change, Ordering::Relaxed);
    }
}

#[cold]
fn locked_twice() -> ! {
    leave();
    panic!("a thread waits for itself");
}

impl<T> Deref for Reading<'_, T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: ET4: nobody writes.
        unsafe { &*self.lock.value.get() }
    }
}
impl<T> Deref for Writing<'_, T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: ET4: it is this guard's alone.
        unsafe { &*self.lock.value.get() }
    }
}
impl<T> DerefMut for Writing<'_, T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: ET4: it is this guard's alone.
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<T> Drop for Reading<'_, T> {
    #[inline]
    fn drop(&mut self) {
        if self.alone {
            self.lock.count(-1, true);
            leave();
        } else {
            // SAFETY: ET4: the guard took the real lock.
            unsafe { self.lock.raw.unlock_shared() }
        }
    }
}
impl<T> Drop for Writing<'_, T> {
    #[inline]
    fn drop(&mut self) {
        if self.alone {
            self.lock.count(1, true);
            leave();
        } else {
            // SAFETY: ET4: the guard took the real lock.
            unsafe { self.lock.raw.unlock_exclusive() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One thread goes on counting while others come; what each has counted is there in the end.
    #[test]
    fn others_come() {
        const ROUNDS: u64 = if cfg!(miri) { 100 } else { 200_000 };
        let lock = Lock::new(0u64);
        let count = |rounds: u64| {
            for _ in 0..rounds {
                let before = *lock.read();
                let mut value = lock.write();
                assert!(*value >= before);
                *value += 1;
            }
        };
        count(ROUNDS);
        std::thread::scope(|scope| {
            scope.spawn(|| count(ROUNDS));
            count(ROUNDS);
            scope.spawn(|| count(ROUNDS));
        });
        assert_eq!(*lock.read(), 4 * ROUNDS);
    }
}
