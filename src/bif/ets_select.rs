//! `ets:select`, `match`, `match_object` and their like.
use super::ets::{because, go_on_later, left_off, table};
use super::ets_traverse::{Action, At, Outcome, SLOT_BITS, Traversal, bound_keys, key_pattern};
use super::match_spec::program;
use super::{Fault, Res, badarg};
use crate::ets::{Access, Kind, Table};
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap, Resource};
use crate::match_spec::{self, Dialect, Program};
use crate::process::Process;
use crate::term::compare::eq;
use crate::term::{Term, am, unique};
use std::sync::Arc;

crate::bifs! {
    ets {
        "select"/1 => continued,
        "select"/2 => |p, a| all(p, a, a[1], false),
        "select"/3 => |p, a| some(p, a, a[1], false),
        "select_reverse"/1 => continued,
        "select_reverse"/2 => |p, a| all(p, a, a[1], true),
        "select_reverse"/3 => |p, a| some(p, a, a[1], true),
        "match"/1 => continued,
        "match"/2 => |p, a| { let s = spec(p, a[1], am::ALL_BINDINGS); all(p, a, s, false) },
        "match"/3 => |p, a| { let s = spec(p, a[1], am::ALL_BINDINGS); some(p, a, s, false) },
        "match_object"/1 => continued,
        "match_object"/2 => |p, a| { let s = spec(p, a[1], am::WHOLE_OBJECT); all(p, a, s, false) },
        "match_object"/3 => |p, a| { let s = spec(p, a[1], am::WHOLE_OBJECT); some(p, a, s, false) },
        "select_count"/2 => |p, a| count(p, a, Action::Count),
        "internal_select_delete"/2 => |p, a| count(p, a, Action::Delete),
        "select_replace"/2 => |p, a| count(p, a, Action::Replace),
    }
}

/// `[{Pattern, [], [Result]}]`
fn spec(p: &mut Process, pattern: Term, result: Term) -> Term {
    let body = p.list(&[result]);
    let clause = p.tuple(&[pattern, Term::NIL, body]);
    p.list(&[clause])
}

/// The program of a specification; none of an empty one, which nothing matches.
fn compile(spec: Term) -> Result<Option<Arc<Program>>, Fault> {
    if spec.is_nil() {
        return Ok(None);
    }
    match match_spec::compile(spec, Dialect::Table) {
        Ok(program) => Ok(Some(Arc::new(program))),
        Err(errors) if errors.limit => Err(Fault::SYSTEM_LIMIT),
        Err(_) => badarg(),
    }
}

/// Where objects that match may be. `backwards`: a tree is walked so; `limited`: it may be left on the way.
fn plan(table: &Table, spec: Term, backwards: bool, limited: bool) -> (At, Arena) {
    let heads: Vec<Term> = spec
        .iter_list()
        .filter_map(|clause| clause.as_tuple()?.first().copied())
        .collect();
    let mut terms = Arena::new();
    let is_tree = table.options.kind == Kind::OrderedSet;
    if let Some(mut keys) = bound_keys(table, &heads, &mut terms)
        && !(is_tree && limited && keys.len() > 1)
    {
        if backwards {
            keys.reverse();
        }
        return (At::Keys { keys, done: 0 }, terms);
    }
    if !is_tree {
        return (At::Slot { stripe: 0, slot: 0 }, terms);
    }
    let is_open = |key: Term| match_spec::variable(key).is_some() || key == am::UNDERSCORE;
    let prefix = match heads[..] {
        [head] => key_pattern(table, head)
            .flatten()
            .filter(|&key| !is_open(key)),
        _ => None,
    };
    let at = At::Tree {
        last: None,
        backwards,
        prefix: prefix.map(|key| copy(key, &mut terms)),
    };
    (at, terms)
}

/// All of a traversal: `Fault::Yield` until it is done.
fn run(
    p: &mut Process,
    mut traversal: Traversal,
    mut found: Term,
) -> Result<(Traversal, Term), Fault> {
    match traversal.piece(p, &mut found)? {
        Outcome::Done => Ok((traversal, found)),
        Outcome::More => Err(go_on_later(p, found, traversal)),
    }
}

/// `select/2` and its like: all results.
fn all(p: &mut Process, args: &[Term], spec: Term, reverse: bool) -> Res {
    if let Some((found, traversal)) = left_off::<Traversal>(p) {
        return Ok(run(p, *traversal, found)?.1);
    }
    let table = table(p, args[0], Access::Read)?;
    let program = compile(spec)?;
    // The last result comes first in the list.
    let (at, terms) = plan(&table, spec, !reverse, false);
    let traversal = Traversal::new(&table, program, Action::Collect, at, terms);
    drop(table);
    Ok(run(p, traversal, Term::NIL)?.1)
}

/// `select_count` and its like: how many.
fn count(p: &mut Process, args: &[Term], action: Action) -> Res {
    let traversal = match left_off::<Traversal>(p) {
        Some((_, traversal)) => *traversal,
        None => {
            let access = match action {
                Action::Collect | Action::Count => Access::Read,
                Action::Delete | Action::Replace => Access::Write,
            };
            let table = table(p, args[0], access)?;
            if action == Action::Replace {
                may_replace(&table, args[1])?;
            }
            let program = compile(args[1])?;
            let (at, terms) = plan(&table, args[1], false, false);
            Traversal::new(&table, program, action, at, terms)
        }
    };
    let (traversal, _) = run(p, traversal, Term::NIL)?;
    Ok(Term::small(traversal.number as i64))
}

// Some results at a time.

/// `select/3` and its like: so many results, and how to go on.
fn some(p: &mut Process, args: &[Term], spec: Term, reverse: bool) -> Res {
    if let Some((found, traversal)) = left_off::<Traversal>(p) {
        return chunk(p, *traversal, found, args[0], None);
    }
    let table = table(p, args[0], Access::Read)?;
    let limit = limit_of(args[2])?;
    let program = compile(spec)?;
    let (at, terms) = plan(&table, spec, reverse, true);
    let mut traversal = Traversal::new(&table, program, Action::Collect, at, terms);
    drop(table);
    traversal.limit = limit;
    chunk(p, traversal, Term::NIL, args[0], None)
}

fn limit_of(t: Term) -> Result<usize, Fault> {
    let limit = t.as_small().filter(|n| *n >= 1).ok_or(Fault::BADARG)?;
    Ok(limit as usize)
}

/// `select/1` and its like. Continuations have the forms that `ets:repair_continuation/2` knows: of hash tables
/// `{Table, Position, Limit, Program, Rest, Length}`, where results are left; of trees
/// `{Table, LastKey, KeyPattern, Limit, Program, [], 0, IsBackwards}`.
fn continued(p: &mut Process, args: &[Term]) -> Res {
    if args[0] == am::END_OF_TABLE {
        return Ok(am::END_OF_TABLE);
    }
    let parts = args[0].as_tuple().ok_or(Fault::BADARG)?;
    let id = *parts.first().ok_or(Fault::BADARG)?;
    if let Some((found, traversal)) = left_off::<Traversal>(p) {
        let reference = if parts.len() == 6 { parts[3] } else { parts[4] };
        return chunk(p, *traversal, found, id, Some(reference));
    }
    let table = table(p, id, Access::Read)?;
    let is_tree = table.options.kind == Kind::OrderedSet;
    let mut terms = Arena::new();
    let (at, reference, limit, found, number) = match *parts {
        [_, position, limit, reference, rest, length] if !is_tree => {
            let position = position.as_small().ok_or(Fault::BADARG)?;
            let length = length.as_small().ok_or(Fault::BADARG)?;
            if rest.list_len() != usize::try_from(length).ok() {
                return badarg();
            }
            (slot_at(position), reference, limit, rest, length as usize)
        }
        [
            _,
            last,
            prefix,
            limit,
            reference,
            Term::NIL,
            Term::ZERO,
            way,
        ] if is_tree => {
            let pattern = (!prefix.is_nil()).then(|| copy(prefix, &mut terms));
            let at = At::Tree {
                last: Some(copy(last, &mut terms)),
                backwards: way != Term::ZERO,
                prefix: pattern,
            };
            (at, reference, limit, Term::NIL, 0)
        }
        _ => return badarg(),
    };
    let program = program(reference).ok_or(Fault::BADARG)?.clone();
    let mut traversal = Traversal::new(&table, Some(program), Action::Collect, at, terms);
    traversal.limit = limit_of(limit)?;
    traversal.number = number;
    chunk(p, traversal, found, id, Some(reference))
}

/// Where a position in a continuation is; negative, when only results are left.
fn slot_at(position: i64) -> At {
    match usize::try_from(position) {
        Ok(at) => At::Slot {
            stripe: at >> SLOT_BITS,
            slot: at & ((1 << SLOT_BITS) - 1),
        },
        Err(_) => At::End,
    }
}

/// Goes on until there are enough results or none are left: `{Results, Continuation}` or `'$end_of_table'`. `reference`: the
/// program's.
fn chunk(
    p: &mut Process,
    mut traversal: Traversal,
    mut found: Term,
    id: Term,
    reference: Option<Term>,
) -> Res {
    let limit = traversal.limit;
    if traversal.number < limit
        && let Outcome::More = traversal.piece(p, &mut found)?
    {
        return Err(go_on_later(p, found, traversal));
    }
    if traversal.number == 0 {
        return Ok(am::END_OF_TABLE);
    }
    let ended = matches!(traversal.at, At::End);
    if traversal.table.options.kind == Kind::OrderedSet {
        found = reversed(p, found);
    }
    if ended && traversal.number <= limit {
        return Ok(p.tuple(&[found, am::END_OF_TABLE]));
    }
    let reference = reference.unwrap_or_else(|| {
        let program = traversal.program.clone();
        let program = program.expect("there are results, so there is a program");
        p.magic_ref(unique::reference(), Resource::new(Box::new(program)))
    });
    // It holds when the table gets another name.
    let id = if id.is_atom() {
        traversal.table.reference(p)
    } else {
        id
    };
    let limit_term = Term::small(limit as i64);
    let position = traversal
        .position()
        .map_or(Term::small(-1), |key| copy(key, p));
    let continuation = if let At::Tree {
        backwards, prefix, ..
    } = traversal.at
    {
        let prefix = prefix.map_or(Term::NIL, |prefix| copy(prefix, p));
        let way = Term::small(i64::from(backwards));
        p.tuple(&[
            id,
            position,
            prefix,
            limit_term,
            reference,
            Term::NIL,
            Term::ZERO,
            way,
        ])
    } else {
        let results: Vec<Term> = found.iter_list().take(limit).collect();
        let (rest, left) = match traversal.number.checked_sub(limit) {
            Some(left) => (tail(found, limit), left),
            None => (Term::NIL, 0),
        };
        found = p.list(&results);
        let left = Term::small(left as i64);
        p.tuple(&[id, position, limit_term, reference, rest, left])
    };
    Ok(p.tuple(&[found, continuation]))
}

/// A list without its first `n` elements.
fn tail(list: Term, n: usize) -> Term {
    let mut rest = list.iter_list();
    rest.by_ref().take(n).for_each(drop);
    rest.tail
}

fn reversed(p: &mut Process, list: Term) -> Term {
    list.iter_list()
        .fold(Term::NIL, |tail, head| p.cons(head, tail))
}

// Replacing.

/// A specification for `select_replace` must show that keys stay as they are; bags, of which two objects might become one, are
/// no tables for it.
fn may_replace(table: &Table, spec: Term) -> Result<(), Fault> {
    if table.options.kind == Kind::Bag {
        return Err(because(am::TABLE_TYPE));
    }
    let mut clauses = spec.iter_list();
    if clauses.all(|clause| keeps_key(table, clause)) {
        Ok(())
    } else {
        badarg()
    }
}

fn keeps_key(table: &Table, clause: Term) -> bool {
    let Some(&[head, _, body]) = clause.as_tuple() else {
        return false;
    };
    let Some((body, Term::NIL)) = body.as_cons() else {
        return false;
    };
    if body == am::WHOLE_OBJECT {
        return true;
    }
    let key = |tuple: Term| tuple.as_tuple()?.get(table.options.key).copied();
    let (tuple, is_constant) = match body.as_tuple() {
        Some(&[tuple]) => (tuple, false),
        Some(&[am::CONST, constant]) => (constant, true),
        _ => return false,
    };
    let (Some(pattern), Some(made)) = (key(head), key(tuple)) else {
        return false;
    };
    if is_constant {
        return match_spec::is_bound(pattern) && eq(pattern, made);
    }
    let position = Term::small(table.options.key as i64 + 1);
    let is_taken =
        matches!(made.as_tuple(), Some(&[am::ELEMENT, at, am::WHOLE_OBJECT]) if at == position);
    is_taken || makes_same(pattern, made)
}

/// Atoms that are not themselves in an expression.
const SPECIAL: [Term; 2] = [am::WHOLE_OBJECT, am::ALL_BINDINGS];

/// The expression makes again what the pattern has matched. Of maps nobody can say: a pattern's need not be all of the key's.
fn makes_same(pattern: Term, made: Term) -> bool {
    let mut todo = vec![(pattern, made)];
    while let Some((pattern, made)) = todo.pop() {
        if pattern == am::UNDERSCORE {
            return false;
        }
        if let (Some(a), Some(b)) = (pattern.as_cons(), made.as_cons()) {
            todo.extend([(a.0, b.0), (a.1, b.1)]);
            continue;
        }
        match made.as_tuple() {
            Some(&[am::CONST, constant])
                if match_spec::is_bound(pattern) && eq(pattern, constant) => {}
            Some(&[tuple]) => match (pattern.as_tuple(), tuple.as_tuple()) {
                (Some(a), Some(b)) if a.len() == b.len() => {
                    todo.extend(a.iter().copied().zip(b.iter().copied()));
                }
                _ => return false,
            },
            Some(_) => return false,
            None if made.is_map() || SPECIAL.contains(&made) => return false,
            None if eq(pattern, made) => {}
            None => return false,
        }
    }
    true
}
