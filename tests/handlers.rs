//! The build refuses handlers whose continuation is not a jump (`build/check.rs`), and says which.
#![cfg(all(target_arch = "x86_64", target_os = "linux"))]

#[allow(dead_code, reason = "the build writes an archive too")]
#[path = "../build/check.rs"]
mod check;

use std::path::Path;
use std::process::Command;

/// Handlers as the table compiler emits them: their end calls the next one's address.
const SOUND: &str = r#"
#![no_std]
#![allow(unused)]
type Handler = unsafe extern "C" fn(*const u8, *mut u64) -> u64;
unsafe extern "C" {
    fn purlin_rt_note(of: *mut u64);
}
struct Guard(*mut u64);
impl Drop for Guard {
    fn drop(&mut self) {
        // SAFETY: none: the object is looked at, never run.
        unsafe { purlin_rt_note(self.0) }
    }
}
#[inline(never)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn purlin_op_move_x_x(ip: *const u8, r: *mut u64) -> u64 {
    // SAFETY: none: the object is looked at, never run.
    unsafe {
        *r = *r.add(1);
        purlin_rt_note(r);
        let ip = ip.add(16);
        let handler = (ip as *const Handler).read();
        return handler(ip, r);
    }
}
"#;

/// Something with a destructor lives until the next handler returns.
const DESTRUCTOR: &str = r#"
#[unsafe(no_mangle)]
pub unsafe extern "C" fn purlin_op_guarded_x(ip: *const u8, r: *mut u64) -> u64 {
    // SAFETY: none: the object is looked at, never run.
    unsafe {
        let guard = Guard(r);
        let ip = ip.add(8);
        let handler = (ip as *const Handler).read();
        return handler(ip, r);
    }
}
"#;

/// What the next handler returns is looked at.
const NOT_LAST: &str = r#"
#[inline(never)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn purlin_op_curious(ip: *const u8, r: *mut u64) -> u64 {
    // SAFETY: none: the object is looked at, never run.
    unsafe { purlin_op_move_x_x(ip, r) + 1 }
}
#[unsafe(no_mangle)]
pub unsafe extern "C" fn purlin_op_to_another(ip: *const u8, r: *mut u64) -> u64 {
    // SAFETY: none: the object is looked at, never run.
    unsafe { purlin_op_curious(ip.add(8), r) }
}
"#;

/// What the build would say of these handlers.
fn checked(name: &str, source: &str) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (file, object) = (
        folder.join(format!("{name}.rs")),
        folder.join(format!("{name}.o")),
    );
    std::fs::write(&file, source).expect("a file");
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let mut command = Command::new(rustc);
    command
        .args(["--crate-name", name])
        .args(check::FLAGS)
        .arg("-o");
    let status = command.arg(&object).arg(&file).status().expect("rustc");
    assert!(status.success(), "{source}");
    check::handlers(&std::fs::read(&object).expect("an object"))
}

#[test]
fn jumps_pass() {
    assert_eq!(checked("sound_handlers", SOUND), Ok(()));
}

#[test]
fn a_destructor_behind_the_continuation_is_named() {
    let refusal = checked("guarded_handlers", &format!("{SOUND}{DESTRUCTOR}"));
    let message = refusal.expect_err("it is refused");
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(
        message.starts_with(
            "error: purlin_op_guarded_x: its continuation is called, not jumped to (at 0x"
        ),
        "{message}"
    );
    assert!(
        message.ends_with("a destructor, or a reference to a local that escapes"),
        "{message}"
    );
}

#[test]
fn a_call_of_another_handler_is_named() {
    let refusal = checked("curious_handlers", &format!("{SOUND}{NOT_LAST}"));
    let message = refusal.expect_err("it is refused");
    let curious = "error: purlin_op_curious: ";
    assert!(
        message.lines().all(|line| line.starts_with(curious)),
        "{message}"
    );
}
