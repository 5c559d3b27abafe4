%% How terms are printed: io_lib:format's directives, ~p's line breaks, scanning and parsing, and other text of stdlib.
-module(io_text).
-include("diff.hrl").

cases() -> [directives, print_terms, write_terms, widths, floats, strings_and_binaries, pretty_lines, pretty_nested, pretty_records, maps_ordered, limits, bad_formats, fread_all, scan_tokens, parse_eval, parse_errors, parse_term, eval_expressions, quoted_atoms, chars_lists, char_literals, unicode_text, deep_lists, io_lib_misc, print_options, shell_like, erl_pp_forms, erl_lint_warns].

f(F, A) -> lists:flatten(io_lib:format(F, A)).
directives() -> [f(F, A) || {F, A} <- [{"~w", [a]}, {"~p", ["abc"]}, {"~s", ["abc"]}, {"~s", [<<"bin">>]}, {"~c", [$x]}, {"~3c", [$x]}, {"~i~w", [a, b]}, {"~~", []}, {"~n", []}, {"~b", [255]}, {".~16b", [255]}, {"~16B", [255]}, {"~.16b", [255]}, {"~.2B", [5]}, {"~.36#", [1295]}, {"~.16x", [255, "0x"]}, {"~.16X", [255, "0x"]}, {"~+", [1]}, {"~.10+", [1]}, {"~.16+", [255]}, {"~tp", ["abc"]}, {"~W", [[1, 2, 3], 2]}, {"~P", [[1, 2, 3], 2]}], F =/= "~+", F =/= "~.10+", F =/= "~.16+"].
ts() -> [1, -1, 1.5, 1.0e100, a, 'A b', '', [], "str", [1, 2], [a | b], {}, {a, "b", [c]}, <<>>, <<"bin">>, <<1, 2>>, <<5:3>>, #{}, #{a => 1}, fun lists:map/2, [[1, 2], "in"], "a\nb", [0], [127], 1 bsl 70].
print_terms() -> [f("~p", [T]) || T <- ts()].
write_terms() -> [f("~w", [T]) || T <- ts()].
widths() -> [f(F, A) || {F, A} <- [{"~5w|", [a]}, {"~-5w|", [a]}, {"~5.2w|", [abcdef]}, {"~10s|", ["abc"]}, {"~-10s|", ["abc"]}, {"~10.5s|", ["abcdefgh"]}, {"~*w|", [6, a]}, {"~5.5.0w|", [12]}, {"~3w|", [abcd]}, {"~8.3f|", [1.23456]}, {"~.3s|", ["abcdef"]}, {"~10.10.xb|", [5]}]].
floats() -> [f(F, [V]) || F <- ["~f", "~.2f", "~e", "~.3e", "~g", "~.3g", "~10.2f", "~w", "~p"], V <- [1.0, 3.14159, 1.0e20, 1.0e-10, 0.0, -2.5, 123456.789]].
strings_and_binaries() -> [f("~p ~p ~p", ["a\"b", <<"a\"b">>, "tab\t"]), f("~s~s", ["a", [<<"b">>, $c]]), f("~p", [lists:seq(0, 40)]), f("~w", ["abc"]), f("~p", [<<0, 1, 2>>]), f("~p", [<<"abc", 255>>]), f("~10s", [<<"bin">>])].
pretty_lines() -> [f("~p", [lists:seq(1, 60)]), f("~p", [[{I, atom, "string"} || I <- lists:seq(1, 8)]]), f("~20p", [[aaaaaaa, bbbbbbbb, cccccccc]]), f("~p", [lists:duplicate(100, $a)]), f("~p", [binary:copy(<<"x">>, 100)])].
pretty_nested() -> f("~p", [{config, [{name, "a long name for a thing"}, {values, [1, 2, 3, {nested, [deep, {deeper, [[[]]]}]}]}, {map, #{key => [<<"a binary value that is long">>, {tuple, with, several, elements}]}}]}]).
pretty_records() -> lists:flatten(io_lib_pretty:print({rec, 1, "two", [3]}, fun(rec, 3) -> [a, b, c]; (_, _) -> no end)).
maps_ordered() -> [f("~kp", [#{c => 1, a => 2, b => 3}]), f("~kw", [#{2 => x, 1 => y}]), f("~Kp", [reversed, #{1 => a, 2 => b}]), f("~0p", [#{a => [1, 2]}]), f("~0kp", [maps:from_list([{I, I} || I <- lists:seq(1, 40)])])].
limits() -> [f("~P", [T, D]) || T <- [[1, 2, [3, [4, [5]]]], {a, {b, {c, {d}}}}, "string", #{a => #{b => #{c => d}}}, <<"binary data">>], D <- [1, 3, 6]] ++ [f("~W", [[1, [2, [3, [4]]]], 5]), lists:flatten(io_lib:format("~p", [lists:seq(1, 100)], [{chars_limit, 50}]))].
bad_formats() -> [case catch io_lib:format(F, A) of {'EXIT', {R, _}} -> R; X -> X end || {F, A} <- [{"~w", []}, {"~w", [a, b]}, {"~q", [a]}, {"~s", [a]}, {"~s", [1]}, {"~c", [a]}, {"~f", [a]}, {"~b", [a]}, {"~", []}, {a, []}, {"~s", [[1000]]}, {"~w", x}]].
fread_all() -> [io_lib:fread(F, S) || {F, S} <- [{"~d", "42"}, {"~d ~d", "1 2"}, {"~f", "1.5"}, {"~s", "abc def"}, {"~a", "atom"}, {"~c", "x"}, {"~3c", "xyz"}, {"~16u", "ff"}, {"~#", "16#ff"}, {"~d", "abc"}, {"~d,~d", "1,2 rest"}, {"~d", ""}, {"~2d", "123"}, {"~l~s", "abc"}]].
sc(S) -> {ok, T, _} = erl_scan:string(S), T.
scan_tokens() -> [sc("foo(X, 1.5) -> \"s\" ++ [$a | 'B c'], 16#ff, <<1:8>>, #{a => 1}. % c"), element(1, erl_scan:string("\"unterminated")), erl_scan:string("1_000 0.1e-3 $\\n 36#zz"), erl_scan:tokens([], "abc. ", 1)].
ev(S) -> ev(S, []).
ev(S, B) -> {ok, T, _} = erl_scan:string(S), {ok, E} = erl_parse:parse_exprs(T), {value, V, B2} = erl_eval:exprs(E, B), {V, lists:sort(B2)}.
parse_eval() -> [ev("1 + 2 * 3."), ev("X = 5, X * X."), ev("[X || X <- [1,2,3], X > 1]."), ev("case {a, 1} of {a, X} -> X end."), ev("(fun(X) -> X + 1 end)(2)."), ev("try hd([]) catch error:badarg -> caught end."), ev("<<A:4, B:4>> = <<16#ab>>, {A, B}."), ev("#{a := X} = #{a => 1}, X."), ev("if 1 > 2 -> a; true -> b end."), ev("F = fun Fact(0) -> 1; Fact(N) -> N * Fact(N - 1) end, F(10).") =/= x, ev("lists:map(fun(X) -> X * 2 end, [1, 2])."), ev("begin A = 1, B = A + 1, {A, B} end."), ev("catch throw(x)."), ev("receive a -> b after 0 -> c end."), ev("\"abc\" ++ \"def\"."), ev("[{X, Y} || X <- [1,2], Y <- \"ab\"]."), ev("<< <<X>> || X <- [1,2] >>."), ev("maps:get(a, #{a => b}).")].
parse_errors() -> [begin {ok, T, _} = erl_scan:string(S), element(1, erl_parse:parse_exprs(T)) end || S <- ["1 + .", "foo(", "case x of end.", "]."]] ++ [begin {ok, T2, _} = erl_scan:string("f( -> a."), {error, {L, M, D}} = erl_parse:parse_form(T2), {L, lists:flatten(M:format_error(D))} end].
parse_term() -> [begin {ok, T, _} = erl_scan:string(S), erl_parse:parse_term(T) end || S <- ["{a, [1, \"b\"], <<\"c\">>, #{d => 1.5}}.", "-5.", "fun lists:map/2.", "[a | b]."]].
eval_expressions() -> [?T(ev("1 + a.")), ?T(ev("foo:bar().")), ?T(ev("X."))] =/= [] andalso [try ev(S) catch C:R -> {C, R} end || S <- ["1 + a.", "no_mod:f().", "case 1 of 2 -> 3 end.", "throw(x).", "1 = 2.", "(fun(a) -> 1 end)(b).", "if false -> 1 end."]].
quoted_atoms() -> [io_lib:write_atom(A) || A <- [a, 'A', 'a b', '', 'a@b', 'a\nb', 'it\'s', 'and', 'true', '1a', '_x', 'a-b', '\x{e5}', '\\']].
chars_lists() -> [io_lib:char_list("abc"), io_lib:deep_char_list(["a", [$b]]), io_lib:deep_char_list([a]), io_lib:printable_list("a\n"), io_lib:printable_list([1]), io_lib:latin1_char_list([255])].
char_literals() -> [io_lib:write_char($a), io_lib:write_char($\n), io_lib:write_char($\s), io_lib:write_string("a\"b\\\n"), io_lib:write_latin1_string("abc"), io_lib:write(x), io_lib:write([1, {a}], 1)].
unicode_text() -> [f("~ts", [[229, 8364]]), f("~tp", ["\x{3b1}"]), f("~tw", ['\x{3b1}']), f("~p", ["\x{e5}"]), f("~tp", [<<"\x{e5}"/utf8>>]), f("~tc", [8364]), f("~5tc", [229])].
deep_lists() -> [lists:flatten(io_lib:format("a~wb", [x])), f("~s", [["a", ["b", ["c"]]]])].
io_lib_misc() -> [io_lib:nl(), io_lib:indentation("abc\nde", 0), io_lib:format_prompt({format, "x~w", [1]}), io_lib:scan_format("~5.2w~p", [a, b]), io_lib:unscan_format(io_lib:scan_format("~-5s~ts", ["a", "b"])), io_lib:build_text(io_lib:scan_format("~w", [q]))].
print_options() -> [lists:flatten(io_lib:print([{a, "str"}, 65], 1, 10, -1)), lists:flatten(io_lib:print(<<"x">>)), lists:flatten(io_lib:print({a, [b]}, 5, 6, 2))].
shell_like() -> [lists:flatten(shell_text(V)) || V <- [[65, 66], {error, "x"}, #{"k" => 'V'}]].
shell_text(V) -> io_lib:format("~tp~n", [V]).
erl_pp_forms() -> {ok, T, _} = erl_scan:string("f(X, [Y | Z]) when X > 1; is_atom(Y) -> case X of {a, _} -> Z; _ -> fun(A) -> A + 1 end end; f(_, B) -> try B catch error:E -> {E, <<1:8>>} after ok end."), {ok, F} = erl_parse:parse_form(T), lists:flatten(erl_pp:form(F)).
erl_lint_warns() -> Fs = [begin {ok, T, _} = erl_scan:string(S), {ok, F} = erl_parse:parse_form(T), F end || S <- ["-module(m).", "-export([f/1]).", "f(X) -> Y = 1, g(X)."]], {error, [{_, Es}], [{_, Ws}]} = erl_lint:module(Fs, "m.erl", []), [lists:flatten(M:format_error(D)) || {_, M, D} <- Es ++ Ws].
