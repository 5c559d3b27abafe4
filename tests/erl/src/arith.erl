%% Integer arithmetic: the boundaries of small integers, bignums, bit operations, and what fails.
-module(arith).
-include("diff.hrl").

cases() ->
    [small_edges, add_edges, sub_edges, mul_edges, div_rem_signs, div_edges, big_division, bitwise_small, bitwise_big,
     shifts_left, shifts_right, shift_limits, bnot_all, neg_and_abs, mixed_operands, bad_operands, bad_unary,
     division_by_zero, guards_of_arithmetic, factorial, fibonacci_big, power_tower, gcd_chain, modpow, karatsuba,
     square_root, digits_of_e, increments, decrements, unary_plus, subtract_to_small, carry_chain, borrow_chain,
     sign_products, hash_of_products, float_by_int, rem_identity, min_max, constants, nested_expressions, minus_swapped].

edges() ->
    [0, 1, -1, 2, -2, 7, -7, 255, -256, 1 bsl 27, -(1 bsl 27), 1 bsl 28, (1 bsl 31) - 1, -(1 bsl 31), 1 bsl 32,
     (1 bsl 58) - 1, -(1 bsl 58), 1 bsl 58, (1 bsl 59) - 1, 1 bsl 59, -(1 bsl 59), -(1 bsl 59) - 1, (1 bsl 59) + 1,
     1 bsl 60, -(1 bsl 60), (1 bsl 62) - 1, (1 bsl 63) - 1, 1 bsl 63, -(1 bsl 63), -(1 bsl 63) - 1, (1 bsl 64) - 1,
     1 bsl 64, -(1 bsl 64), (1 bsl 64) + 1, (1 bsl 127) - 1, 1 bsl 128, -(1 bsl 128), 1 bsl 200, -(1 bsl 200) + 12345].

small_edges() -> [?ID(E) || E <- edges()].

table(F) -> [F(A, B) || A <- edges(), B <- edges()].

%% A table of two hundred-digit numbers is no use in a listing: a sum that any one changed entry changes,
%% and the first entries in full.
digest(L) ->
    {length(L), lists:foldl(fun(X, Acc) when is_integer(X) -> (Acc * 31 + X) rem 1000000007; (_, Acc) -> Acc * 7 rem 1000000007 end, 1, L),
     lists:sublist(L, 30)}.

add_edges() -> digest(table(fun(A, B) -> A + B end)).
sub_edges() -> digest(table(fun(A, B) -> A - B end)).
mul_edges() -> digest(table(fun(A, B) -> A * B end)).

div_rem_signs() ->
    [{A, B, A div B, A rem B} || A <- [?ID(7), ?ID(-7), 0, ?ID(8), ?ID(-8)], B <- [?ID(2), ?ID(-2), 7, -7, 8, -8]].

div_edges() ->
    L = [{A div B, A rem B} || A <- edges(), B <- edges(), B =/= 0],
    digest([A || {A, _} <- L] ++ [B || {_, B} <- L]).

big_division() ->
    A = ?ID((1 bsl 521) - 1),
    B = ?ID((1 bsl 127) - 1),
    C = ?ID(-((1 bsl 300) + 12345678901234567890)),
    [A div B, A rem B, C div B, C rem B, A div C, A rem C, B div A, B rem A, C div 10, C rem 10, A div -1, C div C, C rem C,
     (1 bsl 59) div ?ID(-1), -(1 bsl 59) div ?ID(-1), -(1 bsl 59) rem ?ID(-1)].

bitwise_small() ->
    [{A band B, A bor B, A bxor B} || A <- [0, 1, -1, 5, -5, 255, -256, 65535], B <- [?ID(0), ?ID(3), ?ID(-3), ?ID(-1), ?ID(4096)]].

bitwise_big() ->
    digest(table(fun(A, B) -> A band B end) ++ table(fun(A, B) -> A bor B end) ++ table(fun(A, B) -> A bxor B end)).

shifts_left() -> [{A, S, A bsl S} || A <- [0, 1, -1, 3, -3, 1 bsl 58, -(1 bsl 59)], S <- [?ID(0), 1, 5, 58, 59, 60, 63, 64, 65, 128, -1, -64]].

shifts_right() -> [{A, S, A bsr S} || A <- [0, 1, -1, 12345, -12345, 1 bsl 64, -(1 bsl 64), -(1 bsl 64) - 1, 1 bsl 130], S <- [?ID(0), 1, 3, 59, 60, 63, 64, 65, 129, 200, -3]].

shift_limits() ->
    [?T(1 bsl ?ID(1 bsl 70)), ?T(0 bsl ?ID(1 bsl 70)), ?T(1 bsr ?ID(1 bsl 70)), ?T(-1 bsr ?ID(1 bsl 70)), ?T(?ID(1 bsl 80) bsr ?ID(1 bsl 70)),
     ?T(?ID(-(1 bsl 80)) bsr ?ID(1 bsl 70)), ?T(1 bsl ?ID(-(1 bsl 70))), ?T(-5 bsl ?ID(-(1 bsl 70))),
     ?T(1 bsr ?ID(-(1 bsl 70))), ?T(1 bsl ?ID(100000000000)), ?T(?ID(1) bsl ?ID(1.0)), ?T(?ID(1.0) bsl ?ID(1)), ?T(?ID(a) bsr ?ID(1))].

bnot_all() -> [bnot E || E <- edges()].

neg_and_abs() -> [{-E, abs(E), abs(-E)} || E <- edges()].

mixed_operands() ->
    [?ID(1) + ?ID(1.5), ?ID(1.5) + ?ID(1), ?ID(3) - ?ID(0.5), ?ID(2) * ?ID(2.5), ?ID(7) / ?ID(2), ?ID(1 bsl 64) + ?ID(1.0), ?ID(1.0) * ?ID(1 bsl 64),
     ?ID(1 bsl 100) / ?ID(1 bsl 99), ?ID(6) / ?ID(3), ?ID(-7) / ?ID(2.0), ?ID(1 bsl 70) - ?ID(0.0)].

bad_operands() ->
    Bad = [a, [], {}, "x", <<1>>, #{}, 1.5],
    [[?T(X + 1), ?T(1 + X), ?T(X - 1), ?T(X * 2), ?T(X / 2), ?T(X div 2), ?T(2 div X), ?T(X rem 2), ?T(X band 1), ?T(1 bor X), ?T(X bxor 1)]
     || X <- Bad].

bad_unary() -> [[?T(-X), ?T(+X), ?T(bnot X), ?T(abs(X))] || X <- [a, [1], <<>>, {1}, 1.5]].

division_by_zero() ->
    Z = ?ID(0),
    [?T(1 div Z), ?T(1 rem Z), ?T(1 / Z), ?T(1.0 / Z), ?T(1 / ?ID(0.0)), ?T((1 bsl 70) div Z), ?T((1 bsl 70) rem Z), ?T(0 div Z), ?T(?ID(1 bsl 70) / Z)].

guards_of_arithmetic() -> [guarded(X) || X <- [1, 10, 11, a, 1.5, 1 bsl 60, 0, -3, []]].

guarded(X) when X + 1 > 10, X rem 2 =:= 0 -> big_even;
guarded(X) when X div 2 =:= 5 -> ten_or_eleven;
guarded(X) when X * X < 3 -> tiny;
guarded(X) when 10 / X > 2 -> small;
guarded(X) when X band 1 =:= 1; -X =:= 3 -> odd;
guarded(X) when X bsl 1 =:= 0; X bsr 1 =:= 99; bnot X =:= 4; X bxor 1 =:= 0; X bor 1 =:= 77 -> odd_things;
guarded(_) -> other.

fac(0) -> 1;
fac(N) -> N * fac(N - 1).

factorial() -> {fac(20), fac(21), fac(25), fac(100), erlang:phash2(fac(1000))}.

fib(0, A, _) -> A;
fib(N, A, B) -> fib(N - 1, B, A + B).

fibonacci_big() -> {fib(90, 0, 1), fib(91, 0, 1), fib(100, 0, 1), fib(1000, 0, 1)}.

pow(_, 0) -> 1;
pow(B, E) when E band 1 =:= 1 -> B * pow(B, E - 1);
pow(B, E) -> H = pow(B, E bsr 1), H * H.

power_tower() -> [pow(3, 40), pow(-3, 41), pow(10, 59), pow(2, 59), pow(2, 60), pow(7, 100), erlang:phash2(pow(3, 5000))].

gcd(A, 0) -> A;
gcd(A, B) -> gcd(B, A rem B).

gcd_chain() -> [gcd(fac(30), pow(6, 50)), gcd(pow(2, 100) * 27, pow(3, 60)), gcd(fib(300, 0, 1), fib(200, 0, 1))].

modpow(_, 0, _) -> 1;
modpow(B, E, M) when E band 1 =:= 0 -> modpow(B * B rem M, E bsr 1, M);
modpow(B, E, M) -> B * modpow(B, E - 1, M) rem M.

modpow() -> [modpow(3, 1000, 1000000007), modpow(2, (1 bsl 89) - 2, (1 bsl 89) - 1), modpow(7, 1 bsl 70, (1 bsl 127) - 1)].

karatsuba() ->
    A = pow(10, 500) - 1, B = pow(10, 700) + 7,
    P = A * B,
    {P rem 1000000007, P div B =:= A, P rem A, erlang:phash2(P), erlang:phash2(A * A), (A + B) * (A - B) =:= A * A - B * B}.

isqrt(N) -> isqrt(N, N).
isqrt(N, X) ->
    case (X + N div X) bsr 1 of
        Y when Y >= X -> X;
        Y -> isqrt(N, Y)
    end.

square_root() -> [isqrt(2 * pow(10, 100)), isqrt(pow(10, 40)), isqrt(1 bsl 61), isqrt((1 bsl 120) - 1)].

digits_of_e() ->
    Scale = pow(10, 60),
    e(Scale, 1, Scale).
e(0, _, Sum) -> Sum;
e(Term, N, Sum) -> T = Term div N, e(T, N + 1, Sum + T).

count(X, 0, Acc) -> lists:reverse([X | Acc]);
count(X, N, Acc) -> count(X + 1, N - 1, [X | Acc]).
increments() -> count(?ID((1 bsl 59) - 3), 6, []) ++ count(?ID(-3), 6, []) ++ count(?ID((1 bsl 64) - 2), 4, []) ++ count(?ID(-(1 bsl 59) - 3), 6, []).

down(X, 0, Acc) -> lists:reverse([X | Acc]);
down(X, N, Acc) -> down(X - 1, N - 1, [X | Acc]).
decrements() -> down(?ID(-(1 bsl 59) + 2), 6, []) ++ down(?ID(2), 5, []) ++ down(?ID((1 bsl 59) + 2), 5, []).

unary_plus() -> [+ ?ID(5), + ?ID(-5), + ?ID(1 bsl 70), + ?ID(1.5), ?T(+ ?ID(a))].

subtract_to_small() ->
    A = ?ID(1 bsl 80),
    [A - ?ID((1 bsl 80) - 5), ?ID((1 bsl 80) - 5) - A, A - A, A + ?ID(-(1 bsl 80)), (A bsr 40) - (1 bsl 40), A bxor A, A band 15, (A + 9) band 15].

carry_chain() -> [?ID((1 bsl N) - 1) + 1 =:= 1 bsl N || N <- lists:seq(55, 200, 5)].
borrow_chain() -> [(1 bsl N) - ?ID(1) || N <- [58, 59, 60, 63, 64, 65, 127, 128, 129, 192]].

sign_products() -> [A * B || A <- [?ID(4294967296), ?ID(-4294967296)], B <- [?ID(4294967295), ?ID(-4294967295), 134217728, -134217728, 0]].

hash_of_products() -> erlang:phash2([A * B * C || A <- lists:seq(-3, 3), B <- edges(), C <- [1, -1, 1 bsl 33]]).

float_by_int() -> [?ID(0.1) * I || I <- [1, 2, 3, 10, -1, 0, 1 bsl 62]].

rem_identity() -> lists:all(fun({A, B}) -> (A div B) * B + A rem B =:= A end, [{A, B} || A <- edges(), B <- edges(), B =/= 0]).

min_max() -> [{min(A, B), max(A, B)} || A <- [1, 1.0, a, [], 1 bsl 70, -5], B <- [?ID(1), ?ID(1.0), {}, -(1 bsl 70), 0]].

constants() -> {16#FFFFFFFFFFFFFFFF, -16#8000000000000000, 2#1011, 36#ZZ, $a, 1_000_000, 16#7ffffffffffffff, 16#800000000000000, -16#800000000000000, -16#800000000000001}.

nested_expressions() ->
    X = ?ID(3), Y = ?ID(4), Z = ?ID(1 bsl 61),
    {X * X + Y * Y - Z, (X + Y) * (X - Y) div 2, ((X bsl 4) bor Y) band 16#3f bxor 5, -(X - Z) rem Y, (Z * X - Z * 2) div Z}.

minus_swapped() -> [f1(?ID(3)), f2(?ID(3)), f1(?ID(1 bsl 59)), f2(?ID(-(1 bsl 59))), f3(?ID(4), ?ID(5)), ?T(f1(?ID(x)))].
f1(X) -> 100 - X.
f2(X) -> X - 100.
f3(X, Y) -> {Y - X, X - Y, Y + X, X + Y + 1, 1 + Y}.
