//! `AtU8`: the atoms, counted from 1; the first is the module's name.

use super::super::encode::put_unsigned;
use super::super::error::{Error, Reason};
use super::super::reader::Reader;

/// The most characters that an atom has.
const MAX_CHARACTERS: usize = 255;

/// The atoms of a module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Atoms<'a> {
    /// Their names; that of atom 1 is the first.
    pub names: Vec<&'a str>,
    /// Whether sizes are compact numbers (OTP 28 on) instead of bytes.
    pub long_sizes: bool,
}

impl<'a> Atoms<'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name of atom `index`, counted from 1.
    pub fn get(&self, index: u64) -> Option<&'a str> {
        let position = usize::try_from(index).ok()?.checked_sub(1)?;
        self.names.get(position).copied()
    }

    pub(in crate::beam) fn parse(r: &mut Reader<'a>) -> Result<Self, Error> {
        let start = r.pos();
        let count = r.u32("the number of atoms")? as i32;
        let long_sizes = count < 0;
        let count = r
            .check_count(count.unsigned_abs(), 1, "atoms")
            .map_err(|reason| r.error_at(start, reason))?;
        if count == 0 {
            return Err(r.error_at(start, Reason::NoModuleName));
        }
        let mut names = Vec::with_capacity(count);
        for _ in 0..count {
            names.push(atom(r, long_sizes)?);
        }
        r.finish("the last atom")?;
        Ok(Self { names, long_sizes })
    }

    pub(in crate::beam) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let count = self.names.len() as i32;
        let count = if self.long_sizes { -count } else { count };
        out.extend(count.to_be_bytes());
        for name in &self.names {
            if self.long_sizes {
                put_unsigned(&mut out, name.len() as u64);
            } else {
                out.push(name.len() as u8);
            }
            out.extend(name.as_bytes());
        }
        out
    }
}

/// One atom's name.
fn atom<'a>(r: &mut Reader<'a>, long_sizes: bool) -> Result<&'a str, Error> {
    let start = r.pos();
    let size = if long_sizes {
        let size = r.unsigned("an atom's size").map_err(|why| r.error(why))?;
        usize::try_from(size).unwrap_or(usize::MAX)
    } else {
        usize::from(r.u8("an atom's size")?)
    };
    let bytes = r.take(size, "the end of an atom")?;
    let Ok(name) = str::from_utf8(bytes) else {
        return Err(r.error_at(start, Reason::NotUtf8("an atom")));
    };
    if size > MAX_CHARACTERS {
        let characters = name.chars().count();
        if characters > MAX_CHARACTERS {
            return Err(r.error_at(start, Reason::AtomTooLong(characters as u64)));
        }
    }
    Ok(name)
}
