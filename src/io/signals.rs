//! Signals of the operating system, as messages to the process `erl_signal_server`: `{notify, sigterm}`; or somebody of the
//! machine itself waits for one (`watch`).
//!
//! The handler writes the signal's number to a pipe; who waits at its other end is the poll thread. `unsafe` is for the calls of
//! the operating system.
use super::poll::{self, Direction};
use crate::heap::{Arena, Heap};
use crate::scheduler::registry;
use crate::scheduler::signals::{Signal, deliver_to};
use crate::term::Atom;
use parking_lot::Mutex;
use rustix::io::Errno;
use std::collections::BTreeMap;
use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, OnceLock};

/// What is done with a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// What the operating system does by itself.
    Default,
    Ignore,
    /// `erl_signal_server` is told.
    Tell,
}

/// The signals that Erlang programs may ask for.
const SIGNALS: &[(&str, i32)] = &[
    ("sigabrt", libc::SIGABRT),
    ("sigalrm", libc::SIGALRM),
    ("sigchld", libc::SIGCHLD),
    ("sigcont", libc::SIGCONT),
    ("sighup", libc::SIGHUP),
    ("siginfo", SIGINFO),
    ("sigquit", libc::SIGQUIT),
    ("sigstop", libc::SIGSTOP),
    ("sigterm", libc::SIGTERM),
    ("sigtstp", libc::SIGTSTP),
    ("sigusr1", libc::SIGUSR1),
    ("sigusr2", libc::SIGUSR2),
    ("sigwinch", libc::SIGWINCH),
];

/// Not every system has it.
#[cfg(target_os = "macos")]
const SIGINFO: i32 = libc::SIGINFO;
#[cfg(not(target_os = "macos"))]
const SIGINFO: i32 = -1;

/// The number of a signal by its name in Erlang.
pub fn number(name: &str) -> Option<i32> {
    let found = SIGNALS.iter().find(|(known, _)| *known == name);
    found.map(|(_, number)| *number).filter(|&n| n >= 0)
}

/// The end of the pipe to which the handler writes; -1 before there is one.
static WRITE_TO: AtomicI32 = AtomicI32::new(-1);

/// What is done, on the poll thread, when a signal comes that the machine waits for itself.
type Watcher = Arc<dyn Fn() + Send + Sync>;

static WATCHERS: Mutex<BTreeMap<i32, Watcher>> = Mutex::new(BTreeMap::new());

/// Does that whenever the signal comes, on the poll thread, until another disposition is set. It must not block.
///
/// # Errors
/// If the operating system refuses.
pub fn watch(number: i32, act: impl Fn() + Send + Sync + 'static) -> io::Result<()> {
    WATCHERS.lock().insert(number, Arc::new(act));
    dispose(number, Disposition::Tell)
}

/// # Errors
/// If the operating system refuses: some signals can't be handled.
pub fn set(number: i32, disposition: Disposition) -> io::Result<()> {
    WATCHERS.lock().remove(&number);
    dispose(number, disposition)
}

/// Ends the program as the signal does by itself.
pub fn die_of(number: i32) -> ! {
    dispose(number, Disposition::Default).ok();
    // SAFETY: the signal's handler is the system's own.
    unsafe { libc::raise(number) };
    // It may be blocked.
    std::process::exit(128 + number)
}

fn dispose(number: i32, disposition: Disposition) -> io::Result<()> {
    let handler = match disposition {
        Disposition::Default => libc::SIG_DFL,
        Disposition::Ignore => libc::SIG_IGN,
        Disposition::Tell => {
            listen()?;
            on_signal as extern "C" fn(i32) as libc::sighandler_t
        }
    };
    // SAFETY: the handler calls nothing but `write`, which may be called there; the structure is as the system wants it.
    let result = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = handler;
        action.sa_flags = libc::SA_RESTART;
        libc::sigemptyset(&raw mut action.sa_mask);
        libc::sigaction(number, &raw const action, std::ptr::null_mut())
    };
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

extern "C" fn on_signal(number: i32) {
    let byte = number as u8;
    // SAFETY: one byte is read; errors (a full pipe) lose the signal, as the system itself may. `errno` is kept for whoever was
    // interrupted.
    unsafe {
        let errno = *errno_place();
        libc::write(
            WRITE_TO.load(Ordering::Relaxed),
            (&raw const byte).cast(),
            1,
        );
        *errno_place() = errno;
    }
}

/// # Safety
/// None: the place is the thread's own.
unsafe fn errno_place() -> *mut i32 {
    // SAFETY: a function without conditions.
    unsafe {
        #[cfg(target_os = "macos")]
        return libc::__error();
        #[cfg(not(target_os = "macos"))]
        return libc::__errno_location();
    }
}

/// The pipe, made when the first signal is asked for.
fn listen() -> io::Result<()> {
    static READ_FROM: OnceLock<OwnedFd> = OnceLock::new();
    if READ_FROM.get().is_some() {
        return Ok(());
    }
    let (from, to) = rustix::pipe::pipe_with(
        rustix::pipe::PipeFlags::CLOEXEC | rustix::pipe::PipeFlags::NONBLOCK,
    )?;
    WRITE_TO.store(to.as_raw_fd(), Ordering::Relaxed);
    // It is open for as long as the program runs.
    std::mem::forget(to);
    wait(READ_FROM.get_or_init(|| from))
}

fn wait(from: &'static OwnedFd) -> io::Result<()> {
    poll::select(from.as_fd(), Direction::Input, move || {
        let mut numbers = [0; 32];
        match rustix::io::read(from, &mut numbers[..]) {
            Ok(count) => numbers[..count].iter().for_each(|&n| tell(n.into())),
            Err(Errno::AGAIN | Errno::INTR) => {}
            Err(error) => eprintln!("purlin: no signals are seen any more: {error}"),
        }
        if let Err(error) = wait(from) {
            eprintln!("purlin: no signals are seen any more: {error}");
        }
    })
}

/// Tells who waits for it, or the server, if there is one.
fn tell(number: i32) {
    let watcher = WATCHERS.lock().get(&number).cloned();
    if let Some(act) = watcher {
        return act();
    }
    let name = SIGNALS.iter().find(|(_, known)| *known == number);
    let server = registry::whereis(Atom::new("erl_signal_server"));
    if let (Some((name, _)), Some(server)) = (name, server) {
        let mut heap = Arena::new();
        let message = heap.tuple(&[Atom::new("notify").term(), Atom::new(name).term()]);
        let message = crate::heap::copy::copy_to_message(message);
        deliver_to(&server, Signal::Message(message));
    }
}
