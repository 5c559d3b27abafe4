//! What functions of a module are called with, and what they return.
//!
//! Compilers leave out tests of arguments and results whose types they know from the rest of the
//! module. So the first round over a module, which takes nothing for granted, notes down with what
//! each function is called and what it returns; from that follow types for a second round over
//! those functions that the first could not prove to the end. What the first round saw holds for
//! every run of the code, so what follows from it does too.

use crate::beam::{Export, Lambda};
use crate::tables::op;

use super::facts::Function;
use super::input::{Input, Meanings};
use super::shape::Shape;
use super::state::Reg;
use super::types::Ty;

/// What is known of the functions' parameters and results.
#[derive(Debug, Default)]
pub(super) struct Infer {
    /// For each function where its parameters stand in `params`, unless others may call it with
    /// anything.
    first: Vec<Option<u32>>,
    params: Vec<Ty>,
    results: Vec<Ty>,
    /// A parameter is handed on as another one, after it was found to be of a type.
    handed_on: Vec<(u32, u32, Ty)>,
    /// A function goes on in another one: callee, caller.
    goes_on: Vec<(u32, u32)>,
    /// The second round has begun.
    solved: bool,
}

impl Infer {
    pub fn new(input: &Input<'_>, meanings: &Meanings, shape: &Shape) -> Self {
        let count = shape.functions.len();
        let mut open = vec![false; count];
        let exports = input.exports.iter().map(|Export { label, .. }| *label);
        let lambdas = input.lambdas.iter().map(|Lambda { label, .. }| *label);
        for label in exports.chain(lambdas) {
            if let Some(index) = shape.entry_index(u64::from(label)) {
                open[index] = true;
            }
        }
        // Native code may return anything.
        let result = if meanings.loads_nif() {
            Ty::ANY
        } else {
            Ty::BOTTOM
        };
        let mut results = vec![result; count];
        for (at, op) in input.code.ops.iter().enumerate() {
            if !matches!(op.id, op::ON_LOAD | op::NIF_START) {
                continue;
            }
            if let Some(index) = shape.index_of(at as u32) {
                open[index] |= op.id == op::ON_LOAD;
                results[index] = Ty::ANY;
            }
        }
        let mut infer = Self {
            results,
            ..Self::default()
        };
        for (function, open) in shape.functions.iter().zip(open) {
            let first = infer.params.len() as u32;
            infer.first.push((!open).then_some(first));
            if !open {
                let end = infer.params.len() + function.arity as usize;
                infer.params.resize(end, Ty::BOTTOM);
            }
        }
        infer
    }

    /// A function is called. `caller` is the function it is called from, in which parameters are
    /// known by their aliases.
    pub fn call(&mut self, callee: usize, caller: (usize, &Function), args: &[Reg]) {
        let Some(first) = self.first[callee].filter(|_| !self.solved) else {
            return;
        };
        for (n, reg) in args.iter().enumerate() {
            let to = first + n as u32;
            match (self.first[caller.0], parameter(reg, caller.1)) {
                (Some(first), Some(from)) => self.handed_on.push((first + from, to, reg.ty)),
                _ => {
                    widen(&mut self.params[to as usize], reg.ty);
                }
            }
        }
    }

    /// A function goes on in another one.
    pub fn goes_on(&mut self, callee: usize, caller: usize) {
        if !self.solved {
            self.goes_on.push((callee as u32, caller as u32));
        }
    }

    /// A function returns a term of a type.
    pub fn returns(&mut self, function: usize, ty: Ty) {
        if !self.solved {
            widen(&mut self.results[function], ty);
        }
    }

    /// Draws the conclusions.
    pub fn solve(&mut self) {
        self.solved = true;
        self.handed_on.sort_unstable_by_key(|edge| (edge.0, edge.1));
        self.goes_on.sort_unstable();
        self.goes_on.dedup();
        let edges = &self.handed_on;
        follow(
            &mut self.params,
            edges,
            |edge| (edge.0, edge.1),
            |ty, edge| ty.meet(edge.2),
        );
        let edges = &self.goes_on;
        follow(&mut self.results, edges, |edge| *edge, |ty, _| Some(ty));
    }

    /// The types of a function's parameters, if anything is known of them.
    pub fn params(&self, index: usize, arity: u32) -> Option<&[Ty]> {
        let first = self.first[index].filter(|_| self.solved)? as usize;
        let params = &self.params[first..first + arity as usize];
        // One that is never called may be looked at as if by anyone.
        params.iter().all(|ty| *ty != Ty::BOTTOM).then_some(params)
    }

    /// The type of a function's result; `None` if it has none.
    pub fn result(&self, index: usize) -> Option<Ty> {
        match self.results[index] {
            _ if !self.solved => Some(Ty::ANY),
            Ty::BOTTOM => None,
            ty => Some(ty),
        }
    }
}

/// The parameter that a register still holds.
fn parameter(reg: &Reg, function: &Function) -> Option<u32> {
    let n = reg.alias.checked_sub(1)?;
    (n < function.arity).then_some(n)
}

/// Makes a type include another one; whether it changed.
fn widen(ty: &mut Ty, other: Ty) -> bool {
    let joined = ty.join(other).unwrap_or(Ty::ANY);
    let changed = joined != *ty;
    *ty = joined;
    changed
}

/// Lets types flow along edges, which are sorted by where they begin, until nothing changes.
fn follow<E>(
    types: &mut [Ty],
    edges: &[E],
    ends: impl Fn(&E) -> (u32, u32),
    flows: impl Fn(Ty, &E) -> Option<Ty>,
) {
    let mut work: Vec<u32> = (0..types.len() as u32)
        .filter(|node| types[*node as usize] != Ty::BOTTOM)
        .collect();
    while let Some(from) = work.pop() {
        let ty = types[from as usize];
        let first = edges.partition_point(|edge| ends(edge).0 < from);
        for edge in edges[first..]
            .iter()
            .take_while(|edge| ends(edge).0 == from)
        {
            let to = ends(edge).1;
            if let Some(ty) = flows(ty, edge)
                && widen(&mut types[to as usize], ty)
            {
                work.push(to);
            }
        }
    }
}
