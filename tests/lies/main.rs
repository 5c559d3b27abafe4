//! Claims of the `Type` chunk that are lies: code that believes them gives wrong results, and nothing worse.
use purlin::asm;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BACKENDS: &[&str] = &[
    "loop",
    "threaded",
    #[cfg(native)]
    "native",
];

/// A listing, assembled into a file of that name.
fn module(text: &[u8], name: &str) -> PathBuf {
    let module = asm::assemble(&asm::text_of(text), &asm::Options::default()).expect("a listing");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, module).expect("a file");
    path
}

const LIES: &[u8] = include_bytes!("lies.S");

fn output(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_purlin"));
    command.args(args).output().expect("it starts")
}

fn purlin(args: &[&str]) -> String {
    let output = output(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{errors}", output.status);
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn lies_do_no_harm() {
    let path = module(LIES, "harmless.beam");
    let path = path.to_str().expect("a name");
    for backend in BACKENDS {
        for _ in 0..3 {
            let text = purlin(&["--backend", backend, "run", path, "main"]);
            assert_eq!(text.trim(), "well_formed", "{backend}");
        }
    }
}

/// Else this would be no test.
#[test]
fn lies_are_believed() {
    let path = module(LIES, "believed.beam");
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

/// What is no tuple, or has no such element, is bad; nothing else is.
#[test]
fn elements_are_looked_for() {
    let path = module(include_bytes!("unproven.S"), "unproven.beam");
    let path = path.to_str().expect("a name");
    let cases: &[(&[&str], &str)] = &[
        (&["first", "{a}"], "a"),
        (&["first", "{a,b}"], "a"),
        (&["first", "{}"], "badarg"),
        (&["first", "[a]"], "badarg"),
        (&["first", "1.5"], "badarg"),
        (&["first", "#{a => b}"], "badarg"),
        (&["first", "1180591620717411303424"], "badarg"),
        (&["second", "{a,b}"], "b"),
        (&["second", "{a,b,c}"], "b"),
        (&["second", "{a}"], "badarg"),
        (&["second", "<<1,2>>"], "badarg"),
        (&["both", "{a,b,c}"], "c"),
        (&["both", "{a,b}"], "badarg"),
        (&["moved", "{a}", "{b,c}"], "c"),
        (&["moved", "{a,b,c}", "{b}"], "badarg"),
        (&["moved", "{a,b,c}", "b"], "badarg"),
    ];
    for backend in BACKENDS {
        for (call, expected) in cases {
            let mut args = vec!["--backend", backend, "run", path];
            args.extend(*call);
            let output = output(&args);
            let errors = String::from_utf8_lossy(&output.stderr);
            if *expected == "badarg" {
                let raised = errors.contains("bad argument") && !output.status.success();
                assert!(raised, "{backend} {call:?}: {errors}");
            } else {
                let text = String::from_utf8_lossy(&output.stdout);
                assert_eq!(text.trim(), *expected, "{backend} {call:?}: {errors}");
            }
        }
    }
}
