//! Rules that never fire and forms that are never selected.

use super::pattern_box;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::*;
use crate::set::{Cube, intersect, subtract, subtract_all};

pub(super) fn check(t: &Tables, diags: &mut Diagnostics) {
    for (i, rule) in t.rules.iter().enumerate() {
        dead_rule(t, &t.rules[..i], rule, diags);
    }
    for (_, op) in t.real_ops() {
        dead_forms(t, op, diags);
    }
}

fn dead_rule(t: &Tables, earlier: &[Rule], rule: &Rule, diags: &mut Diagnostics) {
    let all = reach(t, rule);
    if all.is_empty() {
        return never(t, rule, diags);
    }
    let mut left = all;
    for other in earlier.iter().filter(|o| as_sure(o, rule)) {
        let before = left.len();
        left = subtract(&left, &padded(other, rule));
        if left.is_empty() && before > 0 {
            let message = format!("the rule `{}` never fires", rule.name);
            let d = Diagnostic::new(Code::DeadRule, rule.name_span, message)
                .label("shadowed")
                .also(
                    other.name_span,
                    "by this rule, which comes first and takes what is left",
                )
                .help("move the narrower rule up, or delete it");
            return diags.push(d);
        }
    }
}

/// A pattern that no operation of its domain fits.
fn never(t: &Tables, rule: &Rule, diags: &mut Diagnostics) {
    for pattern in &rule.lhs {
        let op = &t.ops[pattern.op];
        let cube = pattern_box(pattern);
        if op.boxes.iter().any(|b| intersect(b, &cube).is_some()) {
            continue;
        }
        let message = format!(
            "the rule `{}` never fires: `{}` is never like this",
            rule.name, op.name
        );
        let d = Diagnostic::new(Code::DeadRule, pattern.span, message)
            .label("outside the operation's domain")
            .also(op.span, "declared here")
            .help("mend the tags of the pattern, or of the domain");
        diags.push(d);
    }
}

/// All that a rule's left side can meet, over the operands of all its operations in a row.
fn reach(t: &Tables, rule: &Rule) -> Vec<Cube> {
    let mut boxes: Vec<Cube> = vec![Vec::new()];
    for pattern in &rule.lhs {
        let cube = pattern_box(pattern);
        let inside: Vec<Cube> = t.ops[pattern.op]
            .boxes
            .iter()
            .filter_map(|b| intersect(b, &cube))
            .collect();
        let extend = |b: &Cube| {
            inside
                .iter()
                .map(|i| [b.as_slice(), i].concat())
                .collect::<Vec<_>>()
        };
        boxes = boxes.iter().flat_map(extend).collect();
    }
    boxes
}

/// Whether `a` fires wherever its tags fit and `b` would fire: it asks for nothing that `b` does not.
fn as_sure(a: &Rule, b: &Rule) -> bool {
    let values = |r: &Rule| -> Vec<Option<Literal>> {
        let args = r.lhs.iter().flat_map(|p| &p.args);
        args.map(|a| a.value.clone()).collect()
    };
    let values_hold = values(a)
        .iter()
        .zip(&values(b))
        .all(|(x, y)| x.is_none() || x == y);
    let constraints = |r: &Rule| -> Vec<Option<Constrained>> {
        let args = r.lhs.iter().flat_map(|p| &p.args);
        args.map(|a| a.constraint.clone()).collect()
    };
    let constraints_hold = constraints(a)
        .iter()
        .zip(&constraints(b))
        .all(|(x, y)| x.is_none() || x == y);
    let wanted: Vec<Placed> = b.conds.iter().map(|c| placed(b, c)).collect();
    let conds_hold = a.conds.iter().all(|c| wanted.contains(&placed(a, c)));
    matches!(a.rhs, Rhs::Ops(_)) && prefix(a, b) && values_hold && constraints_hold && conds_hold
}

/// A condition with its variables as positions, so that two rules' can be compared.
#[derive(PartialEq)]
enum Placed {
    Same([(usize, usize); 2], bool),
    Pred(usize, Vec<PlacedArg>, bool),
}

#[derive(PartialEq)]
enum PlacedArg {
    Var(usize, usize),
    Rest(usize),
    Literal(Literal),
}

fn placed(rule: &Rule, cond: &Cond) -> Placed {
    let at = |var: usize| (rule.vars[var].op, rule.vars[var].arg);
    match cond {
        Cond::Same {
            left,
            right,
            negated,
        } => {
            let mut pair = [at(*left), at(*right)];
            pair.sort_unstable();
            Placed::Same(pair, *negated)
        }
        Cond::Pred {
            pred,
            args,
            negated,
        } => {
            let arg = |arg: &CallArg| match arg {
                CallArg::Var(v) => PlacedArg::Var(at(*v).0, at(*v).1),
                CallArg::Rest(r) => PlacedArg::Rest(rule.rests[*r].1),
                CallArg::Literal(literal) => PlacedArg::Literal(literal.clone()),
            };
            Placed::Pred(*pred, args.iter().map(arg).collect(), *negated)
        }
    }
}

/// Whether the operations of `a`'s left side begin those of `b`'s.
fn prefix(a: &Rule, b: &Rule) -> bool {
    a.lhs.len() <= b.lhs.len() && a.lhs.iter().zip(&b.lhs).all(|(x, y)| x.op == y.op)
}

/// The tags of `rule`'s left side, with anything for the operations that only `longer` names.
fn padded(rule: &Rule, longer: &Rule) -> Cube {
    let mut cube: Cube = rule.lhs.iter().flat_map(pattern_box).collect();
    let total: usize = longer.lhs.iter().map(|p| p.args.len()).sum();
    cube.resize(total, Mask::MAX);
    cube
}

fn dead_forms(t: &Tables, op: &Op, diags: &mut Diagnostics) {
    let mut earlier: Vec<Cube> = Vec::new();
    for id in &op.forms {
        let form = &t.forms[*id];
        let cube = t.form_box(form);
        let inside: Vec<Cube> = op
            .boxes
            .iter()
            .filter_map(|b| intersect(b, &cube))
            .collect();
        let open = t.decls[form.decl].rest.is_some();
        if inside.is_empty() {
            outside_domain(t, op, form, diags);
        } else if subtract_all(inside, earlier.iter().map(Vec::as_slice)).is_empty() {
            shadowed(t, op, *id, &cube, diags);
        }
        if !open {
            earlier.push(cube);
        }
    }
}

fn outside_domain(t: &Tables, op: &Op, form: &Form, diags: &mut Diagnostics) {
    let span = t.decls[form.decl].name_span;
    let d = Diagnostic::new(
        Code::DeadForm,
        span,
        format!("the form `{}` is never selected", form.name),
    )
    .label("outside the operation's domain")
    .also(op.span, "declared here")
    .help("drop it from the operands' unions or from `forms`, or widen the domain");
    diags.push(d);
}

fn shadowed(t: &Tables, op: &Op, id: usize, cube: &[Mask], diags: &mut Diagnostics) {
    let form = &t.forms[id];
    let before = op
        .forms
        .iter()
        .take_while(|f| **f != id)
        .map(|f| &t.forms[*f]);
    let by: Vec<&Form> = before
        .filter(|f| intersect(&t.form_box(f), cube).is_some())
        .collect();
    let names: Vec<_> = by.iter().map(|f| format!("`{}`", f.name)).collect();
    let span = t.decls[form.decl].name_span;
    let message = format!("the form `{}` is never selected", form.name);
    let mut d = Diagnostic::new(Code::DeadForm, span, message)
        .label(format!("{} before it", names.join(", ")))
        .help("forms are tried in order: put the narrower one first, or delete it");
    if let Some(first) = by.first().filter(|f| f.decl != form.decl) {
        d = d.also(t.decls[first.decl].name_span, "earlier forms");
    }
    diags.push(d);
}
