//! What the encoder writes is what erl writes.
use crate::corpus::{AnyCode, records};
use purlin::etf::{self, encode};
use purlin::heap::Arena;

#[test]
fn same_bytes_as_erl() {
    let code = etf::Options {
        safe: false,
        context: &AnyCode,
    };
    let mut compared = 0;
    for (i, record) in records().iter().enumerate() {
        let mut heap = Arena::new();
        let (term, used) = etf::decode(&record.plain, &mut heap, &code)
            .unwrap_or_else(|e| panic!("record {i}: {e}"));
        assert_eq!(used, record.plain.len());
        for (minor, deterministic, bytes) in &record.others {
            let options = encode::Options {
                new_floats: *minor > 0,
                utf8_atoms: *minor > 1,
                deterministic: *deterministic,
                ..Default::default()
            };
            let ours = etf::encode(term, &options).unwrap();
            assert_eq!(&ours, bytes, "record {i}, minor {minor}");
            assert_eq!(encode::size(term, &options), Ok(bytes.len()));
            compared += 1;
        }
        compressed_and_local(&record.plain, term);
    }
    assert!(compared > 2000, "only {compared}");
}

/// These depend on the library and the machine: they must come back as they went.
fn compressed_and_local(plain: &[u8], term: purlin::term::Term) {
    let code = etf::Options {
        safe: false,
        context: &AnyCode,
    };
    for (compress, local) in [(Some(6), false), (None, true), (Some(9), true)] {
        let options = encode::Options {
            compress,
            local,
            ..Default::default()
        };
        let bytes = etf::encode(term, &options).unwrap();
        let mut heap = Arena::new();
        let (back, used) = etf::decode(&bytes, &mut heap, &code).unwrap();
        assert_eq!(used, bytes.len());
        let again = etf::encode(back, &encode::Options::default()).unwrap();
        let sorted = encode::Options {
            deterministic: true,
            ..Default::default()
        };
        assert_eq!(
            etf::encode(back, &sorted).unwrap(),
            etf::encode(term, &sorted).unwrap()
        );
        assert_eq!(again.len(), plain.len());
    }
}
