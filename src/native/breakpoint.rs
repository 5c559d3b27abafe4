//! Breakpoints in native code: a function's first instruction gives way to a jump, and runs as the function that its form shares.
use super::memory::Block;
use super::{Code, ways_and_constants};
use crate::tables::{FAMILIES, op};
use std::io::Error;

/// What a breakpoint needs to know of a function's first instruction.
#[derive(Debug, Clone, Copy)]
pub struct First {
    spec: u16,
    /// Byte offset of its operands in memory.
    block: u32,
}

impl First {
    /// Bytes that a function's first instruction has at least: as many as a jump.
    pub const ROOM: usize = 5;
    /// There is none that could give way.
    pub const NONE: First = First {
        spec: 0,
        block: u32::MAX,
    };

    pub fn new(spec: u16, block: u32) -> First {
        First { spec, block }
    }

    /// What its block's offset counts from has moved.
    pub(super) fn move_by(&mut self, bytes: u32) {
        if self.block != First::NONE.block {
            self.block += bytes;
        }
    }
}

/// A breakpoint at the entry of a function.
pub struct Breakpoint {
    /// The way to the handler, then the first instruction.
    code: Block,
    /// The breakpoint's operands: where it stands, and the next instruction, which nobody asks for.
    _block: Box<[u32; 2]>,
    /// Byte offset of the entry, and what stood there.
    entry: usize,
    before: [u8; 8],
}

/// Where the first instruction stands in a breakpoint's code.
const FIRST: usize = 16;

impl Breakpoint {
    /// Puts a breakpoint at the entry of the `index`th function, at that byte offset. Nobody may run the code meanwhile.
    ///
    /// # Errors
    /// If there is no memory for code. `None`: the function has no first instruction.
    pub fn set(code: &Code, index: usize, entry: u32) -> Result<Option<Breakpoint>, Error> {
        let first = code
            .firsts
            .get(index)
            .filter(|f| f.block != First::NONE.block);
        let Some(&First { spec, block }) = first else {
            return Ok(None);
        };
        let base = code.block.address();
        let own = Block::new(FIRST + 10)?;
        let words = Box::new([base + entry, 0]);
        let ways = ways_and_constants();
        let jump = |bytes: &mut Vec<u8>, to: u32| {
            bytes.push(0xe9);
            let from = own.address() + bytes.len() as u32 + 4;
            bytes.extend_from_slice(&to.wrapping_sub(from).to_le_bytes());
        };
        // mov rdi, words; jmp breakpoint
        let mut bytes = vec![0x48, 0xbf];
        bytes.extend_from_slice(&(words.as_ptr() as u64).to_le_bytes());
        jump(
            &mut bytes,
            ways.shared(FAMILIES[op::I_BREAKPOINT as usize][0]),
        );
        bytes.resize(FIRST, 0xcc);
        // mov edi, block; jmp first
        bytes.push(0xbf);
        bytes.extend_from_slice(&(base + block).to_le_bytes());
        jump(&mut bytes, ways.shared(spec));
        own.write(0, &bytes);
        let entry = entry as usize;
        let mut before = [0; 8];
        before.copy_from_slice(&code.block.bytes()[entry..entry + 8]);
        let mut now = before;
        now[0] = 0xe9;
        let from = base + entry as u32 + First::ROOM as u32;
        now[1..First::ROOM].copy_from_slice(&own.address().wrapping_sub(from).to_le_bytes());
        code.block.write(entry, &now);
        Ok(Some(Breakpoint {
            code: own,
            _block: words,
            entry,
            before,
        }))
    }

    /// The address at which the first instruction is run.
    pub fn first(&self) -> u64 {
        u64::from(self.code.address()) + FIRST as u64
    }

    /// Takes it away. Nobody may run the code meanwhile.
    pub fn clear(self, code: &Code) {
        code.block.write(self.entry, &self.before);
    }
}
