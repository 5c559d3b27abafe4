//! `purlin explain --native`, and what profilers are told of native code.
use super::listings::without_lines;
use super::support::{failure, success};
use super::{VIRTUALLY, tempdir};
use purlin::emulator::backend::Backend;
use serde_json::Value;

/// A function of a few instructions: a test, a load, a literal number, a return.
const SMALL: &str = "\
{module, small}.
{exports, [{head,1}]}.
{attributes, []}.
{labels, 4}.
{function, head, 1, 2}.
  {label,1}.
    {func_info,{atom,small},{atom,head},1}.
  {label,2}.
    {test,is_nonempty_list,{f,3},[{x,0}]}.
    {get_hd,{x,0},{x,0}}.
    return.
  {label,3}.
    {move,{atom,none},{x,0}}.
    return.
";

fn is_here() -> bool {
    Backend::Native.is_here()
}

#[test]
fn machine_code_stands_below_its_table_line() {
    if !is_here() {
        let (code, err) = failure(&["explain", "--native", VIRTUALLY]);
        assert_eq!(code, 2);
        return assert!(err.contains("no native code for this target"), "{err}");
    }
    let small = tempdir("native").join("small.S");
    std::fs::write(&small, SMALL).unwrap();
    let listing = success(&["explain", "--native", small.to_str().unwrap()]);
    insta::assert_snapshot!("native", without_lines(&listing));
    let all = success(&["explain", "--native", VIRTUALLY]);
    for name in [
        "[rsi+x(0)]",
        "[rdx+y(0)]",
        "`batman`",
        "[rsi+fr(1)]",
        " next\n",
        "jmp shared_",
        "_cold_0",
        "mov edi, block",
        "[rel `",
    ] {
        assert!(all.contains(name), "{name} is not in\n{all}");
    }
}

#[test]
fn every_byte_is_accounted_for() {
    if !is_here() {
        return;
    }
    let text = success(&["explain", "--native", "--json", VIRTUALLY]);
    let all: Value = serde_json::from_str(&text).unwrap();
    let number = |value: &Value, of: &str| value["bytes"][of].as_u64().unwrap();
    let functions = all["functions"].as_array().unwrap();
    let instructions = functions
        .iter()
        .flat_map(|f| f["instructions"].as_array().unwrap());
    let (mut sums, mut at) = ([0; 3], 0);
    for instruction in instructions {
        let native = &instruction["loaded"]["native"];
        // Main parts stand in a row, from the module's start.
        assert_eq!(native["offset"], at, "{native}");
        at += number(native, "main");
        for (sum, of) in sums.iter_mut().zip(["main", "tail", "operands"]) {
            *sum += number(native, of);
        }
        let lines = native["main"].as_array().unwrap();
        for line in lines {
            let place = line["offset"].as_u64().unwrap();
            assert!(place < at && place >= native["offset"].as_u64().unwrap());
        }
        let tail = native["tail"].as_array().unwrap();
        assert_eq!(tail.is_empty(), number(native, "tail") == 0, "{native}");
    }
    let native = &all["native"];
    for (sum, of) in sums.iter().zip(["main", "tail", "operands"]) {
        assert_eq!(*sum, number(native, of), "{of}");
    }
    assert_eq!(number(native, "total"), sums.iter().sum::<u64>());
    assert!(native["filled"].as_u64().unwrap() < 64, "{native}");
}
