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

/// How a hole's value is written: as 32 bits, or 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Width {
    /// 8 bits, whose sign is extended.
    Byte,
    /// Zeros above.
    Zero,
    /// Its sign is extended.
    Sign,
    /// Relative to the address of the hole.
    Relative,
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
