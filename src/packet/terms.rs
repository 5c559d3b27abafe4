//! Lines of HTTP and records of TLS as terms. How text becomes a term is up to the caller: a list, a binary, a part of one.
use super::Record;
use super::http::{self, Line, Uri};
use crate::heap::Heap;
use crate::term::{Atom, Term, am};

/// A record; where it came from stands behind the tag.
pub fn record<H: Heap>(heap: &mut H, from: Term, record: &Record) -> Term {
    let (major, minor) = record.version;
    let version = heap.tuple(&[Term::small(major.into()), Term::small(minor.into())]);
    let data = heap.binary(&record.data);
    let content_type = Term::small(record.content_type.into());
    let tag = Atom::new("ssl_tls").term();
    heap.tuple(&[tag, from, content_type, version, data])
}

/// A line that is none.
pub fn error<H: Heap>(heap: &mut H, line: Term) -> Term {
    heap.tuple(&[Atom::new("http_error").term(), line])
}

pub fn line<H: Heap>(
    heap: &mut H,
    line: &Line,
    text: &mut impl FnMut(&mut H, &[u8]) -> Term,
) -> Term {
    let pair = |heap: &mut H, (a, b): (i32, i32)| {
        heap.tuple(&[Term::small(a.into()), Term::small(b.into())])
    };
    match *line {
        Line::EndOfHeaders => Atom::new("http_eoh").term(),
        Line::Response {
            version,
            status,
            phrase,
        } => {
            let (phrase, version) = (text(heap, phrase), pair(heap, version));
            let tag = Atom::new("http_response").term();
            heap.tuple(&[tag, version, Term::small(status.into()), phrase])
        }
        Line::Request {
            method,
            uri: ref asked,
            version,
        } => {
            let method = match http::method_name(method) {
                Some(name) => Atom::new(name).term(),
                None => text(heap, method),
            };
            let (uri, version) = (uri(heap, asked, text), pair(heap, version));
            let tag = Atom::new("http_request").term();
            heap.tuple(&[tag, method, uri, version])
        }
        Line::Header {
            known,
            ref name,
            written,
            value,
        } => {
            let (number, name) = match known {
                Some((number, name)) => (number, Atom::new(name).term()),
                None => (0, text(heap, name)),
            };
            let (written, value) = (text(heap, written), text(heap, value));
            let tag = Atom::new("http_header").term();
            let number = Term::small(number as i64);
            heap.tuple(&[tag, number, name, written, value])
        }
    }
}

fn uri<H: Heap>(heap: &mut H, uri: &Uri, text: &mut impl FnMut(&mut H, &[u8]) -> Term) -> Term {
    match *uri {
        Uri::Star => am::TIMES,
        Uri::Other(other) => text(heap, other),
        Uri::Path(path) => {
            let path = text(heap, path);
            heap.tuple(&[Atom::new("abs_path").term(), path])
        }
        Uri::Scheme(scheme, rest) => {
            let (scheme, rest) = (text(heap, scheme), text(heap, rest));
            heap.tuple(&[Atom::new("scheme").term(), scheme, rest])
        }
        Uri::Absolute {
            secure,
            host,
            port,
            path,
        } => {
            let (host, path) = (text(heap, host), text(heap, path));
            let scheme = Atom::new(if secure { "https" } else { "http" }).term();
            let port = port.map_or(am::UNDEFINED, |n| Term::small(n.into()));
            let tag = Atom::new("absoluteURI").term();
            heap.tuple(&[tag, scheme, host, port, path])
        }
    }
}
