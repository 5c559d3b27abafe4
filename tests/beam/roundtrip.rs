//! Every module of the OTPs on this machine is read, and written again byte by byte.

use std::time::Instant;

use purlin::beam::{self, File, Writer, id};

use crate::corpus;

/// Chunks that come out as they went in whatever wrote them.
fn check(bytes: &[u8]) -> Result<(usize, usize), String> {
    let bytes = beam::unpack(bytes).map_err(|e| e.to_string())?;
    let file = File::parse(&bytes).map_err(|e| e.to_string())?;
    let code = file.decode().map_err(|e| e.to_string())?;
    let encoded = code.encode().map_err(|e| e.to_string())?;
    if encoded != file.code {
        let at = encoded.iter().zip(file.code).position(|(a, b)| a != b);
        return Err(format!("the code differs at byte {at:?}"));
    }
    let writer = Writer::from_file(&file).map_err(|e| e.to_string())?;
    let again = writer.finish();
    let again = File::parse(&again).map_err(|e| format!("written anew: {e}"))?;
    for (old, new) in file.chunks.iter().zip(&again.chunks) {
        // Another zlib may compress to other bytes, and types of old versions are not written.
        let compressed = old.id == id::LITERALS && file.literals.is_compressed();
        if old.id != new.id || old.data != new.data && !compressed {
            return Err(format!("{} differs", old.id));
        }
    }
    if !file.literals.iter().eq(again.literals.iter()) {
        return Err("the literals differ".into());
    }
    Ok((code.ops.len(), code.args.len()))
}

#[test]
fn whole_releases() {
    let mut failures = Vec::new();
    for tree in corpus::trees() {
        let (mut files, mut ops, mut args) = (0, 0, 0);
        for path in corpus::beams(&tree) {
            let bytes = std::fs::read(&path).expect("a readable file");
            match check(&bytes) {
                Ok((o, a)) => (files, ops, args) = (files + 1, ops + o, args + a),
                Err(why) => failures.push(format!("{}: {why}", path.display())),
            }
        }
        println!(
            "{}: {files} files, {ops} operations, {args} operands",
            tree.display()
        );
    }
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures[..failures.len().min(20)].join("\n")
    );
}

/// `cargo test --release --test beam -- --ignored --nocapture speed`
#[test]
#[ignore = "a measurement"]
fn speed() {
    for tree in corpus::trees() {
        let files: Vec<Vec<u8>> = corpus::beams(&tree)
            .iter()
            .map(|path| std::fs::read(path).expect("a readable file"))
            .collect();
        let (mut parse, mut decode, mut encode) = (f64::MAX, f64::MAX, f64::MAX);
        let mut operands = 0;
        for _ in 0..5 {
            let start = Instant::now();
            let parsed: Vec<File<'_>> = files.iter().flat_map(|file| File::parse(file)).collect();
            parse = parse.min(start.elapsed().as_secs_f64());
            let start = Instant::now();
            let codes: Vec<_> = parsed.iter().flat_map(File::decode).collect();
            decode = decode.min(start.elapsed().as_secs_f64());
            operands = codes.iter().map(|code| code.args.len()).sum();
            let start = Instant::now();
            let bytes: usize = codes
                .iter()
                .flat_map(|code| code.encode())
                .map(|b| b.len())
                .sum();
            encode = encode.min(start.elapsed().as_secs_f64());
            assert!(bytes > 0);
        }
        let rate = |seconds: f64| operands as f64 / seconds / 1e6;
        println!(
            "{}: {} files, {operands} operands; parse {parse:.3} s, decode {decode:.3} s ({:.0} M/s), encode {encode:.3} s ({:.0} M/s)",
            tree.display(),
            files.len(),
            rate(decode),
            rate(encode),
        );
    }
}
