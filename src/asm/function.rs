//! The forms of a listing, one after the other: what the module is, then its functions.

use std::collections::{BTreeMap, HashSet};

use super::dict::Dict;
use super::operand::{Refusal, wrong};
use super::term::Term;
use crate::beam::{Code, CodeHeader};
use crate::tables::op;

/// Where big integers in the code are counted from: above all real literals.
const FIRST_EXTRA: u32 = 1 << 31;

/// A release's habits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Release(pub u8);

impl Release {
    /// The version of the `Type` chunk.
    pub fn type_version(self) -> u32 {
        match self.0 {
            ..=25 => 1,
            29.. => 4,
            _ => 3,
        }
    }

    /// An opcode that keeps releases from loading the module that are too old for its compiler.
    pub fn floor(self) -> u16 {
        match self.0 {
            ..=26 => op::SWAP,
            27 => op::MAKE_FUN3,
            28 => op::BS_CREATE_BIN,
            29.. => op::UPDATE_RECORD,
        }
    }
}

/// A module under assembly.
#[derive(Debug)]
pub(super) struct Assembler {
    pub release: Release,
    pub dict: Dict,
    pub code: Code,
    pub max_opcode: u16,
    pub module: Option<Box<str>>,
    pub attributes: Vec<Term>,
    /// `{records,…}`: native records.
    pub records: Vec<Term>,
    /// What `debug_line` instructions say, by their index.
    pub debug: BTreeMap<u32, Term>,
    exports: HashSet<(Box<str>, u64)>,
    labels: Option<u32>,
    functions: u32,
    /// The function that begins with `on_load`, and the label of the one being assembled if that
    /// is it.
    on_load: Option<Box<str>>,
    on_load_label: Option<u64>,
}

impl Assembler {
    pub fn new(release: Release) -> Self {
        let header = CodeHeader {
            size: 16,
            format: 0,
            max_opcode: 0,
            labels: 0,
            functions: 0,
        };
        let code = Code {
            header,
            ops: Vec::new(),
            args: Vec::new(),
            first_extra: FIRST_EXTRA,
            extra_literals: Vec::new(),
        };
        let mut dict = Dict::default();
        let any = super::types::encode(&Term::atom("any"), release.type_version());
        dict.types.of(any.unwrap_or_default());
        Self {
            release,
            dict,
            code,
            max_opcode: release.floor(),
            module: None,
            attributes: Vec::new(),
            records: Vec::new(),
            debug: BTreeMap::new(),
            exports: HashSet::new(),
            labels: None,
            functions: 0,
            on_load: None,
            on_load_label: None,
        }
    }

    /// One form.
    pub fn form(&mut self, form: &Term) -> Result<(), Refusal> {
        match form.as_tagged() {
            Some(("module", [Term::Atom(name)])) if self.module.is_none() => {
                self.begin_module(name);
                Ok(())
            }
            _ if self.module.is_none() => Err("{module, Name} must stand first".into()),
            Some(("exports", [Term::List(exports)])) if self.functions == 0 => {
                self.exports(exports)
            }
            Some(("attributes", [Term::List(attributes)])) if self.functions == 0 => {
                self.attributes(attributes)
            }
            Some(("records", [Term::List(records)])) => {
                self.records.clone_from(records);
                Ok(())
            }
            Some(("labels", [labels])) => self.labels(labels),
            Some(("function", [Term::Atom(name), arity, entry])) => {
                self.function(name, arity, entry, form)
            }
            Some(("exports" | "attributes", _)) => {
                wrong("this must stand before the functions", form)
            }
            _ if self.functions == 0 => wrong("an instruction before the first function", form),
            _ => self.instruction_or_on_load(form),
        }
    }

    fn begin_module(&mut self, name: &str) {
        self.dict.atom(name);
        self.dict.files.of(format!("{name}.erl"));
        self.module = Some(name.into());
    }

    fn exports(&mut self, exports: &[Term]) -> Result<(), Refusal> {
        for export in exports {
            match export.as_tagged() {
                Some((name, [arity])) => match arity.as_unsigned() {
                    Some(arity) => self.exports.insert((name.into(), arity)),
                    None => return wrong("no function", export),
                },
                _ => return wrong("no function", export),
            };
        }
        Ok(())
    }

    fn attributes(&mut self, attributes: &[Term]) -> Result<(), Refusal> {
        for attribute in attributes {
            let Some(("on_load", [value])) = attribute.as_tagged() else {
                self.attributes.push(attribute.clone());
                continue;
            };
            match value.as_list() {
                Some([function]) => match function.as_tagged() {
                    Some((name, [Term::Int(0)])) => self.on_load = Some(name.into()),
                    _ => return wrong("no function", function),
                },
                _ => return wrong("no function", attribute),
            }
        }
        Ok(())
    }

    fn labels(&mut self, labels: &Term) -> Result<(), Refusal> {
        match labels
            .as_unsigned()
            .and_then(|labels| u32::try_from(labels).ok())
        {
            Some(labels) => self.labels = Some(labels),
            None => return wrong("no number of labels", labels),
        }
        Ok(())
    }

    fn function(
        &mut self,
        name: &str,
        arity: &Term,
        entry: &Term,
        form: &Term,
    ) -> Result<(), Refusal> {
        let (Some(arity @ 0..=255), Some(entry)) = (arity.as_unsigned(), entry.as_unsigned())
        else {
            return wrong("no function", form);
        };
        let Ok(label) = u32::try_from(entry) else {
            return wrong("no label", form);
        };
        let exported = self.exports.contains(&(name.into(), arity));
        self.dict.function(name, arity as u32, label, exported);
        self.functions += 1;
        let loads = arity == 0 && self.on_load.as_deref() == Some(name);
        self.on_load_label = loads.then_some(entry);
        Ok(())
    }

    /// An instruction; behind the entry of the function to run on load comes one more.
    fn instruction_or_on_load(&mut self, form: &Term) -> Result<(), Refusal> {
        self.instruction(form)?;
        let entry = match form.as_tagged() {
            Some(("label", [label])) => label.as_unsigned(),
            _ => None,
        };
        if entry.is_some() && entry == self.on_load_label {
            self.on_load_label = None;
            self.plain("on_load", &[])?;
        }
        Ok(())
    }

    /// Ends the code and fills in its head.
    pub fn end_module(&mut self) -> Result<(), Refusal> {
        if self.module.is_none() {
            return Err("no {module, Name}".into());
        }
        let Some(labels) = self.labels else {
            return Err("no {labels, Number}".into());
        };
        self.plain("int_code_end", &[])?;
        self.code.header.max_opcode = u32::from(self.max_opcode);
        self.code.header.labels = labels;
        self.code.header.functions = self.functions;
        Ok(())
    }
}
