//! Names of the host, of other hosts, of services and protocols: what the C library looks up.
use super::{Address, Errno, Result, call, last};
use libc::{c_char, c_int, socklen_t};
use std::ffi::{CStr, CString};

pub fn host_name() -> Result<Vec<u8>> {
    let mut name = [0u8; 256];
    // SAFETY: so many bytes can be written there.
    call(|| unsafe { libc::gethostname(name.as_mut_ptr().cast(), name.len()) as isize })?;
    let text = CStr::from_bytes_until_nul(&name).map_err(|_| libc::ENAMETOOLONG)?;
    Ok(text.to_bytes().to_vec())
}

/// One lock for the functions of the C library that answer in memory of their own.
static SERVICES: parking_lot::Mutex<()> = parking_lot::Mutex::new(());

/// The protocol of a service; `None`: any.
fn protocol_text(protocol: Option<&[u8]>) -> Option<Option<CString>> {
    protocol
        .map(|name| CString::new(name).ok())
        .map_or(Some(None), |name| name.map(Some))
}

fn pointer(text: &Option<CString>) -> *const c_char {
    text.as_ref().map_or(std::ptr::null(), |text| text.as_ptr())
}

/// The port of a service of that name.
pub fn service_port(name: &[u8], protocol: Option<&[u8]>) -> Option<u16> {
    let (name, protocol) = (CString::new(name).ok()?, protocol_text(protocol)?);
    let _alone = SERVICES.lock();
    // SAFETY: the texts end in 0. What comes back is read before the lock lets another call change it.
    unsafe {
        let entry = libc::getservbyname(name.as_ptr(), pointer(&protocol));
        (!entry.is_null()).then(|| u16::from_be((*entry).s_port as u16))
    }
}

/// The name of the service at that port.
pub fn service_name(port: u16, protocol: Option<&[u8]>) -> Option<Vec<u8>> {
    let protocol = protocol_text(protocol)?;
    let _alone = SERVICES.lock();
    // SAFETY: as above; the name ends in 0.
    unsafe {
        let entry = libc::getservbyport(port.to_be().into(), pointer(&protocol));
        (!entry.is_null()).then(|| CStr::from_ptr((*entry).s_name).to_bytes().to_vec())
    }
}

/// A protocol that the host knows.
pub struct Protocol {
    pub name: Vec<u8>,
    pub aliases: Vec<Vec<u8>>,
    pub number: c_int,
}

/// All protocols that the host knows, in the order of `/etc/protocols`.
pub fn protocols() -> Vec<Protocol> {
    let _alone = SERVICES.lock();
    let mut all = Vec::new();
    // SAFETY: the entry that comes back is read before the next call changes it, and nobody else calls meanwhile; the names end
    // in 0, their list in a null pointer.
    unsafe {
        setprotoent(1);
        loop {
            let entry = getprotoent();
            if entry.is_null() {
                break;
            }
            let bytes = |at: *const c_char| CStr::from_ptr(at).to_bytes().to_vec();
            let mut aliases = Vec::new();
            let mut at = (*entry).p_aliases;
            while !at.is_null() && !(*at).is_null() {
                aliases.push(bytes(*at));
                at = at.add(1);
            }
            all.push(Protocol {
                name: bytes((*entry).p_name),
                aliases,
                number: (*entry).p_proto,
            });
        }
        endprotoent();
    }
    all
}

unsafe extern "C" {
    fn setprotoent(stay_open: c_int);
    fn getprotoent() -> *mut libc::protoent;
    fn endprotoent();
}

/// What went wrong when a name was looked up: one of `EAI_AGAIN` and the like, or an error of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookupError {
    Resolver(c_int),
    System(Errno),
}

fn looked_up(result: c_int) -> std::result::Result<(), LookupError> {
    match result {
        0 => Ok(()),
        libc::EAI_SYSTEM => Err(LookupError::System(last())),
        other => Err(LookupError::Resolver(other)),
    }
}

/// An address that a host and a service have.
pub struct Found {
    pub family: c_int,
    pub kind: c_int,
    pub protocol: c_int,
    pub address: Address,
}

/// The addresses of a host and a service, of which one may be missing.
pub fn addresses_of(
    host: Option<&CStr>,
    service: Option<&CStr>,
) -> std::result::Result<Vec<Found>, LookupError> {
    let text = |text: Option<&CStr>| text.map_or(std::ptr::null(), CStr::as_ptr);
    let mut first = std::ptr::null_mut();
    // SAFETY: the texts end in 0; the list's first element is written to its place.
    looked_up(unsafe {
        libc::getaddrinfo(text(host), text(service), std::ptr::null(), &mut first)
    })?;
    let mut all = Vec::new();
    let mut at = first;
    while !at.is_null() {
        // SAFETY: an element of the list that the library has made, which is freed below only.
        let entry = unsafe { &*at };
        let mut address = Address::empty();
        let length = (entry.ai_addrlen as usize).min(size_of_val(&address.storage));
        // SAFETY: the address has as many bytes, which fit the storage; that is numbers alone.
        unsafe {
            let to = (&raw mut address.storage).cast::<u8>();
            std::ptr::copy_nonoverlapping(entry.ai_addr.cast::<u8>(), to, length);
        }
        address.length = length as socklen_t;
        all.push(Found {
            family: entry.ai_family,
            kind: entry.ai_socktype,
            protocol: entry.ai_protocol,
            address,
        });
        at = entry.ai_next;
    }
    // SAFETY: it is the list from above; nothing points into it any more.
    unsafe { libc::freeaddrinfo(first) };
    Ok(all)
}

/// The names of the host and the service that have that address.
pub fn names_of(
    address: &Address,
    flags: c_int,
) -> std::result::Result<(Vec<u8>, Vec<u8>), LookupError> {
    /// More than the longest names (`NI_MAXHOST`, `NI_MAXSERV`).
    const ROOM: usize = 1025;
    let (mut host, mut service) = ([0u8; ROOM], [0u8; ROOM]);
    let room = ROOM as socklen_t;
    // SAFETY: the address and its length belong together, and so many bytes can be written to each place.
    looked_up(unsafe {
        libc::getnameinfo(
            address.pointer(),
            address.length() as socklen_t,
            host.as_mut_ptr().cast(),
            room,
            service.as_mut_ptr().cast(),
            room,
            flags,
        )
    })?;
    // SAFETY: the names end in 0.
    let text = |at: *const u8| unsafe { CStr::from_ptr(at.cast()) }.to_bytes().to_vec();
    Ok((text(host.as_ptr()), text(service.as_ptr())))
}
