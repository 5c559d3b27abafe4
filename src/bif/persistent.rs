//! `persistent_term`.
use super::{Res, badarg, boolean};
use crate::heap::Heap;
use crate::heap::persistent::{self, Found};
use crate::map;
use crate::process::Process;
use crate::scheduler::literals::free_erased;
use crate::term::{Term, am};

crate::bifs! {
    persistent_term {
        "put"/2 deep_last => put,
        "put_new"/2 deep_last => put_new,
        "get"/0 => get_all,
        "get"/1 => get,
        "get"/2 => get_default,
        "erase"/1 => erase,
        "info"/0 => info,
    }
    erts_internal {
        "erase_persistent_terms"/0 => erase_all,
    }
}

fn put(_: &mut Process, args: &[Term]) -> Res {
    if persistent::put(args[0], args[1], true) == Found::Other {
        free_erased();
    }
    Ok(am::OK)
}

fn put_new(_: &mut Process, args: &[Term]) -> Res {
    match persistent::put(args[0], args[1], false) {
        Found::New | Found::Same => Ok(am::OK),
        Found::Other => badarg(),
    }
}

fn get_all(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.list(&persistent::pairs()))
}

fn get(_: &mut Process, args: &[Term]) -> Res {
    match persistent::get(args[0]) {
        Some(value) => Ok(value),
        None => badarg(),
    }
}

fn get_default(_: &mut Process, args: &[Term]) -> Res {
    Ok(persistent::get(args[0]).unwrap_or(args[1]))
}

fn erase(_: &mut Process, args: &[Term]) -> Res {
    let erased = persistent::erase(args[0]);
    if erased {
        free_erased();
    }
    Ok(boolean(erased))
}

fn erase_all(_: &mut Process, _: &[Term]) -> Res {
    persistent::erase_all();
    free_erased();
    Ok(am::TRUE)
}

fn info(p: &mut Process, _: &[Term]) -> Res {
    let (count, bytes) = persistent::info();
    let entries = [
        (am::COUNT, p.uint(count as u64)),
        (am::MEMORY, p.uint(bytes as u64)),
    ];
    Ok(map::from_pairs(p, &entries))
}
