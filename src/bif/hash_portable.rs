//! The hashes of `erlang:phash/2` and `erlang:phash2/1,2`: the same for a term on every machine, so that
//! they are what OTP's are, bit for bit. What is still to be hashed stands on a stack of its own.
mod phash;
mod phash2;

pub use phash::phash;
pub use phash2::phash2;

use crate::map;
use crate::term::word::{Term, boxed};
use crate::term::{Atom, node};

/// Hash of an atom's name (`hashpjw`, on Latin-1 characters where the name has them).
fn atom_hash(atom: Term) -> u32 {
    let mut h: u32 = 0;
    let name = Atom::from_index(atom.atom_index()).name().as_bytes();
    let mut bytes = name.iter().copied().peekable();
    while let Some(mut v) = bytes.next() {
        if v & 0xfe == 0xc2
            && let Some(low) = bytes.next_if(|b| b & 0xc0 == 0x80)
        {
            v = v << 6 | low & 0x3f;
        }
        h = (h << 4).wrapping_add(v.into());
        let high = h & 0xf000_0000;
        h ^= high >> 24 ^ high;
    }
    h
}

/// A byte in a list: text is hashed in a way of its own.
fn as_byte(t: Term) -> Option<u32> {
    match t.as_small() {
        Some(n @ 0..=255) => Some(n as u32),
        _ => None,
    }
}

/// Bits of a float, both zeros alike: low word, high word.
fn float_words(t: Term) -> (u32, u32) {
    let bits = t.payload_raw()[0];
    let bits = if bits == 1 << 63 { 0 } else { bits };
    (bits as u32, (bits >> 32) as u32)
}

fn pid_number(t: Term) -> u32 {
    node::pid_numbers(t).map_or(0, |(number, _)| number)
}

fn ref_number(t: Term) -> u32 {
    let words = node::words_of_ref(t).unwrap_or_default();
    words.first().map_or(0, |&word| word as u32)
}

/// Module, index, old uniq of a local fun, and its environment.
fn fun_parts<'a>(t: Term) -> (u32, u32, u32, &'a [Term]) {
    let entry = t.fun_entry();
    (
        atom_hash(entry.module),
        entry.index,
        entry.old_uniq,
        &t.payload()[2..],
    )
}
