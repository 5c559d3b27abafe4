#!/usr/bin/env escript
%% Writes the corpus of regular expressions: escript make.escript FILE.
%%
%% FILE holds, compressed by gzip, the external term of a list of {What, Args, Result}:
%%     compile [Pattern, Options]                           {ok, Groups, Unicode, Crlf} | {error, {Text, Offset}}
%%     run     [Subject, Pattern, Options]                  what re:run/3 returns, or {'EXIT', Reason}
%%     match   [Subject, Pattern, CompileOptions, Options]  the same for a compiled pattern
%%     names   [Pattern]                                    re:inspect/2 of it
-mode(compile).

main([File]) ->
    Cases = lists:append([compiles(), runs(), matches(), names()]),
    ok = file:write_file(File, zlib:gzip(term_to_binary([{W, A, eval(W, A)} || {W, A} <- Cases]))),
    io:format("~w cases~n", [length(Cases)]).

eval(What, Args) ->
    case is_outside(What, Args) of
        true -> {'EXIT', badarg};
        false -> try do(What, Args) catch error:Reason -> {'EXIT', Reason} end
    end.

%% An offset beyond the subject is an internal error of OTP 27, a bad argument of OTP 29.
is_outside(run, [Subject, _, Options]) when is_binary(Subject) -> beyond(Options, byte_size(Subject)) andalso not has_global(Options);
is_outside(_, _) -> false.

beyond([{offset, N} | _], Size) when is_integer(N), N > Size -> true;
beyond([_ | Options], Size) -> beyond(Options, Size);
beyond(_, _) -> false.

has_global([global | _]) -> true;
has_global([_ | Options]) -> has_global(Options);
has_global(_) -> false.

do(compile, [Pattern, Options]) ->
    case re:compile(Pattern, Options) of
        {ok, {re_pattern, Groups, Unicode, Crlf, _}} -> {ok, Groups, Unicode, Crlf};
        Error -> Error
    end;
do(run, [Subject, Pattern, Options]) -> re:run(Subject, Pattern, Options);
do(match, [Subject, Pattern, CompileOptions, Options]) ->
    {ok, Compiled} = re:compile(Pattern, CompileOptions),
    re:run(Subject, Compiled, Options);
do(names, [Pattern]) ->
    {ok, Compiled} = re:compile(Pattern),
    re:inspect(Compiled, namelist).

patterns() ->
    ["abc", "a*", "a+", "a?b", "a{2}", "a{2,}", "a{2,3}", "a*?b", "a+?", "a++b", "(a|b)*c", "(?:a|b)+", "[abc]", "[^abc]", "[a-z]+", "[]a]",
     "[^]a]", "\\d+", "\\D+", "\\w+", "\\W+", "\\s+", "\\S+", "\\h", "\\v", "\\R", "\\N+", ".", ".*", "^a", "a$", "^$", "\\Aab", "b\\z", "b\\Z",
     "\\ba", "a\\b", "\\Ba", "(a)(b)?(c)", "(a)|(b)|(c)", "((a)(b))", "(a(b(c)))", "(?<x>a)(?<y>b)", "(?P<name>.)", "(?'q'a)", "(a)\\1", "(a*)\\1",
     "(?<x>.)\\k<x>", "\\g{1}(a)", "(a)\\g1", "(a)\\g{-1}", "(?=a)ab", "(?!a)b", "(?<=a)b", "(?<!a)b", "(?>a+)b", "(?i)ABC", "(?i:A)b", "(?s).+",
     "(?m)^b$", "(?x) a b # c", "(?U)a+", "(?J)(?<n>a)|(?<n>b)", "a(?#comment)b", "\\Qa.b\\E", "\\x61", "\\x{62}", "\\141", "\\o{141}", "\\cA", "\\e",
     "\\t\\n\\r\\f\\a", "[\\d\\s]+", "[[:alpha:]]+", "[[:^digit:]]+", "[[:punct:]]", "[[:word:]]+", "[\\x61-\\x63]", "\\.", "\\\\", "\\[", "\\$",
     "a|b|", "|a", "(|a)+", "()", "(?:)", "", "(a)*", "(a*)*", "(a*)+", "(?:a|ab)(?:c|bcd)", "^(a+)+$", "(a+|b+|c+)*c", "((a)|b)*", "(a|(b))+",
     "(?(1)a|b)", "(a)?(?(1)b|c)", "(?<n>a)?(?(<n>)b|c)", "(?|(a)|(b))", "(a(?1)?b)", "\\((?:[^()]|(?R))*\\)", "(?&p)(?(DEFINE)(?<p>ab))", "a\\Kb",
     "(?:(?=a)a)+", "x*", "\\d{3}-\\d{4}", "(\\w+)@(\\w+)\\.com", "([^,]*),([^,]*)", "(?<year>\\d{4})-(?<mon>\\d\\d)", "^(?:(?<k>\\w+)=(?<v>\\w*);?)+",
     "\"([^\"\\\\]|\\\\.)*\"", "<([a-z]+)>.*?</\\1>", "(?i)straße", "[\\w.+-]+", "a.c", "(?-i)a", "a(?i)b", "(*LF)a$", "(*CRLF)a$", "(*ANYCRLF)^b",
     "(*UTF8)a", "(*UCP)\\w", "(*BSR_ANYCRLF)\\R", "(*ACCEPT)a", "a(*FAIL)|b", "a+(*COMMIT)b", "a(*SKIP)b|.", "(*NO_START_OPT)a", "\\p{L}+", "\\p{Lu}",
     "\\P{L}", "\\pN", "\\X", "[\\p{Ll}_]+", "\\C", "(?1)(a)", "(?+1)(a)", "(b)(?-1)"].

broken() ->
    ["(", ")", "[", "a{2,1}", "*", "+a", "?", "(?", "(?<", "(?<n", "(?<n>", "(?<1>a)", "(?P<n>a)(?P<n>b)", "\\", "[z-a]", "[[:foo:]]", "(?z)", "\\1",
     "(?<=a*)b", "(?<=a+)b", "\\x{110000}", "\\p{Foo}", "(?(9)a)", "(?(2)a|b|c)", "(a", "a)", "[a", "\\g{9}", "(?&nope)", "(?P>nope)", "\\k<nope>",
     "(*FOO)a", "\\o{9}", "(?(DEFINE)a|b)", "a**", "(?#", "[[.a.]]", "\\N{U+41}", "(?C256)", "\\c", "(?i", "{,3}", "a{,3}", "a{65536}"].

subjects() ->
    ["", "a", "b", "ab", "abc", "aab", "aaab", "aabbcc", "xabcx", "abcabc", "cab", "ABC", "AbC", "a\nb", "a\r\nb", "\na\n", "a b\tc", "foo@bar.com",
     "2024-05-06", "555-1234", "k=v;x=;yy=z", "\"quo\\\"ted\" x", "<b>bold</b> <i>it</i>", "(a(b)c)", "a,b", "a.b[c]$\\", "Stra" ++ [223] ++ "e", [229, 228, 246, $x],
     [197, 10, 228], "_w0rd 42", "\e\a\f"].

unicodes() -> [<<"åäö"/utf8>>, <<"ÅÄÖ x"/utf8>>, <<"日本語 text"/utf8>>, <<"e", 16#301/utf8, "f">>, <<"straße STRASSE"/utf8>>, <<"π=3"/utf8>>, <<"a\x{2028}b"/utf8>>, <<"">>].

bin(Text) -> unicode:characters_to_binary(Text, latin1, latin1).

compiles() ->
    [{compile, [bin(P), O]} || P <- patterns() ++ broken(), O <- [[], [caseless, dotall], [unicode]]]
        ++ [{compile, [<<"a.b">>, O]}
            || O <- [[anchored], [extended], [firstline], [multiline], [no_auto_capture], [dupnames], [ungreedy], [{newline, cr}], [{newline, crlf}],
                     [{newline, lf}], [{newline, anycrlf}], [{newline, any}], [bsr_anycrlf], [bsr_unicode], [no_start_optimize], [ucp], [never_utf],
                     [dollar_endonly], [global], [foo], [{newline, x}], [{offset, 1}], foo, [caseless | x], [never_utf, unicode], [{capture, all}]]]
        ++ [{compile, [P, []]} || P <- [foo, 1, "abc", ["a", <<"b">>, $c], [300], [a], <<1:1>>]].

%% Every pattern on every subject once; the options in turn.
runs() ->
    [{run, [bin(S), bin(P), lists:nth(1 + (N rem length(options())), options())]}
     || {N, {P, S}} <- number([{P, S} || P <- patterns(), S <- subjects()])]
        ++ [{run, [S, unicode:characters_to_binary(P), [unicode | lists:nth(1 + (N rem length(options())), options())]]}
            || {N, {P, S}} <- number([{P, S} || P <- patterns(), S <- unicodes()])]
        ++ [{run, [<<"abcabc">>, <<"(?<x>b)(c)?">>, O]} || O <- odd_options()]
        ++ [{run, [S, <<"b">>, []]} || S <- [foo, "abc", ["a", <<"bc">>], [300], <<1:1>>, [[], [[$b]]]]]
        ++ [{run, [<<"aaaaaaaaaaaaaaaaaaaaaaaaaaaaab">>, <<"(?:a+)+$">>, [{match_limit, L} | O]]} || L <- [10, 1000], O <- [[], [report_errors]]]
        ++ [{run, [<<255>>, <<"a">>, [unicode]]}, {run, [<<"åb"/utf8>>, <<"b">>, [unicode, {offset, 1}]]}, {run, [<<"åb"/utf8>>, <<"b">>, [unicode, {offset, 2}]]},
            {run, [<<"a">>, <<"(">>, []]}, {run, [<<"a">>, <<"(a">>, [global]]}, {run, [<<"a">>, {re_pattern, 1, 0, 0, <<"foobar">>}, []]},
            {run, [<<"a">>, {re_pattern, 1, 0}, []]}, {run, [<<"a">>, foo, []]}, {run, [<<"ab">>, <<"b">>, [{offset, 3}, global]]}].

options() ->
    [[], [global], [{capture, all, binary}], [caseless], [{capture, all_but_first, list}], [multiline, dotall], [global, {capture, all, binary}], [{capture, first}],
     [{capture, [0, 2, 1], binary}], [global, {capture, all_but_first, list}], [ungreedy, {capture, all_names, binary}], [dotall, global, {capture, first, binary}],
     [anchored], [notempty], [{capture, none}], [notempty_atstart, global], [{offset, 1}], [dollar_endonly, notbol, noteol], [{newline, crlf}, global, multiline],
     [no_auto_capture, extended], [{newline, anycrlf}, multiline], [{capture, [1, 2], index}], [dupnames, global, {capture, all_names, list}], [firstline, global],
     [ucp, caseless, global, {capture, all, list}], [bsr_anycrlf], [bsr_unicode, {newline, any}], [{offset, 2}, global], [no_start_optimize], [report_errors, global, {capture, none}]].

odd_options() ->
    [[{capture, C, T}] || C <- [all, first, none, [], all_names, [x], ["x"], [<<"x">>], [nope], [x, 0, 2], [9], [0, 9, 1]], T <- [index, list, binary]]
        ++ [[global, {capture, C, T}] || C <- [all, first, none, [], all_names, [x], ["x", 2], [nope], [9]], T <- [index, list, binary]]
        ++ [[foo], [{capture, foo}], [{capture, all, foo}], [{capture, [-1]}], [{capture, [1.0]}], [{capture, [1 | 2]}], [{offset, -1}], [{offset, x}], [{match_limit, x}],
            [{newline, y}], {a}, [caseless | b], [global, global], [{capture, first}, {capture, all}], [{offset, 3}], [{offset, 6}], [report_errors], [unicode],
            [{capture, all, index, x}], [{capture}]].

matches() ->
    [{match, [<<"a\rb\nc\r\nd">>, P, C, R]}
     || P <- [<<"^.">>, <<".$">>, <<"\\R">>, <<".+">>], C <- [[multiline], [{newline, cr}, multiline], [{newline, crlf}], [bsr_anycrlf]],
        R <- [[], [global], [anchored], [notbol, global], [{offset, 2}], [{capture, all, binary}, global], [caseless], [notempty]]]
        ++ [{match, [S, <<"(?<a>\\w)(?<b>.)?">>, [unicode], R]} || S <- unicodes(), R <- [[], [global], [global, {capture, [b], list}], [{capture, all, binary}]]]
        ++ [{match, [binary:copy(<<"one two,three ">>, 200), <<"\\w+">>, [], R]} || R <- [[global], [global, {capture, all, binary}], [global, {capture, none}]]]
        ++ [{match, [binary:copy(<<"x">>, 300), <<"x*">>, [], R]} || R <- [[{capture, all, binary}], [global, {capture, all, list}]]].

names() -> [{names, [bin(P)]} || P <- ["a", "(?<b>a)(?<a>b)", "(?J)(?<n>a)|(?<n>b)|(?<m>c)", "(?P<zz>x)(?'y'.)"]].

number(L) -> lists:zip(lists:seq(0, length(L) - 1), L).
