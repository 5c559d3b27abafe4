//! BIFs against OTP: the calls of `tests/golden/bits/bifs.txt`, and what OTP said to them.
use super::unicode_names::{Encoding, Warning, set_name_encoding};
use super::{Fault, Res, table};
use crate::etf;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::compare::eq;
use crate::term::{Atom, Term, am};

fn decode(p: &mut Process, hex: &str) -> Term {
    let digit = |c: u8| (c as char).to_digit(16).expect("a hexadecimal digit") as u8;
    let pairs = hex.as_bytes().chunks(2);
    let bytes: Vec<u8> = pairs.map(|d| digit(d[0]) << 4 | digit(d[1])).collect();
    etf::decode(&bytes, p, &etf::Options::default())
        .expect("well-formed")
        .0
}

fn call(p: &mut Process, module: &str, function: &str, args: &[Term]) -> Res {
    let (m, f) = (Atom::new(module), Atom::new(function));
    let id = table::find(m, f, args.len() as u8);
    let id = id.unwrap_or_else(|| panic!("no BIF {module}:{function}/{}", args.len()));
    (table::get(id).expect("a BIF").run)(p, args)
}

fn hex(p: &mut Process, term: Term) -> String {
    let binary = call(p, "erlang", "term_to_binary", &[term]).expect("a term");
    let bytes = binary.to_bytes().expect("a binary");
    bytes.iter().map(|b| format!("{b:02X}")).collect()
}

/// The lines of the golden file: module, function, arguments, `=` or `!`, and the result.
fn cases() -> impl Iterator<Item = [&'static str; 5]> {
    let lines = include_str!("../../tests/golden/bits/bifs.txt").lines();
    lines.map(|line| {
        let words: Vec<_> = line.split(' ').collect();
        words.try_into().expect("five words")
    })
}

#[test]
fn bifs_do_what_otp_s_do() {
    set_name_encoding(Encoding::Utf8, Warning::Warn);
    let mut wrong = Vec::new();
    for [module, function, args, verdict, want] in cases() {
        let p = &mut *Process::new(Term::pid(1));
        let args = decode(p, args).list_to_vec().expect("a list");
        let want = decode(p, want);
        let got = call(p, module, function, &args);
        let same = match &got {
            Ok(value) => verdict == "=" && eq(*value, want),
            Err(Fault::Error(reason)) => verdict == "!" && eq(*reason, want),
            // An Erlang function raises it, so that its frame stands in the trace.
            Err(Fault::Trap { .. }) => verdict == "!",
            Err(_) => false,
        };
        if !same {
            let args = p.list(&args);
            let (args, want) = (hex(p, args), hex(p, want));
            let got = got.map(|value| hex(p, value));
            wrong.push(format!(
                "{module}:{function} {args} {verdict} {want}, got {got:?}"
            ));
        }
    }
    let shown = wrong.len().min(20);
    assert!(wrong.is_empty(), "{}", wrong[..shown].join("\n"));
}

#[test]
fn compiled_patterns_find_the_same() {
    for [module, function, args, ..] in cases() {
        if module != "binary" || !["match", "matches", "split"].contains(&function) {
            continue;
        }
        let p = &mut *Process::new(Term::pid(1));
        let mut args = decode(p, args).list_to_vec().expect("a list");
        let plain = call(p, module, function, &args);
        let Ok(compiled) = call(p, "binary", "compile_pattern", &args[1..2]) else {
            assert!(plain.is_err());
            continue;
        };
        args[1] = compiled;
        match (plain, call(p, module, function, &args)) {
            (Ok(a), Ok(b)) => assert!(eq(a, b)),
            (a, b) => assert!(a.is_err() && b.is_err()),
        }
    }
}

#[test]
fn many_patterns_in_a_long_text() {
    let p = &mut *Process::new(Term::pid(1));
    let text = p.binary(&b"abcab".repeat(1000));
    let patterns = [p.binary(b"ca"), p.binary(b"cab")];
    let patterns = p.list(&patterns);
    let found = call(p, "binary", "matches", &[text, patterns]).unwrap();
    assert_eq!(found.list_len(), Some(1000));
    let first = found.as_cons().unwrap().0;
    assert_eq!(
        first.as_tuple(),
        Some(&[Term::small(2), Term::small(3)][..])
    );
}

#[test]
fn other_encodings_are_unicode_s_business() {
    let p = &mut *Process::new(Term::pid(1));
    let args = [Term::NIL, am::UTF16];
    let fault = call(p, "unicode", "characters_to_list", &args).unwrap_err();
    let Fault::Trap {
        function, module, ..
    } = fault
    else {
        panic!("{fault:?}");
    };
    assert_eq!(module, am::UNICODE);
    assert_eq!(function, Atom::new("characters_to_list_int").term());
}
