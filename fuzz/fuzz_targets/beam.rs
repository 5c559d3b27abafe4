//! Any bytes are read as a `.beam` file or refused; what is read can be written and read again.
//!
//!     cargo +nightly fuzz run beam fuzz/corpus/beam tests/corpus/beam
#![no_main]

use libfuzzer_sys::fuzz_target;
use purlin::beam::{File, Writer, unpack};

fuzz_target!(|bytes: &[u8]| {
    let Ok(bytes) = unpack(bytes) else { return };
    let Ok(file) = File::parse(&bytes) else { return };
    file.md5();
    let Ok(code) = file.decode() else { return };
    let encoded = code.encode().expect("what was decoded can be encoded");
    let written = Writer::from_file(&file).expect("what was read can be written").finish();
    let again = File::parse(&written).expect("what was written can be read");
    assert_eq!(again.code, encoded);
    assert_eq!(again.decode().expect("as before").ops, code.ops);
    let _ = purlin::asm::print(&file);
});
