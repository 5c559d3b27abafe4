//! Addresses as `prim_inet` writes them, and as programs see them.
use super::sys::{Address, Parts};
use super::wire::{INVALID, Reader, Refused, family};
use crate::heap::Heap;
use crate::term::{Atom, Term};
use libc::c_int;

const UNKNOWN_FAMILY: Refused = Refused::Named("eafnosupport");

/// The family of that code, as the system numbers it.
pub fn family_of(code: u8) -> Result<c_int, Refused> {
    match code {
        family::INET => Ok(libc::AF_INET),
        family::INET6 => Ok(libc::AF_INET6),
        family::LOCAL => Ok(libc::AF_UNIX),
        _ => Err(UNKNOWN_FAMILY),
    }
}

/// The code of the system's family.
pub fn code_of(number: c_int) -> Option<u8> {
    match number {
        libc::AF_INET => Some(family::INET),
        libc::AF_INET6 => Some(family::INET6),
        libc::AF_UNIX => Some(family::LOCAL),
        _ => None,
    }
}

/// Reads an address. One that is any or the loopback's is of the socket's own family.
pub fn read(reader: &mut Reader, own_family: c_int) -> Result<Address, Refused> {
    match reader.u8()? {
        family::INET => {
            let port = reader.u16()?;
            Ok(Address::v4(reader.array()?, port))
        }
        family::INET6 => {
            let (port, ip) = (reader.u16()?, reader.array()?);
            let (flow, scope) = (reader.u32()?, reader.u32()?);
            Ok(Address::v6(ip, port, flow, scope))
        }
        family::LOCAL => Address::local(reader.counted()?).ok_or(INVALID),
        code @ (family::ANY | family::LOOPBACK) => {
            let port = reader.u16()?;
            let is_any = code == family::ANY;
            match own_family {
                libc::AF_INET if is_any => Ok(Address::v4([0; 4], port)),
                libc::AF_INET => Ok(Address::v4([127, 0, 0, 1], port)),
                libc::AF_INET6 => {
                    let last = u128::from(!is_any);
                    Ok(Address::v6(last.to_be_bytes(), port, 0, 0))
                }
                _ => Err(INVALID),
            }
        }
        _ => Err(UNKNOWN_FAMILY),
    }
}

/// The bytes by which `prim_inet` is told of an address.
pub fn write(address: &Address) -> Vec<u8> {
    let internet = |code, port: u16, ip: &[u8]| {
        let mut bytes = vec![code];
        bytes.extend(port.to_be_bytes());
        bytes.extend(ip);
        bytes
    };
    match address.parts() {
        Parts::V4 { ip, port } => internet(family::INET, port, &ip),
        Parts::V6 { ip, port, .. } => internet(family::INET6, port, &ip),
        Parts::Local(path) => {
            let mut bytes = vec![family::LOCAL, path.len() as u8];
            bytes.extend(path);
            bytes
        }
        Parts::Unspecified => vec![family::UNSPECIFIED],
        Parts::Other => vec![family::UNDEFINED],
    }
}

/// As `write`, without the port: of an interface.
pub fn write_ip(address: &Address) -> Option<Vec<u8>> {
    let bytes = match address.parts() {
        Parts::V4 { ip, .. } => [&[family::INET], &ip[..]].concat(),
        Parts::V6 { ip, .. } => [&[family::INET6], &ip[..]].concat(),
        _ => return None,
    };
    Some(bytes)
}

/// The port of an address of the internet.
pub fn port(address: &Address) -> Option<u16> {
    match address.parts() {
        Parts::V4 { port, .. } | Parts::V6 { port, .. } => Some(port),
        _ => None,
    }
}

/// The address and the port as a message tells them: of what is no address of the internet, its family and name, and 0.
pub fn terms(heap: &mut impl Heap, address: &Address) -> (Term, Term) {
    let small = |n: u16| Term::small(n.into());
    let mut named = |family: &str, name: &[u8]| {
        let name = heap.binary(name);
        let term = heap.tuple(&[Atom::new(family).term(), name]);
        (term, small(0))
    };
    match address.parts() {
        Parts::V4 { ip, port } => {
            let ip = ip.map(|byte| small(byte.into()));
            (heap.tuple(&ip), small(port))
        }
        Parts::V6 { ip, port, .. } => {
            let words: Vec<Term> = ip
                .chunks_exact(2)
                .map(|pair| small(u16::from_be_bytes([pair[0], pair[1]])))
                .collect();
            (heap.tuple(&words), small(port))
        }
        Parts::Local(path) => named("local", &path),
        Parts::Unspecified => named("unspec", b""),
        Parts::Other => named("undefined", b""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(bytes: &[u8], family: c_int) -> Result<Parts, Refused> {
        let mut reader = Reader(bytes);
        let address = read(&mut reader, family)?;
        reader.end()?;
        Ok(address.parts())
    }

    #[test]
    fn addresses_are_read_and_written() {
        let bytes = [family::INET, 0, 80, 10, 0, 0, 1];
        let address = read(&mut Reader(&bytes), libc::AF_INET).unwrap();
        assert_eq!(write(&address), bytes);
        assert_eq!(port(&address), Some(80));
        let local = [family::LOCAL, 2, b'/', b'x'];
        let address = read(&mut Reader(&local), libc::AF_UNIX).unwrap();
        assert_eq!(write(&address), local);
        assert_eq!(port(&address), None);
    }

    #[test]
    fn any_and_loopback_are_of_the_sockets_family() {
        let loopback = [family::LOOPBACK, 0, 7];
        let v4 = Parts::V4 {
            ip: [127, 0, 0, 1],
            port: 7,
        };
        assert_eq!(read_all(&loopback, libc::AF_INET), Ok(v4));
        let mut ip = [0; 16];
        ip[15] = 1;
        let v6 = Parts::V6 {
            ip,
            port: 7,
            flow: 0,
            scope: 0,
        };
        assert_eq!(read_all(&loopback, libc::AF_INET6), Ok(v6));
        assert_eq!(read_all(&loopback, libc::AF_UNIX), Err(INVALID));
        assert_eq!(read_all(&[9, 0, 0], libc::AF_INET), Err(UNKNOWN_FAMILY));
        assert_eq!(read_all(&[family::INET, 0], libc::AF_INET), Err(INVALID));
    }
}
