//! Construction of a bitstring from its segments: `bs_create_bin`.
use super::append;
use super::writer::{BitWriter, Wrong, character, utf8_size, utf16_size};
use crate::crash;
use crate::heap::{Heap, MAX_HEAP_BIN, SharedBin};
use crate::term::word::{SMALL_MAX, Term, boxed};
use crate::term::{Bits, am};

/// Types of segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Integer,
    Float,
    Binary,
    /// The bitstring to append to: the first segment only.
    Append,
    PrivateAppend,
    /// Bytes of the module's string table: `src` is their address, not a term.
    String,
    Utf8,
    Utf16,
    Utf32,
}

/// One segment of a construction.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    pub kind: Kind,
    /// Bits that `size` counts in; of a binary of size `all`, what its size must be a multiple of.
    pub unit: u32,
    /// Plain (`ctx::plain_flags`).
    pub flags: u32,
    pub src: Term,
    /// An integer, or the atom `all`; of no meaning for the UTF types.
    pub size: Term,
    /// What messages call it; the first is 1.
    pub number: u32,
}

/// Why a construction failed: reason and `cause`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// `badarg` or `system_limit`.
    pub reason: Term,
    pub number: u32,
    /// The segment's type as messages call it.
    pub kind: Term,
    pub wrong: Wrong,
}

impl Failure {
    pub(super) fn of(segment: &Segment, reason: Term, wrong: Wrong) -> Failure {
        Failure {
            reason,
            number: segment.number,
            kind: segment.kind.atom(),
            wrong,
        }
    }
    pub(super) fn badarg(segment: &Segment, what: Term, value: Term) -> Failure {
        Failure::of(segment, am::BADARG, Wrong { what, value })
    }
    /// The segment's size, or what the sizes come to, is beyond all limits.
    pub(super) fn limit(segment: &Segment) -> Failure {
        Failure::of(
            segment,
            am::SYSTEM_LIMIT,
            Wrong {
                what: am::SIZE,
                value: segment.size,
            },
        )
    }
    /// The elements of the cause, `{Segment, Type, What, Value}`.
    pub fn cause(&self) -> [Term; 4] {
        let number = Term::small(self.number.into());
        [number, self.kind, self.wrong.what, self.wrong.value]
    }
}

const _: () = assert!(Kind::PrivateAppend as u32 == crate::emulator::prelude::PRIVATE_APPEND);

impl Kind {
    fn atom(self) -> Term {
        match self {
            Kind::Integer => am::INTEGER,
            Kind::Float => am::FLOAT,
            Kind::Binary | Kind::Append | Kind::PrivateAppend => am::BINARY,
            Kind::String => am::STRING,
            Kind::Utf8 => am::UTF8,
            Kind::Utf16 => am::UTF16,
            Kind::Utf32 => am::UTF32,
        }
    }
}

/// Makes the bitstring of the segments.
pub fn create(heap: &mut impl Heap, segments: &[Segment]) -> Result<Term, Failure> {
    let mut bits = 0usize;
    for segment in segments {
        bits = bits
            .checked_add(size_of(segment)?)
            .filter(|&n| n <= SMALL_MAX as usize)
            .ok_or_else(|| Failure::limit(segment))?;
    }
    match segments.split_first() {
        Some((first, rest)) if matches!(first.kind, Kind::Append | Kind::PrivateAppend) => {
            let (term, mut writer) = append::append(heap, first, bits)?;
            write_all(&mut writer, rest)?;
            Ok(term)
        }
        _ => {
            let first = segments.first();
            let (term, data) =
                new_bits(heap, bits).ok_or_else(|| Failure::limit(first.expect("has bits")))?;
            write_all(&mut BitWriter::new(data, 0), segments)?;
            Ok(term)
        }
    }
}

/// Bytes of a bitstring that no computer has room for: beyond that making it fails, up to that the machine ends if there is no room.
const MOST_BYTES: usize = 1 << 40;

/// As `Heap::new_bits`; `None` if there can't be so much memory.
pub fn new_bits(heap: &mut impl Heap, bits: usize) -> Option<(Term, *mut u8)> {
    let bytes = bits.div_ceil(8);
    if bytes <= MAX_HEAP_BIN {
        return Some(heap.new_bits(bits));
    }
    if bytes > MOST_BYTES {
        return None;
    }
    let Some(bin) = SharedBin::try_new(bytes, bytes * 8) else {
        crash::no_binary(bytes);
        return None;
    };
    // SAFETY: `bin` is alive.
    let data = unsafe { (*bin).data() };
    let orig = heap.bin_ref(bin);
    Some((heap.sub_bits_at(boxed::SUB_BITS, orig, data, 0, bits), data))
}

/// A bitstring of `bits` bits, written by `f`, which should fill it. `None` without memory.
pub fn fill<H: Heap>(heap: &mut H, bits: usize, f: impl FnOnce(&mut Filler)) -> Option<Term> {
    let (term, data) = new_bits(heap, bits)?;
    let mut filler = Filler {
        writer: BitWriter::new(data, 0),
        end: bits,
    };
    f(&mut filler);
    Some(term)
}

/// Writes a bitstring being made, and stays inside it.
pub struct Filler {
    writer: BitWriter,
    end: usize,
}

impl Filler {
    #[inline]
    fn room_for(&self, bits: usize) {
        assert!(bits <= self.end - self.writer.pos, "bitstring overflows");
    }
    #[inline]
    pub fn byte(&mut self, byte: u8) {
        self.room_for(8);
        // SAFETY: B2: there is room.
        unsafe { self.writer.put_word(byte.into(), 8) }
    }
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.room_for(bytes.len() * 8);
        // SAFETY: B2: there is room.
        unsafe { self.writer.put_bytes(bytes) }
    }
    pub fn bits(&mut self, bits: Bits<'_>) {
        self.room_for(bits.len);
        // SAFETY: B2: there is room.
        unsafe { self.writer.put_bits(bits) }
    }
}

/// The size of a segment in bits; nothing for what is appended to.
fn size_of(segment: &Segment) -> Result<usize, Failure> {
    match segment.kind {
        Kind::Append | Kind::PrivateAppend => Ok(0),
        Kind::Binary if segment.size == am::ALL => match bits_of(segment.src) {
            Some(bits) => Ok(bits.len),
            None => Err(Failure::badarg(segment, am::TYPE, segment.src)),
        },
        Kind::Integer | Kind::Float | Kind::Binary | Kind::String => field_size(segment),
        // As OTP's: what is no character in UTF-16 comes to light only when it is written.
        Kind::Utf16 => Ok(utf16_size(segment.src)),
        Kind::Utf8 | Kind::Utf32 => match character(segment.src) {
            Ok(_) if segment.kind == Kind::Utf8 => Ok(utf8_size(segment.src)),
            Ok(_) => Ok(32),
            Err(wrong) => Err(Failure::of(segment, am::BADARG, wrong)),
        },
    }
}

fn bits_of<'a>(term: Term) -> Option<Bits<'a>> {
    term.as_bits().filter(|_| term.is_bitstring())
}

/// `size * unit` of a segment.
fn field_size(segment: &Segment) -> Result<usize, Failure> {
    match segment.size.as_small() {
        Some(size) if size >= 0 => (size as usize)
            .checked_mul(segment.unit as usize)
            .filter(|&bits| bits <= i64::MAX as usize)
            .ok_or_else(|| Failure::limit(segment)),
        _ => match segment.size.as_big() {
            Some((false, _)) => Err(Failure::limit(segment)),
            _ => Err(Failure::badarg(segment, am::SIZE, segment.size)),
        },
    }
}

/// Writes segments, whose sizes `size_of` has looked at, one after the other.
fn write_all(writer: &mut BitWriter, segments: &[Segment]) -> Result<(), Failure> {
    for segment in segments {
        write(writer, segment).map_err(|wrong| Failure::of(segment, am::BADARG, wrong))?;
    }
    Ok(())
}

fn write(writer: &mut BitWriter, segment: &Segment) -> Result<(), Wrong> {
    let &Segment {
        src, flags, unit, ..
    } = segment;
    let size = || segment.size.small_value() as usize * unit as usize;
    // SAFETY: B2: the bytes were made for the sum of the segments' sizes, and no segment writes
    // more than its size.
    unsafe {
        match segment.kind {
            Kind::Integer => writer.put_integer(src, size(), flags),
            Kind::Float => writer.put_float(src, size(), flags),
            Kind::Binary if segment.size == am::ALL => writer.put_all_of(src, unit as usize),
            Kind::Binary => writer.put_bits_of(src, size()),
            Kind::String => {
                let bytes = std::slice::from_raw_parts(src.raw() as *const u8, size() / 8);
                writer.put_bytes(bytes);
                Ok(())
            }
            Kind::Utf8 => writer.put_utf8(src),
            Kind::Utf16 => writer.put_utf16(src, flags),
            Kind::Utf32 => writer.put_utf32(src, flags),
            // Only the first segment can be one; the verifier sees to it.
            Kind::Append | Kind::PrivateAppend => Ok(()),
        }
    }
}
