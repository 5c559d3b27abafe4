//! Waiting for descriptors: one thread asks the operating system (epoll) which of them can be read or written.
//!
//! `select` arms a descriptor once for a direction, with what is to be done when it is ready:
//!
//! ```ignore
//! poll::select(socket.as_fd(), Direction::Input, move || deliver(pid, message))?;
//! ```
//!
//! The action runs on the poll thread, or at once on the caller's where a descriptor is always ready (a file, `/dev/null`); it
//! must not block. After it the descriptor is not armed any more: who wants more asks again. Whoever closes a descriptor calls
//! `forget` first.
//!
//! Who reads and writes a descriptor all the time (a socket) has it watched instead: `watch` tells a `Watcher` each time that it
//! becomes ready, which costs no call of the system for each time. The watcher is told of the change alone: it reads, or writes,
//! until the system says that there is nothing (no room) any more.
use parking_lot::Mutex;
use std::collections::HashMap;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, RawFd};
use std::sync::Arc;

/// What a descriptor is to be ready for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Input,
    Output,
}

/// What is done when a descriptor is ready.
pub type Action = Box<dyn FnOnce() + Send>;

/// What a watched descriptor has become ready for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Readiness {
    pub input: bool,
    pub output: bool,
    /// The other side sends no more, or there is an error: who reads gets to it in the end.
    pub ended: bool,
}

/// Who is told of a descriptor all the time.
pub trait Watcher: Send + Sync {
    /// On the poll thread. True: it has not done all yet, and wants to be told again soon, of nothing new.
    fn ready(self: Arc<Self>, readiness: Readiness) -> bool;
}

/// The actions of one descriptor.
#[derive(Default)]
struct Armed {
    watcher: Option<Arc<dyn Watcher>>,
    input: Option<Action>,
    output: Option<Action>,
    /// The operating system knows the descriptor.
    is_known: bool,
}

impl Armed {
    fn place(&mut self, direction: Direction) -> &mut Option<Action> {
        match direction {
            Direction::Input => &mut self.input,
            Direction::Output => &mut self.output,
        }
    }
}

#[derive(Default)]
struct Table(HashMap<RawFd, Armed>);

static TABLE: Mutex<Option<Table>> = Mutex::new(None);

fn with_table<R>(act: impl FnOnce(&mut Table) -> R) -> R {
    act(TABLE.lock().get_or_insert_default())
}

/// Does `action` once when the descriptor is ready. One that waits there already for that direction is replaced.
///
/// # Errors
/// Those of the operating system: too many descriptors, no memory, or one that is not open.
pub fn select(
    descriptor: BorrowedFd,
    direction: Direction,
    action: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    let poller = system::poller()?;
    let number = descriptor.as_raw_fd();
    let done = with_table(|table| {
        let armed = table.0.entry(number).or_default();
        *armed.place(direction) = Some(Box::new(action));
        let result = poller.arm(descriptor, armed);
        match result {
            Ok(()) => {
                armed.is_known = true;
                Ok(None)
            }
            Err(error) => {
                let action = armed.place(direction).take();
                if armed.input.is_none() && armed.output.is_none() && !armed.is_known {
                    table.0.remove(&number);
                }
                // What can't be waited for is always ready.
                match error.raw_os_error() {
                    Some(libc::EPERM) => Ok(action),
                    _ => Err(error),
                }
            }
        }
    })?;
    if let Some(action) = done {
        action();
    }
    Ok(())
}

/// Whether one can wait for the descriptor: not for a file or `/dev/null`, which are always ready.
pub fn can_wait_for(descriptor: BorrowedFd) -> bool {
    system::can_wait_for(descriptor)
}

/// Tells `watcher` each time the descriptor becomes ready, and at once if it is. `forget` ends it.
///
/// # Errors
/// Those of the operating system, as for `select`; and `EPERM` for what can't be waited for.
pub fn watch(descriptor: BorrowedFd, watcher: Arc<dyn Watcher>) -> io::Result<()> {
    let poller = system::poller()?;
    let number = descriptor.as_raw_fd();
    with_table(|table| {
        let watched = Armed {
            watcher: Some(watcher),
            is_known: true,
            ..Armed::default()
        };
        table.0.insert(number, watched);
        let watching = poller.watch(descriptor);
        if watching.is_err() {
            table.0.remove(&number);
        }
        watching
    })
}

/// `watcher` is not told of the descriptor any more. If another one is by now, nothing changes.
pub fn unwatch(descriptor: BorrowedFd, watcher: &Arc<dyn Watcher>) {
    let is_its = with_table(|table| {
        let armed = table.0.get(&descriptor.as_raw_fd());
        let known = armed.and_then(|armed| armed.watcher.as_ref());
        known.is_some_and(|known| Arc::ptr_eq(known, watcher))
    });
    if is_its {
        forget(descriptor);
    }
}

/// Nobody waits for that direction any more. False: nobody did.
pub fn cancel(descriptor: BorrowedFd, direction: Direction) -> bool {
    with_table(|table| {
        let armed = table.0.get_mut(&descriptor.as_raw_fd());
        armed.is_some_and(|armed| armed.place(direction).take().is_some())
    })
}

/// Nobody waits for the descriptor any more: it is about to be closed.
pub fn forget(descriptor: BorrowedFd) {
    with_table(|table| {
        let armed = table.0.remove(&descriptor.as_raw_fd());
        if armed.is_some_and(|armed| armed.is_known)
            && let Ok(poller) = system::poller()
        {
            poller.disarm(descriptor);
        }
    });
}

/// An alarm has been set that is due before the poll thread wakes by itself.
pub(super) fn wake() {
    if let Ok(poller) = system::poller() {
        poller.wake();
    }
}

#[cfg(target_os = "linux")]
mod system {
    use super::{Action, Armed, Readiness, Watcher, with_table};
    use crate::io::alarm;
    use rustix::buffer::spare_capacity;
    use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
    use rustix::event::{EventfdFlags, Timespec, eventfd};
    use rustix::io::Errno;
    use std::io;
    use std::os::fd::{BorrowedFd, OwnedFd, RawFd};
    use std::sync::{Arc, OnceLock};

    /// Events that are taken at a time.
    const EVENTS: usize = 256;
    /// What the event of the descriptor that only wakes the thread says.
    const WAKE: u64 = u64::MAX;

    pub struct Poller {
        epoll: OwnedFd,
        /// Written to, it wakes the thread.
        bell: OwnedFd,
    }

    /// The poller, whose thread starts when it is first needed.
    pub fn poller() -> io::Result<&'static Poller> {
        static POLLER: OnceLock<Result<Poller, i32>> = OnceLock::new();
        let made =
            POLLER.get_or_init(|| start().map_err(|e| e.raw_os_error().unwrap_or(libc::EIO)));
        made.as_ref()
            .map_err(|&number| io::Error::from_raw_os_error(number))
    }

    fn start() -> io::Result<Poller> {
        let epoll = epoll::create(CreateFlags::CLOEXEC)?;
        let bell = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
        let once_each = EventFlags::IN | EventFlags::ET;
        epoll::add(&epoll, &bell, EventData::new_u64(WAKE), once_each)?;
        let own = epoll.try_clone()?;
        let thread = std::thread::Builder::new().name("poll".into());
        thread.spawn(move || wait(&own))?;
        Ok(Poller { epoll, bell })
    }

    /// Asks the system, which refuses what is always ready.
    pub fn can_wait_for(descriptor: BorrowedFd) -> bool {
        let add = |epoll: OwnedFd| {
            let data = EventData::new_u64(0);
            epoll::add(&epoll, descriptor, data, EventFlags::IN)
        };
        epoll::create(CreateFlags::CLOEXEC).and_then(add).is_ok()
    }

    impl Poller {
        /// Tells the system for what the descriptor waits.
        pub fn arm(&self, descriptor: BorrowedFd, armed: &Armed) -> io::Result<()> {
            use std::os::fd::AsRawFd;
            let data = EventData::new_u64(descriptor.as_raw_fd() as u64);
            let flags = flags(armed);
            if armed.is_known {
                match epoll::modify(&self.epoll, descriptor, data, flags) {
                    // Closed by somebody who has not said so, and opened again.
                    Err(Errno::NOENT) => {}
                    done => return Ok(done?),
                }
            }
            match epoll::add(&self.epoll, descriptor, data, flags) {
                Err(Errno::EXIST) => Ok(epoll::modify(&self.epoll, descriptor, data, flags)?),
                done => Ok(done?),
            }
        }
        /// Asks for every change of the descriptor.
        pub fn watch(&self, descriptor: BorrowedFd) -> io::Result<()> {
            use std::os::fd::AsRawFd;
            let data = EventData::new_u64(descriptor.as_raw_fd() as u64);
            let flags = EventFlags::IN | EventFlags::OUT | EventFlags::RDHUP | EventFlags::ET;
            match epoll::add(&self.epoll, descriptor, data, flags) {
                Err(Errno::EXIST) => Ok(epoll::modify(&self.epoll, descriptor, data, flags)?),
                done => Ok(done?),
            }
        }
        /// Lets the thread look when the next alarm is due.
        pub fn wake(&self) {
            // It fails only if the thread has been woken 2^64 times.
            rustix::io::write(&self.bell, &1u64.to_ne_bytes()).ok();
        }
        pub fn disarm(&self, descriptor: BorrowedFd) {
            // It may be closed already.
            epoll::delete(&self.epoll, descriptor).ok();
        }
    }

    fn flags(armed: &Armed) -> EventFlags {
        let mut flags = EventFlags::ONESHOT;
        if armed.input.is_some() {
            flags |= EventFlags::IN;
        }
        if armed.output.is_some() {
            flags |= EventFlags::OUT;
        }
        flags
    }

    /// The thread.
    fn wait(epoll: &OwnedFd) {
        let mut events: Vec<epoll::Event> = Vec::with_capacity(EVENTS);
        let mut unfinished: Vec<Arc<dyn Watcher>> = Vec::new();
        loop {
            let most = match unfinished.is_empty() {
                true => alarm::until_next().map(timespec),
                false => Some(Timespec::default()),
            };
            events.clear();
            match epoll::wait(epoll, spare_capacity(&mut events), most.as_ref()) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => {
                    eprintln!("purlin: nobody waits for descriptors any more: {error}");
                    return;
                }
            }
            for watcher in std::mem::take(&mut unfinished) {
                if watcher.clone().ready(Readiness::default()) {
                    unfinished.push(watcher);
                }
            }
            for event in events.iter().filter(|event| event.data.u64() != WAKE) {
                let (watcher, actions) = ready(epoll, event.data.u64() as RawFd, event.flags);
                if let Some(watcher) = watcher
                    && watcher.clone().ready(readiness(event.flags))
                {
                    unfinished.push(watcher);
                }
                for action in actions {
                    action();
                }
            }
            alarm::ring();
        }
    }

    fn timespec(time: std::time::Duration) -> Timespec {
        Timespec {
            tv_sec: time.as_secs() as i64,
            tv_nsec: time.subsec_nanos().into(),
        }
    }

    fn readiness(flags: EventFlags) -> Readiness {
        let ended = flags.intersects(EventFlags::ERR | EventFlags::HUP);
        Readiness {
            input: ended || flags.contains(EventFlags::IN),
            output: ended || flags.contains(EventFlags::OUT),
            ended: ended || flags.contains(EventFlags::RDHUP),
        }
    }

    /// Who watches the descriptor, and the actions that are due. What else waits for it is armed again.
    fn ready(
        epoll: &OwnedFd,
        number: RawFd,
        flags: EventFlags,
    ) -> (Option<Arc<dyn Watcher>>, Vec<Action>) {
        let ended = flags.intersects(EventFlags::ERR | EventFlags::HUP);
        with_table(|table| {
            let Some(armed) = table.0.get_mut(&number) else {
                return (None, Vec::new());
            };
            if let Some(watcher) = &armed.watcher {
                return (Some(watcher.clone()), Vec::new());
            }
            let mut due = Vec::new();
            if ended || flags.contains(EventFlags::IN) {
                due.extend(armed.input.take());
            }
            if ended || flags.contains(EventFlags::OUT) {
                due.extend(armed.output.take());
            }
            if armed.input.is_some() || armed.output.is_some() {
                // SAFETY: it is in the table: who closes it takes it out first, under the lock that is held.
                let descriptor = unsafe { BorrowedFd::borrow_raw(number) };
                let data = EventData::new_u64(number as u64);
                epoll::modify(epoll, descriptor, data, self::flags(armed)).ok();
            }
            (None, due)
        })
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use super::Armed;
    use std::io;
    use std::os::fd::BorrowedFd;

    pub struct Poller;

    pub fn can_wait_for(_: BorrowedFd) -> bool {
        false
    }

    pub fn poller() -> io::Result<&'static Poller> {
        Err(io::Error::from_raw_os_error(libc::ENOTSUP))
    }

    impl Poller {
        pub fn arm(&self, _: BorrowedFd, _: &Armed) -> io::Result<()> {
            Err(io::Error::from_raw_os_error(libc::ENOTSUP))
        }
        pub fn watch(&self, _: BorrowedFd) -> io::Result<()> {
            Err(io::Error::from_raw_os_error(libc::ENOTSUP))
        }
        pub fn wake(&self) {}
        pub fn disarm(&self, _: BorrowedFd) {}
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;
    use std::sync::mpsc::{Sender, channel};
    use std::time::Duration;

    const SOON: Duration = Duration::from_secs(5);
    const NOT: Duration = Duration::from_millis(30);

    fn tell<T: Send + 'static>(to: &Sender<T>, what: T) -> impl FnOnce() + Send + 'static {
        let to = to.clone();
        move || to.send(what).unwrap()
    }

    #[test]
    fn actions_come_once_for_each_request() {
        let (mut a, mut b) = UnixStream::pair().unwrap();
        let (told, hear) = channel();
        select(a.as_fd(), Direction::Input, tell(&told, "in")).unwrap();
        assert!(hear.recv_timeout(NOT).is_err());
        b.write_all(b"x").unwrap();
        assert_eq!(hear.recv_timeout(SOON), Ok("in"));
        // It is still ready, but nobody has asked.
        assert!(hear.recv_timeout(NOT).is_err());
        select(a.as_fd(), Direction::Input, tell(&told, "again")).unwrap();
        assert_eq!(hear.recv_timeout(SOON), Ok("again"));
        a.read_exact(&mut [0]).unwrap();
        forget(a.as_fd());
    }

    #[test]
    fn directions_do_not_disturb_each_other() {
        let (a, mut b) = UnixStream::pair().unwrap();
        let (told, hear) = channel();
        select(a.as_fd(), Direction::Input, tell(&told, "in")).unwrap();
        select(a.as_fd(), Direction::Output, tell(&told, "out")).unwrap();
        assert_eq!(hear.recv_timeout(SOON), Ok("out"));
        b.write_all(b"x").unwrap();
        assert_eq!(hear.recv_timeout(SOON), Ok("in"));
        select(a.as_fd(), Direction::Output, tell(&told, "out")).unwrap();
        assert_eq!(hear.recv_timeout(SOON), Ok("out"));
        assert!(!cancel(a.as_fd(), Direction::Output));
        forget(a.as_fd());
    }

    #[test]
    fn an_end_is_told_and_a_cancelled_action_never_comes() {
        let (a, b) = UnixStream::pair().unwrap();
        let (told, hear) = channel();
        select(a.as_fd(), Direction::Input, tell(&told, 1)).unwrap();
        assert!(cancel(a.as_fd(), Direction::Input));
        drop(b);
        assert!(hear.recv_timeout(NOT).is_err());
        select(a.as_fd(), Direction::Input, tell(&told, 2)).unwrap();
        assert_eq!(hear.recv_timeout(SOON), Ok(2));
        forget(a.as_fd());
    }

    #[test]
    fn files_are_always_ready() {
        let file = std::fs::File::open("/dev/null").unwrap();
        let (told, hear) = channel();
        select(file.as_fd(), Direction::Input, tell(&told, ())).unwrap();
        assert_eq!(hear.try_recv(), Ok(()));
        assert!(!can_wait_for(file.as_fd()));
        let (a, _b) = UnixStream::pair().unwrap();
        assert!(can_wait_for(a.as_fd()));
    }

    #[test]
    fn a_watcher_hears_of_each_change() {
        struct Ears(Mutex<Sender<Readiness>>);
        impl Watcher for Ears {
            fn ready(self: Arc<Self>, readiness: Readiness) -> bool {
                self.0.lock().send(readiness).unwrap();
                // Once more after the end, to be told of nothing new.
                readiness.ended
            }
        }
        let (a, mut b) = UnixStream::pair().unwrap();
        let (told, hear) = channel();
        let ears: Arc<dyn Watcher> = Arc::new(Ears(Mutex::new(told)));
        watch(a.as_fd(), ears.clone()).unwrap();
        let first = hear.recv_timeout(SOON).unwrap();
        assert_eq!(
            (first.input, first.output, first.ended),
            (false, true, false)
        );
        b.write_all(b"x").unwrap();
        assert!(hear.recv_timeout(SOON).unwrap().input);
        // Not read yet, but nothing new has come.
        assert!(hear.recv_timeout(NOT).is_err());
        drop(b);
        assert!(hear.recv_timeout(SOON).unwrap().ended);
        assert_eq!(hear.recv_timeout(SOON), Ok(Readiness::default()));
        unwatch(a.as_fd(), &ears);
    }

    #[test]
    fn a_number_that_is_used_again_is_another_descriptor() {
        let (told, hear) = channel();
        for _ in 0..3 {
            let (a, mut b) = UnixStream::pair().unwrap();
            select(a.as_fd(), Direction::Input, tell(&told, ())).unwrap();
            b.write_all(b"x").unwrap();
            assert_eq!(hear.recv_timeout(SOON), Ok(()));
            // Closed without `forget`.
        }
    }
}
