#!/usr/bin/env escript
%% Writes the corpus of external terms: escript make.escript DIR [SEED COUNT] (OTP 27).
%%
%% terms.bin.gz: records of <<Size:32, Plain/binary, N:8, N of <<Flags:8, Size:32, Bytes/binary>>>>:
%%     the same term as Plain, written with other options. Flags: minor version (bits 0-1),
%%     deterministic (bit 2). Size 0: the same as Plain.
%% print.txt.gz: for each record of terms.bin.gz in turn, what erlang prints, each ended by a line "%%%%":
%%     ~w, ~tw, ~p, ~tp; "=" stands for the same text as ~w (~p for ~tp).
%% pretty.txt.gz: likewise io_lib:print(Term, Column, Width, Depth) for the four below.
%% raw.bin.gz: for each record two of <<Size:32, Bytes/binary>>: what erlang:display/1 prints, all of it and
%%     with a limit of 20.
%% bifs.etf.gz: a list of {Module, Function, Args, {ok, Value} | {error, Reason}}.
-mode(compile).

main([Dir]) -> main([Dir, "1", "300"]);
main([Dir, Seed, Count]) ->
    _ = rand:seed(exsss, list_to_integer(Seed)),
    Terms = terms(list_to_integer(Count)),
    ok = file:write_file(filename:join(Dir, "terms.bin.gz"), zlib:gzip([record(T) || T <- Terms])),
    ok = file:write_file(filename:join(Dir, "print.txt.gz"), zlib:gzip([prints(T) || T <- Terms])),
    ok = file:write_file(filename:join(Dir, "pretty.txt.gz"), zlib:gzip([pretties(T) || T <- Terms])),
    ok = file:write_file(filename:join(Dir, "raw.bin.gz"), zlib:gzip([raws(T) || T <- Terms])),
    Calls = [{M, F, A, call(M, F, A)} || {M, F, A} <- calls()],
    ok = file:write_file(filename:join(Dir, "bifs.etf.gz"), zlib:gzip(term_to_binary(Calls))),
    io:format("~w terms~n", [length(Terms)]).

record(T) ->
    Plain = term_to_binary(T),
    Others = [option(T, Plain, Minor, Det) || Minor <- [0, 1, 2], Det <- [0, 4], Det =:= 4 orelse stable(T)],
    [<<(byte_size(Plain)):32>>, Plain, length(Others) | Others].

option(T, Plain, Minor, Det) ->
    case term_to_binary(T, [{minor_version, Minor} | [deterministic || Det =:= 4]]) of
        Plain -> <<(Minor bor Det), 0:32>>;
        Bytes -> <<(Minor bor Det), (byte_size(Bytes)):32, Bytes/binary>>
    end.

%% Maps that are large, or whose keys are atoms, have an order of the machine's own.
stable(T) when is_map(T) ->
    map_size(T) =< 32 andalso not lists:any(fun is_atom/1, maps:keys(T))
        andalso lists:all(fun stable/1, maps:keys(T)) andalso lists:all(fun stable/1, maps:values(T));
stable([H | T]) -> stable(H) andalso stable(T);
stable(T) when is_tuple(T) -> stable(tuple_to_list(T));
stable(_) -> true.

prints(T) ->
    case stable(T) andalso byte_size(term_to_binary(T)) < 3000 of
        true ->
            [W, TW, P, TP] = [unicode:characters_to_binary(io_lib:format(F, [T])) || F <- ["~w", "~tw", "~p", "~tp"]],
            [[X, "\n%%%%\n"] || X <- [W, same(TW, W), same(P, W), same(TP, P)]];
        false -> lists:duplicate(4, "\n%%%%\n")
    end.

pretties(T) ->
    Print = case stable(T) andalso byte_size(term_to_binary(T)) < 3000 of
                true -> fun({Col, Width, Depth}) -> io_lib:print(T, Col, Width, Depth) end;
                false -> fun(_) -> "" end
            end,
    [[unicode:characters_to_binary(Print(Options)), "\n%%%%\n"]
     || Options <- [{1, 80, 30}, {10, 80, 8}, {1, 40, -1}, {20, 60, 4}]].

raws(T) ->
    case stable(T) andalso byte_size(term_to_binary(T)) < 3000 of
        true ->
            [begin
                 Raw = list_to_binary(erts_internal:term_to_string(T, Limit)),
                 [<<(byte_size(Raw)):32>>, Raw]
             end || Limit <- [undefined, 20]];
        false -> <<0:64>>
    end.

same(X, X) -> "=";
same(X, _) -> X.

terms(Count) ->
    ints() ++ floats() ++ atoms() ++ binaries() ++ lists() ++ tuples() ++ maps() ++ identifiers() ++ funs()
        ++ nested() ++ [random(4) || _ <- lists:seq(1, Count)].

ints() ->
    Powers = [(1 bsl N) + D || N <- [7, 8, 15, 16, 27, 28, 31, 32, 58, 59, 60, 63, 64, 127, 128, 2039, 2040, 2041, 5000], D <- [-1, 0, 1]],
    [0, 1, 255, 256] ++ Powers ++ [-P || P <- Powers].

floats() ->
    Fs = [0.0, 1.0, 1.5, 0.1, 1.0e10, 1.0e15, 1.0e16, 1.0e17, 1.0e21, 1.0e22, 1.0e23, 1.0e-5, 1.0e-4, 0.001,
          123456789.123, 12345678901234567890.0, 1.7976931348623157e308, 5.0e-324, 2.2250738585072014e-308,
          3.141592653589793, 2.718281828459045, 1.0e100, 123.0, 1234567.0, 9007199254740991.0,
          9007199254740992.0, 9007199254740993.0, 1.234e25, 0.00001234, 100.0, 1000000.0, 299792458.0, 6.02e23,
          4.35, 4.349999999999999, 0.3, 2.0e-3, 5.0e-6, 99999999999999990.0, 33333.333333],
    Random = [F || _ <- lists:seq(1, 200), <<F:64/float>> <- [rand:bytes(8)]],
    Fs ++ [-F || F <- Fs] ++ Random.

atoms() ->
    ['', a, ok, 'hello world', 'Upper', 'a@b.c', a_1, '_', '1a', 'it\'s', 'a\nb', 'a\tb\e\d\\', 'å', 'Åäö', 'ÿ', 'π', '日本語',
     'aπ', 'ß', '×', '÷', 'ø÷', 'and', 'case', 'maybe', 'else', 'when', 'fun', 'end', 'div', '[]', '{}', '<<>>', '->', 'a-b', 'a.b',
     'cond', 'let', '\0', '\200', '\240', '\377', list_to_atom(lists:duplicate(255, $x)),
     list_to_atom(lists:duplicate(255, 16#e5)), list_to_atom(lists:duplicate(100, 16#3c0)), nonode@nohost, 'a@', 'ab cd@ef'].

binaries() ->
    [<<>>, <<"abc">>, <<"a \"quoted\" \\ text">>, <<"line\nfeed\ttab">>, <<0>>, <<1, 2, 3>>, <<1:1>>, <<5:3>>, <<255, 1:1>>, <<"abc", 3:4>>,
     <<0:7>>, <<"åäö"/utf8>>, <<"åäö">>, <<"日本"/utf8>>, <<"π"/utf8, 255>>, <<"\e[0m">>, <<127>>, <<128>>, <<160>>, <<"~">>,
     binary:copy(<<"abcdefghij">>, 6), binary:copy(<<"abcdefghij">>, 7), binary:copy(<<"abcdefghij">>, 30), binary:copy(<<1, 2, 3>>, 50),
     binary:copy(<<"a b c ">>, 40), binary:copy(<<"é"/utf8>>, 60), <<(binary:copy(<<"x">>, 70))/binary, 1:1>>].

lists() ->
    [[], [a], [1, 2, 3], "hello", "hello\n", [0], "a" ++ [1000], "日本語", "åäö", [a | b], [1, 2 | 3], [[]], [[], []], "abc" ++ d, [$a | $b],
     lists:seq(1, 30), lists:seq(1, 300), lists:seq(300, 350), lists:duplicate(70000, 1), lists:duplicate(65535, 7), lists:duplicate(65536, 7),
     lists:duplicate(100, $a), lists:duplicate(50, {a, b}), [lists:duplicate(30, $b) || _ <- lists:seq(1, 5)],
     [300, 400], [-1], [256], [a, "str", <<"bin">>, 1.5, {}], "tab\tquote\"back\\slash\e\b\f\v\r", [127], [128], [160], [255], [$a, 127],
     lists:flatten(lists:duplicate(20, "word ")), [{K, lists:duplicate(K, $z)} || K <- lists:seq(1, 20)],
     [long_atom_name_number_one, long_atom_name_number_two, long_atom_name_number_three, x | long_atom_name_tail],
     "words words words words words words words words words words words words words words words\nand a second line of words"].

tuples() ->
    [{}, {a}, {a, 1}, {{}}, list_to_tuple(lists:seq(1, 255)), list_to_tuple(lists:seq(1, 256)), list_to_tuple(lists:seq(1, 300)),
     {ok, "string", [1, 2]}, {error, {badmatch, {very_long_atom_name_here, [another_very_long_atom_name_here, and_one_more]}}},
     {atom, {nested, {deeper, {still_deeper, {and_more, {and_more, {and_more, {and_more, {the_end, 1}}}}}}}}},
     {a_record, "with a string that is fairly long", <<"and a binary that is fairly long too">>, 12345},
     {"string first", and_atoms_that_follow_it_on, the_same_line_or_next_ones, if_they_do_not_fit_the_width},
     {1, lists:seq(1000, 1040), "x"}, {very_long_tag_of_a_record_that_takes_much_room_in_the_line_and_more, lists:seq(1, 30), b},
     {call, 12, {remote, 12, {atom, 12, io}, {atom, 12, format}}, [{string, 12, "hello ~p~n"}, {cons, 12, {var, 12, 'X'}, {nil, 12}}]}].

maps() ->
    [#{}, #{1 => 2}, #{a => 1}, #{1 => a, 2 => b}, #{1.0 => a, 1 => b}, #{[] => #{}}, #{"key" => "value"}, #{<<"k">> => v},
     #{a => 1, b => 2}, #{{1, 2} => [3], #{} => 4, 1 => 2}, maps:from_list([{N, N * N} || N <- lists:seq(1, 32)]),
     maps:from_list([{N, N * N} || N <- lists:seq(1, 33)]), maps:from_list([{N, N * N} || N <- lists:seq(1, 500)]),
     maps:from_list([{{N, float(N)}, #{N => N}} || N <- lists:seq(1, 100)]), #{1 => #{2 => #{3 => #{4 => []}}}},
     #{1 => lists:seq(1, 40), 2 => "a string of some length that fills the line", 3 => very_long_atom_as_a_value_in_a_map},
     #{"a long key that is a string, really" => "a long value that is a string, really, and longer", 2 => 3},
     maps:from_list([{<<"key", (integer_to_binary(N))/binary>>, N} || N <- lists:seq(10, 30)])].

identifiers() ->
    [list_to_pid("<0.0.0>"), list_to_pid("<0.1.0>"), list_to_pid("<0.12345.7>"), list_to_port("#Port<0.5>"), list_to_ref("#Ref<0.1.2.3>"),
     list_to_ref("#Ref<0.1234567.131072.262143>")
     | [binary_to_term(<<131, B/binary>>)
        || B <- [<<$X, $w, 5, "a@b.c", 1:32, 2:32, 3:32>>, <<$Y, $w, 5, "a@b.c", 1:32, 2:32>>, <<$x, $w, 5, "a@b.c", (1 bsl 40):64, 2:32>>,
                 <<$Z, 3:16, $w, 5, "a@b.c", 9:32, 1:32, 2:32, 3:32>>, <<$Z, 5:16, $w, 5, "a@b.c", 9:32, 1:32, 2:32, 3:32, 4:32, 5:32>>,
                 <<$g, $d, 5:16, "a@b.c", 1:32, 2:32, 3>>, <<$e, $d, 5:16, "a@b.c", 1:32, 3>>,
                 <<$r, 3:16, $d, 5:16, "a@b.c", 3, 1:32, 2:32, 3:32>>]]].

funs() ->
    Two = self(),
    [fun lists:map/2, fun erlang:'+'/2, fun 'Odd Module':'odd fun'/0, fun(X) -> X end, fun(X, Y) -> {X, Y, ok, Two} end].

nested() ->
    [lists:foldl(fun(_, A) -> [A] end, x, lists:seq(1, 60)), lists:foldl(fun(_, A) -> {A} end, x, lists:seq(1, 60)),
     lists:foldl(fun(N, A) -> {node, N, A} end, leaf, lists:seq(1, 40)), lists:foldl(fun(N, A) -> #{N => A} end, leaf, lists:seq(1, 40)),
     lists:foldl(fun(N, A) -> [N, A, "text"] end, leaf, lists:seq(1, 40)), [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[[9]]]],
     [{a, [{b, [{c, lists:seq(100, 130)}]}]}, {d, e}], {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}].

random(0) -> leaf();
random(D) ->
    case rand:uniform(9) of
        1 -> [random(D - 1) || _ <- lists:seq(1, rand:uniform(6))];
        2 -> list_to_tuple([random(D - 1) || _ <- lists:seq(1, rand:uniform(6))]);
        3 -> maps:from_list([{key(), random(D - 1)} || _ <- lists:seq(1, rand:uniform(5))]);
        4 -> [random(D - 1) | leaf()];
        5 -> {pick([ok, error, state, 'Quoted Tag']), random(D - 1), random(D - 1)};
        6 -> [random(D - 1) || _ <- lists:seq(1, rand:uniform(20))];
        _ -> leaf()
    end.

key() -> pick([rand:uniform(1000), <<"k", (integer_to_binary(rand:uniform(50)))/binary>>, "skey", {rand:uniform(9), x}]).

leaf() ->
    pick([rand:uniform(100), -rand:uniform(1000000), rand:uniform(1 bsl 70), rand:uniform(), pick(atoms()), pick(binaries()),
          lists:duplicate(rand:uniform(40), $a + rand:uniform(20)), [], {}, "text here", <<"bin text">>, undefined, true, "日本",
          "several words in a string that may have to be broken somewhere", <<"several words in a binary that may be broken">>]).

pick(L) -> lists:nth(rand:uniform(length(L)), L).

call(M, F, A) ->
    try {ok, apply(M, F, A)} catch error:Reason -> {error, Reason} end.

calls() ->
    Long = lists:duplicate(256, $a),
    Texts = ["", "a", "true", "Abc", "å", "π", [16#1f600], Long, tl(Long), Long ++ b, [a], [-1], [16#D800], [16#110000], "a" ++ b, foo, <<"a">>, 1, [[$a]]],
    Binaries = [<<>>, <<"ok">>, <<255>>, <<"å"/utf8>>, <<"π"/utf8>>, <<0>>, <<1:1>>, <<16#ED, 16#A0, 16#80>>, list_to_binary(Long), list_to_binary(tl(Long)),
                unicode:characters_to_binary(lists:duplicate(255, 16#e5)), unicode:characters_to_binary(lists:duplicate(256, 16#e5)), foo, "ok"],
    Encodings = [latin1, utf8, unicode, foo, 1],
    [{erlang, F, [T]} || F <- [list_to_atom, list_to_existing_atom], T <- Texts]
        ++ [{erlang, F, [B, E]} || F <- [binary_to_atom, binary_to_existing_atom], B <- Binaries, E <- Encodings]
        ++ [{erlang, atom_to_list, [A]} || A <- ['', a, 'å', 'π', 1, "a"]]
        ++ [{erlang, atom_to_binary, [A, E]} || A <- ['', a, 'å', 'π', 1], E <- Encodings]
        ++ [{erlang, list_to_existing_atom, ["surely_no_such_atom_" ++ "anywhere"]}, {erlang, binary_to_existing_atom, [<<"surely_no_such_atom_2">>, utf8]}]
        ++ [{erlang, F, [X]} || F <- [pid_to_list, port_to_list, ref_to_list, fun_to_list],
                                X <- [list_to_pid("<0.1.2>"), list_to_port("#Port<0.7>"), list_to_ref("#Ref<0.1.2.3>"), fun lists:map/2, a, 1]]
        ++ [{erlang, list_to_pid, [L]} || L <- ["<0.1.2>", "<0.268435455.0>", "<0.268435456.0>", "<0.1.99999999999>", "<0.1>", "<0.1.2.3>", "<0.1.2", "0.1.2>", "<0.a.2>",
                                               "<0..2>", "<>", "", "<0.1.2>x", "<0.01.2>", a, [1 | 2], "<999999.1.2>"]]
        ++ [{erlang, list_to_port, [L]} || L <- ["#Port<0.1>", "#Port<0.123456789012>", "#Port<0>", "#Port<0.1.2>", "Port<0.1>", "#Port<0.x>", "", b]]
        ++ [{erlang, list_to_ref, [L]} || L <- ["#Ref<0.1.2.3>", "#Ref<0.1.2>", "#Ref<0.1>", "#Ref<0.1.2.262143>", "#Ref<0.1.2.262144>", "#Ref<0.1.2.3.4>",
                                               "#Ref<0.4294967296.2.3>", "#Ref<>", "", c]]
        ++ [{erts_internal, term_to_string, [T, L]} || T <- [a, [1, 2], "abc", {x, <<"y">>}], L <- [undefined, 2, 5, 1, 0, -1, x, 1 bsl 40]]
        ++ [{erlang, term_to_binary, [T, O]} || T <- [a, 1.5, "abc", #{1 => 2}],
                                                O <- [[], [{minor_version, 0}], [{minor_version, 1}], [{minor_version, 2}], [{minor_version, 3}], [deterministic], [deterministic, local],
                                                      [foo], foo, [{compressed, 10}], [{compressed, 0}], [{compressed, -1}], [{a, b, c}], [deterministic | x]]]
        ++ [{erlang, term_to_iovec, [T]} || T <- [a, "abc", <<"x">>, [<<1:1>>]]]
        ++ [{erlang, external_size, [T | O]} || T <- [a, 1, 1.5, "abc", [1, 300], #{a => 1}, 1 bsl 100], O <- [[], [[{minor_version, 0}]], [[{minor_version, 1}]], [[foo]]]]
        ++ [{erlang, binary_to_term, [B | O]} || B <- [<<131, 97, 1>>, <<131, 97, 1, 2, 3>>, <<131, 97>>, <<1>>, <<>>, <<131, 119, 6, "neverx">>, foo, <<131, 97, 1, 1:1>>,
                                                       term_to_binary(lists:seq(1, 100), [compressed])],
                                                 O <- [[], [[]], [[used]], [[safe]], [[safe, used]], [[foo]], [foo], [[used | x]]]].
