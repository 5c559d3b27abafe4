//! What the profiler `perf` is told of native code: the names of its functions, and their lines.
//!
//! Either as a *map* (`/tmp/perf-PID.map`: start, size and name, which `perf report` reads by itself), or as a *jitdump*
//! (`jit-PID.dump`: code, names and lines with the time of their loading, which `perf inject --jit` turns into object files).
//! The formats are those of the kernel's `tools/perf/Documentation/jit-interface.txt` and `jitdump-specification.txt`.
mod jitdump;
mod map;

use super::layout::{self, Layout};
use crate::code::Module;
use crate::code::module::{Function, LoadedCode};
use crate::inspect::names::mfa;
use parking_lot::Mutex;
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::OnceLock;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Map,
    Jitdump,
}

/// A stretch of code with a name.
struct Symbol<'a> {
    address: u64,
    code: &'a [u8],
    name: String,
    lines: Vec<Line<'a>>,
}

/// From this address on, code is of that line.
struct Line<'a> {
    address: u64,
    file: &'a str,
    /// 0: not known.
    line: u32,
}

enum Writer {
    Map(map::Map),
    Jitdump(jitdump::Dump),
}

/// None once writing has failed.
static WRITER: OnceLock<Mutex<Option<Writer>>> = OnceLock::new();

/// From now on, code is told of as it is loaded. To be called before any is. Returns the file that is written.
///
/// # Errors
/// If the file can't be made, or (a jitdump's) not be mapped.
pub fn start(form: Form) -> Result<PathBuf, (PathBuf, io::Error)> {
    layout::keep();
    let (path, writer) = match form {
        Form::Map => {
            let path = map::path();
            let made = map::Map::create(&path).map(Writer::Map);
            (path, made)
        }
        Form::Jitdump => {
            let path = jitdump::path();
            let made = jitdump::Dump::create(&path).map(Writer::Jitdump);
            (path, made)
        }
    };
    match writer {
        Ok(writer) => {
            WRITER.get_or_init(|| Mutex::new(Some(writer)));
            add(&ways(form));
            Ok(path)
        }
        Err(error) => Err((path, error)),
    }
}

/// A module has been loaded. Those that go leave their names behind: what `perf` has sampled while they were there is
/// read when all is over. Whoever gets their addresses takes their place.
pub fn loaded(module: &Module) {
    if let (Some(_), LoadedCode::Native(code)) = (WRITER.get(), &module.code)
        && let Some(layout) = &code.layout
    {
        add(&symbols(module, layout, code.block.bytes()));
    }
}

/// Code outside of modules has been made.
pub(super) fn made(address: u64, code: &[u8], name: impl FnOnce() -> String) {
    if WRITER.get().is_some() {
        add(&[unnumbered(address, code, name())]);
    }
}

fn add(symbols: &[Symbol<'_>]) {
    let Some(writer) = WRITER.get() else { return };
    let mut writer = writer.lock();
    let done = match &mut *writer {
        Some(Writer::Map(map)) => map.add(symbols),
        Some(Writer::Jitdump(dump)) => dump.add(symbols),
        None => return,
    };
    if let Err(error) = done {
        eprintln!("purlin: --perf: {error}; nothing more is written");
        *writer = None;
    }
}

/// What native code jumps to outside of modules. Of each symbol of a jitdump `perf inject` makes a file: there it is one.
fn ways(form: Form) -> Vec<Symbol<'static>> {
    if form == Form::Jitdump {
        let (address, code) = super::all_ways();
        return vec![unnumbered(address, code, "ways".to_owned())];
    }
    let symbol = |(address, code, name)| unnumbered(address, code, format!("{name} (way)"));
    super::ways().map(symbol).collect()
}

/// Code that has no lines.
fn unnumbered(address: u64, code: &[u8], name: String) -> Symbol<'_> {
    Symbol {
        address,
        code,
        name,
        lines: Vec::new(),
    }
}

/// Each function's main part, and its tail.
fn symbols<'a>(module: &'a Module, layout: &Layout, bytes: &'a [u8]) -> Vec<Symbol<'a>> {
    let base = module.base() as u64;
    let end = layout.instructions.last().map_or(0, |p| p.main.end);
    let mut symbols = Vec::new();
    for (i, function) in module.functions.iter().enumerate() {
        let next = module.functions.get(i + 1);
        let main = function.start..next.map_or(end, |f| f.start);
        let name = mfa(module.name.name(), function.name.name(), function.arity);
        let tail = tail(layout, &main);
        let parts = [
            (&main, name.clone(), main_lines(module, function, &main)),
            (
                &tail,
                format!("{name} (tail)"),
                tail_lines(module, layout, &main),
            ),
        ];
        for (range, name, lines) in parts {
            if !range.is_empty() {
                symbols.push(Symbol {
                    address: base + u64::from(range.start),
                    code: &bytes[range.start as usize..range.end as usize],
                    name,
                    lines,
                });
            }
        }
    }
    symbols
}

/// The instructions whose main parts lie in that range.
fn within<'l>(layout: &'l Layout, main: &Range<u32>) -> &'l [layout::Placed] {
    let all = &layout.instructions;
    let at = |offset: u32| all.partition_point(|p| p.main.start < offset);
    &all[at(main.start)..at(main.end)]
}

fn tail(layout: &Layout, main: &Range<u32>) -> Range<u32> {
    match within(layout, main) {
        [] => 0..0,
        [only] => only.tail.clone(),
        [first, .., last] => first.tail.start..last.tail.end,
    }
}

fn main_lines<'a>(module: &'a Module, function: &Function, main: &Range<u32>) -> Vec<Line<'a>> {
    let starts = module.lines.starts.iter().map(|&(start, _)| start);
    let starts = starts.filter(|start| *start > main.start && *start < main.end);
    let starts = std::iter::once(function.start).chain(starts);
    lines(module, starts.map(|at| (at, at)))
}

fn tail_lines<'a>(module: &'a Module, layout: &Layout, main: &Range<u32>) -> Vec<Line<'a>> {
    let slow = within(layout, main).iter().filter(|p| !p.tail.is_empty());
    lines(module, slow.map(|p| (p.tail.start, p.main.start)))
}

/// Lines of places in the code: where each stands, and the place in a main part that tells its line.
fn lines(module: &Module, places: impl Iterator<Item = (u32, u32)>) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let files = &module.lines.files;
    for (at, of) in places {
        let known = module.line_at(of);
        let before = lines.last().map(|l| (l.file, l.line));
        let (file, line) = match (known, before) {
            (Some((file, line)), _) => (files.get(file).map_or("", |f| f.as_str()), line),
            (None, Some((file, _))) => (file, 0),
            (None, None) => continue,
        };
        if before != Some((file, line)) {
            let address = module.base() as u64 + u64::from(at);
            lines.push(Line {
                address,
                file,
                line,
            });
        }
    }
    lines
}
