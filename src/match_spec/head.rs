//! Heads: what objects must look like, as steps that take them apart without recursion.
use super::problem::Errors;
use crate::heap::{Arena, copy};
use crate::map;
use crate::term::compare::eq;
use crate::term::{Term, am};
use std::collections::BTreeMap;

/// A step takes the term on top of the stack, and may put its parts there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Skip,
    Bind(u32),
    /// Equal to the variable.
    Same(u32),
    Literal(Term),
    /// A tuple of that size: its elements, the first on top.
    Tuple(usize),
    /// Head, then tail.
    Cons,
    /// A map of so many entries at least, which stays.
    Map(usize),
    /// The value of that key in the map on top, which stays below it.
    Value(Term),
    /// Takes the map away.
    Drop,
}

/// The number of a variable: of `'$1'`.
pub fn variable(t: Term) -> Option<u64> {
    let digits = t.as_atom()?.name().strip_prefix('$')?;
    let plain = digits == "0" || !digits.starts_with('0');
    let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    (plain && all).then(|| digits.parse().unwrap_or(u64::MAX))
}

/// True of terms that match nothing but themselves: without variables, `'_'` and maps (which match larger maps).
pub fn is_bound(t: Term) -> bool {
    let mut todo = vec![t];
    while let Some(t) = todo.pop() {
        if let Some((head, tail)) = t.as_cons() {
            todo.extend([head, tail]);
        } else if let Some(elements) = t.as_tuple() {
            todo.extend(elements);
        } else if t.is_map() || t == am::UNDERSCORE || variable(t).is_some() {
            return false;
        }
    }
    true
}

/// Variables of a clause by their numbers, and where their values are kept.
pub(super) type Variables = BTreeMap<u64, u32>;

/// What is still to be made steps of.
enum Todo {
    Match { term: Term, depth: usize },
    Step(Step),
}

/// Depth down to which parts without variables are compared as a whole: looking for them costs time at every level.
const WHOLE: usize = 1;

/// The steps for the terms, which stand on the stack, the first on top.
pub(super) fn compile(
    terms: &[Term],
    variables: &mut Variables,
    literals: &mut Arena,
) -> Result<Vec<Step>, Errors> {
    let mut steps = Vec::new();
    let first = |&term| Todo::Match { term, depth: 0 };
    let mut todo: Vec<Todo> = terms.iter().rev().map(first).collect();
    while let Some(next) = todo.pop() {
        let (term, depth) = match next {
            Todo::Match { term, depth } => (term, depth),
            Todo::Step(step) => {
                steps.push(step);
                continue;
            }
        };
        let part = |term| Todo::Match {
            term,
            depth: depth + 1,
        };
        if let Some(number) = variable(term) {
            let fresh = variables.len() as u32;
            steps.push(match variables.get(&number) {
                Some(&slot) => Step::Same(slot),
                None => {
                    variables.insert(number, fresh);
                    Step::Bind(fresh)
                }
            });
        } else if term == am::UNDERSCORE {
            steps.push(Step::Skip);
        } else if !is_compound(term) || depth <= WHOLE && is_bound(term) {
            steps.push(Step::Literal(copy::copy(term, literals)));
        } else if let Some(elements) = term.as_tuple() {
            steps.push(Step::Tuple(elements.len()));
            todo.extend(elements.iter().rev().copied().map(part));
        } else if let Some((head, tail)) = term.as_cons() {
            steps.push(Step::Cons);
            todo.extend([part(tail), part(head)]);
        } else {
            steps.push(Step::Map(map::size(term)));
            todo.push(Todo::Step(Step::Drop));
            for (key, value) in map::iter(term) {
                check_key(key)?;
                let key = copy::copy(key, literals);
                todo.extend([part(value), Todo::Step(Step::Value(key))]);
            }
        }
    }
    Ok(steps)
}

fn is_compound(t: Term) -> bool {
    t.is_tuple() || t.is_cons() || t.is_map()
}

fn check_key(key: Term) -> Result<(), Errors> {
    if variable(key).is_some() {
        Err(Errors::one("Variable found in map key."))
    } else if key == am::UNDERSCORE {
        Err(Errors::one("Underscore found in map key."))
    } else {
        Ok(())
    }
}

/// Takes the steps; true if all of them can be taken. The terms stand in `stack`, the first on top.
pub(super) fn matches(steps: &[Step], stack: &mut Vec<Term>, bindings: &mut [Term]) -> bool {
    steps
        .iter()
        .all(|step| take(step, stack, bindings).is_some())
}

fn take(step: &Step, stack: &mut Vec<Term>, bindings: &mut [Term]) -> Option<()> {
    let term = stack.pop()?;
    match *step {
        Step::Skip | Step::Drop => {}
        Step::Bind(slot) => bindings[slot as usize] = term,
        Step::Same(slot) => return eq(bindings[slot as usize], term).then_some(()),
        Step::Literal(literal) => return eq(literal, term).then_some(()),
        Step::Tuple(size) => {
            let elements = term.as_tuple().filter(|e| e.len() == size)?;
            stack.extend(elements.iter().rev());
        }
        Step::Cons => {
            let (head, tail) = term.as_cons()?;
            stack.extend([tail, head]);
        }
        Step::Map(size) => {
            if !term.is_map() || map::size(term) < size {
                return None;
            }
            stack.push(term);
        }
        Step::Value(key) => {
            let value = map::get(term, key)?;
            stack.extend([term, value]);
        }
    }
    Some(())
}
