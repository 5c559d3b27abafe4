//! From a file's generic operations to loaded code: prepare, rewrite, emit.
//!
//! `verify` has run before; nothing here checks an operand again. The rewriting itself is generated
//! from `ops/*.tab` (`tables::engine`); predicates and builders that its rules name are in `host`.
mod bits;
pub mod emit;
pub mod error;
mod host;
mod known;
mod maps;
mod mend;
pub mod op;
mod prepare;
#[cfg(test)]
mod rule_tests;
pub mod window;

pub use error::LoadError;
use prepare::Import;
pub use prepare::Prepared;

use crate::beam::{Code, File};
use crate::code::module::{Function, Lines, LoadedCode, Module};
use crate::code::records::Definition;
use crate::emulator::backend::{self, Backend};
use crate::heap::Heap;
use crate::tables::{engine, op as ops, tag};
use crate::term::{Atom, Term};
use crate::verify::{self, Facts};
use emit::Emitter;
use host::Host;
use op::{Arg, ArgRange, Op};
use std::sync::atomic::{AtomicBool, Ordering};
use window::Window;

/// What happens to operations on their way: `explain` listens.
pub trait Observer {
    /// The file has been read and its code verified.
    fn verified(&mut self, _file: &File<'_>, _code: &Code) {}
    /// A function begins: its operations as they stand in the file.
    fn function(&mut self, _prepared: &Prepared, _ops: &[Op], _window: &Window) {}
    /// A rule has fired: `window.last` tells what it took and what it made.
    fn fired(&mut self, _prepared: &Prepared, _rule: u16, _window: &Window) {}
    /// An operation has become the specific instruction `spec` at a byte offset.
    fn emitted(
        &mut self,
        _prepared: &Prepared,
        _spec: u16,
        _op: Op,
        _offset: usize,
        _window: &Window,
    ) {
    }
    /// Listening costs time: only with this is it done.
    fn active(&self) -> bool {
        true
    }
}

/// Nobody listens.
pub struct Silent;

impl Observer for Silent {
    fn active(&self) -> bool {
        false
    }
}

/// Rules that make superinstructions don't fire.
static UNFUSED: AtomicBool = AtomicBool::new(false);

/// From now on, modules are loaded without superinstructions: an experiment's switch.
pub fn without_superinstructions() {
    UNFUSED.store(true, Ordering::Relaxed);
}

/// Reads, verifies, rewrites and emits a module. It is not yet published: `code::table::publish`.
pub fn load(bytes: &[u8]) -> Result<Module, LoadError> {
    load_observed(bytes, &mut Silent)
}

/// As `load`, telling `observer` each step.
pub fn load_observed(bytes: &[u8], observer: &mut dyn Observer) -> Result<Module, LoadError> {
    let chosen = backend::chosen();
    load_for(chosen, chosen, bytes, observer)
}

/// As `load_observed`, for a back end that need not be the one chosen: then the module can be listed, and must not
/// be run. `rules` says for which back end the operations are rewritten: native code can be listed as words.
pub fn load_for(
    backend: Backend,
    rules: Backend,
    bytes: &[u8],
    observer: &mut dyn Observer,
) -> Result<Module, LoadError> {
    let unpacked = crate::beam::unpack(bytes).map_err(LoadError::File)?;
    let file = File::parse(&unpacked).map_err(LoadError::File)?;
    let mut code = file.decode().map_err(LoadError::File)?;
    let facts = verify::verify(&verify::Input::new(&file, &code)).map_err(LoadError::Refused)?;
    observer.verified(&file, &code);
    let mut prepared = Prepared::new(&file, &mut code, facts.proved())?;
    let args = std::mem::take(&mut code.args);
    let window = Window::new(args);
    // Lambdas may have a label of their own (`enter_funs`).
    let labels = file.code_header.labels as usize + prepared.lambdas.len() + 1;
    let emitter = Emitter::new(labels, backend)?;
    let mut rewriting = Rewriting::new(&mut prepared, window, emitter, &file, observer);
    rewriting.copied = rules == Backend::Native;
    let loaded = rewriting.run(&code.ops, &facts)?;
    Ok(finish(prepared, loaded, &file))
}

struct Loaded {
    code: LoadedCode,
    functions: Vec<Function>,
    line_starts: Vec<(u32, u32)>,
    labels: Vec<u32>,
    on_load: Option<u32>,
}

/// One module's rewriting under way.
struct Rewriting<'a> {
    prepared: &'a mut Prepared,
    window: Window,
    emitter: Emitter,
    observer: &'a mut dyn Observer,
    functions: Vec<Function>,
    line_starts: Vec<(u32, u32)>,
    on_load: bool,
    /// Byte offset at which the current function's code begins.
    start: u32,
    /// The rules are those for native code.
    copied: bool,
}

impl<'a> Rewriting<'a> {
    fn new(
        prepared: &'a mut Prepared,
        mut window: Window,
        emitter: Emitter,
        file: &File,
        observer: &'a mut dyn Observer,
    ) -> Self {
        window.tracing = observer.active();
        window.unfused = UNFUSED.load(Ordering::Relaxed);
        Rewriting {
            prepared,
            window,
            emitter,
            observer,
            functions: Vec::with_capacity(file.code_header.functions as usize),
            line_starts: Vec::new(),
            on_load: false,
            start: 0,
            copied: false,
        }
    }

    fn run(mut self, all: &[Op], facts: &Facts) -> Result<Loaded, LoadError> {
        let mut own: Vec<Op> = Vec::new();
        let mark = self.window.mark();
        for range in functions(all) {
            own.clear();
            self.collect(&all[range], facts, &mut own);
            self.call_native(&mut own)?;
            self.enter_funs(&mut own);
            self.start = self.emitter.offset() as u32;
            self.window.fill(&own);
            if self.observer.active() {
                self.observer.function(self.prepared, &own, &self.window);
            }
            self.rewrite()?;
            self.window.truncate(mark);
        }
        let on_load = if self.on_load {
            self.on_load_entry()
        } else {
            None
        };
        let (code, labels) = self.emitter.finish()?;
        Ok(Loaded {
            code,
            functions: self.functions,
            line_starts: self.line_starts,
            labels,
            on_load,
        })
    }

    /// The function that holds the `on_load` operation is the first one after which it was seen.
    fn on_load_entry(&self) -> Option<u32> {
        self.prepared.on_load_entry
    }

    /// A function's operations without its line numbers, which are remembered, and with checked forms
    /// where the verifier could not prove an access.
    fn collect(&mut self, ops: &[Op], facts: &Facts, own: &mut Vec<Op>) {
        self.window.line_of.clear();
        let mut line = 0;
        // A function that has no line does not go on with the one before it.
        let in_force = self.line_starts.last().map_or(0, |l| l.1);
        let mut mended = false;
        for &op in ops {
            match op.id {
                ops::LINE => {
                    line = self.window.args(op.args)[0].val as u32;
                    continue;
                }
                ops::ON_LOAD => self.on_load = true,
                ops::PUT_MAP_ASSOC => maps::give_keys(self.window.args_mut(op.args), self.prepared),
                _ => {}
            }
            let last = self.window.line_of.last().map_or(in_force, |l| l.1);
            if line != last {
                self.window.line_of.push((op.at, line));
            }
            if facts.unproven(op.at) || !facts.ends().is_empty() {
                mend::mend(op, facts, &mut self.window, own);
                mended = true;
            } else {
                own.push(op);
            }
        }
        if mended {
            mend::look_once(own, &mut self.window);
        }
    }

    /// Puts a call of the BIF in the place of a function that only stands for it: one that begins with `nif_start`, or whose body
    /// raises `nif_error`. Calls from inside the module find it there; those from outside find its export.
    fn call_native(&mut self, own: &mut Vec<Op>) -> Result<(), LoadError> {
        let Some(info) = own.iter().position(|op| op.id == ops::FUNC_INFO) else {
            return Ok(());
        };
        let stands_for_one = own[info..].iter().any(|op| {
            let import = match op.id {
                ops::NIF_START => return true,
                ops::CALL_EXT | ops::CALL_EXT_LAST | ops::CALL_EXT_ONLY => {
                    self.window.args(op.args)[1]
                }
                _ => return false,
            };
            self.prepared.imports[import.val as usize].is_nif_error()
        });
        let entry = own.get(info + 1).filter(|op| op.id == ops::LABEL);
        let (true, Some(entry)) = (stands_for_one, entry) else {
            return Ok(());
        };
        let at = entry.at;
        let args = self.window.args(own[info].args);
        let name = Atom::from_index(Term::from_raw(args[1].val).atom_index());
        let arity = args[2];
        let import = Import::of(self.prepared.module, name, arity.val as u32)
            .map_err(LoadError::CodeMemory)?;
        if import.bif.is_none() {
            return Ok(());
        }
        self.prepared.imports.push(import);
        let import = Arg::new(tag::U, self.prepared.imports.len() as u64 - 1);
        let call = self
            .window
            .add(ops::CALL_EXT_ONLY, &[arity, import], ArgRange::EMPTY);
        let end = own.pop_if(|op| op.id == ops::INT_CODE_END);
        own.truncate(info + 2);
        own.push(Op { at, ..call });
        own.extend(end);
        Ok(())
    }

    fn rewrite(&mut self) -> Result<(), LoadError> {
        let mut lines = 0;
        while let Some(op) = self.window.op(0) {
            let mut host = Host {
                prepared: self.prepared,
                copied: self.copied,
            };
            if let Some(rule) = engine::step(&mut self.window, &mut host) {
                if self.window.tracing {
                    self.observer.fired(self.prepared, rule, &self.window);
                }
                continue;
            }
            let args = self.window.args(op.args);
            if op.id == ops::LABEL {
                self.emitter.bind(args[0].val as usize);
                self.window.pop();
                continue;
            }
            let Some(spec) = engine::select(op.id, args) else {
                return Err(LoadError::NoForm {
                    op,
                    args: args.to_vec(),
                });
            };
            while self.window.line_of.get(lines).is_some_and(|l| l.0 <= op.at) {
                self.line_starts
                    .push((self.emitter.offset() as u32, self.window.line_of[lines].1));
                lines += 1;
            }
            let offset = self.emitter.offset();
            self.emitter.emit(spec, args, self.prepared);
            if op.id == ops::FUNC_INFO {
                self.begin_function(op);
            }
            if self.window.tracing {
                self.observer
                    .emitted(self.prepared, spec, op, offset, &self.window);
            }
            self.window.pop();
        }
        Ok(())
    }

    /// Puts what calls of funs enter before the function that they are made of: their environments are put behind the
    /// arguments there. A fun's code is where its lambda's own label stands.
    fn enter_funs(&mut self, own: &mut Vec<Op>) {
        if self.prepared.environments.is_empty() {
            return;
        }
        let Some(info) = own.iter().position(|op| op.id == ops::FUNC_INFO) else {
            return;
        };
        let Some(label) = own.get(info + 1).filter(|op| op.id == ops::LABEL) else {
            return;
        };
        let entry = Arg::new(tag::F, self.window.args(label.args)[0].val);
        let all = &self.prepared.environments;
        let first = all.partition_point(|&(label, _)| u64::from(label) < entry.val);
        let of_this = all[first..].iter();
        let of_this = of_this.take_while(|&&(label, _)| u64::from(label) == entry.val);
        let mut made = Vec::new();
        for &(_, index) in of_this {
            let lambda = &self.prepared.lambdas[index];
            let [arity, free] = [lambda.arity, lambda.free].map(u64::from);
            let label = self.prepared.first_own_label + index as u32;
            self.prepared.lambda_labels[index] = label;
            let number = |n| Arg::new(tag::U, n);
            let ops: [(u16, &[Arg]); 3] = [
                (ops::FUN_INFO, &[entry, number(arity + 1)]),
                (ops::LABEL, &[number(label.into())]),
                (
                    ops::ENTER_FUN,
                    &[Arg::new(tag::X, arity), number(free), entry],
                ),
            ];
            let at = own[info].at;
            made.extend(ops.map(|(id, args)| Op {
                at,
                ..self.window.add(id, args, ArgRange::EMPTY)
            }));
        }
        own.splice(0..0, made);
    }

    fn begin_function(&mut self, op: Op) {
        let args = self.window.args(op.args);
        let name = Atom::from_index(Term::from_raw(args[1].val).atom_index());
        let entry = self.emitter.offset() as u32;
        if self.on_load && self.prepared.on_load_entry.is_none() {
            self.prepared.on_load_entry = Some(entry);
        }
        self.functions.push(Function {
            name,
            arity: args[2].val as u32,
            start: self.start,
            entry,
        });
    }
}

/// The stretches of a module's operations that are rewritten together: from the label before a
/// `func_info` to the next one.
fn functions(ops: &[Op]) -> Vec<std::ops::Range<usize>> {
    let mut starts: Vec<usize> = ops
        .iter()
        .enumerate()
        .filter(|(_, op)| op.id == ops::FUNC_INFO)
        .map(|(i, _)| {
            let before = &ops[..i];
            // The label (and line) in front belong to it.
            i - before
                .iter()
                .rev()
                .take_while(|o| o.id == ops::LABEL || o.id == ops::LINE)
                .count()
        })
        .collect();
    if starts.first().is_none_or(|&s| s > 0) {
        starts.insert(0, 0);
    }
    starts.push(ops.len());
    starts.windows(2).map(|w| w[0]..w[1]).collect()
}

fn finish(mut prepared: Prepared, loaded: Loaded, file: &File) -> Module {
    let labels = prepared.lambda_labels.iter();
    let lambda_starts = labels.map(|l| loaded.labels[*l as usize]).collect();
    let exports = file
        .exports
        .iter()
        .map(|e| {
            let name = prepared.atom(e.function);
            (name, e.arity, loaded.labels[e.label as usize])
        })
        .collect();
    let lines = lines(file, &mut prepared, loaded.line_starts);
    let records = Definition::all(&file.records, &mut prepared);
    Module {
        name: prepared.module,
        md5: prepared.md5,
        exports,
        functions: loaded.functions,
        lines,
        lambdas: prepared.lambdas,
        lambda_starts,
        literals: prepared.literals,
        literal_terms: prepared.literal_terms,
        strings: prepared.strings,
        attributes: file
            .chunk(crate::beam::id::ATTRIBUTES)
            .unwrap_or(&[])
            .to_vec(),
        compile_info: file
            .chunk(crate::beam::id::COMPILE_INFO)
            .unwrap_or(&[])
            .to_vec(),
        records,
        on_load: loaded.on_load,
        code: loaded.code,
    }
}

fn lines(file: &File, prepared: &mut Prepared, starts: Vec<(u32, u32)>) -> Lines {
    let Some(lines) = &file.lines else {
        return Lines::default();
    };
    let mut files = vec![format!("{}.erl", prepared.module.name())];
    files.extend(lines.names.iter().map(|n| (*n).to_owned()));
    let mut items = vec![(0, 0)];
    items.extend(lines.items.iter().map(|l| (l.file, l.line)));
    let file_terms = files
        .iter()
        .map(|f| prepared.literals.char_list(f))
        .collect();
    Lines {
        starts,
        items,
        files,
        file_terms,
    }
}

/// True when the operand names a constant of the module that is an immediate term.
pub(crate) fn is_immediate(arg: &op::Arg) -> bool {
    matches!(arg.tag, tag::I | tag::A | tag::N)
}

/// What the generated engine is written with.
pub mod rewriting {
    pub use super::op::{Arg, ArgRange};
    pub use super::window::Window;
}
