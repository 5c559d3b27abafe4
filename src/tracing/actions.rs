//! What the bodies of matching specifications do when they are run for a trace.
use super::calls::function_at;
use super::flags::Flags;
use super::session::Tracer;
use super::traced::{self, By, Change};
use super::{code, sequential, targets};
use crate::code::table::Finder;
use crate::emulator::exception;
use crate::heap::Heap;
use crate::match_spec::{self, Action, Actions};
use crate::process::{Process, info};
use crate::term::{Term, am};

/// Actions of a process whose call, or message, is traced.
pub struct Live {
    pub by: By,
    /// By a meta trace: the process may be traced by others, or by nobody.
    pub is_meta: bool,
    /// An address in the function that has called.
    pub caller: *const u8,
}

impl Live {
    /// `{enable_trace, …}` and its like: flags of this process, or of another one.
    fn change(
        &mut self,
        p: &mut Process,
        who: Option<Term>,
        off: Flags,
        on: Flags,
        to: Option<Tracer>,
    ) -> Option<Term> {
        let Some(pid) = who.map_or(Some(p.regs.pid), targets::process) else {
            // One that does not exist: nothing happens.
            return None;
        };
        let own =
            traced::own(p).and_then(|own| own.traced.of(&self.by.session).map(|by| by.tracer));
        let tracer = to.or(self.by.session.tracer).or(own);
        let both = [(false, off, None), (true, on, tracer)];
        for (is_on, flags, tracer) in both {
            let change = Change {
                session: self.by.session.clone(),
                on: is_on,
                flags,
                tracer,
            };
            if !flags.is_empty() {
                targets::ask(p, pid, &change);
            }
        }
        Some(am::TRUE)
    }

    /// The function that has called, and where.
    fn caller_line(&self, p: &mut Process) -> Term {
        let mut finder = Finder::default();
        let Some(frame) = exception::frame(p, &mut finder, self.caller, None) else {
            return am::UNDEFINED;
        };
        let &[module, function, arity, location] = frame.as_tuple().unwrap_or_default() else {
            return am::UNDEFINED;
        };
        let items = location.list_to_vec().unwrap_or_default();
        let value = |name: Term| {
            let mut items = items.iter().filter_map(|item| item.as_tuple());
            items.find(|item| item[0] == name).map(|item| item[1])
        };
        let place = match (value(am::FILE), value(am::LINE)) {
            (Some(file), Some(line)) => p.tuple(&[file, line]),
            _ => am::UNDEFINED,
        };
        p.tuple(&[module, function, arity, place])
    }

    fn stacktrace(&self, p: &mut Process, depth: usize) -> Term {
        let limit = depth.min(exception::depth());
        let mut all = vec![self.caller];
        let more = p.return_addresses(code::traced_return());
        all.extend(more.map(|at| at.wrapping_sub(1)));
        all.dedup();
        let mut finder = Finder::default();
        let frames = all.into_iter();
        let frames: Vec<Term> = frames
            .filter_map(|at| exception::frame(p, &mut finder, at, None))
            .take(limit)
            .collect();
        p.list(&frames)
    }
}

/// A list of flags, and perhaps a tracer among them.
fn flags(list: Term) -> Option<(Flags, Option<Tracer>)> {
    let (mut all, mut tracer) = (Flags::NONE, None);
    for item in list.list_to_vec()? {
        match (Flags::named(item), item.as_tuple()) {
            (Some(flag), _) => all = all.or(flag),
            (None, Some(&[name, to])) if name == am::TRACER => tracer = Some(Tracer::new(to)?),
            _ => return None,
        }
    }
    Some((all, tracer))
}

impl Actions for Live {
    fn act(&mut self, p: &mut Process, action: Action, args: &[Term]) -> Option<Term> {
        match (action, args) {
            (Action::IsSeqTrace, _) => Some(crate::bif::boolean(sequential::has_token(p))),
            (Action::GetSeqToken, _) => Some(sequential::own_token(p)),
            (Action::SetSeqToken, &[item, value]) => sequential::set(p, item, value),
            (Action::EnableTrace, [who @ .., flag]) => self.change(
                p,
                who.first().copied(),
                Flags::NONE,
                Flags::named(*flag)?,
                None,
            ),
            (Action::DisableTrace, [who @ .., flag]) => self.change(
                p,
                who.first().copied(),
                Flags::named(*flag)?,
                Flags::NONE,
                None,
            ),
            (Action::Trace, [who @ .., off, on]) => {
                let ((off, _), (on, tracer)) = (flags(*off)?, flags(*on)?);
                self.change(p, who.first().copied(), off, on, tracer)
            }
            (Action::Caller, _) => Some(function_at(p, self.caller)),
            (Action::CallerLine, _) => Some(self.caller_line(p)),
            (Action::CurrentStacktrace(depth), _) => {
                Some(self.stacktrace(p, depth.map_or(usize::MAX, |d| d as usize)))
            }
            (Action::Silent, &[value]) => {
                let session = self.by.session.clone();
                if value.is_boolean() {
                    let change = Change {
                        session,
                        on: value == am::TRUE,
                        flags: Flags::SILENT,
                        tracer: None,
                    };
                    let _ = traced::make(p).traced.change(&change);
                }
                Some(am::TRUE)
            }
            (Action::ProcessDump, _) => {
                let text = info::backtrace(p);
                Some(p.binary(text.as_bytes()))
            }
            _ => None,
        }
    }

    fn set_trace_control_word(&mut self, word: u32) -> u32 {
        match_spec::set_trace_control_word(word)
    }
}
