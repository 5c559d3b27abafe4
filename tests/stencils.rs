//! The build refuses instructions whose stencil breaks a rule (`build/stencil`), and says which: tried with a small table,
//! taken the way of the real ones.
#![cfg(native)]

#[allow(dead_code, reason = "the build does more with it")]
#[path = "../build/check.rs"]
mod check;
#[allow(dead_code, reason = "the build does more with it")]
#[path = "../build/stencil/mod.rs"]
mod stencil;

use opsgen::{Config, Source};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A table of a machine with registers at `r`, and two sound instructions.
const TABLE: &str = r#"
tag x "a register";
tag i "an integer";
tag f "a label";
kind x: u32 accepts x { value -> u64 { *reg(r, raw as usize) } place -> *mut u64 { reg(r, raw as usize) } }
kind c: u64 accepts i { value -> u64 { raw } }
kind f: i32 accepts f label { value -> *const u8 { label(ip, raw) } }
union s = x | c;
state ip: *const u8, r: *mut u64;
effect fail "may jump to its failure label" uses fail;
macro fail(to) { jump!($to) }
1: move/2 (src: s, dst: x);
2: test/2 (fail: f, src: x);
3: add/3 (a: x, b: s, dst: x);
op move(src: s, dst: &x) { *dst = src; }
op test(fail: f, src: x) [fail] { if src == 0 { fail!(fail) } }
op add(a: x, b: s, dst: &x) {
    if a < b { cold! { *place!(dst) = purlin_rt_slow(a); } }
    *dst = a.wrapping_add(b);
}
"#;

/// What its bodies are written with.
const PRELUDE: &str = r#"
#![no_std]
#![allow(warnings)]
unsafe extern "C" {
    fn purlin_rt_slow(n: u64) -> u64;
    static purlin_tls: u64;
}
#[inline(always)]
unsafe fn reg(r: *mut u64, raw: usize) -> *mut u64 {
    // SAFETY: none, here and below: the object is looked at, never run.
    unsafe { r.byte_add(raw) }
}
#[inline(always)]
unsafe fn label(ip: *const u8, raw: i32) -> *const u8 {
    // SAFETY: as above.
    unsafe { ip.offset(raw as isize) }
}
struct Guard(*mut u64);
impl Drop for Guard {
    fn drop(&mut self) {
        // SAFETY: as above.
        unsafe { *self.0 = 0 }
    }
}
static mut COUNT: u64 = 0;
static HELD: core::sync::atomic::AtomicU64 = core::sync::atomic::AtomicU64::new(0);
#[inline(never)]
fn helper(n: u64) -> u64 {
    // SAFETY: a reference can be read.
    unsafe { core::ptr::read_volatile(&n) }
}
"#;

fn config() -> Config {
    Config {
        symbol_prefix: "purlin_op_".into(),
        ..Config::default()
    }
}

/// A folder of that test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("stencils_{name}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// What the build makes of the table with some more instructions.
fn stencils(name: &str, more: &str) -> Result<stencil::Stencils, String> {
    let source = Source {
        name: "small.tab".into(),
        text: format!("{TABLE}{more}"),
    };
    let tables = opsgen::compile(&[source]).unwrap_or_else(|why| panic!("{why}"));
    let code = tables.emit_native(&config()).stencils;
    let folder = folder(name);
    let (file, object) = (folder.join("stencils.rs"), folder.join("stencils.o"));
    std::fs::write(&file, format!("{PRELUDE}{code}")).expect("a file");
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let status = Command::new(rustc)
        .args(["--crate-name", "stencils"])
        .args(check::FLAGS)
        .args(stencil::FLAGS)
        .args(["--target", "x86_64-unknown-linux-gnu", "-o"])
        .arg(&object)
        .arg(&file)
        .status();
    assert!(status.expect("rustc").success(), "{}", file.display());
    let object = std::fs::read(&object).expect("an object");
    stencil::read(&object, &tables.form_stencils(&config()))
}

/// The one line with which an instruction is refused.
fn refusal(name: &str, instruction: &str) -> String {
    let refused = stencils(name, instruction);
    let message = refused.err().expect("it is refused");
    assert_eq!(message.lines().count(), 1, "{message}");
    message
}

#[test]
fn sound_instructions_have_stencils() {
    let list = stencils("sound", "").expect("they are sound").list();
    for line in ["move_x_x (x x): 14 + 0 (8 + 0)", "add_x_x_x (x x x): "] {
        assert!(list.contains(line), "{list}");
    }
    assert!(!list.contains(": shared"), "{list}");
}

#[test]
fn a_continuation_that_is_called_is_named() {
    let message = refusal(
        "guarded",
        "op guarded(dst: &x) [by_hand] { let guard = Guard(dst); next!() }",
    );
    assert!(
        message.starts_with(
            "error: guarded_x (stencil 0): its continuation is called, not jumped to (at 0x"
        ),
        "{message}"
    );
    assert!(message.contains("a destructor"), "{message}");
}

#[test]
fn data_that_can_be_written_is_named() {
    for (name, body) in [
        ("counted", "COUNT += 1; *dst = COUNT;"),
        (
            "held",
            "*dst = HELD.fetch_add(1, core::sync::atomic::Ordering::Relaxed);",
        ),
    ] {
        let message = refusal(name, &format!("op {name}(dst: &x) [by_hand] {{ {body} }}"));
        let start = format!("error: {name}_x (stencil 0): it refers to data that can be written");
        assert!(message.starts_with(&start), "{message}");
    }
}

#[test]
fn a_frame_is_named() {
    // A table on the native stack, indexed by what is known when it runs.
    let message = refusal(
        "framed",
        "op framed(src: x, dst: &x) [by_hand] {
            let mut table = core::mem::MaybeUninit::<[u64; 32]>::uninit();
            let first = table.as_mut_ptr() as *mut u64;
            first.add((src & 31) as usize).write_volatile(src);
            *dst = first.add((src >> 8 & 31) as usize).read_volatile();
        }",
    );
    let start = "error: framed_x_x (stencil 0): it keeps a stack frame (from 0x";
    assert!(message.starts_with(start), "{message}");
}

#[test]
fn a_relocation_of_unknown_kind_is_named() {
    // The place of a symbol relative to the thread's own data.
    let message = refusal(
        "thread",
        r#"op thread(dst: &x) [by_hand] {
            let at: u64;
            core::arch::asm!("lea {0}, [rip + purlin_tls@TPOFF]", out(reg) at);
            *dst = at;
        }"#,
    );
    let start = "error: thread_x (stencil 0): a relocation of unknown kind (";
    assert!(message.starts_with(start), "{message}");
}

#[test]
fn every_fault_is_told_at_once() {
    let two = "op counted(dst: &x) [by_hand] { COUNT += 1; *dst = COUNT; }
               op guarded(dst: &x) [by_hand] { let guard = Guard(dst); next!() }";
    let message = stencils("two", two).err().expect("they are refused");
    let named: Vec<_> = message
        .lines()
        .filter_map(|l| l.split(' ').nth(1))
        .collect();
    assert_eq!(named, ["counted_x", "guarded_x"]);
}

#[test]
fn what_calls_is_left_to_the_shared_function() {
    let calls = "op calls(src: x, dst: &x) [by_hand] { *dst = purlin_rt_slow(src); }";
    let list = stencils("calls", calls).expect("they are sound").list();
    let line = "calls_x_x (x x): shared: it calls a function";
    assert!(list.contains(line), "{list}");
}

#[test]
fn the_bytes_are_the_same_wherever_they_are_made() {
    let [a, b] = ["here", "in/another/folder"].map(|folder| {
        let data = stencils(folder, "").expect("they are sound").data();
        (data.rust, data.code)
    });
    assert!(a == b);
    assert!(!a.1.is_empty());
}
