//! Builds what the tables say: `genop.tab` and `ops/*.tab` become the loader's rewrite engine, the
//! loop back end and the data of tools (Rust code in `OUT_DIR`), and the threaded back end's handlers
//! (an object file, checked, and linked in).
#[path = "build/check.rs"]
mod check;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    if let Err(message) = build() {
        eprintln!("{message}");
        std::process::exit(1);
    }
}

fn build() -> Result<(), String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
    for watched in [
        "genop.tab",
        "ops",
        "build.rs",
        "build",
        "src/term/word.rs",
        "src/term/am.rs",
        "src/bits/ctx.rs",
        "src/bits/put.rs",
    ] {
        println!("cargo:rerun-if-changed={watched}");
    }
    println!("cargo:rerun-if-changed=src/emulator/state.rs");
    println!("cargo:rerun-if-changed=src/emulator/prelude.rs");

    let sources = tables(&root)?;
    let compiled = opsgen::compile(&sources).map_err(|d| d.to_string())?;
    let config = opsgen::Config {
        prelude: vec!["use crate::emulator::prelude::*;".into()],
        symbol_prefix: "purlin_op_".into(),
        window_path: "crate::loader::rewriting".into(),
    };
    write(&out.join("tables.rs"), &compiled.emit_tables(&config))?;
    write(&out.join("engine.rs"), &compiled.emit_engine(&config))?;
    write(&out.join("looped.rs"), &compiled.emit_loop(&config))?;
    write(&out.join("threaded.rs"), &compiled.emit_threaded(&config))?;
    handlers(&root, &out)
}

/// The tables in the order in which their rules apply: legend first, then by name.
fn tables(root: &Path) -> Result<Vec<opsgen::Source>, String> {
    let mut names = vec!["genop.tab".to_owned(), "ops/legend.tab".to_owned()];
    let mut topics = Vec::new();
    for entry in fs::read_dir(root.join("ops")).map_err(|e| format!("ops/: {e}"))? {
        let name = entry.map_err(|e| format!("ops/: {e}"))?.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".tab") && name != "legend.tab" {
            topics.push(format!("ops/{name}"));
        }
    }
    topics.sort();
    names.extend(topics);
    names
        .into_iter()
        .map(|name| {
            let text = fs::read_to_string(root.join(&name)).map_err(|e| format!("{name}: {e}"))?;
            Ok(opsgen::Source { name, text })
        })
        .collect()
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// Compiles the threaded back end's handlers to an object, whatever the profile of the rest: that
/// each ends in a jump is a matter of optimisation, and checked.
fn handlers(root: &Path, out: &Path) -> Result<(), String> {
    let crate_root = out.join("handlers.rs");
    let module = |name: &str| format!("#[path = {:?}] pub mod", root.join(name));
    let text = format!(
        "#![no_std]\n#![allow(warnings)]\n\
         pub mod term {{ {} word; {} am; }}\n\
         pub mod bits {{ {} ctx; {} put; }}\n\
         pub mod emulator {{ {} state; {} prelude; }}\n\
         include!(\"threaded.rs\");\n",
        module("src/term/word.rs"),
        module("src/term/am.rs"),
        module("src/bits/ctx.rs"),
        module("src/bits/put.rs"),
        module("src/emulator/state.rs"),
        module("src/emulator/prelude.rs"),
    );
    write(&crate_root, &text)?;
    let object = out.join("purlin_handlers.o");
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let status = Command::new(rustc)
        .arg(&crate_root)
        .args(["--crate-name", "purlin_handlers"])
        .args(check::FLAGS)
        .args(["--target", &env::var("TARGET").unwrap_or_default()])
        .arg("-o")
        .arg(&object)
        .status()
        .map_err(|e| format!("rustc: {e}"))?;
    if !status.success() {
        return Err(
            "the handlers do not compile: see above; the table line stands in the doc comment"
                .into(),
        );
    }
    let bytes = fs::read(&object).map_err(|e| format!("{}: {e}", object.display()))?;
    check::handlers(&bytes)?;
    check::archive(&out.join("libpurlin_handlers.a"), &bytes)?;
    println!("cargo:rustc-link-search=native={}", out.display());
    println!("cargo:rustc-link-lib=static=purlin_handlers");
    Ok(())
}
