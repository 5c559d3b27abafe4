//! The environment: the machine's own copy of the operating system's, which programs that it starts get.
use super::{Fault, Res, badarg};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};
use parking_lot::RwLock;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::sync::OnceLock;

crate::bifs! {
    os {
        "env"/0 => env,
        "getenv"/1 => getenv,
        "putenv"/2 => putenv,
        "unsetenv"/1 => unsetenv,
    }
}

type Variables = BTreeMap<OsString, OsString>;

/// All variables. Changing the operating system's own would not be safe while other threads read it.
pub fn variables() -> &'static RwLock<Variables> {
    static VARIABLES: OnceLock<RwLock<Variables>> = OnceLock::new();
    VARIABLES.get_or_init(|| RwLock::new(std::env::vars_os().collect()))
}

/// A value: a list of characters (perhaps of lists of them) without NUL.
fn text(t: Term) -> Result<OsString, Fault> {
    let mut text = String::new();
    let mut todo = vec![t];
    while let Some(rest) = todo.pop() {
        match (rest.as_cons(), rest.as_small()) {
            (Some((head, tail)), _) => todo.extend([tail, head]),
            (None, Some(code)) => {
                let code = u32::try_from(code).ok().filter(|&c| c != 0);
                text.push(code.and_then(char::from_u32).ok_or(Fault::BADARG)?);
            }
            (None, None) if rest.is_nil() => {}
            _ => return badarg(),
        }
    }
    if t.is_list() {
        Ok(OsString::from_vec(text.into_bytes()))
    } else {
        badarg()
    }
}

/// A variable's name: a value without `=`.
fn name(t: Term) -> Result<OsString, Fault> {
    let name = text(t)?;
    if name.as_bytes().contains(&b'=') {
        return badarg();
    }
    Ok(name)
}

/// Characters; of what is not UTF-8, bytes.
fn term(p: &mut Process, value: &OsStr) -> Term {
    match value.to_str() {
        Some(text) => p.char_list(text),
        None => p.byte_list(value.as_bytes(), Term::NIL),
    }
}

fn env(p: &mut Process, _: &[Term]) -> Res {
    let pairs: Vec<Term> = variables()
        .read()
        .iter()
        .map(|(name, value)| {
            let (name, value) = (term(p, name), term(p, value));
            p.tuple(&[name, value])
        })
        .collect();
    Ok(p.list(&pairs))
}

fn getenv(p: &mut Process, args: &[Term]) -> Res {
    let name = name(args[0])?;
    let variables = variables().read();
    Ok(variables.get(&name).map_or(am::FALSE, |v| term(p, v)))
}

fn putenv(_: &mut Process, args: &[Term]) -> Res {
    let (name, value) = (name(args[0])?, text(args[1])?);
    variables().write().insert(name, value);
    Ok(am::TRUE)
}

fn unsetenv(_: &mut Process, args: &[Term]) -> Res {
    variables().write().remove(&name(args[0])?);
    Ok(am::TRUE)
}
