//! A module's way through the loader, written down step by step: what `purlin explain` shows.
use super::generic;
use crate::beam::{Code, File};
use crate::loader::op::Op;
use crate::loader::window::Window;
use crate::loader::{Observer, Prepared};
use crate::tables::{RULES, RuleConstraint, RuleInfo, op as ops};
use crate::term::{Atom, Term};

/// What became of one function.
#[derive(Debug, Default)]
pub struct FunctionTrace {
    pub name: String,
    pub arity: u64,
    /// Its loaded instructions, in order.
    pub instructions: Vec<Traced>,
    /// What is left when the last has been made: nothing, or operations that have been deleted.
    pub rest: Traced,
}

/// An instruction, and where it comes from.
#[derive(Debug, Default)]
pub struct Traced {
    /// Byte offset in the module's code.
    pub offset: u32,
    pub spec: u16,
    /// The generic operations of the file that it is made of: those that no earlier one is.
    pub generic: Vec<Generic>,
    /// The rules that fired on the way.
    pub steps: Vec<Step>,
}

/// An operation of the file.
#[derive(Debug, Clone)]
pub struct Generic {
    /// Its number in the module.
    pub at: u32,
    pub id: u16,
    pub text: String,
}

/// A rule has fired.
#[derive(Debug)]
pub struct Step {
    pub rule: u16,
    pub before: Vec<String>,
    /// What was known of operands, and let it fire.
    pub known: Vec<String>,
    pub after: Vec<String>,
}

impl Step {
    pub fn info(&self) -> &'static RuleInfo {
        &RULES[usize::from(self.rule)]
    }
}

/// Writes down what the loader does.
#[derive(Default)]
pub struct Recorder {
    pub functions: Vec<FunctionTrace>,
    /// Operations of the current function that no instruction has been made of yet, in reverse.
    ahead: Vec<Generic>,
    steps: Vec<Step>,
}

impl Recorder {
    fn finish_function(&mut self) {
        let generic = self.ahead.drain(..).rev().collect();
        let steps = std::mem::take(&mut self.steps);
        if let Some(function) = self.functions.last_mut() {
            function.rest = Traced {
                generic,
                steps,
                ..Traced::default()
            };
        }
    }

    /// The functions, when loading is done.
    pub fn finish(mut self) -> Vec<FunctionTrace> {
        self.finish_function();
        self.functions
    }
}

fn texts(prepared: &Prepared, window: &Window, list: &[Op]) -> Vec<String> {
    let text = |op: &Op| generic::operation(op.id, window.args(op.args), prepared);
    list.iter().map(text).collect()
}

/// The operands that a rule asks more of than a tag, with what is known of them.
fn known(prepared: &Prepared, rule: u16, window: &Window) -> Vec<String> {
    let taken = &window.last.0;
    let constraints = RULES[usize::from(rule)].constraints.iter();
    let text = |c: &RuleConstraint| {
        let op = taken.get(usize::from(c.op))?;
        let arg = window.args(op.args).get(usize::from(c.arg))?;
        let operand = generic::operand(op.id, c.arg.into(), arg, prepared);
        let types = [
            generic::proved_text(arg),
            generic::claimed_text(arg, prepared),
        ];
        let types: Vec<String> = types.into_iter().flatten().collect();
        let types = if types.is_empty() {
            String::new()
        } else {
            format!(" ({})", types.join("; "))
        };
        Some(format!("{operand} is {}{types}", c.text))
    };
    constraints.filter_map(text).collect()
}

impl Observer for Recorder {
    fn verified(&mut self, _: &File<'_>, _: &Code) {}

    fn function(&mut self, prepared: &Prepared, list: &[Op], window: &Window) {
        self.finish_function();
        let mut trace = FunctionTrace::default();
        if let Some(info) = list.iter().find(|op| op.id == ops::FUNC_INFO)
            && let [_, name, arity] = window.args(info.args)
        {
            let name = Term::from_raw(name.val).as_atom().map_or("", Atom::name);
            trace.name = name.to_owned();
            trace.arity = arity.val;
        }
        self.functions.push(trace);
        let generic = list.iter().zip(texts(prepared, window, list));
        let generic = generic.map(|(op, text)| Generic {
            at: op.at,
            id: op.id,
            text,
        });
        self.ahead = generic.collect();
        self.ahead.reverse();
    }

    fn fired(&mut self, prepared: &Prepared, rule: u16, window: &Window) {
        self.steps.push(Step {
            rule,
            before: texts(prepared, window, &window.last.0),
            known: known(prepared, rule, window),
            after: texts(prepared, window, &window.last.1),
        });
    }

    fn emitted(&mut self, _: &Prepared, spec: u16, op: Op, offset: usize, _: &Window) {
        let left = self.ahead.partition_point(|g| g.at > op.at);
        let traced = Traced {
            offset: offset as u32,
            spec,
            generic: self.ahead.drain(left..).rev().collect(),
            steps: std::mem::take(&mut self.steps),
        };
        if let Some(function) = self.functions.last_mut() {
            function.instructions.push(traced);
        }
    }
}
