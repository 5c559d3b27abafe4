//! Verification: generic code is followed along all its ways before anything is made of it.
//!
//! Code that is accepted keeps the rules that unchecked handlers live by, whatever bytes it came
//! from. All that OTP's and Elixir's compilers emit is accepted.
//!
//! # What handlers may rely on
//!
//! * Operands are of the kinds that `genop.tab` names; registers, labels, literals, imports, funs
//!   and parts of the string table exist; lists are of the right shape.
//! * A register that is read holds a term. An operation that may collect garbage finds terms in all X
//!   registers below its number of live ones, and something initialised in all Y registers; what it
//!   reads from X registers stands below that number, except the source of `bs_start_match3/4`.
//!   Afterwards nobody reads the X registers from that number on, whether it succeeded or failed; `loop_rec`, `wait`, `timeout`, `catch_end` and `try_case` leave none alive
//!   but those they set.
//! * Y registers stand within the frame; calls that come back, and only they, need one; it is given
//!   up whole, without an open catch, before the function is left. Frames are trimmed without open
//!   catches only.
//! * Heap that is built on without a look was made sure of: words, floats and funs (an environment
//!   counts as words) separately, by an operation since which nothing may have collected garbage.
//! * Catches nest: the innermost has the lowest Y register, and handlers begin with the operation that
//!   ends the catch. `try_case` is reached by exceptions only; `catch_end` finds a term in x0 or what
//!   the exception left there.
//! * Nothing goes on for ever: a way that leads back to where it was has a call on it, or waits for a message.
//! * What `bs_match` reads after `ensure_at_least` or `ensure_exactly` is there.
//! * `set_tuple_element` changes the tuple that `setelement/3` made just before.
//! * `bs_put_*` finds a binary under construction, since whose beginning nothing has collected garbage.
//! * The types that an operation takes for granted are proven, or [`Facts::mend`] says that it must
//!   look itself.
//!
//! * What [`Facts::proved`] says of the operands of arithmetic, of comparisons and of guard BIFs holds whenever the operation
//!   runs, provided that V2 and V3 of ARCHITECTURE.md are kept by those who believe the compiler.
//!
//! # What they must look at themselves
//!
//! * Sizes at run time: a position given to `bs_set_position` may be any term; `bs_put_*` may want more
//!   room than the binary has; a binary's room must be cleared when it is made; a heap need may be
//!   more than there is.
//! * Anything may stand where a stack trace, an exception's class, a receive marker or a timeout is
//!   expected, and the message queue may be in any state at `remove_message`, `timeout` and the like.
//!   `wait_timeout` must not read its source again while its time is running.
//! * Hints are no promises: `update_record inplace`, `private_append`.
//! * BIFs must do what [`Known`] says of them: `error`, `exit`, `throw` and `halt` never return,
//!   `setelement/3` copies, tests and comparisons never fail, `element/2` and its like fail for other
//!   types. A guard BIF uses no heap that was made sure of. A function of the module that is replaced
//!   by native code begins with `nif_start`, stands in a module that imports `load_nif/2`, or has a
//!   body that calls `nif_error`.

#![forbid(unsafe_code)]

mod commands;
mod effects;
mod error;
mod facts;
mod flow;
mod infer;
mod input;
mod loops;
mod names;
mod operands;
mod ops_arith;
mod ops_bits;
mod ops_call;
mod ops_data;
mod ops_test;
mod range;
mod shape;
mod state;
mod types;

pub use commands::{Command, Commands, SEGMENT};
pub use error::{Error, Place, Reason};
pub use facts::{Facts, Function, Mend};
pub use input::Input;
pub use names::{Known, Name};
pub use range::{Arithmetic, Range};
pub use types::{Ty, kind};

use crate::tables::OPS;

/// Verifies a module's code.
pub fn verify(input: &Input<'_>) -> Result<Facts, Error> {
    let mut shape = shape::Shape::new(input).map_err(|fault| refuse(input, None, fault))?;
    let meanings = input::Meanings::new(input);
    let code = operands::check(input, &meanings, &shape);
    let backward = code.map_err(|fault| refuse(input, Some(&shape), fault))?;
    let tables = operands::check_tables(input, &shape);
    tables.map_err(|(operation, function, reason)| Error {
        module: input.atom(1).to_owned(),
        function: Some(function),
        instruction: None,
        operation,
        reason,
    })?;
    shape.find_returns(input, &meanings);
    for index in backward {
        let acyclic = loops::check(input, &meanings, &shape, &shape.functions[index]);
        acyclic.map_err(|fault| refuse(input, Some(&shape), fault))?;
    }
    let facts = Facts::new(
        shape.functions.clone(),
        shape.labels(),
        (input.code.ops.len(), input.code.args.len()),
    );
    let mut flow = flow::Flow::new(input, &meanings, &shape, facts);
    let followed = flow.run();
    followed.map_err(|fault| refuse(input, Some(&shape), fault))?;
    Ok(flow.facts)
}

/// Puts names to an error.
#[cold]
fn refuse(input: &Input<'_>, shape: Option<&shape::Shape>, fault: shape::Fault) -> Error {
    let (at, reason) = fault;
    let op = at.and_then(|at| input.code.ops.get(at as usize));
    let info = op.and_then(|op| OPS.get(usize::from(op.id)));
    let function = shape.zip(at).and_then(|(shape, at)| shape.function_of(at));
    Error {
        module: input.atom(1).to_owned(),
        function: function.map(|f| format!("{}/{}", input.atom(f.name), f.arity)),
        instruction: at,
        operation: info.map_or("code", |info| info.name),
        reason,
    }
}
