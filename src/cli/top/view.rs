//! What `purlin top` shows: which processes, in which order, as lines of text.
use crate::cli::output::{painted, style};
use purlin::inspect::processes::{Row, Snapshot};
use std::cmp::Ordering;
use std::collections::HashMap;

/// What processes are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Key {
    Pid,
    Name,
    State,
    Reductions,
    Memory,
    Queue,
    Function,
}

impl Key {
    /// The key on the keyboard.
    pub fn of_char(c: char) -> Option<Key> {
        Some(match c {
            'p' => Key::Pid,
            'n' => Key::Name,
            's' => Key::State,
            'r' => Key::Reductions,
            'm' => Key::Memory,
            'u' => Key::Queue,
            'f' => Key::Function,
            _ => return None,
        })
    }

    /// Large numbers come first, names in their order.
    fn compare(self, a: &Row, b: &Row) -> Ordering {
        match self {
            Key::Pid => number(&a.pid).cmp(&number(&b.pid)),
            Key::Name => title(a).cmp(title(b)),
            Key::State => a.state.cmp(&b.state),
            Key::Reductions => b.reductions.cmp(&a.reductions),
            Key::Memory => b.memory.cmp(&a.memory),
            Key::Queue => b.queue.cmp(&a.queue),
            Key::Function => a.current.cmp(&b.current),
        }
    }
}

/// The numbers of `<0.5.0>`.
fn number(pid: &str) -> Vec<u64> {
    let digits = pid.split(|c: char| !c.is_ascii_digit());
    digits.filter_map(|n| n.parse().ok()).collect()
}

/// A process' name, or the function that it began with.
fn title(row: &Row) -> &str {
    row.name.as_deref().unwrap_or(&row.initial)
}

/// The lines above the processes.
pub const HEAD: usize = 3;

pub struct View {
    sort: Key,
    reversed: bool,
    limit: Option<usize>,
    /// The first process that is shown.
    pub first: usize,
    rows: Vec<Row>,
    summary: String,
    /// Reductions of each process, and of all, when it was looked at before.
    before: Option<(HashMap<String, u64>, u64)>,
}

impl View {
    pub fn new(sort: Key, limit: Option<usize>) -> View {
        View {
            sort,
            reversed: false,
            limit,
            first: 0,
            rows: Vec::new(),
            summary: String::new(),
            before: None,
        }
    }

    /// Takes a new look.
    pub fn see(&mut self, mut now: Snapshot) {
        let totals = now.processes.iter().map(|r| (r.pid.clone(), r.reductions));
        let totals = (totals.collect::<HashMap<_, _>>(), now.reductions);
        let memory: u64 = now.processes.iter().map(|row| row.memory).sum();
        let mut reductions = now.reductions;
        if let Some((before, all)) = &self.before {
            for row in &mut now.processes {
                let old = before.get(&row.pid).copied().unwrap_or(0);
                row.reductions = row.reductions.saturating_sub(old);
            }
            reductions = reductions.saturating_sub(*all);
        }
        self.summary = format!(
            "{} processes, {} waiting to be run, {} in all, {} reductions, up {}",
            now.processes.len(),
            now.run_queue,
            bytes(memory),
            count(reductions),
            clock(now.uptime_ms),
        );
        self.before = Some(totals);
        self.rows = now.processes;
        self.order();
    }

    /// Sorts by that column; by the same one again: the other way round.
    pub fn sort_by(&mut self, key: Key) {
        self.reversed = self.sort == key && !self.reversed;
        self.sort = key;
        self.order();
    }

    fn order(&mut self) {
        let (key, reversed) = (self.sort, self.reversed);
        self.rows.sort_by(|a, b| {
            let order = key.compare(a, b);
            let order = if reversed { order.reverse() } else { order };
            order.then_with(|| Key::Pid.compare(a, b))
        });
    }

    /// Scrolls so that the process is the first one shown.
    pub fn scroll_to(&mut self, first: usize) {
        self.first = first.min(self.shown().saturating_sub(1));
    }

    fn shown(&self) -> usize {
        self.rows.len().min(self.limit.unwrap_or(usize::MAX))
    }

    /// Lines for a screen of that size.
    pub fn lines(&self, width: usize, height: usize) -> Vec<String> {
        let fit = |line: String| line.chars().take(width).collect::<String>();
        let head = format!(
            "{:<12} {:<28} {:<9} {:>9} {:>9} {:>7}  FUNCTION",
            "PID", "NAME OR INITIAL CALL", "STATE", "REDS", "MEMORY", "QUEUE"
        );
        let mut lines = vec![
            painted(style::TITLE, fit(self.summary.clone())),
            String::new(),
            painted(style::NAME, fit(head)),
        ];
        let room = height.saturating_sub(HEAD);
        let rows = &self.rows[self.first.min(self.rows.len())..self.shown()];
        lines.extend(rows.iter().take(room).map(|row| fit(line(row))));
        lines.truncate(height);
        lines
    }
}

fn line(row: &Row) -> String {
    let title = shortened(title(row), 28);
    format!(
        "{:<12} {title:<28} {:<9} {:>9} {:>9} {:>7}  {}",
        row.pid,
        row.state,
        count(row.reductions),
        bytes(row.memory),
        count(row.queue),
        row.current
    )
}

fn shortened(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width - 1).collect();
    kept + "…"
}

/// A number in seven characters at most.
fn count(n: u64) -> String {
    scaled(n, 1000.0, &["", "k", "M", "G", "T"])
}

fn bytes(n: u64) -> String {
    scaled(n, 1024.0, &[" B", " KiB", " MiB", " GiB", " TiB"])
}

fn scaled(n: u64, step: f64, units: &[&str]) -> String {
    let mut value = n as f64;
    let mut unit = 0;
    while value >= step * 10.0 && unit + 1 < units.len() {
        value /= step;
        unit += 1;
    }
    format!("{value:.0}{}", units[unit])
}

fn clock(ms: u64) -> String {
    let s = ms / 1000;
    format!("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(pid: &str, name: Option<&str>, reductions: u64, memory: u64) -> Row {
        Row {
            pid: pid.into(),
            name: name.map(str::to_owned),
            initial: "m:f/0".into(),
            current: "m:loop/1".into(),
            state: "waiting".into(),
            reductions,
            memory,
            queue: 3,
        }
    }

    fn snapshot(rows: Vec<Row>) -> Snapshot {
        let reductions = rows.iter().map(|r| r.reductions).sum();
        Snapshot {
            processes: rows,
            run_queue: 1,
            reductions,
            uptime_ms: 3_723_000,
        }
    }

    fn pids(view: &View) -> Vec<&str> {
        view.rows.iter().map(|r| r.pid.as_str()).collect()
    }

    #[test]
    fn sorts_either_way() {
        let mut view = View::new(Key::Memory, None);
        view.see(snapshot(vec![
            row("<0.9.0>", None, 1, 10),
            row("<0.10.0>", Some("a"), 2, 30),
            row("<0.2.0>", Some("b"), 3, 20),
        ]));
        assert_eq!(pids(&view), ["<0.10.0>", "<0.2.0>", "<0.9.0>"]);
        view.sort_by(Key::Pid);
        assert_eq!(pids(&view), ["<0.2.0>", "<0.9.0>", "<0.10.0>"]);
        view.sort_by(Key::Pid);
        assert_eq!(pids(&view), ["<0.10.0>", "<0.9.0>", "<0.2.0>"]);
        view.sort_by(Key::Name);
        assert_eq!(pids(&view), ["<0.10.0>", "<0.2.0>", "<0.9.0>"]);
    }

    #[test]
    fn counts_since_the_last_look() {
        let mut view = View::new(Key::Reductions, None);
        view.see(snapshot(vec![row("<0.1.0>", None, 100_000, 10)]));
        let both = vec![
            row("<0.1.0>", None, 100_500, 10),
            row("<0.2.0>", None, 400, 10),
        ];
        view.see(snapshot(both));
        assert_eq!(
            (view.rows[0].reductions, view.rows[1].reductions),
            (500, 400)
        );
        assert!(
            view.summary.contains("900 reductions, up 1:02:03"),
            "{}",
            view.summary
        );
    }

    #[test]
    fn fits_the_screen() {
        let mut view = View::new(Key::Pid, Some(4));
        let rows = (0..9).map(|i| row(&format!("<0.{i}.0>"), None, i, 1 << 40));
        view.see(snapshot(rows.collect()));
        assert_eq!(view.lines(200, 100).len(), HEAD + 4);
        view.scroll_to(99);
        let lines = view.lines(20, 5);
        assert_eq!(lines.len(), HEAD + 1);
        assert_eq!(lines[HEAD], "<0.3.0>      m:f/0  ");
        assert_eq!(view.lines(20, 2).len(), 2);
    }

    #[test]
    fn numbers_are_short() {
        let all = [0, 999, 9_999, 10_000, 123_456_789].map(count);
        assert_eq!(all, ["0", "999", "9999", "10k", "123M"]);
        assert_eq!(bytes(1 << 20), "1024 KiB");
        assert_eq!(bytes(20 << 30), "20 GiB");
    }
}
