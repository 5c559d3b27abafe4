//! When memory for native code runs out, that is an error: of loading, or of the call that needs it. The machine goes on.
#![cfg(native)]
use purlin::code::{exports, table};
use purlin::emulator::backend::{self, Backend};
use purlin::loader::{self, LoadError};
use purlin::native::memory::Block;
use purlin::scheduler::{Ended, run_until_end, spawn};
use purlin::term::print::Encoding;
use purlin::term::{Atom, Term, print};

/// Calls a function of `countdown`; what it returns, or the reason of the exception.
fn call(module: &str, function: &str, arguments: &[Term]) -> (Ended, String) {
    let process = spawn(None, Atom::new(module), Atom::new(function), arguments);
    run_until_end(process, |p, ended, value| {
        let shown = match ended {
            Ended::Returned => value,
            Ended::Raised => p.regs.exc_reason,
        };
        (ended, print::write(shown, Encoding::Latin1))
    })
}

/// All the memory that is left, to the last block.
fn all_memory() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut size = 1 << 30;
    while size > 0 {
        match Block::new(size) {
            Ok(block) => blocks.push(block),
            Err(_) => size /= 2,
        }
    }
    blocks
}

#[test]
fn running_out_of_memory_for_code_is_an_error() {
    backend::choose(Some(Backend::Native)).expect("there is memory");
    let bytes = include_bytes!("stack/countdown.beam");
    let taken = all_memory();
    let refused = loader::load(bytes).err().expect("there is no memory");
    assert!(matches!(refused, LoadError::CodeMemory(_)), "{refused}");
    // An unknown function cannot be told from others: each call of one says why.
    let (ended, reason) = call("nowhere", "nothing", &[Term::small(1)]);
    assert_eq!((ended, reason.as_str()), (Ended::Raised, "undef"));
    let one = exports::export(Atom::new("nowhere"), Atom::new("nothing"), 1);
    assert_eq!(one.function, Atom::new("no memory for code").term());

    drop(taken);
    let one = exports::export(Atom::new("nowhere"), Atom::new("nothing"), 1);
    assert_eq!(one.function, Atom::new("nothing").term());
    let module = loader::load(bytes).expect("there is memory again");
    table::publish(module).expect("there is memory again");
    let done = call("countdown", "loop", &[Term::small(10)]);
    assert_eq!(done, (Ended::Returned, "done".to_owned()));
}
