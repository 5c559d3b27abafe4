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
use parking_lot::Mutex;
use std::collections::HashMap;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, RawFd};

/// What a descriptor is to be ready for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Input,
    Output,
}

/// What is done when a descriptor is ready.
pub type Action = Box<dyn FnOnce() + Send>;

/// The actions of one descriptor.
#[derive(Default)]
struct Armed {
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

#[cfg(target_os = "linux")]
mod system {
    use super::{Action, Armed, with_table};
    use rustix::buffer::spare_capacity;
    use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
    use rustix::io::Errno;
    use std::io;
    use std::os::fd::{BorrowedFd, OwnedFd, RawFd};
    use std::sync::OnceLock;

    /// Events that are taken at a time.
    const EVENTS: usize = 64;

    pub struct Poller(OwnedFd);

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
        let own = epoll.try_clone()?;
        let thread = std::thread::Builder::new().name("poll".into());
        thread.spawn(move || wait(&own))?;
        Ok(Poller(epoll))
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
                match epoll::modify(&self.0, descriptor, data, flags) {
                    // Closed by somebody who has not said so, and opened again.
                    Err(Errno::NOENT) => {}
                    done => return Ok(done?),
                }
            }
            match epoll::add(&self.0, descriptor, data, flags) {
                Err(Errno::EXIST) => Ok(epoll::modify(&self.0, descriptor, data, flags)?),
                done => Ok(done?),
            }
        }
        pub fn disarm(&self, descriptor: BorrowedFd) {
            // It may be closed already.
            epoll::delete(&self.0, descriptor).ok();
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
        loop {
            events.clear();
            match epoll::wait(epoll, spare_capacity(&mut events), None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => {
                    eprintln!("purlin: nobody waits for descriptors any more: {error}");
                    return;
                }
            }
            for event in &events {
                for action in ready(epoll, event.data.u64() as RawFd, event.flags) {
                    action();
                }
            }
        }
    }

    /// The actions that are due. What else waits for the descriptor is armed again.
    fn ready(epoll: &OwnedFd, number: RawFd, flags: EventFlags) -> Vec<Action> {
        let ended = flags.intersects(EventFlags::ERR | EventFlags::HUP);
        with_table(|table| {
            let Some(armed) = table.0.get_mut(&number) else {
                return Vec::new();
            };
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
            due
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
