//! The tables as they were written: one type for each item, every name with its position.

use crate::diag::Span;

/// A name and where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    pub text: String,
    pub span: Span,
}

/// Rust code between braces: the text without the braces, and where that text starts.
#[derive(Clone, Debug)]
pub struct Code {
    pub text: String,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub doc: String,
    /// From the keyword to the end.
    pub span: Span,
    pub kind: ItemKind,
}

#[derive(Clone, Debug)]
pub enum ItemKind {
    Tag(Tag),
    Kind(Kind),
    Union(Union),
    State(Vec<(Name, String)>),
    Effect(Effect),
    Macro(Macro),
    Op(Op),
    Generic(Generic),
    Rule(Rule),
    Pred(Callable),
    Constraint(Constraint),
    Builder(Callable),
}

#[derive(Clone, Debug)]
pub struct Tag {
    pub name: Name,
    pub text: String,
    pub names: Option<Name>,
}

#[derive(Clone, Debug)]
pub struct Kind {
    pub name: Name,
    pub raw: Name,
    pub accepts: Vec<Name>,
    pub label: bool,
    /// The kinds that stand for it where an operand is known when code is made.
    pub split: Vec<Name>,
    pub accessors: Vec<Accessor>,
}

/// `value -> Type { … }`, `place -> Type { … }` or `fixed(n) -> { … }`.
#[derive(Clone, Debug)]
pub struct Accessor {
    pub name: Name,
    pub param: Option<Name>,
    pub ty: String,
    pub code: Code,
}

#[derive(Clone, Debug)]
pub struct Union {
    pub name: Name,
    pub members: Vec<Name>,
}

#[derive(Clone, Debug)]
pub struct Effect {
    pub name: Name,
    pub text: String,
    pub uses: Vec<Name>,
}

#[derive(Clone, Debug)]
pub struct Macro {
    pub name: Name,
    pub params: Vec<Name>,
    pub code: Code,
}

/// `op` or `fuse`.
#[derive(Clone, Debug)]
pub struct Op {
    pub name: Name,
    pub fuse: bool,
    pub operands: Vec<Operand>,
    pub effects: Vec<Name>,
    pub forms: Option<Vec<Vec<Name>>>,
    pub body: Body,
    /// Of a `fuse`: what its rule asks besides.
    pub conds: Vec<Cond>,
}

#[derive(Clone, Debug)]
pub enum Body {
    Code(Code),
    Sum(Vec<Call>),
}

#[derive(Clone, Debug)]
pub struct Operand {
    pub name: Name,
    pub place: bool,
    pub shape: Shape,
}

#[derive(Clone, Debug)]
pub enum Shape {
    One(Name),
    /// Whatever `forms` says.
    Open,
    Rest(Vec<Name>),
}

/// A numbered or internal generic operation.
#[derive(Clone, Debug)]
pub struct Generic {
    pub name: Name,
    pub number: Option<(i64, Span)>,
    pub arity: Option<(u32, Span)>,
    pub operands: Option<Vec<Domain>>,
    pub since: u32,
    pub flags: Vec<Name>,
}

#[derive(Clone, Debug)]
pub struct Domain {
    pub name: Name,
    pub rest: bool,
    pub names: Vec<Name>,
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub name: Name,
    pub again: Option<Span>,
    pub lhs: Vec<Call>,
    pub conds: Vec<Cond>,
    pub rhs: Rhs,
}

/// `name(arg, …)`: in a pattern, a condition, a right side, a sum.
#[derive(Clone, Debug)]
pub struct Call {
    pub name: Name,
    pub args: Vec<Arg>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Arg {
    pub kind: ArgKind,
    pub constraint: Option<Constrained>,
    pub span: Span,
}

/// What a pattern asks of an operand besides its tag: `= name(integer, …)`.
#[derive(Clone, Debug)]
pub struct Constrained {
    pub name: Name,
    pub args: Vec<i64>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ArgKind {
    /// `_` or `_: names`, or `names` alone.
    Wild(Vec<Name>),
    /// `Var` or `Var: names`; in a sum, the name of an operand.
    Var(Name, Vec<Name>),
    /// `*Rest` or `*_`.
    Rest(Option<Name>),
    /// `tag(value)`.
    Literal(Name, Value),
    /// A bare integer or quoted name.
    Value(Value),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Int(i64),
    Name(String),
}

#[derive(Clone, Debug)]
pub enum Cond {
    Same {
        left: Name,
        right: Name,
        negated: bool,
    },
    Pred {
        call: Call,
        negated: bool,
    },
}

#[derive(Clone, Debug)]
pub enum Rhs {
    Ops(Vec<Call>),
    Build(Call),
}

/// `constraint`.
#[derive(Clone, Debug)]
pub struct Constraint {
    pub name: Name,
    pub params: Vec<Name>,
    pub proved: bool,
    pub text: String,
}

/// `pred` or `builder`.
#[derive(Clone, Debug)]
pub struct Callable {
    pub name: Name,
    pub params: Vec<Name>,
    pub makes: Vec<Name>,
}
