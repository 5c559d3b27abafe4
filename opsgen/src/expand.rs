//! Bodies to Rust: macros expanded by tokens, operands bound, verbs written for a back end.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, Group, Ident, Literal as Lit, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};

use crate::ast::Code;
use crate::model::*;
use crate::resolve::VERBS;

/// How handlers are dispatched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Functions that end in a call of the next one; operands stand in the code.
    Threaded,
    /// Functions that return to a loop.
    Loop,
    /// Native code's functions that all instructions of a form share: operands stand in a block of
    /// the threaded layout whose head holds the addresses of this instruction and of the next one.
    Shared,
    /// Native code that is copied for each instruction: operands are symbols, to be filled in.
    Stencil,
}

/// What a stencil knows of its operands: one choice for each of the form's.
#[derive(Clone, Debug, Default)]
pub struct Variant {
    pub choices: Vec<Choice>,
    /// 64-bit operands are read from memory: they don't fit the code.
    pub wide: bool,
}

/// What a stencil knows of an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Its kind.
    Kind(KindId),
    /// A label.
    Label,
    /// The label is not there.
    NoLabel,
}

/// Most stencils that a form may have: more are not worth their place, and the shared function runs.
const MAX_VARIANTS: usize = 24;

/// The stencils that a form has, in the order in which loaders count them: the first operand's
/// choices change slowest, and `wide` fastest, if any operand can be 64 bits wide.
pub fn variants(t: &Tables, form: &Form) -> Vec<Variant> {
    let choices = |kind: KindId| -> Vec<Choice> {
        let info = &t.kinds[kind];
        match (info.label && info.raw.size() == 4, info.split.is_empty()) {
            (true, _) if info.accepts.count_ones() > 1 => vec![Choice::Label, Choice::NoLabel],
            (true, _) => vec![Choice::Label],
            (_, false) => info.split.iter().map(|&k| Choice::Kind(k)).collect(),
            _ => vec![Choice::Kind(kind)],
        }
    };
    let mut all = vec![Variant::default()];
    for &kind in &form.kinds {
        let choices = choices(kind);
        let with = |v: &Variant, choice: &Choice| {
            let mut v = v.clone();
            v.choices.push(*choice);
            v
        };
        all = all
            .iter()
            .flat_map(|v| choices.iter().map(move |c| with(v, c)))
            .collect();
        if all.len() > MAX_VARIANTS {
            return Vec::new();
        }
    }
    if !all.iter().any(|v| v.choices.iter().any(|c| is_wide(t, *c))) {
        return all;
    }
    let both = all.into_iter().flat_map(|v| {
        [
            Variant {
                wide: false,
                ..v.clone()
            },
            Variant { wide: true, ..v },
        ]
    });
    both.collect()
}

/// Whether an operand of that choice may be too wide for an instruction's immediate.
pub fn is_wide(t: &Tables, choice: Choice) -> bool {
    matches!(choice, Choice::Kind(k) if t.kinds[k].raw.size() == 8)
}

/// What is added to an operand's symbol, so that no compiler can know that the sum is not zero, nor
/// that it differs from another's.
pub fn bias(operand: usize) -> u64 {
    0x1000 + 0x100 * operand as u64
}

/// A name as a Rust identifier, raw if it is a keyword.
pub fn ident(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(ident) => ident,
        Err(_) if matches!(name, "self" | "super" | "crate" | "Self" | "_") => {
            format_ident!("{name}_")
        }
        Err(_) => Ident::new_raw(name, Span::call_site()),
    }
}

/// A Rust type or path that is known to parse.
pub fn tokens(text: &str) -> TokenStream {
    TokenStream::from_str(text).unwrap_or_else(|_| quote!(compile_error!("unbalanced Rust code")))
}

/// The tables' macros, ready to be put in.
pub struct Macros<'a> {
    by_name: BTreeMap<&'a str, (&'a Macro, TokenStream)>,
    /// How many macros are being put in, one in another.
    depth: std::cell::Cell<usize>,
}

/// Deeper than any table's macros, and an end to those that call themselves.
const DEPTH: usize = 64;

/// What becomes of a verb: its name and its argument in, tokens out; `None` leaves it as it is.
pub type Verbs<'v> = dyn Fn(&str, TokenStream) -> Option<TokenStream> + 'v;

impl<'a> Macros<'a> {
    pub fn new(macros: &'a [Macro]) -> Self {
        let one = |m: &'a Macro| (m.name.as_str(), (m, tokens(&m.code.text)));
        Self {
            by_name: macros.iter().map(one).collect(),
            depth: Default::default(),
        }
    }

    /// The tokens of a piece of code with every macro put in, verbs by `verbs`.
    pub fn expand(&self, input: TokenStream, verbs: &Verbs<'_>) -> TokenStream {
        let input: Vec<TokenTree> = input.into_iter().collect();
        let mut out: Vec<TokenTree> = Vec::new();
        let mut i = 0;
        while i < input.len() {
            if let Some((name, args)) = macro_call(&input[i..]) {
                let end = input.get(i + 3).is_none_or(|t| is_punct(t, ';'));
                let statement = end && starts_statement(&out);
                out.extend(self.call(&name, args, &input[i..i + 3], statement, verbs));
                i += 3;
                continue;
            }
            out.push(match &input[i] {
                TokenTree::Group(g) => self.group(g, verbs),
                other => other.clone(),
            });
            i += 1;
        }
        out.into_iter().collect()
    }

    fn group(&self, group: &Group, verbs: &Verbs<'_>) -> TokenTree {
        let mut new = Group::new(group.delimiter(), self.expand(group.stream(), verbs));
        new.set_span(group.span());
        new.into()
    }

    fn call(
        &self,
        name: &str,
        args: &Group,
        whole: &[TokenTree],
        statement: bool,
        verbs: &Verbs<'_>,
    ) -> TokenStream {
        if let Some((m, body)) = self.by_name.get(name) {
            let args = split(args.stream());
            let values: BTreeMap<&str, TokenStream> = m
                .params
                .iter()
                .map(String::as_str)
                .zip(args.into_iter().map(closed))
                .collect();
            if self.depth.get() == DEPTH {
                return quote!(compile_error!("a macro calls itself"));
            }
            self.depth.set(self.depth.get() + 1);
            let body = self.expand(substitute(body.clone(), &values), verbs);
            self.depth.set(self.depth.get() - 1);
            return wrap(body, statement);
        }
        let inner = self.expand(args.stream(), verbs);
        if VERBS.contains(&name)
            && let Some(out) = verbs(name, inner.clone())
        {
            return out;
        }
        let group: TokenTree = Group::new(args.delimiter(), inner).into();
        whole[..2].iter().cloned().chain([group]).collect()
    }
}

/// `name ! ( … )` at the head of a list of tokens.
pub fn macro_call(tokens: &[TokenTree]) -> Option<(String, &Group)> {
    match tokens {
        [TokenTree::Ident(name), bang, TokenTree::Group(args), ..]
            if is_punct(bang, '!') && args.delimiter() != Delimiter::None =>
        {
            Some((name.to_string(), args))
        }
        _ => None,
    }
}

fn is_punct(token: &TokenTree, c: char) -> bool {
    matches!(token, TokenTree::Punct(p) if p.as_char() == c)
}

fn starts_statement(before: &[TokenTree]) -> bool {
    match before.last() {
        None => true,
        Some(TokenTree::Group(g)) => g.delimiter() == Delimiter::Brace,
        Some(token) => is_punct(token, ';'),
    }
}

/// A macro's arguments, split at commas.
pub fn split(args: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in args {
        if is_punct(&token, ',') {
            parts.push(TokenStream::new());
        } else if let Some(last) = parts.last_mut() {
            last.extend([token]);
        }
    }
    if parts.last().is_some_and(TokenStream::is_empty) {
        parts.pop();
    }
    parts
}

fn substitute(body: TokenStream, values: &BTreeMap<&str, TokenStream>) -> TokenStream {
    let mut out = TokenStream::new();
    let mut dollar = false;
    for token in body {
        match token {
            TokenTree::Ident(name) if dollar => {
                dollar = false;
                match values.get(name.to_string().as_str()) {
                    Some(value) => out.extend(value.clone()),
                    None => name.to_tokens(&mut out),
                }
            }
            TokenTree::Group(group) => {
                let mut new = Group::new(group.delimiter(), substitute(group.stream(), values));
                new.set_span(group.span());
                out.extend([TokenTree::from(new)]);
            }
            token if is_punct(&token, '$') => dollar = true,
            token => out.extend([token]),
        }
    }
    out
}

/// An argument in parentheses, if it is an expression that its place could tear apart.
fn closed(arg: TokenStream) -> TokenStream {
    match syn::parse2::<syn::Expr>(arg.clone()) {
        Ok(expr) if !atomic(&expr) => quote!((#arg)),
        _ => arg,
    }
}

/// A macro's body where it was called: braces for a statement, else an expression of its own.
fn wrap(body: TokenStream, statement: bool) -> TokenStream {
    if let Ok(expr) = syn::parse2::<syn::Expr>(body.clone()) {
        let bare = atomic(&expr) || statement && block_like(&expr);
        return if bare { body } else { quote!((#body)) };
    }
    if statement {
        return quote!({ #body });
    }
    match syn::parse2::<syn::Block>(quote!({ #body })) {
        Ok(block) if matches!(block.stmts.last(), Some(syn::Stmt::Expr(_, None))) => {
            quote!(({ #body }))
        }
        _ => quote!({ #body }),
    }
}

fn atomic(expr: &syn::Expr) -> bool {
    use syn::Expr::*;
    matches!(
        expr,
        Path(_)
            | Lit(_)
            | Call(_)
            | MethodCall(_)
            | Field(_)
            | Index(_)
            | Paren(_)
            | Tuple(_)
            | Array(_)
            | Macro(_)
    )
}

/// Writes the bodies of forms.
pub struct Expander<'a> {
    t: &'a Tables,
    macros: Macros<'a>,
    backend: Backend,
    /// Of the stencil that is being written.
    variant: Variant,
    /// What stencils have left for by `tail!`.
    tails: std::cell::RefCell<std::collections::BTreeSet<String>>,
}

impl<'a> Expander<'a> {
    pub fn new(t: &'a Tables, backend: Backend) -> Self {
        Self {
            t,
            macros: Macros::new(&t.macros),
            backend,
            variant: Variant::default(),
            tails: Default::default(),
        }
    }

    /// The functions that were named in `tail!` so far.
    pub fn tails(&self) -> Vec<String> {
        self.tails.borrow().iter().cloned().collect()
    }

    /// Whether a body of the form uses a verb.
    pub fn uses(&self, form: &Form, wanted: &str) -> bool {
        let found = std::cell::Cell::new(false);
        for part in &form.parts {
            if let Body::Code(code) = &self.t.decls[part.decl].body {
                self.macros.expand(tokens(&code.text), &|verb, _| {
                    found.set(found.get() || verb == wanted);
                    None
                });
            }
        }
        found.get()
    }

    /// Writes that stencil from now on.
    pub fn choose(&mut self, variant: Variant) {
        self.variant = variant;
    }

    /// The names of the state's variables.
    pub fn state(&self) -> Vec<Ident> {
        self.t.state.iter().map(|v| ident(&v.name)).collect()
    }

    /// Everything between the handler's braces but the dispatch of the next instruction, and
    /// whether that must follow. Blocks that are `cold!` stand in place.
    pub fn body(&self, form: &Form) -> (TokenStream, bool) {
        self.parts(form, 0, &|_| None)
    }

    /// As `body`, without the `cold!` blocks: `cold` names the function that takes the
    /// instruction over at the start of a component. Which components need one comes third.
    pub fn fast_body(
        &self,
        form: &Form,
        cold: &dyn Fn(usize) -> Ident,
    ) -> (TokenStream, bool, Vec<usize>) {
        let needed = std::cell::RefCell::new(std::collections::BTreeSet::new());
        let (body, falls) = self.parts(form, 0, &|i| {
            needed.borrow_mut().insert(i);
            Some(cold(i))
        });
        (body, falls, needed.into_inner().into_iter().collect())
    }

    /// The instruction from a component on, `cold!` blocks in place.
    pub fn cold_body(&self, form: &Form, from: usize) -> (TokenStream, bool) {
        self.parts(form, from, &|_| None)
    }

    fn parts(
        &self,
        form: &Form,
        from: usize,
        cold: &dyn Fn(usize) -> Option<Ident>,
    ) -> (TokenStream, bool) {
        let mut out = self.size_binding(form);
        let count = form.parts.len();
        for (i, part) in form.parts.iter().enumerate().skip(from) {
            let last = i + 1 == count;
            let label = syn::Lifetime::new(&format!("'part_{i}"), Span::call_site());
            let again = syn::Lifetime::new(&format!("'again_{i}"), Span::call_site());
            let Body::Code(code) = &self.t.decls[part.decl].body else {
                continue;
            };
            let bindings = self.bindings(form, part);
            let (jumps, retries) = (std::cell::Cell::new(false), std::cell::Cell::new(false));
            let verbs = |verb: &str, arg: TokenStream| match verb {
                "cold" => Some(match cold(i) {
                    Some(name) => self.enter_cold(&name),
                    None => quote!({ #arg }),
                }),
                "place" => Some(self.place(form, part, &arg)),
                "retry" => {
                    retries.set(true);
                    Some(quote!(continue #again))
                }
                _ => {
                    jumps.set(jumps.get() || verb == "next");
                    Some(self.verb(form, verb, arg, (!last).then_some(&label)))
                }
            };
            let body = closed_tail(self.macros.expand(tokens(&code.text), &verbs));
            let body = match retries.get() {
                true => quote!(#again: loop { #bindings #body; break #again; }),
                false => quote!(#bindings #body),
            };
            out.extend(match (count, last, jumps.get()) {
                (1, ..) => body,
                (_, false, true) => quote!(#label: { #body }),
                _ => quote!({ #body }),
            });
        }
        let ends = form
            .parts
            .last()
            .is_some_and(|p| self.t.decls[p.decl].effects & ENDS != 0);
        (out, !ends)
    }

    /// Leaves the fast path for a function of its own. The hint keeps conditions that lead there apart: LLVM would compute
    /// them all and branch once.
    fn enter_cold(&self, name: &Ident) -> TokenStream {
        let state = self.state();
        let hint = quote!(core::hint::cold_path(););
        if self.backend != Backend::Stencil {
            return quote!({ #hint return #name(#(#state),*) });
        }
        let (block, rest) = (self.block(), &state[1.min(state.len())..]);
        quote!({ #hint return #name(#block, #(#rest),*) })
    }

    /// Where the operands stand.
    fn block(&self) -> TokenStream {
        match self.backend {
            Backend::Stencil => quote!((core::ptr::addr_of!(purlin_block) as *const u8)),
            _ => self.ip().into_token_stream(),
        }
    }

    /// Goes on at the next instruction.
    pub fn next(&self, form: &Form) -> TokenStream {
        if self.backend == Backend::Stencil {
            let state = self.state();
            return quote!(return purlin_next(#(#state),*););
        }
        let address = self.next_address(form);
        self.go(quote!(#address))
    }

    fn size_binding(&self, form: &Form) -> TokenStream {
        let Some(rest) = &form.layout.rest else {
            return TokenStream::new();
        };
        let count = number(rest.count_offset);
        let (offset, group) = (number(rest.offset), number(rest.group_size));
        let block = self.block();
        let size = matches!(self.backend, Backend::Threaded | Backend::Loop)
            .then(|| quote!(let size_ = #offset + count_ * #group;));
        quote! {
            let count_ = (#block.add(#count) as *const u32).read_unaligned() as usize;
            #size
        }
    }

    fn ip(&self) -> Ident {
        self.t
            .state
            .first()
            .map_or(format_ident!("ip"), |v| ident(&v.name))
    }

    fn next_address(&self, form: &Form) -> TokenStream {
        let ip = self.ip();
        match (self.backend, &form.layout.rest) {
            (Backend::Stencil, _) => quote!((purlin_next as *const u8)),
            (Backend::Shared, _) => {
                quote!(((#ip as *const u32).add(1).read() as usize as *const u8))
            }
            (_, Some(_)) => quote!(#ip.add(size_)),
            (_, None) => {
                let size = number(form.layout.size);
                quote!(#ip.add(#size))
            }
        }
    }

    /// Goes on at an address.
    fn go(&self, address: TokenStream) -> TokenStream {
        let (ip, state) = (self.ip(), self.state());
        match self.backend {
            Backend::Threaded => quote! {
                let #ip = #address;
                let handler_ = (#ip as *const Handler).read();
                return handler_(#(#state),*);
            },
            Backend::Loop => quote! {
                #ip = #address;
                *machine_ = State { #(#state),* };
                return NEXT;
            },
            Backend::Shared | Backend::Stencil => quote! {
                let handler_ = core::mem::transmute::<*const u8, Handler>(#address);
                return handler_(#(#state),*);
            },
        }
    }

    /// Goes on as the instruction that begins with that word would, at this one's address; natively, at that address.
    fn go_as(&self, head: &TokenStream) -> TokenStream {
        let state = self.state();
        match self.backend {
            Backend::Loop => quote! {
                let head_: u64 = #head;
                *machine_ = State { #(#state),* };
                return AS | head_;
            },
            _ => quote! {
                let handler_ = core::mem::transmute::<usize, Handler>(#head as usize);
                return handler_(#(#state),*);
            },
        }
    }

    /// The address of the instruction itself.
    fn this_address(&self) -> TokenStream {
        let ip = self.ip();
        match self.backend {
            Backend::Stencil => quote!((purlin_this as *const u8)),
            Backend::Shared => quote!(((#ip as *const u32).read() as usize as *const u8)),
            _ => quote!(#ip),
        }
    }

    fn verb(
        &self,
        form: &Form,
        verb: &str,
        arg: TokenStream,
        label: Option<&syn::Lifetime>,
    ) -> TokenStream {
        let state = self.state();
        let out = match (verb, label, self.backend) {
            ("next", Some(label), _) => return quote!(break #label),
            ("next", None, _) => self.next(form),
            ("next_addr", ..) => return self.next_address(form),
            ("this_addr", ..) => return self.this_address(),
            ("jump" | "jump_to", ..) => self.go(arg),
            ("jump_as", ..) => self.go_as(&arg),
            ("tail", _, Backend::Threaded | Backend::Shared) => {
                return quote!(return #arg(#(#state),*));
            }
            ("tail", _, Backend::Stencil) => {
                let target = arg.to_string();
                self.tails.borrow_mut().insert(target.clone());
                let target = format_ident!("purlin_tail_{target}");
                return quote!(return #target(#(#state),*));
            }
            ("tail", _, Backend::Loop) => quote! {
                *machine_ = State { #(#state),* };
                return loop_tail(#arg, machine_);
            },
            (_, _, Backend::Threaded | Backend::Shared | Backend::Stencil) => {
                return quote!(return #arg);
            }
            (_, _, Backend::Loop) => quote! {
                let leave_: u64 = #arg;
                *machine_ = State { #(#state),* };
                return leave_;
            },
        };
        quote!({ #out })
    }

    fn bindings(&self, form: &Form, part: &Part) -> TokenStream {
        let decl = &self.t.decls[part.decl];
        let mut out = TokenStream::new();
        for (operand, arg) in decl.operands.iter().zip(&part.args) {
            if operand.bound() {
                out.extend(self.binding(form, operand, arg));
            }
        }
        let wanted = decl.rest.as_ref().filter(|r| !r.name.starts_with('_'));
        if let (Some(rest), Some(layout)) = (wanted, &form.layout.rest) {
            let (name, offset) = (ident(&rest.name), number(layout.offset));
            let (group, block) = (number(layout.group_size), self.block());
            out.extend(
                quote!(let #name = Rest { ptr: #block.add(#offset), len: count_, group: #group };),
            );
        }
        out
    }

    fn binding(&self, form: &Form, operand: &Operand, arg: &PartArg) -> Option<TokenStream> {
        let (kind, raw) = match arg {
            PartArg::Operand(i) if self.backend == Backend::Stencil => {
                return self.hole(form, operand, *i);
            }
            PartArg::Operand(i) => {
                let kind = &self.t.kinds[form.kinds[*i]];
                (kind, self.raw_from_code(kind, form.layout.offsets[*i]))
            }
            PartArg::Fixed(kind, literal) => {
                let kind = &self.t.kinds[*kind];
                (kind, self.raw_from_literal(kind, literal))
            }
            PartArg::Any => return None,
        };
        let accessor = if operand.place {
            &kind.place
        } else {
            &kind.value
        };
        let accessor = accessor.as_ref()?;
        let (name, ty) = (ident(&operand.name), tokens(&accessor.ty));
        let code = self.code(&accessor.code);
        Some(quote!(let #name: #ty = { #raw #code };))
    }

    /// An operand that is filled in when code is made.
    fn hole(&self, form: &Form, operand: &Operand, i: usize) -> Option<TokenStream> {
        let choice = self.variant.choices[i];
        let kind = &self.t.kinds[match choice {
            Choice::Kind(kind) => kind,
            _ => form.kinds[i],
        }];
        let accessor = if operand.place {
            &kind.place
        } else {
            &kind.value
        };
        let accessor = accessor.as_ref()?;
        let (name, ty) = (ident(&operand.name), tokens(&accessor.ty));
        let code = self.code(&accessor.code);
        // What is narrower than a word stays as wide as the symbol, so that it folds into addresses.
        let raw_type = match kind.raw {
            Raw::U64 | Raw::I64 => tokens(kind.raw.ty()),
            _ => quote!(usize),
        };
        let raw = match choice {
            Choice::Label => {
                let label = format_ident!("purlin_label_{i}");
                return Some(quote!(let #name: #ty = #label as *const u8;));
            }
            Choice::NoLabel => {
                let raw_type = tokens(kind.raw.ty());
                quote!(let raw: #raw_type = 0;)
            }
            Choice::Kind(_) if kind.raw == Raw::Unit => TokenStream::new(),
            Choice::Kind(_) if self.variant.wide && kind.raw.size() == 8 => {
                let wide = format_ident!("purlin_wide_{i}");
                quote!(let raw = (core::ptr::addr_of!(#wide) as *const #raw_type).read();)
            }
            Choice::Kind(_) => {
                let hole = format_ident!("purlin_hole_{i}");
                let bias = Lit::u64_unsuffixed(bias(i));
                quote!(let raw = (core::ptr::addr_of!(#hole) as usize as #raw_type).wrapping_add(#bias);)
            }
        };
        // Labels that are not there are made null by their accessor; it wants an address to count from.
        let ip = (choice == Choice::NoLabel).then(|| {
            let ip = self.ip();
            quote!(let #ip = core::ptr::null::<u8>();)
        });
        Some(quote!(let #name: #ty = { #ip #raw #code };))
    }

    /// An operand's place as it is now; unknown names are left to rustc to complain about.
    fn place(&self, form: &Form, part: &Part, name: &TokenStream) -> TokenStream {
        let decl = &self.t.decls[part.decl];
        let wanted = name.to_string();
        let found = decl
            .operands
            .iter()
            .zip(&part.args)
            .find(|(o, _)| o.place && o.name == wanted);
        match found.and_then(|(operand, arg)| self.binding(form, operand, arg)) {
            Some(binding) => quote!({ #binding #name }),
            None => quote!(compile_error!(
                "`place!` takes the name of an operand declared with `&`"
            )),
        }
    }

    fn code(&self, code: &Code) -> TokenStream {
        self.macros.expand(tokens(&code.text), &|_, _| None)
    }

    fn raw_from_code(&self, kind: &Kind, offset: u32) -> TokenStream {
        if kind.raw == Raw::Unit {
            return TokenStream::new();
        }
        let (ip, ty, offset) = (self.ip(), tokens(kind.raw.ty()), number(offset));
        quote!(let raw = (#ip.add(#offset) as *const #ty).read_unaligned();)
    }

    fn raw_from_literal(&self, kind: &Kind, literal: &Literal) -> TokenStream {
        let Some(fixed) = kind.fixed.as_ref().filter(|_| kind.raw != Raw::Unit) else {
            return TokenStream::new();
        };
        let (param, ty, value) = (
            ident(&fixed.param),
            tokens(kind.raw.ty()),
            literal_value(literal),
        );
        let code = self.code(&fixed.code);
        quote! {
            let #param: u64 = #value;
            let raw = ({ #code }) as #ty;
        }
    }
}

/// A literal as the `u64` that stands in an operand.
pub fn literal_value(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Int(n) if *n >= 0 => Lit::u64_unsuffixed(*n as u64).into_token_stream(),
        Literal::Int(n) => {
            let n = Lit::i64_unsuffixed(*n);
            quote!(#n as i64 as u64)
        }
        Literal::Name(_, path) => {
            let path = tokens(path);
            quote!(u64::from(#path))
        }
    }
}

/// An integer without a suffix.
pub fn number(n: u32) -> Lit {
    Lit::u32_unsuffixed(n)
}

/// A body's statements, so that others can follow: a last expression gets its semicolon.
fn closed_tail(body: TokenStream) -> TokenStream {
    let Ok(mut block) = syn::parse2::<syn::Block>(quote!({ #body })) else {
        return body;
    };
    if let Some(syn::Stmt::Expr(expr, semi @ None)) = block.stmts.last_mut()
        && !block_like(expr)
    {
        *semi = Some(syn::token::Semi::default());
    }
    let stmts = block.stmts;
    quote!(#(#stmts)*)
}

fn block_like(expr: &syn::Expr) -> bool {
    use syn::Expr::*;
    matches!(
        expr,
        If(_) | Match(_) | Loop(_) | While(_) | ForLoop(_) | Block(_) | Unsafe(_)
    )
}
