//! How the machine ends: statuses, messages and crash dumps. The programs are in `crashing.S`.
use super::support::purlin;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A run of `crashing.S` with a dump of its own.
struct Run {
    output: Output,
    dump: Option<String>,
    path: PathBuf,
}

fn dump_path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.dump"))
}

fn run(name: &str, args: &[&str], settings: &[(&str, &str)]) -> Run {
    let command = purlin(&[&["run", "tests/cli/crashing.S"], args].concat());
    run_command(name, command, settings)
}

fn run_command(name: &str, mut command: Command, settings: &[(&str, &str)]) -> Run {
    let path = dump_path(name);
    // One that an earlier test run has left.
    let _ = std::fs::remove_file(&path);
    command.env_remove("ERL_CRASH_DUMP_BYTES");
    command.env_remove("ERL_CRASH_DUMP_SECONDS");
    command.env("ERL_CRASH_DUMP", &path);
    command.envs(settings.iter().copied());
    let output = command.output().expect("the command is built");
    let dump = std::fs::read_to_string(&path).ok();
    Run { output, dump, path }
}

impl Run {
    fn status(&self) -> Option<i32> {
        self.output.status.code()
    }
    fn said(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }
    fn told(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }
    fn dump(&self) -> &str {
        self.dump.as_deref().expect("a dump")
    }
    /// The message of a whole dump.
    fn message(&self, slogan: &str) -> String {
        let path = self.path.display();
        format!("{slogan}\n\nCrash dump is being written to: {path}...done\n")
    }
}

/// The sections of a dump by their titles, and their lines.
fn sections(dump: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut all = BTreeMap::<&str, Vec<&str>>::new();
    let mut title = "";
    for line in dump.lines() {
        match line.strip_prefix('=') {
            Some(new) => {
                title = new;
                all.entry(title).or_default();
            }
            None => all.entry(title).or_default().push(line),
        }
    }
    all
}

#[test]
fn statuses() {
    // The lower bits of any integer that is not negative.
    for (status, code) in [
        ("0", 0),
        ("3", 3),
        ("259", 3),
        ("1208925819614629174706181", 5),
    ] {
        let run = run("status", &["main", status, "[]"], &[]);
        assert_eq!(
            (run.status(), run.told().as_str()),
            (Some(code), ""),
            "{status}"
        );
        assert_eq!(run.said(), "said\n");
        assert!(run.dump.is_none());
    }
    let unflushed = run("status", &["main", "7", "[{flush, false}]"], &[]);
    assert_eq!(
        (unflushed.status(), unflushed.said().as_str()),
        (Some(7), "said\n")
    );
}

#[cfg(unix)]
#[test]
fn abort() {
    use std::os::unix::process::ExitStatusExt;
    let run = run("abort", &["main", "abort", "[]"], &[]);
    assert_eq!(run.output.status.signal(), Some(libc::SIGABRT));
    assert!(run.dump.is_none());
}

#[test]
fn a_slogan_leaves_a_dump() {
    let run = run("slogan", &["main", "[8364, 10, 120]", "[]"], &[]);
    assert_eq!(run.status(), Some(1));
    assert_eq!(run.told(), run.message("€\nx"));
    assert_eq!(run.said(), "said\n");
    let dump = run.dump();
    assert!(dump.starts_with("=erl_crash_dump:0.5\n") && dump.ends_with("=end\n"));
    assert!(dump.contains("\nSlogan: €\nx\nSystem version: Erlang/OTP "));
}

/// Who ran, who waited, and for what.
#[test]
fn a_dump_tells_of_all_processes() {
    let run = run("processes", &["main", "\"x\"", "[]"], &[]);
    let all = sections(run.dump());
    let of = |name: &str| {
        let name = format!("Name: {name}");
        let mut processes = all.iter().filter(|(title, _)| title.starts_with("proc:"));
        let found = processes.find(|(_, lines)| lines.contains(&name.as_str()));
        let (title, lines) = found.expect("a process of that name");
        (&title["proc:".len()..], lines)
    };
    let (main, lines) = of("main");
    assert!(lines.contains(&"State: Running"), "{lines:?}");
    assert!(lines.contains(&"Spawned as: crashing:main/2"));
    let (keeper, lines) = of("keeper");
    for line in ["State: Waiting", "Message queue length: 1", "arity = 0"] {
        assert!(lines.contains(&line), "{line}: {lines:?}");
    }
    assert!(lines.contains(&format!("Spawned by: {main}").as_str()));
    assert!(
        lines
            .iter()
            .any(|l| l.starts_with("Program counter: ") && l.contains("(crashing:keeper/2 + "))
    );

    let running: Vec<_> = all
        .iter()
        .filter(|(title, _)| title.starts_with("scheduler:"))
        .collect();
    let current = format!("Current Process: {main}");
    assert!(
        running
            .iter()
            .any(|(_, lines)| lines.contains(&current.as_str())),
        "{running:?}"
    );

    // The message, the map on the stack and the dictionary's pair, by their addresses.
    let heap = all[format!("proc_heap:{keeper}").as_str()].join("\n");
    let message = all[format!("proc_messages:{keeper}").as_str()][0];
    let at = message
        .strip_prefix('H')
        .and_then(|m| m.strip_suffix(":N"))
        .expect("an address");
    assert!(heap.contains(&format!("{at}:t2:A5:first,H")), "{heap}");
    assert!(
        heap.contains(":EF:g3QAAAABdwFhbQAAAARrZXB0") || heap.contains(":E12:"),
        "{heap}"
    );
    let pair = all[format!("proc_dictionary:{main}").as_str()][0];
    let heap = all[format!("proc_heap:{main}").as_str()].join("\n");
    assert!(
        heap.contains(&format!("{}:t2:A3:key,H", &pair[1..])),
        "{heap}"
    );

    let table = &all[format!("ets:{main}").as_str()];
    for line in [
        "Name: things",
        "Objects: 1",
        "Type: set",
        "Protection: public",
    ] {
        assert!(table.contains(&line), "{line}: {table:?}");
    }
    let figure = |name: &str| -> u64 {
        let prefix = format!("{name}: ");
        let mut lines = all["memory"].iter();
        let line = lines.find_map(|line| line.strip_prefix(prefix.as_str()));
        line.expect("a figure").parse().expect("a number")
    };
    assert_eq!(figure("total"), figure("processes") + figure("system"));
    assert!(all["atoms"].contains(&"keeper"));
    assert!(all.contains_key("mod:crashing"));
}

#[test]
fn dumps_that_are_not_wanted() {
    for setting in [
        ("ERL_CRASH_DUMP_BYTES", "0"),
        ("ERL_CRASH_DUMP_SECONDS", "0"),
    ] {
        let run = run("unwanted", &["main", "\"x\"", "[]"], &[setting]);
        assert_eq!(
            (run.status(), run.told().as_str()),
            (Some(1), "x\n"),
            "{setting:?}"
        );
        assert!(run.dump.is_none(), "{setting:?}");
    }
}

#[test]
fn a_dump_that_is_cut_off() {
    let run = run(
        "cut",
        &["main", "\"x\"", "[]"],
        &[("ERL_CRASH_DUMP_BYTES", "300")],
    );
    let path = run.path.display();
    let told = format!("x\n\nCrash dump is being written to: {path}...");
    assert_eq!((run.status(), run.told()), (Some(1), told));
    let end = "=abort:CRASH DUMP SIZE LIMIT REACHED\n";
    assert_eq!(run.dump().len(), 300 + end.len());
    assert!(run.dump().ends_with(end));
}

#[test]
fn a_dump_that_cannot_be_written() {
    let run = run(
        "nowhere",
        &["main", "\"x\"", "[]"],
        &[("ERL_CRASH_DUMP", "/nonexistent/dump")],
    );
    let told = "x\n\nCrash dump is being written to: /nonexistent/dump...".to_owned();
    assert_eq!((run.status(), run.told()), (Some(1), told));
}

/// The command with a limit on its memory, in KiB.
#[cfg(target_os = "linux")]
fn limited(kib: u32, function: &str) -> Command {
    let plain = purlin(&["run", "tests/cli/crashing.S", function]);
    let mut command = Command::new("/bin/sh");
    command
        .arg("-c")
        .arg(format!("ulimit -v {kib}; exec \"$0\" \"$@\""));
    command.arg(plain.get_program()).args(plain.get_args());
    command.current_dir(plain.get_current_dir().expect("a directory"));
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

#[cfg(target_os = "linux")]
#[test]
fn no_memory_leaves_a_dump() {
    for (function, allocator, what) in [
        ("words", "eheap_alloc", "heap"),
        ("binaries", "binary_alloc", "binary"),
    ] {
        let run = run_command(function, limited(1_500_000, function), &[]);
        assert_eq!(run.status(), Some(1), "{function}: {}", run.told());
        let told = run.told();
        let slogan = told.lines().next().expect("a message");
        assert!(
            slogan.starts_with(&format!("{allocator}: Cannot allocate ")),
            "{slogan}"
        );
        assert!(
            slogan.ends_with(&format!(" bytes of memory (of type \"{what}\").")),
            "{slogan}"
        );
        assert_eq!(told, run.message(slogan));
        let dump = run.dump();
        assert!(dump.ends_with("=end\n") && dump.contains(&format!("Slogan: {slogan}\n")));
        let counter = "Current Process Program counter: ";
        let counter = dump.lines().find(|line| line.starts_with(counter));
        assert!(counter.is_some(), "{dump}");
    }
}

#[test]
fn too_many_atoms_leave_a_dump() {
    let run = run("atoms", &["atoms"], &[]);
    let slogan = "no more index entries in atom_tab (max=1048576)";
    assert_eq!((run.status(), run.told()), (Some(1), run.message(slogan)));
    assert!(run.dump().contains("\nAtoms: 1048576\n"));
}
