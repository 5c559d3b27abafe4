//! `purlin lab dispatch`, counts, and code without superinstructions.
use super::support::{failure, purlin, success};
use super::{VIRTUALLY, tempdir};
use purlin::emulator::backend::Backend;
use purlin::tables::SPECS;
use serde_json::Value;
use std::path::{Path, PathBuf};

const BENCH: &str = "tests/lab";

/// The setups that this build has: back ends, with superinstructions and without.
fn setups() -> usize {
    let here = Backend::NAMES
        .iter()
        .filter(|name| name.parse::<Backend>().is_ok());
    here.count() * 2
}

/// A directory with the tiny benchmarks and these `sizes`.
fn bench(name: &str, sizes: &str) -> PathBuf {
    let dir = tempdir(name);
    for module in ["sum", "build"] {
        let file = format!("{module}.S");
        std::fs::copy(Path::new(BENCH).join(&file), dir.join(file)).unwrap();
    }
    std::fs::write(dir.join("sizes"), sizes).unwrap();
    dir
}

/// What is printed on standard error when a run of the lab goes wrong, after its table.
fn complaint(args: &[&str]) -> String {
    let out = purlin(args).output().unwrap();
    assert_eq!(out.status.code(), Some(1), "{args:?}");
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.contains("geometric mean of"), "{text}");
    String::from_utf8(out.stderr).unwrap()
}

#[test]
fn dispatch_prints_a_table_and_writes_a_report() {
    let dir = tempdir("lab_report");
    let report = dir.to_str().unwrap();
    let text = success(&[
        "lab", "dispatch", "--bench", BENCH, "--runs", "2", "--report", report,
    ]);
    let lines: Vec<&str> = text.lines().collect();
    let words = |line: &str| line.split("  ").filter(|w| !w.is_empty()).count();
    // Benchmark, time, the ratios of the other setups, instructions, how many without.
    let columns = setups() + 3;
    for (line, name, n) in [
        (0, "benchmark", columns),
        (1, "sum", columns),
        (2, "build", columns),
        (3, "geometric mean of 2", columns - 2),
    ] {
        assert!(lines[line].starts_with(name), "{text}");
        assert_eq!(words(lines[line]), n, "{text}");
    }
    assert!(
        text.contains("With superinstructions, the loop takes "),
        "{text}"
    );
    assert!(text.contains("times as many instructions run"), "{text}");

    let read = |name: &str| std::fs::read_to_string(dir.join(name)).unwrap();
    let samples: Value = serde_json::from_str(&read("dispatch.json")).unwrap();
    let all = samples["samples"].as_array().unwrap();
    assert_eq!(all.len(), 2 * 2 * setups());
    assert!(all.iter().all(|s| s["outcome"] == "right"));
    let (first, second) = (&all[0], &all[1]);
    assert_ne!(first["backend"], second["backend"], "by turns");
    for count in samples["counts"].as_array().unwrap() {
        let of = |name: &str| count[name].as_u64().unwrap();
        assert!(of("instructions") > 200, "{count}");
        assert!(
            of("instructions") < of("without_superinstructions"),
            "{count}"
        );
    }
    let svg = read("dispatch.svg");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    // A dot for each figure, and one for each setup in the legend.
    assert_eq!(svg.matches("<circle ").count(), 3 * setups());
    let page = read("dispatch.md");
    for part in [
        "| benchmark | threaded, s |",
        "| sum |",
        "(dispatch.svg)",
        "## A switch against direct threading",
        "## What superinstructions save",
        "- compiler: rustc ",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
}

#[test]
fn what_goes_wrong_is_said_and_left_out() {
    let dir = bench("lab_wrong", "sum 10 5 56 15\nbuild 10 5 10 5\n");
    let dir = dir.to_str().unwrap();
    let err = complaint(&["lab", "dispatch", "--bench", dir, "--runs", "1"]);
    assert!(
        err.contains("purlin: sum (everywhere): printed 55, not 56\n"),
        "{err}"
    );
    assert!(!err.contains("build"), "{err}");
    // Small sizes have checksums of their own.
    let args = ["lab", "dispatch", "--smoke", "--bench", dir, "--runs", "1"];
    let text = success(&args);
    assert!(text.contains("geometric mean of 2"), "{text}");
    // Only those that are named.
    let args = ["lab", "dispatch", "--bench", dir, "--runs", "1", "build"];
    let text = success(&args);
    assert!(text.contains("geometric mean of 1"), "{text}");
    let err = complaint(&[
        "lab",
        "dispatch",
        "--bench",
        dir,
        "--runs",
        "1",
        "--timeout",
        "0",
    ]);
    assert!(err.contains("build (everywhere): took too long"), "{err}");
    let dir = bench("lab_raises", "sum a_word 5 56 15\n");
    let err = complaint(&[
        "lab",
        "dispatch",
        "--bench",
        dir.to_str().unwrap(),
        "--runs",
        "1",
    ]);
    assert!(
        err.contains("sum (everywhere): ** exception error"),
        "{err}"
    );
}

#[test]
fn a_set_of_benchmarks_must_be_one() {
    let sources = bench("lab_sources", "other 1 1 1 1\n");
    std::fs::write(sources.join("other.erl"), "").unwrap();
    let odd = bench("lab_odd", "# A comment.\n\nsum 10 5\n");
    let missing = bench("lab_missing", "another 1 1 1 1\n");
    let empty = bench("lab_empty", "");
    let [sources, odd, missing, empty] =
        [&sources, &odd, &missing, &empty].map(|dir| dir.to_str().unwrap());
    let cases: &[(&[&str], &str)] = &[
        (&["--bench", "/nonexistent"], "/nonexistent/sizes: "),
        (
            &["--bench", BENCH, "product"],
            "product: no such benchmark; there are sum, build",
        ),
        (
            &["--bench", BENCH, "--report", "/nonexistent"],
            "/nonexistent: no such directory",
        ),
        (&["--bench", odd], "sizes:3: expected a module, its size"),
        (
            &["--bench", missing],
            "no another.beam, another.S or another.erl",
        ),
        (&["--bench", empty], "sizes: no benchmarks"),
        (
            &["--bench", sources, "--erlc", "/nonexistent/erlc +x"],
            "cannot run /nonexistent/erlc +x (--erlc names another)",
        ),
    ];
    for (args, expected) in cases {
        let (code, err) = failure(&[&["lab", "dispatch"], *args].concat());
        assert_eq!(code, 1, "{err}");
        assert!(err.contains(expected), "{err}");
    }
    assert_eq!(failure(&["lab", "dispatch"]).0, 2);
    let args = ["--backend", "loop", "lab", "dispatch", "--bench", BENCH];
    let (code, err) = failure(&args);
    assert_eq!(code, 2);
    assert!(err.contains("leave out --backend"), "{err}");
    assert_eq!(failure(&["lab"]).0, 2);
}

/// The counts that a run prints on standard error.
fn counts(args: &[&str]) -> String {
    let args = [args, &[VIRTUALLY, "impractical", "41"]].concat();
    let out = purlin(&args).output().unwrap();
    assert_eq!(String::from_utf8(out.stdout).unwrap(), "42\n");
    String::from_utf8(out.stderr).unwrap()
}

#[test]
fn what_runs_is_counted() {
    let tables = counts(&["run", "--counts"]);
    assert!(tables.contains("  i_increment_J_u_x_k_x\n"), "{tables}");
    assert!(tables.contains("\npairs of them: "), "{tables}");
    let total: u64 = counts(&["run", "--counts=total"]).trim().parse().unwrap();
    assert!(
        tables.contains(&format!("instructions run: {total}, ")),
        "{tables}"
    );
}

#[test]
fn superinstructions_can_be_left_out() {
    let has_sums = |listing: &str| {
        let mut sums = SPECS.iter().filter(|s| !s.components.is_empty());
        sums.any(|s| listing.split_whitespace().any(|word| word == s.form))
    };
    let on = success(&["df", VIRTUALLY]);
    let off = success(&["--superinstructions", "off", "df", VIRTUALLY]);
    assert!(has_sums(&on), "{on}");
    assert!(!has_sums(&off), "{off}");
    for &backend in Backend::NAMES
        .iter()
        .filter(|name| name.parse::<Backend>().is_ok())
    {
        for (argument, result) in [("41", "42\n"), ("3.0", "1.5\n"), ("x", "batman\n")] {
            let args = ["run", "--superinstructions", "off", "--backend", backend];
            let out = success(&[&args, &[VIRTUALLY, "impractical", argument][..]].concat());
            assert_eq!(out, result, "{backend}");
        }
    }
}
