//! Built-in functions: Rust functions that Erlang code calls as M:F/A.
//!
//! Each file registers its own with `bifs!`; `table` puts them together. A BIF gets its arguments
//! as a slice and may make terms in the process' heap; it never collects, so terms that it holds
//! stay good until it returns.
mod absent;
mod allocators;
pub mod arith;
mod atoms;
pub mod binary;
pub mod binary_find;
pub mod binary_module;
pub mod code;
mod code_loading;
pub mod control;
pub mod counters;
pub mod cpu_time;
pub mod debug;
pub mod dict;
mod dirty;
mod display;
mod dist_ctrl;
mod drivers;
pub mod dynamic_trace;
pub mod environment;
pub mod etf;
mod ets;
mod ets_manage;
mod ets_select;
mod ets_traverse;
mod ets_update;
#[cfg(test)]
mod golden_tests;
pub mod hash;
mod hash_portable;
mod internal_state;
pub mod iolist;
pub mod links;
pub mod lists;
pub mod long;
mod machine;
pub mod maps;
pub mod match_spec;
pub mod math;
mod names;
pub mod node_monitors;
mod nodes;
pub mod numbers;
mod older;
pub mod packet;
pub mod persistent;
pub mod ports;
mod process_flags;
pub mod processes;
mod re;
mod re_options;
mod records;
mod seq_trace;
pub mod sharing;
mod signals;
pub mod spawn_options;
pub mod statistics;
pub mod system;
pub mod system_flag;
pub mod system_info;
mod system_monitor;
pub mod table;
pub mod time;
pub mod time_zone;
mod timers;
mod trace_pattern;
mod tracing;
pub mod tuples;
pub mod types;
pub mod unicode;
pub mod unicode_names;
pub mod unique;

use crate::process::Process;
use crate::scheduler::{Pool, REDUCTIONS};
use crate::term::{Term, am};

/// What a BIF returns.
pub type Res = Result<Term, Fault>;

/// How a BIF ends other than with a value.
#[derive(Debug, Clone)]
pub enum Fault {
    /// `error:Reason`, with the BIF itself and its arguments as first frame of the stack trace.
    Error(Term),
    /// As `Error`, with a `cause` for `error_info` (`erl_erts_errors` and its like explain it).
    ErrorCause(Term, Term),
    /// `erlang:error(Reason, Args, Options)`: the caller's frame with `Args` (`none`: arity alone)
    /// comes first, with `error_info` if the options hold any.
    ErrorCall {
        reason: Term,
        args: Option<Term>,
        error_info: Option<Term>,
    },
    Exit(Term),
    Throw(Term),
    /// `erlang:raise/3`, with the stack trace as given.
    Raise {
        class: Class,
        reason: Term,
        trace: Term,
    },
    /// Go on in an Erlang function instead; its result is the BIF's.
    Trap {
        module: Term,
        function: Term,
        args: Vec<Term>,
    },
    /// Call again later, with the same arguments: the process is to give up the scheduler (or to wait).
    Yield,
}

/// Classes of exceptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub enum Class {
    Error = 0,
    Exit = 1,
    Throw = 2,
}

impl Class {
    pub fn atom(self) -> Term {
        match self {
            Class::Error => am::ERROR,
            Class::Exit => am::EXIT_LOWER,
            Class::Throw => am::THROW,
        }
    }
}

impl Fault {
    pub const BADARG: Fault = Fault::Error(am::BADARG);
    pub const BADARITH: Fault = Fault::Error(am::BADARITH);
    pub const SYSTEM_LIMIT: Fault = Fault::Error(am::SYSTEM_LIMIT);
}

/// True of the functions of `erlang` that raise in their caller's name: no frame of their own stands in the trace.
pub fn is_raise(module: Term, function: Term, arity: usize) -> bool {
    module == am::ERLANG
        && match function {
            am::ERROR => (1..=3).contains(&arity),
            am::EXIT_LOWER | am::THROW => arity == 1,
            _ => false,
        }
}

/// Counts `steps` of work, of which `each` make up a reduction: a process that calls a BIF with much to do gives way soon after.
pub fn charge(p: &mut Process, steps: usize, each: usize) {
    let reductions = (steps / each).min(REDUCTIONS as usize);
    p.regs.fcalls -= reductions as isize;
}

/// `badarg` as a result.
pub fn badarg<T>() -> Result<T, Fault> {
    Err(Fault::BADARG)
}

/// The atom of a truth value.
pub fn boolean(value: bool) -> Term {
    if value { am::TRUE } else { am::FALSE }
}

/// A BIF's code. `args` are as many as its arity says.
pub type BifFn = fn(p: &mut Process, args: &[Term]) -> Res;

/// One entry of the table of BIFs.
pub struct Bif {
    pub module: &'static str,
    pub function: &'static str,
    pub arity: u8,
    /// May stand in a guard: it has no side effect, and its failure is silent there.
    pub guard: bool,
    pub work: Work,
    pub run: BifFn,
}

/// How long a call may take, and so on which kind of scheduler it is made.
#[derive(Clone, Copy)]
pub enum Work {
    Short,
    /// It can't be interrupted: if the measure says that it takes long, a dirty scheduler makes the call.
    Long(long::Measure),
    /// A dirty scheduler makes every call: `Pool::Io` if it may wait for a device.
    Dirty(Pool),
}

/// Registers BIFs: `bifs! { erlang { "abs"/1 guard => abs, "md5"/1 deep => md5_1, "put"/2 => put_2 } … }`; `blocking` is for what may
/// wait for a device, `dirty` for what computes for long whatever its arguments are, the name of a measure (`long`) for what
/// may do so. Makes `pub static BIFS: &[Bif]`.
#[macro_export]
macro_rules! bifs {
    ($($module:ident { $($name:literal / $arity:literal $($guard:ident)? => $f:expr),* $(,)? })*) => {
        /// The functions of this file, for `bif::table`.
        pub static BIFS: &[$crate::bif::Bif] = &[$($(
            $crate::bif::Bif {
                module: stringify!($module),
                function: $name,
                arity: $arity,
                guard: $crate::bifs!(@guard $($guard)?),
                work: $crate::bifs!(@work $arity $($guard)?),
                run: $f,
            },
        )*)*];
    };
    (@guard guard) => { true };
    (@guard $($other:ident)?) => { false };
    (@work $arity:literal) => { $crate::bif::Work::Short };
    (@work $arity:literal guard) => { $crate::bif::Work::Short };
    (@work $arity:literal dirty) => { $crate::bif::Work::Dirty($crate::scheduler::Pool::Cpu) };
    (@work $arity:literal blocking) => { $crate::bif::Work::Dirty($crate::scheduler::Pool::Io) };
    (@work $arity:literal $measure:ident) => { $crate::bif::Work::Long($crate::bif::long::$measure) };
}
