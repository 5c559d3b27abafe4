//! `bs_create`: a bitstring of its segments, as `ops/bits.tab` lays them out.
//!
//! Two ways through. The quick one does what succeeds, and gives up at the slightest doubt; the
//! other (`bits::create`) does everything, and knows what was wrong.
use super::exception;
use super::prelude::source;
use super::rt_bits::make_room;
use super::runtime::process;
use super::state::Regs;
use crate::bif::charge;
use crate::bits::writer::{utf8_size, utf16_size};
use crate::bits::{BitWriter, Failure, Kind, Segment, append, create};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Bits, Term, am};
use smallvec::SmallVec;

/// A segment as the instruction holds it.
#[repr(C)]
struct Raw {
    kind: u8,
    flags: u8,
    number: u16,
    unit: u32,
    /// The segment's size, if that is known from the code; else `UNKNOWN`.
    bits: u32,
    src: u64,
    size: u64,
}

/// Writing so much costs a reduction, as in OTP.
const BITS_OF_A_REDUCTION: usize = 1024 * 8;

/// The `bits` of a segment whose size depends on its operands.
pub const UNKNOWN: u32 = u32::MAX;

/// By number.
const KINDS: [Kind; 9] = [
    Kind::Integer,
    Kind::Float,
    Kind::Binary,
    Kind::Append,
    Kind::PrivateAppend,
    Kind::String,
    Kind::Utf8,
    Kind::Utf16,
    Kind::Utf32,
];

/// The running process with an instruction's segments.
///
/// **E4.** The segments' operands are those of the running instruction.
struct Segments<'a> {
    p: &'a mut Process,
    raw: &'a [Raw],
}

impl Segments<'_> {
    #[inline(always)]
    fn src(&self, raw: &Raw) -> Term {
        // SAFETY: E4.
        unsafe { source(self.p.regs.ctx, self.p.regs.e, raw.src) }
    }
    #[inline(always)]
    fn size(&self, raw: &Raw) -> Term {
        // SAFETY: E4.
        unsafe { source(self.p.regs.ctx, self.p.regs.e, raw.size) }
    }

    /// The size of a segment in bits.
    #[inline]
    fn bits(&self, raw: &Raw) -> Option<usize> {
        if raw.bits != UNKNOWN {
            return Some(raw.bits as usize);
        }
        let src = self.src(raw);
        match KINDS[raw.kind as usize] {
            Kind::Utf8 => Some(utf8_size(src)),
            Kind::Utf16 => Some(utf16_size(src)),
            Kind::Append | Kind::PrivateAppend => Some(0),
            Kind::Binary if raw.size == am::ALL.raw() => bits_of(src).map(|b| b.len),
            _ => {
                let size = usize::try_from(self.size(raw).as_small()?).ok()?;
                size.checked_mul(raw.unit as usize)
            }
        }
    }

    /// The bitstring and how many bits were written, if nothing stands in the way.
    #[inline]
    fn quick(&mut self) -> Option<(Term, usize)> {
        let mut total = 0usize;
        for raw in self.raw {
            total = total.checked_add(self.bits(raw)?)?;
        }
        if total > u32::MAX as usize {
            return None;
        }
        let (first, rest) = self.raw.split_first()?;
        let kind = KINDS[first.kind as usize];
        let (term, mut writer, rest) = match kind {
            Kind::Append => {
                let src = self.src(first);
                let (term, writer) = append::in_place(self.p, src, first.unit, total)?;
                (term, writer, rest)
            }
            Kind::PrivateAppend => {
                let src = self.src(first);
                let writer = append::in_place_private(src, first.unit, total)?;
                (src, writer, rest)
            }
            _ => {
                let (term, data) = create::new_bits(self.p, total)?;
                (term, BitWriter::new(data, 0), self.raw)
            }
        };
        for raw in rest {
            self.write(&mut writer, raw)?;
        }
        if kind == Kind::PrivateAppend {
            append::grow(term, &writer);
        }
        Some((term, total))
    }

    #[inline(always)]
    fn write(&self, w: &mut BitWriter, raw: &Raw) -> Option<()> {
        let (src, flags) = (self.src(raw), raw.flags.into());
        // SAFETY: B2: there is room for the segments' sizes, which have not changed.
        unsafe {
            match KINDS[raw.kind as usize] {
                Kind::Integer => w.put_integer(src, self.bits(raw)?, flags).ok(),
                Kind::Float => w.put_float(src, self.bits(raw)?, flags).ok(),
                Kind::Binary if raw.size == am::ALL.raw() => {
                    w.put_all_of(src, raw.unit as usize).ok()
                }
                Kind::Binary => w.put_bits_of(src, self.bits(raw)?).ok(),
                Kind::Utf8 => w.put_utf8(src).ok(),
                Kind::Utf16 => w.put_utf16(src, flags).ok(),
                Kind::Utf32 => w.put_utf32(src, flags).ok(),
                Kind::String | Kind::Append | Kind::PrivateAppend => None,
            }
        }
    }

    /// The bitstring and how many bits it has, all of them new, or what is wrong.
    #[cold]
    fn thorough(&mut self) -> (Term, usize) {
        let all: SmallVec<[Segment; 8]> = self.raw.iter().map(|raw| self.segment(raw)).collect();
        match create(self.p, &all) {
            Ok(term) => (term, bits_of(term).map_or(0, |bits| bits.len)),
            Err(failure) => (fail(self.p, &failure), 0),
        }
    }

    fn segment(&self, raw: &Raw) -> Segment {
        Segment {
            kind: KINDS[raw.kind as usize],
            unit: raw.unit,
            flags: raw.flags.into(),
            src: self.src(raw),
            size: self.size(raw),
            number: raw.number.into(),
        }
    }
}

#[inline]
fn bits_of<'a>(term: Term) -> Option<Bits<'a>> {
    term.as_bits().filter(|_| term.is_bitstring())
}

/// The bitstring of the segments; no term: the exception is set.
///
/// # Safety
/// Called by handlers with the running process, its state saved, and `n` segments of the running instruction (R1, E4).
#[unsafe(export_name = "purlin_rt_bs_create")]
pub unsafe extern "C" fn rt_bs_create(
    p: *mut Regs,
    segments: *const u8,
    n: usize,
    room: usize,
    live: usize,
) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if !make_room(p, room, live) {
        return Term::NONE;
    }
    // SAFETY: E4.
    let raw = unsafe { std::slice::from_raw_parts(segments as *const Raw, n) };
    let mut segments = Segments { p, raw };
    let (term, bits) = match segments.quick() {
        Some(made) => made,
        None => segments.thorough(),
    };
    if bits >= BITS_OF_A_REDUCTION {
        charge(p, bits, BITS_OF_A_REDUCTION);
    }
    term
}

/// Sets the exception of a failed construction, with what `erl_erts_errors:format_bs_fail/2` wants to know.
fn fail(p: &mut Process, failure: &Failure) -> Term {
    let cause = p.tuple(&failure.cause());
    let pairs = [
        (am::CAUSE, cause),
        (am::FUNCTION, am::FORMAT_BS_FAIL),
        (am::MODULE, am::ERL_ERTS_ERRORS),
    ];
    let map = crate::map::from_pairs(p, &pairs);
    let entry = p.tuple(&[am::ERROR_INFO, map]);
    let info = p.list(&[entry]);
    exception::set_error(p, failure.reason);
    p.exec.set_error_info(info);
    Term::NONE
}
