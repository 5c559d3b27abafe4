//! Two nodes, of which one or both are Purlin's: what they have to do with each other is what OTP's own have.
//! Each pair has an `epmd` of its own, so that tests that run at the same time do not meet.
use super::otp;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A machine: this one with the modules of a release, or that release's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Machine {
    Purlin(&'static str),
    Otp(&'static str),
}

use Machine::{Otp, Purlin};

impl Machine {
    fn command(self) -> Command {
        match self {
            Purlin(release) => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_purlin"));
                command.args(["--otp", &otp::otp(release), "erl"]);
                command
            }
            Otp(release) => Command::new(Path::new(&otp::otp(release)).join("bin/erl")),
        }
    }
}

/// Ended when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Epmd {
    port: String,
    _daemon: Running,
}

impl Epmd {
    fn start() -> Epmd {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port().to_string();
        drop(free);
        let root = otp::otp("trixie");
        let erts = fs::read_dir(&root).unwrap().flatten();
        let mut erts = erts.filter(|e| e.file_name().to_string_lossy().starts_with("erts-"));
        let program = erts.next().expect("an OTP has one").path().join("bin/epmd");
        let daemon = Command::new(program)
            .args(["-port", &port])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("epmd starts");
        let epmd = Epmd {
            port,
            _daemon: Running(daemon),
        };
        let since = Instant::now();
        while TcpStream::connect(("127.0.0.1", epmd.port.parse().unwrap())).is_err() {
            assert!(since.elapsed() < Duration::from_secs(60), "no epmd");
            std::thread::sleep(Duration::from_millis(20));
        }
        epmd
    }
}

/// A directory of that name with the modules, compiled so that all releases take them.
fn compiled(name: &str, modules: &[&str]) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).unwrap();
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli");
    let sources = modules.iter().map(|name| format!("{here}/{name}.erl"));
    let compiler = Path::new(&otp::otp("bookworm")).join("bin/erlc");
    let done = Command::new(compiler)
        .arg("-o")
        .arg(&directory)
        .args(sources)
        .status();
    assert!(done.expect("erlc starts").success());
    directory
}

/// A node of that name; its home, and so its cookie, is `home`.
fn node(machine: Machine, epmd: &Epmd, home: &Path, name: &str, args: &[&str]) -> Command {
    let mut command = machine.command();
    let code = home.parent().unwrap().to_str().unwrap();
    command
        .args(["-sname", name, "-setcookie", "purlin", "-noshell"])
        .args(["-kernel", "logger_level", "none", "-pa", code])
        .args(args)
        .env("ERL_EPMD_PORT", &epmd.port)
        .env("HOME", home)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("ERL_FLAGS")
        .env_remove("ERL_AFLAGS")
        .env_remove("ERL_ZFLAGS")
        .env_remove("ERL_LIBS")
        .current_dir(home)
        .stdin(Stdio::null());
    command
}

/// What the function `main` of the module prints on the first machine when its other node is the second.
fn told(code: &Path, module: &str, first: Machine, second: Machine) -> String {
    let epmd = Epmd::start();
    let home = code.join(format!("{first:?}-{second:?}").replace(['"', '(', ')'], ""));
    fs::create_dir_all(&home).unwrap();
    let mut other = node(
        second,
        &epmd,
        &home,
        "other",
        &["-s", "distribution", "wait"],
    );
    let mut other = Running(other.stdout(Stdio::piped()).spawn().expect("it starts"));
    let mut name = String::new();
    let out = other.0.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut name).unwrap();
    let args = ["-s", module, "main", name.trim()];
    let done = node(first, &epmd, &home, "first", &args).output().unwrap();
    let out = String::from_utf8_lossy(&done.stdout).into_owned();
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{first:?} {second:?}: {out}{errors}");
    out
}

#[test]
fn nodes_do_as_those_of_otp() {
    let code = compiled("nodes", &["distribution"]);
    let with = |first, second| told(&code, "distribution", first, second);
    let expected = with(Otp("trixie"), Otp("trixie"));
    for (first, second) in [
        (Purlin("trixie"), Purlin("trixie")),
        (Purlin("trixie"), Otp("trixie")),
        (Otp("trixie"), Purlin("trixie")),
    ] {
        assert_same(&with(first, second), &expected, (first, second));
    }
}

#[test]
fn nodes_of_other_releases_too() {
    let code = compiled("releases", &["distribution"]);
    let with = |first, second| told(&code, "distribution", first, second);
    for release in ["bookworm", "sid"] {
        let own = with(Otp(release), Otp("trixie"));
        for (first, second) in [
            (Purlin(release), Otp("trixie")),
            (Otp(release), Purlin("trixie")),
        ] {
            assert_same(&with(first, second), &own, (first, second));
        }
    }
}

#[test]
fn bad_frames_close_the_connection_and_nothing_else() {
    let code = compiled("bad_frames", &["distribution", "bad_frames"]);
    let first = Otp("trixie");
    let with = |second| told(&code, "bad_frames", first, second);
    let second = Purlin("trixie");
    assert_same(&with(second), &with(first), (first, second));
}

/// Says which lines differ.
#[track_caller]
fn assert_same(found: &str, expected: &str, of: (Machine, Machine)) {
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "{of:?}");
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "{of:?}");
}
