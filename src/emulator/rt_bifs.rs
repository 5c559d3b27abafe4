//! Runtime functions that call BIFs.
use super::exception;
use super::prelude::{RETRY, ROOM};
use super::runtime::{collect_first, fault_in_guard_bif, make_room, process, x};
use super::state::{Export, Regs, leave};
use crate::bif::table::Entry;
use crate::bif::{self, Bif, Fault, Res, Work};
use crate::code;
use crate::process::Process;
use crate::scheduler::blocking::{self, Blocks};
use crate::scheduler::{Dirty, Pool};
use crate::term::{Atom, Term, am};
use crate::tracing::{self, calls, traced};
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;

/// Calls a BIF. A panic in it is the process' error, and the machine lives.
fn run(p: &mut Process, id: u32, args: &[Term], called: Option<Called>) -> Res {
    let Some(bif) = bif::table::get(id) else {
        return Err(Fault::Error(am::UNDEF));
    };
    if !bif.is_plain() {
        return special(p, bif, args, called);
    }
    make(p, bif, args)
}

/// A call by an instruction that calls functions, not of a guard BIF.
struct Called {
    export: *const Export,
    at: *const u8,
    last: bool,
}

/// Calls a BIF that may take long, or is traced.
#[inline(never)]
fn special(p: &mut Process, bif: &Entry, args: &[Term], called: Option<Called>) -> Res {
    if !matches!(bif.work, Work::Short)
        && !matches!(p.exec.dirty, Dirty::Here(_))
        && blocking::state() != Some(Blocks::All)
        && let Some(pool) = pool_for(p, bif.work, args)
    {
        p.exec.dirty = Dirty::Wanted(pool);
        return Err(Fault::Yield);
    }
    let Some(called) = called.filter(|_| bif.is_traced()) else {
        return make(p, bif, args);
    };
    // SAFETY: E6: the handler's operand.
    let export = unsafe { &*called.export };
    let told = calls::bif_called(p, export, args, called.at, called.last);
    let result = make(p, bif, args);
    match (&result, told) {
        (Err(Fault::Yield), _) => calls::bif_again(p),
        (_, None) => {}
        (Ok(value), Some(told)) => told.returned(p, *value),
        (Err(_), Some(told)) => traced::make(p).ends = Some(told),
    }
    result
}

fn make(p: &mut Process, bif: &Bif, args: &[Term]) -> Res {
    match catch_unwind(AssertUnwindSafe(|| (bif.run)(p, args))) {
        Ok(result) => result,
        Err(_) => {
            eprintln!(
                "purlin: {}:{}/{} panicked; the caller gets an error",
                bif.module, bif.function, bif.arity
            );
            Err(Fault::Error(am::INTERNAL_ERROR))
        }
    }
}

/// The dirty schedulers that are to make the call, if any.
fn pool_for(p: &Process, work: Work, args: &[Term]) -> Option<Pool> {
    match work {
        Work::Long(measure) if measure(p, args) => Some(Pool::Cpu),
        Work::Short | Work::Long(_) => None,
        Work::Dirty(pool) => Some(pool),
    }
}

/// # Safety
/// `function` is an export (E6).
unsafe fn name(function: *const Export) -> (Term, Term) {
    // SAFETY: the caller's.
    unsafe { ((*function).module, (*function).function) }
}

/// The end of a BIF call with its arguments in x0 and up: where to go on, or null when the process
/// leaves the machine (`exec.leaving` says how).
fn finish(
    p: &mut Process,
    result: Res,
    of: (Term, Term),
    args: &[Term],
    at: *const u8,
    next: *const u8,
) -> *const u8 {
    match result {
        Ok(value) => {
            x(p)[0] = value;
            if !p.wants_collection() {
                return next;
            }
            match make_room(p, 0, 1, next) {
                ROOM => next,
                why => {
                    p.exec.leaving = why;
                    if why == leave::YIELD {
                        p.exec.seldom.resume_at = Some((next as usize, 1));
                    }
                    std::ptr::null()
                }
            }
        }
        Err(Fault::Trap {
            module,
            function,
            args,
        }) => {
            let atom = |t: Term| Atom::from_index(t.atom_index());
            x(p)[..args.len()].copy_from_slice(&args);
            let export = code::export(atom(module), atom(function), args.len() as u32);
            if tracing::is_active() && !goes_on_traced(p, args.len()) {
                p.exec.leaving = leave::EXIT;
                return std::ptr::null();
            }
            export.code.load(Ordering::Acquire)
        }
        Err(Fault::Yield) => {
            p.regs.live = args.len();
            p.exec.leaving = p.exec.take_asked().unwrap_or(leave::YIELD);
            std::ptr::null()
        }
        Err(fault) => {
            exception::set_fault(p, fault, of, args);
            if tracing::is_active()
                && let Some(told) = traced::own(p).and_then(|own| own.ends.take())
            {
                told.raised(p);
            }
            match exception::handle(p, at) {
                Some(handler) => handler,
                None => {
                    p.exec.leaving = leave::EXIT;
                    std::ptr::null()
                }
            }
        }
    }
}

/// A BIF goes on in a function: if its call is traced, that function's value is told. False: the process must die.
#[cold]
fn goes_on_traced(p: &mut Process, live: usize) -> bool {
    let told = traced::own(p).and_then(|own| own.ends.take());
    told.is_none_or(|told| told.goes_on(p, live))
}

/// Copies of a BIF's arguments, which it may keep while the registers change.
struct Arguments([MaybeUninit<Term>; MAX_ARITY]);

/// Arguments that a BIF has at most.
const MAX_ARITY: usize = 16;

impl Arguments {
    /// Reads x registers: the first few whether they are arguments or not, which takes fewer instructions than counting them.
    #[inline(always)]
    fn read(p: &mut Process, arity: usize) -> Arguments {
        /// Most BIFs have no more.
        const FIRST: usize = 4;
        let mut args = [const { MaybeUninit::<Term>::uninit() }; MAX_ARITY];
        let (first, rest) = x(p)[..MAX_ARITY].split_at(FIRST);
        for (arg, from) in args.iter_mut().zip(first) {
            // Word by word, as they have just been written: a load of two words would wait until both stores are done.
            // SAFETY: both are references.
            unsafe {
                let word = std::ptr::from_ref(from).read_volatile();
                arg.as_mut_ptr().write_volatile(word);
            }
        }
        if arity > FIRST {
            for (arg, &from) in args[FIRST..].iter_mut().zip(rest) {
                arg.write(from);
            }
        }
        Arguments(args)
    }
    #[inline(always)]
    fn first(&self, arity: usize) -> &[Term] {
        let args = &self.0[..arity];
        // SAFETY: `read` with the same arity has written as many.
        unsafe { args.assume_init_ref() }
    }
}

fn call(
    p: *mut Regs,
    function: *const Export,
    bif: u32,
    at: *const u8,
    last: bool,
    next: impl FnOnce(&mut Process, bool) -> *const u8,
) -> *const u8 {
    // SAFETY: R1, E6: the handler's operands.
    let (p, of, arity) = unsafe { (process(p), name(function), (*function).arity as usize) };
    let all = Arguments::read(p, arity);
    let args = all.first(arity);
    p.exec.bif_at = at;
    let called = Called {
        export: function,
        at,
        last,
    };
    let result = run(p, bif, args, Some(called));
    let traps = matches!(result, Err(Fault::Trap { .. }));
    let next = next(p, traps);
    finish(p, result, of, args, at, next)
}

/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_call_bif")]
pub unsafe extern "C" fn rt_call_bif(
    p: *mut Regs,
    function: *const Export,
    bif: u32,
    at: *const u8,
    next: *const u8,
) -> *const u8 {
    call(p, function, bif, at, false, |p, traps| {
        if traps {
            // SAFETY: E2: the caller's frame has a slot for return addresses.
            unsafe { *p.regs.e = Term::cp(next) };
        }
        next
    })
}

/// A BIF called instead of a function that returns: its result goes to the caller.
///
/// # Safety
/// As `rt_call_bif`.
#[unsafe(export_name = "purlin_rt_call_bif_only")]
pub unsafe extern "C" fn rt_call_bif_only(
    p: *mut Regs,
    function: *const Export,
    bif: u32,
    at: *const u8,
) -> *const u8 {
    // SAFETY: R1.
    let e = unsafe { (*p).e };
    // SAFETY: E2: without a frame of its own, the slot at the stack top holds the return address.
    let to = unsafe { *e };
    let next = call(p, function, bif, at, true, |_, _| to.cp_addr());
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let goes_on = next == to.cp_addr() && !next.is_null() && p.regs.exc_reason.is_nil();
    // Or it will, when its heap has been collected.
    let resumed = p.exec.seldom.resume_at;
    let will_go_on = resumed.is_some_and(|(at, _)| at == to.cp_addr() as usize);
    if goes_on || will_go_on {
        // SAFETY: E2. The address has been used: it must not show in stack traces.
        unsafe { *p.regs.e = Term::ZERO };
    }
    next
}

/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_after_bif")]
pub unsafe extern "C" fn rt_after_bif(p: *mut Regs, _ip: *const u8) -> u64 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    if let Some((at, live)) = p.exec.seldom.made().and_then(|s| s.resume_at.take()) {
        p.regs.ip = std::ptr::with_exposed_provenance(at);
        p.regs.live = live;
    }
    p.exec.leaving
}

/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_bif0")]
pub unsafe extern "C" fn rt_bif0(p: *mut Regs, bif: u32) -> Term {
    // SAFETY: R1.
    run(unsafe { process(p) }, bif, &[], None).unwrap_or(am::UNDEFINED)
}

/// A guard BIF.
///
/// # Safety
/// As `rt_call_bif`.
unsafe fn guard(p: *mut Regs, function: *const Export, bif: u32, args: &[Term]) -> Term {
    // SAFETY: R1, E6.
    let (p, (module, name)) = unsafe { (process(p), name(function)) };
    match run(p, bif, args, None) {
        Ok(value) => value,
        Err(fault) => fault_in_guard_bif(p, fault, module, name, args),
    }
}

macro_rules! guards {
    ($($link:literal $gc_link:literal $fn:ident $gc_fn:ident ($($arg:ident),*);)*) => {$(
        /// # Safety
        /// As `rt_call_bif`.
        #[unsafe(export_name = $link)]
        pub unsafe extern "C" fn $fn(
            p: *mut Regs, function: *const Export, bif: u32, $($arg: Term),*
        ) -> Term {
            // SAFETY: the handler's.
            unsafe { guard(p, function, bif, &[$($arg),*]) }
        }
        /// # Safety
        /// As `rt_call_bif`.
        #[unsafe(export_name = $gc_link)]
        pub unsafe extern "C" fn $gc_fn(
            p: *mut Regs, function: *const Export, bif: u32, $($arg: Term,)* live: usize
        ) -> Term {
            // SAFETY: the handler's.
            unsafe {
                if collect_first(process(p), live) {
                    return Term::from_raw(RETRY);
                }
                guard(p, function, bif, &[$($arg),*])
            }
        }
    )*};
}

guards! {
    "purlin_rt_bif1" "purlin_rt_gc_bif1" rt_bif1 rt_gc_bif1 (a);
    "purlin_rt_bif2" "purlin_rt_gc_bif2" rt_bif2 rt_gc_bif2 (a, b);
    "purlin_rt_bif3" "purlin_rt_gc_bif3" rt_bif3 rt_gc_bif3 (a, b, c);
}
