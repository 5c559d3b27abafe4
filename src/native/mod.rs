//! Native code: instructions copied from stencils that the build made of the tables, with their operands filled in.
//!
//! An instruction is a `memcpy` and a few patches (`emit`). Its slow path, and instructions that gain nothing from being
//! copied, are functions that all instructions of a form share; they read operands from a block beside the code.
//! Code stands in the low 2 GiB (`memory`), so that every address in it fits 32 bits.
pub mod breakpoint;
pub mod emit;
pub mod hole;
pub mod layout;
pub mod memory;
pub mod perf;
pub mod stencils;

use crate::tables::SPECS;
use layout::Layout;
use memory::Block;
use parking_lot::Mutex;
use std::io::Error;
use std::sync::OnceLock;

/// A handler or a runtime function, as code that is jumped to.
type Function = unsafe extern "C" fn();

unsafe extern "C" {
    #[link_name = "PURLIN_OP_SHARED"]
    static SHARED: [Function; SPECS.len()];
}

/// A module's native code.
pub struct Code {
    pub block: Block,
    /// Where its instructions stand, if somebody wants to know (`layout::keep`).
    pub layout: Option<Layout>,
    /// What its functions begin with, in their order.
    pub firsts: Box<[breakpoint::First]>,
}

/// What all native code jumps to: ways to functions of the machine, which stand too far away for a 32-bit jump, and
/// the stencils' constants.
struct Base {
    block: Block,
    /// Byte offset of the constants.
    constants: usize,
    set_aside: Mutex<Vec<Block>>,
}

/// Bytes of a single instruction, with the arity before it.
const SINGLE: usize = 8 + 10 + 5;

/// How many single instructions can always be made: where a process ends, and what an export leads to that has found no
/// memory for its own.
const SET_ASIDE: usize = 2;

/// Bytes of a way to a function: an indirect jump, and the address that it reads.
const WAY: usize = 16;

/// Makes what all native code needs.
///
/// # Errors
/// If there is no memory for code.
pub fn start() -> Result<(), Error> {
    made()
        .as_ref()
        .map_err(|code| Error::from_raw_os_error(*code))?;
    Ok(())
}

fn made() -> &'static Result<Base, i32> {
    static BASE: OnceLock<Result<Base, i32>> = OnceLock::new();
    BASE.get_or_init(|| make().map_err(|e| e.raw_os_error().unwrap_or(libc::ENOMEM)))
}

fn make() -> Result<Base, Error> {
    let mut bytes = Vec::new();
    // SAFETY: the generated table has an entry for each form.
    let shared = unsafe { &SHARED };
    for function in shared.iter().chain(&stencils::SYMBOLS) {
        // jmp [rip+2]; two bytes of nothing; the address.
        bytes.extend_from_slice(&[0xff, 0x25, 2, 0, 0, 0, 0x66, 0x90]);
        bytes.extend_from_slice(&(*function as usize as u64).to_le_bytes());
    }
    let constants = bytes.len();
    bytes.extend_from_slice(&stencils::CONSTANTS);
    let block = Block::new(bytes.len())?;
    block.write(0, &bytes);
    let set_aside = (0..SET_ASIDE)
        .map(|_| Block::new(SINGLE))
        .collect::<Result<_, _>>()?;
    Ok(Base {
        block,
        constants,
        set_aside: Mutex::new(set_aside),
    })
}

fn base() -> &'static Base {
    match made() {
        Ok(base) => base,
        Err(_) => unreachable!("nobody makes native code where `start` has failed"),
    }
}

/// Where the ways and the constants stand.
#[derive(Debug, Clone, Copy)]
pub struct Ways {
    first: u32,
    constants: u32,
}

impl Ways {
    /// Where code jumps to for the shared function of a form.
    pub fn shared(self, spec: u16) -> u32 {
        self.first + u32::from(spec) * WAY as u32
    }

    /// Where code jumps to for a function of `stencils::SYMBOLS`.
    pub fn symbol(self, index: u16) -> u32 {
        self.first + ((SPECS.len() + usize::from(index)) * WAY) as u32
    }

    /// Where that constant of `stencils::CONSTANTS` stands.
    pub fn constant(self, at: u16) -> u32 {
        self.constants + u32::from(at)
    }
}

pub fn ways_and_constants() -> Ways {
    let base = base();
    let first = base.block.address();
    Ways {
        first,
        constants: first + base.constants as u32,
    }
}

/// The name of what the way at that address leads to.
pub fn way(address: u64) -> Option<String> {
    let at = usize::try_from(address.checked_sub(base().block.address().into())?).ok()?;
    if at % WAY == 0 {
        way_name(at / WAY)
    } else {
        None
    }
}

fn way_name(index: usize) -> Option<String> {
    let shared = SPECS.get(index).map(|s| format!("shared_{}", s.form));
    shared.or_else(|| {
        let name = stencils::SYMBOL_NAMES.get(index.checked_sub(SPECS.len())?)?;
        Some(name.strip_prefix("purlin_op_").unwrap_or(name).to_owned())
    })
}

/// The address and the code of all ways.
fn all_ways() -> (u64, &'static [u8]) {
    let base = base();
    let count = SPECS.len() + stencils::SYMBOLS.len();
    (
        base.block.address().into(),
        &base.block.bytes()[..count * WAY],
    )
}

/// Each of them, with the name of what it leads to.
fn ways() -> impl Iterator<Item = (u64, &'static [u8], String)> {
    let (address, all) = all_ways();
    let ways = all.chunks(WAY).enumerate();
    ways.map(move |(i, code)| {
        let name = way_name(i).unwrap_or_default();
        (address + (i * WAY) as u64, code, name)
    })
}

/// Native code of one instruction whose operands stand in `block`, which is never freed; before it stands `arity`,
/// as before every function's entry. The block's head is filled in. Returns the code's address; profilers are told `name`.
///
/// # Errors
/// If there is no memory for code.
pub fn single(
    spec: u16,
    block: &mut [u64],
    arity: u64,
    name: impl FnOnce() -> String,
) -> Result<*const u8, Error> {
    Ok(write_single(Block::new(SINGLE)?, spec, block, arity, name))
}

/// As `single`, in memory that was set aside at the start, for `SET_ASIDE` instructions.
///
/// # Panics
/// If there are more of them.
pub fn certain(
    spec: u16,
    block: &mut [u64],
    arity: u64,
    name: impl FnOnce() -> String,
) -> *const u8 {
    let code = base().set_aside.lock().pop();
    let code = code.expect("no more instructions than memory is set aside for");
    write_single(code, spec, block, arity, name)
}

fn write_single(
    code: Block,
    spec: u16,
    block: &mut [u64],
    arity: u64,
    name: impl FnOnce() -> String,
) -> *const u8 {
    let at = code.address() + 8;
    block[0] = u64::from(at);
    let mut bytes = arity.to_le_bytes().to_vec();
    // mov rdi, block; jmp shared
    bytes.extend_from_slice(&[0x48, 0xbf]);
    bytes.extend_from_slice(&(block.as_ptr() as u64).to_le_bytes());
    bytes.push(0xe9);
    let from = code.address() + bytes.len() as u32 + 4;
    bytes.extend_from_slice(
        &ways_and_constants()
            .shared(spec)
            .wrapping_sub(from)
            .to_le_bytes(),
    );
    code.write(0, &bytes);
    perf::made(at.into(), &bytes[8..], name);
    code.forget();
    at as usize as *const u8
}
