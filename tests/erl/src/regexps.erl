%% re:compile, re:run and what re builds on them, with the options of both.
-module(regexps).
-include("diff.hrl").

cases() -> [run_plain, run_captures, capture_types, capture_names, options_match, options_compile, anchors, classes, quantifiers, alternation, lookaround, backreferences, unicode_patterns, newlines, global_runs, offsets, notempty, compiled, compile_errors, bad_arguments, replace_all, split_all, inspect_all, version, recursion, conditionals, possessive, comments, posix_classes, escapes, dollar_endonly, no_auto_capture, dupnames, match_limits, subject_forms, run_errors, long_subjects, catastrophic, named_groups_list, partial_use, ungreedy, firstline, crlf, grun].

r(S, P) -> re:run(?ID(S), P).
r(S, P, O) -> re:run(?ID(S), P, O).
%% Without the frame, whose arguments show the compiled pattern.
why({Class, Reason, _}) -> {Class, Reason};
why(Value) -> Value.
run_plain() -> [r("hello world", "o w"), r("hello", "x"), r("", ""), r("abc", ""), r("aaa", "a+"), r(<<"hello">>, <<"l+">>), r(["he", <<"llo">>], ["l", "l"]), r("Hello", "hello")].
run_captures() -> [r("foo=bar", "(\\w+)=(\\w+)"), r("ac", "a(b)?c"), r("abc", "(a)(b)(c)(d)?"), r("ac", "(a)(b)?(c)"), r("xyz", "(?:x)(y)"), r("aXb", "(a)(X|Y)(b)")].
capture_types() -> [r("foo=bar", "(\\w+)=(\\w+)", [{capture, C, T}]) || C <- [all, all_but_first, first, none, [1], [2, 1], [0, 5]], T <- [index, list, binary]].
capture_names() -> [r("foo=bar", "(?<k>\\w+)=(?<v>\\w+)", [{capture, C, list}]) || C <- [[k], [v, k], ["k"], [<<"v">>], [nope], all_names, [0, k]]] ++ [r("x", "(?<n>y)?x", [{capture, [n], T}]) || T <- [index, list, binary]].
options_match() -> [r("abc\nABC", "^abc$", O) || O <- [[], [caseless], [multiline], [multiline, caseless], [dotall]]] ++ [r("a\nb", "a.b", [dotall]), r("a\nb", "a.b", []), r("abc", "b", [anchored]), r("abc", "a", [anchored]), r("line\n", "line$", []), r("line\n", "line$", [notbol]), r("line", "^line", [notbol]), r("line", "line$", [noteol])].
options_compile() -> [r("a b", "a b", [extended]), r("ab", "a b # comment", [extended]), r("aaa", "a+?", []), r("aaa", "a+", [ungreedy]), r("ab", "(a)b", [no_auto_capture])].
anchors() -> [r("foo bar", "\\bbar\\b"), r("foobar", "\\bbar"), r("a\nb\nc", "^b$", [multiline]), r("abc", "\\Aabc\\z"), r("abc\n", "abc\\Z"), r("abc\n", "abc\\z"), r("aab", "\\Ga", [global]), r("foobar", "\\Bbar")].
classes() -> [r("a1_ -", "[a-z][0-9]_\\s[-]"), r("x", "[^x]"), r("]", "[]]"), r("\\", "[\\\\]"), r("é", "\\w"), r("A5z", "\\w\\d\\D"), r("\t ", "\\h+"), r("5", "[[:alpha:]]"), r("q", "[[:alpha:]]"), r("a-b", "[a\\-b]+")].
quantifiers() -> [r("aaaa", Q) || Q <- ["a{2}", "a{2,}", "a{1,3}", "a{5}", "a*", "a+?", "a{2,3}?", "a??", "a{0}", "a{,2}"]].
alternation() -> [r("cat", "dog|cat"), r("catdog", "(cat|dog)+"), r("abcd", "ab(c|cd)(d?)"), r("x", "a|b|"), r("foobar", "foo(?=bar)|x")].
lookaround() -> [r("foobar", "foo(?=bar)"), r("foobaz", "foo(?!bar)"), r("price: 42", "(?<=: )\\d+"), r("x42", "(?<!x)\\d+"), r("aab", "(?<=a{2})b"), r("ab", "(?=(a))ab")].
backreferences() -> [r("abab", "(ab)\\1"), r("aa bb", "(\\w)\\1 (\\w)\\2"), r("xx", "(?<c>x)\\k<c>"), r("xx", "(?P<c>x)(?P=c)"), r("aba", "(a)b\\g1"), r("aA", "(a)\\1", [caseless]), r("ab", "(a)\\1")].
unicode_patterns() -> [r([229, 228], [229], [unicode]), r(<<"\x{e5}\x{20ac}"/utf8>>, "\\x{20ac}", [unicode]), r(<<"\x{e5}\x{20ac}"/utf8>>, ".", [unicode, {capture, all, list}]), r(<<"\x{e5}\x{20ac}"/utf8>>, "(.)(.)", [unicode, {capture, all, binary}]), r(<<"\x{c5}"/utf8>>, "\x{e5}", [unicode, caseless]), r(<<"\x{e5}"/utf8>>, "\\w", [unicode]), r(<<"\x{e5}"/utf8>>, "\\w", [unicode, ucp]), r(<<"\x{3b1}1"/utf8>>, "\\p{L}\\p{N}", [unicode]), r(<<"aB"/utf8>>, "\\p{Lu}", [unicode]), ?T(r(<<255>>, "a", [unicode])), r(<<"\x{1F600}x"/utf8>>, "x", [unicode]), r([229], "\\xe5", [])].
newlines() -> [r("a\rb", "a$", [multiline, {newline, N}]) || N <- [cr, lf, crlf, anycrlf, any]] ++ [r("a\r\nb", "^b", [multiline, {newline, crlf}]), ?T(r("a", "a", [{newline, bad}]))].
global_runs() -> [r("abcabc", "b", [global]), r("aaa", "a*", [global]), r("abc", "", [global]), r("a1b2", "(\\w)(\\d)", [global, {capture, all_but_first, list}]), r("xyz", "q", [global]), r("ab\nab", "^a", [global, multiline]), r(<<"\x{e5}\x{e5}"/utf8>>, "", [global, unicode])].
offsets() -> [r("abcabc", "a", [{offset, O}]) || O <- [0, 1, 3, 4, 6]] ++ [?T(r("abc", "a", [{offset, O}])) || O <- [-1, a]] ++ [r("abcabc", "^a", [{offset, 3}]), r("abcabc", "b", [global, {offset, 2}])].
notempty() -> [r("abc", "a*", [notempty]), r("bc", "a*", [notempty]), r("abc", "x?", [notempty_atstart]), r("bc", "a*|b", [notempty])].
compiled() -> {ok, P} = re:compile("(a+)(?<n>b)?", [caseless]), [element(1, P), element(2, P), r("xAAb", P), r("xAAb", P, [{capture, [n], list}]), r("zzz", P), r("aab", P, [global]), why(?T(r("aab", P, [caseless]))), why(?T(r("aab", P, [multiline])))].
compile_errors() -> [re:compile(?ID(P)) || P <- ["(", ")", "[", "a{2,1}", "*", "(?<n", "\\", "(?P<1>x)", "[z-a]", "(?<n>a)(?<n>b)", "(?z)", "\\1", "[[:foo:]]", "(?<=a+)b", "\\p{Foo}", "(?#", "a**", "x{99999}"]].
bad_arguments() -> [?T(re:run(?ID(a), "a")), ?T(re:run("a", ?ID(a))), ?T(re:run("a", "a", ?ID(x))), ?T(re:run("a", "a", [bad_option])), ?T(re:compile(?ID(a))), ?T(re:compile("a", [bad])), ?T(re:compile("a", x)), ?T(re:run("a", "(", [])), ?T(re:run("a", "a", [{capture, x}])), ?T(re:run("a", "a", [{capture, all, foo}])), ?T(re:run([256], "a")), ?T(re:run("a", {re_pattern, 1, 2, 3, 4}))].
replace_all() -> [re:replace("abc", "b", "X", [{return, list}]), re:replace("abcabc", "b", "[&]", [global, {return, list}]), re:replace("foo=bar", "(\\w+)=(\\w+)", "\\2=\\1", [{return, binary}]), re:replace("foo", "o", "\\0\\\\&\\&", [global, {return, list}]), re:replace("abc", "x", "y", [{return, list}]), re:replace("abc", "", "-", [global, {return, list}]), re:replace("aXb", "X", fun(M, _) -> [M, M] end, [{return, list}]), re:replace("a1", "(\\w)(\\d)", "\\g{2}\\g1", [{return, list}]), iolist_to_binary(re:replace("abc", "b", "X"))].
split_all() -> [re:split("a,b,c", ","), re:split("a,b,c", ",", [{return, list}]), re:split("a1b2c", "\\d", [{return, list}]), re:split("a1b2c", "(\\d)", [{return, list}]), re:split("a,b,c", ",", [{parts, 2}, {return, list}]), re:split("abc", "", [{return, list}]), re:split(",a,,", ",", [trim, {return, list}]), re:split("a1b2", "(\\d)", [group, {return, list}]), re:split("", ",", [{return, list}])].
inspect_all() -> {ok, P} = re:compile("(?<a>x)(?<b>y)"), {ok, Q} = re:compile("xy"), [re:inspect(P, namelist), re:inspect(Q, namelist), why(?T(re:inspect(P, ?ID(bad)))), why(?T(re:inspect(?ID(a), namelist)))].
version() -> [is_binary(re:version()), binary:at(re:version(), 0) =:= $8].
recursion() -> [r("(a(b)c)", "\\((?:[^()]|(?R))*\\)"), r("((()))", "(\\((?1)*\\))"), r("abcba", "^((.)(?1)\\2|.)$"), r("xaay", "(?<p>a(?&p)?)")].
conditionals() -> [r("(a)", "(\\()?a(?(1)\\))"), r("a", "(\\()?a(?(1)\\))"), r("(a", "^(\\()?a(?(1)\\))$"), r("ab", "(?(?=a)ab|cd)")].
possessive() -> [r("aaa", "a++a"), r("aaab", "(?>a+)b"), r("\"abc\"", "\"[^\"]*+\""), r("aaa", "(?>a*)a")].
comments() -> [r("ab", "a(?#comment)b"), r("ab", "(?x) a b"), r("AB", "(?i)ab"), r("aB", "a(?i:b)"), r("Ab", "a(?i)b"), r("a\nb", "(?s)a.b"), r("x\ny", "(?m)^y")].
posix_classes() -> [r("aB3_ \t.", "[[:" ++ C ++ ":]]+", [global, {capture, all, list}]) || C <- ["alpha", "digit", "alnum", "upper", "lower", "space", "punct", "xdigit", "word", "blank", "cntrl", "graph", "print", "^digit"]].
escapes() -> [r("a.b", "a\\.b"), r("a\tb", "a\\tb"), r("a\nb", "a\\nb"), r("A", "\\x41"), r("A", "\\101"), r("a+b", "\\Qa+b\\E"), r("\e", "\\e"), r("ab", "a\\Kb"), r("a\r\nb", "a\\Rb"), r("ab", "\\N\\N"), r("\d", "\\x7f")].
dollar_endonly() -> [r("a\n", "a$"), r("a\n", "a$", [dollar_endonly]), r("a", "a$", [dollar_endonly])].
no_auto_capture() -> [r("ab", "(a)(?<n>b)", [no_auto_capture]), r("ab", "(a)(?<n>b)", [no_auto_capture, {capture, all_names, list}])].
dupnames() -> [r("b", "(?<n>a)|(?<n>b)", [dupnames, {capture, [n], list}]), r("a", "(?J)(?<n>a)|(?<n>b)", [{capture, [n], list}])].
match_limits() -> [r("aaaaaaaaaaaaaaaaaaaaaaaac", "(a+)+b", [{match_limit, 100}]), r("aaaaaaaaaaaaaaaaaaaaaaaac", "(a+)+b", [{match_limit, 100}, report_errors]), r("aaaaaaaaaaaaac", "(a|b)*c", [{match_limit_recursion, 3}, report_errors])].
subject_forms() -> [r([<<"ab">>, "cd", [$e]], "cde", [{capture, first, list}]), r(binary:part(<<"xxabcxx">>, 2, 3), "^abc$"), begin <<_:3, S:24/bits, _/bits>> = ?ID(<<0:3, "abc", 0:5>>), r(S, "b") end, r([], "a*"), r(<<>>, "^$")].
run_errors() -> [?TT(re:run(?ID(a), "b")), ?TT(re:run("a", "(")), ?TT(re:replace("a", ?ID(b), "c")), ?TT(re:split(?ID(1), "a"))].
long_subjects() -> S = binary:copy(<<"abcdefghij ">>, 5000), {r(S, "j $"), r(S, "zzz"), element(1, r(S, "\\w+", [global])), length(element(2, r(S, "c.e", [global])))}.
catastrophic() -> [r(lists:duplicate(18, $a) ++ "c", "(a+)+b"), r(lists:duplicate(20, $a), "(a?){20}a{20}")].
named_groups_list() -> {ok, P} = re:compile("(?<zz>a)(?<aa>b)(?<mm>c)"), r("abc", P, [{capture, all_names, binary}]).
partial_use() -> [r("2024-05-06", "(\\d+)-(\\d+)-(\\d+)", [{capture, [2], binary}]), r("k: v", "^(?<key>[^:]+):\\s*(?<val>.*)$", [{capture, [val, key], binary}]), r("no match", "^\\d", [{capture, all, list}])].
ungreedy() -> [r("<a><b>", "<.+>", O) || O <- [[], [ungreedy]]] ++ [r("<a><b>", "<.+?>", [ungreedy])].
firstline() -> [r("a\nb", "b", [firstline]), r("a\nb", "a", [firstline])].
crlf() -> [r("a\r\nb", "a\\Rb", [bsr_anycrlf]), r("a\x{0b}b", "a\\Rb", [bsr_anycrlf]), r("a\x{0b}b", "a\\Rb", [bsr_unicode])].
grun() -> [re:run("aXbXc", "X", [global, {capture, none}]), re:run("abc", "b", [{capture, none}]), re:run("abc", "z", [{capture, none}]), r("a,b;c", "[,;]", [global, {capture, first, binary}])].
