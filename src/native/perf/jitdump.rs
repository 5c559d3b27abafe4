//! `jit-PID.dump`, version 1. Each record has the time of its writing, by the clock that `perf record -k mono` uses.
use super::Symbol;
use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::AsRawFd as _;
use std::path::{Path, PathBuf};

const MAGIC: u32 = 0x4a69_5444;
const VERSION: u32 = 1;
/// `EM_X86_64`: the one processor that there is native code for.
const MACHINE: u32 = 62;
const HEADER: u32 = 40;
/// Identity, size and time of a record.
const PREFIX: usize = 16;
const CODE_LOAD: u32 = 0;
const DEBUG_INFO: u32 = 2;

/// Where `perf` and other profilers' agents put it: `$JITDUMPDIR`, else the current directory.
pub fn path() -> PathBuf {
    let directory = std::env::var_os("JITDUMPDIR").map_or_else(|| ".".into(), PathBuf::from);
    directory.join(format!("jit-{}.dump", std::process::id()))
}

pub struct Dump {
    file: File,
    /// How many stretches of code have been written: each has a number of its own.
    count: u64,
}

impl Dump {
    pub fn create(path: &Path) -> io::Result<Dump> {
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(path)?;
        let mut header = Vec::new();
        for word in [MAGIC, VERSION, HEADER, MACHINE, 0, std::process::id()] {
            header.extend_from_slice(&word.to_le_bytes());
        }
        header.extend_from_slice(&now().to_le_bytes());
        header.extend_from_slice(&0u64.to_le_bytes());
        file.write_all(&header)?;
        mark(&file)?;
        Ok(Dump { file, count: 0 })
    }

    pub fn add(&mut self, symbols: &[Symbol<'_>]) -> io::Result<()> {
        let mut records = Vec::new();
        for symbol in symbols {
            if !symbol.lines.is_empty() {
                // It belongs to the code that comes next.
                record(&mut records, DEBUG_INFO, |out| debug_info(out, symbol));
            }
            let number = self.count;
            record(&mut records, CODE_LOAD, |out| {
                code_load(out, symbol, number)
            });
            self.count += 1;
        }
        self.file.write_all(&records)
    }
}

fn record(out: &mut Vec<u8>, id: u32, body: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&id.to_le_bytes());
    out.extend_from_slice(&[0; PREFIX - 12]);
    out.extend_from_slice(&now().to_le_bytes());
    body(out);
    let size = (out.len() - start) as u32;
    out[start + 4..start + 8].copy_from_slice(&size.to_le_bytes());
}

fn code_load(out: &mut Vec<u8>, symbol: &Symbol<'_>, number: u64) {
    out.extend_from_slice(&std::process::id().to_le_bytes());
    out.extend_from_slice(&thread().to_le_bytes());
    let size = symbol.code.len() as u64;
    for word in [symbol.address, symbol.address, size, number] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    text(out, &symbol.name);
    out.extend_from_slice(symbol.code);
}

fn debug_info(out: &mut Vec<u8>, symbol: &Symbol<'_>) {
    // What `perf inject` makes of it ends at the last address: that is the code's end.
    let end = symbol.address + symbol.code.len() as u64;
    let places = symbol.lines.iter().map(|line| (line.address, line));
    let last = symbol.lines.last().map(|line| (end, line));
    let places: Vec<_> = places.chain(last).collect();
    out.extend_from_slice(&symbol.address.to_le_bytes());
    out.extend_from_slice(&(places.len() as u64).to_le_bytes());
    for (address, line) in places {
        out.extend_from_slice(&address.to_le_bytes());
        out.extend_from_slice(&line.line.to_le_bytes());
        // The discriminator: one line is one block.
        out.extend_from_slice(&0u32.to_le_bytes());
        text(out, line.file);
    }
}

/// With a zero behind it; one inside would end it.
fn text(out: &mut Vec<u8>, text: &str) {
    out.extend(text.bytes().map(|b| if b == 0 { b'?' } else { b }));
    out.push(0);
}

/// Maps the file executable, once: that is how `perf record` learns of it.
fn mark(file: &File) -> io::Result<()> {
    // SAFETY: a new mapping of the file just made; nobody reads it, and it stays for ever.
    let at = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            HEADER as usize,
            libc::PROT_READ | libc::PROT_EXEC,
            libc::MAP_PRIVATE,
            file.as_raw_fd(),
            0,
        )
    };
    match at {
        libc::MAP_FAILED => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// Nanoseconds of the monotonic clock.
fn now() -> u64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `time` has room for what is written.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// The number of this thread.
fn thread() -> u32 {
    // SAFETY: it takes nothing and always succeeds.
    unsafe { libc::gettid() as u32 }
}
