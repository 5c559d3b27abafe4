//! The command `purlin`.
#![forbid(unsafe_code)]
mod cli;

/// The system's allocator gives large blocks back at once and faults them in again (ARCHITECTURE.md has the figures).
#[global_allocator]
static ALLOCATOR: purlin::crash::Allocator = purlin::crash::Allocator;

fn main() -> std::process::ExitCode {
    purlin::heap::block::keep_freed();
    purlin::crash::reserve();
    purlin::crash::watch_panics();
    cli::main()
}
