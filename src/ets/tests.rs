//! Tables against models: a map, a list of objects; and many threads at one table.
use super::*;
use crate::heap::{Arena, Heap, SharedBin};
use crate::term::compare::eq;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// `{Key, Value}`, the key a float or, for even ones, an integer.
fn object(kind: Kind, key: Term, value: i64) -> Object {
    Object::new(&[key, Term::small(value)], hash_of(kind, key))
}

fn small(n: i64) -> Term {
    Term::small(n)
}

fn pair(object: &Object) -> (i64, i64) {
    let &[key, value] = object.elements() else {
        panic!("a pair")
    };
    (key.small_value(), value.small_value())
}

/// What is done to a table: an operation's number, a key, a value.
fn operations(keys: i64) -> impl Strategy<Value = Vec<(u8, i64, i64)>> {
    prop::collection::vec((0..8u8, 0..keys, 0..4i64), 0..400)
}

/// All pairs of a tree, from first to last.
fn in_order(tree: &Tree) -> Vec<(i64, i64)> {
    let places = std::iter::successors(tree.first(), |&place| tree.next(place));
    places.map(|place| pair(tree.object(place))).collect()
}

proptest! {
    #[test]
    fn trees_are_maps(operations in operations(120)) {
        let (mut tree, mut model) = (Tree::new(0), BTreeMap::new());
        for (operation, key, value) in operations {
            let found = match operation {
                0..=3 => {
                    let is_new = matches!(tree.insert(object(Kind::OrderedSet, small(key), value)), Inserted::New);
                    prop_assert_eq!(is_new, model.insert(key, value).is_none());
                    None
                }
                4..=5 => {
                    let removed = tree.remove(small(key), |_| true);
                    prop_assert_eq!(removed.as_ref().map(|o| pair(o).1), model.remove(&key));
                    None
                }
                6 => Some((tree.after_key(small(key)), model.range(key + 1..).next())),
                _ => Some((tree.before_key(small(key)), model.range(..key).next_back())),
            };
            if let Some((place, expected)) = found {
                let pair = place.map(|place| pair(tree.object(place)));
                prop_assert_eq!(pair, expected.map(|(&k, &v)| (k, v)));
            }
        }
        let all: Vec<_> = model.into_iter().collect();
        prop_assert_eq!(tree.size(), all.len());
        prop_assert_eq!(in_order(&tree), all.clone());
        for (i, &(key, value)) in all.iter().enumerate() {
            prop_assert_eq!(tree.get(small(key)).map(pair), Some((key, value)));
            prop_assert_eq!(tree.nth(i).map(pair), Some((key, value)));
        }
    }

    /// Long runs of keys make and unmake inner nodes.
    #[test]
    fn trees_grow_and_shrink(runs in prop::collection::vec((any::<bool>(), 0..3000i64, 1..2500i64, any::<bool>()), 1..8)) {
        let (mut tree, mut model) = (Tree::new(0), BTreeSet::new());
        for (insert, from, length, backwards) in runs {
            for i in 0..length {
                let key = if backwards { from + length - i } else { from + i };
                if insert {
                    tree.insert(object(Kind::OrderedSet, small(key), 0));
                    model.insert(key);
                } else {
                    prop_assert_eq!(tree.remove(small(key), |_| true).is_some(), model.remove(&key));
                }
            }
            let keys: Vec<i64> = in_order(&tree).into_iter().map(|p| p.0).collect();
            prop_assert!(keys.iter().eq(model.iter()));
            let backwards = std::iter::successors(tree.last(), |&place| tree.before(place));
            prop_assert_eq!(backwards.count(), keys.len());
        }
    }

    #[test]
    fn hash_tables_are_lists(
        kind in prop::sample::select(vec![Kind::Set, Kind::Bag, Kind::DuplicateBag]),
        operations in operations(60),
    ) {
        let mut table = Hash::new(kind, 0);
        // The oldest first.
        let mut model: Vec<(i64, i64)> = Vec::new();
        for (operation, key, value) in operations {
            let hash = hash_of(kind, small(key));
            match operation {
                0..=3 => {
                    table.insert(object(kind, small(key), value));
                    match kind {
                        Kind::Set => model.retain(|o| o.0 != key),
                        Kind::Bag if model.contains(&(key, value)) => continue,
                        _ => {}
                    }
                    model.push((key, value));
                }
                4 => {
                    let before = model.len();
                    model.retain(|o| o.0 != key);
                    prop_assert_eq!(table.delete(hash, small(key), |_| true), before - model.len());
                }
                5 => {
                    let before = model.len();
                    model.retain(|&o| o != (key, value));
                    let deleted = table.delete(hash, small(key), |o| pair(o) == (key, value));
                    prop_assert_eq!(deleted, before - model.len());
                }
                6 => table.set_fixed(true),
                _ => table.set_fixed(false),
            }
            let found: Vec<_> = table.find(hash, small(key)).map(pair).collect();
            prop_assert!(found.iter().rev().eq(model.iter().filter(|o| o.0 == key)));
        }
        prop_assert_eq!(table.size(), model.len());
        let slots = (0..table.slots()).flat_map(|slot| table.slot(slot));
        let mut all: Vec<_> = slots.map(pair).collect();
        all.sort_unstable();
        model.sort_unstable();
        prop_assert_eq!(&all, &model);
        // A walk meets each key once.
        let mut met = Vec::new();
        let mut at = table.first_from(0);
        while let Some(object) = at {
            let key = object.elements()[0];
            met.push(key.small_value());
            at = table.after(hash_of(kind, key), key).expect("the key is there");
        }
        met.sort_unstable();
        model.dedup_by_key(|o| o.0);
        prop_assert!(met.iter().eq(model.iter().map(|o| &o.0)));
    }
}

#[test]
fn hash_tables_shrink() {
    let mut table = Hash::new(Kind::Set, 0);
    for i in 0..10_000 {
        table.insert(object(Kind::Set, small(i), i));
    }
    assert!(table.slots() >= 10_000);
    for i in 0..10_000 {
        assert_eq!(
            table.delete(hash_of(Kind::Set, small(i)), small(i), |_| true),
            1
        );
    }
    assert_eq!((table.size(), table.slots()), (0, 16));
    assert!(table.words() < 200);
}

/// The places of objects deleted while the table is fixed are kept, and given back.
#[test]
fn fixed_tables_keep_places() {
    let mut table = Hash::new(Kind::DuplicateBag, 0);
    for i in 0..100 {
        table.insert(object(Kind::DuplicateBag, small(i / 2), i));
    }
    let words = table.words();
    table.set_fixed(true);
    for i in 0..50 {
        let hash = hash_of(Kind::DuplicateBag, small(i));
        assert_eq!(table.delete(hash, small(i), |_| true), 2);
        assert!(table.after(hash, small(i)).is_ok());
    }
    assert_eq!(table.size(), 0);
    assert!(table.words() >= words);
    table.set_fixed(false);
    assert!(table.words() < words / 2);
    assert!(
        table
            .after(hash_of(Kind::DuplicateBag, small(1)), small(1))
            .is_err()
    );
}

#[test]
fn objects_own_what_they_refer_to() {
    let mut heap = Arena::new();
    let large = heap.binary(&[7; 1000]);
    let orig = Term::from_raw(large.payload_raw()[0]);
    let shared = SharedBin::of(orig).expect("it is shared");
    let slice = heap.sub_bits(large, 11, 803);
    let float = heap.float(1.5);
    let big = heap.big(true, &[1, 2, 3]);
    let list = heap.list(&[large, slice, float]);
    let map = crate::map::from_pairs(&mut heap, &[(small(1), list), (float, big)]);
    let small_bits = heap.bits(&[1, 2, 3], 21);
    let elements = [small(1), map, list, small_bits, Term::NIL];
    let before = shared.refs();
    let object = Object::new(&elements, 0);
    assert_eq!(shared.refs(), before + 4);
    let tuple = heap.tuple(&elements);
    assert!(eq(object.tuple(), tuple));
    {
        let mut other = Arena::new();
        let copy = object.copy_to(&mut other);
        assert_eq!(shared.refs(), before + 8);
        assert_eq!(object.binaries().count(), 4);
        drop(object);
        assert!(eq(copy, tuple));
    }
    assert_eq!(shared.refs(), before);
}

fn options(kind: Kind, wide: bool) -> Options {
    Options {
        name: Atom::new("test"),
        named: false,
        kind,
        protection: Protection::Public,
        key: 0,
        read_concurrency: wide,
        write_concurrency: WriteConcurrency::Off,
        decentralized_counters: false,
        compressed: false,
    }
}

/// Threads count in the same objects, and put their own in and out.
#[test]
fn many_threads_at_one_table() {
    const THREADS: i64 = 4;
    const ROUNDS: i64 = if cfg!(miri) { 20 } else { 5_000 };
    for (kind, wide) in [
        (Kind::Set, false),
        (Kind::Set, true),
        (Kind::OrderedSet, false),
    ] {
        let table = Table::new(options(kind, wide), Term::pid(1), registry::new_number());
        let work = &|thread: i64| {
            for round in 0..ROUNDS {
                count(&table, -1 - round % 7);
                let key = small(thread * ROUNDS + round);
                let hash = table.hash(key);
                let stripe = table.stripe_of(hash);
                let object = table.object(&[key, small(round)]);
                table.write(stripe).expect("alive").insert(object);
                let store = table.read(stripe).expect("alive");
                let mut heap = Arena::new();
                let copy = store.get(hash, key).map(|o| o.copy_to(&mut heap));
                assert_eq!(copy.map(|c| c.payload()[1]), Some(small(round)));
                drop(store);
                if round % 2 == 0 {
                    assert_eq!(
                        table
                            .write(stripe)
                            .expect("alive")
                            .delete(hash, key, |_| true),
                        1
                    );
                }
            }
        };
        std::thread::scope(|scope| {
            (0..THREADS).for_each(|thread| drop(scope.spawn(move || work(thread))));
        });
        let counted: i64 = (1..=7).map(|i| value(&table, -i)).sum();
        assert_eq!(counted, THREADS * ROUNDS);
        assert_eq!(table.size() as i64, 7 + THREADS * ROUNDS / 2);
    }
}

/// Adds one to the counter of that key.
fn count(table: &Arc<Table>, key: i64) {
    let key = small(key);
    let hash = table.hash(key);
    let mut store = table.write(table.stripe_of(hash)).expect("alive");
    let counted = store.change(hash, key, |object| {
        let value = object.elements()[1].small_value();
        assert!(object.set_immediate(1, small(value + 1)));
        (None, ())
    });
    if counted.is_none() {
        store.insert(table.object(&[key, small(1)]));
    }
}

fn value(table: &Arc<Table>, key: i64) -> i64 {
    let key = small(key);
    let store = table.read(table.stripe_of(table.hash(key))).expect("alive");
    store
        .get(table.hash(key), key)
        .map_or(0, |o| o.elements()[1].small_value())
}

/// `1` and `1.0` are the same key of a tree, and stand where their value says.
#[test]
fn trees_compare_by_value() {
    let mut heap = Arena::new();
    let (one, two) = (heap.float(1.0), heap.float(2.0));
    let mut tree = Tree::new(0);
    for (key, value) in [
        (small(1), 1),
        (two, 2),
        (one, 3),
        (small(2), 4),
        (small(0), 5),
    ] {
        tree.insert(object(Kind::OrderedSet, key, value));
    }
    let values = std::iter::successors(tree.first(), |&p| tree.next(p));
    let values: Vec<i64> = values
        .map(|p| tree.object(p).elements()[1].small_value())
        .collect();
    assert_eq!(values, [5, 3, 4]);
    assert!(
        tree.get(small(1))
            .is_some_and(|o| o.elements()[0].is_float())
    );
}
