//! Standard output and errors: colours where they are wanted, and pipes that close early.
use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

/// Why a command does not succeed.
#[derive(Debug)]
pub enum Failure {
    /// It was called wrongly: exit code 2.
    Usage(String),
    /// It failed, for this reason: exit code 1.
    Failed(String),
    /// It failed, and has said so.
    Said,
    /// Output went wrong. A reader who has seen enough is no failure.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

/// A failure with its reason.
pub fn failed<T>(reason: impl Display) -> Result<T, Failure> {
    Err(Failure::Failed(reason.to_string()))
}

/// The exit code, after one line that says what was wrong.
pub fn finish(done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Output(error)) => complain(&format!("cannot write: {error}"), 1),
        Err(Failure::Usage(reason)) => complain(&reason, 2),
        Err(Failure::Failed(reason)) => complain(&reason, 1),
        Err(Failure::Said) => ExitCode::from(1),
    }
}

fn complain(reason: &str, code: u8) -> ExitCode {
    let red = AnsiColor::Red.on_default().bold();
    let _ = writeln!(anstream::stderr(), "{red}purlin{red:#}: {reason}");
    ExitCode::from(code)
}

/// Styles of the listings.
pub mod style {
    use super::{AnsiColor, Style};
    pub const TITLE: Style = Style::new().bold();
    pub const FAINT: Style = Style::new().dimmed();
    pub const NAME: Style = AnsiColor::Cyan.on_default();
    pub const RULE: Style = AnsiColor::Yellow.on_default();
    pub const LOADED: Style = AnsiColor::Green.on_default();
    pub const BAD: Style = AnsiColor::Red.on_default().bold();
}

/// Buffered standard output, which drops colours where nobody wants them.
pub struct Out {
    to: Box<dyn Write>,
}

impl Out {
    pub fn new(color: clap::ColorChoice) -> Out {
        let choice = match color {
            clap::ColorChoice::Always => anstream::ColorChoice::Always,
            clap::ColorChoice::Never => anstream::ColorChoice::Never,
            clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        };
        choice.write_global();
        Out {
            to: Box::new(BufWriter::with_capacity(
                1 << 16,
                AutoStream::auto(io::stdout()),
            )),
        }
    }
    /// Standard error, for what is no result.
    pub fn errors() -> Out {
        Out {
            to: Box::new(BufWriter::new(AutoStream::auto(io::stderr()))),
        }
    }
    pub fn line(&mut self, line: impl Display) -> io::Result<()> {
        writeln!(self.to, "{line}")
    }
    pub fn empty(&mut self) -> io::Result<()> {
        writeln!(self.to)
    }
    /// A line that begins a section.
    pub fn title(&mut self, text: impl Display) -> io::Result<()> {
        self.line(painted(style::TITLE, text))
    }
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.to.write_all(bytes)
    }
    pub fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Text in a style.
pub fn painted(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// True when somebody watches standard error.
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}
