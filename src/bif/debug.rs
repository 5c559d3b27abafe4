//! `erts_debug` about the machine itself: its instructions.
use super::Res;
use crate::emulator::backend;
use crate::heap::Heap;
use crate::process::Process;
use crate::tables::SPECS;
use crate::term::Term;

crate::bifs! {
    erts_debug {
        "instructions"/0 => instructions,
        "interpreter_size"/0 => interpreter_size,
    }
}

/// The names of all specific instructions.
fn instructions(p: &mut Process, _: &[Term]) -> Res {
    let names: Vec<Term> = SPECS.iter().map(|s| p.char_list(s.form)).collect();
    Ok(p.list(&names))
}

/// Bytes from the first handler to the last; numbers of handlers where they are arms of one loop.
fn interpreter_size(p: &mut Process, _: &[Term]) -> Res {
    let heads = (0..SPECS.len()).map(|spec| backend::head(spec as u16));
    let (low, high) = heads.fold((u64::MAX, 0), |(l, h), head| (l.min(head), h.max(head)));
    Ok(p.uint(high.saturating_sub(low)))
}
