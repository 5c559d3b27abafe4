//! Tuples: their elements, and making others of them.
use super::{Res, badarg};
use crate::bifs;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::Term;

/// Most elements a tuple can have, as in OTP.
pub const MAX_SIZE: usize = (1 << 24) - 1;

bifs! {
    erlang {
        "element"/2 guard => element,
        "setelement"/3 => setelement,
        "tuple_size"/1 guard => tuple_size,
        "make_tuple"/2 => make_tuple,
        "make_tuple"/3 => make_tuple_of,
        "append_element"/2 => append_element,
        "insert_element"/3 => insert_element,
        "delete_element"/2 => delete_element,
        "tuple_to_list"/1 long => tuple_to_list,
        "list_to_tuple"/1 long => list_to_tuple,
    }
}

/// The place, from 0, that the 1-based index `index` means, if there are `n` places.
fn place(index: Term, n: usize) -> Option<usize> {
    let at = usize::try_from(index.as_small()?).ok()?.checked_sub(1)?;
    (at < n).then_some(at)
}

fn element(_: &mut Process, args: &[Term]) -> Res {
    let Some(elements) = args[1].as_tuple() else {
        return badarg();
    };
    place(args[0], elements.len()).map_or(badarg(), |at| Ok(elements[at]))
}

fn setelement(p: &mut Process, args: &[Term]) -> Res {
    let Some(elements) = args[1].as_tuple() else {
        return badarg();
    };
    let Some(at) = place(args[0], elements.len()) else {
        return badarg();
    };
    let mut elements = smallvec::SmallVec::<[Term; 32]>::from_slice(elements);
    elements[at] = args[2];
    Ok(p.tuple(&elements))
}

fn tuple_size(_: &mut Process, args: &[Term]) -> Res {
    let elements = args[0].as_tuple();
    elements.map_or(badarg(), |e| Ok(Term::small(e.len() as i64)))
}

/// The size of a tuple to be made.
fn new_size(n: Term) -> Option<usize> {
    usize::try_from(n.as_small()?)
        .ok()
        .filter(|&n| n <= MAX_SIZE)
}

fn make_tuple(p: &mut Process, args: &[Term]) -> Res {
    new_size(args[0]).map_or(badarg(), |n| Ok(p.tuple_of(n, args[1])))
}

/// `make_tuple(Size, Default, [{Index, Value}])`; of an index given twice the last value counts.
fn make_tuple_of(p: &mut Process, args: &[Term]) -> Res {
    let (Some(n), Some(values)) = (new_size(args[0]), args[2].list_to_vec()) else {
        return badarg();
    };
    let mut elements = vec![args[1]; n];
    for value in values {
        let Some(&[index, value]) = value.as_tuple() else {
            return badarg();
        };
        match place(index, n) {
            Some(at) => elements[at] = value,
            None => return badarg(),
        }
    }
    Ok(p.tuple(&elements))
}

fn append_element(p: &mut Process, args: &[Term]) -> Res {
    match args[0].as_tuple() {
        Some(old) if old.len() < MAX_SIZE => Ok(p.tuple(&[old, &args[1..2]].concat())),
        _ => badarg(),
    }
}

fn insert_element(p: &mut Process, args: &[Term]) -> Res {
    let Some(old) = args[1].as_tuple().filter(|old| old.len() < MAX_SIZE) else {
        return badarg();
    };
    match place(args[0], old.len() + 1) {
        Some(at) => Ok(p.tuple(&[&old[..at], &args[2..3], &old[at..]].concat())),
        None => badarg(),
    }
}

fn delete_element(p: &mut Process, args: &[Term]) -> Res {
    let Some(old) = args[1].as_tuple() else {
        return badarg();
    };
    match place(args[0], old.len()) {
        Some(at) => Ok(p.tuple(&[&old[..at], &old[at + 1..]].concat())),
        None => badarg(),
    }
}

fn tuple_to_list(p: &mut Process, args: &[Term]) -> Res {
    let elements = args[0].as_tuple();
    elements.map_or(badarg(), |elements| Ok(p.list(elements)))
}

fn list_to_tuple(p: &mut Process, args: &[Term]) -> Res {
    match args[0].list_to_vec() {
        Some(elements) if elements.len() <= MAX_SIZE => Ok(p.tuple(&elements)),
        _ => badarg(),
    }
}
