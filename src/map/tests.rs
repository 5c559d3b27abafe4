//! Maps against a model, shapes against shapes, and keys whose hashes collide.
use super::*;
use crate::heap::Arena;
use crate::process::{Process, gc};
use crate::term::{am, compare};
use std::collections::BTreeMap;

/// Tuples `{'EXIT', N}` have one hash for two salts, and two hashes for the next.
pub(super) fn colliding(key: Term, salt: u64) -> Option<u64> {
    match (key.as_tuple()?, salt) {
        ([am::EXIT, _], 0 | 1) => Some(0x0123_4567_89ab_cdef),
        ([am::EXIT, n], 2) => Some((n.small_value() & 1) as u64),
        _ => None,
    }
}

/// Key number `n`, made anew each time: of all sorts, some of them colliding.
fn key(heap: &mut impl Heap, n: i64) -> Term {
    match n % 6 {
        0 => Term::small(n),
        1 => heap.tuple(&[am::EXIT, Term::small(n)]),
        2 => heap.float(n as f64),
        3 => heap.binary(n.to_string().as_bytes()),
        4 => heap.list(&[Term::small(n), am::OK]),
        _ => Term::pid(n as u64),
    }
}

type Model = BTreeMap<i64, i64>;

fn check(heap: &mut impl Heap, map: Term, model: &Model) {
    assert_eq!(size(map), model.len());
    assert_eq!(is_flat(map), model.len() <= SMALL);
    assert_eq!(iter(map).count(), model.len());
    for (&n, &value) in model {
        let key = key(heap, n);
        assert_eq!(get(map, key), Some(Term::small(value)));
    }
    for n in 500..520 {
        let key = key(heap, n);
        assert_eq!(get(map, key), None);
    }
    let entries: Vec<_> = model.iter().rev().collect();
    let entries: Vec<_> = entries
        .iter()
        .map(|&(&n, &value)| (key(heap, n), Term::small(value)))
        .collect();
    let fresh = from_pairs(heap, &entries);
    assert!(compare::eq(map, fresh), "equal maps have equal shapes");
    assert_eq!(hash_of(map), hash_of(fresh));
}

fn hash_of(term: Term) -> u64 {
    crate::term::hash::hash(term)
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as i64 % n
    }
}

fn some_entries(heap: &mut impl Heap, random: &mut Random, keys: i64) -> Vec<(i64, Entry)> {
    let most = if random.below(4) == 0 { 90 } else { 6 };
    (0..random.below(most))
        .map(|_| {
            let n = random.below(keys);
            (n, (key(heap, n), Term::small(random.below(1000))))
        })
        .collect()
}

/// One random change, made to the map and to the model.
fn step(
    heap: &mut impl Heap,
    random: &mut Random,
    keys: i64,
    map: Term,
    model: &mut Model,
) -> Term {
    let n = random.below(keys);
    let k = key(heap, n);
    let value = random.below(1000);
    let v = Term::small(value);
    match random.below(9) {
        0 | 1 => {
            model.insert(n, value);
            put(heap, map, k, v)
        }
        2 | 3 => match (take(heap, map, k), model.remove(&n)) {
            (Some((map, was)), Some(value)) if was == Term::small(value) => map,
            (None, None) => map,
            other => panic!("{other:?}"),
        },
        4 => match (update(heap, map, k, v), model.get_mut(&n)) {
            (Some(map), Some(place)) => {
                *place = value;
                map
            }
            (None, None) => map,
            other => panic!("{other:?}"),
        },
        5 => {
            let entries = some_entries(heap, random, keys);
            model.extend(entries.iter().map(|e| (e.0, e.1.1.small_value())));
            let entries: Vec<_> = entries.iter().map(|e| e.1).collect();
            put_all(heap, map, &entries)
        }
        6 => {
            let entries = some_entries(heap, random, keys);
            let missing = entries.iter().filter(|e| !model.contains_key(&e.0));
            let missing = missing.map(|e| e.1.0).min_by(|&a, &b| cmp_keys(a, b));
            if missing.is_none() {
                model.extend(entries.iter().map(|e| (e.0, e.1.1.small_value())));
            }
            let entries: Vec<_> = entries.iter().map(|e| e.1).collect();
            let result = update_all(heap, map, &entries);
            assert_eq!(result.err(), missing);
            result.unwrap_or(map)
        }
        _ => {
            let entries = some_entries(heap, random, keys);
            let pairs: Vec<_> = entries.iter().map(|e| e.1).collect();
            let other = from_pairs(heap, &pairs);
            let theirs = entries.iter().map(|e| (e.0, e.1.1.small_value()));
            if random.below(2) == 0 {
                model.extend(theirs);
                merge(heap, map, other)
            } else {
                let mine = std::mem::replace(model, theirs.collect());
                model.extend(mine);
                merge(heap, other, map)
            }
        }
    }
}

#[test]
fn as_the_model() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (rounds, steps) = if cfg!(miri) { (1, 25) } else { (40, 120) };
    for round in 0..rounds {
        let keys = [20, 60, 200, 500][round % 4];
        let mut heap = Arena::new();
        let mut model = Model::new();
        let mut map = empty(&mut heap);
        for _ in 0..steps {
            map = step(&mut heap, &mut random, keys, map, &mut model);
            check(&mut heap, map, &model);
        }
        for n in 0..keys {
            let k = key(&mut heap, n);
            map = remove(&mut heap, map, k);
            model.remove(&n);
            if n % 7 == 0 {
                check(&mut heap, map, &model);
            }
        }
        assert_eq!(size(map), 0);
    }
}

#[test]
fn maps_survive_collections() {
    let mut p = Process::new(Term::pid(1));
    let mut model = Model::new();
    let mut x = [empty(&mut *p)];
    for n in 0..if cfg!(miri) { 60 } else { 400 } {
        let k = key(&mut *p, n);
        x[0] = put(&mut *p, x[0], k, Term::small(n));
        model.insert(n, n);
        gc::collect(&mut p, 0, &mut x);
        if n % 50 == 0 {
            gc::collect_all(&mut p, 0, &mut x);
            check(&mut *p, x[0], &model);
        }
    }
    check(&mut *p, x[0], &model);
}

#[test]
fn versions_share_their_keys() {
    let mut heap = Arena::new();
    let pairs = [(am::OK, Term::small(1)), (am::ERROR, Term::small(2))];
    let map = from_pairs(&mut heap, &pairs);
    let other = put(&mut heap, map, am::OK, Term::small(3));
    assert_eq!(keys_tuple(map), keys_tuple(other));
    assert_eq!(put(&mut heap, map, am::OK, Term::small(1)), map);
    assert_eq!(merge(&mut heap, map, other), other);
    let one = from_pairs(&mut heap, &pairs[..1]);
    let merged = merge(&mut heap, other, one);
    assert_eq!(keys_tuple(merged), keys_tuple(map));
    let words = heap.words();
    put_all(
        &mut heap,
        map,
        &[(am::OK, Term::NIL), (am::ERROR, Term::NIL)],
    );
    assert_eq!(heap.words() - words, 4);
}

#[test]
fn keys_are_sorted() {
    let mut heap = Arena::new();
    let float = heap.float(1.0);
    let tuple = heap.tuple(&[am::OK]);
    let big = heap.big(false, &[0, 1]);
    let keys = [
        tuple,
        float,
        Term::NIL,
        am::ERROR,
        am::OK,
        big,
        Term::small(2),
    ];
    let pairs = keys.map(|k| (k, Term::NIL));
    let map = from_pairs(&mut heap, &pairs);
    let sorted: Vec<_> = iter(map).map(|e| e.0).collect();
    let expected = [
        Term::small(2),
        big,
        float,
        am::OK,
        am::ERROR,
        tuple,
        Term::NIL,
    ];
    assert_eq!(sorted, expected);
}

#[test]
fn walking_goes_on_from_any_position() {
    let mut heap = Arena::new();
    let count = if cfg!(miri) { 60 } else { 300 };
    let entries: Vec<_> = (0..count)
        .map(|n| (key(&mut heap, n), Term::small(n)))
        .collect();
    let map = from_pairs(&mut heap, &entries);
    let all: Vec<_> = iter(map).collect();
    for (i, &(k, _)) in all.iter().enumerate() {
        // Entries with the same hash stay together.
        let position = trie::order_of(k);
        let first = (0..=i)
            .rev()
            .take_while(|&j| trie::order_of(all[j].0) == position)
            .last()
            .unwrap();
        let rest: Vec<_> = Entries::from_position(map, position).collect();
        assert_eq!(rest, all[first..]);
        let after: Vec<_> = Entries::from_position(map, position + 1).collect();
        assert!(all.ends_with(&after) && after.len() < rest.len());
    }
}
