//! Ranges of integers, in twelve bits: coarse enough to be cheap, fine enough to tell small integers and what does not
//! overflow.
//!
//! A bound is 0, one of `-2^n` below, one of `2^n - 1` above, or none. So every range holds 0, and two ranges always meet.

/// No bound, as a code. Other codes count from 1: the wider the bound, the greater.
const NONE: u32 = 0;
const CODE: u32 = 0x3f;
const UPPER: u32 = 6;
/// The exponent of the greatest bound: small integers have 60 bits.
const MOST: u32 = 59;

/// What joined bounds are widened to, as exponents, so that a loop is not followed once for each power of two.
const STEPS: [u32; 8] = [0, 8, 16, 21, 32, 57, 58, MOST];

/// A range of integers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range(u32);

impl Range {
    /// All integers.
    pub const ANY: Self = Self(NONE);
    /// Small integers.
    pub const SMALL: Self = Self::signed(MOST);
    /// How many bits a range takes.
    pub const BITS: u32 = 12;

    /// `0..2^bits`.
    pub const fn unsigned(bits: u32) -> Self {
        Self(code(0) | code(bits) << UPPER)
    }

    /// `-2^bits..2^bits`.
    pub const fn signed(bits: u32) -> Self {
        Self(code_of_least(bits) | code(bits) << UPPER)
    }

    /// What a field of so many bits holds; with a sign, or without one, or with one that is not looked at.
    pub fn field(bits: u64, signed: bool) -> Self {
        match u32::try_from(bits) {
            Ok(bits) if signed => Self::signed(bits),
            Ok(bits) => Self::unsigned(bits),
            Err(_) => Self::ANY,
        }
    }

    /// The least range that holds all from `min` to `max`, where they are known.
    pub const fn of(min: Option<i128>, max: Option<i128>) -> Self {
        let lower = match min {
            None => NONE,
            Some(min) if min >= 0 => code(0),
            Some(min) => code_of_least(bit_length(-1 - min)),
        };
        let upper = match max {
            None => NONE,
            Some(max) if max <= 0 => code(0),
            Some(max) => code(bit_length(max)),
        };
        Self(lower | upper << UPPER)
    }

    /// As `Ty` keeps it.
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// The opposite of `to_bits`.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits & (CODE << UPPER | CODE))
    }

    const fn codes(self) -> (u32, u32) {
        (self.0 & CODE, self.0 >> UPPER & CODE)
    }

    /// The least integer, if there is one.
    pub const fn min(self) -> Option<i64> {
        match self.codes().0 {
            NONE => None,
            1 => Some(0),
            code => Some(-1 << (code - 2)),
        }
    }

    /// The greatest, if there is one.
    pub const fn max(self) -> Option<i64> {
        match self.codes().1 {
            NONE => None,
            code => Some((1 << (code - 1)) - 1),
        }
    }

    /// Whether it holds nothing outside the other one.
    pub const fn is_within(self, other: Self) -> bool {
        let ((a, b), (c, d)) = (self.codes(), other.codes());
        (c == NONE || a != NONE && a <= c) && (d == NONE || b != NONE && b <= d)
    }

    /// A range that holds both.
    pub const fn join(self, other: Self) -> Self {
        let ((a, b), (c, d)) = (self.codes(), other.codes());
        Self(join_codes(a, c, 2) | join_codes(b, d, 1) << UPPER)
    }

    /// What both hold.
    pub const fn meet(self, other: Self) -> Self {
        let ((a, b), (c, d)) = (self.codes(), other.codes());
        Self(meet_codes(a, c) | meet_codes(b, d) << UPPER)
    }
}

/// The code of 0 or `2^bits - 1`.
const fn code(bits: u32) -> u32 {
    if bits > MOST { NONE } else { bits + 1 }
}

/// The code of `-2^bits`.
const fn code_of_least(bits: u32) -> u32 {
    if bits > MOST { NONE } else { bits + 2 }
}

const fn bit_length(n: i128) -> u32 {
    128 - n.leading_zeros()
}

const fn join_codes(a: u32, b: u32, first: u32) -> u32 {
    if a == b {
        return a;
    }
    if a == NONE || b == NONE {
        return NONE;
    }
    let wider = if a > b { a } else { b };
    let mut step = 0;
    while step < STEPS.len() {
        if wider <= STEPS[step] + first {
            return STEPS[step] + first;
        }
        step += 1;
    }
    NONE
}

const fn meet_codes(a: u32, b: u32) -> u32 {
    match (a, b) {
        (NONE, other) | (other, NONE) => other,
        _ if a < b => a,
        _ => b,
    }
}

/// A guard BIF of integers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "they are named as they are")]
pub enum Arithmetic {
    Plus,
    Minus,
    Times,
    Negate,
    Div,
    Rem,
    Band,
    Bor,
    Bxor,
    Bnot,
    Bsl,
    Bsr,
}

impl Arithmetic {
    /// What the result of integers of these ranges lies in.
    pub fn of_integers(self, a: Range, b: Range) -> Range {
        match self {
            Self::Plus => sum(a, b),
            Self::Minus => sum(a, negated(b)),
            Self::Times => hull(a, b, |x, y| x.checked_mul(y)),
            Self::Negate => negated(a),
            Self::Bnot => Range::of(wide(a.max()).map(|n| -1 - n), wide(a.min()).map(|n| -1 - n)),
            // Neither quotient nor remainder is greater than the dividend, but for its sign.
            Self::Div if a.min() == Some(0) && b.min() == Some(0) => a,
            Self::Div => a.join_exactly(negated(a)),
            Self::Rem => a.meet(symmetric(b)),
            Self::Band => band(a, b),
            Self::Bor | Self::Bxor => bor(a, b),
            Self::Bsl => bsl(a, b),
            Self::Bsr if b.min() == Some(0) => a,
            Self::Bsr => Range::ANY,
        }
    }
}

fn wide(bound: Option<i64>) -> Option<i128> {
    bound.map(i128::from)
}

fn add(a: Option<i64>, b: Option<i64>) -> Option<i128> {
    Some(wide(a)? + wide(b)?)
}

fn sum(a: Range, b: Range) -> Range {
    Range::of(add(a.min(), b.min()), add(a.max(), b.max()))
}

fn negated(a: Range) -> Range {
    Range::of(wide(a.max()).map(|n| -n), wide(a.min()).map(|n| -n))
}

/// All that is no farther from 0 than what the range holds.
fn symmetric(a: Range) -> Range {
    match a.min().zip(a.max()) {
        Some((min, max)) => {
            let most = i128::from(max).max(-i128::from(min));
            Range::of(Some(-most), Some(most))
        }
        None => Range::ANY,
    }
}

/// The range of a function that has its extremes at the arguments' bounds.
fn hull(a: Range, b: Range, f: impl Fn(i128, i128) -> Option<i128>) -> Range {
    let bounds = |r: Range| Some([i128::from(r.min()?), i128::from(r.max()?)]);
    let (Some(a), Some(b)) = (bounds(a), bounds(b)) else {
        return Range::ANY;
    };
    let mut range = Range::of(Some(0), Some(0));
    for x in a {
        for y in b {
            match f(x, y) {
                Some(n) => range = range.join_exactly(Range::of(Some(n), Some(n))),
                None => return Range::ANY,
            }
        }
    }
    range
}

/// The bits that either has. One that is not negative clears all that it has not.
fn band(a: Range, b: Range) -> Range {
    match (a.min() == Some(0), b.min() == Some(0)) {
        (true, true) => a.meet(b),
        (true, false) => a,
        (false, true) => b,
        (false, false) => a.join_exactly(b),
    }
}

/// No more bits than the longer one; negative only if one is.
fn bor(a: Range, b: Range) -> Range {
    let joined = a.join_exactly(b);
    match (joined.min(), joined.max()) {
        (Some(0), _) => joined,
        _ => symmetric_bits(joined),
    }
}

/// All integers of as many bits as those of a range.
fn symmetric_bits(a: Range) -> Range {
    match a.min().zip(a.max()) {
        Some((min, max)) => Range::signed(bit_length(i128::from(max.max(-1 - min)))),
        None => Range::ANY,
    }
}

fn bsl(a: Range, by: Range) -> Range {
    match (by.min(), by.max()) {
        (Some(0), Some(most)) if most < 64 => hull(a, by, |x, y| x.checked_mul(1 << y)),
        _ => Range::ANY,
    }
}

impl Range {
    /// As `join`, without widening.
    const fn join_exactly(self, other: Self) -> Self {
        let ((a, b), (c, d)) = (self.codes(), other.codes());
        const fn wider(a: u32, b: u32) -> u32 {
            if a == NONE || b == NONE {
                NONE
            } else if a > b {
                a
            } else {
                b
            }
        }
        Self(wider(a, c) | wider(b, d) << UPPER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGES: [i128; 15] = [
        -(1 << 60),
        -(1 << 59) - 1,
        -(1 << 59),
        -(1 << 58) - 1,
        -256,
        -3,
        -1,
        0,
        1,
        2,
        255,
        256,
        (1 << 58) - 1,
        (1 << 59) - 1,
        1 << 59,
    ];

    fn holds(range: Range, n: i128) -> bool {
        range.min().is_none_or(|min| i128::from(min) <= n)
            && range.max().is_none_or(|max| n <= i128::from(max))
    }

    fn ranges() -> Vec<Range> {
        let bounds = EDGES.iter().map(|n| Some(*n)).chain([None]);
        let mut all = Vec::new();
        for min in bounds.clone() {
            all.extend(bounds.clone().map(|max| Range::of(min, max)));
        }
        all.sort_by_key(|range| range.0);
        all.dedup();
        all
    }

    #[test]
    fn bounds() {
        let bounds = |range: Range| (range.min(), range.max());
        assert_eq!(bounds(Range::ANY), (None, None));
        assert_eq!(bounds(Range::SMALL), (Some(-1 << 59), Some((1 << 59) - 1)));
        assert_eq!(bounds(Range::unsigned(8)), (Some(0), Some(255)));
        assert_eq!(bounds(Range::unsigned(60)), (Some(0), None));
        assert_eq!(bounds(Range::signed(8)), (Some(-256), Some(255)));
        assert_eq!(bounds(Range::field(0, false)), (Some(0), Some(0)));
        assert_eq!(bounds(Range::field(1 << 40, true)), (None, None));
        assert_eq!(bounds(Range::of(Some(-1), Some(2))), (Some(-1), Some(3)));
        assert_eq!(bounds(Range::of(Some(5), Some(-5))), (Some(0), Some(0)));
    }

    #[test]
    fn ranges_hold_what_they_are_made_of() {
        for min in EDGES {
            for max in EDGES {
                let range = Range::of(Some(min), Some(max));
                assert!(holds(range, min.min(0)) && holds(range, max.max(0)));
                assert_eq!(Range::from_bits(range.to_bits()), range);
                assert!(range.to_bits() >> Range::BITS == 0);
            }
        }
    }

    #[test]
    fn joins_and_meets() {
        for a in ranges() {
            assert_eq!(a.join(a), a);
            for b in ranges() {
                let (joined, met) = (a.join(b), a.meet(b));
                assert_eq!((joined, met), (b.join(a), b.meet(a)));
                assert!(a.is_within(joined) && met.is_within(a));
                assert!(a.is_within(joined.join(b)));
                for n in EDGES {
                    assert!(!holds(a, n) || holds(joined, n));
                    assert_eq!(holds(met, n), holds(a, n) && holds(b, n));
                }
                for c in ranges() {
                    assert_eq!(joined.join(c), a.join(b.join(c)));
                }
            }
        }
    }

    #[test]
    fn results_lie_in_their_ranges() {
        use Arithmetic as A;
        let floor = |x: i128, y: i128| x >> y.min(100);
        type Function<'f> = &'f dyn Fn(i128, i128) -> Option<i128>;
        let functions: [(A, Function<'_>); 12] = [
            (A::Plus, &|x, y| Some(x + y)),
            (A::Minus, &|x, y| Some(x - y)),
            (A::Times, &|x, y| Some(x * y)),
            (A::Negate, &|x, _| Some(-x)),
            (A::Div, &|x, y| x.checked_div(y)),
            (A::Rem, &|x, y| x.checked_rem(y)),
            (A::Band, &|x, y| Some(x & y)),
            (A::Bor, &|x, y| Some(x | y)),
            (A::Bxor, &|x, y| Some(x ^ y)),
            (A::Bnot, &|x, _| Some(!x)),
            (A::Bsl, &|x, y| (0..60).contains(&y).then(|| x << y)),
            (A::Bsr, &|x, y| (y >= 0).then(|| floor(x, y))),
        ];
        for (op, function) in functions {
            for (a, b) in ranges()
                .iter()
                .flat_map(|a| ranges().into_iter().map(|b| (*a, b)))
            {
                let range = op.of_integers(a, b);
                for x in EDGES.into_iter().filter(|x| holds(a, *x)) {
                    for y in EDGES.into_iter().filter(|y| holds(b, *y)) {
                        let Some(result) = function(x, y) else {
                            continue;
                        };
                        assert!(holds(range, result), "{op:?} {x} {y}: {range:?}");
                    }
                }
            }
        }
    }
}
