//! The process dictionary: `put`, `get`, `erase`, `get_keys`.
use super::Res;
use crate::bifs;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::compare::eq;
use crate::term::{Term, am};

bifs! {
    erlang {
        "put"/2 => put,
        "get"/1 => get,
        "get"/0 => get_all,
        "get_keys"/0 => get_keys,
        "get_keys"/1 => get_keys_of,
        "erase"/1 => erase,
        "erase"/0 => erase_all,
    }
}

fn put(p: &mut Process, args: &[Term]) -> Res {
    Ok(p.dict.put(args[0], args[1]).unwrap_or(am::UNDEFINED))
}

fn get(p: &mut Process, args: &[Term]) -> Res {
    Ok(p.dict.get(args[0]).unwrap_or(am::UNDEFINED))
}

fn get_all(p: &mut Process, _args: &[Term]) -> Res {
    let all: Vec<_> = p.dict.iter().collect();
    Ok(pairs(p, &all))
}

fn get_keys(p: &mut Process, _args: &[Term]) -> Res {
    let keys: Vec<_> = p.dict.iter().map(|(key, _)| key).collect();
    Ok(p.list(&keys))
}

fn get_keys_of(p: &mut Process, args: &[Term]) -> Res {
    let all = p.dict.iter();
    let keys: Vec<_> = all
        .filter(|&(_, value)| eq(value, args[0]))
        .map(|(key, _)| key)
        .collect();
    Ok(p.list(&keys))
}

fn erase(p: &mut Process, args: &[Term]) -> Res {
    Ok(p.dict.erase(args[0]).unwrap_or(am::UNDEFINED))
}

fn erase_all(p: &mut Process, _args: &[Term]) -> Res {
    let all = p.dict.clear();
    Ok(pairs(p, &all))
}

fn pairs(p: &mut Process, pairs: &[(Term, Term)]) -> Term {
    pairs.iter().rev().fold(Term::NIL, |tail, &(key, value)| {
        let pair = p.tuple(&[key, value]);
        p.cons(pair, tail)
    })
}
