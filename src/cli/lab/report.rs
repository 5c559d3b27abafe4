//! What is left of a measurement: a table for the terminal, and a page with a picture and the samples.
use super::bench::Benchmark;
use super::figures::{Counts, Figures};
use super::machine::Machine;
use super::measure::{Outcome, Sample};
use super::plot;
use crate::cli::output::{Failure, Out, failed, painted, style};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// All that there is to tell.
pub struct Report<'a> {
    pub benchmarks: &'a [Benchmark],
    pub samples: &'a [Sample],
    pub counts: &'a [Counts],
    pub figures: &'a Figures,
    pub machine: &'a Machine,
    pub runs: u32,
    pub smoke: bool,
}

const TABLE: &str =
    "Ratios of processor time to threaded code's with superinstructions; `off` is without them.";

impl Report<'_> {
    pub fn print(&self, out: &mut Out) -> Result<(), Failure> {
        for (i, line) in aligned(&self.figures.table()).iter().enumerate() {
            match i {
                0 => out.title(line)?,
                _ => out.line(line)?,
            }
        }
        out.empty()?;
        let sentences = self.figures.switch().into_iter();
        let sentences = sentences.chain(self.figures.superinstructions());
        for sentence in sentences.chain(self.figures.native()) {
            out.line(sentence)?;
        }
        out.empty()?;
        for (name, text) in self.machine.lines() {
            out.line(painted(style::FAINT, format_args!("{name}: {text}")))?;
        }
        Ok(())
    }

    /// Writes `dispatch.md`, `dispatch.svg` and `dispatch.json`.
    pub fn write(&self, directory: &Path) -> Result<(), Failure> {
        let samples = serde_json::to_string_pretty(&self.json()).unwrap_or_default() + "\n";
        for (name, text) in [
            ("dispatch.md", self.page()),
            ("dispatch.svg", plot::svg(self.figures)),
            ("dispatch.json", samples),
        ] {
            let path = directory.join(name);
            if let Err(error) = fs::write(&path, text) {
                return failed(format_args!("{}: {error}", path.display()));
            }
        }
        Ok(())
    }

    fn page(&self) -> String {
        let mut page = String::from(
            "<!-- Written by `purlin lab dispatch --report`: a new measurement writes it anew. -->\n# Dispatch, measured\n\n",
        );
        let n = self.benchmarks.len();
        let sizes = if self.smoke { "small" } else { "full" };
        let _ = writeln!(
            page,
            "{n} benchmarks on each back end, with superinstructions and without (`--superinstructions off`: rules that make \
             sums do not fire; all other rules do), at {sizes} size, {} times each, by turns. Times are processor time, in the \
             program and in the kernel, of a whole process with its start; the table has medians, [dispatch.json](dispatch.json) \
             every sample.\n\n![the ratios as a picture](dispatch.svg)\n\n## The table\n\n{TABLE} The last two columns are \
             dispatched instructions with superinstructions, in millions, and how many times as many run without; they are the \
             same on all back ends.\n",
            self.runs
        );
        page.push_str(&markdown(&self.figures.table()));
        page.push_str("\n## A switch against direct threading\n\nTextbooks: a switch is 20 to 30 % slower.\n\n");
        list(&mut page, self.figures.switch());
        page.push_str(
            "\nThe loop differs in more than its branch: threaded code passes the machine's six words in registers from \
             handler to handler, the loop keeps them in memory between instructions.\n\n## What superinstructions save\n\n",
        );
        list(&mut page, self.figures.superinstructions());
        if let Some(sentence) = self.figures.native() {
            page.push_str("\n## Native code\n\n");
            list(&mut page, vec![sentence]);
        }
        page.push_str("\n## The machine\n\n");
        let lines = self.machine.lines().into_iter();
        list(
            &mut page,
            lines
                .map(|(name, text)| format!("{name}: {text}"))
                .collect(),
        );
        let smoke = if self.smoke { " --smoke" } else { "" };
        let _ = write!(
            page,
            "\n## Again\n\n    cargo run --release -- lab dispatch --bench DIR --runs {}{smoke} --report docs\n",
            self.runs
        );
        page
    }

    fn json(&self) -> Value {
        let name = |i: usize| self.benchmarks[i].name.as_str();
        let sample = |s: &Sample| {
            let outcome = match &s.outcome {
                Outcome::Right => "right",
                Outcome::Wrong(_) => "wrong",
                Outcome::Failed(_) => "failed",
                Outcome::TimedOut => "timed out",
            };
            json!({
                "benchmark": name(s.benchmark),
                "backend": s.setup.backend.name(),
                "superinstructions": s.setup.superinstructions,
                "run": s.run,
                "microseconds": s.time.as_micros() as u64,
                "outcome": outcome,
            })
        };
        let count = |(i, c): (usize, &Counts)| {
            json!({
                "benchmark": name(i),
                "size": self.benchmarks[i].size,
                "instructions": c.fused,
                "without_superinstructions": c.unfused,
            })
        };
        json!({
            "machine": self.machine.json(),
            "runs": self.runs,
            "smoke": self.smoke,
            "samples": self.samples.iter().map(sample).collect::<Vec<_>>(),
            "counts": self.counts.iter().enumerate().map(count).collect::<Vec<_>>(),
        })
    }
}

fn list(page: &mut String, items: Vec<String>) {
    for item in items {
        let _ = writeln!(page, "- {item}");
    }
}

/// Lines of text; the first column stands to the left, the others to the right.
fn aligned(table: &[Vec<String>]) -> Vec<String> {
    let columns = table.first().map_or(0, Vec::len);
    let width = |k: usize| table.iter().map(|row| row[k].chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|k| width(k).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cell = |(k, text): (usize, &String)| match k {
            0 => format!("{text:<w$}", w = widths[k]),
            _ => format!("{text:>w$}", w = widths[k]),
        };
        row.iter()
            .enumerate()
            .map(cell)
            .collect::<Vec<_>>()
            .join("  ")
    };
    table.iter().map(line).collect()
}

fn markdown(table: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (i, row) in table.iter().enumerate() {
        let _ = writeln!(text, "| {} |", row.join(" | "));
        if i == 0 {
            let _ = writeln!(text, "| --- |{}", " ---: |".repeat(row.len() - 1));
        }
    }
    text
}
