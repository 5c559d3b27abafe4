//! What characters are in Latin-1, in the form of PCRE2's character tables: without `unicode`, OTP's
//! patterns know letters beyond ASCII.

/// Offsets in the tables.
const LOWER: usize = 0;
const FLIP: usize = 256;
const CLASSES: usize = 512;
const TYPES: usize = CLASSES + 320;
pub const LEN: usize = TYPES + 256;

const fn is_space(c: u8) -> bool {
    matches!(c, 0x09..=0x0d | b' ')
}
const fn is_upper(c: u8) -> bool {
    matches!(c, b'A'..=b'Z' | 0xc0..=0xd6 | 0xd8..=0xde)
}
const fn is_lower(c: u8) -> bool {
    matches!(c, b'a'..=b'z' | 0xaa | 0xb5 | 0xba | 0xdf..=0xf6 | 0xf8..=0xff)
}
const fn is_letter(c: u8) -> bool {
    is_upper(c) || is_lower(c)
}
const fn is_word(c: u8) -> bool {
    is_letter(c) || c.is_ascii_digit() || c == b'_'
}
const fn is_graph(c: u8) -> bool {
    matches!(c, 0x21..=0x7e | 0xa0..=0xff)
}
const fn is_control(c: u8) -> bool {
    matches!(c, 0..=0x1f | 0x7f..=0x9f)
}
const fn is_punctuation(c: u8) -> bool {
    is_graph(c) && !is_letter(c) && !c.is_ascii_digit()
}

const fn lower(c: u8) -> u8 {
    if is_upper(c) { c + 32 } else { c }
}
const fn flip(c: u8) -> u8 {
    match c {
        0xaa | 0xb5 | 0xba | 0xdf | 0xff => c,
        _ if is_lower(c) => c - 32,
        _ => lower(c),
    }
}

/// Classes in the order of their bit maps.
const fn classes(c: u8) -> [bool; 10] {
    [
        is_space(c),
        c.is_ascii_hexdigit(),
        c.is_ascii_digit(),
        is_upper(c),
        is_lower(c),
        is_word(c),
        is_graph(c),
        is_graph(c) || c == b' ',
        is_punctuation(c),
        is_control(c),
    ]
}

const fn types(c: u8) -> u8 {
    is_space(c) as u8
        | (is_letter(c) as u8) << 1
        | (is_lower(c) as u8) << 2
        | (c.is_ascii_digit() as u8) << 3
        | (is_word(c) as u8) << 4
}

const fn build() -> [u8; LEN] {
    let mut tables = [0; LEN];
    let mut i = 0;
    while i < 256 {
        let c = i as u8;
        tables[LOWER + i] = lower(c);
        tables[FLIP + i] = flip(c);
        let classes = classes(c);
        let mut class = 0;
        while class < classes.len() {
            if classes[class] {
                tables[CLASSES + class * 32 + i / 8] |= 1 << (i % 8);
            }
            class += 1;
        }
        tables[TYPES + i] = types(c);
        i += 1;
    }
    tables
}

/// The tables.
pub static LATIN1: [u8; LEN] = build();
