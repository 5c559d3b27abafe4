//! Where a crash dump goes, and how much of it: the environment says so, as it does for `erl`.
use std::env;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use std::time::Duration;

/// What stands at the end of a dump that is cut off.
const CUT_OFF: &str = "=abort:CRASH DUMP SIZE LIMIT REACHED\n";

/// What `$ERL_CRASH_DUMP` and its like ask for.
pub struct Wanted {
    pub path: PathBuf,
    /// Longest; none: however long.
    pub bytes: Option<u64>,
    /// How long writing may take.
    pub seconds: Option<Duration>,
}

/// A limit that a variable sets: nothing of it is wanted, or so much, or however much.
#[derive(Debug, PartialEq, Eq)]
enum Limit {
    Nothing,
    At(u64),
    None,
}

impl Limit {
    fn of(value: Option<&str>) -> Limit {
        match value.and_then(|text| text.trim().parse::<i64>().ok()) {
            Some(0) => Limit::Nothing,
            Some(n) if n > 0 => Limit::At(n as u64),
            _ => Limit::None,
        }
    }
    fn at(&self) -> Option<u64> {
        match *self {
            Limit::At(n) => Some(n),
            _ => None,
        }
    }
}

impl Wanted {
    /// `None`: no dump is wanted.
    pub fn by_environment() -> Option<Wanted> {
        let limit = |name: &str| Limit::of(env::var(name).ok().as_deref());
        let bytes = limit("ERL_CRASH_DUMP_BYTES");
        let seconds = limit("ERL_CRASH_DUMP_SECONDS");
        if bytes == Limit::Nothing || seconds == Limit::Nothing {
            return None;
        }
        let path = env::var_os("ERL_CRASH_DUMP").filter(|path| !path.is_empty());
        Some(Wanted {
            path: path.map_or_else(|| PathBuf::from("erl_crash.dump"), PathBuf::from),
            bytes: bytes.at(),
            seconds: seconds.at().map(Duration::from_secs),
        })
    }
}

/// The dump's file. Beyond its limit nothing can be written.
pub struct Output {
    file: BufWriter<File>,
    left: u64,
}

impl Output {
    /// # Errors
    /// If the file can't be made.
    pub fn open(wanted: &Wanted) -> io::Result<Output> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o640);
        Ok(Output {
            file: BufWriter::new(options.open(&wanted.path)?),
            left: wanted.bytes.unwrap_or(u64::MAX),
        })
    }
    /// After all has been written, or as much as could be.
    ///
    /// # Errors
    /// If the dump is not whole.
    pub fn finish(mut self, written: io::Result<()>) -> io::Result<()> {
        if self.left == 0 {
            self.file.write_all(CUT_OFF.as_bytes())?;
        }
        self.file.flush()?;
        written
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fits = self.left.min(bytes.len() as u64) as usize;
        if fits == 0 && !bytes.is_empty() {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let written = self.file.write(&bytes[..fits])?;
        self.left -= written as u64;
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        assert_eq!(Limit::of(None), Limit::None);
        assert_eq!(Limit::of(Some("0")), Limit::Nothing);
        assert_eq!(Limit::of(Some("-1")), Limit::None);
        assert_eq!(Limit::of(Some("300")), Limit::At(300));
        assert_eq!(Limit::of(Some("many")), Limit::None);
    }
}
