//! Of what the differential test does not see: that the tables of names hold together, and what terms share.
use super::*;
use crate::heap::{Arena, Heap};
use crate::process::Process;
use crate::term::{Atom, Term, am};

struct Nothing;

impl Actions for Nothing {
    fn act(&mut self, _: &mut Process, _: Action, _: &[Term]) -> Option<Term> {
        None
    }
    fn set_trace_control_word(&mut self, word: u32) -> u32 {
        word
    }
}

/// Tables and traces share them between threads.
#[test]
fn programs_can_be_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Program>();
}

#[test]
fn all_functions_are_bifs() {
    for (name, arity) in body::FUNCTIONS {
        assert!(
            body::function(Atom::new(name), arity).is_some(),
            "{name}/{arity}"
        );
    }
}

#[test]
fn variables() {
    let number = |name: &str| variable(Atom::new(name).term());
    assert_eq!(number("$0"), Some(0));
    assert_eq!(number("$17"), Some(17));
    for name in ["$", "$01", "$_", "$$", "$1a", "1", "$-1"] {
        assert_eq!(number(name), None, "{name}");
    }
}

/// `[{{'$1', '$1'}, [], [{{'$1', "literal"}}]}]`
fn twice(heap: &mut Arena) -> Term {
    let one = Atom::new("$1").term();
    let head = heap.tuple(&[one, one]);
    let literal = heap.char_list("literal");
    let tuple = heap.tuple(&[one, literal]);
    let built = heap.tuple(&[tuple]);
    let body = heap.list(&[built]);
    let clause = heap.tuple(&[head, Term::NIL, body]);
    heap.list(&[clause])
}

#[test]
fn values_share_nothing_with_objects_and_programs() {
    let mut heap = Arena::new();
    let spec = twice(&mut heap);
    let Ok(program) = compile(spec, Dialect::Table) else {
        panic!("no program");
    };
    drop(heap);
    let mut objects = Arena::new();
    let inner = objects.tuple(&[am::OK]);
    let object = objects.tuple(&[inner, inner]);
    let (mut p, mut scratch) = (Process::new(Term::pid(1)), Scratch::default());
    let outcome = program.run(&mut scratch, &mut p, &mut Nothing, Target::Object(object));
    let value = outcome.expect("a match").value;
    drop((objects, program));
    let &[first, text] = value.as_tuple().expect("a tuple") else {
        panic!("a pair");
    };
    assert_eq!(first.as_tuple(), Some(&[am::OK][..]));
    assert_eq!(text.list_len(), Some(7));
}

#[test]
fn deep_nesting_is_a_limit() {
    let mut heap = Arena::new();
    let mut deep = am::OK;
    for _ in 0..100_000 {
        let tuple = heap.tuple(&[deep]);
        deep = heap.tuple(&[tuple]);
    }
    let body = heap.list(&[deep]);
    // As a head it is harmless.
    let clause = heap.tuple(&[deep, Term::NIL, body]);
    let spec = heap.list(&[clause]);
    let errors = compile(spec, Dialect::Table).err().expect("errors");
    assert!(errors.limit);
}
