//! docs/add-an-instruction.md, done: the page's snippet goes into a copy of the repository, which is
//! built, and shows the new instruction in what it explains and in what it runs.
use purlin::emulator::backend::Backend;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// What is made, or large, and not needed for a build.
const LEFT_OUT: &[&str] = &[".git", "otp", "target"];

#[test]
fn the_page_holds() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("walkthrough");
    let copy = home.join("copy");
    let page = fs::read_to_string(Path::new(ROOT).join("docs/add-an-instruction.md")).unwrap();
    let snippets = snippets(&page);
    assert_eq!(snippets.len(), 1, "one block that names a file of ops/");
    // The copy is brought up to date, not made anew: what has not changed need not be built again.
    mirror(Path::new(ROOT), &copy, &snippets);
    let built = cargo(&home, &copy)
        .args(["build", "--offline", "--locked"])
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{err}");

    let explained = run(
        &home,
        &copy,
        &["explain", "examples/virtually.beam", "impractical"],
    );
    assert!(
        explained.contains("rule increment_return  ops/arith.tab:"),
        "{explained}"
    );
    assert!(
        explained.contains("increment_return_J_u_x_k j(0) 1 x(0) `1`"),
        "{explained}"
    );
    for (arg, result) in [("41", "42\n"), ("3.0", "1.5\n"), ("batman", "batman\n")] {
        for &backend in Backend::NAMES
            .iter()
            .filter(|name| name.parse::<Backend>().is_ok())
        {
            let args = [
                "--backend",
                backend,
                "run",
                "examples/virtually.beam",
                "impractical",
                arg,
            ];
            assert_eq!(run(&home, &copy, &args), result);
        }
    }
    // What the page shows of it is what is to be seen, but for places.
    for line in page.lines().filter(|l| l.contains("increment_return f(0)")) {
        assert!(explained.contains(line.trim()), "{line}\n{explained}");
    }
}

/// The blocks of a page that say which table they belong to: file and text.
fn snippets(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find("```ops/") {
        let block = &rest[at + 3..];
        let (name, text) = block.split_once('\n').unwrap();
        let (text, after) = text.split_once("```").unwrap();
        found.push((name.to_owned(), text.to_owned()));
        rest = after;
    }
    found
}

/// Makes `to` a copy of `from`, with the snippets in it; files that are the same stay untouched.
fn mirror(from: &Path, to: &Path, snippets: &[(String, String)]) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        let names = |dir: &Path| {
            fs::read_dir(dir)
                .unwrap()
                .map(|e| e.unwrap().file_name())
                .collect::<Vec<_>>()
        };
        let wanted = |name: &std::ffi::OsString| !LEFT_OUT.iter().any(|out| name == *out);
        for name in names(from).into_iter().filter(wanted) {
            mirror(&from.join(&name), &to.join(&name), snippets);
        }
        for gone in names(to)
            .into_iter()
            .filter(|name| !from.join(name).exists())
        {
            let path = to.join(gone);
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            removed.unwrap();
        }
        return;
    }
    let mut bytes = fs::read(from).unwrap();
    for (name, text) in snippets {
        if from == PathBuf::from(ROOT).join(name) {
            bytes.extend(text.bytes());
        }
    }
    if fs::read(to).ok().as_ref() != Some(&bytes) {
        fs::write(to, bytes).unwrap();
    }
}

fn cargo(home: &Path, copy: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", home.join("target"));
    command
}

fn run(home: &Path, copy: &Path, args: &[&str]) -> String {
    let mut command = Command::new(home.join("target/debug/purlin"));
    command
        .args(args)
        .current_dir(copy)
        .env("PURLIN_OTP", "/nonexistent");
    let out = command.output().unwrap();
    let err = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{args:?}: {err}");
    String::from_utf8(out.stdout).unwrap()
}
