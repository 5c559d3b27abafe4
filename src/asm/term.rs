//! Erlang terms as trees: what `.S` files are written in, and what literals are made of.
//!
//! They are not the machine's terms on purpose: reading assembly must not fill the machine's atom
//! table, and a fun or a record in a literal needs no code that is loaded.

use std::cmp::Ordering;

/// A term.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// An integer of up to 64 bits.
    Int(i64),
    /// Any larger integer.
    Big(Big),
    /// A float.
    Float(f64),
    /// An atom.
    Atom(Box<str>),
    /// A list that ends with the empty list; strings are lists of integers.
    List(Vec<Term>),
    /// A list of at least one element that ends with something else.
    Improper(Vec<Term>, Box<Term>),
    /// A tuple.
    Tuple(Vec<Term>),
    /// A map: keys and values, in the order of the keys.
    Map(Vec<(Term, Term)>),
    /// A bit string: its bytes, and how many bits of the last byte count (8 if it is whole).
    Bits(Vec<u8>, u8),
    /// An external fun.
    Fun(Box<ExternalFun>),
    /// A native record.
    Record(Box<NativeRecord>),
}

/// An integer that needs more than 64 bits: sign and magnitude, its lowest limb first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Big {
    /// Whether it is below zero.
    pub negative: bool,
    /// The magnitude, without leading zeros.
    pub limbs: Vec<u64>,
}

/// `fun module:name/arity`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalFun {
    /// Its module.
    pub module: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// How many parameters it has.
    pub arity: u8,
}

/// A native record (OTP 29).
#[derive(Debug, Clone, PartialEq)]
pub struct NativeRecord {
    /// The module that defines it.
    pub module: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Whether other modules may use it.
    pub exported: bool,
    /// Names and values of its fields.
    pub fields: Vec<(Box<str>, Term)>,
}

impl Term {
    /// The empty list.
    pub const NIL: Self = Self::List(Vec::new());

    /// An atom.
    pub fn atom(name: &str) -> Self {
        Self::Atom(name.into())
    }

    /// The integer of that sign and magnitude (lowest limb first; leading zeros are dropped).
    pub fn integer(negative: bool, limbs: &[u64]) -> Self {
        let used = limbs
            .iter()
            .rposition(|&limb| limb != 0)
            .map_or(0, |at| at + 1);
        let small = match limbs[..used] {
            [] => Some(0),
            [limb] if negative => 0i64.checked_sub_unsigned(limb),
            [limb] => i64::try_from(limb).ok(),
            _ => None,
        };
        match small {
            Some(small) => Self::Int(small),
            None => Self::Big(Big {
                negative,
                limbs: limbs[..used].to_vec(),
            }),
        }
    }

    /// A tuple whose first element is an atom.
    pub fn tagged(tag: &str, rest: impl IntoIterator<Item = Self>) -> Self {
        let first = std::iter::once(Self::atom(tag));
        Self::Tuple(first.chain(rest).collect())
    }

    /// A list of characters.
    pub fn string(text: &str) -> Self {
        Self::List(
            text.chars()
                .map(|c| Self::Int(i64::from(u32::from(c))))
                .collect(),
        )
    }

    /// A binary.
    pub fn binary(bytes: &[u8]) -> Self {
        Self::Bits(bytes.to_vec(), 8)
    }

    /// An atom's name.
    pub fn as_atom(&self) -> Option<&str> {
        match self {
            Self::Atom(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it is that atom.
    pub fn is_atom(&self, name: &str) -> bool {
        self.as_atom() == Some(name)
    }

    /// A tuple's elements.
    pub fn as_tuple(&self) -> Option<&[Self]> {
        match self {
            Self::Tuple(elements) => Some(elements),
            _ => None,
        }
    }

    /// A tuple's first element, if it is an atom, and the others.
    pub fn as_tagged(&self) -> Option<(&str, &[Self])> {
        let (tag, rest) = self.as_tuple()?.split_first()?;
        Some((tag.as_atom()?, rest))
    }

    /// The elements of a list that ends as lists should.
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// An integer from 0 up to 64 bits.
    pub fn as_unsigned(&self) -> Option<u64> {
        match self {
            Self::Int(n) => u64::try_from(*n).ok(),
            Self::Big(big) => match big.limbs[..] {
                [limb] if !big.negative => Some(limb),
                _ => None,
            },
            _ => None,
        }
    }

    /// The text of a string, if it is one.
    pub fn to_text(&self) -> Option<String> {
        let elements = self.as_list()?;
        elements
            .iter()
            .map(|element| char::from_u32(u32::try_from(element.as_unsigned()?).ok()?))
            .collect()
    }

    /// Puts a map's entries in the order of their keys; `None` if a key comes twice.
    pub fn map(mut entries: Vec<(Self, Self)>) -> Option<Self> {
        entries.sort_by(|(a, _), (b, _)| a.order(b));
        let twice = entries
            .windows(2)
            .any(|pair| pair[0].0.order(&pair[1].0).is_eq());
        (!twice).then_some(Self::Map(entries))
    }

    /// The order of map keys: that of all terms, except that integers are less than floats.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Int(_) | Self::Big(_), Self::Int(_) | Self::Big(_)) => integers(self, other),
            (Self::Float(a), Self::Float(b)) => a.total_cmp(b),
            (Self::Atom(a), Self::Atom(b)) => a.chars().cmp(b.chars()),
            (Self::Fun(a), Self::Fun(b)) => {
                let key = |fun: &ExternalFun| (fun.module.clone(), fun.name.clone(), fun.arity);
                key(a).cmp(&key(b))
            }
            (Self::Tuple(a), Self::Tuple(b)) => sized(a.len(), b.len(), a, b),
            (Self::Map(a), Self::Map(b)) => a.len().cmp(&b.len()).then_with(|| {
                let keys = sequences(a.iter().map(|e| &e.0), b.iter().map(|e| &e.0));
                keys.then_with(|| sequences(a.iter().map(|e| &e.1), b.iter().map(|e| &e.1)))
            }),
            (Self::Bits(a, last_a), Self::Bits(b, last_b)) => a.cmp(b).then(last_a.cmp(last_b)),
            (Self::List(_) | Self::Improper(..), Self::List(_) | Self::Improper(..)) => {
                lists(self, other)
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Int(_) | Self::Big(_) => 0,
            Self::Float(_) => 1,
            Self::Atom(_) => 2,
            Self::Fun(_) => 3,
            Self::Tuple(_) | Self::Record(_) => 4,
            Self::Map(_) => 5,
            Self::List(elements) if elements.is_empty() => 6,
            Self::List(_) | Self::Improper(..) => 7,
            Self::Bits(..) => 8,
        }
    }
}

fn integers(a: &Term, b: &Term) -> Ordering {
    let parts = |term: &Term| match term {
        Term::Int(n) => (*n < 0, vec![n.unsigned_abs()]),
        Term::Big(big) => (big.negative, big.limbs.clone()),
        _ => (false, Vec::new()),
    };
    let ((negative_a, a), (negative_b, b)) = (parts(a), parts(b));
    let magnitudes = || {
        let sizes = a.len().cmp(&b.len());
        sizes.then_with(|| a.iter().rev().cmp(b.iter().rev()))
    };
    match (negative_a, negative_b) {
        (false, false) => magnitudes(),
        (true, true) => magnitudes().reverse(),
        _ => negative_b.cmp(&negative_a),
    }
}

fn sequences<'a>(
    mut a: impl Iterator<Item = &'a Term>,
    mut b: impl Iterator<Item = &'a Term>,
) -> Ordering {
    loop {
        match (a.next(), b.next()) {
            (Some(a), Some(b)) => match a.order(b) {
                Ordering::Equal => {}
                unequal => return unequal,
            },
            (a, b) => return a.is_some().cmp(&b.is_some()),
        }
    }
}

fn sized(len_a: usize, len_b: usize, a: &[Term], b: &[Term]) -> Ordering {
    len_a
        .cmp(&len_b)
        .then_with(|| sequences(a.iter(), b.iter()))
}

/// Lists are compared element by element; where one ends, its tail is compared with what is left.
fn lists(a: &Term, b: &Term) -> Ordering {
    let (a, tail_a) = list_parts(a);
    let (b, tail_b) = list_parts(b);
    let common = a.len().min(b.len());
    let heads = sequences(a[..common].iter(), b[..common].iter());
    heads.then_with(|| match (a.len() > common, b.len() > common) {
        (false, false) => tail_a.order(tail_b),
        (true, _) => 7.cmp(&tail_b.rank()),
        (_, true) => tail_a.rank().cmp(&7),
    })
}

/// The empty list, for those who need a reference to it.
static NIL: Term = Term::NIL;

fn list_parts(term: &Term) -> (&[Term], &Term) {
    match term {
        Term::List(elements) => (elements, &NIL),
        Term::Improper(elements, tail) => (elements, tail),
        _ => (&[], term),
    }
}
