//! Rewriting ends.
//!
//! Rules match at the head only, and an operation that no rule takes leaves the window. So every
//! firing has a head that either came from the file or was built by an earlier firing, and
//! rewriting can go on for ever only along a cycle of the relation "builds an operation at which
//! the other can fire". Each cycle must have a rule that shortens the sequence and none that
//! lengthens it, all of them marked.

use super::{built_box, pattern_box};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::*;
use crate::set::{Cube, intersect};

pub(super) fn check(t: &Tables, diags: &mut Diagnostics) {
    let graph: Vec<Vec<usize>> = t.rules.iter().map(|rule| edges(t, rule)).collect();
    let all = vec![true; graph.len()];
    let mut on_cycle = vec![false; graph.len()];
    for component in components(&graph, &all) {
        for rule in &component {
            on_cycle[*rule] = true;
        }
        check_component(t, &graph, &component, diags);
    }
    for (rule, on_cycle) in t.rules.iter().zip(on_cycle) {
        if let Some(again) = rule.again.filter(|_| !on_cycle) {
            let message = format!("the rule `{}` is on no cycle", rule.name);
            diags.push(Diagnostic::new(Code::NeedlessAgain, again, message).help("delete `again`"));
        }
    }
}

fn check_component(t: &Tables, graph: &[Vec<usize>], component: &[usize], diags: &mut Diagnostics) {
    let unmarked = component.iter().find(|r| t.rules[**r].again.is_none());
    let longer = component.iter().find(|r| growth(&t.rules[**r]) > 0);
    let level: Vec<bool> = (0..graph.len())
        .map(|i| component.contains(&i) && growth(&t.rules[i]) == 0)
        .collect();
    let stuck = components(graph, &level);
    let help = match (longer, stuck.first(), unmarked) {
        (Some(_), ..) => {
            "narrow a pattern, so that no rule takes what another builds; `again` cannot help, because a rule lengthens the sequence"
        }
        (_, Some(_), _) => {
            "narrow a pattern, so that no rule takes what another builds; `again` cannot help, because no rule of the cycle shortens the sequence"
        }
        (.., Some(_)) => {
            "mark every rule of the cycle with `again`: each round shortens the sequence"
        }
        _ => return,
    };
    let within: Vec<bool> = match (longer, stuck.first()) {
        (None, Some(stuck)) => (0..graph.len()).map(|i| stuck.contains(&i)).collect(),
        _ => (0..graph.len()).map(|i| component.contains(&i)).collect(),
    };
    let start = longer.or(unmarked).filter(|r| within[**r]).copied();
    let start = start.or_else(|| (0..graph.len()).find(|i| within[*i]));
    let Some(cycle) = start.and_then(|start| cycle(graph, &within, start)) else {
        return;
    };
    report(t, &cycle, help, diags);
}

fn report(t: &Tables, cycle: &[usize], help: &str, diags: &mut Diagnostics) {
    let mut names: Vec<_> = cycle.iter().map(|r| t.rules[*r].name.as_str()).collect();
    names.push(names[0]);
    let first = &t.rules[cycle[0]];
    let message = format!("rewriting need not end: {}", names.join(" → "));
    let mut d = Diagnostic::new(Code::Cycle, first.name_span, message)
        .label("builds what the next one takes");
    for rule in &cycle[1..] {
        d = d.also(t.rules[*rule].name_span, "and this one too");
    }
    diags.push(d.help(help));
}

/// By how much a rule lengthens the sequence; a builder may push any number of operations.
fn growth(rule: &Rule) -> isize {
    match &rule.rhs {
        Rhs::Ops(built) => built.len() as isize - rule.lhs.len() as isize,
        Rhs::Build { .. } => isize::MAX,
    }
}

/// The rules that can fire with something at their head that this rule built.
fn edges(t: &Tables, rule: &Rule) -> Vec<usize> {
    let fires = |other: &Rule| match &rule.rhs {
        Rhs::Build { builder, .. } => t.builders[*builder].makes.contains(&other.lhs[0].op),
        Rhs::Ops(built) => {
            let boxes: Vec<(&Built, Cube)> =
                built.iter().map(|b| (b, built_box(t, rule, b))).collect();
            (0..boxes.len()).any(|i| can_match(other, &boxes[i..]))
        }
    };
    (0..t.rules.len()).filter(|i| fires(&t.rules[*i])).collect()
}

/// Whether a left side can match at the first of these operations; what follows them is unknown.
fn can_match(rule: &Rule, built: &[(&Built, Cube)]) -> bool {
    rule.lhs.iter().zip(built).all(|(pattern, (built, cube))| {
        let mut values = pattern.args.iter().zip(&built.args);
        pattern.op == built.op
            && intersect(&pattern_box(pattern), cube).is_some()
            && values.all(|(pat, arg)| same_value(pat, arg))
    })
}

/// Two literals match only if they are the same.
fn same_value(pat: &Pat, arg: &BuiltArg) -> bool {
    match (&pat.value, arg) {
        (Some(wanted), BuiltArg::Literal(_, given)) => wanted == given,
        _ => true,
    }
}

/// The strongly connected parts, of the rules that are `within`, that hold a cycle.
fn components(graph: &[Vec<usize>], within: &[bool]) -> Vec<Vec<usize>> {
    let reach: Vec<Vec<bool>> = (0..graph.len())
        .map(|i| reachable(graph, within, i))
        .collect();
    let mut done = vec![false; graph.len()];
    let mut out = Vec::new();
    for i in 0..graph.len() {
        if within[i] && !done[i] && reach[i][i] {
            let part: Vec<usize> = (i..graph.len())
                .filter(|j| reach[i][*j] && reach[*j][i])
                .collect();
            for j in &part {
                done[*j] = true;
            }
            out.push(part);
        }
    }
    out
}

/// What can be reached from a rule in one step or more.
fn reachable(graph: &[Vec<usize>], within: &[bool], from: usize) -> Vec<bool> {
    let mut seen = vec![false; graph.len()];
    if !within[from] {
        return seen;
    }
    let mut todo = vec![from];
    while let Some(at) = todo.pop() {
        for next in &graph[at] {
            if within[*next] && !seen[*next] {
                seen[*next] = true;
                todo.push(*next);
            }
        }
    }
    seen
}

/// A shortest cycle through a rule.
fn cycle(graph: &[Vec<usize>], within: &[bool], start: usize) -> Option<Vec<usize>> {
    let mut from = vec![usize::MAX; graph.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for next in graph[at].iter().copied().filter(|n| within[*n]) {
            if next == start {
                let mut path = vec![at];
                while *path.last()? != start {
                    path.push(from[*path.last()?]);
                }
                path.reverse();
                return Some(path);
            }
            if from[next] == usize::MAX {
                from[next] = at;
                queue.push_back(next);
            }
        }
    }
    None
}
