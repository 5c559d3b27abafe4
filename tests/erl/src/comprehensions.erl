%% List and binary comprehensions, nested, filtered, and with patterns that do not match.
-module(comprehensions).
-include("diff.hrl").

cases() -> [simple, filters, two_generators, dependent, patterns, nested, binary_out, binary_in, binary_both, mixed, strings, with_case, shadowing, over_calls, unused_result, large, primes, pythagoras, permutations, powerset, transpose, cartesian, flatten, from_tuples, errors, bad_filters, guards_and_calls, bits, strict_pattern, body_effects, comprehension_in_comprehension, with_maps, queens].

simple() -> {[X * 2 || X <- [1, 2, 3]], [X || X <- []], [x || _ <- [1, 2]], [{X, X} || X <- "ab"]}.
filters() -> {[X || X <- [1, 2, 3, 4, 5], X > 1, X < 5], [X || X <- [1, a, 2], is_integer(X)], [X || X <- [1, 2], true], [X || X <- [1, 2], false], [X || X <- [1, 2, 3], ?ID(X) rem 2 =:= 1], [X || X <- [a, 1, b], X =:= a orelse X =:= 1]}.
two_generators() -> {[{X, Y} || X <- [1, 2], Y <- [a, b]], [X + Y || X <- [1, 2, 3], Y <- [10, 20], X =/= 2], [X || X <- [1, 2], _ <- [a, b]]}.
dependent() -> {[{X, Y} || X <- [1, 2, 3], Y <- lists:seq(1, X)], [Z || {_, L} <- [{a, [1]}, {b, [2, 3]}], Z <- L]}.
patterns() -> {[X || {ok, X} <- [{ok, 1}, {error, 2}, {ok, 3}, ok]], [X || [X | _] <- [[1], [], [2, 3], a]], [X || {X, X} <- [{1, 1}, {1, 2}, {a, a}]], [Y || #{y := Y} <- [#{y => 1}, #{}, x]], [N || <<N, _/bits>> <- [<<1>>, <<>>, <<2, 3>>]], [X || X = {_, _} <- [{1, 2}, {3}]], [A || 1.0 = A <- [1, 1.0]]}.
nested() -> [[X * Y || Y <- [1, 2, 3]] || X <- [1, 2, 3]].
binary_out() -> {<< <<X>> || X <- [1, 2, 3] >>, << <<X:4>> || X <- lists:seq(1, 5) >>, << <<X/binary, 0>> || X <- [<<"a">>, <<"bc">>] >>, << <<X/float>> || X <- [1.0] >>, << <<1:1>> || _ <- lists:seq(1, 11) >>, << <<X/utf8>> || X <- [65, 8364] >>, << <<>> || _ <- [1, 2] >>}.
binary_in() -> {[X || <<X>> <= <<1, 2, 3>>], [X || <<X:4>> <= <<16#12, 16#3:4>>], [{A, B} || <<A, B:16>> <= <<1, 2, 3, 4, 5, 6, 7>>], [X || <<X:2/binary>> <= <<"abcde">>], [X || <<1:1, X:7>> <= <<129, 130, 3, 131>>], [X || <<X/signed>> <= <<255, 1>>], [X || <<X:16/little>> <= <<1, 0, 2, 0>>]}.
binary_both() -> {<< <<Y, X>> || <<X, Y>> <= ?ID(<<1, 2, 3, 4>>) >>, << <<(X bxor 255)>> || <<X>> <= ?ID(<<0, 15, 255>>) >>, << <<X:1>> || <<X:1, _:1>> <= ?ID(<<16#AA, 16#55>>) >>, << <<X:8>> || <<X:4>> <= ?ID(<<16#AB>>), X > 10 >>}.
mixed() -> {[{X, Y} || X <- [1, 2], <<Y>> <= <<3, 4>>], << <<X, Y>> || <<X>> <= <<1, 2>>, Y <- [8, 9] >>}.
strings() -> {[C - 32 || C <- "abc"], [C || C <- "a1b2", C >= $a], lists:flatten([[C, $,] || C <- "xyz"])}.
with_case() -> [case X of {a, Y} -> Y; Y when is_integer(Y) -> Y * 10; _ -> none end || X <- [{a, 1}, 2, b]].
shadowing() -> X = ?ID(1), {[X || X <- [5, 6]], X, [Y || Y <- [1, 2], Y =:= X]}.
over_calls() -> [f(X) + f(X + 1) || X <- lists:map(fun f/1, [1, 2])].
f(X) -> X * X.
unused_result() -> [put(cu, X) || X <- [1, 2, 3]], _ = [put(cv, X) || X <- [4]], {erase(cu), erase(cv)}.
large() -> L = [X * Y || X <- lists:seq(1, 300), Y <- lists:seq(1, 100), (X + Y) rem 3 =:= 0], {length(L), lists:sum(L), erlang:phash2(L)}.
sieve([P | T]) -> [P | sieve([X || X <- T, X rem P =/= 0])]; sieve([]) -> [].
primes() -> sieve(lists:seq(2, 200)).
pythagoras() -> [{A, B, C} || A <- lists:seq(1, 30), B <- lists:seq(A, 30), C <- lists:seq(B, 30), A * A + B * B =:= C * C].
perms([]) -> [[]]; perms(L) -> [[H | T] || H <- L, T <- perms(L -- [H])].
permutations() -> {perms([1, 2, 3]), length(perms(lists:seq(1, 6)))}.
pset([]) -> [[]]; pset([H | T]) -> P = pset(T), [[H | X] || X <- P] ++ P.
powerset() -> pset([a, b, c]).
tr([[] | _]) -> []; tr(M) -> [[hd(R) || R <- M] | tr([tl(R) || R <- M])].
transpose() -> tr([[1, 2, 3], [4, 5, 6]]).
cartesian() -> length([{A, B, C} || A <- lists:seq(1, 20), B <- lists:seq(1, 20), C <- [x, y, z]]).
flatten() -> [X || L <- [[[1], [2]], [[3, 4]]], M <- L, X <- M].
from_tuples() -> [element(2, T) || T <- [{a, 1}, {b, 2}], tuple_size(T) =:= 2, element(1, T) =/= a].
errors() -> [?TT([X + ?ID(a) || X <- [1]]), ?TT([X || X <- [1 | ?ID(b)]]), ?TT(<< <<X>> || X <- [?ID(a)] >>), ?TT([X || <<X>> <= ?ID(a)]), ?TT([X || X <- ?ID({})]), ?TT(<< <<X:(-1)>> || X <- [1, 2], ?ID(true) >>)].
bad_filters() -> [?T([X || X <- [1], ?ID(x)]), ?T([X || X <- [1], ?ID(1) + 1]), [X || X <- [1, a], X + 1 > 0], ?T([X || X <- [1], ?ID(X)]), [X || X <- [1, a], X]].
guards_and_calls() -> [X || X <- [1, 2, 3, 4], X > 1, lists:member(X, [2, 3]), X < 3].
bits() -> {[B || <<B:1>> <= <<5:3>>], << <<B:1>> || B <- [1, 0, 1, 1] >>, lists:sum([B || <<B:1>> <= <<(1 bsl 100 - 1):100>>])}.
strict_pattern() -> [{K, V} || {K, [V]} <- [{a, [1]}, {b, []}, {c, [1, 2]}, {d, [2]}]].
body_effects() -> put(ce, []), [put(ce, [X, Y | get(ce)]) || X <- [1, 2], Y <- [a, b]], lists:reverse(erase(ce)).
comprehension_in_comprehension() -> [lists:sum([Y || Y <- lists:seq(1, X), Y rem 2 =:= 1]) || X <- [1, 5, 10], length([Z || Z <- [1, 2, X], Z > 3]) =:= 1].
with_maps() -> [#{k => X, l => [X || _ <- [1, 2]]} || X <- [1, 2]].
q(0, _) -> [[]]; q(N, M) -> [[R | Qs] || Qs <- q(N - 1, M), R <- lists:seq(1, M), ok(R, Qs, 1)].
ok(_, [], _) -> true; ok(R, [Q | Qs], D) -> R =/= Q andalso abs(R - Q) =/= D andalso ok(R, Qs, D + 1).
queens() -> {length(q(6, 6)), hd(q(8, 8))}.
