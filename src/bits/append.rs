//! Appending to bitstrings: amortised, each bit is copied a constant number of times.
//!
//! A bitstring made by appending leaves room behind it. Whoever appends to it next, and finds nobody
//! was there before (`SharedBin::claim`), writes on in the same bytes; the bitstring appended to stays
//! what it was, for its end does not move. Everybody else copies, and leaves room again.
use super::create::{Failure, Kind, Segment};
use super::writer::{BitWriter, Wrong};
use super::{copy, ctx, extract};
use crate::crash;
use crate::heap::{Heap, SharedBin};
use crate::term::word::{SMALL_MAX, Term, boxed};
use crate::term::{Bits, am};

/// Bytes made for a bitstring that is appended to, at least.
const LEAST: usize = 256;
/// From this size on a bitstring's room grows by a fifth, not to twice.
const LARGE: usize = 1 << 24;
/// Bytes that `bs_init_writable` makes when nobody says how many.
const WRITABLE: usize = 1024;

fn room_for(bytes: usize) -> usize {
    let more = if bytes > LARGE { bytes / 5 } else { bytes };
    (bytes + more).max(LEAST)
}

/// A bitstring of what `segment` appends to and `bits` more, to be written at once.
pub fn append(
    heap: &mut impl Heap,
    segment: &Segment,
    bits: usize,
) -> Result<(Term, BitWriter), Failure> {
    let src = segment.src;
    let Some(old) = src.as_bits().filter(|_| src.is_bitstring()) else {
        return Err(Failure::badarg(segment, am::TYPE, src));
    };
    let unit = segment.unit.max(1) as usize;
    if segment.kind == Kind::Append && !old.len.is_multiple_of(unit) {
        return Err(Failure::badarg(segment, am::UNIT, src));
    }
    let limit = || {
        Failure::of(
            segment,
            am::SYSTEM_LIMIT,
            Wrong {
                what: am::SIZE,
                value: src,
            },
        )
    };
    let total = old
        .len
        .checked_add(bits)
        .filter(|&n| n <= SMALL_MAX as usize);
    let total = total.ok_or_else(limit)?;
    match in_place(heap, src, 1, bits) {
        Some(done) => Ok(done),
        None => copy_with_room(heap, old, total).ok_or_else(limit),
    }
}

/// Claims the bits behind `src`, if they are free, and `src` is a multiple of `unit` long.
#[inline]
pub fn in_place(
    heap: &mut impl Heap,
    src: Term,
    unit: u32,
    bits: usize,
) -> Option<(Term, BitWriter)> {
    let (start, base, end) = claimed(src, unit, bits)?;
    let (orig, len) = (src.payload()[0], end - start + bits);
    let term = heap.sub_bits_at(boxed::SUB_BITS, orig, base, start, len);
    Some((term, BitWriter::new(base, end)))
}

/// Claims the bits; the first bit of `src`, where its bytes begin, and where the bits claimed do.
#[inline]
fn claimed(src: Term, unit: u32, bits: usize) -> Option<(usize, *mut u8, usize)> {
    let (orig, base, start, end) = extract::origin(src)?;
    if unit > 1 && !(end - start).is_multiple_of(unit as usize) {
        return None;
    }
    let free = SharedBin::of(orig)?.claim(end, bits);
    free.then_some((start, base, end))
}

/// As `in_place`, for a bitstring of which the compiler knows that nobody else sees it: it is to
/// `grow` itself when all has been written.
#[inline]
pub fn in_place_private(src: Term, unit: u32, bits: usize) -> Option<BitWriter> {
    if !src.is_boxed_as(boxed::SUB_BITS) {
        return None;
    }
    let (_, base, end) = claimed(src, unit, bits)?;
    Some(BitWriter::new(base, end))
}

/// Moves the end of a sub-bitstring on to where `writer` has come, which `in_place_private` gave.
#[inline]
pub fn grow(term: Term, writer: &BitWriter) {
    debug_assert!(term.is_boxed_as(boxed::SUB_BITS));
    // SAFETY: a sub-bitstring has that word; the writer stays within what has been claimed.
    unsafe { *term.boxed_ptr().add(ctx::END) = Term::small(writer.pos as i64) };
}

/// A copy of `old` with room for `total` bits, and more.
fn copy_with_room(heap: &mut impl Heap, old: Bits<'_>, total: usize) -> Option<(Term, BitWriter)> {
    let bytes = room_for(total.div_ceil(8));
    let Some(bin) = SharedBin::try_new(bytes, total) else {
        crash::no_binary(bytes);
        return None;
    };
    // SAFETY: `bin` is alive, and has the room.
    let data = unsafe { (*bin).data() };
    // SAFETY: as above; nobody else has seen it yet.
    unsafe { copy::write_bits(data, 0, old) };
    let orig = heap.bin_ref(bin);
    let term = heap.sub_bits_at(boxed::SUB_BITS, orig, data, 0, total);
    Some((term, BitWriter::new(data, old.len)))
}

/// An empty bitstring with room for `size` bytes, and no more: the compiler knows how long most comprehensions' results are.
pub fn init_writable(heap: &mut impl Heap, size: Term) -> Term {
    let wanted = size.as_small().and_then(|n| usize::try_from(n).ok());
    let wanted = wanted.unwrap_or(WRITABLE);
    let Some(bin) = SharedBin::try_new(wanted, 0) else {
        return heap.binary(&[]);
    };
    // SAFETY: `bin` is alive.
    let data = unsafe { (*bin).data() };
    let orig = heap.bin_ref(bin);
    heap.sub_bits_at(boxed::SUB_BITS, orig, data, 0, 0)
}
