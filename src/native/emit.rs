//! Emission of native code: specific operations to machine code.
//!
//! A module's code is one block: the instructions' main parts, then their tails (slow paths), then the operand blocks that
//! shared functions and tails read. Places are known when all is emitted; until then what depends on them is a fixup.
use super::Code;
use super::Ways;
use super::breakpoint::First;
use super::layout::{Named, Placed, Recorder};
use super::memory::Block;
use super::stencils::{Hole, Stencil, What, Width, stencil};
use crate::loader::LoadError;
use crate::loader::Prepared;
use crate::loader::emit::{raw_value, write_operands};
use crate::loader::op::Arg;
use crate::tables::{KINDS, SPECS, SpecInfo, op as ops, tag};
use std::num::NonZeroU32;

/// A label that is not yet bound.
const UNBOUND: u32 = u32::MAX;

/// A part of the module's block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Main,
    Tail,
    Data,
}

/// A value that depends on where the parts will stand, or on a label.
struct Fixup {
    /// Where it is: the part, and the byte offset there.
    part: Part,
    at: u32,
    /// What is added: a label's offset, if there is one, and where a part begins.
    label: Option<NonZeroU32>,
    to: Option<Part>,
    /// How it is written; none: as 64 bits.
    width: Option<Width>,
    /// What is known of it.
    value: i32,
}

/// What is written to code, as it is counted here.
#[derive(Clone, Copy)]
struct Value {
    known: i64,
    /// The part whose beginning is added.
    to: Option<Part>,
    width: Width,
}

/// Native code under construction.
pub struct Emitter {
    main: Vec<u8>,
    tail: Vec<u8>,
    data: Vec<u8>,
    labels: Vec<u32>,
    fixups: Vec<Fixup>,
    ways: Ways,
    /// Some value did not fit its hole.
    out_of_reach: bool,
    /// Constants among the data that came last: value and place.
    constants: Box<[(u64, u32); RECENT]>,
    /// What listings and profilers ask for.
    layout: Option<Recorder>,
    /// A function's entry is here: its `func_info` came last.
    at_entry: bool,
    /// The functions' first instructions.
    firsts: Vec<First>,
}

/// How many constants are remembered, by their lowest bits.
const RECENT: usize = 256;

/// Which stencil an instruction takes: what is known of its operands.
struct Choice {
    /// Its number, without regard to wide operands.
    variant: usize,
    /// The operands' raw values, of the kinds that they have in it.
    values: [i64; 16],
    /// Some operand is 64 bits wide …
    has_wide: bool,
    /// … and one of them does not fit 32.
    needs_wide: bool,
}

/// An instruction that is being emitted.
struct Instruction<'a> {
    spec: u16,
    info: &'a SpecInfo,
    args: &'a [Arg],
    prepared: &'a Prepared,
    /// It stands at a function's entry.
    is_first: bool,
}

/// Where the parts of an instruction stand.
struct Stands {
    /// Where it is begun again.
    begin: u32,
    this: u32,
    next: u32,
    tail: u32,
    /// Its operands in memory, if something needs them there.
    block: Option<u32>,
}

impl Emitter {
    pub fn new(labels: usize) -> Emitter {
        Emitter {
            main: Vec::new(),
            tail: Vec::new(),
            data: Vec::new(),
            labels: vec![UNBOUND; labels + 1],
            fixups: Vec::new(),
            ways: super::ways_and_constants(),
            out_of_reach: false,
            constants: Box::new([(0, UNBOUND); RECENT]),
            layout: super::layout::wanted().then(Recorder::default),
            at_entry: false,
            firsts: Vec::new(),
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
        let instruction = Instruction {
            spec,
            info,
            args,
            prepared,
            is_first: std::mem::replace(&mut self.at_entry, info.op == ops::FUNC_INFO),
        };
        let before = self.lengths();
        let (start, end) = match instruction.choose() {
            Some((choice, stencil)) => self.copy(&instruction, stencil, &choice),
            None => self.call_shared(&instruction),
        };
        if info.op == ops::FUN_INFO {
            self.align(8, 0);
            self.main.extend_from_slice(&arity(&instruction));
        }
        let after = self.lengths();
        if let Some(layout) = &mut self.layout {
            layout.instructions.push(Placed {
                spec,
                main: before[0]..after[0],
                code: start..end,
                tail: before[1]..after[1],
                block: before[2]..after[2],
            });
        }
    }

    /// Of the three parts, in bytes.
    fn lengths(&self) -> [u32; 3] {
        [&self.main, &self.tail, &self.data].map(|part| part.len() as u32)
    }

    /// The instruction as a jump to the function that all of its form share. Returns where it begins, and ends.
    fn call_shared(&mut self, instruction: &Instruction<'_>) -> (u32, u32) {
        const LEN: usize = 10;
        let begin = self.main.len() as u32;
        if instruction.info.returns {
            self.align(8, LEN);
        }
        let at = self.main.len() as u32;
        let this = instruction.begins(begin, at);
        let next = at + LEN as u32;
        // mov edi, block; jmp shared
        self.main
            .extend_from_slice(&[0xbf, 0, 0, 0, 0, 0xe9, 0, 0, 0, 0]);
        let (part, block) = match instruction.info.op {
            ops::FUNC_INFO => (Part::Main, self.func_info(instruction, this, next)),
            _ => (Part::Data, self.block(Part::Data, instruction, this, next)),
        };
        if instruction.is_first {
            let is_here = part == Part::Data;
            let first = if is_here {
                First::new(instruction.spec, block)
            } else {
                First::NONE
            };
            self.firsts.push(first);
        }
        self.name(Part::Main, at + 1, What::Block, 0);
        self.put_address(Part::Main, at + 1, block, part);
        let way = Value {
            known: i64::from(self.ways.shared(instruction.spec)) - 4,
            to: None,
            width: Width::Relative,
        };
        self.put(Part::Main, at + 6, way);
        (at, next)
    }

    /// The operands of a `func_info`, before its function's entry: there the arity must stand, with which they end.
    fn func_info(&mut self, instruction: &Instruction<'_>, this: u32, next: u32) -> u32 {
        self.align(8, 0);
        let block = self.block(Part::Main, instruction, this, next);
        if !self.main.ends_with(&arity(instruction)) {
            self.main.extend_from_slice(&arity(instruction));
        }
        block
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

    /// The instruction as a copy of its stencil. Returns where it begins, and ends.
    fn copy(
        &mut self,
        instruction: &Instruction<'_>,
        stencil: &Stencil,
        choice: &Choice,
    ) -> (u32, u32) {
        let (main, tail) = (stencil.main(), stencil.tail());
        let begin = self.main.len() as u32;
        if instruction.info.returns {
            self.align(8, main.len());
        }
        let this = self.main.len() as u32;
        let mut stands = Stands {
            begin: instruction.begins(begin, this),
            this,
            next: this + main.len() as u32,
            tail: self.tail.len() as u32,
            block: None,
        };
        self.main.extend_from_slice(main);
        self.tail.extend_from_slice(tail);
        for hole in stencil.main_holes() {
            let at = stands.this + u32::from(hole.at);
            self.fill(Part::Main, at, hole, instruction, choice, &mut stands);
        }
        for hole in stencil.tail_holes() {
            let at = stands.tail + u32::from(hole.at);
            self.fill(Part::Tail, at, hole, instruction, choice, &mut stands);
        }
        if instruction.is_first {
            let block = self.operands(instruction, &mut stands);
            self.firsts.push(First::new(instruction.spec, block));
            self.fill_up(begin as usize + First::ROOM);
        }
        (this, stands.next)
    }

    /// Fills a hole.
    fn fill(
        &mut self,
        part: Part,
        at: u32,
        hole: &Hole,
        instruction: &Instruction<'_>,
        choice: &Choice,
        stands: &mut Stands,
    ) {
        self.name(part, at, hole.what, hole.addend);
        let place = |offset: u32| i64::from(offset);
        let (value, to) = match hole.what {
            What::Operand(k) => (choice.values[usize::from(k)], None),
            What::Wide(k) => {
                let value = choice.values[usize::from(k)] as u64;
                (place(self.constant(value)), Some(Part::Data))
            }
            What::Label(k) => {
                let label = instruction.operand(k).val as u32;
                return self.label(part, at, hole, label);
            }
            What::Next => (place(stands.next), Some(Part::Main)),
            What::This => (place(stands.begin), Some(Part::Main)),
            What::Block => (place(self.operands(instruction, stands)), Some(Part::Data)),
            What::Symbol(k) => (place(self.ways.symbol(k)), None),
            What::Constant(k) => (place(self.ways.constant(k)), None),
            What::Main(k) => (place(stands.this + u32::from(k)), Some(Part::Main)),
            What::Tail(k) => (place(stands.tail + u32::from(k)), Some(Part::Tail)),
        };
        let known = value + i64::from(hole.addend);
        match hole.width {
            // There may be no four bytes.
            Width::Byte => self.part(part)[at as usize] = known as u8,
            width => self.put(part, at, Value { known, to, width }),
        }
    }

    /// The place of the instruction's operands in the data.
    fn operands(&mut self, instruction: &Instruction<'_>, stands: &mut Stands) -> u32 {
        let made = stands.block;
        let block =
            made.unwrap_or_else(|| self.block(Part::Data, instruction, stands.begin, stands.next));
        stands.block = Some(block);
        block
    }

    fn part(&mut self, part: Part) -> &mut Vec<u8> {
        match part {
            Part::Main => &mut self.main,
            Part::Tail => &mut self.tail,
            Part::Data => &mut self.data,
        }
    }

    /// Adds a value to the field that stands there.
    fn add(&mut self, part: Part, at: u32, width: Width, value: i64) {
        let word = &mut self.part(part)[at as usize..][..4];
        let old = u32::from_le_bytes([word[0], word[1], word[2], word[3]]);
        match width.add(old, value) {
            Some(new) => word.copy_from_slice(&new.to_le_bytes()),
            None => self.out_of_reach = true,
        }
    }

    /// Writes a value as soon as it is known.
    fn put(&mut self, part: Part, at: u32, value: Value) {
        let Value { known, to, width } = value;
        let (known, whole) = if width.is_relative() {
            (known - i64::from(at), to == Some(part))
        } else {
            (known, to.is_none())
        };
        if whole {
            self.add(part, at, width, known);
        } else {
            self.fixup(part, at, None, to, width, known);
        }
    }

    /// Writes the address of a place in a part as 32 bits.
    fn put_address(&mut self, part: Part, at: u32, place: u32, to: Part) {
        let value = Value {
            known: place.into(),
            to: Some(to),
            width: Width::Zero,
        };
        self.put(part, at, value);
    }

    fn fixup(
        &mut self,
        part: Part,
        at: u32,
        label: Option<NonZeroU32>,
        to: Option<Part>,
        width: Width,
        value: i64,
    ) {
        self.fixups.push(Fixup {
            part,
            at,
            label,
            to,
            width: Some(width),
            value: value as i32,
        });
    }

    /// Fills a hole with a label's address, at once if it is behind.
    fn label(&mut self, part: Part, at: u32, hole: &Hole, label: u32) {
        let relative = hole.width.is_relative();
        let counted = if relative { i64::from(at) } else { 0 };
        let known = i64::from(hole.addend) - counted;
        match self.labels.get(label as usize) {
            Some(&to) if to != UNBOUND && relative && part == Part::Main => {
                self.add(part, at, hole.width, known + i64::from(to));
            }
            _ => {
                let label = Some(number(label));
                self.fixup(part, at, label, Some(Part::Main), hole.width, known);
            }
        }
    }

    /// Fills up with instructions that do nothing, so that what comes after `len` bytes more is aligned.
    fn align(&mut self, to: usize, len: usize) {
        let end = self.main.len() + len;
        self.fill_up(end.next_multiple_of(to) - len);
    }

    /// Fills up with instructions that do nothing, up to 7 bytes, unless the main parts reach so far.
    fn fill_up(&mut self, to: usize) {
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
        let missing = to.saturating_sub(self.main.len());
        self.main.extend_from_slice(NOPS[missing]);
    }

    /// The place of a 64-bit constant in the data.
    fn constant(&mut self, value: u64) -> u32 {
        let recent = (value >> 3 ^ value >> 11) as usize % RECENT;
        let (known, at) = self.constants[recent];
        if known == value && at != UNBOUND {
            return at;
        }
        let at = self.data.len() as u32;
        self.data.extend_from_slice(&value.to_le_bytes());
        self.constants[recent] = (value, at);
        at
    }

    /// The instruction's operands in memory, in the layout of the tables; its head has the addresses of the instruction
    /// and of the next one. Returns its place in that part.
    fn block(&mut self, part: Part, instruction: &Instruction<'_>, this: u32, next: u32) -> u32 {
        let Instruction {
            info,
            args,
            prepared,
            ..
        } = *instruction;
        let mut fixups = std::mem::take(&mut self.fixups);
        let label = |at: usize, wide: bool, label: u32| {
            fixups.push(Fixup {
                part,
                at: at as u32,
                label: Some(number(label)),
                to: Some(Part::Main),
                width: (!wide).then_some(Width::Relative),
                value: 0,
            });
        };
        let code = self.part(part);
        let from = code.len() as u32;
        write_operands(code, info, args, prepared, label);
        self.fixups = fixups;
        self.put_address(part, from, this, Part::Main);
        self.put_address(part, from + 4, next, Part::Main);
        from
    }

    /// The finished code, with the labels' byte offsets.
    pub fn finish(mut self) -> Result<(Code, Vec<u32>), LoadError> {
        self.align(8, 0);
        self.tail.resize(self.tail.len().next_multiple_of(8), 0xcc);
        let [main_len, tail_len, data_len] = self.lengths();
        let total = self.main.len() + self.tail.len() + self.data.len();
        let block = Block::new(total).map_err(LoadError::CodeMemory)?;
        self.settle(block.address())?;
        block.write(0, &self.main);
        block.write(self.main.len(), &self.tail);
        block.write(self.main.len() + self.tail.len(), &self.data);
        let layout = self.layout.map(|l| l.finish(main_len, tail_len, data_len));
        for first in &mut self.firsts {
            first.move_by(main_len + tail_len);
        }
        let code = Code {
            block,
            layout,
            firsts: self.firsts.into(),
        };
        Ok((code, self.labels))
    }

    /// Adds to what has been written what is known now: the main parts begin at that address.
    fn settle(&mut self, address: u32) -> Result<(), LoadError> {
        let tail = address + self.main.len() as u32;
        let data = tail + self.tail.len() as u32;
        let base = |part| match part {
            Part::Main => address,
            Part::Tail => tail,
            Part::Data => data,
        };
        for fixup in std::mem::take(&mut self.fixups) {
            let mut more = fixup.to.map_or(0, base);
            if let Some(label) = fixup.label {
                let label = label.get() - 1;
                more = match self.labels.get(label as usize) {
                    Some(&at) if at != UNBOUND => more.wrapping_add(at),
                    _ => return Err(LoadError::NoLabel(label)),
                };
            }
            let Some(width) = fixup.width else {
                // An address: nothing stands there yet.
                let place = fixup.at as usize;
                let bytes = u64::from(more).to_le_bytes();
                self.part(fixup.part)[place..place + 8].copy_from_slice(&bytes);
                continue;
            };
            let from = if width.is_relative() {
                base(fixup.part)
            } else {
                0
            };
            let value = i64::from(fixup.value) + i64::from(more) - i64::from(from);
            self.add(fixup.part, fixup.at, width, value);
        }
        if self.out_of_reach {
            return Err(LoadError::OutOfReach);
        }
        Ok(())
    }
}

/// What stands before an entry: the last operand of the instruction there. A call that yields finds in it what is live.
fn arity(instruction: &Instruction<'_>) -> [u8; 8] {
    let live = instruction.args.last().map_or(0, |live| live.val);
    live.to_le_bytes()
}

/// A label's number, so that there is room for none.
fn number(label: u32) -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(label)
}

impl Instruction<'_> {
    /// Where it is begun again, of one that stands at `at` behind what fills up from `begin` on: a function's first instruction has
    /// that in it, since a breakpoint may take the place of both.
    fn begins(&self, begin: u32, at: u32) -> u32 {
        if self.is_first { begin } else { at }
    }

    /// The generic operand that is the form's operand `k`.
    fn operand(&self, k: u8) -> &Arg {
        &self.args[usize::from(self.info.operands[usize::from(k)].arg)]
    }

    /// Its stencil. None: the shared function runs.
    fn choose(&self) -> Option<(Choice, &'static Stencil)> {
        let choice = self.known()?;
        let find = |variant| {
            let found = stencil(self.spec, variant)?;
            let short = found.short().filter(|s| fits(s, &choice));
            short.or_else(|| fits(found, &choice).then_some(found))
        };
        let found = match (choice.has_wide, choice.needs_wide) {
            (false, _) => find(choice.variant),
            (true, false) => find(choice.variant * 2).or_else(|| find(choice.variant * 2 + 1)),
            (true, true) => find(choice.variant * 2 + 1),
        };
        Some((choice, found?))
    }

    /// What is known of its operands, as `opsgen::expand::variants` counts it. None: it has no stencils.
    fn known(&self) -> Option<Choice> {
        if self.info.variants == 0 {
            return None;
        }
        let mut choice = Choice {
            variant: 0,
            values: [0; 16],
            has_wide: false,
            needs_wide: false,
        };
        for (k, operand) in self.info.operands.iter().enumerate() {
            let arg = &self.args[usize::from(operand.arg)];
            let mut chosen = operand.kind;
            let kind = &KINDS[usize::from(chosen)];
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
                chosen = kind.split[at];
                choice.has_wide |= kind.split.iter().any(|&k| KINDS[usize::from(k)].size == 8);
            }
            let value = raw_value(chosen, arg, self.prepared) as i64;
            choice.values[k] = value;
            if KINDS[usize::from(chosen)].size == 8 {
                choice.has_wide = true;
                choice.needs_wide |= i32::try_from(value).is_err();
            }
        }
        Some(choice)
    }
}

/// Whether all operands, and what is written of them, fit the stencil's holes: 31 bits, or as many as there are where the
/// sign is extended.
fn fits(stencil: &Stencil, choice: &Choice) -> bool {
    let fits = |hole: &Hole| {
        let What::Operand(k) = hole.what else {
            return true;
        };
        let value = choice.values[usize::from(k)];
        let Some(written) = value.checked_add(hole.addend.into()) else {
            return false;
        };
        match hole.width {
            Width::Byte => i8::try_from(written).is_ok(),
            Width::Zero => value >= 0 && (0..=i64::from(i32::MAX)).contains(&written),
            Width::Sign | Width::Relative => {
                i32::try_from(value).is_ok() && i32::try_from(written).is_ok()
            }
            // Branches: places, not operands.
            Width::Jump26 | Width::Branch19 => hole.width.add(0, written).is_some(),
        }
    };
    stencil.holes().iter().all(fits)
}
