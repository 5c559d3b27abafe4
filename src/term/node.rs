//! The machine's own node, and the numbers inside pids, ports and references.
//!
//! | term | here | in the external format |
//! | --- | --- | --- |
//! | local pid | bits 0–27 the number, the rest the serial | both, 32 bits each |
//! | external pid | one word: serial above number, 32 bits each | as it is |
//! | port | its number | 64 bits |
//! | reference | words of two 32-bit numbers each, the first in the low half | the numbers |
//!
//! OTP makes references of three numbers (two words) or five (three words); the spare half of the
//! last word is zero. So a last half that is not zero counts, and one that is zero does not.
use super::atom::Atom;
use super::{Term, am, boxed};
use crate::heap::Heap;
use std::sync::atomic::{AtomicU64, Ordering};

/// A node's name, and which of its lives is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    pub name: Atom,
    pub creation: u32,
}

/// Atom index of the name below, creation above.
static THIS: AtomicU64 = AtomicU64::new(am::NONODE_NOHOST.atom_index() as u64);

/// The node that this machine is.
pub fn this() -> Node {
    let word = THIS.load(Ordering::Relaxed);
    Node {
        name: Atom::from_index(word as u32),
        creation: (word >> 32) as u32,
    }
}

/// Names the node (distribution starts or stops).
pub fn set(node: Node) {
    let word = u64::from(node.creation) << 32 | u64::from(node.name.index());
    THIS.store(word, Ordering::Relaxed);
}

/// The node's name as a term.
pub fn name() -> Term {
    this().name.term()
}

/// Bits of a local pid's number.
pub const PID_NUMBER_BITS: u32 = 28;
/// Largest serial of a local pid.
pub const MAX_PID_SERIAL: u64 = (1 << (58 - PID_NUMBER_BITS)) - 1;
/// Largest number of a local port.
pub const MAX_PORT: u64 = (1 << 58) - 1;
/// The first number of a local reference is below this.
pub const MAX_REFERENCE: u32 = 1 << 18;
/// Most numbers in a reference.
pub const MAX_REF_NUMBERS: usize = 5;
/// Numbers in an ordinary local reference.
pub const REF_NUMBERS: usize = 3;

/// The local pid of that number and serial; `None` when they are too large.
pub fn local_pid(number: u32, serial: u32) -> Option<Term> {
    let fits = number < 1 << PID_NUMBER_BITS && u64::from(serial) <= MAX_PID_SERIAL;
    fits.then(|| Term::pid((u64::from(serial) << PID_NUMBER_BITS) | u64::from(number)))
}

/// The node that a pid, port or reference belongs to.
pub fn of(term: Term) -> Option<Node> {
    match term.subtag() {
        Some(boxed::EXT_PID | boxed::EXT_PORT | boxed::EXT_REF) => {
            let words = term.payload();
            Some(Node {
                name: words[0].as_atom()?,
                creation: words[1].small_value() as u32,
            })
        }
        Some(boxed::REF | boxed::MAGIC_REF) => Some(this()),
        _ if term.is_local_pid() || term.is_local_port() => Some(this()),
        _ => None,
    }
}

/// Number and serial of a pid.
pub fn pid_numbers(pid: Term) -> Option<(u32, u32)> {
    if pid.is_local_pid() {
        let id = pid.immed_payload();
        let number = id & ((1 << PID_NUMBER_BITS) - 1);
        return Some((number as u32, (id >> PID_NUMBER_BITS) as u32));
    }
    if pid.is_boxed_as(boxed::EXT_PID) {
        let word = pid.payload_raw()[2];
        return Some((word as u32, (word >> 32) as u32));
    }
    None
}

/// The number of a port.
pub fn port_number(port: Term) -> Option<u64> {
    if port.is_local_port() {
        Some(port.immed_payload())
    } else if port.is_boxed_as(boxed::EXT_PORT) {
        Some(port.payload_raw()[2])
    } else {
        None
    }
}

/// The words that hold a reference's numbers.
pub fn words_of_ref<'a>(reference: Term) -> Option<&'a [u64]> {
    match reference.subtag()? {
        boxed::REF => Some(reference.payload_raw()),
        boxed::MAGIC_REF => Some(&reference.payload_raw()[..2]),
        boxed::EXT_REF => Some(&reference.payload_raw()[2..]),
        _ => None,
    }
}

/// The numbers of a reference.
pub fn ref_numbers(reference: Term) -> Option<Vec<u32>> {
    let words = words_of_ref(reference)?;
    let mut numbers: Vec<u32> = words
        .iter()
        .flat_map(|&w| [w as u32, (w >> 32) as u32])
        .collect();
    if numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

/// Numbers, two to a word.
fn ref_words(numbers: &[u32]) -> Vec<Term> {
    let word = |pair: &[u32]| {
        let high = pair.get(1).copied().unwrap_or(0);
        Term::from_raw(u64::from(pair[0]) | (u64::from(high) << 32))
    };
    numbers.chunks(2).map(word).collect()
}

/// The local reference of those numbers.
pub fn local_ref<H: Heap + ?Sized>(heap: &mut H, numbers: &[u32]) -> Term {
    let mut words = ref_words(numbers);
    words.resize(words.len().max(2), Term::ZERO);
    heap.boxed(boxed::REF, &words)
}

/// A reference that is an alias of a local process: after its own numbers it has the pid's two.
pub fn alias_ref<H: Heap + ?Sized>(heap: &mut H, number: [u64; 2], pid: Term) -> Term {
    let id = pid.immed_payload();
    let words = [number[0], number[1] | id << 32, id >> 32];
    heap.boxed(boxed::REF, &words.map(Term::from_raw))
}

/// The number of an alias, and the process that it belongs to (which may have deactivated it).
pub fn alias_of(term: Term) -> Option<([u64; 2], Term)> {
    if !term.is_boxed_as(boxed::REF) {
        return None;
    }
    let &[first, second, third] = term.payload_raw() else {
        return None;
    };
    let id = third << 32 | second >> 32;
    Some(([first, second & 0xffff_ffff], Term::pid(id)))
}

/// What tells a local reference from all others, alias or not.
pub fn local_number(term: Term) -> Option<[u64; 2]> {
    if !term.is_boxed_as(boxed::REF) && !term.is_boxed_as(boxed::MAGIC_REF) {
        return None;
    }
    let words = term.payload_raw();
    Some([*words.first()?, words.get(1)? & 0xffff_ffff])
}

/// A pid, port or reference (`subtag` says which) of another node.
pub fn external<H: Heap + ?Sized>(heap: &mut H, subtag: u8, node: Node, id: u64) -> Term {
    let creation = Term::small(node.creation.into());
    heap.boxed(subtag, &[node.name.term(), creation, Term::from_raw(id)])
}

/// A reference of another node.
pub fn external_ref<H: Heap + ?Sized>(heap: &mut H, node: Node, numbers: &[u32]) -> Term {
    let mut words = vec![node.name.term(), Term::small(node.creation.into())];
    words.extend(ref_words(numbers));
    heap.boxed(boxed::EXT_REF, &words)
}

/// The words of a new local reference: its three numbers, the first of 18 bits as OTP's.
pub fn fresh_ref_words() -> [u64; 2] {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let (first, second, third) = (n & 0x3_ffff, n >> 18 & 0xffff_ffff, n >> 50);
    [second << 32 | first, third]
}
