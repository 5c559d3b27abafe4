//! OTP 27's own test suites on `purlin erl`, those of them that `tests/otp/suites` marks `ci`. What may fail stands in
//! tests/otp/expected_failures.txt; `tests/otp/run` runs all of them, and says how it is used.

use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn what_passes_on_otp_passes_here() {
    let run = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/otp/run");
    let status = Command::new(run)
        .args(["--ci", "--jobs", "2", "--vm", env!("CARGO_BIN_EXE_purlin")])
        .stdin(Stdio::null())
        .status()
        .expect("tests/otp/run starts");
    // 1: a verdict is not the expected one; 2: something is missing. Either has been said.
    assert!(status.success(), "tests/otp/run --ci: {status}");
}
