//! Properties of construction and matching: what is written is read, whatever the alignment.
use super::ctx::{self, FLAG_LITTLE, FLAG_SIGNED};
use super::put::Put;
use super::{Kind, Segment, create, extract, start_match};
use crate::heap::{Arena, Heap};
use crate::term::{Bits, Term, am};
use proptest::prelude::*;

fn integer(src: Term, size: usize, flags: u32) -> Segment {
    Segment {
        kind: Kind::Integer,
        unit: 1,
        flags,
        src,
        size: Term::small(size as i64),
        number: 1,
    }
}

/// The low `n` bits of the limbs, as many limbs as that takes.
fn low_bits(limbs: &[u64], n: usize) -> Vec<u64> {
    let mut low: Vec<u64> = limbs
        .iter()
        .copied()
        .chain(std::iter::repeat(0))
        .take(n.div_ceil(64))
        .collect();
    if let Some(last) = low.last_mut().filter(|_| !n.is_multiple_of(64)) {
        *last &= ctx::mask(n % 64);
    }
    low
}

fn bits_of(term: Term) -> Vec<bool> {
    let bits = term.as_bits().expect("a bitstring");
    (0..bits.len).map(|i| super::copy::bit(&bits, i)).collect()
}

proptest! {
    /// Fields of any size, one after the other, come back as they were put in.
    #[test]
    fn fields_come_back(
        fields in prop::collection::vec((prop::collection::vec(any::<u64>(), 1..4), 0..200usize, any::<bool>()), 0..8),
        before in 0..9usize,
    ) {
        let heap = &mut Arena::new();
        let mut segments = vec![integer(Term::ZERO, before, 0)];
        for (limbs, size, little) in &fields {
            let src = heap.big(false, limbs);
            segments.push(integer(src, *size, if *little { FLAG_LITTLE } else { 0 }));
        }
        let made = create(heap, &segments).expect("nothing can be wrong");
        let m = start_match(heap, made).expect("a bitstring").boxed_ptr();
        let mut at = before;
        for (limbs, size, little) in &fields {
            let flags = if *little { FLAG_LITTLE } else { 0 };
            // SAFETY: the field is there.
            let got = unsafe { extract::integer(heap, ctx::base(m), at, *size, flags) };
            let want = heap.big(false, &low_bits(limbs, *size));
            prop_assert!(crate::term::compare::eq(got.expect("not too large"), want));
            at += size;
        }
        prop_assert_eq!(made.as_bits().unwrap().len, at);
    }

    /// Signed fields that are large enough keep the sign.
    #[test]
    fn signs_come_back(n in any::<i64>(), more in 0..80usize, before in 0..9usize, little in any::<bool>()) {
        let heap = &mut Arena::new();
        let flags = FLAG_SIGNED | if little { FLAG_LITTLE } else { 0 };
        let src = heap.int(n);
        let segments = [integer(Term::ZERO, before, 0), integer(src, 64 + more, flags)];
        let made = create(heap, &segments).expect("nothing can be wrong");
        let m = start_match(heap, made).expect("a bitstring").boxed_ptr();
        // SAFETY: the field is there.
        let got = unsafe { extract::integer(heap, ctx::base(m), before, 64 + more, flags) };
        prop_assert!(crate::term::compare::eq(got.expect("not too large"), src));
    }

    /// The handlers' writer and the machine's make the same bits.
    #[test]
    fn both_writers_agree(
        fields in prop::collection::vec((any::<i64>(), 1..65usize, any::<bool>()), 0..9),
        before in 0..16usize,
    ) {
        let heap = &mut Arena::new();
        let total: usize = before + fields.iter().map(|f| f.1).sum::<usize>();
        let mut memory = vec![0u8; total.div_ceil(8) + 8];
        let mut segments = vec![integer(Term::ZERO, before, 0)];
        // SAFETY: the memory holds all of it.
        let mut put = unsafe { Put::new(memory.as_mut_ptr(), before) };
        for &(value, size, little) in &fields {
            let flags = if little { FLAG_LITTLE } else { 0 };
            let src = heap.int(value);
            segments.push(integer(src, size, flags));
            // SAFETY: as above.
            unsafe { put.integer(value as u64, size, flags) };
        }
        // SAFETY: as above.
        unsafe { put.finish() };
        let made = create(heap, &segments).expect("nothing can be wrong");
        let written = Bits { bytes: &memory[..total.div_ceil(8)], offset: 0, len: total };
        prop_assert!(super::eq(made.as_bits().unwrap(), written));
    }

    /// Appending is concatenation, and leaves what is appended to alone.
    #[test]
    fn appending_is_concatenation(parts in prop::collection::vec((any::<u32>(), 0..33usize), 0..30), fork in 0..30usize) {
        let heap = &mut Arena::new();
        let mut steps = vec![(heap.binary(&[]), Vec::new())];
        for (i, &(value, size)) in parts.iter().enumerate() {
            // Once in a while something earlier is appended to again.
            let from = if i == fork { i / 2 } else { i };
            let (to, model) = steps[from].clone();
            let append = Segment { kind: Kind::Append, unit: 1, flags: 0, src: to, size: am::ALL, number: 1 };
            let made = create(heap, &[append, integer(Term::small(value.into()), size, 0)]);
            let model: Vec<bool> = model.into_iter().chain((0..size).rev().map(|b| b < 32 && value >> b & 1 != 0)).collect();
            steps.push((made.expect("nothing can be wrong"), model));
        }
        for (term, model) in steps {
            prop_assert_eq!(bits_of(term), model);
        }
    }

    /// Parts of parts are parts.
    #[test]
    fn parts_of_parts(bytes in prop::collection::vec(any::<u8>(), 0..200), cuts in any::<[prop::sample::Index; 4]>()) {
        let heap = &mut Arena::new();
        let all = heap.binary(&bytes);
        let cut = |len: usize, a: &prop::sample::Index, b: &prop::sample::Index| {
            let start = a.index(len + 1);
            (start, b.index(len - start + 1))
        };
        let (s1, n1) = cut(bytes.len() * 8, &cuts[0], &cuts[1]);
        let (s2, n2) = cut(n1, &cuts[2], &cuts[3]);
        let first = super::part(heap, all, s1, n1);
        let second = super::part(heap, first, s2, n2);
        prop_assert_eq!(bits_of(second), &bits_of(all)[s1 + s2..s1 + s2 + n2]);
    }
}
