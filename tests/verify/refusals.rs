//! Each way in which code is refused, with its message.

use super::asm::{ELEMENT, ERROR, FOO, PLUS, SETELEMENT, check, function};

/// The message without the module and function, and the instruction it is about.
fn message(text: &str) -> String {
    match check(text) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => {
            let text = error.to_string();
            text.strip_prefix("module m, ").unwrap_or(&text).to_owned()
        }
    }
}

#[track_caller]
fn refused(arity: u32, body: &str, expected: &str) {
    assert_eq!(
        message(&function(arity, body)),
        format!("function f/{arity}, {expected}"),
        "{body}"
    );
}

#[track_caller]
fn accepted(arity: u32, body: &str) {
    assert_eq!(message(&function(arity, body)), "accepted", "{body}");
}

#[test]
fn operands() {
    refused(
        1,
        "move x0 'm'; return",
        "instruction 3 (move): operand 2 is of a kind that can't stand there",
    );
    refused(
        1,
        "move x0; return",
        "instruction 3 (move): it has 1 operands and needs 2",
    );
    refused(
        1,
        "move x0 x1 x2; return",
        "instruction 3 (move): it has 3 operands and needs 2",
    );
    refused(
        1,
        "move x1024 x0; return",
        "instruction 3 (move): operand 1 is out of range: 1024",
    );
    refused(
        1,
        "move q2 x0; return",
        "instruction 3 (move): operand 1 is out of range: 2",
    );
    refused(
        1,
        "m_plus x0",
        "instruction 3 (m_plus): no compiler since OTP 24 uses this operation",
    );
    refused(
        1,
        "jump @7",
        "instruction 3 (jump): label 7 is nowhere defined",
    );
    refused(
        1,
        "call_only 1 @3; label 3; return",
        "instruction 3 (call_only): label 3 is no function's entry",
    );
    refused(
        1,
        "call_only 2 @2",
        "instruction 3 (call_only): the function has 1 parameters, not 2",
    );
    refused(
        1,
        "call_ext_only 1 99",
        "instruction 3 (call_ext_only): operand 2 is out of range: 99",
    );
    let text = format!("call_ext_only 0 {FOO}");
    refused(
        1,
        &text,
        "instruction 3 (call_ext_only): the imported function has 1 parameters, not 0",
    );
    refused(
        1,
        "bs_match_string @1 x0 32 1",
        "instruction 3 (bs_match_string): it reaches beyond the string table",
    );
    refused(
        1,
        "fmove x0 x1",
        "instruction 3 (fmove): operand 2 is of a kind that can't stand there",
    );
    refused(
        1,
        "bs_start_match4 'true' 1 x0 x0",
        "instruction 3 (bs_start_match4): operand 1 is an atom that means nothing there",
    );
}

#[test]
fn lists() {
    refused(
        1,
        "select_val x0 @1 #1",
        "instruction 3 (select_val): a list of 1 operands can't stand there",
    );
    refused(
        1,
        "select_val x0 @1 x0 @1",
        "instruction 3 (select_val): operand 3 is of a kind that can't stand there",
    );
    refused(
        1,
        "make_fun3 0 x0",
        "instruction 3 (make_fun3): the fun gets 0 free variables and has 1",
    );
    refused(
        1,
        "make_fun3 1 x0",
        "instruction 3 (make_fun3): operand 1 is out of range: 1",
    );
    refused(
        1,
        "update_record 'copy' 2 x0 x0 3 []",
        "instruction 3 (update_record): operand 5 is out of range: 3",
    );
    refused(
        1,
        "bs_match @1 x0 'true'",
        "instruction 3 (bs_match): operand 3 is an atom that means nothing there",
    );
    refused(
        1,
        "bs_match @1 x0 'ensure_exactly'",
        "instruction 3 (bs_match): a list of 3 operands can't stand there",
    );
    refused(
        1,
        "bs_create_bin @0 0 1 8 x0 'string' 1 8 [] 0 #5",
        "instruction 3 (bs_create_bin): it reaches beyond the string table",
    );
    refused(
        1,
        "bs_create_bin @0 0 1 8 x0 'integer' 1 300 [] #1 #8",
        "instruction 3 (bs_create_bin): operand 8 is out of range: 300",
    );
    refused(
        1,
        "put_record @0 'f' [] x0 1",
        "instruction 3 (put_record): the module has no such native record",
    );
}

#[test]
fn shape() {
    let head = "label 1; func_info 'm' 'f' 1; label 2; return";
    assert_eq!(
        message("return; int_code_end"),
        "instruction 0 (return): it stands before the first function"
    );
    assert_eq!(
        message("label 1; return; int_code_end"),
        "instruction 1 (return): it stands before the first function"
    );
    assert_eq!(
        message("func_info 'm' 'f' 1; label 2; int_code_end"),
        "instruction 0 (func_info): a function must begin with label, func_info and label"
    );
    assert_eq!(
        message("label 1; func_info 'm' 'f' 1; return; int_code_end"),
        "instruction 1 (func_info): a function must begin with label, func_info and label"
    );
    assert_eq!(
        message(
            "label 1; func_info 'm' 'f' 1; label 2; func_info 'm' 'g' 1; label 3; return; int_code_end"
        ),
        "instruction 1 (func_info): a function must begin with label, func_info and label"
    );
    assert_eq!(
        message(head),
        "function f/1, instruction 3 (return): int_code_end must end the code, and stand nowhere else"
            .replace("function f/1, ", "")
    );
    assert_eq!(
        message(&format!("{head}; int_code_end; return; int_code_end")),
        "instruction 4 (int_code_end): int_code_end must end the code, and stand nowhere else"
    );
    assert_eq!(
        message(&format!("{head}; label 2; int_code_end")),
        "instruction 4 (label): label 2 is defined twice"
    );
    let two = format!("{head}; label 3; func_info 'm' 'g' 0; label 4; jump @2; int_code_end");
    assert_eq!(
        message(&two),
        "function g/0, instruction 7 (jump): label 2 is in another function"
    );
}

#[test]
fn tables() {
    let text = "label 1; func_info 'm' 'g' 1; label 2; return; int_code_end";
    assert_eq!(
        message(text),
        "function f/1, export table: the label is the entry of a function of another name"
    );
}

#[test]
fn x_registers() {
    refused(
        1,
        "move x1 x0; return",
        "instruction 3 (move): x1 is read but holds nothing",
    );
    refused(
        0,
        "return",
        "instruction 3 (return): 1 X registers are said to be live, but x0 holds nothing",
    );
    refused(
        1,
        "test_heap 2 2; return",
        "instruction 3 (test_heap): 2 X registers are said to be live, but x1 holds nothing",
    );
    refused(
        1,
        "test_heap 2 2000; return",
        "instruction 3 (test_heap): 2000 X registers can't be live",
    );
    refused(
        2,
        "test_heap 2 1; move x1 x0; return",
        "instruction 4 (move): x1 is read but holds nothing",
    );
    let text = format!("gc_bif2 @0 1 {PLUS} x0 x1 x0; return");
    refused(
        2,
        &text,
        "instruction 3 (gc_bif2): x1 is read, but only 1 X registers are live",
    );
    let text = format!("allocate 0 1; call_ext 1 {FOO}; move x1 x0; deallocate 0; return");
    refused(
        1,
        &text,
        "instruction 5 (move): x1 is read but holds nothing",
    );
    refused(
        1,
        "is_atom @3 x0; move #1 x1; label 3; move x1 x0; return",
        "instruction 6 (move): x1 is read but holds nothing",
    );
    accepted(1, "is_atom @3 x0; move #1 x1; label 3; return");
}

#[test]
fn frames() {
    refused(
        1,
        "move y0 x0; return",
        "instruction 3 (move): there is no stack frame",
    );
    refused(
        1,
        "deallocate 0; return",
        "instruction 3 (deallocate): there is no stack frame",
    );
    refused(
        1,
        "allocate 1 1; allocate 1 1; return",
        "instruction 4 (allocate): there is a stack frame already",
    );
    refused(
        1,
        "allocate 1 1; move x0 y1; return",
        "instruction 4 (move): y1 is beyond the stack frame, which has 1 registers",
    );
    refused(
        1,
        "allocate 1 1; move y0 x0; return",
        "instruction 4 (move): y0 is read but holds nothing",
    );
    refused(
        1,
        "allocate 1 1; move x0 y0; deallocate 2; return",
        "instruction 5 (deallocate): the stack frame has 1 registers, not 2",
    );
    refused(
        1,
        "allocate 1 1; move x0 y0; return",
        "instruction 5 (return): there is a stack frame already",
    );
    refused(
        1,
        "allocate 2 1; move x0 y0; trim 1 2; return",
        "instruction 5 (trim): the stack frame has 2 registers, not 3",
    );
    let text = format!("allocate 1 1; call_ext 1 {FOO}; deallocate 1; return");
    refused(
        1,
        &text,
        "instruction 4 (call_ext): y0 holds nothing, but the stack may be looked at",
    );
    let text = format!("call_ext 1 {FOO}; return");
    refused(
        1,
        &text,
        "instruction 3 (call_ext): there is no stack frame",
    );
    let text = format!("allocate 0 1; call_ext_last 1 {FOO} 1");
    refused(
        1,
        &text,
        "instruction 4 (call_ext_last): the stack frame has 0 registers, not 1",
    );
    refused(
        1,
        "allocate 0 1; jump @1",
        "instruction 4 (jump): function_clause is raised while there is a stack frame",
    );
    refused(
        1,
        "test_heap 0 0; jump @1",
        "instruction 4 (jump): 1 X registers are said to be live, but x0 holds nothing",
    );
    accepted(1, "allocate_zero 1 1; move y0 x0; deallocate 1; return");
}

#[test]
fn frames_that_meet() {
    let body = "is_atom @3 x0; allocate 1 1; label 3; return";
    refused(
        1,
        body,
        "instruction 5 (label): ways with a stack frame of 1 registers and with no stack frame meet",
    );
    let body = "is_atom @3 x0; allocate 0 1; label 3; return";
    refused(
        1,
        body,
        "instruction 6 (return): the stack frame's size depends on the way that led here",
    );
    accepted(1, "is_atom @3 x0; allocate 0 1; label 3; badmatch x0");
    let text = format!("is_atom @3 x0; allocate 0 1; label 3; call_ext_last 1 {ERROR} 7");
    accepted(1, &text);
}

#[test]
fn heap() {
    refused(
        1,
        "put_list x0 [] x0; return",
        "instruction 3 (put_list): 2 words of heap are wanted, but 0 were made sure of",
    );
    refused(
        1,
        "test_heap 2 1; put_tuple2 x0 x0 x0; return",
        "instruction 4 (put_tuple2): 3 words of heap are wanted, but 2 were made sure of",
    );
    let text = format!("test_heap 2 1; gc_bif2 @0 1 {PLUS} x0 #1 x0; put_list x0 [] x0; return");
    refused(
        1,
        &text,
        "instruction 5 (put_list): 2 words of heap are wanted, but 0 were made sure of",
    );
    refused(
        1,
        "fconv x0 l0; fmove l0 x0; return",
        "instruction 4 (fmove): no heap was made sure of for a float",
    );
    refused(
        1,
        "test_heap 9 1; make_fun3 0 x0 x0; return",
        "instruction 4 (make_fun3): no heap was made sure of for a fun",
    );
    refused(
        1,
        "test_heap m0/1/0 1; fmove l0 x0; return",
        "instruction 4 (fmove): float register 0 is read but holds nothing",
    );
    refused(
        1,
        "test_heap 2 1; is_atom @3 x0; put_list x0 [] x0; label 3; put_list x0 [] x0; return",
        "instruction 7 (put_list): 2 words of heap are wanted, but 0 were made sure of",
    );
    accepted(1, "test_heap m1/1/1 1; make_fun3 0 x0 x0; return");
}

#[test]
fn catches() {
    let call = format!("call_ext 1 {FOO}");
    refused(
        1,
        "allocate 1 1; catch y0 @3; move y0 x0; label 3; catch_end y0; return",
        "instruction 5 (move): y0 holds the tag of an open catch",
    );
    refused(
        1,
        "allocate 1 1; catch y0 @3; move x0 y0; label 3; catch_end y0; deallocate 1; return",
        "instruction 5 (move): y0 holds the tag of an open catch",
    );
    refused(
        1,
        "allocate 1 1; catch y0 @3; deallocate 1; return; label 3; catch_end y0; deallocate 1; return",
        "instruction 5 (deallocate): the catch of y0 is still open",
    );
    refused(
        1,
        "allocate 2 1; catch y0 @3; catch y1 @3; label 3; catch_end y0; return",
        "instruction 5 (catch): the catch of y0 is open: one inside it needs a lower register",
    );
    refused(
        1,
        "allocate 1 1; try y0 @3; catch_end y0; return; label 3; try_case y0; deallocate 1; return",
        "instruction 5 (catch_end): the innermost open catch is not one of this sort in y0",
    );
    refused(
        1,
        "allocate_zero 2 1; try y0 @3; try_end y1; return; label 3; try_case y0; deallocate 2; return",
        "instruction 5 (try_end): the innermost open catch is not one of this sort in y1",
    );
    let body = "allocate 1 1; try y0 @3; is_atom @3 x0; try_end y0; deallocate 1; return; label 3; try_case y0; deallocate 1; return";
    refused(
        1,
        body,
        "instruction 10 (try_case): it can be reached without an exception",
    );
    let body = format!(
        "allocate 1 1; is_atom @3 x0; try y0 @4; label 3; {call}; label 4; try_case y0; deallocate 1; return"
    );
    refused(
        1,
        &body,
        "instruction 6 (label): ways meet on which a catch of y0 is open and is not",
    );
    accepted(
        1,
        &format!("allocate 1 1; catch y0 @3; {call}; label 3; catch_end y0; deallocate 1; return"),
    );
    accepted(
        1,
        &format!(
            "allocate 1 1; try y0 @3; {call}; try_end y0; deallocate 1; return; label 3; try_case y0; deallocate 1; return"
        ),
    );
}

#[test]
fn handlers_know_what_was_written() {
    // y1 is a tuple at the try and is not any more when something is raised.
    let body = format!(
        "allocate 2 1; move q0 y1; try y0 @3; move x0 y1; call_ext 1 {FOO}; try_end y0; deallocate 2; return; \
         label 3; try_case y0; get_tuple_element y1 0 x0; deallocate 2; return"
    );
    let facts = check(&function(1, &body)).expect("it is accepted");
    assert!(facts.unproven(13));
    // A handler may come to be known before all that leads to it.
    let body = format!(
        "allocate 2 1; jump @4; label 3; try_case y0; move y1 x0; deallocate 2; return; \
         label 4; try y0 @3; move x0 y1; call_ext 1 {FOO}; try_end y0; deallocate 2; return"
    );
    accepted(1, &body);
}

#[test]
fn an_ambiguous_handler() {
    let body = format!(
        "allocate 1 1; is_atom @3 x0; try y0 @5; jump @4; label 3; try y0 @6; label 4; call_ext 1 {FOO}; \
         try_end y0; deallocate 1; return; label 5; try_case y0; deallocate 1; return; \
         label 6; try_case y0; deallocate 1; return"
    );
    refused(
        1,
        &body,
        "instruction 10 (call_ext): which handler the catch of y0 has depends on the way that led here",
    );
}

#[test]
fn building_and_matching() {
    refused(
        1,
        "bs_put_integer @0 #8 1 0 x0; return",
        "instruction 3 (bs_put_integer): no binary is under construction",
    );
    accepted(
        1,
        "bs_init2 @0 1 0 1 0 x1; bs_put_integer @0 #8 1 0 x0; return",
    );
    refused(
        1,
        "bs_start_match4 'no_fail' 1 x0 x0; bs_match @3 x0 'ensure_exactly' 8 'integer' 1 [] 16 1 x0; return; label 3; badmatch #1",
        "instruction 4 (bs_match): 16 bits are read, but 8 were ensured",
    );
    refused(
        1,
        "bs_start_match4 'no_fail' 1 x0 x0; bs_match @3 x0 'ensure_exactly' 8 'integer' 1 [] 4 1 x0 'integer' 1 [] 4 1 x1; return; label 3; badmatch #1",
        "instruction 4 (bs_match): the match context was overwritten by a part of the same operation",
    );
    refused(
        2,
        "get_map_elements @1 x0 'f' x1 'g' x1; return",
        "instruction 3 (get_map_elements): its destinations overwrite each other or what it still reads",
    );
}

#[test]
fn mutation() {
    let set = format!("allocate 0 3; call_ext 3 {SETELEMENT}");
    accepted(
        3,
        &format!("{set}; set_tuple_element #1 x0 0; deallocate 0; return"),
    );
    let not_fresh = "(set_tuple_element): the tuple is not the one that setelement/3 has just made";
    refused(
        1,
        "set_tuple_element #1 x0 0; return",
        &format!("instruction 3 {not_fresh}"),
    );
    let body = format!("{set}; test_heap 0 1; set_tuple_element #1 x0 0; deallocate 0; return");
    refused(3, &body, &format!("instruction 6 {not_fresh}"));
    let body = format!("{set}; move q0 x0; set_tuple_element #1 x0 0; deallocate 0; return");
    refused(3, &body, &format!("instruction 6 {not_fresh}"));
}

#[test]
fn ends() {
    refused(
        1,
        "move x0 x1",
        "instruction 5 (int_code_end): the end of the function is reached"
            .replace('5', "4")
            .as_str(),
    );
    let text = format!("bif2 @0 {ELEMENT} #1 x0 x0");
    accepted(1, &text);
}

#[test]
fn ways_round() {
    let round = |n: u32, name: &str| {
        format!("instruction {n} ({name}): it leads round without a call or a wait")
    };
    refused(1, "label 3; jump @3", &round(4, "jump"));
    refused(1, "is_atom @2 x0; return", &round(3, "is_atom"));
    refused(
        1,
        "label 3; is_atom @1 x0; label 4; jump @3",
        &round(6, "jump"),
    );
    // By way of an exception, for raising costs nothing: of the handler itself, or of what follows it.
    let handler = |n: u32, name: &str| {
        format!("instruction {n} ({name}): no handler of its sort begins at the label")
    };
    let body = "allocate_zero 1 0; catch y0 @4; badmatch []; label 4; badmatch []; catch_end y0; deallocate 1; return";
    refused(0, body, &handler(4, "catch"));
    let body =
        "allocate_zero 1 0; try y0 @4; badmatch []; label 4; catch_end y0; deallocate 1; return";
    refused(0, body, &handler(4, "try"));
    let body = "allocate_zero 1 0; label 3; try y0 @4; badmatch []; label 4; try_case y0; jump @3";
    refused(0, body, &round(9, "jump"));
    // By way of a call that never comes back, or of one that does.
    accepted(
        1,
        &format!("allocate 0 1; jump @4; label 3; call_ext 1 {ERROR}; label 4; jump @3"),
    );
    let body = format!("allocate 0 1; label 3; call_ext 1 {FOO}; jump @3");
    refused(1, &body, &round(6, "jump"));
    // Backward, but not round.
    accepted(
        1,
        "jump @4; label 3; return; label 4; is_atom @3 x0; jump @3",
    );
    accepted(
        0,
        "label 3; loop_rec @5 x0; label 4; loop_rec_end @3; label 5; wait @3",
    );
}

/// Labels lead where they lead also if the operation would have nothing to do there.
#[test]
fn labels_of_what_can_only_fail() {
    let two = "label 1; func_info 'm' 'f' 1; label 2; move 'true' x0; select_tuple_arity x0 @5 2 @5; \
               label 3; func_info 'm' 'g' 1; label 4; test_arity @3 x0 2; label 5; return; int_code_end";
    assert_eq!(
        message(two),
        "function f/1, instruction 4 (select_tuple_arity): label 5 is in another function"
    );
    // What is no tuple goes there too.
    let facts = check(&function(
        1,
        "select_tuple_arity x0 @3 2 @3; label 3; get_tuple_element x0 0 x0; return",
    ));
    assert!(facts.is_ok_and(|facts| facts.unproven(5)));
}
