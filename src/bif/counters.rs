//! `atomics` and `counters`: arrays of 64-bit integers that all processes share.
use super::{Fault, Res, badarg};
use crate::arith::{Int, int};
use crate::heap::{Heap, Resource};
use crate::map;
use crate::process::Process;
use crate::scheduler;
use crate::term::{Term, am, unique};
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

crate::bifs! {
    erts_internal {
        "atomics_new"/2 => atomics_new,
        "counters_new"/1 => counters_new,
        "counters_get"/2 => counters_get,
        "counters_add"/3 => counters_add,
        "counters_put"/3 => counters_put,
        "counters_info"/1 => counters_info,
    }
    atomics {
        "put"/3 => atomics_put,
        "get"/2 => atomics_get,
        "add"/3 => atomics_add,
        "add_get"/3 => atomics_add_get,
        "exchange"/3 => atomics_exchange,
        "compare_exchange"/4 => atomics_compare_exchange,
        "info"/1 => atomics_info,
    }
}

/// An array of `atomics`; its integers wrap around.
struct Atomics {
    signed: bool,
    cells: Box<[AtomicI64]>,
}

/// Counters of one cache line.
const LINE: usize = 8;

/// A cache line of counters.
#[derive(Default)]
#[repr(align(64))]
struct Line([AtomicI64; LINE]);

/// An array of `counters` that many write at once. Line `i` of stripe `s` is `lines[s * n + i]`.
struct Counters {
    size: usize,
    stripes: usize,
    lines: Box<[Line]>,
}

/// A number of elements: not zero, and no more than there is memory for.
fn size_arg(t: Term) -> Result<usize, Fault> {
    match (int::to_u64(t), Int::of(t)) {
        (Some(0), _) | (_, None) => badarg(),
        (Some(n), _) => usize::try_from(n).map_err(|_| Fault::SYSTEM_LIMIT),
        (None, Some(n)) if n.negative => badarg(),
        _ => Err(Fault::SYSTEM_LIMIT),
    }
}

/// `n` new elements; `system_limit` if they don't fit memory.
fn array<T: Default>(n: usize) -> Result<Box<[T]>, Fault> {
    let mut array = Vec::new();
    array
        .try_reserve_exact(n)
        .map_err(|_| Fault::SYSTEM_LIMIT)?;
    array.resize_with(n, T::default);
    Ok(array.into_boxed_slice())
}

/// The value of a magic reference to a `T`.
fn resource<'a, T: 'static>(t: Term) -> Result<&'a T, Fault> {
    Resource::of(t).and_then(Resource::get).ok_or(Fault::BADARG)
}

fn magic_ref(p: &mut Process, value: impl std::any::Any + Send + Sync) -> Term {
    p.magic_ref(unique::reference(), Resource::new(Box::new(value)))
}

/// An index from 1 to `size`, as one from 0.
fn index(t: Term, size: usize) -> Result<usize, Fault> {
    match t.as_small() {
        Some(i) if i >= 1 && i as usize <= size => Ok(i as usize - 1),
        _ => badarg(),
    }
}

/// What to add: any integer of 64 bits, signed or not.
fn increment(t: Term) -> Result<i64, Fault> {
    int::to_i64(t)
        .or_else(|| int::to_u64(t).map(|n| n as i64))
        .ok_or(Fault::BADARG)
}

impl Atomics {
    fn cell(&self, at: Term) -> Result<&AtomicI64, Fault> {
        Ok(&self.cells[index(at, self.cells.len())?])
    }
    fn value(&self, t: Term) -> Result<i64, Fault> {
        let value = if self.signed {
            int::to_i64(t)
        } else {
            int::to_u64(t).map(|n| n as i64)
        };
        value.ok_or(Fault::BADARG)
    }
    fn term(&self, p: &mut Process, value: i64) -> Term {
        if self.signed {
            p.int(value)
        } else {
            p.uint(value as u64)
        }
    }
}

fn atomics_new(p: &mut Process, args: &[Term]) -> Res {
    const SIGNED: u64 = 1;
    let n = size_arg(args[0])?;
    let Some(options) = int::to_u64(args[1]) else {
        return badarg();
    };
    let cells = array(n)?;
    Ok(magic_ref(
        p,
        Atomics {
            signed: options & SIGNED != 0,
            cells,
        },
    ))
}

fn atomics_put(_: &mut Process, args: &[Term]) -> Res {
    let a: &Atomics = resource(args[0])?;
    a.cell(args[1])?.store(a.value(args[2])?, SeqCst);
    Ok(am::OK)
}

fn atomics_get(p: &mut Process, args: &[Term]) -> Res {
    let a: &Atomics = resource(args[0])?;
    let value = a.cell(args[1])?.load(SeqCst);
    Ok(a.term(p, value))
}

fn atomics_add(_: &mut Process, args: &[Term]) -> Res {
    let a: &Atomics = resource(args[0])?;
    a.cell(args[1])?.fetch_add(increment(args[2])?, SeqCst);
    Ok(am::OK)
}

fn atomics_add_get(p: &mut Process, args: &[Term]) -> Res {
    let a: &Atomics = resource(args[0])?;
    let add = increment(args[2])?;
    let value = a.cell(args[1])?.fetch_add(add, SeqCst).wrapping_add(add);
    Ok(a.term(p, value))
}

fn atomics_exchange(p: &mut Process, args: &[Term]) -> Res {
    let a: &Atomics = resource(args[0])?;
    let was = a.cell(args[1])?.swap(a.value(args[2])?, SeqCst);
    Ok(a.term(p, was))
}

fn atomics_compare_exchange(p: &mut Process, args: &[Term]) -> Res {
    let a: &Atomics = resource(args[0])?;
    let cell = a.cell(args[1])?;
    match cell.compare_exchange(a.value(args[2])?, a.value(args[3])?, SeqCst, SeqCst) {
        Ok(_) => Ok(am::OK),
        Err(was) => Ok(a.term(p, was)),
    }
}

fn atomics_info(p: &mut Process, args: &[Term]) -> Res {
    let a: &Atomics = resource(args[0])?;
    let (min, max) = if a.signed {
        (i64::MIN, i64::MAX as u64)
    } else {
        (0, u64::MAX)
    };
    let memory = size_of::<Atomics>() + size_of_val(&*a.cells);
    let entries = [
        (am::MAX, p.uint(max)),
        (am::MIN, p.int(min)),
        (am::SIZE, p.uint(a.cells.len() as u64)),
        (am::MEMORY, p.uint(memory as u64)),
    ];
    Ok(map::from_pairs(p, &entries))
}

/// Copies of each counter of `counters:new(_, [write_concurrency])`: one for each scheduler, and the first for whoever is none.
fn stripes() -> usize {
    scheduler::total() + 1
}

/// The stripe of the running thread.
fn stripe() -> usize {
    scheduler::current().unwrap_or(0)
}

impl Counters {
    /// The copy of counter `i` in a stripe.
    fn copy(&self, i: usize, stripe: usize) -> &AtomicI64 {
        let lines = self.lines.len() / self.stripes;
        &self.lines[stripe * lines + i / LINE].0[i % LINE]
    }
    fn sum(&self, i: usize) -> i64 {
        (0..self.stripes).fold(0i64, |sum, s| {
            sum.wrapping_add(self.copy(i, s).load(SeqCst))
        })
    }
}

fn counters_new(p: &mut Process, args: &[Term]) -> Res {
    let (size, stripes) = (size_arg(args[0])?, stripes());
    let lines = size
        .div_ceil(LINE)
        .checked_mul(stripes)
        .ok_or(Fault::SYSTEM_LIMIT)?;
    let lines = array(lines)?;
    let counters = Counters {
        size,
        stripes,
        lines,
    };
    Ok(magic_ref(p, counters))
}

fn counters_get(p: &mut Process, args: &[Term]) -> Res {
    let c: &Counters = resource(args[0])?;
    let sum = c.sum(index(args[1], c.size)?);
    Ok(p.int(sum))
}

fn counters_add(_: &mut Process, args: &[Term]) -> Res {
    let c: &Counters = resource(args[0])?;
    let copy = c.copy(index(args[1], c.size)?, stripe());
    copy.fetch_add(increment(args[2])?, std::sync::atomic::Ordering::Relaxed);
    Ok(am::OK)
}

fn counters_put(_: &mut Process, args: &[Term]) -> Res {
    let c: &Counters = resource(args[0])?;
    let i = index(args[1], c.size)?;
    let value = int::to_i64(args[2]).ok_or(Fault::BADARG)?;
    c.copy(i, 0).fetch_add(value.wrapping_sub(c.sum(i)), SeqCst);
    Ok(am::OK)
}

fn counters_info(p: &mut Process, args: &[Term]) -> Res {
    let c: &Counters = resource(args[0])?;
    let memory = size_of::<Counters>() + size_of_val(&*c.lines);
    let entries = [
        (am::SIZE, p.uint(c.size as u64)),
        (am::MEMORY, p.uint(memory as u64)),
    ];
    Ok(map::from_pairs(p, &entries))
}
