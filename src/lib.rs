//! Purlin: an Erlang virtual machine whose instruction set is a table.
//!
//! The way through: `beam` reads files, `verify` checks generic code, `loader` rewrites it by the
//! rules of `ops/*.tab` and emits it, `emulator` runs it. ARCHITECTURE.md has the whole picture.
#![deny(clippy::undocumented_unsafe_blocks)]

pub mod arith;
pub mod asm;
pub mod beam;
pub mod bif;
pub mod bits;
pub mod code;
pub mod crash;
pub mod dist;
pub mod emulator;
pub mod etf;
pub mod ets;
pub mod heap;
pub mod inspect;
pub mod io;
pub mod loader;
pub mod map;
pub mod match_spec;
#[cfg(native)]
pub mod native;
pub mod nif;
#[cfg(target_os = "linux")]
pub mod observe;
pub mod packet;
pub mod port;
pub mod process;
pub mod re;
pub mod scheduler;
pub mod tables;
pub mod term;
pub mod tracing;
pub mod verify;
