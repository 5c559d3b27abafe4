//! `ImpT`, `ExpT`, `LocT`, `FunT`: the tables of functions.

use super::super::error::{Error, Reason};
use super::super::reader::Reader;

/// The most parameters that a function has.
const MAX_ARITY: u32 = 255;

/// A function of some module. Names are atom indices, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Import {
    /// Its module.
    pub module: u32,
    /// Its name.
    pub function: u32,
    /// How many parameters it has.
    pub arity: u32,
}

/// A function of this module, exported or local.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Export {
    /// Its name, an atom index.
    pub function: u32,
    /// How many parameters it has.
    pub arity: u32,
    /// Where it starts.
    pub label: u32,
}

/// A fun that this module makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lambda {
    /// The name of the function that it calls, an atom index.
    pub function: u32,
    /// How many parameters that function has: the fun's own and its free variables.
    pub arity: u32,
    /// Where that function starts.
    pub label: u32,
    /// Its position in this table.
    pub index: u32,
    /// How many free variables it has.
    pub free: u32,
    /// What tells it from the fun of another version of the module.
    pub old_uniq: u32,
}

/// What the entries of these tables may refer to.
#[derive(Debug, Clone, Copy)]
pub(in crate::beam) struct Bounds {
    pub atoms: u32,
    pub labels: u32,
}

impl Bounds {
    fn atom(self, r: &mut Reader<'_>, what: &'static str) -> Result<u32, Error> {
        let start = r.pos();
        let index = r.u32(what)?;
        if index == 0 {
            return Err(r.error_at(start, Reason::AtomZero));
        }
        check(r, start, "atom", index, self.atoms)
    }

    fn label(self, r: &mut Reader<'_>) -> Result<u32, Error> {
        let start = r.pos();
        let label = r.u32("a label")?;
        check(r, start, "label", label, self.labels.saturating_sub(1))
    }
}

fn check(
    r: &Reader<'_>,
    start: usize,
    what: &'static str,
    index: u32,
    limit: u32,
) -> Result<u32, Error> {
    if index == 0 || index > limit {
        let (index, limit) = (u64::from(index), u64::from(limit));
        return Err(r.error_at(start, Reason::OutOfRange { what, index, limit }));
    }
    Ok(index)
}

fn arity(r: &mut Reader<'_>) -> Result<u32, Error> {
    let start = r.pos();
    let n = r.u32("an arity")?;
    if n > MAX_ARITY {
        return Err(r.error_at(start, Reason::Arity(n)));
    }
    Ok(n)
}

/// Reads a count and that many entries of `size` bytes.
fn table<'a, T>(
    r: &mut Reader<'a>,
    size: usize,
    what: &'static str,
    mut entry: impl FnMut(&mut Reader<'a>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let count = r.count(size, what)?;
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        entries.push(entry(r)?);
    }
    r.finish(what)?;
    Ok(entries)
}

pub(in crate::beam) fn parse_imports(
    r: &mut Reader<'_>,
    bounds: Bounds,
) -> Result<Vec<Import>, Error> {
    table(r, 12, "imports", |r| {
        Ok(Import {
            module: bounds.atom(r, "a module")?,
            function: bounds.atom(r, "a function")?,
            arity: arity(r)?,
        })
    })
}

pub(in crate::beam) fn parse_exports(
    r: &mut Reader<'_>,
    bounds: Bounds,
    what: &'static str,
) -> Result<Vec<Export>, Error> {
    table(r, 12, what, |r| {
        Ok(Export {
            function: bounds.atom(r, "a function")?,
            arity: arity(r)?,
            label: bounds.label(r)?,
        })
    })
}

pub(in crate::beam) fn parse_lambdas(
    r: &mut Reader<'_>,
    bounds: Bounds,
) -> Result<Vec<Lambda>, Error> {
    let mut position = 0;
    table(r, 24, "funs", |r| {
        let start = r.pos();
        let lambda = Lambda {
            function: bounds.atom(r, "a function")?,
            arity: arity(r)?,
            label: bounds.label(r)?,
            index: r.u32("a fun's index")?,
            free: r.u32("a number of free variables")?,
            old_uniq: r.u32("a fun's checksum")?,
        };
        if lambda.index != position {
            return Err(r.error_at(start, Reason::LambdaIndex(lambda.index)));
        }
        if lambda.free > lambda.arity {
            let (index, limit) = (u64::from(lambda.free), u64::from(lambda.arity));
            let what = "free variable";
            return Err(r.error_at(start, Reason::OutOfRange { what, index, limit }));
        }
        position += 1;
        Ok(lambda)
    })
}

fn write<T>(entries: &[T], fields: impl Fn(&T, &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    words(&mut out, &[entries.len() as u32]);
    for entry in entries {
        fields(entry, &mut out);
    }
    out
}

fn words(out: &mut Vec<u8>, values: &[u32]) {
    out.extend(values.iter().flat_map(|value| value.to_be_bytes()));
}

pub(in crate::beam) fn write_imports(imports: &[Import]) -> Vec<u8> {
    write(imports, |i, out| {
        words(out, &[i.module, i.function, i.arity])
    })
}

pub(in crate::beam) fn write_exports(exports: &[Export]) -> Vec<u8> {
    write(exports, |e, out| {
        words(out, &[e.function, e.arity, e.label])
    })
}

pub(in crate::beam) fn write_lambdas(lambdas: &[Lambda]) -> Vec<u8> {
    write(lambdas, |l, out| {
        words(
            out,
            &[l.function, l.arity, l.label, l.index, l.free, l.old_uniq],
        );
    })
}
