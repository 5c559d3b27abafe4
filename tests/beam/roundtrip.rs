//! Every module of the OTPs on this machine is read, and written again byte by byte.

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

/// Seconds of processor time that this thread has had, so that a busy machine does not matter.
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let nanoseconds = stat
        .split(' ')
        .next()
        .and_then(|time| time.parse::<f64>().ok());
    nanoseconds.expect("a time") / 1e9
}

/// The least time of five tries, and what the last one gave.
fn timed<T>(mut run: impl FnMut() -> T) -> (f64, T) {
    let mut least = f64::MAX;
    let mut last = None;
    for _ in 0..5 {
        let start = processor_time();
        last = Some(run());
        least = least.min(processor_time() - start);
    }
    (least, last.expect("five tries"))
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
        let (parse, parsed) = timed(|| {
            files
                .iter()
                .flat_map(|file| File::parse(file))
                .collect::<Vec<_>>()
        });
        // As the loader does: one module after the other.
        let (decode, operands) = timed(|| {
            let codes = parsed.iter().flat_map(File::decode);
            codes.map(|code| code.args.len()).sum::<usize>()
        });
        let codes: Vec<_> = parsed.iter().flat_map(File::decode).collect();
        let (encode, bytes) = timed(|| {
            codes
                .iter()
                .flat_map(|code| code.encode())
                .map(|bytes| bytes.len())
                .sum::<usize>()
        });
        let rate = |seconds: f64| operands as f64 / seconds / 1e6;
        println!(
            "{}: {} files, {operands} operands in {bytes} bytes; parse {parse:.3} s, decode {decode:.3} s ({:.0} M/s), encode {encode:.3} s ({:.0} M/s)",
            tree.display(),
            files.len(),
            rate(decode),
            rate(encode),
        );
    }
}

#[test]
fn what_the_encoder_refuses() {
    let bytes = crate::build::Module::with_code(&[64, 0x03, 0x13, 3]).bytes();
    let file = File::parse(&bytes).expect("a sound file");
    let code = file.decode().expect("sound code");
    let refusal = |change: fn(&mut beam::Code)| {
        let mut code = code.clone();
        change(&mut code);
        code.encode().expect_err("a refusal").to_string()
    };
    assert_eq!(
        refusal(|code| code.ops[3].args.len = 1),
        "code, instruction 3 (move): 1 operands, which the operation can't have"
    );
    assert_eq!(
        refusal(|code| code.ops[3].args.start = 900),
        "code, instruction 3 (move): 2 operands, which the operation can't have"
    );
    assert_eq!(
        refusal(|code| code.ops[3].id = 999),
        "code, instruction 3 (no operation): unknown operation 999: from a later OTP, or damaged"
    );
    assert_eq!(
        refusal(|code| code.args[5].tag = 99),
        "code, instruction 3 (move): an operand of generic code expected"
    );
}
