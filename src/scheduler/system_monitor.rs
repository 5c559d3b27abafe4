//! `erlang:system_monitor/2`: the process that is told of what takes long or grows large.
//!
//! Whether anybody wants to know is one atomic flag; who does, and from which figure on, stands behind a lock.
use super::signals::{Signal, deliver};
use crate::heap::{Arena, Heap};
use crate::process::mailbox::Message;
use crate::process::{Process, info};
use crate::term::{Term, am};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What is told, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// A local process.
    pub to: Term,
    /// Collections, and time slices, that take so long.
    pub long_gc: Option<Duration>,
    pub long_schedule: Option<Duration>,
    /// Words of a heap.
    pub large_heap: Option<usize>,
    /// Messages in a queue: that it has become as short as this again, and that it has become as long.
    pub long_message_queue: Option<(usize, usize)>,
    pub busy_port: bool,
    pub busy_dist_port: bool,
}

/// There are settings.
static ACTIVE: AtomicBool = AtomicBool::new(false);
static SETTINGS: Mutex<Option<Settings>> = Mutex::new(None);

/// Changes the settings; what they were.
pub fn set(new: Option<Settings>) -> Option<Settings> {
    let mut settings = SETTINGS.lock();
    ACTIVE.store(new.is_some(), Ordering::Release);
    std::mem::replace(&mut settings, new)
}

#[inline]
fn is_active() -> bool {
    ACTIVE.load(Ordering::Acquire)
}

/// The settings, as far as the process is none of the monitor's own.
fn settings(p: &Process) -> Option<Settings> {
    let settings = if is_active() { *SETTINGS.lock() } else { None };
    settings.filter(|s| s.to != p.regs.pid)
}

pub fn get() -> Option<Settings> {
    *SETTINGS.lock()
}

/// The process has ended: if it was the monitor, there is none any more.
pub(super) fn ended(pid: Term) {
    if is_active() {
        let mut settings = SETTINGS.lock();
        if settings.is_some_and(|s| s.to == pid) {
            *settings = None;
            ACTIVE.store(false, Ordering::Release);
        }
    }
}

/// Sends `{monitor, Pid, Kind, Details}`.
fn tell(s: &Settings, p: &Process, kind: Term, details: impl FnOnce(&mut Arena) -> Term) {
    let mut heap = Arena::new();
    let details = details(&mut heap);
    let term = heap.tuple(&[am::MONITOR, p.regs.pid, kind, details]);
    let heap = Some(heap);
    deliver(s.to, Signal::Message(Message { term, heap }));
}

fn milliseconds(time: Duration) -> u64 {
    time.as_millis() as u64
}

/// When something began, if that matters.
pub struct Since(Option<Instant>);

/// A collection begins.
#[inline]
pub fn collection_begins() -> Since {
    Since(is_active().then(Instant::now))
}

/// It is over.
#[inline]
pub fn collection_ends(p: &Process, since: Since) {
    if let Since(Some(began)) = since {
        collected(p, began.elapsed());
    }
}

#[cold]
fn collected(p: &Process, took: Duration) {
    let Some(s) = settings(p) else {
        return;
    };
    if s.long_gc.is_some_and(|least| took > least) {
        let timeout = (am::TIMEOUT, milliseconds(took) as usize);
        tell(&s, p, am::LONG_GC, |heap| figures(p, heap, Some(timeout)));
    }
    let words = p.heap.size() + p.heap.old_size();
    if s.large_heap.is_some_and(|least| words >= least) {
        tell(&s, p, am::LARGE_HEAP, |heap| figures(p, heap, None));
    }
}

/// The sizes of a heap, in words.
fn figures(p: &Process, heap: &mut Arena, first: Option<(Term, usize)>) -> Term {
    let sizes = [
        (am::OLD_HEAP_BLOCK_SIZE, p.heap.old_size()),
        (am::HEAP_BLOCK_SIZE, p.heap.size()),
        (am::MBUF_SIZE, p.regs.fragment_words),
        (am::STACK_SIZE, p.stack_words()),
        (am::OLD_HEAP_SIZE, p.heap.old_used()),
        (am::HEAP_SIZE, p.young_used()),
    ];
    let all: Vec<_> = first.into_iter().chain(sizes).collect();
    info::properties(heap, &all)
}

/// A time slice: when it began, and in which function.
pub(super) struct Slice(Option<(Instant, [Term; 3])>);

#[inline]
pub(super) fn slice_begins(p: &Process) -> Slice {
    Slice(if is_active() { begun(p) } else { None })
}

#[cold]
fn begun(p: &Process) -> Option<(Instant, [Term; 3])> {
    settings(p)?.long_schedule?;
    Some((Instant::now(), info::where_at(p)))
}

/// The slice is over: it may have been long, and the queue may have become short, or long.
#[inline]
pub(super) fn slice_ends(p: &mut Process, slice: Slice) {
    if is_active() {
        over(p, slice);
    }
}

#[cold]
fn over(p: &mut Process, slice: Slice) {
    queue_changed(p);
    let (Some(s), Slice(Some((began, inside)))) = (settings(p), slice) else {
        return;
    };
    let took = began.elapsed();
    if s.long_schedule.is_some_and(|least| took > least) {
        let outside = info::where_at(p);
        tell(&s, p, am::LONG_SCHEDULE, |heap| {
            let timeout = Term::small(milliseconds(took) as i64);
            let timeout = heap.tuple(&[am::TIMEOUT, timeout]);
            let inside = heap.tuple(&inside);
            let inside = heap.tuple(&[am::IN, inside]);
            let outside = heap.tuple(&outside);
            let outside = heap.tuple(&[am::OUT, outside]);
            heap.list(&[timeout, inside, outside])
        });
    }
}

/// Messages have come or gone.
#[inline]
pub(super) fn queue_may_have_changed(p: &mut Process) {
    if is_active() {
        queue_changed(p);
    }
}

#[cold]
fn queue_changed(p: &mut Process) {
    let Some(s) = settings(p) else {
        return;
    };
    let Some((short, long)) = s.long_message_queue else {
        return;
    };
    let len = p.mailbox.len();
    let told = p.mailbox.told_long;
    if !told && len >= long {
        p.mailbox.told_long = true;
        tell(&s, p, am::LONG_MESSAGE_QUEUE, |_| am::TRUE);
    } else if told && len <= short {
        p.mailbox.told_long = false;
        tell(&s, p, am::LONG_MESSAGE_QUEUE, |_| am::FALSE);
    }
}
