//! Processes: one Erlang process' registers, heap, stack, dictionary and mailbox.
pub mod dict;
mod heap;
pub mod mailbox;

use crate::emulator::state::Regs;
use crate::heap::{Arena, OffHeap};
use crate::term::Term;

pub use heap::HeapState;

/// An Erlang process. Handlers see its first field only.
///
/// It belongs to the scheduler that runs it; everybody else reaches it through signals.
#[repr(C)]
pub struct Process {
    pub regs: Regs,
    pub heap: HeapState,
    /// What did not fit the heap since the last collection.
    pub fragments: Arena,
    /// Off-heap objects in the young heap block.
    pub off_heap: OffHeap,
    pub dict: dict::Dict,
    pub mailbox: mailbox::Mailbox,
    pub group_leader: Term,
    /// `{M, F, Arity}` that the process started with, as `process_info(_, initial_call)` tells.
    pub initial_call: (Term, Term, u32),
    pub flags: Flags,
    /// Reductions used before the current time slice.
    pub reductions: u64,
}

/// Process flags (`process_flag/2`).
#[derive(Debug, Clone, Default)]
pub struct Flags {
    pub trap_exit: bool,
    /// Words; 0 is no limit.
    pub max_heap_size: usize,
    pub min_heap_size: usize,
    /// Minor collections between two major ones.
    pub fullsweep_after: u32,
}
