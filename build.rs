//! Builds what the tables say: `genop.tab` and `ops/*.tab` become the loader's rewrite engine, the
//! loop back end and the data of tools (Rust code in `OUT_DIR`), and the threaded back end's handlers
//! (an object file, checked, and linked in).
#[path = "build/check.rs"]
mod check;
#[path = "build/stencil/mod.rs"]
mod stencil;

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
        "src/native/hole.rs",
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
    handlers(&root, &out)?;
    if env::var("TARGET").is_ok_and(|t| t == "x86_64-unknown-linux-gnu") {
        let code = compiled.emit_native(&config);
        write(&out.join("stencils.rs"), &code.stencils)?;
        write(&out.join("shared.rs"), &code.shared)?;
        native(&root, &out, &compiled.form_stencils(&config))?;
        println!("cargo:rustc-cfg=native");
    }
    println!("cargo:rustc-check-cfg=cfg(native)");
    println!("cargo:rustc-env=PURLIN_RUSTC={}", rustc_version()?);
    Ok(())
}

fn rustc() -> Command {
    Command::new(env::var("RUSTC").unwrap_or_else(|_| "rustc".into()))
}

/// What the compiler says of itself: measurements name it.
fn rustc_version() -> Result<String, String> {
    let run = rustc().arg("--version").output();
    let said = run.map_err(|e| format!("rustc: {e}"))?.stdout;
    Ok(String::from_utf8_lossy(&said).trim().to_owned())
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
    let object = start(root, out, "handlers", "threaded.rs", &[])?;
    let bytes = object.finish()?;
    check::handlers(&bytes)?;
    link(out, "handlers", &bytes)
}

/// Compiles native code's two halves: functions that are linked, and stencils that are kept as bytes.
fn native(root: &Path, out: &Path, forms: &[opsgen::FormStencils]) -> Result<(), String> {
    let stencils = start(root, out, "stencils", "stencils.rs", stencil::FLAGS)?;
    let shared = start(root, out, "shared", "shared.rs", &[])?;
    let (stencils, shared) = (stencils.finish()?, shared.finish()?);
    check::handlers(&shared)?;
    link(out, "shared", &shared)?;
    let stencils = stencil::read(&stencils, forms)?;
    let data = stencils.data();
    write(&out.join("stencil_data.rs"), &data.rust)?;
    write(&out.join("stencils.txt"), &stencils.list())?;
    fs::write(out.join("stencil_code.bin"), &data.code)
        .map_err(|e| format!("stencil_code.bin: {e}"))
}

/// A run of rustc that makes an object.
struct Compiling {
    object: PathBuf,
    rustc: std::process::Child,
}

/// Starts to compile generated code, together with what it shares with the machine, as a crate without `std`.
fn start(
    root: &Path,
    out: &Path,
    name: &str,
    generated: &str,
    more: &[&str],
) -> Result<Compiling, String> {
    let crate_root = out.join(format!("{name}_crate.rs"));
    let module = |name: &str| format!("#[path = {:?}] pub mod", root.join(name));
    let text = format!(
        "#![no_std]\n#![allow(warnings)]\n\
         pub mod term {{ {} word; {} am; }}\n\
         pub mod bits {{ {} ctx; {} put; }}\n\
         pub mod emulator {{ {} state; {} prelude; }}\n\
         include!({generated:?});\n",
        module("src/term/word.rs"),
        module("src/term/am.rs"),
        module("src/bits/ctx.rs"),
        module("src/bits/put.rs"),
        module("src/emulator/state.rs"),
        module("src/emulator/prelude.rs"),
    );
    write(&crate_root, &text)?;
    let object = out.join(format!("purlin_{name}.o"));
    let rustc = rustc()
        .arg(&crate_root)
        .args(["--crate-name", &format!("purlin_{name}")])
        .args(check::FLAGS)
        .args(more)
        .args(["--target", &env::var("TARGET").unwrap_or_default()])
        .arg("-o")
        .arg(&object)
        .spawn()
        .map_err(|e| format!("rustc: {e}"))?;
    Ok(Compiling { object, rustc })
}

impl Compiling {
    /// The object's bytes.
    fn finish(mut self) -> Result<Vec<u8>, String> {
        let status = self.rustc.wait().map_err(|e| format!("rustc: {e}"))?;
        if !status.success() {
            return Err(
                "the handlers do not compile: see above; the table line stands in the doc comment"
                    .into(),
            );
        }
        fs::read(&self.object).map_err(|e| format!("{}: {e}", self.object.display()))
    }
}

/// Has an object linked into the machine.
fn link(out: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    check::archive(&out.join(format!("libpurlin_{name}.a")), bytes)?;
    println!("cargo:rustc-link-search=native={}", out.display());
    println!("cargo:rustc-link-lib=static=purlin_{name}");
    Ok(())
}
