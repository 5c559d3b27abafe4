//! Exceptions as text, in the form that `erl_error:format_exception/4` gives them: for when nobody
//! catches one and there is no OTP to print it.
use super::auto_imported::{is_bif, is_operator};
use crate::bif::Class;
use crate::heap::{Arena, Heap};
use crate::term::print::{self, Encoding, Pretty};
use crate::term::word::boxed;
use crate::term::{Atom, Term, am};

/// Deeper parts of values are left out.
const DEPTH: u32 = 30;

/// What `erl` prints for an exception that nobody caught: "** exception error: …" and the stack.
pub fn report(class: Class, reason: Term, trace: Term) -> String {
    const TAG: &str = "** ";
    format!("{TAG}{}", format_exception(class, reason, trace, TAG.len()))
}

/// The exception in words, and its stack trace. Lines after the first are indented by `indent`.
pub fn format_exception(class: Class, reason: Term, trace: Term, indent: usize) -> String {
    let frames = parse_trace(trace);
    let mut heap = Arena::new();
    let (reason, about, frames) = match frames {
        None => (heap.tuple(&[reason, trace]), None, Vec::new()),
        Some(frames) => split(class, reason, frames),
    };
    let explain = Explain { class, indent };
    let mut text = explain.tag().to_owned();
    text.push_str(&explain.reason(reason, about.as_ref()));
    let indent = " ".repeat(indent + 2);
    for (i, frame) in frames.iter().enumerate() {
        text.push('\n');
        frame_text(&mut text, frame, i == 0, &indent);
    }
    text
}

/// One call of a stack trace.
struct Frame {
    module: Term,
    function: Term,
    arity: usize,
    args: Option<Term>,
    location: Option<(String, Term)>,
}

/// The frames of a stack trace; `None`: it is none.
fn parse_trace(trace: Term) -> Option<Vec<Frame>> {
    trace.list_to_vec()?.into_iter().map(parse_frame).collect()
}

fn parse_frame(frame: Term) -> Option<Frame> {
    let &[module, function, arity, info] = frame.as_tuple()? else {
        return None;
    };
    if !module.is_atom() || !function.is_atom() || !info.is_list() {
        return None;
    }
    let args = arity.is_list().then_some(arity);
    let arity = match args {
        Some(args) => args.list_len()?,
        None => usize::try_from(arity.as_small()?).ok()?,
    };
    Some(Frame {
        module,
        function,
        arity,
        args,
        location: location(info),
    })
}

fn location(info: Term) -> Option<(String, Term)> {
    let find = |key: Term| {
        info.iter_list().find_map(|item| match item.as_tuple() {
            Some(&[k, value]) if k == key => Some(value),
            _ => None,
        })
    };
    let file = find(am::FILE)?;
    let name = match file.to_bytes() {
        Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        None => file
            .iter_list()
            .filter_map(|c| char::from_u32(c.as_small()? as u32))
            .collect(),
    };
    Some((name, find(am::LINE)?))
}

fn location_text(frame: &Frame) -> String {
    match &frame.location {
        Some((file, line)) => {
            format!("({file}, line {})", print::write(*line, Encoding::Latin1))
        }
        None => String::new(),
    }
}

/// The reason, the call that it is about (which then leads no line of its own), and the other frames.
fn split(class: Class, reason: Term, mut frames: Vec<Frame>) -> (Term, Option<Frame>, Vec<Frame>) {
    let clause = reason == am::FUNCTION_CLAUSE && frames.first().is_some_and(|f| f.args.is_some());
    let undefined = reason == am::UNDEF && !frames.is_empty();
    if class == Class::Error && (clause || undefined) {
        let about = frames.remove(0);
        return (reason, Some(about), frames);
    }
    (reason, None, frames)
}

fn frame_text(text: &mut String, frame: &Frame, first: bool, indent: &str) {
    let operator = is_operator_of(frame.module, frame.function, frame.arity);
    let origin = match first {
        true if operator => "in operator ",
        true => "in function ",
        false => "in call from",
    };
    let call = mfa(frame.module, frame.function, frame.arity);
    text.push_str(&format!("{indent}{origin} {call} "));
    match frame.args {
        None => text.push_str(&location_text(frame)),
        Some(args) => {
            text.truncate(text.trim_end().len());
            let before = format!("{indent}   called as ");
            let name = Name::Function(frame.module, frame.function);
            text.push_str(&format!("\n{before}{}", call_text("", &before, name, args)));
        }
    }
}

fn is_operator_of(module: Term, function: Term, arity: usize) -> bool {
    module == am::ERLANG && is_operator(name(function), arity)
}

fn name(atom: Term) -> &'static str {
    atom.as_atom().map_or("", Atom::name)
}

/// A value, from that column on.
fn value(term: Term, column: usize) -> String {
    print::pretty(
        term,
        &Pretty {
            column,
            depth: Some(DEPTH),
            encoding: Encoding::Latin1,
            ..Pretty::default()
        },
    )
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// What a call names.
#[derive(Clone, Copy)]
enum Name {
    Function(Term, Term),
    Fun(Term),
}

fn mfa(module: Term, function: Term, arity: usize) -> String {
    format!("{}/{arity}", function_text(module, function, arity))
}

fn function_text(module: Term, function: Term, arity: usize) -> String {
    let plain = name(function);
    if module == am::ERLANG && is_bif(plain, arity) {
        return print::atom(plain, Encoding::Latin1);
    }
    if is_operator_of(module, function, arity) {
        return match plain {
            "/" => "'/'".to_owned(),
            _ => plain.to_owned(),
        };
    }
    let module = print::atom(name(module), Encoding::Latin1);
    format!("{module}:{}", print::atom(plain, Encoding::Unicode))
}

fn fun_text(fun: Term) -> String {
    if fun.is_boxed_as(boxed::EXPORT_FUN) {
        let export = fun.fun_export();
        return mfa(export.module, export.function, export.arity as usize);
    }
    let entry = fun.fun_entry();
    let arity = fun.payload()[1].small_value();
    if name(entry.module) == "erl_eval" {
        return format!("interpreted function with arity {arity}");
    }
    mfa(entry.module, entry.function(), arity as usize)
}

/// A call with its arguments, after the texts `before` (not included) and `prefix` on the line. Where
/// the call goes to a line of its own, that begins with `before` again.
fn call_text(prefix: &str, before: &str, called: Name, args: Term) -> String {
    let items = args.list_to_vec().unwrap_or_default();
    let callee = match called {
        Name::Function(m, f) if is_operator_of(m, f, items.len()) => {
            let column = width(before) + width(prefix);
            return format!("{prefix}{}", operator_text(column, name(f), &items));
        }
        Name::Function(m, f) => function_text(m, f, items.len()),
        Name::Fun(fun) => fun_text(fun),
    };
    let column = width(before) + width(prefix) + width(&callee);
    let mut heap = Arena::new();
    let sample = ["a2345", "b2345"].map(|a| Atom::new(a).term());
    let sample = heap.list(&sample);
    let here = arguments(args, column);
    let below = arguments(args, width(before) + width(&callee));
    let narrow = lines(&arguments(sample, column)) > 0;
    if narrow || lines(&below) < lines(&here) {
        format!("{prefix}\n{before}{callee}{below}")
    } else {
        format!("{prefix}{callee}{here}")
    }
}

/// Arguments in parentheses.
fn arguments(args: Term, column: usize) -> String {
    let text = value(args, column + 1);
    // Arguments that look like a string are printed one by one all the same.
    let text = match args.as_cons() {
        Some((first, rest)) if text.starts_with('"') => {
            let digits = print::write(first, Encoding::Latin1);
            let mut heap = Arena::new();
            let stand_in = Atom::new(&"a".repeat(digits.len())).term();
            let list = heap.cons(stand_in, rest);
            let text = value(list, column + 1);
            format!("[{digits}{}", &text[1 + digits.len()..])
        }
        _ => text,
    };
    let inner = text
        .strip_prefix('[')
        .and_then(|t| t.strip_suffix(']'))
        .unwrap_or(&text);
    format!("({inner})")
}

/// An operator between (or before) its operands.
fn operator_text(column: usize, operator: &str, operands: &[Term]) -> String {
    let (left, right) = match *operands {
        [operand] => {
            let operand = value(operand, column + operator.len() + 2);
            return format!("{operator} {operand}");
        }
        [left, right] => (left, right),
        _ => return operator.to_owned(),
    };
    let left = value(left, column + 1);
    let below = value(right, column + 1);
    let newline = format!("\n{}", " ".repeat(column));
    let stacked = format!("{left}{newline}{operator}{newline}{below}");
    if lines(&left) > 0 {
        return stacked;
    }
    let sign = format!(" {operator} ");
    let beside = value(right, column + sign.len() + width(&left) + 1);
    if lines(&below) < lines(&beside) {
        stacked
    } else {
        format!("{left}{sign}{beside}")
    }
}

struct Explain {
    class: Class,
    indent: usize,
}

impl Explain {
    fn tag(&self) -> &'static str {
        match self.class {
            Class::Error => "exception error: ",
            Class::Exit => "exception exit: ",
            Class::Throw => "exception throw: ",
        }
    }

    fn reason(&self, reason: Term, about: Option<&Frame>) -> String {
        if self.class == Class::Error {
            if let Some(about) = about {
                return self.call(reason, about);
            }
            if let Some(text) = plain_reason(reason) {
                return text.to_owned();
            }
            if let Some(text) = self.reason_with_value(reason) {
                return text;
            }
        }
        if self.class == Class::Exit {
            if let Some(text) = plain_exit(reason) {
                return text.to_owned();
            }
            if let Some(text) = self.exit_with_value(reason) {
                return text;
            }
        }
        value(reason, self.indent + self.tag().len() + 1)
    }

    /// `function_clause` and `undef`.
    fn call(&self, reason: Term, about: &Frame) -> String {
        if reason == am::UNDEF {
            let mfa = mfa(about.module, about.function, about.arity);
            return format!("undefined function {mfa}");
        }
        let before = " ".repeat(self.indent + self.tag().len());
        let name = Name::Function(about.module, about.function);
        let args = about.args.unwrap_or(Term::NIL);
        let call = call_text("no function clause matching ", &before, name, args);
        format!("{call} {}", location_text(about))
    }

    fn reason_with_value(&self, reason: Term) -> Option<String> {
        let items = reason.as_tuple()?;
        let key = items.first()?.as_atom()?.name();
        let text = match (key, items) {
            ("badarg", [_, _]) => "bad argument: ",
            ("badkey", [_, _]) => "bad key: ",
            ("badmap", [_, _]) => "bad map: ",
            ("badfun", [_, _]) => "bad function ",
            ("badmatch", [_, _]) => "no match of right hand side value ",
            ("case_clause", [_, _]) => "no case clause matching ",
            ("else_clause", [_, _]) => "no else clause matching ",
            ("try_clause", [_, _]) => "no try clause matching ",
            ("bad_filter", [_, _]) => "bad filter ",
            ("bad_generator", [_, _]) => "bad generator ",
            ("badarity", &[_, call]) => return bad_arity(call),
            ("argument_limit", [_, _]) => {
                return Some(
                    "limit of number of arguments to interpreted function exceeded".to_owned(),
                );
            }
            ("unbound", &[_, variable]) => {
                let variable = print::write(variable, Encoding::Latin1);
                return Some(format!("variable {variable} is unbound"));
            }
            ("shell_undef", &[_, function, arity, _]) => {
                let function = print::atom(name(function), Encoding::Unicode);
                let arity = match arity.list_len() {
                    Some(n) => n.to_string(),
                    None => print::write(arity, Encoding::Latin1),
                };
                return Some(format!("undefined shell command {function}/{arity}"));
            }
            _ => return None,
        };
        Some(self.with_value(text, items[1]))
    }

    fn exit_with_value(&self, reason: Term) -> Option<String> {
        let &[key, what] = reason.as_tuple()? else {
            return None;
        };
        match key.as_atom()?.name() {
            "restricted_shell_bad_return" => {
                Some(self.with_value("restricted shell module returned bad value ", what))
            }
            "restricted_shell_disallowed" => {
                let &[called, args] = what.as_tuple()? else {
                    return None;
                };
                let called = match called.as_tuple() {
                    Some(&[module, function]) => Name::Function(module, function),
                    _ if called.is_fun() => Name::Fun(called),
                    _ => return None,
                };
                let before = " ".repeat(self.indent + self.tag().len());
                let prefix = "restricted shell does not allow ";
                Some(call_text(prefix, &before, called, args))
            }
            _ => None,
        }
    }

    /// The text and the value, which goes to a line of its own if that makes it shorter.
    fn with_value(&self, text: &str, term: Term) -> String {
        let before = self.indent + self.tag().len();
        let here = value(term, before + text.len() + 1);
        if lines(&here) > 1 {
            let below = value(term, before + 1);
            if lines(&below) < lines(&here) {
                return format!("{text}\n{}{below}", " ".repeat(before));
            }
        }
        format!("{text}{here}")
    }
}

fn plain_reason(reason: Term) -> Option<&'static str> {
    Some(match name(reason) {
        "badarg" => "bad argument",
        "badarith" => "an error occurred when evaluating an arithmetic expression",
        "if_clause" => "no true branch found when evaluating an if expression",
        "noproc" => "no such process or port",
        "notalive" => "the node cannot be part of a distributed system",
        "system_limit" => "a system limit has been reached",
        "timeout_value" => "bad receive timeout value",
        _ => return None,
    })
}

fn plain_exit(reason: Term) -> Option<&'static str> {
    Some(match name(reason) {
        "restricted_shell_started" => "restricted shell starts now",
        "restricted_shell_stopped" => "restricted shell stopped",
        "calling_self" => "the current process attempted to call itself",
        _ => return None,
    })
}

fn bad_arity(call: Term) -> Option<String> {
    let &[fun, args] = call.as_tuple()? else {
        return None;
    };
    if !fun.is_fun() {
        return None;
    }
    let args = match args.list_len()? {
        0 => "no arguments".to_owned(),
        1 => "one argument".to_owned(),
        2 => "two arguments".to_owned(),
        n => format!("{n} arguments"),
    };
    Some(format!("{} called with {args}", fun_text(fun)))
}
