//! Native code, taken apart again: each loaded instruction's machine code, with names for what its holes were filled with.
use super::decode::{Instruction, Operand};
use super::names::Names;
use crate::code::Module;
use crate::code::module::LoadedCode;
use crate::emulator::state::{Ctx, Regs, X_REGS};
use crate::native::layout::{Layout, Named, Placed};
use crate::native::{self, Code, stencils::What};
use crate::tables::{KINDS, SPECS, kind};
use iced_x86::{
    Decoder, DecoderOptions, Formatter, InstructionInfoFactory, NasmFormatter, OpAccess, OpKind,
    Register, SymbolResolver, SymbolResult,
};
use std::collections::HashMap;
use std::mem::offset_of;

/// A module's native code beside the same code as words, out of which operands are read.
pub struct View<'m> {
    native: &'m Module,
    words: &'m Module,
    layout: &'m Layout,
    code: &'m Code,
    /// Which instruction stands at a byte offset of the words.
    index: HashMap<u32, usize>,
    names: Names<'m>,
    native_names: Names<'m>,
}

/// A machine instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Byte offset from the module's start.
    pub at: u32,
    pub text: String,
}

/// A loaded instruction as machine code.
#[derive(Debug, Clone)]
pub struct Disassembly {
    pub placed: Placed,
    /// Its operands in words; labels are byte offsets of the native code.
    pub operands: Vec<String>,
    pub main: Vec<Line>,
    pub tail: Vec<Line>,
}

impl<'m> View<'m> {
    /// Of a module loaded twice: as words, with its instructions' byte offsets in order, and as native code with its
    /// layout (`native::layout::keep`). None: that is not what has been given.
    pub fn new(words: &'m Module, offsets: &[u32], native: &'m Module) -> Option<View<'m>> {
        let LoadedCode::Native(code) = &native.code else {
            return None;
        };
        let layout = code.layout.as_ref()?;
        if layout.instructions.len() != offsets.len() {
            return None;
        }
        Some(View {
            native,
            words,
            layout,
            code,
            index: offsets.iter().enumerate().map(|(i, &at)| (at, i)).collect(),
            names: Names::new(words),
            native_names: Names::new(native),
        })
    }

    pub fn layout(&self) -> &Layout {
        self.layout
    }

    /// The machine code of an instruction of the words.
    pub fn disassemble(&self, decoded: &Instruction) -> Option<Disassembly> {
        let placed = self.placed(decoded.offset)?;
        let all = decoded
            .operands
            .iter()
            .chain(decoded.groups.iter().flatten());
        let operands: Vec<String> = all.map(|&o| self.operand(decoded, placed, o)).collect();
        let symbols = Symbols {
            view: self,
            placed,
            operands: &operands,
            keeps: self.kept(placed),
        };
        Some(Disassembly {
            placed: placed.clone(),
            main: symbols.lines(&placed.code),
            tail: symbols.lines(&placed.tail),
            operands: operands.clone(),
        })
    }

    /// Where the instruction at a byte offset of the words stands.
    pub fn placed(&self, offset: u32) -> Option<&'m Placed> {
        Some(&self.layout.instructions[*self.index.get(&offset)?])
    }

    /// An operand of the words; labels are moved to the native code.
    fn operand(&self, decoded: &Instruction, placed: &Placed, operand: Operand) -> String {
        let is_label = KINDS[usize::from(operand.kind)].is_label;
        if !is_label || operand.kind == kind::BIG_J && operand.raw == 0 {
            return self.names.operand(decoded.offset, operand);
        }
        let relative = KINDS[usize::from(operand.kind)].size == 4;
        let target = match relative {
            true => u64::from(decoded.offset).wrapping_add(operand.raw),
            false => operand.raw.wrapping_sub(self.words.base() as u64),
        };
        let target = self
            .placed(target as u32)
            .map_or(0, |p| u64::from(p.main.start));
        let at = u64::from(placed.main.start);
        let raw = match relative {
            true => target.wrapping_sub(at),
            false => target.wrapping_add(self.native.base() as u64),
        };
        let kind = operand.kind;
        self.native_names.operand(at as u32, Operand { kind, raw })
    }

    fn decoder(&self, range: &std::ops::Range<u32>) -> Decoder<'m> {
        let bytes = &self.code.block.bytes()[range.start as usize..range.end as usize];
        let at = u64::from(self.code.block.address()) + u64::from(range.start);
        Decoder::with_ip(64, bytes, at, DecoderOptions::NONE)
    }

    /// Those of the registers that hold the machine's state that an instruction leaves alone: in them, offsets have
    /// names wherever they occur.
    fn kept(&self, placed: &Placed) -> Vec<Register> {
        let mut kept = vec![CONTEXT, STACK, PROCESS];
        let mut factory = InstructionInfoFactory::new();
        for range in [&placed.code, &placed.tail] {
            for instruction in self.decoder(range).iter() {
                for used in factory.info(&instruction).used_registers() {
                    if !matches!(used.access(), OpAccess::Read | OpAccess::CondRead) {
                        kept.retain(|&r| r != used.register().full_register());
                    }
                }
            }
        }
        kept
    }
}

/// Where the machine's words are when an instruction begins: the second, third and sixth argument of the C calling
/// convention.
const CONTEXT: Register = Register::RSI;
const STACK: Register = Register::RDX;
const PROCESS: Register = Register::R9;

/// What names the addresses and numbers of one instruction.
struct Symbols<'a> {
    view: &'a View<'a>,
    placed: &'a Placed,
    operands: &'a [String],
    keeps: Vec<Register>,
}

impl Symbols<'_> {
    fn lines(&self, range: &std::ops::Range<u32>) -> Vec<Line> {
        let base = u64::from(self.view.code.block.address());
        let mut decoder = self.view.decoder(range);
        let mut lines = Vec::new();
        while decoder.can_decode() {
            let instruction = decoder.decode();
            let at = (instruction.ip() - base) as u32;
            let places = decoder.get_constant_offsets(&instruction);
            let hole = |offset: usize, size: usize| {
                let here = self.view.layout.hole(at + offset as u32);
                here.filter(|_| matches!(size, 1 | 4))
            };
            let displacement = hole(places.displacement_offset(), places.displacement_size());
            let immediate = hole(places.immediate_offset(), places.immediate_size());
            let displacement = match displacement {
                Some(named) => {
                    let mut symbol = self.filled(named);
                    if instruction.is_ip_rel_memory_operand() {
                        // The hole counts from itself, the machine from the end of the instruction.
                        let rest = instruction.len() - places.displacement_offset();
                        symbol.addend += rest as i64;
                    }
                    Some(symbol)
                }
                None => self.field(&instruction),
            };
            let immediate = match immediate {
                Some(named) => Some(self.filled(named)),
                None => self.target(&instruction),
            };
            let resolver = Resolver {
                displacement,
                immediate,
            };
            let mut text = String::new();
            formatter(resolver).format(&instruction, &mut text);
            lines.push(Line { at, text });
        }
        lines
    }

    /// What a hole was filled with, and what was added to it.
    fn filled(&self, named: &Named) -> Symbol {
        let text = match named.what {
            What::Operand(k) | What::Wide(k) | What::Label(k) => self.operand(k),
            What::Next => "next".into(),
            What::This => "this".into(),
            What::Block => "block".into(),
            What::Symbol(k) => {
                native::way(native::ways_and_constants().symbol(k).into()).unwrap_or_default()
            }
            What::Constant(k) => format!("constant({k})"),
            What::Main(k) => place(self.placed.code.start + u32::from(k)),
            What::Tail(k) => place(self.placed.tail.start + u32::from(k)),
        };
        Symbol {
            text,
            addend: named.addend.into(),
        }
    }

    /// An operand of the form: registers and constants speak for themselves, others have a name in the table.
    fn operand(&self, k: u8) -> String {
        let info = &SPECS[usize::from(self.placed.spec)];
        let all = &info.operands[..usize::from(k)];
        let stands = |o: &&crate::tables::SpecOperand| KINDS[usize::from(o.kind)].size > 0;
        let text = self.operands.get(all.iter().filter(stands).count());
        let text = text.map_or("", |t| t.as_str());
        let operand = &info.operands[usize::from(k)];
        match operand.kind {
            kind::X | kind::Y | kind::BIG_S | kind::BIG_D | kind::L => text.into(),
            kind::K | kind::C | kind::O | kind::Q | kind::I => text.into(),
            _ if KINDS[usize::from(operand.kind)].is_label => text.into(),
            _ => format!("{}:{text}", operand.name),
        }
    }

    /// A register of the machine, or a field of the process, at an address that the table has fixed.
    fn field(&self, instruction: &iced_x86::Instruction) -> Option<Symbol> {
        let (base, at) = (
            instruction.memory_base(),
            instruction.memory_displacement64(),
        );
        if instruction.memory_index() != Register::None || !self.keeps.contains(&base) {
            return None;
        }
        let at = usize::try_from(at as i64).ok()?;
        let text = match base {
            CONTEXT if at < X_REGS * 8 => format!("x({})", at / 8),
            CONTEXT => format!("fr({})", at.checked_sub(offset_of!(Ctx, f))? / 8),
            STACK => format!("y({})", (at / 8).checked_sub(1)?),
            _ => {
                let field = FIELDS.iter().find(|f| f.0 == at / 8 * 8)?;
                format!("p.{}", field.1)
            }
        };
        let addend = (at % 8) as i64;
        Some(Symbol { text, addend })
    }

    /// Where a branch goes that is no hole: to a way, or a place in the module.
    fn target(&self, instruction: &iced_x86::Instruction) -> Option<Symbol> {
        if !matches!(instruction.op0_kind(), OpKind::NearBranch64) {
            return None;
        }
        let to = instruction.near_branch64();
        let base = u64::from(self.view.code.block.address());
        let text = native::way(to).unwrap_or_else(|| place(to.wrapping_sub(base) as u32));
        Some(Symbol { text, addend: 0 })
    }
}

fn place(at: u32) -> String {
    format!("{at:08X}")
}

/// Fields of the process that handlers use, by byte offset.
const FIELDS: &[(usize, &str)] = &[
    (offset_of!(Regs, htop), "htop"),
    (offset_of!(Regs, e), "e"),
    (offset_of!(Regs, fcalls), "fcalls"),
    (offset_of!(Regs, ip), "ip"),
    (offset_of!(Regs, ctx), "ctx"),
    (offset_of!(Regs, heap), "heap"),
    (offset_of!(Regs, stack_base), "stack_base"),
    (offset_of!(Regs, catches), "catches"),
    (offset_of!(Regs, live), "live"),
    (offset_of!(Regs, fragment_words), "fragment_words"),
    (offset_of!(Regs, pid), "pid"),
    (offset_of!(Regs, exc_class), "exc_class"),
    (offset_of!(Regs, exc_reason), "exc_reason"),
    (offset_of!(Regs, exc_trace), "exc_trace"),
    (offset_of!(Regs, cursor.at), "cursor.at"),
    (offset_of!(Regs, cursor.end), "cursor.end"),
    (offset_of!(Regs, cursor.base), "cursor.base"),
];

/// A name, and what is added to it.
struct Symbol {
    text: String,
    addend: i64,
}

/// The names in one machine instruction.
struct Resolver {
    displacement: Option<Symbol>,
    immediate: Option<Symbol>,
}

impl SymbolResolver for Resolver {
    fn symbol(
        &mut self,
        instruction: &iced_x86::Instruction,
        _operand: u32,
        instruction_operand: Option<u32>,
        address: u64,
        _size: u32,
    ) -> Option<SymbolResult<'_>> {
        let kind = instruction.op_kind(instruction_operand?);
        let (symbol, addend) = match kind {
            OpKind::Memory => (self.displacement.as_ref()?, None),
            OpKind::NearBranch64 => (self.immediate.as_ref()?, Some(0)),
            _ => (self.immediate.as_ref()?, None),
        };
        let addend = addend.unwrap_or(symbol.addend);
        let address = address.wrapping_sub(addend as u64);
        Some(SymbolResult::with_str(address, &symbol.text))
    }
}

fn formatter(resolver: Resolver) -> NasmFormatter {
    let mut formatter = NasmFormatter::with_options(Some(Box::new(resolver)), None);
    let options = formatter.options_mut();
    options.set_hex_prefix("0x");
    options.set_hex_suffix("");
    options.set_uppercase_hex(false);
    options.set_show_branch_size(false);
    options.set_signed_immediate_operands(true);
    options.set_space_after_operand_separator(true);
    formatter
}
