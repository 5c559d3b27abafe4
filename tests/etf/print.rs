//! Terms print as erl's `io_lib` prints them.
use crate::corpus::{AnyCode, read_gz, records, sized};
use purlin::etf;
use purlin::heap::{Arena, Heap};
use purlin::term::Term;
use purlin::term::print::{Encoding, Pretty, pretty, raw, write};

fn ours(term: Term) -> [String; 4] {
    let pretty = |encoding| {
        let options = Pretty {
            encoding,
            ..Default::default()
        };
        pretty(term, &options)
    };
    [
        write(term, Encoding::Latin1),
        write(term, Encoding::Unicode),
        pretty(Encoding::Latin1),
        pretty(Encoding::Unicode),
    ]
}

#[test]
fn same_text_as_io_lib() {
    let text = String::from_utf8(read_gz("print.txt.gz")).unwrap();
    let mut expected = text.split("\n%%%%\n");
    let code = etf::Options {
        safe: false,
        context: &AnyCode,
    };
    let (mut compared, mut wrong) = (0, 0);
    for (i, record) in records().iter().enumerate() {
        let mut heap = Arena::new();
        let (term, _) = etf::decode(&record.plain, &mut heap, &code).unwrap();
        let mut theirs = [""; 4];
        for place in &mut theirs {
            *place = expected.next().unwrap();
        }
        if theirs[0].is_empty() {
            continue;
        }
        for (n, same_as) in [(1, 0), (2, 0), (3, 2)] {
            if theirs[n] == "=" {
                theirs[n] = theirs[same_as];
            }
        }
        for (n, ours) in ours(term).iter().enumerate() {
            compared += 1;
            if ours != theirs[n] && !has_channel(theirs[n]) {
                wrong += 1;
                if wrong < 10 {
                    eprintln!("record {i}, print {n}\n{ours}\nbut erl\n{}\n", theirs[n]);
                }
            }
        }
    }
    assert_eq!(wrong, 0, "of {compared}");
    assert!(compared > 2500, "only {compared}");
}

#[test]
fn same_layout_as_io_lib() {
    let text = String::from_utf8(read_gz("pretty.txt.gz")).unwrap();
    let mut expected = text.split("\n%%%%\n");
    let code = etf::Options {
        safe: false,
        context: &AnyCode,
    };
    let mut wrong = 0;
    for (i, record) in records().iter().enumerate() {
        let mut heap = Arena::new();
        let (term, _) = etf::decode(&record.plain, &mut heap, &code).unwrap();
        for (column, width, depth) in [
            (1, 80, Some(30)),
            (10, 80, Some(8)),
            (1, 40, None),
            (20, 60, Some(4)),
        ] {
            let theirs = expected.next().unwrap();
            let options = Pretty {
                column,
                width,
                depth,
                encoding: Encoding::Latin1,
                ..Default::default()
            };
            let ours = pretty(term, &options);
            if !theirs.is_empty() && ours != theirs && !has_channel(theirs) {
                wrong += 1;
                if wrong < 10 {
                    eprintln!(
                        "record {i}, {column} {width} {depth:?}\n{ours}\nbut erl\n{theirs}\n"
                    );
                }
            }
        }
    }
    assert_eq!(wrong, 0);
}

#[test]
fn same_bytes_as_the_emulator() {
    let bytes = read_gz("raw.bin.gz");
    let mut expected = &bytes[..];
    let code = etf::Options {
        safe: false,
        context: &AnyCode,
    };
    let mut wrong = 0;
    for (i, record) in records().iter().enumerate() {
        let mut heap = Arena::new();
        let (term, _) = etf::decode(&record.plain, &mut heap, &code).unwrap();
        for limit in [None, Some(20)] {
            let theirs = sized(&mut expected);
            let ours = raw(term, limit);
            let text = String::from_utf8_lossy(theirs);
            if !theirs.is_empty() && ours != theirs && !has_channel(&text) {
                wrong += 1;
                if wrong < 10 {
                    let ours = String::from_utf8_lossy(&ours);
                    eprintln!("record {i}, limit {limit:?}\n{ours}\nbut erl\n{text}\n");
                }
            }
        }
    }
    assert_eq!(wrong, 0);
}

/// Identifiers of other nodes print with the index of the node's name in erl's own atom table.
fn has_channel(text: &str) -> bool {
    let number = |open: &str| {
        text.split(open)
            .skip(1)
            .any(|rest| rest.starts_with(|c: char| ('1'..='9').contains(&c)))
    };
    number("#Ref<") || number("#Port<") || text.starts_with('<') && !text.starts_with("<<")
}

#[test]
fn deep_terms_need_no_stack() {
    let mut heap = Arena::new();
    let mut list = Term::NIL;
    let mut tuple = Term::NIL;
    for _ in 0..300_000 {
        list = heap.list(&[list]);
        tuple = heap.tuple(&[tuple]);
    }
    for term in [list, tuple] {
        assert!(write(term, Encoding::Latin1).len() > 600_000);
        assert!(raw(term, None).len() > 600_000);
    }
    // What does not fit a line is indented by its depth: quadratic, as io_lib's own output is.
    let mut list = Term::NIL;
    for _ in 0..2_000 {
        list = heap.list(&[list]);
    }
    assert!(pretty(list, &Pretty::default()).len() > 4_000);
}
