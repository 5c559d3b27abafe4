//! Loaded code, taken apart: the decoder that listings are made with.
//!
//! It reads a module's code as words, by the layout that the tables give (`tables::SPECS`), and never
//! outside of it; the machine's own decoding is in the handlers.
use crate::code::Module;
use crate::emulator::backend;
use crate::tables::{KINDS, Raw, RestInfo, SPECS, SpecInfo};

/// An operand as it stands in the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operand {
    /// A constant of `tables::kind`.
    pub kind: u8,
    pub raw: u64,
}

/// An instruction of loaded code.
#[derive(Debug, Clone)]
pub struct Instruction {
    /// Byte offset in the module's code.
    pub offset: u32,
    /// Its form: an index into `tables::SPECS`.
    pub spec: u16,
    /// Operands that stand in the code (those of zero size don't).
    pub operands: Vec<Operand>,
    /// The operand that repeats, group by group.
    pub groups: Vec<Vec<Operand>>,
    /// In bytes.
    pub size: u32,
}

impl Instruction {
    pub fn info(&self) -> &'static SpecInfo {
        &SPECS[usize::from(self.spec)]
    }
}

/// Why a place could not be decoded: it is no instruction of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoInstruction {
    pub offset: u32,
    pub word: u64,
}

impl std::fmt::Display for NoInstruction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let NoInstruction { offset, word } = self;
        write!(f, "no instruction at {offset:08X}: {word:016X}")
    }
}

impl std::error::Error for NoInstruction {}

/// Decodes the instruction at a byte offset.
pub fn at(module: &Module, offset: u32) -> Result<Instruction, NoInstruction> {
    let code = Bytes(module.code.words());
    let word = code.read(offset as usize, 8).unwrap_or(0);
    let refuse = || NoInstruction { offset, word };
    let spec = backend::form_of(word).ok_or_else(refuse)?;
    decode(code, offset, spec).ok_or_else(refuse)
}

/// The instructions from one byte offset up to another.
pub fn between(
    module: &Module,
    start: u32,
    end: u32,
) -> impl Iterator<Item = Result<Instruction, NoInstruction>> {
    let mut next = start;
    std::iter::from_fn(move || {
        if next >= end {
            return None;
        }
        let decoded = at(module, next);
        next = match &decoded {
            Ok(instruction) => next + instruction.size,
            Err(_) => end,
        };
        Some(decoded)
    })
}

/// The byte offset at which the code of the function that begins at `start` ends.
pub fn end_of_function(module: &Module, start: u32) -> u32 {
    let after = module.functions.partition_point(|f| f.start <= start);
    match module.functions.get(after) {
        Some(next) => next.start,
        None => module.code.size() as u32,
    }
}

fn decode(code: Bytes<'_>, offset: u32, spec: u16) -> Option<Instruction> {
    let info = &SPECS[usize::from(spec)];
    let start = offset as usize;
    let mut operands = Vec::with_capacity(info.operands.len());
    for operand in info.operands {
        operands.extend(code.operand(operand.kind, start + usize::from(operand.offset))?);
    }
    let (mut groups, mut size) = (Vec::new(), u32::from(info.size));
    if let Some(rest) = &info.rest {
        groups = decode_groups(code, start, rest)?;
        let bytes = usize::from(rest.offset) + groups.len() * usize::from(rest.group_size);
        size = size.max(bytes.next_multiple_of(8) as u32);
    }
    Some(Instruction {
        offset,
        spec,
        operands,
        groups,
        size,
    })
}

fn decode_groups(code: Bytes<'_>, start: usize, rest: &RestInfo) -> Option<Vec<Vec<Operand>>> {
    let count = code.read(start + usize::from(rest.count_offset), 4)?;
    let mut groups = Vec::new();
    for g in 0..count as usize {
        let at = start + usize::from(rest.offset) + g * usize::from(rest.group_size);
        let mut group = Vec::with_capacity(rest.kinds.len());
        for (&kind, &field) in rest.kinds.iter().zip(rest.field_offsets) {
            group.extend(code.operand(kind, at + usize::from(field))?);
        }
        groups.push(group);
    }
    Some(groups)
}

/// Code words, read as bytes.
#[derive(Clone, Copy)]
struct Bytes<'m>(&'m [u64]);

impl Bytes<'_> {
    /// The operand of that kind at a byte offset; `Some(None)` for kinds that take no room.
    fn operand(self, kind: u8, at: usize) -> Option<Option<Operand>> {
        let info = &KINDS[usize::from(kind)];
        if info.size == 0 {
            return Some(None);
        }
        let mut raw = self.read(at, info.size.into())?;
        if info.raw == Raw::I32 {
            raw = i64::from(raw as u32 as i32) as u64;
        }
        Some(Some(Operand { kind, raw }))
    }

    /// `size` bytes at a byte offset, which do not cross a word.
    fn read(self, at: usize, size: usize) -> Option<u64> {
        let word = *self.0.get(at / 8)? >> (at % 8 * 8);
        Some(if size >= 8 {
            word
        } else {
            word & !(!0 << (size * 8))
        })
    }
}
