//! Runtime functions on terms: comparison, maps, records.
use super::prelude::{RETRY, source};
use super::runtime::{collect_first, process};
use super::state::Regs;
use super::{exception, records};
use crate::bif::Fault;
use crate::heap::Heap;
use crate::map;
use crate::process::Process;
use crate::term::{Term, am, boxed, compare};
use smallvec::SmallVec;

/// Negative, zero or positive: the order of two terms.
#[unsafe(export_name = "purlin_rt_compare")]
pub extern "C" fn rt_compare(a: Term, b: Term) -> i32 {
    compare::cmp(a, b) as i32
}

#[unsafe(export_name = "purlin_rt_equal")]
pub extern "C" fn rt_equal(a: Term, b: Term) -> bool {
    compare::eq_num(a, b)
}

#[unsafe(export_name = "purlin_rt_same")]
pub extern "C" fn rt_same(a: Term, b: Term) -> bool {
    compare::eq(a, b)
}

/// A fun of that many arguments; `arity` may be any term.
#[unsafe(export_name = "purlin_rt_is_function2")]
pub extern "C" fn rt_is_function2(fun: Term, arity: Term) -> bool {
    fun_arity(fun).is_some_and(|n| Term::small(n.into()) == arity)
}

/// How many arguments a fun takes.
pub fn fun_arity(fun: Term) -> Option<u32> {
    match fun.subtag()? {
        boxed::FUN => Some(fun.payload()[1].small_value() as u32),
        boxed::EXPORT_FUN => {
            let export = fun.payload_raw()[0] as *const super::state::Export;
            // SAFETY: E6: exports are never freed.
            Some(unsafe { (*export).arity as u32 })
        }
        _ => None,
    }
}

/// The value of a key, or no term: the map has none, or it is no map.
#[unsafe(export_name = "purlin_rt_map_get")]
pub extern "C" fn rt_map_get(of: Term, key: Term) -> Term {
    if of.is_map() {
        map::get(of, key).unwrap_or(Term::NONE)
    } else {
        Term::NONE
    }
}

/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_dict_get")]
pub unsafe extern "C" fn rt_dict_get(p: *mut Regs, key: Term) -> Term {
    // SAFETY: R1.
    unsafe { process(p) }.dict.get(key).unwrap_or(am::UNDEFINED)
}

/// A pair of a `put_map_*` instruction.
///
/// # Safety
/// `at` points at two `S` operands of the running instruction (E4).
unsafe fn pair(p: &Process, at: *const u64) -> map::Entry {
    let (c, e) = (p.regs.ctx, p.regs.e);
    // SAFETY: E4, and the registers of the running process.
    unsafe { (source(c, e, *at), source(c, e, *at.add(1))) }
}

/// All its pairs.
///
/// # Safety
/// `at` points at `n` groups of two `S` operands of the running instruction (E4).
pub unsafe fn pairs(p: &Process, at: *const u8, n: usize) -> SmallVec<[map::Entry; 16]> {
    let at = at as *const u64;
    // SAFETY: the caller's.
    (0..n).map(|k| unsafe { pair(p, at.add(2 * k)) }).collect()
}

/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_put_map_assoc")]
pub unsafe extern "C" fn rt_put_map_assoc(
    p: *mut Regs,
    of: Term,
    at: *const u8,
    n: usize,
    live: usize,
) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if collect_first(p, live) {
        return Term::from_raw(RETRY);
    }
    if !of.is_map() {
        return bad_map(p, of);
    }
    if n == 1 {
        // SAFETY: the handler's operands.
        let (key, value) = unsafe { pair(p, at as *const u64) };
        return map::put(p, of, key, value);
    }
    // SAFETY: the handler's operands.
    let pairs = unsafe { pairs(p, at, n) };
    map::put_all(p, of, &pairs)
}

/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_put_map_exact")]
pub unsafe extern "C" fn rt_put_map_exact(
    p: *mut Regs,
    of: Term,
    at: *const u8,
    n: usize,
    live: usize,
) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if collect_first(p, live) {
        return Term::from_raw(RETRY);
    }
    if !of.is_map() {
        return bad_map(p, of);
    }
    // SAFETY: the handler's operands.
    let updated = unsafe {
        if n == 1 {
            let (key, value) = pair(p, at as *const u64);
            map::update(p, of, key, value).ok_or(key)
        } else {
            let pairs = pairs(p, at, n);
            map::update_all(p, of, &pairs)
        }
    };
    match updated {
        Ok(map) => map,
        Err(key) => {
            let reason = p.tuple(&[am::BADKEY, key]);
            exception::set_error(p, reason);
            Term::NONE
        }
    }
}

fn bad_map(p: &mut Process, of: Term) -> Term {
    let reason = p.tuple(&[am::BADMAP, of]);
    exception::set_error(p, reason);
    Term::NONE
}

// Failures of guard BIFs that are instructions.

fn bad(p: *mut Regs, reason: Term, name: Term, args: &[Term]) {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    exception::set_fault(p, Fault::Error(reason), (am::ERLANG, name), args);
}

/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_bad_bif1")]
pub unsafe extern "C" fn rt_bad_bif1(p: *mut Regs, name: Term, a: Term) {
    bad(p, am::BADARG, name, &[a]);
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_bad_bif2")]
pub unsafe extern "C" fn rt_bad_bif2(p: *mut Regs, name: Term, a: Term, b: Term) {
    bad(p, am::BADARG, name, &[a, b]);
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_bad_map1")]
pub unsafe extern "C" fn rt_bad_map1(p: *mut Regs, name: Term, of: Term) {
    // SAFETY: R1.
    let reason = unsafe { process(p) }.tuple(&[am::BADMAP, of]);
    bad(p, reason, name, &[of]);
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_bad_map2")]
pub unsafe extern "C" fn rt_bad_map2(p: *mut Regs, name: Term, key: Term, of: Term) {
    // SAFETY: R1.
    let reason = unsafe { process(p) }.tuple(&[am::BADMAP, of]);
    bad(p, reason, name, &[key, of]);
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_bad_map_get")]
pub unsafe extern "C" fn rt_bad_map_get(p: *mut Regs, key: Term, of: Term) {
    let (tag, what) = if of.is_map() {
        (am::BADKEY, key)
    } else {
        (am::BADMAP, of)
    };
    // SAFETY: R1.
    let reason = unsafe { process(p) }.tuple(&[tag, what]);
    bad(p, reason, am::MAP_GET, &[key, of]);
}

// Native records.

#[unsafe(export_name = "purlin_rt_is_native_record")]
pub extern "C" fn rt_is_native_record(src: Term, module: Term, name: Term) -> bool {
    records::is_of(src, module, name)
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_record_field")]
pub unsafe extern "C" fn rt_record_field(_p: *mut Regs, src: Term, field: Term) -> Term {
    records::field(src, field).unwrap_or(Term::NONE)
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_put_record")]
pub unsafe extern "C" fn rt_put_record(
    p: *mut Regs,
    at: *const u8,
    id: Term,
    src: Term,
    operands: *const u8,
    n: usize,
    live: usize,
) -> Term {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if collect_first(p, live) {
        return Term::from_raw(RETRY);
    }
    // SAFETY: the handler's operands.
    let pairs = unsafe { pairs(p, operands, n) };
    records::put(p, at, id, src, &pairs)
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_is_record_accessible")]
pub unsafe extern "C" fn rt_is_record_accessible(
    _p: *mut Regs,
    at: *const u8,
    src: Term,
    scope: Term,
) -> bool {
    records::is_accessible(at, src, scope)
}
/// # Safety
/// Called by handlers with the running process (R1).
#[unsafe(export_name = "purlin_rt_get_record_field")]
pub unsafe extern "C" fn rt_get_record_field(
    p: *mut Regs,
    at: *const u8,
    src: Term,
    id: Term,
    field: Term,
) -> Term {
    // SAFETY: R1.
    records::get_field(unsafe { process(p) }, at, src, id, field)
}
