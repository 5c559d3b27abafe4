//! Numbers to text and back.
use super::{Res, badarg};
use crate::arith::{int, text};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

crate::bifs! {
    erlang {
        "integer_to_list"/1 digits => integer_to_list,
        "integer_to_list"/2 digits => integer_to_list,
        "integer_to_binary"/1 digits => integer_to_binary,
        "integer_to_binary"/2 digits => integer_to_binary,
        "float_to_list"/1 => float_to_list,
        "float_to_list"/2 => float_to_list,
        "float_to_binary"/1 => float_to_binary,
        "float_to_binary"/2 => float_to_binary,
        "list_to_float"/1 => list_to_float,
        "binary_to_float"/1 => binary_to_float,
    }
    erts_internal {
        "list_to_integer"/2 digits => list_to_integer,
        "binary_to_integer"/2 digits => binary_to_integer,
    }
    string {
        "list_to_float"/1 => string_list_to_float,
    }
}

/// More digits than any integer has in base 2.
const MAX_DIGITS: usize = crate::arith::MAX_LIMBS * 64;

/// A base from 2 to 36.
fn radix(t: Term) -> Option<u32> {
    match t.as_small() {
        Some(n @ 2..=36) => Some(n as u32),
        _ => None,
    }
}

/// The term that `make` makes of an integer's text.
fn integer_text(
    p: &mut Process,
    args: &[Term],
    make: impl FnOnce(&mut Process, &[u8]) -> Term,
) -> Res {
    let base = match args.get(1) {
        Some(&base) => radix(base),
        None => Some(10),
    };
    match base.and_then(|base| int::with_text(args[0], base, |text| make(p, text))) {
        Some(term) => Ok(term),
        None => badarg(),
    }
}

fn integer_to_list(p: &mut Process, args: &[Term]) -> Res {
    integer_text(p, args, |p, text| p.byte_list(text, Term::NIL))
}

fn integer_to_binary(p: &mut Process, args: &[Term]) -> Res {
    integer_text(p, args, |p, text| p.binary(text))
}

/// An integer, or `badarg`, or `big`: more digits than an integer has, on which `erlang.erl` says the last word.
pub(super) fn binary_to_integer(p: &mut Process, args: &[Term]) -> Res {
    let (Some(base), Some(bytes)) = (radix(args[1]), args[0].to_bytes()) else {
        return Ok(am::BADARG);
    };
    if bytes.len() > MAX_DIGITS {
        return Ok(am::BIG);
    }
    Ok(match int::parse(&bytes, base) {
        Some((negative, limbs)) => crate::arith::integer(p, negative, &limbs).unwrap_or(am::BIG),
        None => am::BADARG,
    })
}

/// `{Integer, Rest}`, or an atom that says why not.
pub(super) fn list_to_integer(p: &mut Process, args: &[Term]) -> Res {
    let list = args[0];
    if list.is_nil() {
        return Ok(am::NO_INTEGER);
    }
    if !list.is_cons() {
        return Ok(am::NOT_A_LIST);
    }
    let Some(base) = radix(args[1]) else {
        return Ok(am::BADARG);
    };
    let (text, rest) = leading(list, |c, first| {
        (c as char).is_digit(base) || first && matches!(c, b'+' | b'-')
    });
    if text.len() > MAX_DIGITS {
        return Ok(am::BIG);
    }
    let Some((negative, limbs)) = int::parse(&text, base) else {
        return Ok(am::NO_INTEGER);
    };
    match crate::arith::integer(p, negative, &limbs) {
        Ok(n) => Ok(p.tuple(&[n, rest])),
        Err(_) => Ok(am::BIG),
    }
}

/// The bytes at the start of a list for which `take` holds (told whether it is the first), and the rest.
fn leading(list: Term, take: impl Fn(u8, bool) -> bool) -> (Vec<u8>, Term) {
    let mut text = Vec::new();
    let mut rest = list;
    while let Some((head, tail)) = rest.as_cons() {
        match byte(head) {
            Some(c) if take(c, text.is_empty()) => text.push(c),
            _ => break,
        }
        rest = tail;
    }
    (text, rest)
}

fn byte(t: Term) -> Option<u8> {
    t.as_small().and_then(|n| u8::try_from(n).ok())
}

/// What `float_to_list/2` is to write.
#[derive(Clone, Copy)]
enum Format {
    Scientific,
    Fixed,
    Short,
}

/// Text of a float as the options say; the last one counts.
fn float_text(args: &[Term]) -> Option<String> {
    let f = args[0].as_float()?;
    let (mut format, mut decimals, mut compact) = (Format::Scientific, 20, false);
    let mut options = args.get(1).copied().unwrap_or(Term::NIL).iter_list();
    for option in options.by_ref() {
        match (option, option.as_tuple()) {
            (am::COMPACT, _) => compact = true,
            (am::SHORT, _) => format = Format::Short,
            (_, Some(&[name, value])) => {
                // OTP, too, keeps the low 32 bits.
                decimals = value.as_small()? as i32;
                format = match name {
                    am::DECIMALS => Format::Fixed,
                    am::SCIENTIFIC => Format::Scientific,
                    _ => return None,
                };
            }
            _ => return None,
        }
    }
    if !options.tail.is_nil() {
        return None;
    }
    match format {
        Format::Scientific => text::scientific(f, decimals),
        Format::Fixed => text::fixed(f, decimals, compact),
        Format::Short => Some(text::shortest(f)),
    }
}

fn float_to_list(p: &mut Process, args: &[Term]) -> Res {
    match float_text(args) {
        Some(text) => Ok(p.byte_list(text.as_bytes(), Term::NIL)),
        None => badarg(),
    }
}

fn float_to_binary(p: &mut Process, args: &[Term]) -> Res {
    match float_text(args) {
        Some(text) => Ok(p.binary(text.as_bytes())),
        None => badarg(),
    }
}

/// A float from bytes. As in OTP, a zero byte ends the text.
fn to_float(p: &mut Process, bytes: &[u8]) -> Res {
    let text = bytes.split(|&b| b == 0).next().unwrap_or(bytes);
    match text::parse_float(text) {
        Some(f) => Ok(p.float(f)),
        None => badarg(),
    }
}

fn list_to_float(p: &mut Process, args: &[Term]) -> Res {
    let (text, rest) = leading(args[0], |_, _| true);
    if rest.is_nil() {
        to_float(p, &text)
    } else {
        badarg()
    }
}

fn binary_to_float(p: &mut Process, args: &[Term]) -> Res {
    match args[0].to_bytes() {
        Some(bytes) => to_float(p, &bytes),
        None => badarg(),
    }
}

/// `{Float, Rest}` or `{error, Reason}`.
fn string_list_to_float(p: &mut Process, args: &[Term]) -> Res {
    let reason = if args[0].is_list() {
        am::NO_FLOAT
    } else {
        am::NOT_A_LIST
    };
    let (text, _) = leading(args[0], |c, _| {
        c.is_ascii_digit() || matches!(c, b'+' | b'-' | b'.' | b',' | b'e' | b'E')
    });
    let end = text::float_prefix(&text).unwrap_or(0);
    match text::parse_float(&text[..end]) {
        Some(f) => {
            let float = p.float(f);
            let rest = (0..end).fold(args[0], |list, _| list.as_cons().map_or(list, |c| c.1));
            Ok(p.tuple(&[float, rest]))
        }
        None => Ok(p.tuple(&[am::ERROR, reason])),
    }
}
