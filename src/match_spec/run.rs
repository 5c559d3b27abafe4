//! Running programs.
use super::action::Actions;
use super::body::Op;
use super::head;
use super::program::{Clause, Head, Program};
use crate::arith::int;
use crate::heap::{Heap, copy};
use crate::map;
use crate::process::Process;
use crate::term::{Term, am, print};
use smallvec::SmallVec;
use std::io::Write;

/// What a program is run over.
#[derive(Debug, Clone, Copy)]
pub enum Target<'t> {
    Object(Term),
    Arguments(&'t [Term]),
}

/// What came of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// A table's result; what to add to a trace message: `true` for nothing, `false` for no message at all.
    pub value: Term,
    pub return_trace: bool,
    pub exception_trace: bool,
}

/// Room that runs need, kept from one to the next.
#[derive(Default)]
pub struct Scratch {
    stack: Vec<Term>,
    bindings: Vec<Term>,
    /// Bindings that have been copied to the process' heap.
    copied: Vec<bool>,
}

/// What an operation takes from the stack.
type Operands = SmallVec<[Term; 8]>;

/// A condition is not true, or an error in one.
struct Failed;

struct Run<'r> {
    scratch: &'r mut Scratch,
    p: &'r mut Process,
    actions: &'r mut dyn Actions,
    target: Target<'r>,
    /// In a body: errors are `'EXIT'`, and terms that stay must be copied.
    in_body: bool,
    outcome: Outcome,
}

impl Program {
    /// Tries the clauses in turn. `None`: none matches. The value lies in the process' heap whole: it shares nothing with the
    /// target or the program.
    pub fn run(
        &self,
        scratch: &mut Scratch,
        p: &mut Process,
        actions: &mut dyn Actions,
        target: Target,
    ) -> Option<Outcome> {
        scratch.bindings.resize(self.slots, Term::NIL);
        scratch.copied.resize(self.slots, false);
        self.clauses.iter().find_map(|clause| {
            scratch.copied.fill(false);
            let mut run = Run {
                scratch: &mut *scratch,
                p: &mut *p,
                actions: &mut *actions,
                target,
                in_body: false,
                outcome: Outcome {
                    value: am::TRUE,
                    return_trace: false,
                    exception_trace: false,
                },
            };
            run.clause(clause).ok().map(|()| run.outcome)
        })
    }
}

impl Run<'_> {
    fn clause(&mut self, clause: &Clause) -> Result<(), Failed> {
        if !self.matches(&clause.head) {
            return Err(Failed);
        }
        self.scratch.stack.clear();
        self.code(&clause.guards)?;
        self.in_body = true;
        self.code(&clause.body)
    }

    fn matches(&mut self, head: &Head) -> bool {
        let Scratch {
            stack, bindings, ..
        } = &mut *self.scratch;
        stack.clear();
        match (head, self.target) {
            (Head::Object(steps), Target::Object(object)) => {
                stack.push(object);
                head::matches(steps, stack, bindings)
            }
            (Head::Arguments { arity, steps }, Target::Arguments(args)) => {
                stack.extend(args.iter().rev());
                args.len() == *arity && head::matches(steps, stack, bindings)
            }
            (Head::All(slot), Target::Arguments(args)) => {
                if let Some(slot) = slot {
                    bindings[*slot as usize] = self.p.list(args);
                }
                true
            }
            _ => false,
        }
    }

    fn pop(&mut self) -> Term {
        self.scratch.stack.pop().unwrap_or(Term::NIL)
    }

    /// The last `n` pushed, in the order in which they were.
    fn pop_all(&mut self, n: usize) -> Operands {
        let stack = &mut self.scratch.stack;
        stack.drain(stack.len().saturating_sub(n)..).collect()
    }

    /// As `pop_all`, the last first: arguments.
    fn pop_arguments(&mut self, n: usize) -> Operands {
        let mut all = self.pop_all(n);
        all.reverse();
        all
    }

    /// What an erroneous expression is.
    fn error(&self) -> Result<Term, Failed> {
        if self.in_body {
            Ok(am::EXIT)
        } else {
            Err(Failed)
        }
    }

    /// The term where the value of a body may keep it.
    fn kept(&mut self, term: Term) -> Term {
        if self.in_body && term.is_pointer() {
            copy::copy(term, self.p)
        } else {
            term
        }
    }

    fn variable(&mut self, slot: u32) -> Term {
        let slot = slot as usize;
        let term = self.scratch.bindings[slot];
        if self.scratch.copied[slot] {
            return term;
        }
        let term = self.kept(term);
        self.scratch.bindings[slot] = term;
        self.scratch.copied[slot] = self.in_body;
        term
    }

    fn code(&mut self, code: &[Op]) -> Result<(), Failed> {
        let mut at = 0;
        while let Some(op) = code.get(at) {
            at += 1;
            let value = match op {
                Op::AndAlso(end) | Op::OrElse(end) => {
                    let goes_on = if matches!(op, Op::AndAlso(_)) {
                        am::TRUE
                    } else {
                        am::FALSE
                    };
                    match self.pop() {
                        value if value == goes_on => continue,
                        value => {
                            at = *end;
                            if value.is_boolean() {
                                value
                            } else {
                                self.error()?
                            }
                        }
                    }
                }
                Op::Check if self.pop() == am::TRUE => continue,
                Op::Check => return Err(Failed),
                Op::Drop => {
                    self.pop();
                    continue;
                }
                Op::Return => {
                    self.outcome.value = self.pop();
                    continue;
                }
                op => self.value(op)?,
            };
            self.scratch.stack.push(value);
        }
        Ok(())
    }

    /// The value of an operation that has one and goes on.
    fn value(&mut self, op: &Op) -> Result<Term, Failed> {
        Ok(match *op {
            Op::Push(term) => self.kept(term),
            Op::Variable(slot) => self.variable(slot),
            Op::Whole => match self.target {
                Target::Object(object) => self.kept(object),
                Target::Arguments(args) => self.p.list(args),
            },
            Op::Bindings(ref slots) => {
                let values: Vec<Term> = slots.iter().map(|&slot| self.variable(slot)).collect();
                self.p.list(&values)
            }
            Op::List(n) => {
                let tail = self.pop();
                let heads = self.pop_all(n);
                self.p.list_with_tail(&heads, tail)
            }
            Op::Tuple(n) => {
                let elements = self.pop_arguments(n);
                self.p.tuple(&elements)
            }
            Op::Map(n) => {
                let parts = self.pop_all(2 * n);
                let entries: Vec<map::Entry> =
                    parts.chunks_exact(2).map(|e| (e[1], e[0])).collect();
                map::from_pairs(self.p, &entries)
            }
            Op::Call(bif, n) => {
                let args = self.pop_arguments(n);
                match bif(self.p, &args) {
                    Ok(value) => value,
                    Err(_) => self.error()?,
                }
            }
            Op::And(n) => self.logic(n, am::FALSE)?,
            Op::Or(n) => self.logic(n, am::TRUE)?,
            Op::SelfPid => self.p.regs.pid,
            Op::Message => {
                self.outcome.value = self.pop();
                am::TRUE
            }
            Op::Display => {
                let mut text = print::raw(self.pop(), None);
                text.push(b'\n');
                // As with `erlang:display/1`, output that fails is lost.
                let _ = std::io::stdout().write_all(&text);
                am::TRUE
            }
            Op::ReturnTrace => {
                self.outcome.return_trace = true;
                am::TRUE
            }
            Op::ExceptionTrace => {
                self.outcome.exception_trace = true;
                am::TRUE
            }
            Op::ControlWord => Term::small(super::trace_control_word().into()),
            Op::SetControlWord => {
                let word = int::to_u64(self.pop()).and_then(|w| u32::try_from(w).ok());
                match word {
                    Some(word) => Term::small(self.actions.set_trace_control_word(word).into()),
                    None => self.error()?,
                }
            }
            Op::Act(action, n) => {
                let args = self.pop_arguments(n);
                match self.actions.act(self.p, action, &args) {
                    Some(value) => value,
                    None => self.error()?,
                }
            }
            Op::AndAlso(_) | Op::OrElse(_) | Op::Check | Op::Drop | Op::Return => Term::NIL,
        })
    }

    /// `'and'`, `'or'`: `decisive` if one of the arguments is, all being truth values.
    fn logic(&mut self, n: usize, decisive: Term) -> Result<Term, Failed> {
        let args = self.pop_all(n);
        if !args.iter().all(|a| a.is_boolean()) {
            return self.error();
        }
        let decided = args.contains(&decisive);
        let truth = (decisive == am::TRUE) == decided;
        Ok(if truth { am::TRUE } else { am::FALSE })
    }
}
