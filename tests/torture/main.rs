//! Processes killed, linked, watched, named, suspended, timed and limited on several schedulers at once, tables given away, modules
//! replaced and purged; what comes of every signal is counted, and what memory is left (`torture.erl`).
//! `PURLIN_TORTURE_SECONDS=600 cargo test --release --test torture` goes on for ten minutes each; `PURLIN_TORTURE_SCHEDULERS=2` asks for
//! that many schedulers alone.
#[path = "../support/otp.rs"]
mod otp;

use otp::otp;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// Processes of each kind that go on at the same time.
const EACH: u32 = 3;

/// How long a machine may take to come to its end after the last round: longer than the program's own patience, which can tell what
/// hangs.
const PATIENCE: Duration = Duration::from_secs(300);

/// How much larger than after its first part a machine may be in the end: what the allocator keeps varies.
const SLACK_KIB: u64 = 128 << 10;

fn number(variable: &str) -> Option<u64> {
    let wanted = std::env::var(variable).ok()?;
    Some(wanted.parse().expect("the variable is a number"))
}

fn here(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/torture")
        .join(file)
}

/// Both versions of the module that is replaced, as a term: a tuple of two binaries. They are made once: tests run side by side.
fn versions() -> &'static str {
    static MADE: OnceLock<String> = OnceLock::new();
    MADE.get_or_init(make_versions)
}

fn make_versions() -> String {
    let source = std::fs::read_to_string(here("reloaded.S")).expect("reloaded.S");
    let second = source
        .replace("{integer,1}", "{integer,2}")
        .replace("{literal,1,", "{literal,2,");
    assert_ne!(source, second);
    let [first, second] = [(1, &source), (2, &second)].map(|(version, text)| {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let assembly = dir.join(format!("reloaded_{version}.S"));
        let beam = assembly.with_extension("beam");
        std::fs::write(&assembly, text).expect("a file can be written");
        let status = Command::new(env!("CARGO_BIN_EXE_purlin"))
            .args(["asm", "-o"])
            .args([&beam, &assembly])
            .status();
        assert!(status.expect("purlin starts").success());
        let bytes = std::fs::read(&beam).expect("purlin has written it");
        let bytes: Vec<String> = bytes.iter().map(u8::to_string).collect();
        format!("<<{}>>", bytes.join(","))
    });
    format!("{{{first}, {second}}}")
}

/// KiB of memory that a process has.
fn resident(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// What each thread of a process is doing: its name, its state and the processor time it has had.
fn threads(child: &Child) -> String {
    let Ok(tasks) = std::fs::read_dir(format!("/proc/{}/task", child.id())) else {
        return String::from("unknown");
    };
    let stat = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("stat")).ok();
    let all: Vec<String> = tasks.flatten().filter_map(stat).collect();
    all.join("")
}

/// What a machine told.
struct Told {
    status: ExitStatus,
    lines: Vec<String>,
    /// KiB that it had after the first part, and in the end.
    resident: [Option<u64>; 2],
}

/// Reads what the machine prints until its end; kills it if that does not come.
fn watch(mut child: Child, end: Instant) -> Result<Told, String> {
    let output = child.stdout.take().expect("it is piped");
    let (sender, lines) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    let mut told = Vec::new();
    let (mut first, mut last) = (None, None);
    loop {
        // The last look is at a machine that still runs.
        last = resident(&child).or(last);
        match lines.recv_timeout(Duration::from_millis(20)) {
            Ok(line) => {
                if line.starts_with("{first_part,") {
                    first = resident(&child);
                }
                told.push(line);
            }
            Err(RecvTimeoutError::Timeout) if Instant::now() > end => {
                let threads = threads(&child);
                child.kill().expect("a child to end");
                return Err(format!("no end; printed: {told:?}; threads:\n{threads}"));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    reader.join().expect("no panic");
    Ok(Told {
        status: child.wait().expect("a child to wait for"),
        lines: told,
        resident: [first, last],
    })
}

/// Runs the program; it tells how many rounds it went.
fn torture(schedulers: u64, stress: bool) {
    let seconds = number("PURLIN_TORTURE_SECONDS").unwrap_or(3);
    let mut command = Command::new(env!("CARGO_BIN_EXE_purlin"));
    let numbers = [seconds * 1000, u64::from(EACH)].map(|n| n.to_string());
    command
        .args(["run", "--schedulers", &schedulers.to_string()])
        .args(["--otp", &otp("trixie")])
        .arg(here("torture.S"))
        .args(numbers)
        .arg(versions())
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    if stress {
        command.env("PURLIN_GC_STRESS", "1");
    }
    let child = command.spawn().expect("purlin starts");
    let end = Instant::now() + Duration::from_secs(seconds) + PATIENCE;
    let told = watch(child, end).unwrap_or_else(|why| panic!("on {schedulers} schedulers: {why}"));
    let last = told.lines.last().map_or("", String::as_str);
    assert!(
        told.status.success() && last.starts_with("{ok,"),
        "on {schedulers} schedulers: {}, {:?}",
        told.status,
        told.lines
    );
    eprintln!(
        "{schedulers} schedulers{}: {last}; KiB after the first part, and in the end: {:?}",
        if stress { ", under stress" } else { "" },
        told.resident
    );
    if let [Some(first), Some(last)] = told.resident {
        assert!(
            last <= first + first / 4 + SLACK_KIB,
            "memory is not given back"
        );
    }
}

/// One after the other: each is to have all processors.
#[test]
fn every_signal_is_accounted_for() {
    match number("PURLIN_TORTURE_SCHEDULERS") {
        Some(schedulers) => torture(schedulers, false),
        None => [1, 2, 5].into_iter().for_each(|n| torture(n, false)),
    }
}

/// Every allocation collects.
#[test]
fn with_collections_at_every_chance() {
    torture(number("PURLIN_TORTURE_SCHEDULERS").unwrap_or(3), true);
}
