//! An open file: whose it is, and how it is opened and closed.
use super::{Done, Problem, ok};
use crate::bif::Fault;
use crate::heap::{Heap, Resource};
use crate::nif::arguments;
use crate::nif::owned::Owned;
use crate::process::Process;
use crate::term::{Term, am, unique};
use parking_lot::Mutex;
use rustix::fs::{self, Mode, OFlags};
use rustix::io::Errno;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The value of a handle's magic reference is an `Arc` of it.
pub struct File {
    /// None once it is closed. Held while something is done with the file.
    descriptor: Mutex<Option<OwnedFd>>,
}

/// The process that closes files whose owner has ended: the term's bits, 0 before there is one.
static HELPER: AtomicU64 = AtomicU64::new(0);

/// What `prim_file:on_load/0` tells: who closes files whose owner has ended.
pub fn set_helper(pid: Term) {
    HELPER.store(pid.raw(), Ordering::Release);
}

impl Owned for File {
    /// Closing may block: the helper does it.
    fn owner_has_ended(self: Arc<Self>) {
        let helper = HELPER.load(Ordering::Acquire);
        if helper == 0 {
            return;
        }
        crate::nif::send(Term::from_raw(helper), |heap| {
            let handle = reference(heap, self);
            heap.tuple(&[am::CLOSE, handle])
        });
    }
}

fn reference(heap: &mut impl Heap, file: Arc<File>) -> Term {
    heap.magic_ref(unique::reference(), Resource::new(Box::new(file)))
}

pub fn of<'a>(handle: Term) -> Result<&'a Arc<File>, Fault> {
    handle.as_resource::<Arc<File>>().ok_or(Fault::BADARG)
}

/// Does something with an open file. One that is closed is `einval`.
pub fn with<R>(
    handle: Term,
    act: impl FnOnce(BorrowedFd) -> Result<R, Problem>,
) -> Result<R, Problem> {
    use std::os::fd::AsFd;
    let descriptor = of(handle)?.descriptor.lock();
    match &*descriptor {
        Some(descriptor) => act(descriptor.as_fd()),
        None => Err(Errno::INVAL.into()),
    }
}

/// What a list of modes asks for.
#[derive(Default)]
struct Modes {
    read: bool,
    write: bool,
    exclusive: bool,
    append: bool,
    sync: bool,
    skip_type_check: bool,
    directory: bool,
}

impl Modes {
    /// Modes that are not known are somebody else's.
    fn of(list: Term) -> Modes {
        let mut modes = Modes::default();
        for mode in list.iter_list() {
            match mode.as_atom().map(|a| a.name()).unwrap_or_default() {
                "read" => modes.read = true,
                "write" => modes.write = true,
                "exclusive" => modes.exclusive = true,
                "append" => modes.append = true,
                "sync" => modes.sync = true,
                "skip_type_check" => modes.skip_type_check = true,
                "directory" => modes.directory = true,
                _ => {}
            }
        }
        if modes.append || modes.exclusive {
            modes.write = true;
        } else if !modes.write {
            modes.read = true;
        }
        modes
    }

    fn flags(&self) -> OFlags {
        let mut flags = match (self.read, self.write) {
            (_, false) => OFlags::RDONLY,
            (false, true) => OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC,
            (true, true) => OFlags::RDWR | OFlags::CREATE,
        };
        if self.append {
            flags.remove(OFlags::TRUNC);
            flags |= OFlags::APPEND;
        }
        for (wanted, flag) in [
            (self.exclusive, OFlags::EXCL),
            (self.sync, OFlags::SYNC),
            (self.directory, OFlags::DIRECTORY),
        ] {
            if wanted {
                flags |= flag;
            }
        }
        flags | OFlags::CLOEXEC
    }
}

pub fn open(p: &mut Process, args: &[Term]) -> Done {
    if !args[1].is_list() {
        return Err(Fault::BADARG.into());
    }
    let modes = Modes::of(args[1]);
    let path = super::paths::path(args[0])?;
    let permissions = Mode::from_raw_mode(if modes.directory { 0o777 } else { 0o666 });
    let descriptor = retry(|| fs::open(&path, modes.flags(), permissions))?;
    if !modes.skip_type_check && !modes.directory {
        let is_directory = fs::fstat(&descriptor)
            .is_ok_and(|stat| fs::FileType::from_raw_mode(stat.st_mode).is_dir());
        if is_directory {
            return Err(Errno::ISDIR.into());
        }
    }
    Ok(own(p, descriptor))
}

/// Calls again what a signal has interrupted.
pub fn retry<R>(mut call: impl FnMut() -> Result<R, Errno>) -> Result<R, Errno> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            done => return done,
        }
    }
}

/// `{ok, Handle}`: the file belongs to the process.
fn own(p: &mut Process, descriptor: OwnedFd) -> Term {
    let file = Arc::new(File {
        descriptor: Mutex::new(Some(descriptor)),
    });
    p.exec.seldom.belongings.add(file.clone());
    let handle = reference(p, file);
    ok(p, handle)
}

/// A file that is open already, by its number. It is closed with the handle.
pub fn of_descriptor(p: &mut Process, args: &[Term]) -> Done {
    let number = arguments::int(args[0])?;
    if !is_open(number) {
        return Err(Errno::BADF.into());
    }
    // SAFETY: it is open; the program says that the file is from now on its handle's.
    let descriptor = unsafe { OwnedFd::from_raw_fd(number) };
    Ok(own(p, descriptor))
}

fn is_open(number: i32) -> bool {
    // SAFETY: asks for flags only, of whatever the number is.
    number >= 0 && unsafe { libc::fcntl(number, libc::F_GETFD) } != -1
}

pub fn close(p: &mut Process, args: &[Term]) -> Done {
    let file = of(args[0])?;
    let descriptor = file.descriptor.lock().take();
    let Some(descriptor) = descriptor else {
        return Err(Errno::INVAL.into());
    };
    let owned: Arc<dyn Owned> = file.clone();
    p.exec.seldom.belongings.remove(&owned);
    close_descriptor(descriptor)?;
    Ok(am::OK)
}

/// Closes, and tells what went wrong, which dropping does not.
fn close_descriptor(descriptor: OwnedFd) -> Result<(), Errno> {
    use std::os::fd::IntoRawFd;
    let number = descriptor.into_raw_fd();
    // SAFETY: it was owned here, and is not used again.
    match unsafe { libc::close(number) } {
        0 => Ok(()),
        _ => Err(std::io::Error::last_os_error()
            .raw_os_error()
            .map_or(Errno::IO, Errno::from_raw_os_error)),
    }
}

/// For the helper: closes a file whose owner has ended.
pub fn delayed_close(_: &mut Process, args: &[Term]) -> Done {
    drop(of(args[0])?.descriptor.lock().take());
    Ok(am::OK)
}

/// Another descriptor of an open file. `None`: the term is no handle.
pub fn duplicate(handle: Term) -> Option<Result<OwnedFd, Errno>> {
    let descriptor = of(handle).ok()?.descriptor.lock();
    Some(match &*descriptor {
        Some(descriptor) => descriptor
            .try_clone()
            .map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO)),
        None => Err(Errno::INVAL),
    })
}

/// The file's number, as the bytes of a C `int`.
pub fn descriptor(p: &mut Process, args: &[Term]) -> Done {
    with(args[0], |descriptor| {
        Ok(p.binary(&descriptor.as_raw_fd().to_ne_bytes()))
    })
}
