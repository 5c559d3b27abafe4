//! The processes that are there before the program of `purlin run`: `init` (`init.S`, started with the flags that `erl` would have been
//! given), and OTP's code purger.
use super::output::{Failure, failed};
use purlin::asm;
use purlin::code;
use purlin::heap::{Arena, Heap};
use purlin::loader;
use purlin::scheduler::{self, Options, Priority, registry, table::table};
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
    start_purger()
}

/// OTP's process that purges modules, which its emulator starts. It runs, and takes its name, before the program does.
fn start_purger() -> Result<(), Failure> {
    let module = Atom::new("erts_code_purger");
    if code::path::find(module).is_none() {
        return Ok(());
    }
    let options = Options {
        system: true,
        priority: Priority::Max,
        ..Options::default()
    };
    scheduler::spawn_opt(None, module, Atom::new("start"), &[], &options)
        .map(|_| ())
        .or_else(|scheduler::TableFull| failed("there are too many processes"))
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
