//! One `extern "C"` function for each form, each calling the next instruction's.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};

use super::{Config, allows, doc, prelude};
use crate::expand::{Backend, Expander, ident, tokens};
use crate::model::*;

pub(super) fn emit(t: &Tables, config: &Config) -> TokenStream {
    let prelude = prelude(config);
    let handler = handler_type(t);
    let forms: Vec<&Form> = t.forms.iter().collect();
    let functions = handlers(t, config, &forms);
    let names = t.forms.iter().map(|f| symbol(config, f));
    let count = t.forms.len();
    let table = format_ident!("{}HANDLERS", config.symbol_prefix.to_ascii_uppercase());
    quote! {
        #prelude
        #handler
        #functions
        #[doc = " The handlers, by the specific form's id."]
        #[unsafe(no_mangle)]
        pub static #table: [Handler; #count] = [#(#names),*];
    }
}

/// The type of all handlers.
pub(super) fn handler_type(t: &Tables) -> TokenStream {
    let names = t.state.iter().map(|v| ident(&v.name));
    let types = t.state.iter().map(|v| tokens(&v.ty));
    quote! {
        #[doc = " A handler: it is passed the machine's state and returns what the machine leaves with."]
        pub type Handler = unsafe extern "C" fn(#(#names: #types),*) -> u64;
    }
}

fn symbol(config: &Config, form: &Form) -> proc_macro2::Ident {
    proc_macro2::Ident::new(
        &format!("{}{}", config.symbol_prefix, form.name),
        Span::call_site(),
    )
}

/// The functions of these forms.
pub(super) fn handlers(t: &Tables, config: &Config, forms: &[&Form]) -> TokenStream {
    let expander = Expander::new(t, Backend::Threaded);
    forms
        .iter()
        .map(|form| handler(t, config, &expander, form))
        .collect()
}

fn handler(t: &Tables, config: &Config, expander: &Expander<'_>, form: &Form) -> TokenStream {
    let decl = &t.decls[form.decl];
    let (doc, allows) = (doc(t, &decl.doc, decl.name_span), allows());
    let cold = (decl.effects & COLD != 0).then(|| quote!(#[cold]));
    let name = symbol(config, form);
    let cold_name = |part: usize| format_ident!("{name}_cold_{part}");
    let (body, falls, colds) = expander.fast_body(form, &cold_name);
    let next = falls.then(|| expander.next(form));
    let params = params(t, expander);
    let colds = colds.into_iter().map(|part| {
        let name = cold_name(part);
        let (body, falls) = expander.cold_body(form, part);
        let next = falls.then(|| expander.next(form));
        quote! {
            #allows
            #[cold]
            #[inline(never)]
            unsafe extern "C" fn #name(#params) -> u64 {
                unsafe { #body #next }
            }
        }
    });
    quote! {
        #doc
        #allows
        #cold
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn #name(#params) -> u64 {
            unsafe { #body #next }
        }
        #(#colds)*
    }
}

/// The state as the handlers' parameters.
pub(super) fn params(t: &Tables, expander: &Expander<'_>) -> TokenStream {
    let names = expander.state();
    let types = t.state.iter().map(|v| tokens(&v.ty));
    quote!(#(mut #names: #types),*)
}
