%% Type tests and guard BIFs, in guards, in bodies and as calls: what each says of every type.
-module(guards).
-include("diff.hrl").
-record(r, {a, b}).

cases() ->
    [type_tests_in_guards, type_tests_as_values, type_tests_applied, boolean_guards, guard_sequences, andalso_orelse, and_or_xor_not, boolean_errors,
     guard_bifs_true, guard_bifs_fail, guard_failures_are_silent, is_function_2, is_record_guards, size_guards, map_guards, binary_part_guards,
     element_guards, if_guards, case_guards, nested_guards, self_node_guards, tuple_size_guards, hd_tl_guards, length_guards, body_bif_errors,
     not_guards, number_ranges, is_boolean_all, list_types, comprehension_guards, guard_constants, band_in_guard, failing_guards_over_gc].

all() -> [0, 1, -1, 1 bsl 80, 1.5, a, true, false, '', [], [a], [a | b], "str", {}, {a}, {r, 1, 2}, {r, 1}, #r{a = 1}, #{}, #{a => 1}, <<>>, <<1>>, <<1:3>>, self(), make_ref(), fun lists:map/2, fun() -> ok end, fun(_, _) -> 2 end].

g(X) ->
    [t1(X), t2(X), t3(X), t4(X), t5(X), t6(X), t7(X), t8(X), t9(X), t10(X), t11(X), t12(X), t13(X), t14(X), t15(X)].
t1(X) when is_integer(X) -> 1; t1(_) -> 0.
t2(X) when is_float(X) -> 1; t2(_) -> 0.
t3(X) when is_number(X) -> 1; t3(_) -> 0.
t4(X) when is_atom(X) -> 1; t4(_) -> 0.
t5(X) when is_boolean(X) -> 1; t5(_) -> 0.
t6(X) when is_list(X) -> 1; t6(_) -> 0.
t7(X) when is_tuple(X) -> 1; t7(_) -> 0.
t8(X) when is_map(X) -> 1; t8(_) -> 0.
t9(X) when is_binary(X) -> 1; t9(_) -> 0.
t10(X) when is_bitstring(X) -> 1; t10(_) -> 0.
t11(X) when is_pid(X) -> 1; t11(_) -> 0.
t12(X) when is_port(X) -> 1; t12(_) -> 0.
t13(X) when is_reference(X) -> 1; t13(_) -> 0.
t14(X) when is_function(X) -> 1; t14(_) -> 0.
t15(X) when is_function(X, 2) -> 1; t15(_) -> 0.

type_tests_in_guards() -> [g(X) || X <- all()].
v(X) -> {is_integer(X), is_float(X), is_number(X), is_atom(X), is_boolean(X), is_list(X), is_tuple(X), is_map(X), is_binary(X), is_bitstring(X), is_pid(X), is_port(X), is_reference(X), is_function(X), is_function(X, 2), X =:= [], is_record(X, r), is_record(X, r, 3)}.
type_tests_as_values() -> [v(X) || X <- all()].
type_tests_applied() -> [[apply(erlang, F, [X]) || F <- [is_integer, is_float, is_number, is_atom, is_boolean, is_list, is_tuple, is_map, is_binary, is_bitstring, is_pid, is_port, is_reference, is_function]] || X <- all()].

bg(A, B) when A, B -> both; bg(A, B) when A; B -> one; bg(A, _) when not A -> first_false; bg(_, _) -> neither.
boolean_guards() -> [bg(A, B) || A <- [true, false, x], B <- [true, false, 1]].
gs(X) when X > 10, X < 20; X =:= a; is_list(X), length(X) > 2 -> yes; gs(_) -> no.
guard_sequences() -> [gs(X) || X <- [5, 15, 25, a, b, [], [1, 2, 3], [1 | 2]]].
ao(A, B) when A andalso B -> both; ao(A, B) when A orelse B -> one; ao(_, _) -> none.
andalso_orelse() -> [ao(A, B) || A <- [true, false, x], B <- [true, false, 1]] ++ [?T(?ID(A) andalso B) || A <- [true, false, x], B <- [true, 1]] ++ [?T(?ID(A) orelse B) || A <- [true, false, x], B <- [true, 1]].
and_or_xor_not() -> [{?T(A and B), ?T(A or B), ?T(A xor B), ?T(not A)} || A <- [?ID(true), false], B <- [?ID(true), false]].
boolean_errors() -> [{?T(A and B), ?T(A or B), ?T(A xor B), ?T(not A)} || {A, B} <- [{?ID(1), true}, {true, ?ID(a)}, {?ID([]), ?ID(x)}]] ++ [?T(if_bool(?ID(x))), ?T(case ?ID(y) of true -> 1; false -> 2 end)].
if_bool(X) -> case X andalso true of true -> yes; false -> no end.

gb(X) when abs(X) > 5 -> abs; gb(X) when length(X) > 2 -> length; gb(X) when hd(X) =:= h -> hd; gb(X) when tl(X) =:= [t] -> tl; gb(X) when element(1, X) =:= e -> element;
gb(X) when tuple_size(X) > 3 -> tuple_size; gb(X) when map_size(X) > 1 -> map_size; gb(X) when is_map_key(k, X) -> is_map_key; gb(X) when map_get(g, X) =:= 1 -> map_get;
gb(X) when bit_size(X) =:= 3 -> bit_size; gb(X) when byte_size(X) > 3 -> byte_size; gb(X) when binary_part(X, 0, 1) =:= <<"p">> -> binary_part; gb(X) when size(X) =:= 2 -> size;
gb(X) when float(X) =:= 3.0 -> float; gb(X) when round(X) =:= 2 -> round; gb(X) when trunc(X) =:= -1 -> trunc; gb(X) when node(X) =:= nonode@nohost -> node; gb(X) when is_function(X, 1) -> f1; gb(_) -> none.
guard_bifs_true() -> [gb(X) || X <- [-6, [1, 2, 3], [h], [x, t], {e}, {1, 2, 3, 4}, #{a => 1, b => 2}, #{k => 1}, #{g => 1}, <<1:3>>, <<"abcd">>, <<"p">>, {1, 2}, <<1, 2>>, 3, 3.0, 2.4, -1.2, self(), fun(_) -> 1 end]].
guard_bifs_fail() -> [gb(X) || X <- [a, [], {}, <<>>, #{}, [a | b], 1 bsl 90, fun() -> 1 end]].
gf(X) when element(3, X) =:= 1; hd(X) =:= 1; X div 0 =:= 1; 1 / X > 1; map_get(nokey, X); length(X) > 0; byte_size(X) > 0 -> yes; gf(_) -> no.
guard_failures_are_silent() -> [gf(X) || X <- [{1}, [], 0, 0.0, #{}, [1 | 2], <<>>, 0.5, <<1>>, [5]]].
f2(F, A) when is_function(F, A) -> yes; f2(_, _) -> no.
is_function_2() -> [f2(F, A) || F <- [fun() -> 1 end, fun(_) -> 1 end, fun lists:map/2, a, {lists, map}], A <- [0, 1, 2, 255, 256]] ++ [?T(is_function(?ID(fun() -> 1 end), ?ID(A))) || A <- [0, -1, a, 1.0, 1 bsl 70]] ++ [f2(fun() -> 1 end, A) || A <- [-1, a, 1 bsl 70]].
ir(X) when is_record(X, r) -> r; ir(X) when is_record(X, s, 2) -> s2; ir(X) when X#r.a =:= 7 -> seven; ir(_) -> no.
is_record_guards() -> [ir(X) || X <- [#r{}, {r, 1}, {s, 1}, {s, 1, 2}, r, [], {}]] ++ [?B(erlang, is_record, A) || A <- [[{x, 1}, x], [{x, 1}, x, 2], [{x, 1}, x, 3], [{x}, 1], [{x}, x, a], [{x}, x, -1], [a, x], [{1, 2}, 1, 2], [{x, 1}, y]]] ++ [dynrec(?ID({x, 1}), x), ?T(dynrec(?ID({x, 1}), ?ID(1)))].
dynrec(X, T) -> is_record(X, T).
sz(X) when size(X) > 2 -> big; sz(X) when size(X) =:= 0 -> empty; sz(X) when byte_size(X) =:= 1 -> byte; sz(_) -> no.
size_guards() -> [sz(X) || X <- [{}, {1}, {1, 2, 3}, <<>>, <<1>>, <<1:1>>, <<1, 2, 3>>, <<1, 2, 3:3>>, a, []]].
mg(#{a := 1}) -> a1; mg(M) when map_get(b, M) > 5 -> b; mg(M) when is_map_key(c, M) -> c; mg(M) when map_size(M) =:= 0 -> empty; mg(M) when M =:= #{x => y} -> xy; mg(_) -> no.
map_guards() -> [mg(X) || X <- [#{a => 1}, #{a => 2}, #{b => 6}, #{b => 5}, #{c => 1}, #{}, #{x => y}, a]].
bp(B) when binary_part(B, 1, 2) =:= <<"bc">> -> bc; bp(B) when binary_part(B, {byte_size(B), -1}) =:= <<"z">> -> z; bp(_) -> no.
binary_part_guards() -> [bp(X) || X <- [<<"abcd">>, <<"xyz">>, <<"a">>, <<>>, a, <<"z">>]].
el(N, T) when element(N, T) > 5 -> big; el(N, T) when is_atom(element(N, T)) -> atom; el(_, _) -> no.
element_guards() -> [el(N, T) || N <- [0, 1, 2, 3, a, 1.0], T <- [{1, 6}, {a, b}, {}, x]].
ig(X) -> if X > 10 -> big; is_atom(X), X =/= b -> atom; X =:= 3; X =:= 4 -> three_four; true -> other end.
if_guards() -> [ig(X) || X <- [11, a, b, 3, 4, 5, "x"]] ++ [?T(begin I = ?ID(1), if I > 2 -> x end end)].
cg(X) -> case X of {A, B} when A > B -> gt; {A, A} -> same; {A, _} when is_atom(A) -> atom; [H | _] when H =:= 1; H =:= 2 -> onetwo; Y when is_integer(Y), Y band 1 =:= 0 -> even; _ -> none end.
case_guards() -> [cg(X) || X <- [{2, 1}, {1, 1}, {a, b}, {1, 2}, [1], [2], [3], 4, 5, {1, 1.0}]].
ng(X, Y) when (X > 1 andalso Y > 1) orelse (is_atom(X) and not is_atom(Y)), X =/= Y -> a; ng(X, Y) when not (X =:= Y orelse X < Y) -> b; ng(X, Y) when (X xor Y) =:= true -> c; ng(_, _) -> d.
nested_guards() -> [ng(X, Y) || X <- [1, 2, a, true, false], Y <- [1, 3, b, true, false]].
sn(X) when X =:= self() -> me; sn(X) when node() =:= X -> node; sn(_) -> no.
self_node_guards() -> [sn(X) || X <- [self(), node(), 1]].
ts(T) when tuple_size(T) =:= 2, element(1, T) =:= ok -> ok; ts(T) when tuple_size(T) > 2 -> more; ts(T) when tuple_size(T) =/= 0 -> some; ts(_) -> none.
tuple_size_guards() -> [ts(T) || T <- [{ok, 1}, {1, 2, 3}, {a}, {}, ok]].
ht(L) when hd(tl(L)) =:= 2 -> second; ht(L) when hd(L) =:= 1 -> first; ht(L) when tl(L) =:= [] -> single; ht(_) -> no.
hd_tl_guards() -> [ht(L) || L <- [[1, 2], [1], [5], [], a, [5 | 6], [5, 6]]].
lg(L) when length(L) =:= 0 -> empty; lg(L) when length(L) > 2 -> many; lg(L) when length(L) =< 2 -> few; lg(_) -> improper.
length_guards() -> [lg(L) || L <- [[], [1], [1, 2], [1, 2, 3], [1 | 2], a, "string"]].

body_bif_errors() ->
    [?T(length(?ID([a | b]))), ?T(length(?ID(a))), ?T(hd(?ID([]))), ?T(tl(?ID([]))), ?T(hd(?ID(a))), ?T(size(?ID(a))), ?T(byte_size(?ID(a))), ?T(bit_size(?ID("a"))), ?T(tuple_size(?ID([]))), ?T(map_size(?ID({}))), ?T(element(?ID(0), {a})), ?T(element(?ID(2), {a})),
     ?T(element(?ID(a), {a})), ?T(element(1, ?ID(a))), ?T(abs(?ID(a))), ?T(map_get(a, ?ID(#{}))), ?T(map_get(a, ?ID(x))), ?T(is_map_key(a, ?ID(x))), ?T(node(?ID(a))), ?T(float(?ID(a))), ?T(round(?ID(a))), ?T(trunc(?ID("1"))), ?T(binary_part(?ID(<<"abc">>), 2, 5)), ?T(binary_part(?ID(<<"abc">>), {1, -2})), ?T(binary_part(?ID(a), 1, 1)), ?T(ceil(?ID(a))), ?T(floor(?ID(a)))].
n(X) when not is_atom(X), not (X > 5) -> a; n(X) when not is_list(X) -> b; n(_) -> c.
not_guards() -> [n(X) || X <- [1, 6, a, [], [1], 2.0]].
nr(X) when is_integer(X), 0 =< X, X < 10 -> digit; nr(X) when is_integer(X), $a =< X, X =< $z -> lower; nr(X) when is_integer(X), -5 =< X, X =< -1 -> neg; nr(X) when X >= 1000, X =< 2000 -> thousand; nr(_) -> other.
number_ranges() -> [nr(X) || X <- [0, 9, 10, $a, $z, $z + 1, -5, -6, -1, 5.0, 1000, 1500.5, 2000, 2001, 1 bsl 66, a]].
is_boolean_all() -> [case X of true -> t; false -> f; _ when is_boolean(X) -> impossible; _ -> o end || X <- [true, false, 'TRUE', 1, []]].
lt(X) when is_list(X), X =/= [] -> cons; lt([]) -> nil; lt(X) when X =:= "" -> no; lt(_) -> other.
list_types() -> [lt(X) || X <- [[], [1], [1 | 2], "", "a", a, {}]].
comprehension_guards() -> [X || X <- [1, a, 2, "s", {1, 2}, 3.5, [], 10], is_integer(X) orelse is_tuple(X), X =/= 2, element(1, X) =:= 1 orelse true] ++ [X || X <- [1, 2, 3, 4], X rem 2 =:= 0, begin Y = X * X, Y > 3 end].
gc(X) when X =:= ok, true -> a; gc(X) when X =:= 1, false -> b; gc(X) when 1 =:= 1.0; X =:= 2 -> c; gc(_) -> d.
guard_constants() -> [gc(X) || X <- [ok, 1, 2, 3]].
bi(X) when X band 3 =:= 0 -> z; bi(X) when X bor 1 =:= 7 -> s; bi(X) when X bsr 2 =:= 2 -> two; bi(X) when X bsl 2 =:= 4 -> f; bi(X) when bnot X =:= -6 -> five; bi(_) -> o.
band_in_guard() -> [bi(X) || X <- [0, 4, 6, 9, 1, 5, 3, a, 1 bsl 70, (1 bsl 70) + 1]].
fg(hd, X) when hd(X) =:= 1 -> bad; fg(element, X) when element(X, {}) =:= 1 -> bad; fg(map_get, X) when map_get(X, X) =:= 1 -> bad;
fg(map_size, X) when map_size(X) =:= 1 -> bad; fg(length, X) when length(X) =:= 1 -> bad; fg(_, X) -> X.
fl(0, _, L) -> L; fl(N, Size, L) -> fl(N - 1, Size, [erlang:make_tuple(Size, N) | L]).
failing_guards_over_gc() -> [begin x = fg(G, ?ID(x)), L = fl(1000, S, []), [{1, S} | _] = lists:usort([{element(S, T), tuple_size(T)} || T <- L]), length(L) end || G <- [hd, element, map_get, map_size, length], S <- [1, 2, 3, 4]].
