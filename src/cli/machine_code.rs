//! `purlin explain --native`: the machine code that loaded instructions have become, and the bytes spent for it.
use super::output::{Failure, Out, painted, style};
use purlin::code::Module;
use purlin::inspect::trace::FunctionTrace;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The machine code of some of a module's instructions.
pub struct MachineCode {
    /// By the byte offset of the instruction as words.
    pub instructions: HashMap<u32, Instruction>,
    /// Of all the module's instructions.
    pub sum: Spent,
    /// Bytes that are there so that others are aligned.
    pub filled: u32,
}

pub struct Instruction {
    /// Byte offset from the module's start.
    pub at: u32,
    /// Its operands in words.
    pub operands: Vec<String>,
    pub spent: Spent,
    /// Machine instructions: byte offset and text.
    main: Vec<(u32, String)>,
    tail: Vec<(u32, String)>,
    /// Byte offset of its operands in memory.
    block: u32,
}

/// Bytes of main parts, tails and operand blocks.
#[derive(Default, Clone, Copy)]
pub struct Spent {
    instructions: u32,
    main: u32,
    tail: u32,
    block: u32,
}

impl Spent {
    pub fn add(&mut self, other: Spent) {
        self.instructions += other.instructions;
        self.main += other.main;
        self.tail += other.tail;
        self.block += other.block;
    }

    fn total(&self) -> u32 {
        self.main + self.tail + self.block
    }

    fn json(&self) -> Value {
        let Spent {
            instructions,
            main,
            tail,
            block,
        } = self;
        json!({
            "instructions": instructions, "main": main, "tail": tail, "operands": block,
            "total": self.total(),
        })
    }
}

/// Such as `34 bytes: main 28, tail 6`; parts that are not there are left out.
impl std::fmt::Display for Spent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes: main {}", self.total(), self.main)?;
        for (name, bytes) in [("tail", self.tail), ("operands", self.block)] {
            if bytes > 0 {
                write!(f, ", {name} {bytes}")?;
            }
        }
        Ok(())
    }
}

impl Instruction {
    /// The lines below the instruction's own.
    pub fn print(&self, out: &mut Out) -> Result<(), Failure> {
        for (name, lines) in [("", &self.main), ("tail", &self.tail)] {
            for (i, (at, text)) in lines.iter().enumerate() {
                line(if i == 0 { name } else { "" }, *at, text, out)?;
            }
        }
        if self.spent.block > 0 {
            line("operands", self.block, &bytes(self.spent.block), out)?;
        }
        Ok(())
    }

    pub fn json(&self) -> Value {
        let lines = |lines: &[(u32, String)]| {
            let line = |(at, text): &(u32, String)| json!({ "offset": at, "text": text });
            lines.iter().map(line).collect::<Vec<_>>()
        };
        json!({
            "offset": self.at,
            "operands": self.operands,
            "bytes": self.spent.json(),
            "main": lines(&self.main),
            "tail": lines(&self.tail),
        })
    }
}

fn bytes(n: u32) -> String {
    format!("{n} bytes")
}

fn line(name: &str, at: u32, text: &str, out: &mut Out) -> Result<(), Failure> {
    let place = painted(style::FAINT, format_args!("{name:>16} {at:08X}"));
    Ok(out.line(format_args!("{place}  {text}"))?)
}

/// The sum of a function.
pub fn print_function(spent: Spent, out: &mut Out) -> Result<(), Failure> {
    let n = spent.instructions;
    Ok(out.line(format_args!("  {n} instructions, {spent}"))?)
}

impl MachineCode {
    /// The sum of the module.
    pub fn print(&self, out: &mut Out) -> Result<(), Failure> {
        let MachineCode { sum, filled, .. } = self;
        let n = sum.instructions;
        out.empty()?;
        out.title(format_args!(
            "the module: {n} instructions, {sum}, and {filled} between them"
        ))?;
        Ok(())
    }

    pub fn json(&self) -> Value {
        json!({ "bytes": self.sum.json(), "filled": self.filled })
    }
}

/// Where there is no native code, that is said.
#[cfg(not(native))]
pub fn list(
    _bytes: &[u8],
    _words: &Module,
    _offsets: &[u32],
    _wanted: &[FunctionTrace],
) -> Result<MachineCode, Failure> {
    use purlin::emulator::backend::Backend;
    let parsed = Backend::Native.name().parse::<Backend>();
    Err(Failure::Usage(parsed.err().unwrap_or_default()))
}

/// The machine code of the functions wanted. `words` is the module as a listing has it, `offsets` are the places of all
/// its instructions there.
#[cfg(native)]
pub fn list(
    bytes: &[u8],
    words: &Module,
    offsets: &[u32],
    wanted: &[FunctionTrace],
) -> Result<MachineCode, Failure> {
    use super::output::failed;
    use purlin::emulator::backend::Backend;
    use purlin::inspect::{decode, native::View};
    use purlin::{loader, native::layout};

    layout::keep();
    purlin::native::start().or_else(failed)?;
    let native = loader::load_for(Backend::Native, Backend::Native, bytes, &mut loader::Silent);
    let native = native.or_else(failed)?;
    let Some(view) = View::new(words, offsets, &native) else {
        return failed("the native code is not that of the listing");
    };
    let mut instructions = HashMap::new();
    for traced in wanted.iter().flat_map(|t| &t.instructions) {
        let found = match decode::at(words, traced.offset) {
            Ok(decoded) => view.disassemble(&decoded),
            Err(error) => return failed(error),
        };
        let Some(found) = found else {
            return failed(format_args!("no native code for {:08X}", traced.offset));
        };
        instructions.insert(traced.offset, here::instruction(found));
    }
    let mut sum = Spent::default();
    for placed in &view.layout().instructions {
        sum.add(here::spent(placed));
    }
    Ok(MachineCode {
        instructions,
        sum,
        filled: native.code.size() as u32 - sum.total(),
    })
}

#[cfg(native)]
mod here {
    use super::{Instruction, Spent};
    use purlin::inspect::native::{Disassembly, Line};
    use purlin::native::layout::Placed;

    pub fn spent(placed: &Placed) -> Spent {
        Spent {
            instructions: 1,
            main: placed.main.len() as u32,
            tail: placed.tail.len() as u32,
            block: placed.block.len() as u32,
        }
    }

    pub fn instruction(found: Disassembly) -> Instruction {
        let lines = |lines: Vec<Line>| lines.into_iter().map(|l| (l.at, l.text)).collect();
        Instruction {
            at: found.placed.main.start,
            spent: spent(&found.placed),
            block: found.placed.block.start,
            operands: found.operands,
            main: lines(found.main),
            tail: lines(found.tail),
        }
    }
}
