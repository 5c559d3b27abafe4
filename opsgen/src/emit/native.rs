//! Native code: for each form the stencils that are copied, and the functions that are shared.
//!
//! A stencil's operands, labels and continuations are symbols that nothing defines:
//!
//! * `purlin_hole_K`: operand K's raw value less its bias; `purlin_label_K`: the address of the label;
//! * `purlin_next`, `purlin_this`: the addresses of the next instruction and of this one;
//! * `purlin_wide_K`: operand K's raw value in memory, where it does not fit an instruction;
//! * `purlin_block`: the instruction's operands in memory, in the layout that shared functions read.
//!
//! `PREFIXshared_FORM` is the whole instruction, `…_cold_N` its slow path from component N on.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::threaded::{handler_type, params};
use super::{Config, FormStencils, StencilName, allows, doc, prelude};
use crate::expand::{Backend, Choice, Expander, Variant, ident, is_wide, tokens, variants};
use crate::model::*;

/// Stencils and shared functions.
pub(super) fn emit(t: &Tables, config: &Config) -> (TokenStream, TokenStream) {
    let forms: Vec<&Form> = t.forms.iter().collect();
    let (prelude, handler) = (prelude(config), handler_type(t));
    let (stencils, tails) = stencils(t, config, &forms);
    let shared = shared(t, config, &forms);
    let tails = tails.iter().map(|name| tail(t, name));
    let names = forms
        .iter()
        .map(|f| format_ident!("{}shared_{}", config.symbol_prefix, f.name));
    let table = format_ident!("{}SHARED", config.symbol_prefix.to_ascii_uppercase());
    let count = forms.len();
    let shared = quote! {
        #prelude
        #handler
        #shared
        #(#tails)*
        #[doc = " The shared functions, by the specific form's id."]
        #[unsafe(no_mangle)]
        pub static #table: [Handler; #count] = [#(#names),*];
    };
    (quote!(#prelude #handler #stencils), shared)
}

/// The shared functions of these forms.
pub(super) fn shared(t: &Tables, config: &Config, forms: &[&Form]) -> TokenStream {
    let expander = Expander::new(t, Backend::Shared);
    let params = params(t, &expander);
    let one = |form: &&Form| {
        let decl = &t.decls[form.decl];
        let (doc, allows) = (doc(t, &decl.doc, decl.name_span), allows());
        let name = format_ident!("{}shared_{}", config.symbol_prefix, form.name);
        let cold_name = |part: usize| format_ident!("{name}_cold_{part}");
        let (body, falls, colds) = expander.fast_body(form, &cold_name);
        let next = falls.then(|| expander.next(form));
        let colds = colds.into_iter().map(|part| {
            let name = cold_name(part);
            let (body, falls) = expander.cold_body(form, part);
            let next = falls.then(|| expander.next(form));
            quote! {
                #allows
                #[cold]
                #[unsafe(no_mangle)]
                pub unsafe extern "C" fn #name(#params) -> u64 {
                    unsafe { #body #next }
                }
            }
        });
        quote! {
            #doc
            #allows
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn #name(#params) -> u64 {
                unsafe { #body #next }
            }
            #(#colds)*
        }
    };
    forms.iter().map(one).collect()
}

/// The stencils of these forms, and the functions that they leave for by `tail!`.
pub(super) fn stencils(
    t: &Tables,
    config: &Config,
    forms: &[&Form],
) -> (TokenStream, BTreeSet<String>) {
    let mut expander = Expander::new(t, Backend::Stencil);
    let mut functions = TokenStream::new();
    let mut continuations = BTreeSet::new();
    for form in forms {
        for (number, variant) in variants(t, form).into_iter().enumerate() {
            expander.choose(variant);
            functions.extend(stencil(
                t,
                config,
                &expander,
                form,
                number,
                &mut continuations,
            ));
        }
    }
    let tails: BTreeSet<String> = expander.tails().into_iter().collect();
    continuations.extend(tails.iter().map(|name| format!("purlin_tail_{name}")));
    continuations.extend(["purlin_next".to_owned(), "purlin_this".to_owned()]);
    let holes = forms.iter().map(|f| f.kinds.len()).max().unwrap_or(0);
    let labels = (0..holes).map(|i| format_ident!("purlin_label_{i}"));
    let operands = (0..holes).map(|i| format_ident!("purlin_hole_{i}"));
    let wide = (0..holes).map(|i| format_ident!("purlin_wide_{i}"));
    let continuations = continuations.iter().map(|name| format_ident!("{name}"));
    let (names, types) = (expander.state(), t.state.iter().map(|v| tokens(&v.ty)));
    let signature = quote!((#(#names: #types),*) -> u64);
    let labels = labels.map(|name| quote!(fn #name #signature;));
    let continuations = continuations.map(|name| quote!(fn #name #signature;));
    let code = quote! {
        unsafe extern "C" {
            #(#labels)*
            #(#continuations)*
            #(static #operands: u8;)*
            #(static #wide: u64;)*
            static purlin_block: [u64; 4096];
        }
        #functions
    };
    (code, tails)
}

/// A form's stencils, with their symbols.
pub(super) fn form_stencils(t: &Tables, config: &Config, form: &Form) -> FormStencils {
    let one = |(number, variant)| StencilName {
        symbol: symbol(config, form, number),
        knows: knows(t, &variant),
        narrow: (0..variant.choices.len())
            .filter(|&i| !is_wide(t, variant.choices[i]))
            .collect(),
    };
    FormStencils {
        name: form.name.clone(),
        stencils: variants(t, form).into_iter().enumerate().map(one).collect(),
    }
}

/// The operands' kinds, such as `x label k`.
fn knows(t: &Tables, variant: &Variant) -> String {
    let one = |choice: &Choice| match choice {
        Choice::Kind(kind) => t.kinds[*kind].name.as_str(),
        Choice::Label => "label",
        Choice::NoLabel => "-",
    };
    let mut names: Vec<&str> = variant.choices.iter().map(one).collect();
    names.extend(variant.wide.then_some("64 bits"));
    names.join(" ")
}

fn symbol(config: &Config, form: &Form, number: usize) -> String {
    format!("{}stencil_{}_{number}", config.symbol_prefix, form.name)
}

fn stencil(
    t: &Tables,
    config: &Config,
    expander: &Expander<'_>,
    form: &Form,
    number: usize,
    continuations: &mut BTreeSet<String>,
) -> TokenStream {
    let decl = &t.decls[form.decl];
    let (doc, allows) = (doc(t, "", decl.name_span), allows());
    let cold = format!("{}shared_{}_cold_", config.symbol_prefix, form.name);
    let (body, falls, colds) = expander.fast_body(form, &|part| format_ident!("{cold}{part}"));
    continuations.extend(colds.iter().map(|part| format!("{cold}{part}")));
    let next = falls.then(|| expander.next(form));
    let name = ident(&symbol(config, form, number));
    let params = params(t, expander);
    quote! {
        #doc
        #allows
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn #name(#params) -> u64 {
            unsafe { #body #next }
        }
    }
}

/// A way for stencils to reach a function of the prelude by a name that is the same everywhere.
fn tail(t: &Tables, target: &str) -> TokenStream {
    let (symbol, target) = (format_ident!("purlin_tail_{target}"), ident(target));
    let names: Vec<_> = t.state.iter().map(|v| ident(&v.name)).collect();
    let types = t.state.iter().map(|v| tokens(&v.ty));
    quote! {
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn #symbol(#(#names: #types),*) -> u64 {
            unsafe { #target(#(#names),*) }
        }
    }
}
