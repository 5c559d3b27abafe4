//! The instruction set as data: tags, kinds, operations, forms, effects, rules.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{constants, doc};
use crate::expand::{Backend, Expander};
use crate::model::*;

pub(super) fn emit(t: &Tables) -> TokenStream {
    let parts = [
        types(),
        tags(t),
        kinds(t),
        effects(t),
        ops(t),
        forms(t),
        rules(t),
    ];
    quote!(#(#parts)*)
}

fn int(n: impl Into<u64>) -> Literal {
    Literal::u64_unsuffixed(n.into())
}

fn size(n: usize) -> Literal {
    Literal::usize_unsuffixed(n)
}

fn list(items: impl IntoIterator<Item = Literal>) -> TokenStream {
    let items = items.into_iter();
    quote!(&[#(#items),*])
}

/// File and line of a position.
fn place(t: &Tables, span: crate::diag::Span) -> (String, Literal) {
    let source = &t.sources[span.file as usize];
    (source.name.clone(), size(source.line_col(span.start).0))
}

fn types() -> TokenStream {
    let raws = Raw::ALL
        .iter()
        .map(|(_, _, variant)| format_ident!("{variant}"));
    quote! {
        #[doc = " The type of an operand's raw value."]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Raw { #(#raws),* }

        #[doc = " A kind of operand of specific instructions."]
        #[derive(Clone, Copy, Debug)]
        pub struct KindInfo {
            pub name: &'static str,
            pub size: u8,
            pub align: u8,
            #[doc = " The tags that it accepts."]
            pub tags: u32,
            pub is_label: bool,
            #[doc = " The kinds that stand for it where an operand is known when code is made."]
            pub split: &'static [u8],
            pub raw: Raw,
            pub doc: &'static str,
        }

        #[doc = " A generic operation. One with an empty name is a hole in the numbering."]
        #[derive(Clone, Copy, Debug)]
        pub struct OpInfo {
            pub name: &'static str,
            pub number: Option<u16>,
            #[doc = " Operands, the list counted as one."]
            pub arity: u8,
            #[doc = " Operands without the list."]
            pub fixed: u8,
            pub rest: bool,
            pub operand_names: &'static [&'static str],
            #[doc = " The tags that each fixed operand can have."]
            pub domain: &'static [u32],
            pub since: u8,
            pub obsolete: bool,
            pub doc: &'static str,
            pub file: &'static str,
            pub line: u32,
        }

        #[doc = " An operand of a specific form."]
        #[derive(Clone, Copy, Debug)]
        pub struct SpecOperand {
            pub name: &'static str,
            pub kind: u8,
            pub place: bool,
            #[doc = " Its index among the generic operation's operands."]
            pub arg: u8,
            #[doc = " From the start of the instruction, in bytes."]
            pub offset: u16,
        }

        #[doc = " The operand of a form that repeats."]
        #[derive(Clone, Copy, Debug)]
        pub struct RestInfo {
            pub name: &'static str,
            pub kinds: &'static [u8],
            pub field_offsets: &'static [u16],
            pub group_size: u16,
            #[doc = " Where the number of groups stands, as a `u32`."]
            pub count_offset: u16,
            #[doc = " Where the first group stands."]
            pub offset: u16,
        }

        #[doc = " A specific form."]
        #[derive(Clone, Copy, Debug)]
        pub struct SpecInfo {
            #[doc = " The name of its operation."]
            pub name: &'static str,
            pub form: &'static str,
            pub op: u16,
            pub operands: &'static [SpecOperand],
            pub rest: Option<RestInfo>,
            #[doc = " In bytes, without the groups."]
            pub size: u16,
            pub effects: u32,
            #[doc = " How many stencils it has: one for each combination of what they know of operands."]
            pub variants: u16,
            #[doc = " Takes the address of the next instruction, for somebody to return to."]
            pub returns: bool,
            pub doc: &'static str,
            #[doc = " The body, or the sum, as the table has it."]
            pub body: &'static str,
            pub file: &'static str,
            pub line: u32,
            #[doc = " The operations that a superinstruction is made of."]
            pub components: &'static [&'static str],
        }

        #[doc = " A rewrite rule."]
        #[derive(Clone, Copy, Debug)]
        pub struct RuleInfo {
            pub name: &'static str,
            pub file: &'static str,
            pub line: u32,
            pub text: &'static str,
            pub doc: &'static str,
            #[doc = " The operations of its left side."]
            pub lhs: &'static [u16],
            #[doc = " The operations that it makes, or may make by a builder."]
            pub makes: &'static [u16],
            #[doc = " Makes a superinstruction: does not fire where `Window::fuses` says no."]
            pub fuses: bool,
            #[doc = " What it asks of operands besides their tags."]
            pub constraints: &'static [RuleConstraint],
        }

        #[doc = " What a rule asks of one operand."]
        #[derive(Clone, Copy, Debug)]
        pub struct RuleConstraint {
            #[doc = " The operation of the left side."]
            pub op: u8,
            #[doc = " Its operand."]
            pub arg: u8,
            #[doc = " As the pattern has it."]
            pub text: &'static str,
            #[doc = " It holds whenever the operation runs; else it is only said to."]
            pub proved: bool,
            #[doc = " What it means."]
            pub doc: &'static str,
        }
    }
}

fn tags(t: &Tables) -> TokenStream {
    let names = constants(t.tags.iter().map(|tag| tag.name.as_str()));
    let docs = t.tags.iter().map(|tag| doc(t, &tag.doc, tag.span));
    let ids = (0..t.tags.len()).map(size);
    let texts = t.tags.iter().map(|tag| &tag.name);
    let count = size(t.tags.len());
    quote! {
        #[doc = " What an operand of a generic operation is."]
        pub mod tag { #(#docs pub const #names: u8 = #ids;)* }
        #[doc = " The tags' names, by tag."]
        pub static TAG_NAMES: [&str; #count] = [#(#texts),*];
    }
}

fn kinds(t: &Tables) -> TokenStream {
    let names = constants(t.kinds.iter().map(|kind| kind.name.as_str()));
    let docs = t.kinds.iter().map(|kind| doc(t, &kind.doc, kind.span));
    let ids = (0..t.kinds.len()).map(size);
    let count = size(t.kinds.len());
    let infos = t.kinds.iter().map(kind);
    quote! {
        #[doc = " How an operand of a specific instruction stands in loaded code."]
        pub mod kind { #(#docs pub const #names: u8 = #ids;)* }
        pub static KINDS: [KindInfo; #count] = [#(#infos),*];
    }
}

fn kind(kind: &Kind) -> TokenStream {
    let Kind {
        name, label, doc, ..
    } = kind;
    let (bytes, align) = (int(kind.raw.size()), int(kind.raw.size().max(1)));
    let (tags, raw) = (int(kind.accepts), format_ident!("{}", kind.raw.variant()));
    let split = list(kind.split.iter().map(|k| size(*k)));
    quote! {
        KindInfo {
            name: #name, size: #bytes, align: #align, tags: #tags, is_label: #label, split: #split,
            raw: Raw::#raw, doc: #doc,
        }
    }
}

fn effects(t: &Tables) -> TokenStream {
    let names = constants(t.effects.iter().map(|e| e.name.as_str()));
    let docs = t.effects.iter().map(|e| format!(" {}", e.doc));
    let masks = (0..t.effects.len()).map(|i| int(1u64 << i));
    let pairs = t
        .effects
        .iter()
        .map(|Effect { name, doc, .. }| quote!((#name, #doc)));
    let count = size(t.effects.len());
    quote! {
        #[doc = " What instructions may do, as bits of `SpecInfo::effects`."]
        pub mod effect { #(#[doc = #docs] pub const #names: u32 = #masks;)* }
        #[doc = " The effects' names and descriptions, by bit."]
        pub static EFFECTS: [(&str, &str); #count] = [#(#pairs),*];
    }
}

fn ops(t: &Tables) -> TokenStream {
    let consts = op_constants(t);
    let count = size(t.ops.len());
    let infos = t.ops.iter().map(|o| op(t, o));
    let families = t.ops.iter().map(|o| list(o.forms.iter().map(|f| size(*f))));
    quote! {
        #[doc = " The generic operations' ids: the number where there is one."]
        pub mod op { #consts }
        pub static OPS: [OpInfo; #count] = [#(#infos),*];
        #[doc = " The specific forms of each operation, in matching order."]
        pub static FAMILIES: [&[u16]; #count] = [#(#families),*];
    }
}

/// `pub const MOVE: u16 = 64;` for every operation.
pub(super) fn op_constants(t: &Tables) -> TokenStream {
    let names = constants(t.real_ops().map(|(_, o)| o.name.as_str()));
    let docs = t.real_ops().map(|(_, o)| doc(t, "", o.span));
    let ids = t.real_ops().map(|(id, _)| size(id));
    quote!(#(#docs pub const #names: u16 = #ids;)*)
}

fn op(t: &Tables, op: &Op) -> TokenStream {
    let Op {
        name,
        rest,
        operand_names,
        obsolete,
        doc,
        ..
    } = op;
    let number = match op.number {
        Some(n) => {
            let n = int(n);
            quote!(Some(#n))
        }
        None => quote!(None),
    };
    let (arity, fixed, since) = (size(op.arity), size(op.fixed), int(op.since));
    let domain = list(op.domain.iter().map(|m| int(*m)));
    let (file, line) = if name.is_empty() {
        (String::new(), size(0))
    } else {
        place(t, op.span)
    };
    quote! {
        OpInfo {
            name: #name, number: #number, arity: #arity, fixed: #fixed, rest: #rest,
            operand_names: &[#(#operand_names),*], domain: #domain, since: #since,
            obsolete: #obsolete, doc: #doc, file: #file, line: #line,
        }
    }
}

fn forms(t: &Tables) -> TokenStream {
    let count = size(t.forms.len());
    let infos = t.forms.iter().map(|f| form(t, f));
    let names = constants(t.forms.iter().map(|f| f.name.as_str()));
    let ids = (0..t.forms.len()).map(size);
    quote! {
        #[doc = " The specific forms' ids."]
        pub mod spec { #(pub const #names: u16 = #ids;)* }
        pub static SPECS: [SpecInfo; #count] = [#(#infos),*];
    }
}

fn form(t: &Tables, form: &Form) -> TokenStream {
    let decl = &t.decls[form.decl];
    let (name, form_name, doc) = (&decl.name, &form.name, &decl.doc);
    let op = size(decl.op);
    let operands = decl
        .operands
        .iter()
        .enumerate()
        .map(|(i, o)| operand(form, i, o));
    let rest = rest(decl, form);
    let (bytes, effects) = (int(form.layout.size), int(decl.effects));
    let (file, line) = place(t, decl.name_span);
    let variants = size(crate::expand::variants(t, form).len());
    let returns = Expander::new(t, Backend::Shared).uses(form, "next_addr");
    let body = body_text(t, decl);
    let components = match &decl.body {
        Body::Sum(components) => components
            .iter()
            .map(|c| t.ops[c.op].name.as_str())
            .collect(),
        Body::Code(_) => Vec::new(),
    };
    quote! {
        SpecInfo {
            name: #name, form: #form_name, op: #op, operands: &[#(#operands),*], rest: #rest,
            size: #bytes, effects: #effects, variants: #variants, returns: #returns,
            doc: #doc, body: #body, file: #file, line: #line,
            components: &[#(#components),*],
        }
    }
}

fn operand(form: &Form, index: usize, operand: &Operand) -> TokenStream {
    let name = operand.name.trim_start_matches('_');
    let (kind, place) = (size(form.kinds[index]), operand.place);
    let (arg, offset) = (size(index), int(form.layout.offsets[index]));
    quote!(SpecOperand { name: #name, kind: #kind, place: #place, arg: #arg, offset: #offset })
}

fn rest(decl: &Decl, form: &Form) -> TokenStream {
    let (Some(rest), Some(layout)) = (&decl.rest, &form.layout.rest) else {
        return quote!(None);
    };
    let name = rest.name.trim_start_matches('_');
    let kinds = list(rest.kinds.iter().map(|k| size(*k)));
    let fields = list(layout.fields.iter().map(|f| int(*f)));
    let (group, count, offset) = (
        int(layout.group_size),
        int(layout.count_offset),
        int(layout.offset),
    );
    quote! {
        Some(RestInfo {
            name: #name, kinds: #kinds, field_offsets: #fields, group_size: #group,
            count_offset: #count, offset: #offset,
        })
    }
}

/// The body without its common indentation, or the sum.
pub(super) fn body_text(t: &Tables, decl: &Decl) -> String {
    let text = match &decl.body {
        Body::Code(code) => code.text.as_str(),
        Body::Sum(components) => match components.as_slice() {
            [first, .., last] => t.text(first.span.to(last.span)),
            [only] => t.text(only.span),
            [] => "",
        },
    };
    dedent(text)
}

fn dedent(text: &str) -> String {
    let text = text.trim_matches('\n').trim_end();
    let indent = |l: &str| l.len() - l.trim_start().len();
    let common = text
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    let lines = text
        .lines()
        .map(|l| l.get(common..).unwrap_or("").trim_end());
    lines.collect::<Vec<_>>().join("\n")
}

fn rules(t: &Tables) -> TokenStream {
    let count = size(t.rules.len());
    let infos = t.rules.iter().map(|rule| {
        let Rule { name, doc, .. } = rule;
        let (file, line) = place(t, rule.name_span);
        let text = rule_text(t, rule);
        let (lhs, fuses) = (list(rule.lhs.iter().map(|p| size(p.op))), t.fuses(rule));
        let makes = match &rule.rhs {
            Rhs::Ops(built) => list(built.iter().map(|b| size(b.op))),
            Rhs::Build { builder, .. } => {
                list(t.builders[*builder].makes.iter().map(|&op| size(op)))
            }
        };
        let constraints = rule_constraints(t, rule);
        quote!(RuleInfo {
            name: #name, file: #file, line: #line, text: #text, doc: #doc, lhs: #lhs, makes: #makes,
            fuses: #fuses,
            constraints: &[#(#constraints),*],
        })
    });
    quote! {
        #[doc = " The rewrite rules, by id, in the order in which they apply."]
        pub static RULES: [RuleInfo; #count] = [#(#infos),*];
    }
}

fn rule_constraints(t: &Tables, rule: &Rule) -> Vec<TokenStream> {
    let mut all = Vec::new();
    for (i, pattern) in rule.lhs.iter().enumerate() {
        for (j, pat) in pattern.args.iter().enumerate() {
            let Some(constrained) = &pat.constraint else {
                continue;
            };
            let constraint = &t.constraints[constrained.constraint];
            let (op, arg) = (size(i), size(j));
            let (text, doc) = (t.constraint_text(constrained), &constraint.text);
            let proved = constraint.proved;
            all.push(quote!(RuleConstraint {
                op: #op, arg: #arg, text: #text, proved: #proved, doc: #doc
            }));
        }
    }
    all
}

/// The rule as written, on one line.
pub(super) fn rule_text(t: &Tables, rule: &Rule) -> String {
    t.text(rule.span)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
