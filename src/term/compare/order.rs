//! Term order, iteratively: what is still to compare stands on a stack of its own.
use super::Mode;
use super::flat::flat_cmp;
use super::maps::{Maps, Next};
use crate::emulator::state::Export;
use crate::map;
use crate::term::Atom;
use crate::term::word::{Term, boxed};
use smallvec::SmallVec;
use std::cmp::Ordering;

/// What is left to compare.
enum Step {
    /// Two runs of equal length.
    Run(&'static [Term], &'static [Term], Mode),
    Maps(Box<Maps>),
}

/// Most terms are not deep.
type Steps = SmallVec<[Step; 4]>;

/// The order of two terms that hold no others, or of tuples or lists that such terms decide, equal ones before them.
#[inline]
fn at_sight(a: Term, b: Term, mode: Mode) -> Option<Ordering> {
    let (mut a, mut b) = if a.is_cons() && b.is_cons() {
        (a.cons_words(), b.cons_words())
    } else {
        if !a.is_boxed() {
            return flat_cmp(a, b, mode);
        }
        let header = a.boxed_header();
        let same = b.is_boxed() && b.boxed_header() == header;
        if !same || header.header_subtag() != boxed::TUPLE {
            return flat_cmp(a, b, mode);
        }
        (a.payload(), b.payload())
    };
    while let Some((&x, rest)) = a.split_first() {
        let y = b[0];
        (a, b) = (rest, &b[1..]);
        if x == y {
            continue;
        }
        if Term::both_small(x, y) {
            return Some((x.raw() as i64).cmp(&(y.raw() as i64)));
        }
        if x.is_cons() && y.is_cons() && a.is_empty() {
            (a, b) = (x.cons_words(), y.cons_words());
            continue;
        }
        let order = flat_cmp(x, y, mode)?;
        if order.is_ne() {
            return Some(order);
        }
    }
    Some(Ordering::Equal)
}

pub(super) fn order(a: Term, b: Term, mode: Mode) -> Ordering {
    if let Some(order) = at_sight(a, b, mode) {
        return order;
    }
    let mut steps = Steps::new();
    let mut order = look(a, b, mode, &mut steps);
    loop {
        if order.is_ne() {
            match steps.pop() {
                None => return order,
                Some(Step::Maps(maps)) if maps.is_sorting() => steps.push(Step::Maps(maps)),
                Some(_) => continue,
            }
        }
        match steps.pop() {
            None => return Ordering::Equal,
            Some(Step::Run(a, b, mode)) => order = run(a, b, mode, &mut steps),
            Some(Step::Maps(mut maps)) => {
                let next = maps.resume(order);
                order = match next {
                    Next::Equal => Ordering::Equal,
                    Next::Compare(a, b, mode) => {
                        steps.push(Step::Maps(maps));
                        look(a, b, mode, &mut steps)
                    }
                };
            }
        }
    }
}

/// Compares the pairs of a run up to one that must be looked into.
fn run(mut a: &'static [Term], mut b: &'static [Term], mode: Mode, steps: &mut Steps) -> Ordering {
    while let Some((&x, rest)) = a.split_first() {
        let y = b[0];
        (a, b) = (rest, &b[1..]);
        if x == y {
            continue;
        }
        if Term::both_small(x, y) {
            return x.small_value().cmp(&y.small_value());
        }
        if x.is_cons() && y.is_cons() && a.is_empty() {
            // The tail of a list: go on with the next cell.
            (a, b) = (x.cons_words(), y.cons_words());
            continue;
        }
        if let Some(order) = flat_cmp(x, y, mode) {
            if order.is_ne() {
                return order;
            }
            continue;
        }
        if !a.is_empty() {
            steps.push(Step::Run(a, b, mode));
        }
        return look(x, y, mode, steps);
    }
    Ordering::Equal
}

/// Compares what can be seen of two terms; puts what is inside them on the stack.
fn look(a: Term, b: Term, mode: Mode, steps: &mut Steps) -> Ordering {
    if let Some(order) = flat_cmp(a, b, mode) {
        return order;
    }
    if a.is_cons() {
        return inside(a.cons_words(), b.cons_words(), mode, steps);
    }
    match a.boxed_header().header_subtag() {
        boxed::FUN | boxed::EXPORT_FUN => look_funs(a, b, mode, steps),
        boxed::FLATMAP | boxed::HASHMAP_ROOT => {
            let order = map::size(a).cmp(&map::size(b));
            if order.is_eq() {
                steps.push(Step::Maps(Box::new(Maps::new(a, b, mode))));
            }
            order
        }
        boxed::RECORD => look_records(a.payload(), b.payload(), mode, steps),
        _ => inside(a.payload(), b.payload(), mode, steps),
    }
}

/// By length, then by the elements.
fn inside(a: &'static [Term], b: &'static [Term], mode: Mode, steps: &mut Steps) -> Ordering {
    let order = a.len().cmp(&b.len());
    if order.is_eq() && !a.is_empty() {
        steps.push(Step::Run(a, b, mode));
    }
    order
}

/// By definition (module, name …), then by the values.
fn look_records(a: &'static [Term], b: &'static [Term], mode: Mode, steps: &mut Steps) -> Ordering {
    if a.len() == b.len() {
        steps.push(Step::Run(&a[1..], &b[1..], mode));
    }
    // Definitions differ when the numbers of values do.
    steps.push(Step::Run(&a[..1], &b[..1], mode));
    Ordering::Equal
}

/// Local funs come before external ones (`fun M:F/A`).
fn look_funs(a: Term, b: Term, mode: Mode, steps: &mut Steps) -> Ordering {
    let (local_a, local_b) = (a.is_boxed_as(boxed::FUN), b.is_boxed_as(boxed::FUN));
    if local_a != local_b {
        return local_b.cmp(&local_a);
    }
    if !local_a {
        return cmp_exports(a.fun_export(), b.fun_export());
    }
    let (x, y) = (a.fun_entry(), b.fun_entry());
    let order = cmp_atoms(x.module, y.module)
        .then(x.index.cmp(&y.index))
        .then(x.old_uniq.cmp(&y.old_uniq));
    order.then_with(|| inside(&a.payload()[2..], &b.payload()[2..], mode, steps))
}

fn cmp_exports(a: &Export, b: &Export) -> Ordering {
    cmp_atoms(a.module, b.module)
        .then_with(|| cmp_atoms(a.function, b.function))
        .then_with(|| a.arity.cmp(&b.arity))
}

fn cmp_atoms(a: Term, b: Term) -> Ordering {
    Atom::from_index(a.atom_index()).cmp_name(Atom::from_index(b.atom_index()))
}
