//! The bytes in which OTP's `prim_inet` asks, and is answered: big-endian numbers behind a code.
use super::sys::Errno;

/// Added to the number of every request, so that no other operation is taken for one.
pub const MAGIC: u32 = 0x03f1_a300;

/// What is asked for.
pub mod request {
    pub const OPEN: u32 = 1;
    pub const CLOSE: u32 = 2;
    pub const CONNECT: u32 = 3;
    pub const PEER: u32 = 4;
    pub const NAME: u32 = 5;
    pub const BIND: u32 = 6;
    pub const SET_OPTIONS: u32 = 7;
    pub const GET_OPTIONS: u32 = 8;
    pub const GET_STATISTICS: u32 = 11;
    pub const HOST_NAME: u32 = 12;
    pub const OPEN_DESCRIPTOR: u32 = 13;
    pub const DESCRIPTOR: u32 = 14;
    pub const TYPE: u32 = 15;
    pub const STATUS: u32 = 16;
    pub const SERVICE_BY_NAME: u32 = 17;
    pub const SERVICE_BY_PORT: u32 = 18;
    pub const SET_NAME: u32 = 19;
    pub const SET_PEER: u32 = 20;
    pub const INTERFACE_NAMES: u32 = 21;
    pub const INTERFACE_GET: u32 = 22;
    pub const SUBSCRIBE: u32 = 24;
    pub const INTERFACES: u32 = 25;
    pub const ACCEPT: u32 = 26;
    pub const LISTEN: u32 = 27;
    pub const IGNORE_DESCRIPTOR: u32 = 28;
    pub const OWN_ADDRESSES: u32 = 29;
    pub const PEER_ADDRESSES: u32 = 30;
    pub const TCP_RECEIVE: u32 = 42;
    pub const TCP_PUT_BACK: u32 = 43;
    pub const TCP_SHUT_DOWN: u32 = 44;
    pub const TCP_SEND_FILE: u32 = 45;
    pub const PACKET_RECEIVE: u32 = 60;
}

/// Families of addresses.
pub mod family {
    pub const UNSPECIFIED: u8 = 0;
    pub const INET: u8 = 1;
    pub const INET6: u8 = 2;
    /// The address that means all of the host's, of the socket's own family.
    pub const ANY: u8 = 3;
    pub const LOOPBACK: u8 = 4;
    pub const LOCAL: u8 = 5;
    pub const UNDEFINED: u8 = 6;
}

/// Kinds of sockets.
pub const STREAM: u8 = 1;
pub const DATAGRAM: u8 = 2;

/// A refusal: the atom that comes behind `error`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    System(Errno),
    Named(&'static str),
}

impl From<Errno> for Refused {
    fn from(number: Errno) -> Refused {
        Refused::System(number)
    }
}

pub const INVALID: Refused = Refused::System(libc::EINVAL);
/// The socket is not open.
pub const NOT_OPEN: Refused = Refused::Named("exbadport");

pub type Answer = Result<Vec<u8>, Refused>;

/// An answer as `port_control/3` gives it.
pub fn encode(answer: Answer) -> Vec<u8> {
    const REFUSED: u8 = 0;
    const DONE: u8 = 1;
    match answer {
        Ok(mut bytes) => {
            bytes.insert(0, DONE);
            bytes
        }
        Err(refused) => {
            let mut bytes = vec![REFUSED];
            match refused {
                Refused::Named(name) => bytes.extend(name.as_bytes()),
                Refused::System(number) => {
                    let atom = crate::nif::posix::atom(number).as_atom();
                    bytes.extend(atom.map_or("", |atom| atom.name()).as_bytes());
                }
            }
            bytes
        }
    }
}

/// The bytes of a request that have not been read yet.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Refused> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(INVALID)?;
        self.0 = rest;
        Ok(bytes)
    }
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        let (bytes, rest) = self.0.split_first_chunk().ok_or(INVALID)?;
        self.0 = rest;
        Ok(*bytes)
    }
    pub fn u8(&mut self) -> Result<u8, Refused> {
        Ok(self.array::<1>()?[0])
    }
    pub fn u16(&mut self) -> Result<u16, Refused> {
        self.array().map(u16::from_be_bytes)
    }
    pub fn u32(&mut self) -> Result<u32, Refused> {
        self.array().map(u32::from_be_bytes)
    }
    pub fn i32(&mut self) -> Result<i32, Refused> {
        self.array().map(i32::from_be_bytes)
    }
    pub fn u64(&mut self) -> Result<u64, Refused> {
        self.array().map(u64::from_be_bytes)
    }
    /// Bytes behind their number, itself a byte.
    pub fn counted(&mut self) -> Result<&'a [u8], Refused> {
        let count = self.u8()?;
        self.bytes(count.into())
    }
    /// A time in milliseconds; `None`: for ever.
    pub fn time(&mut self) -> Result<Option<u32>, Refused> {
        Ok(Some(self.u32()?).filter(|&time| time != u32::MAX))
    }
    pub fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }
    /// For requests that are too long, too.
    pub fn end(&self) -> Result<(), Refused> {
        self.is_at_end().then_some(()).ok_or(INVALID)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_to_their_end_and_no_further() {
        let mut reader = Reader(&[1, 0, 2, 255, 255, 255, 255, 1, b'x']);
        assert_eq!(reader.u8(), Ok(1));
        assert_eq!(reader.u16(), Ok(2));
        assert_eq!(reader.time(), Ok(None));
        assert_eq!(reader.end(), Err(INVALID));
        assert_eq!(reader.counted(), Ok(&b"x"[..]));
        assert_eq!(reader.end(), Ok(()));
        assert_eq!(reader.u8(), Err(INVALID));
    }

    #[test]
    fn answers_begin_with_a_code() {
        assert_eq!(encode(Ok(vec![7])), [1, 7]);
        assert_eq!(encode(Err(NOT_OPEN)), b"\0exbadport");
        assert_eq!(encode(Err(INVALID)), b"\0einval");
    }
}
