//! The collector over random terms: what lives stays equal, what dies is released.
use super::*;
use crate::heap::{Heap, Resource, SharedBin, copy};
use crate::term::boxed;
use crate::term::compare::eq;
use std::sync::Arc;

const ROUNDS: usize = if cfg!(miri) { 12 } else { 400 };

/// A small generator of our own: the same terms in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % n
    }
}

/// A term of about `size` objects, with parts of `known` in it.
fn random_term(heap: &mut impl Heap, random: &mut Random, size: usize, known: &[Term]) -> Term {
    if size == 0 {
        return match random.below(3) {
            0 if !known.is_empty() => known[random.below(known.len())],
            1 => am::OK,
            _ => Term::small(random.below(1000) as i64),
        };
    }
    let part = size / 3;
    match random.below(11) {
        0 => heap.float(random.below(99) as f64),
        1 => heap.big(random.below(2) == 0, &[1 << 62, 7]),
        2 => {
            let items: Vec<_> = (0..random.below(9))
                .map(|_| random_term(heap, random, part, known))
                .collect();
            heap.tuple(&items)
        }
        3 => heap.binary(&vec![7; random.below(60)]),
        4 => {
            let bytes: Vec<u8> = (0..200).collect();
            let whole = heap.binary(&bytes);
            heap.sub_bits(whole, random.below(100), 500 + random.below(600))
        }
        5 => {
            let bytes: Vec<u8> = (0..40).collect();
            let whole = heap.binary(&bytes);
            let part = heap.sub_bits(whole, random.below(100), random.below(200));
            heap.cons(part, whole)
        }
        6 => heap.reference([size as u64, 3]),
        7 => heap.boxed(boxed::RECORD, &[am::OK, Term::small(size as i64)]),
        _ => {
            let head = random_term(heap, random, part, known);
            let tail = random_term(heap, random, size - 1, known);
            heap.cons(head, tail)
        }
    }
}

/// Roots of all sorts, each with a copy outside that no collection touches.
struct Model {
    x: Vec<Term>,
    x_copies: Vec<Term>,
    stack_copies: Vec<Term>,
    dict_copies: Vec<(Term, Term)>,
    outside: Arena,
}

impl Model {
    fn new() -> Model {
        Model {
            x: Vec::new(),
            x_copies: Vec::new(),
            stack_copies: Vec::new(),
            dict_copies: Vec::new(),
            outside: Arena::new(),
        }
    }
    fn step(&mut self, p: &mut Process, random: &mut Random) {
        let size = random.below(60);
        let term = if random.below(4) == 0 {
            let mut arena = Arena::new();
            let term = random_term(&mut arena, random, size, &[]);
            p.absorb(arena);
            term
        } else {
            random_term(p, random, size, &self.x)
        };
        let saved = copy::copy(term, &mut self.outside);
        match random.below(5) {
            0 if p.room() > 0 => {
                push(p, term);
                self.stack_copies.push(saved);
            }
            1 => {
                let key = Term::small(random.below(20) as i64);
                p.dict.put(key, term);
                self.dict_copies.retain(|e| e.0 != key);
                self.dict_copies.push((key, saved));
            }
            2 if self.x.len() > 4 => {
                self.x.clear();
                self.x_copies.clear();
            }
            _ => {
                self.x.push(term);
                self.x_copies.push(saved);
            }
        }
    }
    fn check(&self, p: &Process) {
        for (&a, &b) in self.x.iter().zip(&self.x_copies) {
            assert!(eq(a, b));
            assert_eq!(copy::size_of(a), copy::size_of(b));
        }
        let stack = p.stack()[1..].iter().rev();
        for (&a, &b) in stack.zip(&self.stack_copies) {
            assert!(eq(a, b));
        }
        for &(key, value) in &self.dict_copies {
            assert!(eq(p.dict.get(key).unwrap(), value));
        }
    }
}

/// Pushes a term below the return slot.
fn push(p: &mut Process, term: Term) {
    p.regs.e = p.regs.e.wrapping_sub(1);
    // SAFETY: there was room for a word.
    unsafe {
        *p.regs.e = Term::NIL;
        *p.regs.e.add(1) = term;
    }
}

fn collect_somehow(p: &mut Process, random: &mut Random, live: &mut [Term]) {
    let need = random.below(300);
    let outcome = match random.below(12) {
        0 => gc::collect_all(p, need, live),
        1 => gc::hibernate(p, live),
        _ => gc::collect(p, need, live),
    };
    assert!(matches!(outcome, gc::Outcome::Done { .. }));
    if p.regs.fragment_words == 0 && p.room() < need {
        gc::collect(p, need, live);
        assert!(p.room() >= need);
    }
}

#[test]
fn random_terms_survive() {
    let mut random = Random(0x1234_5678_9abc_def1);
    for _ in 0..if cfg!(miri) { 2 } else { 30 } {
        let mut p = Process::new(Term::pid(1));
        let mut model = Model::new();
        for _ in 0..ROUNDS {
            model.step(&mut p, &mut random);
            if random.below(3) == 0 {
                collect_somehow(&mut p, &mut random, &mut model.x);
                model.check(&p);
            }
        }
    }
}

fn shared(p: &mut Process, keep: &mut Vec<*mut SharedBin>) -> Term {
    let bin = SharedBin::new(1000, 8000);
    // SAFETY: just made; the second reference is `keep`'s.
    let data = unsafe {
        (*bin).retain();
        (*bin).data()
    };
    keep.push(bin);
    let orig = p.bin_ref(bin);
    p.sub_bits_at(boxed::SUB_BITS, orig, data, 0, 8000)
}

fn references(bins: &[*mut SharedBin]) -> Vec<usize> {
    // SAFETY: the test holds a reference to each.
    bins.iter().map(|&b| unsafe { (*b).refs() }).collect()
}

#[test]
fn shared_binaries_are_released() {
    let mut bins = Vec::new();
    let mut p = Process::new(Term::pid(1));
    let mut x = [shared(&mut p, &mut bins), shared(&mut p, &mut bins)];
    let message = copy::copy_to_message(x[1]);
    assert_eq!(references(&bins), [2, 3]);
    p.push(message);
    p.current_message();
    x[1] = Term::NIL;
    for _ in 0..3 {
        gc::collect(&mut p, 0, &mut x);
        assert_eq!(references(&bins), [2, 2]);
    }
    assert!(p.remove_first(|_| true));
    gc::collect(&mut p, 0, &mut x);
    assert_eq!(
        references(&bins),
        [2, 2],
        "promoted: a minor collection does not see it"
    );
    gc::collect_all(&mut p, 0, &mut x);
    assert_eq!(references(&bins), [2, 1]);
    let unread = copy::copy_to_message(x[0]);
    p.push(unread);
    assert_eq!(references(&bins), [3, 1]);
    drop(p);
    assert_eq!(references(&bins), [1, 1]);
    for bin in bins {
        // SAFETY: the test's own reference.
        unsafe { SharedBin::release(bin) }
    }
}

#[test]
fn dead_shared_binaries_make_a_collection_due() {
    let mut bins = Vec::new();
    let flags = Flags {
        min_heap_size: 5000,
        ..Flags::default()
    };
    let mut p = Process::with_flags(Term::pid(1), flags);
    let mut made = 0;
    while !p.wants_collection() {
        shared(&mut p, &mut bins);
        made += 1;
    }
    assert!((100..1000).contains(&made), "{made}");
    gc::collect(&mut p, 0, &mut []);
    assert!(!p.wants_collection());
    assert!(references(&bins).iter().all(|&refs| refs == 1));
    for bin in bins {
        // SAFETY: the test's own reference.
        unsafe { SharedBin::release(bin) }
    }
}

#[test]
fn resources_are_released() {
    let counter = Arc::new(());
    let mut p = Process::new(Term::pid(1));
    let mut x = [p.magic_ref([1, 2], Resource::new(Box::new(counter.clone())))];
    x[0] = copy::copy(x[0], &mut *p);
    gc::collect(&mut p, 0, &mut x);
    gc::collect(&mut p, 0, &mut x);
    assert_eq!(Arc::strong_count(&counter), 2);
    gc::collect_all(&mut p, 0, &mut []);
    assert_eq!(Arc::strong_count(&counter), 1);
}

#[test]
fn literals_stay_where_they_are() {
    let mut literals = Arena::new();
    let literal = literals.list(&[am::OK, am::ERROR]);
    let mut p = Process::new(Term::pid(1));
    let mut x = [p.cons(am::TRUE, literal)];
    for _ in 0..3 {
        gc::collect(&mut p, 0, &mut x);
        assert_eq!(x[0].as_cons().unwrap().1, literal);
    }
    gc::collect_all(&mut p, 0, &mut x);
    assert_eq!(x[0].as_cons().unwrap().1, literal);
    let message = copy::copy_to_message_unless(x[0], |at| literals.contains(at));
    assert_eq!(message.heap.as_ref().unwrap().words(), 2);
    assert_eq!(message.term.as_cons().unwrap().1, literal);
}

#[test]
fn the_return_slot_is_not_traced() {
    let mut p = Process::new(Term::pid(1));
    // SAFETY: the top of the stack.
    unsafe { *p.regs.e = Term::from_raw(0x1001) }
    gc::collect(&mut p, 0, &mut []);
    gc::collect_all(&mut p, 0, &mut []);
    assert_eq!(p.stack(), [Term::from_raw(0x1001)]);
}

#[test]
fn the_limit_is_told() {
    let mut p = Process::with_flags(
        Term::pid(1),
        Flags {
            max_heap: defaults::MaxHeapSize {
                size: 2000,
                ..defaults::get().max_heap_size
            },
            ..Flags::default()
        },
    );
    let mut x = [Term::NIL];
    let mut n = 0;
    let outcome = loop {
        if p.room() < 2 {
            let outcome = gc::collect(&mut p, 2, &mut x);
            if !matches!(outcome, gc::Outcome::Done { .. }) {
                break outcome;
            }
        }
        x[0] = p.cons(Term::small(n), x[0]);
        n += 1;
    };
    assert!(matches!(
        outcome,
        gc::Outcome::OverLimit { words: 2001.., .. }
    ));
    assert_eq!(x[0].list_len(), Some(n as usize));
    assert!(p.room() >= 2);
}

#[test]
fn the_heap_grows_and_shrinks() {
    let mut p = Process::new(Term::pid(1));
    let mut x = [Term::NIL];
    let count = if cfg!(miri) { 3000 } else { 300_000 };
    for i in 0..count {
        if p.room() < 2 {
            gc::collect(&mut p, 2, &mut x);
        }
        x[0] = p.cons(Term::small(i), x[0]);
    }
    let full = p.total_heap_size();
    assert!(
        (2 * count as usize..12 * count as usize).contains(&full),
        "{full}"
    );
    assert_eq!(x[0].list_len(), Some(count as usize));
    x[0] = Term::NIL;
    gc::collect_all(&mut p, 0, &mut x);
    assert_eq!(p.total_heap_size(), 233);
    gc::hibernate(&mut p, &mut x);
    assert_eq!(p.total_heap_size(), 1);
    gc::collect(&mut p, 10, &mut x);
    assert!(p.room() >= 10);
}
