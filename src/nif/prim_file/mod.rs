//! `prim_file`: files and directories of the operating system.
//!
//! `handle` is an open file, `on_handles` what is done with one; `paths` what is done with files by name.
mod handle;
mod info;
mod on_handles;
mod paths;

pub use handle::{duplicate, set_helper};

use crate::bif::{Fault, Res};
use crate::nif::posix;
use crate::process::Process;
use crate::term::{Term, am};
use rustix::io::Errno;

/// What an operation gives: a value, or the number of an error, or an exception.
enum Problem {
    Posix(Errno),
    Fault(Fault),
}

impl From<Errno> for Problem {
    fn from(error: Errno) -> Problem {
        Problem::Posix(error)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        Problem::Fault(fault)
    }
}

type Done = Result<Term, Problem>;

/// Problems of the operating system become `{error, Reason}`.
fn answer(p: &mut Process, done: Done) -> Res {
    match done {
        Ok(value) => Ok(value),
        Err(Problem::Posix(error)) => Ok(posix::error(p, error.raw_os_error())),
        Err(Problem::Fault(fault)) => Err(fault),
    }
}

/// `{ok, Value}`
fn ok(p: &mut Process, value: Term) -> Term {
    use crate::heap::Heap;
    p.tuple(&[am::OK, value])
}

answered! {
    prim_file by crate::nif::prim_file::answer:
    "open_nif"/2 blocking => handle::open,
    "file_desc_to_ref_nif"/1 blocking => handle::of_descriptor,
    "close_nif"/1 blocking => handle::close,
    "delayed_close_nif"/1 blocking => handle::delayed_close,
    "get_handle_nif"/1 blocking => handle::descriptor,
    "read_nif"/2 blocking => on_handles::read,
    "write_nif"/2 blocking => on_handles::write,
    "pread_nif"/3 blocking => on_handles::read_at,
    "pwrite_nif"/3 blocking => on_handles::write_at,
    "seek_nif"/3 blocking => on_handles::seek,
    "sync_nif"/2 blocking => on_handles::sync,
    "advise_nif"/4 blocking => on_handles::advise,
    "allocate_nif"/3 blocking => on_handles::allocate,
    "truncate_nif"/1 blocking => on_handles::truncate,
    "ipread_s32bu_p32bu_nif"/3 blocking => on_handles::read_through_pointer,
    "read_handle_info_nif"/1 blocking => info::of_handle,
    "read_info_nif"/2 blocking => info::of_path,
    "read_file_nif"/1 blocking => paths::read_file,
    "set_permissions_nif"/2 blocking => paths::set_permissions,
    "set_owner_nif"/3 blocking => paths::set_owner,
    "set_time_nif"/4 blocking => paths::set_time,
    "list_dir_nif"/1 blocking => paths::list_dir,
    "read_link_nif"/1 blocking => paths::read_link,
    "make_hard_link_nif"/2 blocking => paths::make_hard_link,
    "make_soft_link_nif"/2 blocking => paths::make_soft_link,
    "rename_nif"/2 blocking => paths::rename,
    "make_dir_nif"/1 blocking => paths::make_dir,
    "del_file_nif"/1 blocking => paths::del_file,
    "del_dir_nif"/1 blocking => paths::del_dir,
    "get_device_cwd_nif"/1 blocking => paths::device_cwd,
    "set_cwd_nif"/1 blocking => paths::set_cwd,
    "get_cwd_nif"/0 blocking => paths::cwd,
    "altname_nif"/1 blocking => paths::alternative_name,
}
