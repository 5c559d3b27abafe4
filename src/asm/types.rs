//! The types of registers: from terms like `{t_integer,{0,9}}` to entries of the `Type` chunk,
//! and back.

use super::term::Term;
use crate::beam::{TypeInfo, kind};

/// A bit beside those of [`kind`]: match contexts, which only version 1 tells from bit strings.
const CONTEXT: u16 = 1 << 13;
/// What the type `other` stands for.
const OTHER: u16 = kind::BITSTRING | CONTEXT | kind::FUN | kind::MAP | IDENTIFIER;
const IDENTIFIER: u16 = kind::PID | kind::PORT | kind::REFERENCE;
/// The bounds that count: those of 60 bits.
const SMALL: std::ops::Range<i64> = -(1 << 59)..1 << 59;

/// The entry of the chunk that stands for a type; `None` if the term is no type.
pub(super) fn encode(term: &Term, version: u32) -> Option<Vec<u8>> {
    let union = kinds(term)?;
    let (min, max) = range(term, version).unwrap_or((None, None));
    if version == 1 {
        return Some(encode_v1(union, min.zip(max)));
    }
    let contexts = if union & CONTEXT != 0 {
        kind::BITSTRING
    } else {
        0
    };
    let union = union & kind::ANY | contexts;
    let (union, first) = match version {
        3 => (union & !kind::RECORD, 12),
        _ => (union, 13),
    };
    let unit = unit(term);
    let flags = [min.is_some(), max.is_some(), unit.is_some()];
    let flags = flags
        .iter()
        .enumerate()
        .map(|(at, &there)| u16::from(there) << (first + at));
    let mut out = (flags.fold(union, |word, flag| word | flag))
        .to_be_bytes()
        .to_vec();
    for bound in [min, max].into_iter().flatten() {
        out.extend(bound.to_be_bytes());
    }
    out.extend(unit);
    Some(out)
}

/// Version 1: match contexts have bit 2, both bounds always stand there, no units.
fn encode_v1(union: u16, bounds: Option<(i64, i64)>) -> Vec<u8> {
    let context = if union & CONTEXT != 0 { 1 << 2 } else { 0 };
    let union = union & 3 | (union & 0x0ffc) << 1 | context;
    let (min, max) = bounds.unwrap_or((0, -1));
    let mut out = union.to_be_bytes().to_vec();
    out.extend(min.to_be_bytes());
    out.extend(max.to_be_bytes());
    out
}

/// The kinds of terms that a type has.
fn kinds(term: &Term) -> Option<u16> {
    if let Some(name) = term.as_atom() {
        return Some(match name {
            "any" => kind::ANY | CONTEXT,
            "nil" => kind::NIL,
            "number" => kind::INTEGER | kind::FLOAT,
            "pid" => kind::PID,
            "port" => kind::PORT,
            "reference" => kind::REFERENCE,
            "identifier" => IDENTIFIER,
            "other" => OTHER,
            _ => return None,
        });
    }
    let (tag, rest) = term.as_tagged()?;
    Some(match tag {
        "t_atom" => kind::ATOM,
        "t_bitstring" => kind::BITSTRING,
        "t_bs_context" => CONTEXT,
        "t_bs_matchable" => kind::BITSTRING | CONTEXT,
        "t_cons" => kind::CONS,
        "t_float" => kind::FLOAT,
        "t_fun" => kind::FUN,
        "t_integer" => kind::INTEGER,
        "t_list" => kind::CONS | kind::NIL,
        "t_map" => kind::MAP,
        "t_number" => kind::INTEGER | kind::FLOAT,
        "t_tuple" => kind::TUPLE,
        "t_record" => kind::RECORD,
        "t_union" => union_kinds(rest)?,
        _ => return None,
    })
}

/// The kinds of a union: of its parts, those of tuples and native records being sets of types.
fn union_kinds(parts: &[Term]) -> Option<u16> {
    let mut all = 0;
    for (position, part) in parts.iter().enumerate() {
        all |= match part {
            none if none.is_atom("none") => 0,
            Term::List(_) if position == 3 => kind::TUPLE,
            Term::List(_) if position == 4 && parts.len() == 6 => kind::RECORD,
            part => kinds(part)?,
        };
    }
    (all != 0).then_some(all)
}

/// The bounds of a type's numbers, as far as they are known and small.
fn range(term: &Term, version: u32) -> Option<(Option<i64>, Option<i64>)> {
    let (tag, rest) = term.as_tagged()?;
    match tag {
        "t_union" => return range(rest.get(2)?, version),
        "t_integer" => {}
        "t_number" if version > 1 => {}
        _ => return None,
    }
    let bound = |term: &Term| match term {
        Term::Int(n) if SMALL.contains(n) => Some(*n),
        _ => None,
    };
    match rest.first()?.as_tuple()? {
        [min, max] => Some((bound(min), bound(max))),
        _ => None,
    }
}

/// The unit of a type's bit strings minus one, if it has one.
fn unit(term: &Term) -> Option<u8> {
    let (tag, rest) = term.as_tagged()?;
    match tag {
        "t_union" => unit(rest.last()?),
        "t_bitstring" => u8::try_from(rest.first()?.as_unsigned()?.checked_sub(1)?).ok(),
        _ => None,
    }
}

/// A type that `encode` makes the entry from.
pub(super) fn decode(info: &TypeInfo, version: u32) -> Term {
    let any = if version == 4 {
        kind::ANY
    } else {
        kind::ANY & !kind::RECORD
    };
    let unbounded = info.min.is_none() && info.max.is_none();
    if info.union & any == any && unbounded {
        return Term::atom("any");
    }
    let parts = [
        atom(info),
        list(info),
        number(info),
        tuple(info),
        record(info),
        other(info),
    ];
    let mut there = parts.iter().flatten();
    if let (Some(only), None) = (there.next(), there.next()) {
        return only.clone();
    }
    let parts = parts.into_iter().enumerate();
    let parts = parts.filter(|(position, _)| *position != 4 || version == 4);
    Term::tagged(
        "t_union",
        parts.map(|(_, part)| part.unwrap_or(Term::atom("none"))),
    )
}

fn any() -> Term {
    Term::atom("any")
}

fn atom(info: &TypeInfo) -> Option<Term> {
    (info.union & kind::ATOM != 0).then(|| Term::tagged("t_atom", [any()]))
}

fn list(info: &TypeInfo) -> Option<Term> {
    match (info.union & kind::CONS != 0, info.union & kind::NIL != 0) {
        (true, true) => Some(Term::tagged("t_list", [any(), any()])),
        (true, false) => Some(Term::tagged("t_cons", [any(), any()])),
        (false, true) => Some(Term::atom("nil")),
        (false, false) => None,
    }
}

fn number(info: &TypeInfo) -> Option<Term> {
    let bound = |bound: Option<i64>, unknown: &str| match bound {
        Some(n) => Term::Int(n),
        None => Term::atom(unknown),
    };
    let range = match (info.min, info.max) {
        (None, None) => any(),
        (min, max) => Term::Tuple(vec![bound(min, "-inf"), bound(max, "+inf")]),
    };
    match (
        info.union & kind::INTEGER != 0,
        info.union & kind::FLOAT != 0,
    ) {
        (true, true) => Some(Term::tagged("t_number", [range])),
        (true, false) => Some(Term::tagged("t_integer", [range])),
        (false, true) => Some(Term::tagged("t_float", [any()])),
        (false, false) => None,
    }
}

fn tuple(info: &TypeInfo) -> Option<Term> {
    let whole = || [Term::Int(0), Term::atom("false"), Term::Map(Vec::new())];
    (info.union & kind::TUPLE != 0).then(|| Term::tagged("t_tuple", whole()))
}

fn record(info: &TypeInfo) -> Option<Term> {
    let whole = || [Term::atom("nil"), Term::Map(Vec::new())];
    (info.union & kind::RECORD != 0).then(|| Term::tagged("t_record", whole()))
}

/// Bit strings, funs, maps and identifiers; several of them are `other` (no compiler joins them).
fn other(info: &TypeInfo) -> Option<Term> {
    match info.union & OTHER {
        0 => None,
        kind::BITSTRING if info.unit == 0 => Some(Term::tagged("t_bs_matchable", [Term::Int(1)])),
        kind::BITSTRING => {
            let unit = Term::Int(i64::from(info.unit));
            Some(Term::tagged("t_bitstring", [unit, Term::atom("false")]))
        }
        kind::FUN => Some(Term::tagged("t_fun", [any(), any(), any()])),
        kind::MAP => Some(Term::tagged("t_map", [any(), any()])),
        kind::PID => Some(Term::atom("pid")),
        kind::PORT => Some(Term::atom("port")),
        kind::REFERENCE => Some(Term::atom("reference")),
        IDENTIFIER => Some(Term::atom("identifier")),
        _ => Some(Term::atom("other")),
    }
}
