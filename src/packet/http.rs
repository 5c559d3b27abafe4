//! Lines of HTTP messages: where they end, and what they say.
use super::{Length, Limits};

/// Which part of a message a line is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The request or status line.
    Start,
    /// A header, or the empty line after them.
    Header,
}

/// What a line says. Numbers are as OTP's: they wrap around.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    Response {
        version: (i32, i32),
        status: i32,
        phrase: &'a [u8],
    },
    Request {
        method: &'a [u8],
        uri: Uri<'a>,
        version: (i32, i32),
    },
    Header {
        /// The number and the name of one of the headers that are known.
        known: Option<(usize, &'static str)>,
        /// The name with capital letters as usual, unless it is very long.
        name: Vec<u8>,
        /// As it came.
        written: &'a [u8],
        value: &'a [u8],
    },
    EndOfHeaders,
}

/// What a request is for.
#[derive(Debug, PartialEq, Eq)]
pub enum Uri<'a> {
    Star,
    Path(&'a [u8]),
    Absolute {
        secure: bool,
        host: &'a [u8],
        port: Option<i32>,
        path: &'a [u8],
    },
    Scheme(&'a [u8], &'a [u8]),
    Other(&'a [u8]),
}

/// Methods that become atoms.
const METHODS: [&str; 7] = ["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE"];

/// Headers that become atoms; their numbers are their places, from 1.
const HEADERS: [&str; 52] = [
    "Cache-Control",
    "Connection",
    "Date",
    "Pragma",
    "Transfer-Encoding",
    "Upgrade",
    "Via",
    "Accept",
    "Accept-Charset",
    "Accept-Encoding",
    "Accept-Language",
    "Authorization",
    "From",
    "Host",
    "If-Modified-Since",
    "If-Match",
    "If-None-Match",
    "If-Range",
    "If-Unmodified-Since",
    "Max-Forwards",
    "Proxy-Authorization",
    "Range",
    "Referer",
    "User-Agent",
    "Age",
    "Location",
    "Proxy-Authenticate",
    "Public",
    "Retry-After",
    "Server",
    "Vary",
    "Warning",
    "Www-Authenticate",
    "Allow",
    "Content-Base",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Location",
    "Content-Md5",
    "Content-Range",
    "Content-Type",
    "Etag",
    "Expires",
    "Last-Modified",
    "Accept-Ranges",
    "Set-Cookie",
    "Set-Cookie2",
    "X-Forwarded-For",
    "Cookie",
    "Keep-Alive",
    "Proxy-Connection",
];

/// Names of headers up to this length get their usual capital letters.
const MAX_NAME: usize = 50;

pub fn method_name(method: &[u8]) -> Option<&'static str> {
    METHODS.into_iter().find(|m| m.as_bytes() == method)
}

/// The length of the line that `bytes` begin with, its end included. A header goes on in lines that begin with a blank, so that
/// its end shows in the line after it.
pub fn length(part: Part, bytes: &[u8], limits: &Limits) -> Length {
    if bytes == b"\n" || bytes == b"\r\n" {
        return Length::Known(bytes.len());
    }
    // Programs have used `line_length` for this, too.
    let limit = match limits.packet_size {
        0 => limits.line_length as usize,
        n => n as usize,
    };
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'\n', &bytes[from..]) {
        let length = from + at + 1;
        let next = bytes.get(length);
        if part == Part::Header && next.is_some_and(|&b| is_blank(b)) && length > 2 {
            from = length;
            continue;
        }
        if limit != 0 && length > limit {
            return Length::Invalid;
        }
        return if part == Part::Header && next.is_none() {
            Length::Unknown
        } else {
            Length::Known(length)
        };
    }
    if limit != 0 && bytes.len() >= limit {
        return Length::Invalid;
    }
    Length::Unknown
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// Bytes that a name (of a method, of a header) is made of.
fn is_token(byte: u8) -> bool {
    (33..=127).contains(&byte) && !b"()<>@,;:\\\"/[]?={}".contains(&byte)
}

/// What is left of a line.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, is_in: impl Fn(u8) -> bool) -> &'a [u8] {
        let n = self.0.iter().take_while(|&&b| is_in(b)).count();
        let (taken, rest) = self.0.split_at(n);
        self.0 = rest;
        taken
    }

    /// A number; `None`: there is no digit.
    fn number(&mut self) -> Option<i32> {
        let digits = self.take(|b| b.is_ascii_digit());
        let push = |n: i32, &d: &u8| n.wrapping_mul(10).wrapping_add(i32::from(d - b'0'));
        (!digits.is_empty()).then(|| digits.iter().fold(0, push))
    }

    fn version(&mut self) -> Option<(i32, i32)> {
        let major = self.number()?;
        self.0 = self.0.strip_prefix(b".")?;
        Some((major, self.number()?))
    }
}

/// What a whole line says; `None`: it is not HTTP.
pub fn parse(part: Part, line: &[u8]) -> Option<Line<'_>> {
    let n = line.len();
    let line = match line {
        [.., b'\r', _] => &line[..n - 2],
        [.., b'\n'] => &line[..n - 1],
        _ => line,
    };
    match part {
        Part::Header => header(line),
        Part::Start => match line.strip_prefix(b"HTTP/") {
            Some(rest) => response(Rest(rest)),
            None => request(Rest(line)),
        },
    }
}

fn response(mut rest: Rest<'_>) -> Option<Line<'_>> {
    let version = rest.version()?;
    if rest.take(is_blank).is_empty() {
        return None;
    }
    let status = rest.number().unwrap_or(0);
    // There need not be a phrase.
    if rest.take(is_blank).is_empty() && !rest.0.is_empty() {
        return None;
    }
    Some(Line::Response {
        version,
        status,
        phrase: rest.0,
    })
}

fn request(mut rest: Rest<'_>) -> Option<Line<'_>> {
    let method = rest.take(is_token);
    if method.is_empty() || rest.take(is_blank).is_empty() {
        return None;
    }
    let target = rest.take(|b| !is_blank(b));
    if target.is_empty() {
        return None;
    }
    rest.take(is_blank);
    let version = if rest.0.is_empty() {
        (0, 9)
    } else if rest.0.len() < 8 {
        return None;
    } else {
        Rest(rest.0.strip_prefix(b"HTTP/")?).version()?
    };
    Some(Line::Request {
        method,
        uri: uri(target),
        version,
    })
}

/// `text` without a prefix that is written in lower case, in whatever case it is there.
fn without<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

fn uri(text: &[u8]) -> Uri<'_> {
    if text == b"*" {
        return Uri::Star;
    }
    if text.len() == 1 || text[0] == b'/' {
        return Uri::Path(text);
    }
    if let Some(rest) = without(text, b"http://") {
        return absolute(false, rest);
    }
    if let Some(rest) = without(text, b"https://") {
        return absolute(true, rest);
    }
    match memchr::memchr(b':', text) {
        Some(at) => Uri::Scheme(&text[..at], &text[at + 1..]),
        None => Uri::Other(text),
    }
}

fn absolute(secure: bool, text: &[u8]) -> Uri<'_> {
    let (place, path): (_, &[u8]) = match memchr::memchr(b'/', text) {
        Some(at) => text.split_at(at),
        None => (text, b"/"),
    };
    let (host, port) = host_and_port(place);
    Uri::Absolute {
        secure,
        host,
        port,
        path,
    }
}

fn host_and_port(place: &[u8]) -> (&[u8], Option<i32>) {
    let Some(colon) = memchr::memchr(b':', place) else {
        return (place, None);
    };
    // The colons within brackets are those of an IPv6 address.
    let bracket = match place[0] {
        b'[' => memchr::memchr(b']', place),
        _ => None,
    };
    let end = bracket.map_or(colon, |at| at + 1);
    let after = place[end..].strip_prefix(b":");
    (&place[..end], after.and_then(port))
}

/// A port, if there are digits and nothing else.
fn port(text: &[u8]) -> Option<i32> {
    let mut rest = Rest(text);
    let port = rest.number()?;
    (rest.0.is_empty() && port != 0).then_some(port)
}

fn header(line: &[u8]) -> Option<Line<'_>> {
    if line.is_empty() {
        return Some(Line::EndOfHeaders);
    }
    let mut rest = Rest(line);
    let written = rest.take(is_token);
    let mut rest = Rest(rest.0.strip_prefix(b":")?);
    rest.take(is_blank);
    let name = if written.len() <= MAX_NAME {
        capitalised(written)
    } else {
        written.to_vec()
    };
    let known = HEADERS.iter().position(|h| h.as_bytes() == name);
    Some(Line::Header {
        known: known.map(|at| (at + 1, HEADERS[at])),
        name,
        written,
        value: rest.0,
    })
}

/// With a capital letter at its beginning and after each `-`, and none elsewhere. Of `--` only the first counts.
fn capitalised(name: &[u8]) -> Vec<u8> {
    let mut start = true;
    let capital = |&b: &u8| {
        if std::mem::replace(&mut start, false) {
            return b.to_ascii_uppercase();
        }
        start = b == b'-';
        b.to_ascii_lowercase()
    };
    name.iter().map(capital).collect()
}
