//! `asn1rt_nif`: what the code that OTP's ASN.1 compiler generates leaves to C: values of BER taken apart and put together, and the bits of
//! PER packed.
use crate::bif::{Fault, Res, badarg, iolist};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Atom, Term, am};

crate::bifs! {
    asn1rt_nif {
        "decode_ber_tlv_raw"/1 => decode_ber,
        "encode_ber_tlv"/1 => encode_ber,
        "encode_per_complete"/1 => pack_per,
    }
}

/// Values in values: as deep as OTP's stack allows, about.
const DEEPEST: usize = 400;

/// The bit of a tag that says that values follow, not bytes.
const CONSTRUCTED: u8 = 0x20;
/// The lower bits of a tag's first byte, all set: its number follows.
const LONG_TAG: u8 = 0x1f;
/// The length is not told: two zeros end the value.
const INDEFINITE: u8 = 0x80;

/// What is wrong with bytes of BER.
enum Wrong {
    Tag,
    Length,
    Value,
    /// Values in values, too deep.
    Depth,
}

/// Bytes, and how far they have been read.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// `{{Tag, Value}, Rest}`, or `{error, {Reason, Position}}`.
fn decode_ber(p: &mut Process, args: &[Term]) -> Res {
    let bytes = iolist::to_vec(args[0]).ok_or(Fault::BADARG)?;
    let mut reader = Reader {
        bytes: &bytes,
        at: 0,
    };
    match reader.item(p, bytes.len(), 0) {
        Ok(item) => {
            let rest = p.binary(&bytes[reader.at..]);
            Ok(p.tuple(&[item, rest]))
        }
        Err(wrong) => {
            let reason = match wrong {
                Wrong::Tag => "invalid_tag",
                Wrong::Length => "invalid_length",
                Wrong::Value => "invalid_value",
                Wrong::Depth => "unknown",
            };
            let at = Term::small(reader.at as i64);
            let why = p.tuple(&[Atom::new(reason).term(), at]);
            Ok(p.tuple(&[am::ERROR, why]))
        }
    }
}

impl Reader<'_> {
    fn here(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }
    /// A tag and its value, of the bytes up to `end`.
    fn item(&mut self, p: &mut Process, end: usize, depth: usize) -> Result<Term, Wrong> {
        if self.at + 2 > end {
            return Err(Wrong::Value);
        }
        let is_constructed = self.here() & CONSTRUCTED != 0;
        let tag = self.tag(end)?;
        if self.at >= end {
            return Err(Wrong::Tag);
        }
        if depth == DEEPEST {
            return Err(Wrong::Depth);
        }
        let value = self.value(p, end, is_constructed, depth)?;
        Ok(p.tuple(&[Term::small(tag.into()), value]))
    }
    /// The class, shifted by 16 bits, and the number, of 14 bits at most.
    fn tag(&mut self, end: usize) -> Result<u32, Wrong> {
        let first = self.here();
        let class = u32::from(first & 0xc0) << 10;
        let number = first & LONG_TAG;
        if number < LONG_TAG {
            self.at += 1;
            return Ok(class | u32::from(number));
        }
        if self.at + 3 > end {
            return Err(Wrong::Value);
        }
        self.at += 1;
        let mut number = 0;
        if self.here() & 0x80 != 0 {
            number = u32::from(self.here() & 0x7f) << 7;
            self.at += 1;
        }
        if self.here() & 0x80 != 0 {
            return Err(Wrong::Tag);
        }
        number |= u32::from(self.here());
        self.at += 1;
        Ok(class | number)
    }
    fn value(
        &mut self,
        p: &mut Process,
        end: usize,
        is_constructed: bool,
        depth: usize,
    ) -> Result<Term, Wrong> {
        let first = self.here();
        if first == INDEFINITE {
            self.at += 1;
            if self.at + 1 >= end || !is_constructed {
                return Err(Wrong::Length);
            }
            return self.up_to_zeros(p, end, depth);
        }
        let mut length = usize::from(first);
        if first & 0x80 != 0 {
            let count = usize::from(first & 0x7f);
            if count > end - (self.at + 1) {
                return Err(Wrong::Length);
            }
            length = 0;
            for _ in 0..count {
                self.at += 1;
                // No more than 32 bits.
                if length >= 1 << 24 {
                    return Err(Wrong::Length);
                }
                length = (length << 8) | usize::from(self.here());
            }
        }
        if length > end - (self.at + 1) {
            return Err(Wrong::Value);
        }
        self.at += 1;
        let end = self.at + length;
        if !is_constructed {
            let bytes = &self.bytes[self.at..end];
            self.at = end;
            return Ok(p.binary(bytes));
        }
        let mut items = Vec::new();
        while self.at < end {
            items.push(self.item(p, end, depth + 1)?);
        }
        Ok(p.list(&items))
    }
    /// Values up to two zeros.
    fn up_to_zeros(&mut self, p: &mut Process, end: usize, depth: usize) -> Result<Term, Wrong> {
        let mut items = Vec::new();
        while self.bytes[self.at..self.at + 2] != [0, 0] {
            items.push(self.item(p, end, depth + 1)?);
            if self.at + 1 >= end {
                return Err(Wrong::Length);
            }
        }
        self.at += 2;
        Ok(p.list(&items))
    }
}

/// The bytes of `{Tag, Value}`, where a value is a binary or a list of the same.
fn encode_ber(p: &mut Process, args: &[Term]) -> Res {
    let mut reversed = Vec::new();
    match write_item(args[0], &mut reversed, 0) {
        Some(()) => {
            reversed.reverse();
            Ok(p.binary(&reversed))
        }
        None => Ok(p.tuple(&[am::ERROR, Term::small(-1)])),
    }
}

/// Writes from behind, since lengths stand before what they are of.
fn write_item(item: Term, to: &mut Vec<u8>, depth: usize) -> Option<()> {
    let &[tag, value, ..] = item.as_tuple()? else {
        return None;
    };
    let tag = u32::try_from(tag.as_small()?).ok()?;
    let before = to.len();
    let is_constructed = value.is_list();
    if is_constructed {
        if depth == DEEPEST {
            return None;
        }
        for item in value.list_to_vec()?.into_iter().rev() {
            write_item(item, to, depth + 1)?;
        }
    } else {
        if !value.is_binary() {
            return None;
        }
        to.extend(value.to_bytes()?.iter().rev());
    }
    write_length(to.len() - before, to);
    write_tag(tag, if is_constructed { CONSTRUCTED } else { 0 }, to);
    Some(())
}

fn write_length(length: usize, to: &mut Vec<u8>) {
    if length < 0x80 {
        to.push(length as u8);
        return;
    }
    let bytes = length.to_le_bytes();
    let count = bytes.len() - length.leading_zeros() as usize / 8;
    to.extend(&bytes[..count]);
    to.push(0x80 | count as u8);
}

fn write_tag(tag: u32, form: u8, to: &mut Vec<u8>) {
    let head = form | ((tag & 0x3_0000) >> 10) as u8;
    let mut number = tag & 0xffff;
    if number < u32::from(LONG_TAG) {
        to.push(head | number as u8);
        return;
    }
    to.push((number & 0x7f) as u8);
    number >>= 7;
    while number > 0 {
        to.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    to.push(head | LONG_TAG);
}

/// Bits, put one behind the other.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    /// Bits of the last byte that are free.
    free: u32,
}

impl Bits {
    fn push(&mut self, bit: bool) {
        if self.free == 0 {
            self.bytes.push(0);
            self.free = 8;
        }
        self.free -= 1;
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << self.free;
        }
    }
    /// The upper `count` bits of a byte.
    fn push_upper(&mut self, byte: u8, count: usize) {
        for i in 0..count {
            self.push(byte >> (7 - i) & 1 != 0);
        }
    }
    fn align(&mut self) {
        self.free = 0;
    }
    fn push_bytes(&mut self, bytes: &[u8]) {
        if self.free == 0 {
            self.bytes.extend_from_slice(bytes);
        } else {
            bytes.iter().for_each(|&byte| self.push_upper(byte, 8));
        }
    }
    fn pad(&mut self, count: usize) {
        (0..count).for_each(|_| self.push(false));
    }
}

/// Bits and bytes that are to be packed, told by codes: see the `asn1rtt_per` of OTP.
fn pack_per(p: &mut Process, args: &[Term]) -> Res {
    let Some(input) = iolist::to_vec(args[0]) else {
        return badarg();
    };
    let mut bits = Bits::default();
    match pack(&input, &mut bits) {
        Some(()) => {
            // What has no bits takes a byte.
            if bits.bytes.is_empty() && !input.is_empty() {
                bits.bytes.push(0);
            }
            Ok(p.binary(&bits.bytes))
        }
        None => Ok(p.tuple(&[am::ERROR, Term::small(b'1'.into())])),
    }
}

/// Takes so many bytes.
fn take<'a>(input: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = input.split_at_checked(count)?;
    *input = rest;
    Some(taken)
}

/// A number of one byte, or of two.
fn number(input: &mut &[u8], is_long: bool) -> Option<usize> {
    let bytes = take(input, if is_long { 2 } else { 1 })?;
    Some(bytes.iter().fold(0, |n, &byte| n << 8 | usize::from(byte)))
}

fn pack(mut input: &[u8], bits: &mut Bits) -> Option<()> {
    let input = &mut input;
    while let Some((&code, rest)) = input.split_first() {
        *input = rest;
        match code {
            0 | 1 => bits.push(code == 1),
            2 => bits.align(),
            // The lower bits of a byte.
            10 => {
                let count = number(input, false)?.min(8);
                let byte = take(input, 1)?[0];
                for i in (0..count).rev() {
                    bits.push(byte >> i & 1 != 0);
                }
            }
            // Bytes, which begin at a byte.
            20 | 21 => {
                let count = number(input, code == 21)?;
                let bytes = take(input, count)?;
                bits.align();
                bits.push_bytes(bytes);
            }
            // Bytes, of the last of which some lower bits are left out.
            30 | 31 => {
                let left_out = number(input, false)?.min(8);
                let count = number(input, code == 31)?;
                let bytes = take(input, count)?;
                if let Some((&last, bytes)) = bytes.split_last() {
                    bits.push_bytes(bytes);
                    bits.push_upper(last, 8 - left_out);
                }
            }
            // So many bits, each of which has a byte of its own; zeros for those that are missing.
            40..=43 => {
                let wanted = number(input, code >= 42)?;
                let count = number(input, code == 41 || code == 43)?;
                let given = take(input, count)?;
                for &bit in given.iter().take(wanted) {
                    bits.push(match bit {
                        0 => false,
                        1 => true,
                        _ => return None,
                    });
                }
                bits.pad(wanted.saturating_sub(count));
            }
            // So many bits of bytes, with zeros for those that are missing.
            45..=47 => {
                let wanted = number(input, code >= 46)?;
                let count = number(input, code == 47)?;
                let bytes = take(input, count)?;
                let whole = (wanted / 8).min(count);
                bits.push_bytes(&bytes[..whole]);
                if let Some(&next) = bytes.get(whole) {
                    bits.push_upper(next, wanted % 8);
                }
                bits.pad(wanted.saturating_sub(count * 8));
            }
            _ => return None,
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(input: &[u8]) -> Option<Vec<u8>> {
        let mut bits = Bits::default();
        pack(input, &mut bits).map(|()| bits.bytes)
    }

    #[test]
    fn bits_are_packed_as_their_codes_say() {
        assert_eq!(packed(&[1, 0, 1, 10, 5, 0b10001]), Some(vec![0b1011_0001]));
        assert_eq!(packed(&[1, 20, 2, 7, 8]), Some(vec![0x80, 7, 8]));
        assert_eq!(packed(&[1, 2, 1]), Some(vec![0x80, 0x80]));
        assert_eq!(packed(&[1, 30, 4, 2, 0xff, 0xf0]), Some(vec![0xff, 0xf8]));
        assert_eq!(packed(&[40, 5, 2, 1, 1]), Some(vec![0b1100_0000]));
        assert_eq!(packed(&[40, 1, 2, 1, 1, 1]), Some(vec![0b1100_0000]));
        assert_eq!(packed(&[45, 12, 1, 0xab]), Some(vec![0xab, 0]));
        assert_eq!(packed(&[45, 4, 2, 0xab, 0xcd]), Some(vec![0xa0]));
        assert_eq!(packed(&[20, 3, 1]), None);
        assert_eq!(packed(&[99]), None);
    }
}
