//! What a node has sent, put together: headers with atoms, messages in fragments.
//!
//! With a header, atoms stand in the terms as numbers of the header's list; the header names them, or says where in the cache of
//! the connection they are, into which earlier headers have put them.
use super::ForeignRef;
use super::frame::{FIRST_FRAGMENT, HEADER, NEXT_FRAGMENT, PASS_THROUGH};
use super::receive::Malformed;
use crate::etf::VERSION;
use crate::term::{Atom, Term};
use std::collections::{BTreeMap, HashMap};

/// What the reader keeps of a connection.
#[derive(Default)]
pub struct Reader {
    cache: HashMap<u16, Term>,
    /// Messages of which not all fragments have come, by their numbers.
    partial: HashMap<u64, Partial>,
    /// The processes that the node watches by their names: who has a name now may have another one later.
    pub watched_by_name: BTreeMap<ForeignRef, Term>,
}

struct Partial {
    /// The number of the last fragment; the next one has one less.
    last: u64,
    whole: Whole,
}

/// A whole message: a control tuple and what it carries.
pub struct Whole {
    /// What the numbers of atoms mean.
    pub atoms: Vec<Term>,
    pub bytes: Vec<u8>,
    /// Each term has a version byte.
    pub with_versions: bool,
}

/// Bytes to be taken from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or(Malformed::Header)?;
        self.0 = rest;
        Ok(taken)
    }
    fn u8(&mut self) -> Result<u8, Malformed> {
        Ok(self.take(1)?[0])
    }
    fn uint(&mut self, bytes: usize) -> Result<u64, Malformed> {
        let taken = self.take(bytes)?;
        Ok(taken.iter().fold(0, |n, &b| n << 8 | u64::from(b)))
    }
}

impl Reader {
    /// A frame has come: the message that it completes, if it does.
    ///
    /// # Errors
    /// If it is none.
    pub fn frame(&mut self, bytes: &[u8]) -> Result<Option<Whole>, Malformed> {
        match *bytes {
            [PASS_THROUGH, ref rest @ ..] => Ok(Some(Whole {
                atoms: Vec::new(),
                bytes: rest.to_vec(),
                with_versions: true,
            })),
            [VERSION, HEADER, ref rest @ ..] => self.headed(Bytes(rest)).map(Some),
            [VERSION, FIRST_FRAGMENT, ref rest @ ..] => self.first(Bytes(rest)),
            [VERSION, NEXT_FRAGMENT, ref rest @ ..] => self.next(Bytes(rest)),
            _ => Err(Malformed::Header),
        }
    }

    fn headed(&mut self, mut bytes: Bytes) -> Result<Whole, Malformed> {
        Ok(Whole {
            atoms: self.atoms(&mut bytes)?,
            bytes: bytes.0.to_vec(),
            with_versions: false,
        })
    }

    fn first(&mut self, mut bytes: Bytes) -> Result<Option<Whole>, Malformed> {
        let (sequence, number) = (bytes.uint(8)?, bytes.uint(8)?);
        let whole = self.headed(bytes)?;
        match number {
            0 => Err(Malformed::Header),
            1 => Ok(Some(whole)),
            last => match self.partial.insert(sequence, Partial { last, whole }) {
                None => Ok(None),
                Some(_) => Err(Malformed::Header),
            },
        }
    }

    fn next(&mut self, mut bytes: Bytes) -> Result<Option<Whole>, Malformed> {
        let (sequence, number) = (bytes.uint(8)?, bytes.uint(8)?);
        let partial = self.partial.get_mut(&sequence).ok_or(Malformed::Header)?;
        if number == 0 || number + 1 != partial.last {
            return Err(Malformed::Header);
        }
        partial.last = number;
        partial.whole.bytes.extend_from_slice(bytes.0);
        if number > 1 {
            return Ok(None);
        }
        Ok(self.partial.remove(&sequence).map(|partial| partial.whole))
    }

    /// The atoms that a header lists.
    fn atoms(&mut self, bytes: &mut Bytes) -> Result<Vec<Term>, Malformed> {
        let count = usize::from(bytes.u8()?);
        if count == 0 {
            return Ok(Vec::new());
        }
        // Half a byte for each, and one for all.
        let flags = bytes.take(count / 2 + 1)?;
        let flag = |i: usize| flags[i / 2] >> (4 * (i % 2)) & 0xf;
        let length_bytes = match flag(count) & 1 {
            0 => 1,
            _ => 2,
        };
        let mut atoms = Vec::with_capacity(count);
        for i in 0..count {
            let place = u16::from(flag(i) & 7) << 8 | u16::from(bytes.u8()?);
            if flag(i) & 8 != 0 {
                let length = bytes.uint(length_bytes)? as usize;
                let name = std::str::from_utf8(bytes.take(length)?).ok();
                let name = name.filter(|n| n.chars().count() <= crate::term::atom::MAX_CHARS);
                let atom = name.and_then(Atom::try_new).ok_or(Malformed::Header)?;
                self.cache.insert(place, atom.term());
            }
            atoms.push(*self.cache.get(&place).ok_or(Malformed::Header)?);
        }
        Ok(atoms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::am;

    #[test]
    fn atoms_are_remembered() {
        let mut reader = Reader::default();
        // Two atoms: a new one in segment 1, place 7; then that again.
        let new = [131, 68, 2, 0x19, 0, 7, 2, b'o', b'k', 7, 42];
        let whole = reader.frame(&new).ok().flatten().expect("a message");
        assert_eq!(whole.atoms, [am::OK, am::OK]);
        assert_eq!(whole.bytes, [42]);
        let known = [131, 68, 1, 0x01, 7];
        let whole = reader.frame(&known).ok().flatten().expect("a message");
        assert_eq!(whole.atoms, [am::OK]);
        assert!(reader.frame(&[131, 68, 1, 0x01, 8]).is_err());
        assert!(reader.frame(&[131, 68, 1]).is_err());
    }

    #[test]
    fn fragments_come_in_order() {
        let fragment = |kind: u8, number: u8, rest: &[u8]| {
            let mut bytes = vec![131, kind];
            bytes.extend(9u64.to_be_bytes());
            bytes.extend(u64::from(number).to_be_bytes());
            bytes.extend_from_slice(rest);
            bytes
        };
        let mut reader = Reader::default();
        assert!(matches!(reader.frame(&fragment(69, 3, &[0, 1])), Ok(None)));
        assert!(matches!(reader.frame(&fragment(70, 2, &[2])), Ok(None)));
        let whole = reader.frame(&fragment(70, 1, &[3])).ok().flatten();
        assert_eq!(whole.expect("a message").bytes, [1, 2, 3]);
        assert!(reader.frame(&fragment(70, 0, &[4])).is_err());
        assert!(matches!(reader.frame(&fragment(69, 3, &[0, 1])), Ok(None)));
        assert!(reader.frame(&fragment(70, 1, &[2])).is_err());
    }
}
