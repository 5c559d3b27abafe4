//! `purlin df`: loaded code, in the form of `erts_debug:df`.
use super::output::{Failure, Out, failed, painted, style};
use super::target;
use purlin::code::{Function, Module};
use purlin::inspect::decode::{self, Instruction};
use purlin::inspect::names::{Names, mfa};

#[derive(clap::Args)]
#[command(after_help = "\
Each line is a byte offset in the module's code, the instruction with the letters of its operands' \
kinds (`purlin ops NAME` explains both), and the operands: registers x(N), y(N) and fr(N), `terms`, \
f(PLACE) and j(PLACE or 0) in this module, loc(function) at a function's entry, exp(function), \
bif(function) and fun(function).")]
pub struct Args {
    /// A .beam file, a .S file, or a module on the path
    #[arg(value_name = "FILE|MODULE")]
    module: String,
    /// Only this function
    #[arg(value_name = "FUNCTION[/ARITY]")]
    function: Option<String>,
    /// Addresses in this process, instead of offsets
    #[arg(long)]
    addresses: bool,
}

pub fn df(args: &Args, out: &mut Out) -> Result<(), Failure> {
    let (_, module) = target::load(&args.module)?;
    let names = Names::new(&module);
    let functions = target::functions(&module, args.function.as_deref())?;
    for (i, function) in functions.iter().enumerate() {
        if i > 0 {
            out.empty()?;
        }
        listing(&module, &names, function, args.addresses, out)?;
    }
    Ok(())
}

fn listing(
    module: &Module,
    names: &Names<'_>,
    function: &Function,
    addresses: bool,
    out: &mut Out,
) -> Result<(), Failure> {
    let title = mfa(module.name.name(), function.name.name(), function.arity);
    out.title(format_args!("{title}:"))?;
    let end = decode::end_of_function(module, function.start);
    for decoded in decode::between(module, function.start, end) {
        let instruction = match decoded {
            Ok(instruction) => instruction,
            Err(error) => return failed(format_args!("{title}: {error}")),
        };
        let at = if addresses {
            format!(
                "{:016X}",
                module.base() as usize + instruction.offset as usize
            )
        } else {
            format!("{:08X}", instruction.offset)
        };
        out.line(line(&at, &instruction, names))?;
    }
    Ok(())
}

/// One instruction as a line.
pub fn line(at: &str, instruction: &Instruction, names: &Names<'_>) -> String {
    let mut text = painted(style::FAINT, format_args!("{at}:"));
    text.push(' ');
    text.push_str(&painted(style::NAME, instruction.info().form));
    for operand in names.operands(instruction) {
        text.push(' ');
        text.push_str(&operand);
    }
    text
}
