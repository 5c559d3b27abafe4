//! What is built into OTP 25 and not into later ones, whose `erlang.erl` does it in Erlang or not at all.
use super::{Fault, Res, badarg, display, numbers};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

/// The first release without them.
pub const UNTIL: u32 = 26;

crate::bifs! {
    erlang {
        "list_to_integer"/1 digits => |p, args| list_to_integer(p, args[0], DECIMAL),
        "list_to_integer"/2 digits => |p, args| list_to_integer(p, args[0], args[1]),
        "binary_to_integer"/1 digits => |p, args| binary_to_integer(p, args[0], DECIMAL),
        "binary_to_integer"/2 digits => |p, args| binary_to_integer(p, args[0], args[1]),
        "display_string"/1 => |p, args| display::display_string(p, &[am::STDERR, args[0]]),
        "display_nl"/0 => display_line_end,
    }
}

const DECIMAL: Term = Term::small(10);

/// The integer that the whole list is.
fn list_to_integer(p: &mut Process, list: Term, base: Term) -> Res {
    let found = numbers::list_to_integer(p, &[list, base])?;
    match found.as_tuple() {
        Some(&[number, rest]) if rest.is_nil() => Ok(number),
        _ if found == am::BIG => Err(Fault::SYSTEM_LIMIT),
        _ => badarg(),
    }
}

fn binary_to_integer(p: &mut Process, text: Term, base: Term) -> Res {
    match numbers::binary_to_integer(p, &[text, base])? {
        am::BIG => Err(Fault::SYSTEM_LIMIT),
        am::BADARG => badarg(),
        number => Ok(number),
    }
}

fn display_line_end(p: &mut Process, _: &[Term]) -> Res {
    let line_end = p.binary(b"\r\n");
    display::display_string(p, &[am::STDERR, line_end])
}
