//! What is known of operands' values: the constraints that rules of `ops/*.tab` name.
//!
//! What the verifier has proved holds whatever the file says. What the compiler claims in the `Type` chunk may be a lie: the
//! instructions that lean on it give a wrong result then, and no other harm (ARCHITECTURE.md, V1 to V3).
use super::host::Host;
use super::op::Arg;
use super::window::Window;
use crate::beam::{TypeInfo, kind as claimed};
use crate::tables::engine::Constraints;
use crate::tables::tag;
use crate::term::word::{SMALL_MAX, SMALL_MIN};
use crate::verify::{Range, kind};

/// The kinds whose terms are all immediate.
const WORDS: u16 = claimed::ATOM | claimed::NIL;

impl Host<'_> {
    /// The range of an integer, if it is proved to be one.
    fn proved_range(&self, arg: Arg) -> Option<Range> {
        match arg.tag {
            tag::I => {
                let value = Some(i128::from(arg.val as i64));
                Some(Range::of(value, value))
            }
            _ => arg.proved.range(),
        }
    }

    /// Whether an operand's value is proved to be of one of these kinds.
    fn is(arg: Arg, kinds: u32) -> bool {
        arg.proved.kinds() & !kinds == 0
    }

    fn claim(&self, arg: Arg) -> TypeInfo {
        self.prepared.claims.of_aux(arg.aux)
    }

    /// Whether an operand is said to be an integer between two. Of what is proved to be an integer nothing else is
    /// believed: the verifier may have learnt more from how it is used.
    fn claimed_within(&self, arg: Arg, min: i64, max: i64) -> bool {
        let claim = self.claim(arg);
        let within = claim.min.is_some_and(|n| n >= min) && claim.max.is_some_and(|n| n <= max);
        claim.union == claimed::INTEGER
            && within
            && arg.proved.range().is_none()
            && arg.proved.kinds() & kind::INTEGER != 0
    }
}

impl Constraints for Host<'_> {
    fn small(&self, _: &Window, arg: Arg) -> bool {
        let range = self.proved_range(arg);
        range.is_some_and(|range| range.is_within(Range::SMALL))
    }
    fn narrow(&self, _: &Window, arg: Arg) -> bool {
        let range = self.proved_range(arg);
        range.is_some_and(|range| range.is_within(Range::signed(58)))
    }
    fn int(&self, _: &Window, arg: Arg, min: i64, max: i64) -> bool {
        if arg.tag == tag::I {
            return (min..=max).contains(&(arg.val as i64));
        }
        let range = arg.proved.range();
        range
            .is_some_and(|r| r.min().is_some_and(|n| n >= min) && r.max().is_some_and(|n| n <= max))
    }
    fn said_int(&self, w: &Window, arg: Arg, min: i64, max: i64) -> bool {
        self.int(w, arg, min, max) || self.claimed_within(arg, min, max)
    }
    fn natural(&self, _: &Window, arg: Arg) -> bool {
        let range = self.proved_range(arg);
        range.is_some_and(|range| range.is_within(Range::unsigned(59)))
    }
    fn tuple(&self, _: &Window, arg: Arg) -> bool {
        Self::is(arg, kind::TUPLE)
    }
    fn bits(&self, _: &Window, arg: Arg) -> bool {
        Self::is(arg, kind::BITS)
    }
    fn said_small(&self, w: &Window, arg: Arg) -> bool {
        self.small(w, arg) || self.claimed_within(arg, SMALL_MIN, SMALL_MAX)
    }
    fn said_narrow(&self, w: &Window, arg: Arg) -> bool {
        self.narrow(w, arg) || self.claimed_within(arg, -1 << 58, (1 << 58) - 1)
    }
    fn said_word(&self, w: &Window, arg: Arg) -> bool {
        matches!(arg.tag, tag::A | tag::N)
            || arg.aux > 0 && self.claim(arg).union & !WORDS == 0
            || self.said_small(w, arg)
    }
}
