//! A set of benchmarks: a directory with modules that export `main/1`, and a file `sizes` that says for each module, on a
//! line, what to pass, a smaller value for a quick look, and what must come out of both.
use super::super::output::{Failure, failed};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A module, and how it is run.
pub struct Benchmark {
    pub name: String,
    pub size: String,
    /// What it prints.
    pub checksum: String,
    /// What is run: a `.beam` or a `.S` file.
    pub file: PathBuf,
}

/// The benchmarks of a directory: those named, or all. Sources are compiled into `scratch`.
pub fn find(
    directory: &Path,
    names: &[String],
    smoke: bool,
    erlc: &str,
    scratch: &Path,
) -> Result<Vec<Benchmark>, Failure> {
    let listed = read_sizes(&directory.join("sizes"), smoke)?;
    if let Some(unknown) = names.iter().find(|n| listed.iter().all(|l| l.name != **n)) {
        let known: Vec<&str> = listed.iter().map(|l| l.name.as_str()).collect();
        return failed(format_args!(
            "{unknown}: no such benchmark; there are {}",
            known.join(", ")
        ));
    }
    let mut found = Vec::new();
    for mut benchmark in listed {
        if names.is_empty() || names.contains(&benchmark.name) {
            benchmark.file = file_of(directory, &benchmark.name, erlc, scratch)?;
            found.push(benchmark);
        }
    }
    match found.is_empty() {
        true => failed(format_args!(
            "{}: no benchmarks",
            directory.join("sizes").display()
        )),
        false => Ok(found),
    }
}

/// The lines of `sizes`; files are found later.
fn read_sizes(path: &Path, smoke: bool) -> Result<Vec<Benchmark>, Failure> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return failed(format_args!("{}: {error}", path.display())),
    };
    let mut all = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() || words[0].starts_with('#') {
            continue;
        }
        let &[name, full, small, checksum, small_checksum] = words.as_slice() else {
            return failed(format_args!(
                "{}:{}: expected a module, its size, a smaller one, and the checksums of both",
                path.display(),
                number + 1
            ));
        };
        let (size, checksum) = match smoke {
            true => (small, small_checksum),
            false => (full, checksum),
        };
        all.push(Benchmark {
            name: name.to_owned(),
            size: size.to_owned(),
            checksum: checksum.to_owned(),
            file: PathBuf::new(),
        });
    }
    Ok(all)
}

/// The module's compiled file, its listing, or its source, compiled.
fn file_of(directory: &Path, name: &str, erlc: &str, scratch: &Path) -> Result<PathBuf, Failure> {
    let with = |extension: &str| directory.join(format!("{name}.{extension}"));
    for extension in ["beam", "S"] {
        if with(extension).is_file() {
            return Ok(with(extension));
        }
    }
    let source = with("erl");
    if !source.is_file() {
        return failed(format_args!(
            "{}: no {name}.beam, {name}.S or {name}.erl",
            directory.display()
        ));
    }
    let mut words = erlc.split_whitespace();
    let run = Command::new(words.next().unwrap_or("erlc"))
        .args(words)
        .arg("-o")
        .args([scratch, &source])
        .output();
    match run {
        Ok(done) if done.status.success() => Ok(scratch.join(format!("{name}.beam"))),
        Ok(done) => failed(format_args!(
            "{}: {erlc} failed: {}{}",
            source.display(),
            String::from_utf8_lossy(&done.stdout),
            String::from_utf8_lossy(&done.stderr)
        )),
        Err(error) => failed(format_args!(
            "{}: cannot run {erlc} (--erlc names another): {error}",
            source.display()
        )),
    }
}
