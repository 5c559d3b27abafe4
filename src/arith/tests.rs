//! Bignum arithmetic against dashu-int's signed integers; the comparison with `erl` is in `tests/`.
use super::*;
use crate::heap::Arena;
use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use proptest::prelude::*;

/// Limbs that make carries, borrows and wrong quotient estimates likely.
fn limb() -> impl Strategy<Value = u64> {
    prop_oneof![
        3 => any::<u64>(),
        2 => Just(u64::MAX),
        2 => Just(0),
        1 => Just(1 << 63),
        1 => Just(1),
        1 => Just((1 << 59) - 1),
    ]
}

fn number() -> impl Strategy<Value = IBig> {
    let limbs = prop_oneof![
        4 => prop::collection::vec(limb(), 0..5),
        2 => prop::collection::vec(limb(), 0..40),
        1 => prop::collection::vec(limb(), 40..120),
    ];
    (any::<bool>(), limbs).prop_map(|(negative, limbs)| {
        let sign = if negative {
            Sign::Negative
        } else {
            Sign::Positive
        };
        IBig::from_parts(sign, UBig::from_words(&limbs))
    })
}

fn term(h: &mut Arena, n: &IBig) -> Term {
    let (sign, magnitude) = n.as_sign_words();
    h.big(sign == Sign::Negative, magnitude)
}

fn value(t: Term) -> IBig {
    let n = Int::of(t).expect("an integer");
    if let Some(limbs) = t.as_big().map(|b| b.1) {
        assert_ne!(limbs.last(), Some(&0), "not normalised");
        assert!(limbs.len() > 1 || limbs[0] > (1 << 59) - 1, "small as big");
    }
    let sign = if n.negative {
        Sign::Negative
    } else {
        Sign::Positive
    };
    IBig::from_parts(sign, UBig::from_words(n.magnitude()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn binary_operators(a in number(), b in number()) {
        let h = &mut Arena::new();
        let (x, y) = (term(h, &a), term(h, &b));
        prop_assert_eq!(value(x), a.clone());
        prop_assert_eq!(value(add(h, x, y).unwrap()), &a + &b);
        prop_assert_eq!(value(sub(h, x, y).unwrap()), &a - &b);
        prop_assert_eq!(value(mul(h, x, y).unwrap()), &a * &b);
        prop_assert_eq!(value(band(h, x, y).unwrap()), &a & &b);
        prop_assert_eq!(value(bor(h, x, y).unwrap()), &a | &b);
        prop_assert_eq!(value(bxor(h, x, y).unwrap()), &a ^ &b);
        prop_assert_eq!(value(bnot(h, x).unwrap()), !&a);
        prop_assert_eq!(value(neg(h, x).unwrap()), -&a);
        prop_assert_eq!(value(abs(h, x).unwrap()), IBig::from(a.clone().unsigned_abs()));
        if b == IBig::ZERO {
            prop_assert!(div(h, x, y).is_err() && rem(h, x, y).is_err());
        } else {
            let (q, r) = (&a).div_rem(&b);
            prop_assert_eq!(value(div(h, x, y).unwrap()), q.clone());
            prop_assert_eq!(value(rem(h, x, y).unwrap()), r.clone());
            let both = div_rem(h, x, y).unwrap();
            prop_assert_eq!((value(both.0), value(both.1)), (q, r));
        }
    }

    #[test]
    fn division_undoes_multiplication(a in number(), b in number(), c in number()) {
        // Quotients whose digits are hard to estimate: just below and at a multiple.
        prop_assume!(b != IBig::ZERO);
        let h = &mut Arena::new();
        let dividend = &a * &b + &c;
        let (x, y) = (term(h, &dividend), term(h, &b));
        let (q, r) = (&dividend).div_rem(&b);
        prop_assert_eq!(value(div(h, x, y).unwrap()), q);
        prop_assert_eq!(value(rem(h, x, y).unwrap()), r);
    }

    #[test]
    fn small_quotients(q in 0u64..1 << 41, b in number(), off in -2i64..=2) {
        // Around multiples, where the leading bits don't tell the quotient.
        prop_assume!(b != IBig::ZERO);
        let h = &mut Arena::new();
        for dividend in [&b * q + off, &b * (q + 1) - off, &b * q + &b / 2] {
            let (x, y) = (term(h, &dividend), term(h, &b));
            prop_assert_eq!(value(div(h, x, y).unwrap()), dividend / &b);
        }
    }

    #[test]
    fn shifts(a in number(), by in -4000i64..4000) {
        let h = &mut Arena::new();
        let x = term(h, &a);
        let left = if by >= 0 { &a << by as usize } else { &a >> (-by) as usize };
        prop_assert_eq!(value(bsl(h, x, Term::small(by)).unwrap()), left.clone());
        prop_assert_eq!(value(bsr(h, x, Term::small(-by)).unwrap()), left);
    }

    #[test]
    fn text(a in number(), radix in 2u32..=36) {
        let h = &mut Arena::new();
        let x = term(h, &a);
        let text = int::to_text(x, radix).unwrap();
        prop_assert_eq!(IBig::from_str_radix(&text, radix).unwrap(), a.clone());
        prop_assert_eq!(text.to_ascii_uppercase(), text.clone());
        let (negative, limbs) = int::parse(text.as_bytes(), radix).unwrap();
        prop_assert_eq!(value(h.big(negative, &limbs)), a);
    }

    #[test]
    fn floats(f in any::<f64>().prop_filter("finite", |f| f.is_finite())) {
        let h = &mut Arena::new();
        let whole = f.trunc();
        let t = int::from_whole_f64(h, whole);
        prop_assert_eq!(to_f64(t), Some(whole));
        prop_assert!(crate::term::compare::cmp_int_float(t, whole).is_eq());
        let more = add(h, t, Term::small(1)).unwrap();
        prop_assert!(crate::term::compare::cmp_int_float(more, whole).is_gt());
    }
}

#[test]
fn limits() {
    let h = &mut Arena::new();
    let one = Term::small(1);
    let largest = bsl(h, one, Term::small(MAX_LIMBS as i64 * 64 - 1)).unwrap();
    assert_eq!(value(largest).unsigned_abs().bit_len(), MAX_LIMBS * 64);
    let limit = |r: Res| matches!(r, Err(Fault::Error(crate::term::am::SYSTEM_LIMIT)));
    assert!(limit(bsl(h, one, Term::small(MAX_LIMBS as i64 * 64))));
    assert!(limit(add(h, largest, largest)));
    assert!(limit(mul(h, largest, largest)));
    assert!(limit(bsl(h, one, largest)));
    assert!(limit(bsr(h, one, Term::small(-(1 << 59)))));
    assert_eq!(bsl(h, Term::ZERO, largest).unwrap(), Term::ZERO);
    assert_eq!(bsr(h, largest, largest).unwrap(), Term::ZERO);
    let minus = neg(h, largest).unwrap();
    assert_eq!(bsr(h, minus, largest).unwrap(), Term::small(-1));
    assert_eq!(
        bsr(h, Term::small(-5), Term::small(1000)).unwrap(),
        Term::small(-1)
    );
}

#[test]
fn faults() {
    let h = &mut Arena::new();
    let badarith = |r: Res| matches!(r, Err(Fault::Error(crate::term::am::BADARITH)));
    let (f, big) = (h.float(1.5), h.big(false, &[0; 17].map(|_| u64::MAX)));
    let huge = h.float(1.0e308);
    assert!(badarith(add(h, Term::NIL, f)));
    assert!(badarith(add(h, f, big)));
    assert!(badarith(mul(h, huge, huge)));
    assert!(badarith(div(h, f, Term::small(1))));
    assert!(badarith(rem(h, Term::small(1), Term::ZERO)));
    assert!(badarith(float_div(h, f, Term::ZERO)));
    assert!(badarith(bsl(h, f, Term::small(1))));
}
