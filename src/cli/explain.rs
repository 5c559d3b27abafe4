//! `purlin explain`: each function's way from generic operations to loaded code, rule by rule.
use super::machine_code::{self, MachineCode, Spent};
use super::output::{Failure, Out, failed, painted, style};
use super::target::{self, Wanted};
use purlin::code::Module;
use purlin::emulator::backend::{self, Backend};
use purlin::inspect::decode;
use purlin::inspect::names::{Names, mfa};
use purlin::inspect::trace::{FunctionTrace, Generic, Recorder, Step, Traced};
use purlin::loader;
use purlin::tables::{SPECS, SpecInfo};
use serde_json::{Value, json};

#[derive(clap::Args)]
#[command(after_help = "\
For each loaded instruction, in order: the generic operations that it is made of, with their numbers \
in the file; the rules that fired, each with its place in the tables, what it took (-), what it had to \
know of operands (for), and what it made (+); and the instruction itself (=), with its place in the tables and its size.

With --native, below it stands its machine code: its main part, which falls through to the next \
instruction; its tail, the slow path, which stands behind all main parts; and its operands in memory, \
if it has any. Offsets count from the module's start. The machine's state is in registers: rsi points at \
the x registers, rdx at the stack's top, rcx at the heap's, r8 counts reductions, r9 points at the process (p); \
rdi holds the operands' address for functions named shared_…, which all instructions of a form \
share. What the loader has filled in stands under its name: x(0), `batman`, next, or arity:2 for \
the operand that the table calls so.")]
pub struct Args {
    /// A .beam file, a .S file, or a module on the path
    #[arg(value_name = "FILE|MODULE")]
    module: String,
    /// Only this function
    #[arg(value_name = "FUNCTION[/ARITY]")]
    function: Option<String>,
    /// With the machine code that the back end `native` makes, and the bytes spent
    #[arg(long)]
    native: bool,
    /// As JSON, for tools
    #[arg(long)]
    json: bool,
}

/// What is shown.
struct Listing<'m> {
    module: &'m Module,
    names: Names<'m>,
    traces: &'m [FunctionTrace],
    machine_code: Option<MachineCode>,
}

pub fn explain(args: &Args, out: &mut Out) -> Result<(), Failure> {
    let path = target::find(&args.module)?;
    let bytes = target::read(&path)?;
    let mut recorder = Recorder::default();
    let rules = match args.native {
        true => Backend::Native,
        false => Backend::Loop,
    };
    let module = match loader::load_for(backend::chosen(), rules, &bytes, &mut recorder) {
        Ok(module) => module,
        Err(error) => return failed(format_args!("{}: {error}", path.display())),
    };
    let wanted = args.function.as_deref().map(Wanted::parse);
    let mut traces = recorder.finish();
    let all = traces.iter().flat_map(|t| &t.instructions);
    let offsets: Vec<u32> = all.map(|i| i.offset).collect();
    traces.retain(|t| {
        let is = |w: &Wanted| w.is(&t.name, t.arity as u32);
        !t.name.is_empty() && wanted.as_ref().is_none_or(is)
    });
    if traces.is_empty() {
        let (module, function) = (module.name.name(), args.function.as_deref().unwrap_or(""));
        return failed(format_args!("{module}: no function {function}"));
    }
    let machine_code = match args.native {
        true => Some(machine_code::list(&bytes, &module, &offsets, &traces)?),
        false => None,
    };
    let listing = Listing {
        module: &module,
        names: Names::new(&module),
        traces: &traces,
        machine_code,
    };
    match args.json {
        true => listing.as_json(out),
        false => listing.print(out),
    }
}

/// The generic operations and the steps before an instruction.
fn before(traced: &Traced, out: &mut Out) -> Result<(), Failure> {
    for Generic { at, text, .. } in &traced.generic {
        let at = painted(style::FAINT, format_args!("{at:>6}"));
        out.line(format_args!("{at}  {text}"))?;
    }
    for step in &traced.steps {
        let info = step.info();
        let place = painted(style::FAINT, format_args!("{}:{}", info.file, info.line));
        out.line(format_args!(
            "        rule {}  {place}",
            painted(style::RULE, info.name)
        ))?;
        for line in &step.before {
            out.line(format_args!("          - {line}"))?;
        }
        for line in &step.known {
            let line = painted(style::FAINT, format_args!("for {line}"));
            out.line(format_args!("          {line}"))?;
        }
        for line in &step.after {
            out.line(format_args!("          + {line}"))?;
        }
    }
    Ok(())
}

/// An instruction as it is loaded.
struct Loaded<'a> {
    info: &'static SpecInfo,
    offset: u32,
    /// In bytes, as words.
    size: u32,
    operands: Vec<String>,
    machine_code: Option<&'a machine_code::Instruction>,
}

impl Listing<'_> {
    fn print(&self, out: &mut Out) -> Result<(), Failure> {
        for (i, trace) in self.traces.iter().enumerate() {
            if i > 0 {
                out.empty()?;
            }
            let module = self.module.name.name();
            out.title(mfa(module, &trace.name, trace.arity as u32))?;
            let mut spent = Spent::default();
            for traced in &trace.instructions {
                before(traced, out)?;
                let loaded = self.loaded(traced)?;
                instruction(&loaded, out)?;
                if let Some(code) = loaded.machine_code {
                    spent.add(code.spent);
                }
            }
            before(&trace.rest, out)?;
            if self.machine_code.is_some() {
                machine_code::print_function(spent, out)?;
            }
        }
        match &self.machine_code {
            Some(code) => code.print(out),
            None => Ok(()),
        }
    }

    fn loaded(&self, traced: &Traced) -> Result<Loaded<'_>, Failure> {
        let decoded = match decode::at(self.module, traced.offset) {
            Ok(decoded) => decoded,
            Err(error) => return failed(format_args!("{}: {error}", self.module.name.name())),
        };
        let code = self.machine_code.as_ref();
        Ok(Loaded {
            info: &SPECS[usize::from(traced.spec)],
            offset: traced.offset,
            size: decoded.size,
            operands: self.names.operands(&decoded),
            machine_code: code.and_then(|c| c.instructions.get(&traced.offset)),
        })
    }

    fn as_json(&self, out: &mut Out) -> Result<(), Failure> {
        let mut functions = Vec::new();
        for trace in self.traces {
            let mut instructions = Vec::new();
            for traced in &trace.instructions {
                let mut value = json_before(traced);
                value["loaded"] = json_loaded(&self.loaded(traced)?);
                instructions.push(value);
            }
            functions.push(json!({
                "name": trace.name,
                "arity": trace.arity,
                "instructions": instructions,
                "rest": json_before(&trace.rest),
            }));
        }
        let mut all = json!({ "module": self.module.name.name(), "functions": functions });
        if let Some(code) = &self.machine_code {
            all["native"] = code.json();
        }
        let text = serde_json::to_string_pretty(&all).unwrap_or_default();
        Ok(out.line(text)?)
    }
}

fn instruction(loaded: &Loaded<'_>, out: &mut Out) -> Result<(), Failure> {
    let info = loaded.info;
    let (offset, operands, size) = match loaded.machine_code {
        Some(code) => (code.at, &code.operands, code.spent.to_string()),
        None => {
            let size = format!("{} bytes", loaded.size);
            (loaded.offset, &loaded.operands, size)
        }
    };
    let mut text = painted(style::LOADED, info.form);
    for operand in operands {
        text.push(' ');
        text.push_str(operand);
    }
    let at = painted(style::FAINT, format_args!("{offset:08X}:"));
    let place = format!("{}:{}, {size}", info.file, info.line);
    let place = painted(style::FAINT, place);
    out.line(format_args!("      = {at} {text}  {place}"))?;
    match loaded.machine_code {
        Some(code) => code.print(out),
        None => Ok(()),
    }
}

fn json_loaded(loaded: &Loaded<'_>) -> Value {
    let info = loaded.info;
    let mut value = json!({
        "offset": loaded.offset,
        "size": loaded.size,
        "operation": info.name,
        "form": info.form,
        "operands": loaded.operands,
        "file": info.file,
        "line": info.line,
    });
    if let Some(code) = loaded.machine_code {
        value["native"] = code.json();
    }
    value
}

fn json_before(traced: &Traced) -> Value {
    let generic = |g: &Generic| json!({ "at": g.at, "operation": g.text });
    let step = |s: &Step| {
        let info = s.info();
        json!({
            "rule": info.name,
            "file": info.file,
            "line": info.line,
            "before": s.before,
            "known": s.known,
            "after": s.after,
        })
    };
    json!({
        "generic": traced.generic.iter().map(generic).collect::<Vec<_>>(),
        "steps": traced.steps.iter().map(step).collect::<Vec<_>>(),
    })
}
