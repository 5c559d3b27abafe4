//! The differential test: every case of tests/erl, built by every compiler and option of tests/erl/variants, runs on every back
//! end and must print what the reference OTP printed (tests/erl/expected): on one scheduler, and on two all of them on native
//! code, those about processes on the others.
//!
//! One process runs all cases of a module. If it dies or hangs, the case it was at has failed, and another process goes on with
//! the next one. Cases that are known to fail stand in tests/erl/expected_failures.txt; one of those that passes is a failure
//! too. `tests/erl/build` makes the modules, and installs the compilers that it needs.

#[path = "support/otp.rs"]
mod otp;

use otp::otp;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// How long one case may take; no case takes OTP a tenth of a second.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 120 } else { 30 });

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn erl() -> PathBuf {
    top().join("tests/erl")
}

/// Builds every variant, once.
fn build() {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        let status = Command::new(erl().join("build"))
            .stdin(Stdio::null())
            .status()
            .expect("tests/erl/build starts");
        assert!(status.success(), "tests/erl/build: {status}");
    });
}

/// A case, and where it runs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    variant: String,
    module: String,
    case: String,
    backend: &'static str,
    schedulers: usize,
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Case {
            variant,
            module,
            case,
            backend,
            schedulers,
        } = self;
        write!(
            f,
            "{variant}/{module}:{case} {backend} --schedulers {schedulers}"
        )
    }
}

/// A line of expected_failures.txt: `[VARIANT/]MODULE:CASE BACKEND REASON`, where BACKEND may be `*`.
struct Known {
    line: usize,
    variant: Option<String>,
    module: String,
    case: String,
    backend: String,
}

impl Known {
    fn covers(&self, case: &Case) -> bool {
        self.module == case.module
            && self.case == case.case
            && self.variant.as_ref().is_none_or(|v| *v == case.variant)
            && (self.backend == "*" || self.backend == case.backend)
    }
}

fn known() -> &'static [Known] {
    static KNOWN: OnceLock<Vec<Known>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let text = std::fs::read_to_string(erl().join("expected_failures.txt"))
            .expect("expected_failures.txt");
        let lines = text
            .lines()
            .enumerate()
            .filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
        lines
            .map(|(at, line)| {
                let wrong = || {
                    panic!(
                        "expected_failures.txt:{}: not `[VARIANT/]MODULE:CASE BACKEND REASON`",
                        at + 1
                    )
                };
                let mut words = line.splitn(3, ' ');
                let (Some(name), Some(backend), Some(_reason)) =
                    (words.next(), words.next(), words.next())
                else {
                    wrong()
                };
                let (variant, name) = match name.split_once('/') {
                    Some((variant, name)) => (Some(variant.to_owned()), name),
                    None => (None, name),
                };
                let Some((module, case)) = name.split_once(':') else {
                    wrong()
                };
                Known {
                    line: at + 1,
                    variant,
                    module: module.to_owned(),
                    case: case.to_owned(),
                    backend: backend.to_owned(),
                }
            })
            .collect()
    })
}

/// The expected lines of a module, in their order: of the variant itself where it differs from otp27's.
fn expected(variant: &str, module: &str) -> Vec<(String, String)> {
    let places = [variant, "otp27", "otp29", "otp25"];
    let text = places
        .iter()
        .find_map(|v| {
            std::fs::read_to_string(erl().join(format!("expected/{v}/{module}.txt"))).ok()
        })
        .unwrap_or_else(|| panic!("no expected output of {module}; `tests/erl/regen` makes it"));
    lines(&text)
}

/// `case => outcome` lines.
fn lines(text: &str) -> Vec<(String, String)> {
    text.lines()
        .filter_map(|l| l.split_once(" => "))
        .map(|(case, outcome)| (case.to_owned(), outcome.to_owned()))
        .collect()
}

/// How a process ended.
enum End {
    Well,
    Badly(String),
}

/// Where the cases of a module run.
#[derive(Clone, Copy)]
struct Machine<'a> {
    backend: &'static str,
    schedulers: usize,
    otp: &'a str,
}

/// Runs `difftest:FUNCTION(ARGS)` and returns what it printed.
fn run(
    machine: Machine<'_>,
    ebin: &Path,
    function: &str,
    args: &[&str],
    cases: usize,
) -> (String, End) {
    static COUNT: Mutex<u32> = Mutex::new(0);
    let count = {
        let mut count = COUNT.lock().expect("not poisoned");
        *count += 1;
        *count
    };
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("difftest-{}-{count}", std::process::id()));
    let file =
        |name: &str| std::fs::File::create(scratch.with_extension(name)).expect("a scratch file");
    let Machine {
        backend,
        schedulers,
        otp,
    } = machine;
    let mut child = Command::new(env!("CARGO_BIN_EXE_purlin"))
        .args(["run", "--schedulers", &schedulers.to_string()])
        .args(["--backend", backend, "--otp", otp, "-pa"])
        .arg(ebin)
        .args(["difftest", function])
        .args(args)
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null())
        .stdout(file("out"))
        .stderr(file("err"))
        .spawn()
        .expect("purlin starts");
    let patience = PATIENCE.saturating_add(Duration::from_secs(cases as u64));
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child to wait for") {
            break Some(status);
        }
        if started.elapsed() > patience {
            child.kill().expect("a child to end");
            child.wait().expect("a child to wait for");
            break None;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let read = |name: &str| {
        let path = scratch.with_extension(name);
        let text = std::fs::read(&path)
            .map(|b| String::from_utf8_lossy(&b).into_owned())
            .unwrap_or_default();
        std::fs::remove_file(path).ok();
        text
    };
    let (out, err) = (read("out"), read("err"));
    let end = match status {
        Some(status) if status.success() => End::Well,
        Some(status) => End::Badly(format!(
            "{status}: {}",
            err.lines().take(4).collect::<Vec<_>>().join(" | ")
        )),
        None => End::Badly(format!("no end after {} s", patience.as_secs())),
    };
    (out, end)
}

/// What a module printed, case by case; of a case at which the machine died, why.
fn outcomes(
    machine: Machine<'_>,
    ebin: &Path,
    module: &str,
    cases: &[(String, String)],
) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut next = 0;
    while next < cases.len() {
        let (out, end) = if next == 0 {
            run(machine, ebin, "main", &[module], cases.len())
        } else {
            run(
                machine,
                ebin,
                "from",
                &[module, &cases[next].0],
                cases.len() - next,
            )
        };
        found.extend(lines(&out));
        // The first case from here on that printed nothing is the one at which it ended.
        match (next..cases.len()).find(|&i| !found.contains_key(&cases[i].0)) {
            None => break,
            Some(at) => {
                let why = match end {
                    End::Well => "printed nothing".to_owned(),
                    End::Badly(why) => why,
                };
                found.insert(cases[at].0.clone(), format!("*** {why}"));
                next = at + 1;
            }
        }
    }
    found
}

fn shortened(text: &str, other: &str) -> String {
    let same = text
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let from = (0..=same.saturating_sub(60))
        .rev()
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(0);
    let to = (from + 200..=text.len())
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(text.len());
    let (before, after) = (
        if from > 0 { "…" } else { "" },
        if to < text.len() { "…" } else { "" },
    );
    format!("{before}{}{after}", &text[from..to])
}

/// The modules of a variant.
fn modules(ebin: &Path) -> BTreeSet<String> {
    std::fs::read_dir(ebin)
        .unwrap_or_else(|e| panic!("{}: {e}", ebin.display()))
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_stem()?.to_str()?.to_owned();
            (path.extension()? == "beam" && name != "difftest").then_some(name)
        })
        .collect()
}

/// With $DIFFTEST_ACCEPT, a reason, notes a case among the expected failures: for all variants, if it fails in otp27.
fn accept(case: &Case) -> bool {
    static NOTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let Ok(reason) = std::env::var("DIFFTEST_ACCEPT") else {
        return false;
    };
    let mut name = format!("{}:{}", case.module, case.case);
    let mut noted = NOTED.lock().expect("not poisoned");
    if case.variant != "otp27" && !noted.contains(&name) {
        name = format!("{}/{name}", case.variant);
    }
    if noted.insert(name.clone()) {
        let path = erl().join("expected_failures.txt");
        let mut text = std::fs::read_to_string(&path).expect("expected_failures.txt");
        writeln!(text, "{name} * {reason}").ok();
        std::fs::write(path, text).expect("expected_failures.txt");
    }
    true
}

/// The modules whose cases are about processes.
const OF_PROCESSES: [&str; 11] = [
    "code_loading",
    "links",
    "loading",
    "long_work",
    "monitors",
    "proc_state",
    "procs",
    "relations",
    "timers",
    "v29_priority",
    "v29_procs",
];

/// What each compiler makes without options. The others' code is no other for schedulers.
const PLAINEST: [&str; 3] = ["otp25", "otp27", "otp29"];

/// On how many schedulers the cases of a module run besides one.
fn most_schedulers(variant: &str, backend: &str, module: &str) -> usize {
    let reasons = [
        PLAINEST.contains(&variant),
        backend == "native",
        OF_PROCESSES.contains(&module),
    ];
    // Two of them are enough.
    if reasons.iter().filter(|&&reason| reason).count() >= 2 {
        2
    } else {
        1
    }
}

/// Runs all modules of a variant on a back end.
fn differs(variant: &str, backend: &'static str) {
    build();
    let ebin = top().join("target/tests/erl").join(variant);
    let (otp27, otp29) = (otp("trixie"), otp("sid"));
    let only = std::env::var("DIFFTEST").ok();
    let (mut passed, mut failing, mut report) = (0, 0, String::new());
    let all = modules(&ebin);
    let wanted = all.iter().filter(|&module| {
        only.as_ref()
            .is_none_or(|only| only.split(',').any(|m| m == module))
    });
    let runs = wanted.flat_map(|module| {
        let schedulers = 1..=most_schedulers(variant, backend, module);
        schedulers.map(move |schedulers| (module, schedulers))
    });
    for (module, schedulers) in runs {
        let expected = expected(variant, module);
        let machine = Machine {
            backend,
            schedulers,
            otp: if module.starts_with("v29_") {
                &otp29
            } else {
                &otp27
            },
        };
        let found = outcomes(machine, &ebin, module, &expected);
        for (case, wanted) in &expected {
            let name = Case {
                variant: variant.into(),
                module: module.clone(),
                case: case.clone(),
                backend,
                schedulers,
            };
            let got = found.get(case).map_or("*** not run", String::as_str);
            let line = known().iter().find(|k| k.covers(&name));
            match (got == wanted, line) {
                (true, None) => passed += 1,
                (false, Some(_)) => failing += 1,
                (true, Some(known)) => {
                    writeln!(
                        report,
                        "{name}: passes; take line {} out of tests/erl/expected_failures.txt",
                        known.line
                    )
                    .ok();
                }
                (false, None) if accept(&name) => failing += 1,
                (false, None) => {
                    let (want, have) = (shortened(wanted, got), shortened(got, wanted));
                    writeln!(report, "{name}\n    expected {want}\n    found    {have}").ok();
                }
            }
        }
    }
    eprintln!("{variant} {backend}: {passed} cases agree, {failing} fail as expected");
    let filter = variant.replace('-', "_");
    assert!(
        report.is_empty(),
        "{report}\nOne module alone: DIFFTEST=MODULE cargo test --release --test differential {filter}. To note what fails among \
         the expected failures: DIFFTEST_ACCEPT='the reason'. What the reference prints: tests/erl/regen."
    );
}

/// One test for each variant and back end. Threaded code needs the optimiser's tail calls: release builds only.
macro_rules! variants {
    ($($test:ident = $variant:literal;)*) => {
        mod on_loop {
            $(#[test] fn $test() { super::differs($variant, "loop"); })*
        }
        #[cfg(not(debug_assertions))]
        mod on_threaded {
            $(#[test] fn $test() { super::differs($variant, "threaded"); })*
        }
        #[cfg(native)]
        mod on_native {
            $(#[test] fn $test() { super::differs($variant, "native"); })*
        }

        /// Every variant has its tests.
        #[test]
        fn all_variants() {
            let table = std::fs::read_to_string(erl().join("variants")).expect("tests/erl/variants");
            let named: BTreeSet<&str> = table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_whitespace().next()).collect();
            assert_eq!(named, BTreeSet::from([$($variant),*]));
        }
    };
}

variants! {
    otp27 = "otp27";
    otp27_r24 = "otp27-r24";
    otp27_r25 = "otp27-r25";
    otp27_r26 = "otp27-r26";
    otp27_plain = "otp27-plain";
    otp27_cover = "otp27-cover";
    otp27_inline = "otp27-inline";
    otp25 = "otp25";
    otp25_r24 = "otp25-r24";
    otp25_r23 = "otp25-r23";
    otp25_r22 = "otp25-r22";
    otp25_plain = "otp25-plain";
    otp29 = "otp29";
    otp29_r26 = "otp29-r26";
    otp29_debug = "otp29-debug";
}
