//! How terms lie in memory: `erts_debug:same`, `flat_size` and their like.
use super::Res;
use crate::bifs;
use crate::code::table;
use crate::heap::block::Spans;
use crate::heap::{Heap, persistent};
use crate::process::Process;
use crate::scheduler::literals;
use crate::term::word::boxed;
use crate::term::{Term, am};
use std::collections::HashSet;

bifs! {
    erts_debug {
        "same"/2 => |_, a| Ok(if a[0] == a[1] { am::TRUE } else { am::FALSE }),
        "flat_size"/1 deep => flat_size,
        "size_shared"/1 => size_shared,
        "copy_shared"/1 => |_, a| Ok(a[0]),
        "copy_shared"/2 => |_, a| Ok(a[0]),
    }
}

fn flat_size(p: &mut Process, args: &[Term]) -> Res {
    Ok(p.uint(words(args[0], |_| true)))
}

/// As `flat_size`, but what is shared counts once, and what all processes share (literals, persistent terms) not at all.
fn size_shared(p: &mut Process, args: &[Term]) -> Res {
    let modules = table::modules();
    let of_modules = Spans::new(modules.iter().flat_map(|m| m.literals.spans()).collect());
    let persistent = persistent::spans();
    let erased = literals::being_let_go();
    let mut seen = HashSet::new();
    let mut counts = |term: Term| {
        let at = if term.is_cons() {
            term.list_ptr() as u64
        } else {
            term.boxed_ptr() as u64
        };
        let is_shared = of_modules.contains(at)
            || persistent.contains(at)
            || erased.as_ref().is_some_and(|spans| spans.contains(at));
        !is_shared && seen.insert(term)
    };
    Ok(p.uint(words(args[0], &mut counts)))
}

/// Words of a term on the heap, of those parts that `visit` lets in.
fn words(term: Term, mut visit: impl FnMut(Term) -> bool) -> u64 {
    let (mut total, mut todo) = (0, vec![term]);
    while let Some(term) = todo.pop() {
        let mut rest = term;
        while rest.is_cons() && visit(rest) {
            let (head, tail) = rest.as_cons().expect("a cons cell");
            total += 2;
            if head.is_pointer() {
                todo.push(head);
            }
            rest = tail;
        }
        if rest.is_boxed() && visit(rest) {
            total += 1 + rest.payload().len() as u64;
            todo.extend(children(rest).iter().filter(|t| t.is_pointer()));
        }
    }
    total
}

/// The words of a boxed term that are terms.
fn children<'a>(term: Term) -> &'a [Term] {
    let words = term.payload();
    match term.subtag() {
        Some(boxed::TUPLE | boxed::FLATMAP | boxed::RECORD | boxed::HASHMAP_NODE) => words,
        Some(boxed::HASHMAP_ROOT) => &words[1..],
        Some(boxed::FUN) => &words[2..],
        Some(boxed::SUB_BITS) => &words[..1],
        _ => &[],
    }
}
