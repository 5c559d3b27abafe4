//! The machine's abnormal end: what it says, the crash dump that it leaves, and its exit status.
//!
//! The dump is OTP's text format (`erl_crash.dump`, version 0.5), so that its viewer and those who know it can read it.
mod dump;
mod memory;
mod menu;
mod output;
mod panics;
mod terms;

pub use memory::{Allocator, no_binary, no_heap, reserve};
pub use menu::open as open_menu;
pub use panics::{end as panicked, install as watch_panics};

use crate::process::Process;
use crate::scheduler;
use output::{Output, Wanted};
use std::cell::Cell;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The exit status after a crash.
const STATUS: i32 = 1;

/// How long the dump of a machine that may be broken can take: a lock that nobody gives back must not keep it for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody has begun to end the machine.
static CRASHED: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// This thread has.
    static OWN: Cell<bool> = const { Cell::new(false) };
}

/// The process that runs on the calling thread, as far as it can be looked at.
pub enum Calling<'a> {
    /// There is none, or it is unknown.
    Nobody,
    /// Its heap is in order.
    Whole(&'a Process),
    /// Its heap is being changed.
    Shaken(&'a Process),
}

impl Calling<'_> {
    fn process(&self) -> Option<&Process> {
        match self {
            Calling::Nobody => None,
            Calling::Whole(p) | Calling::Shaken(p) => Some(p),
        }
    }
}

/// As `exit`, wherever the calling thread is: what it runs may be in the middle of something.
pub fn exit_here(slogan: &str) -> ! {
    scheduler::with_running(|p| exit(slogan, &p.map_or(Calling::Nobody, Calling::Shaken)))
}

/// Ends the machine: tells why on standard error, writes the crash dump, and exits with status 1.
pub fn exit(slogan: &str, calling: &Calling<'_>) -> ! {
    if CRASHED.swap(true, Ordering::SeqCst) {
        if OWN.get() {
            // It has failed while it wrote the dump.
            give_up("another failure");
        }
        loop {
            std::thread::park();
        }
    }
    OWN.set(true);
    memory::release();
    let mut errors = std::io::stderr();
    // Nobody can be told if this fails.
    let _ = writeln!(errors, "{slogan}");
    if let Some(wanted) = Wanted::by_environment() {
        let _ = write!(
            errors,
            "\nCrash dump is being written to: {}...",
            wanted.path.display()
        );
        let _ = errors.flush();
        watch(wanted.seconds);
        scheduler::stand_still();
        if write_dump(wanted, slogan, calling).is_ok() {
            let _ = writeln!(errors, "done");
        }
    }
    std::process::exit(STATUS);
}

fn write_dump(wanted: Wanted, slogan: &str, calling: &Calling<'_>) -> std::io::Result<()> {
    let mut out = Output::open(&wanted)?;
    let written = dump::write(&mut out, slogan, calling);
    out.finish(written)
}

/// Ends the machine if the dump is not written in time.
fn watch(longest: Option<Duration>) {
    let watch = move || {
        std::thread::sleep(longest.unwrap_or(PATIENCE));
        give_up("no time left");
    };
    // Without memory for a thread the dump has as much time as it takes.
    std::thread::Builder::new().spawn(watch).ok();
}

fn give_up(why: &str) -> ! {
    let _ = writeln!(std::io::stderr(), "not finished: {why}");
    std::process::exit(STATUS);
}
