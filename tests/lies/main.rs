//! Claims of the `Type` chunk that are lies: code that believes them gives wrong results, and nothing worse.
use purlin::asm;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The listing, assembled into a file of that name.
fn module(name: &str) -> PathBuf {
    let text = include_bytes!("lies.S");
    let module = asm::assemble(&asm::text_of(text), &asm::Options::default()).expect("a listing");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, module).expect("a file");
    path
}

fn purlin(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_purlin"));
    let output = command.args(args).output().expect("it starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{errors}", output.status);
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn lies_do_no_harm() {
    let path = module("harmless.beam");
    let path = path.to_str().expect("a name");
    for backend in ["loop", "threaded", "native"] {
        if backend == "native" && !cfg!(native) {
            continue;
        }
        for _ in 0..3 {
            let text = purlin(&["--backend", backend, "run", path, "main"]);
            assert_eq!(text.trim(), "well_formed", "{backend}");
        }
    }
}

/// Else this would be no test.
#[test]
fn lies_are_believed() {
    let path = module("believed.beam");
    let text = purlin(&["explain", path.to_str().expect("a name")]);
    let rules = [
        "add_narrow",
        "subtract_narrow",
        "mask_small",
        "rem_small",
        "lt_small",
        "ge_small",
        "eq_word",
        "in_range_small",
        "add_small",
        "multiply_small",
    ];
    for rule in rules {
        assert!(
            text.contains(&format!("rule {rule} ")),
            "{rule} does not fire"
        );
    }
}
