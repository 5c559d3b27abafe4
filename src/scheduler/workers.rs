//! The schedulers: threads that run processes, each with its x registers and its run queue.
use super::crew::{Crew, Search};
use super::entry::Entry;
use super::{Dirty, Ended, Pool, Slice, blocking, ending, new_ctx, run, statistics, still, timers};
use crate::code::on_load;
use crate::crash;
use crate::emulator::state::Ctx;
use crate::heap::binary_bytes;
use crate::process::Process;
use crate::term::Term;
use parking_lot::Mutex;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Once, OnceLock};
use std::thread;
use std::time::Instant;

/// Most schedulers: OTP's limit.
pub const MAX_SCHEDULERS: usize = 1024;

/// Bytes of a scheduler's stack: as the first thread of a program has.
const STACK: usize = 8 << 20;

/// How many there are to be, and of those online; 0: as many as `Schedulers::default`.
static WANTED: AtomicUsize = AtomicUsize::new(1);
static WANTED_ONLINE: AtomicUsize = AtomicUsize::new(1);
static CREW: OnceLock<Crew<Arc<Entry>>> = OnceLock::new();

thread_local! {
    /// The scheduler that this thread is, counted from 0.
    static OWN: Cell<Option<usize>> = const { Cell::new(None) };
}

thread_local! {
    /// The process that this thread runs.
    static RUNNING: Cell<*const Process> = const { Cell::new(std::ptr::null()) };
}

/// Shows the process that the calling thread runs to one who looks at it at the machine's end.
pub fn with_running<R>(look: impl FnOnce(Option<&Process>) -> R) -> R {
    // SAFETY: null, or a process that is in its thread's hands as long as it stands there; whoever has it mutably is further up
    // on this thread's stack, and waits for `look`.
    look(unsafe { RUNNING.get().as_ref() })
}

/// How many schedulers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedulers {
    pub all: usize,
    /// How many of them run processes, unless they are blocked.
    pub online: usize,
}

/// Says how many schedulers there are to be, before anything runs: else one.
///
/// # Panics
/// If processes have run before, or if there are none, too many, or more online than there are.
pub fn configure(schedulers: Schedulers) {
    let Schedulers { all, online } = schedulers;
    assert!((1..=MAX_SCHEDULERS).contains(&all) && (1..=all).contains(&online));
    WANTED.store(all, Ordering::Relaxed);
    WANTED_ONLINE.store(online, Ordering::Relaxed);
    assert!(CREW.get().is_none(), "there are schedulers already");
}

/// A scheduler for each processor that this program may use.
pub fn available() -> usize {
    thread::available_parallelism().map_or(1, |n| n.get().min(MAX_SCHEDULERS))
}

pub(super) fn crew() -> &'static Crew<Arc<Entry>> {
    CREW.get_or_init(|| {
        let crew = Crew::new(WANTED.load(Ordering::Relaxed));
        crew.set_online(WANTED_ONLINE.load(Ordering::Relaxed));
        crew
    })
}

pub fn schedulers() -> Schedulers {
    Schedulers {
        all: total(),
        online: blocking::online(),
    }
}
/// How many schedulers there are, online or not.
pub fn total() -> usize {
    crew().size()
}
/// How many schedulers run processes now.
pub fn online() -> usize {
    crew().online()
}
/// The calling thread is the first scheduler.
pub(super) fn is_first() -> bool {
    OWN.get() == Some(0)
}
/// The scheduler that the calling thread is, counted from 1.
pub fn current() -> Option<usize> {
    OWN.get().map(|me| me + 1)
}
pub(super) fn queue_lens() -> Vec<usize> {
    crew().lens().collect()
}

/// Puts a process that may run on a run queue.
pub(super) fn add(entry: Arc<Entry>) {
    let crew = crew();
    let own = OWN.get();
    let to = entry.place().or(own.filter(|&me| me < crew.online()));
    crew.add(own, to.unwrap_or(0), entry);
}

/// The process for whose end the first scheduler waits, once it has ended; and its x0.
static MAIN: Mutex<Option<(Box<Process>, Ended, Term)>> = Mutex::new(None);
/// Its pid, for those who need no lock.
static MAIN_PID: AtomicU64 = AtomicU64::new(0);
/// `MAIN` has ended.
static MAIN_ENDED: AtomicBool = AtomicBool::new(false);

/// Runs processes until `main` has ended; then `look` sees it, with its x0. The calling thread is the first
/// scheduler; the others run while this function does.
pub fn run_until_end<R>(main: Term, look: impl FnOnce(&mut Process, Ended, Term) -> R) -> R {
    start_threads();
    let crew = crew();
    MAIN_PID.store(main.raw(), Ordering::Relaxed);
    MAIN_ENDED.store(false, Ordering::Release);
    OWN.set(Some(0));
    binary_bytes::count_apart();
    crew.start();
    Pool::each_crew(|crew| crew.start());
    let mut worker = Worker::new(0, crew, None);
    while !MAIN_ENDED.load(Ordering::Acquire) {
        worker.step();
    }
    if crew.size() > 1 {
        crew.stop();
    }
    Pool::each_crew(|crew| crew.stop());
    OWN.set(None);
    let main = MAIN.lock().take();
    match main {
        Some((mut p, ended, result)) => look(&mut p, ended, result),
        None => unreachable!("MAIN_ENDED is set with its process"),
    }
}

/// Starts the threads of all schedulers but the first, once.
fn start_threads() {
    static STARTED: OnceLock<()> = OnceLock::new();
    STARTED.get_or_init(|| {
        for me in 1..crew().size() {
            start_thread(format!("scheduler {}", me + 1), move || {
                OWN.set(Some(me));
                work(me, crew(), None);
            });
        }
    });
}

fn start_thread(name: String, work: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().name(name.clone()).stack_size(STACK);
    let work = move || {
        if catch_unwind(AssertUnwindSafe(work)).is_err() {
            crash::panicked();
        }
    };
    if let Err(error) = thread.spawn(work) {
        eprintln!("purlin: no thread for {name}: {error}");
        std::process::exit(1);
    }
}

/// Dirty I/O schedulers: OTP's default.
const IO_SCHEDULERS: usize = 10;

/// A pool's crew, whose threads start when the first process needs one.
struct DirtyCrew {
    crew: OnceLock<Crew<Arc<Entry>>>,
    started: Once,
}

impl Pool {
    /// How many schedulers it has: for the processors one each, as in OTP.
    pub fn size(self) -> usize {
        match self {
            Pool::Cpu => available(),
            Pool::Io => IO_SCHEDULERS,
        }
    }
    fn own(self) -> &'static DirtyCrew {
        static CREWS: [DirtyCrew; 2] = [const {
            DirtyCrew {
                crew: OnceLock::new(),
                started: Once::new(),
            }
        }; 2];
        &CREWS[self as usize]
    }
    fn crew(self) -> &'static Crew<Arc<Entry>> {
        let own = self.own();
        let crew = own.crew.get_or_init(|| Crew::of_equals(self.size()));
        own.started.call_once(|| {
            let kind = match self {
                Pool::Cpu => "CPU",
                Pool::Io => "I/O",
            };
            for me in 0..crew.size() {
                let work = move || work(me, crew, Some(self));
                start_thread(format!("dirty {kind} scheduler {}", me + 1), work);
            }
            crew.start();
        });
        crew
    }
    /// Those that have been started.
    fn each_crew(what: impl Fn(&Crew<Arc<Entry>>)) {
        for pool in [Pool::Cpu, Pool::Io] {
            pool.own().crew.get().inspect(|crew| what(crew));
        }
    }
}

fn work(me: usize, crew: &'static Crew<Arc<Entry>>, dirty: Option<Pool>) {
    binary_bytes::count_apart();
    let mut worker = Worker::new(me, crew, dirty);
    crew.begin(me);
    loop {
        while crew.may_work(me) {
            worker.step();
        }
        for entry in crew.end(me) {
            let to = entry.place().unwrap_or(0);
            crew.add(None, to, entry);
        }
        crew.begin(me);
    }
}

struct Worker {
    me: usize,
    crew: &'static Crew<Arc<Entry>>,
    /// The pool that it belongs to, if it is a dirty one.
    dirty: Option<Pool>,
    ctx: Box<Ctx>,
    search: Search,
    /// Time slices since it has looked whether timers are over.
    slices: u32,
}

/// Time slices after which a scheduler looks at the clock, which costs as much as a short slice; after a full one it looks at once.
const SLICES_PER_LOOK: u32 = 8;

impl Worker {
    fn new(me: usize, crew: &'static Crew<Arc<Entry>>, dirty: Option<Pool>) -> Worker {
        if dirty.is_none() {
            statistics::scheduler(me);
        }
        Worker {
            me,
            crew,
            dirty,
            ctx: new_ctx(),
            search: Search::default(),
            slices: SLICES_PER_LOOK,
        }
    }
    /// Runs one process for a time slice, or sleeps.
    fn step(&mut self) {
        if self.slices >= SLICES_PER_LOOK {
            self.slices = 0;
            if self.dirty.is_none() {
                timers::expire();
            }
        }
        self.slices += 1;
        match self.crew.find(self.me, &mut self.search) {
            Some(entry) => self.run(entry),
            None => {
                // What is over comes before sleep.
                if self.slices > 1 {
                    self.slices = SLICES_PER_LOOK;
                    return;
                }
                let since = Instant::now();
                self.crew
                    .sleep(self.me, &mut self.search, timers::until_next);
                statistics::slept(since.elapsed());
            }
        }
    }
    fn run(&mut self, entry: Arc<Entry>) {
        let mut p = loop {
            let Some(p) = entry.process.lock().take() else {
                return;
            };
            statistics::runs(Some(p.regs.pid));
            if !still::is_still() {
                break p;
            }
            *entry.process.lock() = Some(p);
            statistics::runs(None);
            still::wait_until_go_on();
        };
        if let Some(pool) = self.dirty {
            p.exec.dirty = Dirty::Here(pool);
        }
        RUNNING.set(&*p);
        let slice = match p.exec.has_ended() {
            Some(ended) => {
                self.ctx.x[0] = p.exec.saved.first().copied().unwrap_or(Term::NIL);
                Slice::Ended(ended)
            }
            None => run(&mut p, &entry, &mut self.ctx),
        };
        statistics::runs(None);
        RUNNING.set(std::ptr::null());
        if self.dirty.is_some() {
            p.exec.dirty = Dirty::No;
            entry.set_away(false);
        }
        match slice {
            Slice::Ended(ended) if self.dirty.is_none() && ends_elsewhere(&p) => {
                p.exec.end_elsewhere(ended, self.ctx.x[0]);
                send_away(p, entry, Pool::Cpu);
            }
            Slice::Ended(ended) => self.finish(p, ended),
            Slice::Dirty(pool) => send_away(p, entry, pool),
            over => {
                let waits = matches!(over, Slice::Waits);
                if !waits {
                    self.slices = SLICES_PER_LOOK;
                }
                *entry.process.lock() = Some(p);
                entry.settle(waits);
            }
        }
    }
    fn finish(&mut self, mut p: Box<Process>, ended: Ended) {
        let result = self.ctx.x[0];
        let _ending = ending::begin();
        ending::finish(&mut p, ended);
        if let Some(module) = p.exec.seldom.on_load {
            let returned = ended == Ended::Returned;
            on_load::finished(module, if returned { result } else { Term::NONE });
        }
        if p.regs.pid.raw() == MAIN_PID.load(Ordering::Relaxed) {
            *MAIN.lock() = Some((p, ended, result));
            MAIN_ENDED.store(true, Ordering::Release);
            crew().wake_first();
            return;
        }
        if ended == Ended::Raised {
            ending::report(&mut p);
        }
    }
}

/// Whether a dirty scheduler does what is to be done at the end of the process.
fn ends_elsewhere(p: &Process) -> bool {
    p.regs.pid.raw() != MAIN_PID.load(Ordering::Relaxed) && ending::is_long(p)
}

fn send_away(p: Box<Process>, entry: Arc<Entry>, pool: Pool) {
    *entry.process.lock() = Some(p);
    entry.set_away(true);
    pool.crew().add(None, 0, entry);
}
