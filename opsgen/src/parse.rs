//! Text to [`ast`](crate::ast): runs the pest grammar item by item and collects syntax errors.

use pest::Parser as _;
use pest::iterators::{Pair, Pairs};

use crate::ast::*;
use crate::diag::{Code as Kinds, Diagnostic, Diagnostics, Source, Span};

#[derive(pest_derive::Parser)]
#[grammar = "grammar.pest"]
struct Grammar;

type Node<'a> = Pair<'a, Rule>;

/// The items of one file; what does not parse is reported and left out.
pub fn parse(file: u32, source: &Source, diags: &mut Diagnostics) -> Vec<Item> {
    let mut items = Vec::new();
    let mut pos = 0;
    while Grammar::parse(Rule::at_end, &source.text[pos..]).is_err() {
        let rest = &source.text[pos..];
        match Grammar::parse(Rule::at_item, rest) {
            Ok(pairs) => {
                let reader = Reader { file, base: pos };
                let item = pairs.flatten().find(|p| p.as_rule() == Rule::item);
                let Some(item) = item else { break };
                pos += item.as_span().end();
                items.push(reader.item(item));
            }
            Err(error) => {
                diags.push(syntax_error(file, pos, rest, &error));
                pos += resume(rest, error_at(&error));
            }
        }
    }
    items
}

/// Where to go on after an error: the next line that starts like an item.
fn resume(rest: &str, from: usize) -> usize {
    const STARTS: &[&str] = &[
        "///",
        "tag ",
        "kind ",
        "union ",
        "state ",
        "effect ",
        "macro ",
        "op ",
        "fuse ",
        "generic ",
        "rule ",
        "pred ",
        "constraint ",
        "builder ",
    ];
    let start = rest[..from].rfind('\n').map_or(0, |i| i + 1);
    let mut at = start;
    for line in rest[start..].split_inclusive('\n') {
        let numbered = line.starts_with(|c: char| c.is_ascii_digit());
        if at > start && (numbered || STARTS.iter().any(|s| line.starts_with(s))) {
            return at;
        }
        at += line.len();
    }
    rest.len()
}

fn error_at(error: &pest::error::Error<Rule>) -> usize {
    match error.location {
        pest::error::InputLocation::Pos(at) => at,
        pest::error::InputLocation::Span((at, _)) => at,
    }
}

fn syntax_error(
    file: u32,
    base: usize,
    rest: &str,
    error: &pest::error::Error<Rule>,
) -> Diagnostic {
    let at = error_at(error);
    let len = rest[at..].chars().next().map_or(0, char::len_utf8);
    let span = Span {
        file,
        start: (base + at) as u32,
        end: (base + at + len) as u32,
    };
    let mut wanted: Vec<&str> = match &error.variant {
        pest::error::ErrorVariant::ParsingError { positives, .. } => {
            positives.iter().filter_map(|r| describe(*r)).collect()
        }
        pest::error::ErrorVariant::CustomError { .. } => Vec::new(),
    };
    wanted.sort_unstable();
    wanted.dedup();
    let label = match wanted.as_slice() {
        [] => "this does not belong here".to_owned(),
        some => format!("wanted here: {}", some.join(", ")),
    };
    Diagnostic::new(Kinds::Syntax, span, "this is not an item of the table language")
        .label(label)
        .help("docs/table-language.md has the forms; a missing `;`, `,` or `}` shows up at the next token")
}

/// What a grammar rule is called in a message.
fn describe(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::name | Rule::tag_name | Rule::names => "a name",
        Rule::var | Rule::var_pat => "a variable",
        Rule::integer => "a number",
        Rule::quoted => "a quoted name",
        Rule::value => "a number or a quoted name",
        Rule::string => "a string in double quotes",
        Rule::code => "Rust code in braces",
        Rule::operands | Rule::domains | Rule::params => "`(`",
        Rule::effects => "`[effects]`",
        Rule::forms => "`forms { … }`",
        Rule::accessor => "`value`, `place` or `fixed`",
        Rule::literal => "`tag(value)`",
        Rule::rest_var | Rule::rest_domain => "`*Rest`",
        Rule::wild | Rule::wild_pat => "`_`",
        Rule::place_mark => "`&`",
        Rule::group => "`[kinds]`",
        Rule::same_op => "`==` or `!=`",
        Rule::again_mark => "`again`",
        Rule::label_mark => "`label`",
        Rule::call | Rule::pattern | Rule::component => "`name(…)`",
        Rule::pred_call | Rule::cond => "a condition",
        Rule::build => "`build name(…)`",
        Rule::type_text | Rule::state_type => "a type",
        Rule::raw => "a raw type",
        Rule::body | Rule::item | Rule::doc => "an item",
        Rule::tag | Rule::kind | Rule::union | Rule::state | Rule::effect => "an item",
        Rule::macro_ | Rule::op | Rule::fuse | Rule::generic | Rule::rule_ => "an item",
        Rule::pred | Rule::constraint | Rule::builder | Rule::numbered => "an item",
        Rule::constrained | Rule::constraint_use => "a constraint",
        Rule::trust => "`proved` or `claimed`",
        _ => return None,
    })
}

/// Turns the grammar's nodes into the tree, with positions in the whole file.
#[derive(Clone, Copy)]
struct Reader {
    file: u32,
    base: usize,
}

impl Reader {
    fn span(self, node: &Node) -> Span {
        let span = node.as_span();
        let trimmed = span.as_str().trim_end().len();
        let start = self.base + span.start();
        Span {
            file: self.file,
            start: start as u32,
            end: (start + trimmed) as u32,
        }
    }

    fn name(self, node: Node) -> Name {
        Name {
            text: node.as_str().to_owned(),
            span: self.span(&node),
        }
    }

    fn names(self, nodes: Pairs<Rule>) -> Vec<Name> {
        nodes.map(|n| self.name(n)).collect()
    }

    fn item(self, node: Node) -> Item {
        let mut doc = String::new();
        let mut body = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::doc => {
                    let line = part.as_str()[3..].trim_end();
                    doc.push_str(line.strip_prefix(' ').unwrap_or(line));
                    doc.push('\n');
                }
                _ => body = part.into_inner().next(),
            }
        }
        let body = body.expect("the grammar gives every item a body");
        let span = self.span(&body);
        Item {
            doc: doc.trim_end().to_owned(),
            span,
            kind: self.kind_of_item(body),
        }
    }

    fn kind_of_item(self, node: Node) -> ItemKind {
        let rule = node.as_rule();
        let inner = node.into_inner();
        match rule {
            Rule::tag => ItemKind::Tag(self.tag(inner)),
            Rule::kind => ItemKind::Kind(self.kind(inner)),
            Rule::union => {
                let mut names = self.names(inner);
                ItemKind::Union(Union {
                    name: names.remove(0),
                    members: names,
                })
            }
            Rule::state => ItemKind::State(inner.map(|v| self.state_var(v)).collect()),
            Rule::effect => ItemKind::Effect(self.effect(inner)),
            Rule::macro_ => ItemKind::Macro(self.macro_(inner)),
            Rule::op => ItemKind::Op(self.op(inner, false)),
            Rule::fuse => ItemKind::Op(self.op(inner, true)),
            Rule::generic => ItemKind::Generic(self.generic(inner)),
            Rule::rule_ => ItemKind::Rule(self.rule(inner)),
            Rule::pred => ItemKind::Pred(self.callable(inner)),
            Rule::constraint => ItemKind::Constraint(self.constraint(inner)),
            Rule::builder => ItemKind::Builder(self.callable(inner)),
            _ => ItemKind::Generic(self.numbered(inner)),
        }
    }

    fn tag(self, mut inner: Pairs<Rule>) -> Tag {
        let name = self.name(next(&mut inner));
        let text = unquote(next(&mut inner).as_str());
        Tag {
            name,
            text,
            names: inner.next().map(|n| self.name(n)),
        }
    }

    fn kind(self, mut inner: Pairs<Rule>) -> Kind {
        let name = self.name(next(&mut inner));
        let raw = self.name(next(&mut inner));
        let accepts = self.names(next(&mut inner).into_inner());
        let mut label = false;
        let mut split = Vec::new();
        let mut accessors = Vec::new();
        for node in inner {
            match node.as_rule() {
                Rule::label_mark => label = true,
                Rule::split => split = self.names(node.into_inner()),
                _ => accessors.push(self.accessor(node)),
            }
        }
        Kind {
            name,
            raw,
            accepts,
            label,
            split,
            accessors,
        }
    }

    fn accessor(self, node: Node) -> Accessor {
        let mut names = Vec::new();
        let mut ty = String::new();
        let mut code = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::name => names.push(self.name(part)),
                Rule::type_text => ty = part.as_str().trim().to_owned(),
                _ => code = Some(self.code(part)),
            }
        }
        let name = names.remove(0);
        let code = code.expect("the grammar gives every accessor a body");
        Accessor {
            name,
            param: names.pop(),
            ty,
            code,
        }
    }

    fn code(self, node: Node) -> Code {
        let outer = self.span(&node);
        let text = node.as_str();
        let span = Span {
            start: outer.start + 1,
            end: outer.end - 1,
            ..outer
        };
        Code {
            text: text[1..text.trim_end().len() - 1].to_owned(),
            span,
        }
    }

    fn state_var(self, node: Node) -> (Name, String) {
        let mut inner = node.into_inner();
        let name = self.name(next(&mut inner));
        (name, next(&mut inner).as_str().trim().to_owned())
    }

    fn effect(self, mut inner: Pairs<Rule>) -> Effect {
        let name = self.name(next(&mut inner));
        let text = unquote(next(&mut inner).as_str());
        Effect {
            name,
            text,
            uses: self.names(inner),
        }
    }

    fn macro_(self, mut inner: Pairs<Rule>) -> Macro {
        let name = self.name(next(&mut inner));
        let mut params = Vec::new();
        let mut code = None;
        for node in inner {
            match node.as_rule() {
                Rule::name => params.push(self.name(node)),
                _ => code = Some(self.code(node)),
            }
        }
        Macro {
            name,
            params,
            code: code.expect("the grammar gives every macro a body"),
        }
    }

    fn op(self, mut inner: Pairs<Rule>, fuse: bool) -> Op {
        let name = self.name(next(&mut inner));
        let mut op = Op {
            name,
            fuse,
            operands: Vec::new(),
            effects: Vec::new(),
            forms: None,
            body: Body::Sum(Vec::new()),
            conds: Vec::new(),
        };
        for node in inner {
            match node.as_rule() {
                Rule::operands => {
                    op.operands = node.into_inner().map(|n| self.operand(n)).collect()
                }
                Rule::effects => op.effects.extend(self.names(node.into_inner())),
                Rule::forms => {
                    let rows = node.into_inner().map(|row| self.names(row.into_inner()));
                    op.forms.get_or_insert_default().extend(rows);
                }
                Rule::code => op.body = Body::Code(self.code(node)),
                Rule::cond => op.conds.push(self.cond(node)),
                _ => op.body = Body::Sum(node.into_inner().map(|n| self.call(n)).collect()),
            }
        }
        op
    }

    fn operand(self, node: Node) -> Operand {
        let mut inner = node.into_inner();
        let name = self.name(next(&mut inner));
        let mut place = false;
        let mut shape = Shape::Open;
        for node in inner {
            match node.as_rule() {
                Rule::place_mark => place = true,
                Rule::group => shape = Shape::Rest(self.names(node.into_inner())),
                _ => shape = Shape::One(self.name(node)),
            }
        }
        Operand { name, place, shape }
    }

    fn numbered(self, mut inner: Pairs<Rule>) -> Generic {
        let number = next(&mut inner);
        let number = (int(&number), self.span(&number));
        let name = self.name(next(&mut inner));
        let arity = next(&mut inner);
        let arity = Some((
            int(&arity).clamp(0, i64::from(u32::MAX)) as u32,
            self.span(&arity),
        ));
        let mut generic = Generic {
            name,
            number: Some(number),
            arity,
            operands: None,
            since: 0,
            flags: Vec::new(),
        };
        for node in inner {
            match node.as_rule() {
                Rule::domains => generic.operands = Some(self.domains(node)),
                _ => generic.since = int(&node).clamp(0, 255) as u32,
            }
        }
        generic
    }

    fn generic(self, mut inner: Pairs<Rule>) -> Generic {
        let name = self.name(next(&mut inner));
        let operands = Some(self.domains(next(&mut inner)));
        let flags = inner
            .next()
            .map_or(Vec::new(), |n| self.names(n.into_inner()));
        Generic {
            name,
            number: None,
            arity: None,
            operands,
            since: 0,
            flags,
        }
    }

    fn domains(self, node: Node) -> Vec<Domain> {
        node.into_inner().map(|n| self.domain(n)).collect()
    }

    fn domain(self, node: Node) -> Domain {
        let node = next(&mut node.into_inner());
        let rest = node.as_rule() == Rule::rest_domain;
        let mut inner = node.into_inner();
        let name = self.name(next(&mut inner));
        let names = inner
            .next()
            .map_or(Vec::new(), |n| self.names(n.into_inner()));
        Domain { name, rest, names }
    }

    fn rule(self, mut inner: Pairs<Rule>) -> crate::ast::Rule {
        let name = self.name(next(&mut inner));
        let mut rule = crate::ast::Rule {
            name,
            again: None,
            lhs: Vec::new(),
            conds: Vec::new(),
            rhs: Rhs::Ops(Vec::new()),
        };
        for node in inner {
            match node.as_rule() {
                Rule::again_mark => rule.again = Some(self.span(&node)),
                Rule::lhs => rule.lhs = node.into_inner().map(|n| self.call(n)).collect(),
                Rule::cond => rule.conds.push(self.cond(node)),
                _ => rule.rhs = self.rhs(node),
            }
        }
        rule
    }

    fn call(self, node: Node) -> Call {
        let span = self.span(&node);
        let mut inner = node.into_inner();
        let name = self.name(next(&mut inner));
        Call {
            name,
            args: inner.map(|n| self.arg(n)).collect(),
            span,
        }
    }

    fn arg(self, node: Node) -> Arg {
        let span = self.span(&node);
        let inner = match node.as_rule() {
            Rule::pat | Rule::call_arg | Rule::component_arg => next(&mut node.into_inner()),
            _ => node,
        };
        let constrained = inner.clone().into_inner();
        let constrained = constrained.filter(|n| n.as_rule() == Rule::constrained);
        Arg {
            constraint: constrained.last().map(|n| self.constrained(n)),
            kind: self.arg_kind(inner),
            span,
        }
    }

    fn constrained(self, node: Node) -> Constrained {
        let node = next(&mut node.into_inner());
        let span = self.span(&node);
        let mut inner = node.into_inner();
        Constrained {
            name: self.name(next(&mut inner)),
            args: inner.map(|n| int(&n)).collect(),
            span,
        }
    }

    fn arg_kind(self, node: Node) -> ArgKind {
        let rule = node.as_rule();
        match rule {
            Rule::wild => ArgKind::Wild(Vec::new()),
            Rule::name | Rule::var => ArgKind::Var(self.name(node), Vec::new()),
            Rule::names => ArgKind::Wild(self.names(node.into_inner())),
            Rule::value => ArgKind::Value(value(node)),
            Rule::literal => {
                let mut inner = node.into_inner();
                let name = self.name(next(&mut inner));
                ArgKind::Literal(name, value(next(&mut inner)))
            }
            Rule::rest_var => {
                let var = next(&mut node.into_inner());
                ArgKind::Rest((var.as_rule() == Rule::var).then(|| self.name(var)))
            }
            _ => {
                let mut inner = node.into_inner();
                let first = next(&mut inner);
                let names = inner.find(|n| n.as_rule() == Rule::names);
                let names = names.map_or(Vec::new(), |n| self.names(n.into_inner()));
                match rule {
                    Rule::wild_pat => ArgKind::Wild(names),
                    _ => ArgKind::Var(self.name(first), names),
                }
            }
        }
    }

    fn cond(self, node: Node) -> Cond {
        let node = next(&mut node.into_inner());
        let rule = node.as_rule();
        let mut inner = node.into_inner();
        if rule == Rule::same {
            let left = self.name(next(&mut inner));
            let negated = next(&mut inner).as_str() == "!=";
            return Cond::Same {
                left,
                right: self.name(next(&mut inner)),
                negated,
            };
        }
        let first = next(&mut inner);
        match first.as_rule() {
            Rule::not_mark => Cond::Pred {
                call: self.call(next(&mut inner)),
                negated: true,
            },
            _ => Cond::Pred {
                call: self.call(first),
                negated: false,
            },
        }
    }

    fn rhs(self, node: Node) -> Rhs {
        let node = next(&mut node.into_inner());
        match node.as_rule() {
            Rule::wild => Rhs::Ops(Vec::new()),
            Rule::build => Rhs::Build(self.call(next(&mut node.into_inner()))),
            _ => Rhs::Ops(node.into_inner().map(|n| self.call(n)).collect()),
        }
    }

    fn constraint(self, mut inner: Pairs<Rule>) -> Constraint {
        let mut constraint = Constraint {
            name: self.name(next(&mut inner)),
            params: Vec::new(),
            proved: false,
            text: String::new(),
        };
        for node in inner {
            match node.as_rule() {
                Rule::params => constraint.params = self.names(node.into_inner()),
                Rule::trust => constraint.proved = node.as_str() == "proved",
                _ => constraint.text = unquote(node.as_str()),
            }
        }
        constraint
    }

    fn callable(self, mut inner: Pairs<Rule>) -> Callable {
        let name = self.name(next(&mut inner));
        let params = self.names(next(&mut inner).into_inner());
        Callable {
            name,
            params,
            makes: self.names(inner),
        }
    }
}

fn next<'a>(inner: &mut Pairs<'a, Rule>) -> Node<'a> {
    inner.next().expect("the grammar promises this node")
}

fn int(node: &Node) -> i64 {
    let text = node.as_str();
    text.parse().unwrap_or(if text.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    })
}

fn unquote(text: &str) -> String {
    text[1..text.len() - 1].to_owned()
}

fn value(node: Node) -> Value {
    let inner = next(&mut node.into_inner());
    match inner.as_rule() {
        Rule::integer => Value::Int(int(&inner)),
        _ => Value::Name(unquote(inner.as_str())),
    }
}
