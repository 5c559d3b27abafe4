//! `erlang:decode_packet/3`: packets as terms.
use super::{Fault, Res, badarg};
use crate::bits;
use crate::heap::Heap;
use crate::packet::http::{self, Part};
use crate::packet::{self, Kind, Length, Limits, terms};
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
            Some(line) => terms::line(p, &line, &mut |p, text| source.text(p, text)),
            None => {
                let line = source.text(p, whole);
                terms::error(p, line)
            }
        },
        Kind::SslTls => terms::record(p, Term::NIL, &packet::record(whole)),
        _ => {
            let body = packet::body(kind, whole);
            bits::part(p, binary, body.start * 8, body.len() * 8)
        }
    };
    let rest = bits::part(p, binary, size * 8, (bytes.len() - size) * 8);
    Ok(p.tuple(&[am::OK, content, rest]))
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
}
