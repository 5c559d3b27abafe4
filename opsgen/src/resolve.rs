//! Names to indices: the legend first, then operations, sums, forms and rules.

mod forms;
mod ops;
mod rules;
mod unused;

use std::collections::BTreeMap;

use crate::ast::{self, Item, ItemKind, Name};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::model::*;

/// The verbs of bodies; no macro may take one of these names.
pub const VERBS: &[&str] = &[
    "next",
    "jump",
    "jump_to",
    "jump_as",
    "next_addr",
    "this_addr",
    "tail",
    "leave",
    "cold",
    "retry",
    "place",
];

/// Resolves the items of all files, in order.
pub fn resolve(items: &[Item], diags: &mut Diagnostics) -> Tables {
    let tables = Tables {
        sources: diags.sources.clone(),
        ..Tables::default()
    };
    let mut r = Resolver::new(tables, diags);
    r.legend(items);
    r.generics(items);
    r.decls(items);
    r.sums(items);
    r.make_forms();
    r.rules(items);
    r.unused();
    r.t
}

/// What has been mentioned, by index.
#[derive(Default)]
struct Used {
    tags: Vec<bool>,
    kinds: Vec<bool>,
    unions: Vec<bool>,
    preds: Vec<bool>,
    constraints: Vec<bool>,
    builders: Vec<bool>,
    effects: Vec<bool>,
    made: Vec<bool>,
}

fn mark(list: &mut Vec<bool>, index: usize) {
    if list.len() <= index {
        list.resize(index + 1, false);
    }
    list[index] = true;
}

struct Resolver<'a> {
    t: Tables,
    diags: &'a mut Diagnostics,
    tags: BTreeMap<String, TagId>,
    kinds: BTreeMap<String, KindId>,
    unions: BTreeMap<String, usize>,
    effects: BTreeMap<String, usize>,
    preds: BTreeMap<String, usize>,
    constraints: BTreeMap<String, usize>,
    builders: BTreeMap<String, usize>,
    ops: BTreeMap<String, OpId>,
    /// The declaration of each item that is an `op` or `fuse`.
    decl_of_item: BTreeMap<usize, DeclId>,
    /// Sums with a component that does not resolve.
    broken: Vec<DeclId>,
    used: Used,
}

impl<'a> Resolver<'a> {
    fn new(t: Tables, diags: &'a mut Diagnostics) -> Self {
        Self {
            t,
            diags,
            tags: BTreeMap::new(),
            kinds: BTreeMap::new(),
            unions: BTreeMap::new(),
            effects: BTreeMap::new(),
            preds: BTreeMap::new(),
            constraints: BTreeMap::new(),
            builders: BTreeMap::new(),
            ops: BTreeMap::new(),
            decl_of_item: BTreeMap::new(),
            broken: Vec::new(),
            used: Used::default(),
        }
    }

    fn error(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    fn unknown(&mut self, name: &Name, what: &str, help: &str) {
        let message = format!("there is no {what} `{}`", name.text);
        self.error(
            Diagnostic::new(Code::Unknown, name.span, message)
                .label("not declared")
                .help(help),
        );
    }

    fn twice(&mut self, name: &Name, what: &str, first: Option<Span>) {
        let message = format!("{what} `{}` is declared twice", name.text);
        let mut d = Diagnostic::new(Code::Twice, name.span, message)
            .label("again here")
            .help("rename one of the two, or delete it");
        if let Some(first) = first {
            d = d.also(first, "first here");
        }
        self.error(d);
    }

    fn legend(&mut self, items: &[Item]) {
        let built_in = BUILT_IN_EFFECTS.iter().enumerate();
        for (i, (name, doc)) in built_in {
            self.effects.insert((*name).to_owned(), i);
            let (name, doc) = ((*name).to_owned(), (*doc).to_owned());
            self.t.effects.push(Effect {
                name,
                doc,
                uses: Vec::new(),
                span: Span::default(),
            });
            mark(&mut self.used.effects, i);
        }
        for item in items {
            if let ItemKind::Tag(tag) = &item.kind {
                self.tag(tag, &item.doc);
            }
        }
        for item in items {
            match &item.kind {
                ItemKind::Kind(kind) => self.kind(kind, &item.doc),
                ItemKind::State(vars) => self.state(vars, item.span),
                ItemKind::Effect(effect) => self.effect(effect),
                ItemKind::Macro(m) => self.macro_(m),
                _ => {}
            }
        }
        for item in items {
            if let ItemKind::Union(union) = &item.kind {
                self.union(union, &item.doc);
            }
        }
        if self.t.state.is_empty() && !items.is_empty() {
            let span = Span {
                end: items[0].span.start,
                ..items[0].span
            };
            self.error(
                Diagnostic::new(Code::State, span, "the tables declare no `state`")
                    .help("one `state ip: *const u8, …;` says what every handler is passed"),
            );
        }
    }

    fn tag(&mut self, tag: &ast::Tag, doc: &str) {
        if let Some(first) = self.tags.get(&tag.name.text) {
            let span = self.t.tags[*first].span;
            return self.twice(&tag.name, "the tag", Some(span));
        }
        if self.t.tags.len() == 32 {
            let d = Diagnostic::new(Code::TooMany, tag.name.span, "more than 32 tags");
            return self.error(d.help("a set of tags is a 32-bit mask; fold two tags into one"));
        }
        self.tags.insert(tag.name.text.clone(), self.t.tags.len());
        self.t.tags.push(Tag {
            name: tag.name.text.clone(),
            doc: if doc.is_empty() {
                tag.text.clone()
            } else {
                format!("{}\n{doc}", tag.text)
            },
            names: tag.names.as_ref().map(|n| n.text.clone()),
            span: tag.name.span,
        });
    }

    fn kind(&mut self, kind: &ast::Kind, doc: &str) {
        if let Some(first) = self.kinds.get(&kind.name.text) {
            let span = self.t.kinds[*first].span;
            return self.twice(&kind.name, "the kind", Some(span));
        }
        let raw = self.raw(&kind.raw);
        let accepts = self.accepted_tags(&kind.accepts);
        self.check_kind_name(&kind.name, accepts);
        let mut new = Kind {
            name: kind.name.text.clone(),
            raw,
            accepts,
            label: kind.label,
            split: Vec::new(),
            value: None,
            place: None,
            fixed: None,
            doc: doc.to_owned(),
            span: kind.name.span,
        };
        for accessor in &kind.accessors {
            self.accessor(&mut new, accessor);
        }
        new.split = self.split(&new, &kind.split);
        self.kinds
            .insert(kind.name.text.clone(), self.t.kinds.len());
        self.t.kinds.push(new);
    }

    /// The kinds that a kind is split into: what one of them accepts, no other does, and they are
    /// looked at in the same way.
    fn split(&mut self, kind: &Kind, names: &[Name]) -> Vec<KindId> {
        let mut members = Vec::new();
        let mut covered = 0;
        for name in names {
            let Some(&id) = self.kinds.get(&name.text) else {
                self.unknown(
                    name,
                    "kind",
                    "kinds are declared before they are named here",
                );
                continue;
            };
            let member = &self.t.kinds[id];
            let same = |a: &Option<Accessor>, b: &Option<Accessor>| match (a, b) {
                (Some(a), Some(b)) => a.ty == b.ty,
                (wanted, _) => wanted.is_none(),
            };
            let fits = !member.label
                && member.accepts & (covered | !kind.accepts) == 0
                && same(&kind.value, &member.value)
                && same(&kind.place, &member.place);
            covered |= member.accepts;
            mark(&mut self.used.kinds, id);
            if fits {
                members.push(id);
                continue;
            }
            let message = format!("`{}` can't stand for `{}`", name.text, kind.name);
            let d = Diagnostic::new(Code::Kind, name.span, message)
                .also(member.span, "declared here")
                .help("each kind after `split` accepts a part of the tags, disjoint from the others', and has the accessors' types");
            self.error(d);
        }
        if let (Some(name), true) = (names.last(), covered != kind.accepts) {
            let message = format!("`split` leaves tags of `{}` out", kind.name);
            self.error(
                Diagnostic::new(Code::Kind, name.span, message)
                    .help("name kinds that together accept all of its tags"),
            );
        }
        members
    }

    fn raw(&mut self, name: &Name) -> Raw {
        if let Some((raw, _, _)) = Raw::ALL.iter().find(|(_, ty, _)| *ty == name.text) {
            return *raw;
        }
        let message = format!("`{}` is no raw type", name.text);
        let types = Raw::ALL.map(|(_, ty, _)| ty).join(", ");
        self.error(Diagnostic::new(Code::Kind, name.span, message).help(format!("one of {types}")));
        Raw::U64
    }

    fn accepted_tags(&mut self, names: &[Name]) -> Mask {
        let mut mask = 0;
        for name in names {
            match self.tags.get(&name.text) {
                Some(tag) => mask |= 1 << tag,
                None => self.unknown(name, "tag", "declare it: `tag name \"what it is\";`"),
            }
        }
        for tag in 0..32 {
            if mask & (1 << tag) != 0 {
                mark(&mut self.used.tags, tag);
            }
        }
        mask
    }

    fn check_kind_name(&mut self, name: &Name, accepts: Mask) {
        let Some(tag) = self.tags.get(&name.text).copied() else {
            return;
        };
        if accepts == 1 << tag {
            return;
        }
        let message = format!(
            "kind `{0}` has a tag's name, but does not accept exactly that tag",
            name.text
        );
        let d = Diagnostic::new(Code::KindName, name.span, message)
            .label("as a kind")
            .also(self.t.tags[tag].span, "as a tag")
            .help("in a rule the name would mean two sets of tags; rename the kind");
        self.error(d);
    }

    fn accessor(&mut self, kind: &mut Kind, accessor: &ast::Accessor) {
        let name = accessor.name.text.as_str();
        let taken = match name {
            "value" => kind.value.is_some(),
            "place" => kind.place.is_some(),
            "fixed" => kind.fixed.is_some(),
            _ => {
                let message = format!("a kind has no accessor `{name}`");
                let d = Diagnostic::new(Code::Kind, accessor.name.span, message);
                return self.error(
                    d.help("`value -> Type { … }`, `place -> Type { … }` or `fixed(n) -> { … }`"),
                );
            }
        };
        if taken {
            return self.twice(&accessor.name, "the accessor", None);
        }
        let fixed = name == "fixed";
        if fixed != accessor.param.is_some() || fixed != accessor.ty.is_empty() {
            let message = format!("`{name}` is not declared like this");
            let d = Diagnostic::new(Code::Kind, accessor.name.span, message);
            return self.error(
                d.help("`value -> Type { … }`, `place -> Type { … }` or `fixed(n) -> { … }`"),
            );
        }
        let code = accessor.code.clone();
        let made = Accessor {
            ty: accessor.ty.clone(),
            code: code.clone(),
        };
        match (name, &accessor.param) {
            ("value", _) => kind.value = Some(made),
            ("place", _) => kind.place = Some(made),
            (_, Some(param)) => {
                kind.fixed = Some(Fixed {
                    param: param.text.clone(),
                    code,
                })
            }
            _ => {}
        }
    }

    fn union(&mut self, union: &ast::Union, doc: &str) {
        let name = &union.name;
        if let Some(first) = self.unions.get(&name.text) {
            let span = self.t.unions[*first].span;
            return self.twice(name, "the union", Some(span));
        }
        let kind = self.kinds.get(&name.text).map(|k| self.t.kinds[*k].span);
        let tag = self.tags.get(&name.text).map(|t| self.t.tags[*t].span);
        if let Some(first) = kind.or(tag) {
            return self.twice(name, "the name", Some(first));
        }
        let mut members = Vec::new();
        for member in &union.members {
            for kind in self.kinds_of(member) {
                if members.contains(&kind) {
                    self.twice(member, "the member", None);
                } else {
                    members.push(kind);
                }
            }
        }
        let accepts = self.t.kinds_mask(&members);
        self.unions.insert(name.text.clone(), self.t.unions.len());
        let (name, span) = (name.text.clone(), name.span);
        self.t.unions.push(Union {
            name,
            members,
            accepts,
            doc: doc.to_owned(),
            span,
        });
    }

    /// The kinds that a kind's or union's name stands for.
    fn kinds_of(&mut self, name: &Name) -> Vec<KindId> {
        if let Some(kind) = self.kinds.get(&name.text).copied() {
            mark(&mut self.used.kinds, kind);
            return vec![kind];
        }
        if let Some(union) = self.unions.get(&name.text).copied() {
            mark(&mut self.used.unions, union);
            return self.t.unions[union].members.clone();
        }
        self.unknown(
            name,
            "kind or union",
            "declare it in the legend: `kind name: u32 accepts tags { … }`",
        );
        Vec::new()
    }

    /// The tags that a list of tags, kinds and unions stands for.
    fn mask_of(&mut self, names: &[Name]) -> Mask {
        let mut mask = 0;
        for name in names {
            if let Some(tag) = self.tags.get(&name.text).copied() {
                mark(&mut self.used.tags, tag);
                mask |= 1 << tag;
            } else if let Some(kind) = self.kinds.get(&name.text).copied() {
                mark(&mut self.used.kinds, kind);
                mask |= self.t.kinds[kind].accepts;
            } else if let Some(union) = self.unions.get(&name.text).copied() {
                mark(&mut self.used.unions, union);
                mask |= self.t.unions[union].accepts;
            } else {
                self.unknown(
                    name,
                    "tag, kind or union",
                    "declare it in the legend, or mend the spelling",
                );
            }
        }
        mask
    }

    fn state(&mut self, vars: &[(Name, String)], span: Span) {
        if let Some(first) = self.t.state.first() {
            let d = Diagnostic::new(Code::State, span, "a second `state`")
                .label("again here")
                .also(first.span, "first here")
                .help("join the two lists: every handler is passed one state");
            return self.error(d);
        }
        for (name, ty) in vars {
            if self.t.state.iter().any(|v| v.name == name.text) {
                self.twice(name, "the state variable", None);
                continue;
            }
            if syn::parse_str::<syn::Type>(ty).is_err() {
                let message = format!("`{ty}` is not a Rust type");
                let d = Diagnostic::new(Code::Rust, name.span, message);
                self.error(d.help("write `name: type`, the type without commas"));
            }
            self.t.state.push(StateVar {
                name: name.text.clone(),
                ty: ty.clone(),
                span: name.span,
            });
        }
    }

    fn effect(&mut self, effect: &ast::Effect) {
        let name = &effect.name;
        match self.effects.get(&name.text).copied() {
            Some(i) if i < BUILT_IN_EFFECTS.len() => {
                let message = format!("the effect `{}` is built in", name.text);
                let d = Diagnostic::new(Code::Effect, name.span, message);
                self.error(d.help("delete the declaration, or rename it"));
            }
            Some(i) => {
                let span = self.t.effects[i].span;
                self.twice(name, "the effect", Some(span));
            }
            None if self.t.effects.len() == 32 => {
                let d = Diagnostic::new(Code::TooMany, name.span, "more than 32 effects");
                self.error(d.help("a set of effects is a 32-bit mask; fold two effects into one"));
            }
            None => {
                self.effects.insert(name.text.clone(), self.t.effects.len());
                self.t.effects.push(Effect {
                    name: name.text.clone(),
                    doc: effect.text.clone(),
                    uses: effect.uses.iter().map(|n| n.text.clone()).collect(),
                    span: name.span,
                });
            }
        }
    }

    fn macro_(&mut self, m: &ast::Macro) {
        let name = &m.name;
        if VERBS.contains(&name.text.as_str()) {
            let message = format!("the macro `{}` has a verb's name", name.text);
            let d = Diagnostic::new(Code::Twice, name.span, message);
            return self.error(d.help(format!("the verbs are {}", VERBS.join(", "))));
        }
        if let Some(first) = self.t.macros.iter().find(|m| m.name == name.text) {
            let span = first.span;
            return self.twice(name, "the macro", Some(span));
        }
        for (i, param) in m.params.iter().enumerate() {
            if m.params[..i].iter().any(|p| p.text == param.text) {
                self.twice(param, "the parameter", None);
            }
        }
        self.t.macros.push(Macro {
            name: name.text.clone(),
            params: m.params.iter().map(|p| p.text.clone()).collect(),
            code: m.code.clone(),
            span: name.span,
        });
    }
}
