//! Booting an OTP: the modules that its emulator has in itself, and the processes that it starts with.
use super::{otp, path, table};
use crate::heap::{Arena, Heap};
use crate::loader::LoadError;
use crate::scheduler::{self, Options, Priority, TableFull};
use crate::term::{Atom, Term};
use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// Why an OTP can't be booted.
#[derive(Debug)]
pub enum BootError {
    /// There is no OTP, or its preloaded modules (`erts-*/ebin`) are not there.
    NoPreloaded,
    /// A preloaded module can't be loaded.
    Module(PathBuf, Box<dyn std::error::Error>),
    /// A preloaded module can't be made callable.
    Publish(LoadError),
    /// There is no room for the first processes.
    Processes(TableFull),
}

impl fmt::Display for BootError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BootError::NoPreloaded => match &otp::in_use().root {
                Some(root) => write!(
                    f,
                    "{}: no preloaded modules there (erts-*/ebin/erlang.beam)",
                    root.display()
                ),
                None => f.write_str(
                    "no OTP found: name one with --otp or $PURLIN_OTP, or put its `erl` on PATH",
                ),
            },
            BootError::Module(path, error) => write!(f, "{}: {error}", path.display()),
            BootError::Publish(error) => error.fmt(f),
            BootError::Processes(_) => f.write_str("no room for the first processes"),
        }
    }
}

impl std::error::Error for BootError {}

static BEGUN: AtomicBool = AtomicBool::new(false);

/// True where an OTP boots, or has booted: modules are found by its code server alone.
pub fn has_begun() -> bool {
    BEGUN.load(Ordering::Relaxed)
}

/// Loads the preloaded modules of the OTP in use.
///
/// # Errors
/// If there are none, or one can't be loaded.
pub fn load_preloaded() -> Result<(), BootError> {
    let files = otp::in_use().preloaded_files();
    if files.is_empty() {
        return Err(BootError::NoPreloaded);
    }
    for file in files {
        let module = path::load_file(&file).map_err(|error| BootError::Module(file, error))?;
        table::publish(module).map_err(BootError::Publish)?;
    }
    Ok(())
}

/// OTP's servers that its emulator starts besides `init`, in their order.
const SERVERS: [(&str, Priority); 6] = [
    ("erts_code_purger", Priority::High),
    ("erts_literal_area_collector", Priority::High),
    ("erts_dirty_process_signal_handler", Priority::Normal),
    ("erts_dirty_process_signal_handler", Priority::High),
    ("erts_dirty_process_signal_handler", Priority::Max),
    ("erts_trace_cleaner", Priority::Normal),
];

/// Makes the first processes: the one that boots, which calls `erl_init:start(Module, Arguments)` and becomes
/// `Module`'s, and OTP's servers. The pid of the first.
///
/// # Errors
/// If there is no room for them.
pub fn start(module: Atom, arguments: &[Vec<u8>]) -> Result<Term, BootError> {
    BEGUN.store(true, Ordering::Relaxed);
    let mut heap = Arena::new();
    let arguments: Vec<Term> = arguments.iter().map(|arg| heap.binary(arg)).collect();
    let arguments = heap.list(&arguments);
    let first = spawn("erl_init", &[module.term(), arguments], Priority::Normal)?;
    for (server, priority) in SERVERS {
        let server_module = Atom::new(server);
        // The last one has come with OTP 27.
        if table::module(server_module).is_some() {
            spawn(server, &[], priority)?;
        }
    }
    Ok(first)
}

/// A system process that calls a module's `start`.
fn spawn(module: &str, args: &[Term], priority: Priority) -> Result<Term, BootError> {
    let options = Options {
        system: true,
        priority,
        ..Options::default()
    };
    scheduler::spawn_opt(None, Atom::new(module), Atom::new("start"), args, &options)
        .map(|(pid, _)| pid)
        .map_err(BootError::Processes)
}
