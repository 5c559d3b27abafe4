//! The network interfaces of the host.
use super::{Address, Result, call, last};
use libc::c_int;
use std::ffi::CStr;

/// The flags of interfaces, by OTP's names; 0: not on this system.
pub const INTERFACE_FLAGS: &[(&str, c_int)] = &[
    ("up", libc::IFF_UP),
    ("broadcast", libc::IFF_BROADCAST),
    ("debug", libc::IFF_DEBUG),
    ("loopback", libc::IFF_LOOPBACK),
    ("pointopoint", libc::IFF_POINTOPOINT),
    ("notrailers", libc::IFF_NOTRAILERS),
    ("knowsepoch", 0),
    ("running", libc::IFF_RUNNING),
    ("noarp", libc::IFF_NOARP),
    ("promisc", libc::IFF_PROMISC),
    ("allmulti", libc::IFF_ALLMULTI),
    ("master", libc::IFF_MASTER),
    ("oactive", 0),
    ("slave", libc::IFF_SLAVE),
    ("simplex", 0),
    ("multicast", libc::IFF_MULTICAST),
    ("link0", 0),
    ("link1", 0),
    ("link2", 0),
    ("portsel", libc::IFF_PORTSEL),
    ("automedia", libc::IFF_AUTOMEDIA),
    ("dynamic", libc::IFF_DYNAMIC),
    ("lower_up", libc::IFF_LOWER_UP),
    ("dormant", libc::IFF_DORMANT),
    ("echo", libc::IFF_ECHO),
    ("cantconfig", 0),
    ("dhcprunning", 0),
    ("dying", 0),
    ("monitor", 0),
    ("nogroup", 0),
    ("ppromisc", 0),
    ("private", 0),
    ("renaming", 0),
    ("staticarp", 0),
];

/// An address of a network interface.
pub struct Interface {
    pub name: Vec<u8>,
    /// `IFF_UP` and the like.
    pub flags: u32,
    pub address: Option<Address>,
    pub mask: Option<Address>,
    /// Of the other end, or for all of the network: `flags` tell which.
    pub other: Option<Address>,
}

impl Interface {
    /// The address of the hardware, if it is one.
    pub fn hardware(&self) -> Option<Vec<u8>> {
        Some(self.address.as_ref()?.link()?.address)
    }
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
        });
        at = entry.ifa_next;
    }
    // SAFETY: it is the list from above; nothing points into it any more.
    unsafe { libc::freeifaddrs(first) };
    Ok(all)
}

/// An address that a list of interfaces points at, if its family is known here.
fn copied(at: *const libc::sockaddr) -> Option<Address> {
    if at.is_null() {
        return None;
    }
    // SAFETY: the system has put an address there, which is as long as its family says.
    unsafe {
        match (*at).sa_family.into() {
            libc::AF_INET => Some(whole(at.cast::<libc::sockaddr_in>())),
            libc::AF_INET6 => Some(whole(at.cast::<libc::sockaddr_in6>())),
            #[cfg(target_os = "linux")]
            libc::AF_PACKET => Some(whole(at.cast::<libc::sockaddr_ll>())),
            _ => None,
        }
    }
}

/// # Safety
/// There is such a structure at that address.
unsafe fn whole<T: Copy>(at: *const T) -> Address {
    // SAFETY: see above.
    Address::of(unsafe { at.read_unaligned() }, size_of::<T>())
}

/// The number of the interface of that name.
pub fn interface_number(name: &CStr) -> Result<u32> {
    // SAFETY: the text ends in 0.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => Err(last()),
        number => Ok(number),
    }
}

/// The name of the interface of that number.
pub fn interface_name(number: u32) -> Result<Vec<u8>> {
    let mut name = [0u8; libc::IF_NAMESIZE];
    // SAFETY: there is room for the longest name.
    let found = unsafe { libc::if_indextoname(number, name.as_mut_ptr().cast()) };
    if found.is_null() {
        return Err(last());
    }
    Ok(up_to_zero(&name).to_vec())
}

/// The numbers and names of all interfaces.
pub fn interface_names() -> Result<Vec<(u32, Vec<u8>)>> {
    // SAFETY: it takes nothing.
    let first = unsafe { libc::if_nameindex() };
    if first.is_null() {
        return Err(last());
    }
    let mut all = Vec::new();
    let mut at = first;
    // SAFETY: the list ends with an entry without number and name; names end in 0.
    unsafe {
        while (*at).if_index != 0 && !(*at).if_name.is_null() {
            let name = CStr::from_ptr((*at).if_name).to_bytes().to_vec();
            all.push(((*at).if_index, name));
            at = at.add(1);
        }
        libc::if_freenameindex(first);
    }
    Ok(all)
}

pub(super) fn up_to_zero(bytes: &[u8]) -> &[u8] {
    let end = memchr::memchr(0, bytes).unwrap_or(bytes.len());
    &bytes[..end]
}
