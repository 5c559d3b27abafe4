//! What `df`, `explain`, `dump` and `ops` show of the example.
use super::VIRTUALLY;
use super::support::success;
use serde_json::Value;

/// Places in code and lines of tables move with every new instruction: they are no part of a golden.
fn without_places(text: &str) -> String {
    let words = text.split_inclusive([' ', '\n', '(', ')', ':', ',']);
    words.map(without_place).collect()
}

fn without_place(word: &str) -> String {
    let core = word.trim_end_matches([' ', '\n', '(', ')', ':', ',']);
    let is_place = core.len() == 8 && core.bytes().all(|b| b.is_ascii_hexdigit());
    if is_place {
        return word.replace(core, "PLACE");
    }
    word.to_owned()
}

/// Line numbers of tables become `N`.
pub fn without_lines(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(".tab:") {
        let (before, after) = rest.split_at(at + ".tab:".len());
        out.push_str(before);
        out.push('N');
        rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    out + rest
}

#[test]
fn df_has_the_superinstructions() {
    let all = success(&["df", VIRTUALLY]);
    assert!(!all.contains("unknown"), "{all}");
    for form in [
        "move_return_c `batman`",
        "i_increment_",
        "is_tagged_tuple_",
        "is_tuple_of_arity_",
        "get_elements_2_",
        "loc(`'Elixir.Virtually'`:`incommunicado`/0)",
        "bif(`erlang`:`send`/2)",
    ] {
        assert!(all.contains(form), "{form} is not in\n{all}");
    }
    insta::assert_snapshot!(
        "df",
        without_places(&success(&["df", VIRTUALLY, "impractical/1"]))
    );
}

#[test]
fn both_back_ends_show_the_same() {
    let looped = success(&["--backend", "loop", "df", VIRTUALLY]);
    let threaded = success(&["--backend", "threaded", "df", VIRTUALLY]);
    assert_eq!(looped, threaded);
}

#[test]
fn explain_names_rules_and_places() {
    let all = success(&["explain", VIRTUALLY]);
    for rule in [
        "rule move_return  ops/moves.tab:",
        "rule increment  ops/arith.tab:",
        "rule is_tuple_of_arity  ops/tuples.tab:",
        "rule get_elements_2  ops/tuples.tab:",
        "rule select_sorted  ops/select.tab:",
    ] {
        assert!(all.contains(rule), "{rule} is not in\n{all}");
    }
    let one = success(&["explain", VIRTUALLY, "impractical"]);
    insta::assert_snapshot!("explain", without_lines(&without_places(&one)));
}

#[test]
fn explain_is_valid_json() {
    let text = success(&["explain", "--json", VIRTUALLY]);
    let all: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(all["module"], "Elixir.Virtually");
    let functions = all["functions"].as_array().unwrap();
    let function = functions
        .iter()
        .find(|f| f["name"] == "impractical")
        .unwrap();
    let instructions = function["instructions"].as_array().unwrap();
    let increment = instructions
        .iter()
        .find(|i| {
            i["loaded"]["form"]
                .as_str()
                .unwrap()
                .starts_with("i_increment")
        })
        .unwrap();
    let rules: Vec<&str> = increment["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["plus", "increment"]);
    assert_eq!(increment["loaded"]["file"], "ops/arith.tab");
    // Each generic operation stands once, in order.
    let mut last = 0;
    for generic in functions
        .iter()
        .flat_map(|f| f["instructions"].as_array().unwrap())
    {
        for operation in generic["generic"].as_array().unwrap() {
            let at = operation["at"].as_u64().unwrap();
            assert!(at >= last, "{at} after {last}");
            last = at;
        }
    }
}

#[test]
fn dump_shows_all_chunks() {
    let all = success(&["dump", VIRTUALLY]);
    for part in [
        "module 'Elixir.Virtually'",
        "impractical/1  label 11",
        "[{vsn,[",
        "gc_bif2 f(0) 1 erlang:'+'/2 x(0)::integer 1 x(0)",
        "call_ext 1 'Elixir.String.Chars':to_string/1",
        "bs_create_bin",
    ] {
        assert!(all.contains(part), "{part} is not in\n{all}");
    }
    let hex = success(&["dump", VIRTUALLY, "--hex", "--chunk", "StrT"]);
    insta::assert_snapshot!("hex", hex);
}

#[test]
fn ops_is_the_reference() {
    let all = success(&["ops"]);
    assert!(
        all.contains("ops/moves.tab") && all.contains("move_return"),
        "{all}"
    );
    // By name, by form and by rule.
    let one = success(&["ops", "move_return"]);
    assert_eq!(one, success(&["ops", "move_return_x"]));
    assert!(success(&["ops", "increment"]).contains("i_increment"));
    insta::assert_snapshot!("ops", without_lines(&one));
}
