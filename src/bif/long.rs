//! Whether a call of a BIF is going to take long, which it then does on a dirty scheduler: by its arguments, or by what the machine
//! has. A measure stands in `bifs!` behind the BIF's name. Measuring takes a fraction of what the BIF will take.
use crate::ets::registry;
use crate::map;
use crate::process::{Process, gc};
use crate::scheduler;
use crate::term::Term;

/// Whether a call with these arguments takes long: a millisecond or more, in round figures.
pub type Measure = fn(&Process, &[Term]) -> bool;

/// Bytes of a binary that are many for what looks at each once, and for what does more with them.
const MANY_BYTES: usize = 1 << 20;
const MUCH_TEXT: usize = 1 << 18;
/// Elements of a list or a tuple, nodes of a term, bytes of its binaries in sixteens.
const MANY_ELEMENTS: usize = 100_000;
const BYTES_PER_ELEMENT: usize = 16;
/// Pairs of a map.
const MANY_PAIRS: usize = 30_000;
/// Limbs of an integer that is made text, or digits of which it is made: this takes more than linear time.
const MANY_LIMBS: usize = 1000;
const MANY_DIGITS: usize = 30_000;

/// A list is looked at only where the heap is so large that there may be a long one.
fn may_have_long_lists(p: &Process) -> bool {
    p.total_heap_size() > 2 * MANY_ELEMENTS
}

fn has_more(p: &Process, arg: Term, bytes: usize, elements: usize) -> bool {
    if arg.is_cons() {
        may_have_long_lists(p) && arg.iter_list().nth(elements).is_some()
    } else if let Some(elements_of) = arg.as_tuple() {
        elements_of.len() > elements
    } else if arg.is_map() {
        map::size(arg) > MANY_PAIRS
    } else {
        arg.as_bits().is_some_and(|bits| bits.len / 8 > bytes)
    }
}

/// The first argument is large: a list (of whatever), a tuple, a map, a binary.
pub fn long(p: &Process, args: &[Term]) -> bool {
    has_more(p, args[0], MANY_BYTES, MANY_ELEMENTS)
}
/// The last one is.
pub fn long_last(p: &Process, args: &[Term]) -> bool {
    let last = args.last();
    last.is_some_and(|&arg| has_more(p, arg, MANY_BYTES, MANY_ELEMENTS))
}
/// One of them is.
pub fn long_any(p: &Process, args: &[Term]) -> bool {
    args.iter()
        .any(|&arg| has_more(p, arg, MANY_BYTES, MANY_ELEMENTS))
}
/// The first argument is a text in which much is looked for.
pub fn text(p: &Process, args: &[Term]) -> bool {
    has_more(p, args[0], MUCH_TEXT, MANY_ELEMENTS) || is_deep(p, args[0])
}
/// The first argument is large with all that is in it.
pub fn deep(p: &Process, args: &[Term]) -> bool {
    is_deep(p, args[0])
}
/// The last one is.
pub fn deep_last(p: &Process, args: &[Term]) -> bool {
    args.last().is_some_and(|&arg| is_deep(p, arg))
}
/// The first argument is an integer of many digits, or the digits of one.
pub fn digits(p: &Process, args: &[Term]) -> bool {
    match args[0].as_big() {
        Some((_, limbs)) => limbs.len() > MANY_LIMBS,
        None => has_more(p, args[0], MANY_DIGITS, MANY_DIGITS),
    }
}
/// The second argument says how many copies of a binary, the first one, are to be made.
pub fn copies(_: &Process, args: &[Term]) -> bool {
    let bytes = args[0].as_bits().map_or(0, |bits| bits.len / 8);
    let count = args[1].as_small().and_then(|n| usize::try_from(n).ok());
    bytes.saturating_mul(count.unwrap_or(0)) > MANY_BYTES
}
/// The caller's heap is large.
pub fn own_heap(p: &Process, _: &[Term]) -> bool {
    p.total_heap_size() > gc::LONG
}
/// There is room for many processes, all of which are looked at.
pub fn processes(_: &Process, _: &[Term]) -> bool {
    scheduler::places() > MANY_ELEMENTS / 2
}
/// What `erlang:memory/0` asks of them.
pub fn of_memory(p: &Process, args: &[Term]) -> bool {
    args[0].is_tuple() && processes(p, args)
}
/// There are many tables.
pub fn tables(_: &Process, _: &[Term]) -> bool {
    registry::count() > MANY_ELEMENTS / 20
}

fn is_deep(p: &Process, term: Term) -> bool {
    let may_be = may_have_long_lists(p) || p.shared_bytes() > MANY_BYTES;
    may_be && !fits(term, MANY_ELEMENTS)
}

/// Whether a term has no more nodes than `budget`, each of its binaries counted by its bytes.
fn fits(term: Term, budget: usize) -> bool {
    let mut left = budget;
    let mut spend = |cost: usize| {
        let had = left;
        left = left.saturating_sub(cost);
        cost <= had
    };
    let mut todo = vec![term];
    while let Some(mut term) = todo.pop() {
        while let Some((head, tail)) = term.as_cons() {
            if !spend(1) {
                return false;
            }
            if !head.is_immediate() {
                todo.push(head);
            }
            term = tail;
        }
        let cost = match () {
            () if term.is_immediate() => 0,
            () if term.is_map() => 4 * map::size(term),
            () => match (term.as_tuple(), term.as_bits(), term.as_big()) {
                (Some(elements), ..) => elements.len(),
                (_, Some(bits), _) => bits.len / 8 / BYTES_PER_ELEMENT,
                (_, _, Some((_, limbs))) => limbs.len(),
                _ => 1,
            },
        };
        if !spend(cost) {
            return false;
        }
        let boxed = |t: &Term| !t.is_immediate();
        if term.is_map() {
            let pairs = map::iter(term);
            todo.extend(pairs.flat_map(|(key, value)| [key, value]).filter(boxed));
        } else if let Some(elements) = term.as_tuple() {
            todo.extend(elements.iter().copied().filter(boxed));
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::{Arena, Heap};

    #[test]
    fn terms_are_weighed_with_all_that_is_in_them() {
        let mut heap = Arena::new();
        let list = heap.list(&[Term::small(1); 10]);
        assert!(fits(list, 10) && !fits(list, 9));
        let nested = heap.tuple(&[list, list, Term::NIL]);
        assert!(fits(nested, 23) && !fits(nested, 22));
        let binary = heap.binary(&[0; 160]);
        assert!(fits(binary, 10) && !fits(binary, 9));
        let map = map::from_pairs(&mut heap, &[(Term::small(1), nested)]);
        assert!(fits(map, 27) && !fits(map, 26));
        assert!(fits(Term::small(1), 0));
    }
}
