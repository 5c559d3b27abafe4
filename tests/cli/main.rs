//! The command `purlin`, as its users see it: on a machine without any OTP.
mod boot;
mod crash;
mod distribution;
mod lab;
mod listings;
mod native;
#[path = "../support/otp.rs"]
mod otp;
mod path;
mod perf;
mod shims;
mod support;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod top;

use purlin::beam::{File, Writer};
use purlin::emulator::backend::Backend;
use purlin::loader::op::{Arg, ArgRange, Op};
use purlin::tables::{OPS, op, tag};
use support::{failure, purlin, success};

const VIRTUALLY: &str = "examples/virtually.beam";

#[test]
fn runs_the_example() {
    for (arg, result) in [
        ("41", "42"),
        ("3.0", "1.5"),
        ("batman", "batman"),
        ("{a}", "batman"),
    ] {
        let out = success(&["run", VIRTUALLY, "impractical", arg]);
        assert_eq!(out, format!("{result}\n"));
    }
    let out = success(&["run", "examples/virtually.S", "instructional"]);
    assert_eq!(out, "<<\"Hello ElixirConf\">>\n");
}

#[test]
fn all_back_ends_run() {
    for &backend in Backend::NAMES
        .iter()
        .filter(|name| name.parse::<Backend>().is_ok())
    {
        let out = success(&["--backend", backend, "run", VIRTUALLY, "impractical", "41"]);
        assert_eq!(out, "42\n");
    }
}

#[test]
fn finds_modules_by_name() {
    // An Elixir module may be named as Elixir does; its file must be named as the module is.
    let dir = tempdir("by_name");
    std::fs::copy(VIRTUALLY, dir.join("Elixir.Virtually.beam")).unwrap();
    let dir = dir.to_str().unwrap();
    for pa in ["-pa", "--pa"] {
        let out = success(&[pa, dir, "run", "Virtually", "impractical", "41"]);
        assert_eq!(out, "42\n");
    }
}

#[test]
fn prints_an_exception_as_erl_does() {
    let (code, err) = failure(&["run", VIRTUALLY, "intractable", "7"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!("exception", err);
}

#[test]
fn says_what_is_wrong() {
    let cases: &[(&[&str], i32)] = &[
        (&["run", VIRTUALLY, "unknown"], 1),
        (&["run", VIRTUALLY, "impractical", "{a"], 2),
        (&["run", "no/such.beam"], 1),
        (&["run", "no_such_module"], 1),
        (&["df", VIRTUALLY, "unknown/3"], 1),
        (&["explain", VIRTUALLY, "unknown/3"], 1),
        (&["dump", VIRTUALLY, "--chunk", "Nope"], 1),
        (&["dump", "Cargo.toml"], 1),
        (&["check", "tests/cli"], 1),
        (&["ops", "no_such_operation"], 1),
        (&["ops", "increm"], 1),
        (&["asm", "Cargo.toml", "-o", "/dev/null"], 1),
        (&["--otp", "/nonexistent", "check", VIRTUALLY], 1),
        (&["--pa", "/nonexistent", "check", VIRTUALLY], 1),
        (&["--backend", "threaded", "run", "--counts", VIRTUALLY], 2),
    ];
    let mut all = String::new();
    for (args, expected) in cases {
        let (code, err) = failure(args);
        assert_eq!(code, *expected, "{args:?}: {err}");
        assert!(
            err.trim_end().lines().count() == 1,
            "{args:?}: one line, but: {err}"
        );
        all.push_str(&format!("$ purlin {}\n{err}\n", args.join(" ")));
    }
    insta::assert_snapshot!("errors", all);
}

#[test]
fn usage_errors_are_2() {
    for args in [
        &["nonsense"][..],
        &[],
        &["check"],
        &["--backend", "fast", "check", "x"],
        &["run", "--superinstructions", "some", VIRTUALLY],
    ] {
        assert_eq!(failure(args).0, 2, "{args:?}");
    }
}

#[test]
fn refuses_unknown_back_ends() {
    let wrong = "unknown back end \"fast\": there are loop, threaded, native";
    let named = purlin(&["check", VIRTUALLY])
        .env("PURLIN_BACKEND", "fast")
        .output()
        .unwrap();
    assert_eq!(named.status.code(), Some(2));
    let err = String::from_utf8(named.stderr).unwrap();
    assert_eq!(err, format!("purlin: $PURLIN_BACKEND: {wrong}\n"));
    // What is asked for on the command line counts; a variable that is empty counts as none.
    for (value, args) in [("fast", &["--backend", "loop"][..]), ("", &[])] {
        let args = [args, &["run", VIRTUALLY, "impractical", "41"]].concat();
        let out = purlin(&args).env("PURLIN_BACKEND", value).output().unwrap();
        assert_eq!(out.stdout, b"42\n", "{value:?}");
    }
}

/// Native code wants 64 MiB of addresses, twice: it is the choice of the back end that fails.
#[test]
#[cfg(native)]
fn native_code_without_memory_is_refused() {
    let command = format!(
        "ulimit -v 131072; exec {} --backend native check {VIRTUALLY}",
        env!("CARGO_BIN_EXE_purlin")
    );
    let out = std::process::Command::new("sh")
        .args(["-c", &command])
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1));
    let err = String::from_utf8(out.stderr).unwrap();
    assert!(
        err.starts_with("purlin: no memory for native code: Cannot allocate memory"),
        "{err}"
    );
}

#[test]
fn helps() {
    insta::assert_snapshot!("help", success(&["--help"]));
    for command in support::COMMANDS {
        let help = success(&[command, "--help"]);
        assert!(help.contains("Usage: purlin"), "{command}: {help}");
    }
    let version = success(&["--version"]);
    assert_eq!(version, format!("purlin {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completes() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            success(&["completions", shell]).contains("purlin"),
            "{shell}"
        );
    }
}

#[test]
fn colours_only_where_wanted() {
    assert!(!success(&["df", VIRTUALLY]).contains('\x1b'));
    assert!(success(&["--color", "always", "df", VIRTUALLY]).contains('\x1b'));
    let out = purlin(&["--color", "never", "explain", VIRTUALLY])
        .output()
        .unwrap();
    assert!(!out.stdout.contains(&0x1b));
}

#[test]
fn a_reader_may_leave_early() {
    use std::process::Stdio;
    for args in [
        &["ops"][..],
        &["dump", VIRTUALLY],
        &["explain", VIRTUALLY],
        &["--help"],
    ] {
        let mut child = purlin(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let out = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "{args:?}: {:?} {err}", out.status);
        assert_eq!(err, "", "{args:?}");
    }
}

/// The example with an operation of old in front of each `return`.
fn obsolete(name: &str) -> Vec<u8> {
    let bytes = std::fs::read(VIRTUALLY).unwrap();
    let file = File::parse(&bytes).unwrap();
    let mut code = file.decode().unwrap();
    let id = OPS
        .iter()
        .position(|info| info.obsolete && info.name == name);
    let id = id.unwrap_or_else(|| panic!("no obsolete {name}")) as u16;
    let start = code.args.len() as u32;
    let len = u32::from(OPS[usize::from(id)].fixed);
    code.args.extend((0..len).map(|_| Arg::new(tag::X, 0)));
    let args = ArgRange { start, len };
    let old = std::mem::take(&mut code.ops).into_iter();
    code.ops = old
        .flat_map(|o| {
            let before = (o.id == op::RETURN).then_some(Op { id, args, at: o.at });
            before.into_iter().chain([o])
        })
        .collect();
    let mut writer = Writer::from_file(&file).unwrap();
    writer.code(&code.header, &code.encode().unwrap()).finish()
}

#[test]
fn refuses_obsolete_operations_by_name() {
    let dir = tempdir("obsolete");
    for name in ["m_plus", "bs_init", "put_string"] {
        std::fs::write(dir.join(format!("{name}.beam")), obsolete(name)).unwrap();
    }
    std::fs::copy(VIRTUALLY, dir.join("virtually.beam")).unwrap();
    let out = purlin(&["check", dir.to_str().unwrap()]).output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    let text = String::from_utf8(out.stdout).unwrap();
    for name in ["m_plus", "bs_init", "put_string"] {
        let refused = text
            .lines()
            .find(|line| line.contains(&format!("{name}.beam: ")));
        let refused = refused.unwrap_or_else(|| panic!("{name} is not refused: {text}"));
        let why = format!("({name}): no compiler since OTP 24 uses this operation");
        assert!(refused.ends_with(&why), "{refused}");
        assert!(
            refused.contains("module Elixir.Virtually, function "),
            "{refused}"
        );
    }
    let summary = "1 of 4 files loaded, 3 refused (3 for obsolete operations): ";
    assert!(text.contains(summary), "{text}");
}

#[test]
fn checks_files_and_trees() {
    let out = success(&["check", "examples"]);
    assert!(out.contains("1 of 1 files loaded, none refused"), "{out}");
    let dir = tempdir("check");
    let mut bytes = std::fs::read(VIRTUALLY).unwrap();
    std::fs::create_dir_all(dir.join("deep/er")).unwrap();
    std::fs::write(dir.join("deep/er/good.beam"), &bytes).unwrap();
    bytes.truncate(bytes.len() / 2);
    std::fs::write(dir.join("bad.beam"), &bytes).unwrap();
    let out = purlin(&["check", dir.to_str().unwrap(), "--repeat", "2"])
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(text.matches("refused ").count(), 1, "{text}");
    assert!(text.contains("bad.beam: "), "{text}");
    assert!(text.contains("1 of 2 files loaded, 1 refused"), "{text}");
}

#[test]
fn assembles_what_it_prints() {
    let dir = tempdir("asm");
    let text = success(&["dump", "--asm", VIRTUALLY]);
    let (listing, made) = (dir.join("v.S"), dir.join("v.beam"));
    std::fs::write(&listing, text).unwrap();
    success(&[
        "asm",
        listing.to_str().unwrap(),
        "-o",
        made.to_str().unwrap(),
    ]);
    let out = success(&["run", made.to_str().unwrap(), "impractical", "41"]);
    assert_eq!(out, "42\n");
}

#[test]
fn lists_builtin_functions() {
    let all = success(&["bifs"]);
    assert!(all.contains("erlang:abs/1  guard"), "{all}");
    let missing = success(&["bifs", "--missing"]);
    assert!(!missing.contains('+'), "operators are there: {missing}");
    let missing = success(&["bifs", "--missing", VIRTUALLY]);
    assert_eq!(missing, "'Elixir.String.Chars':to_string/1  missing\n");
}

#[test]
fn counts_what_is_there() {
    let out = success(&["stats", VIRTUALLY, "--top", "0"]);
    assert!(out.contains("move_return_c"), "{out}");
    let unused = success(&["stats", "--unused-rules", VIRTUALLY]);
    assert!(!unused.contains("move_return  "), "{unused}");
    assert!(unused.lines().count() > 50, "{unused}");
}

/// An empty directory of that name.
fn tempdir(name: &str) -> std::path::PathBuf {
    let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}
