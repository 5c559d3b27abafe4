//! Requests of `ioctl`, as Linux has them: of network interfaces, and for numbers.
use super::interfaces::up_to_zero;
use super::{Address, Result, call};
use libc::c_int;
use std::os::fd::{AsRawFd, BorrowedFd};

/// What is asked of an interface, or told it, by `ioctl`: its name, and a value (`struct ifreq`).
#[repr(C)]
#[derive(Clone, Copy)]
pub struct InterfaceRequest {
    name: [u8; libc::IFNAMSIZ],
    value: [u64; 3],
}

const _: () = assert!(size_of::<InterfaceRequest>() == size_of::<libc::ifreq>());

impl InterfaceRequest {
    /// A name that is too long is cut off.
    pub fn new(name: &[u8]) -> InterfaceRequest {
        let mut request = InterfaceRequest {
            name: [0; libc::IFNAMSIZ],
            value: [0; 3],
        };
        let length = name.len().min(libc::IFNAMSIZ - 1);
        request.name[..length].copy_from_slice(&name[..length]);
        request
    }
    pub fn name(&self) -> &[u8] {
        up_to_zero(&self.name)
    }
    /// The value's bytes.
    pub fn bytes(&self) -> [u8; 24] {
        let mut bytes = [0; 24];
        for (to, word) in bytes.chunks_exact_mut(8).zip(self.value) {
            to.copy_from_slice(&word.to_ne_bytes());
        }
        bytes
    }
    pub fn set_bytes(&mut self, bytes: &[u8]) {
        let mut all = [0; 24];
        let length = bytes.len().min(all.len());
        all[..length].copy_from_slice(&bytes[..length]);
        for (word, from) in self.value.iter_mut().zip(all.chunks_exact(8)) {
            *word = u64::from_ne_bytes(from.try_into().unwrap_or_default());
        }
    }
    pub fn number(&self) -> c_int {
        let bytes = self.bytes();
        c_int::from_ne_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }
    /// The value as an address, of which there is no more room than for 16 bytes.
    pub fn address(&self) -> Option<Address> {
        let bytes = self.bytes();
        let family = u16::from_ne_bytes([bytes[0], bytes[1]]);
        Address::native(family.into(), &bytes[2..16])
    }
    pub fn set_address(&mut self, address: &Address) {
        let family = (address.family() as u16).to_ne_bytes();
        self.set_bytes(&[&family, address.data()].concat());
    }
}

/// Asks for something, or sets it, by an `ioctl` that takes a `struct ifreq`.
pub fn interface_request(fd: BorrowedFd, code: u64, request: &mut InterfaceRequest) -> Result<()> {
    let at = &raw mut *request;
    // SAFETY: the structure has the size that these requests read and write.
    call(|| unsafe { libc::ioctl(fd.as_raw_fd(), code as _, at) as isize }).map(drop)
}

/// All interfaces with an address of the internet.
pub fn interface_list(fd: BorrowedFd) -> Result<Vec<InterfaceRequest>> {
    /// `struct ifconf`
    #[repr(C)]
    struct List {
        bytes: c_int,
        at: *mut InterfaceRequest,
    }
    let mut room = 32;
    loop {
        let mut all = vec![InterfaceRequest::new(b""); room];
        let mut list = List {
            bytes: size_of_val(&all[..]) as c_int,
            at: all.as_mut_ptr(),
        };
        // SAFETY: as many bytes as are told can be written there.
        call(|| unsafe {
            libc::ioctl(fd.as_raw_fd(), libc::SIOCGIFCONF as _, &raw mut list) as isize
        })?;
        let count = list.bytes as usize / size_of::<InterfaceRequest>();
        if count < room {
            all.truncate(count);
            return Ok(all);
        }
        room *= 2;
    }
}

/// An `ioctl` that gives a number.
pub fn number_request(fd: BorrowedFd, code: u64) -> Result<c_int> {
    let mut number: c_int = 0;
    let at = &raw mut number;
    // SAFETY: these requests write a C `int`.
    call(|| unsafe { libc::ioctl(fd.as_raw_fd(), code as _, at) as isize })?;
    Ok(number)
}
