//! Operations on large magnitudes, where subquadratic algorithms pay: dashu-int does them.
use super::limbs::Limbs;
use dashu_int::UBig;
use dashu_int::ops::DivRem;

fn big(a: &[u64]) -> UBig {
    UBig::from_words(a)
}

fn limbs(a: &UBig) -> Limbs {
    Limbs::from_slice(a.as_words())
}

pub fn mul(a: &[u64], b: &[u64]) -> Limbs {
    if std::ptr::eq(a, b) {
        return limbs(&big(a).sqr());
    }
    limbs(&(big(a) * big(b)))
}

pub fn div_rem(a: &[u64], b: &[u64]) -> (Limbs, Limbs) {
    let (q, r) = big(a).div_rem(big(b));
    (limbs(&q), limbs(&r))
}

/// Digits in `radix` (2 to 36), upper case.
pub fn to_text(a: &[u64], radix: u32) -> String {
    format!("{:#}", big(a).in_radix(radix as u8))
}

/// The magnitude of ASCII digits in `radix`; `None` if one of them isn't.
pub fn from_text(digits: &str, radix: u32) -> Option<Limbs> {
    // An underscore is a separator to the library, not to Erlang.
    if digits.contains('_') {
        return None;
    }
    UBig::from_str_radix(digits, radix).ok().map(|n| limbs(&n))
}
