//! Type tests, and the guard BIFs that look at the outside of a term only.
use super::{Res, badarg};
use crate::bifs;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::word::boxed;
use crate::term::{Term, am, compare};

bifs! {
    erlang {
        "is_atom"/1 guard => |_, a| boolean(a[0].is_atom()),
        "is_binary"/1 guard => |_, a| boolean(a[0].is_bitstring() && a[0].is_binary()),
        "is_bitstring"/1 guard => |_, a| boolean(a[0].is_bitstring()),
        "is_boolean"/1 guard => |_, a| boolean(a[0].is_boolean()),
        "is_float"/1 guard => |_, a| boolean(a[0].is_float()),
        "is_function"/1 guard => |_, a| boolean(a[0].is_fun()),
        "is_function"/2 guard => is_function_2,
        "is_integer"/1 guard => |_, a| boolean(a[0].is_integer()),
        "is_integer"/3 guard => is_integer_3,
        "is_list"/1 guard => |_, a| boolean(a[0].is_list()),
        "is_map"/1 guard => |_, a| boolean(a[0].is_map()),
        "is_number"/1 guard => |_, a| boolean(a[0].is_number()),
        "is_pid"/1 guard => |_, a| boolean(a[0].is_pid()),
        "is_port"/1 guard => |_, a| boolean(a[0].is_port()),
        "is_record"/1 guard => is_record_1,
        "is_record"/2 guard => is_record_2,
        "is_record"/3 guard => is_record_3,
        "is_reference"/1 guard => |_, a| boolean(a[0].is_reference()),
        "is_tuple"/1 guard => |_, a| boolean(a[0].is_tuple()),
        "size"/1 guard => size,
        "byte_size"/1 guard => byte_size,
        "bit_size"/1 guard => bit_size,
        "hd"/1 guard => hd,
        "tl"/1 guard => tl,
        "length"/1 guard => length,
    }
    erts_internal {
        "term_type"/1 => term_type,
    }
}

fn boolean(value: bool) -> Res {
    Ok(if value { am::TRUE } else { am::FALSE })
}

/// True for the integers that are not negative.
fn is_natural(term: Term) -> bool {
    match term.as_small() {
        Some(n) => n >= 0,
        None => matches!(term.as_big(), Some((false, _))),
    }
}

fn is_function_2(_: &mut Process, args: &[Term]) -> Res {
    if !is_natural(args[1]) {
        return badarg();
    }
    let arity = args[0].fun_arity();
    boolean(arity.is_some_and(|n| args[1] == Term::small(n as i64)))
}

/// `is_integer(Term, Low, High)` of OTP 29.
fn is_integer_3(_: &mut Process, args: &[Term]) -> Res {
    let &[term, low, high] = args else {
        return badarg();
    };
    if !low.is_integer() || !high.is_integer() {
        return badarg();
    }
    boolean(
        term.is_integer() && compare::cmp(low, term).is_le() && compare::cmp(term, high).is_le(),
    )
}

/// A native record of OTP 29.
fn is_record_1(_: &mut Process, args: &[Term]) -> Res {
    boolean(args[0].is_boxed_as(boxed::RECORD))
}

fn is_record_2(_: &mut Process, args: &[Term]) -> Res {
    if !args[1].is_atom() {
        return badarg();
    }
    boolean(has_tag(args[0], args[1]).is_some())
}

fn is_record_3(_: &mut Process, args: &[Term]) -> Res {
    // Before OTP 29 the third argument was the size, and nothing else.
    if args[1].is_atom() && args[2].is_atom() && knows_records() {
        return boolean(crate::emulator::records::is_of(args[0], args[1], args[2]));
    }
    let Some(size) = args[2].as_small().filter(|_| args[1].is_atom()) else {
        return badarg();
    };
    boolean(has_tag(args[0], args[1]).is_some_and(|n| n as i64 == size))
}

/// Whether the OTP in use is one with native records.
fn knows_records() -> bool {
    crate::code::otp::in_use()
        .release
        .parse::<u32>()
        .is_ok_and(|n| n >= 29)
}

/// The size of `term` if it is a tuple whose first element is `tag`.
fn has_tag(term: Term, tag: Term) -> Option<usize> {
    let elements = term.as_tuple()?;
    (elements.first() == Some(&tag)).then_some(elements.len())
}

/// Bits of a bitstring, or of what is left of a match context: the compiler asks for the size of a
/// tail without making it.
fn bits(term: Term) -> Option<usize> {
    term.as_bits().map(|bits| bits.len)
}

fn size(p: &mut Process, args: &[Term]) -> Res {
    match (args[0].as_tuple(), bits(args[0])) {
        (Some(elements), _) => Ok(p.uint(elements.len() as u64)),
        (_, Some(n)) => Ok(p.uint(n as u64 / 8)),
        _ => badarg(),
    }
}

fn byte_size(p: &mut Process, args: &[Term]) -> Res {
    match args[0].as_bits().map(|b| b.len) {
        Some(n) => Ok(p.uint(n.div_ceil(8) as u64)),
        None => badarg(),
    }
}

fn bit_size(p: &mut Process, args: &[Term]) -> Res {
    match args[0].as_bits().map(|b| b.len) {
        Some(n) => Ok(p.uint(n as u64)),
        None => badarg(),
    }
}

fn hd(_: &mut Process, args: &[Term]) -> Res {
    args[0].as_cons().map_or(badarg(), |(head, _)| Ok(head))
}

fn tl(_: &mut Process, args: &[Term]) -> Res {
    args[0].as_cons().map_or(badarg(), |(_, tail)| Ok(tail))
}

fn length(_: &mut Process, args: &[Term]) -> Res {
    let n = args[0].list_len();
    n.map_or(badarg(), |n| Ok(Term::small(n as i64)))
}

/// What a term is inside, by OTP's names.
fn term_type(_: &mut Process, args: &[Term]) -> Res {
    let term = args[0];
    Ok(match term.subtag() {
        None if term.is_small() => am::FIXNUM,
        None if term.is_atom() => am::ATOM,
        None if term.is_nil() => am::ATOM_NIL,
        None if term.is_cons() => am::LIST,
        None if term.is_local_pid() => am::PID,
        None if term.is_local_port() => am::PORT,
        Some(boxed::TUPLE) => am::TUPLE,
        Some(boxed::FUN) => am::FUN,
        Some(boxed::EXPORT_FUN) => am::EXPORT,
        Some(boxed::BIG_POS | boxed::BIG_NEG) => am::BIGNUM,
        Some(boxed::FLOAT) => am::HFLOAT,
        Some(boxed::HEAP_BITS) => am::HEAP_BINARY,
        Some(boxed::SUB_BITS) => am::SUB_BINARY,
        Some(boxed::FLATMAP) => am::FLATMAP,
        Some(boxed::HASHMAP_ROOT) => am::HASHMAP,
        Some(boxed::REF | boxed::MAGIC_REF) => am::REFERENCE,
        Some(boxed::EXT_PID) => am::EXTERNAL_PID,
        Some(boxed::EXT_PORT) => am::EXTERNAL_PORT,
        Some(boxed::EXT_REF) => am::EXTERNAL_REFERENCE,
        Some(boxed::RECORD) => am::RECORD,
        _ => return badarg(),
    })
}
