//! Ways round: a function may come back to where it was by a call, or by waiting for a message, for
//! both let other processes run. No other way may lead back, or the code would never give up its
//! scheduler. Compilers have no need of one.

use crate::loader::op::{Arg, Op};
use crate::tables::{op, tag};

use super::error::Reason;
use super::facts::Function;
use super::input::{Input, Meanings};
use super::names::Known;
use super::shape::{Fault, Shape};

/// Whether labels among the operands are places that the operation itself goes on to without more
/// ado (or has its exceptions caught at).
#[inline]
pub(super) fn goes_to_labels(id: u16) -> bool {
    !matches!(
        id,
        op::CALL
            | op::CALL_LAST
            | op::CALL_ONLY
            | op::LOOP_REC_END
            | op::WAIT
            | op::WAIT_TIMEOUT
            | op::RECV_MARK
            | op::RECV_SET
    )
}

/// A block that is being looked at: what follows it, as a part of a list.
struct Visit {
    block: usize,
    next: usize,
    end: usize,
}

/// Refuses a function that has a way round.
pub(super) fn check(
    input: &Input<'_>,
    meanings: &Meanings,
    shape: &Shape,
    function: &Function,
) -> Result<(), Fault> {
    let count = (function.end_block - function.first_block) as usize;
    // The clauses' end, block 0, goes nowhere.
    let mut state = vec![State::New; count];
    let mut edges: Vec<(usize, u32)> = Vec::new();
    let mut way: Vec<Visit> = Vec::new();
    let begin = |block: usize, edges: &mut Vec<(usize, u32)>| {
        let next = edges.len();
        successors(input, meanings, shape, function, block, edges);
        let end = edges.len();
        Visit { block, next, end }
    };
    for first in 1..count {
        if state[first] != State::New {
            continue;
        }
        state[first] = State::OnTheWay;
        way.push(begin(first, &mut edges));
        while let Some(visit) = way.last_mut() {
            if visit.next == visit.end {
                state[visit.block] = State::Done;
                way.pop();
                continue;
            }
            let (to, at) = edges[visit.next];
            visit.next += 1;
            match state.get(to) {
                Some(State::OnTheWay) => return Err((Some(at), Reason::WayRound)),
                Some(State::New) => {
                    state[to] = State::OnTheWay;
                    way.push(begin(to, &mut edges));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnTheWay,
    Done,
}

/// Appends the blocks that a block leads to, and the operations that do.
fn successors(
    input: &Input<'_>,
    meanings: &Meanings,
    shape: &Shape,
    function: &Function,
    block: usize,
    edges: &mut Vec<(usize, u32)>,
) {
    let first = function.first_block as usize;
    let start = shape.block_ops[first + block] as usize + 1;
    for at in start..function.end as usize {
        let op = &input.code.ops[at];
        if op.id == op::LABEL {
            edges.push((block + 1, at as u32));
            return;
        }
        let args = input.code.args(op);
        if goes_to_labels(op.id) {
            for arg in args.iter().filter(|arg| arg.tag == tag::F) {
                // Labels of other functions are found later.
                let to = shape.block(arg.val).map_or(0, |to| to as usize);
                if to > first {
                    edges.push((to - first, at as u32));
                }
            }
        }
        if ends(meanings, shape, op, args) {
            return;
        }
    }
}

/// Whether an operation never goes on with the next one.
fn ends(meanings: &Meanings, shape: &Shape, op: &Op, args: &[Arg]) -> bool {
    match op.id {
        op::JUMP | op::SELECT_VAL | op::SELECT_TUPLE_ARITY | op::LOOP_REC_END | op::WAIT => true,
        op::RETURN | op::CALL_LAST | op::CALL_ONLY | op::APPLY_LAST => true,
        op::CALL_EXT_LAST | op::CALL_EXT_ONLY => true,
        op::BADMATCH | op::IF_END | op::CASE_END | op::TRY_CASE_END | op::BADRECORD => true,
        op::RAISE => true,
        op::CALL_EXT => meanings.import(&args[1]) == Known::NeverReturns,
        op::CALL => shape
            .entry(args[1].val)
            .is_some_and(|callee| !callee.returns),
        _ => false,
    }
}
