//! The process `init` of `purlin run`: `init.S`, started with the flags that `erl` would have been given.
use super::output::{Failure, failed};
use purlin::asm;
use purlin::code;
use purlin::heap::{Arena, Heap};
use purlin::loader;
use purlin::scheduler::{self, registry, table::table};
use purlin::term::{Atom, Term};
use std::path::PathBuf;

const LISTING: &str = include_str!("init.S");

/// Starts it. A program that boots (`init` itself) is left alone: it has an `init` of its own.
pub fn start(program: Atom) -> Result<(), Failure> {
    if ["init", "erl_init"].contains(&program.name()) {
        return Ok(());
    }
    let bytes = asm::assemble(LISTING, &asm::Options::default())
        .or_else(|error| failed(format_args!("init.S:{error}")))?;
    let module = loader::load(&bytes).or_else(|error| failed(format_args!("init.S: {error}")))?;
    let module = code::table::publish(module).or_else(failed)?;
    let mut heap = Arena::new();
    let flags = flags(&mut heap);
    let pid = scheduler::spawn(None, module.name, Atom::new("loop"), &[flags]);
    if let Some(entry) = table().find(pid) {
        // It is the first to take the name.
        registry::register(Atom::new("init"), &entry).ok();
    }
    Ok(())
}

/// `[{Flag, [Value]}]`: what `erl` always passes on.
fn flags(heap: &mut Arena) -> Term {
    let otp = code::otp::in_use().root.clone();
    let home = std::env::home_dir();
    let text = |path: PathBuf| path.to_string_lossy().into_owned();
    let flags = [
        ("root", otp.map(text)),
        ("progname", Some("purlin".to_owned())),
        ("home", home.map(text)),
    ];
    let mut pairs = Vec::new();
    for (flag, value) in flags {
        if let Some(value) = value {
            let value = heap.char_list(&value);
            let values = heap.list(&[value]);
            pairs.push(heap.tuple(&[Atom::new(flag).term(), values]));
        }
    }
    heap.list(&pairs)
}
