%% Floating-point arithmetic in registers and on terms, conversions, and what overflows.
-module(floats).
-include("diff.hrl").

cases() ->
    [register_chain, dot_product, horner, newton, negation, overflow, divide, mixed_registers, to_integer, of_integer,
     comparisons, big_comparisons, zeros, extremes, guards_on_floats, float_in_tuples, sum_error, nan_is_refused, float_bif,
     float_guard_bif, registers_over_calls, bad_float_arithmetic, float_matching, conversions_in_loops, leapfrog].

vec(X, Y, Z) when is_float(X), is_float(Y), is_float(Z) -> X * Y + Z / X - (Y - Z) * 2.0 + X.

register_chain() -> [vec(?ID(1.5), ?ID(2.5), ?ID(-0.5)), vec(?ID(1.0e10), ?ID(3.0e-5), ?ID(7.25)), ?T(vec(?ID(0.0), 1.0, 1.0)), ?T(vec(1, 2, 3))].

dot([X | Xs], [Y | Ys], Acc) when is_float(X), is_float(Y) -> dot(Xs, Ys, X * Y + Acc);
dot([], [], Acc) -> Acc.
dot_product() -> dot([float(I) || I <- lists:seq(1, 50)], [1.0 / I || I <- lists:seq(1, 50)], 0.0).

horner() -> [horner([1.0, -2.5, 3.25, 0.125], X) || X <- [?ID(0.0), 1.0, -1.0, 2.5, 1.0e50]].
horner(Cs, X) -> lists:foldl(fun(C, A) -> A * X + C end, 0.0, Cs).

newton() -> newton(?ID(2.0), 1.0, 8).
newton(_, X, 0) -> X;
newton(N, X, I) -> newton(N, (X + N / X) / 2, I - 1).

negation() -> [-X || X <- [?ID(1.5), ?ID(-1.5), ?ID(0.0), ?ID(1.0e308)]] ++ [neg2(?ID(2.0))].
neg2(X) when is_float(X) -> -(X * 3.0).

overflow() ->
    Big = ?ID(1.0e308),
    [?T(Big * 10), ?T(Big * 10.0), ?T(Big + Big), ?T(-Big - Big), ?T(Big / 1.0e-10), ?T(chain(Big, Big)), ?T(?ID(1 bsl 1024) * 1.0), ?T(?ID(1 bsl 1024) + ?ID(1.0)),
     ?T(float(?ID(1 bsl 1024))), ?T(?ID(1 bsl 2000) / ?ID(2)), ?T(?ID(1 bsl 1023) * 1.0)].
chain(A, B) when is_float(A), is_float(B) -> C = A * B, C - C + 1.0.

divide() -> [?T(?ID(1.0) / ?ID(0.0)), ?T(?ID(0.0) / ?ID(0.0)), ?T(?ID(1.0) / ?ID(-0.0)), ?T(?ID(1) / ?ID(0)), ?ID(1.0) / ?ID(3.0), ?ID(5.0e-324) / 2.0, ?ID(1) / ?ID(3)].

mixed_registers() -> [mix(?ID(A), ?ID(B)) || {A, B} <- [{1, 2.0}, {2.0, 1}, {1, 2}, {1 bsl 70, 1.0}]] ++ [?T(mix(a, 1.0)), ?T(mix(1.0, []))].
mix(A, B) -> (A * 2.0 + B) / 4.0 - 1.0.

to_integer() ->
    Fs = [0.0, -0.0, 0.4, 0.5, 0.6, -0.4, -0.5, -0.6, 1.5, 2.5, -1.5, -2.5, 1.0e15, 4503599627370495.5, 1.0e18, 1.0e19, -1.0e19, 1.0e22, 123456789.987654321, 576460752303423488.0, 0.49999999999999994, 1.7976931348623157e308],
    [{?ID(F), trunc(?ID(F)), round(?ID(F)), ceil(?ID(F)), floor(?ID(F))} || F <- Fs] ++ [{trunc(?ID(7)), round(?ID(7)), ceil(?ID(1 bsl 70)), floor(?ID(-(1 bsl 70)))}]
    ++ [?T(trunc(?ID(a))), ?T(round(?ID([]))), ?T(ceil(?ID({}))), ?T(floor(?ID(<<>>)))].

of_integer() -> [float(?ID(I)) || I <- [0, 1, -1, 1 bsl 52, (1 bsl 53) + 1, (1 bsl 54) + 3, 1 bsl 59, (1 bsl 63) - 1, 1 bsl 64, (1 bsl 64) + 1, -(1 bsl 100) - 1, 1 bsl 1023, 123456789012345678901234567890]].

comparisons() ->
    Fs = [?ID(0.0), ?ID(-0.0), ?ID(1.0), ?ID(-1.0), ?ID(1.5), ?ID(1), ?ID(0), ?ID(2)],
    [{A < B, A =< B, A == B, A =:= B, A /= B, A =/= B, A > B, A >= B} || A <- Fs, B <- Fs].

big_comparisons() ->
    Fs = [9007199254740992.0, 9007199254740994.0, 1.8446744073709552e19, 1.0e30, -1.0e30, 1.7976931348623157e308],
    Is = [9007199254740991, 9007199254740992, 9007199254740993, 9007199254740995, (1 bsl 64), (1 bsl 64) - 1, (1 bsl 64) + 1, 1 bsl 1030, -(1 bsl 1030), 1000000000000000000000000000000, 1000000000000000019884624838656],
    [{?ID(F) < I, F == I, F > I, I =< F, I >= F} || F <- Fs, I <- Is].

zeros() -> [0.0 == ?ID(-0.0), 0.0 =:= ?ID(-0.0), ?ID(0.0) =:= ?ID(0.0), 0 == ?ID(-0.0), -0.0 * ?ID(1), ?ID(0.0) - ?ID(0.0), ?ID(-0.0) + ?ID(-0.0), -(?ID(0.0)), abs(?ID(-0.0)),
            case ?ID(-0.0) of 0.0 -> pos; -0.0 -> neg; _ -> none end].

extremes() -> [2.2250738585072014e-308, 5.0e-324, 1.7976931348623157e308, 4.9406564584124654e-324, 2.2250738585072011e-308, ?ID(5.0e-324) * 1.0, ?ID(2.2250738585072014e-308) / 2.0, ?ID(1.0e-308) * ?ID(1.0e-308)].

guards_on_floats() -> [g(X) || X <- [?ID(1.0), 1, 2.5, -3.0, a, 1.0e308, 0.0]].
g(X) when X * 1.0e10 > 1.0e300 -> huge;
g(X) when X == 1 -> one;
g(X) when X + 0.5 =:= 3.0 -> two_and_half;
g(X) when is_float(X), X < 0.0 -> negative;
g(X) when 1.0 / X > 0 -> positive;
g(_) -> other.

float_in_tuples() -> lists:foldl(fun({X, Y}, {A, B}) -> {A + X * 0.5, B - Y * 0.25} end, {0.0, 0.0}, [{float(I), I * 1.5} || I <- lists:seq(1, 20)]).

sum_error() -> lists:foldl(fun(_, A) -> A + 0.1 end, 0.0, lists:seq(1, 100)).

nan_is_refused() -> [case ?ID(<<16#7FF0000000000000:64>>) of <<F:64/float>> -> F; _ -> no end, case ?ID(<<16#7FF8000000000001:64>>) of <<F:64/float>> -> F; _ -> no end, case ?ID(<<16#FC00:16>>) of <<F:16/float>> -> F; _ -> no end, case ?ID(<<16#7F800000:32>>) of <<F:32/float>> -> F; _ -> no end].

float_bif() -> ?BS(erlang, float, [[1], [1.5], [1 bsl 70], [a], ["1"], [1 bsl 1024], [-(1 bsl 1024)]]).

float_guard_bif() -> [fg(X) || X <- [1, 2.0, a, 1 bsl 2000]].
fg(X) when float(X) > 1.5 -> above;
fg(X) when trunc(X) =:= 1, round(X) =:= 1, ceil(X) =:= 1, floor(X) =:= 1 -> one;
fg(X) when abs(X) > 5 -> big;
fg(_) -> no.

registers_over_calls() -> roc(?ID(2.0), ?ID(3.0)).
roc(A, B) when is_float(A), is_float(B) -> C = A * B, D = ?ID(C) + A, E = math:sqrt(C * D), {C, D, E, E * C - D}.

bad_float_arithmetic() -> [?TT(1.0 + ?ID(a)), ?TT(?ID(b) * 2.0), ?TT(?ID("x") - 0.5), ?TT(1.0 / ?ID(c)), ?TT(fa(?ID(x), ?ID(y)))].
fa(X, Y) -> X * 2.0 + Y * 3.0.

float_matching() -> [fm(X) || X <- [1.0, 1, 2.0, 3.5, -0.0, 0.0, 1.0e100]].
fm(1.0) -> one_float; fm(1) -> one; fm(2.0) -> two; fm(3.5) -> x; fm(1.0e100) -> googol; fm(0.0) -> zero; fm(_) -> none.

conversions_in_loops() -> conv(20, 0.0).
conv(0, A) -> {A, trunc(A * 1000)};
conv(N, A) -> conv(N - 1, A + N / (N + 1)).

leapfrog() -> leap(1.0, 0.0, 100).
leap(X, V, 0) -> {X, V};
leap(X, V, N) -> V1 = V - X * 0.01, leap(X + V1 * 0.01, V1, N - 1).
