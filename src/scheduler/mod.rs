//! Scheduling: which process runs, and the signals between them.
//!
//! One thread runs all processes. Everything that passes between processes is a signal in the
//! receiver's inbox; nobody touches another's heap or fields.
pub mod statistics;
mod table;
mod timers;

pub use table::{Entry, Signal};

use crate::emulator::backend;
use crate::emulator::exception;
use crate::emulator::prelude::RETURNED;
use crate::emulator::state::{Ctx, leave};
use crate::heap::Heap;
use crate::process::mailbox::Message;
use crate::process::{Flags, Process};
use crate::term::{Atom, Term, am};
use std::sync::Arc;
use std::time::{Duration, Instant};
use table::{State, table};

/// Reductions of a time slice: OTP's number.
pub const REDUCTIONS: isize = 4000;

/// What the machine keeps for a process besides its registers and heap.
pub struct Exec {
    /// The process' entry in the table.
    pub entry: Option<Arc<Entry>>,
    /// First frame and `error_info` of the exception being raised (`emulator::exception`).
    pub first_frame: Term,
    pub error_info: Term,
    /// The bitstring under construction by instructions of OTP 24.
    pub building: crate::bits::Building,
    /// Why the machine is left after a BIF.
    pub leaving: u64,
    /// What a BIF that returns `Fault::Yield` wants instead of a yield (`leave::WAIT`).
    pub asked: Option<u64>,
    /// The instruction that called the running BIF.
    pub bif_at: *const u8,
    /// X registers while the process is not running.
    pub saved: Vec<Term>,
    /// The timeout of the `receive` that waits.
    wait: Option<Wait>,
    /// An exit signal has been received: the process dies of this reason.
    dying: Option<Term>,
}

impl Exec {
    /// Every term in here, for the collector.
    pub fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        [&mut self.first_frame, &mut self.error_info]
            .into_iter()
            .chain(&mut self.saved)
            .chain(&mut self.dying)
    }
}

struct Wait {
    deadline: Instant,
}

impl Default for Exec {
    fn default() -> Exec {
        Exec {
            entry: None,
            first_frame: Term::NIL,
            error_info: Term::NIL,
            building: crate::bits::Building::default(),
            leaving: leave::YIELD,
            asked: None,
            bif_at: std::ptr::null(),
            saved: Vec::new(),
            wait: None,
            dying: None,
        }
    }
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It returned.
    Returned,
    /// Error, exit or throw, uncaught.
    Raised,
}

/// Makes a process that calls M:F(Args), and puts it on the run queue; its pid.
pub fn spawn(parent: Option<&Process>, module: Atom, function: Atom, args: &[Term]) -> Term {
    let entry = table().new_entry();
    let mut p = Process::with_flags(entry.pid, Flags::default());
    let saved = args
        .iter()
        .map(|&arg| crate::heap::copy::copy(arg, &mut *p))
        .collect();
    let export = crate::code::export(module, function, args.len() as u32);
    p.regs.ip = export.code.load(std::sync::atomic::Ordering::Acquire);
    p.regs.live = args.len();
    // SAFETY: E2: a new process' stack holds the slot for its return address.
    unsafe { *p.regs.e = Term::cp(exit_code()) };
    p.initial_call = (module.term(), function.term(), args.len() as u32);
    p.group_leader = parent.map_or(entry.pid, |parent| parent.group_leader);
    p.exec.saved = saved;
    p.exec.entry = Some(entry.clone());
    let pid = entry.pid;
    *entry.process.lock() = Some(p);
    table().enqueue(entry);
    pid
}

/// The code to which the first function of a process returns.
fn exit_code() -> *const u8 {
    use crate::tables::{FAMILIES, op};
    use std::sync::OnceLock;
    static CODE: OnceLock<[u64; 2]> = OnceLock::new();
    CODE.get_or_init(|| [backend::head(FAMILIES[op::I_EXIT as usize][0]), 0])
        .as_ptr()
        .cast()
}

/// Runs processes until `main` has ended; then `look` sees it, with its x0.
pub fn run_until_end<R>(main: Term, look: impl FnOnce(&mut Process, Ended, Term) -> R) -> R {
    let mut ctx = new_ctx();
    loop {
        timers::expire();
        let Some(entry) = table().next() else {
            let since = Instant::now();
            timers::sleep();
            statistics::slept(since.elapsed());
            continue;
        };
        let Some(mut p) = entry.process.lock().take() else {
            continue;
        };
        match run(&mut p, &mut ctx) {
            Some(ended) => {
                let result = ctx.x[0];
                table().remove(&entry);
                if p.regs.pid == main {
                    return look(&mut p, ended, result);
                }
                if ended == Ended::Raised {
                    report(&mut p);
                }
            }
            None => *entry.process.lock() = Some(p),
        }
        entry.settle();
    }
}

fn new_ctx() -> Box<Ctx> {
    use crate::emulator::state::{F_REGS, X_REGS};
    Box::new(Ctx {
        x: [Term::NIL; X_REGS],
        f: [0.0; F_REGS],
    })
}

/// One time slice. `Some`: the process has ended.
fn run(p: &mut Process, ctx: &mut Ctx) -> Option<Ended> {
    p.regs.ctx = ctx;
    p.regs.fcalls = REDUCTIONS;
    let live = p.exec.saved.len();
    ctx.x[..live].copy_from_slice(&p.exec.saved);
    p.exec.saved.clear();
    fetch_signals(p);
    if let Some(ended) = die_of_signal(p) {
        return Some(ended);
    }
    // SAFETY: the process was saved by the machine or made by `spawn`: its registers are as its
    // code expects, and it is this thread's alone while it is out of its entry.
    let why = unsafe { backend::run(&mut p.regs) };
    let reductions = (REDUCTIONS - p.regs.fcalls).max(0) as u64;
    p.reductions += reductions;
    statistics::slice(reductions);
    match why {
        leave::EXIT if p.regs.exc_class == RETURNED => Some(Ended::Returned),
        leave::EXIT => Some(Ended::Raised),
        why => {
            p.exec.saved.clear();
            p.exec.saved.extend_from_slice(&ctx.x[..p.regs.live]);
            if why == leave::WAIT
                && let Some(entry) = &p.exec.entry
            {
                entry.wants_to_wait();
            }
            None
        }
    }
}

fn die_of_signal(p: &mut Process) -> Option<Ended> {
    let reason = p.exec.dying.take()?;
    exception::set_exit(p, reason);
    p.regs.exc_trace = Term::NIL;
    Some(Ended::Raised)
}

/// Tells of a process that died of an error, as OTP's default logger does.
fn report(p: &mut Process) {
    if p.regs.exc_class != 0 {
        return;
    }
    let trace = exception::build(p, p.regs.exc_trace);
    let value = p.tuple(&[p.regs.exc_reason, trace]);
    let text = format!("{value:?}");
    eprintln!(
        "Error in process {} with exit value:\n{text}\n",
        p.regs.pid.immed_payload()
    );
}

/// Takes the signals out of the inbox: messages go to the queue.
pub fn fetch_signals(p: &mut Process) {
    let Some(entry) = p.exec.entry.clone() else {
        return;
    };
    for signal in entry.take_signals() {
        match signal {
            Signal::Message(message) => p.mailbox.queue.push_back(message),
            Signal::Exit { from, reason } => exit_signal(p, from, reason),
        }
    }
}

fn exit_signal(p: &mut Process, from: Term, reason: Message) {
    let term = reason.term;
    if term == am::KILL {
        p.exec.dying = Some(am::KILLED);
    } else if p.flags.trap_exit {
        if let Some(heap) = reason.heap {
            p.absorb(heap);
        }
        let message = p.tuple(&[am::EXIT, from, term]);
        p.mailbox.queue.push_back(Message {
            term: message,
            heap: None,
        });
    } else if term != am::NORMAL || from == p.regs.pid {
        if let Some(heap) = reason.heap {
            p.absorb(heap);
        }
        p.exec.dying = Some(term);
    }
    if p.exec.dying.is_some() {
        // Give up the scheduler at the next call, and die there.
        p.regs.fcalls = 0;
    }
}

/// Messages can't be sent to such a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDestination;

/// `To ! Message`.
pub fn send(_from: &Process, to: Term, message: Term) -> Result<(), NoDestination> {
    let Some(pid) = destination(to)? else {
        return Ok(());
    };
    if let Some(entry) = table().find(pid) {
        entry.signal(Signal::Message(crate::heap::copy::copy_to_message(message)));
    }
    Ok(())
}

/// Sends an exit signal.
pub fn send_exit(from: Term, to: Term, reason: Term) {
    if let Some(entry) = table().find(to) {
        let reason = crate::heap::copy::copy_to_message(reason);
        entry.signal(Signal::Exit { from, reason });
    }
}

/// The local process that a destination means; `None`: it goes nowhere.
fn destination(to: Term) -> Result<Option<Term>, NoDestination> {
    if to.is_local_pid() {
        return Ok(Some(to));
    }
    if let Some(name) = to.as_atom() {
        return table().whereis(name).map(Some).ok_or(NoDestination);
    }
    if let Some(&[name, node]) = to.as_tuple() {
        let (Some(name), true) = (name.as_atom(), node.is_atom()) else {
            return Err(NoDestination);
        };
        let here = node == am::NONODE_NOHOST;
        return Ok(if here { table().whereis(name) } else { None });
    }
    if to.is_reference() || to.is_pid() || to.is_port() {
        Ok(None)
    } else {
        Err(NoDestination)
    }
}

/// Registers a name. False: the name or the process is taken, or the process is gone.
pub fn register(name: Atom, pid: Term) -> bool {
    table().register(name, pid)
}
pub fn unregister(name: Atom) -> bool {
    table().unregister(name)
}
pub fn whereis(name: Atom) -> Option<Term> {
    table().whereis(name)
}
pub fn registered() -> Vec<Atom> {
    table().registered()
}
pub fn processes() -> Vec<Term> {
    table().pids()
}
/// Words of the heaps of all processes that are not running.
pub fn heap_words() -> usize {
    table().heap_words()
}
/// How many processes wait to be run.
pub fn run_queue_len() -> usize {
    table().queue_len()
}
pub fn is_alive(pid: Term) -> bool {
    table().find(pid).is_some()
}

// The timeout of a `receive`.

/// The running `receive` has a timeout, and it is over.
pub fn has_timed_out(p: &Process) -> bool {
    p.exec
        .wait
        .as_ref()
        .is_some_and(|w| Instant::now() >= w.deadline)
}

/// Arms the timeout, unless it is.
pub fn start_wait(p: &mut Process, ms: u64, _next: *const u8) {
    if p.exec.wait.is_some() {
        return;
    }
    let deadline = Instant::now() + Duration::from_millis(ms);
    if let Some(entry) = &p.exec.entry {
        timers::add(deadline, entry.clone());
    }
    p.exec.wait = Some(Wait { deadline });
}

pub fn cancel_wait(p: &mut Process) {
    p.exec.wait = None;
}

/// For `x0`'s owner: the state of a waiting process.
pub fn is_waiting(entry: &Entry) -> bool {
    entry.state() == State::Waiting
}
