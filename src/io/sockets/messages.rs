//! Sending and receiving: bytes, datagrams, what goes beside them.
use super::{Address, Result, call};
use libc::c_int;
use smallvec::SmallVec;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, BorrowedFd};

/// Most parts of what is sent at a time (`IOV_MAX`).
pub const PARTS: usize = 1024;

/// Writes some of the parts, one behind the other; how many bytes.
pub fn send(fd: BorrowedFd, parts: &[&[u8]]) -> Result<usize> {
    send_message(fd, None, parts, &[], 0)
}

/// Sends a datagram, or bytes, with what goes beside it.
pub fn send_message(
    fd: BorrowedFd,
    to: Option<&Address>,
    parts: &[&[u8]],
    beside: &[u8],
    flags: c_int,
) -> Result<usize> {
    let vector = |part: &&[u8]| libc::iovec {
        iov_base: part.as_ptr().cast_mut().cast(),
        iov_len: part.len(),
    };
    let mut vectors: SmallVec<[libc::iovec; 16]> = parts.iter().take(PARTS).map(vector).collect();
    // SAFETY: all zeros is a message without anything.
    let mut header: libc::msghdr = unsafe { MaybeUninit::zeroed().assume_init() };
    if let Some(to) = to {
        header.msg_name = to.pointer().cast_mut().cast();
        header.msg_namelen = to.length;
    }
    header.msg_iov = vectors.as_mut_ptr();
    header.msg_iovlen = vectors.len() as _;
    if !beside.is_empty() {
        header.msg_control = beside.as_ptr().cast_mut().cast();
        header.msg_controllen = beside.len() as _;
    }
    let flags = flags | libc::MSG_NOSIGNAL;
    // SAFETY: the header tells of memory that is borrowed here; sending only reads it.
    call(|| unsafe { libc::sendmsg(fd.as_raw_fd(), &header, flags) })
}

/// Reads what is there, as much as fits. 0: no more comes.
pub fn receive(fd: BorrowedFd, buffer: &mut [u8]) -> Result<usize> {
    receive_by(fd, buffer, 0)
}

/// As `receive`, with flags (`MSG_PEEK` and the like).
pub fn receive_by(fd: BorrowedFd, buffer: &mut [u8], flags: c_int) -> Result<usize> {
    let (at, room) = (buffer.as_mut_ptr().cast(), buffer.len());
    // SAFETY: so many bytes can be written there.
    call(|| unsafe { libc::recv(fd.as_raw_fd(), at, room, flags) })
}

/// As `receive_by`, and who has sent it.
pub fn receive_from(fd: BorrowedFd, buffer: &mut [u8], flags: c_int) -> Result<(usize, Address)> {
    let mut from = Address::empty();
    let (at, room) = (buffer.as_mut_ptr().cast(), buffer.len());
    let storage = (&raw mut from.storage).cast();
    // SAFETY: so many bytes can be written to the buffer, and an address to its storage, whose length is told.
    let count = call(|| unsafe {
        libc::recvfrom(fd.as_raw_fd(), at, room, flags, storage, &mut from.length)
    })?;
    Ok((count, from))
}

/// A datagram that has been received.
pub struct Datagram {
    pub length: usize,
    /// Empty (its length is 0) if the socket is connected.
    pub from: Address,
    /// What came beside it.
    pub beside: Vec<Control>,
    /// Of what has been received: `MSG_TRUNC` and the like.
    pub flags: c_int,
}

/// A control message: level, kind, value.
pub type Control = (c_int, c_int, Vec<u8>);

/// Reads a datagram, with the numbers that the system was asked to tell of it.
pub fn receive_message(fd: BorrowedFd, buffer: &mut [u8]) -> Result<Datagram> {
    receive_message_by(fd, buffer, 512, 0)
}

/// As `receive_message`, with flags, and so many bytes for control messages.
pub fn receive_message_by(
    fd: BorrowedFd,
    buffer: &mut [u8],
    room: usize,
    flags: c_int,
) -> Result<Datagram> {
    let mut from = Address::empty();
    // Words: control messages are aligned to them.
    let mut beside: SmallVec<[usize; 128]> = SmallVec::new();
    beside.resize(room.div_ceil(size_of::<usize>()), 0);
    let mut vector = libc::iovec {
        iov_base: buffer.as_mut_ptr().cast(),
        iov_len: buffer.len(),
    };
    // SAFETY: all zeros is a message without anything.
    let mut header: libc::msghdr = unsafe { MaybeUninit::zeroed().assume_init() };
    header.msg_name = (&raw mut from.storage).cast();
    header.msg_namelen = from.length;
    header.msg_iov = &mut vector;
    header.msg_iovlen = 1;
    header.msg_control = beside.as_mut_ptr().cast();
    header.msg_controllen = room as _;
    // SAFETY: the header tells of memory that is borrowed mutably here, and its sizes.
    let length = call(|| unsafe { libc::recvmsg(fd.as_raw_fd(), &mut header, flags) })?;
    from.length = header.msg_namelen;
    Ok(Datagram {
        length,
        from,
        beside: control_messages(&header),
        flags: header.msg_flags,
    })
}

/// The control messages that a header tells of.
fn control_messages(header: &libc::msghdr) -> Vec<Control> {
    let mut all = Vec::new();
    // SAFETY: the header's control buffer holds what the system has written; the macros stay within it.
    let mut at = unsafe { libc::CMSG_FIRSTHDR(header) };
    while !at.is_null() {
        // SAFETY: as above: a whole message is there, with as many bytes of data as its length tells of.
        unsafe {
            let length = ((*at).cmsg_len as usize).saturating_sub(libc::CMSG_LEN(0) as usize);
            let data = std::slice::from_raw_parts(libc::CMSG_DATA(at), length);
            all.push(((*at).cmsg_level, (*at).cmsg_type, data.to_vec()));
            at = libc::CMSG_NXTHDR(header, at);
        }
    }
    all
}

/// Control messages that are numbers, as the system wants them.
pub fn encode_control(numbers: &[(c_int, c_int, c_int)]) -> Vec<u8> {
    let mut all = Vec::new();
    for &(level, kind, value) in numbers {
        add_control(&mut all, level, kind, &value.to_ne_bytes());
    }
    all
}

/// Adds a control message to those that are there, as the system wants them.
pub fn add_control(all: &mut Vec<u8>, level: c_int, kind: c_int, value: &[u8]) {
    let align = |n: usize| n.next_multiple_of(size_of::<usize>());
    let length = align(size_of::<libc::cmsghdr>()) + value.len();
    all.extend(length.to_ne_bytes());
    all.extend(level.to_ne_bytes());
    all.extend(kind.to_ne_bytes());
    all.extend(value);
    all.resize(align(all.len()), 0);
}

/// Control messages that an option gave as bytes: level, kind, value.
pub fn decode_control(mut bytes: &[u8]) -> Vec<(c_int, c_int, &[u8])> {
    let align = |n: usize| n.next_multiple_of(size_of::<usize>());
    let number = |at: &[u8]| c_int::from_ne_bytes([at[0], at[1], at[2], at[3]]);
    let head = align(size_of::<libc::cmsghdr>());
    let mut all = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk().filter(|_| bytes.len() >= head) {
        let length = usize::from_ne_bytes(*length);
        let Some(value) = bytes.get(head..length) else {
            break;
        };
        all.push((number(rest), number(&rest[4..]), value));
        bytes = bytes.get(align(length)..).unwrap_or_default();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_messages_are_as_long_as_the_macros_say() {
        let one = encode_control(&[(1, 2, 3)]);
        // SAFETY: it computes a number.
        assert_eq!(one.len(), unsafe { libc::CMSG_SPACE(4) } as usize);
        let two = encode_control(&[(1, 2, 3), (4, 5, 6)]);
        let (three, six) = (3i32.to_ne_bytes(), 6i32.to_ne_bytes());
        assert_eq!(decode_control(&two), [(1, 2, &three[..]), (4, 5, &six[..])]);
    }
}
