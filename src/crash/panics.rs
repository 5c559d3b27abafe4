//! Panics: those of schedulers end the machine with a dump; those in BIFs, which are their callers' errors, are only told.
use std::cell::RefCell;
use std::panic::{self, PanicHookInfo};

/// What the second panic says if the first one comes to a function that can't be unwound.
const NO_UNWIND: &str = "panic in a function that cannot unwind";

thread_local! {
    /// The last panic of the thread, and where it was.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Has panics remembered, and those that would abort the program end it with a dump.
pub fn install() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let first = LAST.with_borrow(Option::is_some);
        if first && text(info).is_some_and(|text| text.starts_with(NO_UNWIND)) {
            end();
        }
        usual(info);
        let place = info.location().map(|at| format!(" at {at}"));
        let what = format!(
            "{}{}",
            text(info).unwrap_or("a panic"),
            place.unwrap_or_default()
        );
        LAST.set(Some(what));
    }));
}

fn text<'a>(info: &'a PanicHookInfo<'_>) -> Option<&'a str> {
    let payload = info.payload();
    let string = || payload.downcast_ref::<String>().map(String::as_str);
    payload.downcast_ref::<&str>().copied().or_else(string)
}

/// The calling scheduler has panicked: what it ran is lost, and whoever waits for that would wait for ever.
pub fn end() -> ! {
    let what = LAST.take().unwrap_or_else(|| "a panic".to_owned());
    let name = std::thread::current().name().map(str::to_owned);
    let slogan = format!("purlin: {} has panicked: {what}", name.unwrap_or_default());
    super::exit_here(&slogan)
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::process::Command;

    /// Names the panic that the test, run again as a program of its own, is to make.
    const WANTED: &str = "PURLIN_TEST_PANIC";

    extern "C" fn not_unwound() {
        panic!("deep inside");
    }

    fn fail(how: &str) -> ! {
        super::install();
        if how == "not unwound" {
            not_unwound();
        }
        let caught = catch_unwind(AssertUnwindSafe(|| panic!("deep inside")));
        assert!(caught.is_err());
        super::end()
    }

    #[test]
    fn a_panic_leaves_a_dump() {
        if let Ok(how) = std::env::var(WANTED) {
            fail(&how);
        }
        let own = std::env::current_exe().expect("the test's own path");
        for how in ["unwound", "not unwound"] {
            let dump = std::env::temp_dir().join(format!("purlin-{}-{how}", std::process::id()));
            let child = Command::new(&own)
                .args(["--exact", "crash::panics::tests::a_panic_leaves_a_dump"])
                .args(["--nocapture", "--test-threads=1"])
                .env(WANTED, how)
                .env("ERL_CRASH_DUMP", &dump)
                .output()
                .expect("the child runs");
            assert_eq!(child.status.code(), Some(1), "{how}: {child:?}");
            let text = std::fs::read_to_string(&dump).expect("the dump");
            std::fs::remove_file(&dump).expect("the dump goes");
            let slogan = text.lines().find(|line| line.starts_with("Slogan: "));
            let slogan = slogan.expect("a slogan");
            assert!(slogan.contains("panicked: deep inside at "), "{slogan}");
            assert!(text.ends_with("=end\n"), "{how}");
        }
    }
}
