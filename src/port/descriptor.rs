//! The descriptors of ports: reading what is there, and writing without holding anybody up.
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use std::collections::VecDeque;
use std::fs::OpenOptions;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

/// A descriptor.
pub enum Descriptor {
    /// One of the program's own, 0 to 2, which others may use at the same time: it is left as it is.
    Standard(i32),
    /// One that does not block.
    Own(OwnedFd),
}

/// What is written at a time to a descriptor that may block, once the system says that there is room (`PIPE_BUF`).
const PORTION: usize = 4096;

impl Descriptor {
    /// A descriptor that belongs to the port alone.
    ///
    /// # Errors
    /// If it can't be made one that does not block.
    pub fn own(fd: OwnedFd) -> Result<Descriptor, Errno> {
        rustix::io::ioctl_fionbio(&fd, true)?;
        Ok(Descriptor::Own(fd))
    }
    /// The program's descriptor of that number; of those that it was started with besides 0 to 2, another way to what they mean.
    ///
    /// # Errors
    /// If it is not open.
    pub fn numbered(number: i32, to_write: bool) -> std::io::Result<Descriptor> {
        if (0..=2).contains(&number) {
            return Ok(Descriptor::Standard(number));
        }
        let mut options = OpenOptions::new();
        options.read(!to_write).write(to_write);
        let file = options.open(format!("/proc/self/fd/{number}"))?;
        Ok(Descriptor::own(file.into())?)
    }
    fn has_room(&self) -> bool {
        self.is_ready_for(PollFlags::OUT)
    }
    fn is_ready_for(&self, what: PollFlags) -> bool {
        let mut asked = [PollFd::new(self, what)];
        let now = rustix::event::Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        poll(&mut asked, Some(&now)).is_ok_and(|ready| ready > 0)
    }
}

impl AsFd for Descriptor {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Descriptor::Standard(0) => rustix::stdio::stdin(),
            Descriptor::Standard(1) => rustix::stdio::stdout(),
            Descriptor::Standard(_) => rustix::stdio::stderr(),
            Descriptor::Own(fd) => fd.as_fd(),
        }
    }
}

/// Writes what there is room for, and takes it out of the queue. True: all of it.
///
/// # Errors
/// Those of the operating system.
pub fn write(to: &Descriptor, queue: &mut VecDeque<u8>) -> Result<bool, Errno> {
    while !queue.is_empty() {
        let (mut bytes, _) = queue.as_slices();
        if matches!(to, Descriptor::Standard(_)) {
            if !to.has_room() {
                return Ok(false);
            }
            bytes = &bytes[..bytes.len().min(PORTION)];
        }
        match rustix::io::write(to, bytes) {
            Ok(count) => drop(queue.drain(..count)),
            Err(Errno::AGAIN) => return Ok(false),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

/// Reads what is there, as much as `buffer` holds; `None`: nothing yet. 0: no more will come.
///
/// # Errors
/// Those of the operating system.
pub fn read(from: &Descriptor, buffer: &mut [u8]) -> Result<Option<usize>, Errno> {
    // Somebody else may have read what was there: the break menu.
    if matches!(from, Descriptor::Standard(_)) && !from.is_ready_for(PollFlags::IN) {
        return Ok(None);
    }
    loop {
        match rustix::io::read(from, &mut *buffer) {
            Ok(count) => return Ok(Some(count)),
            Err(Errno::AGAIN) => return Ok(None),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
}
