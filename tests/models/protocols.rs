//! Two ways of doing without a lock, written once more in a few lines: the machine's own stand in its modules, with more around them.
use crate::check;
use crate::gate::{Gate, Then};
use shuttle::sync::Arc;
use shuttle::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use shuttle::thread;

/// A version of a module: its code may be run until it is freed.
#[derive(Default)]
struct Version {
    freed: AtomicBool,
}

/// What leads to code: an export, or a lambda. 0: nowhere, 1: to the old version, 2: to the new one.
type Way = AtomicUsize;

/// Purging (`code/purge.rs`), with one process: exports lead to the new version, the old one's lambdas nowhere; then the process is
/// asked, which answers when it stands still, and only if it says no, the code is freed. It may be running the old code, call a fun of
/// it, or go on by an export: it never runs what has been freed, and the one who asks has an answer.
#[test]
fn purged_code_is_not_run() {
    for begins_in_old in [false, true] {
        check(move || purge(begins_in_old));
    }
}

fn purge(begins_in_old: bool) {
    let versions = Arc::new([Version::default(), Version::default(), Version::default()]);
    let export = Arc::new(Way::new(1));
    let lambda = Arc::new(Way::new(1));
    // The process' inbox holds the question, the purger's the answer.
    let inbox = Arc::new(Gate::<()>::new());
    let answers = Arc::new(Gate::<bool>::new());
    let process = {
        let (versions, export, lambda) = (versions.clone(), export.clone(), lambda.clone());
        let (inbox, answers) = (inbox.clone(), answers.clone());
        thread::spawn(move || {
            let mut runs = if begins_in_old { 1 } else { 0 };
            // Time slices: before each, questions are answered.
            for slice in 0..4 {
                for () in inbox.take(Vec::new()) {
                    let _ = answers.push(runs == 1);
                }
                assert!(!versions[runs].freed.load(Ordering::SeqCst));
                runs = match slice {
                    // Calls a fun; one without code is waited for, or fails.
                    0 | 2 => lambda.load(Ordering::SeqCst),
                    _ => export.load(Ordering::SeqCst),
                };
                assert!(!versions[runs].freed.load(Ordering::SeqCst));
                thread::yield_now();
                assert!(!versions[runs].freed.load(Ordering::SeqCst));
            }
            // Those left over are refused: it runs nothing any more.
            for () in inbox.end() {
                let _ = answers.push(false);
            }
        })
    };
    export.store(2, Ordering::SeqCst);
    lambda.store(0, Ordering::SeqCst);
    let refused = inbox.push(()).is_err();
    let is_in_old = loop {
        if refused {
            break false;
        }
        answers.begin();
        match answers.take(Vec::new()).first() {
            Some(&answer) => break answer,
            None => thread::yield_now(),
        }
    };
    if is_in_old {
        // The purge is given up.
        lambda.store(1, Ordering::SeqCst);
    } else {
        versions[1].freed.store(true, Ordering::SeqCst);
    }
    process.join().expect("no panic");
    assert_eq!(answers.settle(true), Then::Nothing);
}

/// ETS' locks (`ets/lock.rs`): one thread goes in by plain stores, until a second one comes, which says so and waits until that is
/// outside; then both take the real lock. (That the first looks after it has stored, is what `membarrier` sees to; here all is
/// sequential.)
#[derive(Default)]
struct Stripe {
    inside: AtomicUsize,
    shared: AtomicBool,
    real: crate::sync::Mutex<()>,
    /// How many are in, by whichever lock.
    holders: AtomicUsize,
}

impl Stripe {
    fn hold(&self) {
        assert_eq!(
            self.holders.fetch_add(1, Ordering::SeqCst),
            0,
            "two at once"
        );
        thread::yield_now();
        self.holders.fetch_sub(1, Ordering::SeqCst);
    }
    fn sole(&self) {
        self.inside.fetch_add(1, Ordering::SeqCst);
        let alone = !self.shared.load(Ordering::SeqCst);
        if alone {
            self.hold();
        }
        self.inside.fetch_sub(1, Ordering::SeqCst);
        if !alone {
            self.with_lock();
        }
    }
    fn second(&self) {
        if !self.shared.swap(true, Ordering::SeqCst) {
            while self.inside.load(Ordering::SeqCst) != 0 {
                thread::yield_now();
            }
        }
        self.with_lock();
    }
    fn with_lock(&self) {
        let _held = self.real.lock();
        self.hold();
    }
}

#[test]
fn one_at_a_time_holds_a_stripe() {
    check(|| {
        let stripe = Arc::new(Stripe::default());
        let sole = {
            let stripe = stripe.clone();
            thread::spawn(move || (0..3).for_each(|_| stripe.sole()))
        };
        for _ in 0..2 {
            stripe.second();
        }
        sole.join().expect("no panic");
        assert_eq!(stripe.inside.load(Ordering::SeqCst), 0);
    });
}
