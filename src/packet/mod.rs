//! Packets of the protocols that sockets and `decode_packet/3` know: where a packet ends, and what is in it. Terms are made
//! of them by `terms`.
pub mod http;
pub mod terms;

/// A protocol, by the way its packets are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// All that is there.
    Raw,
    /// A length of so many bytes (1, 2 or 4), big-endian, then the data.
    Sized(usize),
    /// ASN.1 BER: tag, length, value.
    Asn1,
    /// Sun's record marking: the highest bit of a length of four bytes says that the record ends.
    SunRm,
    /// CORBA's GIOP.
    Cdr,
    Fcgi,
    Line,
    /// ISO transport over TCP.
    Tpkt,
    /// HTTP, whose next line is of this part of a message.
    Http(http::Part),
    SslTls,
}

/// What limits a packet. 0 is no limit.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a packet's body; more is an error.
    pub packet_size: u32,
    /// Bytes of a line; what is longer comes in parts.
    pub line_length: u32,
    /// What ends a line.
    pub delimiter: u8,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            packet_size: 0,
            line_length: 0,
            delimiter: b'\n',
        }
    }
}

/// How long the packet is that `bytes` begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// More bytes must come before that is known.
    Unknown,
    /// Head and body; there may be fewer bytes yet.
    Known(usize),
    /// This is no packet, or one that is too long.
    Invalid,
}

/// A number of `N` bytes at `at`, big-endian.
fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + N)?;
    Some(bytes.iter().fold(0, |n, &b| n << 8 | u32::from(b)))
}

/// A head of that length, and the length of the body that it tells of; `None`: the head is not whole.
type Head = Option<(usize, u32)>;

pub fn length(kind: Kind, bytes: &[u8], limits: &Limits) -> Length {
    let head = match kind {
        Kind::Raw if bytes.is_empty() => return Length::Unknown,
        Kind::Raw => return Length::Known(bytes.len()),
        Kind::Line => return line(bytes, limits),
        Kind::Http(part) => return http::length(part, bytes, limits),
        Kind::Sized(1) => number::<1>(bytes, 0).map(|n| (1, n)),
        Kind::Sized(2) => number::<2>(bytes, 0).map(|n| (2, n)),
        Kind::Sized(_) => number::<4>(bytes, 0).map(|n| (4, n)),
        Kind::SunRm => number::<4>(bytes, 0).map(|n| (4, n & 0x7fff_ffff)),
        Kind::Asn1 => match asn1(bytes) {
            Ok(head) => head,
            Err(TooLong) => return Length::Invalid,
        },
        Kind::Cdr => {
            if bytes.len() >= 12 && !bytes.starts_with(b"GIOP") {
                return Length::Invalid;
            }
            cdr(bytes)
        }
        Kind::Fcgi => {
            if bytes.len() >= FCGI_HEAD && bytes[0] != 1 {
                return Length::Invalid;
            }
            fcgi(bytes)
        }
        Kind::Tpkt => match (number::<2>(bytes, 2), bytes.first()) {
            (Some(_), Some(version)) if *version != 3 => return Length::Invalid,
            // The length counts the head: one that is less wraps around, and is refused below.
            (whole, _) => whole.map(|n| (4, n.wrapping_sub(4))),
        },
        Kind::SslTls => ssl_tls(bytes),
    };
    let Some((head, body)) = head else {
        return Length::Unknown;
    };
    let whole = u64::from(body) + head as u64;
    if limits.packet_size != 0 && body > limits.packet_size || whole > i32::MAX as u64 {
        return Length::Invalid;
    }
    Length::Known(whole as usize)
}

fn line(bytes: &[u8], limits: &Limits) -> Length {
    let exceeds = |n: usize, limit: u32| limit != 0 && n > limit as usize;
    match memchr::memchr(limits.delimiter, bytes) {
        Some(at) if exceeds(at + 1, limits.packet_size) => Length::Invalid,
        Some(at) if exceeds(at + 1, limits.line_length) => {
            Length::Known(limits.line_length as usize)
        }
        Some(at) => Length::Known(at + 1),
        None if exceeds(bytes.len(), limits.packet_size) => Length::Invalid,
        None if exceeds(bytes.len() + 1, limits.line_length) => {
            Length::Known(limits.line_length as usize)
        }
        None => Length::Unknown,
    }
}

/// A length of more than four bytes.
struct TooLong;

fn asn1(bytes: &[u8]) -> Result<Head, TooLong> {
    const MORE: u8 = 0x80;
    const LONG_TAG: u8 = 0x1f;
    if bytes.len() < 2 {
        return Ok(None);
    }
    let mut at = 1;
    if bytes[0] & LONG_TAG == LONG_TAG {
        at += bytes[1..].iter().take_while(|&&b| b & MORE != 0).count() + 1;
    }
    let Some(&first) = bytes.get(at) else {
        return Ok(None);
    };
    at += 1;
    if first & MORE == 0 {
        return Ok(Some((at, first.into())));
    }
    let size = usize::from(first & !MORE);
    let Some(digits) = bytes.get(at..at + size) else {
        return Ok(None);
    };
    if size > 4 {
        return Err(TooLong);
    }
    let body = digits.iter().fold(0, |n, &b| n << 8 | u32::from(b));
    Ok(Some((at + size, body)))
}

fn cdr(bytes: &[u8]) -> Head {
    const LITTLE_ENDIAN: u8 = 1;
    let body = number::<4>(bytes, 8)?;
    let little = bytes[6] & LITTLE_ENDIAN != 0;
    Some((12, if little { body.swap_bytes() } else { body }))
}

const FCGI_HEAD: usize = 8;

fn fcgi(bytes: &[u8]) -> Head {
    let content = number::<2>(bytes, 4)?;
    let padding = number::<1>(bytes, 6)?;
    (bytes.len() >= FCGI_HEAD).then_some((FCGI_HEAD, content + padding))
}

/// True of an SSL 2 client hello, whose head is another.
fn is_v2_hello(bytes: &[u8]) -> bool {
    bytes[0] & 0x80 != 0 && bytes[2] == 1
}

fn ssl_tls(bytes: &[u8]) -> Head {
    let body = number::<2>(bytes, 3)?;
    if is_v2_hello(bytes) {
        let whole = number::<2>(bytes, 0)? & 0x7fff;
        return Some((5, whole.wrapping_sub(3)));
    }
    Some((5, body))
}

/// The part of a whole packet that programs get: without a length, or without padding.
pub fn body(kind: Kind, packet: &[u8]) -> std::ops::Range<usize> {
    match kind {
        Kind::Sized(n) => n..packet.len(),
        Kind::Fcgi => 0..packet.len() - usize::from(packet[6]),
        _ => 0..packet.len(),
    }
}

/// A record of SSL or TLS.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    pub content_type: u8,
    pub version: (u8, u8),
    pub data: Vec<u8>,
}

/// Of a whole packet. An SSL 2 client hello looks like the handshake message that followed it.
pub fn record(packet: &[u8]) -> Record {
    const HANDSHAKE: u8 = 22;
    const CLIENT_HELLO: u8 = 1;
    if !is_v2_hello(packet) {
        return Record {
            content_type: packet[0],
            version: (packet[1], packet[2]),
            data: packet[5..].to_vec(),
        };
    }
    let hello = &packet[3..];
    let size = (hello.len() as u32).to_be_bytes();
    Record {
        content_type: HANDSHAKE,
        version: (packet[3], packet[4]),
        data: [&[CLIENT_HELLO], &size[1..], hello].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_that_do_not_fit_are_refused() {
        let none = Limits::default();
        assert_eq!(
            length(Kind::Sized(4), &[255, 255, 255, 255], &none),
            Length::Invalid
        );
        assert_eq!(length(Kind::Tpkt, &[3, 0, 0, 2], &none), Length::Invalid);
        assert_eq!(length(Kind::Tpkt, &[3, 0, 0, 4], &none), Length::Known(4));
    }

    #[test]
    fn a_hello_of_ssl_2_becomes_a_handshake() {
        let packet = [0x80, 5, 1, 3, 0, 7, 8];
        assert_eq!(
            length(Kind::SslTls, &packet, &Limits::default()),
            Length::Known(7)
        );
        let record = record(&packet);
        assert_eq!((record.content_type, record.version), (22, (3, 0)));
        assert_eq!(record.data, [1, 0, 0, 4, 3, 0, 7, 8]);
    }
}
