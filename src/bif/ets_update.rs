//! `ets:update_counter`, `ets:update_element`.
use super::ets::{because, gone, table};
use super::{Fault, Res, boolean};
use crate::arith;
use crate::ets::{Access, Kind, Object, Table};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::compare::cmp;
use crate::term::{Term, am};
use smallvec::SmallVec;

crate::bifs! {
    ets {
        "update_counter"/3 => update_counter,
        "update_counter"/4 => update_counter,
        "update_element"/3 => update_element,
        "update_element"/4 => update_element,
    }
}

/// Elements of an object, changed or not.
type Elements = SmallVec<[Term; 8]>;

/// What an update makes of an object's elements, besides its result.
type Update<'u> = &'u mut dyn FnMut(&mut Process, &mut Elements) -> Res;

/// Has an object's elements changed; `None`: there is none, and no default that could be put in.
fn update(
    p: &mut Process,
    table: &Table,
    key: Term,
    default: Option<&[Term]>,
    update: Update,
) -> Result<Option<Term>, Fault> {
    let hash = table.hash(key);
    let mut store = table.write(table.stripe_of(hash)).map_err(gone)?;
    let changed = store.change(hash, key, |object| change(p, object, update));
    if let Some(result) = changed {
        return result.map(Some);
    }
    let Some(default) = default else {
        return Ok(None);
    };
    let mut elements: Elements = default.into();
    let own = elements.get_mut(table.options.key);
    *own.ok_or(because(am::POSITION))? = key;
    let result = update(p, &mut elements)?;
    store.insert(Object::new(&elements, hash));
    Ok(Some(result))
}

/// Changes an object where it is if what changes are immediates; else gives the one for its place.
fn change(p: &mut Process, object: &mut Object, update: Update) -> (Option<Object>, Res) {
    let mut elements: Elements = object.elements().into();
    let result = match update(p, &mut elements) {
        Ok(result) => result,
        Err(fault) => return (None, Err(fault)),
    };
    let mut all = true;
    for (i, &new) in elements.iter().enumerate() {
        if new != object.elements()[i] {
            all = all && object.set_immediate(i, new);
        }
    }
    let new = (!all).then(|| Object::new(&elements, object.hash()));
    (new, Ok(result))
}

/// The object that `update_counter/4` and `update_element/4` put in where there is none.
fn default_of<'a>(args: &[Term]) -> Result<Option<&'a [Term]>, Fault> {
    let tuple = |default: &Term| default.as_tuple().ok_or(Fault::BADARG);
    args.get(3).map(tuple).transpose()
}

fn one_object_each(table: &Table) -> Result<(), Fault> {
    match table.options.kind {
        Kind::Set | Kind::OrderedSet => Ok(()),
        Kind::Bag | Kind::DuplicateBag => Err(because(am::TABLE_TYPE)),
    }
}

/// The index of an element that may be changed.
fn changeable(table: &Table, elements: &[Term], position: Term) -> Result<usize, Fault> {
    let position = position.as_small().ok_or(Fault::BADARG)?;
    if position == table.options.key as i64 + 1 {
        return Err(because(am::KEYPOS));
    }
    let at = usize::try_from(position - 1)
        .ok()
        .filter(|at| *at < elements.len());
    at.ok_or(because(am::POSITION))
}

fn update_element(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    if !matches!(table.options.kind, Kind::Set | Kind::OrderedSet) {
        return Err(Fault::BADARG);
    }
    let single = [args[2]];
    let mut set = |_: &mut Process, elements: &mut Elements| {
        let mut all = args[2].iter_list();
        let changes: &mut dyn Iterator<Item = Term> = if args[2].is_list() {
            &mut all
        } else {
            &mut single.into_iter()
        };
        for change in changes {
            let Some(&[position, value]) = change.as_tuple() else {
                return Err(Fault::BADARG);
            };
            let at = changeable(&table, elements, position)?;
            elements[at] = value;
        }
        if args[2].is_list() && !all.tail.is_nil() {
            return Err(Fault::BADARG);
        }
        Ok(am::TRUE)
    };
    let done = update(p, &table, args[1], default_of(args)?, &mut set)?;
    Ok(boolean(done.is_some()))
}

fn update_counter(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    let default = default_of(args)?;
    one_object_each(&table)?;
    let what = args[2];
    let mut count = |p: &mut Process, elements: &mut Elements| {
        if what.is_integer() {
            let position = Term::small(table.options.key as i64 + 2);
            return add(p, &table, elements, &[position, what]);
        }
        if let Some(operation) = what.as_tuple() {
            return add(p, &table, elements, operation);
        }
        let mut operations = what.iter_list();
        let mut results: SmallVec<[Term; 8]> = SmallVec::new();
        for operation in operations.by_ref() {
            let operation = operation.as_tuple().ok_or(Fault::BADARG)?;
            results.push(add(p, &table, elements, operation)?);
        }
        if !operations.tail.is_nil() {
            return Err(Fault::BADARG);
        }
        Ok(p.list(&results))
    };
    let done = update(p, &table, args[1], default, &mut count)?;
    done.ok_or(because(am::BADKEY))
}

/// `{Position, Increment}` or `{Position, Increment, Threshold, Value}`
fn add(p: &mut Process, table: &Table, elements: &mut Elements, operation: &[Term]) -> Res {
    let (position, increment, limit) = match *operation {
        [position, increment] => (position, increment, None),
        [position, increment, threshold, value] => (position, increment, Some((threshold, value))),
        _ => return Err(Fault::BADARG),
    };
    let integers =
        limit.is_none_or(|(threshold, value)| threshold.is_integer() && value.is_integer());
    if !increment.is_integer() || !integers {
        return Err(Fault::BADARG);
    }
    let at = changeable(table, elements, position)?;
    if !elements[at].is_integer() {
        return Err(Fault::BADARG);
    }
    let mut sum = arith::add(p, elements[at], increment)?;
    if let Some((threshold, value)) = limit {
        let order = cmp(sum, threshold);
        let is_up = cmp(increment, Term::ZERO).is_ge();
        if is_up && order.is_gt() || !is_up && order.is_lt() {
            sum = value;
        }
    }
    elements[at] = sum;
    Ok(sum)
}
