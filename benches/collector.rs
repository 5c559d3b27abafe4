//! How long allocating and collecting takes, without the rest of the machine: binary trees built and
//! dropped, long lists, naive reverse, a deep stack, many small processes.
//!
//! `cargo bench --bench collector [name]`; each line: best of five, collections, words moved.
use purlin::heap::Heap;
use purlin::process::Process;
use purlin::process::gc::{self, Outcome};
use purlin::term::{Term, am};
use std::time::Duration;

struct Mutator {
    p: Box<Process>,
    moved: usize,
}

impl Mutator {
    fn new() -> Mutator {
        Mutator {
            p: Process::new(Term::pid(1)),
            moved: 0,
        }
    }
    #[inline(always)]
    fn need<const N: usize>(&mut self, words: usize, mut live: [Term; N]) -> [Term; N] {
        if self.p.room() < words {
            match gc::collect(&mut self.p, words, &mut live) {
                Outcome::Done { copied } => self.moved += copied,
                other => panic!("{other:?}"),
            }
        }
        live
    }
    #[inline(always)]
    fn push(&mut self, term: Term) {
        let [term] = self.need(1, [term]);
        let r = &mut self.p.regs;
        // SAFETY: there is room for a word; the return slot stays on top.
        unsafe {
            *r.e = term;
            r.e = r.e.sub(1);
            *r.e = Term::NIL;
        }
    }
    #[inline(always)]
    fn pop(&mut self) -> Term {
        let r = &mut self.p.regs;
        // SAFETY: pushes and pops are balanced.
        unsafe {
            r.e = r.e.add(1);
            *r.e
        }
    }
    fn cons(&mut self, head: Term, tail: Term) -> Term {
        let [head, tail] = self.need(2, [head, tail]);
        self.p.cons(head, tail)
    }

    /// A complete tree of `{Left, Right}`.
    fn tree(&mut self, depth: usize) -> Term {
        if depth == 0 {
            self.need(3, []);
            return self.p.tuple(&[am::NONE, am::NONE]);
        }
        let left = self.tree(depth - 1);
        self.push(left);
        let right = self.tree(depth - 1);
        let [right] = self.need(3, [right]);
        let left = self.pop();
        self.p.tuple(&[left, right])
    }

    fn list(&mut self, n: usize) -> Term {
        let mut list = Term::NIL;
        for i in 0..n {
            list = self.cons(Term::small(i as i64), list);
        }
        list
    }
    fn append(&mut self, front: Term, back: Term) -> Term {
        self.push(back);
        let mut rest = front;
        let mut reversed = Term::NIL;
        while let Some((head, tail)) = rest.as_cons() {
            [rest, reversed] = self.need(2, [tail, reversed]);
            reversed = self.p.cons(head, reversed);
        }
        let mut result = self.pop();
        while let Some((head, tail)) = reversed.as_cons() {
            [reversed, result] = self.need(2, [tail, result]);
            result = self.p.cons(head, result);
        }
        result
    }
}

fn tree_size(tree: Term) -> usize {
    tree.as_tuple()
        .map_or(0, |t| 1 + tree_size(t[0]) + tree_size(t[1]))
}

/// As the benchmarks game has it: a long-lived tree, and many short-lived ones.
fn binary_trees(m: &mut Mutator) {
    const DEPTH: usize = 16;
    let long = m.tree(DEPTH);
    m.push(long);
    for depth in (4..=DEPTH).step_by(4) {
        for _ in 0..1 << (DEPTH - depth + 4) {
            let tree = m.tree(depth);
            assert!(depth > 4 || tree_size(tree) == 31);
        }
    }
    assert_eq!(tree_size(m.pop()), (2 << DEPTH) - 1);
}

/// One large tree grows: all survives.
fn large_tree(m: &mut Mutator) {
    let tree = m.tree(20);
    assert_eq!(tree_size(tree), (2 << 20) - 1);
}

fn long_list(m: &mut Mutator) {
    for _ in 0..4 {
        let list = m.list(2_000_000);
        assert!(list.is_cons());
    }
}

/// Naive reverse of short lists: all dies young.
fn naive_reverse(m: &mut Mutator) {
    for _ in 0..300 {
        let mut list = m.list(200);
        let mut result = Term::NIL;
        while let Some((_, tail)) = list.as_cons() {
            m.push(tail);
            let one = m.cons(am::OK, Term::NIL);
            result = m.append(result, one);
            list = m.pop();
        }
        assert_eq!(result.list_len(), Some(200));
    }
}

/// Garbage with little alive: floats, as a loop of arithmetic makes.
fn floats(m: &mut Mutator) {
    let mut sum = m.p.float(0.0);
    for _ in 0..20_000_000 {
        [sum] = m.need(2, [sum]);
        sum = m.p.float(sum.as_float().unwrap_or(0.0) + 1.0);
    }
}

/// Garbage made while a large structure lives.
fn garbage_beside_large(m: &mut Mutator) {
    let tree = m.tree(18);
    m.push(tree);
    for _ in 0..100 {
        m.list(100_000);
    }
    m.pop();
}

/// Garbage made below a deep stack.
fn deep_stack(m: &mut Mutator) {
    for i in 0..1_000_000 {
        m.push(Term::small(i));
    }
    for _ in 0..50 {
        m.list(100_000);
    }
    for _ in 0..1_000_000 {
        m.pop();
    }
}

/// Many processes that do little.
fn small_processes(m: &mut Mutator) {
    for _ in 0..200_000 {
        let mut other = Mutator::new();
        let list = other.list(200);
        assert!(list.is_cons());
        m.moved += other.moved;
    }
}

/// Time that this thread has had a processor for, on Linux; elsewhere the time of day.
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = stat.and_then(|s| s.split(' ').next()?.parse().ok());
    match nanos {
        Some(nanos) => Duration::from_nanos(nanos),
        None => std::time::SystemTime::UNIX_EPOCH
            .elapsed()
            .unwrap_or_default(),
    }
}

/// One benchmark.
type Bench = fn(&mut Mutator);

fn main() {
    let wanted: Vec<_> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let all: [(&str, Bench); 8] = [
        ("binary_trees", binary_trees),
        ("large_tree", large_tree),
        ("long_list", long_list),
        ("naive_reverse", naive_reverse),
        ("floats", floats),
        ("garbage_beside_large", garbage_beside_large),
        ("deep_stack", deep_stack),
        ("small_processes", small_processes),
    ];
    for (name, run) in all {
        if !wanted.is_empty() && !wanted.iter().any(|w| name.contains(w.as_str())) {
            continue;
        }
        let mut best = Duration::MAX;
        let (mut collections, mut moved, mut size) = (0, 0, 0);
        for _ in 0..5 {
            let mut m = Mutator::new();
            let start = cpu_time();
            run(&mut m);
            best = best.min(cpu_time() - start);
            (collections, moved) = (m.p.heap.stats.collections, m.moved);
            size = m.p.total_heap_size();
        }
        println!(
            "{name:22} {best:10.1?}  {collections:8} collections  {moved:10} words moved  {size:9} words at the end"
        );
    }
}
