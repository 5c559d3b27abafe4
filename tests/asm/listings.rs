//! What the compiler lists, assembled, is what the compiler made; and what is printed of it,
//! assembled again, is the same.

use std::path::{Path, PathBuf};

use purlin::asm::{self, Options};
use purlin::beam::{self, ChunkId, File, Lambda, id};

/// The chunks whose bytes must be equal.
const EXACT: [ChunkId; 10] = [
    id::ATOMS,
    id::CODE,
    id::STRINGS,
    id::IMPORTS,
    id::EXPORTS,
    id::LOCALS,
    id::LINES,
    id::TYPES,
    id::RECORDS,
    id::DEBUG,
];

/// What differs between two files; checksums of funs and compression apart. Files compiled with
/// `slim` lack chunks that the assembler always writes.
fn differences(ours: &File<'_>, theirs: &File<'_>) -> Vec<String> {
    let slim = theirs.chunk(id::LINES).is_none();
    let mut found: Vec<String> = EXACT
        .iter()
        .filter(|&&id| !(slim && matches!(id, id::LINES | id::LOCALS)))
        .filter(|&&id| ours.chunk(id) != theirs.chunk(id))
        .map(ChunkId::to_string)
        .collect();
    let plain = |lambda: &Lambda| Lambda {
        old_uniq: 0,
        ..*lambda
    };
    if !ours
        .lambdas
        .iter()
        .map(plain)
        .eq(theirs.lambdas.iter().map(plain))
    {
        found.push("FunT".into());
    }
    if !ours.literals.iter().eq(theirs.literals.iter()) {
        found.push("LitT".into());
    }
    found
}

/// Assembles a listing, compares it with the compiler's file, prints it and assembles that.
fn check(listing: &Path, compiled: &Path, otp: u8) -> Result<(), String> {
    let text = std::fs::read(listing).map_err(|e| e.to_string())?;
    let text = asm::text_of(&text);
    let options = Options { otp: Some(otp) };
    let ours = asm::assemble(&text, &options).map_err(|e| e.to_string())?;
    let ours = File::parse(&ours).map_err(|e| e.to_string())?;
    let bytes = std::fs::read(compiled).map_err(|e| e.to_string())?;
    let bytes = beam::unpack(&bytes).map_err(|e| e.to_string())?;
    let theirs = File::parse(&bytes).map_err(|e| e.to_string())?;
    let found = differences(&ours, &theirs);
    if !found.is_empty() {
        return Err(format!("assembled: {} differ", found.join(", ")));
    }
    if theirs.chunk(id::LINES).is_none() {
        return Ok(()); // Nothing says what the line instructions refer to.
    }
    for (which, file) in [("ours", &ours), ("theirs", &theirs)] {
        let printed = asm::print(file).map_err(|e| e.to_string())?;
        let again = asm::assemble(&printed, &options);
        let again = again.map_err(|e| {
            format!(
                "printed: {e}: {}",
                printed.lines().nth(e.line as usize - 1).unwrap_or_default()
            )
        })?;
        let again = File::parse(&again).map_err(|e| e.to_string())?;
        // The reader does not tell OTP 25's match contexts from its bit strings.
        let mut found = differences(&again, file);
        if otp <= 25 && same_code(&again, file)? {
            found.retain(|chunk| !["Code", "Type"].contains(&chunk.as_str()));
        }
        if !found.is_empty() {
            return Err(format!("printed {which}: {} differ", found.join(", ")));
        }
    }
    Ok(())
}

/// Whether the code is the same but for what is known of registers.
fn same_code(a: &File<'_>, b: &File<'_>) -> Result<bool, String> {
    let a = a.decode().map_err(|e| e.to_string())?;
    let b = b.decode().map_err(|e| e.to_string())?;
    Ok(a.ops == b.ops && a.args.iter().zip(&b.args).all(|(a, b)| a.same(b)))
}

fn listings(dir: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "S"))
        .collect();
    found.sort();
    found
}

fn check_all(pairs: impl Iterator<Item = (PathBuf, PathBuf, u8)>) {
    let (mut checked, mut failures) = (0, Vec::new());
    for (listing, compiled, otp) in pairs {
        checked += 1;
        if let Err(why) = check(&listing, &compiled, otp) {
            failures.push(format!("{}: {why}", listing.display()));
        }
    }
    println!("{checked} listings");
    let shown = failures[..failures.len().min(30)].join("\n");
    assert!(
        failures.is_empty(),
        "{} of {checked}:\n{shown}",
        failures.len()
    );
}

#[test]
fn committed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let pairs = listings(&corpus.join("asm"))
        .into_iter()
        .filter_map(|listing| {
            let name = listing.file_stem()?.to_str()?.to_owned();
            let otp = name.get(name.len() - 2..)?.parse().ok()?;
            // Compiled by OTP 29 as if by 27: a mixture of formats.
            let mixed = name.contains("from");
            let compiled = corpus.join("beam").join(format!("{name}.beam"));
            (!mixed).then_some((listing, compiled, otp))
        });
    check_all(pairs);
}

#[test]
fn elixir() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let listing = examples.join("virtually.S");
    check_all(std::iter::once((
        listing.clone(),
        listing.with_extension("beam"),
        27,
    )));
}

/// Directories of listings and compiled files, made by `tests/corpus/asm/listings`:
/// `PURLIN_LISTINGS=27:DIR,29:DIR`.
#[test]
fn whole_applications() {
    let given = std::env::var("PURLIN_LISTINGS").unwrap_or_default();
    for part in given.split(',').filter(|part| !part.is_empty()) {
        let (otp, dir) = part.split_once(':').expect("RELEASE:DIR");
        let otp = otp.parse().expect("a release");
        println!("{dir}:");
        let pairs = listings(Path::new(dir)).into_iter();
        check_all(pairs.map(|listing| (listing.clone(), listing.with_extension("beam"), otp)));
    }
}

/// `PURLIN_LISTINGS=27:DIR cargo test --release --test asm -- --ignored --nocapture speed`
#[test]
#[ignore = "a measurement"]
fn speed() {
    let given = std::env::var("PURLIN_LISTINGS").unwrap_or_default();
    for part in given.split(',').filter(|part| !part.is_empty()) {
        let (otp, dir) = part.split_once(':').expect("RELEASE:DIR");
        let options = Options {
            otp: Some(otp.parse().expect("a release")),
        };
        let texts: Vec<String> = listings(Path::new(dir))
            .iter()
            .map(|path| std::fs::read_to_string(path).expect("text"))
            .collect();
        let start = std::time::Instant::now();
        let files: Vec<Vec<u8>> = texts
            .iter()
            .map(|text| asm::assemble(text, &options).expect("a listing"))
            .collect();
        let assembled = start.elapsed();
        let start = std::time::Instant::now();
        for file in &files {
            asm::print(&File::parse(file).expect("a file")).expect("a listing");
        }
        let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
        println!(
            "{dir}: {megabytes:.1} MB assembled in {assembled:?}, printed in {:?}",
            start.elapsed()
        );
    }
}
