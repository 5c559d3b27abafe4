//! One function for each form, and the loop that calls them by number.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::threaded::handler_type;
use super::{Config, allows, doc, prelude};
use crate::expand::{Backend, Expander, ident, tokens};
use crate::model::*;

pub(super) fn emit(t: &Tables, config: &Config) -> TokenStream {
    let prelude = prelude(config);
    let handler = handler_type(t);
    let state = state(t);
    let forms: Vec<&Form> = t.forms.iter().collect();
    let functions = functions(t, &forms);
    let run = run(t);
    quote! {
        #prelude
        #handler
        #state
        #[doc = " What a handler returns when the machine goes on."]
        pub const NEXT: u64 = u64::MAX;
        #[doc = " Added to the first word of the instruction as which the machine goes on, where it stands."]
        pub const AS: u64 = 1 << 32;
        #functions
        #run
    }
}

fn state(t: &Tables) -> TokenStream {
    let names = t.state.iter().map(|v| ident(&v.name));
    let types = t.state.iter().map(|v| tokens(&v.ty));
    quote! {
        #[doc = " The machine's state between two instructions."]
        #[derive(Clone, Copy)]
        pub struct State { #(pub #names: #types),* }
    }
}

/// The functions of these forms.
pub(super) fn functions(t: &Tables, forms: &[&Form]) -> TokenStream {
    let expander = Expander::new(t, Backend::Loop);
    forms
        .iter()
        .map(|form| function(t, &expander, form))
        .collect()
}

fn function(t: &Tables, expander: &Expander<'_>, form: &Form) -> TokenStream {
    let decl = &t.decls[form.decl];
    let (doc, allows) = (doc(t, &decl.doc, decl.name_span), allows());
    let cold = decl.effects & COLD != 0;
    let inline = if cold {
        quote!(#[cold])
    } else {
        quote!(#[cfg_attr(not(debug_assertions), inline(always))])
    };
    let name = ident(&form.name);
    let names = expander.state();
    let (body, falls) = expander.body(form);
    let next = falls.then(|| expander.next(form));
    quote! {
        #doc
        #allows
        #inline
        unsafe fn #name(machine_: &mut State) -> u64 {
            unsafe {
                let State { #(mut #names),* } = *machine_;
                #body
                #next
            }
        }
    }
}

fn run(t: &Tables) -> TokenStream {
    let ip = t.state.first().map(|v| ident(&v.name));
    let arms = t.forms.iter().enumerate().map(|(i, form)| {
        let (id, name) = (Literal::usize_unsuffixed(i), ident(&form.name));
        quote!(#id => #name(machine_),)
    });
    let allows = allows();
    quote! {
        #[doc = " Runs instructions until one leaves the machine. For a number that is no form's, `other` is asked"]
        #[doc = " which form is meant."]
        #[doc = ""]
        #[doc = " # Safety"]
        #[doc = " The state must be that of a machine at the start of an instruction of loaded code."]
        #allows
        pub unsafe fn run(machine_: &mut State) -> u64 {
            unsafe {
                let mut form_ = (machine_.#ip as *const u64).read();
                loop {
                    let leave_ = loop {
                        break match form_ {
                            #(#arms)*
                            _ => {
                                form_ = other(form_);
                                continue;
                            }
                        };
                    };
                    if leave_ != NEXT {
                        if leave_ < AS {
                            return leave_;
                        }
                        form_ = leave_ & !AS;
                        continue;
                    }
                    form_ = (machine_.#ip as *const u64).read();
                }
            }
        }
    }
}
