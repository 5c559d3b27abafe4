//! The schedulers as a crew: who has which tasks on its run queue, who sleeps, and who wakes whom.
//!
//! A task is added to the queue of the scheduler that makes it runnable, which will soon come to it. A scheduler that has nothing
//! to do takes half of another's queue. Nobody is woken for a single task behind the running one: two processes that answer each
//! other stay together. One of the sleepers, the watcher, wakes up every millisecond while others work: it sees to the timers, and
//! takes tasks that stand behind a slice that does not end.
//!
//! Compiled twice: into the machine, and with shuttle's primitives into `tests/models`.
use super::run_queue::{Priority, Queues};
use super::sync::{AtomicBool, AtomicUsize, Condvar, Mutex, MutexGuard, Ordering, fence};
use std::time::Duration;

/// How often the watcher looks.
const WATCH: Duration = Duration::from_millis(1);

/// What stands on run queues.
pub trait Task {
    fn priority(&self) -> Priority;
    /// Whether a scheduler other than that of its queue may run it.
    fn may_move(&self) -> bool;
}

/// One scheduler, as the others see it. On cache lines of its own.
#[repr(align(128))]
struct Member<T> {
    queues: Mutex<Queues<T>>,
    /// How many are on the queues: changed under their lock.
    len: AtomicUsize,
    /// How many of them others may take.
    movable: AtomicUsize,
    /// Tasks taken from the queues so far, as the watcher sees.
    taken: AtomicUsize,
    /// It has been called and is to get up.
    called: Mutex<bool>,
    bell: Condvar,
}

struct Sleepers {
    asleep: Vec<usize>,
    watcher: Option<usize>,
    /// The watcher sleeps till the next timer, for all others slept.
    long: bool,
}

/// Who may work.
struct Shift {
    /// Members below this one.
    online: usize,
    /// Nobody but the first member may, unless this is set.
    running: bool,
    /// How many of the others have not put down their work.
    at_work: usize,
}

pub struct Crew<T> {
    members: Box<[Member<T>]>,
    /// The first member decides itself when to stop, and makes the others do so.
    led: bool,
    sleepers: Mutex<Sleepers>,
    /// How many sleep: changed under the lock of `sleepers`.
    asleep: AtomicUsize,
    /// How many have been woken to look for tasks and have not found any yet.
    searching: AtomicUsize,
    shift: Mutex<Shift>,
    /// As in `shift`.
    online: AtomicUsize,
    running: AtomicBool,
    changed: Condvar,
}

/// What a member that looks for tasks knows.
#[derive(Default)]
pub struct Search {
    /// It has been called to look for tasks.
    called: bool,
    /// It was the watcher, and its time is over.
    watched: bool,
    /// What the others had taken when it looked last.
    seen: Vec<usize>,
}

impl<T: Task> Crew<T> {
    /// A crew whose first member decides when all stop.
    pub fn new(members: usize) -> Crew<T> {
        Crew {
            led: true,
            ..Crew::of_equals(members)
        }
    }
    /// A crew that somebody else starts and stops.
    pub fn of_equals(members: usize) -> Crew<T> {
        let member = |_| Member {
            queues: Mutex::new(Queues::default()),
            len: AtomicUsize::new(0),
            movable: AtomicUsize::new(0),
            taken: AtomicUsize::new(0),
            called: Mutex::new(false),
            bell: Condvar::new(),
        };
        Crew {
            members: (0..members).map(member).collect(),
            led: false,
            sleepers: Mutex::new(Sleepers {
                asleep: Vec::new(),
                watcher: None,
                long: false,
            }),
            asleep: AtomicUsize::new(0),
            searching: AtomicUsize::new(0),
            shift: Mutex::new(Shift {
                online: members,
                running: false,
                at_work: 0,
            }),
            online: AtomicUsize::new(members),
            running: AtomicBool::new(false),
            changed: Condvar::new(),
        }
    }
    pub fn size(&self) -> usize {
        self.members.len()
    }
    pub fn online(&self) -> usize {
        self.online.load(Ordering::Relaxed)
    }
    /// How many tasks are on each queue.
    pub fn lens(&self) -> impl Iterator<Item = usize> {
        self.members.iter().map(|m| m.len.load(Ordering::Relaxed))
    }

    /// Puts a task on a member's queue. `by` is the member that does so, if it is one.
    pub fn add(&self, by: Option<usize>, to: usize, task: T) {
        let member = &self.members[to];
        let len = {
            let mut queues = member.queues.lock();
            let (priority, movable) = (task.priority(), task.may_move());
            queues.add(priority, task, movable);
            member.changed(&queues)
        };
        if by == Some(to) && (len < 2 || self.members.len() == 1) {
            return;
        }
        // Either this sees that a member sleeps, or that sees the task before it falls asleep.
        fence(Ordering::SeqCst);
        if self.asleep.load(Ordering::Relaxed) == 0 {
            return;
        }
        if by == Some(to) {
            self.call_helper();
        } else {
            self.call(to);
        }
    }
    /// The task that a member runs next: of its own queue, or another's.
    pub fn find(&self, me: usize, search: &mut Search) -> Option<T> {
        match self.next(me) {
            Some(task) => {
                if std::mem::take(&mut search.called) {
                    self.searching.fetch_sub(1, Ordering::SeqCst);
                }
                Some(task)
            }
            None => self.search(me, search),
        }
    }
    fn next(&self, me: usize) -> Option<T> {
        let member = &self.members[me];
        if member.len.load(Ordering::Relaxed) == 0 {
            return None;
        }
        let mut queues = member.queues.lock();
        let task = queues.next()?;
        member.changed(&queues);
        let taken = member.taken.load(Ordering::Relaxed);
        member.taken.store(taken.wrapping_add(1), Ordering::Relaxed);
        Some(task)
    }
    /// Takes tasks from another member; the first of them.
    fn search(&self, me: usize, search: &mut Search) -> Option<T> {
        let called = std::mem::take(&mut search.called);
        let watched = std::mem::take(&mut search.watched);
        search.seen.resize(self.members.len(), usize::MAX);
        let mut found = None;
        for step in 1..self.members.len() {
            let other = (me + step) % self.members.len();
            let member = &self.members[other];
            let taken = member.taken.load(Ordering::Relaxed);
            let stuck = watched && std::mem::replace(&mut search.seen[other], taken) == taken;
            let least = if called || stuck { 1 } else { 2 };
            if found.is_none() && member.movable.load(Ordering::Relaxed) >= least {
                found = self.steal(me, other);
            }
        }
        if called {
            self.searching.fetch_sub(1, Ordering::SeqCst);
            if found.is_some() && self.asleep.load(Ordering::Relaxed) > 0 && self.has_spare(None) {
                self.call_helper();
            }
        }
        found
    }
    /// Takes half of another's queue, and puts it on its own but for the first.
    fn steal(&self, me: usize, other: usize) -> Option<T> {
        let (priority, stolen) = {
            let member = &self.members[other];
            let mut queues = member.queues.lock();
            let half = queues.half()?;
            member.changed(&queues);
            half
        };
        let mut stolen = stolen.into_iter();
        let first = stolen.next();
        if stolen.len() > 0 {
            let member = &self.members[me];
            let mut queues = member.queues.lock();
            stolen.for_each(|task| queues.add(priority, task, true));
            member.changed(&queues);
        }
        first
    }
    /// Whether there are tasks for one who has nothing to do: more than its owner comes to next, or on the own queue.
    fn has_spare(&self, me: Option<usize>) -> bool {
        let mut members = self.members.iter().enumerate();
        members.any(|(i, m)| match Some(i) == me {
            true => m.len.load(Ordering::Relaxed) > 0,
            false => m.movable.load(Ordering::Relaxed) > 1,
        })
    }

    /// Sleeps until there is something to do, or at most as long as `until_timer` says.
    pub fn sleep(&self, me: usize, search: &mut Search, until_timer: impl Fn() -> Duration) {
        let watches = {
            let mut sleepers = self.sleepers.lock();
            sleepers.asleep.push(me);
            self.asleep.store(sleepers.asleep.len(), Ordering::Relaxed);
            if sleepers.watcher.is_none() {
                sleepers.watcher = Some(me);
            }
            sleepers.watcher == Some(me)
        };
        fence(Ordering::SeqCst);
        let mut called = self.has_spare(Some(me)) || !(self.may_work(me) || self.led && me == 0);
        if !called {
            let longest = watches.then(|| self.watch(&until_timer));
            called = self.members[me].wait(longest);
        }
        let mut sleepers = self.sleepers.lock();
        search.watched = !called;
        match sleepers.asleep.iter().position(|&i| i == me) {
            Some(at) => {
                sleepers.asleep.swap_remove(at);
                self.asleep.store(sleepers.asleep.len(), Ordering::Relaxed);
            }
            // Who called it has taken it out.
            None => {
                *self.members[me].called.lock() = false;
                search.called = true;
            }
        }
        if sleepers.watcher == Some(me) {
            sleepers.watcher = None;
            sleepers.long = false;
            if search.called
                && let Some(&next) = sleepers.asleep.first()
            {
                // That one is to watch.
                self.members[next].call();
            }
        }
    }
    /// How long the watcher sleeps.
    fn watch(&self, until_timer: &impl Fn() -> Duration) -> Duration {
        let mut sleepers = self.sleepers.lock();
        sleepers.long = sleepers.asleep.len() >= self.online();
        let longest = until_timer();
        if sleepers.long {
            longest
        } else {
            longest.min(WATCH)
        }
    }
    /// Wakes a member that has been sent a task; if it does not sleep, another, as it may be long in coming to it.
    fn call(&self, to: usize) {
        let sleepers = self.sleepers.lock();
        if sleepers.asleep.contains(&to) {
            self.get_up(sleepers, to);
        } else {
            drop(sleepers);
            self.call_helper();
        }
    }
    /// Wakes a sleeper to look for tasks, unless one is looking already.
    fn call_helper(&self) {
        if self.searching.load(Ordering::SeqCst) > 0 {
            return;
        }
        let sleepers = self.sleepers.lock();
        let online = self.online();
        let all = sleepers.asleep.iter().copied().filter(|&i| i < online);
        // The watcher is the last to be called.
        let of_all = all.max_by_key(|&i| Some(i) != sleepers.watcher);
        if let Some(helper) = of_all {
            self.get_up(sleepers, helper);
        }
    }
    fn get_up(&self, mut sleepers: MutexGuard<'_, Sleepers>, member: usize) {
        sleepers.asleep.retain(|&i| i != member);
        self.asleep.store(sleepers.asleep.len(), Ordering::Relaxed);
        self.searching.fetch_add(1, Ordering::SeqCst);
        // There is somebody at work now for whom it must look.
        let watcher = sleepers.watcher.filter(|_| sleepers.long);
        sleepers.long = false;
        drop(sleepers);
        self.members[member].call();
        if let Some(watcher) = watcher.filter(|&w| w != member) {
            self.members[watcher].call();
        }
    }
}

/// When members are to work at all.
impl<T: Task> Crew<T> {
    /// Lets all members that are online work.
    pub fn start(&self) {
        let mut shift = self.shift.lock();
        shift.running = true;
        self.running.store(true, Ordering::SeqCst);
        self.changed.notify_all();
    }
    /// Makes all (but the first, if that leads) put down their work, and waits until they have.
    pub fn stop(&self) {
        let mut shift = self.shift.lock();
        shift.running = false;
        self.running.store(false, Ordering::SeqCst);
        self.wake_all();
        while shift.at_work > 0 {
            self.changed.wait(&mut shift);
        }
    }
    /// Whether all but the first, which leads, have put down their work.
    pub fn is_led_alone(&self) -> bool {
        self.shift.lock().at_work == 0
    }
    /// Lets the first `online` members work, the others not; how many it was before.
    pub fn set_online(&self, online: usize) -> usize {
        let mut shift = self.shift.lock();
        let before = std::mem::replace(&mut shift.online, online);
        self.online.store(online, Ordering::SeqCst);
        self.changed.notify_all();
        self.wake_all();
        before
    }
    /// Wakes those that sleep to look at the shift.
    fn wake_all(&self) {
        for member in &self.members {
            member.call();
        }
    }
    /// Wakes the first member, if it sleeps, to look whether it is done.
    pub fn wake_first(&self) {
        self.members[0].call();
    }
    /// Whether the member may go on. It asks before each task.
    pub fn may_work(&self, me: usize) -> bool {
        self.running.load(Ordering::SeqCst) && me < self.online.load(Ordering::SeqCst)
    }
    /// A member (other than one that leads) begins to work, or waits until it may.
    pub fn begin(&self, me: usize) {
        let mut shift = self.shift.lock();
        while !(shift.running && me < shift.online) {
            self.changed.wait(&mut shift);
        }
        shift.at_work += 1;
    }
    /// It puts down its work. The tasks on its queue are others' then.
    pub fn end(&self, me: usize) -> Vec<T> {
        let mut shift = self.shift.lock();
        shift.at_work -= 1;
        self.changed.notify_all();
        let offline = me >= shift.online;
        drop(shift);
        if !offline {
            return Vec::new();
        }
        let member = &self.members[me];
        let mut queues = member.queues.lock();
        let all = queues.drain();
        member.changed(&queues);
        all
    }
}

impl<T> Member<T> {
    /// The length of its queue has changed.
    fn changed(&self, queues: &Queues<T>) -> usize {
        let len = queues.len();
        self.len.store(len, Ordering::Relaxed);
        self.movable.store(queues.movable(), Ordering::Relaxed);
        len
    }
    fn call(&self) {
        *self.called.lock() = true;
        self.bell.notify_one();
    }
    /// Waits to be called, at most so long; false: the time is over.
    fn wait(&self, longest: Option<Duration>) -> bool {
        let mut called = self.called.lock();
        if !*called {
            match longest {
                Some(longest) if longest.is_zero() => {}
                Some(longest) => {
                    self.bell.wait_for(&mut called, longest);
                }
                None => self.bell.wait(&mut called),
            }
        }
        std::mem::take(&mut *called)
    }
}
