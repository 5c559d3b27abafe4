//! Damaged files are read or refused: no panic, little memory, little time.
//!
//! `PURLIN_FUZZ_ITERS` says how many files (20000), `PURLIN_FUZZ_SEED` which ones (1).

use std::alloc::{GlobalAlloc, Layout, System};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use purlin::beam::{self, Error, File, Writer, id};

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/mutate.rs"]
mod mutate;

/// Counts what is allocated; this binary runs one test, so that the count is that test's.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: it hands everything to the system's allocator, and only counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

/// Everything there is to do with a file.
fn exercise(bytes: &[u8]) -> Result<(), Error> {
    let bytes = beam::unpack(bytes)?;
    let file = File::parse(&bytes)?;
    file.md5();
    let code = file.decode()?;
    let encoded = code.encode().expect("what was decoded can be encoded");
    let written = Writer::from_file(&file)
        .expect("what was read can be written")
        .finish();
    let again = File::parse(&written).expect("what was written can be read");
    assert_eq!(
        again.code, encoded,
        "encoding does not depend on what was read"
    );
    assert_eq!(again.decode().expect("as before").ops, code.ops);
    Ok(())
}

/// Damages a chunk instead of the file, so that the container stays whole. Literals are damaged
/// before they are compressed.
fn mutate_chunk(rng: &mut mutate::Rng, base: &[u8], other: &[u8]) -> Vec<u8> {
    let unpacked = beam::unpack(base).expect("the corpus is sound");
    let file = File::parse(&unpacked).expect("the corpus is sound");
    let mut writer = Writer::from_file(&file).expect("the corpus can be written");
    let chunk = rng.pick(&file.chunks);
    if chunk.id == id::LITERALS && file.literals.is_compressed() {
        let damaged: Vec<Vec<u8>> = file
            .literals
            .iter()
            .map(|term| mutate::mutate(rng, term, other))
            .collect();
        let damaged: Vec<&[u8]> = damaged.iter().map(Vec::as_slice).collect();
        writer.literals(&damaged, true);
    } else {
        writer.chunk(chunk.id, mutate::mutate(rng, chunk.data, other));
    }
    writer.finish()
}

#[test]
fn damaged_files() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/beam");
    let corpus: Vec<Vec<u8>> = corpus::beams(&dir)
        .iter()
        .map(|path| std::fs::read(path).expect("a readable file"))
        .collect();
    let (iterations, seed) = (
        setting("PURLIN_FUZZ_ITERS", 20_000),
        setting("PURLIN_FUZZ_SEED", 1),
    );
    let (mut read, mut slowest) = (0, Duration::ZERO);
    let mut most = 0.0f64;
    for iteration in 0..iterations {
        let mut rng = mutate::Rng::new(seed.wrapping_mul(1 << 32).wrapping_add(iteration));
        let (base, other) = (rng.pick(&corpus).clone(), rng.pick(&corpus).clone());
        let bytes = if rng.below(3) == 0 {
            let mut bytes = mutate::mutate(&mut rng, &base, &other);
            if rng.below(2) == 0 && bytes.starts_with(b"FOR1") {
                mutate::mend_form(&mut bytes);
            }
            bytes
        } else {
            mutate_chunk(&mut rng, &base, &other)
        };
        let before = NOW.load(Relaxed);
        PEAK.store(before, Relaxed);
        let start = Instant::now();
        let outcome = exercise(&bytes);
        slowest = slowest.max(start.elapsed());
        // A zlib compressor takes 300 KiB for itself, whatever it compresses.
        let used = PEAK.load(Relaxed) - before;
        most = most.max(used.saturating_sub(1 << 19) as f64 / bytes.len().max(1) as f64);
        assert!(
            used < (1 << 20) + 100 * bytes.len(),
            "iteration {iteration}: {used} bytes of memory for {} bytes of file",
            bytes.len()
        );
        match outcome {
            Ok(()) => read += 1,
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    println!(
        "{iterations} files, {read} read; slowest {slowest:?}; memory at most {most:.0} times the size"
    );
    assert!(slowest < Duration::from_secs(2), "a file took {slowest:?}");
}
