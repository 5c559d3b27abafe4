//! The resolved tables: every name is an index, every set of tags a mask, every form laid out.

use crate::ast::{Code, Value};
use crate::diag::{Source, Span};

/// A set of tags: bit `n` is tag `n`.
pub type Mask = u32;

pub type TagId = usize;
pub type KindId = usize;
pub type OpId = usize;
pub type DeclId = usize;

/// The built-in effect of a body that never goes on to the next instruction.
pub const ENDS: u32 = 1;
/// The built-in effect of a body that runs seldom.
pub const COLD: u32 = 2;
/// The built-in mark of an operation that Rust code makes, not a rule.
pub const BY_HAND: u32 = 4;
/// How many built-in effects come before the declared ones.
pub const BUILT_IN_EFFECTS: [(&str, &str); 3] = [
    ("ends", "never goes on to the next instruction"),
    ("cold", "runs seldom"),
    ("by_hand", "made by Rust code, not by a rule"),
];

/// Everything the tables say.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub sources: Vec<Source>,
    pub tags: Vec<Tag>,
    pub kinds: Vec<Kind>,
    pub unions: Vec<Union>,
    pub state: Vec<StateVar>,
    /// The built-in effects first.
    pub effects: Vec<Effect>,
    pub macros: Vec<Macro>,
    pub preds: Vec<Callable>,
    pub constraints: Vec<Constraint>,
    pub builders: Vec<Callable>,
    /// By id; a hole in the numbering has an empty name.
    pub ops: Vec<Op>,
    pub decls: Vec<Decl>,
    /// The specific forms, by their id.
    pub forms: Vec<Form>,
    pub rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
pub struct Tag {
    pub name: String,
    pub doc: String,
    /// The path under which named constants of this tag stand.
    pub names: Option<String>,
    pub span: Span,
}

/// The type of an operand's raw value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Raw {
    #[default]
    Unit,
    U8,
    U16,
    U32,
    I32,
    U64,
    I64,
}

impl Raw {
    pub const ALL: [(Raw, &str, &str); 7] = [
        (Raw::Unit, "()", "Unit"),
        (Raw::U8, "u8", "U8"),
        (Raw::U16, "u16", "U16"),
        (Raw::U32, "u32", "U32"),
        (Raw::I32, "i32", "I32"),
        (Raw::U64, "u64", "U64"),
        (Raw::I64, "i64", "I64"),
    ];

    /// The Rust type.
    pub fn ty(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The name of the variant.
    pub fn variant(self) -> &'static str {
        Self::ALL[self as usize].2
    }

    /// Size and alignment (1 for the empty type).
    pub fn size(self) -> u32 {
        [0, 1, 2, 4, 4, 8, 8][self as usize]
    }
}

#[derive(Clone, Debug)]
pub struct Kind {
    pub name: String,
    pub raw: Raw,
    pub accepts: Mask,
    pub label: bool,
    /// The kinds that stand for it where an operand is known when code is made.
    pub split: Vec<KindId>,
    pub value: Option<Accessor>,
    pub place: Option<Accessor>,
    pub fixed: Option<Fixed>,
    pub doc: String,
    pub span: Span,
}

/// How a body gets an operand's value or place.
#[derive(Clone, Debug)]
pub struct Accessor {
    pub ty: String,
    pub code: Code,
}

/// How a literal of a sum becomes a raw value.
#[derive(Clone, Debug)]
pub struct Fixed {
    pub param: String,
    pub code: Code,
}

#[derive(Clone, Debug)]
pub struct Union {
    pub name: String,
    pub members: Vec<KindId>,
    pub accepts: Mask,
    pub doc: String,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct StateVar {
    pub name: String,
    pub ty: String,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Effect {
    pub name: String,
    pub doc: String,
    pub uses: Vec<String>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Macro {
    pub name: String,
    pub params: Vec<String>,
    pub code: Code,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamType {
    Arg,
    Rest,
    Int,
    Name,
}

/// A predicate or a builder.
#[derive(Clone, Debug)]
pub struct Callable {
    pub name: String,
    pub params: Vec<ParamType>,
    /// What a builder may push.
    pub makes: Vec<OpId>,
    pub doc: String,
    pub span: Span,
}

/// What a pattern may ask of an operand besides its tag.
#[derive(Clone, Debug)]
pub struct Constraint {
    pub name: String,
    /// How many integers it takes.
    pub params: usize,
    /// It holds whenever the operation runs; else it is only said to.
    pub proved: bool,
    pub text: String,
    pub doc: String,
    pub span: Span,
}

/// A generic operation.
#[derive(Clone, Debug, Default)]
pub struct Op {
    pub name: String,
    pub number: Option<u16>,
    /// With the list.
    pub arity: usize,
    /// Without the list.
    pub fixed: usize,
    pub rest: bool,
    pub operand_names: Vec<String>,
    /// One mask for each fixed operand.
    pub domain: Vec<Mask>,
    /// The combinations that can occur.
    pub boxes: Vec<Vec<Mask>>,
    pub since: u8,
    pub obsolete: bool,
    pub by_hand: bool,
    pub doc: String,
    pub span: Span,
    /// The declarations of specific forms, in matching order.
    pub decls: Vec<DeclId>,
    /// The specific forms, in matching order.
    pub forms: Vec<usize>,
}

/// One `op` or `fuse`: a body for one or more forms.
#[derive(Clone, Debug)]
pub struct Decl {
    pub op: OpId,
    pub name: String,
    pub operands: Vec<Operand>,
    pub rest: Option<RestOperand>,
    /// The combinations of kinds, in matching order.
    pub rows: Vec<Vec<KindId>>,
    /// The declared effects; for a sum, the components' too.
    pub effects: u32,
    pub effect_spans: Vec<(usize, Span)>,
    pub body: Body,
    pub doc: String,
    pub name_span: Span,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Operand {
    pub name: String,
    pub place: bool,
    pub kinds: Vec<KindId>,
    pub union: bool,
    pub span: Span,
}

impl Operand {
    /// Whether the body sees it at all.
    pub fn bound(&self) -> bool {
        !self.name.starts_with('_')
    }
}

#[derive(Clone, Debug)]
pub struct RestOperand {
    pub name: String,
    pub kinds: Vec<KindId>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum Body {
    Code(Code),
    Sum(Vec<Component>),
}

#[derive(Clone, Debug)]
pub struct Component {
    pub op: OpId,
    pub args: Vec<ComponentArg>,
    pub rest: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ComponentArg {
    /// An operand of the sum.
    Operand(usize),
    Fixed(TagId, Literal, Span),
    /// `_`: a component's operand of zero size.
    Any,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    Int(i64),
    /// A named constant: the name as written, and its Rust path.
    Name(String, String),
}

impl Literal {
    /// As it was written.
    pub fn text(&self) -> String {
        match self {
            Literal::Int(n) => n.to_string(),
            Literal::Name(name, _) => format!("'{name}'"),
        }
    }
}

/// A specific instruction.
#[derive(Clone, Debug)]
pub struct Form {
    pub decl: DeclId,
    pub name: String,
    pub kinds: Vec<KindId>,
    pub layout: Layout,
    /// The bodies that run, in order: one for plain code, several for a sum.
    pub parts: Vec<Part>,
}

/// One body of a form with what its operands stand for.
#[derive(Clone, Debug)]
pub struct Part {
    pub decl: DeclId,
    pub args: Vec<PartArg>,
}

#[derive(Clone, Debug)]
pub enum PartArg {
    /// An operand of the form.
    Operand(usize),
    /// A constant, through this kind.
    Fixed(KindId, Literal),
    /// Not encoded, and nothing to bind.
    Any,
}

/// Where an instruction's operands stand, in bytes from its start.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    pub offsets: Vec<u32>,
    pub rest: Option<RestLayout>,
    /// Without the groups of the rest operand.
    pub size: u32,
}

#[derive(Clone, Debug)]
pub struct RestLayout {
    pub count_offset: u32,
    pub offset: u32,
    pub fields: Vec<u32>,
    pub group_size: u32,
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub name: String,
    pub doc: String,
    pub span: Span,
    pub name_span: Span,
    pub again: Option<Span>,
    pub lhs: Vec<Pattern>,
    pub vars: Vec<Var>,
    pub rests: Vec<(String, usize)>,
    pub conds: Vec<Cond>,
    pub rhs: Rhs,
}

/// A variable, and where the left side binds it.
#[derive(Clone, Debug)]
pub struct Var {
    pub name: String,
    pub op: usize,
    pub arg: usize,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Pattern {
    pub op: OpId,
    pub args: Vec<Pat>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Pat {
    pub mask: Mask,
    pub value: Option<Literal>,
    pub constraint: Option<Constrained>,
    pub span: Span,
}

/// A constraint with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constrained {
    pub constraint: usize,
    pub args: Vec<i64>,
}

#[derive(Clone, Debug)]
pub enum Cond {
    Same {
        left: usize,
        right: usize,
        negated: bool,
    },
    Pred {
        pred: usize,
        args: Vec<CallArg>,
        negated: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallArg {
    Var(usize),
    Rest(usize),
    Literal(Literal),
}

#[derive(Clone, Debug)]
pub enum Rhs {
    Ops(Vec<Built>),
    Build {
        builder: usize,
        args: Vec<CallArg>,
        span: Span,
    },
}

#[derive(Clone, Debug)]
pub struct Built {
    pub op: OpId,
    pub args: Vec<BuiltArg>,
    pub rest: Option<usize>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum BuiltArg {
    Var(usize),
    Literal(TagId, Literal),
}

impl Rule {
    /// Fires whenever its patterns' tags fit.
    pub fn unconditional(&self) -> bool {
        let values = self
            .lhs
            .iter()
            .flat_map(|p| &p.args)
            .any(|a| a.value.is_some() || a.constraint.is_some());
        self.conds.is_empty() && !values && matches!(self.rhs, Rhs::Ops(_))
    }
}

impl Tables {
    /// `file:line` of a position.
    pub fn at(&self, span: Span) -> String {
        let source = &self.sources[span.file as usize];
        format!("{}:{}", source.name, source.line_col(span.start).0)
    }

    /// The source text of a position.
    pub fn text(&self, span: Span) -> &str {
        &self.sources[span.file as usize].text[span.start as usize..span.end as usize]
    }

    /// All tags.
    pub fn all_tags(&self) -> Mask {
        ((1u64 << self.tags.len()) - 1) as Mask
    }

    /// The names of the tags in a mask, with `|` between.
    pub fn tag_names(&self, mask: Mask) -> String {
        let names = self
            .tags
            .iter()
            .enumerate()
            .filter(|(i, _)| mask & (1 << i) != 0);
        names
            .map(|(_, t)| t.name.as_str())
            .collect::<Vec<_>>()
            .join("|")
    }

    /// `name(1, 2)`: a constraint as a pattern has it.
    pub fn constraint_text(&self, constrained: &Constrained) -> String {
        let name = &self.constraints[constrained.constraint].name;
        if constrained.args.is_empty() {
            return name.clone();
        }
        let args: Vec<_> = constrained.args.iter().map(i64::to_string).collect();
        format!("{name}({})", args.join(", "))
    }

    /// The operations that exist, with their ids.
    pub fn real_ops(&self) -> impl Iterator<Item = (OpId, &Op)> {
        self.ops
            .iter()
            .enumerate()
            .filter(|(_, op)| !op.name.is_empty())
    }

    /// Whether the operation is a superinstruction: each of its declarations is a sum.
    pub fn is_sum(&self, op: OpId) -> bool {
        let decls = &self.ops[op].decls;
        let sum = |d: &DeclId| matches!(self.decls[*d].body, Body::Sum(_));
        !decls.is_empty() && decls.iter().all(sum)
    }

    /// Whether the rule makes a superinstruction.
    pub fn fuses(&self, rule: &Rule) -> bool {
        match &rule.rhs {
            Rhs::Ops(built) => built.iter().any(|b| self.is_sum(b.op)),
            Rhs::Build { builder, .. } => {
                let makes = &self.builders[*builder].makes;
                makes.iter().any(|&op| self.is_sum(op))
            }
        }
    }

    /// The operation of a name.
    pub fn op(&self, name: &str) -> Option<OpId> {
        self.real_ops()
            .find(|(_, op)| op.name == name)
            .map(|(id, _)| id)
    }

    /// The mask of a list of kinds.
    pub fn kinds_mask(&self, kinds: &[KindId]) -> Mask {
        kinds.iter().fold(0, |m, k| m | self.kinds[*k].accepts)
    }

    /// The tags that a form accepts, operand by operand.
    pub fn form_box(&self, form: &Form) -> Vec<Mask> {
        form.kinds.iter().map(|k| self.kinds[*k].accepts).collect()
    }
}

/// The name of a constant as Rust writes it: `am::TRUE` for `'true'`.
pub fn constant_name(name: &Value) -> Option<String> {
    let Value::Name(text) = name else { return None };
    let ok = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !text.starts_with(|c: char| c.is_ascii_digit());
    ok.then(|| text.to_ascii_uppercase())
}
