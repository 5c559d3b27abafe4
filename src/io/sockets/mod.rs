//! Calls of the operating system for sockets, where rustix has none for any address and any option: `port::inet` and the natives of
//! `prim_socket` and `prim_net` stand on them.
//!
//! `messages` sends and receives, `interfaces` and `requests` ask for the network interfaces, `names` for hosts and services.
mod address;
mod interfaces;
mod messages;
mod names;
#[cfg(target_os = "linux")]
mod requests;

pub use address::{Address, Link, Parts};
pub use interfaces::*;
pub use messages::*;
pub use names::*;
#[cfg(target_os = "linux")]
pub use requests::*;

use libc::{c_int, c_void, socklen_t};
use std::io::Error;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};

/// A number of the operating system's that says what went wrong.
pub type Errno = i32;
pub type Result<T> = std::result::Result<T, Errno>;

fn last() -> Errno {
    Error::last_os_error().raw_os_error().unwrap_or(libc::EIO)
}

/// What a call gave that is negative when it fails. Interrupted calls are made again.
fn call(mut make: impl FnMut() -> isize) -> Result<usize> {
    loop {
        let given = make();
        if let Ok(number) = usize::try_from(given) {
            return Ok(number);
        }
        match last() {
            libc::EINTR => {}
            error => return Err(error),
        }
    }
}

pub fn socket(family: c_int, kind: c_int, protocol: c_int) -> Result<OwnedFd> {
    let kind = kind | libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK;
    // SAFETY: it takes numbers.
    let fd = call(|| unsafe { libc::socket(family, kind, protocol) as isize })?;
    // SAFETY: the system has just opened it for us.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as RawFd) })
}

/// The descriptor of that number, which somebody else has opened. It is to be left open in the end.
pub fn adopt(number: RawFd) -> Result<OwnedFd> {
    // SAFETY: it takes numbers.
    let flags = call(|| unsafe { libc::fcntl(number, libc::F_GETFL) as isize })?;
    let flags = flags as c_int | libc::O_NONBLOCK;
    // SAFETY: as above.
    call(|| unsafe { libc::fcntl(number, libc::F_SETFL, flags) as isize })?;
    // SAFETY: it is open, and whoever adopts it gives it up without closing it (`Descriptor`).
    Ok(unsafe { OwnedFd::from_raw_fd(number) })
}

pub fn bind(fd: BorrowedFd, to: &Address) -> Result<()> {
    // SAFETY: the address and its length belong together.
    let bind = || unsafe { libc::bind(fd.as_raw_fd(), to.pointer(), to.length) as isize };
    call(bind).map(drop)
}

pub fn connect(fd: BorrowedFd, to: &Address) -> Result<()> {
    // SAFETY: the address and its length belong together.
    let connect = || unsafe { libc::connect(fd.as_raw_fd(), to.pointer(), to.length) as isize };
    call(connect).map(drop)
}

pub fn listen(fd: BorrowedFd, backlog: c_int) -> Result<()> {
    // SAFETY: it takes numbers.
    call(|| unsafe { libc::listen(fd.as_raw_fd(), backlog) as isize }).map(drop)
}

pub fn accept(fd: BorrowedFd) -> Result<OwnedFd> {
    let flags = libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK;
    let nowhere = std::ptr::null_mut;
    // SAFETY: the address of the other side is not wanted.
    let accept = || unsafe {
        libc::accept4(fd.as_raw_fd(), nowhere(), std::ptr::null_mut(), flags) as isize
    };
    let fd = call(accept)?;
    // SAFETY: the system has just opened it for us.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as RawFd) })
}

type GetName = unsafe extern "C" fn(c_int, *mut libc::sockaddr, *mut socklen_t) -> c_int;

fn name(fd: BorrowedFd, get: GetName) -> Result<Address> {
    let mut address = Address::empty();
    let storage = (&raw mut address.storage).cast();
    // SAFETY: the storage has the length that is told; how much of it is in use is written back.
    call(|| unsafe { get(fd.as_raw_fd(), storage, &mut address.length) as isize })?;
    Ok(address)
}

/// The socket's own address.
pub fn own_name(fd: BorrowedFd) -> Result<Address> {
    name(fd, libc::getsockname)
}

/// The address of the other side.
pub fn peer_name(fd: BorrowedFd) -> Result<Address> {
    name(fd, libc::getpeername)
}

pub fn shut_down(fd: BorrowedFd, how: c_int) -> Result<()> {
    // SAFETY: it takes numbers.
    call(|| unsafe { libc::shutdown(fd.as_raw_fd(), how) as isize }).map(drop)
}

pub fn set_option(fd: BorrowedFd, level: c_int, name: c_int, value: &[u8]) -> Result<()> {
    let (at, length) = (value.as_ptr().cast(), value.len() as socklen_t);
    // SAFETY: so many bytes can be read there.
    let set = || unsafe { libc::setsockopt(fd.as_raw_fd(), level, name, at, length) as isize };
    call(set).map(drop)
}

/// The value of an option: as many bytes of `value` as the system has written.
pub fn option<'a>(
    fd: BorrowedFd,
    level: c_int,
    name: c_int,
    value: &'a mut [u8],
) -> Result<&'a [u8]> {
    let mut length = value.len() as socklen_t;
    let at = value.as_mut_ptr().cast::<c_void>();
    // SAFETY: so many bytes can be written there.
    call(|| unsafe { libc::getsockopt(fd.as_raw_fd(), level, name, at, &mut length) as isize })?;
    Ok(&value[..length as usize])
}

pub fn set_number(fd: BorrowedFd, level: c_int, name: c_int, value: c_int) -> Result<()> {
    set_option(fd, level, name, &value.to_ne_bytes())
}

/// An option that is a number. The system may have it in fewer bytes.
pub fn number(fd: BorrowedFd, level: c_int, name: c_int) -> Result<c_int> {
    let mut bytes = [0; size_of::<c_int>()];
    option(fd, level, name, &mut bytes)?;
    Ok(c_int::from_ne_bytes(bytes))
}

/// The error that has come for the socket, which is told once.
pub fn pending_error(fd: BorrowedFd) -> Errno {
    number(fd, libc::SOL_SOCKET, libc::SO_ERROR).unwrap_or_else(|error| error)
}
/// Sends so many bytes of a file, from `offset` on; how many were sent. 0: the file is at its end.
pub fn send_file(to: BorrowedFd, file: BorrowedFd, offset: u64, most: u64) -> Result<usize> {
    /// More than enough at a time, and less than what the system refuses.
    const MOST: u64 = 1 << 20;
    let mut offset = libc::off_t::try_from(offset).map_err(|_| libc::EINVAL)?;
    let most = most.min(MOST) as usize;
    // SAFETY: the descriptors are open, and the offset is written back to its place.
    call(|| unsafe { libc::sendfile(to.as_raw_fd(), file.as_raw_fd(), &mut offset, most) })
}

/// Another way to what a number of ours means.
pub fn duplicate(number: RawFd) -> Result<OwnedFd> {
    // SAFETY: it takes numbers.
    let fd = call(|| unsafe { libc::fcntl(number, libc::F_DUPFD_CLOEXEC, 0) as isize })?;
    // SAFETY: the system has just opened it for us.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as RawFd) })
}

/// Calls return at once (`EAGAIN`), or wait.
pub fn set_nonblocking(fd: BorrowedFd, nonblocking: bool) -> Result<()> {
    let number = fd.as_raw_fd();
    // SAFETY: it takes numbers.
    let flags = call(|| unsafe { libc::fcntl(number, libc::F_GETFL) as isize })? as c_int;
    let flags = match nonblocking {
        true => flags | libc::O_NONBLOCK,
        false => flags & !libc::O_NONBLOCK,
    };
    // SAFETY: as above.
    call(|| unsafe { libc::fcntl(number, libc::F_SETFL, flags) as isize }).map(drop)
}

/// Closes, and tells what went wrong, which dropping does not.
pub fn close(fd: OwnedFd) -> Result<()> {
    let number = fd.into_raw_fd();
    // SAFETY: it was owned here, and is not used again, whatever the call says.
    match unsafe { libc::close(number) } {
        0 => Ok(()),
        _ => Err(last()),
    }
}

/// Does something in the network namespace that the file stands for; this thread alone is there meanwhile.
#[cfg(target_os = "linux")]
pub fn in_namespace<R>(path: &[u8], act: impl FnOnce() -> R) -> Result<R> {
    use std::os::unix::ffi::OsStrExt;
    let number = |error: Error| error.raw_os_error().unwrap_or(libc::EIO);
    let enter = |namespace: &std::fs::File| {
        // SAFETY: it takes numbers.
        call(|| unsafe { libc::setns(namespace.as_raw_fd(), libc::CLONE_NEWNET) as isize })
    };
    let own = std::fs::File::open("/proc/thread-self/ns/net").map_err(number)?;
    let other = std::fs::File::open(std::ffi::OsStr::from_bytes(path)).map_err(number)?;
    enter(&other)?;
    let done = act();
    enter(&own)?;
    Ok(done)
}

#[cfg(not(target_os = "linux"))]
pub fn in_namespace<R>(_: &[u8], _: impl FnOnce() -> R) -> Result<R> {
    Err(libc::ENOTSUP)
}
