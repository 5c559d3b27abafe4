//! Generic operations, declarations of specific ones, and the components of sums.

use super::{Resolver, mark};
use crate::ast::{self, ArgKind, Item, ItemKind, Name, Shape, Value};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::*;

impl Resolver<'_> {
    /// Gives every operation its id: the number, or one after the highest.
    pub(super) fn generics(&mut self, items: &[Item]) {
        for item in items {
            if let ItemKind::Generic(generic) = &item.kind
                && let Some((number, span)) = generic.number
            {
                self.numbered(generic, number, span, &item.doc);
            }
        }
        for item in items {
            match &item.kind {
                ItemKind::Generic(generic) if generic.number.is_none() => {
                    self.internal(generic, &item.doc);
                }
                ItemKind::Op(op) => self.internal_by_op(op, &item.doc),
                _ => {}
            }
        }
    }

    fn numbered(&mut self, generic: &ast::Generic, number: i64, span: Span, doc: &str) {
        let id = number.unsigned_abs() as usize;
        if id >= 4096 {
            let d = Diagnostic::new(Code::TooMany, span, "the number is above 4095");
            return self.error(d.help("operations are indexed by their number"));
        }
        if self.t.ops.len() <= id {
            self.t.ops.resize(id + 1, Op::default());
        }
        if !self.t.ops[id].name.is_empty() {
            let first = self.t.ops[id].span;
            let d = Diagnostic::new(Code::Twice, span, format!("the number {id} is given twice"))
                .label("again here")
                .also(first, "first here")
                .help("an operation has one number");
            return self.error(d);
        }
        if self.op_twice(&generic.name) {
            return;
        }
        let mut op = self.generic_op(generic, doc);
        op.number = Some(id as u16);
        op.obsolete = number < 0;
        let arity = generic.arity.map_or(0, |(n, _)| n as usize);
        self.check_domains(generic, &mut op, arity);
        self.ops.insert(op.name.clone(), id);
        self.t.ops[id] = op;
    }

    /// The declared operands must be as many as the arity says, unless obsolete.
    fn check_domains(&mut self, generic: &ast::Generic, op: &mut Op, arity: usize) {
        let (name, span) = (&generic.name.text, generic.name.span);
        if generic.operands.is_none() && !op.obsolete && arity > 0 {
            let message = format!("`{name}/{arity}` does not say what its operands can be");
            let d = Diagnostic::new(Code::Domain, span, message)
                .help(format!("write `{name}/{arity} (operand: tags, …)`, or `-` before the number if it is obsolete"));
            self.error(d);
        }
        if generic.operands.is_some() && op.arity != arity {
            let message = format!("`{name}/{arity}` lists {} operands", op.arity);
            let at = generic.arity.map_or(span, |(_, s)| s);
            let d = Diagnostic::new(Code::Arity, at, message);
            self.error(d.help("the list counts as one operand"));
        }
        if generic.operands.is_none() {
            op.arity = arity;
            op.fixed = arity;
            op.domain = vec![self.t.all_tags(); arity];
        }
        op.boxes = if op.obsolete {
            Vec::new()
        } else {
            vec![op.domain.clone()]
        };
    }

    fn op_twice(&mut self, name: &Name) -> bool {
        let first = self.ops.get(&name.text).map(|id| self.t.ops[*id].span);
        if first.is_some() {
            self.twice(name, "the operation", first);
        }
        first.is_some()
    }

    fn generic_op(&mut self, generic: &ast::Generic, doc: &str) -> Op {
        let mut op = Op {
            name: generic.name.text.clone(),
            span: generic.name.span,
            since: generic.since as u8,
            doc: doc.to_owned(),
            ..Op::default()
        };
        let operands = generic.operands.as_deref().unwrap_or(&[]);
        for (i, operand) in operands.iter().enumerate() {
            if op.operand_names.contains(&operand.name.text) {
                self.twice(&operand.name, "the operand", None);
            }
            op.operand_names.push(operand.name.text.clone());
            if !operand.rest {
                op.domain.push(self.mask_of(&operand.names));
            } else if i + 1 == operands.len() {
                op.rest = true;
            } else {
                let d = Diagnostic::new(
                    Code::Arity,
                    operand.name.span,
                    "a list must be the last operand",
                );
                self.error(
                    d.help("move it to the end; the loader flattens only a list at the end"),
                );
            }
        }
        op.arity = operands.len();
        op.fixed = op.domain.len();
        op
    }

    fn internal(&mut self, generic: &ast::Generic, doc: &str) {
        if self.op_twice(&generic.name) {
            return;
        }
        let mut op = self.generic_op(generic, doc);
        op.boxes = vec![op.domain.clone()];
        for flag in &generic.flags {
            if flag.text == "by_hand" {
                op.by_hand = true;
            } else {
                let message = format!("a generic operation has no effect `{}`", flag.text);
                let d = Diagnostic::new(Code::Effect, flag.span, message);
                self.error(d.help("only `[by_hand]` stands here; effects belong to an `op`"));
            }
        }
        self.ops.insert(op.name.clone(), self.t.ops.len());
        self.t.ops.push(op);
    }

    fn internal_by_op(&mut self, op: &ast::Op, doc: &str) {
        if self.ops.contains_key(&op.name.text) {
            return;
        }
        let is_rest = |o: &ast::Operand| matches!(o.shape, Shape::Rest(_));
        let rest = op.operands.last().is_some_and(is_rest);
        let fixed = op.operands.iter().filter(|o| !is_rest(o)).count();
        let new = Op {
            name: op.name.text.clone(),
            arity: fixed + usize::from(rest),
            fixed,
            rest,
            operand_names: op
                .operands
                .iter()
                .map(|o| o.name.text.trim_start_matches('_').to_owned())
                .collect(),
            doc: doc.to_owned(),
            span: op.name.span,
            ..Op::default()
        };
        self.ops.insert(op.name.text.clone(), self.t.ops.len());
        self.t.ops.push(new);
    }

    /// The declarations, all but the components of sums.
    pub(super) fn decls(&mut self, items: &[Item]) {
        for (i, item) in items.iter().enumerate() {
            if let ItemKind::Op(op) = &item.kind
                && let Some(decl) = self.decl(op, item)
            {
                let id = self.t.decls.len();
                self.t.ops[decl.op].decls.push(id);
                self.t.decls.push(decl);
                self.decl_of_item.insert(i, id);
            }
        }
    }

    fn decl(&mut self, op: &ast::Op, item: &Item) -> Option<Decl> {
        let id = *self.ops.get(&op.name.text)?;
        let (operands, rest) = self.operands(op);
        let generic = &self.t.ops[id];
        if generic.obsolete {
            self.obsolete(&op.name, id);
            return None;
        }
        if (generic.fixed, generic.rest) != (operands.len(), rest.is_some()) {
            let message = format!(
                "`{}` has {} here, but {}",
                op.name.text,
                count(operands.len(), rest.is_some()),
                count(generic.fixed, generic.rest),
            );
            let d = Diagnostic::new(Code::Arity, op.name.span, message)
                .also(generic.span, "as declared here")
                .help("an instruction takes the operands of its generic operation");
            self.error(d);
            return None;
        }
        let (effects, effect_spans) = self.effects_of(&op.effects);
        let rows = self.rows(op, &operands);
        let body = match &op.body {
            ast::Body::Code(code) => Body::Code(code.clone()),
            ast::Body::Sum(_) => Body::Sum(Vec::new()),
        };
        if effects & BY_HAND != 0 {
            self.t.ops[id].by_hand = true;
        }
        Some(Decl {
            op: id,
            name: op.name.text.clone(),
            operands,
            rest,
            rows,
            effects,
            effect_spans,
            body,
            doc: item.doc.clone(),
            name_span: op.name.span,
            span: item.span,
        })
    }

    pub(super) fn obsolete(&mut self, name: &Name, id: OpId) {
        let first = self.t.ops[id].span;
        let d = Diagnostic::new(
            Code::Obsolete,
            name.span,
            format!("`{}` is obsolete", name.text),
        )
        .label("named here")
        .also(first, "marked with `-` here")
        .help("no rule or instruction may name it; drop the `-` if files still use it");
        self.error(d);
    }

    fn operands(&mut self, op: &ast::Op) -> (Vec<Operand>, Option<RestOperand>) {
        let mut operands: Vec<Operand> = Vec::new();
        let mut rest = None;
        for (i, operand) in op.operands.iter().enumerate() {
            let name = &operand.name;
            self.check_operand_name(name, &op.operands[..i]);
            match &operand.shape {
                Shape::One(kind) => {
                    let union = self.unions.contains_key(&kind.text);
                    let kinds = self.kinds_of(kind);
                    let (name, span) = (name.text.clone(), name.span);
                    operands.push(Operand {
                        name,
                        place: operand.place,
                        kinds,
                        union,
                        span,
                    });
                }
                Shape::Open => {
                    let kinds = self.open_kinds(op, i);
                    let (name, span) = (name.text.clone(), name.span);
                    operands.push(Operand {
                        name,
                        place: operand.place,
                        kinds,
                        union: true,
                        span,
                    });
                }
                Shape::Rest(kinds) if i + 1 == op.operands.len() => {
                    let kinds = self.group(kinds);
                    rest = Some(RestOperand {
                        name: name.text.clone(),
                        kinds,
                        span: name.span,
                    });
                }
                Shape::Rest(_) => {
                    let d =
                        Diagnostic::new(Code::Arity, name.span, "a rest operand must be the last");
                    self.error(d.help("move it to the end"));
                }
            }
        }
        (operands, rest)
    }

    /// The kinds that `forms` names for an operand declared without one.
    fn open_kinds(&mut self, op: &ast::Op, index: usize) -> Vec<KindId> {
        let Some(forms) = &op.forms else {
            let name = &op.operands[index].name;
            let message = format!("operand `{}` has no kind", name.text);
            let d = Diagnostic::new(Code::Arity, name.span, message);
            self.error(d.help("write `name: kind`, or list the combinations with `forms { … }`"));
            return Vec::new();
        };
        let mut kinds = Vec::new();
        for name in forms.iter().filter_map(|f| f.get(index)) {
            for kind in self.kinds_of(name) {
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        kinds
    }

    fn check_operand_name(&mut self, name: &Name, before: &[ast::Operand]) {
        if let Some(first) = before
            .iter()
            .find(|o| o.name.text == name.text && name.text != "_")
        {
            let span = first.name.span;
            self.twice(name, "the operand", Some(span));
        }
        if let Some(var) = self.t.state.iter().find(|v| v.name == name.text) {
            let span = var.span;
            self.twice(name, "the body's variable", Some(span));
        }
        if name.text == "raw" || (name.text.len() > 1 && name.text.ends_with('_')) {
            let message = format!("the compiler's own variables are called `{}`", name.text);
            let d = Diagnostic::new(Code::Twice, name.span, message);
            self.error(d.help("take another name than `raw`, and none that ends with `_`"));
        }
    }

    /// The kinds of a rest operand's group: plain kinds only.
    fn group(&mut self, names: &[Name]) -> Vec<KindId> {
        let mut kinds = Vec::new();
        for name in names {
            match self.kinds.get(&name.text).copied() {
                Some(kind) => {
                    mark(&mut self.used.kinds, kind);
                    kinds.push(kind);
                }
                None => self.unknown(
                    name,
                    "kind",
                    "a group is laid out like a struct: name one kind for each field, no union",
                ),
            }
        }
        kinds
    }

    fn effects_of(&mut self, names: &[Name]) -> (u32, Vec<(usize, Span)>) {
        let mut mask = 0;
        let mut spans = Vec::new();
        for name in names {
            let Some(effect) = self.effects.get(&name.text).copied() else {
                self.unknown(
                    name,
                    "effect",
                    "declare it: `effect name \"what may happen\" uses functions;`",
                );
                continue;
            };
            if mask & (1 << effect) != 0 {
                let message = format!("the effect `{}` stands twice", name.text);
                self.error(Diagnostic::new(Code::Effect, name.span, message).help("delete one"));
            }
            mark(&mut self.used.effects, effect);
            mask |= 1 << effect;
            spans.push((effect, name.span));
        }
        (mask, spans)
    }

    /// The combinations of kinds: those of `forms`, or the full product.
    fn rows(&mut self, op: &ast::Op, operands: &[Operand]) -> Vec<Vec<KindId>> {
        let Some(forms) = &op.forms else {
            return product(&operands.iter().map(|o| o.kinds.clone()).collect::<Vec<_>>());
        };
        let mut rows: Vec<Vec<KindId>> = Vec::new();
        for form in forms {
            let span = form[0].span.to(form[form.len() - 1].span);
            if form.len() != operands.len() {
                let message = format!(
                    "a form of `{}` names {} kinds",
                    op.name.text,
                    operands.len()
                );
                let d = Diagnostic::new(Code::Arity, span, message);
                self.error(d.help("one kind or union for each operand but the rest"));
                continue;
            }
            let columns: Vec<_> = form
                .iter()
                .zip(operands)
                .map(|(n, o)| self.column(n, o))
                .collect();
            let before = rows.len();
            for row in product(&columns) {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
            if rows.len() == before && columns.iter().all(|c| !c.is_empty()) {
                let d = Diagnostic::new(Code::Twice, span, "this form is listed before")
                    .help("delete it");
                self.error(d);
            }
        }
        rows
    }

    fn column(&mut self, name: &Name, operand: &Operand) -> Vec<KindId> {
        let kinds = self.kinds_of(name);
        if let Some(kind) = kinds.iter().find(|k| !operand.kinds.contains(k)) {
            let message = format!(
                "operand `{}` cannot be of kind `{}`",
                operand.name, self.t.kinds[*kind].name
            );
            let d = Diagnostic::new(Code::FormKind, name.span, message)
                .also(operand.span, "the operand")
                .help("a form picks among the kinds of the operand's union");
            self.error(d);
            return Vec::new();
        }
        kinds
    }

    /// The components of sums, once every declaration is known.
    pub(super) fn sums(&mut self, items: &[Item]) {
        for (i, item) in items.iter().enumerate() {
            if let ItemKind::Op(op) = &item.kind
                && let ast::Body::Sum(calls) = &op.body
                && let Some(id) = self.decl_of_item.get(&i).copied()
            {
                let components: Vec<_> =
                    calls.iter().filter_map(|c| self.component(id, c)).collect();
                if components.len() < calls.len() {
                    self.broken.push(id);
                }
                self.t.decls[id].body = Body::Sum(components);
            }
        }
    }

    fn component(&mut self, decl: DeclId, call: &ast::Call) -> Option<Component> {
        let Some(op) = self.ops.get(&call.name.text).copied() else {
            self.unknown(
                &call.name,
                "operation",
                "a sum is made of existing instructions",
            );
            return None;
        };
        if self.t.ops[op].decls.is_empty() {
            let message = format!("`{}` has no body to compose", call.name.text);
            let d = Diagnostic::new(Code::Sum, call.name.span, message);
            self.error(d.help("a component is an `op` or a `fuse`, not only a generic operation"));
            return None;
        }
        mark(&mut self.used.made, op);
        let (fixed, wants_rest) = (self.t.ops[op].fixed, self.t.ops[op].rest);
        let mut args = Vec::new();
        let mut rest = false;
        for arg in &call.args {
            if let ArgKind::Var(name, _) = &arg.kind
                && self.t.decls[decl]
                    .rest
                    .as_ref()
                    .is_some_and(|r| r.name == name.text)
            {
                rest = true;
                continue;
            }
            args.push(self.component_arg(decl, arg)?);
        }
        if (args.len(), rest) != (fixed, wants_rest) {
            let message = format!("`{}` takes {}", call.name.text, count(fixed, wants_rest));
            let span = self.t.ops[op].span;
            let d = Diagnostic::new(Code::Arity, call.span, message).also(span, "declared here");
            self.error(
                d.help("a component stands with all its operands, `_` for one of zero size"),
            );
            return None;
        }
        Some(Component {
            op,
            args,
            rest,
            span: call.span,
        })
    }

    fn component_arg(&mut self, decl: DeclId, arg: &ast::Arg) -> Option<ComponentArg> {
        match &arg.kind {
            ArgKind::Var(name, _) => {
                let found = self.t.decls[decl]
                    .operands
                    .iter()
                    .position(|o| o.name == name.text);
                if found.is_none() {
                    self.unknown(
                        name,
                        "operand",
                        "a component takes the sum's operands, `tag(value)` or `_`",
                    );
                }
                Some(ComponentArg::Operand(found?))
            }
            ArgKind::Literal(name, value) => {
                let (tag, literal) = self.literal(name, value)?;
                Some(ComponentArg::Fixed(tag, literal, arg.span))
            }
            _ => Some(ComponentArg::Any),
        }
    }

    /// `tag(value)`.
    pub(super) fn literal(&mut self, name: &Name, value: &Value) -> Option<(TagId, Literal)> {
        let Some(tag) = self.tags.get(&name.text).copied() else {
            self.unknown(name, "tag", "a literal is `tag(value)`");
            return None;
        };
        mark(&mut self.used.tags, tag);
        let literal = match value {
            Value::Int(n) => Literal::Int(*n),
            Value::Name(text) => {
                let path = self.t.tags[tag].names.clone();
                let (Some(path), Some(constant)) = (path, constant_name(value)) else {
                    let message = format!("'{text}' cannot be a `{}`", name.text);
                    let d = Diagnostic::new(Code::Literal, name.span, message)
                        .also(self.t.tags[tag].span, "the tag")
                        .help("the tag must say `names path`, and the name must be letters, digits and `_`");
                    self.error(d);
                    return None;
                };
                Literal::Name(text.clone(), format!("{path}::{constant}"))
            }
        };
        Some((tag, literal))
    }
}

/// All combinations, the last column varying fastest.
fn product(columns: &[Vec<KindId>]) -> Vec<Vec<KindId>> {
    let mut rows = vec![Vec::new()];
    for column in columns {
        let extend = |row: &Vec<KindId>| {
            let row = row.clone();
            column
                .iter()
                .map(move |k| [row.as_slice(), &[*k]].concat())
                .collect::<Vec<_>>()
        };
        rows = rows.iter().flat_map(extend).collect();
    }
    rows
}

/// "2 operands and a list".
pub(super) fn count(fixed: usize, rest: bool) -> String {
    let operands = if fixed == 1 {
        "1 operand".to_owned()
    } else {
        format!("{fixed} operands")
    };
    if rest {
        format!("{operands} and a rest")
    } else {
        operands
    }
}
