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
    let old = [(atom("emulator"), am::TRUE), (atom("tag"), am::ERROR)];
    let old = map::from_pairs(&mut heap, &old);
    let time = heap.int(time::system() / 1000);
    let leader = copy(p.group_leader, &mut heap);
    let metadata = [
        (atom("error_logger"), old),
        (atom("gl"), leader),
        (atom("pid"), p.regs.pid),
        (atom("time"), time),
    ];
    let metadata = map::from_pairs(&mut heap, &metadata);
    let term = heap.tuple(&[atom("log"), am::ERROR, format, args, metadata]);
    Message {
        term,
        heap: Some(heap),
    }
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
