//! Equality, iteratively: what is still to compare is kept as pairs of runs of terms.
use super::Mode;
use super::flat::{cmp_int_float, eq_bits, flat_cmp};
use crate::term::word::{Term, boxed};
use smallvec::SmallVec;

/// How the terms of a run are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Terms(Mode),
    /// Children of a hash map's node, whose values compare by value: leaves' keys are exact.
    Nodes,
}

/// Two runs of equal length, to be compared one by one.
#[derive(Clone, Copy)]
struct Run {
    a: &'static [Term],
    b: &'static [Term],
    kind: Kind,
}

/// Most terms are not deep.
type Runs = SmallVec<[Run; 8]>;

enum Found {
    Equal,
    Different,
    /// Equal if what is inside is.
    Inside(Run),
}

/// Whether two different words are exactly equal terms, if they or the words of two tuples or cells tell: immediates are equal
/// only as words, and differ from what a pointer leads to.
#[inline]
fn at_sight(a: Term, b: Term) -> Option<bool> {
    let (a, b) = if a.is_cons() && b.is_cons() {
        (a.cons_words(), b.cons_words())
    } else if a.is_boxed() && b.is_boxed() {
        let header = a.boxed_header();
        let subtag = header.header_subtag();
        if !matches!(subtag, boxed::TUPLE | boxed::BIG_POS | boxed::BIG_NEG) {
            return None;
        }
        if b.boxed_header() != header {
            return Some(false);
        }
        if subtag != boxed::TUPLE {
            return Some(a.payload_raw() == b.payload_raw());
        }
        (a.payload(), b.payload())
    } else {
        return Some(false);
    };
    // The last words of records and the like differ more often than the first.
    let differ = |(x, y): &(&Term, &Term)| x != y;
    let mut different = a.iter().zip(b).rev().filter(differ).peekable();
    if different.peek().is_none() {
        return Some(true);
    }
    let apart = different.any(|(x, y)| !(x.is_pointer() && y.is_pointer()));
    apart.then_some(false)
}

/// `equal` in the exact mode, of different words.
pub(super) fn exactly(a: Term, b: Term) -> bool {
    at_sight(a, b).unwrap_or_else(|| within(a, b, DEPTH))
}

/// Most terms are not deeper. Calls on the native stack are quicker than a stack of our own, to which what is deeper is left.
const DEPTH: u32 = 32;

/// `equal` in the exact mode, of different pointers.
fn within(mut a: Term, mut b: Term, depth: u32) -> bool {
    while a.is_cons() && b.is_cons() {
        let ([x, rest_a], [y, rest_b]) = (cell(a), cell(b));
        if !same(x, y, depth) {
            return false;
        }
        (a, b) = (rest_a, rest_b);
        if a == b {
            return true;
        }
    }
    if !(a.is_boxed() && b.is_boxed()) {
        return false;
    }
    let header = a.boxed_header();
    match header.header_subtag() {
        boxed::TUPLE | boxed::FLATMAP | boxed::HASHMAP_ROOT | boxed::HASHMAP_NODE => {
            let pairs = a.payload().iter().zip(b.payload());
            b.boxed_header() == header && { pairs }.all(|(&x, &y)| same(x, y, depth))
        }
        _ => equal(a, b, Mode::Exact),
    }
}

fn cell(list: Term) -> [Term; 2] {
    let words = list.cons_words();
    [words[0], words[1]]
}

#[inline(always)]
fn same(x: Term, y: Term, depth: u32) -> bool {
    if x == y {
        return true;
    }
    if !(x.is_pointer() && y.is_pointer()) {
        return false;
    }
    if depth == 0 {
        return equal(x, y, Mode::Exact);
    }
    within(x, y, depth - 1)
}

pub(super) fn equal(a: Term, b: Term, mode: Mode) -> bool {
    let mut todo = Runs::new();
    let mut run = match look(a, b, Kind::Terms(mode), &mut todo) {
        Found::Equal => return true,
        Found::Different => return false,
        Found::Inside(run) => run,
    };
    loop {
        let Some((&x, rest)) = run.a.split_first() else {
            match todo.pop() {
                Some(next) => run = next,
                None => return true,
            }
            continue;
        };
        let y = run.b[0];
        (run.a, run.b) = (rest, &run.b[1..]);
        if x == y {
            continue;
        }
        let left = run;
        match look(x, y, run.kind, &mut todo) {
            Found::Equal => {}
            Found::Different => return false,
            Found::Inside(inner) => {
                run = inner;
                if !left.a.is_empty() {
                    todo.push(left);
                }
            }
        }
    }
}

fn look(a: Term, b: Term, kind: Kind, todo: &mut Runs) -> Found {
    match kind {
        Kind::Nodes => look_nodes(a, b, todo),
        Kind::Terms(mode) if a.is_cons() && b.is_cons() => {
            inside(a.cons_words(), b.cons_words(), Kind::Terms(mode))
        }
        Kind::Terms(mode) if a.is_boxed() && b.is_boxed() => look_boxed(a, b, mode, todo),
        Kind::Terms(Mode::Value) => found(mixed(a, b)),
        Kind::Terms(Mode::Exact) => Found::Different,
    }
}

fn found(equal: bool) -> Found {
    if equal {
        Found::Equal
    } else {
        Found::Different
    }
}

fn inside(a: &'static [Term], b: &'static [Term], kind: Kind) -> Found {
    Found::Inside(Run { a, b, kind })
}

/// A small and a float.
fn mixed(a: Term, b: Term) -> bool {
    match (a.as_float(), b.as_float()) {
        (None, Some(f)) if a.is_integer() => cmp_int_float(a, f).is_eq(),
        (Some(f), None) if b.is_integer() => cmp_int_float(b, f).is_eq(),
        _ => false,
    }
}

fn look_boxed(a: Term, b: Term, mode: Mode, todo: &mut Runs) -> Found {
    let (ha, hb) = (a.boxed_header(), b.boxed_header());
    let (sa, sb) = (ha.header_subtag(), hb.header_subtag());
    if sa != sb {
        return found(match (sa, sb) {
            (boxed::HEAP_BITS | boxed::SUB_BITS, boxed::HEAP_BITS | boxed::SUB_BITS) => {
                eq_bits(a, b)
            }
            (boxed::REF | boxed::MAGIC_REF, boxed::REF | boxed::MAGIC_REF) => same_ref(a, b),
            _ => mode == Mode::Value && mixed(a, b),
        });
    }
    match sa {
        boxed::HEAP_BITS | boxed::SUB_BITS => found(eq_bits(a, b)),
        boxed::MAGIC_REF => found(same_ref(a, b)),
        boxed::FLOAT if mode == Mode::Value => {
            found(flat_cmp(a, b, mode).is_some_and(|o| o.is_eq()))
        }
        _ if ha != hb => Found::Different,
        boxed::TUPLE | boxed::RECORD => inside(a.payload(), b.payload(), Kind::Terms(mode)),
        boxed::FLATMAP if mode == Mode::Value => {
            let (keys_a, keys_b) = (a.payload()[0], b.payload()[0]);
            push(
                todo,
                &a.payload()[1..],
                &b.payload()[1..],
                Kind::Terms(mode),
            );
            inside(keys_a.payload(), keys_b.payload(), Kind::Terms(Mode::Exact))
        }
        boxed::HASHMAP_ROOT if mode == Mode::Value => inside(a.payload(), b.payload(), Kind::Nodes),
        boxed::FLATMAP | boxed::HASHMAP_ROOT | boxed::HASHMAP_NODE => {
            inside(a.payload(), b.payload(), Kind::Terms(mode))
        }
        boxed::FUN if same_lambda(a, b) => {
            inside(&a.payload()[2..], &b.payload()[2..], Kind::Terms(mode))
        }
        // Numbers, identifiers, export funs: raw words.
        boxed::FUN => Found::Different,
        _ => found(a.payload_raw() == b.payload_raw()),
    }
}

fn push(todo: &mut Runs, a: &'static [Term], b: &'static [Term], kind: Kind) {
    if !a.is_empty() {
        todo.push(Run { a, b, kind });
    }
}

fn same_ref(a: Term, b: Term) -> bool {
    a.payload_raw()[..2] == b.payload_raw()[..2]
}

/// Children of hash map nodes: leaves `[Key | Value]` or nodes. Maps of the
/// same keys have the same shape.
fn look_nodes(a: Term, b: Term, todo: &mut Runs) -> Found {
    if a.is_cons() && b.is_cons() {
        let (a, b) = (a.cons_words(), b.cons_words());
        push(todo, &a[1..], &b[1..], Kind::Terms(Mode::Value));
        return inside(&a[..1], &b[..1], Kind::Terms(Mode::Exact));
    }
    if !(a.is_boxed() && b.is_boxed()) || a.boxed_header() != b.boxed_header() {
        return Found::Different;
    }
    inside(a.payload(), b.payload(), Kind::Nodes)
}

/// True when two funs run the same lambda of the same module version. (Their headers are equal, so
/// they have as many free variables.)
fn same_lambda(a: Term, b: Term) -> bool {
    let (a, b) = (a.fun_entry(), b.fun_entry());
    std::ptr::eq(a, b)
        || (a.module == b.module
            && a.index == b.index
            && a.old_uniq == b.old_uniq
            && a.uniq == b.uniq)
}
