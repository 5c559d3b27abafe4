//! Every way in which a file can be wrong has a message that says where and why.

use purlin::beam::{self, Export, File, Import, Lambda, id};

use crate::build::{Module, raw_chunk, raw_form, without};

#[track_caller]
fn refused(bytes: &[u8], message: &str) {
    let error = File::parse(bytes).expect_err("a refusal");
    assert_eq!(error.to_string(), message);
}

#[track_caller]
fn chunk_refused(name: &[u8; 4], data: &[u8], message: &str) {
    assert_eq!(Module::with_chunk(name, data).refusal(), message);
}

#[track_caller]
fn code_refused(code: &[u8], message: &str) {
    assert_eq!(Module::with_code(code).refusal(), message);
}

fn words(words: &[i32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

#[test]
fn the_container() {
    refused(b"", "byte 0: not a BEAM file: it does not start with FOR1");
    refused(
        b"#!/usr/bin/env escript",
        "byte 0: not a BEAM file: it does not start with FOR1",
    );
    refused(
        b"FOR1\0\0",
        "byte 4: the data ends before the size of the form",
    );
    refused(
        b"FOR1\0\0\0\x09BEAM",
        "byte 4: the form claims 9 bytes, more than there are",
    );
    refused(
        b"FOR1\0\0\0\x04AIFF",
        "byte 8: not a BEAM file: the form is AIFF",
    );
    refused(&raw_form(&[]), "byte 0: no chunk Code");
    refused(
        &raw_form(&[b"Co".to_vec()]),
        "byte 12: the data ends before a chunk's name",
    );
    refused(
        &raw_form(&[b"Code".to_vec()]),
        "byte 16: the data ends before a chunk's size",
    );
    refused(
        &raw_form(&[raw_chunk(b"Code", 9, b"12345678")]),
        "byte 12: chunk Code claims 9 bytes, more than there are",
    );
    let one = raw_chunk(b"Wxyz", 1, b"a\0\0\0");
    refused(
        &raw_form(&[one.clone(), one]),
        "byte 24: a second chunk Wxyz",
    );
    let many: Vec<Vec<u8>> = (0..257u32)
        .map(|n| raw_chunk(&n.to_be_bytes(), 0, b""))
        .collect();
    refused(
        &raw_form(&many),
        "byte 2060: 257 chunks do not fit the data",
    );
}

#[test]
fn missing_chunks() {
    refused(&without(id::CODE), "byte 0: no chunk Code");
    refused(&without(id::ATOMS), "byte 0: no chunk AtU8");
    refused(&without(id::IMPORTS), "byte 0: no chunk ImpT");
    refused(&without(id::EXPORTS), "byte 0: no chunk ExpT");
    assert!(File::parse(&without(id::STRINGS)).is_ok());
    let code = raw_chunk(b"Code", 20, &words(&[16, 0, 1, 1, 1]));
    let atoms = raw_chunk(b"Atom", 4, &words(&[0]));
    refused(
        &raw_form(&[code, atoms]),
        "chunk Atom, byte 0 of the file: compiled by OTP 20 or earlier (atoms in Latin-1); compile it anew",
    );
}

#[test]
fn compression() {
    let refusal = |bytes: &[u8]| beam::unpack(bytes).expect_err("a refusal").to_string();
    assert_eq!(
        refusal(b"\x1f\x8bnothing"),
        "byte 0: damaged compressed data: the file is no whole gzip stream"
    );
    chunk_refused(
        b"LitT",
        b"\0\0\0\x10rubbish!",
        "chunk LitT, byte 100 of the file: damaged compressed data: no zlib stream",
    );
    chunk_refused(
        b"LitT",
        b"\x7f\0\0\0\x78\x9c",
        "chunk LitT, byte 100 of the file: compressed data that would grow to 2130706432 bytes or more",
    );
    let whole = b"\x78\x9c\x63\x60\x60\x60\x00\x00\x00\x04\x00\x01";
    chunk_refused(
        b"LitT",
        &[b"\0\0\0\x05".as_slice(), whole].concat(),
        "chunk LitT, byte 100 of the file: 5 bytes declared, 4 found",
    );
    chunk_refused(
        b"LitT",
        &[b"\0\0\0\x04".as_slice(), &whole[..7]].concat(),
        "chunk LitT, byte 100 of the file: damaged compressed data: it ends too early",
    );
    assert!(
        Module::with_chunk(b"LitT", &[b"\0\0\0\x04".as_slice(), whole].concat())
            .decode()
            .is_ok()
    );
}

#[test]
fn atoms() {
    let atoms = |data: &[u8]| Module::with_chunk(b"AtU8", data).refusal();
    assert_eq!(
        atoms(b""),
        "chunk AtU8, byte 20 of the file: the data ends before the number of atoms"
    );
    assert_eq!(
        atoms(&words(&[0])),
        "chunk AtU8, byte 20 of the file: no atoms, so that the module has no name"
    );
    assert_eq!(
        atoms(&words(&[1])),
        "chunk AtU8, byte 20 of the file: 1 atoms do not fit the data"
    );
    assert_eq!(
        atoms(b"\0\0\0\x01\x02m"),
        "chunk AtU8, byte 25 of the file: the data ends before the end of an atom"
    );
    assert_eq!(
        atoms(b"\0\0\0\x01\x01\xff"),
        "chunk AtU8, byte 24 of the file: an atom is not UTF-8"
    );
    assert_eq!(
        atoms(b"\0\0\0\x01\x01mx"),
        "chunk AtU8, byte 26 of the file: more data after the last atom"
    );
    assert_eq!(
        atoms(b"\xff\xff\xff\xff\x11m"),
        "chunk AtU8, byte 25 of the file: an atom's size expected"
    );
    let long = [b"\xff\xff\xff\xff\x28\x00".as_slice(), &[b'a'; 256]].concat();
    assert_eq!(
        atoms(&long),
        "chunk AtU8, byte 24 of the file: an atom of 256 characters; 255 is the most"
    );
}

#[test]
fn tables_of_functions() {
    let import = |module, function, arity| {
        Module {
            imports: vec![Import {
                module,
                function,
                arity,
            }],
            ..Module::default()
        }
        .refusal()
    };
    assert_eq!(
        import(3, 1, 0),
        "chunk ImpT, byte 80 of the file: atom 3 does not exist (there are 2)"
    );
    assert_eq!(
        import(1, 0, 0),
        "chunk ImpT, byte 84 of the file: atom 0 where a name should stand"
    );
    assert_eq!(
        import(1, 2, 256),
        "chunk ImpT, byte 88 of the file: arity 256; 255 is the most"
    );
    let export = |label| {
        Module {
            exports: vec![Export {
                function: 2,
                arity: 0,
                label,
            }],
            ..Module::default()
        }
        .refusal()
    };
    assert_eq!(
        export(3),
        "chunk ExpT, byte 100 of the file: label 3 does not exist (there are 2)"
    );
    assert_eq!(
        export(0),
        "chunk ExpT, byte 100 of the file: label 0 does not exist (there are 2)"
    );
    let lambda = |index, arity, free| {
        let lambda = Lambda {
            function: 2,
            arity,
            label: 1,
            index,
            free,
            old_uniq: 0,
        };
        Module {
            lambdas: vec![lambda],
            ..Module::default()
        }
        .refusal()
    };
    assert_eq!(
        lambda(1, 0, 0),
        "chunk FunT, byte 104 of the file: a fun with index 1, which is not its position"
    );
    assert_eq!(
        lambda(0, 1, 2),
        "chunk FunT, byte 104 of the file: free variable 2 does not exist (there are 1)"
    );
    chunk_refused(
        b"ImpT",
        &words(&[1, 2, 3]),
        "chunk ImpT, byte 76 of the file: 1 imports do not fit the data",
    );
    chunk_refused(
        b"LocT",
        &words(&[0, 0]),
        "chunk LocT, byte 104 of the file: more data after local functions",
    );
}

#[test]
fn literals_lines_and_types() {
    chunk_refused(
        b"LitT",
        &words(&[0, 1, 9, 0]),
        "chunk LitT, byte 112 of the file: the data ends before the end of a literal",
    );
    chunk_refused(
        b"LitT",
        &words(&[0, 3, 1, 0]),
        "chunk LitT, byte 104 of the file: 3 literals do not fit the data",
    );
    chunk_refused(
        b"Line",
        &words(&[0, 0, 1, 9, 0]),
        "chunk Line, byte 112 of the file: 9 lines do not fit the data",
    );
    let line = |item: &[u8], names: i32| {
        let data = [words(&[0, 0, 1, 1, names]).as_slice(), item].concat();
        Module::with_chunk(b"Line", &data).refusal()
    };
    assert_eq!(
        line(b"\x13\0\0\0", 0),
        "chunk Line, byte 120 of the file: neither a line number nor a file"
    );
    assert_eq!(
        line(b"\x12\0\0\0", 0),
        "chunk Line, byte 120 of the file: file 1 does not exist (there are 0)"
    );
    assert_eq!(
        line(b"\x11\0\x01\xff", 1),
        "chunk Line, byte 123 of the file: a file's name is not UTF-8"
    );
    assert!(
        Module::with_chunk(b"Line", &words(&[7])).decode().is_ok(),
        "unknown versions are ignored"
    );
    let types = |data: &[u8]| Module::with_chunk(b"Type", data).refusal();
    assert_eq!(
        types(b"\0\0\0\x03\0\0\0\x01\0\x01"),
        "chunk Type, byte 108 of the file: the first type is not the type of all terms"
    );
    assert_eq!(
        types(b"\0\0\0\x03\0\0\0\x02\x0f\xff\0\0"),
        "chunk Type, byte 110 of the file: type 1 has no values"
    );
    assert_eq!(
        types(b"\0\0\0\x03\0\0\0\x02\x0f\xff\x10\x20"),
        "chunk Type, byte 112 of the file: the data ends before a lower bound"
    );
    assert!(
        Module::with_chunk(b"Type", &words(&[99])).decode().is_ok(),
        "unknown versions are ignored"
    );
}

#[test]
fn native_records() {
    chunk_refused(
        b"Recs",
        &words(&[1, 0, 0]),
        "chunk Recs, byte 100 of the file: unknown version 1",
    );
    chunk_refused(
        b"Recs",
        &words(&[0, 9, 0]),
        "chunk Recs, byte 104 of the file: 9 records do not fit the data",
    );
    let record = |bytes: &[u8], fields: i32| {
        let data = [words(&[0, 1, fields]).as_slice(), bytes].concat();
        Module::with_chunk(b"Recs", &data).refusal()
    };
    assert_eq!(
        record(b"\x04\x22\x12\x17\x00\0", 0),
        "chunk Recs, byte 112 of the file: a record expected"
    );
    assert_eq!(
        record(b"\x05\x21\x12\x17\x00\0", 0),
        "chunk Recs, byte 112 of the file: an atom expected"
    );
    assert_eq!(
        record(b"\x05\x22\x12\x17\x10\x22", 0),
        "chunk Recs, byte 112 of the file: a field's default expected"
    );
    assert_eq!(
        record(b"\x05\x22\x12\x17\x20\x22\x00", 2),
        "chunk Recs, byte 104 of the file: 2 bytes declared, 1 found"
    );
}

#[test]
fn the_code_header() {
    chunk_refused(
        b"Code",
        &words(&[8, 0, 0]),
        "chunk Code, byte 36 of the file: a code header of 8 bytes; 16 is the least",
    );
    chunk_refused(
        b"Code",
        &words(&[16, 1, 0, 1, 1]),
        "chunk Code, byte 40 of the file: unknown version 1",
    );
    chunk_refused(
        b"Code",
        &words(&[16, 0, 0, 2000, 1]),
        "chunk Code, byte 48 of the file: 2000 labels do not fit the data",
    );
    chunk_refused(
        b"Code",
        &words(&[16, 0, 0, 1, -1]),
        "chunk Code, byte 52 of the file: 4294967295 functions do not fit the data",
    );
    chunk_refused(
        b"Code",
        &words(&[20, 0, 0, 1, 1]),
        "chunk Code, byte 56 of the file: the data ends before the end of the code header",
    );
}

#[test]
fn operations() {
    code_refused(
        &[],
        "chunk Code, byte 64 of the file, instruction 3 (no operation) in f/0: the code does not end with int_code_end",
    );
    code_refused(
        &[19, 0],
        "chunk Code, byte 65 of the file, instruction 4 (no operation) in f/0: unknown operation 0: from a later OTP, or damaged",
    );
    code_refused(
        &[250],
        "chunk Code, byte 64 of the file, instruction 3 (no operation) in f/0: unknown operation 250: from a later OTP, or damaged",
    );
    code_refused(
        &[3, 3],
        "chunk Code, byte 65 of the file: more data after int_code_end",
    );
    code_refused(
        &[64, 0x03],
        "chunk Code, byte 66 of the file, instruction 3 (move) in f/0: the data ends before an operand",
    );
    code_refused(
        &[64, 0x0b],
        "chunk Code, byte 65 of the file, instruction 3 (move) in f/0: the data ends before the second byte of an operand",
    );
}

#[test]
fn operands() {
    let operand = |bytes: &[u8]| {
        let code = [&[64], bytes, &[0x03, 3]].concat();
        let refusal = Module::with_code(&code).refusal();
        let place = "chunk Code, byte 65 of the file, instruction 3 (move) in f/0: ";
        refusal.strip_prefix(place).unwrap_or(&refusal).to_owned()
    };
    assert_eq!(operand(&[0x32]), "atom 3 does not exist (there are 2)");
    assert_eq!(operand(&[0x35]), "label 3 does not exist (there are 2)");
    assert_eq!(
        operand(&[0x8b, 0x00]),
        "X register 1024 does not exist (there are 1024)"
    );
    assert_eq!(
        operand(&[0x8c, 0x00]),
        "Y register 1024 does not exist (there are 1024)"
    );
    assert_eq!(
        operand(&[0x47, 0x00]),
        "literal 0 does not exist (there are 0)"
    );
    assert_eq!(operand(&[0x47, 0x01]), "a literal's index expected");
    assert_eq!(
        operand(&[0x27, 0x88, 0x00]),
        "float register 1024 does not exist (there are 1024)"
    );
    assert_eq!(operand(&[0x57, 0x00]), "a register with a type expected");
    assert_eq!(
        operand(&[0x17, 0x00]),
        "a list where the operation takes none"
    );
    assert_eq!(operand(&[0x07]), "unknown extended operand 0");
    assert_eq!(operand(&[0x18, 0x80, 0x00]), "a negative number");
    assert_eq!(operand(&[0xf8, 0x01]), "an operand's size expected");
    assert_eq!(operand(&[0xf8, 0xf8, 0x00]), "an operand's size expected");
    assert_eq!(
        operand(&[0xf9, 0xf0]),
        "the data ends before the end of a long operand"
    );
    assert_eq!(
        operand(&[0xfa, 0x00, 1, 1, 2, 3, 4, 5, 6, 7, 8]),
        "an operand is too large"
    );
    assert_eq!(
        operand(&[0x3e, 0x7f, 0xff, 0xff]),
        "a character is too large"
    );
    assert_eq!(
        operand(&[0x37, 0x40]),
        "4 parts of an allocation list do not fit the data"
    );
    assert_eq!(
        operand(&[0x37, 0x10, 0x30, 0x00]),
        "kind of allocation 3 does not exist (there are 3)"
    );
    assert_eq!(
        operand(&[0x37, 0x10, 0x00, 0x38, 0x20, 0, 0]),
        "an allocation is too large"
    );
}

#[test]
fn lists_of_operands() {
    // select_val x0 f1 …
    code_refused(
        &[59, 0x03, 0x15, 0x00],
        "chunk Code, byte 67 of the file, instruction 3 (select_val) in f/0: a list of operands expected",
    );
    code_refused(
        &[59, 0x03, 0x15, 0x17, 0x50, 3],
        "chunk Code, byte 67 of the file, instruction 3 (select_val) in f/0: 5 operands of a list do not fit the data",
    );
}
