//! The stencils: bytes with holes, made by the build (`build/stencil.rs`) from the bodies in `ops/*.tab`.

pub use super::hole::{Hole, What, Width};

/// A stencil. Its main part goes on at the next instruction if it comes to its end.
#[derive(Debug, Clone, Copy)]
pub struct Stencil {
    code: u32,
    holes: u32,
    main: u8,
    tail: u8,
    main_holes: u8,
    tail_holes: u8,
    /// The place of the stencil for small operands; 0: there is none.
    short: u16,
}

static CODE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/stencil_code.bin"));

const fn s(
    code: u32,
    main: u8,
    tail: u8,
    holes: u32,
    main_holes: u8,
    tail_holes: u8,
    short: u16,
) -> Stencil {
    Stencil {
        code,
        holes,
        main,
        tail,
        main_holes,
        tail_holes,
        short,
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
    /// Those of both parts.
    pub fn holes(&self) -> &'static [Hole] {
        let count = usize::from(self.main_holes) + usize::from(self.tail_holes);
        &HOLES[self.holes as usize..][..count]
    }
    pub fn main_holes(&self) -> &'static [Hole] {
        &self.holes()[..usize::from(self.main_holes)]
    }
    pub fn tail_holes(&self) -> &'static [Hole] {
        &self.holes()[usize::from(self.main_holes)..]
    }
    /// The stencil for operands that are small, where that is another one.
    pub fn short(&self) -> Option<&'static Stencil> {
        match self.short {
            0 => None,
            at => STENCILS.get(usize::from(at)),
        }
    }
}

/// The stencil of a form, if it has that one.
pub fn stencil(spec: u16, variant: usize) -> Option<&'static Stencil> {
    let number = INDEX[FIRST[usize::from(spec)] as usize + variant];
    STENCILS.get(usize::from(number).checked_sub(1)?)
}
