//! The network interfaces of the host, as `inet:getifaddrs/0` and `inet:ifget/2` ask for them.
use super::address;
use super::sys::{self, Interface};
use super::wire::{Answer, INVALID, Reader, request};

/// Codes of what is told of an interface.
mod code {
    pub const ADDRESS: u8 = 1;
    pub const BROADCAST: u8 = 2;
    pub const OTHER_END: u8 = 3;
    pub const MTU: u8 = 4;
    pub const MASK: u8 = 5;
    pub const FLAGS: u8 = 6;
    pub const HARDWARE: u8 = 7;
}

/// The system's flags, and the bits by which they are told.
const FLAGS: [(i32, u32); 6] = [
    (libc::IFF_UP, 0x01),
    (libc::IFF_BROADCAST, 0x02),
    (libc::IFF_LOOPBACK, 0x04),
    (libc::IFF_POINTOPOINT, 0x08),
    (libc::IFF_RUNNING, 0x10),
    (libc::IFF_MULTICAST, 0x20),
];

pub fn answer(asked: u32, data: &mut Reader) -> Answer {
    let all = sys::interfaces()?;
    match asked {
        request::INTERFACES => Ok(all.iter().flat_map(Interface::all).collect()),
        request::INTERFACE_NAMES => {
            let mut names: Vec<&[u8]> = Vec::new();
            for name in all.iter().map(|interface| &interface.name[..]) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            Ok(names
                .iter()
                .flat_map(|name| [name, &[0][..]].concat())
                .collect())
        }
        _ => one(&all, data),
    }
}

/// What is asked of one interface, by its name and codes.
fn one(all: &[Interface], data: &mut Reader) -> Answer {
    // Of one that is not there, nothing.
    let name = data.counted()?;
    let own: Vec<&Interface> = all.iter().filter(|one| one.name == name).collect();
    let mut answer = Vec::new();
    for &code in data.0 {
        if !(code::ADDRESS..=code::HARDWARE).contains(&code) {
            return Err(INVALID);
        }
        let mut told = own
            .iter()
            .filter(|one| one.hardware().is_some() || one.is_v4());
        answer.extend(told.find_map(|one| one.option(code)).unwrap_or_default());
    }
    Ok(answer)
}

impl Interface {
    fn is_v4(&self) -> bool {
        let address = self.address.as_ref();
        address.is_some_and(|address| address.family() == libc::AF_INET)
    }
    fn has(&self, flag: i32) -> bool {
        self.flags & flag as u32 != 0
    }
    fn flag_bits(&self) -> u32 {
        let set = FLAGS.iter().filter(|(flag, _)| self.has(*flag));
        set.fold(0, |bits, (_, bit)| bits | bit)
    }
    /// All that is told of it, from its name to a 0.
    fn all(&self) -> Vec<u8> {
        let mut bytes = [&self.name[..], &[0]].concat();
        for code in [
            code::FLAGS,
            code::ADDRESS,
            code::MASK,
            code::OTHER_END,
            code::BROADCAST,
            code::HARDWARE,
        ] {
            bytes.extend(self.option(code).unwrap_or_default());
        }
        bytes.push(0);
        bytes
    }
    /// A value behind its code; `None`: there is none.
    fn option(&self, code: u8) -> Option<Vec<u8>> {
        let ip = |address: &Option<sys::Address>| address::write_ip(address.as_ref()?);
        let value = match code {
            code::FLAGS => self.flag_bits().to_be_bytes().to_vec(),
            code::ADDRESS => ip(&self.address)?,
            code::MASK => ip(&self.mask)?,
            code::OTHER_END if self.has(libc::IFF_POINTOPOINT) => ip(&self.other)?,
            code::BROADCAST if self.has(libc::IFF_BROADCAST) && self.is_v4() => ip(&self.other)?,
            code::HARDWARE => {
                let address = self.hardware()?;
                let length = (address.len() as u16).to_be_bytes();
                [&length[..], &address].concat()
            }
            code::MTU => self.mtu()?.to_be_bytes().to_vec(),
            _ => return None,
        };
        Some([&[code], &value[..]].concat())
    }
    /// Bytes of a packet at most.
    fn mtu(&self) -> Option<u32> {
        let name = std::str::from_utf8(&self.name).ok()?;
        let text = std::fs::read_to_string(format!("/sys/class/net/{name}/mtu")).ok()?;
        text.trim().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loopback_is_told_of() {
        let told = answer(request::INTERFACES, &mut Reader(&[])).unwrap();
        let loopback = [1u8, 1, 127, 0, 0, 1];
        assert!(told.windows(loopback.len()).any(|bytes| bytes == loopback));
        let asked = [2, b'l', b'o', code::ADDRESS, code::FLAGS];
        let told = answer(request::INTERFACE_GET, &mut Reader(&asked)).unwrap();
        assert_eq!(told[..loopback.len()], loopback);
        assert_eq!(told.len(), loopback.len() + 5);
        let asked = [4, b'n', b'o', b'n', b'e'];
        let none = answer(request::INTERFACE_GET, &mut Reader(&asked));
        assert_eq!(none, Ok(vec![]));
    }
}
