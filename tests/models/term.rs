//! Pids, as the process table knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u64);

impl Term {
    pub const fn pid(number: u64) -> Term {
        Term(number)
    }
    pub fn immed_payload(self) -> u64 {
        self.0
    }
}
