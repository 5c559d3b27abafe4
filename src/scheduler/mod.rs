//! Scheduling: which process runs, and the signals between them.
//!
//! Each scheduler is a thread with a run queue (`crew`, `workers`). Everything that passes between processes is a signal in
//! the receiver's inbox; nobody touches another's heap or fields.
pub mod blocking;
mod crew;
pub mod ending;
pub mod entry;
mod gate;
pub mod literals;
pub mod log;
pub mod registry;
pub mod request;
mod run_queue;
mod send;
pub mod signals;
pub mod spawn;
pub mod statistics;
pub mod still;
mod sync;
pub mod system_monitor;
pub mod table;
#[cfg(test)]
mod table_tests;
pub mod timers;
mod wheel;
mod workers;

pub use entry::{Entry, Priority};
pub use send::{NoDestination, send, send_to, send_with};
pub use signals::{Signal, fetch};
pub use spawn::{Options, TableFull, spawn, spawn_opt};
pub use still::{go_on, stand_still, wait_while_still};
pub use workers::{
    MAX_SCHEDULERS, Schedulers, available, configure, current, online as active, run_until_end,
    schedulers, total, with_running,
};

use crate::emulator::backend;
use crate::emulator::exception;
use crate::emulator::prelude::RETURNED;
use crate::emulator::runtime;
use crate::emulator::state::{Ctx, Export, leave};
use crate::process::rare::{Empty, Rare};
use crate::process::{Process, gc};
use crate::term::{Atom, Term, am};
use crate::tracing;
use literals::Literals;
use request::{Awaited, ReplyTo, Request};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use table::table;
use wheel::Key;

/// Reductions of a time slice: OTP's number.
pub const REDUCTIONS: isize = 4000;

/// What a slice begins with: the last reduction leaves less than nothing, which is looked for in one instruction less.
const FULL_SLICE: isize = REDUCTIONS - 1;

/// Reductions of the present time slice.
pub fn spent(p: &Process) -> u64 {
    (FULL_SLICE - p.regs.fcalls).max(0) as u64
}

/// What the machine keeps for a process besides its registers and heap.
pub struct Exec {
    /// The process' entry in the table.
    pub entry: Option<Arc<Entry>>,
    /// The bitstring under construction by instructions of OTP 24.
    pub building: Option<Box<crate::bits::Building>>,
    /// Why the machine is left after a BIF.
    pub leaving: u64,
    /// It goes on with a call of that function, as it is then.
    pub start: Option<&'static Export>,
    /// Whether a dirty scheduler runs it.
    pub dirty: Dirty,
    /// The process is in the machine now.
    pub in_machine: bool,
    /// The instruction that called the running BIF.
    pub bif_at: *const u8,
    /// X registers while the process is not running.
    pub saved: Vec<Term>,
    /// What the process waits for while it is not running.
    pub waits: Waits,
    /// The messages that were in its queue when it began to wait: the `receive` has no use for them.
    looked_at: usize,
    /// The answer that its BIF waits for.
    pub awaited: Option<Box<Awaited>>,
    /// The timeout of the `receive` that waits.
    wait: Option<Wait>,
    /// Room for signals, empty: changes places with that of the inbox.
    inbox: Vec<Signal>,
    pub seldom: Rare<Seldom>,
}

/// Where a process runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dirty {
    No,
    /// The BIF that it calls wants to be called on a dirty scheduler of that kind.
    Wanted(Pool),
    /// On a dirty scheduler of that kind, for one call of a BIF.
    Here(Pool),
}

/// The kinds of dirty schedulers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// They run what has much to do and can't be interrupted.
    Cpu,
    /// They run what waits for devices.
    Io,
}

/// What most processes never need, or not before they end.
pub struct Seldom {
    /// First frame and `error_info` of the exception being raised (`emulator::exception`).
    pub first_frame: Term,
    pub error_info: Term,
    /// What a BIF that returns `Fault::Yield` wants instead of a yield (`leave::WAIT`).
    pub asked: Option<u64>,
    /// Where a BIF that returns `Fault::Yield` wants to go on (an address), and with how many x registers, instead of being
    /// called again.
    pub resume_at: Option<(usize, usize)>,
    /// Requests that it has made.
    pub requests: u64,
    /// What belongs to it outside its heap: files and the like.
    pub belongings: crate::nif::owned::Belongings,
    /// An exit signal has been received: the process dies of this reason.
    pub dying: Option<Term>,
    /// It runs the `on_load` function of that module.
    on_load: Option<Atom>,
    /// Signals behind the one that it dies of.
    unseen: Vec<Signal>,
    /// Requests that are done once it stands still.
    put_off: Vec<(Request, ReplyTo)>,
    /// What a dirty scheduler does for the process, besides calls of BIFs.
    errand: Option<Errand>,
    /// Float registers at a collection elsewhere.
    floats: Option<Box<[f64]>>,
    /// What it has to do with other nodes.
    pub distant: Rare<crate::dist::Distant>,
    /// What tracing keeps.
    pub tracing: Option<Box<tracing::traced::Own>>,
    /// Literals of which it has been asked to let go when it had ended: its terms may still be looked at.
    held: Vec<Arc<dyn Literals>>,
}

/// What takes so long that a dirty scheduler does it: the process itself stands still.
enum Errand {
    /// A collection that leaves room for so many words.
    Collect(usize),
    /// The requests that have been put off.
    Requests,
    /// It has ended: all that is to be done then.
    End(Ended),
}

impl Seldom {
    const EMPTY: Seldom = Seldom {
        first_frame: Term::NIL,
        error_info: Term::NIL,
        asked: None,
        resume_at: None,
        requests: 0,
        belongings: crate::nif::owned::Belongings::NONE,
        dying: None,
        on_load: None,
        unseen: Vec::new(),
        put_off: Vec::new(),
        errand: None,
        floats: None,
        distant: Rare::NOT_MADE,
        tracing: None,
        held: Vec::new(),
    };
}

impl Empty for Seldom {
    fn empty() -> &'static Seldom {
        static EMPTY: Seldom = Seldom::EMPTY;
        &EMPTY
    }
}

impl Default for Seldom {
    fn default() -> Seldom {
        Seldom::EMPTY
    }
}

/// What a process waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// It may run.
    No,
    /// Another message, or the end of the time.
    Message,
    /// As `Message`, having been put to sleep by `hibernate`.
    Hibernating,
    /// The answer to a request.
    Answer,
}

impl Seldom {
    fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        let own = [&mut self.first_frame, &mut self.error_info];
        let distant = self.distant.made().into_iter();
        let distant = distant.flat_map(crate::dist::Distant::roots);
        let tracing = self.tracing.iter_mut().flat_map(|own| own.roots());
        let own = own.into_iter().chain(&mut self.dying);
        own.chain(distant).chain(tracing)
    }
    /// What others have sent it, and will not be acted on.
    fn take_unanswered(&mut self) -> (Vec<Signal>, Vec<(Request, ReplyTo)>) {
        let Seldom {
            unseen, put_off, ..
        } = self;
        (std::mem::take(unseen), std::mem::take(put_off))
    }
}

impl Exec {
    /// The process wants to leave the machine, and a dirty scheduler to collect its heap. It has these float registers.
    pub fn collect_elsewhere(&mut self, words: usize, floats: &[f64]) {
        self.seldom.errand = Some(Errand::Collect(words));
        self.seldom.floats = Some(floats.into());
        self.dirty = Dirty::Wanted(Pool::Cpu);
    }
    /// The process has ended, with that in x0: a dirty scheduler does the rest.
    fn end_elsewhere(&mut self, ended: Ended, result: Term) {
        self.saved.clear();
        self.saved.push(result);
        self.seldom.errand = Some(Errand::End(ended));
    }
    /// It has ended, and the rest is to be done.
    fn has_ended(&mut self) -> Option<Ended> {
        match self.seldom.made()?.errand {
            Some(Errand::End(ended)) => Some(ended),
            _ => None,
        }
    }
    pub fn set_first_frame(&mut self, frame: Term) {
        if frame != self.seldom.first_frame {
            self.seldom.first_frame = frame;
        }
    }
    pub fn set_error_info(&mut self, info: Term) {
        if info != self.seldom.error_info {
            self.seldom.error_info = info;
        }
    }
    /// What a BIF has asked for.
    pub fn take_asked(&mut self) -> Option<u64> {
        self.seldom.made()?.asked.take()
    }
    /// Every term in here, for the collector.
    pub fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        let seldom = self.seldom.made().into_iter();
        self.saved.iter_mut().chain(seldom.flat_map(Seldom::roots))
    }
}

/// How long a `receive` waits.
enum Wait {
    /// To that tick.
    Until {
        at: u64,
        timer: Key,
    },
    Ever,
}

impl Default for Exec {
    fn default() -> Exec {
        Exec {
            entry: None,
            building: None,
            leaving: leave::YIELD,
            start: None,
            dirty: Dirty::No,
            in_machine: false,
            bif_at: std::ptr::null(),
            saved: Vec::new(),
            waits: Waits::No,
            looked_at: 0,
            awaited: None,
            wait: None,
            inbox: Vec::new(),
            seldom: Rare::default(),
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

fn new_ctx() -> Box<Ctx> {
    use crate::emulator::state::{F_REGS, X_REGS};
    Box::new(Ctx {
        x: [Term::NIL; X_REGS],
        f: [0.0; F_REGS],
    })
}

/// What comes of a time slice.
enum Slice {
    Ended(Ended),
    /// The process wants to run again.
    Over,
    Waits,
    /// It wants to run on a dirty scheduler.
    Dirty(Pool),
}

/// One time slice.
fn run(p: &mut Process, entry: &Entry, ctx: &mut Ctx) -> Slice {
    entry.begin();
    p.regs.ctx = ctx;
    p.regs.fcalls = FULL_SLICE;
    fetch(p);
    if let Some(ended) = die_of_signal(p) {
        return Slice::Ended(ended);
    }
    if request::take_long(p) {
        return for_requests(p);
    }
    if let Some(ended) = do_put_off(p) {
        return Slice::Ended(ended);
    }
    match run_errand(p) {
        Some(Err(ended)) => return Slice::Ended(ended),
        Some(Ok(())) if p.exec.dirty != Dirty::No => return over(p),
        _ => {}
    }
    if may_run(p) {
        p.exec.waits = Waits::No;
        let slice = system_monitor::slice_begins(p);
        if tracing::is_active() {
            tracing::events::scheduled(p, am::IN);
        }
        let ended = enter(p, ctx);
        if tracing::is_active() && ended.is_none() {
            tracing::events::scheduled(p, am::OUT);
        }
        system_monitor::slice_ends(p, slice);
        if let Some(ended) = ended.or_else(|| die_of_signal(p)) {
            return Slice::Ended(ended);
        }
        if request::take_long(p) {
            return for_requests(p);
        }
        if let Some(ended) = do_put_off(p) {
            return Slice::Ended(ended);
        }
    }
    match p.exec.dirty {
        Dirty::Wanted(pool) if may_run(p) => Slice::Dirty(pool),
        _ => over(p),
    }
}

fn over(p: &Process) -> Slice {
    if may_run(p) {
        Slice::Over
    } else {
        Slice::Waits
    }
}

/// A dirty scheduler is to do what has been put off; then it is seen how the process goes on.
fn for_requests(p: &mut Process) -> Slice {
    p.exec.seldom.errand.get_or_insert(Errand::Requests);
    Slice::Dirty(Pool::Cpu)
}

/// Does what the process has come to this scheduler for, or would have, had it not been held; an error if it has ended.
fn run_errand(p: &mut Process) -> Option<Result<(), Ended>> {
    match p.exec.seldom.made()?.errand.take()? {
        Errand::Collect(words) if !runtime::collect(p, words, 0) => Some(Err(Ended::Raised)),
        Errand::Collect(_) | Errand::Requests => Some(Ok(())),
        Errand::End(ended) => Some(Err(ended)),
    }
}

/// Runs the process in the machine. `Some`: it has ended.
fn enter(p: &mut Process, ctx: &mut Ctx) -> Option<Ended> {
    let live = p.exec.saved.len();
    ctx.x[..live].copy_from_slice(&p.exec.saved);
    p.exec.saved.clear();
    if let Some(floats) = p.exec.seldom.made().and_then(|seldom| seldom.floats.take()) {
        ctx.f.copy_from_slice(&floats);
    }
    if let Some(export) = p.exec.start.take() {
        p.regs.ip = export.code.load(Ordering::Acquire);
    }
    p.regs.fcalls = match p.exec.dirty {
        // The call of the BIF, and no other.
        Dirty::Here(_) => 1,
        _ => FULL_SLICE,
    };
    tracing::enters_machine(p);
    p.exec.in_machine = true;
    // SAFETY: the process was saved by the machine or made by `spawn`: its registers are as its
    // code expects, and it is this thread's alone while it is out of its entry.
    let why = unsafe { backend::run(&mut p.regs) };
    p.exec.in_machine = false;
    let reductions = spent(p);
    p.reductions += reductions;
    statistics::slice(reductions);
    match why {
        leave::EXIT if p.regs.exc_class == RETURNED => return Some(Ended::Returned),
        leave::EXIT => return Some(Ended::Raised),
        _ => {}
    }
    tracing::left_machine(p, why == leave::CALL);
    p.exec.saved.extend_from_slice(&ctx.x[..p.regs.live]);
    p.exec.looked_at = p.mailbox.len();
    p.exec.waits = match why {
        leave::WAIT if p.exec.awaited.is_some() => Waits::Answer,
        leave::WAIT => Waits::Message,
        leave::HIBERNATE => {
            gc::hibernate(p, &mut []);
            Waits::Hibernating
        }
        _ => Waits::No,
    };
    None
}

/// What the process waits for is there, and nobody holds it.
fn may_run(p: &Process) -> bool {
    if p.suspension.is_suspended() {
        return false;
    }
    match p.exec.waits {
        Waits::No => true,
        Waits::Message | Waits::Hibernating => {
            p.mailbox.len() > p.exec.looked_at || has_timed_out(p)
        }
        Waits::Answer => p.exec.awaited.as_ref().is_none_or(|a| a.has_come()),
    }
}

/// Does what others have asked of the process, now that it stands still: it may die of that.
fn do_put_off(p: &mut Process) -> Option<Ended> {
    request::do_put_off(p);
    die_of_signal(p)
}

fn die_of_signal(p: &mut Process) -> Option<Ended> {
    let reason = p.exec.seldom.made()?.dying.take()?;
    exception::set_exit(p, reason);
    p.regs.exc_trace = Term::NIL;
    Some(Ended::Raised)
}

/// All processes' pids.
pub fn processes() -> Vec<Term> {
    table().pids()
}
/// How many processes there are.
pub fn count() -> usize {
    table().count()
}
/// How many processes there is room for without making more.
pub fn places() -> usize {
    table().places()
}
/// Words of the heaps of all processes that are not running.
pub fn heap_words() -> usize {
    let words = |e: Arc<Entry>| e.process.lock().as_ref().map_or(0, |p| p.total_heap_size());
    table().entries().map(words).sum()
}
/// How many processes wait to be run.
pub fn run_queue_len() -> usize {
    workers::queue_lens().iter().sum()
}
/// How many processes wait on each scheduler's run queue.
pub fn run_queue_lens() -> Vec<usize> {
    workers::queue_lens()
}

// The timeout of a `receive`.

/// The running `receive` has a timeout, and it is over.
pub fn has_timed_out(p: &Process) -> bool {
    matches!(p.exec.wait, Some(Wait::Until { at, .. }) if timers::now() >= at)
}

/// A `receive` has begun to wait, and has not ended.
pub fn is_waiting(p: &Process) -> bool {
    p.exec.wait.is_some()
}

/// Arms the timeout; `None`: it never comes.
pub fn start_wait(p: &mut Process, ms: Option<u64>) {
    let Some(ms) = ms else {
        p.exec.wait = Some(Wait::Ever);
        return;
    };
    let at = timers::after(ms);
    // Without an entry nobody runs it, and nobody wakes it.
    p.exec.wait = p.exec.entry.clone().map(|entry| Wait::Until {
        at,
        timer: timers::wake_at(at, entry),
    });
}

pub fn cancel_wait(p: &mut Process) {
    if let Some(Wait::Until { timer, .. }) = p.exec.wait.take() {
        timers::disarm(timer);
    }
}
