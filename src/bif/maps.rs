//! Maps: the functions of `maps` that are native, `map_get` and its like, iteration.
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::heap::Heap;
use crate::map::{self, Entries};
use crate::process::Process;
use crate::term::{Term, am};
use smallvec::SmallVec;

bifs! {
    maps {
        "find"/2 => find,
        "from_keys"/2 long => from_keys,
        "from_list"/1 long => from_list,
        "get"/2 => get,
        "is_key"/2 => is_key,
        "keys"/1 long => keys,
        "merge"/2 long_any => merge,
        "put"/3 => put,
        "remove"/2 => remove,
        "take"/2 => take,
        "update"/3 => update,
        "values"/1 long => values,
    }
    erlang {
        "map_get"/2 guard => get,
        "map_size"/1 guard => map_size,
        "is_map_key"/2 guard => is_key,
    }
    erts_internal {
        "map_next"/3 => map_next,
        "map_to_tuple_keys"/1 => map_to_tuple_keys,
        "map_hashmap_children"/1 => map_hashmap_children,
    }
    erts_debug {
        "map_info"/1 => map_info,
    }
}

/// Entries that one call of `map_next/3` gives.
const CHUNK: usize = 32;

fn need_map(p: &mut Process, term: Term) -> Result<Term, Fault> {
    if term.is_map() {
        Ok(term)
    } else {
        Err(Fault::Error(p.tuple(&[am::BADMAP, term])))
    }
}

fn bad_key(p: &mut Process, key: Term) -> Fault {
    Fault::Error(p.tuple(&[am::BADKEY, key]))
}

fn boolean(yes: bool) -> Term {
    if yes { am::TRUE } else { am::FALSE }
}

fn find(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[1])?;
    Ok(match map::get(map, args[0]) {
        Some(value) => p.tuple(&[am::OK, value]),
        None => am::ERROR,
    })
}

fn get(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[1])?;
    map::get(map, args[0]).ok_or_else(|| bad_key(p, args[0]))
}

fn is_key(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[1])?;
    Ok(boolean(map::get(map, args[0]).is_some()))
}

fn map_size(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[0])?;
    Ok(Term::small(map::size(map) as i64))
}

fn put(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[2])?;
    Ok(map::put(p, map, args[0], args[1]))
}

fn update(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[2])?;
    map::update(p, map, args[0], args[1]).ok_or_else(|| bad_key(p, args[0]))
}

/// Entries, most often as few as a flat map's.
type Several = SmallVec<[map::Entry; map::SMALL]>;

fn remove(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[1])?;
    Ok(map::remove(p, map, args[0]))
}

fn take(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[1])?;
    Ok(match map::take(p, map, args[0]) {
        Some((rest, value)) => p.tuple(&[value, rest]),
        None => am::ERROR,
    })
}

fn merge(p: &mut Process, args: &[Term]) -> Res {
    let a = need_map(p, args[0])?;
    let b = need_map(p, args[1])?;
    Ok(map::merge(p, a, b))
}

fn keys(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[0])?;
    if let Some(keys) = map::keys_tuple(map) {
        return Ok(p.list(keys.payload()));
    }
    let keys: Vec<_> = map::iter(map).map(|e| e.0).collect();
    Ok(p.list(&keys))
}

fn values(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[0])?;
    if map::keys_tuple(map).is_some() {
        return Ok(p.list(&map.payload()[1..]));
    }
    let values: Vec<_> = map::iter(map).map(|e| e.1).collect();
    Ok(p.list(&values))
}

fn from_list(p: &mut Process, args: &[Term]) -> Res {
    let mut entries = Several::new();
    let mut list = args[0].iter_list();
    for item in list.by_ref() {
        match item.as_tuple() {
            Some(&[key, value]) => entries.push((key, value)),
            _ => return badarg(),
        }
    }
    if !list.tail.is_nil() {
        return badarg();
    }
    Ok(map::from_pairs(p, &entries))
}

fn from_keys(p: &mut Process, args: &[Term]) -> Res {
    let mut keys = args[0].iter_list();
    let entries: Several = keys.by_ref().map(|key| (key, args[1])).collect();
    if !keys.tail.is_nil() {
        return badarg();
    }
    Ok(map::from_pairs(p, &entries))
}

/// `map_next(Position | Keys, Map, iterator | List)`: some entries, and how to go on.
fn map_next(p: &mut Process, args: &[Term]) -> Res {
    let [position, map, kind] = *args else {
        return badarg();
    };
    if !map.is_map() {
        return badarg();
    }
    if kind != am::ITERATOR && !kind.is_list() {
        return badarg();
    }
    if position.is_list() {
        return if kind == am::ITERATOR {
            next_of_keys(p, position, map)
        } else {
            badarg()
        };
    }
    let position = position_of(position)?;
    if kind == am::ITERATOR {
        return Ok(next_entries(p, position, map));
    }
    // All at once, so that lists have the order that iterators, keys and values have.
    let entries: Several = entries_from(map, position).collect();
    let entries = entries.iter().rev();
    Ok(entries.fold(kind, |list, &(key, value)| {
        let pair = p.tuple(&[key, value]);
        p.cons(pair, list)
    }))
}

fn position_of(term: Term) -> Result<u64, Fault> {
    match (term.as_small(), term.as_big()) {
        (Some(n), _) if n >= 0 => Ok(n as u64),
        (_, Some((false, &[n]))) => Ok(n),
        _ => badarg(),
    }
}

fn entries_from(map: Term, position: u64) -> Entries {
    if map::keys_tuple(map).is_some() {
        map::iter(map)
    } else {
        Entries::from_position(map, position)
    }
}

/// Some entries from a position on, and where to go on; all of a flat map's.
fn next_entries(p: &mut Process, position: u64, map: Term) -> Term {
    let mut rest = entries_from(map, position);
    let mut entries: Vec<map::Entry> = Vec::with_capacity(CHUNK);
    entries.extend(rest.by_ref().take(CHUNK));
    let mut end = am::NONE;
    for entry in rest {
        let next = Entries::position(entry.0);
        if entries
            .last()
            .is_none_or(|e| Entries::position(e.0) != next)
        {
            let next = p.uint(next);
            end = p.cons(next, map);
            break;
        }
        entries.push(entry);
    }
    nested(p, &entries, end)
}

/// `{K1, V1, {K2, V2, … End}}`.
fn nested(p: &mut Process, entries: &[map::Entry], end: Term) -> Term {
    let entries = entries.iter().rev();
    entries.fold(end, |next, &(key, value)| p.tuple(&[key, value, next]))
}

/// The entries of a list of keys, for ordered iterators.
fn next_of_keys(p: &mut Process, keys: Term, map: Term) -> Res {
    let mut list = keys.iter_list();
    let mut entries = Vec::new();
    for key in list.by_ref().take(CHUNK) {
        match map::get(map, key) {
            Some(value) => entries.push((key, value)),
            None => return badarg(),
        }
    }
    let end = match list.tail {
        Term::NIL => am::NONE,
        rest if rest.is_cons() => p.cons(rest, map),
        _ => return badarg(),
    };
    Ok(nested(p, &entries, end))
}

fn map_to_tuple_keys(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[0])?;
    map::keys_tuple(map).ok_or(Fault::BADARG)
}

/// The children of a large map's root or inner node, for `erts_debug:size/1` and its like.
fn map_hashmap_children(p: &mut Process, args: &[Term]) -> Res {
    match map::children(args[0]) {
        Some(children) => Ok(p.list(children)),
        None => need_map(p, args[0]).and(badarg()),
    }
}

/// As OTP tells it: nodes with 16 children are arrays, others bitmaps.
fn map_info(p: &mut Process, args: &[Term]) -> Res {
    let map = need_map(p, args[0])?;
    if map::children(map).is_none() {
        return badarg();
    }
    let statistics = map::statistics(map);
    let numbers =
        |all: &[usize]| -> Vec<Term> { all.iter().map(|&n| Term::small(n as i64)).collect() };
    let (nodes, leaves) = (numbers(&statistics.nodes), numbers(&statistics.leaves));
    let total = |all: &[usize]| Term::small(all.iter().sum::<usize>() as i64);
    let rows = [
        ("depth", vec![Term::small(statistics.depth as i64)]),
        ("arrays", vec![nodes[15], Term::NIL]),
        ("collisions", vec![Term::ZERO, p.tuple_of(16, Term::ZERO)]),
        (
            "bitmaps",
            vec![total(&statistics.nodes[..15]), p.tuple(&nodes)],
        ),
        ("leafs", vec![total(&statistics.leaves), p.tuple(&leaves)]),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, mut row)| {
            row.insert(0, crate::term::Atom::new(name).term());
            p.tuple(&row)
        })
        .collect();
    Ok(p.list(&rows))
}
