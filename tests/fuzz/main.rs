//! Broken modules go the whole way: read, verified, rewritten, emitted, and what is accepted is run. No panic, no crash,
//! no hang, bounded memory.
//!
//! Mutants are numbered, and the number says all about one. They are tried in worker processes, so that a crash is
//! a finding and not the end.
//!
//! | variable | meaning | default |
//! | --- | --- | --- |
//! | `PURLIN_FUZZ_ITERS` | how many mutants | 1500 |
//! | `PURLIN_FUZZ_FIRST` | the number of the first | 0 |
//! | `PURLIN_FUZZ_CORPUS` | more sound modules: directories, separated by colons | none |
//! | `PURLIN_BACKEND` | the back end | the build's own |
//!
//! The long run: `PURLIN_FUZZ_ITERS=1000000 cargo test --release --test fuzz`.

#[path = "../support/corpus.rs"]
mod corpus;
mod mutants;
#[path = "../support/mutate.rs"]
mod mutate;
mod worker;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use mutants::Corpus;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// How many mutants a worker process tries; what it then says of its memory is of so many.
const SHARE: u64 = 100_000;
/// So many findings are enough.
const FINDINGS: usize = 40;
/// In a worker's environment: the numbers of its first mutant, and of the one after its last.
const WORKER: &str = "PURLIN_FUZZ_WORKER";

fn main() -> ExitCode {
    if let Ok(range) = std::env::var(WORKER) {
        let (from, to) = range.split_once("..").expect("from..to");
        let number = |text: &str| text.parse().expect("a number");
        worker::work(&Corpus::new(modules()), number(from)..number(to));
        return ExitCode::SUCCESS;
    }
    let (first, count) = (
        setting("PURLIN_FUZZ_FIRST", 0),
        setting("PURLIN_FUZZ_ITERS", 1500),
    );
    let findings = try_all(first, first + count);
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn setting(name: &str, default: u64) -> u64 {
    let value = std::env::var(name).ok();
    value
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

/// The sound modules: `.beam` files and listings of the repository, and what is asked for besides.
fn modules() -> Vec<Vec<u8>> {
    let root = Path::new(ROOT);
    let mut folders = [
        "tests/corpus/beam",
        "examples",
        "tests/erl/src",
        "tests/golden/rules",
    ]
    .map(|folder| root.join(folder))
    .to_vec();
    if let Ok(more) = std::env::var("PURLIN_FUZZ_CORPUS") {
        folders.extend(more.split(':').map(PathBuf::from));
    }
    let mut modules = Vec::new();
    for folder in folders {
        let mut paths = corpus::beams(&folder);
        paths.extend(corpus::listings(&folder));
        modules.extend(paths.iter().map(|path| worker::module(path)));
    }
    modules
}

/// What a worker has reported so far.
#[derive(Default)]
struct Report {
    /// The mutant that it is at.
    at: Option<u64>,
    /// Other lines.
    said: Vec<String>,
}

/// Tries the mutants of these numbers; the findings.
fn try_all(first: u64, end: u64) -> Vec<String> {
    let (start, mut next) = (Instant::now(), first);
    let mut findings = Vec::new();
    while next < end && findings.len() < FINDINGS {
        let to = end.min(next + SHARE);
        let (report, status) = share(next, to);
        next = match report.at {
            Some(_) if status == worker::DONE => to,
            Some(at) => {
                findings.push(finding(at, status, &report.said));
                at + 1
            }
            None => {
                findings.push(format!(
                    "a worker did not begin: {}",
                    report.said.join("\n")
                ));
                end
            }
        };
        if status == worker::DONE {
            let seconds = start.elapsed().as_secs_f64();
            println!("up to {next}, {seconds:.0} s: {}", report.said.join("; "));
        }
    }
    println!("{} mutants, {} findings", next - first, findings.len());
    findings
}

fn finding(at: u64, status: i32, said: &[String]) -> String {
    let how = match status {
        worker::PANICKED => "panicked".to_owned(),
        worker::HUNG => "hung".to_owned(),
        status if status < 0 => format!("died of signal {}", -status),
        status => format!("ended with {status}"),
    };
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mutant-{at}.beam"));
    let kept = std::fs::write(&file, Corpus::new(modules()).mutant(at));
    let kept = kept.map_or_else(|e| e.to_string(), |()| file.display().to_string());
    let again = format!("PURLIN_FUZZ_FIRST={at} PURLIN_FUZZ_ITERS=1 cargo test --test fuzz");
    format!(
        "mutant {at} {how}: {kept}\n    {again}\n    {}",
        said.join("\n    ")
    )
}

/// Runs a worker. Its status: 0 or what it exits with, a negative number for a signal.
fn share(from: u64, to: u64) -> (Report, i32) {
    let mut worker = Command::new(std::env::current_exe().expect("this program"))
        .env(WORKER, format!("{from}..{to}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a worker starts");
    let mut report = Report::default();
    let output = worker.stdout.take().expect("its output");
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        match line.strip_prefix('@').and_then(|n| n.parse().ok()) {
            Some(at) => report.at = Some(at),
            None => report.said.push(line),
        }
    }
    let status = worker.wait().expect("a worker ends");
    let signal = std::os::unix::process::ExitStatusExt::signal(&status).unwrap_or(0);
    (report, status.code().unwrap_or(-signal))
}
