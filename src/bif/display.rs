//! Terms as text and back: `erlang:display/1`, `pid_to_list/1`, `list_to_pid/1` and their like.
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::dist::Peer;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::node::Node;
use crate::term::print;
use crate::term::word::boxed;
use crate::term::{Atom, Term, am, node};
use std::io::{self, Write};

bifs! {
    erlang {
        "display"/1 => display,
        "display_string"/2 => display_string,
        "pid_to_list"/1 => pid_to_list,
        "port_to_list"/1 => port_to_list,
        "ref_to_list"/1 => ref_to_list,
        "fun_to_list"/1 => fun_to_list,
        "list_to_pid"/1 => list_to_pid,
        "list_to_port"/1 => list_to_port,
        "list_to_ref"/1 => list_to_ref,
    }
    erts_internal {
        "term_to_string"/2 => term_to_string,
    }
}

fn display(_: &mut Process, args: &[Term]) -> Res {
    let mut text = print::raw(args[0], None);
    text.push(b'\n');
    // As in OTP, output that fails is lost.
    let _ = put(&mut io::stdout().lock(), &text);
    Ok(am::TRUE)
}

fn put(out: &mut impl Write, text: &[u8]) -> io::Result<()> {
    out.write_all(text)?;
    out.flush()
}

pub(super) fn display_string(_: &mut Process, args: &[Term]) -> Res {
    let text = match args[1].to_bytes() {
        Some(bytes) => bytes.into_owned(),
        None => chars(args[1], usize::MAX)?.into_bytes(),
    };
    let written = match args[0] {
        am::STDOUT => put(&mut io::stdout().lock(), &text),
        am::STDERR => put(&mut io::stderr().lock(), &text),
        _ => return badarg(),
    };
    match written {
        Ok(()) => Ok(am::TRUE),
        Err(e) => Err(Fault::ErrorCause(am::BADARG, error_name(&e))),
    }
}

/// The name that OTP gives an error of writing.
fn error_name(error: &io::Error) -> Term {
    let name = match error.kind() {
        io::ErrorKind::BrokenPipe => "epipe",
        io::ErrorKind::StorageFull => "enospc",
        io::ErrorKind::PermissionDenied => "eacces",
        _ => "eio",
    };
    Atom::new(name).term()
}

/// The text in a list of at most `limit` characters. `system_limit`: it is longer.
pub(super) fn chars(list: Term, limit: usize) -> Result<String, Fault> {
    let mut text = String::new();
    let mut items = list.iter_list();
    for (n, item) in items.by_ref().enumerate() {
        if n >= limit {
            return Err(Fault::SYSTEM_LIMIT);
        }
        let code = item.as_small().and_then(|c| u32::try_from(c).ok());
        match code.and_then(char::from_u32) {
            Some(c) => text.push(c),
            None => return badarg(),
        }
    }
    if items.tail.is_nil() {
        Ok(text)
    } else {
        badarg()
    }
}

fn term_to_string(p: &mut Process, args: &[Term]) -> Res {
    let limit = match args[1].as_small() {
        None if args[1] == am::UNDEFINED => None,
        Some(n) if n > 1 && n < i64::from(i32::MAX) => Some(n as u32),
        _ => return badarg(),
    };
    let text = print::raw(args[0], limit);
    Ok(p.byte_list(&text, Term::NIL))
}

/// The text of an identifier, if it is one of that kind.
fn identifier_to_list(p: &mut Process, term: Term, kind: fn(Term) -> bool) -> Res {
    match print::identifier(term) {
        Some(text) if kind(term) => Ok(p.byte_list(text.as_bytes(), Term::NIL)),
        _ => badarg(),
    }
}

fn pid_to_list(p: &mut Process, args: &[Term]) -> Res {
    identifier_to_list(p, args[0], Term::is_pid)
}

fn port_to_list(p: &mut Process, args: &[Term]) -> Res {
    identifier_to_list(p, args[0], Term::is_port)
}

fn ref_to_list(p: &mut Process, args: &[Term]) -> Res {
    identifier_to_list(p, args[0], Term::is_reference)
}

fn fun_to_list(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_fun() {
        return badarg();
    }
    let text = print::raw(args[0], None);
    Ok(p.byte_list(&text, Term::NIL))
}

/// The numbers between `open` and `>`, which dots separate, behind the first one, and the node that this stands for: 0 for this
/// one (no node), else the number of the name of one that this has been connected with.
fn numbers(list: Term, open: &str) -> Result<(Option<Node>, Vec<u64>), Fault> {
    // The longest reference has fewer.
    const MAX_CHARS: usize = 80;
    let text = chars(list, MAX_CHARS).map_err(|_| Fault::BADARG)?;
    let inner = text.strip_prefix(open).and_then(|t| t.strip_suffix('>'));
    let number = |digits: &str| {
        let digits_only = digits.bytes().all(|b| b.is_ascii_digit());
        digits_only.then(|| digits.parse().ok()).flatten()
    };
    let numbers: Option<Vec<u64>> = inner.ok_or(Fault::BADARG)?.split('.').map(number).collect();
    let numbers = numbers.ok_or(Fault::BADARG)?;
    let of = match numbers[0] {
        0 => None,
        name => Some(Peer::numbered(name).ok_or(Fault::BADARG)?),
    };
    Ok((of, numbers[1..].to_vec()))
}

fn list_to_pid(p: &mut Process, args: &[Term]) -> Res {
    let (of, numbers) = numbers(args[0], "<")?;
    let &[number, serial] = &numbers[..] else {
        return badarg();
    };
    let (Ok(number), Ok(serial)) = (u32::try_from(number), u32::try_from(serial)) else {
        return badarg();
    };
    if let Some(of) = of {
        let id = u64::from(number) | u64::from(serial) << 32;
        return Ok(node::external(p, boxed::EXT_PID, of, id));
    }
    node::local_pid(number, serial).ok_or(Fault::BADARG)
}

fn list_to_port(p: &mut Process, args: &[Term]) -> Res {
    match (numbers(args[0], "#Port<")?, node::MAX_PORT) {
        ((None, numbers), most) if numbers.len() == 1 && numbers[0] <= most => {
            Ok(Term::port(numbers[0]))
        }
        ((Some(of), numbers), _) if numbers.len() == 1 => {
            Ok(node::external(p, boxed::EXT_PORT, of, numbers[0]))
        }
        _ => badarg(),
    }
}

fn list_to_ref(p: &mut Process, args: &[Term]) -> Res {
    let (of, numbers) = numbers(args[0], "#Ref<")?;
    let numbers: Result<Vec<u32>, _> = numbers.into_iter().rev().map(u32::try_from).collect();
    let numbers = numbers.map_err(|_| Fault::BADARG)?;
    let size = [node::REF_NUMBERS, node::MAX_REF_NUMBERS];
    if !size.contains(&numbers.len()) || of.is_none() && numbers[0] >= node::MAX_REFERENCE {
        return badarg();
    }
    Ok(match of {
        Some(of) => node::external_ref(p, of, &numbers),
        None => node::local_ref(p, &numbers),
    })
}
