//! Why code is refused, and where.

use std::fmt;

/// A register or another operand, for messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An X register.
    X(u32),
    /// A Y register.
    Y(u32),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::X(n) => write!(f, "x{n}"),
            Self::Y(n) => write!(f, "y{n}"),
        }
    }
}

/// Why code is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    // Shape: operands, labels, functions, tables.
    /// No operation has this number.
    UnknownOperation(u16),
    /// An operation that no compiler uses any more.
    Obsolete,
    /// The wrong number of operands: has, needs.
    OperandCount(u32, u32),
    /// An operand of a kind that can't stand here: its position, counted from 1.
    OperandKind(u32),
    /// An operand's number is out of its range: its position and the number.
    OperandRange(u32, u64),
    /// An atom that means nothing here: the operand's position.
    UnexpectedAtom(u32),
    /// A list whose length is wrong.
    ListLength(u32),
    /// Two definitions of a label.
    LabelTwice(u32),
    /// A label that is nowhere defined.
    LabelMissing(u32),
    /// A label of another function.
    LabelElsewhere(u32),
    /// A label that is no function's entry.
    NoEntry(u32),
    /// An operation before the first function.
    OutsideFunction,
    /// A function that doesn't begin with label, func_info, label.
    FunctionHead,
    /// An operation after the end of the code, or no end.
    CodeEnd,
    /// The number of functions is not what the head of the chunk says: has, says.
    FunctionCount(u32, u32),
    /// The function has another arity: has, expected.
    Arity(u32, u32),
    /// The function has another name than the table says.
    EntryName,
    /// An import has another arity than its use: has, used.
    ImportArity(u32, u32),
    /// A part of the string table that isn't there.
    StringRange,
    /// A fun with the wrong number of free variables: has, needs.
    FreeVariables(u32, u32),
    /// A native record that the module doesn't have.
    NoRecord,

    // Flow: registers, frames, heap, catches.
    /// A register that holds nothing is read.
    Undefined(Place),
    /// A register that doesn't survive a collection is read after it: the register, live.
    NotLive(Place, u32),
    /// A register below the number of live ones holds nothing: the register, live.
    LiveUndefined(u32, u32),
    /// More live registers than there are.
    TooManyLive(u64),
    /// A Y register beyond the frame: the register, the frame's size.
    BeyondFrame(u32, u32),
    /// There is no stack frame.
    NoFrame,
    /// There is a stack frame already.
    FrameExists,
    /// The frame's size depends on the way that led here.
    FrameUnknown,
    /// The frame's size is another: has, says.
    FrameSize(u32, u32),
    /// A Y register holds nothing when the stack may be looked at.
    Uninitialised(u32),
    /// Too little heap was made sure of: words left, wanted.
    HeapWords(u32, u32),
    /// Too little heap was made sure of for a float.
    HeapFloats,
    /// Too little heap was made sure of for a fun.
    HeapFuns,
    /// A catch's tag is read, or overwritten while the catch is open.
    CatchTag(u32),
    /// A catch is open at the end of the frame.
    CatchOpen(u32),
    /// A catch inside another must have the lower register.
    CatchOrder(u32),
    /// The innermost catch isn't this one, or of the other sort.
    CatchNotInnermost(u32),
    /// A handler could be several.
    CatchAmbiguous(u32),
    /// A handler's beginning where no exception leads.
    NoException,
    /// An exception is read as a term.
    ExceptionRead(Place),
    /// More handlers than can be told apart.
    TooManyHandlers,
    /// Ways with different frames meet: here, there.
    FramesMeet(i32, i32),
    /// Ways with different catches meet.
    CatchesMeet(u32),
    /// The function's clauses are over with a frame on the stack.
    FunctionClauseFrame,
    /// A float register that holds nothing is read.
    FloatUndefined(u32),
    /// No binary is under construction.
    NoBinary,
    /// set_tuple_element not right after setelement/3.
    NotFresh,
    /// A context that an earlier part of the same operation has overwritten.
    ContextGone,
    /// More bits than were ensured: ensured, wanted.
    NotEnsured(u64, u64),
    /// Destinations of one operation get into each other's way.
    Destinations,
    /// The end of the function is reached.
    FallsOff,
    /// The label of a catch that no handler stands at.
    NoHandler,
    /// It leads back to where the code came from, without a call.
    WayRound,
    /// Too many states to look at for the size of the file.
    TooComplex,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined(_)
            | Self::NotLive(..)
            | Self::LiveUndefined(..)
            | Self::TooManyLive(_)
            | Self::BeyondFrame(..)
            | Self::NoFrame
            | Self::FrameExists
            | Self::FrameSize(..)
            | Self::FrameUnknown
            | Self::Uninitialised(_)
            | Self::HeapWords(..)
            | Self::HeapFloats
            | Self::HeapFuns
            | Self::FloatUndefined(_)
            | Self::FramesMeet(..)
            | Self::FunctionClauseFrame => self.fmt_registers(f),
            Self::CatchTag(_)
            | Self::CatchOpen(_)
            | Self::CatchOrder(_)
            | Self::CatchNotInnermost(_)
            | Self::CatchAmbiguous(_)
            | Self::NoException
            | Self::ExceptionRead(_)
            | Self::TooManyHandlers
            | Self::CatchesMeet(_)
            | Self::NoBinary
            | Self::NotFresh
            | Self::ContextGone
            | Self::NotEnsured(..)
            | Self::Destinations
            | Self::FallsOff
            | Self::NoHandler
            | Self::WayRound
            | Self::TooComplex => self.fmt_flow(f),
            _ => self.fmt_shape(f),
        }
    }
}

impl Reason {
    fn fmt_shape(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::UnknownOperation(id) => write!(f, "no operation has number {id}"),
            Self::Obsolete => f.write_str("no compiler since OTP 24 uses this operation"),
            Self::OperandCount(has, needs) => {
                write!(f, "it has {has} operands and needs {needs}")
            }
            Self::OperandKind(n) => write!(f, "operand {n} is of a kind that can't stand there"),
            Self::OperandRange(n, value) => write!(f, "operand {n} is out of range: {value}"),
            Self::UnexpectedAtom(n) => write!(f, "operand {n} is an atom that means nothing there"),
            Self::ListLength(len) => write!(f, "a list of {len} operands can't stand there"),
            Self::LabelTwice(label) => write!(f, "label {label} is defined twice"),
            Self::LabelMissing(label) => write!(f, "label {label} is nowhere defined"),
            Self::LabelElsewhere(label) => write!(f, "label {label} is in another function"),
            Self::NoEntry(label) => write!(f, "label {label} is no function's entry"),
            Self::OutsideFunction => f.write_str("it stands before the first function"),
            Self::FunctionHead => {
                f.write_str("a function must begin with label, func_info and label")
            }
            Self::CodeEnd => f.write_str("int_code_end must end the code, and stand nowhere else"),
            Self::FunctionCount(has, says) => {
                write!(f, "the code has {has} functions and its head says {says}")
            }
            Self::Arity(has, expected) => {
                write!(f, "the function has {has} parameters, not {expected}")
            }
            Self::EntryName => f.write_str("the label is the entry of a function of another name"),
            Self::ImportArity(has, used) => {
                write!(f, "the imported function has {has} parameters, not {used}")
            }
            Self::StringRange => f.write_str("it reaches beyond the string table"),
            Self::FreeVariables(has, needs) => {
                write!(f, "the fun gets {has} free variables and has {needs}")
            }
            _ => f.write_str("the module has no such native record"),
        }
    }

    fn fmt_registers(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Undefined(place) => write!(f, "{place} is read but holds nothing"),
            Self::NotLive(place, live) => {
                write!(f, "{place} is read, but only {live} X registers are live")
            }
            Self::LiveUndefined(x, live) => {
                write!(
                    f,
                    "{live} X registers are said to be live, but x{x} holds nothing"
                )
            }
            Self::TooManyLive(live) => write!(f, "{live} X registers can't be live"),
            Self::BeyondFrame(y, frame) => {
                write!(
                    f,
                    "y{y} is beyond the stack frame, which has {frame} registers"
                )
            }
            Self::NoFrame => f.write_str("there is no stack frame"),
            Self::FrameExists => f.write_str("there is a stack frame already"),
            Self::FrameUnknown => {
                f.write_str("the stack frame's size depends on the way that led here")
            }
            Self::FrameSize(has, says) => {
                write!(f, "the stack frame has {has} registers, not {says}")
            }
            Self::Uninitialised(y) => {
                write!(f, "y{y} holds nothing, but the stack may be looked at")
            }
            Self::HeapWords(left, wanted) => {
                write!(
                    f,
                    "{wanted} words of heap are wanted, but {left} were made sure of"
                )
            }
            Self::HeapFloats => f.write_str("no heap was made sure of for a float"),
            Self::HeapFuns => f.write_str("no heap was made sure of for a fun"),
            Self::FloatUndefined(l) => write!(f, "float register {l} is read but holds nothing"),
            Self::FramesMeet(here, there) => {
                let size = |frame: i32| match frame {
                    -1 => "no stack frame".to_owned(),
                    -2 => "an unknown stack frame".to_owned(),
                    n => format!("a stack frame of {n} registers"),
                };
                write!(f, "ways with {} and with {} meet", size(here), size(there))
            }
            _ => f.write_str("function_clause is raised while there is a stack frame"),
        }
    }

    fn fmt_flow(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::CatchTag(y) => write!(f, "y{y} holds the tag of an open catch"),
            Self::CatchOpen(y) => write!(f, "the catch of y{y} is still open"),
            Self::CatchOrder(y) => {
                write!(
                    f,
                    "the catch of y{y} is open: one inside it needs a lower register"
                )
            }
            Self::CatchNotInnermost(y) => {
                write!(
                    f,
                    "the innermost open catch is not one of this sort in y{y}"
                )
            }
            Self::CatchAmbiguous(y) => {
                write!(
                    f,
                    "which handler the catch of y{y} has depends on the way that led here"
                )
            }
            Self::NoException => f.write_str("it can be reached without an exception"),
            Self::ExceptionRead(place) => write!(f, "{place} may hold an exception, not a term"),
            Self::TooManyHandlers => f.write_str("the function has too many handlers"),
            Self::CatchesMeet(y) => {
                write!(f, "ways meet on which a catch of y{y} is open and is not")
            }
            Self::NoBinary => f.write_str("no binary is under construction"),
            Self::NotFresh => {
                f.write_str("the tuple is not the one that setelement/3 has just made")
            }
            Self::ContextGone => {
                f.write_str("the match context was overwritten by a part of the same operation")
            }
            Self::NotEnsured(ensured, wanted) => {
                write!(f, "{wanted} bits are read, but {ensured} were ensured")
            }
            Self::Destinations => {
                f.write_str("its destinations overwrite each other or what it still reads")
            }
            Self::FallsOff => f.write_str("the end of the function is reached"),
            Self::NoHandler => f.write_str("no handler of its sort begins at the label"),
            Self::WayRound => f.write_str("it leads round without a call or a wait"),
            _ => f.write_str("the function has too many states for its size"),
        }
    }
}

/// Code that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The module's name.
    pub module: String,
    /// The function it happened in, as `name/arity`.
    pub function: Option<String>,
    /// The number of the instruction, counted from 0 in the module, if one is to blame.
    pub instruction: Option<u32>,
    /// The name of the operation, or of the table.
    pub operation: &'static str,
    /// What is wrong.
    pub reason: Reason,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "module {}", self.module)?;
        if let Some(function) = &self.function {
            write!(f, ", function {function}")?;
        }
        match self.instruction {
            Some(n) => write!(f, ", instruction {n} ({}): ", self.operation)?,
            None => write!(f, ", {}: ", self.operation)?,
        }
        self.reason.fmt(f)
    }
}

impl std::error::Error for Error {}
