//! What arithmetic gives, and what is learnt from comparing integers.
//!
//! Nothing is learnt of arguments from the success of arithmetic, and nothing from a comparison of what need not be
//! integers: rules may believe the compiler there, which may be wrong (ARCHITECTURE.md, V3).

use crate::loader::op::Arg;

use super::error::Reason;
use super::flow::{Flow, Next};
use super::names::Known;
use super::range::Range;
use super::types::{Ty, kind};

/// The range of what is proved to be an integer: of what need not be one, not even that is known which it has if it is.
fn proved(ty: Ty) -> Range {
    if ty.is(kind::INTEGER) {
        ty.range()
    } else {
        Range::ANY
    }
}

impl Flow<'_> {
    /// The type of the result of arithmetic.
    pub(super) fn arithmetic(&self, known: Known, sources: &[Arg]) -> Result<Ty, Reason> {
        let mut types = [Ty::integer(Range::ANY); 2];
        for (ty, source) in types.iter_mut().zip(sources) {
            *ty = self.read(source)?;
        }
        let [a, b] = types;
        let integers = a.is(kind::INTEGER) && b.is(kind::INTEGER);
        Ok(match known {
            Known::Arithmetic(op) => Ty::integer(op.of_integers(proved(a), proved(b))),
            Known::NumberArithmetic(op) if integers => {
                Ty::integer(op.of_integers(a.range(), b.range()))
            }
            _ => Ty::of(kind::INTEGER | kind::FLOAT),
        })
    }

    /// `is_lt` and `is_ge`: integers that are compared get bounds.
    pub(super) fn compare_order(&mut self, args: &[Arg], less: bool) -> Result<Next, Reason> {
        let [fail, a, b] = args else {
            return Ok(Next::Continue);
        };
        let types = (self.read(a)?, self.read(b)?);
        if !(types.0.is(kind::INTEGER) && types.1.is(kind::INTEGER)) {
            self.branch(fail)?;
            return Ok(Next::Continue);
        }
        self.learn_order((a, types.0), (b, types.1), !less);
        self.branch(fail)?;
        self.learn_order((a, types.0), (b, types.1), less);
        Ok(Next::Continue)
    }

    /// The first is less than the second, or it is not.
    fn learn_order(&mut self, a: (&Arg, Ty), b: (&Arg, Ty), less: bool) {
        let (low, high) = if less { (a, b) } else { (b, a) };
        let apart = i128::from(less);
        let (low_range, high_range) = (low.1.range(), high.1.range());
        let most = high_range.max().map(|n| i128::from(n) - apart);
        let least = low_range.min().map(|n| i128::from(n) + apart);
        let range = |known: Range, other: Range| Ty::integer(known.meet(other));
        self.learn(low.0, range(low_range, Range::of(None, most)));
        self.learn(high.0, range(high_range, Range::of(least, None)));
    }
}
