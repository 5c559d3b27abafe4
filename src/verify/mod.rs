//! Verification: generic code is followed along all its ways before anything is made of it.
//!
//! Code that is accepted keeps the rules that unchecked handlers live by, whatever bytes it came
//! from; `facts` says which operations must look at their operands themselves.

#![forbid(unsafe_code)]

mod commands;
mod effects;
mod error;
mod facts;
mod flow;
mod input;
mod names;
mod operands;
mod ops_bits;
mod ops_call;
mod ops_data;
mod ops_test;
mod shape;
mod state;
mod types;

pub use commands::{Command, Commands, SEGMENT};
pub use error::{Error, Place, Reason};
pub use facts::{Facts, Function, Mend};
pub use input::Input;
pub use names::Name;
pub use types::{Ty, kind};

use crate::tables::OPS;

/// Verifies a module's code.
pub fn verify(input: &Input<'_>) -> Result<Facts, Error> {
    let mut shape = shape::Shape::new(input).map_err(|fault| refuse(input, None, fault))?;
    let meanings = input::Meanings::new(input);
    let code = operands::check(input, &meanings, &shape);
    code.map_err(|fault| refuse(input, Some(&shape), fault))?;
    let tables = operands::check_tables(input, &shape);
    tables.map_err(|(operation, function, reason)| Error {
        module: input.atom(1).to_owned(),
        function: Some(function),
        instruction: None,
        operation,
        reason,
    })?;
    shape.find_returns(input, &meanings);
    let facts = Facts::new(
        shape.functions.clone(),
        shape.labels(),
        input.code.ops.len(),
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
