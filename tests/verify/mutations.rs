//! Broken code is refused or accepted, and never more than that, in time that the file's size bounds.
//!
//! `PURLIN_MUTATIONS` says how often each module is broken, `PURLIN_MUTATION_CORPUS` where the modules
//! are; by default it is the small corpus.

use std::path::PathBuf;
use std::time::Instant;

use purlin::beam::{Code, File, unpack};
use purlin::tables::tag;
use purlin::verify::{Input, verify};

/// A generator of numbers, the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

fn corpus() -> Vec<PathBuf> {
    let dir = match std::env::var_os("PURLIN_MUTATION_CORPUS") {
        Some(dir) => PathBuf::from(dir),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"),
    };
    let mut paths = Vec::new();
    super::trees::modules(&dir, &mut paths);
    paths.sort();
    paths
}

/// Changes a few operands and operations.
fn mutate(code: &mut Code, dice: &mut Dice) {
    for _ in 0..1 + dice.roll(4) {
        let (op, arg) = (dice.roll(code.ops.len()), dice.roll(code.args.len()));
        let (other_op, other_arg) = (dice.roll(code.ops.len()), dice.roll(code.args.len()));
        match dice.roll(9) {
            0 => code.ops.swap(op, other_op),
            1 => code.ops[op] = code.ops[other_op],
            2 => code.ops[op].id = dice.roll(200) as u16,
            3 => code.args.swap(arg, other_arg),
            4 => code.args[arg] = code.args[other_arg],
            5 => code.args[arg].tag = dice.roll(12) as u8,
            6 => code.args[arg].val ^= 1 << dice.roll(64),
            7 if code.args[arg].tag == tag::F => {
                code.args[arg].val = dice.roll(code.header.labels as usize) as u64
            }
            7 => code.args[arg].val = dice.roll(40) as u64,
            _ => {
                let removed = code.ops.remove(op);
                code.ops.insert(other_op.min(code.ops.len()), removed);
            }
        }
    }
    for (at, op) in code.ops.iter_mut().enumerate() {
        op.at = at as u32;
    }
}

#[test]
fn broken_code_does_no_harm() {
    let rounds: usize = std::env::var("PURLIN_MUTATIONS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(40);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut refused, mut accepted) = (0, 0);
    for path in corpus() {
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let Ok(bytes) = unpack(&bytes) else { continue };
        let Ok(file) = File::parse(&bytes) else {
            continue;
        };
        let Ok(code) = file.decode() else { continue };
        for _ in 0..rounds {
            let mut code = code.clone();
            mutate(&mut code, &mut dice);
            let size = code.ops.len() + code.args.len();
            let start = Instant::now();
            match verify(&Input::new(&file, &code)) {
                Ok(_) => accepted += 1,
                Err(error) => {
                    refused += 1;
                    assert!(!error.to_string().is_empty());
                }
            }
            let allowed = 2.0 + size as f64 * 100e-6;
            assert!(
                start.elapsed().as_secs_f64() < allowed,
                "{} took too long",
                path.display()
            );
        }
    }
    println!("{refused} refused, {accepted} accepted");
    assert!(refused > accepted || refused == 0);
}

/// Changes a few bytes of the code as it stands in the file.
#[test]
fn broken_files_do_no_harm() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let (mut refused, mut accepted) = (0, 0);
    for path in corpus() {
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let Ok(bytes) = unpack(&bytes) else { continue };
        let Ok(file) = File::parse(&bytes) else {
            continue;
        };
        let start = file.code.as_ptr() as usize - bytes.as_ptr() as usize;
        let len = file.code.len();
        for _ in 0..200 {
            let mut bytes = bytes.to_vec();
            for _ in 0..1 + dice.roll(3) {
                bytes[start + dice.roll(len)] ^= 1 << dice.roll(8);
            }
            let Ok(file) = File::parse(&bytes) else {
                continue;
            };
            let Ok(code) = file.decode() else { continue };
            match verify(&Input::new(&file, &code)) {
                Ok(_) => accepted += 1,
                Err(_) => refused += 1,
            }
        }
    }
    println!("{refused} refused, {accepted} accepted");
}

#[test]
fn many_labels_and_registers_are_too_complex_or_fast() {
    // Everything that is wide at once: a frame, X registers, and labels that all differ.
    let mut text = String::from("label 1; func_info 'm' 'f' 0; label 2");
    for n in 0..1000 {
        text.push_str(&format!("; move #1 x{n}"));
    }
    text.push_str("; allocate_zero 1000 1000");
    for n in 3..1500 {
        text.push_str(&format!(
            "; is_atom @{} x0; move [] x{}; label {n}",
            n + 1,
            n % 1000
        ));
    }
    text.push_str("; label 1500; loop_rec_end @3; int_code_end");
    let start = Instant::now();
    let result = super::asm::check(&text);
    assert!(start.elapsed().as_secs() < 20);
    if let Err(error) = result {
        assert_eq!(error.reason, purlin::verify::Reason::TooComplex, "{error}");
    }
}
