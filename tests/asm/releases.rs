//! Every module of the OTPs on this machine, printed and assembled again.

use std::path::Path;
use std::process::Command;

use purlin::asm::{self, Options};
use purlin::beam::{self, File};

use crate::corpus;

fn check(path: &Path) -> Result<(), String> {
    let text = |error: beam::Error| error.to_string();
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let bytes = beam::unpack(&bytes).map_err(text)?;
    let file = File::parse(&bytes).map_err(text)?;
    let printed = asm::print(&file).map_err(text)?;
    let otp = match file.types.version {
        0 | 1 => 25,
        3 => 27,
        _ => 29,
    };
    let again = asm::assemble(&printed, &Options { otp: Some(otp) });
    let again = again.map_err(|error| {
        let line = printed.lines().nth(error.line as usize - 1);
        format!("{error}: {}", line.unwrap_or_default())
    })?;
    let again = File::parse(&again).map_err(text)?;
    let (old, new) = (file.decode().map_err(text)?, again.decode().map_err(text)?);
    let same = if otp > 25 {
        old.args == new.args
    } else {
        // The reader does not tell OTP 25's match contexts from its bit strings.
        old.args.iter().zip(&new.args).all(|(a, b)| a.same(b))
    };
    if old.ops != new.ops || !same {
        return Err("the code differs".into());
    }
    if !file.literals.iter().eq(again.literals.iter()) {
        return Err("the literals differ".into());
    }
    let names = |file: &File<'_>| file.atoms.names.join("\n");
    if names(&file) != names(&again) {
        return Err("the atoms differ".into());
    }
    Ok(())
}

/// Slow without optimisation: `cargo test --release --test asm -- --ignored whole_releases`.
#[test]
#[ignore = "several minutes in a debug build"]
fn whole_releases() {
    let mut failures = Vec::new();
    let mut checked = 0;
    for path in corpus::trees().iter().flat_map(|tree| corpus::beams(tree)) {
        checked += 1;
        if let Err(why) = check(&path) {
            failures.push(format!("{}: {why}", path.display()));
        }
    }
    println!("{checked} modules");
    let shown = failures[..failures.len().min(40)].join("\n");
    assert!(
        failures.is_empty(),
        "{} of {checked}:\n{shown}",
        failures.len()
    );
}

/// OTP itself loads what the assembler makes.
#[test]
fn otp_runs_it() {
    let Some(erl) = corpus::erl("trixie") else {
        return println!("skipped: no OTP 27 here");
    };
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/asm");
    let dir = std::env::temp_dir().join(format!("purlin-asm-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a directory");
    for name in ["bits", "calls", "failing", "maps_records", "numbers"] {
        let listing = std::fs::read(corpus.join(format!("{name}.otp27.S"))).expect("a listing");
        let file = asm::assemble(&asm::text_of(&listing), &Options::default());
        std::fs::write(dir.join(format!("{name}.beam")), file.expect("a file")).expect("written");
    }
    let program = "
        7 = calls:twice(calls:adder(2), 3),
        {$1, $0, <<\"rest\">>} = bits:parse(<<\"HTTP/1.0rest\">>),
        <<2, 3>> = bits:comp(<<1, 255, 2>>),
        {throw, t} = failing:safe(fun() -> throw(t) end),
        {1, 2} = maps_records:get(#{a => 1, {b, 1} => 2}),
        18446744073709551616 = numbers:big(9223372036854775808),
        [26 | _] = [byte_size(<<0:208>>) || _ <- numbers:module_info(attributes)],
        io:put_chars(\"good\"), halt().";
    let output = Command::new(erl)
        .args(["-noshell", "-pa"])
        .arg(&dir)
        .args(["-eval", program])
        .output()
        .expect("erl runs");
    std::fs::remove_dir_all(&dir).expect("removed");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.ends_with("good"),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
