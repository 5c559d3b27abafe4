//! Starting the command.
use std::process::Command;

pub const COMMANDS: &[&str] = &[
    "run",
    "dump",
    "df",
    "asm",
    "check",
    "explain",
    "stats",
    "ops",
    "bifs",
    #[cfg(target_os = "linux")]
    "top",
    "lab",
    "completions",
];

/// The command on a machine that has no OTP.
pub fn purlin(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_purlin"));
    command
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PURLIN_OTP", "/nonexistent")
        .env("PURLIN_ELIXIR", "/nonexistent")
        .env("PATH", "")
        .env("COLUMNS", "100")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("PURLIN_BACKEND");
    command
}

/// Standard output of a command that must work, and be silent on standard error.
pub fn success(args: &[&str]) -> String {
    let out = purlin(args).output().unwrap();
    let err = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{args:?}: {:?}\n{err}", out.status);
    assert_eq!(err, "", "{args:?}");
    String::from_utf8(out.stdout).unwrap()
}

/// Exit code and standard error of a command that must fail, and print nothing else.
pub fn failure(args: &[&str]) -> (i32, String) {
    let out = purlin(args).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(!out.status.success(), "{args:?}: {text}");
    assert_eq!(text, "", "{args:?}");
    (
        out.status.code().unwrap(),
        String::from_utf8(out.stderr).unwrap(),
    )
}
