//! What is proved before anything runs, once all names are resolved.

mod bodies;
mod dead;
mod permission;
mod termination;
mod totality;

use crate::diag::Diagnostics;
use crate::model::*;
use crate::set::Cube;

/// Checks bodies always, rules only if everything they name is resolved.
pub fn check(t: &Tables, resolved: bool, diags: &mut Diagnostics) {
    bodies::check(t, diags);
    permission::check(t, diags);
    if resolved {
        totality::check(t, diags);
        dead::check(t, diags);
        termination::check(t, diags);
    }
}

/// The tags of a pattern's operands.
fn pattern_box(pattern: &Pattern) -> Cube {
    pattern.args.iter().map(|a| a.mask).collect()
}

/// The tags that a variable can have: what its pattern says, within the operation's domain.
fn var_mask(t: &Tables, rule: &Rule, var: usize) -> Mask {
    let var = &rule.vars[var];
    let pattern = &rule.lhs[var.op];
    pattern.args[var.arg].mask & t.ops[pattern.op].domain[var.arg]
}

/// The tags of an operation that a rule builds.
fn built_box(t: &Tables, rule: &Rule, built: &Built) -> Cube {
    let mask = |arg: &BuiltArg| match arg {
        BuiltArg::Var(var) => var_mask(t, rule, *var),
        BuiltArg::Literal(tag, _) => 1 << tag,
    };
    built.args.iter().map(mask).collect()
}

/// `op(x, y)`: one combination out of a box.
fn example(t: &Tables, op: OpId, cube: &[Mask]) -> String {
    let tags = cube
        .iter()
        .map(|m| t.tags[m.trailing_zeros() as usize].name.as_str());
    format!(
        "{}({})",
        t.ops[op].name,
        tags.collect::<Vec<_>>().join(", ")
    )
}
