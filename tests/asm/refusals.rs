//! What is wrong with a listing is said with its line and column.

use purlin::asm::{Options, assemble};
use purlin::beam::File;

const HEAD: &str = "{module, m}.\n{exports, [{f,0}]}.\n{attributes, []}.\n{labels, 3}.\n\
                    {function, f, 0, 2}.\n{label,1}.\n{func_info,{atom,m},{atom,f},0}.\n{label,2}.\n";

/// The refusal of an instruction on line 9.
#[track_caller]
fn refused(instruction: &str, message: &str) {
    let text = format!("{HEAD}{instruction}.\nreturn.\n");
    let error = assemble(&text, &Options::default()).expect_err("a refusal");
    assert_eq!(error.to_string(), message);
}

#[track_caller]
fn listing_refused(text: &str, message: &str) {
    let error = assemble(text, &Options::default()).expect_err("a refusal");
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_whole_listing() {
    let file = assemble(
        &format!("{HEAD}{{move,{{atom,ok}},{{x,0}}}}.\nreturn."),
        &Options::default(),
    );
    let file = file.expect("a file");
    let file = File::parse(&file).expect("a sound file");
    assert_eq!(file.module(), "m");
    assert_eq!(file.decode().expect("code").ops.len(), 6);
}

#[test]
fn the_module() {
    listing_refused("", "1:1: no {module, Name}");
    listing_refused("{exports, []}.", "1:1: {module, Name} must stand first");
    listing_refused("{module, m}.", "1:13: no {labels, Number}");
    listing_refused("{module, m}.\n{labels, a}.", "2:1: no number of labels: a");
    listing_refused(
        "{module, m}.\n\n {move,{x,0},{x,1}}.",
        "3:2: an instruction before the first function: {move,{x,0},{x,1}}",
    );
    listing_refused("{module, m}.\n{exports, [f]}.", "2:1: no function: f");
    listing_refused(
        "{module, m}.\n{attributes, [{on_load,[f]}]}.",
        "2:1: no function: f",
    );
    listing_refused(
        "{module, m}.\n{function, f, 256, 1}.",
        "2:1: no function: {function,f,256,1}",
    );
    listing_refused(
        &format!("{HEAD}{{exports, []}}."),
        "9:1: this must stand before the functions: {exports,[]}",
    );
    listing_refused("{module, m}\n{labels, 1}.", "2:1: a full stop is missing");
    listing_refused(
        "{module, m}.\n{records,[{a,b}]}.\n{labels,1}.",
        "4:1: no record: {a,b}".replace("4:1", "3:12").as_str(),
    );
}

#[test]
fn instructions() {
    refused("frobnicate", "9:1: no instruction frobnicate of 0 operands");
    refused("{move,{x,0}}", "9:1: no instruction move of 1 operands");
    refused("[]", "9:1: no instruction: []");
    refused("{move,{x,1024},{x,0}}", "9:1: no register: {x,1024}");
    refused("{move,{x,-1},{x,0}}", "9:1: no register: {x,-1}");
    refused("{move,\"a\",{x,0}}", "9:1: no operand: \"a\"");
    refused("{move,{z,1},{x,0}}", "9:1: no operand: {z,1}");
    refused("{move,-1,{x,0}}", "9:1: a negative operand: -1");
    refused("{jump,{f,x}}", "9:1: no label: {f,x}");
    refused("{move,{tr,{x,0},{t_what}},{x,0}}", "9:1: no type: {t_what}");
    refused(
        "{move,{tr,{atom,a},any},{x,0}}",
        "9:1: no register: {atom,a}",
    );
    refused(
        "{call_ext,0,{extfunc,m,f,256}}",
        "9:1: no arity: {extfunc,m,f,256}",
    );
    refused(
        "{test_heap,{alloc,[{words,2097152}]},0}",
        "9:1: no allocation: {alloc,[{words,2097152}]}",
    );
    refused(
        "{test_heap,{alloc,[{maps,1}]},0}",
        "9:1: no allocation: {alloc,[{maps,1}]}",
    );
    refused("{line,x}", "9:1: no location: x");
    refused(
        "{line,[{location,x,1}]}",
        "9:1: no location: [{location,x,1}]",
    );
    refused(
        "{bif,f,{f,0},[1,2,3,4],{x,0}}",
        "9:1: no BIF of 4 arguments",
    );
    refused("{gc_bif,f,{f,0},0,[],{x,0}}", "9:1: no BIF of 0 arguments");
    refused("{test,is_eq,a}", "9:1: no test: {test,is_eq,a}");
    refused(
        "{test,bs_get_utf8,{f,1},0,[],{x,0}}",
        "9:1: no source: {test,bs_get_utf8,{f,1},0,[],{x,0}}",
    );
    refused(
        "{test,bs_skip_bits2,{f,1},[{x,0},{x,0},1,{field_flags,[odd]}]}",
        "9:1: no flags: {field_flags,[odd]}",
    );
}

#[test]
fn lists() {
    refused(
        "{select_val,{x,0},{f,1},{f,2}}",
        "9:1: select_val needs a list at its end",
    );
    refused(
        "{move,{x,0},{list,[]}}",
        "9:1: a list where an operand should stand: {list,[]}",
    );
    refused(
        "{put_tuple2,{list,[]},{list,[]}}",
        "9:1: a list where an operand should stand: {list,[]}",
    );
    refused(
        "{move,{list,[{x,0}]},{x,0}}",
        "9:1: a list where an operand should stand: {list,[{x,0}]}",
    );
    refused(
        "{bs_match,{f,1},{x,0},{commands,[skip]}}",
        "9:1: no command: skip",
    );
}

#[test]
fn funs_and_debug_lines() {
    refused(
        "{make_fun3,{f,0},0,0,{x,0},{list,[]}}",
        "9:1: a fun needs the label of its function",
    );
    refused(
        "{make_fun3,{f,1},0,0,{x,0},[]}",
        "9:1: no list of free variables: []",
    );
    refused("{call_fun2,{f,2},1,{x,0}}", "9:1: no known function: {x,0}");
    refused("{debug_line,{atom,line},[],0,0,#{}}", "9:1: no index: 0");
    let text = format!("{HEAD}{{make_fun3,{{f,1}},0,0,{{x,0}},{{list,[]}}}}.\nreturn.");
    listing_refused(&text, "10:8: a fun of label 1, where no function begins");
    let text = format!("{HEAD}{{debug_line,{{atom,line}},[],100,0,#{{}}}}.\nreturn.");
    listing_refused(&text, "10:8: an index of 100 for 1 debug lines");
}
