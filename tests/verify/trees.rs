//! Every module of the OTPs and Elixirs that are there passes.
//!
//! `PURLIN_TREES` names directories, separated by colons; without it the usual places are looked
//! at. None is fine.

use std::path::{Path, PathBuf};
use std::time::Duration;

use purlin::beam::{File, unpack};
use purlin::tables::OPS;
use purlin::verify::{Input, verify};

fn trees() -> Vec<PathBuf> {
    match std::env::var("PURLIN_TREES") {
        Ok(list) => list.split(':').map(PathBuf::from).collect(),
        Err(_) => ["bookworm", "trixie", "sid"]
            .iter()
            .map(|suite| PathBuf::from(format!("/opt/otp/{suite}/root/usr/lib")))
            .collect(),
    }
}

pub fn modules(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => modules(&path, found),
            Ok(kind) if kind.is_file() && path.extension().is_some_and(|e| e == "beam") => {
                found.push(path);
            }
            _ => {}
        }
    }
}

/// How long this thread has run, where the system tells: others may be running too.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text
        .split_whitespace()
        .next()
        .and_then(|word| word.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

#[derive(Default)]
struct Sum {
    modules: usize,
    ops: usize,
    unproven: usize,
    time: Duration,
    by_name: std::collections::BTreeMap<&'static str, (usize, usize)>,
}

fn check(path: &Path, sum: &mut Sum) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let bytes = unpack(&bytes).map_err(|e| e.to_string())?;
    let file = File::parse(&bytes).map_err(|e| e.to_string())?;
    let code = file.decode().map_err(|e| e.to_string())?;
    let start = cpu_time();
    let input = Input::new(&file, &code);
    let facts = verify(&input).map_err(|e| e.to_string())?;
    sum.time += cpu_time().saturating_sub(start);
    sum.modules += 1;
    sum.ops += code.ops.len();
    sum.unproven += facts.unproven_count() as usize;
    for op in &code.ops {
        let name = sum.by_name.entry(OPS[usize::from(op.id)].name).or_default();
        name.0 += 1;
        name.1 += usize::from(facts.unproven(op.at));
    }
    Ok(())
}

#[test]
fn what_compilers_emit_passes() {
    let mut failures = Vec::new();
    for tree in trees() {
        let mut paths = Vec::new();
        modules(&tree, &mut paths);
        paths.sort();
        let mut sum = Sum::default();
        for path in &paths {
            if let Err(error) = check(path, &mut sum) {
                failures.push(format!("{}: {error}", path.display()));
            }
        }
        let rate = sum.ops as f64 / sum.time.as_secs_f64().max(1e-9) / 1e6;
        println!(
            "{}: {} of {} modules, {} operations, {} unproven, {:.1} million operations a second",
            tree.display(),
            sum.modules,
            paths.len(),
            sum.ops,
            sum.unproven,
            rate
        );
        for (name, (count, unproven)) in sum.by_name {
            if unproven > 0 {
                println!("    {name}: {unproven} of {count} unproven");
            }
        }
    }
    let count = failures.len();
    assert!(
        failures.is_empty(),
        "{count} modules refused:\n{}",
        failures.join("\n")
    );
}
