//! `Recs`: the native records that a module defines (OTP 29).

use super::super::code::{Limits, Operands};
use super::super::encode;
use super::super::error::{Error, Reason};
use super::super::reader::{Reader, wire};
use crate::loader::op::Arg;
use crate::tables::{op, tag};

/// What each entry starts with: the opcode of `call_last`, whose place it takes.
const MARK: u8 = op::CALL_LAST as u8;

/// A field of a native record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name, an atom index.
    pub name: u32,
    /// Its default, if it has one: an atom, a number, the empty list or a literal.
    pub default: Option<Arg>,
}

/// A native record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name, an atom index.
    pub name: u32,
    /// Whether other modules may use it: an atom index (`true` or `false`).
    pub exported: u32,
    /// Its fields.
    pub fields: Vec<Field>,
}

pub(in crate::beam) fn parse(
    r: &mut Reader<'_>,
    limits: Limits,
    extra: &mut Vec<Vec<u8>>,
) -> Result<Vec<Record>, Error> {
    let version = r.u32("a version")?;
    if version != 0 {
        return Err(r.error_at(0, Reason::Version(version)));
    }
    let at = r.pos();
    let declared = r.u32("the number of records")?;
    let total = r.u32("the number of fields")?;
    let count = r
        .check_count(declared, 6, "records")
        .and_then(|count| r.check_count(total, 2, "fields").map(|_| count))
        .map_err(|reason| r.error_at(at, reason))?;
    let mut records = Vec::with_capacity(count);
    let mut operands = Operands::new(limits, extra);
    for _ in 0..count {
        let start = r.pos();
        if r.u8("a record")? != MARK {
            return Err(r.error_at(start, Reason::Expected("a record")));
        }
        let record = record(r, &mut operands).map_err(|reason| r.error_at(start, reason))?;
        records.push(record);
    }
    let found: usize = records.iter().map(|record| record.fields.len()).sum();
    if found != total as usize {
        let (declared, found) = (u64::from(total), found as u64);
        return Err(r.error_at(at, Reason::WrongSize { declared, found }));
    }
    r.finish("the last record")?;
    Ok(records)
}

fn record(r: &mut Reader<'_>, operands: &mut Operands<'_>) -> Result<Record, Reason> {
    let name = atom(operands.one(r)?)?;
    let exported = atom(operands.one(r)?)?;
    let items = operands.list(r)?;
    if items % 2 != 0 {
        return Err(Reason::Expected("a field's default"));
    }
    let mut fields = Vec::with_capacity(items / 2);
    for _ in 0..items / 2 {
        let name = atom(operands.one(r)?)?;
        let default = operands.one(r)?;
        let default = match default.tag {
            tag::U if default.val == 0 => None,
            tag::A | tag::N | tag::I | tag::Q => Some(default),
            _ => return Err(Reason::Expected("a field's default")),
        };
        fields.push(Field { name, default });
    }
    Ok(Record {
        name,
        exported,
        fields,
    })
}

fn atom(arg: Arg) -> Result<u32, Reason> {
    match arg.tag {
        tag::A => Ok(arg.val as u32),
        _ => Err(Reason::Expected("an atom")),
    }
}

pub(in crate::beam) fn write(
    records: &[Record],
    literal: &dyn Fn(u64) -> Option<Vec<u8>>,
) -> Result<Vec<u8>, Reason> {
    let fields: usize = records.iter().map(|record| record.fields.len()).sum();
    let head = [0, records.len() as u32, fields as u32];
    let mut out: Vec<u8> = head.iter().flat_map(|word| word.to_be_bytes()).collect();
    for record in records {
        out.push(MARK);
        encode::put_number(&mut out, wire::A, u64::from(record.name));
        encode::put_number(&mut out, wire::A, u64::from(record.exported));
        encode::put_list_head(&mut out, record.fields.len() * 2);
        for field in &record.fields {
            encode::put_number(&mut out, wire::A, u64::from(field.name));
            let default = field.default.unwrap_or(Arg::new(tag::U, 0));
            encode::put_arg(&mut out, &default, literal)?;
        }
    }
    Ok(out)
}
