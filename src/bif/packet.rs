//! `erlang:decode_packet/3`: packets as terms.
use super::{Fault, Res, badarg};
use crate::bits;
use crate::heap::Heap;
use crate::packet::http::{self, Line, Part, Uri};
use crate::packet::{self, Kind, Length, Limits, Record};
use crate::process::Process;
use crate::term::{Atom, Term, am};

crate::bifs! {
    erlang {
        "decode_packet"/3 => decode_packet,
    }
}

/// The protocol of that name, and whether its text becomes binaries.
fn kind(name: Term) -> Option<(Kind, bool)> {
    if let Some(size) = name.as_small() {
        return match size {
            0 => Some((Kind::Raw, false)),
            1 | 2 | 4 => Some((Kind::Sized(size as usize), false)),
            _ => None,
        };
    }
    let kind = match name.as_atom()?.name() {
        "raw" => Kind::Raw,
        "asn1" => Kind::Asn1,
        "sunrm" => Kind::SunRm,
        "cdr" => Kind::Cdr,
        "fcgi" => Kind::Fcgi,
        "line" => Kind::Line,
        "tpkt" => Kind::Tpkt,
        "ssl_tls" => Kind::SslTls,
        "http" => Kind::Http(Part::Start),
        "httph" => Kind::Http(Part::Header),
        "http_bin" => return Some((Kind::Http(Part::Start), true)),
        "httph_bin" => return Some((Kind::Http(Part::Header), true)),
        _ => return None,
    };
    Some((kind, false))
}

fn limits(kind: Kind, options: Term) -> Option<Limits> {
    let mut limits = Limits::default();
    for option in options.list_to_vec()? {
        let &[name, value] = option.as_tuple()? else {
            return None;
        };
        let value = u32::try_from(value.as_small()?).ok()?;
        match name.as_atom()?.name() {
            "packet_size" => limits.packet_size = value,
            "line_length" => limits.line_length = value,
            "line_delimiter" if kind == Kind::Line => limits.delimiter = value.try_into().ok()?,
            _ => return None,
        }
    }
    Some(limits)
}

fn decode_packet(p: &mut Process, args: &[Term]) -> Res {
    let &[name, binary, options] = args else {
        return badarg();
    };
    let Some((kind, as_binaries)) = kind(name) else {
        return Err(Fault::ErrorCause(am::BADARG, am::BADOPT));
    };
    let (true, Some(limits)) = (binary.is_bitstring(), limits(kind, options)) else {
        return badarg();
    };
    let bytes = binary.to_bytes().ok_or(Fault::BADARG)?;
    let size = match packet::length(kind, &bytes, &limits) {
        Length::Invalid => return Ok(p.tuple(&[am::ERROR, am::INVALID])),
        Length::Unknown => return Ok(p.tuple(&[Atom::new("more").term(), am::UNDEFINED])),
        Length::Known(size) if size > bytes.len() => {
            let size = p.uint(size as u64);
            return Ok(p.tuple(&[Atom::new("more").term(), size]));
        }
        Length::Known(size) => size,
    };
    let source = Source {
        binary,
        bytes: &bytes,
        as_binaries,
    };
    let whole = &bytes[..size];
    let content = match kind {
        Kind::Http(part) => match http::parse(part, whole) {
            Some(line) => source.line(p, &line),
            None => {
                let line = source.text(p, whole);
                p.tuple(&[Atom::new("http_error").term(), line])
            }
        },
        Kind::SslTls => record(p, &packet::record(whole)),
        _ => {
            let body = packet::body(kind, whole);
            bits::part(p, binary, body.start * 8, body.len() * 8)
        }
    };
    let rest = bits::part(p, binary, size * 8, (bytes.len() - size) * 8);
    Ok(p.tuple(&[am::OK, content, rest]))
}

fn record(p: &mut Process, record: &Record) -> Term {
    let (major, minor) = record.version;
    let version = p.tuple(&[Term::small(major.into()), Term::small(minor.into())]);
    let data = p.binary(&record.data);
    let content_type = Term::small(record.content_type.into());
    let tag = Atom::new("ssl_tls").term();
    p.tuple(&[tag, Term::NIL, content_type, version, data])
}

/// What is decoded, and how its text is given.
struct Source<'a> {
    binary: Term,
    bytes: &'a [u8],
    as_binaries: bool,
}

impl Source<'_> {
    /// Text, which as a binary is a part of the packet's where it stands in it.
    fn text(&self, p: &mut Process, text: &[u8]) -> Term {
        if !self.as_binaries {
            return p.byte_list(text, Term::NIL);
        }
        let at = (text.as_ptr() as usize).wrapping_sub(self.bytes.as_ptr() as usize);
        if at <= self.bytes.len() && text.len() <= self.bytes.len() - at {
            bits::part(p, self.binary, at * 8, text.len() * 8)
        } else {
            p.binary(text)
        }
    }

    fn line(&self, p: &mut Process, line: &Line) -> Term {
        let pair = |p: &mut Process, (a, b): (i32, i32)| {
            p.tuple(&[Term::small(a.into()), Term::small(b.into())])
        };
        match *line {
            Line::EndOfHeaders => Atom::new("http_eoh").term(),
            Line::Response {
                version,
                status,
                phrase,
            } => {
                let (phrase, version) = (self.text(p, phrase), pair(p, version));
                let tag = Atom::new("http_response").term();
                p.tuple(&[tag, version, Term::small(status.into()), phrase])
            }
            Line::Request {
                method,
                ref uri,
                version,
            } => {
                let method = match http::method_name(method) {
                    Some(name) => Atom::new(name).term(),
                    None => self.text(p, method),
                };
                let (uri, version) = (self.uri(p, uri), pair(p, version));
                let tag = Atom::new("http_request").term();
                p.tuple(&[tag, method, uri, version])
            }
            Line::Header {
                known,
                ref name,
                written,
                value,
            } => {
                let (number, name) = match known {
                    Some((number, name)) => (number, Atom::new(name).term()),
                    None => (0, self.text(p, name)),
                };
                let (written, value) = (self.text(p, written), self.text(p, value));
                let tag = Atom::new("http_header").term();
                let number = Term::small(number as i64);
                p.tuple(&[tag, number, name, written, value])
            }
        }
    }

    fn uri(&self, p: &mut Process, uri: &Uri) -> Term {
        match *uri {
            Uri::Star => am::TIMES,
            Uri::Other(text) => self.text(p, text),
            Uri::Path(path) => {
                let path = self.text(p, path);
                p.tuple(&[Atom::new("abs_path").term(), path])
            }
            Uri::Scheme(scheme, rest) => {
                let (scheme, rest) = (self.text(p, scheme), self.text(p, rest));
                p.tuple(&[Atom::new("scheme").term(), scheme, rest])
            }
            Uri::Absolute {
                secure,
                host,
                port,
                path,
            } => {
                let (host, path) = (self.text(p, host), self.text(p, path));
                let scheme = Atom::new(if secure { "https" } else { "http" }).term();
                let port = port.map_or(am::UNDEFINED, |n| Term::small(n.into()));
                let tag = Atom::new("absoluteURI").term();
                p.tuple(&[tag, scheme, host, port, path])
            }
        }
    }
}
