//! The break menu: what `Ctrl-C` asks. While it is answered no process runs, and the terminal is set as the program found it.
use super::{Calling, dump};
use crate::code::table as modules;
use crate::heap::copy::copy_to_message;
use crate::io::terminal;
use crate::scheduler::signals::{Signal, deliver};
use crate::scheduler::table::table;
use crate::scheduler::{self, Entry};
use crate::term::print::{self, Encoding};
use crate::term::{Term, am};
use rustix::io::Errno;
use rustix::stdio;
use rustix::termios::isatty;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const CHOICES: &str = "\
BREAK: (a)bort (A)bort with dump (c)ontinue (p)roc info (i)nfo
       (l)oaded (v)ersion (k)ill (D)b-tables (d)istribution
";

/// Takes the cursor's line and what is below it off a terminal's screen.
const CLEAR: &str = "\x1b[J";

/// Keys that are read at a time: the first counts, for there is mostly a line's end behind it.
const KEYS: usize = 64;

/// Somebody is asked.
static OPEN: AtomicBool = AtomicBool::new(false);

/// Asks what is to be done, on a thread of its own. Who asks for it while it is open ends the program. `init`: the process that
/// is said to kill others.
pub fn open(init: Term) {
    if OPEN.swap(true, Ordering::SeqCst) {
        std::process::exit(0);
    }
    let ask = move || {
        scheduler::stand_still();
        // If nothing can be written nobody sees the answers.
        terminal::borrowed(|| ask(init)).ok();
        OPEN.store(false, Ordering::SeqCst);
        scheduler::go_on();
    };
    let thread = std::thread::Builder::new().name("break menu".into());
    if thread.spawn(ask).is_err() {
        std::process::exit(0);
    }
}

fn ask(init: Term) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let clear = isatty(stdio::stdin()) && isatty(stdio::stdout());
    write!(out, "\n{}{CHOICES}", if clear { CLEAR } else { "" })?;
    loop {
        out.flush()?;
        match key() {
            None | Some(b'a' | b'q' | b'*') => std::process::exit(0),
            Some(b'A') => super::exit("Crash dump requested by user", &Calling::Nobody),
            Some(b'\n') => {}
            Some(key) => {
                if answer(&mut out, key, init)? {
                    return out.flush();
                }
                write!(
                    out,
                    "Invalid option '{}'. Please enter one of the following:\n{CHOICES}",
                    char::from(key)
                )?;
            }
        }
    }
}

/// Does what the key stands for. False: it stands for nothing.
fn answer(out: &mut impl Write, key: u8, init: Term) -> io::Result<bool> {
    match key {
        b'c' | b'm' => {}
        b'p' => {
            for entry in processes() {
                process(out, &entry)?;
            }
            dump::ports(out)?;
        }
        b'o' => dump::ports(out)?,
        b'i' => {
            dump::memory(out)?;
            let names = scheduler::registry::registered().len();
            writeln!(out, "=hash_table:process_reg\nobjs: {names}")?;
        }
        b'l' => loaded(out)?,
        b'v' => writeln!(
            out,
            "Erlang (PURLIN {1}) emulator version {0}",
            crate::code::otp::in_use().erts,
            env!("CARGO_PKG_VERSION")
        )?,
        b'd' => dump::distribution(out)?,
        b'D' => dump::tables(out)?,
        b'k' => killer(out, init)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// The next key; none: input is at its end.
fn key() -> Option<u8> {
    let mut keys = [0; KEYS];
    loop {
        match rustix::io::read(stdio::stdin(), &mut keys[..]) {
            Ok(count) => return keys[..count].first().copied(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_key(),
            Err(_) => return None,
        }
    }
}

fn wait_for_key() {
    use rustix::event::{PollFd, PollFlags, poll};
    let input = stdio::stdin();
    let mut waits = [PollFd::from_borrowed_fd(input, PollFlags::IN)];
    // What is wrong with it the next read will tell.
    poll(&mut waits, None).ok();
}

fn processes() -> Vec<Arc<Entry>> {
    let pids = scheduler::processes();
    pids.into_iter().filter_map(|p| table().find(p)).collect()
}

/// What a crash dump has of a process, then its messages and its dictionary.
fn process(out: &mut impl Write, entry: &Entry) -> io::Result<()> {
    dump::process(out, entry, &Calling::Nobody)?;
    let process = entry.process.lock();
    let Some(p) = process.as_deref().filter(|p| !p.flags.sensitive) else {
        return Ok(());
    };
    let text = |t| print::write(t, Encoding::Unicode);
    if !p.mailbox.is_empty() {
        let messages: Vec<String> = p.mailbox.iter().map(|m| text(m.term)).collect();
        writeln!(out, "Message queue: [{}]", messages.join(","))?;
    }
    let pair = |(key, value)| format!("{{{},{}}}", text(key), text(value));
    let pairs: Vec<String> = p.dict.iter().map(pair).collect();
    if !pairs.is_empty() {
        writeln!(out, "Dictionary: [{}]", pairs.join(","))?;
    }
    Ok(())
}

/// The sizes of modules.
fn loaded(out: &mut impl Write) -> io::Result<()> {
    let modules = modules::modules();
    let total: usize = modules.iter().map(|m| m.code.size()).sum();
    let old = modules::old_bytes();
    writeln!(out, "Current code: {total}\nOld code: {old}")?;
    for module in modules {
        let name = print::atom(module.name.name(), Encoding::Unicode);
        writeln!(out, "{name} {}", module.code.size())?;
    }
    Ok(())
}

/// Shows one process after the other, the youngest first, and asks whether it is to be killed.
fn killer(out: &mut impl Write, init: Term) -> io::Result<()> {
    write!(out, "\n\nProcess Information\n\n{}\n", "-".repeat(50))?;
    for entry in processes().into_iter().rev() {
        process(out, &entry)?;
        writeln!(out, "(k)ill (n)ext (r)eturn:")?;
        out.flush()?;
        match key() {
            None => std::process::exit(0),
            Some(b'k') => {
                let reason = copy_to_message(am::KILL);
                deliver(entry.pid, Signal::Exit { from: init, reason });
            }
            Some(b'n') => {}
            Some(_) => break,
        }
    }
    Ok(())
}
