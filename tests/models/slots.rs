//! The process table while processes come, end and are looked up.
use crate::check_few;
use crate::table::{CHUNK, Table};
use crate::term::Term;
use shuttle::sync::Arc;
use shuttle::thread;

/// Who has started the processes.
const NOBODY: Term = Term::pid(0);

/// A slot is used again as soon as its process is gone: by one new process, which nobody finds by the old pid.
#[test]
fn slots_are_used_again() {
    check_few(|| {
        let table = Arc::new(Table::new(CHUNK));
        // All but one.
        let all: Vec<_> = (1..CHUNK)
            .map(|_| table.new_entry(NOBODY).expect("there is room"))
            .collect();
        let gone = all[7].clone();
        let maker = || {
            let table = table.clone();
            thread::spawn(move || table.new_entry(NOBODY).ok())
        };
        let makers = [maker(), maker()];
        let looker = {
            let (table, pid) = (table.clone(), gone.pid);
            thread::spawn(move || {
                for _ in 0..2 {
                    if let Some(found) = table.find(pid) {
                        assert_eq!(found.pid, pid);
                    }
                }
            })
        };
        table.remove(&gone);
        table.remove(&gone);
        let mut new: Vec<_> = makers
            .into_iter()
            .filter_map(|maker| maker.join().expect("no panic"))
            .collect();
        looker.join().expect("no panic");
        // One of the makers may have come when there was room for the other alone.
        assert!(!new.is_empty());
        if new.len() == 1 {
            new.push(table.new_entry(NOBODY).expect("there is room for both now"));
        }
        assert_ne!(new[0].pid, new[1].pid);
        assert!(new.iter().all(|entry| entry.pid != gone.pid));
        assert!(table.find(gone.pid).is_none());
        assert!(new.iter().all(|entry| table.find(entry.pid).is_some()));
        assert_eq!(table.count(), CHUNK);
        assert!(table.new_entry(NOBODY).is_err());
    });
}
