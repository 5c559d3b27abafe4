//! The command line: arguments, and which subcommand does what.
//!
//! Exit codes: 0 it worked, 1 it failed, 2 it was called wrongly.
mod asm;
mod bifs;
mod check;
mod df;
mod dump;
mod erl;
mod explain;
mod init;
mod lab;
mod machine_code;
mod ops;
mod output;
mod perf;
mod run;
mod shims;
mod stats;
mod target;
#[cfg(target_os = "linux")]
mod top;

use clap::{CommandFactory, Parser, Subcommand};
use output::{Failure, Out};
use purlin::emulator::backend::{self, Backend, ChoiceError};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// An Erlang virtual machine whose instruction set is a table.
#[derive(Parser)]
#[command(
    name = "purlin",
    version,
    propagate_version = true,
    max_term_width = 100
)]
struct Args {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of all subcommands.
#[derive(clap::Args)]
struct Global {
    /// How loaded code is run [default: native on x86-64 Linux, else threaded; loop in debug builds]
    #[arg(long, global = true, value_name = "BACKEND", value_parser = Backend::NAMES.to_vec())]
    backend: Option<String>,
    /// The OTP whose modules are loaded when they are called [default: $PURLIN_OTP, `erl` on PATH, the usual places]
    #[arg(long, global = true, value_name = "DIR")]
    otp: Option<PathBuf>,
    /// The Elixir likewise [default: $PURLIN_ELIXIR, beside the OTP, `elixir` on PATH, the usual places]
    #[arg(long, global = true, value_name = "DIR")]
    elixir: Option<PathBuf>,
    /// Look for modules in this directory first (-pa works too)
    #[arg(long, global = true, value_name = "DIR")]
    pa: Vec<PathBuf>,
    /// Whether neighbouring instructions are fused into one: off is for experiments
    #[arg(long, global = true, value_name = "WHETHER", default_value = "on")]
    superinstructions: Switch,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: clap::ColorChoice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Switch {
    On,
    Off,
}

#[derive(Subcommand)]
enum Command {
    /// Run a function of a module, and print its result
    Run(run::Args),
    /// Boot the OTP, as its `erl` does and with its arguments
    Erl,
    /// Show what stands in a .beam file
    Dump(dump::Args),
    /// Show loaded code, as erts_debug:df does
    Df(df::Args),
    /// Assemble Erlang assembly into a .beam file
    Asm(asm::Args),
    /// Load and verify files, or all .beam files below directories
    Check(check::Args),
    /// Show how generic code becomes loaded code, rule by rule
    Explain(explain::Args),
    /// Count operations, pairs, forms and rules in files
    Stats(stats::Args),
    /// Explain an instruction, or list all
    Ops(ops::Args),
    /// List the built-in functions, or those that are missing
    Bifs(bifs::Args),
    /// Show the live processes of a running program
    #[cfg(target_os = "linux")]
    Top(top::Args),
    /// Write erl, erlc, escript, ct_run, dialyzer, typer, elixir, elixirc, iex and mix that run on this machine
    Shims(shims::Args),
    /// Experiments with the machine
    Lab(lab::Args),
    /// Print a script that completes this command's arguments in a shell
    Completions { shell: clap_complete::Shell },
}

/// The program.
pub fn main() -> ExitCode {
    let (own, of_erl) = split_arguments();
    let args = match Args::try_parse_from(own) {
        Ok(args) => args,
        Err(error) => {
            // Help goes to standard output, where a pipe may be broken.
            let _ = error.print();
            return ExitCode::from(error.exit_code() as u8);
        }
    };
    let mut out = Out::new(args.global.color);
    let done = start(&args).and_then(|()| command(args, &of_erl, &mut out));
    let done = done.and_then(|()| out.flush().map_err(Failure::from));
    output::finish(done)
}

/// The arguments of the command, up to `erl` if that is called, and those of `erl`. If the program is called `erl` all are `erl`'s.
/// `-pa` is taken for `--pa`: the one option that Erlang spells with one dash.
fn split_arguments() -> (Vec<OsString>, Vec<OsString>) {
    let mut all = std::env::args_os();
    let program = all.next().unwrap_or_default();
    let mut all = all.peekable();
    let is_erl = Path::new(&program).file_name() == Some("erl".as_ref());
    if is_erl || erl::is_started_as_erl(all.peek().map(OsString::as_os_str)) {
        return (vec![program, "erl".into()], all.collect());
    }
    let mut own = vec![program];
    while let Some(arg) = all.next() {
        let is_option = arg.to_string_lossy().starts_with('-');
        let has_value = is_option && !arg.to_string_lossy().contains('=');
        let is_command = !is_option;
        let is_erl = arg == "erl";
        own.push(if arg == "-pa" { "--pa".into() } else { arg });
        if is_command {
            if is_erl {
                return (own, all.collect());
            }
            break;
        }
        if has_value {
            own.extend(all.next());
        }
    }
    own.extend(all.map(|arg| if arg == "-pa" { "--pa".into() } else { arg }));
    (own, Vec::new())
}

fn start(args: &Args) -> Result<(), Failure> {
    let global = &args.global;
    choose_backend(args)?;
    if global.superinstructions == Switch::Off {
        purlin::loader::without_superinstructions();
    }
    if matches!(args.command, Command::Df(_) | Command::Explain(_)) {
        backend::list();
    }
    if matches!(args.command, Command::Erl) {
        // OTP's code server finds modules.
        let named = global.otp.clone().or_else(erl::root_from_environment);
        return target::set_otp(named.as_deref()).map(|_| ());
    }
    if matches!(args.command, Command::Shims(_)) {
        return target::set_otp(global.otp.as_deref()).map(|_| ());
    }
    target::set_path(&global.pa, global.otp.as_deref(), global.elixir.as_deref())
}

/// The back end: as `--backend` says, else `$PURLIN_BACKEND`, else the one that the command needs.
fn choose_backend(args: &Args) -> Result<(), Failure> {
    let needed = match &args.command {
        Command::Run(args) if args.counts.is_some() => Some(Backend::Loop),
        Command::Run(args) if args.perf.is_some() && Backend::Native.is_here() => {
            Some(Backend::Native)
        }
        _ => None,
    };
    let chosen = match (&args.global.backend, needed) {
        (Some(name), _) => backend::choose(Some(name.parse().map_err(Failure::Usage)?)),
        (None, Some(needed)) => backend::prefer(needed),
        (None, None) => backend::choose(None),
    };
    chosen.map_err(|error| match error {
        ChoiceError::Unknown(_) => Failure::Usage(error.to_string()),
        _ => Failure::Failed(error.to_string()),
    })
}

fn command(args: Args, of_erl: &[OsString], out: &mut Out) -> Result<(), Failure> {
    let global = &args.global;
    match args.command {
        Command::Erl => erl::run(of_erl),
        Command::Run(args) => run::run(&args, out),
        Command::Dump(args) => dump::dump(&args, out),
        Command::Df(args) => df::df(&args, out),
        Command::Asm(args) => asm::asm(&args),
        Command::Check(args) => check::check(&args, out),
        Command::Explain(args) => explain::explain(&args, out),
        Command::Stats(args) => stats::stats(&args, out),
        Command::Ops(args) => ops::ops(&args, out),
        Command::Bifs(args) => bifs::bifs(&args, out),
        Command::Shims(args) => shims::shims(&args, global.elixir.as_deref(), out),
        Command::Lab(lab) => lab::lab(&lab, &args.global, out),
        #[cfg(target_os = "linux")]
        Command::Top(args) => top::run(&args, out),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "purlin", &mut text);
            Ok(out.bytes(&text)?)
        }
    }
}
