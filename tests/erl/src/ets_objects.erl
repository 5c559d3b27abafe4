%% ETS objects: put in, found, taken out, counted up and changed; and the ways from key to key.
-module(ets_objects).
-include("diff.hrl").

cases() ->
    [insert, insert_wrong, insert_list, insert_new, insert_new_lists, insert_long, lookup, lookup_numbers, lookup_kinds, lookup_elements, lookup_elements_default, member, take, delete, delete_object, key_positions, terms, binaries, funs, maps, big_terms, literals, copies, order, order_numbers, walk, walk_from, walk_unfixed, walk_lookup, walk_hash, slots, slots_wrong,
     counter, counter_lists, counter_limits, counter_big, counter_wrong, counter_default, counter_ordered, counter_atomic, element, element_lists, element_wrong, element_default, element_growing, bags, bags_order, folds, tabs, in_order, random, shared].

e(F, A) -> ?B(ets, F, A).
es(F, As) -> ?BS(ets, F, As).
kinds() -> [set, ordered_set, bag, duplicate_bag].
%% F of a table of each kind, which has the objects in it.
each(Os, F) -> each([], Os, F).
each(Opts, Os, F) -> [begin T = ets:new(name, [K, public | Opts]), ets:insert(T, Os), R = F(T), ets:delete(T), {K, R} end || K <- kinds()].
list(T) -> lists:sort(ets:tab2list(T)).
%% A value, or the only one that a bag gives.
one([X]) -> X;
one(X) -> X.

insert() -> each([], fun(T) -> [{e(insert, [T, O]), list(T)} || O <- [{a, 1}, {a, 1}, {a, 2}, {b}, {b, c, d}, [], [{a, 3}], [{x, 1}, {x, 2}, {x, 1}], {1, a}, {1.0, b}]] end).
insert_wrong() -> each([{keypos, 2}], [], fun(T) -> [e(insert, [T, O]) || O <- [{}, {a}, a, 1, [a], [{a}], [{a, b}, {c}], [{a, b} | c], [{a, b} | {c, d}], "x", #{}]] ++ [ets:info(T, size)] end).
insert_list() -> each([{a, 0}], fun(T) -> [ets:insert(T, [{I rem 5, I} || I <- lists:seq(1, 20)]), list(T)] end).
insert_new() -> each([{a, 1}], fun(T) -> [{e(insert_new, [T, O]), list(T)} || O <- [{a, 2}, {b, 1}, {b, 2}, [{a, 5}], [{c, 1}, {a, 3}], [{d, 1}, {d, 2}], [], {}, [x], [{z} | y], 1.5]] end).
insert_new_lists() -> each([{write_concurrency, true}], [{5, x}], fun(T) -> [{ets:insert_new(T, [{I, y} || I <- L]), ets:info(T, size)} || L <- [lists:seq(1, 10), lists:seq(10, 400), lists:seq(400, 500), lists:seq(6, 9)]] end).
insert_long() -> each([], fun(T) -> L = [{I, integer_to_list(I)} || I <- lists:seq(1, 30000)], [ets:insert(T, L), ets:info(T, size), ets:lookup(T, 29999), ets:insert_new(T, L), ets:insert_new(T, [{-I, x} || {I, _} <- L]), ets:info(T, size), e(insert, [T, [{I} || I <- lists:seq(100000, 105000)] ++ [x]]) =:= [], ets:info(T, size)] end).
lookup() -> each([{a, 1}, {b, [x]}, {{c, d}, 2}, {"key", 3}, {[], 4}], fun(T) -> [e(lookup, [T, K]) || K <- [a, b, {c, d}, "key", [], c, {c}, 1, <<>>]] end).
lookup_numbers() -> each([{1, int}, {2.0, float}, {1 bsl 70, big}, {0.0, zero}, {-1, minus}], fun(T) -> [{K, e(lookup, [T, K]), ets:member(T, K)} || K <- [1, 1.0, 2, 2.0, 1 bsl 70, float(1 bsl 70), 0, 0.0, -0.0, -1, -1.0, (1 bsl 70) + 1]] end).
lookup_kinds() -> R = make_ref(), P = self(), Ks = [a, 'A b', "", "ab", <<>>, <<"ab">>, <<1:3>>, {}, {a}, {a, {b, [c]}}, #{}, #{a => 1}, R, P, fun lists:map/2, 1.5, -7, 1 bsl 100, -(1 bsl 100), [a | b], [[[]]], maps:from_list([{I, I} || I <- lists:seq(1, 50)])], each([{K, I} || {K, I} <- lists:zip(Ks, lists:seq(1, length(Ks)))], fun(T) -> [[I || {_, I} <- ets:lookup(T, K)] || K <- Ks] end).
lookup_elements() -> each([{a, 1, x}, {b, "list", {t}}], fun(T) -> [e(lookup_element, [T, K, P]) || K <- [a, b, c], P <- [1, 2, 3, 4, 0, -1, a, 1.0, 1 bsl 70]] end).
lookup_elements_default() -> each([{a, 1, x}, {a, 2, y}], fun(T) -> [e(lookup_element, [T, K, P, D]) || K <- [a, c], P <- [2, 4, 0, a], D <- [d, [e]]] end).
member() -> each([{a, 1}, {{b}, 2}], fun(T) -> [e(member, [T, K]) || K <- [a, {b}, b, 1]] end).
take() -> each([{a, 1}, {a, 2}, {b, [x]}, {c, 3}], fun(T) -> [{e(take, [T, K]), list(T)} || K <- [a, a, z, b, c]] end).
delete() -> each([{a, 1}, {a, 2}, {b, [x]}, {1, 3}], fun(T) -> [{e(delete, [T, K]), list(T)} || K <- [a, a, z, b, 1.0, 1]] end).
delete_object() -> each([{a, 1}, {a, 1}, {a, 2}, {b, 1.0}, {c}], fun(T) -> [{e(delete_object, [T, O]), list(T)} || O <- [{a, 3}, {a, 1}, {b, 1}, {b, 1.0}, {c, d}, {c}, {a, 2}, a, [], {}, [{a, 1}]]] end).
key_positions() -> [begin T = ets:new(name, [K, {keypos, 3}]), R = [e(insert, [T, O]) || O <- [{a, b, c}, {1, 2, 3, 4}, {a, b}, {x, y, c}]] ++ [list(T), ets:lookup(T, c), ets:lookup(T, a), e(update_element, [T, c, {1, new}]), e(update_element, [T, c, {3, new}]), e(update_counter, [T, 3, 1]), ets:lookup_element(T, 3, 4), ets:next(T, 3), ets:take(T, 3), ets:match(T, {'$1', '$2', c}), ets:match_object(T, {'_', '_', c})], ets:delete(T), {K, R} end || K <- [set, ordered_set]].
terms() -> Os = [{I, X} || {I, X} <- lists:zip(lists:seq(1, 20), [a, 1, 1.5, -0.0, 1 bsl 60, 1 bsl 200, -(1 bsl 200), [], "s", [a | b], {}, {{}}, #{}, #{k => [v]}, <<>>, <<1:1>>, <<"heap">>, [[{[<<2>>]}]], {1.0, [2.0 | 3.0]}, 'ä ö'])], each(Os, fun(T) -> [ets:lookup(T, I) =:= [O] || {I, _} = O <- Os] ++ [list(T) =:= Os, list(T)] end).
binaries() -> B = binary:copy(<<"0123456789">>, 100), <<_:24, S:500/binary, _/bits>> = B, <<_:3, U:801/bits, _/bits>> = B, <<H:8/binary, _/bits>> = B, Os = [{1, B}, {2, S}, {3, U}, {4, H}, {5, [B, S, U, H, {B}]}, {B, 6}, {S, 7}, {U, 8}, {H, 9}, {10, <<B/binary, "x">>}], each(Os, fun(T) -> X = [ets:lookup(T, K) =:= [O] || {K, _} = O <- Os], erlang:garbage_collect(), Y = ets:tab2list(T), ets:delete_all_objects(T), erlang:garbage_collect(), {X, lists:sort(Y) =:= lists:sort(Os), erlang:phash2(lists:sort(Y))} end).
funs() -> X = {env, [1, 2]}, F = fun(Y) -> {X, Y} end, each([{f, F}, {g, fun lists:reverse/1}, {F, h}], fun(T) -> [(one(ets:lookup_element(T, f, 2)))(z), (one(ets:lookup_element(T, g, 2)))([a, b]), ets:lookup(T, F) =:= [{F, h}]] end).
maps() -> L = maps:from_list([{{k, I}, [I]} || I <- lists:seq(1, 200)]), S = #{a => 1, "b" => #{c => L}}, each([{1, L}, {2, S}, {L, x}, {S, y}], fun(T) -> [ets:lookup(T, 1) =:= [{1, L}], ets:lookup(T, 2) =:= [{2, S}], ets:lookup(T, L) =:= [{L, x}], ets:lookup(T, S#{a := 1}) =:= [{S, y}], maps:size(one(ets:lookup_element(T, 1, 2))), maps:get({k, 77}, one(ets:lookup_element(T, 1, 2))), maps:get(a, one(ets:lookup_element(T, 2, 2)))] end).
big_terms() -> L = lists:seq(1, 100000), D = lists:foldl(fun(I, A) -> {I, [A]} end, x, lists:seq(1, 5000)), each([{l, L}, {d, D}], fun(T) -> erlang:garbage_collect(), [one(ets:lookup_element(T, l, 2)) =:= L, one(ets:lookup_element(T, d, 2)) =:= D, ets:lookup(T, l) =:= [{l, L}], ets:match(T, {'$1', D}), ets:match_delete(T, {'_', L}), ets:info(T, size)] end).
literals() -> each([{a, {literal, ["in", <<"the">>, #{code => [here]}]}}], fun(T) -> ets:insert(T, {b, {literal, [1, 2]}, "x"}), [ets:lookup(T, a), ets:lookup(T, b), ets:tab2list(T) =/= []] end).
copies() -> each([], fun(T) -> X = {a, lists:seq(1, 5)}, ets:insert(T, [X, {b, X}]), erlang:garbage_collect(), [Y] = ets:lookup(T, a), ets:insert(T, {a, changed}), erlang:garbage_collect(), {Y, ets:lookup(T, b)} end).
order() -> T = ets:new(name, [ordered_set]), Ks = [z, 1, 1.5, -3, a, {a, b}, {a}, {}, {b, a}, [], [a], "abc", [a | b], <<>>, <<"b">>, <<1:1>>, #{}, #{a => 1}, 1 bsl 70, -(1 bsl 70), 1.0e20, fun lists:map/2], [ets:insert(T, {K}) || K <- Ks], [ets:tab2list(T), ets:first(T), ets:last(T), [K || {K} <- ets:tab2list(T)] =:= lists:sort(Ks)].
order_numbers() -> T = ets:new(name, [ordered_set]), [{ets:insert(T, {K, V}), ets:tab2list(T)} || {K, V} <- [{1, a}, {1.0, b}, {2.0, c}, {2, d}, {0, e}, {-0.0, f}, {0.0, g}, {{1}, h}, {{1.0}, i}, {[1, 2.0], j}, {[1.0, 2], k}, {1 bsl 53, l}, {float(1 bsl 53), m}, {(1 bsl 53) + 1, n}, {#{1 => a}, o}, {#{1.0 => a}, p}]] ++ [ets:lookup(T, K) || K <- [1, 1.0, 0, 2, {1}, [1, 2]]] ++ [ets:insert_new(T, {1.0, z}), ets:delete(T, 1), ets:member(T, 1.0), ets:delete_object(T, {2.0, d}), ets:delete_object(T, {2, d}), ets:tab2list(T), ets:take(T, 0), ets:update_element(T, 1.0 * (1 bsl 53), {2, new}), ets:tab2list(T)].
walk() -> T = ets:new(name, [ordered_set]), ets:insert(T, [{I, x} || I <- lists:seq(2, 200, 2)]), {forward(T, ets:first(T)) =:= lists:seq(2, 200, 2), backward(T, ets:last(T)) =:= lists:seq(200, 2, -2)}.
forward(_, '$end_of_table') -> [];
forward(T, K) -> [K | forward(T, ets:next(T, K))].
backward(_, '$end_of_table') -> [];
backward(T, K) -> [K | backward(T, ets:prev(T, K))].
walk_from() -> T = ets:new(name, [ordered_set]), ets:insert(T, [{I} || I <- [1, 3, 5, a, {x}]]), [{K, ets:next(T, K), ets:prev(T, K)} || K <- [0, 1, 1.0, 2, 2.5, 3, 5, 6, a, b, {x}, {y}, <<>>, 1 bsl 70, -1.0e300]].
walk_unfixed() -> each([{a, 1}], fun(T) -> [e(F, [T, K]) || F <- [next, prev], K <- [a, b, 1, '$end_of_table']] ++ [ets:first(T), ets:last(T), ets:delete(T, a), ets:first(T), ets:last(T)] ++ [e(F, [T, a]) || F <- [next, prev]] end).
walk_lookup() -> T = ets:new(name, [ordered_set]), [e(first_lookup, [T]), e(last_lookup, [T])] ++ [ets:insert(T, [{I, I * I} || I <- lists:seq(1, 5)]), e(first_lookup, [T]), e(last_lookup, [T])] ++ [{e(next_lookup, [T, K]), e(prev_lookup, [T, K])} || K <- [0, 1, 3, 5, 6, a]] ++ [begin B = ets:new(name, [K]), ets:insert(B, [{k, 1}, {k, 2}]), [e(first_lookup, [B]), e(last_lookup, [B]), e(next_lookup, [B, k]), e(prev_lookup, [B, k]), e(next_lookup, [B, z]), e(prev_lookup, [B, z])] end || K <- [set, bag, duplicate_bag]].
walk_hash() -> [begin T = ets:new(name, [K | O]), ets:insert(T, [{I, J} || I <- lists:seq(1, 500), J <- [1, 2]]), R = {lists:sort(forward(T, ets:first(T))) =:= lists:seq(1, 500), lists:sort(backward(T, ets:last(T))) =:= lists:seq(1, 500)}, {K, R} end || K <- [set, bag, duplicate_bag], O <- [[], [{read_concurrency, true}, {write_concurrency, true}]]].
slots() -> [begin T = ets:new(name, [K | O]), ets:insert(T, [{I, J} || I <- lists:seq(1, 100), J <- [1, 2]]), {K, lists:sort(slots(T, 0)) =:= list(T)} end || K <- kinds(), O <- [[], [{write_concurrency, true}]]] ++ [begin T = ets:new(name, [ordered_set]), ets:insert(T, [{I} || I <- [1, 3, 2]]), [ets:slot(T, I) || I <- [0, 1, 2, 3]] end].
slots(T, I) -> case ets:slot(T, I) of '$end_of_table' -> []; L -> L ++ slots(T, I + 1) end.
slots_wrong() -> each([{a, 1}], fun(T) -> [e(slot, [T, X]) || X <- [-1, a, 1.0, 1000000, 1 bsl 70]] end).

counter() -> each([{a, 1, 10, x}], fun(T) -> [e(update_counter, [T, K, U]) || K <- [a, b], U <- [1, -5, 0, {2, 3}, {3, -100}, 1 bsl 70, {2, -(1 bsl 70)}]] ++ [list(T)] end).
counter_lists() -> T = ets:new(name, []), ets:insert(T, {a, 1, 10}), [{e(update_counter, [T, a, U]), ets:lookup(T, a)} || U <- [[], [{2, 1}], [{2, 1}, {3, 1}], [{2, 1}, {2, 1}, {2, 1}], [{3, 5, 12, 0}, {3, 5}], [{2, 1}, {4, 1}], [{2, 1}, {1, 1}], [{2, 1}, x], [{2, 1} | x], [1], [[{2, 1}]]]].
counter_limits() -> T = ets:new(name, []), [begin ets:insert(T, {a, 5}), {U, e(update_counter, [T, a, U]), ets:lookup_element(T, a, 2)} end || U <- [{2, 1, 10, 0}, {2, 5, 10, 0}, {2, 6, 10, 0}, {2, -1, 0, 100}, {2, -5, 0, 100}, {2, -6, 0, 100}, {2, 0, 4, 9}, {2, 0, 6, 9}, {2, 1, 5, 1 bsl 80}, {2, 1 bsl 80, 1 bsl 79, -1}, {2, -(1 bsl 80), -(1 bsl 79), -1}, {2, 1, 10.0, 0}, {2, 1, 10, x}, {2, 1.0, 10, 0}, {2, 1, 10}, {2, 1, 10, 0, 0}, {2}, {}]].
counter_big() -> T = ets:new(name, [ordered_set]), ets:insert(T, {a, (1 bsl 59) - 1, [x]}), [ets:update_counter(T, a, I) || I <- [1, 1, -2, 1 bsl 64, -(1 bsl 64), -(1 bsl 60), -1, 1 bsl 60]] ++ [ets:lookup(T, a), ets:info(T, size)].
counter_wrong() -> each([{a, 1, x, 1.0}], fun(T) -> [e(update_counter, [T, a, U]) || U <- [{1, 1}, {0, 1}, {-1, 1}, {5, 1}, {3, 1}, {4, 1}, {2, a}, {2, 1.0}, {a, 1}, {1.0, 1}, {1 bsl 70, 1}, x, 1.0, "x", {2, 1, 1}, <<>>]] ++ [e(update_counter, [T, none, U]) || U <- [x, {1, 1}, [], 1]] ++ [list(T)] end).
counter_default() -> each([], fun(T) -> [{e(update_counter, [T, K, U, D]), list(T)} || {K, U, D} <- [{a, 1, {x, 5}}, {a, 1, {x, 5}}, {b, {3, 1}, {b, x, 7}}, {c, [{2, 1}, {2, 2}], {c, 0}}, {d, [], {d, z}}, {f, 1, {f}}, {g, 1, x}, {h, 1, {h, x}}, {i, {1, 1}, {i, 1}}, {j, x, {j, 1}}, {a, 1, x}, {[k], 1 bsl 70, {k, 1, "more"}}]] end).
counter_ordered() -> T = ets:new(name, [ordered_set]), ets:insert(T, {1, 1}), [ets:update_counter(T, 1.0, 1), ets:update_counter(T, 2.0, 1, {x, 0}), ets:update_counter(T, 2, 1, {x, 0}), ets:tab2list(T)].
counter_atomic() -> T = ets:new(name, [public, {write_concurrency, true}]), Me = self(), Ps = [spawn_link(fun() -> [ets:update_counter(T, I rem 3, 1, {x, 0}) || I <- lists:seq(1, 1000)], Me ! {self(), done} end) || _ <- lists:seq(1, 10)], [receive {P, done} -> ok end || P <- Ps], list(T).
element() -> each([{a, 1, x}], fun(T) -> [{e(update_element, [T, K, U]), list(T)} || K <- [a, b], U <- [{2, new}, {3, [list, {tuple}]}, {2, 7}, {3, <<"bin">>}]] end).
element_lists() -> T = ets:new(name, []), ets:insert(T, {a, 1, 2, 3}), [{e(update_element, [T, a, U]), ets:lookup(T, a)} || U <- [[], [{2, x}], [{2, "y"}, {4, {z}}], [{3, p}, {3, q}], [{2, r}, {9, r}], [{2, s}, {1, s}], [{2, t} | u], [v], [{2}], [{4, ets:lookup(T, a)}]]].
element_wrong() -> each([{a, 1}], fun(T) -> [e(update_element, [T, a, U]) || U <- [{1, x}, {0, x}, {-1, x}, {3, x}, {a, x}, {2.0, x}, {2, x, y}, x, 1, {}, [{1, x}], {1 bsl 70, x}]] ++ [e(update_element, [T, none, U]) || U <- [x, {1, x}, {2, x}, []]] end).
element_default() -> each([], fun(T) -> [{e(update_element, [T, K, U, D]), list(T)} || {K, U, D} <- [{a, {2, x}, {q, 1}}, {a, {2, y}, {q, 1}}, {b, [{2, "l"}, {3, {t}}], {b, 1, 2, 3}}, {c, {2, x}, {c}}, {d, {2, x}, x}, {f, {1, x}, {f, 1}}, {g, x, {g, 1}}, {h, [], {zzz, 1}}]] end).
element_growing() -> T = ets:new(name, [set]), ets:insert(T, {a, []}), [ets:update_element(T, a, {2, lists:seq(1, I)}) || I <- lists:seq(1, 200)], M = ets:info(T, memory), ets:update_element(T, a, {2, x}), {length(ets:lookup(T, a)), ets:lookup(T, a), ets:info(T, memory) < M - 300}.

bags() -> [begin T = ets:new(name, [K]), [ets:insert(T, O) || O <- [{a, 1}, {a, 1.0}, {a, 1}, {a, {1}}, {a, {1}}, {a, 1, 2}]], R = {ets:lookup(T, a), ets:lookup_element(T, a, 2), ets:delete_object(T, {a, 1}), ets:lookup(T, a), ets:info(T, size)}, {K, R} end || K <- [bag, duplicate_bag]].
bags_order() -> [begin T = ets:new(name, [K | O]), [ets:insert(T, {I rem 7, I}) || I <- lists:seq(1, 100)], ets:delete_object(T, {3, 31}), ets:insert(T, [{3, 1000}, {3, 999}]), {K, [ets:lookup(T, I) || I <- [0, 3]], ets:lookup_element(T, 3, 2), ets:take(T, 3), ets:lookup(T, 3)} end || K <- [bag, duplicate_bag], O <- [[], [{write_concurrency, true}]]].
folds() -> each([{I, I} || I <- lists:seq(1, 100)], fun(T) -> [ets:foldl(fun({K, V}, A) -> K + V + A end, 0, T), ets:foldr(fun({K, V}, A) -> K + V + A end, 0, T), ets:info(T, fixed)] end) ++ [begin T = ets:new(name, [ordered_set]), ets:insert(T, [{I} || I <- [2, 1, 3]]), {ets:foldl(fun({K}, A) -> [K | A] end, [], T), ets:foldr(fun({K}, A) -> [K | A] end, [], T)} end].
tabs() -> each([{a, 1}, {b, 2}], fun(T) -> U = ets:new(other, [public]), ets:init_table(U, init([[{1, x}, {2, y}], [{3, z}]])), {list(U), ets:test_ms({a, 1}, [{{'$1', '$2'}, [], ['$2']}]), list(T)} end).
init(L) -> fun(close) -> ok; (read) -> case L of [] -> end_of_input; [X | Xs] -> {X, init(Xs)} end end.
%% Keys in all orders: the tree splits and joins its nodes.
in_order() -> [begin T = ets:new(name, [ordered_set]), [ets:insert(T, {I, x}) || I <- L], A = forward(T, ets:first(T)) =:= lists:usort(L), {D, _} = lists:split(length(L) * 9 div 10, L), [ets:delete(T, I) || I <- D], B = ets:tab2list(T) =:= [{I, x} || I <- lists:usort(L) -- D], [ets:delete(T, I) || I <- L], {A, B, ets:info(T, size), ets:first(T)} end || L <- [lists:seq(1, 2000), lists:seq(2000, 1, -1), [I * 7919 rem 2003 || I <- lists:seq(1, 2002)]]].
%% What many operations by chance leave behind.
random() -> each([], fun(T) -> X = random(T, 5000, 12345, 0), {X, ets:info(T, size), erlang:phash2(list(T))} end).
random(_, 0, _, Sum) -> Sum;
random(T, N, S, Sum) ->
    K = (S bsr 8) rem 300, S1 = S * 48271 rem 2147483647,
    R = case S rem 7 of
        0 -> ets:delete(T, K), 0;
        1 -> length(ets:lookup(T, K));
        2 -> ets:delete_object(T, {K, S rem 5}), 1;
        3 -> length(ets:take(T, K + 1));
        4 -> case ets:insert_new(T, {K, S rem 5}) of true -> 1; false -> 2 end;
        _ -> ets:insert(T, {K, S rem 5}), 3
    end,
    random(T, N - 1, S1, (Sum * 3 + R) rem 1000003).
%% Many processes at one table.
shared() -> [begin T = ets:new(name, [K, public | O]), Me = self(), Ps = [spawn_link(fun() -> work(T, P, 300), Me ! {self(), done} end) || P <- lists:seq(1, 8)], [receive {P, done} -> ok end || P <- Ps], R = {K, ets:info(T, size), erlang:phash2(list(T))}, ets:delete(T), R end || K <- kinds(), O <- [[], [{read_concurrency, true}], [{write_concurrency, true}], [{write_concurrency, auto}]]].
work(_, _, 0) -> ok;
work(T, P, N) -> ets:insert(T, {{P, N}, x}), ets:insert(T, [{{P, N, I}, I} || I <- [1, 2, 3]]), [_] = ets:lookup(T, {P, N}), ets:delete(T, {P, N, 2}), true = ets:member(T, {P, N, 3}), work(T, P, N - 1).
