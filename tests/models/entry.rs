//! What the process table knows of its entries.
use crate::term::Term;
use shuttle::sync::Arc;

#[derive(Debug)]
pub struct Entry {
    pub pid: Term,
}

impl Entry {
    pub fn new(pid: Term, _: Term) -> Arc<Entry> {
        Arc::new(Entry { pid })
    }
}
