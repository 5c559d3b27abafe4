%% Lists: the BIFs, the operators, and what of the module lists leans on them.
-module(lists_bifs).
-include("diff.hrl").

cases() ->
    [reverse_all, member_all, keyfind_all, keymember_keysearch, append_operator, subtract_operator, subtract_big, length_all, hd_tl_all, list_walks, foldl_foldr, map_filter,
     sorts, merges, zips, seqs, nths, splits, list_deletes, keyed, flattening, min_max_sum, all_any, mapfold, improper, list_building, cons_patterns, deep_patterns,
     strings_as_lists, big_lists, body_recursion, tail_recursion, list_comprehension_errors, uniq_and_friends, enumerate, suffix_prefix, droplast_last, erlang_append_subtract, errors_of_lists, search_partition, long_work_counts].

reverse_all() -> ?BS(lists, reverse, [[[]], [[1]], [[1, 2, 3]], [[1 | 2]], [a], [[1, 2], [3]], [[1, 2], tail], [[], x], [[1 | 2], []], [a, b]]).
member_all() -> ?BS(lists, member, [[1, []], [1, [1]], [1, [2, 1]], [1, [1.0]], [{a}, [{a}]], [1 bsl 70, [1 bsl 70]], ["s", ["s"]], [1, [2 | 1]], [1, [2 | x]], [1, [1 | x]], [1, a], [<<"b">>, [a, <<"b">>]]]).
keyfind_all() -> ?BS(lists, keyfind, [[a, 1, [{a, 1}]], [a, 2, [{b, a}, {c, a}]], [1, 1, [{1.0, x}]], [1.0, 1, [{1, x}]], [a, 1, []], [a, 1, [x, {b}, {a}]], [a, 3, [{a, 1}]], [a, 0, [{a}]], [a, b, []], [a, 1, x], [a, 1, [{b} | x]], [1 bsl 70, 1, [{1 bsl 70, y}]], ["k", 1, [{"k", v}]]]).
keymember_keysearch() -> ?BS(lists, keymember, [[a, 1, [{a, 1}]], [a, 1, []], [a, 2, [{a}]], [1, 1, [{1.0}]], [a, 0, []], [a, 1, b]]) ++ ?BS(lists, keysearch, [[a, 1, [{a, 1}]], [a, 1, []], [1, 1, [{1.0}]], [a, 1, [x | y]], [a, -1, []]]).
append_operator() -> [?T(?ID(A) ++ B) || {A, B} <- [{[], []}, {[1], [2]}, {[], x}, {[1], x}, {[1, 2, 3], []}, {"ab", "cd"}, {[1 | 2], [3]}, {a, []}, {[1], [2 | 3]}]].
subtract_operator() -> [?T(?ID(A) -- B) || {A, B} <- [{[], []}, {[1, 2, 3], [2]}, {[1, 1, 2], [1]}, {[1, 2], [1.0]}, {[a, b, c], [c, a]}, {[1, 2, 3], [3, 2, 1]}, {[1], []}, {[], [1]}, {[1 | 2], [1]}, {[1], [1 | 2]}, {a, []}, {[], a}, {[{a}, "s", 1 bsl 70], [1 bsl 70, {a}]}]].
subtract_big() -> A = lists:seq(1, 2000) ++ [x, y, x], B = lists:seq(1, 2000, 3) ++ [x], C = A -- B, {length(C), erlang:phash2(C), lists:last(C), A -- lists:reverse(A), length(B -- A)}.
length_all() -> ?BS(erlang, length, [[[]], [[1, 2]], ["abc"], [[1 | 2]], [a], [{}]]) ++ [length(lists:seq(1, 10000))].
hd_tl_all() -> ?BS(erlang, hd, [[[1]], [[1 | 2]], [[]], [a]]) ++ ?BS(erlang, tl, [[[1]], [[1 | 2]], [[1, 2]], [[]], [a]]).
sum([H | T]) -> H + sum(T); sum([]) -> 0.
list_walks() -> [sum(lists:seq(1, 100)), ?T(sum(?ID([1 | 2]))), ?T(sum(?ID([a]))), pairs([1, 2, 3, 4, 5])].
pairs([A, B | T]) -> [{A, B} | pairs(T)]; pairs(T) -> T.
foldl_foldr() -> [lists:foldl(fun(X, A) -> [X | A] end, [], [1, 2, 3]), lists:foldr(fun(X, A) -> [X | A] end, [], [1, 2, 3]), lists:foldl(fun erlang:'+'/2, 0, lists:seq(1, 1000)), ?T(lists:foldl(fun(X) -> X end, 0, [1])), ?T(lists:foldl(fun(_, _) -> ok end, 0, ?ID(x)))].
map_filter() -> [lists:map(fun(X) -> X * 2 end, [1, 2]), lists:filter(fun(X) -> X > 1 end, [1, 2]), lists:filtermap(fun(X) when X > 1 -> {true, -X}; (X) -> X =:= 1 end, [0, 1, 2]), lists:flatmap(fun(X) -> [X, X] end, [1, 2]), lists:foreach(fun(_) -> x end, [1]), ?T(lists:map(fun(1) -> 2 end, [1, 3])), ?T(lists:filter(fun(_) -> x end, [1]))].
sorts() ->
    R = rnd(300, 7, []),
    {erlang:phash2(lists:sort(R)), lists:sort(R) =:= lists:sort(fun(A, B) -> A =< B end, R), lists:usort([3, 1, 2, 1, 3]), lists:sort([]), lists:sort([b, a]), lists:sort([c, a, b]), lists:keysort(1, [{2, a}, {1, b}, {2, 0}, {1, a}]), lists:ukeysort(1, [{2, a}, {1, b}, {2, 0}]), lists:usort(fun(A, B) -> A >= B end, [1, 2, 2, 3]), lists:reverse(lists:sort(R)) =:= lists:sort(fun erlang:'>='/2, R), ?T(lists:sort(?ID([a | b]))), ?T(lists:keysort(3, [{1, 2}, {3, 4}]))}.
rnd(0, _, A) -> A;
rnd(N, S, A) -> S1 = (S * 1103515245 + 12345) rem 2147483648, rnd(N - 1, S1, [S1 bsr 8 rem 1000 | A]).
merges() -> [lists:merge([1, 3], [2, 4]), lists:merge([[1], [0, 2], [3]]), lists:umerge([1, 2], [2, 3]), lists:merge3([1], [2], [0]), lists:keymerge(1, [{1, a}], [{0, b}, {2, c}]), lists:merge(fun(A, B) -> A >= B end, [3, 1], [2]), lists:umerge3([1], [1], [2]), lists:ukeymerge(1, [{1, a}], [{1, b}])].
zips() -> [lists:zip([1, 2], [a, b]), lists:zip3([1], [2], [3]), lists:zipwith(fun(A, B) -> A * B end, [1, 2], [3, 4]), lists:unzip([{1, a}, {2, b}]), lists:unzip3([{1, 2, 3}]), ?T(lists:zip([1], [1, 2])), lists:zipwith3(fun(A, B, C) -> A + B + C end, [1], [2], [3])].
seqs() -> [lists:seq(1, 5), lists:seq(5, 1, -2), lists:seq(1, 0), lists:seq(1, 10, 3), lists:seq(1, 1), ?T(lists:seq(3, 1)), ?T(lists:seq(1, 5, 0)), ?T(lists:seq(a, 1)), lists:seq((1 bsl 59) - 2, (1 bsl 59) + 2), lists:seq(-3, 3, 2)].
nths() -> [lists:nth(2, [a, b]), lists:nthtail(1, [a, b]), lists:last([1, 2]), ?T(lists:nth(3, [a, b])), ?T(lists:nth(0, [a])), ?T(lists:nthtail(3, [a])), lists:nthtail(0, []), ?T(lists:nthtail(0, ?ID(x))), ?T(lists:last([]))].
splits() -> [lists:split(1, [a, b]), lists:split(0, []), ?T(lists:split(3, [a])), lists:splitwith(fun is_atom/1, [a, 1, b]), lists:takewhile(fun(X) -> X < 3 end, [1, 2, 3, 1]), lists:dropwhile(fun(X) -> X < 3 end, [1, 2, 3, 1]), lists:sublist([1, 2, 3], 2), lists:sublist([1, 2, 3], 2, 5), lists:sublist([1], 0), lists:partition(fun(X) -> X rem 2 =:= 0 end, [1, 2, 3])].
list_deletes() -> [lists:delete(2, [1, 2, 3, 2]), lists:delete(x, []), lists:subtract([1, 2, 3], [2]), lists:keydelete(a, 1, [{b}, {a}, {a}]), lists:duplicate(3, x), lists:concat([a, "b", 1, 2.5]), lists:join(x, [1, 2, 3]), lists:append([[1], [2, 3], []]), lists:append([1], [2])].
keyed() -> [lists:keyreplace(a, 1, [{a, 1}, {b, 2}], {a, x}), lists:keystore(c, 1, [{a, 1}], {c, 2}), lists:keytake(b, 1, [{a, 1}, {b, 2}, {c, 3}]), lists:keytake(z, 1, [{a}]), lists:keymap(fun(X) -> X + 1 end, 2, [{a, 1}, {b, 2}])].
flattening() -> [lists:flatten([1, [2, [3, []]], [[[4]]]]), lists:flatten([[1], 2], [tail]), lists:flatlength([1, [2, [3]]]), ?T(lists:flatten(?ID(x))), lists:flatten([a | [b]])].
min_max_sum() -> [lists:min([3, 1, 2]), lists:max([a, {}, 1]), lists:sum([1, 2.5, 3]), ?T(lists:min([])), lists:max([1, 1.0]), lists:min([1.0, 1])].
all_any() -> [lists:all(fun is_atom/1, [a, b]), lists:any(fun is_atom/1, [1, b]), lists:all(fun(_) -> false end, []), ?T(lists:any(fun(_) -> maybe_ end, [1]))].
mapfold() -> [lists:mapfoldl(fun(X, A) -> {X * A, A + 1} end, 1, [1, 2, 3]), lists:mapfoldr(fun(X, A) -> {X * A, A + 1} end, 1, [1, 2, 3])].
improper() -> [[1 | 2], [1, 2 | 3], [[] | []], [a | #{}], begin [H | T] = ?ID([1 | 2]), {H, T} end, ?T(begin [_, _] = ?ID([1 | 2]) end)].
list_building() -> A = ?ID(1), B = ?ID(2), [[A, B, A | B], [[A], [B], [[A, B]]], [A, "lit", B | [x, y]], [{A, [B]} | []]].
cp([]) -> nil; cp([a]) -> a; cp([a, b | T]) -> {ab, T}; cp([[X] | _]) -> {nested, X}; cp([H | T]) when H > 5 -> {T}; cp([_ | a]) -> improper; cp([_, _, _]) -> three; cp(_) -> other.
cons_patterns() -> [cp(X) || X <- [[], [a], [a, b], [a, b, c], [[x], y], [6, 7], [1 | a], [1, 2, 3], [1, 2, 3, 4], x]].
dp([{A, [B, C]}, #{k := [D | _]}, <<E, _/binary>> | _]) -> {A, B, C, D, E}; dp(_) -> no.
deep_patterns() -> [dp(?ID([{1, [2, 3]}, #{k => [4, 5]}, <<6, 7>>, 8])), dp([{1, [2, 3]}, #{k => []}, <<6>>])].
strings_as_lists() -> ["abc" ++ ?ID("def"), [$a, $b | ?ID("c")], begin "ab" ++ R = ?ID("abc"), R end, lists:prefix("ab", "abc"), lists:member($c, "abc"), [C - 32 || C <- "shout"], "a\tb\n\x{3b1}\\\""].
big_lists() -> L = lists:seq(1, 50000), M = lists:map(fun(X) -> X * X end, L), {length(M), lists:sum(M), lists:nth(25000, M), length(M ++ L), hd(lists:reverse(M)), lists:foldl(fun(X, A) -> max(X, A) end, 0, M)}.
mapb(_, []) -> []; mapb(F, [H | T]) -> [F(H) | mapb(F, T)].
body_recursion() -> L = mapb(fun(X) -> {X, [X]} end, lists:seq(1, 30000)), {length(L), lists:last(L), erlang:phash2(L)}.
rev([], A) -> A; rev([H | T], A) -> rev(T, [H | A]).
tail_recursion() -> hd(rev(lists:seq(1, 100000), [])).
list_comprehension_errors() -> [?TT([X || X <- ?ID(a)]), ?TT([X || X <- ?ID([1 | b])]), ?TT([X || X <- [1, a], X + 1 > 0]), ?TT([X || X <- [1, a], ?ID(X)]), ?TT([1 / X || X <- [1, 0]])].
uniq_and_friends() -> [lists:uniq([1, 2, 1, 1.0, a, a]), lists:uniq(fun({X, _}) -> X end, [{1, a}, {2, b}, {1, c}]), ?T(lists:rotate(x))].
enumerate() -> [lists:enumerate([a, b]), lists:enumerate(10, [a, b]), ?T(lists:enumerate(a, []))].
suffix_prefix() -> [lists:suffix("bc", "abc"), lists:suffix("", ""), lists:prefix("", "x"), lists:prefix("xy", "x"), lists:suffix("abcd", "bcd")].
droplast_last() -> [lists:droplast([1, 2, 3]), ?T(lists:droplast(?ID([]))), lists:last([x])].
erlang_append_subtract() -> ?BS(erlang, append, [[[1], [2]], [a, []], [[], a]]) ++ ?BS(erlang, subtract, [[[1, 2], [2]], [a, []]]) ++ ?BS(erlang, '++', [[[1], 2], [[1 | 2], []]]) ++ ?BS(erlang, '--', [[[1, 2, 1], [1]], [[1], a]]).
errors_of_lists() -> [?TT(lists:reverse(?ID(a))), ?TT(lists:keyfind(a, 0, [])), ?TT(lists:member(a, ?ID(b))), ?TT(lists:nth(5, [1])), ?TT(lists:map(?ID(a), [1]))].
search_partition() -> [lists:search(fun(X) -> X > 1 end, [1, 2, 3]), lists:search(fun(X) -> X > 5 end, [1]), lists:unzip([]), lists:partition(fun is_atom/1, [a, 1])].
rs(F) -> {reductions, A} = process_info(self(), reductions), F(), {reductions, B} = process_info(self(), reductions), B - A > 1000.
long_work_counts() -> L = lists:seq(1, 100000), M = ?ID([{I} || I <- L]), [rs(F) || F <- [fun() -> lists:reverse(L, []) end, fun() -> lists:member(a, L) end, fun() -> lists:keyfind(a, 1, M) end, fun() -> L ++ [x] end, fun() -> L -- [x, y] end]].
