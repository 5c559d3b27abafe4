//! I/O lists: bytes, binaries and lists of them, in any depth, as one binary.
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::bits::{self, copy};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Atom, Bits, Term};

bifs! {
    erlang {
        "list_to_binary"/1 deep => list_to_binary,
        "iolist_to_binary"/1 deep => iolist_to_binary,
        "iolist_size"/1 deep => iolist_size,
        "iolist_to_iovec"/1 deep => iolist_to_iovec,
        "list_to_bitstring"/1 deep => list_to_bitstring,
    }
    binary {
        "list_to_bin"/1 deep => list_to_binary,
    }
    erts_internal {
        "iolist_to_iovec_continue"/1 => |_, _| badarg(),
    }
}

/// One part of an I/O list.
pub enum Part<'a> {
    Byte(u8),
    /// The bitstring as a term, and its bits.
    Bits(Term, Bits<'a>),
}

/// Gives the parts of an I/O list to `f`, in order. `None`: `term` is no I/O list.
pub fn walk<'a>(term: Term, mut f: impl FnMut(Part<'a>)) -> Option<()> {
    let mut tails = Vec::new();
    let mut rest = term;
    loop {
        while let Some((head, tail)) = rest.as_cons() {
            match head.as_small() {
                Some(n) => f(Part::Byte(u8::try_from(n).ok()?)),
                None if head.is_list() => {
                    if !tail.is_nil() {
                        tails.push(tail);
                    }
                    rest = head;
                    continue;
                }
                None => f(Part::Bits(head, bits(head)?)),
            }
            rest = tail;
        }
        if !rest.is_nil() {
            f(Part::Bits(rest, bits(rest)?));
        }
        match tails.pop() {
            Some(tail) => rest = tail,
            None => return Some(()),
        }
    }
}

fn bits<'a>(term: Term) -> Option<Bits<'a>> {
    term.as_bits().filter(|_| term.is_bitstring())
}

/// Size in bits. `None`: no I/O list, or, with `whole`, one with a bitstring that is no binary.
fn size(term: Term, whole: bool) -> Option<usize> {
    // The cells of a list outnumber what memory holds bits of by far: only bitstrings can overflow.
    let (mut bytes, mut bits, mut all_whole) = (0usize, 0usize, true);
    walk(term, |part| match part {
        Part::Byte(_) => bytes += 1,
        Part::Bits(_, part) => {
            all_whole &= part.len.is_multiple_of(8);
            bits = bits.saturating_add(part.len);
        }
    })?;
    (all_whole || !whole).then_some(bits.saturating_add(bytes.saturating_mul(8)))
}

/// The bytes of an I/O list. `None`: it is none.
pub fn to_vec(term: Term) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(size(term, true)? / 8);
    walk(term, |part| match part {
        Part::Byte(byte) => bytes.push(byte),
        Part::Bits(_, bits) => copy::extend(&mut bytes, bits),
    })?;
    Some(bytes)
}

/// The I/O list as one bitstring, with `whole` as one binary.
pub fn join(p: &mut Process, list: Term, whole: bool) -> Res {
    let Some(total) = size(list, whole) else {
        return badarg();
    };
    let made = bits::fill(p, total, |out| {
        walk(list, |part| match part {
            Part::Byte(byte) => out.byte(byte),
            Part::Bits(_, bits) => out.bits(bits),
        });
    });
    made.ok_or(Fault::SYSTEM_LIMIT)
}

fn list_to_binary(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_list() {
        return badarg();
    }
    join(p, args[0], true)
}

fn list_to_bitstring(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_list() {
        return badarg();
    }
    join(p, args[0], false)
}

fn iolist_to_binary(p: &mut Process, args: &[Term]) -> Res {
    if args[0].is_bitstring() && args[0].is_binary() {
        return Ok(args[0]);
    }
    join(p, args[0], true)
}

fn iolist_size(p: &mut Process, args: &[Term]) -> Res {
    match size(args[0], true) {
        Some(total) => Ok(p.uint(total as u64 / 8)),
        None => badarg(),
    }
}

/// Binaries up to this size are copied together; larger ones stay as they are.
const COPIED: usize = 64 * 8;

/// The list of binaries that an I/O list comes to.
fn iolist_to_iovec(p: &mut Process, args: &[Term]) -> Res {
    if size(args[0], true).is_none() {
        return if args[0].is_list() {
            // Where OTP finds it out.
            Err(Fault::Trap {
                module: Atom::new("erts_internal").term(),
                function: Atom::new("iolist_to_iovec_continue").term(),
                args: args.to_vec(),
            })
        } else {
            badarg()
        };
    }
    let (mut pieces, mut small) = (Vec::new(), Vec::new());
    let flush = |p: &mut Process, small: &mut Vec<u8>, pieces: &mut Vec<Term>| {
        if !small.is_empty() {
            pieces.push(p.binary(small));
            small.clear();
        }
    };
    let done = walk(args[0], |part| match part {
        Part::Byte(byte) => small.push(byte),
        Part::Bits(_, bits) if bits.len <= COPIED * 8 => copy::extend(&mut small, bits),
        Part::Bits(term, _) => {
            flush(p, &mut small, &mut pieces);
            pieces.push(term);
        }
    });
    flush(p, &mut small, &mut pieces);
    done.map_or(badarg(), |()| Ok(p.list(&pieces)))
}
