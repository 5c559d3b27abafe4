//! `prim_tty`: the program's own standard input and output, and the terminal that they may be.
//!
//! The functions of OTP 27 (messages for signals, `tget…`) and of 29 (`tty_init/2`, `ti…`) stand side by side.
mod capabilities;
mod signals;
mod width;

use super::owned::Owned;
use super::{arguments, posix};
use crate::bif::{Fault, Res, badarg, boolean};
use crate::heap::copy::copy_to_message;
use crate::heap::{Heap, Resource};
use crate::io::poll::{self, Direction};
use crate::io::terminal::{self, Mode};
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::scheduler::signals::{Signal, deliver};
use crate::term::{Atom, Term, am, unique};
use parking_lot::Mutex;
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;
use rustix::stdio;
use rustix::termios;
use signals::Signals;
use std::io::IoSlice;
use std::os::fd::BorrowedFd;
use std::sync::Arc;

pub use capabilities::BIFS as CAPABILITIES;
pub use width::BIFS as WIDTH;

crate::bifs! {
    prim_tty {
        "isatty"/1 => is_a_terminal,
        "tty_create"/0 => |p, _| create(p, false),
        "tty_create"/1 => create_on,
        "tty_init"/2 => init_and_set,
        "tty_init"/3 => init,
        "tty_set"/1 => set,
        "tty_is_open"/2 => is_open,
        "setlocale"/1 => |_, _| Ok(boolean(locale_is_unicode())),
        "tty_encoding"/1 => |_, _| Ok(am::UTF8),
        "tty_select"/2 => |p, args| select_input(p, args[0], args[1]),
        "tty_select"/3 => select_both,
        "tty_read_signal"/2 => read_signal,
        "tty_window_size"/1 => window_size,
        "read_nif"/2 blocking => |p, args| read(p, args, MOST_READ),
        "read_nif"/3 blocking => read_some,
        "write_nif"/2 blocking => write,
    }
}

/// Bytes that are read at a time.
const MOST_READ: usize = 1024;
/// Buffers that one call of the system takes.
const VECTORS: usize = 1024;

/// What the magic reference stands for: standard input, and where output goes.
struct Tty {
    to_errors: bool,
    /// How the terminal is set when it is used; none: it is left as it is.
    mode: Mutex<Option<Mode>>,
    signals: Arc<Signals>,
}

/// What belongs to the process that has set the terminal: it is as before when that has ended.
struct Setting;

impl Owned for Setting {
    fn owner_has_ended(self: Arc<Self>) {
        terminal::restore();
    }
}

/// What belongs to the process that reads: when it has ended nobody waits for input any more.
struct Reading;

impl Owned for Reading {
    fn owner_has_ended(self: Arc<Self>) {
        poll::cancel(stdio::stdin(), Direction::Input);
    }
}

fn tty<'a>(t: Term) -> Result<&'a Tty, Fault> {
    t.as_resource::<Tty>().ok_or(Fault::BADARG)
}

fn not_supported(p: &mut Process) -> Res {
    Ok(p.tuple(&[am::ERROR, am::NOTSUP_POSIX]))
}

/// `{error, {Function, Reason}}`
fn failed(p: &mut Process, function: &str, error: Errno) -> Res {
    let reason = posix::atom(error.raw_os_error());
    let what = p.tuple(&[Atom::new(function).term(), reason]);
    Ok(p.tuple(&[am::ERROR, what]))
}

fn descriptor(name: Term) -> Result<BorrowedFd<'static>, Fault> {
    match name.as_atom().map(Atom::name).unwrap_or_default() {
        "stdin" => Ok(stdio::stdin()),
        "stdout" => Ok(stdio::stdout()),
        "stderr" => Ok(stdio::stderr()),
        _ => badarg(),
    }
}

impl Tty {
    fn output(&self) -> BorrowedFd<'static> {
        if self.to_errors {
            stdio::stderr()
        } else {
            stdio::stdout()
        }
    }
}

fn is_a_terminal(_: &mut Process, args: &[Term]) -> Res {
    let asked = match tty(args[0]) {
        Ok(tty) => tty.output(),
        Err(_) => descriptor(args[0])?,
    };
    Ok(match termios::tcgetwinsize(asked) {
        Ok(_) => am::TRUE,
        Err(Errno::BADF) => posix::atom(libc::EBADF),
        Err(_) => boolean(termios::isatty(asked)),
    })
}

fn create(p: &mut Process, to_errors: bool) -> Res {
    let tty = Resource::new(Box::new(Tty {
        to_errors,
        mode: Mutex::new(None),
        signals: Arc::default(),
    }));
    let tty = p.magic_ref(unique::reference(), tty);
    Ok(p.tuple(&[am::OK, tty]))
}

fn create_on(p: &mut Process, args: &[Term]) -> Res {
    match args[0].as_atom().map(Atom::name).unwrap_or_default() {
        "stdout" => create(p, false),
        "stderr" => create(p, true),
        _ => badarg(),
    }
}

/// OTP 29: sets the terminal at once, for single keys or for lines.
fn init_and_set(p: &mut Process, args: &[Term]) -> Res {
    let tty = tty(args[0])?;
    let input = crate::map::get(args[1], Atom::new("input").term());
    let keys = input == Some(Atom::new("raw").term());
    // What has never been set is left as it is.
    if !keys && tty.mode.lock().is_none() {
        return Ok(am::OK);
    }
    *tty.mode.lock() = Some(match keys {
        true => Mode {
            lines: Some(false),
            echo: Some(false),
            signals: None,
        },
        false => Mode::default(),
    });
    set(p, args)
}

/// OTP 27: says how the terminal is to be set.
fn init(p: &mut Process, args: &[Term]) -> Res {
    let of = descriptor(args[1])?;
    if !args[2].is_map() {
        return badarg();
    }
    let tty = tty(args[0])?;
    if let Err(error) = termios::tcgetattr(of) {
        return failed(p, "tcgetattr", error);
    }
    let wish = |key| match crate::map::get(args[2], Atom::new(key).term()) {
        Some(am::TRUE) => Some(true),
        Some(am::FALSE) => Some(false),
        _ => None,
    };
    *tty.mode.lock() = Some(Mode {
        lines: wish("canon"),
        echo: wish("echo"),
        signals: wish("sig"),
    });
    Ok(am::OK)
}

fn set(p: &mut Process, args: &[Term]) -> Res {
    let mode = *tty(args[0])?.mode.lock();
    if let Some(mode) = mode {
        if let Err(error) = terminal::set(mode) {
            return failed(p, "tcsetattr", error);
        }
        p.exec.seldom.belongings.add(Arc::new(Setting));
    }
    Ok(am::OK)
}

fn is_open(_: &mut Process, args: &[Term]) -> Res {
    tty(args[0])?;
    let open = rustix::io::fcntl_getfd(descriptor(args[1])?).is_ok();
    Ok(boolean(open))
}

/// The variables of the locale name UTF-8.
fn locale_is_unicode() -> bool {
    use crate::bif::unicode_names::{Encoding, locale_encoding};
    locale_encoding() == Encoding::Utf8
}

/// Lets the process have `{select, Tty, Ref, ready_input}` when there is input.
fn select_input(p: &mut Process, tty_term: Term, reference: Term) -> Res {
    tty(tty_term)?;
    match arm(p, tty_term, reference) {
        Ok(()) => Ok(am::OK),
        Err(error) => {
            let error = Errno::from_io_error(&error).unwrap_or(Errno::IO);
            failed(p, "select", error)
        }
    }
}

/// `{select, Tty, Reference, ready_input}`, as it is sent.
fn ready_message(p: &mut Process, tty: Term, reference: Term) -> Message {
    let message = [am::SELECT, tty, reference, Atom::new("ready_input").term()];
    copy_to_message(p.tuple(&message))
}

/// OTP 27: as `tty_select/2`; and messages with the first reference tell of signals.
fn select_both(p: &mut Process, args: &[Term]) -> Res {
    let signals = &tty(args[0])?.signals;
    let told = ready_message(p, args[0], args[1]);
    if let Err(error) = signals.listen(p.regs.pid, told) {
        let error = Errno::from_io_error(&error).unwrap_or(Errno::IO);
        return failed(p, "pipe", error);
    }
    p.exec.seldom.belongings.add(signals.clone());
    p.exec.seldom.belongings.add(Arc::new(Reading));
    select_input(p, args[0], args[2])
}

/// `{ok, winch}` or `{ok, cont}`; the next signal is told of by a message again.
fn read_signal(p: &mut Process, args: &[Term]) -> Res {
    let signals = &tty(args[0])?.signals;
    let told = ready_message(p, args[0], args[1]);
    match signals.next(p.regs.pid, told) {
        Some(name) => Ok(p.tuple(&[am::OK, Atom::new(name).term()])),
        None => Ok(p.tuple(&[am::ERROR, Atom::new("empty").term()])),
    }
}

fn arm(p: &mut Process, tty: Term, reference: Term) -> std::io::Result<()> {
    let (to, message) = (p.regs.pid, ready_message(p, tty, reference));
    poll::select(stdio::stdin(), Direction::Input, move || {
        deliver(to, Signal::Message(message));
    })
}

fn read_some(p: &mut Process, args: &[Term]) -> Res {
    let wanted = arguments::uint(args[2])? as usize;
    read(p, args, wanted.clamp(1, MOST_READ))
}

/// What input there is; then input is waited for again.
fn read(p: &mut Process, args: &[Term], most: usize) -> Res {
    tty(args[0])?;
    let mut bytes = vec![0; most];
    // Somebody else may have taken what was there: the break menu.
    let read = match is_ready() {
        true => rustix::io::read(stdio::stdin(), &mut bytes[..]),
        false => Err(Errno::AGAIN),
    };
    let count = match read {
        Ok(0) => return Ok(p.tuple(&[am::ERROR, am::CLOSED])),
        Ok(count) => count,
        Err(Errno::AGAIN | Errno::INTR) => 0,
        Err(error) => return failed(p, "read", error),
    };
    if let Err(error) = arm(p, args[0], args[1]) {
        let error = Errno::from_io_error(&error).unwrap_or(Errno::IO);
        return failed(p, "select", error);
    }
    let bytes = p.binary(&bytes[..count]);
    Ok(p.tuple(&[am::OK, bytes]))
}

fn is_ready() -> bool {
    let input = stdio::stdin();
    let mut waits = [PollFd::from_borrowed_fd(input, PollFlags::IN)];
    rustix::event::poll(&mut waits, Some(&Timespec::default())) != Ok(0)
}

fn write(p: &mut Process, args: &[Term]) -> Res {
    let output = tty(args[0])?.output();
    let parts = args[1].list_to_vec().ok_or(Fault::BADARG)?;
    let parts: Option<Vec<_>> = parts.iter().map(|part| part.to_bytes()).collect();
    let parts = parts.ok_or(Fault::BADARG)?;
    let mut slices: Vec<_> = parts.iter().map(|part| IoSlice::new(part)).collect();
    let mut rest = slices.as_mut_slice();
    IoSlice::advance_slices(&mut rest, 0);
    while !rest.is_empty() {
        match rustix::io::writev(output, &rest[..rest.len().min(VECTORS)]) {
            Ok(count) => IoSlice::advance_slices(&mut rest, count),
            Err(Errno::INTR) => {}
            // Somebody else has set it so; nobody waits otherwise.
            Err(Errno::AGAIN) => wait_for_room(output),
            Err(error) => return Ok(posix::error(p, error.raw_os_error())),
        }
    }
    Ok(am::OK)
}

fn wait_for_room(output: BorrowedFd) {
    let mut waits = [PollFd::from_borrowed_fd(output, PollFlags::OUT)];
    // What is wrong with it the next write will tell.
    rustix::event::poll(&mut waits, None).ok();
}

fn window_size(p: &mut Process, args: &[Term]) -> Res {
    let output = tty(args[0])?.output();
    let size = [stdio::stdin(), output]
        .into_iter()
        .find_map(|of| termios::tcgetwinsize(of).ok());
    let size = size.map(|s| (i64::from(s.ws_col), i64::from(s.ws_row)));
    let Some((columns, rows)) = size.filter(|&size| size != (0, 0)) else {
        return not_supported(p);
    };
    // What is not told is -1.
    let number = |n| Term::small(if n == 0 { -1 } else { n });
    let size = p.tuple(&[number(columns), number(rows)]);
    Ok(p.tuple(&[am::OK, size]))
}
