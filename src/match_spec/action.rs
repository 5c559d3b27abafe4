//! What a body does besides computing, on behalf of tracing: who runs the program does it.
use crate::process::Process;
use crate::term::Term;

/// An action of the tracing dialects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    IsSeqTrace,
    /// Of what, and to what.
    SetSeqToken,
    GetSeqToken,
    ProcessDump,
    /// A flag; or a process, and a flag.
    EnableTrace,
    DisableTrace,
    /// Flags to disable, and to enable; perhaps with a process before them.
    Trace,
    Caller,
    CallerLine,
    /// To a depth; `None`: to `backtrace_depth`.
    CurrentStacktrace(Option<u32>),
    Silent,
}

/// Does them.
pub trait Actions {
    /// The value of the action, or `None` for an error, which bodies show as `'EXIT'`.
    fn act(&mut self, p: &mut Process, action: Action, args: &[Term]) -> Option<Term>;
    /// `{set_tcw, Word}`: the control word there was.
    fn set_trace_control_word(&mut self, word: u32) -> u32;
}

/// How an action is written, and where.
pub(super) struct Form {
    pub name: &'static str,
    /// The name that texts about its dialect give it.
    pub known_as: &'static str,
    pub action: Action,
    /// Numbers of arguments.
    pub arities: &'static [usize],
    /// For calls alone, not for messages.
    pub calls_only: bool,
    pub in_guards: bool,
}

const fn form(name: &'static str, action: Action, arities: &'static [usize]) -> Form {
    Form {
        name,
        known_as: name,
        action,
        arities,
        calls_only: false,
        in_guards: false,
    }
}

const fn of_calls(form: Form) -> Form {
    Form {
        calls_only: true,
        ..form
    }
}

pub(super) static FORMS: [Form; 11] = [
    Form {
        in_guards: true,
        ..form("is_seq_trace", Action::IsSeqTrace, &[0])
    },
    Form {
        known_as: "set_seq_trace",
        ..form("set_seq_token", Action::SetSeqToken, &[2])
    },
    form("get_seq_token", Action::GetSeqToken, &[0]),
    form("process_dump", Action::ProcessDump, &[0]),
    form("enable_trace", Action::EnableTrace, &[1, 2]),
    form("disable_trace", Action::DisableTrace, &[1, 2]),
    form("trace", Action::Trace, &[2, 3]),
    of_calls(form("caller", Action::Caller, &[0])),
    of_calls(form("caller_line", Action::CallerLine, &[0])),
    of_calls(form(
        "current_stacktrace",
        Action::CurrentStacktrace(None),
        &[0, 1],
    )),
    form("silent", Action::Silent, &[1]),
];
