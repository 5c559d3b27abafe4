//! `LitT`: the literals, each in the external term format.

use std::borrow::Cow;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::super::error::{Error, Place, Reason};
use super::super::reader::Reader;
use super::super::unpack;
use super::id;

/// The literals of a module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Literals<'a> {
    data: Cow<'a, [u8]>,
    spans: Vec<(u32, u32)>,
    extra: Vec<Vec<u8>>,
    compressed: bool,
}

impl<'a> Literals<'a> {
    /// How many there are, big integers that stand in other chunks included.
    pub fn len(&self) -> usize {
        self.spans.len() + self.extra.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many stand in the chunk itself.
    pub fn stored(&self) -> usize {
        self.spans.len()
    }

    /// Whether the chunk is compressed with zlib (OTP 27 and earlier).
    pub fn is_compressed(&self) -> bool {
        self.compressed
    }

    /// The external term of literal `index`, its version byte included.
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        if let Some(&(start, end)) = self.spans.get(index) {
            return self.data.get(start as usize..end as usize);
        }
        self.extra.get(index - self.spans.len()).map(Vec::as_slice)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    pub(in crate::beam) fn extra_mut(&mut self) -> &mut Vec<Vec<u8>> {
        &mut self.extra
    }

    pub(in crate::beam) fn parse(r: &mut Reader<'a>) -> Result<Self, Error> {
        let start = r.pos();
        let size = r.u32("the size of the literals")? as usize;
        let at = r.pos();
        let data = r.take(r.left(), "the literals")?;
        if size == 0 {
            let base = r.error_at(at, Reason::NotIff).offset as usize;
            let inner = Reader::new(data, Place::Chunk(id::LITERALS), base);
            let spans = spans(inner)?;
            let data = Cow::Borrowed(data);
            return Ok(Self {
                data,
                spans,
                extra: Vec::new(),
                compressed: false,
            });
        }
        let data = unpack::zlib(data, size).map_err(|reason| r.error_at(start, reason))?;
        let spans = spans(Reader::new(&data, Place::Inside(id::LITERALS), 0))?;
        let data = Cow::Owned(data);
        Ok(Self {
            data,
            spans,
            extra: Vec::new(),
            compressed: true,
        })
    }

    pub(in crate::beam) fn write(&self) -> Vec<u8> {
        let stored: Vec<&[u8]> = self.iter().take(self.stored()).collect();
        write_literals(&stored, self.compressed)
    }
}

/// Where each literal stands.
fn spans(mut r: Reader<'_>) -> Result<Vec<(u32, u32)>, Error> {
    let count = r.count(5, "literals")?;
    let mut spans = Vec::with_capacity(count);
    for _ in 0..count {
        let size = r.u32("a literal's size")? as usize;
        let start = r.pos();
        r.take(size, "the end of a literal")?;
        spans.push((start as u32, r.pos() as u32));
    }
    r.finish("the last literal")?;
    Ok(spans)
}

pub(in crate::beam) fn write_literals(literals: &[&[u8]], compressed: bool) -> Vec<u8> {
    let mut data = (literals.len() as u32).to_be_bytes().to_vec();
    for literal in literals {
        data.extend((literal.len() as u32).to_be_bytes());
        data.extend_from_slice(literal);
    }
    let mut out = Vec::with_capacity(data.len() + 4);
    if !compressed {
        out.extend(0u32.to_be_bytes());
        out.append(&mut data);
        return out;
    }
    out.extend((data.len() as u32).to_be_bytes());
    let mut encoder = ZlibEncoder::new(out, Compression::default());
    encoder
        .write_all(&data)
        .and_then(|()| encoder.finish())
        .expect("writing to memory can't fail")
}
