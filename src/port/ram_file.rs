//! The driver `ram_file_drv`, behind which stands `ram_file`: a file in memory. A command is a code and its arguments in bytes; the
//! answer comes as data of the port.
use super::driver::{Driver, Host, tell};
use crate::heap::Heap;
use crate::io::poll::Readiness;
use crate::nif::posix;
use crate::term::{Atom, Term};

/// Codes of commands.
mod code {
    pub const OPEN: u8 = 1;
    pub const READ: u8 = 2;
    pub const SEEK: u8 = 3;
    pub const WRITE: u8 = 4;
    pub const SYNC: u8 = 9;
    pub const TRUNCATE: u8 = 14;
    pub const READ_AT: u8 = 17;
    pub const WRITE_AT: u8 = 18;
    pub const DATA_SYNC: u8 = 19;
    pub const GET: u8 = 30;
    pub const SIZE: u8 = 37;
    pub const ADVISE: u8 = 38;
    pub const ALLOCATE: u8 = 39;
}

/// A file in memory.
pub struct RamFile {
    /// Data comes as binaries.
    binary: bool,
    bytes: Vec<u8>,
    at: usize,
    reads: bool,
    writes: bool,
}

/// What is answered.
#[derive(Debug, PartialEq, Eq)]
enum Reply {
    Done,
    Number(usize),
    Data(Vec<u8>),
}

/// The system's number of what is wrong.
type Result<T> = std::result::Result<T, i32>;

/// A number of 32 bits at the start, and what follows it.
fn number(data: &[u8]) -> Result<(i32, &[u8])> {
    let (bytes, rest) = data.split_first_chunk().ok_or(libc::EINVAL)?;
    Ok((i32::from_be_bytes(*bytes), rest))
}

/// As `number`, of what can't be negative.
fn size(data: &[u8]) -> Result<(usize, &[u8])> {
    let (number, rest) = number(data)?;
    let size = usize::try_from(number).map_err(|_| libc::EINVAL)?;
    Ok((size, rest))
}

impl RamFile {
    pub fn new(binary: bool) -> RamFile {
        RamFile {
            binary,
            bytes: Vec::new(),
            at: 0,
            reads: false,
            writes: false,
        }
    }
    /// `None`: there is no such command, and no answer.
    fn act_on(&mut self, data: &[u8]) -> Option<Result<Reply>> {
        let (&code, data) = data.split_first()?;
        Some(match code {
            code::OPEN => self.open(data),
            code::READ => size(data).and_then(|(count, _)| {
                let read = self.read(self.at, count)?;
                self.at += read.len();
                Ok(Reply::Data(read))
            }),
            code::READ_AT => size(data).and_then(|(at, rest)| {
                let (count, _) = size(rest)?;
                self.read(at, count).map(Reply::Data)
            }),
            code::WRITE => self.write(self.at, data).inspect(|_| self.at += data.len()),
            code::WRITE_AT => size(data).and_then(|(at, data)| self.write(at, data)),
            code::SEEK => self.seek(data),
            code::TRUNCATE => self.truncate(),
            code::GET => Ok(Reply::Data(self.bytes.clone())),
            code::SIZE => Ok(Reply::Number(self.bytes.len())),
            code::SYNC | code::DATA_SYNC | code::ADVISE | code::ALLOCATE => {
                self.check_open().map(|()| Reply::Done)
            }
            _ => return None,
        })
    }
    fn check_open(&self) -> Result<()> {
        let is_open = self.reads || self.writes;
        is_open.then_some(()).ok_or(libc::EBADF)
    }
    fn open(&mut self, data: &[u8]) -> Result<Reply> {
        const READS: i32 = 1;
        const WRITES: i32 = 2;
        let (mode, bytes) = number(data)?;
        self.reads = mode & READS != 0;
        self.writes = mode & WRITES != 0;
        self.bytes = bytes.to_vec();
        self.at = 0;
        Ok(Reply::Number(0))
    }
    fn read(&self, at: usize, count: usize) -> Result<Vec<u8>> {
        if !self.reads {
            return Err(libc::EBADF);
        }
        let bytes = self.bytes.get(at..).unwrap_or_default();
        Ok(bytes[..count.min(bytes.len())].to_vec())
    }
    /// Between the end and a place beyond it are zeros.
    fn write(&mut self, at: usize, data: &[u8]) -> Result<Reply> {
        if !self.writes {
            return Err(libc::EBADF);
        }
        let end = at + data.len();
        if i32::try_from(end).is_err() {
            return Err(libc::EINVAL);
        }
        if end > self.bytes.len() {
            self.bytes.resize(end, 0);
        }
        self.bytes[at..end].copy_from_slice(data);
        Ok(Reply::Number(data.len()))
    }
    fn seek(&mut self, data: &[u8]) -> Result<Reply> {
        self.check_open()?;
        let (offset, rest) = number(data)?;
        let (whence, _) = number(rest)?;
        let from = match whence {
            0 => 0,
            1 => self.at,
            2 => self.bytes.len(),
            _ => return Err(libc::EINVAL),
        };
        let at = from as i64 + i64::from(offset);
        self.at = usize::try_from(at).map_err(|_| libc::EINVAL)?;
        Ok(Reply::Number(self.at))
    }
    /// The file ends where it is being read.
    fn truncate(&mut self) -> Result<Reply> {
        if !self.writes {
            return Err(libc::EACCES);
        }
        self.bytes.resize(self.at, 0);
        Ok(Reply::Done)
    }
}

/// The head of an answer, and the data behind it.
fn encode(reply: Result<Reply>) -> (Vec<u8>, Option<Vec<u8>>) {
    const DONE: u8 = 0;
    const REFUSED: u8 = 1;
    const DATA: u8 = 2;
    const NUMBER: u8 = 3;
    let counted = |code: u8, count: usize| {
        let mut head = vec![code];
        head.extend((count as u32).to_be_bytes());
        head
    };
    match reply {
        Ok(Reply::Done) => (vec![DONE], None),
        Ok(Reply::Number(number)) => (counted(NUMBER, number), None),
        Ok(Reply::Data(data)) => (counted(DATA, data.len()), Some(data)),
        Err(number) => {
            let name = posix::atom(number).as_atom().map_or("", Atom::name);
            ([&[REFUSED], name.as_bytes()].concat(), None)
        }
    }
}

impl Driver for RamFile {
    fn control(&mut self, _: &mut Host, _: u32, _: &[u8]) -> Option<Vec<u8>> {
        None
    }
    fn command(&mut self, host: &mut Host, data: Vec<u8>) {
        let Some(reply) = self.act_on(&data) else {
            return;
        };
        let (head, data) = encode(reply);
        tell(host.owner, |heap| {
            let tail = match data {
                None => Term::NIL,
                Some(data) if self.binary => heap.binary(&data),
                Some(data) => heap.byte_list(&data, Term::NIL),
            };
            let content = heap.byte_list(&head, tail);
            let content = heap.tuple(&[Atom::new("data").term(), content]);
            heap.tuple(&[host.port.term, content])
        });
    }
    fn ready(&mut self, _: &mut Host, _: Readiness) -> bool {
        false
    }
    fn timeout(&mut self, _: &mut Host, _: u16) {}
    fn close(self: Box<Self>, _: Term) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(file: &mut RamFile, code: u8, numbers: &[i32], data: &[u8]) -> Result<Reply> {
        let numbers: Vec<u8> = numbers.iter().flat_map(|n| n.to_be_bytes()).collect();
        let all = [&[code], &numbers[..], data].concat();
        file.act_on(&all).expect("a command")
    }

    #[test]
    fn a_file_in_memory() {
        let mut file = RamFile::new(true);
        assert_eq!(ask(&mut file, code::READ, &[1], b""), Err(libc::EBADF));
        assert_eq!(
            ask(&mut file, code::OPEN, &[3], b"abc"),
            Ok(Reply::Number(0))
        );
        assert_eq!(
            ask(&mut file, code::READ, &[2], b""),
            Ok(Reply::Data(b"ab".into()))
        );
        assert_eq!(
            ask(&mut file, code::WRITE, &[], b"XY"),
            Ok(Reply::Number(2))
        );
        assert_eq!(
            ask(&mut file, code::SEEK, &[-1, 1], b""),
            Ok(Reply::Number(3))
        );
        assert_eq!(ask(&mut file, code::SEEK, &[-9, 2], b""), Err(libc::EINVAL));
        assert_eq!(
            ask(&mut file, code::WRITE_AT, &[6], b"Z"),
            Ok(Reply::Number(1))
        );
        let all = Ok(Reply::Data(b"abXY\0\0Z".into()));
        assert_eq!(ask(&mut file, code::GET, &[], b""), all);
        assert_eq!(ask(&mut file, code::TRUNCATE, &[], b""), Ok(Reply::Done));
        assert_eq!(ask(&mut file, code::SIZE, &[], b""), Ok(Reply::Number(3)));
        let end = ask(&mut file, code::READ_AT, &[3, 5], b"");
        assert_eq!(end, Ok(Reply::Data(vec![])));
        assert!(file.act_on(&[99]).is_none());
    }
}
