//! `Type`: what the compiler knows of the registers that carry a type.

use super::super::error::{Error, Reason};
use super::super::reader::Reader;

/// The kinds of terms that a type's union may hold.
pub mod kind {
    /// Atoms.
    pub const ATOM: u16 = 1 << 0;
    /// Bit strings and match contexts.
    pub const BITSTRING: u16 = 1 << 1;
    /// List cells.
    pub const CONS: u16 = 1 << 2;
    /// Floats.
    pub const FLOAT: u16 = 1 << 3;
    /// Funs.
    pub const FUN: u16 = 1 << 4;
    /// Integers.
    pub const INTEGER: u16 = 1 << 5;
    /// Maps.
    pub const MAP: u16 = 1 << 6;
    /// The empty list.
    pub const NIL: u16 = 1 << 7;
    /// Process identifiers.
    pub const PID: u16 = 1 << 8;
    /// Ports.
    pub const PORT: u16 = 1 << 9;
    /// References.
    pub const REFERENCE: u16 = 1 << 10;
    /// Tuples.
    pub const TUPLE: u16 = 1 << 11;
    /// Native records (OTP 29).
    pub const RECORD: u16 = 1 << 12;
    /// All terms.
    pub const ANY: u16 = 0x1fff;
}

/// A type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeInfo {
    /// The kinds of terms that it has: an "or" of the constants in [`kind`].
    pub union: u16,
    /// The least of its numbers, if that is known.
    pub min: Option<i64>,
    /// The greatest of its numbers, if that is known.
    pub max: Option<i64>,
    /// What the size of its bit strings in bits is a multiple of; 0 if nothing is said of it.
    pub unit: u16,
}

impl TypeInfo {
    /// The type of all terms.
    pub const ANY: Self = Self {
        union: kind::ANY,
        min: None,
        max: None,
        unit: 0,
    };
}

/// The types of a module. Without the chunk, or with one of an unknown version, there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Types {
    /// The chunk's version, 0 if there is none.
    pub version: u32,
    /// The types, when the version is known.
    pub entries: Option<Vec<TypeInfo>>,
}

impl Types {
    /// The type that an operand's `aux` names, if it names a known one.
    #[inline]
    pub fn of_aux(&self, aux: u32) -> TypeInfo {
        let entries = self.entries.as_deref().unwrap_or_default();
        match (aux as usize).checked_sub(1) {
            Some(index) => entries.get(index).copied().unwrap_or(TypeInfo::ANY),
            None => TypeInfo::ANY,
        }
    }

    pub(in crate::beam) fn parse(r: &mut Reader<'_>) -> Result<Self, Error> {
        let version = r.u32("a version")?;
        let Some(format) = Format::of(version) else {
            return Ok(Self {
                version,
                entries: None,
            });
        };
        let count = r.count(2, "types")?;
        let mut entries = Vec::with_capacity(count);
        for index in 0..count {
            let start = r.pos();
            let entry = format.read(r)?;
            if index == 0 && (entry.union, entry.min, entry.max) != (format.any(), None, None) {
                return Err(r.error_at(start, Reason::FirstType));
            }
            if entry.union == 0 {
                return Err(r.error_at(start, Reason::EmptyType(index as u32)));
            }
            entries.push(entry);
        }
        if let Some(first) = entries.first_mut() {
            // Before OTP 29 "any" had no bit for native records.
            *first = TypeInfo::ANY;
        }
        r.finish("the last type")?;
        let entries = Some(entries);
        Ok(Self { version, entries })
    }

    /// The chunk, if it is of a version that can be written (3, 4).
    pub(in crate::beam) fn write(&self) -> Option<Vec<u8>> {
        let entries = self.entries.as_deref()?;
        if !matches!(self.version, 3 | 4) {
            return None;
        }
        let format = Format::of(self.version)?;
        let mut out = self.version.to_be_bytes().to_vec();
        out.extend((entries.len() as u32).to_be_bytes());
        for entry in entries {
            format.write(entry, &mut out);
        }
        Some(out)
    }
}

/// How a version lays its entries out.
#[derive(Debug, Clone, Copy)]
struct Format {
    /// Which bits of the first word are kinds of terms.
    union: u16,
    /// Which bit says that a lower bound follows; an upper bound and a unit have the next two.
    /// Version 1 has neither: both bounds always follow.
    bounds: Option<u16>,
    /// Whether bit 2 is for match contexts, which later versions count among the bit strings.
    contexts: bool,
}

impl Format {
    fn of(version: u32) -> Option<Self> {
        let (union, bounds, contexts) = match version {
            1 => (0x1fff, None, true),
            2 => (0x1fff, Some(1 << 13), true),
            3 => (0x0fff, Some(1 << 12), false),
            4 => (0x1fff, Some(1 << 13), false),
            _ => return None,
        };
        Some(Self {
            union,
            bounds,
            contexts,
        })
    }

    /// What the union of the type of all terms is.
    fn any(self) -> u16 {
        if self.contexts { 0x0fff } else { self.union }
    }

    fn read(self, r: &mut Reader<'_>) -> Result<TypeInfo, Error> {
        let word = r.u16("a type")?;
        let mut union = word & self.union;
        if self.contexts {
            union = union & 3 | (union & !3) >> 1;
        }
        let mut entry = TypeInfo {
            union,
            ..TypeInfo::ANY
        };
        let Some(bounds) = self.bounds else {
            let (min, max) = (r.i64("a lower bound")?, r.i64("an upper bound")?);
            if min <= max {
                (entry.min, entry.max) = (Some(min), Some(max));
            }
            return Ok(entry);
        };
        if word & bounds != 0 {
            entry.min = Some(r.i64("a lower bound")?);
        }
        if word & bounds << 1 != 0 {
            entry.max = Some(r.i64("an upper bound")?);
        }
        if word & bounds << 2 != 0 {
            entry.unit = u16::from(r.u8("a unit")?) + 1;
        }
        Ok(entry)
    }

    fn write(self, entry: &TypeInfo, out: &mut Vec<u8>) {
        let bounds = self.bounds.unwrap_or_default();
        let has_unit = entry.unit != 0;
        let mut word = entry.union & self.union;
        for (bit, is_there) in [entry.min.is_some(), entry.max.is_some(), has_unit]
            .into_iter()
            .enumerate()
        {
            word |= if is_there { bounds << bit } else { 0 };
        }
        out.extend(word.to_be_bytes());
        for bound in [entry.min, entry.max].into_iter().flatten() {
            out.extend(bound.to_be_bytes());
        }
        if has_unit {
            out.push((entry.unit - 1) as u8);
        }
    }
}
