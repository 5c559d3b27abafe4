//! What the operating system tells of a file: the record `file_info`.
use super::Done;
use super::handle::with;
use super::paths::path;
use crate::heap::Heap;
use crate::nif::arguments;
use crate::process::Process;
use crate::term::{Atom, Term, am};
use rustix::fs::{self, Access, FileType, Stat};
use rustix::process::{getegid, geteuid};

/// Seconds between which times can be turned into dates.
const FIRST_TIME: i64 = -2_145_916_800;
const LAST_TIME: i64 = 253_402_300_799;

/// Who may do what: read, write.
type Allowed = (bool, bool);

pub fn of_path(p: &mut Process, args: &[Term]) -> Done {
    let follow = arguments::int(args[1])? != 0;
    let path = path(args[0])?;
    let stat = if follow {
        fs::stat(&path)?
    } else {
        fs::lstat(&path)?
    };
    let may = |access| fs::access(&path, access).is_ok();
    let allowed = (may(Access::READ_OK), may(Access::WRITE_OK));
    Ok(record(p, &stat, allowed))
}

pub fn of_handle(p: &mut Process, args: &[Term]) -> Done {
    let stat = with(args[0], |file| Ok(fs::fstat(file)?))?;
    Ok(record(p, &stat, by_mode(&stat)))
}

/// What the file's mode allows this user.
fn by_mode(stat: &Stat) -> Allowed {
    let shift = if stat.st_uid == geteuid().as_raw() {
        6
    } else if stat.st_gid == getegid().as_raw() {
        3
    } else {
        0
    };
    let bits = stat.st_mode >> shift;
    (bits & 0o4 != 0, bits & 0o2 != 0)
}

#[allow(clippy::unnecessary_cast)] // The fields' types differ among systems.
fn record(p: &mut Process, stat: &Stat, allowed: Allowed) -> Term {
    let kind = match FileType::from_raw_mode(stat.st_mode) {
        FileType::CharacterDevice | FileType::BlockDevice => "device",
        FileType::Directory => "directory",
        FileType::RegularFile => "regular",
        FileType::Symlink => "symlink",
        _ => "other",
    };
    let access = match allowed {
        (true, false) => "read",
        (false, true) => "write",
        (true, true) => "read_write",
        (false, false) => "none",
    };
    let atom = |name: &str| Atom::new(name).term();
    let time = |seconds: i64| Term::small(seconds.clamp(FIRST_TIME, LAST_TIME));
    // As many bits as OTP tells.
    let number = |n: u64| Term::small((n as u32).into());
    let fields = [
        atom("file_info"),
        p.uint(stat.st_size as u64),
        atom(kind),
        if access == "none" {
            am::NONE
        } else {
            atom(access)
        },
        time(stat.st_atime as i64),
        time(stat.st_mtime as i64),
        time(stat.st_ctime as i64),
        number(stat.st_mode as u64),
        number(stat.st_nlink as u64),
        number(stat.st_dev as u64),
        number(stat.st_rdev as u64),
        number(stat.st_ino as u64),
        number(stat.st_uid as u64),
        number(stat.st_gid as u64),
    ];
    p.tuple(&fields)
}
