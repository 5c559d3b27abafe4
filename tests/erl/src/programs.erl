%% Small whole programs, most of them on OTP's own libraries: what a user would run first.
-module(programs).
-include("diff.hrl").

cases() -> [sieve, quicksort, mergesort, word_count, brainfuck, json, base64_all, gb_trees_all, gb_sets_all, ordsets_all, orddict_all, dict_all, sets_all, queue_all, array_all, proplists_all, rand_seeded, rand_algorithms, matrix, mandelbrot, life, collatz, roman, caesar, huffman, edit_distance, knapsack, sudoku, dijkstra, string_builder, calculator, uri, calendar_days, lzw, run_length, crc_table, adler_own, tree_balance, binary_tree, lambda, bank, memo, digraph_free, sort_stable, fizzbuzz, bigfact, pi_digits, mersenne, perfect, hamming, zipper, trie, state_monad, binary_heap, interpreter, float_series, date_text, erl_anno_use, ms_transform_free, timer_tc, code_which, digits_sum].

sieve() -> sv(lists:seq(2, 100)).
sv([]) -> []; sv([P | T]) -> [P | sv([X || X <- T, X rem P > 0])].
qs([]) -> []; qs([P | T]) -> qs([X || X <- T, X < P]) ++ [P] ++ qs([X || X <- T, X >= P]).
rnd(0, _) -> []; rnd(N, S) -> S1 = (S * 16807) rem 2147483647, [S1 rem 1000 | rnd(N - 1, S1)].
quicksort() -> qs(rnd(100, 42)).
ms([X]) -> [X]; ms([]) -> []; ms(L) -> {A, B} = lists:split(length(L) div 2, L), mrg(ms(A), ms(B)).
mrg([], B) -> B; mrg(A, []) -> A; mrg([A | As], [B | _] = Bs) when A =< B -> [A | mrg(As, Bs)]; mrg(As, [B | Bs]) -> [B | mrg(As, Bs)].
mergesort() -> L = rnd(500, 7), {ms(L) =:= lists:sort(L), erlang:phash2(ms(L))}.
word_count() -> T = "it was the best of times it was the worst of times", lists:keysort(1, maps:to_list(lists:foldl(fun(W, M) -> maps:update_with(W, fun(N) -> N + 1 end, 1, M) end, #{}, string:lexemes(T, " ")))).
bf(P, I) -> bf(P, 1, tuple_size(P), {[], 0, []}, I, []).
bf(_, Pc, N, _, _, Out) when Pc > N -> lists:reverse(Out);
bf(P, Pc, N, {L, C, R} = T, I, Out) ->
    case element(Pc, P) of
        $+ -> bf(P, Pc + 1, N, {L, (C + 1) band 255, R}, I, Out);
        $- -> bf(P, Pc + 1, N, {L, (C - 1) band 255, R}, I, Out);
        $> -> bf(P, Pc + 1, N, case R of [] -> {[C | L], 0, []}; [H | Rs] -> {[C | L], H, Rs} end, I, Out);
        $< -> bf(P, Pc + 1, N, case L of [] -> {[], 0, [C | R]}; [H | Ls] -> {Ls, H, [C | R]} end, I, Out);
        $. -> bf(P, Pc + 1, N, T, I, [C | Out]);
        $, -> case I of [] -> bf(P, Pc + 1, N, {L, 0, R}, I, Out); [H | Is] -> bf(P, Pc + 1, N, {L, H, R}, Is, Out) end;
        $[ when C =:= 0 -> bf(P, jmp(P, Pc + 1, 1, 0) + 1, N, T, I, Out);
        $] when C =/= 0 -> bf(P, jmp(P, Pc - 1, -1, 0) + 1, N, T, I, Out);
        _ -> bf(P, Pc + 1, N, T, I, Out)
    end.
jmp(P, Pc, D, Depth) -> case {element(Pc, P), D} of {$], 1} when Depth =:= 0 -> Pc; {$[, -1} when Depth =:= 0 -> Pc; {$[, 1} -> jmp(P, Pc + D, D, Depth + 1); {$], 1} -> jmp(P, Pc + D, D, Depth - 1); {$], -1} -> jmp(P, Pc + D, D, Depth + 1); {$[, -1} -> jmp(P, Pc + D, D, Depth - 1); _ -> jmp(P, Pc + D, D, Depth) end.
brainfuck() -> {bf(list_to_tuple("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."), ""), bf(list_to_tuple(",[.,]"), "echo")}.
jv(<<$\s, R/binary>>) -> jv(R); jv(<<${, R/binary>>) -> jo(R, #{}); jv(<<$[, R/binary>>) -> ja(R, []); jv(<<$", R/binary>>) -> js(R, <<>>); jv(<<"true", R/binary>>) -> {true, R}; jv(<<"false", R/binary>>) -> {false, R}; jv(<<"null", R/binary>>) -> {null, R}; jv(B) -> jn(B, []).
jo(<<$}, R/binary>>, M) -> {M, R}; jo(<<C, R/binary>>, M) when C =:= $,; C =:= $\s -> jo(R, M); jo(<<$", R/binary>>, M) -> {K, R1} = js(R, <<>>), <<$:, R2/binary>> = R1, {V, R3} = jv(R2), jo(R3, M#{K => V}).
ja(<<$], R/binary>>, A) -> {lists:reverse(A), R}; ja(<<C, R/binary>>, A) when C =:= $,; C =:= $\s -> ja(R, A); ja(B, A) -> {V, R} = jv(B), ja(R, [V | A]).
js(<<$", R/binary>>, A) -> {A, R}; js(<<$\\, $n, R/binary>>, A) -> js(R, <<A/binary, $\n>>); js(<<$\\, $u, H:4/binary, R/binary>>, A) -> js(R, <<A/binary, (binary_to_integer(H, 16))/utf8>>); js(<<$\\, C, R/binary>>, A) -> js(R, <<A/binary, C>>); js(<<C/utf8, R/binary>>, A) -> js(R, <<A/binary, C/utf8>>).
jn(<<C, R/binary>>, A) when C >= $0, C =< $9; C =:= $-; C =:= $.; C =:= $e; C =:= $+ -> jn(R, [C | A]); jn(R, A) -> S = lists:reverse(A), {case lists:member($., S) of true -> list_to_float(S); false -> list_to_integer(S) end, R}.
je(M) when is_map(M) -> ["{", lists:join(",", [[je(K), ":", je(V)] || {K, V} <- lists:sort(maps:to_list(M))]), "}"]; je(L) when is_list(L) -> ["[", lists:join(",", [je(X) || X <- L]), "]"]; je(B) when is_binary(B) -> ["\"", [case C of $" -> "\\\""; $\n -> "\\n"; _ -> C end || <<C>> <= B], "\""]; je(A) when is_atom(A) -> atom_to_binary(A); je(I) when is_integer(I) -> integer_to_binary(I); je(F) -> float_to_binary(F, [short]).
json() -> {V, R} = jv(<<"{\"a\": [1, -2.5, \"x\\ny\", true], \"b\": {\"c\": null, \"d\": \"\\u20ac\"}, \"e\": []}">>), {V, R, iolist_to_binary(je(V))}.
base64_all() -> [{base64:encode(B), base64:decode(base64:encode(B)) =:= B} || B <- [<<>>, <<"f">>, <<"fo">>, <<"foo">>, <<"foob">>, list_to_binary(lists:seq(0, 255))]] ++ [base64:mime_decode(<<"Z m 9 v\n">>), base64:encode_to_string("abc"), base64:decode_to_string("YWJj")].
gb_trees_all() -> T = lists:foldl(fun(I, A) -> gb_trees:enter(I * 7 rem 101, I, A) end, gb_trees:empty(), lists:seq(1, 100)), [gb_trees:size(T), gb_trees:lookup(50, T), gb_trees:smallest(T), gb_trees:largest(T), length(gb_trees:keys(gb_trees:balance(T))), gb_trees:size(gb_trees:delete(50, T)), gb_trees:next(gb_trees:iterator_from(99, T)) =/= none, erlang:phash2(gb_trees:to_list(T)), ?T(gb_trees:get(1000, T))].
gb_sets_all() -> A = gb_sets:from_list([1, 2, 3, 4]), B = gb_sets:from_list([3, 4, 5]), [gb_sets:to_list(F) || F <- [gb_sets:union(A, B), gb_sets:intersection(A, B), gb_sets:subtract(A, B), gb_sets:add(9, A), gb_sets:del_element(1, A)]] ++ [gb_sets:is_member(3, A), gb_sets:is_subset(gb_sets:from_list([1]), A)].
ordsets_all() -> A = ordsets:from_list([3, 1, 2]), [ordsets:union(A, [2, 5]), ordsets:intersection(A, [1, 9]), ordsets:subtract(A, [1]), ordsets:is_element(2, A), ordsets:add_element(0, A), ordsets:fold(fun erlang:'+'/2, 0, A)].
orddict_all() -> D = orddict:from_list([{b, 2}, {a, 1}]), [orddict:store(c, 3, D), orddict:fetch(a, D), orddict:update(a, fun(X) -> X + 10 end, D), orddict:append(z, 1, D), orddict:merge(fun(_, X, Y) -> X + Y end, D, [{a, 5}])].
dict_all() -> D = dict:from_list([{I, I * I} || I <- lists:seq(1, 200)]), [dict:size(D), dict:fetch(50, D), dict:find(500, D), lists:sum(dict:fetch_keys(D)), dict:fold(fun(_, V, A) -> V + A end, 0, D), dict:is_key(3, dict:erase(3, D)), lists:sort(dict:to_list(dict:filter(fun(K, _) -> K < 3 end, D)))].
sets_all() -> [begin A = sets:from_list(lists:seq(1, 50), O), B = sets:from_list(lists:seq(40, 60), O), [sets:size(sets:union(A, B)), lists:sort(sets:to_list(sets:intersection(A, B))), sets:is_element(5, A), sets:size(sets:subtract(A, B)), sets:is_disjoint(A, sets:from_list([99], O))] end || O <- [[{version, 1}], [{version, 2}]]].
queue_all() -> Q = lists:foldl(fun queue:in/2, queue:new(), [1, 2, 3]), {{value, H}, Q1} = queue:out(Q), [H, queue:to_list(Q1), queue:len(Q), queue:to_list(queue:in_r(0, Q)), queue:peek_r(Q), queue:to_list(queue:reverse(Q)), queue:to_list(queue:filter(fun(X) -> X > 1 end, Q)), ?T(queue:get(queue:new()))].
array_all() -> A = array:from_list(lists:seq(1, 100)), B = array:set(50, x, A), [array:size(A), array:get(50, B), array:get(500, A), array:sparse_size(array:set(1000, y, A)), array:foldl(fun(_, V, S) when is_integer(V) -> V + S; (_, _, S) -> S end, 0, B), array:to_list(array:resize(3, A)), ?T(array:get(-1, A))].
proplists_all() -> P = [a, {b, 1}, {c, [x]}, {b, 2}], [proplists:get_value(b, P), proplists:get_value(a, P), proplists:get_value(z, P, d), proplists:get_all_values(b, P), proplists:delete(b, P), proplists:get_bool(a, P), proplists:unfold(P), proplists:compact([{a, true}]), proplists:split(P, [b]), proplists:to_map([{k, v}, w])].
rand_seeded() -> S = rand:seed_s(exsss, {1, 2, 3}), {L, _} = lists:mapfoldl(fun(_, St) -> rand:uniform_s(1000, St) end, S, lists:seq(1, 20)), {F, S2} = rand:uniform_s(S), {N, _} = rand:normal_s(S2), {L, F, float_to_list(N, [{scientific, 10}])}.
rand_algorithms() -> [begin S = rand:seed_s(A, 42), {L, _} = lists:mapfoldl(fun(_, St) -> rand:uniform_s(1000000, St) end, S, [1, 2, 3]), {A, L} end || A <- [exsss, exro928ss, exrop, exsp, exs1024s, exs64, exsplus, exs1024, mwc59]  -- [mwc59]] ++ [{shuffle, erlang:phash2(element(1, rand:bytes_s(10, rand:seed_s(exsss, 1))))}].
mmul(A, B) -> Bt = tr(B), [[lists:sum(lists:zipwith(fun(X, Y) -> X * Y end, R, C)) || C <- Bt] || R <- A].
tr([[] | _]) -> []; tr(M) -> [[H || [H | _] <- M] | tr([T || [_ | T] <- M])].
matrix() -> I = [[1, 0], [0, 1]], F = [[1, 1], [1, 0]], {lists:foldl(fun(_, A) -> mmul(A, F) end, I, lists:seq(1, 50)), mmul([[1.5, 2], [3, 4]], [[2], [0.5]])}.
mandel(_, _, _, _, 0) -> 0; mandel(X, Y, _, _, N) when X * X + Y * Y > 4.0 -> N; mandel(X, Y, A, B, N) -> mandel(X * X - Y * Y + A, 2 * X * Y + B, A, B, N - 1).
mandelbrot() -> [[case mandel(0.0, 0.0, X / 20, Y / 8, 30) of 0 -> $#; N when N > 25 -> $\s; _ -> $. end || X <- lists:seq(-40, 20)] || Y <- lists:seq(-8, 8)].
step(S) -> C = lists:foldl(fun({X, Y}, M) -> lists:foldl(fun(P, N) -> N#{P => maps:get(P, N, 0) + 1} end, M, [{X + A, Y + B} || A <- [-1, 0, 1], B <- [-1, 0, 1], {A, B} =/= {0, 0}]) end, #{}, S), lists:sort([P || {P, N} <- maps:to_list(C), N =:= 3 orelse (N =:= 2 andalso lists:member(P, S))]).
life() -> lists:foldl(fun(_, S) -> step(S) end, [{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}], lists:seq(1, 12)).
cz(1, N) -> N; cz(X, N) when X band 1 =:= 0 -> cz(X bsr 1, N + 1); cz(X, N) -> cz(3 * X + 1, N + 1).
collatz() -> lists:max([{cz(X, 1), X} || X <- lists:seq(1, 3000)]).
rom(0) -> ""; rom(N) -> {V, S} = hd([P || {V, _} = P <- [{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}], V =< N]), S ++ rom(N - V).
roman() -> [rom(N) || N <- [1, 4, 9, 14, 40, 90, 400, 1994, 3999]].
cae(S, K) -> [if C >= $a, C =< $z -> (C - $a + K + 26) rem 26 + $a; C >= $A, C =< $Z -> (C - $A + K + 26) rem 26 + $A; true -> C end || C <- S].
caesar() -> {cae("Hello, World!", 3), cae(cae("Hello, World!", 3), -3), cae("xyz", 13)}.
huff([{_, T}]) -> T; huff(Q) -> [{A, X}, {B, Y} | R] = lists:sort(Q), huff([{A + B, {X, Y}} | R]).
codes({L, R}, P) -> codes(L, [$0 | P]) ++ codes(R, [$1 | P]); codes(C, P) -> [{C, lists:reverse(P)}].
huffman() -> S = "abracadabra alakazam", Fq = [{length([1 || X <- S, X =:= C]), C} || C <- lists:usort(S)], Cs = codes(huff(Fq), []), {Cs, length(lists:append([element(2, lists:keyfind(C, 1, Cs)) || C <- S]))}.
lev(A, []) -> length(A); lev([], B) -> length(B); lev([X | A], [X | B]) -> lev(A, B); lev([_ | A] = As, [_ | B] = Bs) -> 1 + lists:min([lev(A, Bs), lev(As, B), lev(A, B)]).
edit_distance() -> [lev(A, B) || {A, B} <- [{"kitten", "sitting"}, {"flaw", "lawn"}, {"", "abc"}, {"same", "same"}]].
knap([], _) -> 0; knap([{W, V} | T], C) when W > C -> knap(T, C); knap([{W, V} | T], C) -> max(knap(T, C), V + knap(T, C - W)).
knapsack() -> knap([{12, 4}, {2, 2}, {1, 1}, {1, 2}, {4, 10}, {3, 7}, {6, 9}], 15).
su(B) -> case [I || I <- lists:seq(1, 16), element(I, B) =:= 0] of [] -> B; [I | _] -> try_su(B, I, [1, 2, 3, 4]) end.
try_su(_, _, []) -> none; try_su(B, I, [V | Vs]) -> case su_ok(B, I, V) andalso su(setelement(I, B, V)) of R when is_tuple(R) -> R; _ -> try_su(B, I, Vs) end.
su_ok(B, I, V) -> R = (I - 1) div 4, C = (I - 1) rem 4, lists:all(fun(J) -> element(J, B) =/= V end, [R * 4 + K + 1 || K <- [0, 1, 2, 3]] ++ [K * 4 + C + 1 || K <- [0, 1, 2, 3]] ++ [((R div 2) * 2 + A) * 4 + (C div 2) * 2 + D + 1 || A <- [0, 1], D <- [0, 1]]).
sudoku() -> su({1, 0, 0, 0, 0, 0, 3, 0, 0, 4, 0, 0, 0, 0, 0, 2}).
dij(_, [], D) -> D; dij(G, [{C, N} | Q], D) -> case maps:is_key(N, D) of true -> dij(G, Q, D); false -> dij(G, lists:merge(Q, lists:sort([{C + W, M} || {M, W} <- maps:get(N, G, [])])), D#{N => C}) end.
dijkstra() -> lists:sort(maps:to_list(dij(#{a => [{b, 7}, {c, 9}, {f, 14}], b => [{c, 10}, {d, 15}], c => [{d, 11}, {f, 2}], d => [{e, 6}], f => [{e, 9}]}, [{0, a}], #{}))).
string_builder() -> iolist_to_binary([[integer_to_list(I), $:, integer_to_binary(I * I), if I < 10 -> ", "; true -> <<".">> end] || I <- lists:seq(1, 10)]).
expr(S) -> {V, R} = term(S), expr2(V, R). expr2(V, [$+ | S]) -> {W, R} = term(S), expr2(V + W, R); expr2(V, [$- | S]) -> {W, R} = term(S), expr2(V - W, R); expr2(V, S) -> {V, S}.
term(S) -> {V, R} = fact(S), term2(V, R). term2(V, [$* | S]) -> {W, R} = fact(S), term2(V * W, R); term2(V, [$/ | S]) -> {W, R} = fact(S), term2(V / W, R); term2(V, S) -> {V, S}.
fact([$( | S]) -> {V, [$) | R]} = expr(S), {V, R}; fact([$- | S]) -> {V, R} = fact(S), {-V, R}; fact(S) -> string:to_integer(S).
calculator() -> [?T(expr(S)) || S <- ["1+2*3", "(1+2)*3", "10/4", "2*(3+4)*-5", "1-2-3", "1/0", "(1"]].
uri() -> [uri_string:parse("http://user@host.example:8080/a/b?x=1&y=2#frag"), uri_string:normalize("HTTP://EXAMPLE.com/a/../b"), uri_string:dissect_query("a=1&b=%20c"), uri_string:compose_query([{"k", "v w"}]), uri_string:resolve("../x", "http://h/a/b/c"), uri_string:percent_decode("%41b"), uri_string:quote("a b/c")].
calendar_days() -> [calendar:day_of_the_week({2000, M, 1}) || M <- lists:seq(1, 12)].
lz([], W, D, Out) -> lists:reverse([maps:get(W, D) | Out]); lz([C | T], W, D, Out) -> WC = W ++ [C], case D of #{WC := _} -> lz(T, WC, D, Out); _ -> lz(T, [C], D#{WC => map_size(D)}, [maps:get(W, D) | Out]) end.
lzw() -> [H | T] = "TOBEORNOTTOBEORTOBEORNOT", lz(T, [H], maps:from_list([{[C], C} || C <- lists:seq(0, 255)]), []).
rl([]) -> []; rl([H | T]) -> {S, R} = lists:splitwith(fun(X) -> X =:= H end, T), [{H, length(S) + 1} | rl(R)].
run_length() -> {rl("aaabbbccd"), lists:append([lists:duplicate(N, C) || {C, N} <- rl("aaabbbccd")])}.
crc_entry(C, 0) -> C; crc_entry(C, N) -> crc_entry(case C band 1 of 1 -> (C bsr 1) bxor 16#EDB88320; 0 -> C bsr 1 end, N - 1).
crc_table() -> T = list_to_tuple([crc_entry(I, 8) || I <- lists:seq(0, 255)]), C = fun(B) -> lists:foldl(fun(X, A) -> (A bsr 8) bxor element(((A bxor X) band 255) + 1, T) end, 16#FFFFFFFF, binary_to_list(B)) bxor 16#FFFFFFFF end, {C(<<"123456789">>), C(<<"purlin">>) =:= erlang:crc32(<<"purlin">>)}.
adler_own() -> {A, B} = lists:foldl(fun(X, {P, Q}) -> P1 = (P + X) rem 65521, {P1, (Q + P1) rem 65521} end, {1, 0}, "Wikipedia"), (B bsl 16) bor A.
ins(X, nil) -> {nil, X, nil}; ins(X, {L, Y, R}) when X < Y -> {ins(X, L), Y, R}; ins(X, {L, Y, R}) when X > Y -> {L, Y, ins(X, R)}; ins(_, T) -> T.
dep(nil) -> 0; dep({L, _, R}) -> 1 + max(dep(L), dep(R)).
tree_balance() -> T = lists:foldl(fun ins/2, nil, rnd(300, 11)), {dep(T), sz(T)}.
sz(nil) -> 0; sz({L, _, R}) -> sz(L) + 1 + sz(R).
bt(0) -> leaf; bt(N) -> {bt(N - 1), bt(N - 1)}. ct(leaf) -> 1; ct({L, R}) -> ct(L) + ct(R) + 1.
binary_tree() -> [ct(bt(N)) || N <- [0, 1, 5, 12]].
lam({v, X}, E) -> maps:get(X, E); lam({l, X, B}, E) -> fun(V) -> lam(B, E#{X => V}) end; lam({a, F, A}, E) -> (lam(F, E))(lam(A, E)); lam({n, N}, _) -> N; lam({add, A, B}, E) -> lam(A, E) + lam(B, E).
lambda() -> lam({a, {a, {l, x, {l, y, {add, {v, x}, {v, y}}}}, {n, 3}}, {n, 4}}, #{}).
bank() -> P = spawn(fun() -> acct(0) end), R = [begin P ! {self(), M}, receive {P, A} -> A after 1000 -> timeout end end || M <- [{dep, 100}, {wd, 30}, {wd, 500}, bal]], P ! stop, R.
acct(B) -> receive {F, {dep, N}} -> F ! {self(), ok}, acct(B + N); {F, {wd, N}} when N =< B -> F ! {self(), ok}, acct(B - N); {F, {wd, _}} -> F ! {self(), {error, poor}}, acct(B); {F, bal} -> F ! {self(), B}, acct(B); stop -> ok end.
mf(N, M) when N < 2 -> {N, M}; mf(N, M) -> case M of #{N := V} -> {V, M}; _ -> {A, M1} = mf(N - 1, M), {B, M2} = mf(N - 2, M1), {A + B, M2#{N => A + B}} end.
memo() -> {V, M} = mf(150, #{}), {V, map_size(M)}.
digraph_free() -> topo([{shoes, [socks, trousers]}, {trousers, [pants]}, {pants, []}, {socks, []}, {belt, [trousers]}], []).
topo([], A) -> lists:reverse(A); topo(G, A) -> [{N, _} | _] = [X || {_, []} = X <- lists:keysort(1, G)], topo([{M, D -- [N]} || {M, D} <- G, M =/= N], [N | A]).
sort_stable() -> lists:keysort(1, [{X rem 3, X} || X <- lists:seq(1, 12)]).
fizzbuzz() -> [case {N rem 3, N rem 5} of {0, 0} -> fizzbuzz; {0, _} -> fizz; {_, 0} -> buzz; _ -> N end || N <- lists:seq(1, 20)].
bigfact() -> S = integer_to_list(lists:foldl(fun erlang:'*'/2, 1, lists:seq(1, 500))), {length(S), lists:sum([C - $0 || C <- S])}.
pid(0, _, _, _, _, _, _, Out) -> lists:reverse(Out);
pid(C, Q, R, T, K, N, L, Out) -> if 4 * Q + R - T < N * T -> pid(C - 1, Q * 10, 10 * (R - N * T), T, K, (10 * (3 * Q + R)) div T - 10 * N, L, [N | Out]); true -> pid(C, Q * K, (2 * Q + R) * L, T * L, K + 1, (Q * (7 * K + 2) + R * L) div (T * L), L + 2, Out) end.
pi_digits() -> pid(60, 1, 0, 1, 1, 3, 3, []).
mersenne() -> [P || P <- [2, 3, 5, 7, 11, 13, 17, 19, 31, 61, 89, 97, 107, 127], ll(P)].
ll(2) -> true; ll(P) -> M = (1 bsl P) - 1, lists:foldl(fun(_, S) -> (S * S - 2) rem M end, 4, lists:seq(1, P - 2)) =:= 0.
perfect() -> [N || N <- lists:seq(2, 500), lists:sum([D || D <- lists:seq(1, N div 2), N rem D =:= 0]) =:= N].
hamming() -> ham([1], 20, []).
ham(_, 0, A) -> lists:reverse(A); ham([H | T], N, A) -> ham(lists:umerge(T, [H * 2, H * 3, H * 5]), N - 1, [H | A]).
zipper() -> Z = {[], [1, 2, 3]}, R = fun({L, [H | T]}) -> {[H | L], T} end, S = fun(V, {L, [_ | T]}) -> {L, [V | T]} end, {L, T} = S(x, R(R(Z))), lists:reverse(L) ++ T.
tri([], V, M) -> M#{v => V}; tri([C | T], V, M) -> M#{C => tri(T, V, maps:get(C, M, #{}))}.
tfind([], M) -> maps:get(v, M, none); tfind([C | T], M) -> case M of #{C := N} -> tfind(T, N); _ -> none end.
trie() -> T = lists:foldl(fun({K, V}, M) -> tri(K, V, M) end, #{}, [{"car", 1}, {"cat", 2}, {"dog", 3}, {"ca", 4}]), [tfind(K, T) || K <- ["car", "cat", "c", "dog", "ca", "x"]].
state_monad() -> Ret = fun(X) -> fun(S) -> {X, S} end end, Bind = fun(M, F) -> fun(S) -> {X, S1} = M(S), (F(X))(S1) end end, Tick = fun(S) -> {S, S + 1} end, (Bind(Tick, fun(A) -> Bind(Tick, fun(B) -> Ret([A, B]) end) end))(10).
hp(X, []) -> {X, []}; hp(X, {Y, Hs}) when X < Y -> {X, [{Y, Hs}]}; hp(X, {Y, Hs}) -> {Y, [{X, []} | Hs]}.
hm([], B) -> B; hm(A, []) -> A; hm({X, As}, {Y, Bs}) when X < Y -> {X, [{Y, Bs} | As]}; hm({X, As}, {Y, Bs}) -> {Y, [{X, As} | Bs]}.
hd2({_, Hs}) -> hp2(Hs). hp2([]) -> []; hp2([H]) -> H; hp2([A, B | T]) -> hm(hm(A, B), hp2(T)).
hl([]) -> []; hl({X, _} = H) -> [X | hl(hd2(H))].
binary_heap() -> hl(lists:foldl(fun hp/2, [], rnd(50, 99))).
run([], S) -> S; run([{push, X} | P], S) -> run(P, [X | S]); run([add | P], [A, B | S]) -> run(P, [A + B | S]); run([mul | P], [A, B | S]) -> run(P, [A * B | S]); run([dup | P], [A | S]) -> run(P, [A, A | S]); run([{jz, N} | P], [0 | S]) -> run(lists:nthtail(N, P), S); run([{jz, _} | P], [_ | S]) -> run(P, S).
interpreter() -> run([{push, 2}, dup, mul, {push, 3}, add, {push, 0}, {jz, 1}, {push, 99}, dup], []).
float_series() -> {lists:foldl(fun(K, A) -> A + (case K rem 2 of 0 -> 4.0; 1 -> -4.0 end) / (2 * K + 1) end, 0.0, lists:seq(0, 999)), lists:foldl(fun(K, A) -> A + 1 / (K * K) end, 0, lists:seq(1, 100))}.
date_text() -> lists:flatten(io_lib:format("~4..0w-~2..0w-~2..0wT~2..0w:~2..0w", [2024, 1, 2, 3, 4])).
erl_anno_use() -> A = erl_anno:new({3, 4}), {erl_anno:line(A), erl_anno:column(A), erl_anno:to_term(erl_anno:set_file("f", A))}.
ms_transform_free() -> lists:map(fun({K, V}) when V > 1 -> K; (_) -> none end, [{a, 1}, {b, 2}]).
timer_tc() -> {T, V} = timer:tc(fun() -> lists:sum(lists:seq(1, 100)) end), {T >= 0, V, timer:seconds(2), timer:hms(1, 2, 3)}.
code_which() -> erlang:function_exported(?MODULE, cases, 0).
digits_sum() -> lists:foldl(fun(D, A) -> (A * 10 + D) rem 97 end, 0, [C - $0 || C <- integer_to_list(1 bsl 300)]).
