//! Whatever the tables hold, the compiler answers with tables or messages: it never panics.

use std::path::Path;

use opsgen::{Config, Source};

/// A small generator of numbers, the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn cases() -> Vec<String> {
    let mut texts = vec![
        include_str!("toy/toy.tab").to_owned(),
        include_str!("base.tab").to_owned(),
    ];
    for folder in ["fail", "parse", "emit"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(folder);
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .expect("the cases")
            .map(|e| e.expect("an entry").path())
            .collect();
        paths.sort();
        texts.extend(
            paths
                .iter()
                .map(|p| std::fs::read_to_string(p).expect("a case")),
        );
    }
    texts
}

/// The text with a word deleted, doubled, replaced or moved, a few times over.
fn mutate(text: &str, words: &[&str], random: &mut Random) -> String {
    let mut parts: Vec<&str> = split(text);
    for _ in 0..1 + random.below(3) {
        let at = random.below(parts.len());
        match random.below(4) {
            0 if parts.len() > 1 => {
                parts.remove(at);
            }
            1 => parts.insert(at, parts[at]),
            2 => parts[at] = words[random.below(words.len())],
            _ => {
                let other = random.below(parts.len());
                parts.swap(at, other);
            }
        }
    }
    parts.concat()
}

/// Words, single characters, and what lies between.
fn split(text: &str) -> Vec<&str> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = match word(first) {
            true => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        parts.push(&rest[..len]);
        rest = &rest[len..];
    }
    parts
}

#[test]
fn mutated_tables_never_panic() {
    let base = include_str!("base.tab");
    let words = split(include_str!("toy/toy.tab"));
    let mut random = Random(7);
    let rounds = std::env::var("OPSGEN_MUTATIONS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1);
    for text in cases() {
        for _ in 0..rounds {
            let mutant = mutate(&text, &words, &mut random);
            let mut sources = vec![Source {
                name: "mutant.tab".to_owned(),
                text: mutant.clone(),
            }];
            if !text.contains("\nstate ") {
                sources.insert(
                    0,
                    Source {
                        name: "base.tab".to_owned(),
                        text: base.to_owned(),
                    },
                );
            }
            let done = std::panic::catch_unwind(|| {
                let (tables, diags) = opsgen::compile_as_is(&sources);
                let _ = diags.render(true);
                let config = Config::default();
                let _ = (tables.emit_tables(&config), tables.emit_engine(&config));
                let _ = (
                    tables.emit_threaded(&config),
                    tables.emit_loop(&config),
                    tables.reference(),
                );
            });
            assert!(done.is_ok(), "panicked at:\n{mutant}");
        }
    }
}
