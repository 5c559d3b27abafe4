//! The bit syntax against OTP: the cases of `tests/golden/bits`, which OTP's own results stand in.
use super::ctx;
use super::{Failure, Kind, Segment, cmp, create, extract, start_match};
use crate::heap::{Arena, Heap};
use crate::term::word::boxed;
use crate::term::{Atom, Term, am};

fn hex(text: &str) -> Vec<u8> {
    let digit = |c: u8| (c as char).to_digit(16).expect("a hexadecimal digit") as u8;
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|p| digit(p[0]) << 4 | digit(p[1])).collect()
}

/// A value as the generator writes it.
fn value(heap: &mut Arena, text: &str) -> Term {
    let (kind, rest) = text.split_at(1);
    match kind {
        "i" => {
            let (negative, digits) = match rest.strip_prefix('-') {
                Some(digits) => (true, digits),
                None => (false, rest),
            };
            let limbs: Vec<u64> = digits
                .as_bytes()
                .rchunks(16)
                .map(|d| u64::from_str_radix(str::from_utf8(d).unwrap(), 16).unwrap())
                .collect();
            heap.big(negative, &limbs)
        }
        "f" => heap.float(f64::from_bits(u64::from_str_radix(rest, 16).unwrap())),
        "b" => {
            let (digits, len) = rest.split_once(':').unwrap();
            heap.bits(&hex(digits), len.parse().unwrap())
        }
        "a" => Atom::new(rest).term(),
        _ => panic!("{text}"),
    }
}

/// The same notation of a term.
fn show(term: Term) -> String {
    if let Some(n) = term.as_small() {
        let sign = if n < 0 { "-" } else { "" };
        return format!("i{sign}{:X}", n.unsigned_abs());
    }
    if let Some((negative, limbs)) = term.as_big() {
        let digits: String = limbs.iter().rev().map(|l| format!("{l:016X}")).collect();
        let sign = if negative { "-" } else { "" };
        return format!("i{sign}{}", digits.trim_start_matches('0'));
    }
    if let Some(f) = term.as_float() {
        return format!("f{:X}", f.to_bits());
    }
    if let Some(bits) = term.as_bits() {
        let digits: String = bits.to_vec().iter().map(|b| format!("{b:02X}")).collect();
        return format!("b{digits}:{}", bits.len);
    }
    format!("a{}", term.as_atom().expect("an atom").name())
}

fn num(text: &str) -> usize {
    text.parse().unwrap()
}

fn context(heap: &mut Arena, bytes: &[u8], bits: usize) -> *mut Term {
    let term = heap.bits(bytes, bits);
    let ctx = start_match(heap, term).expect("a bitstring");
    assert!(ctx.is_boxed_as(boxed::MATCH));
    ctx.boxed_ptr()
}

#[test]
fn fields_are_what_otp_matches() {
    for line in include_str!("../../tests/golden/bits/match.txt").lines() {
        let [kind, bytes, pos, size, flags, want] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let (mut heap, bytes) = (Arena::new(), hex(bytes));
        let (pos, size, flags) = (num(pos), num(size), num(flags) as u32);
        let ctx = context(&mut heap, &bytes, bytes.len() * 8);
        // SAFETY: a context of its own; the bits asked for are there.
        let got = unsafe {
            let base = ctx::base(ctx);
            if pos + size > ctx::end(ctx) {
                None
            } else if kind == "i" {
                extract::integer(&mut heap, base, pos, size, flags)
            } else {
                extract::float(base, pos, size, flags).map(|f| heap.float(f))
            }
        };
        assert_eq!(got.map_or("-".into(), show), want, "{line}");
    }
}

#[test]
fn characters_are_what_otp_matches() {
    for line in include_str!("../../tests/golden/bits/utf.txt").lines() {
        let [kind, bytes, pos, end, flags, code, bits] = line.split(' ').collect::<Vec<_>>()[..]
        else {
            panic!("{line}");
        };
        let (pos, end, flags) = (num(pos), num(end), num(flags) as u32);
        let mut heap = Arena::new();
        let ctx = context(&mut heap, &hex(bytes), end);
        // SAFETY: a context of its own, of `end` bits.
        let got = unsafe {
            let base = ctx::base(ctx);
            match kind {
                "8" => ctx::utf8(base, pos, end),
                "16" => ctx::utf16(base, pos, end, flags),
                _ => ctx::utf32(base, pos, end, flags),
            }
        };
        let got = got.map_or(("-".into(), "-".into()), |d| {
            (d.code.to_string(), d.bits.to_string())
        });
        assert_eq!(got, (code.into(), bits.into()), "{line}");
    }
}

fn segment(heap: &mut Arena, text: &str, number: u32) -> Segment {
    let [kind, unit, flags, src, size] = text.split(',').collect::<Vec<_>>()[..] else {
        panic!("{text}");
    };
    let kind = match kind {
        "integer" => Kind::Integer,
        "float" => Kind::Float,
        "binary" => Kind::Binary,
        "append" => Kind::Append,
        "utf8" => Kind::Utf8,
        "utf16" => Kind::Utf16,
        "utf32" => Kind::Utf32,
        _ => panic!("{text}"),
    };
    Segment {
        kind,
        unit: num(unit) as u32,
        flags: num(flags) as u32,
        src: value(heap, src),
        size: value(heap, size),
        number,
    }
}

fn show_failure(f: &Failure) -> String {
    format!(
        "! {} {} {} {} {}",
        &show(f.reason)[1..],
        f.number,
        &show(f.kind)[1..],
        &show(f.wrong.what)[1..],
        show(f.wrong.value)
    )
}

#[test]
fn constructions_are_what_otp_makes() {
    let mut wrong = Vec::new();
    for line in include_str!("../../tests/golden/bits/create.txt").lines() {
        let mut heap = Arena::new();
        let at = line.find(['=', '!']).unwrap();
        let texts = line[..at].split_whitespace();
        let segments: Vec<_> = (1..)
            .zip(texts)
            .map(|(i, text)| segment(&mut heap, text, i))
            .collect();
        let got = match create(&mut heap, &segments) {
            Ok(term) => format!("= {}", show(term)),
            Err(failure) => show_failure(&failure),
        };
        if got != line[at..] {
            wrong.push(format!("{line}\n    got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn order_is_otp_s() {
    for line in include_str!("../../tests/golden/bits/compare.txt").lines() {
        let [a, b, want] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let mut heap = Arena::new();
        let (a, b) = (value(&mut heap, a), value(&mut heap, b));
        let got = match cmp(a.as_bits().unwrap(), b.as_bits().unwrap()) {
            std::cmp::Ordering::Less => "<",
            std::cmp::Ordering::Equal => "=",
            std::cmp::Ordering::Greater => ">",
        };
        assert_eq!(got, want, "{line}");
    }
}

fn append(heap: &mut Arena, to: Term, src: i64, size: i64) -> Term {
    let part = |kind, src, size, unit| Segment {
        kind,
        unit,
        flags: 0,
        src,
        size,
        number: 1,
    };
    let parts = [
        part(Kind::Append, to, am::ALL, 1),
        part(Kind::Integer, Term::small(src), Term::small(size), 1),
    ];
    create(heap, &parts).expect("can't fail")
}

#[test]
fn appending_shares_the_bytes_and_changes_nothing() {
    let mut heap = Arena::new();
    let empty = heap.binary(&[]);
    let first = append(&mut heap, empty, 1, 8);
    let second = append(&mut heap, first, 2, 8);
    let data = |t: Term| t.payload_raw()[3];
    assert_eq!(data(first), data(second));
    // The room behind `first` is taken: the other way on is a copy.
    let other = append(&mut heap, first, 3, 8);
    assert_ne!(data(first), data(other));
    let third = append(&mut heap, second, 5, 3);
    let fourth = append(&mut heap, third, 7, 5);
    assert_eq!(data(first), data(fourth));
    let shown: Vec<_> = [first, second, other, third, fourth].map(show).into();
    assert_eq!(
        shown,
        ["b01:8", "b0102:16", "b0103:16", "b0102A0:19", "b0102A7:24"]
    );
}

#[test]
fn long_appending_copies_little() {
    let (mut heap, mut moves) = (Arena::new(), 0);
    let mut all = heap.binary(&[]);
    let mut at = 0;
    for i in 0..10_000 {
        all = append(&mut heap, all, i, 13);
        moves += (all.payload_raw()[3] != at) as u32;
        at = all.payload_raw()[3];
    }
    assert!(moves < 10, "{moves} copies");
    assert_eq!(all.as_bits().unwrap().len, 130_000);
    let ctx = start_match(&mut heap, all).unwrap().boxed_ptr();
    for i in 0..10_000 {
        // SAFETY: the context is alive; its bits are there.
        let got = unsafe { ctx::load(ctx::base(ctx), i * 13, 13) };
        assert_eq!(got, i as u64 & 0x1fff);
    }
}
