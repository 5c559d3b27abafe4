//! Addresses of sockets, as the system has them.
use libc::{c_int, socklen_t};
use std::mem::{MaybeUninit, offset_of};

/// The address of a socket, as the system has it.
#[derive(Clone, Copy)]
pub struct Address {
    pub(super) storage: libc::sockaddr_storage,
    pub(super) length: socklen_t,
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

/// The address of an interface's hardware.
pub struct Link {
    /// Of the Ethernet's numbers.
    pub protocol: u16,
    /// The interface's number.
    pub interface: i32,
    /// The kind of hardware, `ARPHRD_ETHER` and the like.
    pub hardware: u16,
    /// The kind of packet, `PACKET_HOST` and the like.
    pub packet: u8,
    pub address: Vec<u8>,
}

/// Bytes before what a family is free to put there.
const DATA_AT: usize = offset_of!(libc::sockaddr, sa_data);

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
    pub(super) fn of<T: Copy>(structure: T, length: usize) -> Address {
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
    /// What the system takes behind the family, for families that are not known here. `None`: it is too long.
    pub fn native(family: c_int, data: &[u8]) -> Option<Address> {
        let mut address = Address::empty();
        address.storage.ss_family = family as libc::sa_family_t;
        let length = DATA_AT + data.len();
        if length > size_of::<libc::sockaddr_storage>() {
            return None;
        }
        // SAFETY: it fits, as has just been shown; the storage is numbers alone.
        unsafe {
            let to = (&raw mut address.storage).cast::<u8>().add(DATA_AT);
            std::ptr::copy_nonoverlapping(data.as_ptr(), to, data.len());
        }
        address.length = length as socklen_t;
        Some(address)
    }
    /// Bytes that are in use, the family's among them.
    pub fn length(&self) -> usize {
        (self.length as usize).min(size_of::<libc::sockaddr_storage>())
    }
    /// What stands behind the family.
    pub fn data(&self) -> &[u8] {
        let length = self.length().saturating_sub(DATA_AT);
        // SAFETY: as many bytes lie in the storage behind the family, and all of it is initialised.
        unsafe {
            let from = (&raw const self.storage).cast::<u8>().add(DATA_AT);
            std::slice::from_raw_parts(from, length)
        }
    }
    /// The address of an interface's hardware, if it is one.
    #[cfg(target_os = "linux")]
    pub fn link(&self) -> Option<Link> {
        if self.family() != libc::AF_PACKET {
            return None;
        }
        let link: libc::sockaddr_ll = self.structure()?;
        let length = usize::from(link.sll_halen).min(link.sll_addr.len());
        Some(Link {
            protocol: u16::from_be(link.sll_protocol),
            interface: link.sll_ifindex,
            hardware: link.sll_hatype,
            packet: link.sll_pkttype,
            address: link.sll_addr[..length].to_vec(),
        })
    }
    #[cfg(not(target_os = "linux"))]
    pub fn link(&self) -> Option<Link> {
        None
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
    pub(super) fn pointer(&self) -> *const libc::sockaddr {
        (&raw const self.storage).cast()
    }
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
        let native = Address::native(libc::AF_INET, &[0, 80, 127, 0, 0, 1]).unwrap();
        assert_eq!(native.data(), [0, 80, 127, 0, 0, 1]);
        assert_eq!(native.length(), 8);
        assert!(Address::native(1, &[0; 127]).is_none());
    }
}
