//! Damaged terms: whatever the bytes, the decoder gives a term or an error, in memory in proportion to
//! the bytes; and what it gives can be written, printed and read again.
//!
//! `PURLIN_ETF_MUTATIONS=1000000 cargo test --release --test etf mutations` for more than the usual;
//! `PURLIN_ETF_FIRST` is the number of the first, which says all about it.
use crate::corpus::{AnyCode, records};
use purlin::etf::{self, NoCode};
use purlin::heap::Arena;
use purlin::term::compare::eq;
use purlin::term::print::{Encoding, Pretty, pretty, raw, write};
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

/// xorshift: the same mutations in every run.
struct Random(u64);

impl Random {
    fn of_round(round: u64) -> Random {
        Random((round + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
    fn byte(&mut self) -> u8 {
        // Tags and small numbers come more often than the rest.
        const TAGS: &[u8] = b"CFMPXYZabcdefghijklmnopqrstuvwxy\x00\x01\x02\x7f\x80\xff\x83";
        match self.below(2) {
            0 => TAGS[self.below(TAGS.len())],
            _ => self.below(256) as u8,
        }
    }
}

/// Terms of every tag of the format.
fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = records()
        .into_iter()
        .flat_map(|r| std::iter::once(r.plain).chain(r.others.into_iter().map(|o| o.2)))
        .filter(|bytes| bytes.len() < 600)
        .collect();
    let mut float = b"\x83c1.50000000000000000000e+00".to_vec();
    float.resize(33, 0);
    seeds.push(float);
    for odd in [
        &b"\x83C\0\0\0\x02\x00w\x01mw\x01rw\x01aw\x01ba\x01a\x02"[..],
        b"\x83e\x64\0\x03a@b\0\0\0\x01\x02",
        b"\x83f\x64\0\x03a@b\0\0\0\x01\x02",
        b"\x83g\x64\0\x03a@b\0\0\0\x01\0\0\0\x02\x01",
        b"\x83y\0\0\0\0Xj\0\0\0\x01\0\0\0\0\0\0\0\0",
        b"\x83M\0\0\0\x02\x03\xff\xe0",
    ] {
        seeds.push(odd.to_vec());
    }
    let options = etf::encode::Options {
        compress: Some(6),
        ..Default::default()
    };
    for seed in seeds.clone().iter().step_by(20) {
        let mut heap = Arena::new();
        let code = etf::Options {
            safe: false,
            context: &AnyCode,
        };
        if let Ok((term, _)) = etf::decode(seed, &mut heap, &code) {
            seeds.push(etf::encode(term, &options).unwrap());
        }
    }
    seeds
}

fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len());
    match random.below(7) {
        0 => bytes[at] = random.byte(),
        1 => bytes[at] ^= 1 << random.below(8),
        2 => bytes.truncate(at.max(1)),
        3 => bytes.insert(at, random.byte()),
        4 => {
            bytes.remove(at);
        }
        5 => {
            let size = [0, 1, 2, 0xff, 0xffff, 0x7fff_ffff, u32::MAX][random.below(7)];
            let end = (at + 4).min(bytes.len());
            bytes[at..end].copy_from_slice(&size.to_be_bytes()[..end - at]);
        }
        _ => {
            let from = random.below(other.len());
            bytes.splice(at..at, other[from..].iter().take(40).copied());
        }
    }
    if bytes.is_empty() {
        bytes.push(131);
    }
}

#[test]
fn no_bytes_break_the_decoder() {
    let setting = |name, default| std::env::var(name).map_or(default, |n| n.parse().unwrap());
    let rounds: u64 = setting("PURLIN_ETF_MUTATIONS", 20_000);
    let first: u64 = setting("PURLIN_ETF_FIRST", 0);
    let seeds = seeds();
    let (mut good, mut slowest) = (0, Duration::ZERO);
    for round in first..first + rounds {
        let mut random = Random::of_round(round);
        let mut bytes = seeds[random.below(seeds.len())].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..1 + random.below(3) {
            mutate(&mut bytes, other, &mut random);
        }
        let start = Instant::now();
        // New atoms stay for ever, so that most rounds may not make any.
        let checked = catch_unwind(|| check(&bytes, !round.is_multiple_of(16)));
        good += u64::from(checked.unwrap_or_else(|_| panic!("round {round}: {bytes:?}")));
        slowest = slowest.max(start.elapsed());
    }
    println!("{good} of {rounds} are terms; the slowest took {slowest:?}");
    assert!(slowest < Duration::from_secs(2));
    assert!(good > rounds / 50);
}

/// True when the bytes are a term.
fn check(bytes: &[u8], safe: bool) -> bool {
    let code = etf::Options {
        safe,
        context: &AnyCode,
    };
    let mut heap = Arena::new();
    let result = etf::decode(bytes, &mut heap, &code);
    // Sixteen words for each byte of a string, and as much again for compressed ones inflated.
    let inflated = if bytes.get(1) == Some(&b'P') { 1032 } else { 1 };
    assert!(heap.words() <= 64 + 24 * bytes.len() * inflated);
    let Ok((term, used)) = result else {
        return false;
    };
    assert!(used <= bytes.len());
    let again =
        etf::encode(term, &Default::default()).expect("a term that was read is not too large");
    let mut second = Arena::new();
    let (back, _) = etf::decode(&again, &mut second, &code).expect("what was written can be read");
    assert!(eq(back, term) || has_fun(&again));
    write(term, Encoding::Unicode);
    raw(term, Some(1000));
    if again.len() < 2000 {
        pretty(term, &Pretty::default());
    }
    let _ = etf::decode(
        bytes,
        &mut Arena::new(),
        &etf::Options {
            safe: true,
            context: &NoCode,
        },
    );
    true
}

/// `AnyCode` gives every fun an entry of its own, so that they aren't equal.
fn has_fun(bytes: &[u8]) -> bool {
    bytes.contains(&b'p')
}
