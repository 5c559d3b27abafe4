//! How the bytes that a port reads are cut into messages, and what goes before those that it writes.

/// What `open_port/2` says of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// As they come.
    Stream,
    /// A length of 1, 2 or 4 bytes, the highest first, goes before each.
    Packet(usize),
    /// Lines, in pieces of so many bytes at most.
    Line(usize),
}

/// What becomes a message.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    Data(Vec<u8>),
    /// A line, or its last piece, without its end.
    Line(Vec<u8>),
    /// A piece of a line that goes on.
    PartOfLine(Vec<u8>),
}

/// Cuts what comes into pieces.
pub struct Cutter {
    framing: Framing,
    left: Vec<u8>,
}

impl Framing {
    /// The bytes that go before a message of that length; `None`: it is too long for them.
    pub fn header(self, length: usize) -> Option<Vec<u8>> {
        let Framing::Packet(bytes) = self else {
            return Some(Vec::new());
        };
        let length = (length as u64).to_be_bytes();
        let (none, header) = length.split_at(8 - bytes);
        none.iter().all(|&b| b == 0).then(|| header.to_vec())
    }
}

impl Cutter {
    pub fn new(framing: Framing) -> Cutter {
        let left = Vec::new();
        Cutter { framing, left }
    }
    /// The pieces that are complete with these bytes.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Piece> {
        if self.framing == Framing::Stream {
            return vec![Piece::Data(bytes.to_vec())];
        }
        self.left.extend_from_slice(bytes);
        let mut at = 0;
        let mut pieces = Vec::new();
        while let Some((piece, length)) = self.framing.first(&self.left[at..]) {
            pieces.push(piece);
            at += length;
        }
        self.left.drain(..at);
        pieces
    }
    /// What is left when no more comes.
    pub fn end(&mut self) -> Option<Piece> {
        let left = std::mem::take(&mut self.left);
        let is_line = matches!(self.framing, Framing::Line(_)) && !left.is_empty();
        is_line.then_some(Piece::PartOfLine(left))
    }
}

impl Framing {
    /// The first piece, and its length with what surrounds it.
    fn first(self, bytes: &[u8]) -> Option<(Piece, usize)> {
        match self {
            Framing::Stream => None,
            Framing::Packet(header) => {
                let length = bytes.get(..header)?;
                let length = length.iter().fold(0, |n, &b| n << 8 | usize::from(b));
                let data = bytes.get(header..header + length)?;
                Some((Piece::Data(data.to_vec()), header + length))
            }
            Framing::Line(most) => {
                let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(most + 1)]);
                match end {
                    Some(end) => Some((Piece::Line(bytes[..end].to_vec()), end + 1)),
                    None if bytes.len() > most => {
                        Some((Piece::PartOfLine(bytes[..most].to_vec()), most))
                    }
                    None => None,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces are the same, however the bytes come.
    fn pieces(framing: Framing, bytes: &[u8]) -> Vec<Piece> {
        let run = |step: usize| {
            let mut cutter = Cutter::new(framing);
            let mut all: Vec<Piece> = bytes.chunks(step).flat_map(|c| cutter.feed(c)).collect();
            all.extend(cutter.end());
            all
        };
        let all = run(bytes.len().max(1));
        assert_eq!((1..bytes.len()).map(run).find(|other| *other != all), None);
        all
    }

    #[test]
    fn packets() {
        let data = |bytes: &[u8]| Piece::Data(bytes.to_vec());
        let all = pieces(Framing::Packet(2), b"\0\x03abc\0\0\0\x01d\0\x05ef");
        assert_eq!(all, [data(b"abc"), data(b""), data(b"d")]);
        assert_eq!(Framing::Packet(2).header(0x1234), Some(vec![0x12, 0x34]));
        assert_eq!(Framing::Packet(1).header(256), None);
        assert_eq!(Framing::Stream.header(7), Some(vec![]));
    }

    #[test]
    fn lines() {
        let all = pieces(Framing::Line(3), b"ab\n\nabc\nabcdefg\nhi");
        let line = |text: &str| Piece::Line(text.into());
        let part = |text: &str| Piece::PartOfLine(text.into());
        assert_eq!(
            all,
            [
                line("ab"),
                line(""),
                line("abc"),
                part("abc"),
                part("def"),
                line("g"),
                part("hi")
            ]
        );
    }
}
