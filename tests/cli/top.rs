//! `purlin top`: a program that runs is seen from outside.
use super::support::{failure, purlin, success};
use serde_json::Value;
use std::collections::HashMap;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// `watched.S` (compiled from `main() -> …` with a process that waits, one that goes round, and itself), running.
struct Watched(Child);

impl Watched {
    fn start() -> Watched {
        let mut command = purlin(&["run", "tests/cli/watched.S", "main"]);
        let child = command.stdout(Stdio::null()).spawn();
        let watched = Watched(child.expect("the command is built"));
        let since = Instant::now();
        while !watched.look().contains_key("keeper") {
            assert!(
                since.elapsed() < Duration::from_secs(30),
                "it does not come up"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        watched
    }
    fn pid(&self) -> String {
        self.0.id().to_string()
    }
    /// The processes by name.
    fn look(&self) -> HashMap<String, Value> {
        let out = purlin(&["top", &self.pid(), "--json"]).output();
        let out = out.expect("the command is built");
        let Ok(value) = serde_json::from_slice::<Value>(&out.stdout) else {
            return HashMap::new();
        };
        let rows = value["processes"].as_array().expect("a list").iter();
        let named = rows.filter_map(|row| Some((row["name"].as_str()?.to_owned(), row.clone())));
        named.collect()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn shows_what_waits_and_what_runs() {
    let watched = Watched::start();
    let first = watched.look();
    let keeper = &first["keeper"];
    assert_eq!(keeper["state"], "waiting");
    assert_eq!(keeper["queue"], 2);
    assert_eq!(keeper["current"], "watched:idle/1");
    assert_eq!(keeper["initial"], "watched:idle/1");
    assert!(keeper["memory"].as_u64() > Some(1000));
    let spinner = &first["spinner"];
    assert_eq!(spinner["current"], "watched:spin/1");
    let later = watched.look();
    assert!(later["spinner"]["reductions"].as_u64() > spinner["reductions"].as_u64());
    assert_eq!(later["keeper"]["reductions"], keeper["reductions"]);
}

#[test]
fn prints_a_table() {
    let watched = Watched::start();
    let text = success(&[
        "top",
        &watched.pid(),
        "--once",
        "--sort",
        "queue",
        "--limit",
        "1",
    ]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].contains(" processes, "), "{text}");
    assert!(lines[2].starts_with("PID "), "{text}");
    assert!(lines[3].contains("keeper"), "{text}");
    assert_eq!(lines.len(), 4);
}

#[test]
fn says_that_there_is_no_program() {
    // Process 1 is no purlin.
    let (code, err) = failure(&["top", "1"]);
    assert_eq!(code, 1);
    assert_eq!(err, "purlin: 1: no purlin runs a program there\n");
    let (code, err) = failure(&["top", "--interval", "0"]);
    assert_eq!(code, 2);
    assert!(err.contains("not a number from 0.1 to 3600"), "{err}");
}
