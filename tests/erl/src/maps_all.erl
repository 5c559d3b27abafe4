%% Maps: instructions, BIFs and the module, below and above 32 keys, and keys that are near one another.
-module(maps_all).
-include("diff.hrl").

cases() ->
    [literals, updates, exact_updates, update_errors, matching, matching_keys, match_errors, get_forms, put_bif, remove_bif, take_bif, find_bif, get_bif, is_key_bif, keys_values,
     from_list_bif, from_keys_bif, merge_bif, update_bif, map_size_get, module_functions, fold_all, iterate, iterate_ordered, grow_and_shrink, boundary_32, large_map, large_delete, large_merge, large_update_all,
     many_key_types, deep_tries, tuple_key_tries, float_keys, negative_zero_keys, nested_maps, map_in_map_key, comprehension_over_maps, equality_of_built, small_vs_large_equal, erts_internals,
     groups, with_without, errors_of_maps, put_assoc_many, get_elements_many, variables_as_keys, has_fields, map_ops_in_loops, intersect, same_shared_keys, large_exact, update_with, phash_of_maps, alike_but_for_places, several_missing].

m() -> #{a => 1, "b" => 2, 3 => c, {4} => d, 5.0 => e, <<"f">> => f, [] => g, #{} => h}.
n(N) -> maps:from_list([{I, I * I} || I <- lists:seq(1, N)]).
d(M) -> {map_size(M), erlang:phash2(lists:sort(maps:to_list(M)))}.

literals() -> [#{}, m(), #{?ID(k) => ?ID(v)}, #{a => 1, a => 2}, #{1 => a, 1.0 => b}, #{?ID(x) => 1, x => 2}].
updates() -> M = ?ID(#{a => 1}), [M#{a => 2}, M#{b => 2}, M#{b => 2, c => 3, a => 0}, M#{}, M#{?ID(a) => x, ?ID(z) => y}, (?ID(#{}))#{x => y}].
exact_updates() -> M = ?ID(#{a => 1, b => 2}), [M#{a := 2}, M#{a := 2, b := 3}, M#{?ID(b) := x, c => y}, M#{a := 1}].
update_errors() -> M = ?ID(#{a => 1}), [?TT(M#{b := 2}), ?TT(M#{a := 1, zz := 2}), ?TT((?ID(x))#{a => 1}), ?TT((?ID([]))#{a := 1}), ?TT((?ID(n(40)))#{99 := 1}), ?TT((?ID({}))#{})].
mt(#{a := 1, b := B}) -> {a1, B}; mt(#{a := A}) when is_list(A) -> {list, A}; mt(#{"b" := X, 3 := Y}) -> {X, Y}; mt(#{5.0 := X}) -> {f, X}; mt(#{c := #{d := D}}) -> {nested, D}; mt(#{}) -> map; mt(_) -> no.
matching() -> [mt(X) || X <- [#{a => 1, b => 2}, #{a => "x"}, #{a => 2}, m(), #{5.0 => 1}, #{5 => 1}, #{c => #{d => e}}, #{c => d}, #{}, a]].
mk(K, M) -> case M of #{K := V} -> {found, V}; #{} -> none; _ -> nomap end.
matching_keys() -> [mk(K, M) || K <- [a, 3, 3.0, {4}, [], #{}, <<"f">>, 1 bsl 70, 17], M <- [m(), n(40), #{1 bsl 70 => big}, x]].
match_errors() -> [?TT(begin #{a := 1} = ?ID(#{a => 2}) end), ?TT(begin #{z := _} = ?ID(#{}) end), ?TT(begin #{a := _} = ?ID(x) end), ?TT(fm(?ID(#{})))].
fm(#{must := X}) -> X.
get_forms() -> M = ?ID(#{a => 1, b => 2, c => 3}), #{a := A} = M, #{b := B, c := C} = M, {A, B, C, map_get(a, M), maps:get(b, M), maps:get(zz, M, def)}.
put_bif() -> ?BS(maps, put, [[a, 1, #{}], [a, 2, #{a => 1}], [b, 2, #{a => 1}], [1.0, x, #{1 => y}], [a, 1, x], [a, 1, []]]) ++ [d(maps:put(x, y, n(32))), d(maps:put(1, y, n(33)))].
remove_bif() -> ?BS(maps, remove, [[a, #{a => 1}], [b, #{a => 1}], [a, #{}], [a, x], [1, #{1.0 => x}]]) ++ [d(maps:remove(5, n(33))), d(maps:remove(99, n(33)))].
take_bif() -> ?BS(maps, take, [[a, #{a => 1, b => 2}], [c, #{a => 1}], [a, x]]) ++ [begin {V, M} = maps:take(7, n(50)), {V, d(M)} end, maps:take(99, n(50))].
find_bif() -> ?BS(maps, find, [[a, #{a => 1}], [b, #{a => 1}], [1, #{1.0 => x}], [a, x], [33, n(40)], [41, n(40)]]).
get_bif() -> ?BS(maps, get, [[a, #{a => 1}], [b, #{a => 1}], [a, x], [40, n(40)], [41, n(40)]]) ++ ?BS(maps, get, [[a, #{a => 1}, d], [b, #{}, d], [a, x, d]]) ++ ?BS(erlang, map_get, [[a, #{a => 1}], [b, #{a => 1}], [a, x]]).
is_key_bif() -> ?BS(maps, is_key, [[a, #{a => 1}], [b, #{}], [a, x], [33, n(40)], [0, n(40)]]) ++ ?BS(erlang, is_map_key, [[a, #{a => 1}], [b, #{}], [a, x]]).
keys_values() -> [lists:sort(maps:keys(m())), lists:sort(maps:values(#{a => 2, b => 1})), maps:keys(#{}), maps:values(#{}), lists:sort(maps:keys(n(35))), lists:sort(maps:values(n(35))), ?B(maps, keys, [x]), ?B(maps, values, [x]), [V || K <- maps:keys(n(40)), V <- [maps:get(K, n(40))]] =:= maps:values(n(40))].
from_list_bif() -> ?BS(maps, from_list, [[[]], [[{a, 1}, {b, 2}]], [[{a, 1}, {a, 2}]], [[{a, 1} | x]], [[a]], [[{a, 1, 2}]], [x], [[{1, a}, {1.0, b}]]]) ++ [d(n(31)), d(n(32)), d(n(33)), d(n(1000)), d(maps:from_list([{I rem 40, I} || I <- lists:seq(1, 200)])), ?B(maps, from_list, [[{I, I} || I <- lists:seq(1, 40)] ++ [x]])].
from_keys_bif() -> ?BS(maps, from_keys, [[[], x], [[a, b, a], x], [[a | b], x], [z, x]]) ++ [d(maps:from_keys(lists:seq(1, 100), v)), maps:from_keys([1, 1.0, 1], a)].
merge_bif() -> ?BS(maps, merge, [[#{}, #{}], [#{a => 1}, #{b => 2}], [#{a => 1, b => 2}, #{b => 3, c => 4}], [x, #{}], [#{}, x], [#{a => 1}, #{}]]) ++ [d(maps:merge(n(20), maps:from_list([{I, x} || I <- lists:seq(15, 40)]))), d(maps:merge(n(100), n(50))), d(maps:merge(n(5), n(50))), d(maps:merge(n(50), #{a => b}))].
update_bif() -> ?BS(maps, update, [[a, 2, #{a => 1}], [b, 2, #{a => 1}], [a, 1, x], [99, x, n(40)]]) ++ [d(maps:update(33, x, n(40)))].
map_size_get() -> [map_size(M) || M <- [#{}, m(), n(32), n(33), n(500)]] ++ ?BS(erlang, map_size, [[x], [[]], [#{1 => 2}]]).
module_functions() -> [maps:map(fun(_, V) -> V + 1 end, #{a => 1, b => 2}), maps:filter(fun(_, V) -> V > 1 end, #{a => 1, b => 2}), maps:filtermap(fun(_, 1) -> {true, x}; (_, V) -> V > 2 end, #{a => 1, b => 2, c => 3}), lists:sort(maps:to_list(#{a => 1, b => 2})), maps:size(#{a => 1}), maps:new(), maps:update_with(a, fun(X) -> X * 2 end, #{a => 5}), maps:update_with(b, fun(X) -> X end, 0, #{a => 5}), maps:merge_with(fun(_, A, B) -> A + B end, #{a => 1}, #{a => 2, b => 3}), maps:is_key(a, #{})].
fold_all() -> [maps:fold(fun(K, V, A) -> K + V + A end, 0, n(N)) || N <- [0, 1, 10, 32, 33, 500]].
iterate() -> [it(maps:next(maps:iterator(M)), 0) || M <- [#{}, #{1 => 2}, n(32), n(100)]] ++ [maps:next(maps:iterator(#{})), ?T(maps:iterator(?ID(x))), ?T(maps:next(?ID(x)))].
it(none, A) -> A; it({K, V, I}, A) -> it(maps:next(I), A + K * 3 + V).
iterate_ordered() -> [maps:to_list(maps:iterator(M, O)) || M <- [#{b => 1, a => 2, 1 => 3}, n(4)], O <- [ordered, reversed, fun(A, B) -> A >= B end]] ++ [maps:keys(n(3)) =/= [], erlang:phash2(maps:to_list(maps:iterator(n(200), ordered)))].
grow_and_shrink() -> M = lists:foldl(fun(I, A) -> A#{I => {I}} end, #{}, lists:seq(1, 70)), S = lists:foldl(fun maps:remove/2, M, lists:seq(1, 40)), T = lists:foldl(fun maps:remove/2, S, lists:seq(41, 70)), {d(M), d(S), T, T =:= #{}}.
boundary_32() -> [d(lists:foldl(fun(I, A) -> A#{I => I} end, #{}, lists:seq(N, 1, -1))) || N <- [30, 31, 32, 33, 34, 65]] ++ [(n(33))#{33 := x} =:= maps:put(33, x, n(32)), maps:remove(33, n(33)) =:= n(32), n(32) == maps:remove(33, n(33))].
large_map() -> M = n(5000), {map_size(M), maps:get(4999, M), lists:sum(maps:values(M)), maps:find(5001, M), erlang:phash2(lists:sort(maps:keys(M)))}.
large_delete() -> M = lists:foldl(fun(I, A) -> maps:remove(I, A) end, n(2000), lists:seq(1, 2000, 2)), {map_size(M), lists:sum(maps:keys(M)), maps:is_key(3, M), maps:is_key(4, M)}.
large_merge() -> A = n(1000), B = maps:from_list([{I, -I} || I <- lists:seq(900, 1500)]), C = maps:merge(A, B), {map_size(C), maps:get(950, C), maps:get(899, C), d(C), d(maps:merge(B, A))}.
large_update_all() -> M = lists:foldl(fun(I, A) -> A#{I := maps:get(I, A) + 1} end, n(500), lists:seq(1, 500)), {map_size(M), lists:sum(maps:values(M))}.
keys() -> [a, 'b c', 1, -1, 1.0, 1 bsl 60, 1 bsl 64, -(1 bsl 64), [], [1], "str", {}, {1, 2}, {a, {b}}, <<>>, <<"bin">>, <<1:3>>, #{}, #{a => 1}, fun lists:map/2, true, 0.0, 1.5e300, [1 | 2], binary:copy(<<"x">>, 100), 16#7ffffff, {1}, {1.0}, [a], [[a]], ['$empty'], undefined].
many_key_types() -> M = maps:from_list([{K, {I, K}} || {I, K} <- lists:enumerate(keys() ++ lists:seq(100, 140))]), {map_size(M), [maps:get(K, M) =:= {I, K} || {I, K} <- lists:enumerate(keys())], maps:is_key(-1.0, M), maps:is_key(2, M), d(maps:without(keys(), M))}.
%% Many keys of one kind fill the upper levels of the trie, so that the lower ones come into use.
deep_tries() -> L = lists:seq(0, 20000), M = maps:from_keys(L, x), {map_size(M), lists:all(fun(K) -> maps:is_key(K, M) end, L), maps:is_key(20001, M), map_size(lists:foldl(fun maps:remove/2, M, lists:seq(0, 20000, 3))), lists:sort(maps:keys(M)) =:= L}.
tuple_key_tries() -> L = [{X, [Y, X]} || X <- lists:seq(1, 60), Y <- lists:seq(1, 60)], M = maps:from_list([{K, K} || K <- L]), {map_size(M), lists:all(fun(K) -> map_get(K, M) =:= K end, L), maps:find({61, [1, 61]}, M)}.
float_keys() -> M = maps:from_list([{I / 4, I} || I <- lists:seq(0, 200)]), {map_size(M), maps:get(2.0, M), maps:is_key(2, M), maps:get(0.25, M), maps:get(50.0, M)}.
negative_zero_keys() -> M = #{?ID(0.0) => p, ?ID(-0.0) => n, 0 => i}, {map_size(M), maps:get(0.0, M), maps:get(?ID(-0.0), M), maps:get(0, M)}.
nested_maps() -> M = #{a => #{b => #{c => 1}}}, #{a := #{b := B} = A} = ?ID(M), {B, A, M#{a := A#{b := B#{c := 2, d => 3}}}}.
map_in_map_key() -> M = #{#{a => 1} => x, #{a => 1.0} => y, n(40) => z}, {maps:get(#{a => 1}, M), maps:get(#{a => 1.0}, M), maps:get(n(40), M), map_size(M)}.
comprehension_over_maps() -> [{K, V} || {K, V} <- lists:sort(maps:to_list(n(5))), K rem 2 =:= 1].
equality_of_built() -> A = maps:from_list([{I, I} || I <- lists:seq(1, 100)]), B = lists:foldl(fun(I, M) -> M#{I => I} end, #{}, lists:reverse(lists:seq(1, 100))), {A =:= B, A == B, A =:= B#{5 => x}, A < B#{101 => x}, A =/= B#{100 := 100.0}, A == B#{100 := 100.0}, erlang:phash2(A) =:= erlang:phash2(B)}.
small_vs_large_equal() -> A = n(20), B = lists:foldl(fun maps:remove/2, n(60), lists:seq(21, 60)), {A =:= B, erlang:phash2(A) =:= erlang:phash2(B), A < B, term_to_binary(A, [deterministic]) =:= term_to_binary(B, [deterministic])}.
erts_internals() -> [erts_internal:term_type(M) || M <- [#{}, n(5), n(40)]] ++ [tuple_size(erts_internal:map_to_tuple_keys(#{a => 1, b => 2})), lists:sort(tuple_to_list(erts_internal:map_to_tuple_keys(#{a => 1, b => 2}))), is_list(erts_internal:map_hashmap_children(n(40))), ?B(erts_internal, map_to_tuple_keys, [x]), ?B(erts_internal, map_hashmap_children, [#{}])].
groups() -> [maps:groups_from_list(fun(X) -> X rem 3 end, lists:seq(1, 10)), maps:groups_from_list(fun(X) -> X rem 2 end, fun(X) -> -X end, [1, 2, 3])].
with_without() -> [maps:with([a, z], #{a => 1, b => 2}), maps:without([a, z], #{a => 1, b => 2}), d(maps:with(lists:seq(1, 45), n(60))), d(maps:without(lists:seq(1, 15), n(60))), ?T(maps:with(?ID(x), #{}))].
errors_of_maps() -> [?TT(maps:get(a, ?ID(#{}))), ?TT(maps:put(a, b, ?ID(x))), ?TT(maps:map(?ID(x), #{})), ?TT(maps:from_list(?ID([a]))), ?TT(maps:update(a, 1, #{})), ?TT(maps:fold(fun(_, _, _) -> x end, a, ?ID(y))), ?TT(map_size(?ID(x))), ?TT(maps:merge(x, y)), ?TT(maps:filter(fun(_, _) -> nonbool end, #{a => 1}))].
put_assoc_many() -> K = ?ID(k), M = #{K => 1, {K, 1} => 2, [K] => 3, a => 4, b => 5, c => 6, d => 7, e => 8, f => 9, g => 10, h => 11}, {map_size(M), M#{i => 12, j => 13, K => 0, zz => [K]}}.
get_elements_many() -> M = ?ID(#{a => 1, b => 2, c => 3, d => 4, e => 5, f => 6, "s" => 7, 8 => 8}), #{a := A, b := B, c := C, d := D, e := E, f := F, "s" := S, 8 := I} = M, {I, S, F, E, D, C, B, A}.
variables_as_keys() -> K1 = ?ID(x), K2 = ?ID(40), M = (n(40))#{K1 => y}, #{K1 := V1, K2 := V2} = M, {V1, V2, M#{K1 := K2, K2 := K1} =:= M, is_map_key(K1, M)}.
hf(#{a := _, b := _, c := _}) -> abc; hf(#{a := _, b := _}) -> ab; hf(#{a := _}) -> a; hf(#{1 := _, {x} := _}) -> mixed; hf(_) -> none.
has_fields() -> [hf(X) || X <- [#{a => 1, b => 2, c => 3}, #{a => 1, b => 2}, #{a => 1}, #{b => 1}, #{1 => 1, {x} => 2}, maps:from_keys([a, b, c | lists:seq(1, 40)], 0), maps:from_keys([a | lists:seq(1, 40)], 0), x]].
map_ops_in_loops() -> wc("the quick brown fox jumps over the lazy dog the end", [], #{}).
wc([$\s | T], W, M) -> wc(T, [], bump(lists:reverse(W), M)); wc([C | T], W, M) -> wc(T, [C | W], M); wc([], W, M) -> lists:sort(maps:to_list(bump(lists:reverse(W), M))).
bump(W, M) -> case M of #{W := N} -> M#{W := N + 1}; _ -> M#{W => 1} end.
intersect() -> [maps:intersect(#{a => 1, b => 2}, #{b => 3, c => 4}), maps:intersect_with(fun(K, A, B) -> {K, A, B} end, #{a => 1, b => 2}, #{b => 3, a => 4}), d(maps:intersect(n(100), n(50)))].
same_shared_keys() -> L = [#{id => I, name => "n", val => I * 2} || I <- lists:seq(1, 100)], {length(L), lists:sum([V || #{val := V} <- L]), [M#{val := 0} || M <- lists:sublist(L, 2)]}.
large_exact() -> M = n(100), [?T(M#{101 := x}), ?T(M#{1 := a, 2 := b, 300 := c}), maps:get(2, M#{1 := a, 2 := b}), d(M#{1 := a, 101 => n, 102 => m})].
update_with() -> [?T(maps:update_with(zz, fun(X) -> X end, #{})), maps:update_with(a, fun(X) -> [X] end, #{a => 1}), ?T(maps:update_with(a, x, #{a => 1}))].
phash_of_maps() -> [erlang:phash2(M) || M <- [#{}, m(), n(10), n(32), n(33), n(200), #{a => #{b => c}}]].
%% Keys whose parts are the same, in other places: no hash may be the same for every salt.
alike_but_for_places() -> Ks = [{{}, 1}, {1, {}}, {[], {}, {}}, {{}, [], {}}, {{}, {}, []}, <<1:1>>, [8 | <<1:1>>], {1, #{a => {}}}, {#{a => {}}, 1}, {{1, {}}, {{}, 1}}, {{{}, 1}, {1, {}}}], M = maps:from_keys(?ID(Ks) ++ lists:seq(1, 40), v), [map_size(M), [maps:is_key(K, M) || K <- Ks]].
%% The key that an update misses is the first in the order of keys.
several_missing() -> M = ?ID(#{1 => a}), L = n(40), [?T(M#{42.0 := v, 42 := w}), ?T(L#{b := 1, 99.0 := v, 99 := w}), ?T(M#{"s" := 1, {t} := 2, 7 := 3}), ?T((?ID(#{}))#{"z" := 1, "y" := 2})].
