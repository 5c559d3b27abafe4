//! Regular expressions against what OTP's `re` answered: tests/corpus/re, made by its `make.escript`.
//!
//! OTP 27 is the measure. It has PCRE 8, we (as OTP 28) have PCRE2: where those differ, OTP 29's answer
//! is as good. The wording and the places of errors change from one PCRE to the next, and are not
//! compared.
use flate2::read::GzDecoder;
use purlin::bif::{Fault, table};
use purlin::etf;
use purlin::heap::{Arena, Heap};
use purlin::process::Process;
use purlin::term::compare::eq;
use purlin::term::print::{Encoding, write};
use purlin::term::{Atom, Term, am};
use std::io::Read;
use std::path::Path;

fn cases(heap: &mut Arena, name: &str) -> Vec<Term> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/re");
    let file = std::fs::File::open(dir.join(name)).unwrap();
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    let (list, _) = etf::decode(&bytes, heap, &etf::Options::default()).unwrap();
    list.list_to_vec().unwrap()
}

fn call(p: &mut Process, function: &str, args: &[Term]) -> Result<Term, Fault> {
    let (module, function) = (Atom::new("re"), Atom::new(function));
    let id = table::find(module, function, args.len() as u8).expect("a BIF");
    match (table::get(id).expect("a BIF").run)(p, args) {
        // Its own way to go on.
        Err(Fault::Trap { function, args, .. }) if function == am::INTERNAL_RUN => {
            call(p, "internal_run", &args)
        }
        result => result,
    }
}

/// Does what the case says, as `make.escript` does it. `None`: Erlang code would have to go on.
fn eval(p: &mut Process, what: &str, args: &[Term]) -> Option<Term> {
    let result = match what {
        "compile" => call(p, "compile", args).map(|compiled| summary(p, compiled)),
        "run" => call(p, "run", args),
        "match" => call(p, "compile", &args[1..3]).and_then(|compiled| {
            let compiled = compiled.as_tuple().unwrap()[1];
            call(p, "run", &[args[0], compiled, args[3]])
        }),
        _ => call(p, "compile", &[args[0], Term::NIL]).and_then(|compiled| {
            let compiled = compiled.as_tuple().unwrap()[1];
            call(p, "inspect", &[compiled, Atom::new("namelist").term()])
        }),
    };
    match result {
        Ok(term) => Some(term),
        Err(Fault::Trap { .. }) => None,
        Err(Fault::Error(reason) | Fault::ErrorCause(reason, _)) => {
            Some(p.tuple(&[Atom::new("EXIT").term(), reason]))
        }
        Err(other) => panic!("{other:?}"),
    }
}

/// A compiled pattern but for its bytes.
fn summary(p: &mut Process, compiled: Term) -> Term {
    let &[ok, pattern] = compiled.as_tuple().unwrap() else {
        panic!("a pair");
    };
    match pattern.as_tuple() {
        Some(&[_, groups, unicode, crlf, _]) => p.tuple(&[ok, groups, unicode, crlf]),
        _ => compiled,
    }
}

/// `{error, {Text, Offset}}`, perhaps within `compile`.
fn is_error(result: Term) -> bool {
    matches!(result.as_tuple(), Some(&[am::ERROR, what]) if what.is_tuple())
}

/// `\\C` splits characters; we don't go on inside of one.
fn is_known(args: Term) -> bool {
    let args = args.list_to_vec().unwrap();
    args.len() == 3 && args[1].as_bytes() == Some(b"\\C")
}

#[test]
fn same_as_otp() {
    let mut heap = Arena::new();
    let old = cases(&mut heap, "otp27.etf.gz");
    let new = cases(&mut heap, "otp29.etf.gz");
    assert_eq!(old.len(), new.len());
    let (mut compared, mut as_new, mut wrong, mut skipped) = (0, 0, 0, 0);
    for (old, new) in old.into_iter().zip(new) {
        let &[what, args, expected] = old.as_tuple().unwrap() else {
            panic!("a case has three parts");
        };
        let newer = new.as_tuple().unwrap()[2];
        let what = what.as_atom().unwrap().name();
        let mut p = Process::new(Term::pid(1));
        let Some(ours) = eval(&mut p, what, &args.list_to_vec().unwrap()) else {
            skipped += 1;
            continue;
        };
        compared += 1;
        let same = |theirs| eq(ours, theirs) || is_error(ours) && is_error(theirs);
        if same(expected) || is_known(args) {
            continue;
        }
        if same(newer) {
            as_new += 1;
        } else {
            report(&mut wrong, what, args, ours, expected, newer);
        }
    }
    println!("{compared} compared, {as_new} as OTP 29 only, {skipped} skipped");
    assert_eq!(wrong, 0);
    assert!(compared > 6000);
}

fn report(wrong: &mut usize, what: &str, args: Term, ours: Term, old: Term, new: Term) {
    *wrong += 1;
    if *wrong <= 20 {
        let [args, ours, old, new] = [args, ours, old, new].map(|t| write(t, Encoding::Unicode));
        eprintln!("{what} {args}\n  {ours}\nbut 27 {old}\n    29 {new}");
    }
}
