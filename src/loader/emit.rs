//! Emission: specific operations to loaded code: 64-bit words that handlers read, or native code (`crate::native`).
//!
//! The layout of each form comes from the tables (`tables::SPECS`); here each kind of operand gets
//! its raw value. Labels are bound at the end, when every place is known.
use super::LoadError;
use super::op::Arg;
use super::prepare::Prepared;
use crate::code::module::LoadedCode;
use crate::emulator::backend::{self, Backend};
use crate::emulator::state::{Ctx, Export};
use crate::inspect::names::mfa;
use crate::tables::{KINDS, OPS, SPECS, SpecInfo, kind, tag};
use crate::term::word::{TAG_XREG, TAG_YREG, tuple_header};
use crate::term::{Atom, Term};
use std::mem::offset_of;

/// A label that is not yet bound.
const UNBOUND: u32 = u32::MAX;

/// An operand to which a label's byte offset is to be added.
struct Fixup {
    /// Its byte offset.
    at: u32,
    label: u32,
    /// It is an address of 64 bits, not a distance of 32.
    wide: bool,
}

/// Loaded code under construction, for the back end that was chosen.
pub enum Emitter {
    Words(Words),
    #[cfg(native)]
    Native(crate::native::emit::Emitter),
}

impl Emitter {
    /// For a module with that many labels, to be run (or listed) by that back end.
    ///
    /// # Errors
    /// If there is no memory for native code.
    pub fn new(labels: usize, backend: Backend) -> Result<Emitter, LoadError> {
        match backend {
            #[cfg(native)]
            Backend::Native => {
                crate::native::start().map_err(LoadError::CodeMemory)?;
                Ok(Emitter::Native(crate::native::emit::Emitter::new(labels)))
            }
            _ => Ok(Emitter::Words(Words::new(labels))),
        }
    }
    /// Byte offset of the next instruction.
    pub fn offset(&self) -> usize {
        match self {
            Emitter::Words(words) => words.offset(),
            #[cfg(native)]
            Emitter::Native(native) => native.offset(),
        }
    }
    /// The label stands here.
    pub fn bind(&mut self, label: usize) {
        match self {
            Emitter::Words(words) => words.bind(label),
            #[cfg(native)]
            Emitter::Native(native) => native.bind(label),
        }
    }
    /// Appends the instruction of form `spec` with the operands `args`.
    pub fn emit(&mut self, spec: u16, args: &[Arg], prepared: &Prepared) {
        match self {
            Emitter::Words(words) => words.emit(spec, args, prepared),
            #[cfg(native)]
            Emitter::Native(native) => native.emit(spec, args, prepared),
        }
    }
    /// The finished code, with the labels' byte offsets.
    pub fn finish(self) -> Result<(LoadedCode, Vec<u32>), LoadError> {
        Ok(match self {
            Emitter::Words(words) => {
                let (code, labels) = words.finish()?;
                (
                    LoadedCode::Words(crate::code::module::Words::new(code)),
                    labels,
                )
            }
            #[cfg(native)]
            Emitter::Native(native) => {
                let (code, labels) = native.finish()?;
                (LoadedCode::Native(code), labels)
            }
        })
    }
}

/// 64-bit words that handlers read.
pub struct Words {
    code: Vec<u8>,
    labels: Vec<u32>,
    fixups: Vec<Fixup>,
}

impl Words {
    fn new(labels: usize) -> Words {
        Words {
            code: Vec::new(),
            labels: vec![UNBOUND; labels + 1],
            fixups: Vec::new(),
        }
    }
    fn offset(&self) -> usize {
        self.code.len()
    }
    fn bind(&mut self, label: usize) {
        self.labels[label] = self.offset() as u32;
    }

    fn emit(&mut self, spec: u16, args: &[Arg], prepared: &Prepared) {
        let from = self.code.len();
        let fixups = &mut self.fixups;
        let label = |at: usize, wide: bool, label: u32| {
            let at = at as u32;
            fixups.push(Fixup { at, label, wide });
        };
        write_operands(
            &mut self.code,
            &SPECS[usize::from(spec)],
            args,
            prepared,
            label,
        );
        self.code[from..from + 8].copy_from_slice(&backend::head(spec).to_le_bytes());
    }

    fn finish(self) -> Result<(Box<[u64]>, Vec<u32>), LoadError> {
        if self.code.len() > i32::MAX as usize {
            return Err(LoadError::TooLarge);
        }
        let (words, _) = self.code.as_chunks();
        let mut code: Box<[u64]> = words.iter().map(|w| u64::from_le_bytes(*w)).collect();
        let base = code.as_ptr() as u64;
        for fixup in &self.fixups {
            let to = self.labels.get(fixup.label as usize);
            let to = *to.unwrap_or(&UNBOUND);
            if to == UNBOUND {
                return Err(LoadError::NoLabel(fixup.label));
            }
            let word = &mut code[fixup.at as usize / 8];
            if fixup.wide {
                *word = base + u64::from(to);
            } else {
                let shift = (fixup.at % 8) * 8;
                let value = ((*word >> shift) as u32).wrapping_add(to);
                *word = *word & !(0xffff_ffff << shift) | u64::from(value) << shift;
            }
        }
        Ok((code, self.labels))
    }
}

/// Appends an instruction's operands in the layout of the tables, behind a head of 8 bytes that are left zero, where
/// `code` ends at a multiple of 8. Labels are left to `label`, which is told the operand's byte offset, whether it is an
/// address of 64 bits (else a distance of 32, from the instruction: what stands there lacks the label's offset), and which it is.
pub fn write_operands(
    code: &mut Vec<u8>,
    info: &SpecInfo,
    args: &[Arg],
    prepared: &Prepared,
    mut label: impl FnMut(usize, bool, u32),
) {
    let from = code.len();
    code.resize(from + usize::from(info.size), 0);
    let mut operand = |code: &mut [u8], kind: u8, arg: &Arg, at: usize| {
        let size = KINDS[usize::from(kind)].size;
        if matches!(kind, kind::F | kind::BIG_J | kind::BIG_F) {
            if arg.tag != tag::P {
                let wide = size == 8;
                if !wide {
                    put(code, size, at, (from as u64).wrapping_neg());
                }
                label(at, wide, arg.val as u32);
            }
            return;
        }
        put(code, size, at, raw_value(kind, arg, prepared));
    };
    for place in info.operands {
        let arg = &args[usize::from(place.arg)];
        operand(code, place.kind, arg, from + usize::from(place.offset));
    }
    let Some(rest) = &info.rest else { return };
    let first = usize::from(OPS[usize::from(info.op)].fixed);
    let groups = (args.len() - first) / rest.kinds.len();
    put(
        code,
        4,
        from + usize::from(rest.count_offset),
        groups as u64,
    );
    let table = from + usize::from(rest.offset);
    let group_size = usize::from(rest.group_size);
    let end = (table + groups * group_size).next_multiple_of(8);
    code.resize(end.max(code.len()), 0);
    for (g, group) in args[first..].chunks_exact(rest.kinds.len()).enumerate() {
        for (k, arg) in group.iter().enumerate() {
            let at = table + g * group_size + usize::from(rest.field_offsets[k]);
            operand(code, rest.kinds[k], arg, at);
        }
    }
}

/// Writes the lowest bytes of a value.
fn put(code: &mut [u8], size: u8, at: usize, value: u64) {
    match size {
        4 => code[at..at + 4].copy_from_slice(&(value as u32).to_le_bytes()),
        8 => code[at..at + 8].copy_from_slice(&value.to_le_bytes()),
        _ => {
            let size = usize::from(size);
            code[at..at + size].copy_from_slice(&value.to_le_bytes()[..size]);
        }
    }
}

fn x_offset(register: u64) -> u64 {
    register * 8
}
fn y_offset(register: u64) -> u64 {
    (register + 1) * 8
}

/// Most elements of a tuple, as in OTP.
const MAX_TUPLE: u64 = (1 << 24) - 1;

/// The raw value of an operand that needs no fixing up.
pub fn raw_value(kind: u8, arg: &Arg, prepared: &Prepared) -> u64 {
    match kind {
        kind::X => x_offset(arg.val),
        kind::Y => y_offset(arg.val),
        kind::K | kind::C | kind::O | kind::I | kind::Q => prepared.constant(arg).raw(),
        kind::BIG_S => match arg.tag {
            tag::X => x_offset(arg.val) << 3 | TAG_XREG,
            tag::Y => y_offset(arg.val) << 3 | TAG_YREG,
            _ => prepared.constant(arg).raw(),
        },
        kind::BIG_D => match arg.tag {
            tag::Y => y_offset(arg.val) | 1,
            _ => x_offset(arg.val),
        },
        kind::L => offset_of!(Ctx, f) as u64 + arg.val * 8,
        kind::U | kind::BIG_U => arg.val,
        kind::BIG_R => x_offset(arg.val),
        kind::BIG_H => heap_need(arg) * 8,
        kind::BIG_Q => (arg.val + 1) * 8,
        kind::BIG_A => tuple_header(arg.val as usize).raw(),
        // Where no tuple is that large: what no header is.
        kind::BIG_T if arg.val >= MAX_TUPLE => 0,
        kind::BIG_T => tuple_header(arg.val as usize + 1).raw(),
        kind::BIG_P => (arg.val + 1) * 8,
        kind::BIG_N => arg.val * 8,
        kind::BIG_I => Term::small(arg.val as i64).raw(),
        kind::E => prepared.imports[arg.val as usize].export as *const Export as u64,
        kind::B => u64::from(prepared.imports[arg.val as usize].bif.unwrap_or(u32::MAX)),
        kind::BIG_L => prepared.lambdas[arg.val as usize].address(),
        _ => arg.val,
    }
}

/// Words that an allocation operand asks for. Floats take two words each, funs their head (the
/// environment is counted among the words).
pub fn heap_need(arg: &Arg) -> u64 {
    use crate::emulator::state::FUN_HEAD;
    if arg.tag == tag::U {
        return arg.val;
    }
    let field = |i: u32| arg.val >> (21 * i) & 0x1f_ffff;
    field(0) + 2 * field(1) + FUN_HEAD as u64 * field(2)
}

/// Loaded code of one instruction with an export as its operand, and its place: `i_undefined` or `i_bif_export`, for an export
/// that has no code of its own. It stands in the export, or is made beside it.
///
/// # Errors
/// If there is no memory for native code; never if the export is to be `certain`.
pub fn stub(export: &mut Export, bif: u64, certain: bool) -> Result<*const u8, std::io::Error> {
    use crate::tables::op;
    let id = if bif == 0 {
        op::I_UNDEFINED
    } else {
        op::I_BIF_EXPORT
    };
    let at: *const Export = export;
    export.stub[1] = at as u64;
    export.stub[2] = bif.wrapping_sub(1) & 0xffff_ffff;
    let (module, function, arity) = (export.module, export.function, export.arity);
    let name = || {
        let text = |atom: Term| atom.as_atom().map_or("", Atom::name);
        let name = mfa(text(module), text(function), arity as u32);
        let what = if bif == 0 { "undefined" } else { "BIF" };
        format!("{name} ({what})")
    };
    let spec = crate::tables::FAMILIES[id as usize][0];
    if certain {
        return Ok(single(spec, &mut export.stub, arity, name));
    }
    try_single(spec, &mut export.stub, arity, name)
}

/// As `single`, however many there are.
///
/// # Errors
/// If there is no memory for native code.
pub fn try_single(
    spec: u16,
    words: &mut [u64],
    arity: u64,
    name: impl FnOnce() -> String,
) -> Result<*const u8, std::io::Error> {
    match backend::chosen() {
        #[cfg(native)]
        Backend::Native => crate::native::single(spec, words, arity, name),
        _ => Ok(single(spec, words, arity, name)),
    }
}

/// Makes `words`, an instruction of that form, code that can be run, and returns its address. Profilers are told `name`.
/// Native code has room set aside for a few of these.
pub fn single(
    spec: u16,
    words: &mut [u64],
    arity: u64,
    name: impl FnOnce() -> String,
) -> *const u8 {
    match backend::chosen() {
        #[cfg(native)]
        Backend::Native => crate::native::certain(spec, words, arity, name),
        _ => {
            let _ = (arity, name);
            words[0] = backend::head(spec);
            words.as_ptr().cast()
        }
    }
}
