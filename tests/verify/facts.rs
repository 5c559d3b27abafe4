//! What is proven, and what must be mended.

use purlin::verify::Mend;

use super::asm::{self, ELEMENT, FOO, GET, IS_MAP_KEY, assemble, check, function};

/// The mended operations of a function.
#[track_caller]
fn mends(arity: u32, body: &str) -> Vec<(u32, Mend)> {
    let text = function(arity, body);
    let facts = check(&text).unwrap_or_else(|error| panic!("{error}"));
    let code = assemble(&text);
    let mend = |op: &purlin::loader::op::Op| (op.at, facts.mend(op.at, op));
    let mends = code.ops.iter().map(mend);
    mends.filter(|(_, mend)| *mend != Mend::Nothing).collect()
}

#[track_caller]
fn proven(arity: u32, body: &str) {
    assert_eq!(mends(arity, body), [], "{body}");
}

#[track_caller]
fn check_at(arity: u32, body: &str, at: u32) {
    assert_eq!(mends(arity, body), [(at, Mend::Check)], "{body}");
}

#[test]
fn tuples() {
    check_at(1, "get_tuple_element x0 0 x0; return", 3);
    proven(
        1,
        "is_tuple @1 x0; test_arity @1 x0 2; get_tuple_element x0 1 x0; return",
    );
    check_at(
        1,
        "is_tuple @1 x0; test_arity @1 x0 2; get_tuple_element x0 2 x0; return",
        5,
    );
    check_at(
        1,
        "test_arity @1 x0 2; get_tuple_element x0 1 x0; return",
        3,
    );
    proven(
        1,
        "is_tagged_tuple @1 x0 3 'f'; get_tuple_element x0 2 x0; return",
    );
    proven(
        1,
        "is_tuple @1 x0; select_tuple_arity x0 @1 2 @3; label 3; get_tuple_element x0 1 x0; return",
    );
    proven(
        1,
        &format!("bif2 @1 {ELEMENT} #2 x0 x1; get_tuple_element x0 0 x0; return"),
    );
    proven(0, "move q0 x0; get_tuple_element x0 1 x0; return");
    proven(1, "is_eq_exact @1 x0 q0; get_tuple_element x0 1 x0; return");
    proven(
        1,
        "test_heap 3 1; put_tuple2 x0 x0 x0; get_tuple_element x0 1 x0; return",
    );
    proven(
        1,
        "is_tagged_tuple @1 x0 2 'f'; test_heap 3 1; update_record 'copy' 2 x0 x1 1 []; get_tuple_element x1 1 x0; return",
    );
    check_at(
        1,
        "test_heap 3 1; update_record 'copy' 2 x0 x1 1 []; get_tuple_element x1 1 x0; return",
        4,
    );
}

#[test]
fn types_follow_copies() {
    proven(
        1,
        "move x0 x1; is_tagged_tuple @1 x1 2 'f'; get_tuple_element x0 1 x0; return",
    );
    let body = format!(
        "allocate 1 1; move x0 y0; is_tagged_tuple @3 x0 2 'f'; call_ext 1 {FOO}; get_tuple_element y0 1 x0; deallocate 1; return; label 3; badmatch x0"
    );
    proven(1, &body);
    check_at(
        2,
        "move x0 x1; move [] x0; is_tagged_tuple @3 x1 2 'f'; move x1 x0; label 3; get_tuple_element x1 0 x0; return",
        8,
    );
    proven(
        2,
        "swap x0 x1; is_tagged_tuple @1 x1 2 'f'; swap x0 x1; get_tuple_element x0 1 x0; return",
    );
}

#[test]
fn types_meet_at_labels() {
    let body = |second| {
        format!(
            "is_atom @3 x0; move q0 x1; jump @4; label 3; {second}; label 4; get_tuple_element x1 1 x0; return"
        )
    };
    proven(1, &body("test_heap 4 1; put_tuple2 x1 x0 x0 x0"));
    check_at(1, &body("test_heap 2 1; put_tuple2 x1 x0"), 10);
    // A loop that spoils what held at its start.
    check_at(
        1,
        "allocate 1 1; move q0 y0; label 3; get_tuple_element y0 0 x1; move x1 y0; loop_rec_end @3",
        6,
    );
}

#[test]
fn lists() {
    check_at(1, "get_hd x0 x0; return", 3);
    proven(1, "is_nonempty_list @1 x0; get_list x0 x1 x0; return");
    proven(
        1,
        "is_list @1 x0; is_nil @3 x0; return; label 3; get_tl x0 x0; return",
    );
    proven(
        1,
        "is_list @1 x0; is_ne_exact @3 x0 []; get_tl x0 x0; return; label 3; return",
    );
}

#[test]
fn ways_that_types_rule_out() {
    // The label would be refused: nothing can lead to it.
    proven(
        1,
        "is_tagged_tuple @1 x0 2 'f'; is_tuple @3 x0; return; label 3; move x9 x0; return",
    );
    proven(
        1,
        "test_heap 2 1; put_list x0 [] x0; is_nonempty_list @3 x0; return; label 3; move x9 x0; return",
    );
    proven(
        1,
        "is_list @1 x0; is_eq_exact @3 x0 'f'; move x9 x0; label 3; return",
    );
}

#[test]
fn others() {
    check_at(1, "has_map_fields @1 x0 'f'; return", 3);
    proven(1, "is_map @1 x0; get_map_elements @1 x0 'f' x0; return");
    check_at(1, "bs_start_match4 'resume' 1 x0 x0; return", 3);
    proven(
        1,
        "bs_start_match3 @1 x0 1 x1; bs_get_integer2 @1 x1 2 #8 1 0 x1; return",
    );
    check_at(1, "bs_get_integer2 @1 x0 1 #8 1 0 x0; return", 3);
    proven(
        1,
        "is_function2 @3 x0 #0; allocate 0 1; call_fun2 'safe' 0 x0; deallocate 0; return; label 3; return",
    );
    check_at(
        1,
        "allocate 0 1; call_fun2 'safe' 0 x0; deallocate 0; return",
        4,
    );
    check_at(1, "fmove x0 l0; return", 3);
    proven(1, "is_float @1 x0; fmove x0 l0; return");
}

#[test]
fn frames_that_must_be_cleared() {
    let body =
        format!("allocate 1 1; bif2 @0 {ELEMENT} #1 x0 x0; move x0 y0; deallocate 1; return");
    assert_eq!(mends(1, &body), [(3, Mend::ClearFrame)]);
    let body = format!("allocate 1 1; bif1 @0 {GET} x0 x0; move x0 y0; deallocate 1; return");
    proven(1, &body);
    // A handler finds what was cleared.
    let body = format!(
        "allocate 2 1; try y0 @3; bif2 @0 {ELEMENT} #1 x0 x0; move x0 y1; try_end y0; deallocate 2; return; \
         label 3; try_case y0; move y1 x0; deallocate 2; return"
    );
    assert_eq!(mends(1, &body), [(3, Mend::ClearFrame)]);
}

#[test]
fn frames_that_must_be_left_alone() {
    let body = format!("allocate 1 1; move x0 y0; call_ext_last 1 {} 5", asm::ERROR);
    assert_eq!(mends(1, &body), [(5, Mend::KeepFrame)]);
    let body = format!("allocate 1 1; move x0 y0; call_ext_last 1 {} 1", asm::ERROR);
    proven(1, &body);
}

#[test]
fn destinations_that_must_be_set_first() {
    let body = format!(
        "bif2 @3 {IS_MAP_KEY} 'f' x0 x1; is_eq_exact @3 x1 'true'; return; label 3; move x1 x0; return"
    );
    assert_eq!(mends(1, &body), [(3, Mend::SetFirst)]);
}

#[test]
fn operations_that_must_not_be_passed() {
    let body = format!(
        "allocate 1 1; try y0 @3; call_ext 1 {FOO}; jump @3; label 3; try_case y0; deallocate 1; return"
    );
    let facts = check(&function(1, &body)).expect("it is accepted");
    assert_eq!(facts.ends(), [5]);
    let body = "allocate 0 1; call 1 @2";
    assert_eq!(
        check(&function(1, body)).expect("it is accepted").ends(),
        [] as [u32; 0]
    );
}

#[test]
fn functions_and_labels() {
    let facts = check(&function(1, "label 3; return")).expect("it is accepted");
    let function = facts.functions[0];
    assert_eq!(
        (function.start, function.func_info, function.end),
        (0, 1, 5)
    );
    assert_eq!((function.entry, function.arity), (2, 1));
    assert_eq!(
        [
            facts.label(1),
            facts.label(3),
            facts.label(4),
            facts.label(99)
        ],
        [Some(0), Some(3), None, None]
    );
}

/// A module of `f` and a local function `g`, whose labels begin with 11.
fn two(arity: u32, f: &str, g_arity: u32, g: &str) -> String {
    format!(
        "label 1; func_info 'm' 'f' {arity}; label 2; {f}; \
         label 11; func_info 'm' 'g' {g_arity}; label 12; {g}; int_code_end"
    )
}

#[track_caller]
fn count(text: &str) -> u32 {
    check(text)
        .unwrap_or_else(|error| panic!("{error}"))
        .unproven_count()
}

#[test]
fn what_local_functions_return() {
    let f = "allocate 0 1; call 1 @12; get_tuple_element x0 1 x0; deallocate 0; return";
    assert_eq!(
        count(&two(1, f, 1, "test_heap 3 1; put_tuple2 x0 x0 x0; return")),
        0
    );
    assert_eq!(
        count(&two(
            1,
            f,
            1,
            "is_atom @13 x0; move q0 x0; return; label 13; call_only 1 @12"
        )),
        0
    );
    assert_eq!(
        count(&two(
            1,
            f,
            1,
            "is_atom @13 x0; move q0 x0; return; label 13; return"
        )),
        1
    );
    assert_eq!(count(&two(1, f, 1, "nif_start; move q0 x0; return")), 1);
    assert_eq!(count(&two(1, f, 1, &format!("call_ext_only 1 {FOO}"))), 1);
}

#[test]
fn what_local_functions_are_called_with() {
    let loops = "get_tuple_element x0 1 x1; is_atom @13 x1; call_only 1 @12; label 13; return";
    assert_eq!(
        count(&two(
            1,
            "is_tagged_tuple @1 x0 2 'f'; call_only 1 @12",
            1,
            loops
        )),
        0
    );
    assert_eq!(
        count(&two(1, "is_tuple @1 x0; call_only 1 @12", 1, loops)),
        1
    );
    // It is also called with something else, later on and far away.
    let spoils =
        "get_tuple_element x0 1 x1; is_atom @13 x1; move [] x0; call_only 1 @12; label 13; return";
    assert_eq!(count(&two(1, "move q0 x0; call_only 1 @12", 1, spoils)), 1);
    // A register that no longer holds the parameter on one of two ways.
    let meets = "get_tuple_element x0 1 x1; is_atom @13 x1; move x1 x0; label 13; call_only 1 @12";
    assert_eq!(count(&two(1, "move q0 x0; call_only 1 @12", 1, meets)), 1);
    // Anyone may call what is exported.
    assert_eq!(
        count(&two(
            1,
            "get_tuple_element x0 1 x0; return",
            0,
            "move q0 x0; call_only 1 @2"
        )),
        1
    );
}

#[test]
fn functions_that_never_return() {
    // What follows the call would be refused.
    let f = "allocate 0 1; call 1 @12; move x5 x0; deallocate 0; return";
    assert_eq!(count(&two(1, f, 1, "badmatch x0")), 0);
    assert!(check(&two(1, f, 1, "return")).is_err());
    assert!(check(&two(1, f, 1, "nif_start; badmatch x0")).is_err());
}
