//! Functions of this part of the machine against OTP's (tests/corpus/etf/bifs.etf.gz).
use crate::corpus::{AnyCode, read_gz};
use purlin::bif::{Fault, table};
use purlin::etf;
use purlin::heap::{Arena, Heap};
use purlin::process::Process;
use purlin::term::Term;
use purlin::term::compare::eq;
use purlin::term::print::{Encoding, write};

fn call(p: &mut Process, module: Term, function: Term, args: &[Term]) -> Term {
    let (module, function) = (module.as_atom().unwrap(), function.as_atom().unwrap());
    let id = table::find(module, function, args.len() as u8)
        .unwrap_or_else(|| panic!("no {module:?}:{function:?}/{}", args.len()));
    let (tag, value) = match (table::get(id).expect("a BIF").run)(p, args) {
        Ok(value) => ("ok", value),
        Err(Fault::Error(reason) | Fault::ErrorCause(reason, _)) => ("error", reason),
        Err(other) => panic!("{other:?}"),
    };
    let tag = purlin::term::Atom::new(tag).term();
    p.tuple(&[tag, value])
}

#[test]
fn same_as_otp() {
    let code = etf::Options {
        safe: false,
        context: &AnyCode,
    };
    let mut heap = Arena::new();
    let (cases, _) = etf::decode(&read_gz("bifs.etf.gz"), &mut heap, &code).unwrap();
    let (mut compared, mut wrong) = (0, 0);
    for case in cases.iter_list() {
        let &[module, function, args, expected] = case.as_tuple().unwrap() else {
            panic!("a case has four parts");
        };
        let mut p = Process::new(Term::pid(1));
        let ours = call(&mut p, module, function, &args.list_to_vec().unwrap());
        compared += 1;
        if !eq(ours, expected) {
            wrong += 1;
            if wrong < 20 {
                let [function, args, ours, theirs] =
                    [function, args, ours, expected].map(|t| write(t, Encoding::Unicode));
                eprintln!("{function} {args}\n  {ours}\nbut {theirs}");
            }
        }
    }
    assert_eq!(wrong, 0, "of {compared}");
    assert!(compared > 400, "only {compared}");
}
