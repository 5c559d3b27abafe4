//! Who has suspended whom: `suspend_process/2` and `resume_process/1`.
use super::rare::Empty;
use std::collections::{BTreeMap, BTreeSet};

/// Both sides of suspending, by the numbers of pids.
#[derive(Debug, Default)]
pub struct Suspension {
    /// Those that this process has suspended, and how often.
    suspended: BTreeMap<u64, Held>,
    /// Those that hold this process.
    holders: BTreeSet<u64>,
    /// It has sent more to another node than may wait.
    waits_for_channel: bool,
}

/// A process that another one holds.
#[derive(Debug, Default, Clone, Copy)]
pub struct Held {
    pub times: u32,
    /// It is known to stand still.
    pub confirmed: bool,
}

impl Empty for Suspension {
    fn empty() -> &'static Suspension {
        static EMPTY: Suspension = Suspension {
            suspended: BTreeMap::new(),
            holders: BTreeSet::new(),
            waits_for_channel: false,
        };
        &EMPTY
    }
}

impl Suspension {
    /// Holds another once more; true: for the first time, so that it must be told.
    pub fn hold(&mut self, other: u64) -> bool {
        let held = self.suspended.entry(other).or_default();
        held.times += 1;
        held.times == 1
    }
    pub fn is_holding(&self, other: u64) -> bool {
        self.suspended.contains_key(&other)
    }
    pub fn confirm(&mut self, other: u64) {
        if let Some(held) = self.suspended.get_mut(&other) {
            held.confirmed = true;
        }
    }
    /// Holds it once less. `None`: it is not held; true: no longer, so that it must be told.
    pub fn let_go(&mut self, other: u64) -> Option<bool> {
        let held = self.suspended.get_mut(&other)?;
        held.times -= 1;
        let last = held.times == 0;
        if last {
            self.suspended.remove(&other);
        }
        Some(last)
    }
    /// One that is held has ended.
    pub fn forget(&mut self, other: u64) {
        self.suspended.remove(&other);
    }
    pub fn suspended(&self) -> impl Iterator<Item = (u64, Held)> {
        self.suspended.iter().map(|(&other, &held)| (other, held))
    }

    pub fn held_by(&mut self, holder: u64) {
        self.holders.insert(holder);
    }
    pub fn released_by(&mut self, holder: u64) {
        self.holders.remove(&holder);
    }
    /// The process must not run.
    pub fn is_suspended(&self) -> bool {
        !self.holders.is_empty() || self.waits_for_channel
    }
    pub fn wait_for_channel(&mut self) {
        self.waits_for_channel = true;
    }
    pub fn channel_has_room(&mut self) {
        self.waits_for_channel = false;
    }
    pub fn holders(&self) -> impl Iterator<Item = u64> {
        self.holders.iter().copied()
    }
}
