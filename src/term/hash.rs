//! The machine's own hash of terms: for maps, dictionaries and tables.
//!
//! Equal terms (`=:=`) have equal hashes, whichever process they are in. Not `erlang:phash2/1`, which
//! has to agree with OTP.
use super::word::{Term, boxed};
use smallvec::SmallVec;

/// What is left to be hashed: most terms are not deep.
type Todo = SmallVec<[Term; 16]>;

const SEED: u64 = 0x243f_6a88_85a3_08d3;
const MULTIPLY: u64 = 0x9e37_79b9_7f4a_7c15;

/// What stands for a part of a tuple that is mixed in later, and for a bitstring: no words of terms.
const ELSEWHERE: u64 = 0x1319_8a2e_0370_7344;
const BITS: u64 = 0xa409_3822_299f_31d0;

/// Folds a word into the state: a 128-bit product's halves, as wyhash and foldhash do.
#[inline(always)]
fn mix(state: u64, word: u64) -> u64 {
    let product = u128::from(state ^ word) * u128::from(MULTIPLY);
    (product as u64) ^ (product >> 64) as u64
}

/// The hash of a term.
#[inline]
pub fn hash(term: Term) -> u64 {
    hash_salted(term, 0)
}

/// A hash of the term for each salt.
#[inline]
pub fn hash_salted(term: Term, salt: u64) -> u64 {
    let state = SEED.wrapping_add(salt.wrapping_mul(MULTIPLY));
    if term.is_pointer() {
        hash_deep(state, term)
    } else {
        finish(mix(state, term.raw()))
    }
}

/// A second product: the first leaves the upper bits of small words alike.
#[inline(always)]
fn finish(state: u64) -> u64 {
    mix(state, SEED)
}

#[inline(never)]
fn hash_deep(mut state: u64, term: Term) -> u64 {
    let mut todo = Todo::new();
    let mut next = Some(term);
    while let Some(mut term) = next {
        while let Some((head, tail)) = term.as_cons() {
            state = mix(state, 1);
            if head.is_pointer() {
                todo.push(tail);
                term = head;
            } else {
                state = mix(state, head.raw());
                term = tail;
            }
        }
        if term.is_boxed() {
            state = hash_boxed(state, term, &mut todo);
        } else {
            state = mix(state, term.raw());
        }
        next = todo.pop();
    }
    finish(state)
}

fn hash_boxed(mut state: u64, term: Term, todo: &mut Todo) -> u64 {
    let header = term.boxed_header();
    match header.header_subtag() {
        boxed::HEAP_BITS | boxed::SUB_BITS | boxed::MATCH => hash_bits(state, term),
        boxed::TUPLE
        | boxed::FLATMAP
        | boxed::HASHMAP_ROOT
        | boxed::HASHMAP_NODE
        | boxed::RECORD => {
            // Flat parts are mixed in at once, the rest is put off: the same order for equal terms. Where it stood is mixed in: else
            // `{1, {}}` and `{{}, 1}` were alike whatever the salt is.
            state = mix(state, header.raw());
            for &word in term.payload() {
                if word.is_pointer() {
                    state = mix(state, ELSEWHERE);
                    todo.push(word);
                } else {
                    state = mix(state, word.raw());
                }
            }
            state
        }
        boxed::FUN => {
            // The same lambda may have several entries, one for each load of its module.
            let entry = term.fun_entry();
            let index = u64::from(entry.index) << 32 | u64::from(entry.old_uniq);
            todo.extend_from_slice(&term.payload()[2..]);
            mix(mix(mix(state, header.raw()), entry.module.raw()), index)
        }
        boxed::MAGIC_REF => {
            // The link to the next off-heap object is no part of the value, and a magic reference
            // equals the plain one of the same number.
            let words = term.payload_raw();
            let plain = Term::header(boxed::REF, 2);
            mix(mix(mix(state, plain.raw()), words[0]), words[1])
        }
        _ => term
            .payload_raw()
            .iter()
            .fold(mix(state, header.raw()), |s, &word| mix(s, word)),
    }
}

fn hash_bits(state: u64, term: Term) -> u64 {
    let Some(bits) = term.as_bits() else {
        return state;
    };
    let mut state = mix(mix(state, BITS), bits.len as u64);
    if bits.offset == 0 && bits.len.is_multiple_of(8) {
        let (words, rest) = bits.bytes.as_chunks::<8>();
        for &word in words {
            state = mix(state, u64::from_le_bytes(word));
        }
        return mix(state, last_word(rest));
    }
    let bytes = bits.to_vec();
    let (words, rest) = bytes.as_chunks::<8>();
    for &word in words {
        state = mix(state, u64::from_le_bytes(word));
    }
    mix(state, last_word(rest))
}

fn last_word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}
