//! What stencils need to know of x86-64: its relocations, and how its branches are read and written.
use super::hole::Width;
use iced_x86::{
    Decoder, DecoderOptions, FlowControl, Instruction, InstructionInfoFactory, Mnemonic, OpAccess,
    OpKind, Register,
};
use object::elf;

/// What a relocation asks for.
pub enum Field {
    /// A value, written like this.
    Value(Width),
    /// A table that the linker makes.
    Table,
}

/// By the object format's number; none is a relocation that no stencil may have.
pub fn relocation(number: elf::RelocationType) -> Option<Field> {
    match number {
        elf::R_X86_64_32 => Some(Field::Value(Width::Zero)),
        elf::R_X86_64_32S => Some(Field::Value(Width::Sign)),
        elf::R_X86_64_PC32 | elf::R_X86_64_PLT32 => Some(Field::Value(Width::Relative)),
        elf::R_X86_64_GOTPCREL | elf::R_X86_64_GOTPCRELX | elf::R_X86_64_REX_GOTPCRELX => {
            Some(Field::Table)
        }
        _ => None,
    }
}

/// The addend of a branch's relocation: it counts from the branch's end, which is the end of the field.
pub const BRANCH_ADDEND: i64 = -4;

/// How the place that a branch goes to is written.
pub fn branch_width(_condition: Option<u8>) -> Width {
    Width::Relative
}

/// Where an instruction goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    Next,
    /// To a place in the code if the condition holds, else to the next instruction.
    Branch(u8),
    Jump,
    /// Somewhere that is known when it runs.
    Leave,
    Call,
    /// Of an address that is known when it runs.
    CallAny,
    /// What no stencil has: traps, loops by counter.
    Odd,
}

/// What an instruction does to the native stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stack {
    Nothing,
    /// Saves a register, or takes it back.
    Save,
    Restore,
    /// Makes room for more than a register, or gives it back.
    Frame,
}

/// An instruction.
#[derive(Clone, Copy, Debug)]
pub struct Op {
    pub at: usize,
    pub end: usize,
    pub flow: Flow,
    /// Where a branch without a relocation goes.
    pub target: usize,
    pub stack: Stack,
    /// Where a displacement of 32 bits stands that could have 8, and the byte that says how many.
    displacement: Option<(usize, usize)>,
    /// Where an immediate of 32 bits stands that could have 8, and the operation's byte.
    immediate: Option<(usize, usize)>,
}

/// The instructions of a function. None: some bytes are not one.
pub fn decode(code: &[u8]) -> Option<Vec<Op>> {
    let mut decoder = Decoder::with_ip(64, code, 0, DecoderOptions::NONE);
    let mut info = InstructionInfoFactory::new();
    let mut ops = Vec::new();
    while decoder.can_decode() {
        let instruction = decoder.decode();
        if instruction.is_invalid() {
            return None;
        }
        let at = instruction.ip() as usize;
        ops.push(Op {
            at,
            end: instruction.next_ip() as usize,
            flow: flow(&instruction),
            target: instruction.near_branch_target() as usize,
            stack: stack(&instruction, &mut info),
            displacement: displacement(&instruction, &decoder, code),
            immediate: immediate(&instruction, &decoder, code),
        });
    }
    Some(ops)
}

fn stack(instruction: &Instruction, info: &mut InstructionInfoFactory) -> Stack {
    use OpAccess::{CondWrite, ReadCondWrite, ReadWrite, Write};
    if instruction.flow_control() != FlowControl::Next {
        return Stack::Nothing;
    }
    let of_register = instruction.op0_kind() == OpKind::Register;
    match instruction.mnemonic() {
        Mnemonic::Push if of_register => return Stack::Save,
        Mnemonic::Pop if of_register => return Stack::Restore,
        _ => {}
    }
    let writes = |access| matches!(access, Write | CondWrite | ReadWrite | ReadCondWrite);
    let mut registers = info.info(instruction).used_registers().iter();
    if registers.any(|r| r.register() == Register::RSP && writes(r.access())) {
        Stack::Frame
    } else {
        Stack::Nothing
    }
}

fn flow(instruction: &Instruction) -> Flow {
    match instruction.flow_control() {
        FlowControl::Next => Flow::Next,
        FlowControl::ConditionalBranch if instruction.is_jcc_short_or_near() => {
            // The conditions are numbered as they are encoded, in pairs of a condition and its opposite.
            Flow::Branch(instruction.condition_code() as u8 - 1)
        }
        FlowControl::UnconditionalBranch if instruction.op0_kind() == OpKind::NearBranch64 => {
            Flow::Jump
        }
        FlowControl::IndirectBranch | FlowControl::Return => Flow::Leave,
        FlowControl::Call => Flow::Call,
        FlowControl::IndirectCall => Flow::CallAny,
        _ => Flow::Odd,
    }
}

/// The opposite condition.
pub fn opposite(condition: u8) -> u8 {
    condition ^ 1
}

/// Bytes of a branch's field: from its place to where it counts from.
pub fn field(short: bool) -> usize {
    if short { 1 } else { 4 }
}

/// Writes a branch but for its field: 8 or 32 bits.
pub fn branch(out: &mut Vec<u8>, condition: Option<u8>, short: bool) {
    match (condition, short) {
        (Some(c), true) => out.push(0x70 | c),
        (Some(c), false) => out.extend_from_slice(&[0x0f, 0x80 | c]),
        (None, true) => out.push(0xeb),
        (None, false) => out.push(0xe9),
    }
}

/// Where an instruction's displacement stands, if it has 32 bits and need not; and its ModRM byte.
fn displacement(
    instruction: &Instruction,
    decoder: &Decoder<'_>,
    code: &[u8],
) -> Option<(usize, usize)> {
    use Register::{None, R12, RSP};
    let constants = decoder.get_constant_offsets(instruction);
    if constants.displacement_size() != 4 {
        return Option::None;
    }
    let base = instruction.memory_base();
    let indexed = instruction.memory_index() != None || matches!(base, RSP | R12);
    let at = instruction.ip() as usize + constants.displacement_offset();
    let mode = at - if indexed { 2 } else { 1 };
    (code[mode] & 0xc0 == 0x80).then_some((at, mode))
}

/// Where an instruction's immediate stands, if it has 32 bits and the operation is one that can do with 8, whose sign is
/// extended either way; and the operation's byte.
fn immediate(
    instruction: &Instruction,
    decoder: &Decoder<'_>,
    code: &[u8],
) -> Option<(usize, usize)> {
    let constants = decoder.get_constant_offsets(instruction);
    let at = instruction.ip() as usize;
    let prefixes = code[at..]
        .iter()
        .take_while(|b| matches!(b, 0x40..=0x4f))
        .count();
    let operation = at + prefixes;
    let short = code[operation] == 0x81 || is_of_a(code[operation]);
    (constants.immediate_size() == 4 && short)
        .then(|| (at + constants.immediate_offset(), operation))
}

/// Whether it is an addition, comparison … of the first register and 32 bits.
fn is_of_a(operation: u8) -> bool {
    operation < 0x40 && operation & 7 == 5
}

/// Writes an instruction with 8 bits in place of the 32 of `hole`; how many bytes before its end they stand. None, and
/// nothing is written: that can't be done.
pub fn shorten(out: &mut Vec<u8>, code: &[u8], op: &Op, hole: usize) -> Option<usize> {
    let start = out.len();
    if let Some((at, mode)) = op.displacement.filter(|d| d.0 == hole) {
        out.extend_from_slice(&code[op.at..=at]);
        out.extend_from_slice(&code[at + 4..op.end]);
        out[start + mode - op.at] ^= 0xc0;
        return Some(op.end - at - 3);
    }
    let (at, operation) = op.immediate.filter(|i| i.0 == hole)?;
    out.extend_from_slice(&code[op.at..operation]);
    out.push(0x83);
    if is_of_a(code[operation]) {
        // The register has a byte of its own in the general encoding.
        out.push(0xc0 | code[operation] & 0x38);
    }
    out.extend_from_slice(&code[operation + 1..=at]);
    Some(1)
}
