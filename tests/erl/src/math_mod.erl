%% The module math: each function at ordinary points, at its edges, and where it must refuse.
-module(math_mod).
-include("diff.hrl").

cases() -> [exact_values, trigonometry, hyperbolic, exponentials, logarithms, roots_powers, rounding, fmod_all, erf_all, bad_domain, bad_types, big_arguments, overflow, two_arguments, pi_tau, integers_accepted, special_zeros].

%% The last bit of a transcendental function is the C library's affair: twelve digits must agree.
r(X) when is_float(X) -> list_to_float(float_to_list(X, [{scientific, 12}]));
r(X) -> X.
m(F, X) -> case ?B(math, F, [X]) of {error, R, _} -> {error, R}; V -> r(V) end.
m(F, X, Y) -> case ?B(math, F, [X, Y]) of {error, R, _} -> {error, R}; V -> r(V) end.

exact_values() -> [math:sqrt(?ID(4)), math:sqrt(2.25), math:pow(2, 10), math:pow(2.0, -2), math:ceil(1.2), math:floor(1.8), math:fmod(7, 3), math:exp(?ID(0)), math:log(?ID(1)), math:cos(?ID(0)), math:sin(?ID(0.0)), math:log2(?ID(8)), math:log10(?ID(1000)), math:sqrt(?ID(1 bsl 100)), math:pow(?ID(10), 15)].
trigonometry() -> [{F, X, m(F, X)} || F <- [sin, cos, tan, asin, acos, atan], X <- [0, 0.5, -0.5, 1, -1, 0.9999999, 2, 1.0e5, 1.0e15]].
hyperbolic() -> [{F, X, m(F, X)} || F <- [sinh, cosh, tanh, asinh, acosh, atanh], X <- [0, 0.5, -0.5, 1, -1, 2, 20, 700, 1000]].
exponentials() -> [{X, m(exp, X)} || X <- [0, 1, -1, 0.5, 10, 100, 700, 709.78, 710, -745, -1000, 1.0e-10]].
logarithms() -> [{F, X, m(F, X)} || F <- [log, log2, log10], X <- [1, 2, 10, 0.5, 1.0e-300, 1.0e300, 0, -1, 1 bsl 100, 1 bsl 1000]].
roots_powers() -> [{X, m(sqrt, X)} || X <- [0, 1, 2, 0.25, 1.0e300, 1.0e-300, -1, -0.0]] ++ [{X, Y, m(pow, X, Y)} || X <- [0, 1, 2, -2, 0.5, 1.0e200], Y <- [0, 1, 2, -1, 0.5, 3.0]].
rounding() -> [{math:ceil(?ID(X)), math:floor(?ID(X))} || X <- [1, 1.5, -1.5, 0.0, -0.0, 0.999, 1.0e20, 1 bsl 70]].
fmod_all() -> [m(fmod, X, Y) || X <- [7, -7, 7.5, 1.0e300], Y <- [3, -3, 0.5, 0, 0.0]].
erf_all() -> [{F, X, m(F, X)} || F <- [erf, erfc], X <- [0, 0.5, -0.5, 1, 2, 5, -5, 30]].
bad_domain() -> ?BS(math, sqrt, [[-1]]) ++ ?BS(math, log, [[0], [-1], [0.0]]) ++ ?BS(math, acos, [[2]]) ++ ?BS(math, atanh, [[1], [2]]) ++ ?BS(math, acosh, [[0.5]]) ++ ?BS(math, log2, [[0]]) ++ ?BS(math, log10, [[-5]]) ++ ?BS(math, fmod, [[1, 0]]) ++ ?BS(math, pow, [[-1, 0.5], [0, -1]]) ++ ?BS(math, asin, [[-1.5]]).
bad_types() -> ?BS(math, sin, [[a], ["1"], [<<>>], [{}]]) ++ ?BS(math, pow, [[a, 1], [1, a]]) ++ ?BS(math, atan2, [[1, x], [y, 1]]) ++ ?BS(math, exp, [[1 bsl 2000]]) ++ ?BS(math, ceil, [[a]]) ++ ?BS(math, erf, [[a]]) ++ ?BS(math, floor, [[[]]]).
big_arguments() -> [m(sqrt, 1 bsl 1000), m(log, 1 bsl 1023), m(sqrt, 1 bsl 1024), m(atan, 1 bsl 500), m(pow, 1 bsl 100, 2)].
overflow() -> ?BS(math, exp, [[1000]]) ++ ?BS(math, pow, [[10, 400], [10, -400]]) ++ ?BS(math, sinh, [[1000]]) ++ ?BS(math, cosh, [[-1000]]).
two_arguments() -> [m(atan2, Y, X) || Y <- [0, 1, -1, 0.5], X <- [0, 1, -1, 2.5]].
pi_tau() -> [r(math:pi()), r(math:sin(math:pi() / 6)), r(math:cos(math:pi())), r(math:atan2(1, 1) * 4)].
integers_accepted() -> [math:sqrt(16) =:= 4.0, math:pow(3, 4), math:fmod(10, 4), math:ceil(3), math:floor(-3)].
special_zeros() -> [math:sqrt(?ID(-0.0)), math:ceil(?ID(-0.5)), math:sin(?ID(-0.0)), math:atan(?ID(-0.0)), math:fmod(?ID(-6), 3), math:floor(?ID(-0.0))].
