//! Bodies, macros and accessors are Rust code, call what exists, and end as they say.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{Block, Expr, Stmt};

use crate::ast::Code as Rust;
use crate::code;
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::expand::{Macros, split};
use crate::model::*;
use crate::resolve::VERBS;

pub(super) fn check(t: &Tables, diags: &mut Diagnostics) {
    let before = diags.list.len();
    let mut c = Checker {
        t,
        diags,
        called: BTreeSet::new(),
    };
    for m in &t.macros {
        c.macro_(m);
    }
    for kind in &t.kinds {
        c.kind(kind);
    }
    c.recursion();
    for decl in &t.decls {
        if let Body::Code(code) = &decl.body {
            c.code(code, &[]);
        }
    }
    c.unused_macros();
    if diags.list.len() == before {
        Ends {
            t,
            macros: Macros::new(&t.macros),
            diags,
        }
        .check();
    }
}

struct Checker<'a> {
    t: &'a Tables,
    diags: &'a mut Diagnostics,
    /// The macros that bodies and accessors call.
    called: BTreeSet<String>,
}

impl Checker<'_> {
    fn error(&mut self, code: Code, span: Span, message: impl Into<String>, help: &str) {
        self.diags
            .push(Diagnostic::new(code, span, message).help(help));
    }

    /// The code's tokens, if it is Rust; `params` are names that may follow a `$`.
    fn code(&mut self, code: &Rust, params: &[String]) -> Option<TokenStream> {
        let help = "the code between the braces must be Rust";
        let tokens = match code::lex(code) {
            Ok(tokens) => tokens,
            Err((span, message)) => {
                self.error(
                    Code::Rust,
                    span,
                    format!("this is not Rust: {message}"),
                    help,
                );
                return None;
            }
        };
        let plain_flow = self.control(code, &tokens);
        let plain = self.without_dollars(code, tokens.clone(), params);
        let (span, message) = match syn::parse2::<Block>(quote!({ #plain })) {
            Ok(block) if code::printable_block(&block) => {
                self.calls(code, &tokens);
                return Some(tokens);
            }
            Ok(_) if !plain_flow => return None,
            Ok(_) => (
                code.span,
                "it uses syntax that is not in stable Rust".to_owned(),
            ),
            Err(error) => (code::at(code, error.span()), error.to_string()),
        };
        self.error(
            Code::Rust,
            span,
            format!("this is not Rust: {message}"),
            help,
        );
        None
    }

    /// `$name` as `name`, if there is such a parameter.
    fn without_dollars(
        &mut self,
        code: &Rust,
        tokens: TokenStream,
        params: &[String],
    ) -> TokenStream {
        let mut out = TokenStream::new();
        let mut dollar = false;
        for token in tokens {
            match token {
                TokenTree::Punct(p) if p.as_char() == '$' => dollar = true,
                TokenTree::Group(group) => {
                    let inner = self.without_dollars(code, group.stream(), params);
                    let mut new = proc_macro2::Group::new(group.delimiter(), inner);
                    new.set_span(group.span());
                    out.extend([TokenTree::from(new)]);
                }
                TokenTree::Ident(name) => {
                    if dollar {
                        self.parameter(code, &name, params);
                    }
                    dollar = false;
                    out.extend([TokenTree::from(name)]);
                }
                other => out.extend([other]),
            }
        }
        out
    }

    fn parameter(&mut self, code: &Rust, name: &Ident, params: &[String]) {
        if !params.iter().any(|p| name == p) {
            let span = code::at(code, name.span());
            let help = "`$name` stands in a macro, for one of its parameters";
            self.error(
                Code::Macro,
                span,
                format!("there is no parameter `{name}`"),
                help,
            );
        }
    }

    /// No `return`, `become`, `?` or `.await`: where the machine goes next is the verbs' business.
    fn control(&mut self, code: &Rust, tokens: &TokenStream) -> bool {
        let mut found = Vec::new();
        code::walk(tokens, &mut |rest| match &rest[0] {
            TokenTree::Ident(i) if i == "return" || i == "become" || i == "await" => {
                found.push((i.span(), i.to_string()));
            }
            TokenTree::Punct(p) if p.as_char() == '?' => found.push((p.span(), "?".to_owned())),
            _ => {}
        });
        let plain = found.is_empty();
        for (span, what) in found {
            let span = code::at(code, span);
            let help = "say where to go with a verb: next!(), jump!(), jump_to!(), jump_as!(), tail!(), leave!()";
            self.error(
                Code::Control,
                span,
                format!("`{what}` may not stand in a body"),
                help,
            );
        }
        plain
    }

    /// Verbs and macros are called with as many arguments as they take.
    fn calls(&mut self, code: &Rust, tokens: &TokenStream) {
        for (token, name, args) in code::macro_calls(tokens) {
            let given = split(args).len();
            let span = code::at(code, token.span());
            if let Some(m) = self.t.macros.iter().find(|m| m.name == name) {
                if m.params.len() != given {
                    let message =
                        format!("`{name}!` takes {}, not {given}", arguments(m.params.len()));
                    let d =
                        Diagnostic::new(Code::Macro, span, message).also(m.span, "declared here");
                    self.diags
                        .push(d.help("give one argument for each parameter"));
                }
            } else if VERBS.contains(&name.as_str()) && name != "cold" {
                let bare = ["next", "next_addr", "this_addr", "retry"];
                let wanted = usize::from(!bare.contains(&name.as_str()));
                if wanted != given {
                    let message = format!(
                        "the verb `{name}!` takes {}, not {given}",
                        arguments(wanted)
                    );
                    self.error(
                        Code::Verb,
                        span,
                        message,
                        "docs/table-language.md lists the verbs",
                    );
                }
            }
        }
        let names = code::macro_calls(tokens)
            .into_iter()
            .map(|(_, name, _)| name);
        self.called.extend(names);
    }

    fn macro_(&mut self, m: &Macro) {
        let called = std::mem::take(&mut self.called);
        self.code(&m.code, &m.params);
        self.called = called;
    }

    fn kind(&mut self, kind: &Kind) {
        for accessor in [&kind.value, &kind.place].into_iter().flatten() {
            if syn::parse_str::<syn::Type>(&accessor.ty).is_err() {
                let message = format!("`{}` is not a Rust type", accessor.ty);
                self.error(
                    Code::Rust,
                    kind.span,
                    message,
                    "write `value -> Type { … }`",
                );
            }
        }
        let value = kind.value.as_ref().map(|a| &a.code);
        let place = kind.place.as_ref().map(|a| &a.code);
        for code in [value, place, kind.fixed.as_ref().map(|f| &f.code)]
            .into_iter()
            .flatten()
        {
            let Some(tokens) = self.code(code, &[]) else {
                continue;
            };
            for (token, name, _) in code::macro_calls(&tokens) {
                if VERBS.contains(&name.as_str()) {
                    let span = code::at(code, token.span());
                    let help = "an accessor only computes; verbs belong to bodies";
                    self.error(
                        Code::Verb,
                        span,
                        format!("the verb `{name}!` in an accessor"),
                        help,
                    );
                }
            }
        }
    }

    /// What each macro calls.
    fn call_graph(&self) -> BTreeMap<&str, Vec<String>> {
        let names: BTreeSet<&str> = self.t.macros.iter().map(|m| m.name.as_str()).collect();
        let called = |m: &Macro| {
            let tokens = code::lex(&m.code).unwrap_or_default();
            let names = code::macro_calls(&tokens)
                .into_iter()
                .map(|(_, n, _)| n)
                .filter(|n| names.contains(n.as_str()));
            names.collect()
        };
        self.t
            .macros
            .iter()
            .map(|m| (m.name.as_str(), called(m)))
            .collect()
    }

    fn recursion(&mut self) {
        let graph = self.call_graph();
        let reached: Vec<_> = self
            .t
            .macros
            .iter()
            .map(|m| closure(&graph, graph[m.name.as_str()].iter().cloned()))
            .collect();
        for (m, mine) in self.t.macros.iter().zip(&reached) {
            if !mine.contains(&m.name) {
                continue;
            }
            let message = format!("the macro `{}` calls itself", m.name);
            let mut d = Diagnostic::new(Code::Macro, m.span, message)
                .help("macros are put in by tokens, so the expansion would never end");
            for (other, theirs) in self.t.macros.iter().zip(&reached) {
                if other.name != m.name && mine.contains(&other.name) && theirs.contains(&m.name) {
                    d = d.also(other.span, "by way of this one");
                }
            }
            self.diags.push(d);
        }
    }

    fn unused_macros(&mut self) {
        let graph = self.call_graph();
        let used = closure(&graph, self.called.iter().cloned());
        let unused: Vec<_> = self
            .t
            .macros
            .iter()
            .filter(|m| !used.contains(&m.name))
            .collect();
        for m in unused {
            self.error(
                Code::Unused,
                m.span,
                format!("the macro `{}` is never used", m.name),
                "delete it",
            );
        }
    }
}

fn arguments(n: usize) -> String {
    if n == 1 {
        "1 argument".to_owned()
    } else {
        format!("{n} arguments")
    }
}

/// All macros that these call, themselves included.
fn closure(
    graph: &BTreeMap<&str, Vec<String>>,
    from: impl Iterator<Item = String>,
) -> BTreeSet<String> {
    let mut todo: Vec<String> = from.collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if let Some(next) = graph.get(name.as_str())
            && seen.insert(name)
        {
            todo.extend(next.iter().cloned());
        }
    }
    seen
}

/// How bodies end, after macros are put in.
struct Ends<'a> {
    t: &'a Tables,
    macros: Macros<'a>,
    diags: &'a mut Diagnostics,
}

impl Ends<'_> {
    fn check(&mut self) {
        for decl in &self.t.decls {
            match &decl.body {
                Body::Code(code) => self.body(decl, code),
                Body::Sum(_) => {}
            }
        }
        for form in &self.t.forms {
            self.components(form);
        }
    }

    fn expanded(&self, code: &Rust) -> TokenStream {
        self.macros
            .expand(code::lex(code).unwrap_or_default(), &|_, _| None)
    }

    fn body(&mut self, decl: &Decl, code: &Rust) {
        let tokens = self.expanded(code);
        self.jumps(decl, code, &tokens);
        let block = match syn::parse2::<Block>(quote!({ #tokens })) {
            Ok(block) => block,
            Err(error) => {
                let message = format!("with its macros put in, this body is not Rust: {error}");
                let d = Diagnostic::new(Code::Rust, decl.name_span, message);
                return self.diags.push(
                    d.help("a macro's body is put in braces, or in parentheses as an expression"),
                );
            }
        };
        let next = code::macro_calls(&tokens)
            .iter()
            .any(|(_, name, _)| name == "next");
        let diverges = block_diverges(&block);
        let ends = decl.effects & ENDS != 0;
        let (message, help) = match (ends, next, diverges) {
            (true, true, _) => ("ends, but says `next!()`", "drop `ends`, or go elsewhere"),
            (true, false, false) => (
                "ends, but its body can fall off its end",
                "let the last statement be jump!, jump_to!, jump_as!, leave! or tail!, or an `if … else` or `match` all of whose ends are; or drop `ends`",
            ),
            (false, false, true) => (
                "never goes on to the next instruction, and does not say so",
                "declare `[ends]`",
            ),
            _ => return,
        };
        let d = Diagnostic::new(
            Code::Ends,
            decl.name_span,
            format!("`{}` {message}", decl.name),
        );
        self.diags.push(d.help(help));
    }

    /// `jump!` takes an operand that is a label in all forms.
    fn jumps(&mut self, decl: &Decl, code: &Rust, tokens: &TokenStream) {
        for (_, _, arg) in code::macro_calls(tokens)
            .into_iter()
            .filter(|(_, name, _)| name == "jump")
        {
            let name = arg.to_string();
            let operand = decl.operands.iter().find(|o| o.name == name);
            if operand.is_some_and(|o| o.kinds.iter().all(|k| self.t.kinds[*k].label)) {
                continue;
            }
            let span = code::find(code, &name).unwrap_or(decl.name_span);
            let d = Diagnostic::new(
                Code::Verb,
                span,
                format!("`{name}` is no label operand of `{}`", decl.name),
            );
            self.diags.push(d.help(
                "`jump!` takes an operand whose kind says `label`; for an address use `jump_to!`",
            ));
        }
    }

    /// `next_addr!` stands in the last component only.
    fn components(&mut self, form: &Form) {
        let decl = &self.t.decls[form.decl];
        for part in form.parts.iter().rev().skip(1) {
            let part = &self.t.decls[part.decl];
            let Body::Code(code) = &part.body else {
                continue;
            };
            if code::macro_calls(&self.expanded(code))
                .iter()
                .any(|(_, name, _)| name == "next_addr")
            {
                let message = format!(
                    "`{}` takes the next address, and is not the last component of `{}`",
                    part.name, decl.name
                );
                let d = Diagnostic::new(Code::Verb, decl.name_span, message)
                    .also(part.name_span, "the component");
                self.diags.push(
                    d.help("the address after a component in the middle is no instruction's"),
                );
            }
        }
    }
}

fn block_diverges(block: &Block) -> bool {
    block.stmts.iter().any(|stmt| match stmt {
        Stmt::Expr(expr, _) => diverges(expr),
        Stmt::Macro(m) => leaves(&m.mac),
        Stmt::Local(local) => local.init.as_ref().is_some_and(|i| diverges(&i.expr)),
        Stmt::Item(_) => false,
    })
}

/// What stands between the braces of `cold! { … }`.
struct Statements(Block);

impl syn::parse::Parse for Statements {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        let stmts = input.call(Block::parse_within)?;
        Ok(Self(Block {
            brace_token: Default::default(),
            stmts,
        }))
    }
}

fn leaves(mac: &syn::Macro) -> bool {
    let verbs = [
        "next", "jump", "jump_to", "jump_as", "leave", "tail", "retry",
    ];
    mac.path.get_ident().is_some_and(|i| {
        let block = || syn::parse2(mac.tokens.clone()).map(|stmts: Statements| stmts.0);
        verbs.iter().any(|v| i == v) || i == "cold" && block().is_ok_and(|b| block_diverges(&b))
    })
}

fn diverges(expr: &Expr) -> bool {
    match expr {
        Expr::Macro(m) => leaves(&m.mac),
        Expr::If(e) => {
            let other = e.else_branch.as_ref().is_some_and(|(_, b)| diverges(b));
            other && block_diverges(&e.then_branch)
        }
        Expr::Match(e) => !e.arms.is_empty() && e.arms.iter().all(|a| diverges(&a.body)),
        Expr::Loop(e) => !breaks(&e.body),
        Expr::Block(e) => e.label.is_none() && block_diverges(&e.block),
        Expr::Unsafe(e) => block_diverges(&e.block),
        Expr::Paren(e) => diverges(&e.expr),
        Expr::Group(e) => diverges(&e.expr),
        _ => false,
    }
}

/// Whether a loop's body breaks out of it: with a label counts, in an inner loop without one not.
fn breaks(block: &Block) -> bool {
    struct Finder {
        depth: usize,
        found: bool,
    }
    impl<'a> syn::visit::Visit<'a> for Finder {
        fn visit_expr(&mut self, expr: &'a Expr) {
            let inner = matches!(expr, Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_));
            if let Expr::Break(b) = expr {
                self.found |= b.label.is_some() || self.depth == 0;
            }
            self.depth += usize::from(inner);
            syn::visit::visit_expr(self, expr);
            self.depth -= usize::from(inner);
        }
    }
    let mut finder = Finder {
        depth: 0,
        found: false,
    };
    syn::visit::Visit::visit_block(&mut finder, block);
    finder.found
}
