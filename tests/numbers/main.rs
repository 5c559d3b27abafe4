//! Arithmetic, comparison, conversion and hashing against what OTP answered: `cases.erl` made the cases.
//!
//! `tests/golden/numbers` has some thousands. For more, or for another OTP's:
//! `escript tests/numbers/cases.erl DIRECTORY COUNT SEED`, then, with the same `TZ`,
//! `NUMBERS_CASES=DIRECTORY cargo test --test numbers`.
use purlin::bif::{Fault, table};
use purlin::etf;
use purlin::heap::{Arena, Heap};
use purlin::process::Process;
use purlin::term::compare::eq;
use purlin::term::{Atom, Term, am};
use std::path::{Path, PathBuf};

mod print;
mod shared;

use print::text;

fn directory() -> (PathBuf, bool) {
    match std::env::var_os("NUMBERS_CASES") {
        Some(dir) => (dir.into(), true),
        None => (
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/numbers"),
            false,
        ),
    }
}

/// Compares all cases of a topic; shows the first that differ.
fn check(topic: &str) {
    let (dir, _) = directory();
    let path = dir.join(format!("{topic}.etf"));
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut arena = Arena::new();
    let (cases, _) =
        etf::decode(&bytes, &mut arena, &Default::default()).expect("external term format");
    let mut wrong = Vec::new();
    let mut n = 0;
    let mut p = Process::new(Term::pid(1));
    for case in cases.iter_list() {
        n += 1;
        if n % 1000 == 0 {
            p = Process::new(Term::pid(1));
        }
        let [module, function, args, expected] = case.as_tuple().expect("a case") else {
            panic!("not a case: {}", text(case));
        };
        let got = call(
            &mut p,
            *module,
            *function,
            &args.list_to_vec().expect("arguments"),
        );
        if !same(*module, got, *expected) {
            let call = format!("{}:{}({})", text(*module), text(*function), text(*args));
            wrong.push(format!(
                "{call}\n  is   {}\n  not  {}",
                text(*expected),
                text(got)
            ));
        }
    }
    let shown: Vec<_> = wrong.iter().take(12).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} of {n} cases differ:\n{}",
        wrong.len(),
        shown.join("\n")
    );
    assert!(n > 50, "{n} cases only");
}

fn same(module: Term, got: Term, expected: Term) -> bool {
    if eq(got, expected) {
        return true;
    }
    // Another C library may round a function's last bit differently.
    let float = |t: Term| t.as_tuple().and_then(|t| t[1].as_float());
    match (float(got), float(expected)) {
        (Some(a), Some(b)) if module == Atom::new("math").term() && !directory().1 => {
            (a - b).abs() <= b.abs() * 1e-15
        }
        _ => false,
    }
}

/// `{ok, Value}` or `{error, Reason}`.
fn call(p: &mut Process, module: Term, function: Term, args: &[Term]) -> Term {
    let (module, function) = (
        module.as_atom().expect("a module"),
        function.as_atom().expect("a function"),
    );
    let result = match (module.name(), function.name()) {
        ("erlang", "list_to_integer") => list_to_integer(p, args),
        ("erlang", "binary_to_integer") => binary_to_integer(p, args),
        ("string", "list_to_integer") => string_to_integer(p, args),
        _ => bif(p, module, function, args),
    };
    match result {
        Ok(value) => p.tuple(&[am::OK, value]),
        Err(Fault::Error(reason)) => p.tuple(&[am::ERROR, reason]),
        Err(fault) => panic!("{module:?}:{function:?}: {fault:?}"),
    }
}

fn bif(p: &mut Process, module: Atom, function: Atom, args: &[Term]) -> Result<Term, Fault> {
    let id = table::find(module, function, args.len() as u8);
    let id = id.unwrap_or_else(|| panic!("no {module:?}:{function:?}/{}", args.len()));
    (table::get(id).expect("a BIF").run)(p, args)
}

fn internal(p: &mut Process, function: &str, args: &[Term]) -> Result<Term, Fault> {
    let args = [args[0], args.get(1).copied().unwrap_or(Term::small(10))];
    bif(p, Atom::new("erts_internal"), Atom::new(function), &args)
}

// What `erlang.erl` and `string.erl` make of the functions behind these.

fn list_to_integer(p: &mut Process, args: &[Term]) -> Result<Term, Fault> {
    let result = internal(p, "list_to_integer", args)?;
    match result.as_tuple() {
        Some([n, rest]) if rest.is_nil() => Ok(*n),
        _ if result == am::BIG => Err(Fault::SYSTEM_LIMIT),
        _ => Err(Fault::BADARG),
    }
}

fn binary_to_integer(p: &mut Process, args: &[Term]) -> Result<Term, Fault> {
    match internal(p, "binary_to_integer", args)? {
        am::BADARG => Err(Fault::BADARG),
        am::BIG => Err(Fault::SYSTEM_LIMIT),
        n => Ok(n),
    }
}

fn string_to_integer(p: &mut Process, args: &[Term]) -> Result<Term, Fault> {
    let result = internal(p, "list_to_integer", args)?;
    Ok(if result.is_atom() {
        p.tuple(&[am::ERROR, result])
    } else {
        result
    })
}

#[test]
fn arith() {
    check("arith");
}

#[test]
fn compare() {
    check("compare");
}

#[test]
fn maps() {
    check("maps");
}

#[test]
fn integers() {
    check("integers");
}

#[test]
fn floats() {
    check("floats");
}

#[test]
fn hash() {
    check("hash");
}

#[test]
fn math() {
    check("math");
}

#[test]
fn time() {
    check("time");
}

/// Local times, which the golden cases can't hold.
#[test]
fn zone() {
    if directory().1 {
        check("zone");
    }
}
