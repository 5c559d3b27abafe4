//! A worker: tries mutants one after the other, and says which one it is at.

use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use purlin::code::{self, Module, table};
use purlin::etf;
use purlin::heap::{Arena, Heap};
use purlin::scheduler::{self, Ended};
use purlin::term::{Atom, Term};
use purlin::{asm, loader};

use crate::mutants::Corpus;
use crate::mutate::Rng;

/// What a worker exits with.
pub const DONE: i32 = 0;
pub const PANICKED: i32 = 81;
pub const HUNG: i32 = 82;

/// How long a mutant may take, in seconds.
const PATIENCE: u64 = 20;
/// How much memory a worker may have, in bytes. Who wants more gets none, and must live with it.
const MEMORY: u64 = 1 << 30;
/// How many functions of a mutant are called, and how many time slices all of them get.
const CALLS: usize = 6;
const SLICES: i64 = 24;

/// Arguments to call functions with.
const ARGUMENTS: [&str; 40] = [
    "0",
    "1",
    "2",
    "-1",
    "7",
    "255",
    "65536",
    "576460752303423487",
    "-576460752303423488",
    "1180591620717411303424",
    "-340282366920938463463374607431768211456",
    "1.5",
    "0.0",
    "-3.25e100",
    "a",
    "true",
    "false",
    "undefined",
    "error",
    "ok",
    "[]",
    "[1,2,3]",
    "[a|b]",
    "\"text\"",
    "[{a,1},{b,2},{c,3}]",
    "[[1,2],[3,[4]]]",
    "{}",
    "{a}",
    "{a,1}",
    "{ok,[1,2]}",
    "{1,2,3,4,5,6,7,8}",
    "#{}",
    "#{a => 1, b => {x,y}}",
    "#{1 => 2.0, [] => #{a => b}}",
    "<<>>",
    "<<1,2,3,4,5,6,7,8>>",
    "<<\"hello, world\">>",
    "<<255,254,0,0,0,0,0,1,128,64,32,16,8,4,2,1,0>>",
    "fun lists:reverse/1",
    "fun erlang:'+'/2",
];

/// When the current mutant began, in milliseconds since the worker did.
static BEGAN: AtomicU64 = AtomicU64::new(0);

/// The bytes of a module; a listing is assembled.
pub fn module(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).expect("a readable file");
    if path.extension().is_none_or(|e| e != "S") {
        return bytes;
    }
    let made = asm::assemble(&asm::text_of(&bytes), &asm::Options::default());
    made.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What became of the mutants.
#[derive(Default)]
struct Counts {
    unread: u64,
    refused: u64,
    run: u64,
    returned: u64,
    raised: u64,
}

pub fn work(corpus: &Corpus, numbers: Range<u64>) {
    watch();
    let driver = Driver::new();
    let (mut counts, mut slowest, mut first_memory) = (Counts::default(), (Duration::ZERO, 0), 0);
    let mut said = std::io::stdout().lock();
    let begun = numbers.start;
    for number in numbers {
        writeln!(said, "@{number}").expect("somebody listens");
        said.flush().expect("somebody listens");
        let start = Instant::now();
        BEGAN.store(uptime().as_millis() as u64, Relaxed);
        let bytes = corpus.mutant(number);
        match loader::load(&bytes) {
            Ok(module) => {
                counts.run += 1;
                let (returned, raised) = driver.run(module, &mut Rng::new(!number));
                counts.returned += returned;
                counts.raised += raised;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                match error {
                    loader::LoadError::File(_) => counts.unread += 1,
                    _ => counts.refused += 1,
                }
            }
        }
        slowest = slowest.max((start.elapsed(), number));
        if number == begun + 1000 {
            first_memory = memory();
        }
    }
    let Counts {
        unread,
        refused,
        run,
        returned,
        raised,
    } = counts;
    let megabytes = |bytes: u64| bytes >> 20;
    let text = format!(
        "{unread} not read, {refused} refused, {run} accepted and run ({returned} calls returned, {raised} raised); slowest {:?} ({}); \
         memory {} MiB, {} after a thousand; {} atoms, {} exports",
        slowest.0,
        slowest.1,
        megabytes(memory()),
        megabytes(first_memory),
        Atom::count(),
        code::exports::all().len(),
    );
    writeln!(said, "{text}").expect("somebody listens");
}

fn uptime() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// The memory that the process occupies, in bytes.
fn memory() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = text
        .split_whitespace()
        .nth(1)
        .and_then(|n| n.parse::<u64>().ok());
    pages.unwrap_or(0) * 4096
}

/// A panic anywhere ends the worker, also one that the machine would turn into an error; so does a mutant that takes
/// too long. Memory is limited.
fn watch() {
    let limit = libc::rlimit {
        rlim_cur: MEMORY,
        rlim_max: MEMORY,
    };
    // SAFETY: the call reads the struct that it is given, and nothing else.
    assert_eq!(unsafe { libc::setrlimit(libc::RLIMIT_AS, &limit) }, 0);
    std::panic::set_hook(Box::new(|info| {
        println!("{info}");
        let trace = std::backtrace::Backtrace::force_capture().to_string();
        for line in trace
            .lines()
            .filter(|line| line.contains("src/") && !line.contains("/rustc/"))
        {
            println!("{}", line.trim());
        }
        std::process::exit(PANICKED);
    }));
    uptime();
    std::thread::spawn(|| {
        loop {
            std::thread::sleep(Duration::from_millis(200));
            let began = Duration::from_millis(BEGAN.load(Relaxed));
            if uptime().saturating_sub(began).as_secs() >= PATIENCE {
                std::process::exit(HUNG);
            }
        }
    });
}

/// What runs functions of a mutant: `fuzz_driver.erl`, loaded once.
struct Driver {
    module: Atom,
    arguments: Vec<Term>,
    /// Where the arguments live.
    _heap: Arena,
}

impl Driver {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
        let driver = loader::load(&module(&folder.join("fuzz_driver.S"))).expect("a sound driver");
        let mut heap = Arena::new();
        let options = etf::Options {
            safe: false,
            context: &code::FunContext,
        };
        let arguments = ARGUMENTS.iter().map(|text| {
            let term = asm::parse_term(text).expect("a term");
            let decoded = etf::decode(&asm::encode(&term), &mut heap, &options);
            decoded.expect("a term").0
        });
        let arguments = arguments.collect();
        let module = table::publish(driver).expect("there is memory").name;
        Self {
            module,
            arguments,
            _heap: heap,
        }
    }

    /// Calls some functions of a module and forgets it; how many calls returned, how many raised.
    fn run(&self, module: Module, rng: &mut Rng) -> (u64, u64) {
        let name = module.name;
        if name == self.module {
            return (0, 0);
        }
        let mut heap = Arena::new();
        let exports = table::publish(module)
            .expect("there is memory")
            .exports
            .clone();
        let mut calls = Vec::new();
        for _ in 0..CALLS.min(2 * exports.len()) {
            let &(function, arity, _) = rng.pick(&exports);
            let arguments: Vec<Term> = (0..arity).map(|_| *rng.pick(&self.arguments)).collect();
            let arguments = heap.list(&arguments);
            calls.push(heap.tuple(&[name.term(), function.term(), arguments]));
        }
        let list = heap.list(&calls);
        let counts = self.call("main", &[list, Term::small(SLICES)]);
        // It may itself have been killed by what it ran.
        while !scheduler::processes().is_empty() {
            self.call("sweep", &[]);
        }
        assert!(table::unload(name), "nothing can use the module any more");
        counts.unwrap_or((0, 0))
    }

    /// Calls a function of the driver; the numbers that it returns.
    fn call(&self, function: &str, arguments: &[Term]) -> Option<(u64, u64)> {
        let pid = scheduler::spawn(None, self.module, Atom::new(function), arguments);
        scheduler::run_until_end(pid, |_, ended, result| match result.as_tuple() {
            Some(&[a, b]) if ended == Ended::Returned => {
                Some((a.as_small()? as u64, b.as_small()? as u64))
            }
            _ => None,
        })
    }
}
