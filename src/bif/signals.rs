//! `os:set_signal/2`.
use super::{Fault, Res, badarg};
use crate::io::signals::{self, Disposition};
use crate::process::Process;
use crate::term::{Atom, Term, am};

crate::bifs! {
    os {
        "set_signal"/2 => set_signal,
    }
}

fn set_signal(_: &mut Process, args: &[Term]) -> Res {
    let name = |t: Term| t.as_atom().map(Atom::name).ok_or(Fault::BADARG);
    let number = signals::number(name(args[0])?).ok_or(Fault::BADARG)?;
    let disposition = match name(args[1])? {
        "default" => Disposition::Default,
        "ignore" => Disposition::Ignore,
        "handle" => Disposition::Tell,
        _ => return badarg(),
    };
    match signals::set(number, disposition) {
        Ok(()) => Ok(am::OK),
        Err(_) => badarg(),
    }
}
