//! Conditions and bodies: expressions, as operations of a stack machine.
use super::action::{Action, FORMS, Form};
use super::head::{Variables, variable};
use super::problem::{Errors, Problem};
use super::program::Dialect;
use crate::bif::{BifFn, table};
use crate::heap::{Arena, Heap, copy};
use crate::map;
use crate::term::{Atom, Term};
use std::collections::HashMap;
use std::sync::OnceLock;

/// An operation. Operands are taken from the stack, the result is put there.
#[derive(Debug, Clone)]
pub(super) enum Op {
    Push(Term),
    Variable(u32),
    /// `'$_'`
    Whole,
    /// `'$$'`: the variables in the order of their numbers.
    Bindings(Box<[u32]>),
    /// So many heads were pushed, the first first, then the tail.
    List(usize),
    /// Elements were pushed, the last first.
    Tuple(usize),
    /// Of each entry the value was pushed, then the key.
    Map(usize),
    /// Arguments were pushed, the last first: here and below.
    Call(BifFn, usize),
    And(usize),
    Or(usize),
    /// Goes on there with `false`, if that is what stands on top; without it, if that is `true`.
    AndAlso(usize),
    OrElse(usize),
    SelfPid,
    ControlWord,
    SetControlWord,
    Message,
    Display,
    ReturnTrace,
    ExceptionTrace,
    Act(Action, usize),
    /// A condition's end: fails unless it is `true`.
    Check,
    Drop,
    /// A table body's end.
    Return,
}

/// BIFs and operators that expressions may call.
pub(super) const FUNCTIONS: [(&str, usize); 63] = [
    ("is_atom", 1),
    ("is_float", 1),
    ("is_integer", 1),
    ("is_list", 1),
    ("is_number", 1),
    ("is_pid", 1),
    ("is_port", 1),
    ("is_reference", 1),
    ("is_tuple", 1),
    ("is_map", 1),
    ("is_binary", 1),
    ("is_bitstring", 1),
    ("is_boolean", 1),
    ("is_function", 1),
    ("is_function", 2),
    ("is_record", 3),
    ("abs", 1),
    ("element", 2),
    ("hd", 1),
    ("length", 1),
    ("max", 2),
    ("min", 2),
    ("node", 1),
    ("node", 0),
    ("round", 1),
    ("size", 1),
    ("map_size", 1),
    ("map_get", 2),
    ("is_map_key", 2),
    ("bit_size", 1),
    ("byte_size", 1),
    ("tuple_size", 1),
    ("binary_part", 2),
    ("binary_part", 3),
    ("tl", 1),
    ("trunc", 1),
    ("float", 1),
    ("ceil", 1),
    ("floor", 1),
    ("+", 1),
    ("-", 1),
    ("+", 2),
    ("-", 2),
    ("*", 2),
    ("/", 2),
    ("div", 2),
    ("rem", 2),
    ("band", 2),
    ("bor", 2),
    ("bxor", 2),
    ("bnot", 1),
    ("bsl", 2),
    ("bsr", 2),
    (">", 2),
    (">=", 2),
    ("<", 2),
    ("=<", 2),
    ("=:=", 2),
    ("==", 2),
    ("=/=", 2),
    ("/=", 2),
    ("not", 1),
    ("xor", 2),
];

/// The BIF of that name, if expressions may call it.
pub(super) fn function(name: Atom, arity: usize) -> Option<BifFn> {
    static BIFS: OnceLock<HashMap<(Atom, usize), BifFn>> = OnceLock::new();
    let bifs = BIFS.get_or_init(|| {
        let bif = |&(name, arity): &(&str, usize)| {
            let name = Atom::new(name);
            let id = table::find(Atom::new("erlang"), name, arity as u8)?;
            Some(((name, arity), table::get(id)?.run))
        };
        FUNCTIONS.iter().filter_map(bif).collect()
    });
    bifs.get(&(name, arity)).copied()
}

/// How deep expressions may be nested.
const MAX_DEPTH: usize = 1000;

/// The value of an expression.
enum Value {
    Constant(Term),
    /// The operations for it have been added; also what an erroneous expression has.
    Computed,
}

/// Compiles the expressions of a clause. Errors are collected: none is the end.
pub(super) struct Compiler<'c> {
    dialect: Dialect,
    variables: &'c Variables,
    literals: &'c mut Arena,
    in_guard: bool,
    depth: usize,
    code: Vec<Op>,
    pub errors: Errors,
}

impl<'c> Compiler<'c> {
    pub fn new(
        dialect: Dialect,
        variables: &'c Variables,
        literals: &'c mut Arena,
    ) -> Compiler<'c> {
        Compiler {
            dialect,
            variables,
            literals,
            in_guard: false,
            depth: 0,
            code: Vec::new(),
            errors: Errors {
                problems: Vec::new(),
                limit: false,
            },
        }
    }

    pub fn problem(&mut self, problem: Problem) {
        self.errors.problems.push(problem);
    }

    fn wrong(&mut self, text: &str) -> Value {
        self.problem(Problem::new(text));
        Value::Computed
    }

    fn wrong_term(&mut self, text: &str, term: Term) -> Value {
        self.problem(Problem::about(text, term));
        Value::Computed
    }

    pub fn guards(&mut self, list: Term) -> Vec<Op> {
        self.in_guard = true;
        self.sequence(list, &Op::Check)
    }

    /// Values of a body are thrown away, but that of the last expression of a table's is the result.
    pub fn body(&mut self, list: Term) -> Vec<Op> {
        self.in_guard = false;
        let mut code = self.sequence(list, &Op::Drop);
        if let (Dialect::Table, Some(last)) = (self.dialect, code.last_mut()) {
            *last = Op::Return;
        }
        code
    }

    fn sequence(&mut self, list: Term, end: &Op) -> Vec<Op> {
        if !list.is_list() {
            self.wrong("Match expression is not a list.");
        }
        let mut items = list.iter_list();
        for item in items.by_ref() {
            self.compute(item);
            self.code.push(end.clone());
        }
        if list.is_cons() && !items.tail.is_nil() {
            self.wrong("Match expression is not a proper list.");
        }
        std::mem::take(&mut self.code)
    }

    /// Adds the operations that push the value.
    fn compute(&mut self, t: Term) {
        if let Value::Constant(term) = self.expression(t) {
            self.code.push(Op::Push(term));
        }
    }

    /// As `compute`, for each in turn; their values, if all of them are constants.
    fn compute_all(&mut self, terms: impl Iterator<Item = Term>) -> Option<Vec<Term>> {
        let mut constants = Some(Vec::new());
        for t in terms {
            match self.expression(t) {
                Value::Constant(term) => {
                    self.code.push(Op::Push(term));
                    if let Some(constants) = &mut constants {
                        constants.push(term);
                    }
                }
                Value::Computed => constants = None,
            }
        }
        constants
    }

    fn expression(&mut self, t: Term) -> Value {
        if self.depth >= MAX_DEPTH {
            self.errors.limit = true;
            return self.wrong_term("Excessive nesting; system limit reached near: {}", t);
        }
        self.depth += 1;
        let value = self.at_depth(t);
        self.depth -= 1;
        value
    }

    fn at_depth(&mut self, t: Term) -> Value {
        if t.is_cons() {
            return self.list(t);
        }
        if t.is_map() {
            return self.map(t);
        }
        if let Some(parts) = t.as_tuple() {
            return match *parts {
                [elements] if elements.is_tuple() => self.tuple(elements),
                [name, ..] if name.is_atom() && variable(name).is_none() => self.call(t, parts),
                _ => {
                    let text = "{} is neither a function call, nor a tuple (tuples are written {{ ... }}).";
                    self.wrong_term(text, t)
                }
            };
        }
        if let Some(number) = variable(t) {
            return match self.variables.get(&number) {
                Some(&slot) => self.push(Op::Variable(slot)),
                None => self.wrong(&format!("Variable ${number} is unbound.")),
            };
        }
        match t.as_atom().map(Atom::name) {
            Some("$_") => self.push(Op::Whole),
            Some("$$") => {
                let slots = self.variables.values().copied().collect();
                self.push(Op::Bindings(slots))
            }
            _ => Value::Constant(copy::copy(t, self.literals)),
        }
    }

    fn push(&mut self, op: Op) -> Value {
        self.code.push(op);
        Value::Computed
    }

    fn list(&mut self, t: Term) -> Value {
        let start = self.code.len();
        let mut items = t.iter_list();
        let heads: Vec<Term> = items.by_ref().collect();
        let n = heads.len();
        let all = heads.into_iter().chain([items.tail]);
        match self.compute_all(all) {
            Some(constants) => {
                self.code.truncate(start);
                let list = self.literals.list_with_tail(&constants[..n], constants[n]);
                Value::Constant(list)
            }
            None => self.push(Op::List(n)),
        }
    }

    fn tuple(&mut self, t: Term) -> Value {
        let start = self.code.len();
        let elements = t.as_tuple().unwrap_or_default();
        match self.compute_all(elements.iter().rev().copied()) {
            Some(mut constants) => {
                self.code.truncate(start);
                constants.reverse();
                Value::Constant(self.literals.tuple(&constants))
            }
            None => self.push(Op::Tuple(elements.len())),
        }
    }

    fn map(&mut self, t: Term) -> Value {
        let start = self.code.len();
        let entries: Vec<map::Entry> = map::iter(t).collect();
        let parts = entries.iter().flat_map(|&(key, value)| [value, key]);
        match self.compute_all(parts) {
            Some(constants) => {
                self.code.truncate(start);
                let entries: Vec<map::Entry> =
                    constants.chunks_exact(2).map(|e| (e[1], e[0])).collect();
                Value::Constant(map::from_pairs(self.literals, &entries))
            }
            None => self.push(Op::Map(entries.len())),
        }
    }

    /// A special form, an action or a function; `parts` are those of `t`, the name first.
    fn call(&mut self, t: Term, parts: &[Term]) -> Value {
        let args = &parts[1..];
        let name = parts[0].as_atom().unwrap_or(Atom::from_index(0));
        if let Some(bif) = function(name, args.len()) {
            self.arguments(args);
            return self.push(Op::Call(bif, args.len()));
        }
        let name = name.name();
        match name {
            "const" => match args {
                &[value] => Value::Constant(copy::copy(value, self.literals)),
                _ => self.wrong_term(
                    "Special form 'const' called with more than one argument in {}.",
                    t,
                ),
            },
            "and" | "or" | "andalso" | "andthen" | "orelse" => self.logic(t, name, args),
            "self" if args.is_empty() => self.push(Op::SelfPid),
            "self" => self.wrong_term("Special form 'self' called with arguments in {}.", t),
            "message" => self.effect(t, name, args, 1, Op::Message),
            "display" => self.effect(t, name, args, 1, Op::Display),
            "return_trace" => self.effect(t, name, args, 0, Op::ReturnTrace),
            "exception_trace" => self.effect(t, name, args, 0, Op::ExceptionTrace),
            _ => match FORMS.iter().find(|f| f.name == name) {
                Some(form) => self.action(t, form, args),
                None => self.control_word(parts[0], name, args),
            },
        }
    }

    fn logic(&mut self, t: Term, name: &str, args: &[Term]) -> Value {
        if args.is_empty() {
            // Another name for the same.
            let name = if name == "andthen" { "andalso" } else { name };
            let text = format!("Special form '{name}' called without arguments in {{}}.");
            return self.wrong_term(&text, t);
        }
        let n = args.len();
        if name == "and" || name == "or" {
            self.arguments(args);
            return self.push(if name == "and" { Op::And(n) } else { Op::Or(n) });
        }
        let mut ends = Vec::new();
        for (i, &arg) in args.iter().enumerate() {
            self.compute(arg);
            if i + 1 < n {
                ends.push(self.code.len());
                self.code.push(Op::Drop);
            }
        }
        let end = self.code.len();
        for at in ends {
            self.code[at] = if name == "orelse" {
                Op::OrElse(end)
            } else {
                Op::AndAlso(end)
            };
        }
        Value::Computed
    }

    /// The arguments' values, the last first.
    fn arguments(&mut self, args: &[Term]) {
        for &arg in args.iter().rev() {
            self.compute(arg);
        }
    }

    /// A form of all tracing dialects' bodies.
    fn effect(&mut self, t: Term, name: &str, args: &[Term], arity: usize, op: Op) -> Value {
        if !self.dialect.is_trace() {
            return self.wrong(&format!("Special form '{name}' used in wrong dialect."));
        }
        if self.in_guard {
            return self.wrong(&format!("Special form '{name}' called in guard context."));
        }
        if args.len() != arity {
            return self.wrong_arity(t, name, arity == 0);
        }
        self.arguments(args);
        self.push(op)
    }

    fn wrong_arity(&mut self, t: Term, name: &str, takes_none: bool) -> Value {
        let how = if takes_none {
            "arguments"
        } else {
            "wrong number of arguments"
        };
        let text = format!("Special form '{name}' called with {how} in {{}}.");
        self.wrong_term(&text, t)
    }

    fn action(&mut self, t: Term, form: &Form, args: &[Term]) -> Value {
        let allowed = match self.dialect {
            Dialect::Table => {
                let text = format!("Special form '{}' used in wrong dialect.", form.known_as);
                return self.wrong(&text);
            }
            Dialect::Call => true,
            Dialect::Send => !form.calls_only,
            Dialect::Receive => false,
        };
        if !allowed {
            let text = format!(
                "Special form '{}' not allow for this trace event.",
                form.known_as
            );
            return self.wrong(&text);
        }
        if self.in_guard && !form.in_guards {
            let text = format!("Special form '{}' called in guard context.", form.known_as);
            return self.wrong(&text);
        }
        if !form.arities.contains(&args.len()) {
            return self.wrong_arity(t, form.name, form.arities == [0]);
        }
        if let (Action::CurrentStacktrace(_), &[depth]) = (form.action, args) {
            return self.stacktrace(depth);
        }
        self.arguments(args);
        self.push(Op::Act(form.action, args.len()))
    }

    fn stacktrace(&mut self, depth: Term) -> Value {
        let Some(depth) = depth.as_small() else {
            return self.wrong("Special form 'current_stacktrace' called with non small argument.");
        };
        let Ok(depth) = u64::try_from(depth) else {
            return self
                .wrong("Special form 'current_stacktrace' called with negative integer argument.");
        };
        let depth = u32::try_from(depth).unwrap_or(u32::MAX);
        self.push(Op::Act(Action::CurrentStacktrace(Some(depth)), 0))
    }

    /// What is left: the two functions of tracing dialects, or none at all.
    fn control_word(&mut self, written: Term, name: &str, args: &[Term]) -> Value {
        let n = args.len();
        let is_trace = self.dialect.is_trace();
        let op = match (name, n) {
            ("get_tcw", 0) => is_trace.then_some(Op::ControlWord),
            ("set_tcw", 1) => (is_trace && !self.in_guard).then_some(Op::SetControlWord),
            _ => {
                let text = format!("Function {{}}/{n} does_not_exist.");
                return self.wrong_term(&text, written);
            }
        };
        let Some(op) = op else {
            let text = format!("Function {{}}/{n} cannot be called in this context.");
            return self.wrong_term(&text, written);
        };
        self.arguments(args);
        self.push(op)
    }
}
