//! What `open_port/2` is asked for.
use super::framing::Framing;
use crate::arith::int;
use crate::bif::iolist;
use crate::term::{Term, am};
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

/// What is to be opened.
pub enum What {
    /// A program, by a command for the shell.
    Command(Vec<u8>),
    /// A program, by its file's name.
    Program(OsString),
    /// Descriptors that are open already: one to read from, one to write to.
    Descriptors(i32, i32),
    /// The terminal, whose line is edited by commands.
    Terminal,
    /// A driver of the machine's own, by its name.
    Driver(&'static str),
}

/// The options, as they are until they are set.
pub struct Settings {
    pub framing: Framing,
    pub directory: Option<OsString>,
    /// Changes to the environment; `None`: the variable is taken out.
    pub environment: Vec<(OsString, Option<OsString>)>,
    pub arguments: Vec<OsString>,
    pub name: Option<OsString>,
    pub exit_status: bool,
    pub eof: bool,
    pub binary: bool,
    pub reads: bool,
    pub writes: bool,
    /// Descriptors 0 and 1 of the program are the port's; else 3 and 4.
    pub use_stdio: bool,
    pub errors_to_output: bool,
    /// Bytes not yet written below which a busy port is not busy any more, and above which it is.
    pub busy: Option<(usize, usize)>,
}

/// Why a port can't be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bad {
    /// The port's name.
    Name,
    Option,
}

/// The drivers that stand behind ports here.
const DRIVERS: [&str; 3] = ["tcp_inet", "udp_inet", "ram_file_drv"];

/// OTP's other drivers: such a command does not start a program.
const OTHER_DRIVERS: [&str; 3] = ["sctp_inet", "zlib_drv", "efile"];

/// The driver of the terminal, up to OTP 25.
pub const TERMINAL: &[u8] = b"tty_sl";

impl What {
    pub fn parse(name: Term) -> Result<What, Bad> {
        let tuple = name.as_tuple().ok_or(Bad::Name)?;
        let kind = tuple.first().and_then(|t| t.as_atom()).ok_or(Bad::Name)?;
        match (kind.name(), tuple) {
            ("spawn" | "spawn_driver", &[_, command]) => {
                let by_atom = command.as_atom().map(|a| a.name().as_bytes().to_vec());
                let command = by_atom.or_else(|| text(command));
                let command = command.filter(|c| !c.is_empty()).ok_or(Bad::Name)?;
                let first = command.split(|b| b.is_ascii_whitespace()).next();
                if first == Some(TERMINAL) {
                    return Ok(What::Terminal);
                }
                let is_first = |name: &&str| first == Some(name.as_bytes());
                if let Some(name) = DRIVERS.into_iter().find(is_first) {
                    return Ok(What::Driver(name));
                }
                let is_driver = kind.name() == "spawn_driver";
                if is_driver || OTHER_DRIVERS.iter().any(is_first) {
                    return Err(Bad::Name);
                }
                Ok(What::Command(command))
            }
            ("spawn_executable", &[_, file]) => {
                let file = text(file).filter(|f| !f.is_empty()).ok_or(Bad::Name)?;
                Ok(What::Program(OsString::from_vec(file)))
            }
            ("fd", &[_, from, to]) => {
                let number = |t: Term| t.as_small().and_then(|n| i32::try_from(n).ok());
                let number = |t| number(t).ok_or(Bad::Name);
                Ok(What::Descriptors(number(from)?, number(to)?))
            }
            _ => Err(Bad::Name),
        }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            framing: Framing::Stream,
            directory: None,
            environment: Vec::new(),
            arguments: Vec::new(),
            name: None,
            exit_status: false,
            eof: false,
            binary: false,
            reads: false,
            writes: false,
            use_stdio: true,
            errors_to_output: false,
            busy: Some((4096, 8192)),
        }
    }
}

impl Settings {
    pub fn parse(list: Term, what: &What) -> Result<Settings, Bad> {
        let mut settings = Settings::default();
        for option in list.list_to_vec().ok_or(Bad::Option)? {
            settings.option(option, what).ok_or(Bad::Option)?;
        }
        if !settings.reads && !settings.writes {
            (settings.reads, settings.writes) = (true, true);
        }
        Ok(settings)
    }
    fn option(&mut self, option: Term, what: &What) -> Option<()> {
        if let Some(name) = option.as_atom() {
            match name.name() {
                "stream" => self.framing = Framing::Stream,
                "exit_status" => self.exit_status = true,
                "use_stdio" => self.use_stdio = true,
                "nouse_stdio" => self.use_stdio = false,
                "stderr_to_stdout" => self.errors_to_output = true,
                "in" => self.reads = true,
                "out" => self.writes = true,
                "binary" => self.binary = true,
                "eof" => self.eof = true,
                "hide" | "overlapped_io" => {}
                _ => return None,
            }
            return Some(());
        }
        let &[name, value] = option.as_tuple()? else {
            return None;
        };
        let is_program = matches!(what, What::Program(_));
        match name.as_atom()?.name() {
            "packet" => {
                let bytes = value.as_small().filter(|n| matches!(n, 1 | 2 | 4))?;
                self.framing = Framing::Packet(bytes as usize);
            }
            "line" => {
                let most = value.as_small().filter(|&n| n > 0)?;
                self.framing = Framing::Line(usize::try_from(most).ok()?);
            }
            "cd" => self.directory = Some(OsString::from_vec(text(value)?)),
            "env" => self.environment = environment(value)?,
            "args" if is_program => {
                let all = value.list_to_vec()?.into_iter().map(text);
                self.arguments = all
                    .map(|t| t.map(OsString::from_vec))
                    .collect::<Option<_>>()?;
            }
            "arg0" if is_program => self.name = Some(OsString::from_vec(text(value)?)),
            "parallelism" => drop(
                value
                    .as_atom()
                    .filter(|_| value == am::TRUE || value == am::FALSE)?,
            ),
            "busy_limits_port" => self.busy = limits(value)?,
            // Signals to a port are not queued.
            "busy_limits_msgq" => drop(limits(value)?),
            _ => return None,
        }
        Some(())
    }
}

/// `{Low, High}`, or `disabled`.
fn limits(value: Term) -> Option<Option<(usize, usize)>> {
    if value.as_atom().is_some_and(|a| a.name() == "disabled") {
        return Some(None);
    }
    let &[low, high] = value.as_tuple()? else {
        return None;
    };
    let number = |t: Term| int::to_i64(t).and_then(|n| usize::try_from(n).ok());
    let (low, high) = (number(low)?, number(high)?);
    (0 < low && low <= high).then_some(Some((low, high)))
}

fn environment(list: Term) -> Option<Vec<(OsString, Option<OsString>)>> {
    let one = |pair: Term| {
        let &[name, value] = pair.as_tuple()? else {
            return None;
        };
        let value = match value {
            am::FALSE => None,
            value => Some(OsString::from_vec(text(value)?)),
        };
        Some((OsString::from_vec(text(name)?), value))
    };
    list.list_to_vec()?.into_iter().map(one).collect()
}

/// The bytes of a name: of a list of characters in UTF-8, of a binary as they are. None may be 0.
fn text(t: Term) -> Option<Vec<u8>> {
    let bytes = if t.is_binary() {
        iolist::to_vec(t)?
    } else if !t.is_list() {
        return None;
    } else {
        let mut text = String::new();
        let mut todo = vec![t];
        while let Some(item) = todo.pop() {
            match (item.as_cons(), item.as_small()) {
                (Some((head, tail)), _) => todo.extend([tail, head]),
                (None, Some(code)) => text.push(u32::try_from(code).ok().and_then(char::from_u32)?),
                (None, None) if item.is_nil() => {}
                _ => return None,
            }
        }
        text.into_bytes()
    };
    (!bytes.contains(&0)).then_some(bytes)
}
