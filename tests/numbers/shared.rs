//! What processes share or get from the machine: atomics, counters, persistent terms, unique numbers, clocks.
use super::bif;
use purlin::arith::int::{to_i64, to_u64};
use purlin::bif::Fault;
use purlin::heap::Heap;
use purlin::process::Process;
use purlin::term::compare::{cmp, eq};
use purlin::term::{Atom, Term, am};

/// A process, to call functions in.
struct Caller(Box<Process>);

impl Caller {
    fn new() -> Caller {
        Caller(Process::new(Term::pid(1)))
    }
    fn result(&mut self, name: &str, args: &[Term]) -> Result<Term, Term> {
        let (module, function) = name.split_once(':').expect("M:F");
        match bif(&mut self.0, Atom::new(module), Atom::new(function), args) {
            Ok(value) => Ok(value),
            Err(Fault::Error(reason)) => Err(reason),
            Err(fault) => panic!("{name}: {fault:?}"),
        }
    }
    fn call(&mut self, name: &str, args: &[Term]) -> Term {
        self.result(name, args)
            .unwrap_or_else(|reason| panic!("{name}: {reason:?}"))
    }
    fn int(&mut self, name: &str, args: &[Term]) -> i64 {
        to_i64(self.call(name, args)).expect("an integer")
    }
    fn badarg(&mut self, name: &str, args: &[Term]) {
        assert_eq!(self.result(name, args), Err(am::BADARG), "{name}");
    }
}

const ONE: Term = Term::small(1);

#[test]
fn atomics_wrap_around() {
    let mut c = Caller::new();
    let signed = c.call("erts_internal:atomics_new", &[Term::small(3), ONE]);
    let unsigned = c.call("erts_internal:atomics_new", &[ONE, Term::ZERO]);
    let (max, min, all) = (c.0.int(i64::MAX), c.0.int(i64::MIN), c.0.uint(u64::MAX));
    c.call("atomics:put", &[signed, Term::small(3), max]);
    assert_eq!(
        c.int("atomics:add_get", &[signed, Term::small(3), ONE]),
        i64::MIN
    );
    assert_eq!(c.int("atomics:get", &[signed, ONE]), 0);
    c.call("atomics:add", &[unsigned, ONE, Term::small(-1)]);
    let value = c.call("atomics:exchange", &[unsigned, ONE, Term::small(7)]);
    assert_eq!(to_u64(value), Some(u64::MAX));
    let compared = c.call(
        "atomics:compare_exchange",
        &[unsigned, ONE, Term::small(7), all],
    );
    assert_eq!(compared, am::OK);
    let compared = c.call(
        "atomics:compare_exchange",
        &[unsigned, ONE, Term::small(7), all],
    );
    assert!(eq(compared, all));
    c.badarg("atomics:put", &[unsigned, ONE, min]);
    c.badarg("atomics:put", &[signed, ONE, all]);
    c.badarg("atomics:get", &[signed, Term::small(4)]);
    c.badarg("atomics:get", &[signed, Term::ZERO]);
    c.badarg("atomics:get", &[ONE, ONE]);
    c.badarg("erts_internal:counters_get", &[signed, ONE]);
    c.badarg("erts_internal:atomics_new", &[Term::ZERO, ONE]);
    let huge = c.result("erts_internal:atomics_new", &[max, ONE]);
    assert_eq!(huge, Err(am::SYSTEM_LIMIT));
    assert!(c.call("atomics:info", &[signed]).is_map());
}

#[test]
fn counters_add_up() {
    let mut c = Caller::new();
    let counters = c.call("erts_internal:counters_new", &[Term::small(20)]);
    let at = Term::small(20);
    c.call(
        "erts_internal:counters_put",
        &[counters, at, Term::small(5)],
    );
    let raw = counters.raw();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(move || {
                let mut c = Caller::new();
                for _ in 0..1000 {
                    c.call(
                        "erts_internal:counters_add",
                        &[Term::from_raw(raw), Term::small(20), Term::small(2)],
                    );
                }
            });
        }
    });
    assert_eq!(c.int("erts_internal:counters_get", &[counters, at]), 8005);
    assert_eq!(c.int("erts_internal:counters_get", &[counters, ONE]), 0);
    c.call(
        "erts_internal:counters_put",
        &[counters, at, Term::small(-3)],
    );
    assert_eq!(c.int("erts_internal:counters_get", &[counters, at]), -3);
    c.badarg(
        "erts_internal:counters_add",
        &[counters, Term::small(21), ONE],
    );
}

#[test]
fn persistent_terms() {
    let mut c = Caller::new();
    let key = c.0.tuple(&[am::MODULE, ONE]);
    let value = c.0.list(&[key, key]);
    assert_eq!(c.call("persistent_term:put", &[key, value]), am::OK);
    let got = c.call("persistent_term:get", &[key]);
    assert!(eq(got, value) && got != value);
    assert_eq!(
        c.call("persistent_term:get", &[am::OK, am::ERROR]),
        am::ERROR
    );
    c.badarg("persistent_term:get", &[am::OK]);
    c.badarg("persistent_term:put_new", &[key, ONE]);
    assert_eq!(c.call("persistent_term:get", &[]).list_len(), Some(1));
    assert_eq!(c.call("persistent_term:erase", &[key]), am::TRUE);
    assert_eq!(c.call("persistent_term:erase", &[key]), am::FALSE);
}

#[test]
fn unique_integers_and_references() {
    let mut c = Caller::new();
    let (a, b) = (
        c.call("erlang:make_ref", &[]),
        c.call("erlang:make_ref", &[]),
    );
    assert!(a.is_reference() && !eq(a, b));
    assert!(c.int("erlang:unique_integer", &[]) < 0);
    let options = c.0.list(&[am::POSITIVE, am::MONOTONIC]);
    let first = c.int("erlang:unique_integer", &[options]);
    assert!(first > 0 && c.int("erlang:unique_integer", &[options]) > first);
    c.badarg("erlang:unique_integer", &[am::POSITIVE]);
    let wrong = c.0.list(&[am::OK]);
    c.badarg("erlang:unique_integer", &[wrong]);
}

#[test]
fn clocks() {
    let mut c = Caller::new();
    let first = c.int("erlang:monotonic_time", &[]);
    assert!(first < 0 && c.int("erlang:monotonic_time", &[am::NATIVE]) >= first);
    let sum = c.int("erlang:monotonic_time", &[]) + c.int("erlang:time_offset", &[]);
    let system = c.int("erlang:system_time", &[]);
    let os = c.int("os:system_time", &[]);
    assert!((system - sum).abs() < 1_000_000_000 && (system - os).abs() < 1_000_000_000);
    let seconds = c.int("erlang:system_time", &[am::SECOND]);
    assert!((system / 1_000_000_000 - seconds).abs() <= 1);
    // Rounded down, below zero too.
    let minutes = c.call("erlang:monotonic_time", &[am::SECOND]);
    assert!(to_i64(minutes).is_some_and(|s| s <= first.div_euclid(1_000_000_000) + 1));
    let large = c.0.big(false, &[0, 1]);
    let parts = c.call("erlang:system_time", &[large]);
    assert!(parts.is_big() && cmp(parts, large).is_gt());
    c.badarg("erlang:system_time", &[Term::ZERO]);
    c.badarg("erlang:system_time", &[am::OK]);
    let (a, b) = (c.call("erlang:now", &[]), c.call("erlang:now", &[]));
    assert!(cmp(a, b).is_lt());
    for name in [
        "erlang:date",
        "erlang:time",
        "erlang:timestamp",
        "os:timestamp",
    ] {
        assert_eq!(
            c.call(name, &[]).as_tuple().map(<[Term]>::len),
            Some(3),
            "{name}"
        );
    }
    for name in ["erlang:localtime", "erlang:universaltime"] {
        assert_eq!(
            c.call(name, &[]).as_tuple().map(<[Term]>::len),
            Some(2),
            "{name}"
        );
    }
    assert_eq!(c.int("erts_internal:time_unit", &[]), 1_000_000_000);
}
