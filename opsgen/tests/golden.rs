//! Goldens, one file to a case: tables in, text out. `cargo insta review` accepts what changed.
//!
//! - `parse/`: accepted, shown as the reference;
//! - `fail/`: refused, shown as the message;
//! - `emit/`: the first line says what is printed: `// threaded NAME`, `// loop NAME`, `// engine OP`,
//!   `// tables`;
//! - `rewrite/`: sections `--- table`, `--- code`, `--- answers`; shown as listing and fired rules.
//!
//! A case is compiled behind `base.tab`, unless its first line is `// alone`.

use std::collections::BTreeSet;
use std::path::Path;

use opsgen::diag::Code;
use opsgen::emit::Backend;
use opsgen::{Config, Diagnostics, Source, Tables};

fn sources(name: &str, text: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    if !text.starts_with("// alone") {
        let base = include_str!("base.tab").to_owned();
        sources.push(Source {
            name: "base.tab".to_owned(),
            text: base,
        });
    }
    sources.push(Source {
        name: name.to_owned(),
        text: text.to_owned(),
    });
    sources
}

fn compile(path: &Path, text: &str) -> Result<Tables, Diagnostics> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    opsgen::compile(&sources(&name, text))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a readable case")
}

fn whole(path: &Path, text: &str) -> Tables {
    compile(path, text).unwrap_or_else(|d| panic!("{d}"))
}

#[test]
fn parse() {
    insta::glob!("parse/*.tab", |path| {
        insta::assert_snapshot!(whole(path, &read(path)).reference());
    });
}

#[test]
fn fail() {
    insta::glob!("fail/*.tab", |path| {
        match compile(path, &read(path)) {
            Ok(_) => panic!("{} is accepted", path.display()),
            Err(diags) => insta::assert_snapshot!(diags.to_string()),
        }
    });
}

#[test]
fn every_kind_of_message_has_a_case() {
    let mut seen = BTreeSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fail");
    for entry in std::fs::read_dir(folder).expect("the cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "tab") {
            let diags = compile(&path, &read(&path)).err().unwrap_or_default();
            seen.extend(diags.list.iter().map(|d| d.code));
            assert!(
                diags.list.iter().all(|d| d.help.is_some()),
                "{}: no mend",
                path.display()
            );
        }
    }
    let missing: Vec<_> = Code::ALL.iter().filter(|c| !seen.contains(c)).collect();
    assert!(missing.is_empty(), "no case in tests/fail for {missing:?}");
}

#[test]
fn emit() {
    insta::glob!("emit/*.tab", |path| {
        let text = read(path);
        let tables = whole(path, &text);
        let config = Config {
            symbol_prefix: "op_".to_owned(),
            ..Config::default()
        };
        let order = text
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("// ");
        let out = match order.split_once(' ').unwrap_or((order, "")) {
            ("threaded", name) => tables.expand(name, Backend::Threaded, &config),
            ("loop", name) => tables.expand(name, Backend::Loop, &config),
            ("shared", name) => tables.expand(name, Backend::Shared, &config),
            ("stencil", name) => tables.expand(name, Backend::Stencil, &config),
            ("engine", name) => tables.expand_engine(name),
            ("alone", "tables") => Some(tables.emit_tables(&config)),
            ("alone", "threaded") => Some(tables.emit_threaded(&config)),
            ("alone", "native") => {
                let code = tables.emit_native(&config);
                Some(code.stencils + &code.shared)
            }
            ("alone", "loop") => Some(tables.emit_loop(&config)),
            ("alone", "engine") => Some(tables.emit_engine(&config)),
            _ => panic!("the first line does not say what to print"),
        };
        insta::assert_snapshot!(out.expect("the name exists"));
    });
}

#[test]
fn rewrite() {
    insta::glob!("rewrite/*.case", |path| {
        let text = read(path);
        let section = |name: &str| {
            let mark = format!("--- {name}\n");
            let rest = text.split_once(&mark).map_or("", |(_, rest)| rest);
            rest.split("--- ").next().unwrap_or_default().to_owned()
        };
        let tables = whole(path, &section("table"));
        let outcome = opsgen::rewrite::rewrite(&tables, &section("code"), &section("answers"));
        insta::assert_snapshot!(
            outcome.map_or_else(|e| format!("error: {e}\n"), |o| o.to_string())
        );
    });
}

#[test]
fn all_errors_come_at_once_and_in_order() {
    let text = "rule a: nothing() => _;\nrule b: move(A, B) => move(A, C);\n";
    let diags = compile(Path::new("x.tab"), text).expect_err("two errors");
    let codes: Vec<_> = diags.list.iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::Unknown, Code::Variable]);
    assert!(
        diags.render(true).contains("\x1b["),
        "colours when asked for"
    );
    assert!(!diags.to_string().contains('\x1b'));
}
