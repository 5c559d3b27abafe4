//! What is declared and never used.

use super::Resolver;
use crate::diag::{Code, Diagnostic, Span};
use crate::model::BUILT_IN_EFFECTS;

impl Resolver<'_> {
    pub(super) fn unused(&mut self) {
        let mut found: Vec<(&str, String, Span)> = Vec::new();
        let used = |list: &[bool], i: usize| list.get(i).copied().unwrap_or(false);
        for (i, tag) in self.t.tags.iter().enumerate() {
            if !used(&self.used.tags, i) {
                found.push(("tag", tag.name.clone(), tag.span));
            }
        }
        for (i, kind) in self.t.kinds.iter().enumerate() {
            if !used(&self.used.kinds, i) {
                found.push(("kind", kind.name.clone(), kind.span));
            }
        }
        for (i, union) in self.t.unions.iter().enumerate() {
            if !used(&self.used.unions, i) {
                found.push(("union", union.name.clone(), union.span));
            }
        }
        for (i, pred) in self.t.preds.iter().enumerate() {
            if !used(&self.used.preds, i) {
                found.push(("predicate", pred.name.clone(), pred.span));
            }
        }
        for (i, constraint) in self.t.constraints.iter().enumerate() {
            if !used(&self.used.constraints, i) {
                found.push(("constraint", constraint.name.clone(), constraint.span));
            }
        }
        for (i, builder) in self.t.builders.iter().enumerate() {
            if !used(&self.used.builders, i) {
                found.push(("builder", builder.name.clone(), builder.span));
            }
        }
        for (i, effect) in self
            .t
            .effects
            .iter()
            .enumerate()
            .skip(BUILT_IN_EFFECTS.len())
        {
            if !used(&self.used.effects, i) {
                found.push(("effect", effect.name.clone(), effect.span));
            }
        }
        for (what, name, span) in found {
            let d = Diagnostic::new(
                Code::Unused,
                span,
                format!("the {what} `{name}` is never used"),
            );
            self.error(d.help("delete it"));
        }
        self.unmade();
    }

    /// Internal operations that nothing makes.
    fn unmade(&mut self) {
        let made = &self.used.made;
        let idle = self.t.real_ops().filter(|(id, op)| {
            op.number.is_none() && !op.by_hand && !made.get(*id).copied().unwrap_or(false)
        });
        let idle: Vec<_> = idle.map(|(_, op)| (op.name.clone(), op.span)).collect();
        for (name, span) in idle {
            let d = Diagnostic::new(
                Code::Unused,
                span,
                format!("nothing makes the internal operation `{name}`"),
            );
            self.error(
                d.help("write a rule that builds it, or mark it `[by_hand]` if Rust code makes it"),
            );
        }
    }
}
