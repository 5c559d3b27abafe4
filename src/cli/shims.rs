//! `purlin shims`: the commands of an OTP and an Elixir, in a directory of their own, that run on Purlin.
//!
//! `erl` is a script that calls this program. OTP's other commands are programs that look for the `erl` beside the name that they
//! are called by, or on PATH: links to them do. Elixir's are scripts that call the `erl` on PATH.
use super::output::{Failure, Out, failed};
use purlin::code::{otp, path};
use std::fs;
use std::io::{ErrorKind, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Args {
    /// Where they go. It is made if it is not there; what else is in it stays
    dir: PathBuf,
}

/// OTP's commands that start `erl`.
const OF_OTP: [&str; 5] = ["erlc", "escript", "ct_run", "dialyzer", "typer"];
/// Elixir's.
const OF_ELIXIR: [&str; 4] = ["elixir", "elixirc", "iex", "mix"];

/// The variable that tells `purlin erl` which directory stands first on PATH for the programs that it starts.
pub const DIRECTORY: &str = "PURLIN_SHIMS";

/// The second line of a script: what has it may be replaced.
const MARK: &str = "# Written by `purlin shims`.";

/// # Errors
/// If there is no OTP, or a file can't be written: those before it are.
pub fn shims(args: &Args, elixir: Option<&Path>, out: &mut Out) -> Result<(), Failure> {
    let used = otp::in_use();
    let Some(root) = &used.root else {
        return failed("no OTP to write commands for: --otp names one");
    };
    fs::create_dir_all(&args.dir).or_else(|error| fail(&args.dir, &error))?;
    let absolute = |path: &Path| path.canonicalize().or_else(|error| fail(path, &error));
    let (dir, root) = (absolute(&args.dir)?, absolute(root)?);
    let mut writer = Writer { dir: &dir, out };
    writer.script("erl", &erl(&dir, &root, &used.erts)?)?;
    for name in OF_OTP {
        writer.link(name, &root.join("bin").join(name))?;
    }
    let elixir = path::find_elixir(elixir, Some(&root));
    for name in OF_ELIXIR {
        let program = elixir.as_ref().map(|home| home.join("bin").join(name));
        match program.filter(|program| program.exists()) {
            Some(program) => writer.script(name, &of_elixir(&dir, &program))?,
            None => writer.missing(name)?,
        }
    }
    Ok(())
}

fn fail<T>(path: &Path, error: &dyn std::fmt::Display) -> Result<T, Failure> {
    failed(format_args!("{}: {error}", path.display()))
}

/// What a shell takes for this path.
fn quoted(path: &Path) -> Vec<u8> {
    let mut text = b"'".to_vec();
    for &byte in path.as_os_str().as_bytes() {
        match byte {
            b'\'' => text.extend(b"'\\''"),
            _ => text.push(byte),
        }
    }
    text.push(b'\'');
    text
}

/// The script `erl`. As OTP's own, it says where the OTP is whatever an outer `erl` has said.
fn erl(dir: &Path, root: &Path, erts: &str) -> Result<Vec<u8>, Failure> {
    let program = std::env::current_exe().or_else(failed)?;
    let bin = root.join(format!("erts-{erts}")).join("bin");
    let mut text = Vec::new();
    for (name, path) in [("ROOTDIR", root), ("BINDIR", &bin), (DIRECTORY, dir)] {
        text.extend([name.as_bytes(), b"=", &quoted(path), b"\n"].concat());
    }
    text.extend(b"PROGNAME=${0##*/}\n");
    text.extend(format!("export ROOTDIR BINDIR PROGNAME {DIRECTORY}\n").into_bytes());
    let program = quoted(&program);
    text.extend([b"exec ", &program[..], b" --otp \"$ROOTDIR\" erl \"$@\"\n"].concat());
    Ok(text)
}

fn of_elixir(dir: &Path, program: &Path) -> Vec<u8> {
    let (dir, program) = (quoted(dir), quoted(program));
    let path = [b"PATH=", &dir[..], b":$PATH\nexport PATH\n"].concat();
    [&path, b"exec " as &[u8], &program, b" \"$@\"\n"].concat()
}

struct Writer<'a> {
    dir: &'a Path,
    out: &'a mut Out,
}

impl Writer<'_> {
    /// Makes room for a shim of that name.
    fn make_way(&self, at: &Path) -> Result<(), Failure> {
        let Ok(is) = at.symlink_metadata() else {
            return Ok(());
        };
        let ours = || {
            fs::read(at)
                .is_ok_and(|text| text.split(|&b| b == b'\n').nth(1) == Some(MARK.as_bytes()))
        };
        if !is.is_symlink() && !ours() {
            return fail(at, &"is there already, and is not Purlin's");
        }
        fs::remove_file(at).or_else(|error| fail(at, &error))
    }

    fn script(&mut self, name: &str, text: &[u8]) -> Result<(), Failure> {
        let at = self.dir.join(name);
        self.make_way(&at)?;
        let write = || {
            let mut options = fs::OpenOptions::new();
            let mut file = options.write(true).create_new(true).mode(0o777).open(&at)?;
            file.write_all(format!("#!/bin/sh\n{MARK}\n").as_bytes())?;
            file.write_all(text)
        };
        write().or_else(|error| fail(&at, &error))?;
        self.say(&at)
    }

    fn link(&mut self, name: &str, to: &Path) -> Result<(), Failure> {
        let at = self.dir.join(name);
        if !to.exists() {
            return self.missing(name);
        }
        self.make_way(&at)?;
        match symlink(to, &at) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => fail(&at, &error),
            _ => self.say(&at),
        }
    }

    fn say(&mut self, at: &Path) -> Result<(), Failure> {
        let mut line = at.as_os_str().to_owned().into_vec();
        line.push(b'\n');
        Ok(self.out.bytes(&line)?)
    }

    /// No result: it is said on standard error.
    fn missing(&mut self, name: &str) -> Result<(), Failure> {
        let mut errors = Out::errors();
        errors.line(format_args!("{name}: not installed, no shim"))?;
        Ok(errors.flush()?)
    }
}
