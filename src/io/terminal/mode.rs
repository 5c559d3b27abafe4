//! How the terminal is set: line by line with echo, as it was when the program started, or key by key. However the program
//! ends, the terminal is as it was.
//!
//! `unsafe` is for `atexit`.
use rustix::io::Errno;
use rustix::stdio;
use rustix::termios::{self, InputModes, LocalModes, OptionalActions, OutputModes};
use rustix::termios::{SpecialCodeIndex, Termios};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// How the terminal was when the program started; none: standard input is no terminal.
static INITIAL: OnceLock<Option<Termios>> = OnceLock::new();

/// It has been set otherwise.
static CHANGED: AtomicBool = AtomicBool::new(false);

/// No key interrupts the program.
static UNINTERRUPTED: AtomicBool = AtomicBool::new(false);

/// What is to be otherwise than it was at the start. None: as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mode {
    /// Input comes in lines, and output's line ends are made whole.
    pub lines: Option<bool>,
    pub echo: Option<bool>,
    /// Keys make signals.
    pub signals: Option<bool>,
}

/// Notes how the terminal is set; it is set so again when the program exits.
pub fn remember() {
    let mut first = false;
    INITIAL.get_or_init(|| {
        first = true;
        termios::tcgetattr(stdio::stdin()).ok()
    });
    if first {
        // SAFETY: the function neither unwinds nor needs anything that is gone by then.
        unsafe { libc::atexit(at_exit) };
    }
}

extern "C" fn at_exit() {
    restore();
}

/// Sets the terminal as it was at the start, if it has been set otherwise.
pub fn restore() {
    if let Some(Some(initial)) = INITIAL.get()
        && CHANGED.swap(false, Ordering::SeqCst)
    {
        // A terminal that has gone away needs nothing.
        termios::tcsetattr(stdio::stdin(), OptionalActions::Now, initial).ok();
    }
}

/// # Errors
/// Those of the operating system, among them that standard input is no terminal.
pub fn set(mode: Mode) -> Result<(), Errno> {
    remember();
    let initial = INITIAL.get().and_then(Option::as_ref);
    let mut wanted = initial.ok_or(Errno::NOTTY)?.clone();
    mode.put_on(&mut wanted);
    if UNINTERRUPTED.load(Ordering::SeqCst) {
        wanted.special_codes[SpecialCodeIndex::VINTR] = 0;
    }
    CHANGED.store(true, Ordering::SeqCst);
    termios::tcsetattr(stdio::stdin(), OptionalActions::Now, &wanted)
}

/// No key interrupts the program any more, however the terminal is set: `Ctrl-C` is read as any other.
pub fn disable_interrupt() {
    UNINTERRUPTED.store(true, Ordering::SeqCst);
    // Without a terminal there are no keys.
    set(Mode::default()).ok();
}

/// Does something with the terminal as it was at the start, and sets it back.
pub fn borrowed<R>(act: impl FnOnce() -> R) -> R {
    let present = termios::tcgetattr(stdio::stdin()).ok();
    let changed = CHANGED.load(Ordering::SeqCst);
    restore();
    let result = act();
    if let Some(present) = present.filter(|_| changed) {
        CHANGED.store(true, Ordering::SeqCst);
        termios::tcsetattr(stdio::stdin(), OptionalActions::Now, &present).ok();
    }
    result
}

impl Mode {
    fn put_on(self, of: &mut Termios) {
        of.input_modes.remove(InputModes::ISTRIP);
        if let Some(lines) = self.lines {
            of.input_modes.set(InputModes::ICRNL, lines);
            of.local_modes.set(LocalModes::ICANON, lines);
            of.output_modes.set(OutputModes::OPOST, lines);
            if !lines {
                // A read gives what there is, one byte at least.
                of.special_codes[SpecialCodeIndex::VMIN] = 1;
                of.special_codes[SpecialCodeIndex::VTIME] = 0;
            }
        }
        if let Some(echo) = self.echo {
            of.local_modes.set(LocalModes::ECHO, echo);
        }
        if let Some(signals) = self.signals {
            let input = InputModes::BRKINT
                | InputModes::IGNPAR
                | InputModes::ICRNL
                | InputModes::IXON
                | InputModes::IXANY;
            of.input_modes.set(input, signals);
            of.local_modes
                .set(LocalModes::ISIG | LocalModes::IEXTEN, signals);
        }
    }
}
