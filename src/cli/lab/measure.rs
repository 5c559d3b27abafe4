//! Runs, each a process of its own: their processor time, what comes out of them, and how many instructions they take.
use super::bench::Benchmark;
use purlin::bif::cpu_time;
use purlin::emulator::backend::Backend;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How a benchmark is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup {
    pub backend: Backend,
    pub superinstructions: bool,
}

impl Setup {
    /// All that this build of the machine has.
    pub fn all() -> Vec<Setup> {
        let names = Backend::NAMES.iter();
        let here: Vec<Backend> = names.filter_map(|name| name.parse().ok()).collect();
        let with = |superinstructions| {
            let setup = move |&backend: &Backend| Setup {
                backend,
                superinstructions,
            };
            here.iter().map(setup).collect::<Vec<_>>()
        };
        [with(true), with(false)].concat()
    }

    pub fn switch(self) -> &'static str {
        if self.superinstructions { "on" } else { "off" }
    }
}

/// What has come of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It printed what it must.
    Right,
    /// It printed something else.
    Wrong(String),
    Failed(String),
    TimedOut,
}

/// One run.
pub struct Sample {
    /// Index of the benchmark.
    pub benchmark: usize,
    pub setup: Setup,
    /// Which run of that, from 1 on.
    pub run: u32,
    /// Of the process, in the program and in the kernel.
    pub time: Duration,
    pub outcome: Outcome,
}

pub struct Runner {
    /// This program.
    pub program: PathBuf,
    /// What it is always given: where modules are found.
    pub arguments: Vec<OsString>,
    /// For what processes print.
    pub scratch: PathBuf,
    pub timeout: Duration,
}

impl Runner {
    pub fn sample(&self, index: usize, benchmark: &Benchmark, setup: Setup, run: u32) -> Sample {
        let (outcome, time, _) = self.run(benchmark, setup, &[]);
        Sample {
            benchmark: index,
            setup,
            run,
            time,
            outcome,
        }
    }

    /// How many instructions a benchmark takes, on any back end; none if the run goes wrong.
    pub fn count(&self, benchmark: &Benchmark, superinstructions: bool) -> Option<u64> {
        let setup = Setup {
            backend: Backend::Loop,
            superinstructions,
        };
        let (outcome, _, errors) = self.run(benchmark, setup, &["--counts=total"]);
        match outcome {
            Outcome::Right => errors.lines().last()?.parse().ok(),
            _ => None,
        }
    }

    /// What comes of a run, its time, and what it says on standard error.
    fn run(
        &self,
        benchmark: &Benchmark,
        setup: Setup,
        more: &[&str],
    ) -> (Outcome, Duration, String) {
        let (out, err) = (self.scratch.join("stdout"), self.scratch.join("stderr"));
        let before = cpu_time::children();
        let ended = File::create(&out).and_then(|stdout| {
            let stderr = File::create(&err)?;
            let child = Command::new(&self.program)
                .args(&self.arguments)
                .args(["--backend", setup.backend.name()])
                .args(["--superinstructions", setup.switch(), "run"])
                // What dispatch costs is asked, not what cores gain.
                .args(["--schedulers", "1"])
                .args(more)
                .arg(&benchmark.file)
                .args(["main", &benchmark.size])
                .stdin(Stdio::null())
                .stdout(stdout)
                .stderr(stderr)
                .spawn()?;
            wait(child, self.timeout)
        });
        let time = cpu_time::children().saturating_sub(before);
        let read = |path| String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
        let (printed, errors) = (read(&out), read(&err));
        let outcome = match ended {
            Err(error) => Outcome::Failed(error.to_string()),
            Ok(None) => Outcome::TimedOut,
            Ok(Some(status)) if !status.success() => Outcome::Failed(first_line(&errors, status)),
            Ok(Some(_)) => match printed.lines().last().unwrap_or("") {
                checksum if checksum == benchmark.checksum => Outcome::Right,
                other => Outcome::Wrong(other.to_owned()),
            },
        };
        (outcome, time, errors)
    }
}

fn first_line(errors: &str, status: ExitStatus) -> String {
    match errors.lines().next() {
        Some(line) => line.trim().to_owned(),
        None => status.to_string(),
    }
}

/// How the process ends; none if it has to be ended. Looked at seldom, so that looking costs nothing.
fn wait(mut child: std::process::Child, timeout: Duration) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let elapsed = start.elapsed();
        if elapsed >= timeout {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        let longest = Duration::from_millis(50);
        std::thread::sleep((elapsed / 16).clamp(Duration::from_millis(1), longest));
    }
}
