//! Any bytes are read as an external term or refused; what is read can be written and read again.
//!
//!     cargo +nightly fuzz run etf
#![no_main]

use libfuzzer_sys::fuzz_target;
use purlin::etf;
use purlin::heap::Arena;
use purlin::term::compare::eq;
use purlin::term::print::{Encoding, raw, write};

fuzz_target!(|bytes: &[u8]| {
    // No new atoms: they would fill the table.
    let options = etf::Options { safe: true, ..Default::default() };
    let mut heap = Arena::new();
    let Ok((term, used)) = etf::decode(bytes, &mut heap, &options) else { return };
    assert!(used <= bytes.len());
    let written = etf::encode(term, &Default::default()).expect("what was read is not too large");
    let (again, _) = etf::decode(&written, &mut heap, &options).expect("what was written can be read");
    assert!(eq(term, again));
    write(term, Encoding::Unicode);
    raw(term, None);
});
