//! The chunks that stand on the code's operands: debug information (`DbgB`) and native records
//! (`Recs`).

use super::function::Assembler;
use super::operand::{Refusal, wrong};
use super::term::Term;
use crate::beam::{DebugItem, DebugTable, Field, Record};
use crate::loader::op::{Arg, ArgRange};
use crate::tables::tag;

/// A local call's arity is written with this added.
const LOCAL_CALL: u64 = 256;

impl Assembler {
    /// The debug information of all `debug_line` instructions, if there are any. An index that no
    /// instruction has stands for nothing known.
    pub fn debug_table(&mut self) -> Result<Option<DebugTable>, Refusal> {
        let Some((&last, _)) = self.debug.last_key_value() else {
            return Ok(None);
        };
        let described = std::mem::take(&mut self.debug);
        if last as usize > described.len() * 2 + 16 {
            return Err(format!(
                "an index of {last} for {} debug lines",
                described.len()
            ));
        }
        let mut table = DebugTable::default();
        for index in 1..=last {
            let item = match described.get(&index) {
                Some(info) => self.debug_item(info, &mut table.args)?,
                None => nothing_known(),
            };
            table.items.push(item);
        }
        Ok(Some(table))
    }

    fn debug_item(&mut self, info: &Term, args: &mut Vec<Arg>) -> Result<DebugItem, Refusal> {
        let frame_size = get(info, "frame_size");
        let frame = match frame_size {
            Some(Term::Atom(name)) if &**name == "entry" => self.atom("entry"),
            Some(size @ Term::Int(_)) => self.arg(size)?,
            _ => Arg::new(tag::N, 0),
        };
        let mut item = DebugItem {
            frame,
            ..nothing_known()
        };
        let entry = frame.tag == tag::A;
        item.vars = ranged(args, |args| {
            let vars = get(info, "vars")
                .and_then(Term::as_list)
                .unwrap_or_default();
            vars.iter()
                .try_for_each(|var| self.debug_variable(var, entry, args))
        })?;
        item.calls = ranged(args, |args| {
            let calls = get(info, "calls")
                .and_then(Term::as_list)
                .unwrap_or_default();
            calls
                .iter()
                .try_for_each(|call| self.debug_call(call, args))
        })?;
        Ok(item)
    }

    /// `{Name,[Register,…]}`: the last register counts. At a function's entry, variables may have
    /// no name but a number.
    fn debug_variable(
        &mut self,
        var: &Term,
        entry: bool,
        args: &mut Vec<Arg>,
    ) -> Result<(), Refusal> {
        let Some([name, Term::List(registers)]) = var.as_tuple() else {
            return wrong("no variable", var);
        };
        let name = match name {
            Term::Atom(name) => self.constant(&Term::binary(name.as_bytes())),
            Term::Int(_) if entry => self.constant(name),
            _ => return wrong("no variable", var),
        };
        let Some(register) = registers.last() else {
            return wrong("no register", var);
        };
        args.push(name);
        args.push(self.arg(register)?);
        Ok(())
    }

    fn debug_call(&mut self, call: &Term, args: &mut Vec<Arg>) -> Result<(), Refusal> {
        match call.as_tagged() {
            Some(("remote", [module, name, arity])) => {
                args.push(self.arg(arity)?);
                args.push(self.debug_name(module)?);
                args.push(self.debug_name(name)?);
            }
            Some(("local", [name, arity])) => {
                let mut arity = self.arg(arity)?;
                arity.val += LOCAL_CALL;
                args.push(arity);
                args.push(self.debug_name(name)?);
            }
            Some(("var", _)) => args.push(self.debug_name(call)?),
            _ => return wrong("no call", call),
        }
        Ok(())
    }

    /// `{var,<<"X">>}` or `{atom,name}`.
    fn debug_name(&mut self, name: &Term) -> Result<Arg, Refusal> {
        match name.as_tagged() {
            Some(("var", [text @ Term::Bits(..)])) => Ok(self.constant(text)),
            Some(("atom", _)) => self.arg(name),
            _ => wrong("no name", name),
        }
    }

    /// The native records, if there are any.
    pub fn record_table(&mut self) -> Result<Vec<Record>, Refusal> {
        let records = std::mem::take(&mut self.records);
        records.iter().map(|record| self.record(record)).collect()
    }

    /// `{Name,Exported,[Field | {Field,Default}]}`.
    fn record(&mut self, record: &Term) -> Result<Record, Refusal> {
        let Some([Term::Atom(name), Term::Atom(exported), Term::List(items)]) = record.as_tuple()
        else {
            return wrong("no record", record);
        };
        let name = self.dict.atom(name);
        let exported = self.dict.atom(exported);
        let mut fields = Vec::with_capacity(items.len());
        for item in items {
            let (name, default) = match (item, item.as_tagged()) {
                (Term::Atom(name), _) => (&**name, None),
                (_, Some((name, [default]))) => (name, Some(default)),
                _ => return wrong("no field", item),
            };
            let name = self.dict.atom(name);
            let default = default.map(|default| self.constant(default));
            fields.push(Field { name, default });
        }
        Ok(Record {
            name,
            exported,
            fields,
        })
    }
}

fn nothing_known() -> DebugItem {
    let frame = Arg::new(tag::N, 0);
    DebugItem {
        frame,
        vars: ArgRange::EMPTY,
        calls: ArgRange::EMPTY,
    }
}

fn get<'t>(map: &'t Term, key: &str) -> Option<&'t Term> {
    let Term::Map(entries) = map else { return None };
    entries
        .iter()
        .find(|(name, _)| name.is_atom(key))
        .map(|(_, value)| value)
}

/// The range of what a function adds.
fn ranged(
    args: &mut Vec<Arg>,
    add: impl FnOnce(&mut Vec<Arg>) -> Result<(), Refusal>,
) -> Result<ArgRange, Refusal> {
    let start = args.len() as u32;
    add(args)?;
    let len = args.len() as u32 - start;
    // Nothing is written for nothing, and read as this.
    Ok(if len == 0 {
        ArgRange::EMPTY
    } else {
        ArgRange { start, len }
    })
}
