//! `purlin asm`: a `.S` file becomes a `.beam` file.
use super::output::{Failure, failed};
use super::target;
use purlin::asm::Options;
use std::fs;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// Erlang assembly, as erlc -S writes it
    #[arg(value_name = "FILE.S")]
    file: PathBuf,
    /// Where to write it [default: FILE.beam]
    #[arg(short, long, value_name = "FILE.beam")]
    output: Option<PathBuf>,
    /// The OTP release whose files it should be like [default: 27; 29 for native records]
    #[arg(long, value_name = "OTP", value_parser = clap::value_parser!(u8).range(25..=29))]
    release: Option<u8>,
}

pub fn asm(args: &Args) -> Result<(), Failure> {
    let text = match fs::read(&args.file) {
        Ok(text) => text,
        Err(error) => return failed(format_args!("{}: {error}", args.file.display())),
    };
    let options = Options { otp: args.release };
    let bytes = target::assembled(&args.file, &text, &options)?;
    let to = args.output.clone();
    let to = to.unwrap_or_else(|| args.file.with_extension("beam"));
    fs::write(&to, bytes).or_else(|error| failed(format_args!("{}: {error}", to.display())))
}
