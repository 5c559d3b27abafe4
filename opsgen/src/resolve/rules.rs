//! Predicates, builders and rules, and the rules that `fuse` declares.

use super::ops::count;
use super::{Resolver, mark};
use crate::ast::{self, ArgKind, Item, ItemKind, Name, Value};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::*;

/// A rule while it is read: what its left side has bound so far.
#[derive(Default)]
struct Scope {
    vars: Vec<Var>,
    rests: Vec<(String, usize)>,
}

/// `n` integers, in words.
fn count_of(n: usize) -> String {
    match n {
        0 => "no integers".to_owned(),
        1 => "one integer".to_owned(),
        n => format!("{n} integers"),
    }
}

impl Resolver<'_> {
    pub(super) fn rules(&mut self, items: &[Item]) {
        for item in items {
            match &item.kind {
                ItemKind::Pred(pred) => self.callable(pred, &item.doc, false),
                ItemKind::Constraint(constraint) => self.constraint(constraint, &item.doc),
                ItemKind::Builder(builder) => self.callable(builder, &item.doc, true),
                _ => {}
            }
        }
        for (i, item) in items.iter().enumerate() {
            let rule = match &item.kind {
                ItemKind::Rule(rule) => self.rule(rule, item),
                ItemKind::Op(op) if op.fuse => {
                    let decl = self.decl_of_item.get(&i).copied();
                    decl.filter(|d| !self.broken.contains(d))
                        .and_then(|d| self.fuse(d, &op.conds))
                }
                _ => None,
            };
            let Some(rule) = rule else { continue };
            if let Some(first) = self.t.rules.iter().find(|r| r.name == rule.name) {
                let first = first.name_span;
                let name = Name {
                    text: rule.name.clone(),
                    span: rule.name_span,
                };
                self.twice(&name, "the rule", Some(first));
            }
            self.t.rules.push(rule);
        }
    }

    fn callable(&mut self, c: &ast::Callable, doc: &str, builder: bool) {
        let first = self.preds.get(&c.name.text).map(|i| self.t.preds[*i].span);
        let first = first.or_else(|| {
            self.builders
                .get(&c.name.text)
                .map(|i| self.t.builders[*i].span)
        });
        if first.is_some() {
            return self.twice(&c.name, "the name", first);
        }
        let mut params = Vec::new();
        for param in &c.params {
            match param.text.as_str() {
                "arg" => params.push(ParamType::Arg),
                "rest" => params.push(ParamType::Rest),
                "int" => params.push(ParamType::Int),
                "name" => params.push(ParamType::Name),
                _ => self.unknown(param, "parameter type", "arg, rest, int or name"),
            }
        }
        let mut makes = Vec::new();
        for name in &c.makes {
            if let Some(op) = self.named_op(name) {
                mark(&mut self.used.made, op);
                makes.push(op);
            }
        }
        let (name, span) = (c.name.text.clone(), c.name.span);
        let (list, index) = match builder {
            true => (&mut self.t.builders, &mut self.builders),
            false => (&mut self.t.preds, &mut self.preds),
        };
        index.insert(name.clone(), list.len());
        list.push(Callable {
            name,
            params,
            makes,
            doc: doc.to_owned(),
            span,
        });
    }

    fn constraint(&mut self, c: &ast::Constraint, doc: &str) {
        let first = self.constraints.get(&c.name.text);
        if let Some(first) = first.map(|i| self.t.constraints[*i].span) {
            return self.twice(&c.name, "the constraint", Some(first));
        }
        for param in c.params.iter().filter(|p| p.text != "int") {
            let d = Diagnostic::new(
                Code::Unknown,
                param.span,
                format!("a constraint cannot take `{}`", param.text),
            );
            self.error(d.help("its parameters are integers: `constraint range(int, int) …`"));
        }
        let name = c.name.text.clone();
        let index = self.t.constraints.len();
        self.constraints.insert(name.clone(), index);
        self.t.constraints.push(Constraint {
            name,
            params: c.params.len(),
            proved: c.proved,
            text: c.text.clone(),
            doc: doc.to_owned(),
            span: c.name.span,
        });
    }

    /// An operation that a rule may name.
    fn named_op(&mut self, name: &Name) -> Option<OpId> {
        let Some(op) = self.ops.get(&name.text).copied() else {
            self.unknown(
                name,
                "operation",
                "declare it in genop.tab, or with `op` or `generic`",
            );
            return None;
        };
        if self.t.ops[op].obsolete {
            self.obsolete(name, op);
            return None;
        }
        Some(op)
    }

    fn rule(&mut self, rule: &ast::Rule, item: &Item) -> Option<Rule> {
        let mut scope = Scope::default();
        let lhs: Vec<_> = rule
            .lhs
            .iter()
            .enumerate()
            .map(|(i, c)| self.pattern(c, i, &mut scope))
            .collect();
        let conds: Vec<_> = rule.conds.iter().map(|c| self.cond(c, &scope)).collect();
        let rhs = match &rule.rhs {
            ast::Rhs::Ops(calls) => {
                let built: Vec<_> = calls.iter().map(|c| self.built(c, &scope)).collect();
                built.into_iter().collect::<Option<Vec<_>>>().map(Rhs::Ops)
            }
            ast::Rhs::Build(call) => self.build(call, &scope),
        };
        Some(Rule {
            name: rule.name.text.clone(),
            doc: item.doc.clone(),
            span: item.span,
            name_span: rule.name.span,
            again: rule.again,
            lhs: lhs.into_iter().collect::<Option<_>>()?,
            vars: scope.vars,
            rests: scope.rests,
            conds: conds.into_iter().collect::<Option<_>>()?,
            rhs: rhs?,
        })
    }

    fn pattern(&mut self, call: &ast::Call, index: usize, scope: &mut Scope) -> Option<Pattern> {
        let op = self.named_op(&call.name);
        let mut args = Vec::new();
        let mut rest = false;
        for (i, arg) in call.args.iter().enumerate() {
            if let ArgKind::Rest(name) = &arg.kind {
                rest = true;
                if i + 1 != call.args.len() {
                    let d = Diagnostic::new(
                        Code::Variable,
                        arg.span,
                        "`*Rest` must be the last operand",
                    );
                    self.error(d.help("it stands for all operands from there on"));
                }
                if let Some(name) = name {
                    self.bind_rest(name, index, scope);
                }
                continue;
            }
            args.push(self.pat(arg, (index, args.len()), scope)?);
        }
        let op = op?;
        self.check_arity(call, op, args.len(), rest)?;
        Some(Pattern {
            op,
            args,
            span: call.span,
        })
    }

    fn check_arity(&mut self, call: &ast::Call, op: OpId, fixed: usize, rest: bool) -> Option<()> {
        let generic = &self.t.ops[op];
        if (generic.fixed, generic.rest) == (fixed, rest) {
            return Some(());
        }
        let wanted = count(generic.fixed, generic.rest);
        let message = format!(
            "`{}` takes {wanted}, not {}",
            call.name.text,
            count(fixed, rest)
        );
        let d = Diagnostic::new(Code::Arity, call.span, message)
            .also(generic.span, "declared here")
            .help("write `_` for an operand that does not matter, `*Rest` or `*_` for the list");
        self.error(d);
        None
    }

    fn pat(&mut self, arg: &ast::Arg, at: (usize, usize), scope: &mut Scope) -> Option<Pat> {
        let span = arg.span;
        let (mask, value) = match &arg.kind {
            ArgKind::Wild(names) => (self.pat_mask(names), None),
            ArgKind::Var(name, names) => {
                self.bind(name, at, scope);
                (self.pat_mask(names), None)
            }
            ArgKind::Literal(name, value) => {
                let (tag, literal) = self.literal(name, value)?;
                (1 << tag, Some(literal))
            }
            _ => return None,
        };
        let constraint = match &arg.constraint {
            Some(constraint) => Some(self.constrained(constraint)?),
            None => None,
        };
        Some(Pat {
            mask,
            value,
            constraint,
            span,
        })
    }

    /// A constraint that a pattern asks for.
    fn constrained(&mut self, c: &ast::Constrained) -> Option<Constrained> {
        let Some(constraint) = self.constraints.get(&c.name.text).copied() else {
            self.unknown(
                &c.name,
                "constraint",
                "declare it: `constraint name(int) proved \"what it means\";`",
            );
            return None;
        };
        mark(&mut self.used.constraints, constraint);
        let declared = &self.t.constraints[constraint];
        if declared.params != c.args.len() {
            let message = format!(
                "the constraint `{}` takes {}",
                c.name.text,
                count_of(declared.params)
            );
            let d = Diagnostic::new(Code::Arity, c.span, message)
                .also(declared.span, "declared here")
                .help("give one integer for each parameter");
            self.error(d);
            return None;
        }
        Some(Constrained {
            constraint,
            args: c.args.clone(),
        })
    }

    fn pat_mask(&mut self, names: &[Name]) -> Mask {
        if names.is_empty() {
            self.t.all_tags()
        } else {
            self.mask_of(names)
        }
    }

    fn bind(&mut self, name: &Name, (op, arg): (usize, usize), scope: &mut Scope) {
        if let Some(first) = scope.vars.iter().find(|v| v.name == name.text) {
            self.bound_twice(name, first.span);
        }
        scope.vars.push(Var {
            name: name.text.clone(),
            op,
            arg,
            span: name.span,
        });
    }

    fn bind_rest(&mut self, name: &Name, op: usize, scope: &mut Scope) {
        if let Some(first) = scope.vars.iter().find(|v| v.name == name.text) {
            self.bound_twice(name, first.span);
        } else if scope.rests.iter().any(|(n, _)| *n == name.text) {
            self.bound_twice(name, name.span);
        }
        scope.rests.push((name.text.clone(), op));
    }

    fn bound_twice(&mut self, name: &Name, first: Span) {
        let message = format!("the variable `{}` is bound twice", name.text);
        let mut d = Diagnostic::new(Code::Variable, name.span, message);
        if first != name.span {
            d = d.also(first, "first here");
        }
        let help = format!("name it `{0}2` and say `if {0} == {0}2`", name.text);
        self.error(d.label("again here").help(help));
    }

    fn var(&mut self, name: &Name, scope: &Scope) -> Option<usize> {
        let found = scope.vars.iter().position(|v| v.name == name.text);
        if found.is_none() {
            let rest = scope.rests.iter().any(|(n, _)| *n == name.text);
            let message = match rest {
                true => format!("`{}` is a list, and one operand is wanted", name.text),
                false => format!("the left side does not bind `{}`", name.text),
            };
            let help = if rest {
                format!("write `*{}`", name.text)
            } else {
                "bind it in a pattern".to_owned()
            };
            self.error(Diagnostic::new(Code::Variable, name.span, message).help(help));
        }
        found
    }

    fn rest_var(&mut self, name: &Name, scope: &Scope) -> Option<usize> {
        let found = scope.rests.iter().position(|(n, _)| *n == name.text);
        if found.is_none() {
            let message = format!("the left side does not bind the list `{}`", name.text);
            let help = format!("bind it with `*{}` at the end of a pattern", name.text);
            self.error(Diagnostic::new(Code::Variable, name.span, message).help(help));
        }
        found
    }

    fn cond(&mut self, cond: &ast::Cond, scope: &Scope) -> Option<Cond> {
        match cond {
            ast::Cond::Same {
                left,
                right,
                negated,
            } => {
                let (left, right) = (self.var(left, scope), self.var(right, scope));
                Some(Cond::Same {
                    left: left?,
                    right: right?,
                    negated: *negated,
                })
            }
            ast::Cond::Pred { call, negated } => {
                let Some(pred) = self.preds.get(&call.name.text).copied() else {
                    self.unknown(
                        &call.name,
                        "predicate",
                        "declare it: `pred name(arg, rest, int, name);`",
                    );
                    return None;
                };
                mark(&mut self.used.preds, pred);
                let params = self.t.preds[pred].params.clone();
                let args = self.call_args(call, &params, self.t.preds[pred].span, scope)?;
                Some(Cond::Pred {
                    pred,
                    args,
                    negated: *negated,
                })
            }
        }
    }

    fn build(&mut self, call: &ast::Call, scope: &Scope) -> Option<Rhs> {
        let Some(builder) = self.builders.get(&call.name.text).copied() else {
            self.unknown(
                &call.name,
                "builder",
                "declare it: `builder name(arg, rest) -> operations;`",
            );
            return None;
        };
        mark(&mut self.used.builders, builder);
        let params = self.t.builders[builder].params.clone();
        let args = self.call_args(call, &params, self.t.builders[builder].span, scope)?;
        Some(Rhs::Build {
            builder,
            args,
            span: call.span,
        })
    }

    fn call_args(
        &mut self,
        call: &ast::Call,
        params: &[ParamType],
        declared: Span,
        scope: &Scope,
    ) -> Option<Vec<CallArg>> {
        if call.args.len() != params.len() {
            let message = format!("`{}` takes {}", call.name.text, count(params.len(), false));
            let d =
                Diagnostic::new(Code::Arity, call.span, message).also(declared, "declared here");
            self.error(d.help("give one argument for each parameter"));
            return None;
        }
        let args = call.args.iter().zip(params);
        let args: Vec<_> = args
            .map(|(a, p)| self.call_arg(a, *p, declared, scope))
            .collect();
        args.into_iter().collect()
    }

    fn call_arg(
        &mut self,
        arg: &ast::Arg,
        param: ParamType,
        declared: Span,
        scope: &Scope,
    ) -> Option<CallArg> {
        match (param, &arg.kind) {
            (ParamType::Arg, ArgKind::Var(name, _)) => self.var(name, scope).map(CallArg::Var),
            (ParamType::Rest, ArgKind::Var(name, _) | ArgKind::Rest(Some(name))) => {
                self.rest_var(name, scope).map(CallArg::Rest)
            }
            (ParamType::Int, ArgKind::Value(Value::Int(n))) => {
                Some(CallArg::Literal(Literal::Int(*n)))
            }
            (ParamType::Name, ArgKind::Value(value @ Value::Name(_))) => {
                let tag = self.name_tag(arg.span)?;
                self.literal(&tag, value).map(|(_, l)| CallArg::Literal(l))
            }
            (ParamType::Name, ArgKind::Literal(tag, value @ Value::Name(_))) => {
                self.literal(tag, value).map(|(_, l)| CallArg::Literal(l))
            }
            _ => {
                let wanted = match param {
                    ParamType::Arg => "a variable",
                    ParamType::Rest => "a list's variable",
                    ParamType::Int => "an integer",
                    ParamType::Name => "a quoted name",
                };
                let d =
                    Diagnostic::new(Code::Argument, arg.span, format!("{wanted} is wanted here"))
                        .also(declared, "declared here")
                        .help("arguments follow the parameter types: arg, rest, int, name");
                self.error(d);
                None
            }
        }
    }

    /// The tag of a bare quoted name: the only one that has named constants.
    fn name_tag(&mut self, span: Span) -> Option<Name> {
        let mut named = self.t.tags.iter().filter(|t| t.names.is_some());
        if let (Some(tag), None) = (named.next(), named.next()) {
            return Some(Name {
                text: tag.name.clone(),
                span,
            });
        }
        let message = "which tag's constant this is does not follow from the tables";
        let d = Diagnostic::new(Code::Literal, span, message);
        self.error(d.help("write `tag('name')`, and let the tag say `names path`"));
        None
    }

    fn built(&mut self, call: &ast::Call, scope: &Scope) -> Option<Built> {
        let op = self.named_op(&call.name);
        let mut args = Vec::new();
        let mut rest = None;
        for (i, arg) in call.args.iter().enumerate() {
            match &arg.kind {
                ArgKind::Var(name, _) => args.push(BuiltArg::Var(self.var(name, scope)?)),
                ArgKind::Literal(name, value) => {
                    let (tag, literal) = self.literal(name, value)?;
                    args.push(BuiltArg::Literal(tag, literal));
                }
                ArgKind::Rest(Some(name)) if i + 1 == call.args.len() => {
                    rest = Some(self.rest_var(name, scope)?);
                }
                _ => {
                    let d = Diagnostic::new(Code::Variable, arg.span, "this cannot be built");
                    self.error(
                        d.help("a right side takes variables, `tag(value)`, and `*Rest` last"),
                    );
                    return None;
                }
            }
        }
        let op = op?;
        mark(&mut self.used.made, op);
        self.check_arity(call, op, args.len(), rest.is_some())?;
        Some(Built {
            op,
            args,
            rest,
            span: call.span,
        })
    }

    /// The rule of a `fuse`: its components on the left, the operation on the right.
    fn fuse(&mut self, id: DeclId, asked: &[ast::Cond]) -> Option<Rule> {
        let decl = self.t.decls[id].clone();
        mark(&mut self.used.made, decl.op);
        let mut scope = Scope::default();
        let mut conds = Vec::new();
        let mut first = vec![None; decl.operands.len()];
        let mut lhs = Vec::new();
        let Body::Sum(components) = &decl.body else {
            unreachable!("a fuse is a sum")
        };
        for (i, component) in components.iter().enumerate() {
            let mut args = Vec::new();
            for (j, arg) in component.args.iter().enumerate() {
                let span = component.span;
                args.push(match arg {
                    ComponentArg::Any => Pat {
                        mask: self.t.all_tags(),
                        value: None,
                        constraint: None,
                        span,
                    },
                    ComponentArg::Fixed(tag, literal, span) => Pat {
                        mask: 1 << tag,
                        value: Some(literal.clone()),
                        constraint: None,
                        span: *span,
                    },
                    ComponentArg::Operand(k) => {
                        let right = scope.vars.len();
                        let name = decl.operands[*k].name.clone();
                        scope.vars.push(Var {
                            name,
                            op: i,
                            arg: j,
                            span,
                        });
                        match first[*k] {
                            None => first[*k] = Some(right),
                            Some(left) => conds.push(Cond::Same {
                                left,
                                right,
                                negated: false,
                            }),
                        }
                        Pat {
                            mask: self.t.kinds_mask(&decl.operands[*k].kinds),
                            value: None,
                            constraint: None,
                            span,
                        }
                    }
                });
            }
            if let Some(rest) = decl.rest.as_ref().filter(|_| component.rest) {
                scope.rests.push((rest.name.clone(), i));
            }
            lhs.push(Pattern {
                op: component.op,
                args,
                span: component.span,
            });
        }
        let asked: Vec<_> = asked.iter().map(|c| self.cond(c, &scope)).collect();
        conds.extend(asked.into_iter().collect::<Option<Vec<_>>>()?);
        let args = first
            .iter()
            .map(|v| BuiltArg::Var(v.unwrap_or(0)))
            .collect();
        let rest = decl.rest.is_some().then_some(0);
        let built = Built {
            op: decl.op,
            args,
            rest,
            span: decl.name_span,
        };
        Some(Rule {
            name: decl.name.clone(),
            doc: decl.doc.clone(),
            span: decl.span,
            name_span: decl.name_span,
            again: None,
            lhs,
            vars: scope.vars,
            rests: scope.rests,
            conds,
            rhs: Rhs::Ops(vec![built]),
        })
    }
}
