//! What the machine itself has to log: a message to the process that logs, or text on standard error while there is none.
use super::signals::{Signal, deliver};
use super::{registry, table::table};
use crate::bif::{system_flag, time};
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap};
use crate::map;
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::term::print::{self, Encoding, Pretty};
use crate::term::{Atom, Term, am};

/// Logs an error of a process. In the format, `~p` stands for an argument, `~n` for a line's end; there is nothing else.
pub fn error(p: &Process, format: &str, args: &[Term]) {
    match receiver() {
        Some(to) => {
            let message = message(p, format, args);
            deliver(to, Signal::Message(message));
        }
        None => eprint!("{}", text(format, args)),
    }
}

/// Logs what no process is the cause of; `level` is `error` or `warning`.
pub fn of_machine(level: Term, text: &str) {
    let Some(to) = receiver() else {
        return eprintln!("{text}");
    };
    let mut heap = Arena::new();
    let format = heap.char_list("~s~n");
    let text = heap.char_list(text);
    let args = heap.list(&[text]);
    let tag = match level {
        am::ERROR => am::ERROR,
        _ => Atom::new("warning_msg").term(),
    };
    let metadata = metadata(&mut heap, tag, &[]);
    let term = heap.tuple(&[Atom::new("log").term(), level, format, args, metadata]);
    let heap = Some(heap);
    deliver(to, Signal::Message(Message { term, heap }));
}

/// The process that gets log events, if there is one.
fn receiver() -> Option<Term> {
    let logger = system_flag::system_logger();
    match logger.as_atom() {
        Some(name) => registry::whereis(name).map(|entry| entry.pid),
        None => table().find(logger).map(|entry| entry.pid),
    }
}

/// `{log, error, Format, Args, Metadata}`, as OTP's logger takes it from the emulator.
fn message(p: &Process, format: &str, args: &[Term]) -> Message {
    let mut heap = Arena::new();
    let format = heap.char_list(format);
    let args: Vec<Term> = args.iter().map(|&arg| copy(arg, &mut heap)).collect();
    let args = heap.list(&args);
    let atom = |name| Atom::new(name).term();
    let leader = copy(p.group_leader, &mut heap);
    let of_process = [(atom("gl"), leader), (atom("pid"), p.regs.pid)];
    let metadata = metadata(&mut heap, am::ERROR, &of_process);
    let term = heap.tuple(&[atom("log"), am::ERROR, format, args, metadata]);
    Message {
        term,
        heap: Some(heap),
    }
}

/// What is told beside an event: `tag`, by which the error logger of old knows it, and `more`.
fn metadata(heap: &mut Arena, tag: Term, more: &[(Term, Term)]) -> Term {
    let atom = |name| Atom::new(name).term();
    let old = [(atom("emulator"), am::TRUE), (atom("tag"), tag)];
    let old = map::from_pairs(heap, &old);
    let time = heap.int(time::system() / 1000);
    let own = [(atom("error_logger"), old), (atom("time"), time)];
    map::from_pairs(heap, &[&own, more].concat())
}

/// The format with its arguments put in, and an empty line behind.
fn text(format: &str, args: &[Term]) -> String {
    let options = Pretty {
        encoding: Encoding::Unicode,
        ..Pretty::default()
    };
    let mut args = args.iter().map(|&arg| print::pretty(arg, &options));
    let mut parts = format.split("~p");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += &args.next().unwrap_or_default();
        text += part;
    }
    text.replace("~n", "\n") + "\n"
}
