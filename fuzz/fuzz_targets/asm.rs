//! Any text is assembled or refused; what is printed of it settles after a round.
//!
//!     cargo +nightly fuzz run asm fuzz/corpus/asm tests/corpus/asm
#![no_main]

use libfuzzer_sys::fuzz_target;
use purlin::asm::{Options, assemble, print, text_of};
use purlin::beam::File;

fn reprinted(listing: &str) -> Option<String> {
    let file = assemble(listing, &Options::default()).ok()?;
    print(&File::parse(&file).ok()?).ok()
}

fuzz_target!(|bytes: &[u8]| {
    let first = reprinted(&text_of(bytes));
    let Some(second) = first.and_then(|first| reprinted(&first)) else { return };
    assert_eq!(reprinted(&second), Some(second));
});
