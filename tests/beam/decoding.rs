//! What the decoder makes of operands, and the corpus that is committed.

use std::path::Path;

use purlin::beam::{self, File, alloc, kind};
use purlin::loader::op::Arg;
use purlin::tables::tag;

use crate::build::Module;
use crate::corpus;

/// The first operand of a `move`, and the literals that it brought.
fn operand(bytes: &[u8]) -> (Arg, Vec<Vec<u8>>) {
    let code = [&[64], bytes, &[0x03, 3]].concat();
    let code = Module::with_code(&code).decode().expect("a sound module");
    let arg = code.args(&code.ops[3])[0];
    assert_eq!(
        code.encode().expect("sound code")[8..].len(),
        bytes.len() + 3
    );
    (arg, code.extra_literals)
}

#[test]
fn each_kind_of_operand() {
    let plain = |bytes: &[u8]| operand(bytes).0;
    assert_eq!(plain(&[0x13]), Arg::new(tag::X, 1));
    assert_eq!(plain(&[0x14]), Arg::new(tag::Y, 1));
    assert_eq!(plain(&[0x6b, 0xff]), Arg::new(tag::X, 1023));
    assert_eq!(plain(&[0x50]), Arg::new(tag::U, 5));
    assert_eq!(plain(&[0xe8, 0xff]), Arg::new(tag::U, 2047));
    assert_eq!(plain(&[0x18, 0x08, 0x00]), Arg::new(tag::U, 2048));
    let wide = [0xf8, 0x00, 0, 0xff, 0, 0, 0, 0, 0, 0, 0];
    assert_eq!(plain(&wide), Arg::new(tag::U, 0xff << 56));
    assert_eq!(plain(&[0x22]), Arg::new(tag::A, 2));
    assert_eq!(plain(&[0x02]), Arg::new(tag::N, 0));
    assert_eq!(plain(&[0x25]), Arg::new(tag::F, 2));
    assert_eq!(plain(&[0x05]), Arg::new(tag::P, 0));
    assert_eq!(plain(&[0x19, 0xff, 0xff]), Arg::new(tag::I, u64::MAX));
    assert_eq!(plain(&[0x27, 0x30]), Arg::new(tag::L, 3));
    // A character, which no compiler writes, is as good as its code.
    assert_eq!(plain(&[0x6e, 0x41]), Arg::new(tag::I, 833));
    assert_eq!(
        plain(&[0x37, 0x30, 0x00, 0x50, 0x10, 0x10, 0x20, 0x20]),
        Arg::new(tag::M, alloc(5, 1, 2))
    );
    assert_eq!(
        plain(&[0x57, 0x13, 0x20]),
        Arg {
            aux: 3,
            ..Arg::new(tag::X, 1)
        }
    );
    assert!(plain(&[0x57, 0x13, 0x20]).same(&Arg::new(tag::X, 1)));
}

#[test]
fn integers_around_sixty_bits() {
    let most = [0xd9, 0x07, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    assert_eq!(operand(&most).0, Arg::new(tag::I, (1 << 59) - 1));
    let above = [0xd9, 0x08, 0, 0, 0, 0, 0, 0, 0];
    let term = vec![131, 110, 8, 0, 0, 0, 0, 0, 0, 0, 0, 8];
    assert_eq!(operand(&above), (Arg::new(tag::Q, 0), vec![term]));
    let least = [0xd9, 0xf8, 0, 0, 0, 0, 0, 0, 0];
    assert_eq!(operand(&least).0, Arg::new(tag::I, -(1i64 << 59) as u64));
    let below = [0xd9, 0xf7, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    let term = vec![131, 110, 8, 1, 1, 0, 0, 0, 0, 0, 0, 8];
    assert_eq!(operand(&below), (Arg::new(tag::Q, 0), vec![term]));
    let wide = [0xf9, 0x00, 0x80, 0, 0, 0, 0, 0, 0, 0, 0];
    let term = vec![131, 110, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0x80];
    assert_eq!(operand(&wide), (Arg::new(tag::Q, 0), vec![term]));
}

#[test]
fn lists_are_flattened() {
    let code = Module::with_code(&[59, 0x03, 0x15, 0x17, 0x20, 0x22, 0x25, 3]).decode();
    let code = code.expect("a sound module");
    let op = code.ops[3];
    assert_eq!((op.id, op.at), (59, 3));
    let expected = [(tag::X, 0), (tag::F, 1), (tag::A, 2), (tag::F, 2)];
    assert_eq!(
        code.args(&op),
        expected.map(|(tag, val)| Arg::new(tag, val))
    );
}

fn committed(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus/beam")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn checksums_are_those_of_otp() {
    let list = String::from_utf8(committed("checksums")).expect("text");
    for line in list.lines() {
        let (name, checksum) = line.split_once(' ').expect("a name and a checksum");
        let bytes = committed(name);
        let bytes = beam::unpack(&bytes).expect("a whole file");
        let file = File::parse(&bytes).expect("a sound file");
        let md5: String = file
            .md5()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(md5, checksum, "{name}");
        assert!(
            name.starts_with(file.module()),
            "{name} is {}",
            file.module()
        );
    }
}

#[test]
fn every_committed_file_is_listed() {
    let list = String::from_utf8(committed("checksums")).expect("text");
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/beam");
    assert_eq!(corpus::beams(&dir).len(), list.lines().count());
}

#[test]
fn what_native_records_say() {
    let bytes = committed("native_records.debug29.beam");
    let file = File::parse(&bytes).expect("a sound file");
    let atom = |index: u32| file.atoms.get(u64::from(index)).expect("an atom");
    let records: Vec<_> = file
        .records
        .iter()
        .map(|r| {
            (
                atom(r.name),
                atom(r.exported),
                r.fields.iter().map(|f| atom(f.name)).collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        records,
        [
            ("point", "true", vec!["x", "y", "z", "w"]),
            ("hidden", "false", vec!["only"])
        ]
    );
    let defaults: Vec<_> = file.records[0]
        .fields
        .iter()
        .map(|field| field.default)
        .collect();
    assert_eq!(defaults[0], Some(Arg::new(tag::I, 0)));
    assert_eq!(defaults[2], None);
    let big = defaults[1].expect("a default");
    let term = file.literals.get(big.val as usize).expect("a literal");
    assert_eq!(term[..2], [131, 110]);
    let debug = file.debug.as_ref().expect("debug information");
    assert!(!debug.items.is_empty());
    assert_eq!(debug.items[0].frame.tag, tag::A);
}

#[test]
fn what_types_say() {
    for (name, version) in [
        ("bits.otp25.beam", 1),
        ("bits.otp27.beam", 3),
        ("bits.otp29.beam", 4),
    ] {
        let bytes = committed(name);
        let file = File::parse(&bytes).expect("a sound file");
        assert_eq!(file.types.version, version);
        let types = file.types.entries.as_ref().expect("types");
        assert_eq!(types[0].union, kind::ANY);
        let bits = types.iter().any(|entry| entry.union == kind::BITSTRING);
        assert!(bits, "{name} works on bit strings");
    }
}

#[test]
fn what_lines_say() {
    let bytes = committed("names.otp27.beam");
    let file = File::parse(&bytes).expect("a sound file");
    let lines = file.lines.as_ref().expect("lines");
    assert_eq!(lines.names, ["file.hrl", "naïve.hrl"]);
    assert!(
        lines
            .items
            .iter()
            .any(|item| item.line == 70001 && item.file == 1)
    );
    let bytes = committed("failing.coverage27.beam");
    let file = File::parse(&bytes).expect("a sound file");
    assert_eq!(file.lines.expect("lines").flags & 1, 1);
}
