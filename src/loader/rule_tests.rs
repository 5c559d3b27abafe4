//! Goldens of the tables' rules: each listing of `tests/golden/rules` and what becomes of it. Every rule has one, or is
//! fired by a module of the tests' corpora, or is for code that never gets to the rules.
use super::host::Host;
use super::op::Arg;
use super::window::Window;
use super::{Prepared, load_for};
use crate::asm;
use crate::beam::File;
use crate::emulator::backend::Backend;
use crate::inspect::generic;
use crate::inspect::tally::Tally;
use crate::inspect::trace::{Recorder, Traced};
use crate::tables::{RULES, SPECS, engine, op, tag};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Where modules stand whose code the tests load or run.
const CORPORA: [&str; 5] = [
    "tests/golden/rules",
    "tests/corpus/beam",
    "tests/erl/src",
    "tests/stack",
    "examples",
];

/// The modules of a folder, assembled where they are listings.
fn modules(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder of the repository")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let bytes = |path: PathBuf| {
        let read = || std::fs::read(&path).expect("a readable file");
        let made = match path.extension()?.to_str()? {
            "beam" => read(),
            "S" => asm::assemble(&asm::text_of(&read()), &asm::Options::default())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
            _ => return None,
        };
        Some((path, made))
    };
    paths.into_iter().filter_map(bytes).collect()
}

fn before(text: &mut String, traced: &Traced) {
    for operation in &traced.generic {
        writeln!(text, "    {}", operation.text).expect("memory");
    }
    for step in &traced.steps {
        writeln!(text, "        rule {}", step.info().name).expect("memory");
        for line in &step.before {
            writeln!(text, "          - {line}").expect("memory");
        }
        for line in &step.known {
            writeln!(text, "          for {line}").expect("memory");
        }
        for line in &step.after {
            writeln!(text, "          + {line}").expect("memory");
        }
    }
}

/// As `purlin explain` has it, without places.
fn explained(backend: Backend, bytes: &[u8]) -> String {
    let mut recorder = Recorder::default();
    if let Err(error) = load_for(backend, backend, bytes, &mut recorder) {
        return error.to_string();
    }
    let mut text = String::new();
    for function in recorder.finish() {
        if function.name.is_empty() {
            continue;
        }
        writeln!(text, "{}/{}", function.name, function.arity).expect("memory");
        for traced in &function.instructions {
            before(&mut text, traced);
            writeln!(text, "      = {}", SPECS[usize::from(traced.spec)].form).expect("memory");
        }
        before(&mut text, &function.rest);
    }
    text
}

#[test]
fn listings() {
    check(Backend::Loop, "snapshots");
}

/// Of the listings in which rules for native code fire.
#[cfg(native)]
#[test]
fn listings_of_native_code() {
    check(Backend::Native, "native_snapshots");
}

/// Compares what becomes of each listing with its golden in the folder `goldens`; native code's are there where they differ.
fn check(backend: Backend, goldens: &str) {
    for (path, bytes) in modules(CORPORA[0]) {
        let text = explained(backend, &bytes);
        if backend != Backend::Loop && text == explained(Backend::Loop, &bytes) {
            continue;
        }
        let name = path.file_stem().and_then(|name| name.to_str());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.with_file_name(goldens));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

/// Rules that need be there so that each operation reaches an instruction, though none that they are for gets to
/// them: the verifier refuses it, or the loader takes it out before. What they make of an operation.
const NOT_REACHED: [(&str, u16, &[Arg], &str); 4] = [
    ("line", op::LINE, &[number(1)], ""),
    (
        "fmove_move",
        op::FMOVE,
        &[Arg::new(tag::X, 0), Arg::new(tag::Y, 1)],
        "move x(0) y(1)",
    ),
    (
        "bs_string_nonsense",
        op::BS_MATCH_STRING,
        &[
            Arg::new(tag::F, 1),
            Arg::new(tag::X, 0),
            number(8),
            number(9999),
        ],
        "bs_nonsense",
    ),
    (
        "bs_put_nonsense",
        op::BS_PUT_STRING,
        &[number(1), number(9999)],
        "bs_nonsense",
    ),
];

const fn number(n: u64) -> Arg {
    Arg::new(tag::U, n)
}

#[test]
fn rules_that_no_module_reaches() {
    let (_, bytes) = modules(CORPORA[0]).swap_remove(0);
    let file = File::parse(&bytes).expect("a sound module");
    let mut code = file.decode().expect("a sound module");
    let mut prepared = Prepared::new(&file, &mut code, &[]).expect("a sound module");
    for (rule, id, args, expected) in NOT_REACHED {
        let mut window = Window::default();
        let operation = window.make(id, args, 0);
        window.fill(&[operation]);
        let mut host = Host {
            prepared: &mut prepared,
            copied: false,
        };
        let fired = engine::step(&mut window, &mut host).map(|rule| RULES[usize::from(rule)].name);
        assert_eq!(fired, Some(rule));
        let made = window.pop();
        let text = |o: super::Op| generic::operation(o.id, window.args(o.args), &prepared);
        assert_eq!(made.map_or(String::new(), text), expected);
    }
}

/// Back ends whose rules differ.
const BACKENDS: &[Backend] = &[
    Backend::Loop,
    #[cfg(native)]
    Backend::Native,
];

#[test]
fn every_rule_has_a_test() {
    let mut tally = Tally::default();
    for (path, bytes) in CORPORA.into_iter().flat_map(modules) {
        for &backend in BACKENDS {
            let loaded = load_for(backend, backend, &bytes, &mut tally);
            loaded.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
    let fired = |i: usize| tally.rules[i] > 0;
    let unfired = RULES.iter().enumerate().filter(|(i, _)| !fired(*i));
    let unfired: BTreeSet<&str> = unfired.map(|(_, rule)| rule.name).collect();
    let mut expected: BTreeSet<&str> = NOT_REACHED.map(|(rule, ..)| rule).into_iter().collect();
    if cfg!(not(native)) {
        expected.extend(["tuple_words", "record_words", "fun_words"]);
    }
    assert_eq!(
        unfired, expected,
        "write a listing in tests/golden/rules that fires the rule"
    );
}
