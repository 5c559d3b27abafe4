//! The command `purlin`.
#![forbid(unsafe_code)]
mod cli;

/// The system's allocator gives large blocks back at once and faults them in again (ARCHITECTURE.md has the figures).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    purlin::heap::block::keep_freed();
    cli::main()
}
