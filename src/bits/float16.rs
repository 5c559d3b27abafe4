//! Half-precision floats.

/// The value of a 16-bit float.
pub fn to_f64(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let fraction = (bits & 0x3ff) as f64;
    let magnitude = match bits >> 10 & 0x1f {
        0 => fraction * 2f64.powi(-24),
        0x1f if bits & 0x3ff == 0 => f64::INFINITY,
        0x1f => f64::NAN,
        e => (1024.0 + fraction) * 2f64.powi(e as i32 - 25),
    };
    sign * magnitude
}

/// The nearest 16-bit float, ties to even; infinity when it's out of range.
pub fn from_f64(value: f64) -> u16 {
    let sign = ((value.to_bits() >> 48) & 0x8000) as u16;
    let magnitude = value.abs();
    if magnitude >= 65520.0 {
        return sign | 0x7c00;
    }
    let exponent = ((magnitude.to_bits() >> 52) as i32 - 1023).max(-14);
    let unit = 2f64.powi(exponent - 10);
    let steps = (magnitude / unit).round_ties_even() as u16;
    sign | ((exponent + 14) as u16 * 1024 + steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_survives() {
        for bits in 0..=u16::MAX {
            let value = to_f64(bits);
            if !value.is_nan() {
                assert_eq!(from_f64(value), bits, "{value}");
            }
        }
    }

    #[test]
    fn rounds_ties_to_even() {
        for bits in 0..0x7bffu16 {
            let (a, b) = (to_f64(bits), to_f64(bits + 1));
            let middle = (a + b) / 2.0;
            assert_eq!(from_f64(middle), (bits + 1) & !1);
            assert_eq!(from_f64(middle.next_down()), bits);
            assert_eq!(from_f64(middle.next_up()), bits + 1);
        }
    }
}
