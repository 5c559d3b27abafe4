//! `phash2`, which mixes words as Bob Jenkins' hash does.
use super::*;

/// The golden ratio; its multiples tell the types apart.
const GOLDEN: u32 = 0x9e37_79b9;

/// `GOLDEN` times `n`.
const fn golden(n: u32) -> u32 {
    GOLDEN.wrapping_mul(n)
}

fn mix(mut a: u32, mut b: u32, mut c: u32) -> (u32, u32, u32) {
    for (x, y, z) in [(13, 8, 13), (12, 16, 5), (3, 10, 15)] {
        a = a.wrapping_sub(b).wrapping_sub(c) ^ (c >> x);
        b = b.wrapping_sub(c).wrapping_sub(a) ^ (a << y);
        c = c.wrapping_sub(a).wrapping_sub(b) ^ (b >> z);
    }
    (a, b, c)
}

/// What is still to be hashed.
enum Todo {
    Term(Term),
    /// A key and a value have been hashed: on to the next pair.
    Pair,
    /// All pairs of a map have been: go on with what was before.
    Map {
        hash: u32,
        pairs: u32,
    },
}

#[derive(Default)]
struct Hasher {
    hash: u32,
    /// Hashes of a map's pairs, in no order.
    pairs: u32,
    todo: Vec<Todo>,
}

pub fn phash2(term: Term) -> u32 {
    let mut h = Hasher::default();
    h.todo.push(Todo::Term(term));
    while let Some(todo) = h.todo.pop() {
        match todo {
            Todo::Term(term) => h.term(term),
            Todo::Pair => {
                h.pairs ^= h.hash;
                h.hash = 0;
            }
            Todo::Map { hash, pairs } => {
                h.hash = hash;
                h.word(h.pairs, golden(19));
                h.pairs = pairs;
            }
        }
    }
    h.hash
}

impl Hasher {
    fn words(&mut self, x: u32, y: u32, salt: u32) {
        self.hash = mix(salt.wrapping_add(x), salt.wrapping_add(y), self.hash).2;
    }
    fn word(&mut self, x: u32, salt: u32) {
        self.words(x, 0, salt);
    }
    fn push(&mut self, terms: &[Term]) {
        self.todo.extend(terms.iter().rev().map(|&t| Todo::Term(t)));
    }
    fn term(&mut self, t: Term) {
        if t.is_cons() {
            self.list(t);
        } else if t.is_boxed() {
            self.boxed(t);
        } else if let Some(n) = t.as_small() {
            self.small(n);
        } else if t.is_atom() {
            match self.hash {
                0 => self.hash = atom_hash(t),
                _ => self.word(atom_hash(t), golden(3)),
            }
        } else if t.is_nil() {
            match self.hash {
                0 => self.hash = 3_468_870_702,
                _ => self.word(2, golden(2)),
            }
        } else {
            self.identifier(t);
        }
    }
    fn identifier(&mut self, t: Term) {
        if t.is_pid() {
            self.word(pid_number(t), golden(5));
        } else {
            let number = node::port_number(t).unwrap_or(0);
            self.words(number as u32, (number >> 32) as u32, golden(6));
        }
    }
    fn small(&mut self, n: i64) {
        if !(-(1 << 27)..1 << 27).contains(&n) {
            return self.limbs(n < 0, &[n.unsigned_abs()]);
        }
        if n < 0 {
            self.word(n.unsigned_abs() as u32, GOLDEN);
        }
        self.word(n as u32, GOLDEN);
    }
    fn limbs(&mut self, negative: bool, limbs: &[u64]) {
        let salt = golden(if negative { 10 } else { 11 });
        for &limb in limbs {
            self.words(limb as u32, (limb >> 32) as u32, salt);
        }
    }
    /// Bytes four at a time, up to the first element that isn't one.
    fn list(&mut self, list: Term) {
        let mut rest = list;
        let (mut text, mut n) = (0u32, 0);
        while let Some((head, tail)) = rest.as_cons() {
            let Some(byte) = as_byte(head) else {
                break;
            };
            text = text << 8 | byte;
            n += 1;
            if n == 4 {
                self.word(text, golden(4));
                (text, n) = (0, 0);
            }
            rest = tail;
        }
        if n > 0 {
            self.word(text, golden(4));
        }
        match rest.as_cons() {
            Some((head, tail)) => self.push(&[head, tail]),
            None => self.push(&[rest]),
        }
    }
    fn boxed(&mut self, t: Term) {
        match t.boxed_header().header_subtag() {
            boxed::TUPLE | boxed::RECORD => {
                self.word(t.payload().len() as u32, golden(9));
                self.push(t.payload());
            }
            boxed::FLATMAP | boxed::HASHMAP_ROOT => self.map(t),
            boxed::FUN => {
                let (module, index, uniq, env) = fun_parts(t);
                self.words(env.len() as u32, module, GOLDEN);
                self.words(index, uniq, GOLDEN);
                self.push(env);
            }
            boxed::EXPORT_FUN => {
                let export = t.fun_export();
                self.words(export.arity as u32, atom_hash(export.module), GOLDEN);
                self.word(atom_hash(export.function), golden(14));
            }
            boxed::BIG_POS => self.limbs(false, t.payload_raw()),
            boxed::BIG_NEG => self.limbs(true, t.payload_raw()),
            boxed::REF | boxed::MAGIC_REF | boxed::EXT_REF => self.word(ref_number(t), golden(7)),
            boxed::EXT_PID | boxed::EXT_PORT => self.identifier(t),
            boxed::FLOAT => {
                let (low, high) = float_words(t);
                self.words(high, low, golden(12));
            }
            _ => self.bits(t),
        }
    }
    fn map(&mut self, map: Term) {
        let size = map::size(map);
        self.word(size as u32, golden(16));
        if size == 0 {
            return;
        }
        self.todo.push(Todo::Map {
            hash: self.hash,
            pairs: self.pairs,
        });
        (self.hash, self.pairs) = (0, 0);
        for (key, value) in map::iter(map) {
            self.todo.push(Todo::Pair);
            self.push(&[key, value]);
        }
    }
    fn bits(&mut self, t: Term) {
        let Some(bits) = t.as_bits() else { return };
        let salt = golden(13).wrapping_add(self.hash);
        if bits.len == 0 {
            self.hash = salt;
            return;
        }
        let (whole, rest) = (bits.len / 8, bits.len % 8);
        self.hash = if bits.offset == 0 {
            block(&bits.bytes[..whole], salt)
        } else {
            block(&bits.to_vec()[..whole], salt)
        };
        if rest > 0 {
            let last = bits.byte(whole) >> (8 - rest);
            self.words(rest as u32, last.into(), golden(15));
        }
    }
}

/// Hash of bytes, twelve at a time.
fn block(bytes: &[u8], start: u32) -> u32 {
    let (mut a, mut b, mut c) = (GOLDEN, GOLDEN, start);
    let (blocks, rest) = bytes.as_chunks::<12>();
    for block in blocks {
        (a, b, c) = mix(
            a.wrapping_add(word(&block[..4])),
            b.wrapping_add(word(&block[4..8])),
            c.wrapping_add(word(&block[8..])),
        );
    }
    // The last block; the lowest byte of its third word is the length's.
    let part = |from: usize, to: usize| word(&rest[from.min(rest.len())..to.min(rest.len())]);
    c = c
        .wrapping_add(bytes.len() as u32)
        .wrapping_add(part(8, 12) << 8);
    mix(a.wrapping_add(part(0, 4)), b.wrapping_add(part(4, 8)), c).2
}

/// Up to four bytes, little-endian.
fn word(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |n, &b| n << 8 | u32::from(b))
}
