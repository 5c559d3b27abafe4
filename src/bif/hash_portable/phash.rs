//! `phash`: multiplication by primes, byte by byte.
use super::*;

const PRIMES: [u32; 15] = [
    0, 268440163, 268439161, 268435459, 268436141, 268438633, 268437017, 268438039, 268437511,
    268439627, 268440479, 268440577, 268440581, 268440593, 268440611,
];

enum Todo {
    Term(Term),
    /// A list's tail after an element that isn't a byte.
    Tail(Term),
    /// A list has ended.
    ListEnd,
    TupleEnd(u32),
}

#[derive(Default)]
struct Hasher {
    hash: u32,
    todo: Vec<Todo>,
}

pub fn phash(term: Term) -> u32 {
    let mut h = Hasher::default();
    h.todo.push(Todo::Term(term));
    while let Some(todo) = h.todo.pop() {
        match todo {
            Todo::Term(term) => h.term(term),
            Todo::Tail(list) if list.is_cons() => h.list(list),
            Todo::Tail(tail) => {
                h.todo.push(Todo::ListEnd);
                h.term(tail);
            }
            Todo::ListEnd => h.hash = h.hash.wrapping_mul(PRIMES[8]),
            Todo::TupleEnd(arity) => h.step(9, arity),
        }
    }
    h.hash
}

impl Hasher {
    fn step(&mut self, prime: usize, add: u32) {
        self.hash = self.hash.wrapping_mul(PRIMES[prime]).wrapping_add(add);
    }
    fn word(&mut self, prime: usize, word: u32) {
        for byte in word.to_le_bytes() {
            self.step(prime, byte.into());
        }
    }
    fn finish(&mut self, prime: usize) {
        self.hash = self.hash.wrapping_mul(PRIMES[prime]);
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
            self.limbs(n < 0, &[n.unsigned_abs()]);
        } else if t.is_atom() {
            self.step(1, atom_hash(t));
        } else if t.is_nil() {
            self.step(3, 1);
        } else {
            self.identifier(t);
        }
    }
    fn identifier(&mut self, t: Term) {
        if t.is_pid() {
            self.word(5, pid_number(t));
            return self.finish(6);
        }
        let number = node::port_number(t).unwrap_or(0);
        if number >> 32 != 0 {
            self.word(11, (number >> 32) as u32);
        }
        self.word(9, number as u32);
        self.finish(10);
    }
    /// Bytes of a magnitude; of its last word the upper half only if it isn't zero.
    fn limbs(&mut self, negative: bool, limbs: &[u64]) {
        for (i, &limb) in limbs.iter().enumerate() {
            self.word(2, limb as u32);
            if i + 1 < limbs.len() || limb >> 32 != 0 {
                self.word(2, (limb >> 32) as u32);
            }
        }
        self.finish(if negative { 4 } else { 3 });
    }
    fn list(&mut self, list: Term) {
        let mut rest = list;
        while let Some((head, tail)) = rest.as_cons() {
            let Some(byte) = as_byte(head) else {
                self.todo.push(Todo::Tail(tail));
                self.todo.push(Todo::Term(head));
                return;
            };
            self.step(2, byte);
            rest = tail;
        }
        self.todo.push(Todo::ListEnd);
        self.todo.push(Todo::Term(rest));
    }
    fn boxed(&mut self, t: Term) {
        match t.boxed_header().header_subtag() {
            boxed::TUPLE | boxed::RECORD => {
                self.todo.push(Todo::TupleEnd(t.payload().len() as u32));
                self.push(t.payload());
            }
            boxed::FLATMAP | boxed::HASHMAP_ROOT => {
                self.step(13, PRIMES[14].wrapping_add(phash2(t)));
            }
            boxed::FUN => {
                let (module, index, uniq, env) = fun_parts(t);
                self.step(10, env.len() as u32);
                self.step(1, module);
                self.step(2, index);
                self.step(2, uniq);
                self.push(env);
            }
            boxed::EXPORT_FUN => {
                let export = t.fun_export();
                self.step(11, export.arity as u32);
                self.step(1, atom_hash(export.module));
                self.step(1, atom_hash(export.function));
            }
            boxed::BIG_POS => self.limbs(false, t.payload_raw()),
            boxed::BIG_NEG => self.limbs(true, t.payload_raw()),
            boxed::REF | boxed::MAGIC_REF | boxed::EXT_REF => {
                self.word(9, ref_number(t));
                self.finish(10);
            }
            boxed::EXT_PID | boxed::EXT_PORT => self.identifier(t),
            boxed::FLOAT => {
                let (low, high) = float_words(t);
                self.step(6, low ^ high);
            }
            _ => self.bits(t),
        }
    }
    fn bits(&mut self, t: Term) {
        let Some(bits) = t.as_bits() else { return };
        let (whole, rest) = (bits.len / 8, bits.len % 8);
        for i in 0..whole {
            self.step(1, bits.byte(i).into());
        }
        if rest > 0 {
            self.step(1, (bits.byte(whole) >> (8 - rest)).into());
            self.step(12, rest as u32);
        }
        self.step(4, whole as u32);
    }
}
