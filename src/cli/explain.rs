//! `purlin explain`: each function's way from generic operations to loaded code, rule by rule.
use super::output::{Failure, Out, failed, painted, style};
use super::target::{self, Wanted};
use purlin::code::Module;
use purlin::inspect::decode;
use purlin::inspect::names::{Names, mfa};
use purlin::inspect::trace::{FunctionTrace, Generic, Recorder, Step, Traced};
use purlin::loader;
use purlin::tables::{SPECS, SpecInfo};
use serde_json::{Value, json};

#[derive(clap::Args)]
#[command(after_help = "\
For each loaded instruction, in order: the generic operations that it is made of, with their numbers \
in the file; the rules that fired, each with its place in the tables, what it took (-) and what it \
made (+); and the instruction itself (=), with its place in the tables and its size.")]
pub struct Args {
    /// A .beam file, a .S file, or a module on the path
    #[arg(value_name = "FILE|MODULE")]
    module: String,
    /// Only this function
    #[arg(value_name = "FUNCTION[/ARITY]")]
    function: Option<String>,
    /// As JSON, for tools
    #[arg(long)]
    json: bool,
}

pub fn explain(args: &Args, out: &mut Out) -> Result<(), Failure> {
    let path = target::find(&args.module)?;
    let bytes = target::read(&path)?;
    let mut recorder = Recorder::default();
    let module = match loader::load_observed(&bytes, &mut recorder) {
        Ok(module) => module,
        Err(error) => return failed(format_args!("{}: {error}", path.display())),
    };
    let wanted = args.function.as_deref().map(Wanted::parse);
    let mut traces = recorder.finish();
    traces.retain(|t| {
        let is = |w: &Wanted| w.is(&t.name, t.arity as u32);
        !t.name.is_empty() && wanted.as_ref().is_none_or(is)
    });
    if traces.is_empty() {
        let (module, function) = (module.name.name(), args.function.as_deref().unwrap_or(""));
        return failed(format_args!("{module}: no function {function}"));
    }
    let names = Names::new(&module);
    if args.json {
        return as_json(&module, &names, &traces, out);
    }
    for (i, trace) in traces.iter().enumerate() {
        if i > 0 {
            out.empty()?;
        }
        out.title(mfa(module.name.name(), &trace.name, trace.arity as u32))?;
        for traced in &trace.instructions {
            instruction(&module, &names, traced, out)?;
        }
        before(&trace.rest, out)?;
    }
    Ok(())
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
        for line in &step.after {
            out.line(format_args!("          + {line}"))?;
        }
    }
    Ok(())
}

fn instruction(
    module: &Module,
    names: &Names<'_>,
    traced: &Traced,
    out: &mut Out,
) -> Result<(), Failure> {
    before(traced, out)?;
    let info = &SPECS[usize::from(traced.spec)];
    let (size, operands) = operands(module, names, traced)?;
    let place = format!("{}:{}, {size} bytes", info.file, info.line);
    let mut text = painted(style::LOADED, info.form);
    for operand in operands {
        text.push(' ');
        text.push_str(&operand);
    }
    let at = painted(style::FAINT, format_args!("{:08X}:", traced.offset));
    out.line(format_args!(
        "      = {at} {text}  {}",
        painted(style::FAINT, place)
    ))?;
    Ok(())
}

/// The loaded instruction's size, and its operands in words.
fn operands(
    module: &Module,
    names: &Names<'_>,
    traced: &Traced,
) -> Result<(u32, Vec<String>), Failure> {
    match decode::at(module, traced.offset) {
        Ok(decoded) => Ok((decoded.size, names.operands(&decoded))),
        Err(error) => failed(format_args!("{}: {error}", module.name.name())),
    }
}

fn as_json(
    module: &Module,
    names: &Names<'_>,
    traces: &[FunctionTrace],
    out: &mut Out,
) -> Result<(), Failure> {
    let mut functions = Vec::new();
    for trace in traces {
        let mut instructions = Vec::new();
        for traced in &trace.instructions {
            instructions.push(json_instruction(module, names, traced)?);
        }
        functions.push(json!({
            "name": trace.name,
            "arity": trace.arity,
            "instructions": instructions,
            "rest": json_before(&trace.rest),
        }));
    }
    let all = json!({ "module": module.name.name(), "functions": functions });
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    Ok(out.line(text)?)
}

fn json_instruction(module: &Module, names: &Names<'_>, traced: &Traced) -> Result<Value, Failure> {
    let (size, operands) = operands(module, names, traced)?;
    let SpecInfo {
        name,
        form,
        file,
        line,
        ..
    } = &SPECS[usize::from(traced.spec)];
    let mut value = json_before(traced);
    value["loaded"] = json!({
        "offset": traced.offset,
        "size": size,
        "operation": name,
        "form": form,
        "operands": operands,
        "file": file,
        "line": line,
    });
    Ok(value)
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
            "after": s.after,
        })
    };
    json!({
        "generic": traced.generic.iter().map(generic).collect::<Vec<_>>(),
        "steps": traced.steps.iter().map(step).collect::<Vec<_>>(),
    })
}
