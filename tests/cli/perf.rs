//! What `purlin run --perf` tells the profiler of native code.
use super::support::{failure, purlin, success};
use super::{VIRTUALLY, tempdir};
use purlin::emulator::backend::Backend;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn is_here() -> bool {
    Backend::Native.is_here()
}

/// Runs a command that must work; returns its number and what it printed.
fn run(mut command: Command) -> (u32, String) {
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let pid = child.id();
    let out = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{err}");
    assert_eq!(err, "");
    (pid, String::from_utf8(out.stdout).unwrap())
}

/// A stretch of code that has been told of.
struct Code {
    start: u64,
    size: u64,
    name: String,
    /// Address less start, file, line.
    lines: Vec<(u64, String, u32)>,
}

fn no_overlap(all: &[Code]) {
    let mut sorted: Vec<(u64, u64)> = all.iter().map(|c| (c.start, c.size)).collect();
    sorted.sort_unstable();
    for pair in sorted.windows(2) {
        assert!(pair[0].0 + pair[0].1 <= pair[1].0, "{pair:x?}");
    }
}

/// Bytes of the functions of the example, and what they must be.
fn covers_the_example(all: &[Code]) {
    let own = |c: &&Code| c.name.starts_with("'Elixir.Virtually':");
    let stub = |c: &&Code| c.name.ends_with("(undefined)");
    let bytes: u64 = all
        .iter()
        .filter(own)
        .filter(|c| !stub(c))
        .map(|c| c.size)
        .sum();
    let text = success(&["explain", "--native", "--json", VIRTUALLY]);
    let listing: Value = serde_json::from_str(&text).unwrap();
    let sum = &listing["native"]["bytes"];
    let expected = sum["main"].as_u64().unwrap() + sum["tail"].as_u64().unwrap();
    assert_eq!(bytes, expected);
    for name in [
        "'Elixir.Virtually':impractical/1",
        "'Elixir.Virtually':impractical/1 (tail)",
        "purlin_init:loop/1",
    ] {
        assert!(all.iter().any(|c| c.name == name), "{name}");
    }
}

fn map_of(pid: u32) -> Vec<Code> {
    let path = PathBuf::from(format!("/tmp/perf-{pid}.map"));
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    let number = |digits: &str| u64::from_str_radix(digits, 16).unwrap();
    let code = |line: &str| {
        let mut words = line.splitn(3, ' ');
        Code {
            start: number(words.next().unwrap()),
            size: number(words.next().unwrap()),
            name: words.next().unwrap().to_owned(),
            lines: Vec::new(),
        }
    };
    text.lines().map(code).collect()
}

#[test]
fn the_map_names_all_code() {
    if !is_here() {
        return;
    }
    let (pid, out) = run(purlin(&[
        "run",
        "--perf",
        "map",
        VIRTUALLY,
        "impractical",
        "41",
    ]));
    assert_eq!(out, "42\n");
    let all = map_of(pid);
    no_overlap(&all);
    covers_the_example(&all);
    let ways = all.iter().filter(|c| c.name.ends_with(" (way)")).count();
    assert!(ways > 500, "{ways}");
    assert!(all.iter().any(|c| c.name == "shared_return (way)"));
}

#[test]
fn modules_that_are_loaded_later_are_told_of() {
    if !is_here() {
        return;
    }
    let dir = tempdir("perf_later");
    let listing = |name: &str, body: &str| {
        format!(
            "{{module, {name}}}.\n{{exports, [{{main,0}}]}}.\n{{attributes, []}}.\n{{labels, 3}}.\n\
             {{function, main, 0, 2}}.\n{{label,1}}.\n{{func_info,{{atom,{name}}},{{atom,main}},0}}.\n\
             {{label,2}}.\n{body}\n"
        )
    };
    let bodies = [
        ("first", "{call_ext_only,0,{extfunc,second,main,0}}."),
        ("second", "{move,{atom,done},{x,0}}. return."),
    ];
    for (name, body) in bodies {
        let (source, made) = (
            dir.join(format!("{name}.S")),
            dir.join(format!("{name}.beam")),
        );
        std::fs::write(&source, listing(name, body)).unwrap();
        let args = [
            "asm",
            source.to_str().unwrap(),
            "-o",
            made.to_str().unwrap(),
        ];
        success(&args);
    }
    let first = dir.join("first.beam");
    let (pid, out) = run(purlin(&["run", "--perf", "map", first.to_str().unwrap()]));
    assert_eq!(out, "done\n");
    let all = map_of(pid);
    no_overlap(&all);
    for name in ["first:main/0", "second:main/0"] {
        assert!(all.iter().any(|c| c.name == name), "{name}");
    }
}

/// A reader of bytes, from the first on.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, n: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(n);
        self.0 = rest;
        taken
    }
    fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.bytes(4).try_into().unwrap())
    }
    fn u64(&mut self) -> u64 {
        u64::from_le_bytes(self.bytes(8).try_into().unwrap())
    }
    fn text(&mut self) -> String {
        let end = self.0.iter().position(|&b| b == 0).unwrap();
        let text = String::from_utf8(self.bytes(end).to_vec()).unwrap();
        self.bytes(1);
        text
    }
}

/// What a jitdump says.
fn jitdump(path: &Path, pid: u32) -> Vec<Code> {
    let bytes = std::fs::read(path).unwrap();
    let mut reader = Reader(&bytes);
    // Magic, version, size of the header, x86-64, nothing, process.
    for expected in [0x4a69_5444, 1, 40, 62, 0, pid] {
        assert_eq!(reader.u32(), expected);
    }
    let (mut time, flags) = (reader.u64(), reader.u64());
    assert_eq!(flags, 0);
    let (mut all, mut lines, mut about) = (Vec::new(), Vec::new(), 0);
    while !reader.0.is_empty() {
        let (id, size, now) = (reader.u32(), reader.u32(), reader.u64());
        assert!(now >= time);
        time = now;
        let mut record = Reader(reader.bytes(size as usize - 16));
        match id {
            0 => {
                assert_eq!(record.u32(), pid);
                assert!(record.u32() > 0, "a thread");
                let (load, start) = (record.u64(), record.u64());
                let (size, number) = (record.u64(), record.u64());
                assert_eq!(load, start);
                assert_eq!(number, all.len() as u64);
                let name = record.text();
                assert_eq!(record.bytes(size as usize).len(), size as usize);
                assert!(lines.is_empty() || about == start);
                all.push(Code {
                    start,
                    size,
                    name,
                    lines: std::mem::take(&mut lines),
                });
            }
            2 => {
                about = record.u64();
                for _ in 0..record.u64() {
                    let (at, line) = (record.u64() - about, record.u32());
                    assert_eq!(record.u32(), 0, "no discriminator");
                    lines.push((at, record.text(), line));
                }
            }
            other => panic!("record {other}"),
        }
        assert!(record.0.is_empty());
    }
    assert!(lines.is_empty());
    all
}

#[test]
fn the_jitdump_has_code_and_lines() {
    if !is_here() {
        return;
    }
    let dir = tempdir("jitdump");
    let mut command = purlin(&["run", "--perf", "jitdump", VIRTUALLY, "impractical", "41"]);
    command.env("JITDUMPDIR", &dir);
    let (pid, out) = run(command);
    assert_eq!(out, "42\n");
    let all = jitdump(&dir.join(format!("jit-{pid}.dump")), pid);
    no_overlap(&all);
    covers_the_example(&all);
    let named = |name: &str| all.iter().find(|c| c.name == name).unwrap();
    let function = named("'Elixir.Virtually':impractical/1");
    let lines: Vec<u32> = function.lines.iter().map(|l| l.2).collect();
    // Its first clause, its second, and once more that, for the end.
    let (first, last) = (&function.lines[0], function.lines.last().unwrap());
    assert_eq!(first.0, 0);
    assert_eq!(last.0, function.size);
    assert!(first.1.ends_with("virtually.ex"), "{}", first.1);
    assert_eq!(lines, LINES);
    // A generated function has no line, whatever stands before it.
    assert!(named("'Elixir.Virtually':module_info/0").lines.is_empty());
}

/// Lines of `impractical/1` in examples/virtually.ex.
const LINES: [u32; 3] = [8, 9, 9];

#[test]
fn other_back_ends_have_nothing_to_tell() {
    let args = ["--backend", "threaded", "run", "--perf", "map", VIRTUALLY];
    let (code, err) = failure(&args);
    assert_eq!(code, 2);
    let expected = if is_here() {
        "needs the back end `native`"
    } else {
        "no native code for this target"
    };
    assert!(err.contains(expected), "{err}");
    // The environment's wish counts as well.
    let out = purlin(&["run", "--perf", "map", VIRTUALLY])
        .env("PURLIN_BACKEND", "loop")
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
}

#[test]
fn a_dump_that_cannot_be_written_is_an_error() {
    if !is_here() {
        return;
    }
    let out = purlin(&["run", "--perf", "jitdump", VIRTUALLY, "impractical", "41"])
        .env("JITDUMPDIR", "/nonexistent")
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1));
    let err = String::from_utf8(out.stderr).unwrap();
    assert!(err.contains("/nonexistent/jit-"), "{err}");
}
