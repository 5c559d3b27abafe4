//! Runtime functions of `ops/bits.tab`: matching what one load does not give, and construction.
use super::exception;
use super::prelude::RETRY;
use super::runtime::{collect, collect_first, process};
use super::state::Regs;
use crate::bits::append::{append, init_writable};
use crate::bits::ctx::{self, plain_flags};
use crate::bits::writer::{utf8_size, utf16_size};
use crate::bits::{Building, Kind, Segment, Wrong, extract};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

// Matching

/// The integer of so many bits at the context's position, which the handler has found to be there;
/// no term: no integer is so large.
///
/// # Safety
/// Called by handlers with the running process and a match context of its own (R1).
#[unsafe(export_name = "purlin_rt_bs_get_integer")]
pub unsafe extern "C" fn rt_bs_get_integer(
    p: *mut Regs,
    context: Term,
    bits: usize,
    flags: u32,
    live: usize,
) -> Term {
    // SAFETY: R1; the bits are there.
    unsafe {
        let p = process(p);
        if collect_first(p, live) {
            return Term::from_raw(RETRY);
        }
        let m = context.boxed_ptr();
        let (base, at) = (ctx::base(m), ctx::position(m));
        match extract::integer(p, base, at, bits, plain_flags(flags)) {
            Some(value) => {
                ctx::advance(m, bits);
                value
            }
            None => Term::NONE,
        }
    }
}

/// The float of so many bits; no term: it is none.
///
/// # Safety
/// As `rt_bs_get_integer`.
#[unsafe(export_name = "purlin_rt_bs_get_float")]
pub unsafe extern "C" fn rt_bs_get_float(
    p: *mut Regs,
    context: Term,
    bits: usize,
    flags: u32,
    live: usize,
) -> Term {
    // SAFETY: R1; the bits are there.
    unsafe {
        let p = process(p);
        if collect_first(p, live) {
            return Term::from_raw(RETRY);
        }
        let m = context.boxed_ptr();
        let (base, at) = (ctx::base(m), ctx::position(m));
        match extract::float(base, at, bits, plain_flags(flags)) {
            Some(value) => {
                ctx::advance(m, bits);
                p.float(value)
            }
            None => Term::NONE,
        }
    }
}

/// Skips the bits of `string`, if they come next.
///
/// # Safety
/// `context` is a match context, `string` a bitstring (R1).
#[unsafe(export_name = "purlin_rt_bs_match_literal")]
pub unsafe extern "C" fn rt_bs_match_literal(context: Term, string: Term) -> bool {
    let Some(wanted) = string.as_bits() else {
        return false;
    };
    let Some(left) = context.as_bits().filter(|left| left.len >= wanted.len) else {
        return false;
    };
    let same = crate::bits::eq(crate::bits::slice(left, 0, wanted.len), wanted);
    if same {
        // SAFETY: as many bits are left.
        unsafe { ctx::advance(context.boxed_ptr(), wanted.len) };
    }
    same
}

/// A character by `decode`, which gets base, position and end of the context.
///
/// # Safety
/// `context` is a match context.
#[inline]
unsafe fn character(
    context: Term,
    decode: impl FnOnce(*const u8, usize, usize) -> Option<ctx::Decoded>,
) -> Term {
    // SAFETY: the caller's.
    unsafe {
        let m = context.boxed_ptr();
        match decode(ctx::base(m), ctx::position(m), ctx::end(m)) {
            Some(found) => {
                ctx::advance(m, found.bits);
                Term::small(found.code.into())
            }
            None => Term::NONE,
        }
    }
}

/// # Safety
/// `context` is a match context (R1). So for the other two.
#[unsafe(export_name = "purlin_rt_bs_get_utf8")]
pub unsafe extern "C" fn rt_bs_get_utf8(context: Term) -> Term {
    // SAFETY: the bits from the position to the end are there.
    unsafe { character(context, |base, at, end| ctx::utf8(base, at, end)) }
}

/// # Safety
/// As `rt_bs_get_utf8`.
#[unsafe(export_name = "purlin_rt_bs_get_utf16")]
pub unsafe extern "C" fn rt_bs_get_utf16(context: Term, flags: u32) -> Term {
    let flags = plain_flags(flags);
    // SAFETY: the bits from the position to the end are there.
    unsafe { character(context, |base, at, end| ctx::utf16(base, at, end, flags)) }
}

/// # Safety
/// As `rt_bs_get_utf8`.
#[unsafe(export_name = "purlin_rt_bs_get_utf32")]
pub unsafe extern "C" fn rt_bs_get_utf32(context: Term, flags: u32) -> Term {
    let flags = plain_flags(flags);
    // SAFETY: the bits from the position to the end are there.
    unsafe { character(context, |base, at, end| ctx::utf32(base, at, end, flags)) }
}

// Construction

/// Words that a construction takes at most from the heap: a bitstring on it, or what refers to one outside.
const MOST_WORDS: usize = ctx::MOST_SUB_WORDS;

/// Makes sure of `room` bytes besides what a construction takes itself. False: the process must die.
#[inline]
pub(super) fn make_room(p: &mut Process, room: usize, live: usize) -> bool {
    let words = room / size_of::<Term>() + MOST_WORDS;
    (p.room() >= words && !p.wants_collection()) || collect(p, words, live)
}

/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_bs_init_writable")]
pub unsafe extern "C" fn rt_bs_init_writable(p: *mut Regs, size: Term) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    collect_first(p, 0);
    init_writable(p, size)
}

// Construction as OTP 24 compiled it

/// The number that a size is. The error is the reason.
fn bits_of(size: Term, unit: usize) -> Result<usize, Term> {
    match (size.as_small(), size.as_big()) {
        (Some(n), _) if n >= 0 => (n as usize).checked_mul(unit).ok_or(am::SYSTEM_LIMIT),
        (_, Some((false, _))) => Err(am::SYSTEM_LIMIT),
        _ => Err(am::BADARG),
    }
}

fn error(p: &mut Process, reason: Term) -> Term {
    exception::set_error(p, reason);
    Term::NONE
}

/// Begins a bitstring of `size * unit` bits.
///
/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_bs_init")]
pub unsafe extern "C" fn rt_bs_init(
    p: *mut Regs,
    size: Term,
    unit: usize,
    room: usize,
    live: usize,
) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if !make_room(p, room, live) {
        return Term::NONE;
    }
    match bits_of(size, unit) {
        Ok(bits) => match crate::bits::create::new_bits(p, bits) {
            Some((term, data)) => {
                **p.exec.building.get_or_insert_default() =
                    Building::new(data, 0, bits, p.heap.stats.collections);
                term
            }
            None => error(p, am::SYSTEM_LIMIT),
        },
        Err(reason) => error(p, reason),
    }
}

/// # Safety
/// As `rt_bs_init`.
#[unsafe(export_name = "purlin_rt_bs_append")]
pub unsafe extern "C" fn rt_bs_append(
    p: *mut Regs,
    size: Term,
    room: usize,
    live: usize,
    unit: usize,
    to: Term,
) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    // What is appended to need not be among the live registers: no collection after it has been read.
    if p.room() < room / size_of::<Term>() + MOST_WORDS {
        super::runtime::x(p)[live] = to;
        if !make_room(p, room, live + 1) {
            return Term::NONE;
        }
        let to = super::runtime::x(p)[live];
        return append_to(p, size, unit, to, Kind::Append);
    }
    append_to(p, size, unit, to, Kind::Append)
}

/// # Safety
/// As `rt_bs_init`.
#[unsafe(export_name = "purlin_rt_bs_private_append")]
pub unsafe extern "C" fn rt_bs_private_append(
    p: *mut Regs,
    size: Term,
    unit: usize,
    to: Term,
) -> Term {
    // SAFETY: R1.
    append_to(unsafe { process(p) }, size, unit, to, Kind::PrivateAppend)
}

fn append_to(p: &mut Process, size: Term, unit: usize, to: Term, kind: Kind) -> Term {
    let bits = match bits_of(size, 1) {
        Ok(bits) => bits,
        Err(reason) => return error(p, reason),
    };
    let segment = Segment {
        kind,
        unit: unit as u32,
        flags: 0,
        src: to,
        size: am::ALL,
        number: 1,
    };
    match append(p, &segment, bits) {
        Ok((term, writer)) => {
            let end = writer.pos + bits;
            **p.exec.building.get_or_insert_default() =
                Building::new(writer.base, writer.pos, end, p.heap.stats.collections);
            term
        }
        Err(failure) => error(p, failure.reason),
    }
}

/// Writes a segment of `bits` bits by `write`. False: the exception is set.
fn put(
    p: &mut Process,
    bits: Result<usize, Term>,
    write: impl FnOnce(&mut crate::bits::BitWriter) -> Result<(), Wrong>,
) -> bool {
    let done = bits.and_then(|bits| {
        let at = p.heap.stats.collections;
        let building = p.exec.building.get_or_insert_default();
        let Some(writer) = building.room_for(bits, at) else {
            return Err(am::BADARG);
        };
        write(writer).map_err(|_| am::BADARG)
    });
    if let Err(reason) = done {
        exception::set_error(p, reason);
    }
    done.is_ok()
}

/// # Safety
/// As `rt_bs_init`.
#[unsafe(export_name = "purlin_rt_bs_put_integer")]
pub unsafe extern "C" fn rt_bs_put_integer(
    p: *mut Regs,
    size: Term,
    unit: usize,
    flags: u32,
    src: Term,
) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let bits = bits_of(size, unit);
    // SAFETY: B2: `put` has made sure of the room.
    put(p, bits, |w| unsafe {
        w.put_integer(src, bits.unwrap_or(0), plain_flags(flags))
    })
}

/// # Safety
/// As `rt_bs_init`.
#[unsafe(export_name = "purlin_rt_bs_put_float")]
pub unsafe extern "C" fn rt_bs_put_float(
    p: *mut Regs,
    size: Term,
    unit: usize,
    flags: u32,
    src: Term,
) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let bits = bits_of(size, unit);
    // SAFETY: B2: `put` has made sure of the room.
    put(p, bits, |w| unsafe {
        w.put_float(src, bits.unwrap_or(0), plain_flags(flags))
    })
}

/// # Safety
/// As `rt_bs_init`.
#[unsafe(export_name = "purlin_rt_bs_put_binary")]
pub unsafe extern "C" fn rt_bs_put_binary(
    p: *mut Regs,
    size: Term,
    unit: usize,
    src: Term,
) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if size == am::ALL {
        let bits = src.as_bits().map(|b| b.len).ok_or(am::BADARG);
        // SAFETY: B2: `put` has made sure of the room.
        return put(p, bits, |w| unsafe { w.put_all_of(src, unit) });
    }
    let bits = bits_of(size, unit);
    // SAFETY: B2: `put` has made sure of the room.
    put(p, bits, |w| unsafe {
        w.put_bits_of(src, bits.unwrap_or(0))
    })
}

/// # Safety
/// As `rt_bs_init`.
#[unsafe(export_name = "purlin_rt_bs_put_utf")]
pub unsafe extern "C" fn rt_bs_put_utf(p: *mut Regs, width: u32, flags: u32, src: Term) -> bool {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let flags = plain_flags(flags);
    // SAFETY: B2: `put` has made sure of the room.
    unsafe {
        match width {
            8 => put(p, Ok(utf8_size(src)), |w| w.put_utf8(src)),
            16 => put(p, Ok(utf16_size(src)), |w| w.put_utf16(src, flags)),
            _ => put(p, Ok(32), |w| w.put_utf32(src, flags)),
        }
    }
}

/// `a + b * unit`, of sizes.
///
/// # Safety
/// As `rt_bs_init`.
#[unsafe(export_name = "purlin_rt_bs_add")]
pub unsafe extern "C" fn rt_bs_add(p: *mut Regs, a: Term, b: Term, unit: usize) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let sum = bits_of(a, 1).and_then(|a| {
        let b = bits_of(b, unit)?;
        a.checked_add(b).ok_or(am::SYSTEM_LIMIT)
    });
    match sum {
        Ok(sum) => p.uint(sum as u64),
        Err(reason) => error(p, reason),
    }
}

/// Bytes of a character in UTF-8 or UTF-16; of what is none, any number.
#[unsafe(export_name = "purlin_rt_bs_utf_size")]
pub extern "C" fn rt_bs_utf_size(src: Term, width: u32) -> Term {
    let bits = if width == 8 {
        utf8_size(src)
    } else {
        utf16_size(src)
    };
    Term::small(bits as i64 / 8)
}
