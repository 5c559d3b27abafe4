//! Static counts: how often operations stand in files, after one another, and what becomes of them.
use crate::beam::{Code, File};
use crate::loader::op::Op;
use crate::loader::window::Window;
use crate::loader::{Observer, Prepared};
use crate::tables::{OPS, RULES, SPECS, op as ops};
use std::collections::HashMap;

/// Counts over any number of modules.
pub struct Tally {
    pub generic: Vec<u64>,
    /// Neighbours among generic operations, lines left out; a label stands between those that can be
    /// jumped to and what is before them.
    pub pairs: HashMap<[u16; 2], u64>,
    pub triples: HashMap<[u16; 3], u64>,
    pub forms: Vec<u64>,
    pub form_pairs: HashMap<[u16; 2], u64>,
    pub rules: Vec<u64>,
    last_form: Option<u16>,
}

impl Default for Tally {
    fn default() -> Tally {
        Tally {
            generic: vec![0; OPS.len()],
            pairs: HashMap::new(),
            triples: HashMap::new(),
            forms: vec![0; SPECS.len()],
            form_pairs: HashMap::new(),
            rules: vec![0; RULES.len()],
            last_form: None,
        }
    }
}

impl Observer for Tally {
    fn verified(&mut self, _: &File<'_>, code: &Code) {
        let mut before: [Option<u16>; 2] = [None; 2];
        for op in &code.ops {
            self.generic[usize::from(op.id)] += 1;
            if op.id == ops::LINE {
                continue;
            }
            if op.id == ops::LABEL {
                before = [None; 2];
                continue;
            }
            if let Some(last) = before[1] {
                *self.pairs.entry([last, op.id]).or_default() += 1;
                if let Some(first) = before[0] {
                    *self.triples.entry([first, last, op.id]).or_default() += 1;
                }
            }
            before = [before[1], Some(op.id)];
        }
    }

    fn function(&mut self, _: &Prepared, _: &[Op], _: &Window) {
        self.last_form = None;
    }

    fn fired(&mut self, _: &Prepared, rule: u16, _: &Window) {
        self.rules[usize::from(rule)] += 1;
    }

    fn emitted(&mut self, _: &Prepared, spec: u16, _: Op, _: usize, _: &Window) {
        self.forms[usize::from(spec)] += 1;
        if let Some(last) = self.last_form.replace(spec) {
            *self.form_pairs.entry([last, spec]).or_default() += 1;
        }
    }
}
