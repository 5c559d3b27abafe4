//! Match specifications by themselves: `erlang:match_spec_test/3`, and those that `ets` compiles to run them over lists.
use super::{Fault, Res, badarg, boolean};
use crate::emulator::exception;
use crate::heap::{Heap, Resource};
use crate::match_spec::{self, Action, Actions, Dialect, Errors, Program, Scratch, Target};
use crate::process::Process;
use crate::scheduler::REDUCTIONS;
use crate::term::{Atom, Term, am, unique};
use crate::tracing::flags::Flags;
use crate::tracing::sequential;
use std::sync::Arc;

crate::bifs! {
    erlang {
        "match_spec_test"/3 => match_spec_test,
    }
    ets {
        "match_spec_compile"/1 => match_spec_compile,
        "is_compiled_ms"/1 => |_, a| Ok(boolean(program(a[0]).is_some())),
        "match_spec_run_r"/3 => match_spec_run_r,
    }
}

/// The program that a reference stands for.
pub fn program<'a>(t: Term) -> Option<&'a Arc<Program>> {
    t.as_resource()
}

fn match_spec_compile(p: &mut Process, args: &[Term]) -> Res {
    match match_spec::compile(args[0], Dialect::Table) {
        Ok(program) => Ok(p.magic_ref(
            unique::reference(),
            Resource::new(Box::new(Arc::new(program))),
        )),
        Err(errors) if errors.limit => Err(Fault::SYSTEM_LIMIT),
        Err(_) => badarg(),
    }
}

/// `match_spec_run_r(List, Program, Found)`: what is found comes before `Found`, the last first.
fn match_spec_run_r(p: &mut Process, args: &[Term]) -> Res {
    let &[list, reference, mut found] = args else {
        return badarg();
    };
    let program = program(reference).ok_or(Fault::BADARG)?;
    let mut scratch = Scratch::default();
    let mut items = list.iter_list();
    for item in items.by_ref().take(REDUCTIONS as usize) {
        let outcome = program.run(&mut scratch, p, &mut Trial, Target::Object(item));
        if let Some(outcome) = outcome {
            found = p.cons(outcome.value, found);
        }
    }
    if items.tail.is_nil() {
        return Ok(found);
    }
    if !items.tail.is_cons() {
        return badarg();
    }
    // Others run before it goes on.
    p.regs.fcalls = 0;
    Err(Fault::Trap {
        module: Atom::new("ets").term(),
        function: Atom::new("match_spec_run_r").term(),
        args: vec![items.tail, reference, found],
    })
}

fn match_spec_test(p: &mut Process, args: &[Term]) -> Res {
    let &[against, spec, dialect] = args else {
        return badarg();
    };
    let arguments: Vec<Term> = against.iter_list().collect();
    let (dialect, target) = match dialect.as_atom().map(Atom::name) {
        Some("table") => (Dialect::Table, Target::Object(against)),
        Some("trace") if against.is_list() => (Dialect::Call, Target::Arguments(&arguments)),
        _ => return badarg(),
    };
    let program = match match_spec::compile(spec, dialect) {
        Ok(program) => program,
        Err(errors) => return Ok(error(p, &errors)),
    };
    let outcome = program.run(&mut Scratch::default(), p, &mut Trial, target);
    let value = outcome.map_or(am::FALSE, |o| o.value);
    let mut flags = Vec::new();
    if outcome.is_some_and(|o| o.return_trace) {
        flags.push(Atom::new("return_trace").term());
    }
    if outcome.is_some_and(|o| o.exception_trace) {
        flags.push(Atom::new("exception_trace").term());
    }
    let flags = p.list(&flags);
    Ok(p.tuple(&[am::OK, value, flags, Term::NIL]))
}

/// `{error, [{error, Text}]}`
fn error(p: &mut Process, errors: &Errors) -> Term {
    let problems: Vec<Term> = errors
        .problems
        .iter()
        .map(|problem| {
            let text = p.byte_list(&problem.0, Term::NIL);
            p.tuple(&[am::ERROR, text])
        })
        .collect();
    let problems = p.list(&problems);
    p.tuple(&[am::ERROR, problems])
}

/// Actions on trial: nothing is changed. Specifications for tables have none.
pub(super) struct Trial;

fn is_flag(t: Term) -> bool {
    Flags::named(t).is_some()
}

fn are_flags(t: Term) -> bool {
    t.list_to_vec().is_some_and(|l| l.into_iter().all(is_flag))
}

impl Actions for Trial {
    fn act(&mut self, p: &mut Process, action: Action, args: &[Term]) -> Option<Term> {
        match (action, args) {
            (Action::IsSeqTrace, _) => Some(am::FALSE),
            (Action::GetSeqToken, _) => Some(Term::NIL),
            // What it is, of a process without a token.
            (Action::SetSeqToken, &[item, _]) => sequential::item(p, item),
            (Action::EnableTrace | Action::DisableTrace, args) => {
                args.last().is_some_and(|&f| is_flag(f)).then_some(am::TRUE)
            }
            (Action::Trace, [.., off, on]) => {
                (are_flags(*off) && are_flags(*on)).then_some(am::FALSE)
            }
            // It is the BIF that calls.
            (Action::Caller | Action::CallerLine, _) => Some(am::UNDEFINED),
            (Action::CurrentStacktrace(depth), _) => Some(exception::callers(
                p,
                depth.map_or(usize::MAX, |d| d as usize),
            )),
            (Action::Silent, _) => Some(am::TRUE),
            (Action::ProcessDump, _) => {
                let name = crate::term::print::identifier(p.regs.pid)?;
                let words = p.total_heap_size();
                let text = format!("=proc:{name}\nStack+heap: {words}\n");
                Some(p.binary(text.as_bytes()))
            }
            _ => None,
        }
    }

    fn set_trace_control_word(&mut self, _: u32) -> u32 {
        match_spec::trace_control_word()
    }
}
