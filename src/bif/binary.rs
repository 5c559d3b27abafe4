//! Binaries and bitstrings: parts of them, and their bytes as lists.
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::bits;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Bits, Term};

bifs! {
    erlang {
        "binary_part"/2 guard => part_2,
        "binary_part"/3 guard => part_3,
        "split_binary"/2 => split_binary,
        "binary_to_list"/1 long => binary_to_list,
        "binary_to_list"/3 long => binary_to_list_3,
        "bitstring_to_list"/1 long => bitstring_to_list,
    }
    binary {
        "part"/2 => part_2,
        "part"/3 => part_3,
    }
}

/// The bits of a bitstring.
pub(super) fn bits_of<'a>(term: Term) -> Result<Bits<'a>, Fault> {
    match term.as_bits() {
        Some(bits) if term.is_bitstring() => Ok(bits),
        _ => badarg(),
    }
}

/// Size in bytes of a binary.
pub(super) fn binary_size(term: Term) -> Result<usize, Fault> {
    let bits = bits_of(term)?;
    if bits.len.is_multiple_of(8) {
        Ok(bits.len / 8)
    } else {
        badarg()
    }
}

/// The part `{Position, Length}` of `size` bytes, as where it begins and how long it is. A negative length counts
/// backwards.
pub(super) fn range(size: usize, pos: Term, len: Term) -> Option<(usize, usize)> {
    let (pos, len) = (pos.as_small()?, len.as_small()?);
    let (from, to) = if len < 0 {
        (pos + len, pos)
    } else {
        (pos, pos + len)
    };
    let from = usize::try_from(from).ok()?;
    let to = usize::try_from(to).ok().filter(|&to| to <= size)?;
    Some((from, to - from))
}

fn part_of(p: &mut Process, binary: Term, pos: Term, len: Term) -> Res {
    match range(binary_size(binary)?, pos, len) {
        Some((at, n)) => Ok(bits::part(p, binary, at * 8, n * 8)),
        None => badarg(),
    }
}

fn part_2(p: &mut Process, args: &[Term]) -> Res {
    match args[1].as_tuple() {
        Some(&[pos, len]) => part_of(p, args[0], pos, len),
        _ => badarg(),
    }
}

fn part_3(p: &mut Process, args: &[Term]) -> Res {
    part_of(p, args[0], args[1], args[2])
}

fn split_binary(p: &mut Process, args: &[Term]) -> Res {
    let bits = bits_of(args[0])?;
    let at = args[1].as_small().and_then(|n| usize::try_from(n).ok());
    let Some(at) = at.and_then(|n| n.checked_mul(8)).filter(|&n| n <= bits.len) else {
        return badarg();
    };
    let first = bits::part(p, args[0], 0, at);
    let second = bits::part(p, args[0], at, bits.len - at);
    Ok(p.tuple(&[first, second]))
}

/// The whole bytes of `bits` as a list, before `tail`.
fn byte_list(p: &mut Process, bits: Bits<'_>, tail: Term) -> Term {
    let whole = bits::slice(bits, 0, bits.len & !7);
    if whole.offset == 0 {
        return p.byte_list(whole.bytes, tail);
    }
    p.byte_list(&whole.to_vec(), tail)
}

fn binary_to_list(p: &mut Process, args: &[Term]) -> Res {
    binary_size(args[0])?;
    Ok(byte_list(p, bits_of(args[0])?, Term::NIL))
}

/// The bytes `Start..=Stop`, which count from 1.
fn binary_to_list_3(p: &mut Process, args: &[Term]) -> Res {
    let (bits, size) = (bits_of(args[0])?, binary_size(args[0])?);
    let index = |t: Term| t.as_small().and_then(|n| usize::try_from(n).ok());
    match (index(args[1]), index(args[2])) {
        (Some(start), Some(stop)) if 1 <= start && start <= stop && stop <= size => {
            let bits = bits::slice(bits, (start - 1) * 8, (stop + 1 - start) * 8);
            Ok(byte_list(p, bits, Term::NIL))
        }
        _ => badarg(),
    }
}

/// The bytes; what is left over after the last whole one comes as a bitstring.
fn bitstring_to_list(p: &mut Process, args: &[Term]) -> Res {
    let bits = bits_of(args[0])?;
    let whole = bits.len & !7;
    let mut tail = Term::NIL;
    if whole < bits.len {
        let last = bits::part(p, args[0], whole, bits.len - whole);
        tail = p.list(&[last]);
    }
    Ok(byte_list(p, bits, tail))
}
