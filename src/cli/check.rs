//! `purlin check`: loads and verifies files or whole trees, on one thread.
use super::output::{self, Failure, Out, failed, painted, style};
use super::target;
use indicatif::{ProgressBar, ProgressStyle};
use purlin::beam::{Code, File};
use purlin::code::Module;
use purlin::loader::{self, LoadError, Observer};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Args {
    /// Files, or directories that are searched for .beam files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Load all of them that often, from memory, and tell the times of the quickest round
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    repeat: u32,
}

/// What was done, and how long it took.
#[derive(Default, Clone)]
struct Totals {
    files: usize,
    refused: usize,
    obsolete: usize,
    bytes: usize,
    functions: usize,
    operations: usize,
    code: usize,
    /// Parsing, decoding and verifying.
    verify: Duration,
    /// Preparing, rewriting and emitting.
    emit: Duration,
}

/// Notes when verification ends and rewriting begins.
struct Watch {
    verified: Option<Instant>,
    operations: usize,
}

impl Observer for Watch {
    fn verified(&mut self, _: &File<'_>, code: &Code) {
        self.verified = Some(Instant::now());
        self.operations = code.ops.len();
    }
    fn active(&self) -> bool {
        false
    }
}

pub fn check(args: &Args, out: &mut Out) -> Result<(), Failure> {
    let started = Instant::now();
    let files = find_all(&args.paths)?;
    let read = read_all(&files)?;
    let reading = started.elapsed();
    let progress = progress(read.len() as u64 * u64::from(args.repeat));
    let mut best: Option<Totals> = None;
    for round in 0..args.repeat {
        let mut totals = Totals::default();
        for (path, bytes) in files.iter().zip(&read) {
            let refusal = load(bytes, &mut totals);
            progress.inc(1);
            if let Some(error) = refusal.filter(|_| round == 0) {
                progress.suspend(|| refused(path, &error, out))?;
            }
        }
        let quicker = |b: &Totals| totals.verify + totals.emit < b.verify + b.emit;
        if best.as_ref().is_none_or(quicker) {
            best = Some(totals);
        }
    }
    progress.finish_and_clear();
    let totals = best.unwrap_or_default();
    summary(&totals, reading, args.repeat, out)?;
    if totals.refused > 0 {
        return Err(Failure::Said);
    }
    Ok(())
}

fn refused(path: &Path, error: &LoadError, out: &mut Out) -> Result<(), Failure> {
    let word = painted(style::BAD, "refused");
    Ok(out.line(format_args!("{word} {}: {error}", path.display()))?)
}

/// Loads one file; why it was refused, if it was.
fn load(bytes: &[u8], totals: &mut Totals) -> Option<LoadError> {
    let mut watch = Watch {
        verified: None,
        operations: 0,
    };
    let start = Instant::now();
    let loaded = loader::load_observed(bytes, &mut watch);
    let end = Instant::now();
    let middle = watch.verified.unwrap_or(end);
    totals.verify += middle - start;
    totals.emit += end - middle;
    totals.files += 1;
    totals.bytes += bytes.len();
    totals.operations += watch.operations;
    match loaded {
        Ok(module) => {
            count(&module, totals);
            None
        }
        Err(error) => {
            totals.refused += 1;
            totals.obsolete += usize::from(error.is_obsolete());
            Some(error)
        }
    }
}

fn count(module: &Module, totals: &mut Totals) {
    totals.functions += module.functions.len();
    totals.code += module.code.size();
}

fn summary(t: &Totals, reading: Duration, repeat: u32, out: &mut Out) -> Result<(), Failure> {
    let refused = match (t.refused, t.obsolete) {
        (0, _) => "none refused".to_owned(),
        (n, 0) => format!("{n} refused"),
        (n, old) => format!("{n} refused ({old} for obsolete operations)"),
    };
    let style = if t.refused > 0 {
        style::BAD
    } else {
        style::LOADED
    };
    out.line(format_args!(
        "{}, {}: {} functions, {} operations, {:.1} MB read, {:.1} MB of code",
        painted(
            style,
            format_args!("{} of {} files loaded", t.files - t.refused, t.files)
        ),
        refused,
        t.functions,
        t.operations,
        t.bytes as f64 / 1e6,
        t.code as f64 / 1e6,
    ))?;
    let seconds = |d: Duration| d.as_secs_f64();
    let best = if repeat > 1 {
        format!(" (best of {repeat})")
    } else {
        String::new()
    };
    out.line(format_args!(
        "reading {:.3} s; parse and verify {:.3} s, rewrite and emit {:.3} s, together {:.3} s{best}",
        seconds(reading),
        seconds(t.verify),
        seconds(t.emit),
        seconds(t.verify + t.emit),
    ))?;
    Ok(())
}

fn progress(length: u64) -> ProgressBar {
    if !output::is_watched() || length < 20 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}

fn read_all(files: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
    files.iter().map(|path| target::read(path)).collect()
}

/// The files that are meant, in a fixed order.
pub fn find_all(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files)?;
        } else {
            files.push(target::find(&path.to_string_lossy())?);
        }
    }
    if files.is_empty() {
        return failed("no .beam files there");
    }
    Ok(files)
}

fn walk(directory: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return failed(format_args!("{}: {error}", directory.display())),
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(|e| e.file_name());
    for entry in entries {
        let path = entry.path();
        // Links are followed to files, not to directories: those may go round in a circle.
        if entry.file_type().is_ok_and(|t| t.is_dir()) {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "beam") && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}
