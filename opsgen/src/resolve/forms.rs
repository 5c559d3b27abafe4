//! Specific forms: kinds chosen, sums flattened into bodies, names given, operands laid out.

use std::collections::BTreeMap;

use super::Resolver;
use crate::diag::{Code, Diagnostic, Span};
use crate::layout::layout;
use crate::model::*;

/// What a component's operand stands for while sums are flattened.
#[derive(Clone)]
enum Actual {
    Operand(usize, KindId),
    Fixed(TagId, Literal),
    Any,
}

impl Resolver<'_> {
    pub(super) fn make_forms(&mut self) {
        let mut names = BTreeMap::new();
        for decl in 0..self.t.decls.len() {
            if !self.broken.contains(&decl) {
                self.check_sum_operands(decl);
            }
            for row in self.t.decls[decl].rows.clone() {
                self.form(decl, row, &mut names);
            }
        }
        self.sum_effects();
        for op in 0..self.t.ops.len() {
            self.family(op);
        }
    }

    /// Forms in matching order, and the domain of an operation that only an `op` declares.
    fn family(&mut self, op: OpId) {
        let forms = self.t.forms.iter().enumerate();
        let forms: Vec<usize> = forms
            .filter(|(_, f)| self.t.decls[f.decl].op == op)
            .map(|(i, _)| i)
            .collect();
        let by_op = self.t.ops[op].number.is_none() && self.t.ops[op].boxes.is_empty();
        if by_op {
            let boxes: Vec<_> = forms
                .iter()
                .map(|f| self.t.form_box(&self.t.forms[*f]))
                .collect();
            let fixed = self.t.ops[op].fixed;
            let column = |i: usize| boxes.iter().fold(0, |m, b| m | b[i]);
            self.t.ops[op].domain = (0..fixed).map(column).collect();
            self.t.ops[op].boxes = boxes;
        }
        self.t.ops[op].forms = forms;
    }

    fn form(&mut self, decl: DeclId, row: Vec<KindId>, names: &mut BTreeMap<String, Span>) {
        let actual: Vec<_> = row
            .iter()
            .enumerate()
            .map(|(i, k)| Actual::Operand(i, *k))
            .collect();
        let mut parts = Vec::new();
        let before = self.diags.list.len();
        self.flatten(decl, &actual, &row, &mut vec![decl], &mut parts);
        if self.diags.list.len() == before {
            self.check_parts(decl, &row, &parts);
        }
        let name = self.form_name(decl, &row);
        let span = self.t.decls[decl].name_span;
        if let Some(first) = names.insert(name.clone(), span) {
            let d = Diagnostic::new(
                Code::FormName,
                span,
                format!("two forms have the name `{name}`"),
            )
            .label("this one")
            .also(first, "and this one")
            .help("a form is named after the operation and its kinds; rename the operation");
            self.error(d);
        }
        let raws: Vec<Raw> = row.iter().map(|k| self.t.kinds[*k].raw).collect();
        let rest = self.t.decls[decl].rest.as_ref();
        let rest: Option<Vec<Raw>> =
            rest.map(|r| r.kinds.iter().map(|k| self.t.kinds[*k].raw).collect());
        let layout = layout(&raws, rest.as_deref());
        self.t.forms.push(Form {
            decl,
            name,
            kinds: row,
            layout,
            parts,
        });
    }

    /// `move_x_y`: every kind, but for operands that are always of one kind of zero size.
    fn form_name(&self, decl: DeclId, row: &[KindId]) -> String {
        let decl = &self.t.decls[decl];
        let mut name = decl.name.clone();
        for (operand, kind) in decl.operands.iter().zip(row) {
            let kind = &self.t.kinds[*kind];
            if operand.union || kind.raw != Raw::Unit {
                name.push('_');
                name.push_str(&kind.name);
            }
        }
        name
    }

    fn flatten(
        &mut self,
        decl: DeclId,
        actual: &[Actual],
        row: &[KindId],
        stack: &mut Vec<DeclId>,
        out: &mut Vec<Part>,
    ) {
        let components = match &self.t.decls[decl].body {
            Body::Sum(components) => components.clone(),
            Body::Code(_) => {
                let args = actual.iter().zip(row).map(|(a, k)| a.part(*k)).collect();
                return out.push(Part { decl, args });
            }
        };
        for component in &components {
            let args: Vec<Actual> = component.args.iter().map(|a| a.actual(actual)).collect();
            let Some((next, row)) = self.pick(component.op, &args) else {
                self.no_component(component, &args);
                continue;
            };
            if stack.contains(&next) {
                let message = format!("`{}` is a component of itself", self.t.decls[next].name);
                let d = Diagnostic::new(Code::Sum, component.span, message);
                self.error(d.help("a sum is made of instructions that exist without it"));
                continue;
            }
            stack.push(next);
            self.flatten(next, &args, &row, stack, out);
            stack.pop();
        }
    }

    /// The form of a component: one with exactly these kinds, or the first that accepts their tags.
    fn pick(&self, op: OpId, args: &[Actual]) -> Option<(DeclId, Vec<KindId>)> {
        let fits = |exact: bool, row: &[KindId]| {
            args.iter()
                .zip(row)
                .all(|(arg, kind)| self.fits(exact, arg, *kind))
        };
        for exact in [true, false] {
            for decl in &self.t.ops[op].decls {
                if let Some(row) = self.t.decls[*decl].rows.iter().find(|r| fits(exact, r)) {
                    return Some((*decl, row.clone()));
                }
            }
        }
        None
    }

    fn fits(&self, exact: bool, arg: &Actual, kind: KindId) -> bool {
        let formal = &self.t.kinds[kind];
        match arg {
            Actual::Operand(_, actual) if exact => *actual == kind,
            Actual::Operand(_, actual) => self.t.kinds[*actual].accepts & !formal.accepts == 0,
            Actual::Fixed(tag, _) => {
                let made = formal.raw == Raw::Unit || formal.fixed.is_some();
                formal.accepts & (1 << tag) != 0 && made
            }
            Actual::Any => formal.raw == Raw::Unit,
        }
    }

    fn no_component(&mut self, component: &Component, args: &[Actual]) {
        let text = |arg: &Actual| match arg {
            Actual::Operand(_, kind) => self.t.kinds[*kind].name.clone(),
            Actual::Fixed(tag, literal) => {
                format!("{}({})", self.t.tags[*tag].name, literal.text())
            }
            Actual::Any => "_".to_owned(),
        };
        let args = args.iter().map(text).collect::<Vec<_>>().join(", ");
        let op = &self.t.ops[component.op];
        let message = format!("no form of `{}` takes ({args})", op.name);
        let d = Diagnostic::new(Code::Sum, component.span, message).also(op.span, "declared here").help(
            "narrow the sum's operands or add the form; a literal needs a kind with `fixed(n) -> { … }`, `_` one of zero size",
        );
        self.error(d);
    }

    /// What a form's bodies ask of the kinds, and where a component may end.
    fn check_parts(&mut self, decl: DeclId, row: &[KindId], parts: &[Part]) {
        for (i, part) in parts.iter().enumerate() {
            let last = i + 1 == parts.len();
            if !last && self.t.decls[part.decl].effects & ENDS != 0 {
                let (span, name) = (self.t.decls[decl].name_span, &self.t.decls[decl].name);
                let inner = &self.t.decls[part.decl];
                let message = format!(
                    "`{}` ends, and is not the last component of `{name}`",
                    inner.name
                );
                let d = Diagnostic::new(Code::Sum, span, message)
                    .also(inner.name_span, "ends here")
                    .help("what stands after it would never run");
                self.error(d);
            }
            for (j, arg) in part.args.iter().enumerate() {
                let kind = match arg {
                    PartArg::Operand(k) => row[*k],
                    PartArg::Fixed(kind, _) => *kind,
                    PartArg::Any => continue,
                };
                self.check_binding(part.decl, j, kind, matches!(arg, PartArg::Fixed(..)));
            }
        }
    }

    /// A bound operand's kind must have the accessor that the body asks for.
    fn check_binding(&mut self, decl: DeclId, operand: usize, kind: KindId, fixed: bool) {
        let operand = &self.t.decls[decl].operands[operand];
        let kind = &self.t.kinds[kind];
        let missing = match operand.place {
            true => kind.place.is_none(),
            false => kind.value.is_none() && (kind.raw != Raw::Unit || fixed),
        };
        if !operand.bound() || !missing {
            return;
        }
        let what = if operand.place { "place" } else { "value" };
        let message = format!(
            "kind `{}` has no `{what}`, and operand `{}` asks for it",
            kind.name, operand.name
        );
        let d = Diagnostic::new(Code::Kind, operand.span, message)
            .also(kind.span, "the kind")
            .help(format!(
                "add `{what} -> Type {{ … }}` to the kind, or start the operand's name with `_`"
            ));
        self.error(d);
    }

    /// Every operand of a sum is used, and marked `&` exactly when a component takes its place.
    fn check_sum_operands(&mut self, id: DeclId) {
        let decl = self.t.decls[id].clone();
        let Body::Sum(components) = &decl.body else {
            return;
        };
        for (i, operand) in decl.operands.iter().enumerate() {
            let mut uses = Vec::new();
            for component in components {
                let family = &self.t.ops[component.op].decls;
                let Some(formal) = family.first().map(|d| &self.t.decls[*d].operands) else {
                    continue;
                };
                let hits = component.args.iter().zip(formal);
                uses.extend(
                    hits.filter(|(a, _)| matches!(a, ComponentArg::Operand(j) if *j == i))
                        .map(|(_, f)| f.place),
                );
            }
            let message = if uses.is_empty() {
                format!("no component uses the operand `{}`", operand.name)
            } else if uses.contains(&true) && !operand.place {
                format!("a component takes the place of `{}`", operand.name)
            } else if operand.place && !uses.contains(&true) {
                format!("no component takes the place of `{}`", operand.name)
            } else {
                continue;
            };
            let help =
                "a sum's operand is passed to a component, with `&` if that component writes to it";
            self.error(Diagnostic::new(Code::Sum, operand.span, message).help(help));
        }
        if let Some(rest) = &decl.rest
            && !components.iter().any(|c| c.rest)
        {
            let message = format!("no component uses the operand `{}`", rest.name);
            self.error(
                Diagnostic::new(Code::Sum, rest.span, message)
                    .help("pass it to the last component"),
            );
        }
    }

    /// A sum has the effects of its components, the end only of the last.
    fn sum_effects(&mut self) {
        for form in &self.t.forms {
            if let Body::Sum(_) = self.t.decls[form.decl].body {
                let parts = form.parts.iter();
                let effects = parts.fold(0, |m, p| {
                    m | self.t.decls[p.decl].effects & !(COLD | BY_HAND)
                });
                self.t.decls[form.decl].effects |= effects;
            }
        }
    }
}

impl Actual {
    fn part(&self, kind: KindId) -> PartArg {
        match self {
            Actual::Operand(i, _) => PartArg::Operand(*i),
            Actual::Fixed(_, literal) => PartArg::Fixed(kind, literal.clone()),
            Actual::Any => PartArg::Any,
        }
    }
}

impl ComponentArg {
    fn actual(&self, outer: &[Actual]) -> Actual {
        match self {
            ComponentArg::Operand(i) => outer[*i].clone(),
            ComponentArg::Fixed(tag, literal, _) => Actual::Fixed(*tag, literal.clone()),
            ComponentArg::Any => Actual::Any,
        }
    }
}
