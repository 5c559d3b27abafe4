//! Calls of the operating system for sockets, where rustix has none for any address and any option.
use libc::{c_int, c_void, socklen_t};
use std::ffi::{CStr, CString};
use std::io::Error;
use std::mem::{MaybeUninit, offset_of};
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};

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

/// The address of a socket, as the system has it.
#[derive(Clone, Copy)]
pub struct Address {
    storage: libc::sockaddr_storage,
    length: socklen_t,
}

/// Bytes before the path in a local address.
const PATH_AT: usize = offset_of!(libc::sockaddr_un, sun_path);

/// An address, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parts {
    V4 {
        ip: [u8; 4],
        port: u16,
    },
    V6 {
        ip: [u8; 16],
        port: u16,
        flow: u32,
        scope: u32,
    },
    Local(Vec<u8>),
    Unspecified,
    /// Of a family that is not known here.
    Other,
}

impl Address {
    /// Room for any address.
    pub fn empty() -> Address {
        Address {
            // SAFETY: all zeros is a value of this type, which is numbers alone.
            storage: unsafe { MaybeUninit::zeroed().assume_init() },
            length: size_of::<libc::sockaddr_storage>() as socklen_t,
        }
    }
    /// What a call of the system takes as an address without any: it ends an association.
    pub fn unspecified() -> Address {
        let mut address = Address::empty();
        address.storage.ss_family = libc::AF_UNSPEC as libc::sa_family_t;
        address
    }
    /// The address of a structure that begins with its family, of which so many bytes are in use.
    fn of<T: Copy>(structure: T, length: usize) -> Address {
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        let mut address = Address::empty();
        // SAFETY: `T` fits, as has just been shown, and the storage is aligned for every kind of address.
        unsafe { (&raw mut address.storage).cast::<T>().write(structure) };
        address.length = length as socklen_t;
        address
    }
    pub fn v4(ip: [u8; 4], port: u16) -> Address {
        let structure = libc::sockaddr_in {
            sin_family: libc::AF_INET as libc::sa_family_t,
            sin_port: port.to_be(),
            sin_addr: libc::in_addr {
                s_addr: u32::from_ne_bytes(ip),
            },
            sin_zero: [0; 8],
        };
        Address::of(structure, size_of::<libc::sockaddr_in>())
    }
    pub fn v6(ip: [u8; 16], port: u16, flow: u32, scope: u32) -> Address {
        let structure = libc::sockaddr_in6 {
            sin6_family: libc::AF_INET6 as libc::sa_family_t,
            sin6_port: port.to_be(),
            sin6_flowinfo: flow,
            sin6_addr: libc::in6_addr { s6_addr: ip },
            sin6_scope_id: scope,
        };
        Address::of(structure, size_of::<libc::sockaddr_in6>())
    }
    /// A path, or, if it begins with a 0, an abstract name. `None`: it is too long.
    pub fn local(path: &[u8]) -> Option<Address> {
        let mut structure = libc::sockaddr_un {
            sun_family: libc::AF_UNIX as libc::sa_family_t,
            sun_path: [0; 108],
        };
        let ending = usize::from(path.first() != Some(&0));
        if path.len() + ending > structure.sun_path.len() {
            return None;
        }
        for (to, &byte) in structure.sun_path.iter_mut().zip(path) {
            *to = byte as libc::c_char;
        }
        Some(Address::of(structure, PATH_AT + path.len()))
    }
    pub fn family(&self) -> c_int {
        self.storage.ss_family.into()
    }
    /// The address, if the system has filled in all of it.
    fn structure<T: Copy>(&self) -> Option<T> {
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        let is_whole = self.length as usize >= size_of::<T>();
        // SAFETY: `T` fits, all of the storage is initialised, and any bytes are a value of an address' structure.
        is_whole.then(|| unsafe { (&raw const self.storage).cast::<T>().read() })
    }
    pub fn parts(&self) -> Parts {
        let parts = match self.family() {
            libc::AF_INET => self.structure().map(|a: libc::sockaddr_in| Parts::V4 {
                ip: a.sin_addr.s_addr.to_ne_bytes(),
                port: u16::from_be(a.sin_port),
            }),
            libc::AF_INET6 => self.structure().map(|a: libc::sockaddr_in6| Parts::V6 {
                ip: a.sin6_addr.s6_addr,
                port: u16::from_be(a.sin6_port),
                flow: a.sin6_flowinfo,
                scope: a.sin6_scope_id,
            }),
            libc::AF_UNIX => Some(Parts::Local(self.path())),
            libc::AF_UNSPEC => Some(Parts::Unspecified),
            _ => None,
        };
        parts.unwrap_or(Parts::Other)
    }
    /// A path ends at its first 0, an abstract name where the address does.
    fn path(&self) -> Vec<u8> {
        let used = (self.length as usize).min(size_of::<libc::sockaddr_un>());
        let storage = (&raw const self.storage).cast::<u8>();
        // SAFETY: as many bytes lie in the storage, which is initialised.
        let bytes = unsafe { std::slice::from_raw_parts(storage, used) };
        let bytes = bytes.get(PATH_AT..).unwrap_or_default();
        let end = memchr::memchr(0, bytes).filter(|&at| at > 0);
        bytes[..end.unwrap_or(bytes.len())].to_vec()
    }
    fn pointer(&self) -> *const libc::sockaddr {
        (&raw const self.storage).cast()
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

/// Most parts of what is written at a time.
const PARTS: usize = 16;

/// Writes some of the parts, one behind the other; how many bytes.
pub fn send(fd: BorrowedFd, parts: &[&[u8]]) -> Result<usize> {
    send_message(fd, None, parts, &mut [])
}

/// Sends a datagram, or bytes, with what goes beside it.
pub fn send_message(
    fd: BorrowedFd,
    to: Option<&Address>,
    parts: &[&[u8]],
    beside: &mut [u8],
) -> Result<usize> {
    let mut vectors = [libc::iovec {
        iov_base: std::ptr::null_mut(),
        iov_len: 0,
    }; PARTS];
    let count = parts.len().min(PARTS);
    for (vector, part) in vectors.iter_mut().zip(parts) {
        vector.iov_base = part.as_ptr().cast_mut().cast();
        vector.iov_len = part.len();
    }
    // SAFETY: all zeros is a message without anything.
    let mut header: libc::msghdr = unsafe { MaybeUninit::zeroed().assume_init() };
    if let Some(to) = to {
        header.msg_name = to.pointer().cast_mut().cast();
        header.msg_namelen = to.length;
    }
    header.msg_iov = vectors.as_mut_ptr();
    header.msg_iovlen = count as _;
    if !beside.is_empty() {
        header.msg_control = beside.as_mut_ptr().cast();
        header.msg_controllen = beside.len() as _;
    }
    // SAFETY: the header tells of memory that is borrowed here; sending only reads it.
    call(|| unsafe { libc::sendmsg(fd.as_raw_fd(), &header, libc::MSG_NOSIGNAL) })
}

/// Reads what is there, as much as fits. 0: no more comes.
pub fn receive(fd: BorrowedFd, buffer: &mut [u8]) -> Result<usize> {
    let (at, room) = (buffer.as_mut_ptr().cast(), buffer.len());
    // SAFETY: so many bytes can be written there.
    call(|| unsafe { libc::recv(fd.as_raw_fd(), at, room, 0) })
}

/// A datagram that has been received.
pub struct Datagram {
    pub length: usize,
    pub from: Address,
    /// What came beside it: level, kind, value.
    pub beside: Vec<(c_int, c_int, Vec<u8>)>,
}

/// Reads a datagram, with the numbers that the system was asked to tell of it.
pub fn receive_message(fd: BorrowedFd, buffer: &mut [u8]) -> Result<Datagram> {
    let mut from = Address::empty();
    let mut beside = [0u64; 64];
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
    header.msg_controllen = size_of_val(&beside) as _;
    // SAFETY: the header tells of memory that is borrowed mutably here, and its sizes.
    let length = call(|| unsafe { libc::recvmsg(fd.as_raw_fd(), &mut header, 0) })?;
    from.length = header.msg_namelen;
    Ok(Datagram {
        length,
        from,
        beside: control_messages(&header),
    })
}

/// The control messages that a header tells of.
fn control_messages(header: &libc::msghdr) -> Vec<(c_int, c_int, Vec<u8>)> {
    let mut all = Vec::new();
    // SAFETY: the header's control buffer holds what the system has written; the macros stay within it.
    let mut at = unsafe { libc::CMSG_FIRSTHDR(header) };
    while !at.is_null() {
        // SAFETY: as above: a whole message is there, with as many bytes of data as its length tells of.
        unsafe {
            let length = (*at).cmsg_len as usize - libc::CMSG_LEN(0) as usize;
            let data = std::slice::from_raw_parts(libc::CMSG_DATA(at), length);
            all.push(((*at).cmsg_level, (*at).cmsg_type, data.to_vec()));
            at = libc::CMSG_NXTHDR(header, at);
        }
    }
    all
}

/// Control messages that are numbers, as the system wants them.
pub fn encode_control(numbers: &[(c_int, c_int, c_int)]) -> Vec<u8> {
    let align = |n: usize| n.next_multiple_of(size_of::<usize>());
    let mut all = Vec::new();
    for &(level, kind, value) in numbers {
        let head = align(size_of::<libc::cmsghdr>());
        let length = head + size_of::<c_int>();
        all.extend(length.to_ne_bytes());
        all.extend(level.to_ne_bytes());
        all.extend(kind.to_ne_bytes());
        all.extend(value.to_ne_bytes());
        all.resize(align(all.len()), 0);
    }
    all
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

pub fn host_name() -> Result<Vec<u8>> {
    let mut name = [0u8; 256];
    // SAFETY: so many bytes can be written there.
    call(|| unsafe { libc::gethostname(name.as_mut_ptr().cast(), name.len()) as isize })?;
    let text = CStr::from_bytes_until_nul(&name).map_err(|_| libc::ENAMETOOLONG)?;
    Ok(text.to_bytes().to_vec())
}

/// One lock for the functions of the C library that answer in memory of their own.
static SERVICES: parking_lot::Mutex<()> = parking_lot::Mutex::new(());

/// The port of a service of that name.
pub fn service_port(name: &[u8], protocol: &[u8]) -> Option<u16> {
    let (name, protocol) = (CString::new(name).ok()?, CString::new(protocol).ok()?);
    let _alone = SERVICES.lock();
    // SAFETY: the texts end in 0. What comes back is read before the lock lets another call change it.
    unsafe {
        let entry = libc::getservbyname(name.as_ptr(), protocol.as_ptr());
        (!entry.is_null()).then(|| u16::from_be((*entry).s_port as u16))
    }
}

/// The name of the service at that port.
pub fn service_name(port: u16, protocol: &[u8]) -> Option<Vec<u8>> {
    let protocol = CString::new(protocol).ok()?;
    let _alone = SERVICES.lock();
    // SAFETY: as above; the name ends in 0.
    unsafe {
        let entry = libc::getservbyport(port.to_be().into(), protocol.as_ptr());
        (!entry.is_null()).then(|| CStr::from_ptr((*entry).s_name).to_bytes().to_vec())
    }
}

/// An address of a network interface.
pub struct Interface {
    pub name: Vec<u8>,
    /// `IFF_UP` and the like.
    pub flags: u32,
    pub address: Option<Address>,
    pub mask: Option<Address>,
    /// Of the other end, or for all of the network: `flags` tell which.
    pub other: Option<Address>,
    /// Of the hardware.
    pub hardware: Option<Vec<u8>>,
}

/// All addresses of all network interfaces.
pub fn interfaces() -> Result<Vec<Interface>> {
    let mut first = std::ptr::null_mut();
    // SAFETY: the list's first element is written to its place.
    call(|| unsafe { libc::getifaddrs(&mut first) as isize })?;
    let mut all = Vec::new();
    let mut at = first;
    while !at.is_null() {
        // SAFETY: an element of the list that the system has made, which is freed below only.
        let entry = unsafe { &*at };
        all.push(Interface {
            // SAFETY: the name ends in 0.
            name: unsafe { CStr::from_ptr(entry.ifa_name) }
                .to_bytes()
                .to_vec(),
            flags: entry.ifa_flags,
            address: copied(entry.ifa_addr),
            mask: copied(entry.ifa_netmask),
            other: copied(entry.ifa_ifu),
            hardware: hardware(entry.ifa_addr),
        });
        at = entry.ifa_next;
    }
    // SAFETY: it is the list from above; nothing points into it any more.
    unsafe { libc::freeifaddrs(first) };
    Ok(all)
}

/// An address of the internet that a list of interfaces points at.
fn copied(at: *const libc::sockaddr) -> Option<Address> {
    if at.is_null() {
        return None;
    }
    // SAFETY: the system has put an address there, which is as long as its family says.
    unsafe {
        match (*at).sa_family.into() {
            libc::AF_INET => {
                let length = size_of::<libc::sockaddr_in>();
                Some(Address::of(
                    at.cast::<libc::sockaddr_in>().read_unaligned(),
                    length,
                ))
            }
            libc::AF_INET6 => {
                let length = size_of::<libc::sockaddr_in6>();
                Some(Address::of(
                    at.cast::<libc::sockaddr_in6>().read_unaligned(),
                    length,
                ))
            }
            _ => None,
        }
    }
}

/// The address of the hardware, if it is one.
#[cfg(target_os = "linux")]
fn hardware(at: *const libc::sockaddr) -> Option<Vec<u8>> {
    if at.is_null() {
        return None;
    }
    // SAFETY: the system has put an address there, which is as long as its family says.
    unsafe {
        if i32::from((*at).sa_family) != libc::AF_PACKET {
            return None;
        }
        let address = at.cast::<libc::sockaddr_ll>().read_unaligned();
        let length = usize::from(address.sll_halen).min(address.sll_addr.len());
        Some(address.sll_addr[..length].to_vec())
    }
}

#[cfg(not(target_os = "linux"))]
fn hardware(_: *const libc::sockaddr) -> Option<Vec<u8>> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_what_they_were_made_of() {
        let v4 = Parts::V4 {
            ip: [127, 0, 0, 1],
            port: 8080,
        };
        assert_eq!(Address::v4([127, 0, 0, 1], 8080).parts(), v4);
        let ip = *b"0123456789abcdef";
        let v6 = Parts::V6 {
            ip,
            port: 1,
            flow: 2,
            scope: 3,
        };
        assert_eq!(Address::v6(ip, 1, 2, 3).parts(), v6);
        for path in [&b"/tmp/x"[..], b"\0abstract\0name", b""] {
            let address = Address::local(path).unwrap();
            assert_eq!(address.parts(), Parts::Local(path.to_vec()));
        }
        assert!(Address::local(&[b'x'; 108]).is_none());
        assert!(Address::local(&[b'x'; 107]).is_some());
        assert_eq!(Address::unspecified().parts(), Parts::Unspecified);
    }

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
