//! `purlin run --perf`: native code under the profiler `perf`.
use super::output::Failure;
use purlin::emulator::backend::{self, Backend};

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// Names, in /tmp/perf-PID.map
    Map,
    /// Names, code and lines, in jit-PID.dump
    Jitdump,
}

/// Before any code is loaded.
pub fn start(form: Form) -> Result<(), Failure> {
    let needed: Backend = Backend::Native.name().parse().map_err(Failure::Usage)?;
    if backend::chosen() != needed {
        let why = format!(
            "--perf needs the back end `native`: perf sees what `{}` runs as functions of purlin itself",
            backend::chosen().name()
        );
        return Err(Failure::Usage(why));
    }
    write(form)
}

#[cfg(native)]
fn write(form: Form) -> Result<(), Failure> {
    use purlin::native::perf;
    let form = match form {
        Form::Map => perf::Form::Map,
        Form::Jitdump => perf::Form::Jitdump,
    };
    match perf::start(form) {
        Ok(_) => Ok(()),
        Err((path, error)) => super::output::failed(format_args!("{}: {error}", path.display())),
    }
}

/// Never called: the back end has been refused.
#[cfg(not(native))]
fn write(_: Form) -> Result<(), Failure> {
    Ok(())
}
