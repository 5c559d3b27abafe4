//! Atoms and text: `list_to_atom/1`, `binary_to_atom/2`, `atom_to_list/1` and their like.
use super::display::chars;
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::atom::MAX_CHARS;
use crate::term::{Atom, Term, am};

bifs! {
    erlang {
        "atom_to_list"/1 => atom_to_list,
        "atom_to_binary"/2 => atom_to_binary,
        "list_to_atom"/1 => list_to_atom,
        "list_to_existing_atom"/1 => list_to_existing_atom,
        "binary_to_atom"/2 => binary_to_atom,
        "binary_to_existing_atom"/2 => binary_to_existing_atom,
    }
}

fn name(term: Term) -> Result<&'static str, Fault> {
    term.as_atom().map(Atom::name).ok_or(Fault::BADARG)
}

fn atom_to_list(p: &mut Process, args: &[Term]) -> Res {
    Ok(p.char_list(name(args[0])?))
}

fn atom_to_binary(p: &mut Process, args: &[Term]) -> Res {
    let name = name(args[0])?;
    match args[1] {
        am::UTF8 | am::UNICODE => Ok(p.binary(name.as_bytes())),
        am::LATIN1 => {
            let bytes: Option<Vec<u8>> = name.chars().map(|c| u8::try_from(c).ok()).collect();
            Ok(p.binary(&bytes.ok_or(Fault::BADARG)?))
        }
        _ => badarg(),
    }
}

fn list_to_atom(_: &mut Process, args: &[Term]) -> Res {
    Ok(Atom::new(&chars(args[0], MAX_CHARS)?).term())
}

fn existing(name: &str) -> Res {
    Atom::existing(name).map(Atom::term).ok_or(Fault::BADARG)
}

fn list_to_existing_atom(_: &mut Process, args: &[Term]) -> Res {
    // Too long a text is a bad argument here: no such atom exists.
    existing(&chars(args[0], MAX_CHARS).map_err(|_| Fault::BADARG)?)
}

/// The text in a binary of that encoding.
fn text(binary: Term, encoding: Term) -> Result<String, Fault> {
    let bytes = binary.to_bytes().ok_or(Fault::BADARG)?;
    match encoding {
        am::UTF8 | am::UNICODE => match std::str::from_utf8(&bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => badarg(),
        },
        am::LATIN1 => Ok(bytes.iter().map(|&b| char::from(b)).collect()),
        _ => badarg(),
    }
}

fn binary_to_atom(_: &mut Process, args: &[Term]) -> Res {
    let text = text(args[0], args[1])?;
    if text.len() > MAX_CHARS && text.chars().count() > MAX_CHARS {
        return Err(Fault::SYSTEM_LIMIT);
    }
    Ok(Atom::new(&text).term())
}

fn binary_to_existing_atom(_: &mut Process, args: &[Term]) -> Res {
    existing(&text(args[0], args[1])?)
}
