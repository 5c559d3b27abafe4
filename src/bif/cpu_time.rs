//! Processor time of the machine: the C library's `getrusage`.
use std::time::Duration;

/// Milliseconds that all threads have run, in the program and in the kernel.
pub(super) fn milliseconds() -> u64 {
    used(libc::RUSAGE_SELF).as_millis() as u64
}

/// What the processes have run that this one has started and waited for, in the program and in the kernel.
pub fn children() -> Duration {
    used(libc::RUSAGE_CHILDREN)
}

fn used(who: libc::c_int) -> Duration {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: `usage` has room for what is written, and zeros are a good value of it besides.
    let usage = unsafe {
        libc::getrusage(who, usage.as_mut_ptr());
        usage.assume_init()
    };
    let of = |t: libc::timeval| {
        Duration::from_secs(t.tv_sec as u64) + Duration::from_micros(t.tv_usec as u64)
    };
    of(usage.ru_utime) + of(usage.ru_stime)
}
