//! Handlers continue by jumps: any number of instructions runs in one small native stack.
use purlin::code::table;
use purlin::emulator::backend::{self, Backend};
use purlin::scheduler::{Ended, run_until_end, spawn};
use purlin::term::{Atom, Term};

/// The native stack of the thread that runs the machine.
const STACK: usize = 256 * 1024;

/// Two instructions for each turn of the loop (`is_eq_exact`, and the decrement that jumps back).
const TURNS: i64 = 500_000_000;

fn call(function: &str, argument: i64) -> Term {
    let main = spawn(
        None,
        Atom::new("countdown"),
        Atom::new(function),
        &[Term::small(argument)],
    );
    run_until_end(main, |_, ended, value| {
        assert_eq!(ended, Ended::Returned);
        value
    })
}

#[test]
fn a_thousand_million_instructions_in_a_small_stack() {
    // `loop` needs no proof, and takes long.
    if std::env::var_os("PURLIN_BACKEND").is_none_or(|name| name != "native") {
        backend::choose(Some(Backend::Threaded)).expect("the first choice");
    }
    let module = purlin::loader::load(include_bytes!("countdown.beam")).expect("loads");
    table::publish(module).expect("there is memory");
    let machine = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        assert_eq!(call("loop", TURNS), Atom::new("done").term());
        assert_eq!(call("fib", 30), Term::small(832_040));
    });
    machine
        .expect("a thread")
        .join()
        .expect("the machine runs in a small stack");
}

/// A process has one back end: the test runs again in one of its own.
#[test]
#[cfg(native)]
fn of_native_code_too() {
    let test = std::env::current_exe().expect("this test");
    let status = std::process::Command::new(test)
        .args([
            "--exact",
            "a_thousand_million_instructions_in_a_small_stack",
        ])
        .env("PURLIN_BACKEND", "native")
        .status()
        .expect("it starts");
    assert!(status.success(), "{status}");
}
