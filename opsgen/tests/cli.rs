//! The command line: what it prints, and its exit codes.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with the toy machine's table as `ops/legend.tab` and a table behind it.
fn folder(name: &str, genop: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(dir.join("ops")).expect("a folder");
    std::fs::write(dir.join("genop.tab"), genop).expect("a file");
    std::fs::write(dir.join("ops/legend.tab"), include_str!("base.tab")).expect("a file");
    std::fs::write(
        dir.join("ops/more.tab"),
        "fuse go(s: s) = move(s, x(0)) + return();\n",
    )
    .expect("a file");
    dir
}

fn opsgen(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsgen"));
    command
        .current_dir(dir)
        .args(args)
        .output()
        .expect("opsgen starts")
}

fn stdout(dir: &Path, args: &[&str]) -> String {
    let out = opsgen(dir, args);
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).expect("UTF-8")
}

#[test]
fn tables_in_order() {
    let dir = folder("cli-good", "// nothing more\n");
    assert_eq!(
        stdout(&dir, &["check"]),
        "7 operations, 8 specific forms, 1 rules: no errors\n"
    );
    assert!(stdout(&dir, &["expand", "go"]).contains("fn purlin_op_go_c("));
    assert!(!stdout(&dir, &["expand", "go_x"]).contains("fn purlin_op_go_c("));
    assert!(stdout(&dir, &["expand", "--looped", "go_x"]).contains("machine_: &mut State"));
    assert!(stdout(&dir, &["rules", "move"]).starts_with("ops/more.tab:1: fuse go(s: s)"));
    assert!(stdout(&dir, &["rules", "--rust", "move"]).contains("fn rules_move"));
    assert!(stdout(&dir, &["reference"]).contains("### `go/1`"));
}

#[test]
fn tables_with_errors() {
    let dir = folder("cli-bad", "7: swap/2 (a: x, b: x);\n");
    let out = opsgen(&dir, &["check"]);
    assert_eq!(out.status.code(), Some(1));
    let text = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(text.contains("--> genop.tab:1:4"), "{text}");
}

#[test]
fn what_does_not_exist() {
    let dir = folder("cli-none", "");
    for args in [
        &["expand", "nothing"][..],
        &["rules", "nothing"],
        &["--ops", "nowhere", "check"],
    ] {
        assert_eq!(opsgen(&dir, args).status.code(), Some(1), "{args:?}");
    }
}
