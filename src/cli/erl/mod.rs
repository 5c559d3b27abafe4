//! `purlin erl`: boots an unmodified OTP, as its `erl` does.
//!
//! The launcher's work (`arguments`) and the emulator's flags (`flags`) come first; then the preloaded modules are loaded and
//! `erl_init:start/2` is called with the arguments that are left, from which OTP's own `init` goes on.
mod arguments;
mod flags;

use super::output::{Failure, failed};
use super::perf;
use super::run::exception_text;
use arguments::{Asked, Environment, Refused};
use flags::Interrupt;
use purlin::bif::environment::variables;
use purlin::code::{boot, otp};
use purlin::crash;
use purlin::io::signals::{self, Disposition};
use purlin::io::terminal;
use purlin::scheduler::{self, Ended};
use purlin::term::{Atom, Term};
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What `erl` takes.
const USAGE: &str = "\
Usage: erl [-noshell] [-noinput] [-eval EXPR] [-s M [F [ARG...]]] [-run M [F [ARG...]]] [-pa DIR...] [-boot FILE] [-config FILE]
           [-env VARIABLE VALUE] [-args_file FILE] [-emu_args] [-version] [-make] [-compile FILE...] [+FLAG...] [-extra ARG...]
Flags of the emulator, among others: +S ALL:ONLINE schedulers, +P processes, +hms WORDS, +hmax WORDS, +fn[u|l|a], +pc unicode
";

/// The process' own variables, and files.
struct Real;

impl Environment for Real {
    fn variable(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name)
    }
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

/// Where the OTP is, as its own programs are told by variables.
pub fn root_from_environment() -> Option<PathBuf> {
    let named = ["ERL_ROOTDIR", "ROOTDIR"]
        .into_iter()
        .find_map(std::env::var_os)?;
    (!named.is_empty()).then(|| named.into())
}

/// Boots it. Comes back only if it can't.
///
/// # Errors
/// If the arguments are refused, or there is nothing to boot.
pub fn run(args: &[OsString]) -> Result<(), Failure> {
    let asked = match arguments::parse(args, &Real) {
        Ok(asked) => asked,
        Err(Refused::Plain(why)) => return refuse(&why, ""),
        Err(Refused::Usage(why)) => return refuse(&why, USAGE),
    };
    let Some(root) = &otp::in_use().root else {
        return failed(boot::BootError::NoPreloaded);
    };
    let shown = asked.show || asked.show_only;
    let init = arguments_of_init(root, &asked);
    if shown {
        show(&asked, &init);
    }
    if asked.show_only {
        return Ok(());
    }
    if asked.detached && std::env::var_os(DETACHED).is_none() {
        return start_detached();
    }
    let settings = match flags::read(&asked.emulator) {
        Ok(settings) => settings,
        Err(why) => return refuse(&why, USAGE),
    };
    if settings.version {
        eprintln!(
            "Erlang (SMP) (PURLIN {}) emulator version {}",
            env!("CARGO_PKG_VERSION"),
            otp::in_use().erts
        );
        return Ok(());
    }
    if asked.detached {
        // A session of its own: signals of the terminal do not come here.
        rustix::process::setsid().or_else(failed)?;
    }
    if let Some(form) = settings.perf {
        perf::start(form)?;
    }
    set_variables(root, &asked);
    if asked.is_distributed && !asked.leaves_epmd {
        start_epmd(root, asked.epmd.as_deref());
    }
    scheduler::configure(settings.schedulers);
    terminal::remember();
    boot::load_preloaded().or_else(failed)?;
    let pid = boot::start(Atom::new(&settings.boot_module), &init).or_else(failed)?;
    handle_signals(settings.interrupt, pid)?;
    // `init` ends by halting the machine. If it dies otherwise, so does the machine.
    let why = scheduler::run_until_end(pid, |p, ended, _| match ended {
        Ended::Returned => "it has returned".to_owned(),
        Ended::Raised => exception_text(p),
    });
    failed(format_args!("init terminated: {why}"))
}

/// Set for the program that `-detached` starts: it has left its terminal.
const DETACHED: &str = "PURLIN_DETACHED";

/// Starts the program again, in the background and with neither input nor output.
fn start_detached() -> Result<(), Failure> {
    let program = std::env::current_exe().or_else(failed)?;
    let mut args = std::env::args_os();
    let mut command = Command::new(program);
    // By what it was called: it may be `erl`.
    if let Some(name) = args.next() {
        command.arg0(name);
    }
    let quiet = command.args(args).env(DETACHED, "1").stdin(Stdio::null());
    quiet.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().map(|_| ()).or_else(failed)
}

/// What OTP's own emulator does with signals from the start. `init`: the first process.
fn handle_signals(interrupt: Interrupt, init: Term) -> Result<(), Failure> {
    let set = |name, disposition| match signals::number(name) {
        Some(number) => signals::set(number, disposition).or_else(failed),
        None => Ok(()),
    };
    set("sigterm", Disposition::Tell)?;
    set("sigusr1", Disposition::Tell)?;
    match interrupt {
        Interrupt::End => {
            // The terminal is as before when the program has ended.
            let end = || {
                terminal::restore();
                signals::die_of(libc::SIGINT);
            };
            return signals::watch(libc::SIGINT, end).or_else(failed);
        }
        Interrupt::Ignore => {
            for name in ["sigquit", "sigtstp"] {
                set(name, Disposition::Ignore)?;
            }
            return signals::set(libc::SIGINT, Disposition::Ignore).or_else(failed);
        }
        Interrupt::Read => terminal::disable_interrupt(),
        Interrupt::Menu => {}
    }
    set("sigquit", Disposition::Tell)?;
    signals::watch(libc::SIGINT, move || crash::open_menu(init)).or_else(failed)
}

fn refuse(why: &str, usage: &str) -> Result<(), Failure> {
    let _ = write!(std::io::stderr(), "{why}\n{usage}");
    Err(Failure::Said)
}

/// Starts the daemon by which nodes find each other, unless it runs: it sees to that itself.
fn start_epmd(root: &Path, command: Option<&[u8]>) {
    let started = match command {
        Some(command) => Command::new("sh")
            .arg("-c")
            .arg(OsStr::from_bytes(command))
            .status(),
        None => Command::new(bin_directory(root).join("epmd"))
            .arg("-daemon")
            .status(),
    };
    // Without it the node has no name: `net_kernel` says so.
    if let Err(error) = started {
        eprintln!("Error spawning epmd ({error})");
    }
}

fn bin_directory(root: &Path) -> PathBuf {
    match std::env::var_os("BINDIR") {
        Some(directory) if !directory.is_empty() => directory.into(),
        _ => root
            .join(format!("erts-{}", otp::in_use().erts))
            .join("bin"),
    }
}

/// What starts another machine like this one, given the arguments of `erl`: what the environment says (a shim), else this very
/// program (`is_started_as_erl`).
fn program_name() -> OsString {
    let said = std::env::var_os(PROGRAM_NAME).filter(|name| !name.is_empty());
    let own = || std::env::current_exe().map(PathBuf::into_os_string);
    said.or_else(|| own().ok()).unwrap_or_else(|| "erl".into())
}

const PROGRAM_NAME: &str = "PROGNAME";

/// Whether a machine has started this program as its `erl`, to have another one: by the name that it has been told, with what is
/// a flag of `erl` and no command of this program.
pub fn is_started_as_erl(first: Option<&OsStr>) -> bool {
    let said = std::env::var_os(PROGRAM_NAME).map(PathBuf::from);
    let is_own = said.is_some_and(|said| std::env::current_exe().is_ok_and(|own| own == said));
    is_own
        && first.is_some_and(|first| {
            matches!(first.as_bytes(), [b'-', c, ..] if *c != b'-')
                || first.as_bytes().starts_with(b"+")
        })
}

/// Where everything is, then what was asked for.
fn arguments_of_init(root: &Path, asked: &Asked) -> Vec<Vec<u8>> {
    let bytes = |text: &OsStr| text.as_bytes().to_vec();
    let mut all: Vec<Vec<u8>> = vec![
        b"-root".to_vec(),
        bytes(root.as_os_str()),
        b"-bindir".to_vec(),
        bytes(bin_directory(root).as_os_str()),
        b"-progname".to_vec(),
        bytes(&program_name()),
        b"--".to_vec(),
    ];
    for (flag, variable) in [("-home", "HOME"), ("-epmd_port", "ERL_EPMD_PORT")] {
        if let Some(value) = std::env::var_os(variable) {
            all.extend([flag.as_bytes().to_vec(), value.into_vec()]);
        }
    }
    all.push(b"--".to_vec());
    all.extend(asked.init.iter().cloned());
    all
}

/// `-emu_args`: the arguments, one in each line.
fn show(asked: &Asked, init: &[Vec<u8>]) {
    let mut out = std::io::stdout().lock();
    let separator = [b"--".to_vec()];
    for word in asked.emulator.iter().chain(&separator).chain(init) {
        let _ = out.write_all(word).and_then(|()| out.write_all(b"\n"));
    }
    let _ = out.flush();
}

/// The variables that programs started from Erlang see.
fn set_variables(root: &Path, asked: &Asked) {
    let directory = bin_directory(root);
    let mut all = variables().write();
    all.remove(OsStr::new(DETACHED));
    all.extend(asked.variables.iter().cloned());
    let path = all.get(OsStr::new("PATH")).cloned();
    // Who calls `erl` or `erlc` from Erlang means this machine again.
    let shims = all
        .get(OsStr::new(super::shims::DIRECTORY))
        .map(PathBuf::from);
    let first = shims.iter().chain([&directory]).cloned().collect();
    let path = search_path(root, first, path.as_deref());
    let own = [
        ("PATH", path),
        ("ROOTDIR", root.as_os_str().to_owned()),
        ("BINDIR", directory.into_os_string()),
        (PROGRAM_NAME, program_name()),
        ("EMU", "beam".into()),
    ];
    all.extend(own.map(|(name, value)| (name.into(), value)));
}

/// The directories `first` (OTP's programs) stand first, once.
fn search_path(root: &Path, first: Vec<PathBuf>, path: Option<&OsStr>) -> OsString {
    let mut all = first.clone();
    let before: Vec<PathBuf> = path.map_or_else(Vec::new, |p| std::env::split_paths(p).collect());
    if !before.iter().any(|d| d.starts_with(root)) {
        all.push(root.join("bin"));
    }
    all.extend(before.into_iter().filter(|d| !first.contains(d)));
    std::env::join_paths(all).unwrap_or_else(|_| path.unwrap_or_default().to_owned())
}
