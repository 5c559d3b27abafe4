//! Reading Rust code as tokens: calls, mentions, and where they stand in the tables.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use syn::visit::Visit;

use crate::ast::Code;
use crate::diag::Span;
use crate::expand::macro_call;

/// The tokens of a piece of code, or where and why they cannot be had.
pub fn lex(code: &Code) -> Result<TokenStream, (Span, String)> {
    TokenStream::from_str(&code.text).map_err(|e| (at(code, e.span()), e.to_string()))
}

/// A token's position in the tables, if it came from this code.
pub fn at(code: &Code, span: proc_macro2::Span) -> Span {
    let range = span.byte_range();
    let len = code.text.len();
    let (start, end) = (range.start.min(len), range.end.min(len));
    let base = code.span.start;
    Span {
        file: code.span.file,
        start: base + start as u32,
        end: base + end.max(start) as u32,
    }
}

/// Every `name!(…)`, inner ones too, with the name's token and the arguments.
pub fn macro_calls(tokens: &TokenStream) -> Vec<(TokenTree, String, TokenStream)> {
    let mut out = Vec::new();
    walk(tokens, &mut |rest| {
        if let Some((name, args)) = macro_call(rest) {
            out.push((rest[0].clone(), name, args.stream()));
        }
    });
    out
}

/// Calls `f` at every token, with it and those after it in its group.
pub fn walk(tokens: &TokenStream, f: &mut impl FnMut(&[TokenTree])) {
    let list: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for i in 0..list.len() {
        f(&list[i..]);
        if let TokenTree::Group(group) = &list[i] {
            walk(&group.stream(), f);
        }
    }
}

/// The names that stand as a macro, a function or a method, or in `tail!(…)`.
pub fn mentions(tokens: &TokenStream) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    walk(tokens, &mut |rest| {
        if let Some((name, args)) = macro_call(rest) {
            if name == "tail" {
                let idents = args
                    .stream()
                    .into_iter()
                    .filter(|t| matches!(t, TokenTree::Ident(_)));
                out.extend(idents.map(|t| t.to_string()));
            }
            out.insert(name);
        } else if let Some(TokenTree::Ident(name)) = rest.first()
            && called(&rest[1..])
        {
            out.insert(name.to_string());
        }
    });
    out
}

/// `(…)` or `::<…>(…)`.
fn called(rest: &[TokenTree]) -> bool {
    match rest {
        [TokenTree::Group(g), ..] => g.delimiter() == Delimiter::Parenthesis,
        [
            TokenTree::Punct(a),
            TokenTree::Punct(b),
            TokenTree::Punct(c),
            ..,
        ] => (a.as_char(), b.as_char(), c.as_char()) == (':', ':', '<'),
        _ => false,
    }
}

/// The first place where a name stands in this code.
pub fn find(code: &Code, name: &str) -> Option<Span> {
    let tokens = lex(code).ok()?;
    let mut found = None;
    walk(&tokens, &mut |rest| {
        if let Some(TokenTree::Ident(ident)) = rest.first()
            && found.is_none()
            && ident == name
        {
            found = Some(at(code, ident.span()));
        }
    });
    found
}

/// Whether the code is made only of what the printer knows. (`syn` keeps what it does not know, such
/// as `become`, as bare tokens.)
pub fn printable(file: &syn::File) -> bool {
    let mut finder = Verbatim(false);
    finder.visit_file(file);
    !finder.0
}

/// As [`printable`], for a block.
pub fn printable_block(block: &syn::Block) -> bool {
    let mut finder = Verbatim(false);
    finder.visit_block(block);
    !finder.0
}

struct Verbatim(bool);

impl<'a> Visit<'a> for Verbatim {
    fn visit_token_stream(&mut self, _: &'a TokenStream) {}

    fn visit_expr(&mut self, node: &'a syn::Expr) {
        self.0 |= matches!(node, syn::Expr::Verbatim(_));
        syn::visit::visit_expr(self, node);
    }

    fn visit_item(&mut self, node: &'a syn::Item) {
        self.0 |= matches!(node, syn::Item::Verbatim(_));
        syn::visit::visit_item(self, node);
    }

    fn visit_type(&mut self, node: &'a syn::Type) {
        self.0 |= matches!(node, syn::Type::Verbatim(_));
        syn::visit::visit_type(self, node);
    }

    fn visit_pat(&mut self, node: &'a syn::Pat) {
        self.0 |= matches!(node, syn::Pat::Verbatim(_));
        syn::visit::visit_pat(self, node);
    }
}
