%% Calls, tail calls, funs, apply, exports and locals.
-module(calls).
-export([start/1, twice/2, adder/1, remote/3, external/0]).

start(N) when N > 0 -> helper(N) + start(N - 1);
start(_) -> 0.

helper(X) -> lists:sum([X, abs(X), length([X])]).

twice(F, X) -> F(F(X)).

adder(N) -> fun(X) -> X + N end.

remote(M, F, A) -> Y = M:F(A), apply(M, F, [Y | tl([A])]).

external() -> [fun lists:map/2, fun helper/1, fun() -> make_ref() end].
