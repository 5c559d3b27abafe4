//! Modules that come and go leave nothing behind: memory, native code, exports and atoms end as they began, on each back end.
use purlin::asm;
use purlin::code::{exports, table};
use purlin::emulator::backend::Backend;
use purlin::loader;
use purlin::scheduler::{self, Ended, run_until_end, spawn};
use purlin::term::{Atom, Term};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use std::alloc::System;
use std::process::Command;

/// Every byte is counted.
#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Literals, funs, external funs and exports (`churn.erl`); the seed stands in terms and in code.
const LISTING: &str = include_str!("churn.S");
const SEED: &str = "271828";
/// Where it grows: more instructions of no effect.
const GROWS: &str = "  {label,9}.";

const ROUNDS: usize = 10_000;
/// Bytes that may come and go.
const SLACK: usize = 4096;
/// Tables have grown by then.
const WARM_UP: usize = 500;
/// Atoms stay for ever: names are taken again and again.
const NAMES: usize = 7;

/// A module like no other.
fn module(round: usize) -> Vec<u8> {
    let name = format!("churn_{}", round % NAMES);
    let more = "    {move,{integer,5},{x,1}}.\n".repeat(round * 31 % 97);
    let listing = LISTING
        .replace("churn", &name)
        .replace(SEED, &(1_000_000 + round).to_string())
        .replace(GROWS, &format!("{GROWS}\n{more}"));
    asm::assemble(&listing, &asm::Options::default()).expect("it is sound")
}

/// Calls `main(1)`; the last element of its result.
fn call(name: Atom) -> Option<i64> {
    let process = spawn(None, name, Atom::new("main"), &[Term::small(1)]);
    run_until_end(process, |_, ended, value| match value.as_tuple() {
        Some(&[_, _, _, last]) if ended == Ended::Returned => last.as_small(),
        _ => None,
    })
}

fn load(bytes: &[u8]) -> Atom {
    let module = loader::load(bytes).expect("it is sound");
    table::publish(module).expect("there is memory").name
}

/// What is in use.
#[derive(Debug, PartialEq, Eq)]
struct Use {
    /// Bytes of Rust's memory, but for slots of the process table, which stay.
    heap: usize,
    /// Bytes of memory for native code.
    code: usize,
    exports: usize,
    modules: usize,
    /// Bytes of replaced modules' code.
    old: usize,
}

fn in_use() -> Use {
    let stats = ALLOCATOR.stats();
    let slots = scheduler::table::table().bytes();
    #[cfg(native)]
    let code = purlin::native::memory::in_use();
    #[cfg(not(native))]
    let code = 0;
    Use {
        heap: stats.bytes_allocated - stats.bytes_deallocated - slots,
        code,
        exports: exports::all().len(),
        modules: table::modules().len(),
        old: table::old_bytes(),
    }
}

/// Resident memory in pages.
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").expect("Linux");
    let pages = text.split(' ').nth(1).and_then(|n| n.parse().ok());
    pages.expect("a number")
}

/// Loads, calls and forgets `ROUNDS` modules; `round` makes and calls one.
fn churn(round: impl Fn(usize)) {
    let mut began = None;
    for number in 0..ROUNDS {
        if number == WARM_UP {
            began = Some((in_use(), resident()));
        }
        round(number);
    }
    let (before, pages) = began.expect("more rounds than warm up");
    let mut now = in_use();
    // Maps that are empty may keep a node or two: far less than a word for each module.
    if now.heap.abs_diff(before.heap) < SLACK {
        now.heap = before.heap;
    }
    assert_eq!(now, before);
    // The allocator may keep what has been freed, but not more and more of it.
    let grown = resident().saturating_sub(pages) * 4096;
    assert!(grown < 4 << 20, "{grown} bytes more are resident");
}

fn unload(name: Atom) {
    assert!(scheduler::processes().is_empty());
    assert!(table::unload(name), "nothing uses it");
}

fn modules_come_and_go() {
    churn(|round| {
        let name = load(&module(round));
        assert_eq!(call(name), Some(12_345 + 1 + 1_000_000 + round as i64));
        unload(name);
    });
}

/// A module takes the place of the one before it, again and again, until all of that name are forgotten.
fn modules_are_replaced() {
    churn(|round| {
        let name = load(&module(round * NAMES));
        assert!(call(name).is_some());
        if round % 10 == 9 {
            assert!(table::has_old(name));
            unload(name);
            assert_eq!(table::modules().len(), 0);
        }
    });
}

const CASES: [(&str, fn()); 2] = [
    ("modules_come_and_go", modules_come_and_go),
    ("modules_are_replaced", modules_are_replaced),
];

/// Which case a process is for.
const CASE: &str = "PURLIN_UNLOAD_CASE";

/// A process has one back end, and what is counted is all that is in it: each case runs in a process of its own.
fn main() {
    if let Ok(wanted) = std::env::var(CASE) {
        let case = CASES.iter().find(|case| case.0 == wanted);
        return case.expect("a case").1();
    }
    let this = std::env::current_exe().expect("this test");
    let mut failed = false;
    for backend in Backend::NAMES
        .iter()
        .filter(|n| n.parse::<Backend>().is_ok())
    {
        for (case, _) in CASES {
            let mut command = Command::new(&this);
            let status = command
                .env(CASE, case)
                .env("PURLIN_BACKEND", backend)
                .status();
            let passed = status.expect("it starts").success();
            println!(
                "{case} on {backend}: {}",
                if passed { "ok" } else { "FAILED" }
            );
            failed |= !passed;
        }
    }
    if failed {
        std::process::exit(1);
    }
}
