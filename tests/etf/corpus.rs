//! The corpus that `make.escript` wrote.
use flate2::read::GzDecoder;
use purlin::emulator::state::{Export, FunEntry};
use purlin::etf::{Context, FunRef};
use purlin::term::Term;
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

/// A term as erl wrote it, and again with other options.
pub struct Record {
    pub plain: Vec<u8>,
    /// Minor version and `deterministic`, and the bytes.
    pub others: Vec<(u8, bool, Vec<u8>)>,
}

pub fn read_gz(name: &str) -> Vec<u8> {
    // Another directory that `make.escript` has filled, for more than the repository keeps.
    match std::env::var("PURLIN_ETF_CORPUS") {
        Ok(dir) => read_gz_in(&dir, name),
        Err(_) => read_gz_in("tests/corpus/etf", name),
    }
}

/// A file of a directory below the package (or of an absolute one).
pub fn read_gz_in(dir: &str, name: &str) -> Vec<u8> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
    let file = std::fs::File::open(dir.join(name)).unwrap();
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    bytes
}

pub fn records() -> Vec<Record> {
    let bytes = read_gz("terms.bin.gz");
    let mut rest = &bytes[..];
    let mut records = Vec::new();
    while !rest.is_empty() {
        let plain = sized(&mut rest).to_vec();
        let n = take(&mut rest, 1)[0];
        let mut others = Vec::new();
        for _ in 0..n {
            let flags = take(&mut rest, 1)[0];
            let mut bytes = sized(&mut rest).to_vec();
            if bytes.is_empty() {
                bytes.clone_from(&plain);
            }
            others.push((flags & 3, flags & 4 != 0, bytes));
        }
        records.push(Record { plain, others });
    }
    records
}

fn take<'a>(rest: &mut &'a [u8], n: usize) -> &'a [u8] {
    let (taken, after) = rest.split_at(n);
    *rest = after;
    taken
}

pub fn sized<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let n = u32::from_be_bytes(take(rest, 4).try_into().unwrap());
    take(rest, n as usize)
}

/// Code that holds whatever is asked for.
pub struct AnyCode;

type Exports = Mutex<HashMap<(Term, Term, u8), usize>>;

impl Context for AnyCode {
    fn export(&self, module: Term, function: Term, arity: u8) -> Option<*const Export> {
        static EXPORTS: LazyLock<Exports> = LazyLock::new(Exports::default);
        let mut exports = EXPORTS.lock().unwrap();
        let at = exports.entry((module, function, arity)).or_insert_with(|| {
            std::ptr::from_ref(Box::leak(Box::new(Export {
                code: Default::default(),
                module,
                function,
                arity: arity.into(),
                stub_code: std::ptr::null(),
                bif: Default::default(),
                stub: [0; 5],
            }))) as usize
        });
        Some(*at as *const Export)
    }
    fn is_exported(&self, _: Term, _: Term, _: u8) -> bool {
        true
    }
    fn fun_entry(&self, fun: &FunRef) -> Option<*const FunEntry> {
        Some(Box::leak(Box::new(FunEntry {
            code: Default::default(),
            module: fun.module,
            function: fun.module.raw().into(),
            arity: u32::from(fun.arity) + fun.free,
            free: fun.free,
            index: fun.index,
            old_uniq: fun.old_uniq,
            uniq: fun.uniq,
        })))
    }
}
