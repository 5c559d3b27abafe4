//! What the verifier could not prove is looked at when the code runs: operations are replaced, or
//! a look is put in front of them. Compiled code does what it did.
use super::op::{Arg, ArgRange, Op};
use super::window::Window;
use crate::tables::{op, tag};
use crate::verify::{Facts, Mend};

/// A register that no code names: looks put there what they fetch.
const SCRATCH: Arg = Arg::new(tag::X, 1023);

/// Appends an operation, with what the verifier wants done to it.
pub fn mend(o: Op, facts: &Facts, w: &mut Window, out: &mut Vec<Op>) {
    let mut o = o;
    match facts.mend(o.at, &o) {
        Mend::Nothing => {}
        Mend::ClearFrame => {
            o.id = if o.id == op::ALLOCATE {
                op::ALLOCATE_ZERO
            } else {
                op::ALLOCATE_HEAP_ZERO
            };
        }
        Mend::KeepFrame => {
            o.id = op::CALL_EXT;
            o.args.len = 2;
        }
        Mend::SetFirst => {
            let dst = *w
                .args(o.args)
                .last()
                .expect("a guard BIF has a destination");
            out.push(w.make(op::MOVE, &[Arg::new(tag::N, 0), dst], o.at));
        }
        Mend::Check => check(&mut o, w, out),
    }
    out.push(o);
    if facts.ends().binary_search(&o.at).is_ok() {
        out.push(w.make(op::IF_END, &[], o.at));
    }
}

/// The operation looks at its operands itself, or something before it does.
fn check(o: &mut Op, w: &mut Window, out: &mut Vec<Op>) {
    let args = w.args(o.args).to_vec();
    let at = o.at;
    let element = |w: &mut Window, tuple: Arg, index: u64| {
        let index = Arg::new(tag::U, index);
        let args = [tuple, index, index, SCRATCH];
        w.make(op::GET_TUPLE_ELEMENT_CHECKED, &args, at)
    };
    match o.id {
        op::GET_TUPLE_ELEMENT => {
            let args = [args[0], args[1], args[1], args[2]];
            *o = w.make(op::GET_TUPLE_ELEMENT_CHECKED, &args, at);
        }
        op::GET_LIST => o.id = op::GET_LIST_CHECKED,
        op::GET_HD => o.id = op::GET_HD_CHECKED,
        op::GET_TL => o.id = op::GET_TL_CHECKED,
        op::FMOVE => o.id = op::FLOAD_CHECKED,
        op::TEST_ARITY => o.id = op::IS_TUPLE_OF_ARITY,
        op::SELECT_TUPLE_ARITY => out.push(w.make(op::IS_TUPLE, &[args[1], args[0]], at)),
        op::SET_TUPLE_ELEMENT => out.push(element(w, args[1], args[2].val)),
        op::UPDATE_RECORD => out.push(element(w, args[2], args[1].val.saturating_sub(1))),
        op::GET_MAP_ELEMENTS | op::HAS_MAP_FIELDS => {
            out.push(w.make(op::IS_MAP, &[args[0], args[1]], at));
        }
        // These look in any case.
        op::PUT_MAP_ASSOC | op::PUT_MAP_EXACT | op::CALL_FUN2 | op::BS_START_MATCH4 => {}
        // What is left uses match contexts: the first operand after the label, or the first of all.
        _ => {
            let context = args.iter().find(|a| matches!(a.tag, tag::X | tag::Y));
            if let Some(&context) = context {
                out.push(w.make(op::REQUIRE_CONTEXT, &[context], at));
            }
        }
    }
}

/// Of the looks at one tuple that follow each other the first looks for all of them.
pub fn look_once(ops: &mut [Op], w: &mut Window) {
    for n in 0..ops.len() {
        if ops[n].id == op::GET_TUPLE_ELEMENT_CHECKED {
            let (first, behind) = ops[n..].split_first_mut().expect("the operation itself");
            look_for(first, behind, w);
        }
    }
}

/// What stands between two looks neither jumps nor ends the block: where the first is, the second will be.
fn look_for(first: &Op, behind: &mut [Op], w: &mut Window) {
    let &[tuple, mut least, _, dst] = w.args(first.args) else {
        return;
    };
    if dst.same(&tuple) {
        return;
    }
    for o in behind {
        let args = w.args(o.args);
        match (o.id, args) {
            (op::GET_TUPLE_ELEMENT_CHECKED, &[src, _, index, dst]) if src.same(&tuple) => {
                if index.val > least.val {
                    least = index;
                }
                *o = w.make(op::GET_TUPLE_ELEMENT, &[src, index, dst], o.at);
                if dst.same(&tuple) {
                    break;
                }
            }
            (op::GET_TUPLE_ELEMENT, &[src, _, dst]) if src.same(&tuple) && !dst.same(&tuple) => {}
            _ if !goes_on(o.id) || args.iter().any(|arg| arg.same(&tuple)) => break,
            _ => {}
        }
    }
    w.args_mut(first.args)[1] = least;
}

/// Whether the operation is followed by the next one, or raises what arithmetic on floats raises; and leaves y registers
/// where they are.
fn goes_on(id: u16) -> bool {
    matches!(
        id,
        op::MOVE
            | op::SWAP
            | op::GET_TUPLE_ELEMENT
            | op::GET_TUPLE_ELEMENT_CHECKED
            | op::GET_LIST
            | op::GET_HD
            | op::GET_TL
            | op::TEST_HEAP
            | op::PUT_LIST
            | op::PUT_TUPLE2
            | op::FMOVE
            | op::FLOAD_CHECKED
            | op::FADD
            | op::FSUB
            | op::FMUL
            | op::FDIV
            | op::FNEGATE
    )
}

impl Window {
    /// An operation with operands of its own, beside the window's.
    pub fn make(&mut self, id: u16, args: &[Arg], at: u32) -> Op {
        Op {
            at,
            ..self.add(id, args, ArgRange::EMPTY)
        }
    }
}
