//! What stands in a crash dump, section by section. The format is described in OTP's "How to Interpret the Erlang Crash Dumps".
use super::Calling;
use super::terms::{Objects, base64};
use crate::bif::system_info::{self, Area};
use crate::bif::time_zone::Civil;
use crate::code::table::{self as modules, Finder};
use crate::ets::{self, Kind};
use crate::heap::{Arena, Heap};
use crate::port;
use crate::process::{Process, info};
use crate::scheduler::table::table;
use crate::scheduler::{self, Entry, Priority, signals, statistics, timers};
use crate::term::print::{self, Encoding};
use crate::term::{Atom, Term, am};
use std::io::{self, Write};
use std::sync::Arc;

/// Words of a stack that are shown of a process that is deep in recursion.
const STACK_WORDS: usize = 20_000;

pub fn write(out: &mut impl Write, slogan: &str, calling: &Calling<'_>) -> io::Result<()> {
    head(out, slogan)?;
    schedulers(out, calling)?;
    memory(out)?;
    let pids = scheduler::processes();
    let entries: Vec<Arc<Entry>> = pids.into_iter().filter_map(|p| table().find(p)).collect();
    for entry in &entries {
        process(out, entry, calling)?;
    }
    ports(out)?;
    tables(out)?;
    timers(out)?;
    distribution(out)?;
    loaded(out)?;
    for entry in &entries {
        details(out, entry, calling)?;
    }
    atoms(out)?;
    writeln!(out, "=end")
}

fn text(t: Term) -> String {
    print::identifier(t).unwrap_or_else(|| print::write(t, Encoding::Unicode))
}

fn head(out: &mut impl Write, slogan: &str) -> io::Result<()> {
    writeln!(out, "=erl_crash_dump:0.5\n{}", date())?;
    writeln!(out, "Slogan: {slogan}")?;
    write!(out, "System version: {}", system_info::system_version())?;
    writeln!(out, "Taints: \nAtoms: {}", Atom::count())?;
    if let Some(scheduler) = scheduler::current() {
        writeln!(out, "Calling Thread: scheduler:{scheduler}")?;
    }
    Ok(())
}

/// The local time, as `ctime` writes it.
fn date() -> String {
    let names = |text: &'static str, n: usize| &text[3 * n..3 * n + 3];
    let seconds = crate::bif::time::system() / 1_000_000_000;
    let local = crate::bif::time_zone::local(seconds).unwrap_or(Civil::from_posix(seconds));
    let Civil {
        year,
        month,
        day,
        hour,
        minute,
        second,
    } = local;
    // The first day of 1970 was a Thursday.
    let weekday = (local.to_posix().div_euclid(86_400) + 4).rem_euclid(7) as usize;
    format!(
        "{} {} {day:2} {hour:02}:{minute:02}:{second:02} {year}",
        names("SunMonTueWedThuFriSat", weekday),
        names("JanFebMarAprMayJunJulAugSepOctNovDec", month as usize - 1)
    )
}

fn schedulers(out: &mut impl Write, calling: &Calling<'_>) -> io::Result<()> {
    let normal = scheduler::schedulers().all;
    let lens = scheduler::run_queue_lens();
    let mut dirty = normal;
    for (scheduler, pid) in statistics::running() {
        if scheduler == 0 {
            dirty += 1;
            writeln!(out, "=dirty_cpu_scheduler:{dirty}")?;
        } else {
            writeln!(out, "=scheduler:{scheduler}")?;
        }
        let sleeps = if pid.is_none() { "SLEEPING" } else { "" };
        writeln!(out, "Scheduler Sleep Info Flags: {sleeps}")?;
        writeln!(out, "Scheduler Sleep Info Aux Work: \nCurrent Port: ")?;
        if let Some(len) = scheduler.checked_sub(1).and_then(|at| lens.get(at)) {
            writeln!(
                out,
                "Run Queue Normal Length: {len}\nRun Queue Port Length: 0"
            )?;
        }
        writeln!(
            out,
            "Current Process: {}",
            pid.map(text).unwrap_or_default()
        )?;
        if let Some(p) = calling.process().filter(|p| Some(p.regs.pid) == pid) {
            writeln!(out, "Current Process State: Running")?;
            let at = position(p);
            writeln!(
                out,
                "Current Process Program counter: {:#018x} ({})",
                at as usize,
                place(at)
            )?;
            if let Calling::Whole(p) = calling {
                writeln!(out, "Current Process Limited Stack Trace:")?;
                returns(out, p)?;
            }
        }
    }
    Ok(())
}

/// Where a process is: if it runs an instruction, where its function returns to.
fn position(p: &Process) -> *const u8 {
    let at = info::at(p);
    let returns = p.stack().iter().find(|word| word.is_cp());
    match returns {
        Some(word) if at.is_null() => word.cp_addr().wrapping_sub(1),
        _ => at,
    }
}

/// The return addresses on a stack.
fn returns(out: &mut impl Write, p: &Process) -> io::Result<()> {
    let words = p.stack().iter().take(STACK_WORDS);
    for word in words.filter(|word| word.is_cp()) {
        writeln!(out, "{}", return_line(word))?;
    }
    Ok(())
}

fn return_line(word: &Term) -> String {
    let at = word.cp_addr();
    format!(
        "{:#018x}:SReturn addr 0x{:X} ({})",
        std::ptr::from_ref(word) as usize,
        at as usize,
        place(at.wrapping_sub(1))
    )
}

/// `module:function/arity + offset` of a code address.
fn place(at: *const u8) -> String {
    match Finder::default().find(at) {
        Some((module, function, offset)) => format!(
            "{}:{}/{} + {}",
            print::atom(module.name.name(), Encoding::Unicode),
            print::atom(function.name.name(), Encoding::Unicode),
            function.arity,
            offset.saturating_sub(function.entry)
        ),
        None => "<terminate process normally>".to_owned(),
    }
}

pub(super) fn memory(out: &mut impl Write) -> io::Result<()> {
    let areas = system_info::areas(0);
    writeln!(out, "=memory")?;
    for (name, bytes) in system_info::memory(&areas) {
        writeln!(out, "{name}: {bytes}")?;
    }
    writeln!(
        out,
        "=index_table:atom_tab\nlimit: {}\nentries: {}",
        crate::term::atom::MAX_ATOMS,
        Atom::count()
    )?;
    writeln!(out, "=allocated_areas")?;
    for Area { name, bytes, used } in areas {
        match used {
            Some(used) => writeln!(out, "{name}: {bytes} {used}")?,
            None => writeln!(out, "{name}: {bytes}")?,
        }
    }
    Ok(())
}

/// Shows the process of an entry: the calling one, or one that stands still.
fn with_process<R>(
    entry: &Entry,
    calling: &Calling<'_>,
    look: impl FnOnce(&Process, bool) -> R,
) -> Option<R> {
    match calling {
        Calling::Whole(p) if p.regs.pid == entry.pid => Some(look(p, true)),
        Calling::Shaken(p) if p.regs.pid == entry.pid => Some(look(p, false)),
        _ => entry.process.lock().as_deref().map(|p| look(p, true)),
    }
}

pub(super) fn process(
    out: &mut impl Write,
    entry: &Entry,
    calling: &Calling<'_>,
) -> io::Result<()> {
    writeln!(out, "=proc:{}", text(entry.pid))?;
    let state = with_process(entry, calling, |p, _| state(p));
    writeln!(out, "State: {}", state.unwrap_or("Running"))?;
    if let Some(name) = entry.name() {
        writeln!(out, "Name: {}", print::atom(name.name(), Encoding::Unicode))?;
    }
    let parent = match entry.parent {
        am::UNDEFINED => "[]".to_owned(),
        parent => text(parent),
    };
    writeln!(out, "Spawned by: {parent}")?;
    let told = with_process(entry, calling, |p, _| facts(out, p));
    told.unwrap_or(Ok(()))?;
    let priority = match entry.priority() {
        Priority::Low => "LOW",
        Priority::Normal => "NORMAL",
        Priority::High => "HIGH",
        Priority::Max => "MAX",
    };
    writeln!(
        out,
        "Internal State: ACT_PRIO_{priority} | USR_PRIO_{priority} | PRQ_PRIO_{priority}"
    )
}

fn state(p: &Process) -> &'static str {
    match info::status(p) {
        s if s == am::RUNNING => "Running",
        s if s == am::SUSPENDED => "Suspended",
        s if s == am::RUNNABLE => "Scheduled",
        _ => "Waiting",
    }
}

fn facts(out: &mut impl Write, p: &Process) -> io::Result<()> {
    let (module, function, arity) = p.initial_call;
    writeln!(
        out,
        "Spawned as: {}:{}/{arity}",
        text(module.term()),
        text(function.term())
    )?;
    writeln!(out, "Message queue length: {}", p.mailbox.len())?;
    writeln!(out, "Number of heap fragments: 0")?;
    writeln!(out, "Heap fragment data: {}", p.regs.fragment_words)?;
    let relations = relations(p);
    if !relations.is_empty() {
        writeln!(out, "Link list: [{}]", relations.join(", "))?;
    }
    writeln!(out, "Reductions: {}", info::reductions(p))?;
    writeln!(out, "Stack+heap: {}", p.heap.size())?;
    writeln!(out, "OldHeap: {}", p.heap.old_size())?;
    let unused = p
        .heap
        .size()
        .saturating_sub(p.young_used() + p.stack_words());
    writeln!(out, "Heap unused: {unused}")?;
    let unused = p.heap.old_size() - p.heap.old_used();
    writeln!(out, "OldHeap unused: {unused}")?;
    writeln!(out, "Memory: {}", info::memory(p))?;
    let at = position(p);
    writeln!(
        out,
        "Program counter: {:#018x} ({})",
        at as usize,
        place(at)
    )?;
    writeln!(out, "arity = {}", p.exec.saved.len())
}

/// Links, and monitors both ways.
fn relations(p: &Process) -> Vec<String> {
    use crate::process::monitors::Target;
    let reference =
        |[high, low]: [u64; 2]| format!("#Ref<0.{}.{}.{}>", high, low >> 32, low as u32);
    let mut all: Vec<String> = p
        .links
        .others()
        .map(|other| text(signals::of_number(other)))
        .collect();
    for (number, monitor) in p.monitors.own() {
        let whom = match monitor.target {
            Target::Process(pid) => text(pid),
            Target::Named(name, _) | Target::NamedPort(name, _) => text(name),
            Target::Port(port) => text(port),
            Target::NamedAfar(name, at) => format!("{{{},{}}}", text(name), text(at)),
            Target::TimeOffset => continue,
        };
        all.push(format!("{{to,{whom},{}}}", reference(number)));
    }
    for (number, pid) in p.monitors.watchers() {
        all.push(format!("{{from,{},{}}}", text(pid), reference(number)));
    }
    all
}

/// Its messages, dictionary and stack, and what those refer to.
fn details(out: &mut impl Write, entry: &Entry, calling: &Calling<'_>) -> io::Result<()> {
    let shown = with_process(entry, calling, |p, whole| {
        if whole && !p.flags.sensitive {
            details_of(out, p)
        } else {
            Ok(())
        }
    });
    shown.unwrap_or(Ok(()))
}

fn details_of(out: &mut impl Write, p: &Process) -> io::Result<()> {
    let (pid, mut objects) = (text(p.regs.pid), Objects::default());
    if !p.mailbox.is_empty() {
        writeln!(out, "=proc_messages:{pid}")?;
        for message in p.mailbox.iter() {
            writeln!(out, "{}:N", objects.word(message.term))?;
        }
    }
    // The reader wants pairs as tuples: these are made for it, and are there until they are written.
    let mut heap = Arena::new();
    let pairs: Vec<Term> = p
        .dict
        .iter()
        .map(|(key, value)| heap.tuple(&[key, value]))
        .collect();
    if !pairs.is_empty() {
        writeln!(out, "=proc_dictionary:{pid}")?;
        for pair in pairs {
            writeln!(out, "{}", objects.word(pair))?;
        }
    }
    writeln!(out, "=proc_stack:{pid}")?;
    stack(out, p, &mut objects)?;
    writeln!(out, "=proc_heap:{pid}")?;
    objects.write(out)
}

fn stack(out: &mut impl Write, p: &Process, objects: &mut Objects) -> io::Result<()> {
    let mut y = 0;
    for (at, word) in p.stack().iter().take(STACK_WORDS).enumerate() {
        if word.is_cp() {
            writeln!(out, "{}", return_line(word))?;
            y = 0;
            continue;
        }
        // The first word is no term: a return slot (H2).
        if at == 0 {
            continue;
        }
        if word.is_catch() {
            writeln!(out, "y{y}:SCatch 0x{:X} ()", word.raw())?;
        } else {
            writeln!(out, "y{y}:{}", objects.word(*word))?;
        }
        y += 1;
    }
    Ok(())
}

pub(super) fn tables(out: &mut impl Write) -> io::Result<()> {
    for (slot, table) in ets::registry::all().into_iter().enumerate() {
        let kind = match table.options.kind {
            Kind::Set => "set",
            Kind::OrderedSet => "ordered_set",
            Kind::Bag => "bag",
            Kind::DuplicateBag => "duplicate_bag",
        };
        let protection = match table.protection() {
            ets::Protection::Private => "private",
            ets::Protection::Protected => "protected",
            ets::Protection::Public => "public",
        };
        let name = print::atom(table.name().name(), Encoding::Unicode);
        writeln!(out, "=ets:{}", text(table.owner()))?;
        writeln!(out, "Slot: {slot}\nTable: {name}\nName: {name}")?;
        writeln!(out, "Objects: {}\nWords: {}", table.size(), table.words())?;
        writeln!(out, "Type: {kind}\nProtection: {protection}")?;
    }
    Ok(())
}

pub(super) fn ports(out: &mut impl Write) -> io::Result<()> {
    for port in port::table::all() {
        let Some(state) = port.lock() else {
            continue;
        };
        writeln!(out, "=port:{}", text(port.term))?;
        writeln!(out, "Connected: {}", text(state.owner))?;
        let links: Vec<String> = state.links().map(text).collect();
        if !links.is_empty() {
            writeln!(out, "Links: {}", links.join(", "))?;
        }
        if let Some(name) = state.name {
            let name = print::atom(name.name(), Encoding::Unicode);
            writeln!(out, "Registered as: {name}")?;
        }
        let title = String::from_utf8_lossy(&state.title);
        match state.os_pid {
            Some(_) => writeln!(out, "Port controls external process: {title}")?,
            None => writeln!(out, "Port is a file: {title}")?,
        }
        writeln!(
            out,
            "Input: {}\nOutput: {}",
            state.bytes_in, state.bytes_out
        )?;
        writeln!(out, "Queue: {}", state.queued())?;
    }
    Ok(())
}

pub(super) fn distribution(out: &mut impl Write) -> io::Result<()> {
    out.write_all(crate::dist::listing().as_bytes())
}

fn timers(out: &mut impl Write) -> io::Result<()> {
    for (to, message, left) in timers::all_texts() {
        writeln!(out, "=timer:{to}\nMessage: {message}\nTime left: {left}")?;
    }
    Ok(())
}

fn loaded(out: &mut impl Write) -> io::Result<()> {
    let modules = modules::modules();
    let total: usize = modules.iter().map(|m| m.code.size()).sum();
    let old = modules::old_bytes();
    writeln!(
        out,
        "=loaded_modules\nCurrent code: {total}\nOld code: {old}"
    )?;
    for module in modules {
        let name = print::atom(module.name.name(), Encoding::Unicode);
        writeln!(out, "=mod:{name}\nCurrent size: {}", module.code.size())?;
        let chunks = [
            ("attributes", &module.attributes),
            ("compilation info", &module.compile_info),
        ];
        for (what, chunk) in chunks {
            if !chunk.is_empty() {
                writeln!(out, "Current {what}: {}", base64(chunk))?;
            }
        }
    }
    Ok(())
}

/// The last ones first: they are the likeliest to be too many.
fn atoms(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "=atoms")?;
    for index in (0..Atom::count() as u32).rev() {
        let name = Atom::from_index(index).name();
        writeln!(out, "{}", print::atom(name, Encoding::Unicode))?;
    }
    Ok(())
}
