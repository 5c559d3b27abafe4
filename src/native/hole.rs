//! What stands open in a stencil. The build finds holes (`build/stencil`), the machine fills them (`native::emit`): both
//! compile this file.

/// What a hole is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The raw value of that operand of the form.
    Operand(u8),
    /// The address of the raw value of that operand: 64 bits among the module's constants.
    Wide(u8),
    /// The address of the label that is that operand.
    Label(u8),
    /// The address of the next instruction.
    Next,
    /// The address of the instruction itself.
    This,
    /// The address of the instruction's operand block.
    Block,
    /// The way to a function of the machine, by its place in `SYMBOLS`.
    Symbol(u16),
    /// A constant, by its place in `CONSTANTS`.
    Constant(u16),
    /// A place in the stencil's own main part.
    Main(u16),
    /// A place in its tail.
    Tail(u16),
}

/// How a hole's value is written: as 32 bits, or fewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Width {
    /// 8 bits, whose sign is extended.
    Byte,
    /// 32 bits; zeros above.
    Zero,
    /// 32 bits; the sign is extended.
    Sign,
    /// 32 bits, relative to the address of the hole.
    Relative,
    /// The lowest 26 bits of an instruction of 32: how many of them lie between it and the place (aarch64's jumps).
    Jump26,
    /// Bits 5 to 23, likewise (its conditional branches).
    Branch19,
}

impl Width {
    /// Whether the value counts from the address of the hole.
    pub const fn is_relative(self) -> bool {
        matches!(self, Self::Relative | Self::Jump26 | Self::Branch19)
    }

    /// Where the field stands in its word: its lowest bit, how many bits it has, and what they count by, as a power of two.
    const fn field(self) -> (u32, u32, u32) {
        match self {
            Self::Byte => (0, 8, 0),
            Self::Zero | Self::Sign | Self::Relative => (0, 32, 0),
            Self::Jump26 => (0, 26, 2),
            Self::Branch19 => (5, 19, 2),
        }
    }

    /// The word with the value added to its field. None: it does not fit. Fields of 32 bits go round: what is added may be
    /// the difference of two addresses before the first of them is.
    pub fn add(self, word: u32, value: i64) -> Option<u32> {
        let (low, bits, unit) = self.field();
        if bits == 32 {
            return Some(word.wrapping_add(value as u32));
        }
        let mask = ((1 << bits) - 1) << low;
        let old = i64::from(((word & mask) << (32 - bits - low)) as i32 >> (32 - bits));
        let sum = old + (value >> unit);
        let fits =
            value & ((1 << unit) - 1) == 0 && (-1 << (bits - 1)..1 << (bits - 1)).contains(&sum);
        fits.then_some(word & !mask | (sum as u32) << low & mask)
    }
}

/// Some bytes that are filled in when the stencil has been copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hole {
    pub at: u16,
    pub what: What,
    pub width: Width,
    /// Added to the value.
    pub addend: i32,
}

#[cfg(test)]
mod tests {
    use super::Width;

    /// `b .`, `b .+8`, `b .-4`, as the architecture's manual has them.
    #[test]
    fn jumps_of_26_bits() {
        const B: u32 = 0x1400_0000;
        let add = |value| Width::Jump26.add(B, value);
        assert_eq!(add(0), Some(B));
        assert_eq!(add(8), Some(0x1400_0002));
        assert_eq!(add(-4), Some(0x17ff_ffff));
        assert_eq!(add((1 << 27) - 4), Some(0x15ff_ffff));
        assert_eq!(add(-1 << 27), Some(0x1600_0000));
        // Too far, and no place of an instruction.
        assert_eq!(add(1 << 27), None);
        assert_eq!(add((-1 << 27) - 4), None);
        assert_eq!(add(2), None);
    }

    /// `b.ne`, `cbz x1`.
    #[test]
    fn branches_of_19_bits() {
        let add = |word, value| Width::Branch19.add(word, value);
        assert_eq!(add(0x5400_0001, 16), Some(0x5400_0081));
        assert_eq!(add(0x5400_0001, -4), Some(0x54ff_ffe1));
        assert_eq!(add(0xb400_0001, 1 << 19), Some(0xb440_0001));
        assert_eq!(add(0xb400_0001, (1 << 20) - 4), Some(0xb47f_ffe1));
        assert_eq!(add(0xb400_0001, 1 << 20), None);
        assert_eq!(add(0xb400_0001, -1 << 20), Some(0xb480_0001));
        assert_eq!(add(0xb400_0001, 6), None);
    }

    /// What stands in the field already counts.
    #[test]
    fn fields_are_added_to() {
        let once = Width::Branch19.add(0x5400_0081, -32);
        assert_eq!(once, Some(0x54ff_ff81));
        assert_eq!(Width::Branch19.add(0x54ff_ff81, 32), Some(0x5400_0081));
        assert_eq!(Width::Jump26.add(0x17ff_ffff, 4), Some(0x1400_0000));
        assert_eq!(Width::Byte.add(0xffff_ff7f, 1), None);
        assert_eq!(Width::Byte.add(0xffff_ff70, -1), Some(0xffff_ff6f));
        assert_eq!(Width::Zero.add(u32::MAX, 2), Some(1));
        assert_eq!(Width::Relative.add(0, -2), Some(u32::MAX - 1));
    }
}
