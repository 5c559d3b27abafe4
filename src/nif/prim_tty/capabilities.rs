//! `prim_tty`: what the terminal is known to do, by codes of two letters (OTP 27: `tget…`) or by names as well (29: `ti…`).
use crate::bif::{Fault, Res, badarg, boolean, iolist};
use crate::heap::Heap;
use crate::io::terminal::{self, Capability, PARAMETERS, TermInfo};
use crate::nif::{arguments, posix};
use crate::process::Process;
use crate::term::{Atom, Term, am};
use std::os::unix::ffi::OsStrExt;
use std::sync::Arc;

crate::bifs! {
    prim_tty {
        "tgetent_nif"/1 => load_named,
        "tgetnum_nif"/1 => number,
        "tgetflag_nif"/1 => flag,
        "tgetstr_nif"/1 => string,
        "tgoto_nif"/1 => go_to,
        "tgoto_nif"/2 => go_to,
        "tgoto_nif"/3 => go_to,
        "setupterm_nif"/0 => load_own,
        "tigetnum_nif"/1 => number,
        "tigetflag_nif"/1 => flag,
        "tigetstr_nif"/1 => string_by_name,
        "tinfo_nif"/0 => known_names,
        "tputs_nif"/2 => expanded,
    }
}

/// A text of C: up to its end mark.
fn text(t: Term) -> Result<Vec<u8>, Fault> {
    let mut bytes = iolist::to_vec(t).ok_or(Fault::BADARG)?;
    if let Some(end) = memchr::memchr(0, &bytes) {
        bytes.truncate(end);
    }
    Ok(bytes)
}

/// The terminal's description; before one is chosen nothing is known.
fn info() -> Arc<TermInfo> {
    terminal::description()
}

/// OTP 27: that terminal's description is used from now on.
fn load_named(p: &mut Process, args: &[Term]) -> Res {
    let name = text(args[0])?;
    if terminal::describe(&name) {
        return Ok(am::OK);
    }
    let function = Atom::new("tgetent").term();
    let reason = p.tuple(&[function, posix::atom(libc::ENOENT)]);
    Ok(p.tuple(&[am::ERROR, reason]))
}

/// OTP 29: the description of the terminal that `TERM` names.
fn load_own(p: &mut Process, _: &[Term]) -> Res {
    let name = std::env::var_os("TERM").unwrap_or_default();
    if terminal::describe(name.as_bytes()) {
        return Ok(am::OK);
    }
    let reason = Atom::new("enotsup").term();
    Ok(p.tuple(&[am::ERROR, reason]))
}

fn number(_: &mut Process, args: &[Term]) -> Res {
    let number = info().number(&text(args[0])?);
    Ok(Term::small(number.unwrap_or(-1).into()))
}

fn flag(_: &mut Process, args: &[Term]) -> Res {
    Ok(boolean(info().flag(&text(args[0])?)))
}

fn string(p: &mut Process, args: &[Term]) -> Res {
    match info().string(&text(args[0])?) {
        Some(text) => ok(p, text),
        None => Ok(am::FALSE),
    }
}

fn string_by_name(p: &mut Process, args: &[Term]) -> Res {
    match info().string_by_name(&text(args[0])?) {
        Some(Some(text)) => ok(p, text),
        Some(None) => Ok(am::FALSE),
        None => badarg(),
    }
}

fn ok(p: &mut Process, text: &[u8]) -> Res {
    let text = p.binary(text);
    Ok(p.tuple(&[am::OK, text]))
}

/// A string with a column and a line put in, which it wants the other way round.
fn go_to(p: &mut Process, args: &[Term]) -> Res {
    let template = text(args[0])?;
    let value = |i: usize| args.get(i).map_or(Ok(0), |&t| arguments::int(t));
    let mut parameters = [0; PARAMETERS];
    parameters[..2].copy_from_slice(&[value(2)?, value(1)?]);
    let text = terminal::expand(&template, parameters);
    ok(p, &terminal::without_padding(&text))
}

/// A string with its parameters put in, if there are any.
fn expanded(p: &mut Process, args: &[Term]) -> Res {
    let mut template = text(args[0])?;
    let given = args[1].list_to_vec().ok_or(Fault::BADARG)?;
    if given.len() > PARAMETERS {
        return badarg();
    }
    if !given.is_empty() {
        let mut parameters = [0; PARAMETERS];
        for (parameter, &value) in parameters.iter_mut().zip(&given) {
            // Of larger numbers the lower bits count.
            *parameter = arguments::long(value)? as i32;
        }
        template = terminal::expand(&template, parameters);
    }
    ok(p, &terminal::without_padding(&template))
}

/// `#{bool => …, num => …, str => …}`: all the capabilities that a terminal may have, by their names.
fn known_names(p: &mut Process, _: &[Term]) -> Res {
    let all = terminal::capabilities();
    let kinds = [
        ("bool", &all.flags),
        ("num", &all.numbers),
        ("str", &all.strings),
    ];
    let entries = kinds.map(|(kind, capabilities)| {
        let names: Vec<Term> = capabilities.iter().rev().map(|c| names(p, c)).collect();
        (Atom::new(kind).term(), p.list(&names))
    });
    Ok(crate::map::from_pairs(p, &entries))
}

fn names(p: &mut Process, of: &Capability) -> Term {
    let all = [
        ("code", of.code),
        ("name", of.name),
        ("full_name", of.full_name),
    ];
    let entries = all.map(|(key, text)| {
        let letters: Vec<Term> = text.bytes().map(|b| Term::small(b.into())).collect();
        (Atom::new(key).term(), p.list(&letters))
    });
    crate::map::from_pairs(p, &entries)
}
