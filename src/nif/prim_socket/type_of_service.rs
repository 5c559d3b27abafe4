//! The byte of an IPv4 header that says how a packet is to be served, as terms: OTP 29 has its older and its newer meaning, and the
//! number itself, earlier ones one name.
use super::dialect::is_of_29;
use super::{atom, name, small_int};
use crate::heap::Heap;
use crate::map;
use crate::term::Term;

/// Names of the type of service alone.
const TYPES: [(u8, &str); 4] = [
    (libc::IPTOS_LOWDELAY, "lowdelay"),
    (libc::IPTOS_THROUGHPUT, "throughput"),
    (libc::IPTOS_RELIABILITY, "reliability"),
    (libc::IPTOS_MINCOST, "mincost"),
];
/// Its bits.
const TYPE: u8 = 0x1e;

/// Names of differentiated services (RFC 2474, 2597, 3246, 5865, 8622, 9956): the upper six bits.
const SERVICES: [(u8, &str); 24] = [
    (0, "cs0"),
    (1, "le"),
    (8, "cs1"),
    (10, "af11"),
    (12, "af12"),
    (14, "af13"),
    (16, "cs2"),
    (18, "af21"),
    (20, "af22"),
    (22, "af23"),
    (24, "cs3"),
    (26, "af31"),
    (28, "af32"),
    (30, "af33"),
    (32, "cs4"),
    (34, "af41"),
    (36, "af42"),
    (38, "af43"),
    (40, "cs5"),
    (44, "voice_admit"),
    (45, "nqb"),
    (46, "ef"),
    (48, "cs6"),
    (56, "cs7"),
];

fn named(names: &[(u8, &str)], number: u8) -> Term {
    match names.iter().find(|(known, _)| *known == number) {
        Some((_, name)) => atom(name),
        None => Term::small(number.into()),
    }
}

pub fn encode(heap: &mut impl Heap, value: i32) -> Term {
    let byte = value as u8;
    if !is_of_29() {
        let named = TYPES.iter().find(|(known, _)| *known == byte & TYPE);
        return named.map_or(Term::small(value.into()), |(_, name)| atom(name));
    }
    let kind = match byte & TYPE {
        0 => atom("default"),
        kind => match named(&TYPES, kind) {
            number if number.as_small().is_some() => Term::small((kind >> 1).into()),
            name => name,
        },
    };
    let precedence = match byte >> 5 {
        0 => atom("routine"),
        precedence => Term::small(precedence.into()),
    };
    let meaning = [(atom("tos"), kind), (atom("precedence"), precedence)];
    let meaning = map::from_pairs(heap, &meaning);
    let entries = [
        (atom("native"), Term::small(value.into())),
        (atom("tos"), meaning),
        (atom("dscp"), named(&SERVICES, byte >> 2)),
    ];
    map::from_pairs(heap, &entries)
}

pub fn decode(t: Term) -> Option<i32> {
    if let Some(number) = small_int(t) {
        return Some(number);
    }
    let number = |names: &[(u8, &str)]| {
        let found = names.iter().find(|(_, known)| *known == name(t));
        found.map(|(number, _)| i32::from(*number))
    };
    let service = || number(&SERVICES).map(|number| number << 2);
    number(&TYPES).or_else(|| is_of_29().then(service)?)
}
