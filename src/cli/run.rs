//! `purlin run`: runs one function, and prints what it returns as `~p` does.
use super::output::{Failure, Out, failed};
use super::{init, perf, target};
use purlin::asm;
use purlin::bif::Class;
use purlin::code::{self, Module, exports, path, table};
use purlin::emulator::exception;
use purlin::etf;
use purlin::heap::Arena;
use purlin::inspect;
use purlin::process::Process;
use purlin::scheduler::{self, Ended, MAX_SCHEDULERS, Schedulers};
use purlin::term::print::{self, Encoding, Pretty};
use purlin::term::{Atom, Term, am};
use std::path::Path;
use std::sync::Arc;

#[derive(clap::Args)]
#[command(after_help = "\
Without FUNCTION (or with a FUNCTION that the module does not export), main is run, with all that \
follows as its arguments. TERMs are written as in Erlang: 41, 3.0, batman, 'an atom', \"text\", \
<<\"bytes\">>, [1, 2], {a, b}, #{key => value}, fun m:f/1.

With --perf map, the names of functions are written to /tmp/perf-PID.map, where perf looks for them:
    perf record purlin run --perf map FILE; perf report
With --perf jitdump, their code and their lines are written to jit-PID.dump in $JITDUMPDIR, or here:
    perf record -k mono purlin run --perf jitdump FILE
    perf inject --jit -i perf.data -o perf.jit.data; perf report -i perf.jit.data
A slow path is named `function (tail)`; what stands for a built-in or an undefined function, and the ways from \
native code to the machine's own functions, say so likewise.

An exception that nobody catches is printed as erl prints it, and the exit code is 1.")]
pub struct Args {
    /// Count the instructions that run, on the back end `loop`, and print which run how often, or how many
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "tables")]
    pub counts: Option<Counts>,
    /// How many schedulers run processes; with ONLINE, how many of them do so at first [default: one for each processor]
    #[arg(long, value_name = "NUMBER[:ONLINE]", value_parser = schedulers)]
    pub schedulers: Option<Schedulers>,
    /// Tell the profiler perf of native code [needs the back end `native`]
    #[arg(long, value_name = "FORM")]
    pub perf: Option<perf::Form>,
    /// A .beam file, a .S file, or a module on the path
    #[arg(value_name = "FILE|MODULE")]
    module: String,
    /// The function, then its arguments
    #[arg(
        value_name = "FUNCTION [TERM…",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    rest: Vec<String>,
}

/// Which counts are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Counts {
    /// Instructions and pairs of them, the commonest first
    Tables,
    /// The number of all
    Total,
}

pub fn run(args: &Args, out: &mut Out) -> Result<(), Failure> {
    if args.counts.is_some() {
        counts::ask()?;
    }
    scheduler::configure(args.schedulers.unwrap_or_else(|| {
        let all = scheduler::available();
        Schedulers { all, online: all }
    }));
    if let Some(form) = args.perf {
        perf::start(form)?;
    }
    let (path, module) = target::load(&args.module)?;
    let directory = path.parent().filter(|d| !d.as_os_str().is_empty());
    path::add(directory.unwrap_or(Path::new(".")).to_owned());
    let module = table::publish(module).or_else(failed)?;
    let (function, terms) = choose(&module, &args.rest)?;
    let mut heap = Arena::new();
    let terms = parse_terms(terms, &mut heap)?;
    #[cfg(target_os = "linux")]
    if let Err(error) = purlin::observe::start() {
        eprintln!("purlin: `purlin top` will not see this program: {error}");
    }
    init::start(module.name)?;
    run_on_load(&module)?;
    let pid = scheduler::spawn(None, module.name, function, &terms);
    let ended = scheduler::run_until_end(pid, |p, ended, x0| match ended {
        Ended::Returned => Ok(printed(x0)),
        Ended::Raised => Err(exception_text(p)),
    });
    if let Some(what) = args.counts {
        counts::print(what)?;
    }
    match ended {
        Ok(text) => Ok(out.line(text)?),
        Err(text) => {
            out.flush()?;
            eprintln!("{text}");
            Err(Failure::Said)
        }
    }
}

/// `NUMBER` or `NUMBER:ONLINE`, as `erl +S` takes them.
fn schedulers(text: &str) -> Result<Schedulers, String> {
    let number = |text: &str, most: usize| match text.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(format!("not a number from 1 to {most}: {text:?}")),
    };
    let (all, online) = text.split_once(':').unwrap_or((text, text));
    let all = number(all, MAX_SCHEDULERS)?;
    let online = number(online, all)?;
    Ok(Schedulers { all, online })
}

/// The result as `~p` prints it.
fn printed(term: Term) -> String {
    let options = Pretty {
        encoding: Encoding::Latin1,
        ..Pretty::default()
    };
    print::pretty(term, &options)
}

/// The exception that the process has died of.
pub(super) fn exception_text(p: &mut Process) -> String {
    let raw = p.regs.exc_trace;
    let class = exception::class_of(raw);
    let trace = exception::build(p, raw);
    let reason = match p.regs.exc_reason.as_tuple() {
        Some(&[tag, value]) if class == Class::Throw && tag == am::NOCATCH => value,
        _ => p.regs.exc_reason,
    };
    inspect::exception::report(class, reason, trace)
}

/// Which function is meant, and what are its arguments.
fn choose<'a>(module: &Module, rest: &'a [String]) -> Result<(Atom, &'a [String]), Failure> {
    let exported = |name: &str, arity: usize| {
        let mut all = module.exports.iter();
        all.any(|e| e.0.name() == name && e.1 as usize == arity)
    };
    if let Some((first, terms)) = rest.split_first() {
        let bare = first.strip_prefix('\'').and_then(|n| n.strip_suffix('\''));
        let name = bare.unwrap_or(first);
        if exported(name, terms.len()) {
            return Ok((Atom::new(name), terms));
        }
    }
    if exported("main", rest.len()) {
        return Ok((Atom::new("main"), rest));
    }
    failed(no_such(module, rest))
}

fn no_such(module: &Module, rest: &[String]) -> String {
    let mut known: Vec<String> = module
        .exports
        .iter()
        .filter(|e| e.0.name() != "module_info" && e.0.name() != "__info__")
        .map(|e| format!("{}/{}", inspect::names::atom_text(e.0.name()), e.1))
        .collect();
    known.sort();
    let wanted = match rest.split_first() {
        Some((name, terms)) => format!("{name}/{}", terms.len()),
        None => "main/0".into(),
    };
    let module = inspect::names::atom_text(module.name.name());
    format!(
        "{module} exports no {wanted}: there are {}",
        known.join(", ")
    )
}

fn parse_terms(texts: &[String], heap: &mut Arena) -> Result<Vec<Term>, Failure> {
    let mut terms = Vec::with_capacity(texts.len());
    for text in texts {
        let wrong = |why: String| Failure::Usage(format!("argument {text}: {why}"));
        let term = asm::parse_term(text).map_err(|error| wrong(error.to_string()))?;
        let options = etf::Options {
            safe: false,
            context: &code::FunContext,
        };
        let decoded = etf::decode(&asm::encode(&term), heap, &options);
        terms.push(decoded.map_err(|error| wrong(error.to_string()))?.0);
    }
    Ok(terms)
}

/// Runs the module's `on_load` function; what it returns must be `ok`.
fn run_on_load(module: &Arc<Module>) -> Result<(), Failure> {
    let Some(function) = module.on_load_function() else {
        return Ok(());
    };
    // It need not be exported: it is for as long as it runs.
    let export = code::export(module.name, function.name, function.arity);
    let hidden = exports::is_stub(export);
    if hidden {
        exports::publish(export, module.base().wrapping_add(function.entry as usize));
    }
    let pid = scheduler::spawn(None, module.name, function.name, &[]);
    let result = scheduler::run_until_end(pid, |p, ended, x0| match ended {
        Ended::Returned if x0 == am::OK => Ok(()),
        Ended::Returned => Err(printed(x0)),
        Ended::Raised => Err(exception_text(p)),
    });
    if hidden {
        exports::retract(export);
    }
    result.or_else(|why| {
        let module = inspect::names::atom_text(module.name.name());
        failed(format_args!("{module}: on_load failed: {why}"))
    })
}

/// Dynamic counts.
mod counts {
    use super::super::output::Failure;
    use super::super::{output::Out, stats};
    use super::Counts;
    use purlin::emulator::backend::{self, Backend};
    use purlin::emulator::counts;
    use purlin::tables::SPECS;

    const TOP: usize = 40;

    /// It is the loop back end that counts. Before any code is loaded.
    pub fn ask() -> Result<(), Failure> {
        if backend::chosen() == Backend::Loop {
            counts::start();
            return Ok(());
        }
        let why = format!(
            "--counts needs the back end `loop`; what `{}` runs is the same",
            backend::chosen().name()
        );
        Err(Failure::Usage(why))
    }

    /// On standard error, so that the result stands alone on standard output.
    pub fn print(what: Counts) -> Result<(), Failure> {
        let mut err = Out::errors();
        match what {
            Counts::Total => err.line(counts::forms().iter().sum::<u64>())?,
            Counts::Tables => tables(&mut err)?,
        }
        Ok(err.flush()?)
    }

    fn tables(err: &mut Out) -> Result<(), Failure> {
        let form = |i: usize| SPECS[i].form.to_owned();
        let pair = |(p, n): ([u16; 2], u64)| {
            let text = format!("{} {}", form(p[0].into()), form(p[1].into()));
            (text, n)
        };
        let pairs = counts::pairs().into_iter().map(pair).collect();
        let forms = stats::counted(&counts::forms(), form);
        stats::table("instructions run", forms, TOP, err)?;
        stats::table("pairs of them", pairs, TOP, err)
    }
}
