//! `prim_tty`: the program's own standard input and output, and the terminal that they may be.
//!
//! The functions of OTP 27 (a descriptor for signals, `tget…`) and of 29 (`tty_init/2`, `ti…`) stand side by side. There is no
//! database of terminals yet: what asks for one answers as OTP does where it was built without.
use super::posix;
use crate::bif::{Fault, Res, badarg, boolean, iolist};
use crate::heap::copy::copy_to_message;
use crate::heap::{Heap, Resource};
use crate::io::poll::{self, Direction};
use crate::process::Process;
use crate::scheduler::signals::{Signal, deliver};
use crate::term::{Atom, Term, am, unique};
use rustix::io::Errno;
use rustix::stdio;
use rustix::termios;
use std::io::IoSlice;
use std::os::fd::BorrowedFd;
use unicode_width::UnicodeWidthChar;

crate::bifs! {
    prim_tty {
        "isatty"/1 => is_a_terminal,
        "tty_create"/0 => |p, _| create(p, false),
        "tty_create"/1 => create_on,
        "tty_init"/2 => init,
        "tty_init"/3 => |p, _| not_supported(p),
        "tty_set"/1 => |p, _| not_supported(p),
        "tty_is_open"/2 => is_open,
        "setlocale"/1 => |_, _| Ok(boolean(locale_is_unicode())),
        "tty_encoding"/1 => |_, _| Ok(am::UTF8),
        "tty_select"/2 => |p, args| select_input(p, args[0], args[1]),
        // Signals of the terminal (the middle argument) are not waited for yet.
        "tty_select"/3 => |p, args| select_input(p, args[0], args[2]),
        "tty_read_signal"/2 => |p, _| not_supported(p),
        "tty_window_size"/1 => window_size,
        "read_nif"/2 blocking => |p, args| read(p, args, MOST_READ),
        "read_nif"/3 blocking => read_some,
        "write_nif"/2 blocking => write,
        "isprint"/1 => is_printable,
        "wcwidth"/1 => width,
        "wcswidth"/1 => width_of_text,
        "sizeof_wchar"/0 => |_, _| Ok(Term::small(SIZE_OF_CHAR as i64)),
        "tgetent_nif"/1 => |p, _| not_supported(p),
        "tgetnum_nif"/1 => |p, _| not_supported(p),
        "tgetflag_nif"/1 => |p, _| not_supported(p),
        "tgetstr_nif"/1 => |p, _| not_supported(p),
        "tgoto_nif"/1 => |p, _| not_supported(p),
        "tgoto_nif"/2 => |p, _| not_supported(p),
        "tgoto_nif"/3 => |p, _| not_supported(p),
        "setupterm_nif"/0 => |p, _| not_supported(p),
        "tigetnum_nif"/1 => |p, _| not_supported(p),
        "tigetflag_nif"/1 => |p, _| not_supported(p),
        "tigetstr_nif"/1 => |p, _| not_supported(p),
        "tinfo_nif"/0 => |p, _| not_supported(p),
        "tputs_nif"/2 => |p, _| not_supported(p),
    }
}

/// Bytes of a character as texts for `wcswidth/1` have them.
const SIZE_OF_CHAR: usize = 4;
/// Bytes that are read at a time.
const MOST_READ: usize = 1024;
/// Buffers that one call of the system takes.
const VECTORS: usize = 1024;

/// What the magic reference stands for: standard input, and where output goes.
struct Tty {
    to_errors: bool,
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
    let tty = Resource::new(Box::new(Tty { to_errors }));
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

/// Terminals stay as they are: single keys (`input => raw`) are not read yet.
fn init(p: &mut Process, args: &[Term]) -> Res {
    tty(args[0])?;
    let input = crate::map::get(args[1], Atom::new("input").term());
    let wants_keys = input.is_some_and(|input| input == Atom::new("raw").term());
    if wants_keys {
        not_supported(p)
    } else {
        Ok(am::OK)
    }
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

fn arm(p: &mut Process, tty: Term, reference: Term) -> std::io::Result<()> {
    let message = [am::SELECT, tty, reference, Atom::new("ready_input").term()];
    let message = p.tuple(&message);
    let (to, message) = (p.regs.pid, copy_to_message(message));
    poll::select(stdio::stdin(), Direction::Input, move || {
        deliver(to, Signal::Message(message));
    })
}

fn read_some(p: &mut Process, args: &[Term]) -> Res {
    let wanted = super::arguments::uint(args[2])? as usize;
    read(p, args, wanted.clamp(1, MOST_READ))
}

/// What input there is; then input is waited for again.
fn read(p: &mut Process, args: &[Term], most: usize) -> Res {
    tty(args[0])?;
    let mut bytes = vec![0; most];
    let count = match rustix::io::read(stdio::stdin(), &mut bytes[..]) {
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
    use rustix::event::{PollFd, PollFlags, poll};
    let mut waits = [PollFd::from_borrowed_fd(output, PollFlags::OUT)];
    // What is wrong with it the next write will tell.
    poll(&mut waits, None).ok();
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

fn is_printable(_: &mut Process, args: &[Term]) -> Res {
    let code = super::arguments::int(args[0])?;
    Ok(boolean((0x20..0x7f).contains(&code)))
}

/// Columns of a character; none if it is not printable.
fn columns(code: u32) -> Option<usize> {
    char::from_u32(code)?.width()
}

fn not_printable(p: &mut Process) -> Res {
    Ok(p.tuple(&[am::ERROR, Atom::new("not_printable").term()]))
}

fn width(p: &mut Process, args: &[Term]) -> Res {
    let code = super::arguments::uint(args[0])?;
    match columns(code) {
        Some(columns) => Ok(Term::small(columns as i64)),
        None => not_printable(p),
    }
}

fn width_of_text(p: &mut Process, args: &[Term]) -> Res {
    let bytes = iolist::to_vec(args[0]).ok_or(Fault::BADARG)?;
    let (codes, _) = bytes.as_chunks::<SIZE_OF_CHAR>();
    let total: Option<usize> = codes.iter().map(|c| columns(u32::from_ne_bytes(*c))).sum();
    match total {
        Some(total) => Ok(p.tuple(&[am::OK, Term::small(total as i64)])),
        None => not_printable(p),
    }
}
