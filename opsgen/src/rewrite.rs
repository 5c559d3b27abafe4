//! A plain interpreter of rules over listings: what the generated engine must agree with.
//!
//! A listing has one operation to a line, `move(x(0), a('true'))`. Predicates and builders are
//! answered by a table: `few([i(1), i(2)], 8) = true` for these arguments, `few = false` for all
//! others; `jump_table = jump(f(3)) + label(f(4))` or `jump_table = false`.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use crate::model::*;

/// How many rules may fire: more means that they feed each other.
const LIMIT: usize = 10_000;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Operand {
    tag: TagId,
    value: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Int(i64),
    Name(String),
}

#[derive(Clone, Debug)]
struct Op {
    id: OpId,
    args: Vec<Operand>,
}

/// What became of a listing.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The operations as they left the window, each behind the form it selects.
    pub listing: String,
    /// The rules that fired, in order.
    pub fired: Vec<String>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.listing)?;
        self.fired
            .iter()
            .try_for_each(|rule| writeln!(f, "fired: {rule}"))
    }
}

/// Rewrites a listing until nothing applies.
pub fn rewrite(t: &Tables, listing: &str, answers: &str) -> Result<Outcome, String> {
    let reader = Reader { t };
    let mut window: VecDeque<Op> = VecDeque::new();
    for line in lines(listing) {
        window.push_back(reader.op(line)?);
    }
    let machine = Machine {
        t,
        answers: table(answers)?,
    };
    let mut outcome = Outcome {
        listing: String::new(),
        fired: Vec::new(),
    };
    while let Some(head) = window.front() {
        if let Some((rule, built)) = machine.step(&window)? {
            outcome.fired.push(rule.name.clone());
            if outcome.fired.len() > LIMIT {
                return Err("the rules do not end".to_owned());
            }
            window.drain(..rule.lhs.len());
            built.into_iter().rev().for_each(|op| window.push_front(op));
            continue;
        }
        let form = machine
            .select(head)
            .map_or("(no form)", |f| f.name.as_str());
        outcome
            .listing
            .push_str(&format!("{form}: {}\n", machine.text(head)));
        window.pop_front();
    }
    Ok(outcome)
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|l| !l.is_empty())
}

fn table(answers: &str) -> Result<BTreeMap<String, String>, String> {
    let entry = |line: &str| match line.split_once(" = ") {
        Some((call, answer)) => Ok((call.trim().to_owned(), answer.trim().to_owned())),
        None => Err(format!("`{line}` is not `call = answer`")),
    };
    lines(answers).map(entry).collect()
}

struct Reader<'a> {
    t: &'a Tables,
}

impl Reader<'_> {
    fn op(&self, text: &str) -> Result<Op, String> {
        let wrong = || format!("`{text}` is not `operation(tag(value), …)`");
        let (name, args) = text
            .strip_suffix(')')
            .and_then(|t| t.split_once('('))
            .ok_or_else(wrong)?;
        let id = self
            .t
            .op(name.trim())
            .ok_or_else(|| format!("there is no operation `{name}`"))?;
        let args = args.split(',').map(str::trim).filter(|a| !a.is_empty());
        Ok(Op {
            id,
            args: args.map(|a| self.operand(a)).collect::<Result<_, _>>()?,
        })
    }

    fn operand(&self, text: &str) -> Result<Operand, String> {
        let wrong = || format!("`{text}` is not `tag(value)`");
        let (tag, value) = text
            .strip_suffix(')')
            .and_then(|t| t.split_once('('))
            .ok_or_else(wrong)?;
        let tag = self
            .t
            .tags
            .iter()
            .position(|t| t.name == tag)
            .ok_or_else(wrong)?;
        let value = match value.strip_prefix('\'') {
            Some(name) => Value::Name(name.trim_end_matches('\'').to_owned()),
            None => Value::Int(value.parse().map_err(|_| wrong())?),
        };
        Ok(Operand { tag, value })
    }
}

struct Machine<'a> {
    t: &'a Tables,
    answers: BTreeMap<String, String>,
}

impl<'a> Machine<'a> {
    /// The first rule that fits, with what it puts in place.
    fn step(&self, window: &VecDeque<Op>) -> Result<Option<(&'a Rule, Vec<Op>)>, String> {
        for rule in &self.t.rules {
            if self.matches(rule, window)
                && let Some(built) = self.right_side(rule, window)?
            {
                return Ok(Some((rule, built)));
            }
        }
        Ok(None)
    }

    fn matches(&self, rule: &Rule, window: &VecDeque<Op>) -> bool {
        let left = rule.lhs.iter().enumerate();
        let mut left = left.map(|(i, p)| window.get(i).is_some_and(|op| self.fits(p, op)));
        left.all(|fits| fits)
            && self.constraints_hold(rule, window)
            && rule.conds.iter().all(|c| self.holds(rule, c, window))
    }

    /// Whether the answers say so of each operand that has a constraint.
    fn constraints_hold(&self, rule: &Rule, window: &VecDeque<Op>) -> bool {
        rule.lhs.iter().zip(window).all(|(pattern, op)| {
            pattern.args.iter().zip(&op.args).all(|(pat, operand)| {
                let Some(constrained) = &pat.constraint else {
                    return true;
                };
                let name = &self.t.constraints[constrained.constraint].name;
                let mut args = vec![self.operand(operand)];
                args.extend(constrained.args.iter().map(i64::to_string));
                self.answered(name, &args) == Some("true")
            })
        })
    }

    fn fits(&self, pattern: &Pattern, op: &Op) -> bool {
        let info = &self.t.ops[pattern.op];
        let count = if info.rest {
            op.args.len() >= info.fixed
        } else {
            op.args.len() == info.fixed
        };
        let pats = pattern.args.iter().zip(&op.args);
        let fit = |(pat, arg): (&Pat, &Operand)| {
            pat.mask & (1 << arg.tag) != 0 && pat.value.as_ref().is_none_or(|v| same(v, &arg.value))
        };
        op.id == pattern.op && count && pats.into_iter().all(fit)
    }

    fn holds(&self, rule: &Rule, cond: &Cond, window: &VecDeque<Op>) -> bool {
        match cond {
            Cond::Same {
                left,
                right,
                negated,
            } => (var(rule, *left, window) == var(rule, *right, window)) != *negated,
            Cond::Pred {
                pred,
                args,
                negated,
            } => {
                let name = &self.t.preds[*pred].name;
                (self.answer(rule, name, args, window) == Some("true")) != *negated
            }
        }
    }

    /// What the table answers for a call: exactly these arguments, or any.
    fn answer(
        &self,
        rule: &Rule,
        name: &str,
        args: &[CallArg],
        window: &VecDeque<Op>,
    ) -> Option<&str> {
        let text = |arg: &CallArg| match arg {
            CallArg::Var(v) => self.operand(var(rule, *v, window)),
            CallArg::Rest(r) => {
                let items: Vec<_> = rest(rule, *r, window)
                    .iter()
                    .map(|o| self.operand(o))
                    .collect();
                format!("[{}]", items.join(", "))
            }
            CallArg::Literal(literal) => literal.text(),
        };
        self.answered(name, &args.iter().map(text).collect::<Vec<_>>())
    }

    fn answered(&self, name: &str, args: &[String]) -> Option<&str> {
        let call = format!("{name}({})", args.join(", "));
        self.answers
            .get(&call)
            .or_else(|| self.answers.get(name))
            .map(String::as_str)
    }

    fn right_side(&self, rule: &Rule, window: &VecDeque<Op>) -> Result<Option<Vec<Op>>, String> {
        match &rule.rhs {
            Rhs::Ops(built) => Ok(Some(
                built.iter().map(|b| self.built(rule, b, window)).collect(),
            )),
            Rhs::Build { builder, args, .. } => {
                let name = &self.t.builders[*builder].name;
                match self.answer(rule, name, args, window) {
                    None | Some("false") => Ok(None),
                    Some(ops) => {
                        let reader = Reader { t: self.t };
                        ops.split(" + ")
                            .map(|op| reader.op(op.trim()))
                            .collect::<Result<_, _>>()
                            .map(Some)
                    }
                }
            }
        }
    }

    fn built(&self, rule: &Rule, built: &Built, window: &VecDeque<Op>) -> Op {
        let one = |arg: &BuiltArg| match arg {
            BuiltArg::Var(v) => var(rule, *v, window).clone(),
            BuiltArg::Literal(tag, literal) => Operand {
                tag: *tag,
                value: value(literal),
            },
        };
        let mut args: Vec<Operand> = built.args.iter().map(one).collect();
        if let Some(r) = built.rest {
            args.extend_from_slice(rest(rule, r, window));
        }
        Op { id: built.op, args }
    }

    fn select(&self, op: &Op) -> Option<&'a Form> {
        let info = &self.t.ops[op.id];
        let forms = info.forms.iter().map(|f| &self.t.forms[*f]);
        let takes =
            |kind: &KindId, arg: &Operand| self.t.kinds[*kind].accepts & (1 << arg.tag) != 0;
        forms.into_iter().find(|form| {
            let (fixed, list) = op.args.split_at(info.fixed.min(op.args.len()));
            let groups = match &self.t.decls[form.decl].rest {
                None => list.is_empty(),
                Some(rest) => {
                    let fields = rest.kinds.iter().cycle();
                    list.len() % rest.kinds.len() == 0 && fields.zip(list).all(|(k, a)| takes(k, a))
                }
            };
            groups
                && fixed.len() == info.fixed
                && form.kinds.iter().zip(fixed).all(|(k, a)| takes(k, a))
        })
    }

    fn text(&self, op: &Op) -> String {
        let args: Vec<_> = op.args.iter().map(|a| self.operand(a)).collect();
        format!("{}({})", self.t.ops[op.id].name, args.join(", "))
    }

    fn operand(&self, operand: &Operand) -> String {
        let tag = &self.t.tags[operand.tag].name;
        match &operand.value {
            Value::Int(n) => format!("{tag}({n})"),
            Value::Name(name) => format!("{tag}('{name}')"),
        }
    }
}

fn var<'w>(rule: &Rule, var: usize, window: &'w VecDeque<Op>) -> &'w Operand {
    let var = &rule.vars[var];
    &window[var.op].args[var.arg]
}

fn rest<'w>(rule: &Rule, rest: usize, window: &'w VecDeque<Op>) -> &'w [Operand] {
    let op = rule.rests[rest].1;
    &window[op].args[rule.lhs[op].args.len()..]
}

fn value(literal: &Literal) -> Value {
    match literal {
        Literal::Int(n) => Value::Int(*n),
        Literal::Name(name, _) => Value::Name(name.clone()),
    }
}

fn same(literal: &Literal, other: &Value) -> bool {
    value(literal) == *other
}
