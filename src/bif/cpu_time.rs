//! Processor time of the machine: the C library's `getrusage`.

/// Milliseconds that all threads have run, in the program and in the kernel.
pub fn milliseconds() -> u64 {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: `usage` has room for what is written, and zeros are a good value of it besides.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr());
        usage.assume_init()
    };
    let of = |t: libc::timeval| t.tv_sec as u64 * 1000 + t.tv_usec as u64 / 1000;
    of(usage.ru_utime) + of(usage.ru_stime)
}
