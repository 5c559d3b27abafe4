//! Every operation, with every combination of tags it can have, reaches a specific form, with
//! superinstructions and without; and rules build nothing outside that.

use super::{built_box, example, pattern_box};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::*;
use crate::set::{Cube, intersect, subtract_all};

pub(super) fn check(t: &Tables, diags: &mut Diagnostics) {
    for (id, op) in t.real_ops().filter(|(_, op)| !op.obsolete) {
        operation(t, id, op, diags);
    }
    for rule in &t.rules {
        if let Rhs::Ops(built) = &rule.rhs {
            for built in built {
                right_side(t, rule, built, diags);
            }
        }
    }
}

/// The rules that always rewrite a lone operation.
fn sure_rules(t: &Tables, op: OpId) -> impl Iterator<Item = &Rule> {
    t.rules
        .iter()
        .filter(move |r| r.unconditional() && r.lhs.len() == 1 && r.lhs[0].op == op)
}

fn operation(t: &Tables, id: OpId, op: &Op, diags: &mut Diagnostics) {
    let boxes =
        |rules: Vec<&Rule>| -> Vec<Cube> { rules.iter().map(|r| pattern_box(&r.lhs[0])).collect() };
    let rules = boxes(sure_rules(t, id).collect());
    let forms: Vec<Cube> = op.forms.iter().map(|f| t.form_box(&t.forms[*f])).collect();
    let left = |rules: &[Cube]| {
        let cuts = rules.iter().chain(&forms).map(Vec::as_slice);
        subtract_all(op.boxes.clone(), cuts)
    };
    let all = left(&rules);
    let Some(hole) = all.first() else {
        let plain = boxes(sure_rules(t, id).filter(|r| !t.fuses(r)).collect());
        return fused_only(t, id, left(&plain).first(), diags);
    };
    if rules.is_empty() && forms.is_empty() {
        let message = format!(
            "`{}` has no specific form, and no rule that always rewrites it",
            op.name
        );
        let d = Diagnostic::new(Code::NoForm, op.span, message);
        return diags.push(d.help(format!(
            "write `op {0}(…) {{ … }}`, a rule `{0}(…) => …` without conditions, or `-` before the number if it is obsolete",
            op.name
        )));
    }
    let sets: Vec<_> = hole.iter().map(|m| t.tag_names(*m)).collect();
    let combination = example(t, id, hole);
    let d = Diagnostic::new(
        Code::Uncovered,
        op.span,
        format!("`{combination}` reaches no specific form"),
    )
    .label(format!("nothing takes ({})", sets.join(", ")))
    .help("add a form or a rule without conditions for it, or narrow the operands' domain");
    diags.push(d);
}

/// What only a rule takes that may be switched off.
fn fused_only(t: &Tables, id: OpId, hole: Option<&Cube>, diags: &mut Diagnostics) {
    let Some(hole) = hole else { return };
    let fits = |r: &&Rule| t.fuses(r) && intersect(&pattern_box(&r.lhs[0]), hole).is_some();
    let Some(rule) = sure_rules(t, id).find(fits) else {
        return;
    };
    let message = format!(
        "`{}` reaches no specific form without superinstructions",
        example(t, id, hole)
    );
    let d = Diagnostic::new(Code::Uncovered, rule.name_span, message)
        .label("only this rule takes it, and it does not fire where they are switched off")
        .also(t.ops[id].span, "declared here")
        .help("add a form of its own for it, or a rule without conditions that makes no sum");
    diags.push(d);
}

/// What a rule builds must lie in the operation's domain.
fn right_side(t: &Tables, rule: &Rule, built: &Built, diags: &mut Diagnostics) {
    let op = &t.ops[built.op];
    let cube = built_box(t, rule, built);
    if cube.contains(&0) {
        return; // the rule never fires, which is an error of its own
    }
    let left = subtract_all(vec![cube], op.boxes.iter().map(Vec::as_slice));
    let Some(hole) = left.first() else { return };
    let message = format!(
        "the rule `{}` can build `{}`",
        rule.name,
        example(t, built.op, hole)
    );
    let d = Diagnostic::new(Code::OutsideDomain, built.span, message)
        .label("outside the operation's domain")
        .also(op.span, "declared here")
        .help("constrain the variables on the left side, or widen the operation");
    diags.push(d);
}
