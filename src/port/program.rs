//! Starting programs, and hearing how they ended.
use super::Port;
use super::descriptor::Descriptor;
use super::settings::{Settings, What};
use crate::bif::environment;
use crate::io::poll::{self, Direction};
use std::ffi::OsStr;
use std::io::Error;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;

/// A program that has been started.
pub struct Program {
    pub child: Child,
    pub input: Option<Descriptor>,
    pub output: Option<Descriptor>,
}

/// Starts a program, with its standard input and output for the port.
///
/// # Errors
/// Those of the operating system: there is no such file, it can't be run, too many processes …
pub fn start(what: &What, settings: &Settings) -> Result<Program, Error> {
    let mut command = match what {
        What::Program(file) => {
            // A name alone is not looked for on the path.
            let is_path = file.as_bytes().contains(&b'/');
            let place = if is_path {
                Path::new("")
            } else {
                Path::new(".")
            };
            let mut command = Command::new(place.join(file));
            command.args(&settings.arguments);
            command.arg0(settings.name.as_ref().unwrap_or(file));
            command
        }
        What::Command(text) => {
            let mut command = Command::new("/bin/sh");
            let text = [b"exec ", &text[..]].concat();
            command.arg("-c").arg(OsStr::from_bytes(&text));
            command
        }
        What::Descriptors(..) | What::Terminal | What::Driver(_) => {
            return Err(Error::from_raw_os_error(libc::EINVAL));
        }
    };
    if let Some(directory) = &settings.directory {
        command.current_dir(directory);
    }
    set_environment(&mut command, settings);
    let ends = Ends::new(settings)?;
    ends.give(&mut command, settings)?;
    let child = command.spawn()?;
    // The command holds the program's ends.
    drop(command);
    let own = |end: Option<OwnedFd>| end.map(Descriptor::own).transpose();
    Ok(Program {
        child,
        input: own(ends.input.map(|(ours, _)| ours))?,
        output: own(ends.output.map(|(_, ours)| ours))?,
    })
}

/// Programs get the machine's own copy of the environment.
fn set_environment(command: &mut Command, settings: &Settings) {
    command.env_clear();
    command.envs(environment::variables().read().iter());
    for (name, value) in &settings.environment {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
}

/// Both ends of the pipes: what is read from, what is written to.
struct Ends {
    input: Option<(OwnedFd, OwnedFd)>,
    output: Option<(OwnedFd, OwnedFd)>,
}

impl Ends {
    fn new(settings: &Settings) -> Result<Ends, Error> {
        let pipe = |wanted: bool| {
            let made = wanted.then(|| rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC));
            made.transpose()
        };
        Ok(Ends {
            input: pipe(settings.reads)?,
            output: pipe(settings.writes)?,
        })
    }
    /// Gives the program its ends.
    fn give(&self, command: &mut Command, settings: &Settings) -> Result<(), Error> {
        let theirs_in = self.output.as_ref().map(|(theirs, _)| theirs.try_clone());
        let theirs_out = self.input.as_ref().map(|(_, theirs)| theirs.try_clone());
        let (theirs_in, theirs_out) = (theirs_in.transpose()?, theirs_out.transpose()?);
        if !settings.use_stdio {
            give_as_3_and_4(command, theirs_in, theirs_out);
            return Ok(());
        }
        if settings.errors_to_output
            && let Some(out) = &theirs_out
        {
            command.stderr(Stdio::from(out.try_clone()?));
        }
        if let Some(end) = theirs_in {
            command.stdin(Stdio::from(end));
        }
        if let Some(end) = theirs_out {
            command.stdout(Stdio::from(end));
        }
        Ok(())
    }
}

/// Option `nouse_stdio`: the program reads from descriptor 3 and writes to descriptor 4.
fn give_as_3_and_4(command: &mut Command, input: Option<OwnedFd>, output: Option<OwnedFd>) {
    use std::os::fd::AsRawFd;
    let place = move || {
        // First out of each other's way.
        let high = |end: &Option<OwnedFd>| match end {
            Some(end) => rustix::io::fcntl_dupfd_cloexec(end, 10).map(Some),
            None => Ok(None),
        };
        for (end, number) in [(high(&input)?, 3), (high(&output)?, 4)] {
            let Some(end) = end else {
                continue;
            };
            // SAFETY: `dup2` takes two numbers, and changes no memory of ours.
            if unsafe { libc::dup2(end.as_raw_fd(), number) } < 0 {
                return Err(Error::last_os_error());
            }
        }
        Ok(())
    };
    // SAFETY: between fork and exec it makes system calls only; it allocates nothing, and takes no locks.
    unsafe { command.pre_exec(place) };
}

/// Tells the port when the program has ended.
pub fn watch(port: &Arc<Port>, mut child: Child) {
    let pid = rustix::process::Pid::from_child(&child);
    let opened = rustix::process::pidfd_open(pid, rustix::process::PidfdFlags::empty());
    let weak = Arc::downgrade(port);
    let ended = move |status: std::io::Result<ExitStatus>| {
        if let (Some(port), Ok(status)) = (weak.upgrade(), status) {
            port.program_has_ended(code(status));
        }
    };
    let Ok(process) = opened else {
        // A system that can't tell: a thread waits.
        let wait = move || ended(child.wait());
        std::thread::Builder::new()
            .name("wait".into())
            .spawn(wait)
            .ok();
        return;
    };
    let process = Arc::new(process);
    let held = process.clone();
    let act = move || {
        poll::forget(held.as_fd());
        ended(child.wait());
    };
    if poll::select(process.as_fd(), Direction::Input, act).is_err() {
        eprintln!(
            "purlin: nobody waits for the end of the program {}",
            pid.as_raw_nonzero()
        );
    }
}

/// How a program ended, as a shell tells it.
fn code(status: ExitStatus) -> i32 {
    let signal = || 128 + status.signal().unwrap_or_default();
    status.code().unwrap_or_else(signal)
}
