//! `erts_debug` about the machine itself: its instructions, and loaded code as instructions.
use super::{Fault, Res, badarg};
use crate::arith::int;
use crate::code::{Module, table};
use crate::emulator::backend::{self, Backend};
use crate::heap::Heap;
use crate::inspect::decode;
use crate::inspect::names::Names;
use crate::process::Process;
use crate::tables::SPECS;
use crate::term::{Term, am};
use std::sync::Arc;

crate::bifs! {
    erts_debug {
        "instructions"/0 => instructions,
        "interpreter_size"/0 => interpreter_size,
        "disassemble"/1 => disassemble,
        // Locks are not counted.
        "lcnt_clear"/0 => |_, _| Ok(am::ERROR),
        "lcnt_collect"/0 => |_, _| Ok(am::ERROR),
        "lcnt_control"/1 => |_, _| badarg(),
        "lcnt_control"/2 => |_, _| badarg(),
    }
}

/// The names of all specific instructions.
fn instructions(p: &mut Process, _: &[Term]) -> Res {
    let names: Vec<Term> = SPECS.iter().map(|s| p.char_list(s.form)).collect();
    Ok(p.list(&names))
}

/// Bytes from the first handler to the last; numbers of handlers where they are arms of one loop. Native code has none.
fn interpreter_size(p: &mut Process, _: &[Term]) -> Res {
    if backend::chosen() == Backend::Native {
        return Ok(Term::ZERO);
    }
    let heads = (0..SPECS.len()).map(|spec| backend::head(spec as u16));
    let (low, high) = heads.fold((u64::MAX, 0), |(l, h), head| (l.min(head), h.max(head)));
    Ok(p.uint(high.saturating_sub(low)))
}

/// `{NextAddress, Text, {M, F, A}}` of the instruction at an address, or of the first one of a function; `false`: there is no
/// code there, `undef`: no such function.
fn disassemble(p: &mut Process, args: &[Term]) -> Res {
    let (module, offset) = if let Some(address) = int::to_u64(args[0]) {
        let at = address as usize as *const u8;
        match table::module_at(at).and_then(|m| m.offset_of(at).map(|offset| (m, offset))) {
            Some(place) => place,
            None => return Ok(am::FALSE),
        }
    } else {
        match function(args[0])? {
            Some(place) => place,
            None => return Ok(am::UNDEF),
        }
    };
    let (Ok(instruction), Some(function)) =
        (decode::at(&module, offset), module.function_at(offset))
    else {
        return Ok(am::FALSE);
    };
    let base = module.base() as usize as u64;
    let operands = Names::new(&module).operands(&instruction).join(" ");
    let form = instruction.info().form;
    let line = format!("{:016X}: {form} {operands}", base + u64::from(offset));
    let text = p.binary(format!("{}\n", line.trim_end()).as_bytes());
    let next = p.uint(base + u64::from(offset + instruction.size));
    let arity = Term::small(function.arity.into());
    let mfa = p.tuple(&[module.name.term(), function.name.term(), arity]);
    Ok(p.tuple(&[next, text, mfa]))
}

/// Where the code of `{M, F, A}` begins.
fn function(mfa: Term) -> Result<Option<(Arc<Module>, u32)>, Fault> {
    let Some(&[module, name, arity]) = mfa.as_tuple() else {
        return badarg();
    };
    let (Some(module), Some(name), Some(arity)) =
        (module.as_atom(), name.as_atom(), arity.as_small())
    else {
        return badarg();
    };
    let Some(module) = table::module(module) else {
        return Ok(None);
    };
    let arity = u32::try_from(arity).ok();
    let info = arity
        .and_then(|arity| module.find(name, arity))
        .map(|f| f.start);
    Ok(info.map(|info| (module, info)))
}
