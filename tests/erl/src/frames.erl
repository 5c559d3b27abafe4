%% Stack frames and the heap: many live variables, trimming, deep recursion, swaps of registers, and collections with every kind of term alive.
-module(frames).
-include("diff.hrl").

cases() ->
    [many_locals, trim_frames, trim_in_branches, swaps, rotations, long_argument_lists, deep_recursion, mutual_deep, ackermann, tak, hanoi, locals_over_calls, locals_over_try, init_in_branches, live_after_gc, everything_alive, large_heap, heap_growth, old_generation, fragments, big_binaries_gc, sub_binaries_gc, matchstates_gc, funs_gc, maps_gc, bignums_gc, floats_gc, stack_and_heap, literals_survive, tuples_of_lists, big_literals, many_clauses, many_functions, call_only_loops, accumulate_backwards, garbage_collect_bodies, nested_lists_gc, alternating, cons_cells, self_reference_free, register_pressure, put_list_runs, put_tuple_forms, move_chains, nested_cases, unused_results, test_heap_forms].

many_locals() -> A = ?ID(1), B = ?ID(A + 1), C = ?ID(B + 1), D = ?ID(C + 1), E = ?ID(D + 1), F = ?ID(E + 1), G = ?ID(F + 1), H = ?ID(G + 1), I = ?ID(H + 1), J = ?ID(I + 1), K = ?ID(J + 1), L = ?ID(K + 1), M = ?ID(L + 1), N = ?ID(M + 1), O = ?ID(N + 1), P = ?ID(O + 1), Q = ?ID(P + 1), R = ?ID(Q + 1), [R, Q, P, O, N, M, L, K, J, I, H, G, F, E, D, C, B, A].
trim_frames() -> A = ?ID(1), B = ?ID(2), C = ?ID(3), D = ?ID(4), X = ?ID({A, B}), Y = ?ID({C, X}), Z = ?ID({D, Y}), ?ID([Z]).
tb(X) -> A = ?ID(X), B = ?ID([X]), C = ?ID({X}), case X of 1 -> D = ?ID(A), ?ID({D}); 2 -> D = ?ID(B), E = ?ID(C), ?ID({D, E}); _ -> D = ?ID(0), E = ?ID(1), F = ?ID(2), {A, B, C, D, E, F} end.
trim_in_branches() -> [tb(1), tb(2), tb(3)].
sw(A, B) -> id2(B, A).
id2(A, B) -> {A, B}.
swaps() -> [sw(?ID(1), ?ID(2)), sw2(1, 2, 3, 4), sw3(?ID(a), ?ID(b), ?ID(c))].
sw2(A, B, C, D) -> id4(D, C, B, A).
id4(A, B, C, D) -> [A, B, C, D].
sw3(A, B, C) -> X = ?ID(C), Y = ?ID(A), id4(B, Y, X, C).
rotations() -> [r3(1, 2, 3, ?ID(N)) || N <- [0, 1, 2, 3, 4, 5]].
r3(A, B, C, 0) -> [A, B, C];
r3(A, B, C, N) -> r3(C, A, B, N - 1).
l16(A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P) -> if A > 100 -> [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P]; true -> l16(P + 10, A, B, C, D, E, F, G, H, I, J, K, L, M, N, O) end.
long_argument_lists() -> l16(?ID(1), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16).
deep(0) -> 0; deep(N) -> 1 + deep(N - 1).
deep_recursion() -> [deep(?ID(N)) || N <- [0, 1, 1000, 200000]].
ma(0) -> [a]; ma(N) -> [N | mb(N - 1)].
mb(0) -> [b]; mb(N) -> {X, Y} = {N, ma(N - 1)}, [X | Y].
mutual_deep() -> L = ma(50000), {length(L), hd(L), lists:last(L)}.
ack(0, N) -> N + 1; ack(M, 0) -> ack(M - 1, 1); ack(M, N) -> ack(M - 1, ack(M, N - 1)).
ackermann() -> [ack(2, 9), ack(3, 5)].
tak(X, Y, Z) when Y >= X -> Z; tak(X, Y, Z) -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y)).
tak() -> tak(14, 8, 3).
hanoi(0, _, _, _) -> []; hanoi(N, A, B, C) -> hanoi(N - 1, A, C, B) ++ [{A, B} | hanoi(N - 1, C, B, A)].
hanoi() -> L = hanoi(10, a, b, c), {length(L), lists:sublist(L, 5)}.
locals_over_calls() -> A = ?ID([1]), B = ?ID({A, A}), C = ?ID(<<"c">>), D = ?ID(1.5), E = ?ID(1 bsl 70), F = ?ID(#{k => A}), G = ?ID(fun() -> {A, B} end), _ = ?ID(0), H = G(), {A, B, C, D, E, F, H}.
lt(X, Y) -> A = ?ID(X), try B = ?ID(A + Y), C = ?ID(B * 2), {A, B, C} catch error:_ -> {A, X, Y, failed} end.
locals_over_try() -> [lt(1, 2), lt(1, a), lt(b, 1)].
ib(X) -> Y = case ?ID(X) of 1 -> A = ?ID(x), ?ID({A}); 2 -> ?ID(two); _ -> B = ?ID(y), C = ?ID(z), {B, C} end, Z = ?ID(Y), {Z, ?ID(X)}.
init_in_branches() -> [ib(1), ib(2), ib(3)].
live_after_gc() -> A = ?ID(lists:seq(1, 100)), B = ?ID(list_to_tuple(A)), erlang:garbage_collect(), C = lists:map(fun(X) -> X * 2 end, A), erlang:garbage_collect(), {lists:sum(A), tuple_size(B), lists:sum(C), element(50, B)}.
alive() -> X = ?ID(5), {[1, 2.5, a], #{k => "v", 1 => [X]}, maps:from_list([{I, {I}} || I <- lists:seq(1, 50)]), <<"heap">>, binary:copy(<<"shared">>, 50), binary:part(binary:copy(<<"part">>, 50), 3, 90), 1 bsl 200, -(1 bsl 90), 1.0e100, fun(Y) -> X + Y end, fun lists:map/2, self(), make_ref(), <<5:3>>, [[[[]]]], "string", {}}.
everything_alive() -> T = alive(), [erlang:garbage_collect() || _ <- lists:seq(1, 5)], _ = lists:seq(1, 100000), S = setelement(13, T, ref), erlang:garbage_collect(), {setelement(3, S, map_size(element(3, S))), (element(10, T))(1), maps:get(50, element(3, T))}.
large_heap() -> L = [{I, [I, I + 1], <<I:16>>} || I <- lists:seq(1, 100000)], {length(L), lists:foldl(fun({I, [_, J], <<K:16>>}, A) -> (A + I + J + K) rem 1000000007 end, 0, L)}.
grow(0, A) -> length(A); grow(N, A) -> grow(N - 1, [lists:seq(1, N rem 50) | A]).
heap_growth() -> grow(20000, []).
og(0, Keep, A) -> {lists:sum(Keep), A}; og(N, Keep, A) -> T = lists:seq(1, 200), og(N - 1, Keep, (A + lists:sum(T)) rem 1000003).
old_generation() -> og(2000, lists:seq(1, 5000), 0).
fragments() -> L = [binary_to_term(term_to_binary({I, lists:seq(1, 50), #{I => I}})) || I <- lists:seq(1, 500)], {length(L), lists:sum([I || {I, _, _} <- L]), lists:nth(250, L) =:= {250, lists:seq(1, 50), #{250 => 250}}}.
big_binaries_gc() -> L = [binary:copy(<<I:8>>, 1000) || I <- lists:seq(1, 300)], erlang:garbage_collect(), {length(L), lists:sum([binary:last(B) || B <- L]), erlang:crc32(L)}.
sub_binaries_gc() -> B = binary:copy(<<"0123456789">>, 1000), L = [binary:part(B, I, 9) || I <- lists:seq(0, 500)], erlang:garbage_collect(), {erlang:crc32(L), lists:nth(100, L)}.
mgc(<<X, R/binary>>, A) -> _ = lists:seq(1, 300), mgc(R, [X | A]); mgc(<<>>, A) -> lists:sum(A).
matchstates_gc() -> mgc(binary:copy(<<1, 2, 3>>, 200), []).
funs_gc() -> Fs = [begin T = {I, [I]}, fun(X) -> {X, T} end end || I <- lists:seq(1, 300)], [erlang:garbage_collect() || _ <- [1, 2, 3]], lists:sum([I || F <- Fs, {a, {I, [I]}} <- [F(a)]]).
maps_gc() -> M = lists:foldl(fun(I, A) -> _ = lists:seq(1, 50), A#{I => [I], {k, I} => #{I => I}} end, #{}, lists:seq(1, 500)), erlang:garbage_collect(), {map_size(M), lists:sum([X || {_, [X]} <- maps:to_list(M)])}.
bignums_gc() -> L = [(1 bsl 100) + I || I <- lists:seq(1, 1000)], erlang:garbage_collect(), lists:sum(L).
floats_gc() -> L = [I * 1.5 || I <- lists:seq(1, 2000)], erlang:garbage_collect(), lists:sum(L).
sh(0, L) -> {length(L), lists:sum(L)}; sh(N, L) -> {A, B} = sh(N - 1, [N | L]), X = lists:seq(1, 10), {A + length(X), B}.
stack_and_heap() -> sh(5000, []).
lits() -> {"a literal", #{lit => [1, 2, {3}]}, <<"literal binary">>, 1.25, 123456789012345678901234567890, fun lists:map/2}.
literals_survive() -> L = lits(), erlang:garbage_collect(), M = setelement(1, L, new), erlang:garbage_collect(), {L, M, L =:= lits()}.
tuples_of_lists() -> T = list_to_tuple([lists:seq(1, I) || I <- lists:seq(1, 100)]), erlang:garbage_collect(), lists:sum([length(element(I, T)) || I <- lists:seq(1, 100)]).
big_literals() -> L = [{1, "one", <<"eins">>}, {2, "two", <<"zwei">>}, {3, "three", <<"drei">>}, #{4 => "four", five => [5, 5.0, 16#5555555555555555555]}], {lists:keyfind(2, 1, lists:sublist(L, 3)), L}.
mc(1) -> a; mc(X) when X > 100 -> {b, X}; mc([A | _]) -> {c, A}; mc({A, B}) when A =:= B -> d; mc({A, _}) -> {e, A}; mc(#{k := V}) -> V; mc(<<X, _/bits>>) -> {f, X}; mc(X) when is_atom(X) -> {g, X}; mc(X) when is_float(X) -> h; mc(F) when is_function(F, 0) -> F(); mc(_) -> z.
many_clauses() -> [mc(X) || X <- [1, 101, [q], {1, 1}, {1, 2}, #{k => v}, <<9, 9>>, at, 1.5, fun() -> called end, 50, {}]].
f1(X) -> f2(X + 1). f2(X) -> f3(X * 2). f3(X) -> f4(X - 3, X). f4(X, Y) -> f5({X, Y}). f5({X, Y}) -> f6(Y, X). f6(X, Y) -> [X | f7(Y)]. f7(X) -> [X, f8(X)]. f8(X) -> -X.
many_functions() -> f1(?ID(10)).
col(0, A, _) -> A; col(N, A, B) -> col(N - 1, B, A + N).
call_only_loops() -> col(1000001, 0, 0).
ab([H | T]) -> R = ab(T), [{H, length(R)} | R]; ab([]) -> [].
accumulate_backwards() -> ab([a, b, c, d]).
garbage_collect_bodies() -> A = [?ID(1)], erlang:garbage_collect(), B = [?ID(2) | A], erlang:garbage_collect(), C = {A, B}, erlang:garbage_collect(), [C | B].
nl(0) -> []; nl(N) -> [nl(N - 1), nl(N - 1)].
nested_lists_gc() -> T = nl(14), erlang:garbage_collect(), {erts_debug:flat_size(T), cnt(T)}.
cnt([]) -> 1; cnt([A, B]) -> cnt(A) + cnt(B).
alternating() -> lists:foldl(fun(I, {A, B}) when I rem 2 =:= 0 -> {[I | A], B}; (I, {A, B}) -> {A, [I | B]} end, {[], []}, lists:seq(1, 10)).
cons_cells() -> X = ?ID(a), Y = ?ID([]), [[X | Y], [X, X | Y], [[X] | [Y]], [X | X], [Y | X], [[] | []]].
self_reference_free() -> L = ?ID([1, 2, 3]), M = [L, L | L], {M, hd(M) =:= tl(tl(M))}.
rp(A, B, C, D, E, F) -> X1 = A + B, X2 = B * C, X3 = C - D, X4 = D bxor E, X5 = E bor F, X6 = F band A, Y1 = X1 * X2, Y2 = X3 + X4, Y3 = X5 - X6, {X1, X2, X3, X4, X5, X6, Y1, Y2, Y3, Y1 + Y2 * Y3, (X1 + X2) * (X3 - X4) + (X5 bsl 2) - (X6 bsr 1)}.
register_pressure() -> rp(?ID(1), ?ID(2), ?ID(3), ?ID(4), ?ID(5), ?ID(6)).
put_list_runs() -> A = ?ID(1), [A, 2, A, [A, 3 | A], {A}, "s" | [A]].
put_tuple_forms() -> A = ?ID(1), B = ?ID(b), {{}, {A}, {A, B}, {{A, {B}}, [A], 3, "x", <<"y">>, 1.5, #{A => B}}, {B, B, B, B, B, B, B, B, B, B}}.
move_chains() -> A = ?ID(1), B = A, C = B, D = {C, B}, E = D, ?ID([E, C]).
nc(A, B, C) -> case A of 1 -> case B of 1 -> case C of 1 -> a; _ -> b end; 2 -> c; _ -> {B, C} end; _ when B =:= C -> same; {X, Y} -> case X of Y -> eq; _ -> {X, Y, B} end; _ -> d end.
nested_cases() -> [nc(A, B, C) || A <- [1, {2, 2}, {1, 2}, z], B <- [?ID(1), 2, 3], C <- [1, 3]].
unused_results() -> _ = ?ID(1) + 1, _ = [?ID(2)], _ = {?ID(3)}, ?ID(4), ok.
test_heap_forms() -> A = ?ID(1), F = fun() -> A end, {[A, {A, F}], A * 1.5, [A + 1.5, {A * 2.0}], <<A:8, A:16>>, [A | {F(), 1.5}]}.
