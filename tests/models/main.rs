//! Models of what the schedulers lean on: inboxes (`gate`), run queues and sleep (`crew`), the process table (`table`), as they stand in
//! src/scheduler, and the ways of purging and of ETS' locks (`protocols`), written once more; with shuttle's primitives, which try
//! thousands of orders of events. There is no clock here: a sleeper wakes up when it is called, or never. What the watcher would mend
//! after a millisecond, is a deadlock here.
#[path = "../../src/scheduler/crew.rs"]
#[allow(dead_code, reason = "the machine does more with it")]
mod crew;
mod entry;
#[path = "../../src/scheduler/gate.rs"]
#[allow(dead_code, reason = "the machine does more with it")]
mod gate;
mod protocols;
#[path = "../../src/scheduler/run_queue.rs"]
#[allow(dead_code, reason = "the machine does more with it")]
mod run_queue;
mod slots;
mod sync;
#[path = "../../src/scheduler/table.rs"]
#[allow(dead_code, reason = "the machine does more with it")]
mod table;
mod term;

use crew::{Crew, Search, Task};
use gate::{Gate, Then};
use run_queue::Priority;
use shuttle::sync::Arc;
use shuttle::sync::atomic::{AtomicUsize, Ordering};
use shuttle::thread;
use std::time::Duration;

/// Orders of events to be tried of each model.
const TRIES: usize = 3000;

/// Random orders, and such as change threads seldom, which find what takes a long way round.
fn check(model: impl Fn() + Send + Sync + Clone + 'static) {
    shuttle::check_random(model.clone(), TRIES);
    shuttle::check_pct(model, TRIES, 3);
}

/// As `check`, for models that take long.
fn check_few(model: impl Fn() + Send + Sync + Clone + 'static) {
    shuttle::check_random(model.clone(), TRIES / 10);
    shuttle::check_pct(model, TRIES / 10, 3);
}

/// Signals of one sender are seen in their order, each once, and none by nobody: the process waits only if all that came has been
/// seen.
#[test]
fn signals_are_seen_once_and_in_order() {
    check(|| {
        let gate = Arc::new(Gate::<(usize, usize)>::new());
        // How many run the process, or are about to.
        let running = Arc::new(AtomicUsize::new(1));
        let seen = Arc::new(sync::Mutex::new(Vec::new()));
        let slices = {
            let (gate, running, seen) = (gate.clone(), running.clone(), seen.clone());
            move || {
                let (gate, running, seen) = (gate.clone(), running.clone(), seen.clone());
                loop {
                    assert_eq!(running.load(Ordering::SeqCst), 1, "it runs twice");
                    gate.begin();
                    if gate.has_signals() {
                        seen.lock().extend(gate.take(Vec::new()));
                    }
                    running.store(0, Ordering::SeqCst);
                    if gate.settle(true) == Then::Nothing {
                        return;
                    }
                    running.store(1, Ordering::SeqCst);
                }
            }
        };
        let senders = [0, 1].map(|sender| {
            let (gate, running, slices) = (gate.clone(), running.clone(), slices.clone());
            thread::spawn(move || {
                for n in 0..2 {
                    if gate.push((sender, n)) == Ok(Then::Run) {
                        running.fetch_add(1, Ordering::SeqCst);
                        slices();
                    }
                }
            })
        });
        let first = thread::spawn(slices);
        for thread in senders.into_iter().chain([first]) {
            thread.join().expect("no panic");
        }
        let seen = std::mem::take(&mut *seen.lock());
        for sender in [0, 1] {
            let of: Vec<usize> = seen.iter().filter(|s| s.0 == sender).map(|s| s.1).collect();
            assert_eq!(of, [0, 1]);
        }
        assert_eq!(seen.len(), 4);
    });
}

/// Who ends gets every signal that was taken in and not seen; the others go back to their senders.
#[test]
fn no_signal_is_lost_when_a_process_ends() {
    check(|| {
        let gate = Arc::new(Gate::<usize>::new());
        let senders = [0, 1].map(|n| {
            let gate = gate.clone();
            thread::spawn(move || match gate.push(n) {
                Ok(_) => 0,
                Err(back) => {
                    assert_eq!(back, n);
                    1
                }
            })
        });
        let seen = gate.take(Vec::new()).len();
        let unseen = gate.end().len();
        assert!(gate.has_ended());
        assert_eq!(gate.settle(true), Then::Nothing);
        let back: usize = senders
            .into_iter()
            .map(|s| s.join().expect("no panic"))
            .sum();
        assert_eq!(seen + unseen + back, 2);
        assert!(gate.end().is_empty(), "it takes no more");
    });
}

/// A wake without a signal (a timer's) is not lost between the look at what is there and the sleep.
#[test]
fn no_wake_is_lost() {
    check(|| {
        let gate = Arc::new(Gate::<()>::new());
        let time = Arc::new(AtomicUsize::new(0));
        let timer = {
            let (gate, time) = (gate.clone(), time.clone());
            thread::spawn(move || {
                time.store(1, Ordering::SeqCst);
                gate.wake()
            })
        };
        let mut over = false;
        let settled = loop {
            gate.begin();
            over |= time.load(Ordering::SeqCst) == 1;
            match gate.settle(!over) {
                Then::Run if over => break Then::Run,
                Then::Run => {}
                Then::Nothing => break Then::Nothing,
            }
        };
        let woken = timer.join().expect("no panic");
        assert!(settled == Then::Run || woken == Then::Run, "nobody runs it");
    });
}

/// A task that makes others.
struct Job {
    children: usize,
    movable: bool,
}

impl Task for Job {
    fn priority(&self) -> Priority {
        Priority::Normal
    }
    fn may_move(&self) -> bool {
        self.movable
    }
}

/// Runs jobs on a crew until `all` are done; member 0 begins with `first`.
fn run(members: usize, first: Vec<Job>, all: usize) {
    let crew = Arc::new(Crew::<Job>::new(members));
    let done = Arc::new(AtomicUsize::new(0));
    for job in first {
        crew.add(Some(0), 0, job);
    }
    crew.start();
    let work = {
        let (crew, done) = (crew.clone(), done.clone());
        move |me: usize| {
            let mut search = Search::default();
            while done.load(Ordering::SeqCst) < all && (me == 0 || crew.may_work(me)) {
                let Some(job) = crew.find(me, &mut search) else {
                    crew.sleep(me, &mut search, || Duration::from_secs(1));
                    continue;
                };
                for n in 0..job.children {
                    let to = if job.movable { me } else { (me + n) % members };
                    let movable = job.movable;
                    let children = 0;
                    crew.add(Some(me), to, Job { children, movable });
                }
                if done.fetch_add(1, Ordering::SeqCst) + 1 == all {
                    crew.wake_first();
                }
            }
        }
    };
    let others: Vec<_> = (1..members)
        .map(|me| {
            let (crew, work) = (crew.clone(), work.clone());
            thread::spawn(move || {
                crew.begin(me);
                work(me);
                assert!(crew.end(me).is_empty());
            })
        })
        .collect();
    work(0);
    crew.stop();
    assert_eq!(done.load(Ordering::SeqCst), all);
    // Those that have not begun yet may do so, and find that all is done.
    crew.start();
    for thread in others {
        thread.join().expect("no panic");
    }
}

/// All tasks are run, wherever they are added, and all members come to their end.
#[test]
fn all_tasks_are_run() {
    let job = |children, movable| Job { children, movable };
    check(move || run(2, vec![job(2, true), job(0, true)], 4));
    check(move || run(3, vec![job(3, true), job(1, true)], 6));
}

/// So are those that only one member may run, which may be asleep.
#[test]
fn bound_tasks_are_run_by_their_member() {
    let job = |children, movable| Job { children, movable };
    check(move || run(2, vec![job(3, false)], 4));
    check(move || run(3, vec![job(3, false), job(2, true)], 7));
}
