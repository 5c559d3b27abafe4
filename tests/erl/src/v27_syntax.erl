%% What the language gained by OTP 26 and 27: map comprehensions, maybe, triple-quoted strings, sigils, and modules that came with them.
-module(v27_syntax).
-include("diff.hrl").

cases() -> [map_comprehensions, map_generators, map_nested, map_errors, maybe_all, maybe_nested, triple_quoted, sigils, json_module, json_errors, size_patterns, binary_join, lists_26, ordered_iterators, argparse_free, sets_27, proc_label, persistent_new, update_records, zero_patterns, bs_match_new, string_27, docs_free, base_encodings, float_zero_literals, ets_free_cache, generator_is_context, sizes_of_nothing].

map_comprehensions() -> [#{X => X * X || X <- [1, 2, 3]}, #{K => V || {K, V} <- [{a, 1}, {a, 2}, {b, 3}]}, #{X => Y || X <- [1, 2], Y <- [a, b]}, #{C => 1 || <<C>> <= <<"aab">>}, #{a => 1 || _ <- []}].
map_generators() -> [lists:sort([{V, K} || K := V <- #{a => 1, b => 2}]), #{V => K || K := V <- #{a => 1, b => 2}}, #{K => V || K := V <- #{a => 1, b => 2, c => 3}, V > 1}, lists:sort([K || {K, _} := ok <- #{{a, 1} => ok, {b, 2} => no, c => ok}]), map_size(#{I => V || I := V <- maps:from_keys(lists:seq(1, 100), x), I rem 2 =:= 0}), << <<V>> || _ := V <- #{a => 7} >>, lists:sort([X || X := _ <- maps:iterator(#{p => 1, q => 2})])].
map_nested() -> [lists:sort([{A, B} || A := M <- #{x => #{1 => a}, y => #{2 => b}}, B := _ <- M]), #{K => #{J => I || I <- [1], J <- [K]} || K <- [p, q]}].
map_errors() -> [?TT([K || K := _ <- ?ID(a)]), ?TT([K || K := _ <- ?ID([])]), ?TT(#{K => V || {K, V} <- ?ID([{a, 1} | b])}), ?TT(#{K => ?ID(a) + V || K := V <- #{a => 1}})].
mb(X, Y) -> maybe {ok, A} ?= X, B = A + 1, {ok, C} ?= Y, {A, B, C} end.
mbe(X) -> maybe {ok, A} ?= X, true ?= A > 5, big else {error, R} -> {failed, R}; false -> small; other -> {got, other} end.
maybe_all() -> [mb(?ID({ok, 1}), {ok, 2}), mb(?ID(no), {ok, 2}), mb({ok, 1}, ?ID({error, x})), [mbe(?ID(X)) || X <- [{ok, 9}, {ok, 1}, {error, r}, other]], ?TT(mbe(?ID(unexpected)))].
maybe_nested() -> maybe A ?= ?ID(1), B = maybe {x, Y} ?= ?ID({x, 2}), Y else _ -> 0 end, [C | _] ?= ?ID([3]), {A, B, C} end.
triple_quoted() -> """
    three "quoted"
      lines \n
    end
    """.
sigils() -> [~"binary \x{e5}", ~s"string", ~B"raw \n", ~S[raw \t], ~b"esc\n", ~"""
    a block
    """].
json_module() -> [json:decode(~"{\"a\":[1,-2.5e1,true,null,\"x\\u00e5\"],\"b\":{}}"), iolist_to_binary(json:encode([1, 2.5, ~"s\"q", true, null, #{a => []}])), iolist_to_binary(json:encode(#{~"k" => [~"v"]})), json:decode(~"[]"), json:decode(~" 12 ")].
json_errors() -> [?T(json:decode(?ID(X))) || X <- [~"{", ~"[1,]", ~"tru", ~"\"\\x\"", <<"\"", 255, "\"">>, ~"1 2"]].
size_patterns() -> [case ?ID(<<3, 1, 2, 3, 4>>) of <<N, B:(N - 1)/binary, R/bits>> -> {B, R} end, begin M = ?ID(2), <<_:(M * 4), X, _/bits>> = ?ID(<<1, 2, 3>>), X end].
binary_join() -> lists:flatten(io_lib:format("~kp", [#{b => 1, a => 2}])).
lists_26() -> [lists:zip([1, 2], [a], trim), lists:zip([1], [a, b], {pad, {x, y}}), lists:zipwith(fun(A, B) -> {A, B} end, [1, 2, 3], [a], {pad, {0, z}}), ?T(lists:zip([1], ?ID([a, b]), fail)), lists:enumerate(0, 2, [a, b, c])].
ordered_iterators() -> [maps:to_list(maps:iterator(#{c => 1, a => 2, b => 3}, O)) || O <- [ordered, reversed, fun(A, B) -> A >= B end]].
argparse_free() -> [argparse:parse(["--x", "5"], #{arguments => [#{name => x, long => "-x", type => integer}]}) =/= error].
sets_27() -> S = sets:from_list([1, 2, 3]), [is_map(S), lists:sort(sets:to_list(sets:map(fun(X) -> X * 2 end, S))), sets:is_equal(S, sets:from_list([3, 2, 1]))].
proc_label() -> [proc_lib:set_label(dt_label), proc_lib:get_label(self()), proc_lib:set_label(undefined)].
persistent_new() -> [persistent_term:put(v27, 1), persistent_term:get(v27), persistent_term:erase(v27)].
-record(st, {a = 0, b = [], c = x}).
update_records() -> lists:foldl(fun(I, S) -> S#st{a = S#st.a + I, b = [I | S#st.b]} end, #st{}, [1, 2, 3]).
zp(+0.0) -> pos; zp(-0.0) -> neg; zp(_) -> no.
zero_patterns() -> [zp(?ID(X)) || X <- [0.0, -0.0, 0, 1.0]].
bs_match_new() -> [case ?ID(B) of <<1:4, X:12, Y:16/signed, Z/binary>> -> {X, Y, Z}; <<2:4, X:4, Y:8/little, Z:4, _:4>> -> {X, Y, Z}; <<"abc", X:24, _/bits>> -> X; _ -> no end || B <- [<<16#1234:16, -5:16, "zz">>, <<16#25, 9, 16#70>>, <<"abcdef">>, <<>>]].
string_27() -> [string:jaro_similarity("abc", "abc"), string:length("abc")].
docs_free() -> erlang:function_exported(?MODULE, cases, 0).
base_encodings() -> [base64:encode(<<255, 254>>, #{mode => urlsafe}), base64:encode(<<1>>, #{padding => false}), base64:decode(<<"__4">>, #{mode => urlsafe, padding => false}), binary:encode_hex(<<1, 171>>, lowercase)].
float_zero_literals() -> [+0.0 =:= ?ID(-0.0), +0.0 == ?ID(-0.0), #{+0.0 => a, -0.0 => b} =:= #{-0.0 => b, +0.0 => a}].
ets_free_cache() -> lists:sort(maps:keys(maps:groups_from_list(fun(X) -> X rem 3 end, lists:seq(1, 9)))).
%% What the comprehension goes over may be a match context there.
gd(<<_:8>>) -> ok; gd(A) -> try << (ok) || <<_:ok>> <= A>> after ok end.
generator_is_context() -> [try gd(?ID(B)) catch C:R -> {C, R} end || B <- [<<1>>, <<>>, <<1, 2>>, x]].
hf(<<B:8, _:16#1_0000_0000_0000_0000>>) -> B; hf(_) -> none.
hs(<<B:8, _:16#1_0000_0000_0000_0000, _/binary>>) -> B; hs(_) -> none.
sizes_of_nothing() -> [hf(?ID(<<1:8, 0:100>>)), hs(?ID(<<1:8, 0:100>>))].
