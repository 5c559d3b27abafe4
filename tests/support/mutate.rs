//! A deterministic mutator of byte strings, for tests that feed a reader damaged input.
#![allow(dead_code, reason = "each test binary uses its own part")]

/// xorshift64*: the same seed gives the same sequence everywhere.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `n`, or 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 {
            0
        } else {
            (self.next() >> 33) as usize % n
        }
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Words that sizes and counts go wrong with.
const WORDS: [u32; 10] = [
    0,
    1,
    0x7f,
    0xff,
    0x1_0000,
    0x00ff_ffff,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_fffe,
    0xffff_ffff,
];

/// Bytes that compact operands go wrong with.
const BYTES: [u8; 12] = [
    0, 1, 0x07, 0x08, 0x0f, 0x17, 0x18, 0x47, 0x57, 0x7f, 0xf8, 0xff,
];

/// One to four damages to a copy of `base`; `other` is where splices come from.
pub fn mutate(rng: &mut Rng, base: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = base.to_vec();
    for _ in 0..1 + rng.below(4) {
        damage(rng, &mut bytes, other);
    }
    bytes
}

fn damage(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = rng.below(bytes.len());
    match rng.below(9) {
        0 | 1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << rng.below(8);
            }
        }
        2 | 3 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = *rng.pick(&BYTES);
            }
        }
        4 => put_word(bytes, at, *rng.pick(&WORDS)),
        5 => {
            let from = rng.below(other.len());
            let len = rng.below(64).min(other.len() - from);
            bytes.splice(at..at, other[from..from + len].iter().copied());
        }
        6 => {
            let end = (at + rng.below(64)).min(bytes.len());
            bytes.drain(at..end);
        }
        7 => nudge_word(rng, bytes, at),
        _ if rng.below(4) == 0 => bytes.truncate(at),
        _ => {
            let end = (at + rng.below(32)).min(bytes.len());
            let repeated: Vec<u8> = bytes[at..end].to_vec();
            bytes.splice(at..at, repeated);
        }
    }
}

fn put_word(bytes: &mut [u8], at: usize, word: u32) {
    if let Some(place) = bytes.get_mut(at..at + 4) {
        place.copy_from_slice(&word.to_be_bytes());
    }
}

/// A size that is off by a little.
fn nudge_word(rng: &mut Rng, bytes: &mut [u8], at: usize) {
    let at = at & !3;
    if let Some(&[a, b, c, d]) = bytes.get(at..at + 4) {
        let word = u32::from_be_bytes([a, b, c, d]);
        put_word(
            bytes,
            at,
            word.wrapping_add(rng.below(9) as u32).wrapping_sub(4),
        );
    }
}

/// Makes a form's size right again, so that its chunks are looked at.
pub fn mend_form(bytes: &mut [u8]) {
    let size = (bytes.len() as u32).wrapping_sub(8);
    put_word(bytes, 4, size);
}
