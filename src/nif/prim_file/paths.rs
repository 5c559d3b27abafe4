//! What is done with files and directories by name.
use super::handle::retry;
use super::on_handles::{append, read_all};
use super::{Done, ok};
use crate::heap::Heap;
use crate::nif::arguments;
use crate::process::Process;
use crate::term::{Term, am};
use rustix::fs::{self, Mode, OFlags, Timespec, Timestamps};
use rustix::io::Errno;
use rustix::process::{Gid, Uid};
use std::ffi::CString;

/// A path: a binary that ends with a zero, or several.
pub fn path(t: Term) -> Result<CString, Errno> {
    let bytes = t.to_bytes().filter(|_| t.is_binary()).ok_or(Errno::INVAL)?;
    let end = bytes.iter().position(|&b| b == 0).ok_or(Errno::INVAL)?;
    if bytes[end..].iter().any(|&b| b != 0) {
        return Err(Errno::INVAL);
    }
    CString::new(&bytes[..end]).map_err(|_| Errno::INVAL)
}

pub fn read_file(p: &mut Process, args: &[Term]) -> Done {
    let path = path(args[0])?;
    let file = retry(|| fs::open(&path, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty()))?;
    let stat = fs::fstat(&file)?;
    if fs::FileType::from_raw_mode(stat.st_mode).is_dir() {
        return Err(Errno::ISDIR.into());
    }
    use std::os::fd::AsFd;
    // Some files say that they are empty, and are not.
    let size = match stat.st_size as usize {
        0 => usize::MAX,
        size => size,
    };
    let bytes = read_all(size, |bytes, wanted| append(file.as_fd(), bytes, wanted))?;
    let bytes = p.binary(&bytes);
    Ok(ok(p, bytes))
}

pub fn set_permissions(_: &mut Process, args: &[Term]) -> Done {
    let wanted = arguments::uint(args[1])? & 0o6777;
    let path = path(args[0])?;
    let set = |bits: u32| fs::chmod(&path, Mode::from_raw_mode(bits as fs::RawMode));
    // Who may not give away their rights gives the others.
    set(wanted).or_else(|_| set(wanted & 0o777))?;
    Ok(am::OK)
}

pub fn set_owner(_: &mut Process, args: &[Term]) -> Done {
    let (user, group) = (arguments::int(args[1])?, arguments::int(args[2])?);
    let path = path(args[0])?;
    // -1 leaves it as it is.
    let user = (user != -1).then(|| Uid::from_raw(user as u32));
    let group = (group != -1).then(|| Gid::from_raw(group as u32));
    fs::chown(&path, user, group)?;
    Ok(am::OK)
}

/// Time of access, of modification; a third one, of creation, has no meaning here.
pub fn set_time(_: &mut Process, args: &[Term]) -> Done {
    let times = [args[1], args[2], args[3]].map(arguments::long);
    let [accessed, modified, _] = match times {
        [Ok(a), Ok(m), Ok(c)] => [a, m, c],
        _ => return Err(crate::bif::Fault::BADARG.into()),
    };
    let path = path(args[0])?;
    let time = |seconds| Timespec {
        tv_sec: seconds,
        tv_nsec: 0,
    };
    let times = Timestamps {
        last_access: time(accessed),
        last_modification: time(modified),
    };
    fs::utimensat(fs::CWD, &path, &times, fs::AtFlags::empty())?;
    Ok(am::OK)
}

/// The names in a directory, the last one first.
pub fn list_dir(p: &mut Process, args: &[Term]) -> Done {
    let path = path(args[0])?;
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let directory = retry(|| fs::open(&path, flags, Mode::empty()))?;
    let mut names = Term::NIL;
    for entry in fs::Dir::read_from(&directory)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            let name = p.binary(name);
            names = p.cons(name, names);
        }
    }
    Ok(ok(p, names))
}

pub fn read_link(p: &mut Process, args: &[Term]) -> Done {
    let target = fs::readlink(&path(args[0])?, Vec::new())?;
    let target = p.binary(target.as_bytes());
    Ok(ok(p, target))
}

pub fn make_hard_link(_: &mut Process, args: &[Term]) -> Done {
    fs::link(&path(args[0])?, &path(args[1])?)?;
    Ok(am::OK)
}

pub fn make_soft_link(_: &mut Process, args: &[Term]) -> Done {
    fs::symlink(&path(args[0])?, &path(args[1])?)?;
    Ok(am::OK)
}

pub fn rename(_: &mut Process, args: &[Term]) -> Done {
    let (from, to) = (path(args[0])?, path(args[1])?);
    fs::rename(&from, &to).map_err(|error| match error {
        Errno::NOTEMPTY => Errno::EXIST,
        // Systems differ in what they say of the root.
        _ if from.as_bytes() == b"/" => Errno::INVAL,
        error => error,
    })?;
    Ok(am::OK)
}

pub fn make_dir(_: &mut Process, args: &[Term]) -> Done {
    fs::mkdir(&path(args[0])?, Mode::from_raw_mode(0o777))?;
    Ok(am::OK)
}

pub fn del_file(_: &mut Process, args: &[Term]) -> Done {
    fs::unlink(&path(args[0])?).map_err(|error| match error {
        // Linux says so of directories; POSIX says otherwise.
        Errno::ISDIR => Errno::PERM,
        error => error,
    })?;
    Ok(am::OK)
}

pub fn del_dir(_: &mut Process, args: &[Term]) -> Done {
    let path = path(args[0])?;
    fs::rmdir(&path).map_err(|error| match error {
        Errno::NOTEMPTY | Errno::EXIST if is_current(&path) => Errno::INVAL,
        Errno::NOTEMPTY => Errno::EXIST,
        error => error,
    })?;
    Ok(am::OK)
}

fn is_current(path: &CString) -> bool {
    let same = |a: &fs::Stat, b: &fs::Stat| (a.st_ino, a.st_dev) == (b.st_ino, b.st_dev);
    match (fs::stat(path), fs::stat(".")) {
        (Ok(path), Ok(current)) => same(&path, &current),
        _ => false,
    }
}

/// There are no devices with a directory of their own.
pub fn device_cwd(_: &mut Process, args: &[Term]) -> Done {
    arguments::int(args[0])?;
    Err(Errno::NOTSUP.into())
}

pub fn set_cwd(_: &mut Process, args: &[Term]) -> Done {
    rustix::process::chdir(&path(args[0])?)?;
    Ok(am::OK)
}

pub fn cwd(p: &mut Process, _: &[Term]) -> Done {
    let directory = rustix::process::getcwd(Vec::new())?;
    let directory = p.binary(directory.as_bytes());
    Ok(ok(p, directory))
}

/// A name of 8 and 3 characters: there are none.
pub fn alternative_name(_: &mut Process, args: &[Term]) -> Done {
    path(args[0])?;
    Err(Errno::NOTSUP.into())
}
