//! `purlin top`: the live processes of a running program, as `top` shows those of the system.
mod screen;
mod view;

use super::output::{Failure, Out, failed};
use purlin::observe::{self, Machine};
use std::io::{ErrorKind, IsTerminal};
use std::time::Duration;
use view::{Key, View};

#[derive(clap::Args)]
#[command(after_help = "\
Without PID, the one program that runs is shown. Keys: r reductions, m memory, u queue, f function, s state, n name, p pid \
sort by that column (again: the other way round); arrows and page keys scroll; q ends.

REDS are reductions since the last look; with --once, since the process began.")]
pub struct Args {
    /// The system's process id of a `purlin run`
    pid: Option<u32>,
    /// The column that comes first
    #[arg(long, value_name = "COLUMN", default_value = "reductions")]
    sort: Key,
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0, value_parser = seconds)]
    interval: f64,
    /// Show so many processes at most
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Look once, and print what there is (so it is where standard output is no terminal)
    #[arg(long)]
    once: bool,
    /// As --once, as JSON
    #[arg(long)]
    json: bool,
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(seconds) if (0.1..=3600.0).contains(&seconds) => Ok(seconds),
        _ => Err(format!("not a number from 0.1 to 3600: {text:?}")),
    }
}

pub fn run(args: &Args, out: &mut Out) -> Result<(), Failure> {
    let pid = args.pid.map_or_else(only_one, Ok)?;
    let mut machine = match Machine::connect(pid) {
        Ok(machine) => machine,
        Err(error) if error.kind() == ErrorKind::ConnectionRefused => {
            return failed(format_args!("{pid}: no purlin runs a program there"));
        }
        Err(error) => return failed(format_args!("{pid}: {error}")),
    };
    if args.json {
        return Ok(out.line(look(&mut machine, pid)?.to_json())?);
    }
    let mut view = View::new(args.sort, args.limit);
    if args.once || !std::io::stdout().is_terminal() {
        view.see(look(&mut machine, pid)?);
        for line in view.lines(usize::MAX, usize::MAX) {
            out.line(line)?;
        }
        return Ok(());
    }
    let interval = Duration::from_secs_f64(args.interval);
    screen::show(view, interval, || look(&mut machine, pid))
}

fn look(machine: &mut Machine, pid: u32) -> Result<purlin::inspect::processes::Snapshot, Failure> {
    machine.look().or_else(|error| match error.kind() {
        ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
            failed(format_args!("{pid} has ended, or belongs to another user"))
        }
        _ => failed(format_args!("{pid}: {error}")),
    })
}

/// The program to look at where none is named.
fn only_one() -> Result<u32, Failure> {
    match observe::machines()[..] {
        [pid] => Ok(pid),
        [] => failed("no program runs: start one with `purlin run`"),
        ref several => {
            let all: Vec<String> = several.iter().map(u32::to_string).collect();
            failed(format_args!(
                "several programs run: {}; name one",
                all.join(", ")
            ))
        }
    }
}
