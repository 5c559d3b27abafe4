//! Floats as text, digit by digit as OTP writes and reads them.
use std::fmt::Write;

/// Longest text that `float_to_list/2` gives: OTP's buffer has 256 bytes with the closing zero.
const MAX_TEXT: usize = 255;
/// More decimals than this and `fixed` leaves the rounding to exact arithmetic.
const FAST_DECIMALS: i32 = 18;

/// `%.{decimals}e` of C; `None` if it is too long. A negative number of decimals is C's default, 6.
pub fn scientific(f: f64, decimals: i32) -> Option<String> {
    let decimals = usize::try_from(decimals).unwrap_or(6);
    if decimals > MAX_TEXT {
        return None;
    }
    let text = format!("{f:.decimals$e}");
    let (digits, exponent) = text.split_once('e')?;
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    bounded(format!("{digits}e{sign}{exponent:0>2}"))
}

fn bounded(text: String) -> Option<String> {
    if text.len() <= MAX_TEXT {
        Some(text)
    } else {
        None
    }
}

/// `decimals` digits after the point; `compact` drops trailing zeros. `None`: negative or too long.
///
/// Up to 18 decimals of a float below 2^53 are found as OTP finds them, in floating point (their
/// last digit may be off); others are exact.
pub fn fixed(f: f64, decimals: i32, compact: bool) -> Option<String> {
    const LARGE: f64 = (1u64 << 53) as f64;
    if decimals < 0 || decimals as usize > MAX_TEXT {
        return None;
    }
    if f.abs() > LARGE || decimals > FAST_DECIMALS {
        let text = bounded(format!("{f:.*}", decimals as usize))?;
        return Some(if compact { drop_zeros(text) } else { text });
    }
    let mut text = String::new();
    if f.is_sign_negative() {
        text.push('-');
    }
    let f = f.abs();
    if decimals == 0 {
        text.push_str(&(f.round() as u64).to_string());
        return Some(text);
    }
    let scale = 10u64.pow(decimals as u32);
    let mut whole = f.floor() as u64;
    let fraction = ((f - f.floor()) * scale as f64).round();
    let mut fraction = fraction as u64;
    if fraction >= scale {
        whole += 1;
        fraction = 0;
    }
    let _ = write!(
        text,
        "{whole}.{fraction:0width$}",
        width = decimals as usize
    );
    Some(if compact { drop_zeros(text) } else { text })
}

/// Drops trailing zeros, but for one after a point.
fn drop_zeros(mut text: String) -> String {
    let kept = text.trim_end_matches('0').len();
    let keep = if text[..kept].ends_with('.') {
        kept + 1
    } else {
        kept
    };
    text.truncate(keep);
    text
}

/// The shortest text that reads back as `f`: plain where that is no longer than with an exponent.
pub fn shortest(f: f64) -> String {
    let mut text = String::with_capacity(32);
    if f.is_sign_negative() {
        text.push('-');
    }
    if f == 0.0 {
        text.push_str("0.0");
        return text;
    }
    let digits = Digits::of(f.abs());
    if digits.are_plain() {
        digits.write_plain(&mut text);
    } else {
        digits.write_scientific(&mut text);
    }
    text
}

/// The fewest digits that read back as a float; of two equally near numbers the even one.
struct Digits {
    digits: [u8; 17],
    len: usize,
    /// The power of ten of the first digit.
    point: i32,
}

impl Digits {
    /// Of a positive float.
    fn of(f: f64) -> Digits {
        let mut buffer = ryu::Buffer::new();
        let text = buffer.format_finite(f);
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let mut digits = Digits {
            digits: [b'0'; 17],
            len: 0,
            point: exponent.parse().unwrap_or(0),
        };
        let whole = mantissa.find('.').unwrap_or(mantissa.len()) as i32;
        let (mut place, mut zeros) = (whole - 1, 0);
        for digit in mantissa.bytes().filter(|&b| b != b'.') {
            match digit {
                b'0' if digits.len == 0 => place -= 1,
                b'0' => zeros += 1,
                _ => {
                    // Zeros count once a digit follows them; the array has them already.
                    digits.len += zeros;
                    digits.digits[digits.len] = digit;
                    digits.len += 1;
                    zeros = 0;
                }
            }
        }
        digits.point += place;
        digits
    }
    fn text(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.len]).unwrap_or_default()
    }
    /// Whether they are written without an exponent. Integers that floats don't represent one by one
    /// (from 2^53) never are.
    fn are_plain(&self) -> bool {
        let n = self.len as i32;
        let exponent = self.point - (n - 1);
        let (low, high) = match n {
            1 => (-4, 2),
            _ if self.point >= 10 => (-(n + 2), 2),
            _ => (-(n + 2), 1),
        };
        let value = || {
            self.digits[..self.len]
                .iter()
                .fold(0u64, |v, &d| v * 10 + u64::from(d - b'0'))
        };
        let sparse = match exponent {
            0 => value() >= 1 << 53,
            1 => value() > (1 << 52) / 5,
            2 => value() > (1 << 51) / 25,
            _ => false,
        };
        (low..=high).contains(&exponent) && !sparse
    }
    fn write_plain(&self, text: &mut String) {
        let (n, point) = (self.len as i32, self.point);
        let zeros = |text: &mut String, n: i32| (0..n).for_each(|_| text.push('0'));
        if point < 0 {
            text.push_str("0.");
            zeros(text, -point - 1);
            text.push_str(self.text());
        } else if point >= n - 1 {
            text.push_str(self.text());
            zeros(text, point - n + 1);
            text.push_str(".0");
        } else {
            let (whole, fraction) = self.text().split_at(point as usize + 1);
            text.push_str(whole);
            text.push('.');
            text.push_str(fraction);
        }
    }
    fn write_scientific(&self, text: &mut String) {
        let (first, rest) = self.text().split_at(1);
        let rest = if rest.is_empty() { "0" } else { rest };
        let _ = write!(text, "{first}.{rest}e{}", self.point);
    }
}

/// Length of the longest float at the start of `text`, as `list_to_float` takes it: sign, digits, a point or
/// comma, digits, perhaps an exponent. `None`: no float there.
pub fn float_prefix(text: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let n = text[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if n == 0 { None } else { Some(from + n) }
    };
    let sign = |from: usize| from + usize::from(matches!(text.get(from), Some(b'+' | b'-')));
    let whole = digits(sign(0))?;
    if !matches!(text.get(whole), Some(b'.' | b',')) {
        return None;
    }
    let end = digits(whole + 1)?;
    let exponent = match text.get(end) {
        Some(b'e' | b'E') => digits(sign(end + 1)),
        _ => None,
    };
    Some(exponent.unwrap_or(end))
}

/// The float that all of `text` is. `None`: it is none, or too large.
pub fn parse_float(text: &[u8]) -> Option<f64> {
    if float_prefix(text)? != text.len() {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    let f: f64 = text.replacen(',', ".", 1).parse().ok()?;
    f.is_finite().then_some(f)
}
