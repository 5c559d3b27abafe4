//! `make_ref` and `unique_integer`.
use super::{Fault, Res, badarg};
use crate::arith;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::word::SMALL_MIN;
use crate::term::{Term, am, unique};

crate::bifs! {
    erlang {
        "make_ref"/0 => make_ref,
        "unique_integer"/0 => unique_integer,
        "unique_integer"/1 => unique_integer,
    }
}

fn make_ref(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.reference(unique::reference()))
}

/// Whether the options say `positive`, and `monotonic`.
fn options(list: Term) -> Result<(bool, bool), Fault> {
    let (mut positive, mut monotonic) = (false, false);
    for option in list.list_to_vec().ok_or(Fault::BADARG)? {
        match option {
            am::POSITIVE => positive = true,
            am::MONOTONIC => monotonic = true,
            _ => return badarg(),
        }
    }
    Ok((positive, monotonic))
}

/// From the smallest small integer up, or from 1.
fn unique_integer(p: &mut Process, args: &[Term]) -> Res {
    let (positive, monotonic) = options(args.first().copied().unwrap_or(Term::NIL))?;
    let n = if monotonic {
        unique::monotonic()
    } else {
        unique::integer()
    };
    let first = if positive { 1 } else { SMALL_MIN };
    Ok(arith::int::from_i128(p, i128::from(n) + i128::from(first)))
}
