%% The external term format, both ways: every tag, every option, what is refused, and sizes.
-module(etf).
-include("diff.hrl").

cases() ->
    [small_terms, integers, floats, atoms, lists, strings, tuples, binaries, bitstrings, maps, funs_external, nested, minor_versions, compressed_options, deterministic_maps, local_option, bad_options, decode_old_tags, decode_atoms, decode_integers, decode_floats, decode_lists, decode_tuples, decode_maps, decode_binaries, decode_bad, decode_truncated, decode_trailing, decode_used, decode_safe, decode_options_bad, decode_compressed,
     round_trip, round_trip_large, round_trip_options, sizes, size_options, iovec, iovec_options, size_bad, deep_terms, long_list, big_strings, flip_bits, map_order_in, pids_and_refs, closures, non_canonical, decode_pids, decode_funs, unaligned_input].

t(T) -> term_to_binary(?ID(T)).
ts() -> [0, 1, 255, 256, -1, 1 bsl 31, -(1 bsl 31), 1 bsl 59, 1 bsl 64, -(1 bsl 64), 1.5, -0.0, a, '', true, 'a b', [], [1], "str", [1 | 2], {}, {a}, {1, {2}}, <<>>, <<"bin">>, <<5:3>>, #{}, #{a => 1}, #{1 => [a], "k" => {}}, fun lists:map/2, [[[]]], 1 bsl 2100, lists:seq(1, 300), lists:duplicate(70000, $a), list_to_tuple(lists:seq(1, 300)), binary:copy(<<"x">>, 300)].
small_terms() -> [t(T) || T <- [0, a, [], {}, "", <<>>, #{}, 1.0, [a], {a, b}]].
integers() -> [t(I) || I <- [0, 255, 256, -1, (1 bsl 31) - 1, 1 bsl 31, -(1 bsl 31), -(1 bsl 31) - 1, (1 bsl 59) - 1, 1 bsl 59, (1 bsl 63), (1 bsl 64) - 1, 1 bsl 64, -(1 bsl 64), 1 bsl 128, -(1 bsl 130) + 3]] ++ [begin B = t(1 bsl N), {byte_size(B), binary:part(B, 0, 8)} end || N <- [2039, 2040, 2047, 2048, 5000]].
floats() -> [t(F) || F <- [0.0, -0.0, 1.5, -1.5, 1.0e308, 5.0e-324]] ++ [term_to_binary(?ID(1.5), [{minor_version, V}]) || V <- [0, 1, 2]].
atoms() -> [t(A) || A <- [a, '', 'A b', '\x{e5}', '\x{20ac}']] ++ [byte_size(t(list_to_atom(lists:duplicate(255, $a)))), byte_size(t(list_to_atom(lists:duplicate(255, 16#20ac)))), begin A = list_to_atom(lists:duplicate(200, 16#e5)), {byte_size(t(A)), byte_size(term_to_binary(A, [{minor_version, 1}])), binary_to_term(t(A)) =:= A} end].
lists() -> [t(L) || L <- [[a], [1, a], [256], [-1], [1 | a], [[]], [[1]], [a | [b | c]]]].
strings() -> [t("abc"), t([0, 255]), begin B = t(lists:duplicate(65535, 1)), {byte_size(B), binary:part(B, 0, 5)} end, begin B2 = t(lists:duplicate(65536, 1)), {byte_size(B2), binary:part(B2, 0, 8)} end].
tuples() -> [t({a, 1, "s"}), begin B = t(erlang:make_tuple(255, x)), {byte_size(B), binary:part(B, 0, 6)} end, begin B2 = t(erlang:make_tuple(256, x)), {byte_size(B2), binary:part(B2, 0, 8)} end].
binaries() -> [t(<<1, 2, 3>>), t(<<>>), begin B = t(binary:copy(<<1>>, 70000)), {byte_size(B), binary:part(B, 0, 8)} end, begin <<_, S:3/binary, _/binary>> = ?ID(<<"abcdef">>), t(S) end].
bitstrings() -> [t(<<1:1>>), t(<<255, 7:3>>), t(<<0:9>>), begin <<_:3, R/bits>> = ?ID(<<"abc">>), t(R) end, term_to_binary(<<1:1>>, [{minor_version, 0}]), term_to_binary(<<"a", 5:3>>, [{minor_version, 1}])].
maps() -> [t(#{}), t(#{a => 1}), t(#{1 => #{2 => 3}}), byte_size(t(maps:from_keys(lists:seq(1, 100), x))), binary:part(t(maps:from_keys(lists:seq(1, 100), x)), 0, 6)].
funs_external() -> [t(fun lists:map/2), binary_to_term(t(fun lists:map/2)) =:= fun lists:map/2].
nested() -> [t({a, [b, {c, "str", <<"bin">>}], #{d => [1, 2.5]}, 1 bsl 70})].
minor_versions() -> [[?T(term_to_binary(?ID(T), [{minor_version, V}])) || V <- [0, 1, 2, 3]] || T <- [1.5, a, '\x{e5}', <<1:3>>, 'plain']].
compressed_options() -> L = lists:duplicate(1000, ?ID(abc)), B = term_to_binary(L, [compressed]), [byte_size(B) < 1000, binary:part(B, 0, 6), binary_to_term(B) =:= L, term_to_binary([a], [compressed]), term_to_binary(L, [{compressed, 0}]) =:= term_to_binary(L)] ++ [binary_to_term(term_to_binary(L, [{compressed, N}])) =:= L || N <- lists:seq(0, 9)].
deterministic_maps() -> [term_to_binary(M, [deterministic]) || M <- [#{b => 1, a => 2, c => 3}, #{1 => x, 1.0 => y, a => z, "s" => w, {} => v, [] => u}]] ++ [erlang:phash2(term_to_binary(maps:from_list([{I, I} || I <- lists:seq(1, 100)]), [deterministic])), term_to_binary(#{z => #{y => 1, x => 2}}, [deterministic, {minor_version, 2}])].
local_option() -> B = term_to_binary({a, 1}, [local]), [binary:first(B), binary:at(B, 1), binary_to_term(B), ?T(binary_to_term(<<131, 121, 1, 2, 3>>))].
bad_options() -> ?BS(erlang, term_to_binary, [[a, x], [a, [x]], [a, [{minor_version, 5}]], [a, [{minor_version, -1}]], [a, [{compressed, 10}]], [a, [{compressed, a}]], [a, [compressed | x]], [a, []], [a, [{deterministic, true}]], [a, [{minor_version, 1 bsl 70}]]]).
d(B) -> ?B(erlang, binary_to_term, [B]).
decode_old_tags() -> [d(B) || B <- [<<131, 99, "1.50000000000000000000e+00", 0, 0, 0, 0, 0>>, <<131, 99, "-2.5e10", 0:(24 * 8)>>, <<131, 99, "nonsense", 0:(23 * 8)>>, <<131, 100, 3:16, "abc">>, <<131, 115, 1, "a">>, <<131, 107, 0:16>>, <<131, 107, 2:16, 1, 2>>, <<131, 108, 1:32, 97, 1, 106>>, <<131, 108, 0:32, 106>>, <<131, 108, 0:32, 97, 1>>]].
decode_atoms() -> [d(B) || B <- [<<131, 119, 1, "a">>, <<131, 118, 1:16, "a">>, <<131, 119, 2, 195, 165>>, <<131, 119, 1, 255>>, <<131, 119, 0>>, <<131, 115, 1, 229>>, <<131, 100, 1:16, 229>>, <<131, 118, 2:16, 195>>, <<131, 100, 256:16, (binary:copy(<<"a">>, 256))/binary>>, <<131, 118, 0:16>>]].
decode_integers() -> [d(B) || B <- [<<131, 97, 255>>, <<131, 98, -1:32>>, <<131, 98, 0:32>>, <<131, 98, 16#7FFFFFFF:32>>, <<131, 110, 1, 0, 5>>, <<131, 110, 1, 1, 5>>, <<131, 110, 0, 0>>, <<131, 110, 8, 0, 0:56, 8>>, <<131, 110, 9, 1, 0:64, 1>>, <<131, 110, 8, 0, 5, 0:56>>, <<131, 111, 2:32, 0, 1, 2>>, <<131, 110, 3, 2, 1, 2, 3>>, <<131, 111, 16#FFFFFFFF:32, 0, 1>>, <<131, 110, 8, 1, 0, 0, 0, 0, 0, 0, 0, 128>>]].
decode_floats() -> [d(B) || B <- [<<131, 70, 1.5/float>>, <<131, 70, 16#7FF0:16, 0:48>>, <<131, 70, 16#7FF8:16, 0:48>>, <<131, 70, -0.0/float>>, <<131, 70, 1>>, <<131, 99, "1.0">>]].
decode_lists() -> [d(B) || B <- [<<131, 106>>, <<131, 108, 2:32, 97, 1, 97, 2, 106>>, <<131, 108, 1:32, 97, 1, 97, 2>>, <<131, 107, 3:16, "abc">>, <<131, 108, 2:32, 97, 1>>, <<131, 108, 16#FFFFFFFF:32, 97, 1, 106>>, <<131, 107, 5:16, "abc">>]].
decode_tuples() -> [d(B) || B <- [<<131, 104, 0>>, <<131, 104, 2, 97, 1, 97, 2>>, <<131, 105, 2:32, 97, 1, 97, 2>>, <<131, 105, 0:32>>, <<131, 104, 2, 97, 1>>, <<131, 105, 16#FFFFFFFF:32, 97, 1>>]].
decode_maps() -> [d(B) || B <- [<<131, 116, 0:32>>, <<131, 116, 1:32, 97, 1, 97, 2>>, <<131, 116, 2:32, 97, 1, 97, 2, 97, 1, 97, 3>>, <<131, 116, 1:32, 97, 1>>, <<131, 116, 16#FFFFFFFF:32>>, <<131, 116, 2:32, 97, 2, 97, 0, 97, 1, 97, 0>>]] ++ [map_size(binary_to_term(<<131, 116, 50:32, (<< <<97, I, 97, I>> || I <- lists:seq(1, 50) >>)/binary>>)), d(<<131, 116, 40:32, (<< <<97, (I rem 20), 97, I>> || I <- lists:seq(1, 40) >>)/binary>>)].
decode_binaries() -> [d(B) || B <- [<<131, 109, 3:32, "abc">>, <<131, 109, 0:32>>, <<131, 77, 1:32, 3, 160>>, <<131, 77, 2:32, 8, 1, 2>>, <<131, 77, 1:32, 0, 160>>, <<131, 77, 1:32, 9, 160>>, <<131, 77, 0:32, 0>>, <<131, 109, 5:32, "abc">>, <<131, 77, 0:32, 3>>, <<131, 77, 1:32, 3, 255>>]].
decode_bad() -> [d(B) || B <- [<<>>, <<131>>, <<130, 97, 1>>, <<131, 0>>, <<131, 255>>, <<131, 1, 2, 3>>, a, "x", <<1:3>>, <<131, 98, 1, 2>>, <<131, 80, 1:32, "notzlib">>, <<131, 68, 0>>, <<131, 82, 0>>]].
decode_truncated() -> T = t({a, [1, 2.5, "str"], <<"bin">>, #{k => 1 bsl 70}}), {byte_size(T), [N || N <- lists:seq(0, byte_size(T) - 1), is_tuple(d(binary:part(T, 0, N))), element(1, d(binary:part(T, 0, N))) =/= error]}.
decode_trailing() -> [d(<<131, 97, 1, 99>>), binary_to_term(<<131, 97, 1, 99>>, [used]), d(<<131, 106, 0, 0, 0>>)].
decode_used() -> [begin B = t(T), {X, U} = binary_to_term(<<B/binary, "trailing">>, [used]), {X =:= T, U =:= byte_size(B)} end || T <- [a, {1, 2}, "str", 1 bsl 100, #{a => b}]] ++ [begin C = term_to_binary(lists:duplicate(500, a), [compressed]), {_, V} = binary_to_term(<<C/binary, 1, 2, 3>>, [used]), V =:= byte_size(C) end].
decode_safe() -> [?B(erlang, binary_to_term, [B, [safe]]) || B <- [t(a), t({1, "x"}), <<131, 119, 30, "an_atom_that_does_not_exist_yet">>, <<131, 119, 31, "an_atom_that_does_not_exist_yet">>, <<131, 113, 119, 15, "no_such_module1", 119, 1, "f", 97, 1>>, t(fun lists:map/2), <<131, 113, 119, 5, "lists", 119, 1, "a", 97, 9>>]].
decode_options_bad() -> ?BS(erlang, binary_to_term, [[<<131, 106>>, x], [<<131, 106>>, [x]], [<<131, 106>>, [safe | y]], [<<131, 106>>, []], [<<131, 106>>, [safe, used]], [a, [safe]]]).
decode_compressed() -> P = ?ID(lists:duplicate(2000, {a, "bcd"})), B = term_to_binary(P, [{compressed, 9}]), <<131, 80, U:32, Z/binary>> = B, [U =:= byte_size(t(P)) - 1, d(<<131, 80, (U - 1):32, Z/binary>>), d(<<131, 80, (U + 1):32, Z/binary>>), d(<<131, 80, U:32, (binary:part(Z, 0, 20))/binary>>), binary_to_term(B) =:= P, d(<<131, 80, 16#FFFFFFFF:32, 1>>)].
round_trip() -> [binary_to_term(term_to_binary(T)) =:= T || T <- ts()].
round_trip_large() -> T = [{I, [I, integer_to_binary(I)], #{I => I * 1.5}, <<I:13>>} || I <- lists:seq(1, 3000)], B = term_to_binary(T, [deterministic]), {byte_size(B), erlang:crc32(B), binary_to_term(B) =:= T}.
round_trip_options() -> [[binary_to_term(term_to_binary(T, O)) =:= T || O <- [[compressed], [{minor_version, 1}], [{minor_version, 2}], [deterministic]]] || T <- ts()].
sizes() -> [{erlang:external_size(T) >= byte_size(term_to_binary(T))} || T <- ts()] =/= [] andalso [erlang:external_size(T) || T <- [a, 1, {}, [], "abc", <<"abc">>, {1, 2, 3}, 1.5, [a, b], 1 bsl 70]].
size_options() -> [erlang:external_size(1.5, [{minor_version, V}]) || V <- [0, 1, 2]] ++ [erlang:external_size(a, [{minor_version, V}]) || V <- [0, 1, 2]].
iovec() -> [iolist_to_binary(term_to_iovec(T)) =:= term_to_binary(T) || T <- ts()].
iovec_options() -> T = {binary:copy(<<"x">>, 1000), a}, [iolist_to_binary(term_to_iovec(T, O)) =:= term_to_binary(T, O) || O <- [[], [{minor_version, 1}], [compressed], [deterministic]]] ++ [lists:all(fun is_binary/1, term_to_iovec(T)), ?B(erlang, term_to_iovec, [a, [x]])].
size_bad() -> ?BS(erlang, external_size, [[a, x], [a, [y]], [a, [{minor_version, 9}]]]).
deep(0, A) -> A; deep(N, A) -> deep(N - 1, {N, [A]}).
deep_terms() -> T = deep(20000, end_), B = term_to_binary(T), {byte_size(B), binary_to_term(B) =:= T, erlang:crc32(B)}.
long_list() -> L = [I * 1000 || I <- lists:seq(1, 100000)], B = term_to_binary(L), {byte_size(B), binary_to_term(B) =:= L, erlang:adler32(B)}.
big_strings() -> L = lists:duplicate(200000, $x), B = term_to_binary(L), {byte_size(B), binary_to_term(B) =:= L}.
flip_bits() -> B = t({ok, [1, 2, {a, "bc"}], #{x => 1.5, y => <<"bin">>}, 1 bsl 80}), R = [case d(flip(B, I)) of {error, badarg, _} -> e; _ -> v end || I <- lists:seq(0, bit_size(B) - 1)], {length([x || e <- R]) > 50, length([x || v <- R]) > 100}.
flip(B, I) -> <<P:I, X:1, R/bits>> = B, <<P:I, (1 - X):1, R/bits>>.
map_order_in() -> [binary_to_term(<<131, 116, 3:32, 97, A, 106, 97, B, 106, 97, C, 106>>) || {A, B, C} <- [{1, 2, 3}, {3, 2, 1}, {2, 1, 3}]].
pids_and_refs() -> P = self(), R = make_ref(), [binary_to_term(term_to_binary(P)) =:= P, binary_to_term(term_to_binary(R)) =:= R, binary_to_term(term_to_binary({P, [R]})) =:= {P, [R]}].
closures() -> X = ?ID(5), F = fun(Y) -> X + Y end, G = binary_to_term(term_to_binary(F)), [G(1), G =:= F, erlang:fun_info(G, env), is_function(G, 1)].
non_canonical() -> [binary_to_term(B) =:= V || {B, V} <- [{<<131, 98, 5:32>>, 5}, {<<131, 110, 1, 0, 5>>, 5}, {<<131, 108, 2:32, 97, 1, 97, 2, 106>>, [1, 2]}, {<<131, 105, 1:32, 97, 1>>, {1}}, {<<131, 118, 1:16, "a">>, a}, {<<131, 110, 5, 0, 0, 0, 0, 0, 0>>, 0}]].
decode_pids() -> [is_pid(binary_to_term(<<131, 88, 119, 13, "nonode@nohost", 5:32, 0:32, 0:32>>)), is_pid(binary_to_term(<<131, 103, 119, 13, "nonode@nohost", 5:32, 0:32, 0>>)), is_reference(binary_to_term(<<131, 90, 3:16, 119, 13, "nonode@nohost", 0:32, 1:32, 2:32, 3:32>>)), is_port(binary_to_term(<<131, 89, 119, 13, "nonode@nohost", 5:32, 0:32>>)), d(<<131, 88, 97, 1, 5:32, 0:32, 0:32>>), d(<<131, 90, 9:16, 119, 1, "a", 0:32>>)].
decode_funs() -> [d(B) || B <- [<<131, 113, 119, 5, "lists", 119, 3, "map", 97, 2>>, <<131, 113, 119, 1, "m", 119, 1, "f", 98, 3:32>>, <<131, 113, 97, 1, 119, 1, "f", 97, 1>>, <<131, 113, 119, 1, "m", 119, 1, "f", 98, -1:32>>, <<131, 112, 10:32, 1>>]].
unaligned_input() -> B = t({a, "b", <<"c">>}), S = bit_size(B), <<_:3, U:S/bits, _/bits>> = <<1:3, B/bits, 0:5>>, [binary_to_term(U), binary_to_term(U, [used])].
