//! Terms as text: what is read, what is written, what is refused.

use purlin::asm::{Term, block, decode, encode, line, parse_term};

#[track_caller]
fn reads(text: &str, expected: &str) {
    let term = parse_term(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(line(&term), expected);
    assert_eq!(
        parse_term(&line(&term)).as_ref(),
        Ok(&term),
        "what was written reads the same"
    );
    assert_eq!(
        decode(&encode(&term)).as_ref(),
        Some(&term),
        "as an external term too"
    );
}

#[track_caller]
fn refused(text: &str, message: &str) {
    assert_eq!(
        parse_term(text).expect_err("a refusal").to_string(),
        message
    );
}

#[test]
fn numbers() {
    reads("0", "0");
    reads("-17", "-17");
    reads("1_000_000", "1000000");
    reads("16#FFff", "65535");
    reads("2#101", "5");
    reads("-36#zz", "-1295");
    reads("9223372036854775807", "9223372036854775807");
    reads("-9223372036854775808", "-9223372036854775808");
    reads("9223372036854775808", "9223372036854775808");
    reads(
        "-340282366920938463463374607431768211456",
        "-340282366920938463463374607431768211456",
    );
    reads("$a", "97");
    reads("$\\n", "10");
    reads("$\\x{2603}", "9731");
    reads("$ ", "32");
    reads("1.5", "1.5");
    reads("-0.0", "-0.0");
    reads("1.0e10", "10000000000.0");
    reads("1.0E-20", "1.0e-20");
    reads("6.02214076e23", "6.02214076e23");
    assert_ne!(encode(&Term::Float(0.0)), encode(&Term::Float(-0.0)));
}

#[test]
fn atoms() {
    reads("ok", "ok");
    reads("a@b_C1", "a@b_C1");
    reads("'hello world'", "'hello world'");
    reads("'fun'", "'fun'");
    reads("''", "''");
    reads(r"'it\'s \\ \x{2603} é'", r"'it\'s \\ \x{2603} é'");
    reads("'Elixir.Enum'", "'Elixir.Enum'");
    reads(r"'\0\^A\177'", r"'\000\001\d'");
}

#[test]
fn lists_and_strings() {
    reads("[]", "[]");
    reads("\"\"", "[]");
    reads("\"abc\"", "\"abc\"");
    reads("\"abc\"\n  \"def\"", "\"abcdef\"");
    reads("[97,98]", "\"ab\"");
    reads("[1,2|3]", "[1,2|3]");
    reads("[1|[2|[3]]]", "[1,2,3]");
    reads("[1|[2|c]]", "[1,2|c]");
    reads(r#""a\"b\\c\t\s\101""#, r#""a\"b\\c\t A""#);
    reads("[9731]", "[9731]");
    reads("[256,97]", "[256,97]");
}

#[test]
fn bit_strings() {
    reads("<<>>", "<<>>");
    reads("<<\"abc\">>", "<<\"abc\">>");
    reads("<<1,2,3:4>>", "<<1,2,3:4>>");
    reads("<<\"é\"/utf8>>", "<<195,169>>");
    reads("<<\"a\",0,\"b\">>", "<<97,0,98>>");
    reads("<<\"ab\"\n\"cd\">>", "<<\"abcd\">>");
    reads("<<255:8>>", "<<255>>");
}

#[test]
fn compound_terms() {
    reads("{}", "{}");
    reads("{a,{b,[c]}}", "{a,{b,[c]}}");
    reads("#{}", "#{}");
    reads(
        "#{b => 1, a => 2, 1 => 3, 1.0 => 4, [] => 5}",
        "#{1 => 3,1.0 => 4,a => 2,b => 1,[] => 5}",
    );
    reads("fun lists:map/2", "fun lists:map/2");
    reads("fun 'a b':'fun'/0", "fun 'a b':'fun'/0");
    reads(
        "#m:point{x = 1,y = [a]}",
        "#m:point{x = 1,y = \"\\a\"}"
            .replace("\"\\a\"", "[a]")
            .as_str(),
    );
    reads("{a, % a comment } \n b}. ", "{a,b}");
}

#[test]
fn what_is_no_term() {
    refused("", "1:1: a term expected");
    refused("{a,\n  B}", "2:3: 'B' begins no term");
    refused("{a", "1:3: } expected");
    refused("[1,2", "1:5: ] expected");
    refused("[1|2,3]", "1:5: ] expected");
    refused("{a}}", "1:4: more after the term");
    refused("\"abc", "1:1: no closing \"");
    refused("'abc", "1:1: no closing '");
    refused("$", "1:1: no character after $");
    refused("\"\\x{110000}\"", "1:1: no character after \\x");
    refused("#{a => 1,a => 2}", "1:17: a key stands twice in this map");
    refused("#{a}", "1:4: => expected");
    refused("37#1", "1:1: a base is between 2 and 36");
    refused("2#12", "1:1: no integer");
    refused("1.0e999", "1:1: no float");
    refused("-a", "1:2: a number expected after -");
    refused("<<256>>", "1:3: a byte or a string expected");
    refused("<<1:9>>", "1:5: a size of 1 to 8 bits expected");
    refused("<<1:4,2>>", "1:6: >> expected");
    refused("<<\"\\x{100}\">>", "1:12: a character of more than a byte");
    refused("fun lists:map", "1:14: / expected");
    refused("fun lists:map/256", "1:15: an arity expected");
    refused(&"[".repeat(600), "1:502: a term of too many levels");
    refused(
        &format!("'{}'", "a".repeat(256)),
        "1:1: an atom of more than 255 characters",
    );
    refused(&"a".repeat(256), "1:1: an atom of more than 255 characters");
}

#[test]
fn long_terms_take_several_lines() {
    let text = "{select_val,{x,0},{f,9},{list,[{atom,attributes},{f,8},{atom,compile},{f,8},\
                {atom,deprecated},{f,7},{integer,12345678901234567890}]}}";
    let term = parse_term(text).expect("a term");
    assert_eq!(
        block(&term, 4),
        "{select_val,{x,0},
                {f,9},
                {list,[{atom,attributes},
                       {f,8},
                       {atom,compile},
                       {f,8},
                       {atom,deprecated},
                       {f,7},
                       {integer,12345678901234567890}]}}"
    );
    let numbers = Term::List((1000..1040).map(Term::Int).collect());
    assert_eq!(
        block(&numbers, 4),
        "[1000,1001,1002,1003,1004,1005,1006,1007,1008,1009,1010,1011,1012,1013,
     1014,1015,1016,1017,1018,1019,1020,1021,1022,1023,1024,1025,1026,1027,
     1028,1029,1030,1031,1032,1033,1034,1035,1036,1037,1038,1039]"
    );
}
