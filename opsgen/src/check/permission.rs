//! Bodies do what their effects allow, and what they say.

use std::collections::BTreeSet;

use crate::ast::Code as Rust;
use crate::code;
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::expand::Macros;
use crate::model::*;

pub(super) fn check(t: &Tables, diags: &mut Diagnostics) {
    if diags
        .list
        .iter()
        .any(|d| matches!(d.code, Code::Macro | Code::Rust))
    {
        return; // macros cannot be put in safely
    }
    let macros = Macros::new(&t.macros);
    for (id, decl) in t.decls.iter().enumerate() {
        match &decl.body {
            Body::Code(code) => body(t, &macros, decl, code, diags),
            Body::Sum(_) => sum(t, id, diags),
        }
    }
}

/// The names that a body mentions, in its source, in the macros on the way, and in the result.
fn mentioned(t: &Tables, macros: &Macros<'_>, code: &Rust) -> BTreeSet<String> {
    let source = code::lex(code).unwrap_or_default();
    let mut names = code::mentions(&source);
    names.extend(code::mentions(&macros.expand(source, &|_, _| None)));
    let mut seen = BTreeSet::new();
    loop {
        let next = t
            .macros
            .iter()
            .find(|m| names.contains(&m.name) && !seen.contains(&m.name));
        let Some(next) = next else { return names };
        seen.insert(next.name.clone());
        names.extend(code::mentions(&code::lex(&next.code).unwrap_or_default()));
    }
}

fn body(t: &Tables, macros: &Macros<'_>, decl: &Decl, code: &Rust, diags: &mut Diagnostics) {
    let names = mentioned(t, macros, code);
    let declared = t.effects.iter().enumerate().skip(BUILT_IN_EFFECTS.len());
    for (i, effect) in declared {
        let used = effect.uses.iter().find(|u| names.contains(*u));
        match (used, decl.effects & (1 << i) != 0) {
            (Some(name), false) => undeclared(decl, code, effect, name, diags),
            (None, true) => {
                let span = declared_at(decl, i);
                let message = format!(
                    "the body of `{}` never uses the effect `{}`",
                    decl.name, effect.name
                );
                let d = Diagnostic::new(Code::Permission, span, message)
                    .also(effect.span, "the effect")
                    .help(format!("delete it, or use {}", effect.uses.join(" or ")));
                diags.push(d);
            }
            _ => {}
        }
    }
}

fn undeclared(decl: &Decl, code: &Rust, effect: &Effect, name: &str, diags: &mut Diagnostics) {
    let message = format!("`{}` {}, and does not say so", decl.name, effect.doc);
    let (span, label) = match code::find(code, name) {
        Some(span) => (span, "here".to_owned()),
        None => (
            decl.name_span,
            format!("by way of a macro that mentions `{name}`"),
        ),
    };
    let d = Diagnostic::new(Code::Permission, span, message)
        .label(label)
        .also(effect.span, "the effect")
        .help(format!("declare `[{}]`", effect.name));
    diags.push(d);
}

fn declared_at(decl: &Decl, effect: usize) -> Span {
    decl.effect_spans
        .iter()
        .find(|(e, _)| *e == effect)
        .map_or(decl.name_span, |(_, s)| *s)
}

/// A sum declares no effect that no component has.
fn sum(t: &Tables, id: DeclId, diags: &mut Diagnostics) {
    let parts = t
        .forms
        .iter()
        .filter(|f| f.decl == id)
        .flat_map(|f| &f.parts);
    let had = parts.fold(COLD | BY_HAND, |m, p| m | t.decls[p.decl].effects);
    for (effect, span) in &t.decls[id].effect_spans {
        if had & (1 << effect) == 0 {
            let name = &t.effects[*effect].name;
            let message = format!(
                "no component of `{}` has the effect `{name}`",
                t.decls[id].name
            );
            let d = Diagnostic::new(Code::Permission, *span, message);
            diags.push(d.help("a sum has its components' effects by itself: delete it"));
        }
    }
}
