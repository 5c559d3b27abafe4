//! The atoms and imported functions whose meaning the verifier knows.

use crate::beam::Import;

use super::range::{Arithmetic, Range};
use super::types::{Ty, kind};

/// How much of anything there may be: less than there are bits in an address space.
const SIZE: Ty = Ty::integer(Range::unsigned(56));

macro_rules! names {
    ($($name:ident = $text:literal,)*) => {
        /// An atom that operands are compared with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "they are named as they are")]
        pub enum Name {
            /// Any other atom.
            Other,
            $($name,)*
        }

        impl Name {
            /// The atom of this text.
            pub fn of(text: &str) -> Self {
                match text {
                    $($text => Self::$name,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

names! {
    All = "all",
    Append = "append",
    Band = "band",
    BitSize = "bit_size",
    Bnot = "bnot",
    Bor = "bor",
    Bsl = "bsl",
    Bsr = "bsr",
    Bxor = "bxor",
    ByteSize = "byte_size",
    Ceil = "ceil",
    Div = "div",
    Floor = "floor",
    Minus = "-",
    Plus = "+",
    Rem = "rem",
    Round = "round",
    Size = "size",
    Times = "*",
    Trunc = "trunc",
    AutoLocal = "auto_local",
    Binary = "binary",
    Copy = "copy",
    Element = "element",
    EnsureAtLeast = "ensure_at_least",
    EnsureExactly = "ensure_exactly",
    Entry = "entry",
    Equals = "=:=",
    Differs = "=/=",
    Same = "==",
    NotSame = "/=",
    Less = "<",
    AtMost = "=<",
    Greater = ">",
    AtLeast = ">=",
    Get = "get",
    Min = "min",
    Max = "max",
    Not = "not",
    And = "and",
    Or = "or",
    Xor = "xor",
    Erlang = "erlang",
    Error = "error",
    Exit = "exit",
    False = "false",
    External = "external",
    Float = "float",
    GetTail = "get_tail",
    Halt = "halt",
    Hd = "hd",
    Inplace = "inplace",
    Integer = "integer",
    IsAtom = "is_atom",
    IsBinary = "is_binary",
    IsBitstring = "is_bitstring",
    IsBoolean = "is_boolean",
    IsFloat = "is_float",
    IsFunction = "is_function",
    IsInteger = "is_integer",
    IsList = "is_list",
    IsMap = "is_map",
    IsMapKey = "is_map_key",
    IsNumber = "is_number",
    IsPid = "is_pid",
    IsPort = "is_port",
    IsRecord = "is_record",
    IsReference = "is_reference",
    IsTuple = "is_tuple",
    Length = "length",
    LoadNif = "load_nif",
    Line = "line",
    MapGet = "map_get",
    MapSize = "map_size",
    NoFail = "no_fail",
    PrivateAppend = "private_append",
    Quotient = "/",
    Resume = "resume",
    Reuse = "reuse",
    Safe = "safe",
    SetElement = "setelement",
    Skip = "skip",
    String = "string",
    Throw = "throw",
    Tl = "tl",
    True = "true",
    TupleSize = "tuple_size",
    Undefined = "undefined",
    Underscore = "_",
    Unsafe = "unsafe",
    Utf16 = "utf16",
    Utf32 = "utf32",
    Utf8 = "utf8",
}

impl Name {
    /// Whether the guard BIF of this name and one argument tests a type.
    fn is_type_test(self) -> bool {
        use Name as N;
        matches!(
            self,
            N::IsAtom
                | N::IsBinary
                | N::IsBitstring
                | N::IsBoolean
                | N::IsFloat
                | N::IsFunction
                | N::IsInteger
                | N::IsList
                | N::IsMap
                | N::IsNumber
                | N::IsPid
                | N::IsPort
                | N::IsReference
                | N::IsTuple
        )
    }

    /// Whether the guard BIF of this name and two arguments compares them.
    fn is_comparison(self) -> bool {
        use Name as N;
        matches!(
            self,
            N::Equals
                | N::Differs
                | N::Same
                | N::NotSame
                | N::Less
                | N::AtMost
                | N::Greater
                | N::AtLeast
        )
    }
}

/// What is known of an imported function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// It never returns.
    NeverReturns,
    /// `load_nif/2`: a module that imports it may have any of its functions replaced.
    LoadsNif,
    /// `setelement/3`: its result is a tuple that nobody else has seen.
    SetElement,
    /// `element/2`: its second argument is a tuple.
    Element,
    /// If it succeeds its argument of this position, counted from 0, is of this type.
    Argument(u8, Ty),
    /// It computes with integers.
    Arithmetic(Arithmetic),
    /// It computes with numbers, and the result is an integer if they all are.
    NumberArithmetic(Arithmetic),
    /// If it succeeds its argument is of the first type, and its result of the second.
    Measures(Ty, Ty),
    /// Its result is of this type.
    Result(Ty),
    /// It never fails, and its result is of this type.
    NeverFails(Ty),
}

impl Known {
    /// What is known of an import. All these are guard BIFs and primitives of the machine itself,
    /// which no module can replace.
    pub fn of(import: &Import, name: impl Fn(u32) -> Name) -> Self {
        if name(import.module) != Name::Erlang {
            return Self::Nothing;
        }
        match (name(import.function), import.arity) {
            (Name::Error, 1..=3) | (Name::Exit | Name::Throw, 1) | (Name::Halt, 0..=2) => {
                Self::NeverReturns
            }
            (Name::Get, 1) | (Name::Min | Name::Max, 2) => Self::NeverFails(Ty::ANY),
            (Name::Not, 1) | (Name::And | Name::Or | Name::Xor, 2) => Self::Result(Ty::BOOLEAN),
            (Name::IsRecord, 2 | 3) | (Name::IsFunction, 2) => Self::Result(Ty::BOOLEAN),
            (function, 1) if function.is_type_test() => Self::NeverFails(Ty::BOOLEAN),
            (function, 2) if function.is_comparison() => Self::NeverFails(Ty::BOOLEAN),
            (Name::LoadNif, 2) => Self::LoadsNif,
            (Name::SetElement, 3) => Self::SetElement,
            (Name::Element, 2) => Self::Element,
            (Name::Hd | Name::Tl, 1) => Self::Argument(0, Ty::of(kind::CONS)),
            (Name::Length, 1) => Self::Measures(Ty::LIST, SIZE),
            (Name::TupleSize, 1) => Self::Measures(Ty::of(kind::TUPLE), SIZE),
            (Name::MapSize, 1) => Self::Measures(Ty::of(kind::MAP), SIZE),
            (Name::ByteSize | Name::BitSize | Name::Size, 1) => Self::Result(SIZE),
            (Name::Trunc | Name::Round | Name::Floor | Name::Ceil, 1) => {
                Self::Result(Ty::of(kind::INTEGER))
            }
            (Name::MapGet | Name::IsMapKey, 2) => Self::Argument(1, Ty::of(kind::MAP)),
            (Name::Float, 1) | (Name::Quotient, 2) => Self::Result(Ty::of(kind::FLOAT)),
            (function, arity) => Self::of_arithmetic(function, arity),
        }
    }

    fn of_arithmetic(function: Name, arity: u32) -> Self {
        match (function, arity) {
            (Name::Plus, 2) => Self::NumberArithmetic(Arithmetic::Plus),
            (Name::Minus, 2) => Self::NumberArithmetic(Arithmetic::Minus),
            (Name::Times, 2) => Self::NumberArithmetic(Arithmetic::Times),
            (Name::Minus, 1) => Self::NumberArithmetic(Arithmetic::Negate),
            (Name::Div, 2) => Self::Arithmetic(Arithmetic::Div),
            (Name::Rem, 2) => Self::Arithmetic(Arithmetic::Rem),
            (Name::Band, 2) => Self::Arithmetic(Arithmetic::Band),
            (Name::Bor, 2) => Self::Arithmetic(Arithmetic::Bor),
            (Name::Bxor, 2) => Self::Arithmetic(Arithmetic::Bxor),
            (Name::Bnot, 1) => Self::Arithmetic(Arithmetic::Bnot),
            (Name::Bsl, 2) => Self::Arithmetic(Arithmetic::Bsl),
            (Name::Bsr, 2) => Self::Arithmetic(Arithmetic::Bsr),
            _ => Self::Nothing,
        }
    }
}
