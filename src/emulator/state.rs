//! What handlers and the machine share: the registers of a running process, exports, funs.
//!
//! Compiled twice, like `term::word`: `#[repr(C)]`, no `std`. Handlers see a `Process` only as its
//! first field, `Regs`.
use crate::term::word::Term;
use core::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

/// X registers that generic code may name: 0..=1022; one more is the machine's scratch register.
pub const X_REGS: usize = 1024;
/// Float registers.
pub const F_REGS: usize = 1024;

/// The registers of a scheduler thread. X registers come first: handlers address them from the
/// start of the struct.
#[repr(C, align(64))]
pub struct Ctx {
    pub x: [Term; X_REGS],
    pub f: [f64; F_REGS],
}

/// The part of a process that handlers know. While the process runs, `htop`, `e` and `fcalls` live
/// in machine registers, and these copies are stale until a handler saves them.
#[repr(C)]
pub struct Regs {
    /// First free word of the heap, which grows up.
    pub htop: *mut Term,
    /// Stack top; the stack grows down towards `htop`. `e[0]` is the slot for the return address
    /// of the next call made from the current frame; y(n) is `e[n + 1]`.
    pub e: *mut Term,
    /// Reductions left, less one; a call that finds none left, and makes this negative, yields.
    pub fcalls: isize,
    /// Where to go on when the process is scheduled in.
    pub ip: *const u8,
    /// The registers of the scheduler that runs the process.
    pub ctx: *mut Ctx,
    /// First word of the young heap block.
    pub heap: *mut Term,
    /// One past the last word of the block: the base of the stack.
    pub stack_base: *mut Term,
    /// Catches on the stack.
    pub catches: usize,
    /// Live x registers while the process is not running.
    pub live: usize,
    /// Words in heap fragments that the next collection merges.
    pub fragment_words: usize,
    /// The process' own pid.
    pub pid: Term,
    /// Exception being raised: class (`exc_class`), reason and stack trace; see `emulator::exception`.
    pub exc_class: u64,
    pub exc_reason: Term,
    pub exc_trace: Term,
    /// How far the running `receive` has come.
    pub cursor: Cursor,
}

/// Where a `receive` stands in the message queue, and which of its messages handlers can read themselves.
#[repr(C)]
pub struct Cursor {
    /// The number of the message that it looks at, counted from the front of the queue.
    pub at: usize,
    /// Messages from `at` on up to this one (not included) belong to the process' heap, and lie side by side …
    pub end: usize,
    /// … `MESSAGE_WORDS` words apart, each with its term first; this is where message 0 would lie.
    pub base: *const Term,
}

/// Words of a message in the queue.
pub const MESSAGE_WORDS: usize = 8;

/// What a module exports, or what others have called in it: one for each M:F/A, never freed, so
/// that code may hold its address.
#[repr(C, align(16))]
pub struct Export {
    /// Where a call goes: the function, or this export's own stub (undefined function, BIF).
    pub code: AtomicPtr<u8>,
    pub module: Term,
    pub function: Term,
    /// Number of the BIF that implements it plus one (`bif::table`), 0 for none.
    pub bif: AtomicU64,
    /// Where `code` points while the function isn't loaded or is a BIF.
    pub stub_code: *const u8,
    /// Right before the stub, as it stands before every function's entry.
    pub arity: u64,
    /// The instruction that is run then, with its operands.
    pub stub: [u64; 5],
}

/// One lambda of a loaded module: what fun terms of it point at.
#[repr(C, align(16))]
pub struct FunEntry {
    /// What a call enters: `enter_fun`, which puts the free variables behind the arguments, or the function itself where
    /// there are none.
    pub code: AtomicPtr<u8>,
    pub module: Term,
    /// Name of the lambda's function, a term's word: the empty list as long as its module has never been loaded.
    pub function: AtomicU64,
    /// Arguments, without free variables.
    pub arity: u32,
    pub free: u32,
    pub index: u32,
    pub old_uniq: u32,
    /// MD5 of the module.
    pub uniq: [u8; 16],
}

impl FunEntry {
    /// The name of the lambda's function; the empty list: its module has never been loaded.
    pub fn function(&self) -> Term {
        Term::from_raw(self.function.load(Ordering::Relaxed))
    }
}

/// Words of a fun term before its environment: header, entry, arity.
pub const FUN_HEAD: usize = 3;

/// Why `run` returned: what handlers pass to `leave!`.
pub mod leave {
    /// Out of reductions, or asked to; the state is saved, put it back on the run queue.
    pub const YIELD: u64 = 0;
    /// Waits for a message or a timeout; the state is saved.
    pub const WAIT: u64 = 1;
    /// The process is done: `exc_class`/`exc_reason` say how.
    pub const EXIT: u64 = 2;
    /// As `WAIT`, with a heap as small as can be.
    pub const HIBERNATE: u64 = 3;
    /// As `YIELD`, with a call to be made: otherwise an instruction is begun again, or the next one.
    pub const CALL: u64 = 4;
}
