//! What a process tells of itself: `process_info`.
use super::defaults::MaxHeapSize;
use super::mailbox::Message;
use super::{Flags, Process, dict};
use crate::code::table::Finder;
use crate::emulator::exception;
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap, SharedBin};
use crate::map;
use crate::scheduler::signals::{self, watched};
use crate::scheduler::{Priority, Waits};
use crate::term::print::{self, Pretty};
use crate::term::{Term, am, boxed};
use crate::tracing;
use std::fmt::Write;
use std::sync::atomic::Ordering;

/// An item's value, made in another heap.
type Value = fn(&Process, &mut Arena) -> Term;

/// All items but `{dictionary, Key}`.
static ITEMS: &[(Term, Value)] = &[
    (am::REGISTERED_NAME, registered_name),
    (am::CURRENT_FUNCTION, current_function),
    (am::INITIAL_CALL, initial_call),
    (am::STATUS, |p, _| status(p)),
    (am::MESSAGES, messages),
    (am::MESSAGE_QUEUE_LEN, |p, _| size(p.mailbox.len())),
    (am::LINKS, links),
    (am::MONITORS, monitors),
    (am::MONITORED_BY, monitored_by),
    (am::DICTIONARY, dictionary),
    (am::TRAP_EXIT, |p, _| boolean(p.flags.trap_exit)),
    (am::ERROR_HANDLER, |p, _| p.flags.error_handler),
    (am::HEAP_SIZE, |p, _| size(p.heap.size())),
    (am::STACK_SIZE, |p, _| size(p.stack_words())),
    (am::MEMORY, |p, _| size(memory(p))),
    (am::GARBAGE_COLLECTION, garbage_collection),
    (am::GARBAGE_COLLECTION_INFO, heap_details),
    (am::GROUP_LEADER, |p, heap| copy(p.group_leader, heap)),
    (am::REDUCTIONS, |p, _| Term::small(reductions(p) as i64)),
    (am::PRIORITY, |p, _| priority_atom(priority(p))),
    (am::TRACE, |p, _| {
        let own = p.exec.seldom.tracing.as_deref();
        let all = own.iter().flat_map(|own| &own.traced.0);
        let flags = all.fold(0, |flags, by| flags | by.flags.0);
        Term::small(flags.into())
    }),
    (am::SEQUENTIAL_TRACE_TOKEN, |p, heap| {
        tracing::sequential::token(p, heap)
    }),
    (am::BINARY, binaries),
    (am::CATCHLEVEL, |p, _| size(p.regs.catches)),
    (am::BACKTRACE, |p, heap| {
        heap.binary(backtrace(p).as_bytes())
    }),
    (am::LAST_CALLS, |_, _| am::FALSE),
    (am::TOTAL_HEAP_SIZE, |p, _| size(total_heap_size(p))),
    (am::SUSPENDING, suspending),
    (am::MIN_HEAP_SIZE, |p, _| size(p.flags.min_heap_size)),
    (am::MIN_BIN_VHEAP_SIZE, |p, _| {
        size(p.flags.min_bin_vheap_size)
    }),
    (am::MAX_HEAP_SIZE, |p, heap| {
        max_heap_map(heap, p.flags.max_heap)
    }),
    (am::CURRENT_LOCATION, current_location),
    (am::CURRENT_STACKTRACE, current_stacktrace),
    (am::MESSAGE_QUEUE_DATA, |p, _| message_queue_data(&p.flags)),
    (am::MAGIC_REF, magic_refs),
    (am::FULLSWEEP_AFTER, |p, _| {
        Term::small(p.flags.fullsweep_after.into())
    }),
    (am::PARENT, |p, heap| {
        if let Some(parent) = p.exec.seldom.distant.parent {
            return parent.term(heap);
        }
        let entry = p.exec.entry.as_ref();
        entry.map_or(am::UNDEFINED, |entry| entry.parent)
    }),
    (am::ASYNC_DIST, |p, _| boolean(p.flags.async_dist)),
    (am::LABEL, |p, heap| {
        dictionary_value(&p.dict, am::PROCESS_LABEL, heap)
    }),
];

/// The items of `process_info/1`, in its order; before them, the name of a process that has one.
pub const ALL: [Term; 16] = [
    am::CURRENT_FUNCTION,
    am::INITIAL_CALL,
    am::STATUS,
    am::MESSAGE_QUEUE_LEN,
    am::LINKS,
    am::DICTIONARY,
    am::TRAP_EXIT,
    am::ERROR_HANDLER,
    am::PRIORITY,
    am::GROUP_LEADER,
    am::TOTAL_HEAP_SIZE,
    am::HEAP_SIZE,
    am::STACK_SIZE,
    am::REDUCTIONS,
    am::GARBAGE_COLLECTION,
    am::SUSPENDING,
];

/// True for what `process_info/2` takes as an item.
pub fn is_item(item: Term) -> bool {
    dictionary_key(item).is_some() || ITEMS.iter().any(|(name, _)| *name == item)
}

/// The key of `{dictionary, Key}`.
fn dictionary_key(item: Term) -> Option<Term> {
    match item.as_tuple() {
        Some(&[name, key]) if name == am::DICTIONARY => Some(key),
        _ => None,
    }
}

/// `{Item, Value}` of one item, or a list of them.
pub fn message(p: &Process, items: Term) -> Message {
    let mut heap = Arena::new();
    let term = match items.list_to_vec() {
        Some(items) => {
            let pairs: Vec<Term> = items.iter().map(|&i| pair(p, i, &mut heap)).collect();
            heap.list(&pairs)
        }
        None if items == am::REGISTERED_NAME && name(p).is_none() => Term::NIL,
        None => pair(p, items, &mut heap),
    };
    Message {
        term,
        heap: Some(heap),
    }
}

fn pair(p: &Process, item: Term, heap: &mut Arena) -> Term {
    let value = match dictionary_key(item) {
        Some(key) => dictionary_value(&p.dict, key, heap),
        None => match ITEMS.iter().find(|(name, _)| *name == item) {
            Some((_, value)) => value(p, heap),
            None => am::UNDEFINED,
        },
    };
    let item = copy(item, heap);
    heap.tuple(&[item, value])
}

fn boolean(value: bool) -> Term {
    crate::bif::boolean(value)
}

fn size(n: usize) -> Term {
    Term::small(n as i64)
}

pub fn properties(heap: &mut Arena, pairs: &[(Term, usize)]) -> Term {
    let pairs: Vec<Term> = pairs
        .iter()
        .map(|&(k, v)| heap.tuple(&[k, size(v)]))
        .collect();
    heap.list(&pairs)
}

fn name(p: &Process) -> Option<Term> {
    let entry = p.exec.entry.as_ref()?;
    entry.name().map(|n| n.term())
}

fn registered_name(p: &Process, _: &mut Arena) -> Term {
    name(p).unwrap_or(Term::NIL)
}

fn priority(p: &Process) -> Priority {
    let entry = p.exec.entry.as_ref();
    entry.map_or(Priority::Normal, |e| e.priority())
}

pub fn priority_atom(priority: Priority) -> Term {
    match priority {
        Priority::Low => am::LOW,
        Priority::Normal => am::NORMAL,
        Priority::High => am::HIGH,
        Priority::Max => am::MAX,
    }
}

pub fn status(p: &Process) -> Term {
    if p.exec.in_machine {
        am::RUNNING
    } else if p.suspension.is_suspended() {
        am::SUSPENDED
    } else if p.exec.waits == Waits::No {
        am::RUNNABLE
    } else {
        am::WAITING
    }
}

fn messages(p: &Process, heap: &mut Arena) -> Term {
    let messages: Vec<Term> = p.mailbox.iter().map(|m| copy(m.term, heap)).collect();
    heap.list(&messages)
}

fn links(p: &Process, heap: &mut Arena) -> Term {
    let mut pids: Vec<Term> = p.links.others().map(signals::of_number).collect();
    let distant = p.exec.seldom.distant.links.others();
    pids.extend(distant.map(|(pid, _)| pid.term(heap)));
    heap.list(&pids)
}

fn monitors(p: &Process, heap: &mut Arena) -> Term {
    let mut all = Vec::new();
    for (_, monitor) in p.monitors.own() {
        let (kind, object) = watched(heap, monitor);
        let object = copy(object, heap);
        all.push(heap.tuple(&[kind, object]));
    }
    heap.list(&all)
}

fn monitored_by(p: &Process, heap: &mut Arena) -> Term {
    let mut watchers: Vec<Term> = p.monitors.watchers().map(|(_, pid)| pid).collect();
    let distant = p.exec.seldom.distant.watchers.values();
    watchers.extend(distant.map(|watch| watch.watcher.term(heap)));
    heap.list(&watchers)
}

fn suspending(p: &Process, heap: &mut Arena) -> Term {
    let mut all = Vec::new();
    for (other, held) in p.suspension.suspended() {
        let times = Term::small(held.times.into());
        let (active, outstanding) = if held.confirmed {
            (times, Term::ZERO)
        } else {
            (Term::ZERO, times)
        };
        all.push(heap.tuple(&[Term::pid(other), active, outstanding]));
    }
    heap.list(&all)
}

fn dictionary(p: &Process, heap: &mut Arena) -> Term {
    let mut pairs = Vec::new();
    for (key, value) in p.dict.iter() {
        let pair = [copy(key, heap), copy(value, heap)];
        pairs.push(heap.tuple(&pair));
    }
    heap.list(&pairs)
}

fn dictionary_value(dict: &dict::Dict, key: Term, heap: &mut Arena) -> Term {
    dict.get(key)
        .map_or(am::UNDEFINED, |value| copy(value, heap))
}

/// Reductions, those of the present time slice included.
pub fn reductions(p: &Process) -> u64 {
    let present = if p.exec.in_machine {
        crate::scheduler::spent(p)
    } else {
        0
    };
    p.reductions + present
}

fn message_words(p: &Process) -> usize {
    let heaps = p.mailbox.iter().filter_map(|m| m.heap.as_ref());
    heaps.map(Arena::words).sum()
}

fn total_heap_size(p: &Process) -> usize {
    p.total_heap_size() + message_words(p)
}

/// Bytes of heap, stack, messages and the process itself.
pub fn memory(p: &Process) -> usize {
    let messages = p.mailbox.len() * size_of::<Message>();
    size_of::<Process>() + messages + total_heap_size(p) * size_of::<Term>()
}

/// A limit as `process_flag(max_heap_size, _)` tells it.
pub fn max_heap_map(heap: &mut impl Heap, limit: MaxHeapSize) -> Term {
    let pairs = [
        (am::SIZE, size(limit.size)),
        (am::KILL, boolean(limit.kill)),
        (am::ERROR_LOGGER, boolean(limit.error_logger)),
        (
            am::INCLUDE_SHARED_BINARIES,
            boolean(limit.include_shared_binaries),
        ),
    ];
    map::from_pairs(heap, &pairs)
}

pub fn message_queue_data(flags: &Flags) -> Term {
    if flags.off_heap_messages {
        am::OFF_HEAP
    } else {
        am::ON_HEAP
    }
}

fn garbage_collection(p: &Process, heap: &mut Arena) -> Term {
    let limit = max_heap_map(heap, p.flags.max_heap);
    let limit = heap.tuple(&[am::MAX_HEAP_SIZE, limit]);
    let sizes = [
        (am::MIN_BIN_VHEAP_SIZE, p.flags.min_bin_vheap_size),
        (am::MIN_HEAP_SIZE, p.flags.min_heap_size),
        (am::FULLSWEEP_AFTER, p.flags.fullsweep_after as usize),
        (am::MINOR_GCS, p.heap.stats.minors as usize),
    ];
    let sizes = properties(heap, &sizes);
    heap.cons(limit, sizes)
}

pub fn heap_details(p: &Process, heap: &mut Arena) -> Term {
    let word = size_of::<Term>();
    let (limit, old_limit) = p.heap.bytes_limits();
    let sizes = [
        (am::OLD_HEAP_BLOCK_SIZE, p.heap.old_size()),
        (am::HEAP_BLOCK_SIZE, p.heap.size()),
        (am::MBUF_SIZE, p.regs.fragment_words),
        (am::RECENT_SIZE, p.heap.mature()),
        (am::STACK_SIZE, p.stack_words()),
        (am::OLD_HEAP_SIZE, p.heap.old_used()),
        (am::HEAP_SIZE, p.young_used()),
        (am::BIN_VHEAP_SIZE, p.off_heap.bytes / word),
        (am::BIN_VHEAP_BLOCK_SIZE, limit / word),
        (am::BIN_OLD_VHEAP_SIZE, p.heap.old_shared_bytes() / word),
        (am::BIN_OLD_VHEAP_BLOCK_SIZE, old_limit / word),
    ];
    properties(heap, &sizes)
}

/// `{Address, Bytes, References}` of each shared binary.
fn binaries(p: &Process, heap: &mut Arena) -> Term {
    let mut all = Vec::new();
    for object in p.off_heap_objects() {
        if !object.is_boxed_as(boxed::BIN_REF) {
            continue;
        }
        let address = object.payload_raw()[0];
        let binary = address as *const SharedBin;
        // SAFETY: O1: the object owns a reference to its binary.
        let (bytes, references) = unsafe { ((*binary).capacity(), (*binary).refs()) };
        let address = heap.uint(address);
        all.push(heap.tuple(&[address, size(bytes), size(references)]));
    }
    heap.list(&all)
}

fn magic_refs(p: &Process, heap: &mut Arena) -> Term {
    let mut all = Vec::new();
    for object in p.off_heap_objects() {
        if object.is_boxed_as(boxed::MAGIC_REF) {
            all.push(copy(object, heap));
        }
    }
    heap.list(&all)
}

// Where the process is.

/// The present instruction: the call of the running BIF, or where the process goes on.
pub fn at(p: &Process) -> *const u8 {
    if p.exec.in_machine {
        p.exec.bif_at
    } else if let Some(export) = p.exec.start {
        export.code.load(Ordering::Acquire)
    } else {
        p.regs.ip
    }
}

/// Entries of the stack trace, innermost first, `limit` at most.
fn frames(p: &Process, heap: &mut Arena, limit: usize) -> Vec<Term> {
    if p.exec.waits == Waits::Hibernating {
        let arity = Term::small(3);
        return vec![heap.tuple(&[am::ERLANG, am::HIBERNATE, arity, Term::NIL])];
    }
    let finder = &mut Finder::default();
    exception::addresses(p, at(p), exception::depth())
        .into_iter()
        .filter_map(|address| exception::frame(heap, finder, address as *const u8, None))
        .take(limit)
        .collect()
}

fn initial_call(p: &Process, heap: &mut Arena) -> Term {
    let (module, function, arity) = p.initial_call;
    heap.tuple(&[module.term(), function.term(), Term::small(arity.into())])
}

fn current_function(p: &Process, heap: &mut Arena) -> Term {
    let frames = frames(p, heap, 1);
    match frames.first().and_then(|f| f.as_tuple()) {
        Some(&[module, function, arity, _]) => heap.tuple(&[module, function, arity]),
        // It has not begun yet.
        _ => initial_call(p, heap),
    }
}

/// The function that it is in: module, name and arity.
pub fn where_at(p: &Process) -> [Term; 3] {
    let (module, function, arity) = p.initial_call;
    match Finder::default().find(at(p)) {
        Some((module, function, _)) => [
            module.name.term(),
            function.name.term(),
            Term::small(function.arity.into()),
        ],
        // It has not begun yet.
        None => [module.term(), function.term(), Term::small(arity.into())],
    }
}

/// The function that it is in, as text: `module:function/arity`.
pub fn where_it_is(p: &Process) -> String {
    let mut heap = Arena::new();
    match current_function(p, &mut heap).as_tuple() {
        Some(&[module, function, arity]) => {
            let [module, function, arity] =
                [module, function, arity].map(|t| print::pretty(t, &Pretty::default()));
            format!("{module}:{function}/{arity}")
        }
        _ => String::new(),
    }
}

fn current_location(p: &Process, heap: &mut Arena) -> Term {
    if let Some(&frame) = frames(p, heap, 1).first() {
        return frame;
    }
    let (module, function, arity) = p.initial_call;
    let arity = Term::small(arity.into());
    heap.tuple(&[module.term(), function.term(), arity, Term::NIL])
}

pub fn current_stacktrace(p: &Process, heap: &mut Arena) -> Term {
    let frames = frames(p, heap, exception::depth());
    heap.list(&frames)
}

/// Everything on the stack, as text.
pub fn backtrace(p: &Process) -> String {
    let mut heap = Arena::new();
    let mut text = String::new();
    let finder = &mut Finder::default();
    let mut place = |address: u64, heap: &mut Arena| match exception::frame(
        heap,
        finder,
        address as *const u8,
        None,
    ) {
        Some(frame) => format!("{frame:?}"),
        None => "end of process".to_owned(),
    };
    // Writing to a string does not fail.
    writeln!(
        text,
        "Program counter: {:#018x} ({})",
        at(p) as usize,
        place(at(p) as u64, &mut heap)
    )
    .ok();
    for (i, word) in p.stack().iter().enumerate() {
        if word.is_cp() {
            let address = word.cp_addr() as u64;
            writeln!(
                text,
                "\n{address:#018x} Return addr ({})",
                place(address - 1, &mut heap)
            )
            .ok();
        } else if word.is_catch() {
            writeln!(text, "y({i})     Catch").ok();
        } else if i > 0 {
            writeln!(text, "y({i})     {word:?}").ok();
        }
    }
    text
}
