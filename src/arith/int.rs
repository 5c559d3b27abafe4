//! Integers of any size as sign and magnitude, and their way to and from floats.
use super::limbs::{self, Limbs};
use crate::heap::Heap;
use crate::term::Term;

/// An integer term's sign and magnitude.
#[derive(Clone, Copy)]
pub struct Int<'a> {
    pub negative: bool,
    limbs: Option<&'a [u64]>,
    small: [u64; 1],
}

impl<'a> Int<'a> {
    /// `None`: not an integer.
    pub fn of(t: Term) -> Option<Int<'a>> {
        if let Some(n) = t.as_small() {
            return Some(Int {
                negative: n < 0,
                limbs: None,
                small: [n.unsigned_abs()],
            });
        }
        let (negative, limbs) = t.as_big()?;
        Some(Int {
            negative,
            limbs: Some(limbs),
            small: [0],
        })
    }
    /// Limbs, least significant first, none of them for zero.
    pub fn magnitude(&self) -> &[u64] {
        match self.limbs {
            Some(limbs) => limbs,
            None if self.small[0] == 0 => &[],
            None => &self.small,
        }
    }
    /// The nearest float as OTP finds it: limb by limb, rounding at each. `None`: beyond all floats.
    pub fn to_f64(&self) -> Option<f64> {
        const BASE: f64 = 18_446_744_073_709_551_616.0;
        let f = self
            .magnitude()
            .iter()
            .rev()
            .fold(0.0, |f, &limb| f * BASE + limb as f64);
        let f = if self.negative { -f } else { f };
        f.is_finite().then_some(f)
    }
}

/// The integer that a whole float is.
pub fn from_whole_f64(h: &mut (impl Heap + ?Sized), f: f64) -> Term {
    if f.abs() < 9.0e18 {
        return h.int(f as i64);
    }
    let exponent = ((f.to_bits() >> 52) & 0x7ff) as usize - 1075;
    let mantissa = (f.to_bits() & ((1 << 52) - 1)) | 1 << 52;
    h.big(f < 0.0, &limbs::shl(&[mantissa], exponent))
}

/// A term's value as `i64`, if it is an integer that fits.
pub fn to_i64(t: Term) -> Option<i64> {
    to_i128(t).and_then(|n| i64::try_from(n).ok())
}

/// A term's value as `u64`, if it is an integer that fits.
pub fn to_u64(t: Term) -> Option<u64> {
    to_i128(t).and_then(|n| u64::try_from(n).ok())
}

/// The value of an integer of at most one limb.
pub fn to_i128(t: Term) -> Option<i128> {
    let n = Int::of(t)?;
    let value = match n.magnitude() {
        [] => 0,
        [one] => i128::from(*one),
        _ => return None,
    };
    Some(if n.negative { -value } else { value })
}

/// An `i128` as a term.
pub fn from_i128(h: &mut (impl Heap + ?Sized), n: i128) -> Term {
    match i64::try_from(n) {
        Ok(n) => h.int(n),
        Err(_) => {
            let u = n.unsigned_abs();
            h.big(n < 0, &[u as u64, (u >> 64) as u64])
        }
    }
}

/// Digits in `radix` (2 to 36), upper case, with a minus sign if negative. `None`: not an integer.
pub fn to_text(t: Term, radix: u32) -> Option<String> {
    with_text(t, radix, |text| String::from_utf8_lossy(text).into_owned())
}

/// Gives the text that `to_text` gives to `take`; that of a small integer needs no allocation.
pub fn with_text<R>(t: Term, radix: u32, take: impl FnOnce(&[u8]) -> R) -> Option<R> {
    let n = Int::of(t)?;
    if let [] | [_] = n.magnitude() {
        let mut buffer = [0; 65];
        let value = n.magnitude().first().copied().unwrap_or(0);
        return Some(take(limb_text(&mut buffer, n.negative, value, radix)));
    }
    let digits = super::large::to_text(n.magnitude(), radix);
    Some(match n.negative {
        true => take(format!("-{digits}").as_bytes()),
        false => take(digits.as_bytes()),
    })
}

/// Writes sign and digits to the end of the buffer.
fn limb_text(buffer: &mut [u8; 65], negative: bool, mut n: u64, radix: u32) -> &[u8] {
    const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut at = buffer.len();
    // The compiler has a product for a quotient by a constant.
    while radix == 10 && n >= 10 {
        at -= 1;
        buffer[at] = b'0' + (n % 10) as u8;
        n /= 10;
    }
    loop {
        at -= 1;
        buffer[at] = DIGITS[(n % u64::from(radix)) as usize];
        n /= u64::from(radix);
        if n == 0 {
            break;
        }
    }
    if negative {
        at -= 1;
        buffer[at] = b'-';
    }
    &buffer[at..]
}

/// Sign and magnitude of text: a sign or none, then digits in `radix`, at least one. `None`: not so.
pub fn parse(text: &[u8], radix: u32) -> Option<(bool, Limbs)> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(|&d| (d as char).is_digit(radix)) {
        return None;
    }
    // 12 digits in base 36 fit a limb, and so on.
    if digits.len() <= 12 {
        let value = digits
            .iter()
            .fold(0, |n, &d| n * u64::from(radix) + digit_value(d));
        return Some((negative, Limbs::from_slice(&[value])));
    }
    let text = std::str::from_utf8(digits).ok()?;
    Some((negative, super::large::from_text(text, radix)?))
}

fn digit_value(d: u8) -> u64 {
    (d as char).to_digit(36).unwrap_or(0).into()
}
