//! What programs ask of OTP's allocators (`erlang:system_info({allocator, _})` and its like). There is none of them here: each is as if
//! switched off. What timers and binaries take is told in the form in which OTP's allocators tell it, of which `erlang:memory/0` makes its sums.
use super::{Res, badarg};
use crate::heap::{Arena, Heap, binary_bytes};
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::scheduler::signals::{Signal, deliver};
use crate::scheduler::timers;
use crate::term::{Atom, Term, am};

/// What OTP calls the allocator of timers, processes and their like.
const FIXED: &str = "fix_alloc";
/// And that of binaries.
const BINARIES: &str = "binary_alloc";

fn atom(name: &str) -> Term {
    Atom::new(name).term()
}

/// The allocators of which something is told: all that `erlang:memory/0` asks for.
pub fn told(p: &mut Process) -> Term {
    p.list(&[BINARIES, FIXED].map(atom))
}

/// `{allocator, Which}` and `{allocator_sizes, Which}`: a name, or a list of them.
pub fn info(p: &mut Process, which: Term) -> Res {
    if which.is_atom() {
        return Ok(am::FALSE);
    }
    match which.list_to_vec() {
        Some(all) if all.iter().all(|a| a.is_atom()) => {
            let off: Vec<Term> = all.iter().map(|&a| p.tuple(&[a, am::FALSE])).collect();
            Ok(p.list(&off))
        }
        _ => badarg(),
    }
}

/// `{memory_internal, Reference, Which}` and its like: all threads that OTP's allocators know of answer by messages to the caller. Here
/// the one does that `erts_internal:no_aux_work_threads/0` counts besides OTP's auxiliary thread.
pub fn send_info(p: &mut Process, reference: Term, which: Term, internal: bool) -> Res {
    let Some(which) = which.list_to_vec() else {
        return badarg();
    };
    if !reference.is_reference() || !which.iter().all(|a| a.is_atom()) {
        return badarg();
    }
    let mut heap = Arena::new();
    let mut all = Vec::new();
    for name in which {
        match name.as_atom().map(Atom::name) {
            Some(FIXED) if internal => all.push(fixed(&mut heap)),
            Some(BINARIES) if internal => all.push(binaries(&mut heap)),
            // What else there is, OTP reads off `allocated_areas`. One that is switched off would mean that nothing is known.
            _ if internal => {}
            _ => all.push(heap.tuple(&[name, am::FALSE])),
        }
    }
    let all = heap.list(&all);
    let reference = crate::heap::copy::copy(reference, &mut heap);
    let term = heap.tuple(&[reference, Term::small(1), all]);
    let heap = Some(heap);
    deliver(p.regs.pid, Signal::Message(Message { term, heap }));
    Ok(am::TRUE)
}

/// `{fix_alloc, Instance, [{fix_types, [{Type, Allocated, Used}]}]}`, in bytes.
fn fixed(heap: &mut Arena) -> Term {
    let bytes = Term::small(timers::bytes() as i64);
    let timers = heap.tuple(&[atom("bif_timer"), bytes, bytes]);
    let types = heap.list(&[timers]);
    let types = heap.tuple(&[atom("fix_types"), types]);
    let all = heap.list(&[types]);
    heap.tuple(&[atom(FIXED), Term::small(1), all])
}

/// `{binary_alloc, Instance, [{mbcs, [{blocks, [{binary_alloc, [{size, Now, _, _}]}]}]}]}`: of the most that there have been nothing is
/// known.
fn binaries(heap: &mut Arena) -> Term {
    let bytes = Term::small(binary_bytes::total() as i64);
    let size = heap.tuple(&[am::SIZE, bytes, bytes, bytes]);
    let mut within = |name: &str, what: Term| {
        let list = heap.list(&[what]);
        heap.tuple(&[atom(name), list])
    };
    let mut blocks = size;
    for name in [BINARIES, "blocks", "mbcs"] {
        blocks = within(name, blocks);
    }
    let all = heap.list(&[blocks]);
    heap.tuple(&[atom(BINARIES), Term::small(1), all])
}
