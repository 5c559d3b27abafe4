%% Tuples and records: reading, changing, building, and update_record's forms.
-module(tuples).
-include("diff.hrl").
-record(p, {x = 0, y = 0}).
-record(big, {a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l}).
-record(typed, {n = 0 :: integer(), s = "" :: string(), sub = #p{} :: #p{}}).

cases() ->
    [element_all, setelement_all, make_tuple_all, append_insert_delete, tuple_list, tuple_size_all, record_create, record_update_one, record_update_many,
     record_update_chain, record_update_loop, record_nested, record_errors, record_match, record_info_all, setelement_chain, setelement_update, big_tuple,
     tagged_tuples, tuple_arity_select, tuple_equality, tuple_element_runs, tuple_in_guard, swap_elements, huge_tuples, record_default_calls, record_is, record_index, update_same,
     tuple_literals, fetch_out_of_order].

element_all() -> ?BS(erlang, element, [[1, {a}], [2, {a, b}], [0, {a}], [3, {a, b}], [-1, {a}], [1, {}], [1, []], [a, {a}], [1.0, {a}], [1 bsl 70, {a}]]).
setelement_all() -> ?BS(erlang, setelement, [[1, {a}, x], [2, {a, b, c}, x], [0, {a}, x], [3, {a, b}, x], [1, {}, x], [1, a, x], [a, {a}, x], [1 bsl 70, {a}, x]]).
make_tuple_all() -> ?BS(erlang, make_tuple, [[0, x], [1, x], [3, []], [-1, x], [a, x], [1 bsl 70, x], [3, d, [{1, a}, {3, b}]], [3, d, [{2, a}, {2, b}]], [3, d, [{4, a}]], [3, d, [{0, a}]], [3, d, [a]], [3, d, [{1, a} | x]], [3, d, x], [0, d, []], [16777216, x]]).
append_insert_delete() -> ?BS(erlang, append_element, [[{}, a], [{a}, b], [a, b], [[], b]]) ++ ?BS(erlang, insert_element, [[1, {}, a], [1, {b, c}, a], [2, {b, c}, a], [3, {b, c}, a], [4, {b, c}, a], [0, {b}, a], [a, {}, b], [1, a, b]]) ++ ?BS(erlang, delete_element, [[1, {a}], [2, {a, b, c}], [3, {a, b}], [0, {a}], [1, {}], [a, {}], [1, a]]).
tuple_list() -> ?BS(erlang, tuple_to_list, [[{}], [{a, b}], [a], [[]]]) ++ ?BS(erlang, list_to_tuple, [[[]], [[a, b]], [[a | b]], [a], [{}]]).
tuple_size_all() -> ?BS(erlang, tuple_size, [[{}], [{1, 2}], [[]], [<<>>]]) ++ ?BS(erlang, size, [[{}], [{1, 2}], [<<1>>], [<<1:7>>], [[]], [a]]).

record_create() -> [#p{}, #p{x = ?ID(1)}, #p{y = b, x = a}, #p{_ = z}, #big{l = ?ID(x)}, #typed{s = "s"}].
u1(P, V) -> P#p{x = V}.
record_update_one() -> [u1(?ID(#p{}), 5), u1(#p{y = 2}, ?ID(a)), ?T(u1(?ID({p, 1}), 2)), ?T(u1(?ID(x), 2)), ?T(u1(?ID({q, 1, 2}), 2))].
record_update_many() -> B = ?ID(#big{}), [B#big{a = x}, B#big{l = x, a = y}, B#big{b = 1, d = 2, f = 3, h = 4}, B#big{a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0, l = 0}, B].
record_update_chain() -> B = ?ID(#big{}), B1 = B#big{a = ?ID(10)}, B2 = B1#big{b = B1#big.a + 1}, B3 = B2#big{c = B2#big.b * 2, a = B1#big.b}, {B, B1, B2, B3}.
loop(0, R) -> R;
loop(N, R) -> loop(N - 1, R#p{x = R#p.x + N, y = R#p.y bxor N}).
record_update_loop() -> loop(?ID(1000), #p{}).
record_nested() -> T = ?ID(#typed{}), T1 = T#typed{sub = (T#typed.sub)#p{x = 9}}, {T1, T1#typed.sub#p.x, T#typed.sub, (T1#typed{n = T1#typed.n + 1})#typed.n}.
record_errors() -> X = ?ID({wrong}), [?TT(X#p.x), ?TT(X#p{x = 1}), ?TT((?ID(#p{x = a}))#typed.n), ?TT(begin #p{x = 1} = ?ID(#p{x = 2}) end), ?T(fget(?ID({p, 1, 2, 3})))].
fget(#p{x = X}) -> X.
rm(#p{x = 1, y = Y}) -> {one, Y}; rm(#p{x = Y, y = Y}) -> {same, Y}; rm(#big{l = undefined, k = K}) -> K; rm(#typed{sub = #p{y = Y}}) -> {sub, Y}; rm(_) -> none.
record_match() -> [rm(X) || X <- [#p{x = 1, y = 2}, #p{x = 3, y = 3}, #p{x = 3, y = 4}, #big{}, #big{l = 1}, #typed{}, {p, 1}, p]].
record_info_all() -> {record_info(fields, p), record_info(size, big), record_info(fields, typed), #p.x, #big.l}.
setelement_chain() -> T = ?ID({1, 2, 3, 4, 5}), A = setelement(5, T, e), B = setelement(3, A, c), C = setelement(1, B, a), {T, A, B, C}.
setelement_update() -> T0 = erlang:make_tuple(10, 0), lists:foldl(fun(I, T) -> setelement(I, T, element(I, T) + I * I) end, T0, lists:seq(1, 10)).
big_tuple() -> T = list_to_tuple(lists:seq(1, 5000)), {tuple_size(T), element(5000, T), element(2500, setelement(2500, T, x)), lists:sum(tuple_to_list(T)), erlang:phash2(T)}.
tag({ok, V}) -> {v, V}; tag({error, R}) -> {r, R}; tag({ok, A, B}) -> {A, B}; tag({error}) -> e; tag({_, {ok, V}}) -> {n, V}; tag({1, X}) -> {one, X}; tag({}) -> empty; tag(_) -> no.
tagged_tuples() -> [tag(X) || X <- [{ok, 1}, {error, x}, {ok, 1, 2}, {error}, {z, {ok, 3}}, {1, 2}, {}, {1.0, 2}, ok, [], {error, x, y}]].
ar({}) -> 0; ar({_}) -> 1; ar({_, _}) -> 2; ar({_, _, _}) -> 3; ar({_, _, _, _, _, _, _, _}) -> 8; ar(T) when is_tuple(T) -> many; ar(_) -> no.
tuple_arity_select() -> [ar(X) || X <- [{}, {1}, {1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {1, 2, 3, 4, 5, 6, 7, 8}, [], a]].
tuple_equality() -> [A =:= B || A <- [{}, {1}, {a, "s"}, {1.0}], B <- [?ID({}), {1}, {a, "s"}]].
runs({A, B, C, D, E, F, G, H}) -> [H, G, F, E, D, C, B, A].
tuple_element_runs() -> [runs(?ID({1, 2, 3, 4, 5, 6, 7, 8})), ?T(runs(?ID({1})))].
tuple_in_guard() -> [case X of T when element(1, T) =:= a, tuple_size(T) < 3 -> yes; T when element(2, T) > 1 -> two; _ -> no end || X <- [{a}, {a, b}, {a, 2, 3}, {b, 2}, {b, 0}, x]].
sw({A, B}) -> {B, A}.
rot(A, B, C) -> {B, C, A}.
swap_elements() -> {sw(?ID({1, 2})), rot(1, 2, 3), swapx(?ID(1), ?ID(2))}.
swapx(A, B) -> pair(B, A).
pair(A, B) -> [A | B].
huge_tuples() -> [?B(erlang, make_tuple, [N, x]) || N <- [1 bsl 24, (1 bsl 24) + 5, 1 bsl 59]] ++ [tuple_size(erlang:make_tuple(100000, [])), ?B(erlang, append_element, [x, y])].
-record(dc, {a = lists:reverse([1, 2]), b = self() =:= self(), c = {nested, [1]}}).
record_default_calls() -> [#dc{}, #dc{a = 1}].
record_is() -> [{is_record(X, p), is_record(X, p, 3), is_record(X, p, 2)} || X <- [#p{}, {p, 1}, {q, 1, 2}, p]].
record_index() -> [element(#p.y, ?ID(#p{y = yy})), lists:keysort(#p.x, [#p{x = 3}, #p{x = 1}]), lists:keyfind(2, #p.y, [#p{y = 1}, #p{x = found, y = 2}])].
update_same() -> P = ?ID(#p{x = 1, y = 2}), Q = P#p{x = 1}, R = P#p{x = P#p.x}, {P =:= Q, Q =:= R, R}.
tuple_literals() -> {element(2, {a, {b, c}, d}), {1, [2, {3}], #{a => {b}}, <<"bin">>, 1.5, 1 bsl 80}, setelement(1, ?ID({lit, lit}), new)}.
fetch_out_of_order() -> {A, B, C, D} = ?ID({1, 2, 3, 4}), {E, _, F} = ?ID({5, 6, 7}), [D, B, F, A, E, C].
