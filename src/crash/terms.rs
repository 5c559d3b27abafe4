//! Terms in a crash dump: those that fit a word as text, all others by their addresses, and once what stands there.
use crate::etf;
use crate::term::Term;
use crate::term::print;
use std::collections::HashSet;
use std::io::{self, Write};

/// Objects of one process that are written; of those beyond, the reader sees that they are missing.
const MOST: usize = 100_000;

/// The objects of one process' heap that its dump refers to.
#[derive(Default)]
pub struct Objects {
    seen: HashSet<u64>,
    /// Those that are still to be written.
    left: Vec<Term>,
}

impl Objects {
    /// The term as it stands in a line; what it points at is written later.
    pub fn word(&mut self, t: Term) -> String {
        if let Some(atom) = t.as_atom() {
            return format!("A{:X}:{}", atom.name().len(), atom.name());
        }
        if let Some(n) = t.as_small() {
            return format!("I{n}");
        }
        if t.is_nil() {
            return "N".to_owned();
        }
        if !t.is_cons() && !t.is_boxed() {
            // Pids and ports of this node.
            let kind = if t.is_port() { 'p' } else { 'P' };
            return format!("{kind}{}", print::identifier(t).unwrap_or_default());
        }
        if self.seen.len() < MOST && self.seen.insert(t.raw()) {
            self.left.push(t);
        }
        format!("H{:X}", t.raw())
    }
    /// All that has been referred to, and what that refers to.
    pub fn write(mut self, out: &mut impl Write) -> io::Result<()> {
        while let Some(t) = self.left.pop() {
            let body = self.body(t);
            writeln!(out, "{:X}:{body}", t.raw())?;
        }
        Ok(())
    }
    fn body(&mut self, t: Term) -> String {
        if let Some((head, tail)) = t.as_cons() {
            return format!("l{}|{}", self.word(head), self.word(tail));
        }
        if let Some(elements) = t.as_tuple() {
            let words: Vec<String> = elements.iter().map(|&e| self.word(e)).collect();
            return format!("t{:X}:{}", elements.len(), words.join(","));
        }
        // All else in external format, which the reader decodes.
        match etf::encode(t, &etf::encode::Options::default()) {
            Ok(bytes) => format!("E{:X}:{}", bytes.len(), base64(&bytes)),
            Err(_) => "N".to_owned(),
        }
    }
}

/// Bytes in the alphabet of RFC 4648.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize];
            text.push(if i <= chunk.len() { letter.into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_of_each_length() {
        let texts = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
