//! Processes killed, linked, watched, named, suspended, timed and limited on several schedulers at once; what comes of every signal
//! is counted (`torture.erl`). `PURLIN_TORTURE_SECONDS=600 cargo test --release --test torture` goes on for ten minutes each.
#[path = "../support/otp.rs"]
mod otp;

use otp::otp;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Processes of each kind that go on at the same time.
const EACH: u32 = 3;

/// How long a machine may take to come to its end after the last round.
const PATIENCE: Duration = Duration::from_secs(60);

fn seconds() -> u64 {
    let wanted = std::env::var("PURLIN_TORTURE_SECONDS").ok();
    wanted.map_or(3, |text| {
        text.parse().expect("PURLIN_TORTURE_SECONDS is a number")
    })
}

/// Runs the program; it tells how many rounds it went.
fn torture(schedulers: &str, stress: bool) {
    let seconds = seconds();
    let mut command = Command::new(env!("CARGO_BIN_EXE_purlin"));
    command
        .args(["run", "--schedulers", schedulers, "--otp", &otp("trixie")])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/torture/torture.S"))
        .args([(seconds * 1000).to_string(), EACH.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    if stress {
        command.env("PURLIN_GC_STRESS", "1");
    }
    let mut child = command.spawn().expect("purlin starts");
    let end = Instant::now() + Duration::from_secs(seconds) + PATIENCE;
    while child.try_wait().expect("a child to wait for").is_none() {
        if Instant::now() > end {
            child.kill().expect("a child to end");
            panic!("no end on {schedulers} schedulers");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().expect("its output");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.starts_with("{ok,"),
        "on {schedulers} schedulers: {}, {text}",
        output.status
    );
    eprintln!("{schedulers} schedulers: {}", text.trim());
}

/// One after the other: each is to have all processors.
#[test]
fn every_signal_is_accounted_for() {
    for schedulers in ["1", "2", "5"] {
        torture(schedulers, false);
    }
}

/// Debug builds collect at every chance.
#[test]
#[cfg(debug_assertions)]
fn with_collections_at_every_chance() {
    torture("3", true);
}
