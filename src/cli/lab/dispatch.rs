//! `purlin lab dispatch`: what dispatch costs, and what superinstructions save, on a set of benchmarks.
use super::bench::{self, Benchmark};
use super::figures::{self, Counts, Figures};
use super::machine::Machine;
use super::measure::{Outcome, Runner, Sample, Setup};
use super::report::Report;
use crate::cli::output::{self, Failure, Out, failed};
use crate::cli::{Global, Switch};
use indicatif::{ProgressBar, ProgressStyle};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

#[derive(clap::Args)]
#[command(after_help = "\
DIR has the benchmarks, modules that export main/1 (NAME.beam, NAME.S, or NAME.erl, which is compiled), and \
a file `sizes` with a line for each: NAME SIZE SMALL-SIZE CHECKSUM SMALL-CHECKSUM. main(SIZE) must \
return CHECKSUM.

Each run is a process of its own, the setups by turns, so that a change in the machine's speed hits all \
alike. Processor time is measured, so other processes disturb little, but they do: measure on a quiet machine. \
Instructions are counted in runs of their own. A benchmark that goes wrong is left out of the means, and \
makes the exit code 1.")]
pub struct Args {
    /// Where the benchmarks are
    #[arg(long, value_name = "DIR")]
    bench: PathBuf,
    /// The compiler, and its options
    #[arg(long, value_name = "CMD", default_value = "erlc")]
    erlc: String,
    /// Timed runs of each benchmark in each setup
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Small sizes: to see that all works, too short to time
    #[arg(long)]
    smoke: bool,
    /// The longest that a process may run
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    timeout: u64,
    /// Write dispatch.md, dispatch.svg and dispatch.json (all samples) there
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
    /// Only these benchmarks
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

pub fn dispatch(args: &Args, global: &Global, out: &mut Out) -> Result<(), Failure> {
    if global.backend.is_some() || global.superinstructions == Switch::Off {
        let why = "lab dispatch runs all back ends, with superinstructions and without: leave out --backend \
                   and --superinstructions";
        return Err(Failure::Usage(why.into()));
    }
    if let Some(directory) = args.report.as_deref().filter(|d| !d.is_dir()) {
        return failed(format_args!("{}: no such directory", directory.display()));
    }
    let scratch = Scratch::new()?;
    let benchmarks = bench::find(&args.bench, &args.names, args.smoke, &args.erlc, &scratch.0)?;
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return failed(error),
    };
    let runner = Runner {
        program,
        arguments: arguments(global),
        scratch: scratch.0.clone(),
        timeout: Duration::from_secs(args.timeout),
    };
    let machine = Machine::describe();
    let setups = Setup::all();
    let (samples, counts) = measure(&runner, &benchmarks, &setups, args.runs);
    let figures = Figures::new(&benchmarks, &setups, &samples, &counts);
    let report = Report {
        benchmarks: &benchmarks,
        samples: &samples,
        counts: &counts,
        figures: &figures,
        machine: &machine,
        runs: args.runs,
        smoke: args.smoke,
    };
    report.print(out)?;
    if let Some(directory) = &args.report {
        report.write(directory)?;
    }
    out.flush()?;
    complain(&benchmarks, &samples, &counts)
}

/// What every process is told as well: where modules are found.
fn arguments(global: &Global) -> Vec<OsString> {
    let mut all = Vec::new();
    let mut add = |flag: &str, path: &Path| all.extend([flag.into(), path.into()]);
    for (flag, path) in [("--otp", &global.otp), ("--elixir", &global.elixir)] {
        if let Some(path) = path {
            add(flag, path);
        }
    }
    for path in &global.pa {
        add("--pa", path);
    }
    all
}

/// All runs.
fn measure(
    runner: &Runner,
    benchmarks: &[Benchmark],
    setups: &[Setup],
    runs: u32,
) -> (Vec<Sample>, Vec<Counts>) {
    let progress = progress(benchmarks.len() * (setups.len() * runs as usize + 2));
    let (mut samples, mut counts) = (Vec::new(), Vec::new());
    for (index, benchmark) in benchmarks.iter().enumerate() {
        for run in 1..=runs {
            for &setup in setups {
                progress.set_message(format!("{} {}", benchmark.name, figures::name(setup)));
                samples.push(runner.sample(index, benchmark, setup, run));
                progress.inc(1);
            }
        }
        let count = |superinstructions| {
            progress.set_message(format!("{} counting", benchmark.name));
            let count = runner.count(benchmark, superinstructions);
            progress.inc(1);
            count
        };
        counts.push(Counts {
            fused: count(true),
            unfused: count(false),
        });
    }
    progress.finish_and_clear();
    (samples, counts)
}

fn progress(length: usize) -> ProgressBar {
    if !output::is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {msg}") {
        bar.set_style(style);
    }
    bar
}

/// Says what went wrong: for each benchmark each reason once, with the setups that had it.
fn complain(
    benchmarks: &[Benchmark],
    samples: &[Sample],
    counts: &[Counts],
) -> Result<(), Failure> {
    let mut wrong = false;
    for (index, benchmark) in benchmarks.iter().enumerate() {
        let mut reasons = reasons(benchmark, samples.iter().filter(|s| s.benchmark == index));
        let uncounted = counts[index].fused.is_none() || counts[index].unfused.is_none();
        if uncounted && reasons.is_empty() {
            reasons.push(("its instructions were not counted".to_owned(), Vec::new()));
        }
        for (why, setups) in &reasons {
            let setups = match setups.len() {
                n if n == Setup::all().len() => "everywhere".to_owned(),
                _ => setups.join("; "),
            };
            match setups.is_empty() {
                true => eprintln!("purlin: {}: {why}", benchmark.name),
                false => eprintln!("purlin: {} ({setups}): {why}", benchmark.name),
            }
        }
        wrong |= !reasons.is_empty();
    }
    if wrong { Err(Failure::Said) } else { Ok(()) }
}

/// What went wrong with a benchmark, and in which setups.
fn reasons<'a>(
    benchmark: &Benchmark,
    samples: impl Iterator<Item = &'a Sample>,
) -> Vec<(String, Vec<String>)> {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for sample in samples {
        let why = match &sample.outcome {
            Outcome::Right => continue,
            Outcome::Wrong(other) => format!("printed {other}, not {}", benchmark.checksum),
            Outcome::Failed(why) => why.clone(),
            Outcome::TimedOut => "took too long".to_owned(),
        };
        let at = reasons.iter().position(|(known, _)| *known == why);
        let at = at.unwrap_or_else(|| {
            reasons.push((why, Vec::new()));
            reasons.len() - 1
        });
        let setup = figures::name(sample.setup);
        if !reasons[at].1.contains(&setup) {
            reasons[at].1.push(setup);
        }
    }
    reasons
}

/// A directory of its own, which goes when all is done.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch, Failure> {
        let path = std::env::temp_dir().join(format!("purlin-lab-{}", std::process::id()));
        match fs::create_dir_all(&path) {
            Ok(()) => Ok(Scratch(path)),
            Err(error) => failed(format_args!("{}: {error}", path.display())),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Nobody needs it any more; one that is left harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}
