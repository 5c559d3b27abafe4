//! Emission of native code: specific operations to machine code.
//!
//! A module's code is one block: the instructions' main parts, then their tails (slow paths), then the operand blocks that
//! shared functions and tails read. Places are known when all is emitted; until then what depends on them is a fixup.
use super::Code;
use super::layout::{Named, Placed, Recorder};
use super::memory::Block;
use super::stencils::{Hole, Stencil, What, Width, stencil};
use super::{constant, shared, symbol};
use crate::loader::LoadError;
use crate::loader::Prepared;
use crate::loader::emit::raw_value;
use crate::loader::op::Arg;
use crate::tables::{KINDS, OPS, SPECS, SpecInfo, kind, op as ops, tag};

/// A label that is not yet bound.
const UNBOUND: u32 = u32::MAX;

/// A part of the module's block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Main,
    Tail,
    Data,
}

/// A place that is known when all is emitted.
#[derive(Debug, Clone, Copy)]
enum Place {
    At(Part, u32),
    Label(u32),
    /// A fixed address, or a value.
    Value(i64),
}

/// How a fixup is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Bits32,
    Bits64,
    /// Relative to the place itself.
    Relative,
    /// Relative to another place in the data.
    From(u32),
}

struct Fixup {
    part: Part,
    at: u32,
    to: Place,
    how: How,
    addend: i32,
}

/// Native code under construction.
pub struct Emitter {
    main: Vec<u8>,
    tail: Vec<u8>,
    data: Vec<u8>,
    labels: Vec<u32>,
    fixups: Vec<Fixup>,
    /// What listings and profilers ask for.
    layout: Option<Recorder>,
}

/// Which stencil an instruction takes: what is known of its operands.
struct Choice {
    /// Its number, without regard to wide operands.
    variant: usize,
    /// The kinds that the operands have in it.
    kinds: [u8; 16],
    /// Some operand is 64 bits wide …
    has_wide: bool,
    /// … and one of them does not fit 32.
    needs_wide: bool,
}

impl Emitter {
    pub fn new(labels: usize) -> Emitter {
        Emitter {
            main: Vec::new(),
            tail: Vec::new(),
            data: Vec::new(),
            labels: vec![UNBOUND; labels + 1],
            fixups: Vec::new(),
            layout: super::layout::wanted().then(Recorder::default),
        }
    }

    /// Byte offset of the next instruction.
    pub fn offset(&self) -> usize {
        self.main.len()
    }

    pub fn bind(&mut self, label: usize) {
        self.labels[label] = self.main.len() as u32;
    }

    /// Appends the instruction of form `spec` with the operands `args`.
    pub fn emit(&mut self, spec: u16, args: &[Arg], prepared: &Prepared) {
        let info = &SPECS[usize::from(spec)];
        let before = self.lengths();
        let choice = choose(info, args, prepared);
        let found = choice.as_ref().and_then(|choice| {
            let fits = |s: &&Stencil| fits(s, info, choice, args, prepared);
            if !choice.has_wide {
                return stencil(spec, choice.variant).filter(fits);
            }
            let narrow = stencil(spec, choice.variant * 2).filter(|_| !choice.needs_wide);
            narrow
                .filter(fits)
                .or_else(|| stencil(spec, choice.variant * 2 + 1).filter(fits))
        });
        let start = match (found, &choice) {
            (Some(found), Some(choice)) => self.copy(info, found, choice, args, prepared),
            _ => self.call_shared(spec, info, args, prepared),
        };
        let code = start..self.main.len() as u32;
        if let (ops::FUNC_INFO | ops::FUN_INFO, Some(live)) = (info.op, args.last()) {
            // Before a function's entry stands its arity: a call that yields finds there what is live.
            self.align(8, 0);
            self.main.extend_from_slice(&live.val.to_le_bytes());
        }
        let after = self.lengths();
        if let Some(layout) = &mut self.layout {
            layout.instructions.push(Placed {
                spec,
                main: before[0]..after[0],
                code,
                tail: before[1]..after[1],
                block: before[2]..after[2],
            });
        }
    }

    /// Of the three parts, in bytes.
    fn lengths(&self) -> [u32; 3] {
        [&self.main, &self.tail, &self.data].map(|part| part.len() as u32)
    }

    /// The instruction as a jump to the function that all of its form share. Returns where it begins.
    fn call_shared(
        &mut self,
        spec: u16,
        info: &SpecInfo,
        args: &[Arg],
        prepared: &Prepared,
    ) -> u32 {
        const LEN: usize = 10;
        if info.returns {
            self.align(8, LEN);
        }
        let start = self.main.len() as u32;
        let block = self.block(info, args, prepared, start, start + LEN as u32);
        // mov edi, block; jmp shared
        self.main.push(0xbf);
        self.name(Part::Main, self.main.len() as u32, What::Block, 0);
        self.hole(
            Part::Main,
            self.main.len() as u32,
            Place::At(Part::Data, block),
            How::Bits32,
            0,
        );
        self.main.extend_from_slice(&[0; 4]);
        self.main.push(0xe9);
        let to = Place::Value(i64::from(shared(spec)));
        self.hole(Part::Main, self.main.len() as u32, to, How::Relative, -4);
        self.main.extend_from_slice(&[0; 4]);
        start
    }

    /// Remembers what a hole is filled with.
    fn name(&mut self, part: Part, at: u32, what: What, addend: i32) {
        if let Some(layout) = &mut self.layout {
            let named = Named { at, what, addend };
            match part {
                Part::Main => layout.main.push(named),
                Part::Tail => layout.tail.push(named),
                Part::Data => {}
            }
        }
    }

    /// The instruction as a copy of its stencil. Returns where it begins.
    fn copy(
        &mut self,
        info: &SpecInfo,
        stencil: &Stencil,
        choice: &Choice,
        args: &[Arg],
        prepared: &Prepared,
    ) -> u32 {
        if info.returns {
            self.align(8, stencil.main().len());
        }
        let (start, tail) = (self.main.len() as u32, self.tail.len() as u32);
        let next = start + stencil.main().len() as u32;
        self.main.extend_from_slice(stencil.main());
        self.tail.extend_from_slice(stencil.tail());
        let mut block = None;
        let holes = [
            (Part::Main, start, stencil.main_holes()),
            (Part::Tail, tail, stencil.tail_holes()),
        ];
        for (part, base, holes) in holes {
            for hole in holes {
                let at = base + u32::from(hole.at);
                let to = match hole.what {
                    What::Operand(k) => {
                        let (kind, arg) =
                            (choice.kinds[usize::from(k)], &args[operand_arg(info, k)]);
                        Place::Value(raw_value(kind, arg, prepared) as i64)
                    }
                    What::Label(k) => Place::Label(args[operand_arg(info, k)].val as u32),
                    What::Next => Place::At(Part::Main, next),
                    What::This => Place::At(Part::Main, start),
                    What::Block => {
                        let made =
                            block.unwrap_or_else(|| self.block(info, args, prepared, start, next));
                        block = Some(made);
                        Place::At(Part::Data, made)
                    }
                    What::Symbol(k) => Place::Value(i64::from(symbol(k))),
                    What::Constant(k) => Place::Value(i64::from(constant(k))),
                    What::Main(k) => Place::At(Part::Main, start + u32::from(k)),
                    What::Tail(k) => Place::At(Part::Tail, tail + u32::from(k)),
                };
                self.name(part, at, hole.what, less_bias(hole));
                self.fill(part, at, to, hole);
            }
        }
        start
    }

    /// Fills a hole, at once if its value is known.
    fn fill(&mut self, part: Part, at: u32, to: Place, hole: &Hole) {
        let how = match hole.width {
            Width::Relative => How::Relative,
            _ => How::Bits32,
        };
        if let (Place::Value(value), How::Bits32) = (to, how) {
            let bytes = (value as u32)
                .wrapping_add(less_bias(hole) as u32)
                .to_le_bytes();
            let code = match part {
                Part::Main => &mut self.main,
                _ => &mut self.tail,
            };
            code[at as usize..][..4].copy_from_slice(&bytes);
            return;
        }
        self.hole(part, at, to, how, less_bias(hole));
    }

    fn hole(&mut self, part: Part, at: u32, to: Place, how: How, addend: i32) {
        self.fixups.push(Fixup {
            part,
            at,
            to,
            how,
            addend,
        });
    }

    /// Fills up with instructions that do nothing, so that what comes after `len` bytes more is aligned.
    fn align(&mut self, to: usize, len: usize) {
        const NOPS: [&[u8]; 8] = [
            &[],
            &[0x90],
            &[0x66, 0x90],
            &[0x0f, 0x1f, 0x00],
            &[0x0f, 0x1f, 0x40, 0x00],
            &[0x0f, 0x1f, 0x44, 0x00, 0x00],
            &[0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00],
            &[0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00],
        ];
        let end = self.main.len() + len;
        self.main
            .extend_from_slice(NOPS[end.next_multiple_of(to) - end]);
    }

    /// The instruction's operands in memory, in the layout of the tables; its head has the addresses of the instruction
    /// and of the next one. Returns its place in the data.
    fn block(
        &mut self,
        info: &SpecInfo,
        args: &[Arg],
        prepared: &Prepared,
        this: u32,
        next: u32,
    ) -> u32 {
        let from = self.data.len().next_multiple_of(8);
        self.data.resize(from + usize::from(info.size), 0);
        self.hole(
            Part::Data,
            from as u32,
            Place::At(Part::Main, this),
            How::Bits32,
            0,
        );
        self.hole(
            Part::Data,
            from as u32 + 4,
            Place::At(Part::Main, next),
            How::Bits32,
            0,
        );
        for operand in info.operands {
            let arg = &args[usize::from(operand.arg)];
            self.operand(
                operand.kind,
                arg,
                from + usize::from(operand.offset),
                from,
                prepared,
            );
        }
        let Some(rest) = &info.rest else {
            return from as u32;
        };
        let first = usize::from(OPS[usize::from(info.op)].fixed);
        let groups = (args.len() - first) / rest.kinds.len();
        let count = from + usize::from(rest.count_offset);
        self.data[count..count + 4].copy_from_slice(&(groups as u32).to_le_bytes());
        let table = from + usize::from(rest.offset);
        let group_size = usize::from(rest.group_size);
        let end = (table + groups * group_size).next_multiple_of(8);
        self.data.resize(end.max(self.data.len()), 0);
        for (g, group) in args[first..].chunks_exact(rest.kinds.len()).enumerate() {
            for (k, arg) in group.iter().enumerate() {
                let at = table + g * group_size + usize::from(rest.field_offsets[k]);
                self.operand(rest.kinds[k], arg, at, from, prepared);
            }
        }
        from as u32
    }

    fn operand(&mut self, kind: u8, arg: &Arg, at: usize, from: usize, prepared: &Prepared) {
        let info = &KINDS[usize::from(kind)];
        if info.is_label || kind == kind::BIG_F {
            if arg.tag != tag::P {
                let how = match info.size {
                    8 => How::Bits64,
                    _ => How::From(from as u32),
                };
                self.hole(Part::Data, at as u32, Place::Label(arg.val as u32), how, 0);
            }
            return;
        }
        let size = usize::from(info.size);
        let bytes = raw_value(kind, arg, prepared).to_le_bytes();
        self.data[at..at + size].copy_from_slice(&bytes[..size]);
    }

    /// The finished code, with the labels' byte offsets.
    pub fn finish(mut self) -> Result<(Code, Vec<u32>), LoadError> {
        self.align(8, 0);
        self.tail.resize(self.tail.len().next_multiple_of(8), 0xcc);
        let [main_len, tail_len, data_len] = self.lengths();
        let total = self.main.len() + self.tail.len() + self.data.len();
        let block = Block::new(total).map_err(LoadError::CodeMemory)?;
        let main = i64::from(block.address());
        let tail = main + self.main.len() as i64;
        let data = tail + self.tail.len() as i64;
        let base = |part| match part {
            Part::Main => main,
            Part::Tail => tail,
            Part::Data => data,
        };
        for fixup in &self.fixups {
            let to = match fixup.to {
                Place::At(part, at) => base(part) + i64::from(at),
                Place::Value(value) => value,
                Place::Label(label) => match self.labels.get(label as usize) {
                    Some(&at) if at != UNBOUND => main + i64::from(at),
                    _ => return Err(LoadError::NoLabel(label)),
                },
            };
            let value = to + i64::from(fixup.addend);
            let value = match fixup.how {
                How::Relative => value - (base(fixup.part) + i64::from(fixup.at)),
                How::From(from) => value - (data + i64::from(from)),
                _ => value,
            };
            let code = match fixup.part {
                Part::Main => &mut self.main,
                Part::Tail => &mut self.tail,
                Part::Data => &mut self.data,
            };
            let size = if fixup.how == How::Bits64 { 8 } else { 4 };
            code[fixup.at as usize..][..size].copy_from_slice(&value.to_le_bytes()[..size]);
        }
        block.write(0, &self.main);
        block.write(self.main.len(), &self.tail);
        block.write(self.main.len() + self.tail.len(), &self.data);
        let layout = self.layout.map(|l| l.finish(main_len, tail_len, data_len));
        Ok((Code { block, layout }, self.labels))
    }
}

/// The index of the generic operand that is the form's operand `k`.
fn operand_arg(info: &SpecInfo, k: u8) -> usize {
    usize::from(info.operands[usize::from(k)].arg)
}

/// A hole's addend; the table compiler has added to operands what tells them apart, and it is taken off here.
fn less_bias(hole: &Hole) -> i32 {
    match hole.what {
        What::Operand(k) => hole.addend - (0x1000 + 0x100 * i32::from(k)),
        _ => hole.addend,
    }
}

/// What is known of an instruction's operands, as `opsgen::expand::variants` counts it. None: it has no stencils.
fn choose(info: &SpecInfo, args: &[Arg], prepared: &Prepared) -> Option<Choice> {
    if info.variants == 0 {
        return None;
    }
    let mut choice = Choice {
        variant: 0,
        kinds: [0; 16],
        has_wide: false,
        needs_wide: false,
    };
    for (k, operand) in info.operands.iter().enumerate() {
        let arg = &args[usize::from(operand.arg)];
        let kind = &KINDS[usize::from(operand.kind)];
        choice.kinds[k] = operand.kind;
        if kind.is_label && kind.size == 4 {
            if kind.tags.count_ones() > 1 {
                choice.variant = choice.variant * 2 + usize::from(arg.tag == tag::P);
            }
            continue;
        }
        if !kind.split.is_empty() {
            let accepts = |&&k: &&u8| KINDS[usize::from(k)].tags >> arg.tag & 1 != 0;
            let at = kind.split.iter().position(|k| accepts(&k))?;
            choice.variant = choice.variant * kind.split.len() + at;
            choice.kinds[k] = kind.split[at];
            choice.has_wide |= kind.split.iter().any(|&k| KINDS[usize::from(k)].size == 8);
        }
        let kind = choice.kinds[k];
        if KINDS[usize::from(kind)].size == 8 {
            choice.has_wide = true;
            choice.needs_wide |= i32::try_from(raw_value(kind, arg, prepared) as i64).is_err();
        }
    }
    Some(choice)
}

/// Whether all operands fit the stencil's holes: 31 bits, or a sign where that is extended.
fn fits(
    stencil: &Stencil,
    info: &SpecInfo,
    choice: &Choice,
    args: &[Arg],
    prepared: &Prepared,
) -> bool {
    stencil
        .main_holes()
        .iter()
        .chain(stencil.tail_holes())
        .all(|hole| {
            let What::Operand(k) = hole.what else {
                return true;
            };
            let value = raw_value(
                choice.kinds[usize::from(k)],
                &args[operand_arg(info, k)],
                prepared,
            );
            match i32::try_from(value as i64) {
                Ok(value) => value >= 0 || hole.width != Width::Zero,
                Err(_) => false,
            }
        })
}
