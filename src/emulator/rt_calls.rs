//! Runtime functions of calls: apply, funs, functions that aren't there (yet).
use super::exception;
use super::prelude::AWAITS;
use super::rt_terms::fun_arity;
use super::runtime::{process, x};
use super::state::{Export, Regs, X_REGS};
use crate::bif::{self, Class, Fault};
use crate::code::{self, on_load, purge};
use crate::heap::Heap;
use crate::process::Process;
use crate::scheduler::registry;
use crate::scheduler::request::{answer, await_answer};
use crate::term::{Atom, Term, am, boxed};
use parking_lot::Mutex;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

/// Most arguments that `apply` takes: registers set the limit, though no function has that many parameters.
const MAX_ARGS: usize = X_REGS - 1;

/// Most arguments that a fun takes.
const MAX_FUN_ARITY: usize = 255;

fn code_of(export: &Export) -> *const u8 {
    export.code.load(Ordering::Acquire)
}

/// The code of M:F/Arity, whose arguments are in x0 and up; null if its call has failed at once.
fn find(p: &mut Process, module: Term, function: Term, arity: usize) -> Result<*const u8, Fault> {
    let export = match (module.as_atom(), function.as_atom()) {
        (Some(module), Some(function)) => code::export(module, function, arity as u32),
        _ => return Err(Fault::BADARG),
    };
    if bif::is_raise(module, function, arity) {
        // It is the function with the `apply` that raises: its frame must not have gone yet, even if this is its last call.
        let bif = export.bif.load(Ordering::Acquire).wrapping_sub(1);
        let args = x(p)[..arity].to_vec();
        if let Some(Err(fault)) = bif::table::get(bif as u32).map(|bif| (bif.run)(p, &args)) {
            exception::set_fault(p, fault, (module, function), &args);
            return Ok(std::ptr::null());
        }
    }
    Ok(code_of(export))
}

/// `apply` by registers: x0 … are the arguments, then module and function.
///
/// # Safety
/// Called by handlers with the running process, its state saved (R1).
#[unsafe(export_name = "purlin_rt_apply")]
pub unsafe extern "C" fn rt_apply(p: *mut Regs, arity: usize) -> *const u8 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let (module, function) = (x(p)[arity], x(p)[arity + 1]);
    match find(p, module, function, arity) {
        Ok(code) => code,
        Err(fault) => {
            let args = x(p)[..arity].to_vec();
            let args = p.list(&args);
            exception::set_fault(p, fault, (am::ERLANG, am::APPLY), &[module, function, args]);
            std::ptr::null()
        }
    }
}

/// Spreads a list over x0 and up; how many there are.
fn spread(p: &mut Process, list: Term) -> Result<usize, Fault> {
    let args = list.list_to_vec().ok_or(Fault::BADARG)?;
    if args.len() > MAX_ARGS {
        return Err(Fault::SYSTEM_LIMIT);
    }
    x(p)[..args.len()].copy_from_slice(&args);
    Ok(args.len())
}

/// `erlang:apply/3`.
///
/// # Safety
/// As `rt_apply`.
#[unsafe(export_name = "purlin_rt_apply_list")]
pub unsafe extern "C" fn rt_apply_list(p: *mut Regs) -> *const u8 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let [module, function, list] = [x(p)[0], x(p)[1], x(p)[2]];
    match spread(p, list).and_then(|arity| find(p, module, function, arity)) {
        Ok(code) => code,
        Err(fault) => {
            exception::set_fault(p, fault, (am::ERLANG, am::APPLY), &[module, function, list]);
            std::ptr::null()
        }
    }
}

/// `erlang:apply/2`; `next` is where the function returns to, null for a last call.
///
/// # Safety
/// As `rt_apply`.
#[unsafe(export_name = "purlin_rt_apply_fun_list")]
pub unsafe extern "C" fn rt_apply_fun_list(p: *mut Regs, next: *const u8) -> *const u8 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let (fun, list) = (x(p)[0], x(p)[1]);
    match spread(p, list) {
        Ok(arity) => enter_fun(p, fun, arity, next),
        Err(fault) => {
            exception::set_fault(p, fault, (am::ERLANG, am::APPLY), &[fun, list]);
            std::ptr::null()
        }
    }
}

/// A call of a fun that the handler could not do itself; `next` as for `rt_apply_fun_list`.
///
/// # Safety
/// As `rt_apply`.
#[unsafe(export_name = "purlin_rt_call_fun")]
pub unsafe extern "C" fn rt_call_fun(
    p: *mut Regs,
    fun: Term,
    arity: Term,
    next: *const u8,
) -> *const u8 {
    // SAFETY: R1.
    enter_fun(
        unsafe { process(p) },
        fun,
        arity.small_value() as usize,
        next,
    )
}

/// Sets the exception of a call of a fun that is none, or takes another number of arguments. OTP's native code finds out when it
/// has put the return address down already: the caller stands in the trace twice.
fn refuse_fun(p: &mut Process, fun: Term, arity: usize, next: *const u8) {
    let reason = if fun_arity(fun).is_none() {
        p.tuple(&[am::BADFUN, fun])
    } else {
        let args = x(p)[..arity].to_vec();
        let args = p.list(&args);
        let what = p.tuple(&[fun, args]);
        p.tuple(&[am::BADARITY, what])
    };
    exception::set_error(p, reason);
    if !next.is_null() {
        // SAFETY: E2: the caller's frame has a slot for return addresses.
        unsafe { *p.regs.e = Term::cp(next) };
    }
}

/// Prepares a call of a fun with its arguments in x0 and up; null with the exception set if it
/// can't be called so.
fn enter_fun(p: &mut Process, fun: Term, arity: usize, next: *const u8) -> *const u8 {
    if fun_arity(fun).is_none_or(|wanted| wanted as usize != arity) {
        refuse_fun(p, fun, arity, next);
        return std::ptr::null();
    }
    if fun.is_boxed_as(boxed::EXPORT_FUN) {
        // SAFETY: E6: exports are never freed.
        return unsafe { code_of(&*(fun.payload_raw()[0] as *const Export)) };
    }
    // What is entered takes the environment from there.
    x(p)[arity] = fun;
    let code = fun.fun_entry().code.load(Ordering::Acquire);
    if !code.is_null() {
        return code;
    }
    let code = fun_without_code(arity);
    if code.is_null() {
        exception::set_error(p, am::SYSTEM_LIMIT);
    }
    code
}

/// The code that is entered by calls of funs whose lambda has none; null if there is no memory for it.
fn fun_without_code(arity: usize) -> *const u8 {
    use crate::tables::{FAMILIES, op};
    static CODE: [OnceLock<usize>; MAX_FUN_ARITY + 1] =
        [const { OnceLock::new() }; MAX_FUN_ARITY + 1];
    let make = || {
        let words = Box::leak(Box::new([0, arity as u64]));
        let name = || format!("a fun of {arity} without code");
        let spec = FAMILIES[op::I_FUN_WITHOUT_CODE as usize][0];
        // The fun is alive, too.
        let code = crate::loader::emit::try_single(spec, words, arity as u64 + 1, name);
        code.map_or(0, |code| code.addr())
    };
    *CODE[arity].get_or_init(make) as *const u8
}

/// A fun whose lambda had no code has been called: waits until its module has been purged or not, loads it if it can be found, or
/// calls the process' error handler.
///
/// # Safety
/// As `rt_apply`.
#[unsafe(export_name = "purlin_rt_fun_without_code")]
pub unsafe extern "C" fn rt_fun_without_code(
    p: *mut Regs,
    arity: usize,
    at: *const u8,
) -> *const u8 {
    // SAFETY: R1.
    let p = unsafe { process(p) };
    let fun = x(p)[arity];
    let entry = fun.fun_entry();
    let code = || entry.code.load(Ordering::Acquire).cast_const();
    let module = Atom::from_index(entry.module.atom_index());
    if (p.exec.awaited.is_some() || purge::is_under_way(module)) && !has_been_purged(p, module)
        || code().is_null() && !is_callable(p, module)
    {
        p.regs.ip = at;
        p.regs.live = arity + 1;
        return AWAITS as *const u8;
    }
    if !code().is_null() {
        return code();
    }
    let args = x(p)[..arity].to_vec();
    let args = p.list(&args);
    let is_loaded = code::table::module(module).is_some();
    match handler(p, module, am::UNDEFINED_LAMBDA) {
        Some(handler) if !is_loaded => {
            x(p)[..3].copy_from_slice(&[module.term(), fun, args]);
            return code_of(handler);
        }
        _ if is_loaded => {
            let reason = p.tuple(&[am::BADFUN, fun]);
            exception::set_error(p, reason);
        }
        _ => {
            let frame = p.tuple(&[fun, args, Term::NIL]);
            let fault = Fault::Raise {
                class: Class::Error,
                reason: am::UNDEF,
                trace: p.list(&[frame]),
            };
            exception::set_fault(p, fault, (module.term(), am::UNDEFINED), &[]);
        }
    }
    std::ptr::null()
}

/// False: the process must wait until the purge of that module is over.
fn has_been_purged(p: &mut Process, module: Atom) -> bool {
    let is_over = await_answer(p, |reply| {
        if let Some(reply) = purge::wait(module, reply) {
            answer(reply, am::TRUE);
        }
    });
    p.exec.take_asked();
    is_over.is_ok()
}

/// The function of the process' error handler for what is not there in `module`. Nobody asks OTP's own where there is neither an
/// OTP that boots nor a code server.
fn handler(p: &mut Process, module: Atom, function: Term) -> Option<&'static Export> {
    let handler = p.flags.error_handler;
    let has_server =
        || code::boot::has_begun() || registry::whereis(Atom::new("code_server")).is_some();
    if handler == module.term() || handler == am::ERROR_HANDLER && !has_server() {
        return None;
    }
    let handler = Atom::from_index(handler.atom_index());
    if !is_callable(p, handler) {
        // Its `on_load` function runs: that of an error handler is not waited for.
        p.exec.awaited = None;
        return None;
    }
    let export = code::export(handler, Atom::from_index(function.atom_index()), 3);
    code::exports::is_defined(export).then_some(export)
}

/// One process at a time loads a module: what another one calls meanwhile may be the same.
static LOADING: Mutex<()> = Mutex::new(());

/// Loads the module if it can be found. False: the process must wait until its `on_load` function has returned.
fn is_callable(p: &mut Process, module: Atom) -> bool {
    if p.exec.awaited.is_none() {
        let loading = LOADING.lock();
        if !on_load::is_pending(module)
            && let Some(module) = code::path::load_for(module)
        {
            on_load::start(p, module);
        }
        drop(loading);
        if !on_load::hides(module, p) {
            return true;
        }
    }
    let answer = await_answer(p, |reply| on_load::wait(module, reply));
    p.exec.take_asked();
    answer.is_ok()
}

/// A call has met an export without code: loads its module if it can be found. `AWAITS`: the process waits, and
/// meets it again.
///
/// # Safety
/// As `rt_apply`; `function` is an export.
#[unsafe(export_name = "purlin_rt_undefined")]
pub unsafe extern "C" fn rt_undefined(
    p: *mut Regs,
    function: *const Export,
    at: *const u8,
) -> *const u8 {
    // SAFETY: R1, E6.
    let (p, export) = unsafe { (process(p), &*function) };
    let module = Atom::from_index(export.module.atom_index());
    if !is_callable(p, module) {
        p.regs.ip = at;
        p.regs.live = export.arity as usize;
        return AWAITS as *const u8;
    }
    if code::exports::is_defined(export) {
        return code_of(export);
    }
    let args = x(p)[..export.arity as usize].to_vec();
    if let Some(handler) = handler(p, module, am::UNDEFINED_FUNCTION) {
        let args = p.list(&args);
        x(p)[..3].copy_from_slice(&[export.module, export.function, args]);
        return code_of(handler);
    }
    exception::set_error_in(p, am::UNDEF, export.module, export.function, &args);
    std::ptr::null()
}
