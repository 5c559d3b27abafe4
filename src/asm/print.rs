//! From a file to a listing, in the form in which `erlc -S` prints one.

use std::collections::HashMap;

use super::term::Term;
use super::{etf, text};
use crate::beam::{Code, Error, File, Place, Reason, id};
use crate::loader::op::Op;
use crate::tables::{OPS, tag};

/// What is being printed.
pub(super) struct Printer<'f> {
    pub file: &'f File<'f>,
    pub code: &'f Code,
    functions: HashMap<u64, Function>,
}

/// A function, by the label of its entry.
#[derive(Debug, Clone)]
struct Function {
    name: Term,
    arity: u64,
}

/// The listing of a file.
pub fn print(file: &File<'_>) -> Result<String, Error> {
    let code = file.decode()?;
    let mut printer = Printer {
        file,
        code: &code,
        functions: HashMap::new(),
    };
    let mut out = printer.head()?;
    let starts = printer.starts();
    for (position, op) in code.ops.iter().enumerate() {
        if let Some(&entry) = starts.get(&position) {
            let Some(function) = printer.functions.get(&entry) else {
                continue;
            };
            let name = text::line(&function.name);
            out += &format!("\n\n{{function, {name}, {}, {entry}}}.\n", function.arity);
        }
        printer.put(&mut out, op)?;
    }
    Ok(out)
}

/// An error in what the code refers to.
pub(super) fn refused(reason: Reason) -> Error {
    Error {
        place: Place::Chunk(id::CODE),
        offset: 0,
        reason,
        site: None,
    }
}

impl Printer<'_> {
    /// Where functions begin: the number of the operation, and the label of the entry.
    fn starts(&mut self) -> HashMap<usize, u64> {
        let name = |op: &Op| OPS[usize::from(op.id)].name;
        let label = |op: &Op| self.code.args(op).first().map_or(0, |arg| arg.val);
        let mut starts = HashMap::new();
        for (position, ops) in self.code.ops.windows(4).enumerate() {
            let names = [name(&ops[0]), name(&ops[1]), name(&ops[2]), name(&ops[3])];
            let (info, entry) = match names {
                ["label", "func_info", "label", _] => (&ops[1], &ops[2]),
                ["label", "line", "func_info", "label"] => (&ops[2], &ops[3]),
                _ => continue,
            };
            if let [_, name, arity] = self.code.args(info) {
                let name = Term::atom(self.file.atoms.get(name.val).unwrap_or_default());
                self.functions.insert(
                    label(entry),
                    Function {
                        name,
                        arity: arity.val,
                    },
                );
                starts.insert(position, label(entry));
            }
        }
        starts
    }

    /// Everything before the functions.
    fn head(&self) -> Result<String, Error> {
        let mut exports: Vec<Term> = self
            .file
            .exports
            .iter()
            .map(|export| {
                let name = self
                    .file
                    .atoms
                    .get(u64::from(export.function))
                    .unwrap_or_default();
                Term::tagged(name, [Term::Int(i64::from(export.arity))])
            })
            .collect();
        exports.sort_by(Term::order);
        let module = text::atom(self.file.module());
        let mut out = format!("{{module, {module}}}.  %% version = 0\n\n");
        out += &format!(
            "{{exports, {}}}.\n\n",
            text::block(&Term::List(exports), 10)
        );
        out += &format!(
            "{{attributes, {}}}.\n\n",
            text::block(&self.attributes()?, 13)
        );
        if !self.file.records.is_empty() {
            let records = Term::tagged("records", [self.records()?]);
            out += &format!("{}.\n\n", text::block(&records, 0));
        }
        out += &format!("{{labels, {}}}.\n", self.code.header.labels);
        Ok(out)
    }

    /// The attributes as the source gave them: without the checksum, with the function to load.
    fn attributes(&self) -> Result<Term, Error> {
        let given = self.file.chunk(id::ATTRIBUTES).and_then(etf::decode);
        let Some(Term::List(mut attributes)) = given else {
            return Ok(Term::NIL);
        };
        let number = u128::from_be_bytes(self.file.md5());
        let number = Term::integer(false, &[number as u64, (number >> 64) as u64]);
        let own = Term::tagged("vsn", [Term::List(vec![number])]);
        attributes.retain(|attribute| *attribute != own);
        if let Some(function) = self.on_load() {
            let function = Term::Tuple(vec![function, Term::Int(0)]);
            attributes.push(Term::tagged("on_load", [Term::List(vec![function])]));
        }
        Ok(Term::List(attributes))
    }

    /// The name of the function that is run on load.
    fn on_load(&self) -> Option<Term> {
        let name = |op: &Op| OPS[usize::from(op.id)].name;
        let at = self.code.ops.iter().position(|op| name(op) == "on_load")?;
        let info = self.code.ops[..at]
            .iter()
            .rev()
            .find(|op| name(op) == "func_info")?;
        let function = self.code.args(info).get(1)?;
        self.file.atoms.get(function.val).map(Term::atom)
    }

    fn records(&self) -> Result<Term, Error> {
        let atom =
            |index: u32| Term::atom(self.file.atoms.get(u64::from(index)).unwrap_or_default());
        let mut records = Vec::new();
        for record in &self.file.records {
            let mut fields = Vec::new();
            for field in &record.fields {
                let name = atom(field.name);
                fields.push(match field.default {
                    Some(default) => Term::Tuple(vec![name, self.value(&default)?]),
                    None => name,
                });
            }
            let exported = atom(record.exported);
            records.push(Term::Tuple(vec![
                atom(record.name),
                exported,
                Term::List(fields),
            ]));
        }
        Ok(Term::List(records))
    }

    /// One instruction on lines of its own; `on_load` and the end are not listed.
    fn put(&self, out: &mut String, op: &Op) -> Result<(), Error> {
        let args = self.code.args(op);
        match OPS[usize::from(op.id)].name {
            "int_code_end" | "on_load" => return Ok(()),
            "label" => *out += "  ",
            _ => *out += "    ",
        }
        let term = self.instruction(op)?;
        *out += &text::block(
            &term,
            if term.as_tagged().is_some_and(|(t, _)| t == "label") {
                2
            } else {
                4
            },
        );
        *out += ".";
        let target = args.get(1).filter(|arg| arg.tag == tag::F);
        let call = matches!(
            OPS[usize::from(op.id)].name,
            "call" | "call_last" | "call_only"
        );
        if let Some(function) = target
            .filter(|_| call)
            .and_then(|arg| self.functions.get(&arg.val))
        {
            *out += &format!(" % {}/{}", text::line(&function.name), function.arity);
        }
        *out += "\n";
        Ok(())
    }
}
