//! The stencils: bytes with holes, made by the build (`build/stencil.rs`) from the bodies in `ops/*.tab`.

/// What a hole is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The raw value of that operand of the form.
    Operand(u8),
    /// The address of the label that is that operand.
    Label(u8),
    /// The address of the next instruction.
    Next,
    /// The address of the instruction itself.
    This,
    /// The address of the instruction's operand block.
    Block,
    /// The way to a function of `SYMBOLS`.
    Symbol(u16),
    /// A constant, by its place in `CONSTANTS`.
    Constant(u16),
    /// A place in the stencil's own main part.
    Main(u16),
    /// A place in its tail.
    Tail(u16),
}

/// How a hole's value is written: 32 bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Zeros above.
    Zero,
    /// Its sign is extended.
    Sign,
    /// Relative to the address of the hole.
    Relative,
}

/// Four bytes that are filled in when the stencil has been copied.
#[derive(Debug, Clone, Copy)]
pub struct Hole {
    pub at: u16,
    pub what: What,
    pub width: Width,
    pub addend: i32,
}

/// A stencil. Its main part goes on at the next instruction if it comes to its end.
#[derive(Debug, Clone, Copy)]
pub struct Stencil {
    code: u32,
    main: u8,
    tail: u8,
    holes: u32,
    main_holes: u8,
    tail_holes: u8,
}

static CODE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/stencil_code.bin"));

const fn s(code: u32, main: u8, tail: u8, holes: u32, main_holes: u8, tail_holes: u8) -> Stencil {
    Stencil {
        code,
        main,
        tail,
        holes,
        main_holes,
        tail_holes,
    }
}

const fn h(at: u16, what: What, width: Width, addend: i32) -> Hole {
    Hole {
        at,
        what,
        width,
        addend,
    }
}

include!(concat!(env!("OUT_DIR"), "/stencil_data.rs"));

impl Stencil {
    pub fn main(&self) -> &'static [u8] {
        &CODE[self.code as usize..][..usize::from(self.main)]
    }
    pub fn tail(&self) -> &'static [u8] {
        &CODE[self.code as usize + usize::from(self.main)..][..usize::from(self.tail)]
    }
    pub fn main_holes(&self) -> &'static [Hole] {
        &HOLES[self.holes as usize..][..usize::from(self.main_holes)]
    }
    pub fn tail_holes(&self) -> &'static [Hole] {
        &HOLES[self.holes as usize + usize::from(self.main_holes)..][..usize::from(self.tail_holes)]
    }
}

/// The stencil of a form, if it has that one.
pub fn stencil(spec: u16, variant: usize) -> Option<&'static Stencil> {
    let number = INDEX[FIRST[usize::from(spec)] as usize + variant];
    STENCILS.get(usize::from(number).checked_sub(1)?)
}
