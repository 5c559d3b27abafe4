//! What is emitted for a toy machine compiles and runs: engine, loop and threaded code agree.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use opsgen::{Config, Source, Tables};

#[test]
fn emitted_code_compiles_and_runs() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("toy");
    std::fs::create_dir_all(&dir).expect("a folder");
    emit(&dir);
    let host = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/toy/host.rs");
    std::fs::copy(host, dir.join("host.rs")).expect("the host program");
    for (name, flags) in [
        ("debug", &["-C", "debug-assertions=on"][..]),
        ("release", &["-O"]),
    ] {
        let program = dir.join(name);
        rustc(&dir, &program, flags);
        let run = Command::new(&program).output().expect("the program starts");
        let text = String::from_utf8_lossy(&run.stdout);
        let errors = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{name}: {text}\n{errors}");
        insta::assert_snapshot!("toy", text);
    }
}

#[test]
fn the_engine_agrees_with_the_interpreter() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("toy-rewrite");
    std::fs::create_dir_all(&dir).expect("a folder");
    let tables = emit(&dir);
    let host = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/toy/host.rs");
    std::fs::copy(host, dir.join("host.rs")).expect("the host program");
    let program = dir.join("host");
    rustc(&dir, &program, &[]);
    let mut random = Random(1);
    for flags in ["-", "s", "e", "b", "seb"] {
        let listings: Vec<String> = (0..200).map(|_| listing(&mut random)).collect();
        let answers = format!(
            "small = {0}\nbelow = {0}\neven = {1}\nsort = {2}\n",
            flags.contains('s'),
            flags.contains('e'),
            if flags.contains('b') {
                "g_halt(i(1)) + g_move(i(2), r(3))"
            } else {
                "false"
            },
        );
        let plain = |l: &String| {
            opsgen::rewrite::rewrite(&tables, l, &answers)
                .expect("a listing")
                .to_string()
        };
        let wanted: String = listings.iter().map(plain).collect();
        assert_eq!(
            run(&program, flags, &listings.join("\n\n")),
            wanted,
            "with {flags}"
        );
    }
}

/// A small generator of numbers, the same every time.
struct Random(u64);

impl Random {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        from[(self.0 >> 33) as usize % from.len()]
    }
}

/// Six operations that the toy machine's rules know.
fn listing(random: &mut Random) -> String {
    let mut lines = Vec::new();
    for _ in 0..6 {
        let (r, s) = (
            random.pick(&["r(1)", "r(2)"]),
            random.pick(&["r(1)", "r(2)", "i(5)"]),
        );
        let (c, d) = (
            random.pick(&["i(1)", "i(2)", "n('one')"]),
            random.pick(&["r(1)", "r(2)"]),
        );
        let h = random.pick(&["r(1)", "i(4)", "n('zero')", "n('one')"]);
        let table = random.pick(&["", ", i(1), l(2)", ", i(1), l(2), i(3), l(4)", ", l(1)"]);
        lines.push(
            match random.pick(&["1", "2", "3", "4", "5", "6", "7", "8"]) {
                "1" => format!("g_move({s}, {d})"),
                "2" => format!("g_add({s}, {r}, {d})"),
                "3" => format!("g_halt({h})"),
                "4" => format!("g_pick({r}, l(1){table})"),
                "5" => format!("move({c}, {d})"),
                "6" => format!("add({r}, {c}, {d})"),
                "7" => format!("g_early({r})"),
                _ => format!("halt({r})"),
            },
        );
    }
    lines.join("\n")
}

fn run(program: &Path, flags: &str, input: &str) -> String {
    use std::io::Write as _;
    let mut command = Command::new(program);
    command
        .arg(flags)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let out = child.wait_with_output().expect("it ends");
    assert!(out.status.success());
    String::from_utf8(out.stdout).expect("UTF-8")
}

fn emit(dir: &Path) -> Tables {
    let text = include_str!("toy/toy.tab").to_owned();
    let source = Source {
        name: "ops/toy.tab".to_owned(),
        text,
    };
    let tables = opsgen::compile(std::slice::from_ref(&source)).unwrap_or_else(|d| panic!("{d}"));
    let config = Config {
        prelude: vec!["use crate::machine::*;".to_owned()],
        symbol_prefix: "toy_".to_owned(),
        window_path: "crate::window".to_owned(),
    };
    let again = opsgen::compile(&[source]).unwrap_or_else(|d| panic!("{d}"));
    for (file, text, second) in [
        (
            "tables.rs",
            tables.emit_tables(&config),
            again.emit_tables(&config),
        ),
        (
            "engine.rs",
            tables.emit_engine(&config),
            again.emit_engine(&config),
        ),
        (
            "threaded.rs",
            tables.emit_threaded(&config),
            again.emit_threaded(&config),
        ),
        (
            "looped.rs",
            tables.emit_loop(&config),
            again.emit_loop(&config),
        ),
    ] {
        assert_eq!(text, second, "{file} is the same each time");
        assert!(text.starts_with("// @generated by opsgen from ops/*.tab; do not edit.\n"));
        std::fs::write(dir.join(file), text).expect("a file");
    }
    tables
}

fn rustc(dir: &Path, program: &PathBuf, flags: &[&str]) {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    command
        .args(["--edition=2024", "-D", "warnings", "-A", "dead_code"])
        .args(flags);
    command.arg("-o").arg(program).arg(dir.join("host.rs"));
    let out = command.output().expect("rustc starts");
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}
