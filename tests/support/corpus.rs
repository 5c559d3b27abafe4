//! Finding the `.beam` files of the OTPs on this machine.

use std::path::{Path, PathBuf};

/// The trees to look through: `$PURLIN_CORPUS` (separated by colons), or where the OTPs are.
#[allow(dead_code, reason = "each test binary uses its own part")]
pub fn trees() -> Vec<PathBuf> {
    let trees = std::env::var("PURLIN_CORPUS").unwrap_or_else(|_| {
        ["bookworm", "trixie", "sid"]
            .map(|release| format!("/opt/otp/{release}/root/usr/lib"))
            .join(":")
    });
    trees
        .split(':')
        .map(PathBuf::from)
        .filter(|tree| tree.is_dir())
        .collect()
}

/// All `.beam` files below a directory, in a fixed order.
#[allow(dead_code, reason = "each test binary uses its own part")]
pub fn beams(tree: &Path) -> Vec<PathBuf> {
    files(tree, "beam")
}

/// All listings (`.S`) below a directory, in a fixed order.
#[allow(dead_code, reason = "each test binary uses its own part")]
pub fn listings(tree: &Path) -> Vec<PathBuf> {
    files(tree, "S")
}

fn files(tree: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![tree.to_path_buf()];
    while let Some(dir) = left.pop() {
        let Ok(entries) = std::fs::read_dir(&dir) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_symlink() {
                continue;
            } else if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The `erl` of a Debian release's OTP, if it is installed.
#[allow(dead_code, reason = "each test binary uses its own part")]
pub fn erl(release: &str) -> Option<PathBuf> {
    let erl = format!("/opt/otp/{release}/root/usr/lib/erlang/bin/erl");
    Some(PathBuf::from(erl)).filter(|erl| erl.exists())
}
