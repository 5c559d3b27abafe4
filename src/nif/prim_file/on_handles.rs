//! What is done with open files.
use super::handle::{retry, with};
use super::{Done, Problem, ok};
use crate::bif::Fault;
use crate::heap::Heap;
use crate::nif::arguments;
use crate::process::Process;
use crate::term::{Term, am};
use rustix::fs::{self, Advice, FallocateFlags, SeekFrom};
use rustix::io::{self, Errno};
use std::num::NonZeroU64;
use std::os::fd::BorrowedFd;

/// Bytes of which a read gets no more than it asks for at a time: a size may be much more than there is.
const PIECE: usize = 1 << 20;
/// Buffers that one call of the system takes.
const VECTORS: usize = 1024;

/// Two natural numbers of 64 bits: what is no number is `badarg`, what is none of these `einval`.
fn naturals<const N: usize>(args: [Term; N]) -> Result<[u64; N], Problem> {
    if !args.iter().all(|a| a.is_number()) {
        return Err(Fault::BADARG.into());
    }
    let mut numbers = [0; N];
    for (number, arg) in numbers.iter_mut().zip(args) {
        let n = arguments::long(arg).ok().filter(|&n| n >= 0);
        *number = n.ok_or(Errno::INVAL)? as u64;
    }
    Ok(numbers)
}

/// Reads up to `size` bytes with `read`, which is told how many there are already; less at the end of the file.
pub(super) fn read_all(
    size: usize,
    mut read: impl FnMut(&mut Vec<u8>, usize) -> Result<usize, Errno>,
) -> Result<Vec<u8>, Errno> {
    let mut bytes: Vec<u8> = Vec::new();
    while bytes.len() < size {
        let wanted = (size - bytes.len()).min(PIECE.max(bytes.len()));
        bytes.try_reserve_exact(wanted).map_err(|_| Errno::NOMEM)?;
        if retry(|| read(&mut bytes, wanted))? == 0 {
            break;
        }
    }
    Ok(bytes)
}

/// Reads into the room behind what is there.
pub(super) fn append(
    descriptor: BorrowedFd,
    bytes: &mut Vec<u8>,
    wanted: usize,
) -> Result<usize, Errno> {
    let before = bytes.len();
    bytes.resize(before + wanted, 0);
    let done = io::read(descriptor, &mut bytes[before..]);
    bytes.truncate(before + done.unwrap_or(0));
    done
}

/// `{ok, Bytes}`, or `eof` if there are none.
fn read_result(p: &mut Process, bytes: &[u8]) -> Term {
    if bytes.is_empty() {
        return am::EOF;
    }
    let bytes = p.binary(bytes);
    ok(p, bytes)
}

pub fn read(p: &mut Process, args: &[Term]) -> Done {
    let [size] = naturals([args[1]])?;
    let bytes = with(args[0], |file| {
        Ok(read_all(size as usize, |bytes, wanted| {
            append(file, bytes, wanted)
        })?)
    })?;
    Ok(read_result(p, &bytes))
}

/// Reads from a place on. The file's position stays; a file without positions (a pipe) is refused.
fn read_from(file: BorrowedFd, offset: u64, size: usize) -> Result<Vec<u8>, Errno> {
    fs::seek(file, SeekFrom::Current(0))?;
    read_all(size, |bytes, wanted| {
        let before = bytes.len();
        bytes.resize(before + wanted, 0);
        let done = io::pread(file, &mut bytes[before..], offset + before as u64);
        bytes.truncate(before + done.unwrap_or(0));
        done
    })
}

pub fn read_at(p: &mut Process, args: &[Term]) -> Done {
    let [offset, size] = naturals([args[1], args[2]])?;
    let bytes = with(args[0], |file| Ok(read_from(file, offset, size as usize)?))?;
    Ok(read_result(p, &bytes))
}

/// `<<Size:32, Offset:32>>` stands at a place; reads what that means.
pub fn read_through_pointer(p: &mut Process, args: &[Term]) -> Done {
    if !args[1].is_number() || !args[2].is_number() {
        return Err(Fault::BADARG.into());
    }
    let number = |t| arguments::long(t).map_err(|_| Errno::INVAL);
    let (at, most) = (number(args[1])?, number(args[2])?);
    if at < 0 || most >= 1 << 31 {
        return Err(Errno::INVAL.into());
    }
    let found = with(args[0], |file| {
        let pointer = read_from(file, at as u64, 8)?;
        let Ok(&[a, b, c, d, e, f, g, h]) = <&[u8; 8]>::try_from(pointer.as_slice()) else {
            return Ok(None);
        };
        let (size, offset) = (
            u32::from_be_bytes([a, b, c, d]),
            u32::from_be_bytes([e, f, g, h]),
        );
        if i64::from(size) > most {
            return Ok(None);
        }
        let bytes = read_from(file, offset.into(), size as usize)?;
        Ok(Some((size, offset, bytes)))
    })?;
    let Some((size, offset, bytes)) = found else {
        return Ok(am::EOF);
    };
    let bytes = if bytes.is_empty() {
        am::EOF
    } else {
        p.binary(&bytes)
    };
    let block = p.tuple(&[Term::small(size.into()), Term::small(offset.into()), bytes]);
    Ok(ok(p, block))
}

/// Writes all of it with `write`, which is told how many bytes have been written.
fn write_all(
    list: Term,
    mut write: impl FnMut(&[std::io::IoSlice], u64) -> Result<usize, Errno>,
) -> Result<(), Problem> {
    let parts = list.list_to_vec().ok_or(Fault::BADARG)?;
    if !parts.iter().all(|part| part.is_binary()) {
        return Err(Fault::BADARG.into());
    }
    let parts: Vec<_> = parts.iter().filter_map(|part| part.to_bytes()).collect();
    let mut slices: Vec<_> = parts.iter().map(|b| std::io::IoSlice::new(b)).collect();
    let mut rest = slices.as_mut_slice();
    let mut written = 0;
    // Empty ones in front would look like a write of nothing.
    std::io::IoSlice::advance_slices(&mut rest, 0);
    while !rest.is_empty() {
        let count = retry(|| write(&rest[..rest.len().min(VECTORS)], written))?;
        if count == 0 {
            return Err(Errno::IO.into());
        }
        written += count as u64;
        std::io::IoSlice::advance_slices(&mut rest, count);
    }
    Ok(())
}

pub fn write(_: &mut Process, args: &[Term]) -> Done {
    with(args[0], |file| {
        write_all(args[1], |slices, _| io::writev(file, slices))
    })?;
    Ok(am::OK)
}

pub fn write_at(_: &mut Process, args: &[Term]) -> Done {
    if !args[1].is_number() || args[2].list_len().is_none() {
        return Err(Fault::BADARG.into());
    }
    let [offset] = naturals([args[1]])?;
    with(args[0], |file| {
        fs::seek(file, SeekFrom::Current(0))?;
        write_all(args[2], |slices, written| {
            io::pwrite(file, &slices[0], offset + written)
        })
    })?;
    Ok(am::OK)
}

pub fn seek(p: &mut Process, args: &[Term]) -> Done {
    let offset = arguments::long(args[2])?;
    let to = match args[1].as_atom().map(|a| a.name()).unwrap_or_default() {
        "bof" if offset < 0 => None,
        "bof" => Some(SeekFrom::Start(offset as u64)),
        "cur" => Some(SeekFrom::Current(offset)),
        "eof" => Some(SeekFrom::End(offset)),
        _ => return Err(Fault::BADARG.into()),
    };
    let at = with(args[0], |file| Ok(fs::seek(file, to.ok_or(Errno::INVAL)?)?))?;
    let at = p.uint(at);
    Ok(ok(p, at))
}

pub fn sync(_: &mut Process, args: &[Term]) -> Done {
    let data_only = arguments::int(args[1])? != 0;
    with(args[0], |file| {
        if data_only {
            fs::fdatasync(file)?;
        } else {
            fs::fsync(file)?;
        }
        Ok(am::OK)
    })
}

pub fn advise(_: &mut Process, args: &[Term]) -> Done {
    let [offset, length] = naturals([args[1], args[2]])?;
    let advice = match args[3].as_atom().map(|a| a.name()).unwrap_or_default() {
        "normal" => Advice::Normal,
        "random" => Advice::Random,
        "sequential" => Advice::Sequential,
        "will_need" => Advice::WillNeed,
        "dont_need" => Advice::DontNeed,
        "no_reuse" => Advice::NoReuse,
        _ => return Err(Errno::INVAL.into()),
    };
    with(args[0], |file| {
        // It is advice: where it can't be taken nothing is wrong.
        fs::fadvise(file, offset, NonZeroU64::new(length), advice).ok();
        Ok(am::OK)
    })
}

pub fn allocate(_: &mut Process, args: &[Term]) -> Done {
    let [offset, length] = naturals([args[1], args[2]])?;
    with(args[0], |file| {
        retry(|| fs::fallocate(file, FallocateFlags::empty(), offset, length))?;
        Ok(am::OK)
    })
}

/// Cuts the file off at its position.
pub fn truncate(_: &mut Process, args: &[Term]) -> Done {
    with(args[0], |file| {
        let at = fs::seek(file, SeekFrom::Current(0))?;
        fs::ftruncate(file, at)?;
        Ok(am::OK)
    })
}
