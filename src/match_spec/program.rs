//! Compiled specifications, and how they are made: clause by clause.
use super::body::{self, Op};
use super::head::{self, Step, Variables};
use super::problem::{Errors, Problem};
use crate::heap::Arena;
use crate::term::Term;

/// Who runs a specification, which is what it may do, and what it is matched with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// ETS: objects.
    Table,
    /// Tracing of calls: their arguments.
    Call,
    /// Tracing of messages sent: receiver and message.
    Send,
    /// Tracing of messages received: node, sender and message.
    Receive,
}

impl Dialect {
    pub(super) fn is_trace(self) -> bool {
        self != Dialect::Table
    }
}

/// A specification, ready to be run. It owns the terms in it.
pub struct Program {
    pub(super) clauses: Vec<Clause>,
    /// Values that a clause binds, at most.
    pub(super) slots: usize,
    /// Where the terms in the code live.
    _literals: Arena,
}

/// `{Head, Conditions, Body}`.
pub(super) struct Clause {
    pub head: Head,
    pub guards: Vec<Op>,
    pub body: Vec<Op>,
}

/// What a clause is matched with.
pub(super) enum Head {
    Object(Vec<Step>),
    /// As many arguments.
    Arguments {
        arity: usize,
        steps: Vec<Step>,
    },
    /// Any arguments; as a list they are the value of the variable, if there is one.
    All(Option<u32>),
}

/// Makes a program of a specification: a list of `{Head, Conditions, Body}`.
pub fn compile(spec: Term, dialect: Dialect) -> Result<Program, Errors> {
    if !spec.is_cons() {
        return Err(Errors::one("Match programs are not in a list."));
    }
    let Some(clauses) = spec.list_to_vec() else {
        return Err(Errors::one("Match programs are not in a proper list."));
    };
    let parts: Result<Vec<Parts>, Errors> = clauses.iter().map(|&c| parts(c, dialect)).collect();
    let mut literals = Arena::new();
    let mut slots = 0;
    let mut clauses = Vec::new();
    for parts in parts? {
        let mut variables = Variables::new();
        clauses.push(clause(&parts, dialect, &mut variables, &mut literals)?);
        slots = slots.max(variables.len());
    }
    Ok(Program {
        clauses,
        slots,
        _literals: literals,
    })
}

/// The parts of a clause.
struct Parts {
    /// A term, or those of a list of arguments.
    head: Result<Term, Vec<Term>>,
    guards: Term,
    body: Term,
}

fn parts(clause: Term, dialect: Dialect) -> Result<Parts, Errors> {
    let Some(&[head, guards, body]) = clause.as_tuple() else {
        return Err(Errors::one("Match program part is not a tuple of arity 3."));
    };
    let head = if dialect.is_trace() && head.is_list() {
        let Some(arguments) = head.list_to_vec() else {
            let text = "Match expression part {} is not a proper list.";
            return Err(Errors {
                problems: vec![Problem::about(text, head)],
                limit: false,
            });
        };
        Err(arguments)
    } else {
        Ok(head)
    };
    Ok(Parts { head, guards, body })
}

fn clause(
    parts: &Parts,
    dialect: Dialect,
    variables: &mut Variables,
    literals: &mut Arena,
) -> Result<Clause, Errors> {
    let arguments = match &parts.head {
        Err(arguments) => Some(&arguments[..]),
        // A tuple does for a list of arguments.
        Ok(head) if dialect.is_trace() => head.as_tuple(),
        Ok(_) => None,
    };
    let head = match (arguments, &parts.head) {
        (Some(arguments), _) => Head::Arguments {
            arity: arguments.len(),
            steps: head::compile(arguments, variables, literals)?,
        },
        (None, &Ok(head)) => {
            let steps = head::compile(&[head], variables, literals)?;
            match steps[..] {
                _ if !dialect.is_trace() => Head::Object(steps),
                [Step::Skip] => Head::All(None),
                [Step::Bind(slot)] => Head::All(Some(slot)),
                _ => return Err(Errors::one("Match head is invalid in this context.")),
            }
        }
        (None, Err(_)) => unreachable!("arguments are there"),
    };
    let mut compiler = body::Compiler::new(dialect, variables, literals);
    let guards = compiler.guards(parts.guards);
    if dialect == Dialect::Table && !parts.body.is_cons() {
        compiler.problem(Problem::new("Body clause does not return anything."));
        return Err(compiler.errors);
    }
    let body = compiler.body(parts.body);
    if !compiler.errors.problems.is_empty() {
        return Err(compiler.errors);
    }
    Ok(Clause { head, guards, body })
}
