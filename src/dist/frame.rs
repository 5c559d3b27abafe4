//! How a message for another node looks on a connection, which the flags of both nodes decide.
use super::control::{Packet, ROOM};
use super::flags;
use crate::etf::VERSION;

/// First byte of a message without a header.
pub const PASS_THROUGH: u8 = 112;
/// Second bytes of messages with a header: a whole one, the first of several fragments, the others.
pub const HEADER: u8 = 68;
pub const FIRST_FRAGMENT: u8 = 69;
pub const NEXT_FRAGMENT: u8 = 70;

/// Bytes of what a message carries that go into one fragment.
const FRAGMENT: usize = 64 << 10;

/// What goes over the connection in one piece: parts, each with the place where it begins.
pub struct Frame(pub Vec<(Vec<u8>, usize)>);

impl Frame {
    pub fn size(&self) -> usize {
        self.0.iter().map(|(part, from)| part.len() - from).sum()
    }
}

/// The message as frames, for nodes that have agreed on `flags`. `sequence`: the number of the message on its connection.
pub fn frames(packet: Packet, agreed: u64, sequence: u64) -> Vec<Frame> {
    let packet = match agreed & flags::EXIT_PAYLOAD {
        0 => packet.with_reason_inside(),
        _ => packet,
    };
    let Packet {
        mut control,
        payload,
    } = packet;
    if agreed & flags::HEADER_ATOM_CACHE == 0 {
        control[..ROOM].copy_from_slice(&[0, PASS_THROUGH, VERSION]);
        return vec![Frame(vec![(control, 1), (payload, 0)])];
    }
    if agreed & flags::FRAGMENTS != 0 && payload.len() > FRAGMENT {
        return fragments(&control[ROOM..], &payload[1..], sequence);
    }
    // No atoms in the header: they stand in the terms.
    control[..ROOM].copy_from_slice(&[VERSION, HEADER, 0]);
    // Without a version byte.
    let from = payload.len().min(1);
    vec![Frame(vec![(control, 0), (payload, from)])]
}

fn fragments(control: &[u8], payload: &[u8], sequence: u64) -> Vec<Frame> {
    let pieces = payload.chunks(FRAGMENT);
    let count = pieces.len() as u64;
    let frame = |(i, piece): (usize, &[u8])| {
        let kind = if i == 0 {
            FIRST_FRAGMENT
        } else {
            NEXT_FRAGMENT
        };
        let mut head = vec![VERSION, kind];
        head.extend(sequence.to_be_bytes());
        // They are counted down to 1.
        head.extend((count - i as u64).to_be_bytes());
        if i == 0 {
            head.push(0);
            head.extend_from_slice(control);
        }
        head.extend_from_slice(piece);
        Frame(vec![(head, 0)])
    };
    pieces.enumerate().map(frame).collect()
}
