%% The order of terms: across types, within each, numbers that are equal but not the same, and min/max.
-module(compare).
-include("diff.hrl").

cases() ->
    [type_order, sorted_types, list_order, tuple_order, map_order, binary_order, atom_order, number_order, exact_equality,
     equality_in_structures, literals_compared, branch_forms, cmp_term, min_max_terms, fun_order, deep_equality, bignum_order, sort_mixed,
     usort_mixed, keysort_mixed, float_int_keys, bitstring_order, pid_ref_order, operators_as_functions, comparison_as_value].

terms() ->
    [?ID(1), ?ID(1.0), ?ID(-1), ?ID(2.5), ?ID(1 bsl 70), ?ID(-(1 bsl 70)), ?ID(a), ?ID(b), ?ID(''), fun lists:map/2, fun erlang:abs/1, {}, {a}, {1}, {1.0}, {a, b},
     #{}, #{a => 1}, #{1 => a}, #{1.0 => a}, [], [a], [1], [1.0], [a | b], "abc", <<>>, <<1>>, <<1:1>>, <<"abc">>, <<255:7>>].

rel(A, B) -> {A < B, A == B, A =:= B, A =< B, A > B, A >= B, A /= B, A =/= B}.

type_order() ->
    T = terms(),
    M = [rel(A, B) || A <- T, B <- T],
    {length(M), erlang:phash2(M), [rel(A, B) || A <- lists:sublist(T, 3), B <- T]}.

sorted_types() -> lists:sort(terms()).

list_order() -> [{A, B, rel(A, B)} || A <- [[], [1], [1, 2], [1 | 2], [2]], B <- [?ID([]), [1.0], [1, 2, 3], [1 | a]]].
tuple_order() -> [{A, B, rel(A, B)} || A <- [{}, {9}, {1, 2}], B <- [?ID({}), {10}, {1, 2.0}, {1, 2, 3}]].
map_order() -> [{A, B, rel(A, B)} || A <- [#{}, #{a => 1}, #{b => 0}, #{1 => x}], B <- [?ID(#{}), #{a => 2}, #{a => 1, b => 2}, #{1.0 => x}, #{1.0 => a}]]
    ++ [rel(maps:from_list([{I, I} || I <- lists:seq(1, 40)]), maps:from_list([{I, I + (I div 40)} || I <- lists:seq(1, 40)])), rel(maps:from_list([{I, I} || I <- lists:seq(1, 40)]), maps:from_list([{I, I} || I <- lists:seq(0, 39)]))].
binary_order() -> [{A, B, rel(A, B)} || A <- [<<>>, <<1>>, <<1, 2>>, <<255>>], B <- [?ID(<<>>), <<1, 0>>, <<1, 2>>, <<2>>]].
atom_order() -> lists:sort([b, a, ab, aa, '', 'A', 'a b', zz, z, 'Z', '\x{e5}', '\x{3b1}', abcd, abcde, abc]).
number_order() -> lists:sort([3, 1.0, 1, 2.5, -1, -1.5, 0, 0.0, 1 bsl 64, 1.0e19, 1.8446744073709552e19, -(1 bsl 64), 1.0e300, 1 bsl 1000, 9007199254740993, 9007199254740992.0]).
exact_equality() -> [{A =:= B, A == B} || {A, B} <- [{?ID(1), 1.0}, {?ID(1), 1}, {?ID(1 bsl 70), 1 bsl 70}, {?ID(1 bsl 70), (1 bsl 70) + 1}, {?ID(0.0), -0.0}, {?ID("a"), [97]}, {?ID(<<"a">>), <<97>>}, {?ID({}), {}}, {?ID([]), ""}, {?ID(1 bsl 64), 1.8446744073709552e19}]].
equality_in_structures() -> [{A == B, A =:= B} || {A, B} <- [{?ID([1, 2]), [1.0, 2.0]}, {?ID({1, {2}}), {1.0, {2.0}}}, {?ID(#{a => 1}), #{a => 1.0}}, {?ID(#{1 => a}), #{1.0 => a}}, {?ID([1 | 2]), [1 | 2.0]}, {?ID([<<1>>, 1]), [<<1>>, 1.0]}]].

lit(1) -> one; lit(X) when X =:= 1.0 -> one_f; lit(X) when X == 2 -> two; lit(X) when X =:= "lit" -> str; lit(X) when X =:= {a, b} -> tup; lit(X) when X == {1, 2} -> tup_eq;
lit(X) when X =:= 16#10000000000000000 -> big; lit(X) when X == <<"bin">> -> bin; lit(X) when X =/= [], X =:= #{k => v} -> map; lit([]) -> nil; lit(_) -> other.
literals_compared() -> [lit(X) || X <- [1, 1.0, 2, 2.0, "lit", {a, b}, {1, 2}, {1.0, 2.0}, 1 bsl 64, <<"bin">>, #{k => v}, [], x]].

br(A, B) -> {if A < B -> lt; true -> nlt end, if A >= B -> ge; true -> nge end, if A == B -> eq; true -> neq end, if A /= B -> ne; true -> nne end, if A =:= B -> x; true -> nx end, if A =/= B -> nex; true -> ex end}.
br5(A) -> {if A < 5 -> lt; true -> nlt end, if A >= 5 -> ge; true -> nge end, if 5 < A -> gt; true -> ngt end, if 5 >= A -> le; true -> nle end, if A == 5 -> eq; true -> neq end, if A =:= 5 -> x; true -> nx end, if A =/= 5 -> nx; true -> x end, if A /= 5.0 -> n; true -> e end}.
branch_forms() -> [br(A, B) || A <- [1, a, [1], 1 bsl 65], B <- [?ID(1), 1.0, a, [1]]] ++ [br5(A) || A <- [4, 5, 6, 5.0, 4.9, a, [], -(1 bsl 70), 1 bsl 70]].

cmp_term() -> [erts_internal:cmp_term(?ID(A), B) || {A, B} <- [{1, 2}, {2, 1}, {1, 1}, {1, 1.0}, {1.0, 1}, {a, b}, {[], {}}, {2, 1.0}, {{1}, {1.0}}]] =/= [] andalso [sign(erts_internal:cmp_term(?ID(A), B)) || {A, B} <- [{1, 2}, {2, 1}, {1, 1}, {1, 1.0}, {1.0, 1}, {2, 1.0}, {a, b}, {[], {}}, {{1}, {1.0}}, {<<1>>, <<1>>}]].
sign(X) when X < 0 -> -1; sign(0) -> 0; sign(_) -> 1.
min_max_terms() -> [{erlang:min(A, B), erlang:max(A, B)} || A <- [1, a, {}, "s"], B <- [?ID(1.0), b, {1}, <<>>]].
fun_order() -> [fun lists:map/2 =:= ?ID(fun lists:map/2), fun lists:map/2 == fun lists:mapp/2, fun lists:map/2 < fun lists:mapp/2, begin F = fun() -> ok end, F =:= ?ID(F) end, fun a:b/1 < fun a:b/2, fun(X) -> X end > 5, {} > fun(X) -> X end].
deep_equality() -> A = lists:foldl(fun(I, Acc) -> {I, Acc, [I]} end, x, lists:seq(1, 5000)), B = lists:foldl(fun(I, Acc) -> {I, Acc, [I]} end, x, lists:seq(1, 5000)), C = lists:foldl(fun(I, Acc) -> {I, Acc, [I]} end, y, lists:seq(1, 5000)), {A =:= B, A == C, A < C, A > C}.
bignum_order() -> B = 1 bsl 64, [rel(?ID(X), Y) || X <- [B, B + 1, -B, B * B], Y <- [B, B + 1, -B, -B - 1, 5, -5, 1.0e10, 1.0e40]].
sort_mixed() -> lists:sort([c, 3, {x}, "s", <<"b">>, #{}, 2.0, 2, [], {}, a, 1 bsl 80]).
usort_mixed() -> lists:usort([1, 1.0, 2, 2.0, 1, a, a, [1], [1.0], {1}, {1.0}, {1}]).
keysort_mixed() -> lists:keysort(2, [{a, 2}, {b, 1.0}, {c, 1}, {d, x}, {e, []}, {f, 2.0}, {g, 1}]).
float_int_keys() -> {maps:size(#{1 => a, 1.0 => b}), maps:get(1, ?ID(#{1 => a, 1.0 => b})), lists:member(1.0, ?ID([1, 2])), lists:keyfind(1.0, 1, ?ID([{1, x}])), maps:is_key(1.0, ?ID(#{1 => x})), #{1 => a} == ?ID(#{1.0 => a})}.
bitstring_order() -> lists:sort([<<1:1>>, <<1>>, <<128>>, <<1:2>>, <<>>, <<3:2>>, <<255:8, 1:1>>, <<0:1>>, <<0:9>>, <<255>>, <<127, 1:1>>]).
pid_ref_order() -> P = self(), R = make_ref(), [P < {}, P > R, R > a, is_pid(P) and (P == self()), R =:= ?ID(R), make_ref() < make_ref(), lists:sort([{}, P, R, a, fun lists:map/2, 1, [], <<>>, #{}])].
operators_as_functions() -> [erlang:F(?ID(1), 1.0) || F <- ['<', '=<', '==', '=:=', '/=', '=/=', '>', '>=']] ++ [apply(erlang, F, [a, b]) || F <- ['<', '=<', '==', '=:=', '/=', '=/=', '>', '>=']].
comparison_as_value() -> [{A < 1, A =< a, A == 1, A =:= 1.0, [A] >= [1], A /= b, A =/= 1, A > 0.5} || A <- [?ID(1), ?ID(1.0), ?ID(a)]].
