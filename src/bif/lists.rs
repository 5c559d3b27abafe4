//! Lists: joining, taking away, searching, turning round.
use super::{Res, badarg, charge};
use crate::bifs;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::compare::{cmp_exact, eq, eq_num};
use crate::term::{Term, am};

bifs! {
    erlang {
        "++"/2 long => append,
        "append"/2 long => append,
        "--"/2 long_any => subtract,
        "subtract"/2 long_any => subtract,
    }
    lists {
        "member"/2 long_last => member,
        "reverse"/2 long => reverse,
        "keyfind"/3 long_last => keyfind,
        "keymember"/3 long_last => keymember,
        "keysearch"/3 long_last => keysearch,
    }
}

/// Cells that are made, and that are looked at, for a reduction.
const MADE: usize = 40;
const SEEN: usize = 10;

fn append(p: &mut Process, args: &[Term]) -> Res {
    if args[0].is_nil() {
        return Ok(args[1]);
    }
    match args[0].list_to_vec() {
        Some(items) => {
            charge(p, items.len(), MADE);
            Ok(p.list_with_tail(&items, args[1]))
        }
        None => badarg(),
    }
}

/// Up to so many elements to take away are searched one by one.
const FEW: usize = 8;

/// `Left -- Right`: for each element of `Right` the first equal one of `Left` goes. Takes
/// (n + m) log m steps.
fn subtract(p: &mut Process, args: &[Term]) -> Res {
    let (Some(left), Some(right)) = (args[0].list_to_vec(), args[1].list_to_vec()) else {
        return badarg();
    };
    charge(p, left.len() + right.len(), SEEN);
    let mut missing = Missing::new(right);
    let mut kept = Vec::with_capacity(left.len());
    let mut rest = args[0];
    for item in left {
        if missing.left == 0 {
            break;
        }
        if !missing.take(item) {
            kept.push(item);
        }
        rest = rest.as_cons().expect("a proper list").1;
    }
    Ok(p.list_with_tail(&kept, rest))
}

/// The elements that are still to be taken away.
struct Missing {
    /// Sorted if they are many.
    items: Vec<Term>,
    /// How many equal ones there still are, where the first of them stands.
    counts: Vec<usize>,
    sorted: bool,
    left: usize,
}

impl Missing {
    fn new(mut items: Vec<Term>) -> Missing {
        let sorted = items.len() > FEW;
        if sorted {
            items.sort_unstable_by(|&a, &b| cmp_exact(a, b));
        }
        let mut counts = vec![1; items.len()];
        let mut first = 0;
        for i in 1..items.len() {
            if sorted && eq(items[first], items[i]) {
                counts[first] += 1;
            } else {
                first = i;
            }
        }
        Missing {
            left: items.len(),
            items,
            counts,
            sorted,
        }
    }
    /// True if `item` is one of them; it is then one no longer.
    fn take(&mut self, item: Term) -> bool {
        let found = if self.sorted {
            let at = self
                .items
                .partition_point(|&other| cmp_exact(other, item).is_lt());
            (at < self.items.len() && self.counts[at] > 0 && eq(self.items[at], item)).then_some(at)
        } else {
            (0..self.items.len()).find(|&i| self.counts[i] > 0 && eq(self.items[i], item))
        };
        if let Some(at) = found {
            self.counts[at] -= 1;
            self.left -= 1;
        }
        found.is_some()
    }
}

fn member(p: &mut Process, args: &[Term]) -> Res {
    let (mut items, mut seen) = (args[1].iter_list(), 0);
    let found = items
        .by_ref()
        .inspect(|_| seen += 1)
        .any(|item| eq(item, args[0]));
    charge(p, seen, SEEN);
    if found {
        return Ok(am::TRUE);
    }
    if items.tail.is_nil() {
        Ok(am::FALSE)
    } else {
        badarg()
    }
}

fn reverse(p: &mut Process, args: &[Term]) -> Res {
    let mut items = args[0].iter_list();
    let (mut tail, mut made) = (args[1], 0);
    for item in items.by_ref() {
        tail = p.cons(item, tail);
        made += 1;
    }
    charge(p, made, MADE);
    if items.tail.is_nil() {
        Ok(tail)
    } else {
        badarg()
    }
}

/// The first tuple of the list whose element `args[1]` equals the key `args[0]`.
fn find_key(p: &mut Process, args: &[Term]) -> Result<Option<Term>, super::Fault> {
    let &[key, index, list] = args else {
        return badarg();
    };
    let Some(at) = index.as_small().and_then(|i| usize::try_from(i - 1).ok()) else {
        return badarg();
    };
    let (mut items, mut seen) = (list.iter_list(), 0);
    let found = items.find(|item| {
        seen += 1;
        let elements = item.as_tuple();
        elements.is_some_and(|e| at < e.len() && eq_num(e[at], key))
    });
    charge(p, seen, SEEN);
    if found.is_none() && !items.tail.is_nil() {
        return badarg();
    }
    Ok(found)
}

fn keyfind(p: &mut Process, args: &[Term]) -> Res {
    Ok(find_key(p, args)?.unwrap_or(am::FALSE))
}

fn keymember(p: &mut Process, args: &[Term]) -> Res {
    let found = find_key(p, args)?.is_some();
    Ok(if found { am::TRUE } else { am::FALSE })
}

fn keysearch(p: &mut Process, args: &[Term]) -> Res {
    Ok(match find_key(p, args)? {
        Some(tuple) => p.tuple(&[am::VALUE, tuple]),
        None => am::FALSE,
    })
}
