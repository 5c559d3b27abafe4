//! What a process holds of tables: those that it has fixed, and an operation on one that has given up the scheduler.
use super::Table;
use crate::term::Term;
use std::any::Any;
use std::sync::Arc;

#[derive(Default)]
pub struct Held {
    fixed: Vec<(Arc<Table>, usize)>,
    work: Option<Box<Work>>,
}

/// An operation under way: its BIF has returned `Fault::Yield`, and will be called again with the same arguments.
pub struct Work {
    /// What has been found so far, on the process' heap.
    pub found: Term,
    /// How it goes on.
    pub state: Box<dyn Any + Send>,
}

impl Held {
    /// The operation under way, if there is one.
    #[inline]
    pub fn take_work(&mut self) -> Option<Box<Work>> {
        self.work.take()
    }
    pub fn put_off(&mut self, work: Work) {
        self.work = Some(Box::new(work));
    }
    /// Terms on the process' heap.
    pub fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        self.work.iter_mut().map(|w| &mut w.found)
    }
    /// Fixes a table for the process.
    pub fn fix(&mut self, table: &Arc<Table>, pid: Term, now: (i64, i64)) {
        table.fix(pid, now);
        match self.fixed.iter_mut().find(|(t, _)| Arc::ptr_eq(t, table)) {
            Some((_, times)) => *times += 1,
            None => self.fixed.push((table.clone(), 1)),
        }
    }
    /// Takes one fix back, if there is one.
    pub fn unfix(&mut self, table: &Arc<Table>, pid: Term) {
        let Some(at) = self.fixed.iter().position(|(t, _)| Arc::ptr_eq(t, table)) else {
            return;
        };
        table.unfix(pid, 1);
        self.fixed[at].1 -= 1;
        if self.fixed[at].1 == 0 {
            self.fixed.swap_remove(at);
        }
    }
    /// The process has ended: it holds nothing any more.
    pub fn end(&mut self, pid: Term) {
        self.work = None;
        for (table, times) in self.fixed.drain(..) {
            table.unfix(pid, times);
        }
    }
}
