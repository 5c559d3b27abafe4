//! `purlin ops`: the reference of the instruction set, out of the tables themselves.
use super::output::{Failure, Out, failed, painted, style};
use purlin::tables::{
    EFFECTS, FAMILIES, KINDS, OPS, OpInfo, RULES, RuleInfo, SPECS, SpecInfo, TAG_NAMES,
};
use std::collections::BTreeMap;

#[derive(clap::Args)]
pub struct Args {
    /// A generic operation, an instruction, one of its forms, or a rule
    name: Option<String>,
}

pub fn ops(args: &Args, out: &mut Out) -> Result<(), Failure> {
    match &args.name {
        None => topics(out),
        Some(name) => {
            let ids = named(name);
            if ids.is_empty() {
                return unknown(name);
            }
            for (i, id) in ids.into_iter().enumerate() {
                if i > 0 {
                    out.empty()?;
                }
                reference(id, out)?;
            }
            Ok(())
        }
    }
}

/// The operations that a name means: an operation's, a form's, or a rule's (then what it makes).
fn named(name: &str) -> Vec<usize> {
    let own = OPS.iter().position(|op| op.name == name);
    let form = SPECS
        .iter()
        .find(|s| s.form == name)
        .map(|s| usize::from(s.op));
    if let Some(id) = own.or(form) {
        return vec![id];
    }
    let rule = RULES.iter().find(|r| r.name == name);
    let mut made: Vec<usize> = rule
        .map_or(&[][..], |r| r.makes)
        .iter()
        .map(|&id| id.into())
        .collect();
    made.dedup();
    made
}

fn unknown(name: &str) -> Result<(), Failure> {
    let close = OPS
        .iter()
        .filter(|op| !op.name.is_empty() && op.name.contains(name));
    let close: Vec<&str> = close.map(|op| op.name).take(8).collect();
    let hint = match close.len() {
        0 => "`purlin ops` lists all".to_owned(),
        _ => format!("do you mean {}?", close.join(", ")),
    };
    failed(format_args!("no operation {name}: {hint}"))
}

/// All operations, by the table that has them.
fn topics(out: &mut Out) -> Result<(), Failure> {
    let mut topics: BTreeMap<&str, Vec<(u32, usize)>> = BTreeMap::new();
    for (id, op) in OPS.iter().enumerate().filter(|(_, op)| !op.name.is_empty()) {
        let form = FAMILIES[id].first().map(|&s| &SPECS[usize::from(s)]);
        let (file, line) = form.map_or((op.file, op.line), |s| (s.file, s.line));
        topics.entry(file).or_default().push((line, id));
    }
    for (i, (file, mut ids)) in topics.into_iter().enumerate() {
        if i > 0 {
            out.empty()?;
        }
        out.title(file)?;
        ids.sort_unstable();
        for (_, id) in ids {
            topic_line(id, out)?;
        }
    }
    Ok(())
}

fn topic_line(id: usize, out: &mut Out) -> Result<(), Failure> {
    let op = &OPS[id];
    let form = FAMILIES[id].first().map(|&s| &SPECS[usize::from(s)]);
    let doc = form.map_or("", |s| s.doc);
    let doc = if doc.is_empty() { op.doc } else { doc };
    let doc = if op.obsolete {
        "Obsolete."
    } else {
        first_sentence(doc)
    };
    let name = painted(style::NAME, format_args!("{:<28}", op.name));
    Ok(out.line(format!("  {name} {doc}").trim_end())?)
}

fn first_sentence(doc: &str) -> &str {
    let line = doc.split("\n\n").next().unwrap_or("");
    line.lines().next().unwrap_or("")
}

fn reference(id: usize, out: &mut Out) -> Result<(), Failure> {
    let op = &OPS[id];
    heading(op, out)?;
    let forms: Vec<&SpecInfo> = FAMILIES[id]
        .iter()
        .map(|&s| &SPECS[usize::from(s)])
        .collect();
    // Forms of one declaration stand together: they share its body.
    for group in forms.chunk_by(|a, b| a.file == b.file && a.line == b.line) {
        out.empty()?;
        declaration(group, out)?;
    }
    rules(
        "made by",
        RULES.iter().filter(|r| r.makes.contains(&(id as u16))),
        out,
    )?;
    rules(
        "taken by",
        RULES.iter().filter(|r| r.lhs.contains(&(id as u16))),
        out,
    )
}

fn heading(op: &OpInfo, out: &mut Out) -> Result<(), Failure> {
    let number = match op.number {
        Some(n) => format!("{n}: "),
        None => String::new(),
    };
    let since = match (op.number, op.obsolete) {
        (Some(_), true) => ", obsolete".to_owned(),
        (Some(_), false) => format!(", since {}", op.since),
        (None, _) => ", internal".to_owned(),
    };
    out.title(format_args!(
        "{number}{}/{}{since}  {}:{}",
        op.name, op.arity, op.file, op.line
    ))?;
    doc(op.doc, out)?;
    for (name, domain) in op.operand_names.iter().zip(op.domain) {
        out.line(format_args!("  {name}: {}", tag_names(*domain)))?;
    }
    if op.rest
        && let Some(name) = op.operand_names.get(usize::from(op.fixed))
    {
        out.line(format_args!("  {name}: a list"))?;
    }
    Ok(())
}

fn doc(text: &str, out: &mut Out) -> Result<(), Failure> {
    for line in text.lines() {
        out.line(format_args!("  {}", painted(style::FAINT, line)))?;
    }
    Ok(())
}

fn tag_names(set: u32) -> String {
    let all = TAG_NAMES.iter().enumerate();
    let names: Vec<&str> = all
        .filter(|(t, _)| set >> t & 1 == 1)
        .map(|(_, n)| *n)
        .collect();
    names.join(" ")
}

/// The forms of one declaration: their operands, effects and body.
fn declaration(forms: &[&SpecInfo], out: &mut Out) -> Result<(), Failure> {
    let Some(first) = forms.first() else {
        return Ok(());
    };
    out.line(painted(
        style::FAINT,
        format_args!("{}:{}", first.file, first.line),
    ))?;
    if first.doc != OPS[usize::from(first.op)].doc {
        doc(first.doc, out)?;
    }
    for form in forms {
        let operands = form.operands.iter().map(|o| {
            let place = if o.place { "&" } else { "" };
            format!("{}: {place}{}", o.name, KINDS[usize::from(o.kind)].name)
        });
        let rest = form.rest.iter().map(|r| {
            let kinds: Vec<&str> = r
                .kinds
                .iter()
                .map(|&k| KINDS[usize::from(k)].name)
                .collect();
            format!("{}: [{}]", r.name, kinds.join(" "))
        });
        let operands: Vec<String> = operands.chain(rest).collect();
        out.line(format_args!(
            "  {} ({})  {} bytes",
            painted(style::NAME, form.form),
            operands.join(", "),
            form.size
        ))?;
    }
    kinds(forms, out)?;
    let effects = effect_names(first.effects);
    if !effects.is_empty() {
        out.line(format_args!("  effects: {}", effects.join(", ")))?;
    }
    if !first.body.is_empty() {
        out.line("  body:")?;
        for line in first.body.lines() {
            out.line(format!("    {line}").trim_end())?;
        }
    }
    Ok(())
}

/// What the letters of the operands mean.
fn kinds(forms: &[&SpecInfo], out: &mut Out) -> Result<(), Failure> {
    let mut used: Vec<u8> = Vec::new();
    for form in forms {
        used.extend(form.operands.iter().map(|o| o.kind));
        used.extend(form.rest.iter().flat_map(|r| r.kinds));
    }
    used.sort_unstable();
    used.dedup();
    for kind in used {
        let info = &KINDS[usize::from(kind)];
        let about = format_args!("    {}: {}", info.name, first_sentence(info.doc)).to_string();
        out.line(painted(style::FAINT, about))?;
    }
    Ok(())
}

fn effect_names(set: u32) -> Vec<String> {
    let all = EFFECTS.iter().enumerate();
    let has = all.filter(|(i, _)| set >> i & 1 == 1);
    has.map(|(_, (name, what))| format!("{name} ({what})"))
        .collect()
}

fn rules(
    title: &str,
    all: impl Iterator<Item = &'static RuleInfo>,
    out: &mut Out,
) -> Result<(), Failure> {
    for (i, rule) in all.enumerate() {
        if i == 0 {
            out.empty()?;
            out.line(title)?;
        }
        let place = painted(style::FAINT, format_args!("{}:{}", rule.file, rule.line));
        out.line(format_args!(
            "  {}  {place}",
            painted(style::RULE, rule.name)
        ))?;
        out.line(format_args!("    {}", rule.text))?;
    }
    Ok(())
}
