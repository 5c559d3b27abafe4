//! Making processes.
use super::entry::{Entry, Priority};
use super::signals::number_of;
pub use super::table::TableFull;
use super::table::table;
use super::workers;
use crate::heap::Heap;
use crate::heap::copy::copy;
use crate::process::monitors::{Alias, Monitor, RefNumber, Target, Unalias};
use crate::process::{Flags, Process};
use crate::term::{Atom, Term, am, node, unique};
use crate::tracing;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

/// What `spawn_opt` says of a process.
pub struct Options {
    pub link: bool,
    /// The exit message has priority.
    pub link_ahead: bool,
    pub monitor: Option<MonitorOptions>,
    pub priority: Priority,
    pub flags: Flags,
    /// The scheduler that is to run it, counted from 1; 0: whichever.
    pub scheduler: u16,
    /// A process of the machine's own: `erts_internal:is_system_process/1`.
    pub system: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            link: false,
            link_ahead: false,
            monitor: None,
            priority: Priority::Normal,
            flags: Flags::default(),
            scheduler: 0,
            system: false,
        }
    }
}

/// What the options of `monitor/3` say.
#[derive(Debug, Clone, Copy)]
pub struct MonitorOptions {
    pub alias: Option<Unalias>,
    /// No term: `'DOWN'`.
    pub tag: Term,
    /// Its message has priority.
    pub ahead: bool,
}

impl Default for MonitorOptions {
    fn default() -> MonitorOptions {
        MonitorOptions {
            alias: None,
            tag: Term::NONE,
            ahead: false,
        }
    }
}

impl MonitorOptions {
    /// Makes the monitor's reference, which may be an alias of the process too.
    pub fn reference(self, p: &mut Process) -> (RefNumber, Term) {
        let number = unique::reference();
        let Some(unalias) = self.alias else {
            return (number, p.reference(number));
        };
        let alias = Alias {
            unalias,
            ahead: false,
        };
        p.monitors.add_alias(number, alias);
        (number, node::alias_ref(p, number, p.regs.pid))
    }
    pub fn monitor(self, target: Target) -> Monitor {
        Monitor {
            target,
            tag: self.tag,
            is_alias: self.alias.is_some(),
            ahead: self.ahead,
        }
    }
}

/// Makes a process of the machine's own that calls M:F(Args), and puts it on a run queue; its pid.
///
/// # Panics
/// If there are as many processes as there may be.
pub fn spawn(parent: Option<&mut Process>, module: Atom, function: Atom, args: &[Term]) -> Term {
    match spawn_opt(parent, module, function, args, &Options::default()) {
        Ok((pid, _)) => pid,
        Err(TableFull) => panic!("there are too many processes"),
    }
}

/// As `spawn`, with options; the reference of the monitor if one was wanted.
///
/// # Errors
/// If there are as many processes as there may be.
pub fn spawn_opt(
    parent: Option<&mut Process>,
    module: Atom,
    function: Atom,
    args: &[Term],
    options: &Options,
) -> Result<(Term, Option<Term>), TableFull> {
    let (entry, mut p) = new_process(parent.as_deref(), options)?;
    let export = crate::code::export(module, function, args.len() as u32);
    let code = export.code.load(Ordering::Acquire);
    call(&mut p, module, function, args, code);
    p.exec.start = Some(export);
    let pid = entry.pid;
    let mut parent = parent;
    if tracing::is_active() {
        let what = (module, function, args);
        tracing::events::spawned(parent.as_deref_mut(), &mut p, what, options.link);
    }
    let monitor = parent.and_then(|parent| relate(parent, &mut p, options));
    start(entry, p);
    Ok((pid, monitor))
}

/// A process that has nothing to do yet.
fn new_process(
    parent: Option<&Process>,
    options: &Options,
) -> Result<(Arc<Entry>, Box<Process>), TableFull> {
    let pid = parent.map_or(am::UNDEFINED, |parent| parent.regs.pid);
    let entry = table().new_entry(pid)?;
    entry.bind(options.scheduler);
    entry.set_priority(options.priority);
    entry.set_system(options.system);
    let mut p = Process::with_flags(entry.pid, options.flags.clone());
    p.group_leader = match parent {
        Some(parent) => copy(parent.group_leader, &mut *p),
        None => entry.pid,
    };
    p.exec.entry = Some(entry.clone());
    Ok((entry, p))
}

/// Makes a process that another node has asked for: it calls the function, `init`, of one argument. `begin` makes it what
/// that node wants, before it runs.
///
/// # Errors
/// If there are as many processes as there may be.
pub fn spawn_distant(
    init: [Atom; 2],
    arg: Term,
    options: &Options,
    begin: impl FnOnce(&mut Process),
) -> Result<(), TableFull> {
    let (entry, mut p) = new_process(None, options)?;
    let [module, function] = init;
    let export = crate::code::export(module, function, 1);
    let code = export.code.load(Ordering::Acquire);
    call(&mut p, module, function, &[arg], code);
    p.exec.start = Some(export);
    begin(&mut p);
    start(entry, p);
    Ok(())
}

fn start(entry: Arc<Entry>, p: Box<Process>) {
    *entry.process.lock() = Some(p);
    workers::add(entry);
}

/// Makes a process that runs a module's `on_load` function, or a server of the system (a system process, nobody's child): a
/// function that stands at `code` and need not be exported.
///
/// # Errors
/// If there are as many processes as there may be.
pub fn spawn_on_load(
    parent: &mut Process,
    module: Atom,
    function: Atom,
    code: *const u8,
    options: &Options,
) -> Result<Term, TableFull> {
    let parent = (!options.system).then_some(&*parent);
    let (entry, mut p) = new_process(parent, options)?;
    call(&mut p, module, function, &[], code);
    p.exec.seldom.on_load = Some(module);
    let pid = entry.pid;
    start(entry, p);
    Ok(pid)
}

/// Lets a new process start with a call of the function at `code`.
fn call(p: &mut Process, module: Atom, function: Atom, args: &[Term], code: *const u8) {
    let saved = args.iter().map(|&arg| copy(arg, p)).collect();
    p.regs.ip = code;
    p.regs.live = args.len();
    // SAFETY: E2: a new process' stack holds the slot for its return address.
    unsafe { *p.regs.e = Term::cp(exit_code()) };
    p.initial_call = (module, function, args.len() as u32);
    p.exec.saved = saved;
}

/// Links and monitors a process that nobody else knows yet: no signals are needed.
fn relate(parent: &mut Process, p: &mut Process, options: &Options) -> Option<Term> {
    if options.link {
        parent.links.link(number_of(p.regs.pid));
        parent
            .links
            .set_ahead(number_of(p.regs.pid), options.link_ahead);
        p.links.link(number_of(parent.regs.pid));
    }
    let monitor = options.monitor?;
    let (number, reference) = monitor.reference(parent);
    let target = Target::Process(p.regs.pid);
    parent.monitors.add(number, monitor.monitor(target));
    p.monitors.watch(number, parent.regs.pid);
    Some(reference)
}

/// The code to which the first function of a process returns.
pub fn exit_code() -> *const u8 {
    use crate::tables::{FAMILIES, op};
    static CODE: OnceLock<usize> = OnceLock::new();
    let make = || {
        let words = Box::leak(Box::new([0; 2]));
        let name = || "the end of a process".to_owned();
        crate::loader::emit::single(FAMILIES[op::I_EXIT as usize][0], words, 0, name) as usize
    };
    *CODE.get_or_init(make) as *const u8
}
