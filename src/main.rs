//! The command line.
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let module = purlin::code::path::load_file(std::path::Path::new(&args[1])).unwrap();
    purlin::code::path::add(std::path::Path::new(&args[1]).parent().unwrap().to_owned());
    let f = purlin::term::Atom::new(&args[2]);
    let args: Vec<_> = args[3..]
        .iter()
        .map(|a| purlin::term::Term::small(a.parse().unwrap()))
        .collect();
    let pid = purlin::scheduler::spawn(None, module, f, &args);
    purlin::scheduler::run_until_end(pid, |p, ended, x0| {
        println!("{ended:?} {:?} {:?}", x0.as_small(), p.regs.exc_reason);
    });
}
