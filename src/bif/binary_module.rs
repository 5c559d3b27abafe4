//! The module `binary`, but for searching: `binary_find`.
use super::binary::{binary_size, bits_of};
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::bits;
use crate::heap::{Heap, SharedBin};
use crate::process::Process;
use crate::term::word::boxed;
use crate::term::{Term, am};
use std::borrow::Cow;

bifs! {
    binary {
        "at"/2 => at,
        "first"/1 => first,
        "last"/1 => last,
        "copy"/1 => copy_1,
        "copy"/2 copies => copy_2,
        "decode_unsigned"/1 => decode_1,
        "decode_unsigned"/2 => decode_2,
        "encode_unsigned"/1 => encode_1,
        "encode_unsigned"/2 => encode_2,
        "longest_common_prefix"/1 deep => longest_common_prefix,
        "longest_common_suffix"/1 deep => longest_common_suffix,
        "referenced_byte_size"/1 => referenced_byte_size,
    }
}

/// The bytes of a binary.
pub(super) fn bytes_of<'a>(term: Term) -> Result<Cow<'a, [u8]>, Fault> {
    binary_size(term)?;
    term.to_bytes().ok_or(Fault::BADARG)
}

fn byte_at(binary: Term, at: Option<usize>) -> Res {
    let size = binary_size(binary)?;
    match at {
        Some(at) if at < size => Ok(Term::small(bits_of(binary)?.byte(at).into())),
        _ => badarg(),
    }
}

fn at(_: &mut Process, args: &[Term]) -> Res {
    let at = args[1].as_small().and_then(|n| usize::try_from(n).ok());
    byte_at(args[0], at)
}

fn first(_: &mut Process, args: &[Term]) -> Res {
    byte_at(args[0], Some(0))
}

fn last(_: &mut Process, args: &[Term]) -> Res {
    byte_at(args[0], binary_size(args[0])?.checked_sub(1))
}

/// A binary of its own with `n` times the same bytes.
fn copies(p: &mut Process, binary: Term, n: usize) -> Res {
    let (bits, size) = (bits_of(binary)?, binary_size(binary)?);
    let total = size.checked_mul(n).filter(|&t| t <= usize::MAX >> 5);
    let Some(total) = total else {
        return badarg();
    };
    let made = bits::fill(p, total * 8, |out| {
        for _ in 0..if size == 0 { 0 } else { n } {
            out.bits(bits);
        }
    });
    made.ok_or(Fault::SYSTEM_LIMIT)
}

fn copy_1(p: &mut Process, args: &[Term]) -> Res {
    copies(p, args[0], 1)
}

fn copy_2(p: &mut Process, args: &[Term]) -> Res {
    match args[1].as_small().and_then(|n| usize::try_from(n).ok()) {
        Some(n) => copies(p, args[0], n),
        None => badarg(),
    }
}

/// True for `little`.
fn is_little(endianness: Term) -> Result<bool, Fault> {
    match endianness {
        am::LITTLE => Ok(true),
        am::BIG => Ok(false),
        _ => badarg(),
    }
}

/// The number that the bytes are, the least significant first.
fn number<'a>(p: &mut Process, bytes: impl ExactSizeIterator<Item = &'a u8>) -> Term {
    let mut limbs = vec![0u64; bytes.len().div_ceil(8)];
    for (i, &byte) in bytes.enumerate() {
        limbs[i / 8] |= u64::from(byte) << (i % 8 * 8);
    }
    p.big(false, &limbs)
}

fn decode(p: &mut Process, binary: Term, little: bool) -> Res {
    let bytes = bytes_of(binary)?;
    let used = if little {
        bytes.iter().rposition(|&b| b != 0).map_or(0, |i| i + 1)
    } else {
        bytes.len() - bytes.iter().position(|&b| b != 0).unwrap_or(bytes.len())
    };
    if used > bits::extract::MAX_LIMBS * 8 {
        return Err(Fault::SYSTEM_LIMIT);
    }
    Ok(if little {
        number(p, bytes[..used].iter())
    } else {
        number(p, bytes[bytes.len() - used..].iter().rev())
    })
}

fn decode_1(p: &mut Process, args: &[Term]) -> Res {
    decode(p, args[0], false)
}

fn decode_2(p: &mut Process, args: &[Term]) -> Res {
    let little = is_little(args[1])?;
    decode(p, args[0], little)
}

fn encode(p: &mut Process, number: Term, little: bool) -> Res {
    let small;
    let limbs = match (number.as_small(), number.as_big()) {
        (Some(n), _) if n >= 0 => {
            small = [n as u64];
            &small[..]
        }
        (_, Some((false, limbs))) => limbs,
        _ => return badarg(),
    };
    let mut bytes: Vec<u8> = limbs.iter().flat_map(|l| l.to_le_bytes()).collect();
    let used = bytes.iter().rposition(|&b| b != 0).map_or(1, |i| i + 1);
    bytes.truncate(used);
    if !little {
        bytes.reverse();
    }
    Ok(p.binary(&bytes))
}

fn encode_1(p: &mut Process, args: &[Term]) -> Res {
    encode(p, args[0], false)
}

fn encode_2(p: &mut Process, args: &[Term]) -> Res {
    let little = is_little(args[1])?;
    encode(p, args[0], little)
}

/// How many bytes all binaries of a list have in common, by `common`, which compares two.
fn longest_common(list: Term, common: fn(&[u8], &[u8]) -> usize) -> Res {
    let items = list.list_to_vec().ok_or(Fault::BADARG)?;
    let binaries: Vec<_> = items.into_iter().map(bytes_of).collect::<Result<_, _>>()?;
    let Some(first) = binaries.first() else {
        return badarg();
    };
    let lengths = binaries.iter().map(|b| common(first, b));
    let shortest = lengths.min().unwrap_or(first.len());
    Ok(Term::small(shortest as i64))
}

fn longest_common_prefix(_: &mut Process, args: &[Term]) -> Res {
    longest_common(args[0], |a, b| {
        a.iter().zip(b).take_while(|(x, y)| x == y).count()
    })
}

fn longest_common_suffix(_: &mut Process, args: &[Term]) -> Res {
    longest_common(args[0], |a, b| {
        let pairs = a.iter().rev().zip(b.iter().rev());
        pairs.take_while(|(x, y)| x == y).count()
    })
}

/// Bytes of what the binary is, or is a part of.
fn referenced_byte_size(p: &mut Process, args: &[Term]) -> Res {
    let bits = bits_of(args[0])?;
    let Some((orig, ..)) = bits::extract::origin(args[0]) else {
        return badarg();
    };
    let bytes = match SharedBin::of(orig) {
        Some(bin) => bin.capacity(),
        None => orig.as_bits().map_or(bits.len, |b| b.len).div_ceil(8),
    };
    debug_assert!(orig.is_boxed_as(boxed::BIN_REF) || orig.is_boxed_as(boxed::HEAP_BITS));
    Ok(p.uint(bytes as u64))
}
