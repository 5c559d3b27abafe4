//! Control messages: their numbers, and how they are encoded.
use crate::etf::encode::{self, Options, TooLarge};
use crate::etf::{VERSION, tag};
use crate::heap::{Arena, Heap};
use crate::term::Term;

pub const LINK: u8 = 1;
pub const SEND: u8 = 2;
pub const EXIT: u8 = 3;
pub const REG_SEND: u8 = 6;
pub const GROUP_LEADER: u8 = 7;
pub const EXIT2: u8 = 8;
pub const SEND_TT: u8 = 12;
pub const EXIT_TT: u8 = 13;
pub const REG_SEND_TT: u8 = 16;
pub const EXIT2_TT: u8 = 18;
pub const MONITOR_P: u8 = 19;
pub const DEMONITOR_P: u8 = 20;
pub const MONITOR_P_EXIT: u8 = 21;
pub const SEND_SENDER: u8 = 22;
pub const SEND_SENDER_TT: u8 = 23;
pub const PAYLOAD_EXIT: u8 = 24;
pub const PAYLOAD_EXIT_TT: u8 = 25;
pub const PAYLOAD_EXIT2: u8 = 26;
pub const PAYLOAD_EXIT2_TT: u8 = 27;
pub const PAYLOAD_MONITOR_P_EXIT: u8 = 28;
pub const SPAWN_REQUEST: u8 = 29;
pub const SPAWN_REQUEST_TT: u8 = 30;
pub const SPAWN_REPLY: u8 = 31;
pub const SPAWN_REPLY_TT: u8 = 32;
pub const ALIAS_SEND: u8 = 33;
pub const ALIAS_SEND_TT: u8 = 34;
pub const UNLINK_ID: u8 = 35;
pub const UNLINK_ID_ACK: u8 = 36;

/// In the flags of a `SPAWN_REPLY`: what the request's options were.
pub const SPAWNED_LINK: i64 = 1;
pub const SPAWNED_MONITOR: i64 = 2;

/// A message for another node, encoded. What goes before it depends on the connection (`frame`).
pub struct Packet {
    /// `ROOM` bytes for what goes before, then the control tuple.
    pub control: Vec<u8>,
    /// A version byte, then the term; empty if there is none.
    pub payload: Vec<u8>,
}

/// Bytes before the control tuple.
pub const ROOM: usize = 3;

impl Packet {
    /// The control message `{operation, Elements…}` with what it carries.
    ///
    /// # Errors
    /// If a term in it is too large for the format.
    pub fn new(
        operation: u8,
        elements: &[Term],
        payload: Option<Term>,
    ) -> Result<Packet, TooLarge> {
        let mut heap = Arena::new();
        let tuple = [&[Term::small(operation.into())], elements].concat();
        let tuple = heap.tuple(&tuple);
        let options = Options::default();
        let mut control = vec![0; ROOM];
        encode::write(tuple, &mut control, &options)?;
        let mut bytes = Vec::new();
        if let Some(term) = payload {
            bytes.push(VERSION);
            encode::write(term, &mut bytes, &options)?;
        }
        Ok(Packet {
            control,
            payload: bytes,
        })
    }
    pub fn size(&self) -> usize {
        self.control.len() + self.payload.len()
    }
    /// What the message carries becomes the last element of its tuple, for nodes that know exit reasons there alone.
    pub fn with_reason_inside(mut self) -> Packet {
        let [.., a, arity, b, operation] = &mut self.control[..ROOM + 4] else {
            return self;
        };
        let plain = match *operation {
            PAYLOAD_EXIT => EXIT,
            PAYLOAD_EXIT2 => EXIT2,
            PAYLOAD_MONITOR_P_EXIT => MONITOR_P_EXIT,
            _ => return self,
        };
        debug_assert!(*a == tag::SMALL_TUPLE && *b == tag::SMALL_INTEGER);
        *operation = plain;
        *arity += 1;
        self.control.extend_from_slice(&self.payload[1..]);
        self.payload.clear();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::am;

    #[test]
    fn a_reason_may_stand_inside() {
        let pid = Term::pid(5);
        let packet = Packet::new(PAYLOAD_EXIT, &[pid, pid], Some(am::NORMAL)).unwrap();
        let plain = Packet::new(EXIT, &[pid, pid, am::NORMAL], None).unwrap();
        let packet = packet.with_reason_inside();
        assert_eq!(packet.control, plain.control);
        assert!(packet.payload.is_empty());
    }
}
