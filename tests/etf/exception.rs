//! Exceptions read as erl tells them (tests/corpus/exception).
use crate::corpus::{AnyCode, read_gz_in, sized};
use purlin::bif::Class;
use purlin::etf;
use purlin::heap::Arena;
use purlin::inspect::exception::format_exception;

#[test]
fn same_text_as_erl_error() {
    let bytes = read_gz_in("tests/corpus/exception", "cases.bin.gz");
    let mut rest = &bytes[..];
    let code = etf::Options {
        safe: false,
        context: &AnyCode,
    };
    let (mut compared, mut wrong) = (0, 0);
    while !rest.is_empty() {
        let mut heap = Arena::new();
        let (case, _) = etf::decode(sized(&mut rest), &mut heap, &code).unwrap();
        let theirs = std::str::from_utf8(sized(&mut rest)).unwrap();
        let &[class, reason, trace] = case.as_tuple().unwrap() else {
            panic!("a case has three parts");
        };
        let class = match class.as_atom().unwrap().name() {
            "error" => Class::Error,
            "exit" => Class::Exit,
            _ => Class::Throw,
        };
        let ours = format_exception(class, reason, trace, 3);
        compared += 1;
        if ours != theirs {
            wrong += 1;
            if wrong < 8 {
                eprintln!(
                    "{ours}
but erl
{theirs}
"
                );
            }
        }
    }
    assert_eq!(wrong, 0, "of {compared}");
    assert!(compared > 4000, "only {compared}");
}
