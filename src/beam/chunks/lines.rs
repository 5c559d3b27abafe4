//! `Line`: the source lines that `line` instructions refer to.

use super::super::encode::put_number;
use super::super::error::{Error, Reason};
use super::super::reader::{Number, Reader, wire};

/// A source line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Line {
    /// The file: 0 is the module's own (`module.erl`), others are `names[file - 1]`.
    pub file: u32,
    /// The line, counted from 1; 0 is unknown.
    pub line: u32,
}

/// The line table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines<'a> {
    /// Bit 0: executable lines are there; bit 1: line counters are wanted.
    pub flags: u32,
    /// How many line instructions the code has.
    pub instructions: u32,
    /// The lines; an instruction's index 0 is no line, 1 is the first of these.
    pub items: Vec<Line>,
    /// The files apart from the module's own.
    pub names: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    /// The line that an instruction's operand refers to; index 0 is the unknown line.
    pub fn get(&self, index: u64) -> Option<Line> {
        match usize::try_from(index).ok()?.checked_sub(1) {
            None => Some(Line::default()),
            Some(position) => self.items.get(position).copied(),
        }
    }

    /// Reads the table; one of an unknown version is as good as none, as it is for OTP.
    pub(in crate::beam) fn parse(r: &mut Reader<'a>) -> Result<Option<Self>, Error> {
        if r.u32("a version")? != 0 {
            return Ok(None);
        }
        let flags = r.u32("flags")?;
        let instructions = r.u32("the number of line instructions")?;
        let at = r.pos();
        let items = r.u32("the number of lines")?;
        let names = r.u32("the number of files")?;
        let refused = |reason| r.error_at(at, reason);
        let item_count = r.check_count(items, 1, "lines").map_err(refused)?;
        let name_count = r.check_count(names, 2, "files").map_err(refused)?;
        let items = read_items(r, item_count, names)?;
        let names = read_names(r, name_count)?;
        r.finish("the last file")?;
        Ok(Some(Self {
            flags,
            instructions,
            items,
            names,
        }))
    }

    pub(in crate::beam) fn write(&self) -> Vec<u8> {
        let (items, names) = (self.items.len() as u32, self.names.len() as u32);
        let head = [0, self.flags, self.instructions, items, names];
        let mut out: Vec<u8> = head.iter().flat_map(|word| word.to_be_bytes()).collect();
        let mut file = 0;
        for item in &self.items {
            if item.file != file {
                file = item.file;
                put_number(&mut out, wire::A, u64::from(file));
            }
            put_number(&mut out, wire::I, u64::from(item.line));
        }
        for name in &self.names {
            out.extend((name.len() as u16).to_be_bytes());
            out.extend(name.as_bytes());
        }
        out
    }
}

fn read_items(r: &mut Reader<'_>, count: usize, names: u32) -> Result<Vec<Line>, Error> {
    let mut items = Vec::with_capacity(count);
    let mut file = 0;
    while items.len() < count {
        let start = r.pos();
        match r.tagged().map_err(|reason| r.error_at(start, reason))? {
            (wire::A, Number::Word(index)) if index <= u64::from(names) => file = index as u32,
            (wire::A, Number::Word(index)) => {
                let limit = u64::from(names);
                let what = "file";
                return Err(r.error_at(start, Reason::OutOfRange { what, index, limit }));
            }
            (wire::I, Number::Word(line)) if line <= u64::from(u32::MAX) => items.push(Line {
                file,
                line: line as u32,
            }),
            _ => return Err(r.error_at(start, Reason::LineItem)),
        }
    }
    Ok(items)
}

fn read_names<'a>(r: &mut Reader<'a>, count: usize) -> Result<Vec<&'a str>, Error> {
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        let size = r.u16("the size of a file's name")?;
        let start = r.pos();
        let bytes = r.take(usize::from(size), "the end of a file's name")?;
        let name = str::from_utf8(bytes);
        names.push(name.map_err(|_| r.error_at(start, Reason::NotUtf8("a file's name")))?);
    }
    Ok(names)
}
