//! Exceptions: setting, finding their handler, and their stack traces.
//!
//! A trace is kept raw until somebody looks at it: `{Frames, First, Info, Class}`, where `Frames` is
//! a bitstring of code addresses (or the finished list that `raise/3` was given), `First` the frame
//! of a BIF or function clause that failed (`{M, F, Args}` or `[]`) and `Info` its `error_info`.
use super::runtime::x;
use crate::bif::{Class, Fault};
use crate::code::table::Finder;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};
use crate::tracing;
use smallvec::SmallVec;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Frames of a stack trace, the first included (`system_flag(backtrace_depth, _)`).
static DEPTH: AtomicUsize = AtomicUsize::new(8);
/// Most that may be asked for.
const MAX_DEPTH: usize = 64;

/// Changes the number of frames; what it was.
pub fn set_depth(frames: usize) -> usize {
    DEPTH.swap(frames.min(MAX_DEPTH), Ordering::Relaxed)
}

/// The number of frames.
pub fn depth() -> usize {
    DEPTH.load(Ordering::Relaxed)
}

/// Sets the exception; its trace is still to be taken (`handle`), starting with `first`.
fn set(p: &mut Process, class: Class, reason: Term, first: Term, info: Term) {
    p.regs.exc_class = class as u64;
    p.regs.exc_reason = reason;
    p.regs.exc_trace = Term::NONE;
    p.exec.set_first_frame(first);
    p.exec.set_error_info(info);
}

/// Sets `error:Reason`.
pub fn set_error(p: &mut Process, reason: Term) {
    set(p, Class::Error, reason, Term::NIL, Term::NIL);
}

/// Sets `exit:Reason`.
pub fn set_exit(p: &mut Process, reason: Term) {
    set(p, Class::Exit, reason, Term::NIL, Term::NIL);
}

/// Sets `error:Reason` in a function that is entered with these arguments.
pub fn set_error_in(p: &mut Process, reason: Term, module: Term, function: Term, args: &[Term]) {
    let args = p.list(args);
    let first = p.tuple(&[module, function, args]);
    set(p, Class::Error, reason, first, Term::NIL);
}

/// Sets what a BIF has failed with.
pub fn set_fault(p: &mut Process, fault: Fault, (module, function): (Term, Term), args: &[Term]) {
    match fault {
        Fault::Error(reason) => {
            let info = error_info(p, module, None);
            set_error_in(p, reason, module, function, args);
            p.exec.set_error_info(info);
        }
        Fault::ErrorCause(reason, cause) => {
            let info = error_info(p, module, Some(cause));
            set_error_in(p, reason, module, function, args);
            p.exec.set_error_info(info);
        }
        Fault::ErrorCall {
            reason,
            args,
            error_info,
        } => {
            let first = args.map_or(Term::NIL, |args| p.tuple(&[Term::NIL, Term::NIL, args]));
            set(
                p,
                Class::Error,
                reason,
                first,
                error_info.unwrap_or(Term::NIL),
            );
        }
        Fault::Exit(reason) => set(p, Class::Exit, reason, Term::NIL, Term::NIL),
        Fault::Throw(value) => set(p, Class::Throw, value, Term::NIL, Term::NIL),
        Fault::Raise {
            class,
            reason,
            trace,
        } => {
            set(p, class, reason, Term::NIL, Term::NIL);
            p.regs.exc_trace = with_class(p, trace, class);
        }
        Fault::Trap { .. } | Fault::Yield => set_error(p, am::BADARG),
    }
}

/// `[{error_info, #{module => …, cause => …}}]` for the BIFs that OTP explains.
fn error_info(p: &mut Process, module: Term, cause: Option<Term>) -> Term {
    let name = crate::term::Atom::from_index(module.atom_index()).name();
    let explains = match name {
        "atomics" | "counters" | "erlang" | "erts_internal" | "persistent_term" => {
            am::ERL_ERTS_ERRORS
        }
        "code" | "os" => am::ERL_KERNEL_ERRORS,
        "binary" | "ets" | "lists" | "maps" | "math" | "re" | "unicode" => am::ERL_STDLIB_ERRORS,
        _ => return Term::NIL,
    };
    let mut pairs = vec![(am::MODULE, explains)];
    if let Some(cause) = cause {
        pairs.push((am::CAUSE, cause));
    }
    let map = crate::map::from_pairs(p, &pairs);
    let entry = p.tuple(&[am::ERROR_INFO, map]);
    p.list(&[entry])
}

/// Finds the handler of the exception that is set, raised at the instruction at `at`. Unwinds to its
/// frame and returns where to go on; `None`: the process dies of it.
pub fn handle(p: &mut Process, at: *const u8) -> Option<*const u8> {
    if p.regs.exc_trace.is_none() {
        p.regs.exc_trace = take_trace(p, at);
    }
    if p.regs.catches == 0 {
        if p.regs.exc_class == Class::Throw as u64 {
            p.regs.exc_class = Class::Error as u64;
            p.regs.exc_reason = p.tuple(&[am::NOCATCH, p.regs.exc_reason]);
        }
        tracing::calls::unwound(p, usize::MAX, None);
        return None;
    }
    let (frame, handler) = find_catch(p)?;
    // SAFETY: `frame` lies in the stack, whose top is `e`.
    let above = unsafe { frame.offset_from_unsigned(p.regs.e) };
    tracing::calls::unwound(p, above, Some(handler));
    // SAFETY: `frame` is the slot for the return address of a frame on the stack.
    unsafe { *frame = Term::ZERO };
    p.regs.e = frame;
    let (class, reason, trace) = (class_atom(p), p.regs.exc_reason, p.regs.exc_trace);
    let x = x(p);
    (x[0], x[1], x[2], x[3]) = (Term::NONE, class, reason, trace);
    p.regs.exc_reason = Term::NIL;
    p.regs.exc_trace = Term::NIL;
    Some(handler)
}

/// The class of the exception that is set.
pub fn class_atom(p: &Process) -> Term {
    match p.regs.exc_class {
        0 => am::ERROR,
        1 => am::EXIT_LOWER,
        _ => am::THROW,
    }
}

/// The innermost catch: its frame and the address of its handler.
fn find_catch(p: &Process) -> Option<(*mut Term, *const u8)> {
    let mut frame = p.regs.e;
    let mut at = p.regs.e;
    while at < p.regs.stack_base {
        // SAFETY: `at` lies in the stack.
        let word = unsafe { *at };
        if word.is_cp() {
            frame = at;
        } else if word.is_catch() {
            return Some((frame, word.immed_payload() as *const u8));
        }
        at = at.wrapping_add(1);
    }
    None
}

/// The raw trace of an exception at `at`.
fn take_trace(p: &mut Process, at: *const u8) -> Term {
    let first = p.exec.seldom.first_frame;
    let first = !first.is_nil() && !is_own_frame(first);
    let limit = depth().saturating_sub(usize::from(first));
    let (addresses, words) = scan(p, at, limit);
    // Frames of a deep recursion are all the same, and are passed over to find others.
    p.regs.fcalls -= (words / 64) as isize;
    let frames = raw_frames(p, &addresses);
    let (first, info) = (p.exec.seldom.first_frame, p.exec.seldom.error_info);
    p.exec.set_first_frame(Term::NIL);
    p.exec.set_error_info(Term::NIL);
    let class = class_atom(p);
    p.tuple(&[frames, first, info, class])
}

/// A bitstring of the addresses, in the machine's own byte order.
fn raw_frames(p: &mut Process, addresses: &[u64]) -> Term {
    let bytes = size_of_val(addresses);
    let (frames, data) = p.new_bits(bytes * 8);
    // SAFETY: `new_bits` gave room for as many bytes, which nothing else points at.
    unsafe { std::ptr::copy_nonoverlapping(addresses.as_ptr() as *const u8, data, bytes) }
    frames
}

/// Code addresses of a stack; as many as traces mostly have without memory of their own.
pub type Addresses = SmallVec<[u64; 16]>;

/// Where a process at `at` is: there, and in the functions that have called, `limit` at most.
pub fn addresses(p: &Process, at: *const u8, limit: usize) -> Addresses {
    scan(p, at, limit).0
}

/// As `addresses`, and how many words of the stack were looked at.
fn scan(p: &Process, at: *const u8, limit: usize) -> (Addresses, usize) {
    let mut addresses = Addresses::new();
    addresses.push(at as u64);
    // Frames that tracing has put there are nobody's.
    let mut last = Term::cp(tracing::code::known_traced_return()).raw();
    let traced = last;
    let mut slot = p.regs.e;
    while slot < p.regs.stack_base && addresses.len() < limit {
        // SAFETY: `slot` lies in the stack.
        let word = unsafe { *slot };
        if word.is_cp() && word.raw() != last && word.raw() != traced {
            last = word.raw();
            // The call itself stands before the return address.
            addresses.push(word.cp_addr() as u64 - 1);
        }
        slot = slot.wrapping_add(1);
    }
    let words = (slot as usize - p.regs.e as usize) / size_of::<Term>();
    (addresses, words)
}

/// The stack trace of whoever called the function that calls a BIF, to that depth.
pub fn callers(p: &mut Process, limit: usize) -> Term {
    let limit = limit.min(depth());
    // A stub that stands for the BIF is no frame, the function that calls it is left out.
    let all = addresses(p, p.exec.bif_at, limit.saturating_add(2));
    let all = all.iter().map(|&address| address as *const u8);
    let finder = &mut Finder::default();
    let frames: Vec<Term> = all.filter_map(|at| frame(p, finder, at, None)).collect();
    let frames = frames.get(1..).unwrap_or_default();
    p.list(&frames[..limit.min(frames.len())])
}

/// A raw trace, or a finished one, with its exception's class.
pub fn with_class(p: &mut Process, trace: Term, class: Class) -> Term {
    match trace.as_tuple() {
        Some(&[frames, first, info, _]) => p.tuple(&[frames, first, info, class.atom()]),
        _ => p.tuple(&[trace, Term::NIL, Term::NIL, class.atom()]),
    }
}

/// The class that a raw trace remembers.
pub fn class_of(trace: Term) -> Class {
    match trace.as_tuple() {
        Some(&[_, _, _, class]) if class == am::EXIT_LOWER => Class::Exit,
        Some(&[_, _, _, class]) if class == am::THROW => Class::Throw,
        _ => Class::Error,
    }
}

/// `{[], [], Args}`: the function at the address itself, with other arguments. A function clause's
/// frame is given in full, and takes the place of the address' own.
fn is_own_frame(first: Term) -> bool {
    first
        .as_tuple()
        .is_some_and(|t| t[0].is_nil() || t.len() > 3)
}

/// The stack trace as Erlang code sees it.
pub fn build(p: &mut Process, raw: Term) -> Term {
    let Some(&[frames, first, info, _]) = raw.as_tuple() else {
        return if raw.is_list() { raw } else { Term::NIL };
    };
    if frames.is_list() {
        return frames;
    }
    let bytes = frames.to_bytes().unwrap_or_default();
    let addresses: Addresses = bytes
        .chunks_exact(8)
        .filter_map(|b| b.try_into().ok().map(u64::from_ne_bytes))
        .collect();
    let finder = &mut Finder::default();
    let mut entries = SmallVec::<[Term; 16]>::new();
    let mut own = None;
    if let Some(parts) = first.as_tuple() {
        if is_own_frame(first) {
            own = Some((parts[2], info));
        } else {
            let location = if info.is_list() { info } else { Term::NIL };
            entries.push(p.tuple(&[parts[0], parts[1], parts[2], location]));
        }
    } else if !info.is_nil() {
        own = Some((Term::NONE, info));
    }
    for (i, &address) in addresses.iter().enumerate() {
        let own = if i == 0 { own } else { None };
        if let Some(entry) = frame(p, finder, address as *const u8, own) {
            entries.push(entry);
        }
    }
    p.list(&entries)
}

/// One entry of a stack trace: `{M, F, Arity | Args, Location}`.
pub fn frame(
    heap: &mut impl Heap,
    finder: &mut Finder,
    at: *const u8,
    own: Option<(Term, Term)>,
) -> Option<Term> {
    let (module, function, offset) = finder.find(at)?;
    let mut location = Term::NIL;
    if let Some((file, line)) = module.line_at(offset) {
        let name = module
            .lines
            .file_terms
            .get(file)
            .copied()
            .unwrap_or(Term::NIL);
        let line = heap.tuple(&[am::LINE, Term::small(line.into())]);
        let file = heap.tuple(&[am::FILE, name]);
        location = heap.list(&[file, line]);
    }
    let mut arity = Term::small(function.arity.into());
    if let Some((args, info)) = own {
        if !args.is_none() {
            arity = args;
        }
        let items = info.list_to_vec().unwrap_or_default();
        let before = location.list_to_vec().unwrap_or_default();
        location = heap.list(&[before, items].concat());
    }
    Some(heap.tuple(&[module.name.term(), function.name.term(), arity, location]))
}
