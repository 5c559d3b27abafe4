//! Order and equality on hand-made terms; the differential tests against `erl` are in `tests/`.
use super::*;
use crate::heap::{Arena, Heap};
use crate::term::Atom;
use Ordering::{Equal, Greater, Less};

fn atom(name: &str) -> Term {
    Atom::new(name).term()
}

#[test]
fn integers_and_floats_compare_by_value() {
    let mut h = Arena::new();
    let two53 = h.float((1u64 << 53) as f64);
    let odd = h.int((1 << 53) + 1);
    assert_eq!(cmp(odd, two53), Greater);
    assert!(!eq_num(odd, two53));
    let same = h.int(1 << 53);
    assert!(eq_num(same, two53));
    assert!(!eq(same, two53));
    assert_eq!(cmp_exact(odd, two53), Less);
    let big = h.big(false, &[1, 0, 1]);
    let float = h.float(2f64.powi(128));
    assert_eq!(cmp(big, float), Greater);
    assert_eq!(cmp(float, big), Less);
    let even = h.big(false, &[0, 0, 1]);
    assert!(eq_num(even, float));
    let small_float = h.float(1.0);
    assert!(eq_num(Term::small(1), small_float));
    assert_eq!(cmp(Term::small(1), small_float), Equal);
}

#[test]
fn zeros_differ_exactly() {
    let mut h = Arena::new();
    let (plus, minus) = (h.float(0.0), h.float(-0.0));
    assert!(eq_num(plus, minus));
    assert!(!eq(plus, minus));
    assert_eq!(cmp_exact(minus, plus), Less);
}

#[test]
fn types_are_ordered() {
    let mut h = Arena::new();
    let list = [
        Term::small(7),
        atom("a"),
        h.reference([1, 0]),
        Term::port(1),
        Term::pid(1),
        h.tuple(&[]),
        h.tuple(&[Term::NIL]),
        Term::NIL,
        h.cons(Term::ZERO, Term::NIL),
        h.binary(b""),
    ];
    for (i, &a) in list.iter().enumerate() {
        for (j, &b) in list.iter().enumerate() {
            assert_eq!(cmp(a, b), i.cmp(&j), "{i} {j}");
            assert_eq!(eq(a, b), i == j);
        }
    }
}

#[test]
fn deep_terms_need_no_native_stack() {
    let run = || {
        let mut h = Arena::new();
        let deep = |h: &mut Arena, last: i64| {
            (0..1_000_000).fold(Term::small(last), |t, _| h.tuple(&[t, Term::ZERO]))
        };
        let (a, b, c) = (deep(&mut h, 1), deep(&mut h, 1), deep(&mut h, 2));
        assert!(eq(a, b) && !eq(a, c));
        assert_eq!(cmp(a, c), Less);
        let long: Vec<Term> = (0..1_000_000).map(Term::small).collect();
        let (x, y) = (h.list(&long), h.list(&long));
        assert!(eq(x, y) && eq_num(x, y));
        assert_eq!(cmp(x, y), Equal);
    };
    let thread = std::thread::Builder::new().stack_size(256 << 10).spawn(run);
    thread.expect("a thread").join().expect("no overflow");
}

fn flatmap(h: &mut Arena, entries: &[(Term, Term)]) -> Term {
    let keys: Vec<Term> = entries.iter().map(|e| e.0).collect();
    let mut words = vec![h.tuple(&keys)];
    words.extend(entries.iter().map(|e| e.1));
    h.boxed(crate::term::boxed::FLATMAP, &words)
}

#[test]
fn maps_compare_by_size_keys_values() {
    let mut h = Arena::new();
    let (one, f1) = (Term::small(1), h.float(1.0));
    let (key_a, key_b) = (h.tuple(&[one]), h.tuple(&[f1]));
    let ma = flatmap(&mut h, &[(key_a, one), (key_b, one)]);
    let mb = flatmap(&mut h, &[(key_a, one), (key_b, f1)]);
    assert!(eq_num(ma, mb) && !eq(ma, mb));
    assert_eq!(cmp(ma, mb), Equal);
    assert_eq!(cmp_exact(ma, mb), Less);
    // Whatever the order in which keys are kept.
    let mc = flatmap(&mut h, &[(key_b, one), (key_a, Term::small(2))]);
    assert_eq!(cmp(ma, mc), Less);
    let md = flatmap(&mut h, &[(key_a, Term::small(9))]);
    assert_eq!(cmp(md, ma), Less);
}

#[test]
fn bitstrings_compare_by_bits() {
    let mut h = Arena::new();
    let a = h.bits(&[0b1010_0000], 3);
    let b = h.bits(&[0b1010_0000], 4);
    let c = h.bits(&[0b1011_0000], 4);
    assert_eq!(cmp(a, b), Less);
    assert_eq!(cmp(b, c), Less);
    let whole = h.binary(&[0xfa, 0xbc]);
    let (x, y) = (h.sub_bits(whole, 4, 8), h.binary(&[0xab]));
    assert!(eq(x, y));
}

#[test]
fn records_compare_by_definition_first() {
    let mut h = Arena::new();
    let mut record = |module: &str, name: &str, keys: &[Term], values: &[Term]| {
        let keys = h.tuple(keys);
        let mut words = vec![h.tuple(&[atom(module), atom(name), atom("true"), keys])];
        words.extend_from_slice(values);
        h.boxed(crate::term::boxed::RECORD, &words)
    };
    let (x, y, one, two) = (atom("x"), atom("y"), Term::small(1), Term::small(2));
    let a = record("m", "a", &[x, y], &[one, one]);
    let a2 = record("m", "a", &[x, y], &[one, two]);
    let b = record("m", "b", &[x], &[one]);
    let n = record("n", "a", &[x], &[one]);
    let order = [a, a2, b, n];
    for (i, &r) in order.iter().enumerate() {
        for (j, &s) in order.iter().enumerate() {
            assert_eq!((cmp(r, s), eq(r, s)), (i.cmp(&j), i == j), "{i} {j}");
        }
    }
    let tuple = h.tuple(&[one; 5]);
    let map = flatmap(&mut h, &[]);
    assert!(cmp(tuple, a).is_lt() && cmp(a, map).is_lt());
}
