//! `purlin stats`: how often operations, pairs, forms and rules occur in files.
use super::check;
use super::output::{Failure, Out, painted, style};
use super::target;
use purlin::inspect::tally::Tally;
use purlin::loader;
use purlin::tables::{OPS, RULES, SPECS};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// Files, or directories that are searched for .beam files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Lines of each table; 0 for all of them
    #[arg(long, default_value_t = 25, value_name = "N")]
    top: usize,
    /// Only the rules that fire nowhere in these files
    #[arg(long)]
    unused_rules: bool,
    /// Only the specific forms that these files need nowhere
    #[arg(long)]
    unused_forms: bool,
}

pub fn stats(args: &Args, out: &mut Out) -> Result<(), Failure> {
    let files = check::find_all(&args.files)?;
    let mut tally = Tally::default();
    let mut refused = 0;
    for path in &files {
        let bytes = target::read(path)?;
        if let Err(error) = loader::load_observed(&bytes, &mut tally) {
            refused += 1;
            eprintln!("purlin: {}: {error}", path.display());
        }
    }
    let top = if args.top == 0 { usize::MAX } else { args.top };
    if args.unused_rules {
        unused_rules(&tally, out)?;
    }
    if args.unused_forms {
        unused_forms(&tally, out)?;
    }
    if !args.unused_rules && !args.unused_forms {
        out.line(format_args!("{} files", files.len() - refused))?;
        tables(&tally, top, out)?;
    }
    if refused > 0 {
        return Err(Failure::Said);
    }
    Ok(())
}

fn tables(t: &Tally, top: usize, out: &mut Out) -> Result<(), Failure> {
    let op = |id: u16| OPS[usize::from(id)].name;
    let form = |id: u16| SPECS[usize::from(id)].form;
    let pairs = t
        .pairs
        .iter()
        .map(|(p, n)| (format!("{} {}", op(p[0]), op(p[1])), *n));
    let triples = t.triples.iter();
    let triples = triples.map(|(p, n)| (format!("{} {} {}", op(p[0]), op(p[1]), op(p[2])), *n));
    let form_pairs = t.form_pairs.iter();
    let form_pairs = form_pairs.map(|(p, n)| (format!("{} {}", form(p[0]), form(p[1])), *n));
    let rule = |i: usize| format!("{}  {}:{}", RULES[i].name, RULES[i].file, RULES[i].line);
    table(
        "generic operations",
        counted(&t.generic, |i| OPS[i].name.into()),
        top,
        out,
    )?;
    table("pairs of them", pairs.collect(), top, out)?;
    table("triples of them", triples.collect(), top, out)?;
    table(
        "loaded instructions",
        counted(&t.forms, |i| SPECS[i].form.into()),
        top,
        out,
    )?;
    table("pairs of them", form_pairs.collect(), top, out)?;
    table("rules", counted(&t.rules, rule), top, out)
}

/// The counts that are not zero, with their names.
pub fn counted(counts: &[u64], name: impl Fn(usize) -> String) -> Vec<(String, u64)> {
    let all = counts.iter().enumerate().filter(|(_, n)| **n > 0);
    all.map(|(i, n)| (name(i), *n)).collect()
}

/// A table of counts, the largest first.
pub fn table(
    title: &str,
    mut rows: Vec<(String, u64)>,
    top: usize,
    out: &mut Out,
) -> Result<(), Failure> {
    let total: u64 = rows.iter().map(|r| r.1).sum();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    out.empty()?;
    let left_out = match rows.len().saturating_sub(top) {
        0 => String::new(),
        _ => format!(", the first {top}"),
    };
    out.title(format_args!(
        "{title}: {total}, {} different{left_out}",
        rows.len()
    ))?;
    for (name, n) in rows.iter().take(top) {
        let share = *n as f64 * 100.0 / total as f64;
        out.line(format_args!("{n:>12} {share:>6.2}%  {name}"))?;
    }
    Ok(())
}

fn unused_rules(t: &Tally, out: &mut Out) -> Result<(), Failure> {
    let unused = RULES.iter().zip(&t.rules).filter(|(_, n)| **n == 0);
    for (rule, _) in unused {
        let place = painted(style::FAINT, format_args!("{}:{}", rule.file, rule.line));
        out.line(format_args!("{}  {place}", painted(style::RULE, rule.name)))?;
    }
    Ok(())
}

fn unused_forms(t: &Tally, out: &mut Out) -> Result<(), Failure> {
    let unused = SPECS.iter().zip(&t.forms).filter(|(_, n)| **n == 0);
    for (form, _) in unused {
        let place = painted(style::FAINT, format_args!("{}:{}", form.file, form.line));
        out.line(format_args!("{}  {place}", painted(style::NAME, form.form)))?;
    }
    Ok(())
}
