//! What the bodies of `ops/*.tab` are written with: operand access, tests on terms, cold paths,
//! and the runtime functions that they call.
//!
//! Compiled twice, like `term::word`: in the machine (for the loop back end) and in the `no_std`
//! crate of handlers. Everything here is small and inlined, or `#[cold]`, or an `extern` function
//! that `emulator::rt_*` defines.
//!
//! # Safety
//! The unsafe functions ask for what the handlers' contract promises of their operands and of the
//! state: E1–E7 in ARCHITECTURE.md, named at each use.
#![allow(clippy::missing_safety_doc)]
pub use crate::bits::ctx as bs;
pub use crate::bits::put as bs_put;
pub use crate::emulator::state::{Ctx, Export, FUN_HEAD, FunEntry, MESSAGE_WORDS, Regs, leave};
pub use crate::term::am;
pub use crate::term::word::{SMALL_SHIFT, Term, boxed, tuple_header};
use core::sync::atomic::Ordering;

/// "Collected garbage, start the instruction again": what a runtime function may return instead of a term.
pub const RETRY: u64 = (6 << 3) | 3;

/// No value and `RETRY`: the two results that are no term.
#[inline(always)]
pub fn is_special(value: Term) -> bool {
    value.raw() == RETRY || value.is_none()
}

/// What `rt_need` returns if there is room; else a way to leave the machine.
pub const ROOM: u64 = u64::MAX;

/// Outcomes of `rt_wait_timeout`.
pub const WAITS: u64 = 0;
pub const TIMED_OUT: u64 = 1;
pub const BAD_TIMEOUT: u64 = 2;
/// In the place of a code address: the process waits, and starts the instruction again.
pub const AWAITS: usize = 1;
/// In the place of an exception's class: there is none, the process has returned.
pub const RETURNED: u64 = 3;

/// A segment of `bs_create`: `bits::Kind::PrivateAppend`.
pub const PRIVATE_APPEND: u32 = 4;

// Operand access. `raw` values come from verified, emitted code.

#[inline(always)]
pub unsafe fn x_reg(c: *mut Ctx, raw: usize) -> *mut Term {
    // SAFETY: E1: an x operand is the byte offset of one of the context's registers.
    unsafe { (c as *mut Term).byte_add(raw) }
}
#[inline(always)]
pub unsafe fn y_reg(e: *mut Term, raw: usize) -> *mut Term {
    // SAFETY: E2: a y operand lies in the current frame.
    unsafe { e.byte_add(raw) }
}
#[inline(always)]
pub unsafe fn f_reg(c: *mut Ctx, raw: usize) -> *mut f64 {
    // SAFETY: E1, for float registers: the offset counts from the start of the context.
    unsafe { (c as *mut f64).byte_add(raw) }
}
/// An operand of kind `S`: an x or y register (told by the tags that no value has) or a constant.
#[inline(always)]
pub unsafe fn source(c: *mut Ctx, e: *mut Term, raw: u64) -> Term {
    use crate::term::word::{TAG_MASK, TAG_XREG, TAG_YREG};
    // SAFETY: E1, E2.
    unsafe {
        match raw & TAG_MASK {
            TAG_XREG => *x_reg(c, (raw >> 3) as usize),
            TAG_YREG => *y_reg(e, (raw >> 3) as usize),
            _ => Term::from_raw(raw),
        }
    }
}
/// An operand of kind `k`: compilers know that it is no pointer.
///
/// # Safety
/// It is an immediate term.
#[inline(always)]
pub unsafe fn immediate(raw: u64) -> Term {
    let term = Term::from_raw(raw);
    // SAFETY: the caller's.
    unsafe { core::hint::assert_unchecked(term.is_immediate()) };
    term
}
/// An operand of kind `D`: bit 0 tells y from x.
#[inline(always)]
pub unsafe fn destination(c: *mut Ctx, e: *mut Term, raw: u32) -> *mut Term {
    // SAFETY: E1, E2.
    unsafe {
        if raw & 1 == 0 {
            x_reg(c, raw as usize)
        } else {
            y_reg(e, raw as usize - 1)
        }
    }
}
#[inline(always)]
pub unsafe fn label_at(ip: *const u8, raw: i32) -> *const u8 {
    // SAFETY: E3: labels are bound inside the module's code.
    unsafe { ip.offset(raw as isize) }
}
#[inline(always)]
pub unsafe fn label_or_null(ip: *const u8, raw: i32) -> *const u8 {
    if raw == 0 {
        core::ptr::null()
    } else {
        // SAFETY: E3.
        unsafe { ip.offset(raw as isize) }
    }
}

/// The repeated operands of an instruction: `len` groups from `ptr` on.
#[derive(Clone, Copy)]
pub struct Rest {
    pub ptr: *const u8,
    pub len: usize,
    /// Bytes of one group.
    pub group: usize,
}

impl Rest {
    /// The 64-bit field at `offset` of group `k`.
    #[inline(always)]
    pub unsafe fn u64_at(&self, k: usize, offset: usize) -> u64 {
        // SAFETY: E4: `k < len`, and the group has a field there.
        unsafe { (self.ptr.add(k * self.group + offset) as *const u64).read() }
    }
    #[inline(always)]
    pub unsafe fn u32_at(&self, k: usize, offset: usize) -> u32 {
        // SAFETY: E4.
        unsafe { (self.ptr.add(k * self.group + offset) as *const u32).read() }
    }
}

// Terms.

/// Sets of boxed sub-tags, as bits.
pub const BIGS: u32 = 1 << boxed::BIG_POS | 1 << boxed::BIG_NEG;
pub const NUMBERS: u32 = BIGS | 1 << boxed::FLOAT;
pub const FUNS: u32 = 1 << boxed::FUN | 1 << boxed::EXPORT_FUN;
pub const MAPS: u32 = 1 << boxed::FLATMAP | 1 << boxed::HASHMAP_ROOT;
pub const BITSTRINGS: u32 = 1 << boxed::HEAP_BITS | 1 << boxed::SUB_BITS;
/// What has a start, an end and a base: the compiler asks match contexts for their size, too.
pub const SUB_BITS_OR_MATCH: u32 = 1 << boxed::SUB_BITS | 1 << boxed::MATCH;
pub const REFERENCES: u32 = 1 << boxed::REF | 1 << boxed::MAGIC_REF | 1 << boxed::EXT_REF;

/// The header word of a boxed term.
#[inline(always)]
pub unsafe fn header_of(t: Term) -> Term {
    // SAFETY: T1: a boxed term points at its header.
    unsafe { *t.boxed_ptr() }
}
#[inline(always)]
pub unsafe fn is_boxed_as(t: Term, subtag: u8) -> bool {
    // SAFETY: T1.
    t.is_boxed() && unsafe { header_of(t) }.header_subtag() == subtag
}
#[inline(always)]
pub unsafe fn is_boxed_in(t: Term, set: u32) -> bool {
    // SAFETY: T1.
    t.is_boxed() && set >> unsafe { header_of(t) }.header_subtag() & 1 != 0
}
/// Both are references of this node without a resource: they are the same if their two words are.
#[inline(always)]
pub unsafe fn are_plain_refs(a: Term, b: Term) -> bool {
    const HEADER: Term = Term::header(boxed::REF, 2);
    // SAFETY: T1.
    a.is_boxed() && b.is_boxed() && unsafe { header_of(a) == HEADER && header_of(b) == HEADER }
}
/// Two boxed objects have the same first two words.
#[inline(always)]
pub unsafe fn same_two_words(a: Term, b: Term) -> bool {
    // SAFETY: E5: both have them.
    unsafe { *element(a, 8) == *element(b, 8) && *element(a, 16) == *element(b, 16) }
}
/// A header is that of a tuple with as many elements as `least` says, or more.
#[inline(always)]
pub fn is_at_least(header: Term, least: Term) -> bool {
    header.raw() as u8 == least.raw() as u8 && header.raw() >= least.raw()
}
/// The word `offset` bytes behind the header of a boxed term.
#[inline(always)]
pub unsafe fn element(t: Term, offset: usize) -> *mut Term {
    // SAFETY: E5: the object has that word.
    unsafe { t.boxed_ptr().byte_add(offset) }
}
#[inline(always)]
pub unsafe fn float_value(t: Term) -> f64 {
    // SAFETY: E5: a float has one payload word.
    f64::from_bits(unsafe { (*element(t, 8)).raw() })
}
/// A bitstring's size is a whole number of bytes.
#[inline(always)]
pub unsafe fn bits_are_bytes(t: Term) -> bool {
    // SAFETY: E5: both layouts are fixed (`term::word::boxed`).
    unsafe {
        let bits = if header_of(t).header_subtag() == boxed::HEAP_BITS {
            (*element(t, 8)).raw() as i64
        } else {
            (*element(t, 24)).small_value() - (*element(t, 16)).small_value()
        };
        bits & 7 == 0
    }
}
/// How two terms are ordered; two floats are compared in place.
#[inline(always)]
pub unsafe fn compare(a: Term, b: Term) -> i32 {
    // SAFETY: T1; `rt_compare` has no requirements beyond it.
    unsafe {
        if both_floats(a, b) {
            let (a, b) = (float_value(a), float_value(b));
            return i32::from(a > b) - i32::from(a < b);
        }
        rt_compare(a, b)
    }
}
#[inline(always)]
pub unsafe fn both_floats(a: Term, b: Term) -> bool {
    // SAFETY: T1.
    unsafe { is_boxed_as(a, boxed::FLOAT) && is_boxed_as(b, boxed::FLOAT) }
}
/// Neither infinite nor no number: only of these the difference is a number. (`f64::is_finite` compares with two constants of
/// 64 bits: twice the code.)
#[inline(always)]
#[allow(clippy::eq_op, reason = "of two of these the difference is no number")]
pub fn is_finite(value: f64) -> bool {
    !(value - value).is_nan()
}
/// Boxes a float at `htop`, if it is finite and there is room up to `e`.
#[inline(always)]
pub unsafe fn put_float(value: f64, e: *mut Term, htop: *mut Term) -> bool {
    // SAFETY: H1: the words between `htop` and `e` are free.
    unsafe {
        if !is_finite(value) || (e as usize).wrapping_sub(htop as usize) < 16 {
            return false;
        }
        *htop = Term::header(boxed::FLOAT, 1);
        *htop.add(1) = Term::from_raw(value.to_bits());
        true
    }
}
/// A processor's instruction where there is one: a call would need a frame.
#[inline(always)]
pub fn square_root(value: f64) -> f64 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: every processor of this architecture has the instruction.
    unsafe {
        use core::arch::x86_64::{_mm_cvtsd_f64, _mm_set_sd, _mm_setzero_pd, _mm_sqrt_sd};
        _mm_cvtsd_f64(_mm_sqrt_sd(_mm_setzero_pd(), _mm_set_sd(value)))
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        unsafe extern "C" {
            safe fn sqrt(value: f64) -> f64;
        }
        sqrt(value)
    }
}
/// The stack top, in its register: the compiler would rather add what has been added to it to every address behind it.
#[inline(always)]
pub fn settled(e: *mut Term) -> *mut Term {
    let mut e = e;
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: no instruction at all.
    unsafe {
        core::arch::asm!("/* {0} */", inout(reg) e, options(pure, readonly, nostack, preserves_flags));
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = &mut e;
    e
}
/// The quotient and the remainder of two numbers, of which the second is neither 0 nor -1.
#[inline(always)]
pub unsafe fn divided(a: i64, b: i64) -> (i64, i64) {
    // SAFETY: the caller's; else the compiler would test once more, and call what panics.
    unsafe { core::hint::assert_unchecked(b != 0 && b != -1) };
    (a / b, a % b)
}
#[inline(always)]
pub fn boolean(value: bool) -> Term {
    if value { am::TRUE } else { am::FALSE }
}
/// Initialises a new frame of `bytes`.
#[inline(always)]
pub unsafe fn clear_frame(e: *mut Term, bytes: usize) {
    // SAFETY: the frame has just been made.
    unsafe {
        *e = Term::ZERO;
        for k in 1..bytes / 8 {
            *e.add(k) = Term::NIL;
        }
    }
}

/// Copies words one by one: for a few, that takes less time than a call, for which a handler would need a frame.
#[inline(always)]
pub unsafe fn copy_words(from: *const Term, to: *mut Term, words: usize) {
    for k in 0..words {
        // SAFETY: the caller's: that many words, in objects that do not overlap. A volatile read keeps the compiler from
        // making the call after all.
        unsafe { *to.add(k) = from.add(k).read_volatile() };
    }
}

// Calls.

/// Where a call of an export goes now.
#[inline(always)]
pub unsafe fn export_code(export: *const Export) -> *const u8 {
    // SAFETY: E6: exports are never freed.
    unsafe { (*export).code.load(Ordering::Acquire) }
}
/// Where a call of a fun of this module system's own making with that many arguments goes; the fun itself must follow
/// them (`enter_fun`). Null for everything else (external funs, wrong arity, no fun): the runtime's job.
#[inline(always)]
pub unsafe fn fun_code(fun: Term, arity: Term) -> *const u8 {
    // SAFETY: T1, E6: a fun's first word is its entry.
    unsafe {
        if !is_boxed_as(fun, boxed::FUN) || *element(fun, 16) != arity {
            return core::ptr::null();
        }
        let entry = (*element(fun, 8)).raw() as *const FunEntry;
        (*entry).code.load(Ordering::Acquire)
    }
}

// Cold paths: they leave the machine.

/// What the handlers' common signature is, for cold paths.
macro_rules! cold_paths {
    ($($(#[$doc:meta])* $name:ident = $body:expr;)*) => {$(
        $(#[$doc])*
        #[cold]
        pub unsafe extern "C" fn $name(
            ip: *const u8, c: *mut Ctx, e: *mut Term, htop: *mut Term, fcalls: isize, p: *mut Regs,
        ) -> u64 {
            let _ = c;
            // SAFETY: the handlers' contract: `p` is the running process.
            unsafe {
                (*p).e = e;
                (*p).htop = htop;
                (*p).fcalls = fcalls;
                (*p).ip = ip;
                let leave: unsafe fn(*mut Regs, *const u8) -> u64 = $body;
                leave(p, ip)
            }
        }
    )*};
}

cold_paths! {
    /// Out of reductions at a call: `ip` is the entry of the function called, before which stands its arity.
    yield_call = |p, ip| {
        (*p).live = *(ip.sub(8) as *const u64) as usize;
        leave::CALL
    };
    /// Out of reductions at a BIF call, which has said what is live: the instruction at `ip` starts again.
    yield_bif = |_, _| leave::YIELD;
    /// Out of reductions where no x register is live.
    yield_no_live = |p, _| {
        (*p).live = 0;
        leave::YIELD
    };
    /// A BIF has asked for something that the machine does outside: it has said what in the process.
    after_bif = |p, ip| rt_after_bif(p, ip);
}

// The runtime, defined in `emulator::rt_*`.
unsafe extern "C" {
    #[link_name = "purlin_rt_need"]
    pub fn rt_need(p: *mut Regs, bytes: usize, live: usize, at: *const u8) -> u64;
    #[link_name = "purlin_rt_gc"]
    pub fn rt_gc(p: *mut Regs, bytes: usize, live: usize) -> bool;
    #[link_name = "purlin_rt_handle_exception"]
    pub fn rt_handle_exception(p: *mut Regs, at: *const u8) -> *const u8;
    #[link_name = "purlin_rt_after_bif"]
    pub fn rt_after_bif(p: *mut Regs, ip: *const u8) -> u64;
}

macro_rules! runtime {
    ($($name:ident = $link:literal ($($arg:ident: $ty:ty),*) $(-> $ret:ty)?;)*) => {
        unsafe extern "C" {
            $(#[link_name = $link] pub fn $name($($arg: $ty),*) $(-> $ret)?;)*
        }
    };
}

runtime! {
    // Arithmetic (rt_arith).
    rt_plus = "purlin_rt_plus" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_minus = "purlin_rt_minus" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_times = "purlin_rt_times" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_int_div = "purlin_rt_int_div" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_rem = "purlin_rt_rem" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_band = "purlin_rt_band" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_bor = "purlin_rt_bor" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_bxor = "purlin_rt_bxor" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_bsl = "purlin_rt_bsl" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_bsr = "purlin_rt_bsr" (p: *mut Regs, a: Term, b: Term, live: usize) -> Term;
    rt_negate = "purlin_rt_negate" (p: *mut Regs, a: Term, live: usize) -> Term;
    rt_bnot = "purlin_rt_bnot" (p: *mut Regs, a: Term, live: usize) -> Term;
    rt_fconv = "purlin_rt_fconv" (p: *mut Regs, src: Term, dst: *mut f64) -> bool;
    // Comparisons (rt_terms).
    rt_compare = "purlin_rt_compare" (a: Term, b: Term) -> i32;
    rt_equal = "purlin_rt_equal" (a: Term, b: Term) -> bool;
    rt_same = "purlin_rt_same" (a: Term, b: Term) -> bool;
    rt_is_function2 = "purlin_rt_is_function2" (fun: Term, arity: Term) -> bool;
    // Maps and records (rt_terms).
    rt_map_get = "purlin_rt_map_get" (map: Term, key: Term) -> Term;
    rt_put_map_assoc = "purlin_rt_put_map_assoc" (p: *mut Regs, map: Term, pairs: *const u8, n: usize, live: usize) -> Term;
    rt_put_map_exact = "purlin_rt_put_map_exact" (p: *mut Regs, map: Term, pairs: *const u8, n: usize, live: usize) -> Term;
    rt_dict_get = "purlin_rt_dict_get" (p: *mut Regs, key: Term) -> Term;
    rt_is_native_record = "purlin_rt_is_native_record" (src: Term, module: Term, name: Term) -> bool;
    rt_record_field = "purlin_rt_record_field" (p: *mut Regs, src: Term, field: Term) -> Term;
    rt_put_record = "purlin_rt_put_record" (p: *mut Regs, at: *const u8, id: Term, src: Term, pairs: *const u8, n: usize, live: usize) -> Term;
    rt_is_record_accessible = "purlin_rt_is_record_accessible" (p: *mut Regs, at: *const u8, src: Term, scope: Term) -> bool;
    rt_get_record_field = "purlin_rt_get_record_field" (p: *mut Regs, at: *const u8, src: Term, id: Term, field: Term) -> Term;
    // BIFs (rt_bifs).
    rt_call_bif = "purlin_rt_call_bif" (p: *mut Regs, function: *const Export, bif: u32, at: *const u8, next: *const u8) -> *const u8;
    rt_call_bif_only = "purlin_rt_call_bif_only" (p: *mut Regs, function: *const Export, bif: u32, at: *const u8) -> *const u8;
    rt_bif0 = "purlin_rt_bif0" (p: *mut Regs, bif: u32) -> Term;
    rt_bif1 = "purlin_rt_bif1" (p: *mut Regs, function: *const Export, bif: u32, a: Term) -> Term;
    rt_bif2 = "purlin_rt_bif2" (p: *mut Regs, function: *const Export, bif: u32, a: Term, b: Term) -> Term;
    rt_bif3 = "purlin_rt_bif3" (p: *mut Regs, function: *const Export, bif: u32, a: Term, b: Term, c: Term) -> Term;
    rt_gc_bif1 = "purlin_rt_gc_bif1" (p: *mut Regs, function: *const Export, bif: u32, a: Term, live: usize) -> Term;
    rt_gc_bif2 = "purlin_rt_gc_bif2" (p: *mut Regs, function: *const Export, bif: u32, a: Term, b: Term, live: usize) -> Term;
    rt_gc_bif3 = "purlin_rt_gc_bif3" (p: *mut Regs, function: *const Export, bif: u32, a: Term, b: Term, c: Term, live: usize) -> Term;
    rt_bad_bif1 = "purlin_rt_bad_bif1" (p: *mut Regs, name: Term, a: Term);
    rt_bad_bif2 = "purlin_rt_bad_bif2" (p: *mut Regs, name: Term, a: Term, b: Term);
    rt_bad_map1 = "purlin_rt_bad_map1" (p: *mut Regs, name: Term, map: Term);
    rt_bad_map2 = "purlin_rt_bad_map2" (p: *mut Regs, name: Term, key: Term, map: Term);
    rt_bad_map_get = "purlin_rt_bad_map_get" (p: *mut Regs, key: Term, map: Term);
    // Calls (rt_calls).
    rt_apply = "purlin_rt_apply" (p: *mut Regs, arity: usize) -> *const u8;
    rt_apply_list = "purlin_rt_apply_list" (p: *mut Regs) -> *const u8;
    rt_apply_fun_list = "purlin_rt_apply_fun_list" (p: *mut Regs, next: *const u8) -> *const u8;
    rt_call_fun = "purlin_rt_call_fun" (p: *mut Regs, fun: Term, arity: Term, next: *const u8) -> *const u8;
    rt_undefined = "purlin_rt_undefined" (p: *mut Regs, function: *const Export, at: *const u8) -> *const u8;
    rt_breakpoint = "purlin_rt_breakpoint" (p: *mut Regs, at: *const u8) -> u64;
    rt_traced_export = "purlin_rt_traced_export" (p: *mut Regs, function: *const Export) -> *const u8;
    rt_traced_return = "purlin_rt_traced_return" (p: *mut Regs) -> *const u8;
    rt_fun_without_code = "purlin_rt_fun_without_code" (p: *mut Regs, arity: usize, at: *const u8) -> *const u8;
    // Binaries (rt_bits).
    rt_bs_get_integer = "purlin_rt_bs_get_integer" (p: *mut Regs, ctx: Term, bits: usize, flags: u32, live: usize) -> Term;
    rt_bs_get_float = "purlin_rt_bs_get_float" (p: *mut Regs, ctx: Term, bits: usize, flags: u32, live: usize) -> Term;
    rt_bs_match_literal = "purlin_rt_bs_match_literal" (ctx: Term, string: Term) -> bool;
    rt_bs_get_utf8 = "purlin_rt_bs_get_utf8" (ctx: Term) -> Term;
    rt_bs_get_utf16 = "purlin_rt_bs_get_utf16" (ctx: Term, flags: u32) -> Term;
    rt_bs_get_utf32 = "purlin_rt_bs_get_utf32" (ctx: Term, flags: u32) -> Term;
    rt_bs_create = "purlin_rt_bs_create" (p: *mut Regs, segments: *const u8, n: usize, room: usize, live: usize) -> Term;
    rt_bs_init_writable = "purlin_rt_bs_init_writable" (p: *mut Regs, size: Term) -> Term;
    rt_bs_init = "purlin_rt_bs_init" (p: *mut Regs, size: Term, unit: usize, room: usize, live: usize) -> Term;
    rt_bs_append = "purlin_rt_bs_append" (p: *mut Regs, size: Term, room: usize, live: usize, unit: usize, to: Term) -> Term;
    rt_bs_private_append = "purlin_rt_bs_private_append" (p: *mut Regs, size: Term, unit: usize, to: Term) -> Term;
    rt_bs_put_integer = "purlin_rt_bs_put_integer" (p: *mut Regs, size: Term, unit: usize, flags: u32, src: Term) -> bool;
    rt_bs_put_float = "purlin_rt_bs_put_float" (p: *mut Regs, size: Term, unit: usize, flags: u32, src: Term) -> bool;
    rt_bs_put_binary = "purlin_rt_bs_put_binary" (p: *mut Regs, size: Term, unit: usize, src: Term) -> bool;
    rt_bs_put_utf = "purlin_rt_bs_put_utf" (p: *mut Regs, width: u32, flags: u32, src: Term) -> bool;
    rt_bs_add = "purlin_rt_bs_add" (p: *mut Regs, a: Term, b: Term, unit: usize) -> Term;
    rt_bs_utf_size = "purlin_rt_bs_utf_size" (src: Term, width: u32) -> Term;
    // Exceptions (rt_exceptions).
    rt_set_badarg = "purlin_rt_set_badarg" (p: *mut Regs, culprit: Term);
    rt_set_error = "purlin_rt_set_error" (p: *mut Regs, reason: Term);
    rt_set_error_with = "purlin_rt_set_error_with" (p: *mut Regs, tag: Term, value: Term);
    rt_raise_again = "purlin_rt_raise_again" (p: *mut Regs, trace: Term, value: Term);
    rt_raw_raise = "purlin_rt_raw_raise" (p: *mut Regs) -> bool;
    rt_build_stacktrace = "purlin_rt_build_stacktrace" (p: *mut Regs);
    rt_catch_value = "purlin_rt_catch_value" (p: *mut Regs);
    rt_function_clause = "purlin_rt_function_clause" (p: *mut Regs, at: *const u8, arity: usize);
    // Messages (rt_messages).
    rt_send = "purlin_rt_send" (p: *mut Regs) -> bool;
    rt_loop_rec = "purlin_rt_loop_rec" (p: *mut Regs) -> Term;
    rt_remove_message = "purlin_rt_remove_message" (p: *mut Regs);
    rt_wait = "purlin_rt_wait" (p: *mut Regs, to: *const u8);
    rt_wait_timeout = "purlin_rt_wait_timeout" (p: *mut Regs, to: *const u8, time: Term) -> u64;
    rt_timeout = "purlin_rt_timeout" (p: *mut Regs);
    rt_marker_reserve = "purlin_rt_marker_reserve" (p: *mut Regs) -> Term;
    rt_marker_bind = "purlin_rt_marker_bind" (p: *mut Regs, marker: Term, reference: Term);
    rt_marker_clear = "purlin_rt_marker_clear" (p: *mut Regs, reference: Term);
    rt_marker_use = "purlin_rt_marker_use" (p: *mut Regs, reference: Term);
}

/// The cold paths' signature.
pub type Cold =
    unsafe extern "C" fn(*const u8, *mut Ctx, *mut Term, *mut Term, isize, *mut Regs) -> u64;
