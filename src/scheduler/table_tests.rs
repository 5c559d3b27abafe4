//! Tests of the process table; with threads it is run by `tests/models`.
use super::table::{CHUNK, Slot, Table, TableFull, scattered};
use crate::term::{Term, am};

#[test]
fn pids_are_not_used_again() {
    let table = Table::new(2 * CHUNK);
    let all: Vec<_> = (0..2 * CHUNK)
        .map(|_| table.new_entry(am::UNDEFINED))
        .collect();
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(table.new_entry(am::UNDEFINED).err(), Some(TableFull));
    let Ok(gone) = &all[1500] else {
        panic!("there is room");
    };
    table.remove(gone);
    table.remove(gone);
    assert_eq!((table.count(), table.pids().len()), (2047, 2047));
    assert!(table.find(gone.pid).is_none());
    let new = table.new_entry(am::UNDEFINED).expect("there is room again");
    assert_eq!(new.pid, Term::pid(2 * CHUNK as u64 * 2 - 548));
    assert!(table.find(gone.pid).is_none());
    assert_eq!(table.with(new.pid, |entry| entry.pid), Some(new.pid));
    assert_eq!(table.pids().last(), Some(&new.pid));
}

#[test]
fn slots_are_scattered() {
    let mut places: Vec<usize> = (0..CHUNK).map(scattered).collect();
    assert!(
        places
            .windows(2)
            .all(|w| w[0].abs_diff(w[1]) * size_of::<Slot>() >= 64)
    );
    places.sort_unstable();
    assert_eq!(places, (0..CHUNK).collect::<Vec<_>>());
}
