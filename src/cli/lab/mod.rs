//! `purlin lab`: experiments with the machine.
mod bench;
mod dispatch;
mod figures;
mod machine;
mod measure;
mod plot;
mod report;

use super::Global;
use super::output::{Failure, Out};

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    experiment: Experiment,
}

#[derive(clap::Subcommand)]
enum Experiment {
    /// Compare the back ends, with superinstructions and without, on a set of benchmarks
    Dispatch(dispatch::Args),
}

pub fn lab(args: &Args, global: &Global, out: &mut Out) -> Result<(), Failure> {
    match &args.experiment {
        Experiment::Dispatch(args) => dispatch::dispatch(args, global, out),
    }
}
