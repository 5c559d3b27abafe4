//! `DbgB`: what a debugger may see at each `debug_line` instruction (OTP 28 on).

use super::super::code::{Limits, Operands};
use super::super::encode;
use super::super::error::{Error, Reason};
use super::super::reader::Reader;
use crate::loader::op::{Arg, ArgRange};
use crate::tables::{op, tag};

/// What each entry starts with: the opcode of `call`, whose place it takes.
const MARK: u8 = op::CALL as u8;
/// The version that is decoded (OTP 29); others are kept raw.
const VERSION: u32 = 1;

/// What is known at one `debug_line` instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DebugItem {
    /// The size of the stack frame: a number, an atom (`entry`), or nil when there is none.
    pub frame: Arg,
    /// Variables: names and where their values are, in turn.
    pub vars: ArgRange,
    /// The calls made on that line, as the compiler packs them.
    pub calls: ArgRange,
}

/// The debug information of a module; `debug_line`'s index counts the items from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DebugTable {
    /// One entry for each `debug_line` instruction.
    pub items: Vec<DebugItem>,
    /// What the items refer to.
    pub args: Vec<Arg>,
}

/// Reads the table; `None` if it is of a version that is not known.
pub(in crate::beam) fn parse(
    r: &mut Reader<'_>,
    limits: Limits,
    extra: &mut Vec<Vec<u8>>,
) -> Result<Option<DebugTable>, Error> {
    if r.u32("a version")? != VERSION {
        return Ok(None);
    }
    let at = r.pos();
    let count = r.u32("the number of items")?;
    let terms = r.u32("the number of terms")?;
    let count = r
        .check_count(count, 3, "items")
        .and_then(|count| r.check_count(terms, 1, "terms").map(|_| count))
        .map_err(|reason| r.error_at(at, reason))?;
    let mut table = DebugTable {
        items: Vec::with_capacity(count),
        args: Vec::with_capacity(terms as usize),
    };
    let mut operands = Operands::new(limits, extra);
    while r.left() > 0 {
        let start = r.pos();
        entry(r, &mut operands, &mut table).map_err(|reason| r.error_at(start, reason))?;
    }
    for (declared, found) in [
        (count, table.items.len()),
        (terms as usize, table.args.len()),
    ] {
        if declared != found {
            let (declared, found) = (declared as u64, found as u64);
            return Err(r.error_at(at, Reason::WrongSize { declared, found }));
        }
    }
    Ok(Some(table))
}

/// One entry: 0 begins an item with its frame, 1 gives it variables, 2 gives it calls.
fn entry(
    r: &mut Reader<'_>,
    operands: &mut Operands<'_>,
    table: &mut DebugTable,
) -> Result<(), Reason> {
    let mark = r.u8("an item").map_err(|error| error.reason)?;
    if mark != MARK {
        return Err(Reason::Expected("an item"));
    }
    let which = r.unsigned("the kind of an item")?;
    if which == 0 {
        let frame = operands.one(r)?;
        if !matches!(frame.tag, tag::U | tag::A | tag::N) {
            return Err(Reason::Expected("the size of a stack frame"));
        }
        table.items.push(DebugItem {
            frame,
            vars: ArgRange::EMPTY,
            calls: ArgRange::EMPTY,
        });
        return Ok(());
    }
    let count = operands.list(r)?;
    let start = table.args.len() as u32;
    for _ in 0..count {
        table.args.push(operands.one(r)?);
    }
    let range = ArgRange {
        start,
        len: count as u32,
    };
    let item = table.items.last_mut().ok_or(Reason::Expected("an item"))?;
    match which {
        1 => item.vars = range,
        2 => item.calls = range,
        _ => return Err(Reason::Expected("variables or calls")),
    }
    Ok(())
}

pub(in crate::beam) fn write(
    table: &DebugTable,
    literal: &dyn Fn(u64) -> Option<Vec<u8>>,
) -> Result<Vec<u8>, Reason> {
    let head = [VERSION, table.items.len() as u32, table.args.len() as u32];
    let mut out: Vec<u8> = head.iter().flat_map(|word| word.to_be_bytes()).collect();
    for item in &table.items {
        out.push(MARK);
        encode::put_unsigned(&mut out, 0);
        encode::put_arg(&mut out, &item.frame, literal)?;
        for (kind, range) in [(1, item.vars), (2, item.calls)] {
            if range.len == 0 {
                continue;
            }
            out.push(MARK);
            encode::put_unsigned(&mut out, kind);
            encode::put_list_head(&mut out, range.len as usize);
            for arg in range.of(&table.args) {
                encode::put_arg(&mut out, arg, literal)?;
            }
        }
    }
    Ok(out)
}
