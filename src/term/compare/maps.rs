//! Comparing maps: by their keys in exact order, then by the values in that order.
use super::Mode;
use super::flat::flat_cmp;
use crate::map::{self, Entry};
use crate::term::word::{Term, boxed};
use std::cmp::Ordering;

/// What comes next in the comparison of two maps.
pub(super) enum Next {
    Compare(Term, Term, Mode),
    Equal,
}

enum Phase {
    Sort(usize, Sorter),
    Keys(usize),
    Values(usize),
}

/// Two maps of the same size, under comparison.
pub(super) struct Maps {
    sides: [Vec<Entry>; 2],
    phase: Phase,
    mode: Mode,
}

impl Maps {
    pub fn new(a: Term, b: Term, mode: Mode) -> Maps {
        let mut a: Vec<Entry> = map::iter(a).collect();
        let mut b: Vec<Entry> = map::iter(b).collect();
        drop_same(&mut a, &mut b);
        let sorter = Sorter::new(std::mem::take(&mut a));
        Maps {
            sides: [a, b],
            phase: Phase::Sort(0, sorter),
            mode,
        }
    }
    /// True when the result of the pending comparison concerns the order of keys within one map, not
    /// the maps themselves.
    pub fn is_sorting(&self) -> bool {
        matches!(self.phase, Phase::Sort(..))
    }
    /// Goes on; `last` is how the pair that `Next::Compare` gave last compared.
    pub fn resume(&mut self, last: Ordering) -> Next {
        loop {
            match &mut self.phase {
                Phase::Sort(side, sorter) => {
                    if let Some((a, b)) = sorter.resume(last) {
                        return Next::Compare(a, b, Mode::Exact);
                    }
                    let side = *side;
                    self.sides[side] = sorter.take();
                    self.phase = if side == 0 {
                        Phase::Sort(1, Sorter::new(std::mem::take(&mut self.sides[1])))
                    } else {
                        Phase::Keys(0)
                    };
                }
                Phase::Keys(i) if *i == self.sides[0].len() => self.phase = Phase::Values(0),
                Phase::Keys(i) => {
                    let (a, b) = (self.sides[0][*i].0, self.sides[1][*i].0);
                    *i += 1;
                    return Next::Compare(a, b, Mode::Exact);
                }
                Phase::Values(i) if *i == self.sides[0].len() => return Next::Equal,
                Phase::Values(i) => {
                    let (a, b) = (self.sides[0][*i].1, self.sides[1][*i].1);
                    *i += 1;
                    return Next::Compare(a, b, self.mode);
                }
            }
        }
    }
}

/// Drops entries that are the very same in both: they decide nothing.
fn drop_same(a: &mut Vec<Entry>, b: &mut Vec<Entry>) {
    let mut kept = 0;
    for i in 0..a.len() {
        if a[i] != b[i] {
            (a[kept], b[kept]) = (a[i], b[i]);
            kept += 1;
        }
    }
    a.truncate(kept);
    b.truncate(kept);
}

/// Bottom-up merge sort by key, one comparison at a time, so that keys that hold terms themselves
/// are compared without recursion.
struct Sorter {
    from: Vec<Entry>,
    into: Vec<Entry>,
    /// Length of the runs being merged.
    width: usize,
    left: usize,
    right: usize,
    pending: bool,
}

impl Sorter {
    fn new(mut entries: Vec<Entry>) -> Sorter {
        let mut width = 1;
        if entries.iter().all(|e| is_flat(e.0)) {
            entries.sort_by(|a, b| flat_cmp(a.0, b.0, Mode::Exact).unwrap_or(Ordering::Equal));
            width = entries.len().max(1);
        }
        let mut sorter = Sorter {
            into: Vec::with_capacity(entries.len()),
            from: entries,
            width,
            left: 0,
            right: 0,
            pending: false,
        };
        sorter.right = sorter.width.min(sorter.from.len());
        sorter
    }
    fn take(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.from)
    }
    /// First entry of the pair of runs being merged.
    fn start(&self) -> usize {
        self.into.len() / (2 * self.width) * (2 * self.width)
    }
    /// The next two keys to compare; `None` when `from` is sorted.
    fn resume(&mut self, last: Ordering) -> Option<(Term, Term)> {
        if std::mem::take(&mut self.pending) {
            self.put(last.is_le());
        }
        let n = self.from.len();
        while self.width < n {
            if self.into.len() == n {
                self.next_pass();
                continue;
            }
            let start = self.start();
            let middle = (start + self.width).min(n);
            let end = (start + 2 * self.width).min(n);
            match (self.left < middle, self.right < end) {
                (true, true) => {
                    self.pending = true;
                    return Some((self.from[self.left].0, self.from[self.right].0));
                }
                (left, _) => self.put(left),
            }
        }
        None
    }
    /// Moves the first entry of the left or right run.
    fn put(&mut self, left: bool) {
        let at = if left {
            &mut self.left
        } else {
            &mut self.right
        };
        self.into.push(self.from[*at]);
        *at += 1;
        let start = self.start();
        if start == self.into.len() {
            self.left = start;
            self.right = (start + self.width).min(self.from.len());
        }
    }
    fn next_pass(&mut self) {
        std::mem::swap(&mut self.from, &mut self.into);
        self.into.clear();
        self.width *= 2;
        self.left = 0;
        self.right = self.width.min(self.from.len());
    }
}

fn is_flat(t: Term) -> bool {
    !holds_terms(t)
}

fn holds_terms(t: Term) -> bool {
    t.is_cons() || t.is_fun() || t.is_tuple() || t.is_map() || t.is_boxed_as(boxed::RECORD)
}
