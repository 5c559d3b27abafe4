//! The reference OTPs that `tools/otp` installs.
use std::path::Path;
use std::process::Command;

/// The directory of the OTP of that Debian release: the one that has its `lib`.
pub fn otp(release: &str) -> String {
    let output = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/otp"))
        .args(["lib", release])
        .output()
        .expect("tools/otp starts");
    String::from_utf8(output.stdout)
        .expect("a path")
        .trim()
        .to_owned()
}
