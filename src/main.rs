//! The command line.
fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(otp) = purlin::code::path::find_otp(None) {
        purlin::code::path::add_libraries(&otp);
    }
    purlin::code::path::load_file(std::path::Path::new(&args[1])).unwrap();
    purlin::code::path::add(std::path::Path::new(&args[1]).parent().unwrap().to_owned());
    let m = purlin::term::Atom::new(
        std::path::Path::new(&args[1])
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap(),
    );
    let f = purlin::term::Atom::new(&args[2]);
    let args: Vec<_> = args[3..]
        .iter()
        .map(|a| purlin::term::Term::small(a.parse().unwrap()))
        .collect();
    let pid = purlin::scheduler::spawn(None, m, f, &args);
    purlin::scheduler::run_until_end(pid, |p, ended, x0| {
        if ended == purlin::scheduler::Ended::Returned {
            println!("{}", x0.as_small().unwrap());
        } else {
            let t = purlin::emulator::exception::build(p, p.regs.exc_trace);
            let t = purlin::heap::Heap::tuple(p, &[p.regs.exc_reason, t]);
            println!(
                "{ended:?} {:?}",
                purlin::etf::encode(t, &Default::default()).map(|b| b)
            );
        }
    });
}
