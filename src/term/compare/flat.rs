//! Comparing what holds no other terms: numbers, atoms, identifiers, bitstrings.
use super::Mode;
use crate::term::node;
use crate::term::view::Bits;
use crate::term::word::{Term, boxed};
use std::cmp::Ordering;

/// Places of types in the term order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Integer,
    Float,
    Atom,
    Reference,
    Fun,
    Port,
    Pid,
    Tuple,
    Record,
    Map,
    Nil,
    List,
    Bits,
}

/// Type of a term, for its place in the order.
pub(super) fn rank(t: Term) -> Rank {
    if t.is_small() {
        return Rank::Integer;
    }
    if t.is_cons() {
        return Rank::List;
    }
    if t.is_boxed() {
        return boxed_rank(t.boxed_header().header_subtag());
    }
    if t.is_atom() {
        Rank::Atom
    } else if t.is_nil() {
        Rank::Nil
    } else if t.is_local_pid() {
        Rank::Pid
    } else {
        Rank::Port
    }
}

fn boxed_rank(subtag: u8) -> Rank {
    match subtag {
        boxed::TUPLE => Rank::Tuple,
        boxed::FUN | boxed::EXPORT_FUN => Rank::Fun,
        boxed::BIG_POS | boxed::BIG_NEG => Rank::Integer,
        boxed::FLOAT => Rank::Float,
        boxed::FLATMAP | boxed::HASHMAP_ROOT => Rank::Map,
        boxed::REF | boxed::MAGIC_REF | boxed::EXT_REF => Rank::Reference,
        boxed::EXT_PID => Rank::Pid,
        boxed::EXT_PORT => Rank::Port,
        boxed::RECORD => Rank::Record,
        _ => Rank::Bits,
    }
}

/// Order of two terms of flat types. `None`: both are of one type that holds terms, and must be
/// looked into.
pub(super) fn flat_cmp(a: Term, b: Term, mode: Mode) -> Option<Ordering> {
    if a == b {
        return Some(Ordering::Equal);
    }
    if let (Some(a), Some(b)) = (a.as_atom(), b.as_atom()) {
        return Some(a.cmp_name(b));
    }
    let (ra, rb) = (rank(a), rank(b));
    if ra != rb {
        return Some(match (ra, rb, mode) {
            (Rank::Integer, Rank::Float, Mode::Value) => cmp_int_float(a, float_of(b)),
            (Rank::Float, Rank::Integer, Mode::Value) => cmp_int_float(b, float_of(a)).reverse(),
            _ => ra.cmp(&rb),
        });
    }
    Some(match ra {
        Rank::Integer => cmp_ints(a, b),
        Rank::Float => cmp_floats(float_of(a), float_of(b), mode),
        Rank::Bits => cmp_bits(a, b),
        Rank::Pid => pid_number(a)
            .cmp(&pid_number(b))
            .then_with(|| cmp_nodes(a, b)),
        Rank::Port => cmp_nodes(a, b).then_with(|| pid_number(a).cmp(&pid_number(b))),
        Rank::Reference => cmp_nodes(a, b).then_with(|| cmp_limbs(ref_numbers(a), ref_numbers(b))),
        _ => return None,
    })
}

fn float_of(t: Term) -> f64 {
    f64::from_bits(t.payload_raw()[0])
}

fn cmp_floats(a: f64, b: f64, mode: Mode) -> Ordering {
    match mode {
        Mode::Exact => a.total_cmp(&b),
        Mode::Value => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
    }
}

fn cmp_ints(a: Term, b: Term) -> Ordering {
    match (a.as_big(), b.as_big()) {
        (None, None) => a.small_value().cmp(&b.small_value()),
        // A big's magnitude is beyond every small's.
        (Some((negative, _)), None) => sign_order(negative),
        (None, Some((negative, _))) => sign_order(negative).reverse(),
        (Some((false, _)), Some((true, _))) => Ordering::Greater,
        (Some((true, _)), Some((false, _))) => Ordering::Less,
        (Some((false, x)), Some((false, y))) => cmp_limbs(x, y),
        (Some((true, x)), Some((true, y))) => cmp_limbs(y, x),
    }
}

fn sign_order(negative: bool) -> Ordering {
    if negative {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// Order of magnitudes, least significant limb first; leading zeros don't count.
fn cmp_limbs(a: &[u64], b: &[u64]) -> Ordering {
    let (a, b) = (significant(a), significant(b));
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

fn significant(limbs: &[u64]) -> &[u64] {
    let n = limbs.iter().rposition(|&l| l != 0).map_or(0, |i| i + 1);
    &limbs[..n]
}

/// Order of an integer and a float, by exact value.
pub fn cmp_int_float(int: Term, float: f64) -> Ordering {
    match int.as_big() {
        None => cmp_small_float(int.small_value(), float),
        Some((negative, _)) if negative != (float < 0.0) => sign_order(negative),
        Some((false, limbs)) => cmp_magnitude(limbs, float),
        Some((true, limbs)) => cmp_magnitude(limbs, -float).reverse(),
    }
}

fn cmp_small_float(n: i64, f: f64) -> Ordering {
    const EXACT: f64 = (1u64 << 53) as f64;
    const BEYOND: f64 = (1u64 << 60) as f64;
    if f.abs() < EXACT {
        // Should `n` round, it is beyond `f` all the same.
        (n as f64).partial_cmp(&f).unwrap_or(Ordering::Equal)
    } else if f >= BEYOND {
        Ordering::Less
    } else if f <= -BEYOND {
        Ordering::Greater
    } else {
        n.cmp(&(f as i64))
    }
}

/// Order of a magnitude (normalised limbs) and a float that isn't negative.
fn cmp_magnitude(limbs: &[u64], f: f64) -> Ordering {
    let n = limbs.len();
    let top = limbs[n - 1];
    let bits = n as i64 * 64 - i64::from(top.leading_zeros());
    let exponent = ((f.to_bits() >> 52) & 0x7ff) as i64 - 1023;
    // A float of exponent `e` has `e + 1` bits before its point.
    if bits != exponent + 1 {
        return bits.cmp(&(exponent + 1));
    }
    let shift = top.leading_zeros();
    let below = if n > 1 { limbs[n - 2] } else { 0 };
    let leading = if shift == 0 {
        top
    } else {
        top << shift | below >> (64 - shift)
    };
    let mantissa = (f.to_bits() << 11) | 1 << 63;
    leading.cmp(&mantissa).then_with(|| {
        let rest =
            (n > 1 && below << shift != 0) || limbs[..n.saturating_sub(2)].iter().any(|&l| l != 0);
        if rest {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    })
}

/// The words of a bitstring on the heap, and how many bits of them count.
#[inline]
fn heap_words<'a>(t: Term) -> Option<(&'a [u64], usize)> {
    let words = t.is_boxed_as(boxed::HEAP_BITS).then(|| t.payload_raw())?;
    Some((&words[1..], words[0] as usize))
}

/// Order of the first `len` bits of words that hold bitstrings.
#[inline]
fn cmp_words(a: &[u64], b: &[u64], len: usize) -> Ordering {
    let whole = len / 64;
    for (&x, &y) in a[..whole].iter().zip(&b[..whole]) {
        if x != y {
            return u64::from_be(x).cmp(&u64::from_be(y));
        }
    }
    match len % 64 {
        0 => Ordering::Equal,
        rest => {
            let first = |word| u64::from_be(word) >> (64 - rest);
            first(a[whole]).cmp(&first(b[whole]))
        }
    }
}

/// Order of bitstrings: by their common bits, then by length.
fn cmp_bits(a: Term, b: Term) -> Ordering {
    if let (Some((x, m)), Some((y, n))) = (heap_words(a), heap_words(b)) {
        return cmp_words(x, y, m.min(n)).then(m.cmp(&n));
    }
    match (a.as_bits(), b.as_bits()) {
        (Some(a), Some(b)) => cmp_prefix(a, b, a.len.min(b.len)).then_with(|| a.len.cmp(&b.len)),
        _ => Ordering::Equal,
    }
}

fn cmp_prefix(a: Bits, b: Bits, len: usize) -> Ordering {
    let whole = len / 8;
    let order = if a.offset == 0 && b.offset == 0 {
        a.bytes[..whole].cmp(&b.bytes[..whole])
    } else {
        (0..whole)
            .map(|i| a.byte(i))
            .cmp((0..whole).map(|i| b.byte(i)))
    };
    order.then_with(|| match len % 8 {
        0 => Ordering::Equal,
        rest => (a.byte(whole) >> (8 - rest)).cmp(&(b.byte(whole) >> (8 - rest))),
    })
}

/// True when two bitstrings are the same.
pub(super) fn eq_bits(a: Term, b: Term) -> bool {
    if let (Some((x, m)), Some((y, n))) = (heap_words(a), heap_words(b)) {
        return m == n && cmp_words(x, y, n).is_eq();
    }
    match (a.as_bits(), b.as_bits()) {
        (Some(a), Some(b)) => a.len == b.len && cmp_prefix(a, b, a.len).is_eq(),
        _ => false,
    }
}

/// Number and serial of a pid (or port), the serial above.
fn pid_number(t: Term) -> u64 {
    match node::pid_numbers(t) {
        Some((number, serial)) => u64::from(serial) << 32 | u64::from(number),
        None => node::port_number(t).unwrap_or(0),
    }
}

fn ref_numbers<'a>(t: Term) -> &'a [u64] {
    node::words_of_ref(t).unwrap_or_default()
}

/// Order of the nodes of two pids, ports or references: by name, then by creation.
fn cmp_nodes(a: Term, b: Term) -> Ordering {
    let (a, b) = (node_of(a), node_of(b));
    a.name
        .cmp_name(b.name)
        .then_with(|| a.creation.cmp(&b.creation))
}

fn node_of(t: Term) -> node::Node {
    node::of(t).unwrap_or_else(node::this)
}
