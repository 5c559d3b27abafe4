//! Damaged listings are assembled or refused, and what is assembled can be read.

use std::path::Path;

use purlin::asm::{self, Options};
use purlin::beam::File;

#[path = "../support/mutate.rs"]
mod mutate;

/// A listing with a function's worth of lines taken out of it, so that each try is short.
fn excerpt(rng: &mut mutate::Rng, text: &str) -> String {
    let head: String = text
        .lines()
        .take_while(|line| !line.starts_with("{function"))
        .map(|line| format!("{line}\n"))
        .collect();
    let functions: Vec<&str> = text.split("\n\n\n").skip(1).collect();
    if functions.is_empty() {
        return text.to_owned();
    }
    format!("{head}\n{}\n", rng.pick(&functions))
}

/// A listing assembled and printed again.
fn reprinted(listing: &str) -> Option<String> {
    let file = asm::assemble(listing, &Options::default()).ok()?;
    let file = File::parse(&file).ok()?;
    asm::print(&file).ok()
}

#[test]
fn damaged_listings() {
    let iterations = std::env::var("PURLIN_FUZZ_ITERS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(4000u64);
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/asm");
    let mut files: Vec<_> = std::fs::read_dir(dir)
        .expect("a corpus")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let corpus: Vec<String> = files
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("text"))
        .collect();
    let mut assembled = 0;
    for iteration in 0..iterations {
        let mut rng = mutate::Rng::new(iteration);
        let base = rng.pick(&corpus).clone();
        let base = excerpt(&mut rng, &base);
        let other = rng.pick(&corpus).clone();
        let bytes = mutate::mutate(&mut rng, base.as_bytes(), other.as_bytes());
        let Ok(file) = asm::assemble(&asm::text_of(&bytes), &Options::default()) else {
            continue;
        };
        assembled += 1;
        // What was assembled is a file, though its code may refer to things that are not there.
        if let Ok(file) = File::parse(&file)
            && let Ok(printed) = asm::print(&file)
        {
            // Code that no compiler writes (outside functions, say) may be refused, and names that
            // contradict each other are made to agree; from then on nothing changes.
            let Some(second) = reprinted(&printed) else {
                continue;
            };
            assert_eq!(reprinted(&second), Some(second), "iteration {iteration}");
        }
    }
    println!("{iterations} listings, {assembled} assembled");
}
