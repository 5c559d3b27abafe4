//! The command line: checks the tables, or prints what the compiler makes of them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use opsgen::emit::Backend;
use opsgen::{Config, Source, Tables};

/// The table compiler of Purlin.
#[derive(Parser)]
#[command(version)]
struct Cli {
    /// The table of generic operations.
    #[arg(long, global = true, default_value = "genop.tab")]
    genop: PathBuf,
    /// The folder of instruction tables.
    #[arg(long, global = true, default_value = "ops")]
    ops: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says whether the tables are in order.
    Check,
    /// Prints the handlers of a family or form, as Rust.
    Expand {
        name: String,
        /// For the loop instead of threaded code.
        #[arg(long, group = "back_end")]
        looped: bool,
        /// The stencils of native code.
        #[arg(long, group = "back_end")]
        stencils: bool,
        /// The functions that all native instructions of a form share.
        #[arg(long, group = "back_end")]
        shared: bool,
    },
    /// Prints the rules that name an operation, in the order in which they apply.
    Rules {
        op: String,
        /// As the generated Rust.
        #[arg(long)]
        rust: bool,
    },
    /// Prints the instruction reference.
    Reference,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Result<String, String> {
    use std::io::IsTerminal as _;
    let sources = sources(&cli.genop, &cli.ops)?;
    let color = std::io::stderr().is_terminal();
    let tables = opsgen::compile(&sources).map_err(|d| d.render(color))?;
    match &cli.command {
        Command::Check => Ok(summary(&tables)),
        Command::Expand {
            name,
            looped,
            stencils,
            shared,
        } => {
            let backend = match (looped, stencils, shared) {
                (true, ..) => Backend::Loop,
                (_, true, _) => Backend::Stencil,
                (.., true) => Backend::Shared,
                _ => Backend::Threaded,
            };
            let config = Config {
                symbol_prefix: "purlin_op_".to_owned(),
                ..Config::default()
            };
            tables
                .expand(name, backend, &config)
                .ok_or_else(|| format!("no instruction or form is called `{name}`"))
        }
        Command::Rules { op, rust } => {
            let text = if *rust {
                tables.expand_engine(op)
            } else {
                tables.rules_of(op)
            };
            text.ok_or_else(|| format!("no operation is called `{op}`"))
        }
        Command::Reference => Ok(tables.reference()),
    }
}

fn summary(t: &Tables) -> String {
    format!(
        "{} operations, {} specific forms, {} rules: no errors\n",
        t.real_ops().count(),
        t.forms.len(),
        t.rules.len()
    )
}

/// The generic operations, the legend, then the other tables by name.
fn sources(genop: &Path, ops: &Path) -> Result<Vec<Source>, String> {
    let fail = |path: &Path, e: std::io::Error| format!("{}: {e}", path.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(ops).map_err(|e| fail(ops, e))? {
        let path = entry.map_err(|e| fail(ops, e))?.path();
        if path.extension().is_some_and(|e| e == "tab") {
            paths.push(path);
        }
    }
    paths.sort_by_key(|p| (p.file_name().is_none_or(|n| n != "legend.tab"), p.clone()));
    paths.insert(0, genop.to_owned());
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|e| fail(path, e))?;
        Ok(Source {
            name: path.display().to_string(),
            text,
        })
    };
    paths.iter().map(read).collect()
}
