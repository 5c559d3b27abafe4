//! Timers: the timeouts of `receive`, and messages to be sent later. A tick is a millisecond, counted from the
//! start of the machine.
use super::entry::Entry;
use super::registry;
use super::signals::Signal;
use super::wheel::{Key, Wheel};
use crate::bif::time;
use crate::heap::Arena;
use crate::process::mailbox::Message;
use crate::process::monitors::RefNumber;
use crate::term::print::{self, Encoding};
use crate::term::{Atom, Term};
use hashbrown::HashTable;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Nanoseconds of a tick.
const TICK: i64 = 1_000_000;
/// The machine's monotonic time, in milliseconds, at tick 0.
pub const FIRST_MILLISECOND: i64 = time::START / TICK;
/// The last tick that the machine's clock reaches.
pub const LAST_TICK: u64 = ((time::END - time::START) / TICK) as u64;

/// Who gets a timer's message.
pub enum Receiver {
    Process(Arc<Entry>),
    /// Whoever has the name when the time is over.
    Name(Atom),
}

/// What is done when the time is over.
enum Task {
    /// A process looks whether it still must wait.
    Wake(Arc<Entry>),
    Send(Box<Sending>),
    /// So many more timers, each of which begins when the one before is over; then the message, an atom.
    Chain(Box<Chain>),
}

struct Chain {
    more: u8,
    to: Arc<Entry>,
    atom: Term,
}

struct Sending {
    number: RefNumber,
    to: Receiver,
    message: Message,
    /// Neighbours in the list of the timers that send to the same process.
    next: Option<Key>,
    previous: Option<Key>,
}

#[derive(Default)]
struct Timers {
    wheel: Wheel<Task>,
    /// Those that send, by number. (A map would hold numbers that the timers have already.)
    by_number: HashTable<Key>,
}

fn timers() -> &'static Mutex<Timers> {
    static TIMERS: OnceLock<Mutex<Timers>> = OnceLock::new();
    TIMERS.get_or_init(Mutex::default)
}

/// No timer is over before this tick.
static NEXT: AtomicU64 = AtomicU64::new(u64::MAX);

fn since_start() -> u64 {
    (time::monotonic() - time::START).max(0) as u64
}

/// The present tick.
pub fn now() -> u64 {
    since_start() / TICK as u64
}

/// The first tick by which so many milliseconds have passed.
pub fn after(ms: u64) -> u64 {
    match ms {
        0 => 0,
        _ => since_start().div_ceil(TICK as u64).saturating_add(ms),
    }
}

/// Whole ticks from now to that one.
fn left(at: u64) -> u64 {
    at.saturating_mul(TICK as u64).saturating_sub(since_start()) / TICK as u64
}

impl Timers {
    fn arm(&mut self, at: u64, task: Task) -> Key {
        NEXT.fetch_min(at, Ordering::Relaxed);
        self.wheel.insert(at, task)
    }
    fn sending(&mut self, key: Key) -> Option<&mut Sending> {
        match self.wheel.get_mut(key) {
            Some(Task::Send(sending)) => Some(sending),
            _ => None,
        }
    }
    /// The timer of that number.
    fn find(&self, number: RefNumber) -> Option<Key> {
        let is_it = |&key: &Key| number_of(&self.wheel, key) == Some(number);
        self.by_number.find(hash(number), is_it).copied()
    }
    /// Takes the timer of that number out; its tick.
    fn cancel(&mut self, number: RefNumber) -> Option<u64> {
        let is_it = |&key: &Key| number_of(&self.wheel, key) == Some(number);
        let found = self.by_number.find_entry(hash(number), is_it).ok()?;
        let (key, _) = found.remove();
        let at = self.wheel.at(key)?;
        if let Some(Task::Send(sending)) = self.wheel.remove(key) {
            self.unlist(&sending);
        }
        Some(at)
    }
    /// Makes a timer known by its number.
    fn enter(&mut self, number: RefNumber, key: Key) {
        let wheel = &self.wheel;
        // Every key in the table is of a timer that sends.
        let hash_of = |&key: &Key| hash(number_of(wheel, key).unwrap_or_default());
        self.by_number.insert_unique(hash(number), key, hash_of);
    }
    /// Takes a timer that sends out.
    fn remove(&mut self, key: Key) -> Option<Box<Sending>> {
        let Some(Task::Send(sending)) = self.wheel.remove(key) else {
            return None;
        };
        self.taken(key, &sending);
        Some(sending)
    }
    /// Puts a timer first in its receiver's list.
    fn enlist(&mut self, key: Key, receiver: &Entry) {
        let first = Key::from_raw(receiver.timers.swap(key.to_raw(), Ordering::Relaxed));
        if let Some(next) = first.and_then(|k| self.sending(k)) {
            next.previous = Some(key);
        }
        if let Some(own) = self.sending(key) {
            own.next = first;
        }
    }
    /// After a timer has been taken out of the wheel.
    fn taken(&mut self, key: Key, sending: &Sending) {
        let hash = hash(sending.number);
        if let Ok(found) = self.by_number.find_entry(hash, |&k| k == key) {
            found.remove();
        }
        self.unlist(sending);
    }
    /// Takes it from its receiver's list.
    fn unlist(&mut self, sending: &Sending) {
        let Receiver::Process(receiver) = &sending.to else {
            return;
        };
        let (next, previous) = (sending.next, sending.previous);
        match previous.and_then(|k| self.sending(k)) {
            Some(previous) => previous.next = next,
            None => receiver
                .timers
                .store(next.map_or(0, Key::to_raw), Ordering::Relaxed),
        }
        if let Some(next) = next.and_then(|k| self.sending(k)) {
            next.previous = previous;
        }
    }
}

/// Where in the table a number stands: 64 references that are made one after the other stand side by side, since timers are often
/// cancelled in the order in which they were armed.
fn hash(number: RefNumber) -> u64 {
    // The parts of the number that `unique::reference` counts up first.
    let serial = number[0] & 0x3_ffff | number[0] >> 32 << 18;
    let run = (serial >> 6).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    // The table takes a place from the low bits, and tells neighbours apart by the highest.
    run ^ run >> 32 ^ (serial & 63) ^ serial << 58
}

fn number_of(wheel: &Wheel<Task>, key: Key) -> Option<RefNumber> {
    match wheel.get(key) {
        Some(Task::Send(sending)) => Some(sending.number),
        _ => None,
    }
}

/// Sends the message at that tick, unless it is cancelled or the receiver ends before.
pub fn start(at: u64, number: RefNumber, to: Receiver, message: Message) {
    let receiver = match &to {
        Receiver::Process(entry) => Some(entry.clone()),
        Receiver::Name(_) => None,
    };
    let mut timers = timers().lock();
    let sending = Sending {
        number,
        to,
        message,
        next: None,
        previous: None,
    };
    let key = timers.arm(at, Task::Send(Box::new(sending)));
    timers.enter(number, key);
    let Some(receiver) = receiver else {
        return;
    };
    timers.enlist(key, &receiver);
    // One that ends forgets its timers after it has been marked as ended: it may have looked for them before.
    if receiver.has_ended() {
        timers.remove(key);
    }
}

/// Cancels a timer; the ticks that were left, if it was armed.
pub fn cancel(number: RefNumber) -> Option<u64> {
    let mut timers = timers().lock();
    let at = timers.cancel(number)?;
    Some(left(at))
}

/// Who gets each timer's message, that message and how many milliseconds are left, as text.
pub fn all_texts() -> Vec<(String, String, u64)> {
    let mut timers = timers().lock();
    let keys: Vec<Key> = timers.by_number.iter().copied().collect();
    let mut all = Vec::new();
    for key in keys {
        let left = timers.wheel.at(key).map_or(0, left);
        let Some(sending) = timers.sending(key) else {
            continue;
        };
        let to = match &sending.to {
            Receiver::Process(entry) => entry.pid,
            Receiver::Name(name) => name.term(),
        };
        let text = |t| print::write(t, Encoding::Unicode);
        all.push((text(to), text(sending.message.term), left));
    }
    all
}

/// Bytes that the timers take which send messages: their places in the wheel and the table, and the messages.
pub fn bytes() -> usize {
    let mut timers = timers().lock();
    let keys: Vec<Key> = timers.by_number.iter().copied().collect();
    let mut sum = 0;
    for key in keys {
        if let Some(sending) = timers.sending(key) {
            let words = sending.message.heap.as_ref().map_or(0, Arena::words);
            sum += TIMER + size_of_val(sending) + words * size_of::<Term>();
        }
    }
    sum
}

/// Bytes of any timer that sends, besides what is sent.
const TIMER: usize = Wheel::<Task>::NODE + size_of::<Key>();

/// For tests of timers that end in no time: a timer for that tick, when it is over `more` of no time one after the other, and then `atom`
/// is sent.
pub fn send_behind_others(at: u64, more: u8, to: Arc<Entry>, atom: Term) {
    timers()
        .lock()
        .arm(at, Task::Chain(Box::new(Chain { more, to, atom })));
}

/// The ticks that are left, if the timer is armed.
pub fn read(number: RefNumber) -> Option<u64> {
    let timers = timers().lock();
    let at = timers.wheel.at(timers.find(number)?)?;
    Some(left(at))
}

/// Cancels all timers that send to a process, which has ended.
pub fn forget(receiver: &Entry) {
    if receiver.timers.load(Ordering::Relaxed) == 0 {
        return;
    }
    let mut timers = timers().lock();
    while let Some(key) = Key::from_raw(receiver.timers.load(Ordering::Relaxed)) {
        if timers.remove(key).is_none() {
            receiver.timers.store(0, Ordering::Relaxed);
        }
    }
}

/// Wakes a process at that tick.
pub fn wake_at(at: u64, entry: Arc<Entry>) -> Key {
    timers().lock().arm(at, Task::Wake(entry))
}

pub fn disarm(key: Key) {
    timers().lock().wheel.remove(key);
}

/// Does what is due.
pub fn expire() {
    let next = NEXT.load(Ordering::Relaxed);
    // Where nothing is armed the clock need not be read.
    if next == u64::MAX {
        return;
    }
    let now = now();
    if next > now {
        return;
    }
    let mut due = Vec::new();
    {
        let mut timers = timers().lock();
        while let Some((key, task)) = timers.wheel.expired(now) {
            if let Task::Send(sending) = &task {
                timers.taken(key, sending);
            }
            due.push(task);
        }
        NEXT.store(timers.wheel.next().unwrap_or(u64::MAX), Ordering::Relaxed);
    }
    due.into_iter().for_each(run);
}

impl Chain {
    fn go_on(self) {
        match self.more.checked_sub(1) {
            Some(more) => send_behind_others(0, more, self.to, self.atom),
            None => {
                let (term, heap) = (self.atom, None);
                let message = Message { term, heap };
                self.to.signal(Signal::Message(message)).ok();
            }
        }
    }
}

fn run(task: Task) {
    let sending = match task {
        Task::Wake(entry) => return entry.wake(),
        Task::Chain(chain) => return chain.go_on(),
        Task::Send(sending) => *sending,
    };
    let receiver = match sending.to {
        Receiver::Process(entry) => Some(entry),
        Receiver::Name(name) => registry::whereis(name),
    };
    if let Some(entry) = receiver {
        // To one that has ended it goes nowhere.
        entry.signal(Signal::Message(sending.message)).ok();
    }
}

/// How long nothing is over.
pub fn until_next() -> Duration {
    const LONG: Duration = Duration::from_secs(3600);
    match NEXT.load(Ordering::Relaxed) {
        u64::MAX => LONG,
        tick => {
            let at = tick.saturating_mul(TICK as u64);
            Duration::from_nanos(at.saturating_sub(since_start())).min(LONG)
        }
    }
}
