//! Where a module's instructions stand in its native code, and what their holes were filled with: for listings and
//! profilers. Nobody else needs it, so it is kept only if it has been asked for.
use super::stencils::What;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

static WANTED: AtomicBool = AtomicBool::new(false);

/// From now on, modules are loaded with their layout.
pub fn keep() {
    WANTED.store(true, Ordering::Relaxed);
}

pub(super) fn wanted() -> bool {
    WANTED.load(Ordering::Relaxed)
}

/// Where a module's code stands, in byte offsets from its start.
pub struct Layout {
    /// In the order of their main parts.
    pub instructions: Vec<Placed>,
    /// What holes were filled with, by place.
    pub holes: Vec<Named>,
    /// All main parts: from 0 on, the last bytes perhaps filled up. Then all tails, then all operand blocks.
    pub main: Range<u32>,
    pub tail: Range<u32>,
    pub data: Range<u32>,
}

/// The parts of an instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its form: an index into `tables::SPECS`.
    pub spec: u16,
    /// Its main part, with what fills up before it, and the arity behind a `func_info`.
    pub main: Range<u32>,
    /// The instructions of its main part.
    pub code: Range<u32>,
    /// Its slow path.
    pub tail: Range<u32>,
    /// Its operands in memory, with what fills up before them.
    pub block: Range<u32>,
}

/// Four bytes, and what they were filled with.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub at: u32,
    pub what: What,
    /// What was added to it.
    pub addend: i32,
}

/// A layout under construction: each part's offsets count from its own start.
#[derive(Default)]
pub(super) struct Recorder {
    pub instructions: Vec<Placed>,
    pub main: Vec<Named>,
    pub tail: Vec<Named>,
}

impl Recorder {
    /// The layout, of parts with these lengths in bytes.
    pub fn finish(self, main: u32, tail: u32, data: u32) -> Layout {
        let mut instructions = self.instructions;
        for placed in &mut instructions {
            placed.tail = placed.tail.start + main..placed.tail.end + main;
            placed.block = placed.block.start + main + tail..placed.block.end + main + tail;
        }
        let mut holes = self.main;
        let moved = |hole: Named| Named {
            at: hole.at + main,
            ..hole
        };
        holes.extend(self.tail.into_iter().map(moved));
        holes.sort_by_key(|hole| hole.at);
        Layout {
            instructions,
            holes,
            main: 0..main,
            tail: main..main + tail,
            data: main + tail..main + tail + data,
        }
    }
}

impl Layout {
    /// What the four bytes at an offset were filled with.
    pub fn hole(&self, at: u32) -> Option<&Named> {
        let found = self.holes.binary_search_by_key(&at, |hole| hole.at);
        Some(&self.holes[found.ok()?])
    }
}
