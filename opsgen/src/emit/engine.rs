//! The loader's rewrite engine: one function for each leading operation, and `select`.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal as Lit, TokenStream};
use quote::{format_ident, quote};

use super::tables::{op_constants, rule_text};
use super::{Config, constants, doc};
use crate::expand::{ident, literal_value, tokens};
use crate::model::*;

pub(super) fn emit(t: &Tables, config: &Config) -> TokenStream {
    let path = tokens(&config.window_path);
    let ops = op_constants(t);
    let tags = constants(t.tags.iter().map(|tag| tag.name.as_str()));
    let tag_ids = (0..t.tags.len()).map(Lit::usize_unsuffixed);
    let engine = Engine::new(t);
    let (traits, step, select) = (traits(t), engine.step(), engine.select());
    quote! {
        use #path::{Arg, ArgRange, Window};
        #[allow(unused)]
        mod op { #ops }
        #[allow(unused)]
        mod tag { #(pub const #tags: u8 = #tag_ids;)* }
        #traits
        #step
        #select
    }
}

/// The functions for one operation.
pub(super) fn one(t: &Tables, op: OpId) -> TokenStream {
    let engine = Engine::new(t);
    let rules: Vec<usize> = (0..t.rules.len())
        .filter(|i| t.rules[*i].lhs[0].op == op)
        .collect();
    let head = (!rules.is_empty()).then(|| engine.head(op, &rules));
    let family = (!t.ops[op].forms.is_empty()).then(|| engine.family(op, &t.ops[op]));
    quote!(#head #family)
}

/// The traits whose methods are the tables' predicates and builders.
fn traits(t: &Tables) -> TokenStream {
    let preds = t.preds.iter().map(|p| {
        let (doc, name, params) = (
            doc(t, &p.doc, p.span),
            ident(&p.name),
            params(&p.params, false),
        );
        quote!(#doc fn #name(&self, w: &Window, #params) -> bool;)
    });
    let constraints = t.constraints.iter().map(|c| {
        let trust = if c.proved { "Proved" } else { "Claimed" };
        let text = format!("{trust}: {}.\n{}", c.text, c.doc);
        let (doc, name) = (doc(t, text.trim_end(), c.span), ident(&c.name));
        let params = params(&vec![ParamType::Int; c.params], false);
        quote!(#doc fn #name(&self, w: &Window, arg: Arg, #params) -> bool;)
    });
    let builders = t.builders.iter().map(|b| {
        let makes = b
            .makes
            .iter()
            .map(|o| format!("`{}`", t.ops[*o].name))
            .collect::<Vec<_>>();
        let text = format!("{}\nMay push {}.", b.doc, makes.join(", "));
        let (doc, name, params) = (
            doc(t, text.trim_start(), b.span),
            ident(&b.name),
            params(&b.params, true),
        );
        quote!(#doc fn #name(&mut self, w: &mut Window, #params) -> bool;)
    });
    quote! {
        #[doc = " The conditions of rules that are written in Rust."]
        #[allow(unused)]
        pub trait Predicates { #(#preds)* }
        #[doc = " What rules may ask of an operand besides its tag."]
        #[allow(unused)]
        pub trait Constraints { #(#constraints)* }
        #[doc = " The right sides of rules that are written in Rust: they push operations, or return false."]
        #[allow(unused)]
        pub trait Builders { #(#builders)* }
    }
}

fn params(types: &[ParamType], builder: bool) -> TokenStream {
    let name = |i: usize| match u8::try_from(i) {
        Ok(i) if i < 26 => format_ident!("{}", (b'a' + i) as char),
        _ => format_ident!("p{i}"),
    };
    let one = |(i, ty): (usize, &ParamType)| {
        let name = name(i);
        match ty {
            ParamType::Arg => quote!(#name: Arg),
            ParamType::Rest if builder => quote!(#name: ArgRange),
            ParamType::Rest => quote!(#name: &[Arg]),
            ParamType::Int => quote!(#name: i64),
            ParamType::Name => quote!(#name: u64),
        }
    };
    let params = types.iter().enumerate().map(one);
    quote!(#(#params),*)
}

struct Engine<'a> {
    t: &'a Tables,
    ops: BTreeMap<OpId, Ident>,
    tags: Vec<Ident>,
}

impl<'a> Engine<'a> {
    fn new(t: &'a Tables) -> Self {
        let names = constants(t.real_ops().map(|(_, o)| o.name.as_str()));
        let ops = t.real_ops().map(|(id, _)| id).zip(names).collect();
        Self {
            t,
            ops,
            tags: constants(t.tags.iter().map(|tag| tag.name.as_str())),
        }
    }

    /// `step`, and the functions it calls.
    fn step(&self) -> TokenStream {
        let mut heads: BTreeMap<OpId, Vec<usize>> = BTreeMap::new();
        for (i, rule) in self.t.rules.iter().enumerate() {
            heads.entry(rule.lhs[0].op).or_default().push(i);
        }
        let arms = heads.keys().map(|op| {
            let (id, name) = (&self.ops[op], self.function("rules", *op));
            quote!(op::#id => #name(w, h, head.args),)
        });
        let functions = heads.iter().map(|(op, rules)| self.head(*op, rules));
        quote! {
            #[doc = " Applies the first rule that fits the operations at the head of the window, and says which."]
            #[allow(unused)]
            pub fn step<H: Predicates + Constraints + Builders>(w: &mut Window, h: &mut H) -> Option<u16> {
                let head = w.op(0)?;
                match head.id {
                    #(#arms)*
                    _ => None,
                }
            }

            #[doc = " The tag of an operand, as a mask."]
            #[inline(always)]
            fn bit(arg: &Arg) -> u32 {
                1 << (arg.tag & 31)
            }

            #[doc = " The operands of the operation at `i`, if it is this one."]
            #[inline(always)]
            #[allow(unused)]
            fn nth(w: &Window, i: usize, id: u16) -> Option<ArgRange> {
                w.op(i).filter(|op| op.id == id).map(|op| op.args)
            }

            #(#functions)*
        }
    }

    fn function(&self, what: &str, op: OpId) -> Ident {
        format_ident!("{what}_{}", self.t.ops[op].name)
    }

    /// The rules of one leading operation.
    fn head(&self, op: OpId, rules: &[usize]) -> TokenStream {
        let info = &self.t.ops[op];
        let (name, fixed) = (self.function("rules", op), info.fixed);
        let bits = (0..fixed).map(|i| format_ident!("t{i}"));
        let indices = (0..fixed).map(Lit::usize_unsuffixed);
        let length = length_check(info);
        let rules = rules.iter().map(|r| self.rule(*r));
        let summary = format!(" Rules that start with `{}`.", info.name);
        quote! {
            #[doc = #summary]
            #[allow(unused, clippy::all)]
            fn #name<H: Predicates + Constraints + Builders>(w: &mut Window, h: &mut H, r0: ArgRange) -> Option<u16> {
                let a = w.args(r0);
                if #length { return None; }
                #(let #bits = bit(&a[#indices]);)*
                #(#rules)*
                None
            }
        }
    }

    fn rule(&self, id: usize) -> TokenStream {
        let rule = &self.t.rules[id];
        let mut tests: Vec<TokenStream> = Vec::new();
        let mut body = quote!();
        for (i, pattern) in rule.lhs.iter().enumerate() {
            let args = format_ident!("a{i}");
            if i > 0 {
                let (range, op) = (format_ident!("r{i}"), &self.ops[&pattern.op]);
                let length = length_check_of(&self.t.ops[pattern.op], &args);
                let i = Lit::usize_unsuffixed(i);
                body.extend(quote! {
                    let Some(#range) = nth(w, #i, op::#op) else { break 'rule };
                    let #args = w.args(#range);
                    if #length { break 'rule; }
                });
            }
            for (j, pat) in pattern.args.iter().enumerate() {
                tests.extend(self.test(i, j, pat));
            }
            if i == 0 && rule.lhs.len() > 1 {
                body.extend(fail_unless(&tests));
                tests.clear();
            }
        }
        body.extend(fail_unless(&tests));
        body.extend(fail_unless(&self.constraints(rule)));
        body.extend(self.conds(rule));
        let fire = self.fire(id, rule);
        let (doc, text) = (self.t.at(rule.name_span), rule_text(self.t, rule));
        let note = format!(" {doc} {text}");
        let first = quote!(let a0 = w.args(r0););
        quote! {
            #[doc = #note]
            'rule: { #first #body #fire }
        }
    }

    /// What must hold of one operand.
    fn test(&self, op: usize, arg: usize, pat: &Pat) -> Vec<TokenStream> {
        let args = format_ident!("a{op}");
        let arg_index = Lit::usize_unsuffixed(arg);
        let mut tests = Vec::new();
        if pat.mask != self.t.all_tags() {
            let mask = Lit::u32_unsuffixed(pat.mask);
            let head = format_ident!("t{arg}");
            tests.push(match op {
                0 => quote!(#head & #mask != 0),
                _ => quote!(bit(&#args[#arg_index]) & #mask != 0),
            });
        }
        if let Some(value) = &pat.value {
            let value = literal_value(value);
            tests.push(quote!(#args[#arg_index].val == #value));
        }
        tests
    }

    /// What must be known of operands; asked last, for it costs most.
    fn constraints(&self, rule: &Rule) -> Vec<TokenStream> {
        let mut tests = Vec::new();
        for (i, pattern) in rule.lhs.iter().enumerate() {
            let op = format_ident!("a{i}");
            for (j, pat) in pattern.args.iter().enumerate() {
                let Some(constrained) = &pat.constraint else {
                    continue;
                };
                let name = ident(&self.t.constraints[constrained.constraint].name);
                let args = constrained.args.iter().map(|n| Lit::i64_unsuffixed(*n));
                let arg = Lit::usize_unsuffixed(j);
                tests.push(quote!(h.#name(w, #op[#arg] #(, #args)*)));
            }
        }
        tests
    }

    fn conds(&self, rule: &Rule) -> TokenStream {
        let tests: Vec<_> = rule.conds.iter().map(|c| self.cond(rule, c)).collect();
        fail_unless(&tests)
    }

    fn cond(&self, rule: &Rule, cond: &Cond) -> TokenStream {
        match cond {
            Cond::Same {
                left,
                right,
                negated,
            } => {
                let (left, right) = (var(rule, *left), var(rule, *right));
                let not = negated.then(|| quote!(!));
                quote!(#not #left.same(&#right))
            }
            Cond::Pred {
                pred,
                args,
                negated,
            } => {
                let name = ident(&self.t.preds[*pred].name);
                let not = negated.then(|| quote!(!));
                let args =
                    args.iter()
                        .zip(&self.t.preds[*pred].params)
                        .map(|(arg, ty)| match arg {
                            CallArg::Rest(r) => {
                                let (op, from) =
                                    (format_ident!("a{}", rule.rests[*r].1), rest_start(rule, *r));
                                quote!(&#op[#from..])
                            }
                            other => call_arg(rule, other, *ty),
                        });
                quote!(#not h.#name(w, #(#args),*))
            }
        }
    }

    /// Puts the right side in the left side's place.
    fn fire(&self, id: usize, rule: &Rule) -> TokenStream {
        let (id, count) = (
            Lit::usize_unsuffixed(id),
            Lit::usize_unsuffixed(rule.lhs.len()),
        );
        let fuses = self.t.fuses(rule).then(|| {
            quote!(if !w.fuses() {
                break 'rule;
            })
        });
        match &rule.rhs {
            Rhs::Ops(built) => {
                let (copies, pushes) = (
                    self.copies(built, rule),
                    built.iter().map(|b| self.push(rule, b)),
                );
                quote! {
                    #fuses
                    #copies
                    #(#pushes)*
                    w.commit(#count);
                    return Some(#id);
                }
            }
            Rhs::Build { builder, args, .. } => {
                let b = &self.t.builders[*builder];
                let name = ident(&b.name);
                let args = args
                    .iter()
                    .zip(&b.params)
                    .map(|(a, ty)| call_arg(rule, a, *ty));
                let names: Vec<_> = (0..b.params.len()).map(|i| format_ident!("b{i}")).collect();
                quote! {
                    #fuses
                    #(let #names = #args;)*
                    if h.#name(w, #(#names),*) {
                        w.commit(#count);
                        return Some(#id);
                    }
                    w.abort();
                }
            }
        }
    }

    /// The variables that the right side uses, out of the window before it changes.
    fn copies(&self, built: &[Built], rule: &Rule) -> TokenStream {
        let mut used: Vec<usize> = Vec::new();
        for arg in built.iter().flat_map(|b| &b.args) {
            if let BuiltArg::Var(v) = arg {
                used.push(*v);
            }
        }
        used.sort_unstable();
        used.dedup();
        let names = used.iter().map(|v| format_ident!("v{v}"));
        let values = used.iter().map(|v| var(rule, *v));
        quote!(#(let #names = #values;)*)
    }

    fn push(&self, rule: &Rule, built: &Built) -> TokenStream {
        let op = &self.ops[&built.op];
        let args = built.args.iter().map(|arg| match arg {
            BuiltArg::Var(v) => {
                let name = format_ident!("v{v}");
                quote!(#name)
            }
            BuiltArg::Literal(tag, literal) => {
                let (tag, val) = (&self.tags[*tag], literal_value(literal));
                quote!(Arg::new(tag::#tag, #val))
            }
        });
        let rest = match built.rest {
            Some(r) => rest_range(rule, r),
            None => quote!(ArgRange::EMPTY),
        };
        quote!(w.push(op::#op, &[#(#args),*], #rest);)
    }

    /// `select`, and the functions it calls.
    fn select(&self) -> TokenStream {
        let with: Vec<_> = self
            .t
            .real_ops()
            .filter(|(_, op)| !op.forms.is_empty())
            .collect();
        let arms = with.iter().map(|(id, _)| {
            let (op, name) = (&self.ops[id], self.function("select", *id));
            quote!(op::#op => #name(args),)
        });
        let functions = with.iter().map(|(id, op)| self.family(*id, op));
        quote! {
            #[doc = " The specific form that takes these operands."]
            #[allow(unused)]
            pub fn select(id: u16, args: &[Arg]) -> Option<u16> {
                match id {
                    #(#arms)*
                    _ => None,
                }
            }

            #(#functions)*
        }
    }

    fn family(&self, id: OpId, op: &Op) -> TokenStream {
        let name = self.function("select", id);
        let length = length_check_of(op, &format_ident!("args"));
        let bits = (0..op.fixed).map(|i| format_ident!("t{i}"));
        let indices = (0..op.fixed).map(Lit::usize_unsuffixed);
        let arms = op.forms.iter().map(|f| self.form(*f, op.fixed));
        let doc = doc(self.t, "", op.span);
        quote! {
            #doc
            #[allow(unused, clippy::all)]
            fn #name(args: &[Arg]) -> Option<u16> {
                if #length { return None; }
                #(let #bits = bit(&args[#indices]);)*
                #(#arms)*
                None
            }
        }
    }

    fn form(&self, id: usize, fixed: usize) -> TokenStream {
        let form = &self.t.forms[id];
        let mut tests: Vec<TokenStream> = Vec::new();
        for (i, mask) in self.t.form_box(form).into_iter().enumerate() {
            if mask != self.t.all_tags() {
                let (bit, mask) = (format_ident!("t{i}"), Lit::u32_unsuffixed(mask));
                tests.push(quote!(#bit & #mask != 0));
            }
        }
        if let Some(rest) = &self.t.decls[form.decl].rest {
            tests.push(self.groups(&rest.kinds, fixed));
        }
        let (id, note) = (Lit::usize_unsuffixed(id), format!(" {}", form.name));
        match tests.is_empty() {
            true => quote!(#[doc = #note] { return Some(#id); }),
            false => quote!(#[doc = #note] if #(#tests)&&* { return Some(#id); }),
        }
    }

    /// The list must be whole groups, each operand of its field's tags.
    fn groups(&self, kinds: &[KindId], fixed: usize) -> TokenStream {
        let count = Lit::usize_unsuffixed(kinds.len());
        let tests = kinds.iter().enumerate().map(|(i, kind)| {
            let (i, mask) = (
                Lit::usize_unsuffixed(i),
                Lit::u32_unsuffixed(self.t.kinds[*kind].accepts),
            );
            quote!(bit(&g[#i]) & #mask != 0)
        });
        let from = Lit::usize_unsuffixed(fixed);
        quote! {
            (args.len() - #from) % #count == 0
                && args[#from..].chunks_exact(#count).all(|g| #(#tests)&&*)
        }
    }
}

fn length_check(op: &Op) -> TokenStream {
    length_check_of(op, &format_ident!("a"))
}

fn length_check_of(op: &Op, args: &Ident) -> TokenStream {
    let fixed = Lit::usize_unsuffixed(op.fixed);
    if op.rest {
        quote!(#args.len() < #fixed)
    } else {
        quote!(#args.len() != #fixed)
    }
}

fn fail_unless(tests: &[TokenStream]) -> TokenStream {
    if tests.is_empty() {
        TokenStream::new()
    } else {
        quote!(if !(#(#tests)&&*) { break 'rule; })
    }
}

/// The operand that a variable is bound to.
fn var(rule: &Rule, var: usize) -> TokenStream {
    let op = format_ident!("a{}", rule.vars[var].op);
    let arg = Lit::usize_unsuffixed(rule.vars[var].arg);
    quote!(#op[#arg])
}

fn rest_start(rule: &Rule, rest: usize) -> Lit {
    Lit::usize_unsuffixed(rule.lhs[rule.rests[rest].1].args.len())
}

/// The operands of a list, as a part of its operation's.
fn rest_range(rule: &Rule, rest: usize) -> TokenStream {
    let (range, from) = (
        format_ident!("r{}", rule.rests[rest].1),
        rest_start(rule, rest),
    );
    quote!(ArgRange { start: #range.start + #from, len: #range.len - #from })
}

fn call_arg(rule: &Rule, arg: &CallArg, ty: ParamType) -> TokenStream {
    match (arg, ty) {
        (CallArg::Var(v), _) => var(rule, *v),
        (CallArg::Rest(r), _) => rest_range(rule, *r),
        (CallArg::Literal(Literal::Int(n)), ParamType::Int) => {
            let n = Lit::i64_unsuffixed(*n);
            quote!(#n)
        }
        (CallArg::Literal(literal), _) => literal_value(literal),
    }
}
