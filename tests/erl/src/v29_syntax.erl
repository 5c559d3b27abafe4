%% What OTP 28 and 29 added for the compiler to use: is_integer/3, strict generators, zip generators, and comprehensions of many templates.
-module(v29_syntax).
-include("diff.hrl").

cases() -> [integer_in_range, integer_range_body, integer_range_errors, strict_generators, strict_errors, zip_generators, zip_errors, based_floats].

r(X) when is_integer(X, 1, 10) -> low; r(X) when is_integer(X, 100, 1 bsl 70) -> high; r(X) when is_integer(X, -5, -5) -> five; r(_) -> no.
integer_in_range() -> [r(?ID(X)) || X <- [0, 1, 10, 11, 100, 1 bsl 64, 1 bsl 70, (1 bsl 70) + 1, -5, 5.0, a]].
b(X, L, H) -> is_integer(X, L, H).
integer_range_body() -> [b(X, ?ID(2), ?ID(4)) || X <- [1, 2, 4, 5, 3.0, a, 1 bsl 65]].
integer_range_errors() -> [?T(b(?ID(1), ?ID(a), 2)), ?T(b(1, 1, ?ID(2.0))), b(1, 3, 2)].
strict_generators() -> [[X || {ok, X} <:- ?ID([{ok, 1}, {ok, 2}])], [X || <<X:8>> <:= ?ID(<<1, 2>>)], << <<X>> || X <:- ?ID([1, 2]) >>].
strict_errors() -> [?T([X || {ok, X} <:- ?ID([{ok, 1}, no])]), ?T([X || <<X:16>> <:= ?ID(<<1, 2, 3>>)])].
zip_generators() -> [[{X, Y} || X <- ?ID([1, 2]) && Y <- ?ID("ab")], [X + Y + Z || X <- [1, 2] && Y <- [10, 20] && <<Z>> <= <<5, 6>>], [{X, Y} || X <- [1, 2, 3] && Y <- [a, b, c], X > 1]].
zip_errors() -> [?T([{X, Y} || X <- ?ID([1]) && Y <- ?ID([])]), ?T([{X, Y} || X <- ?ID([1, 2]) && Y <- ?ID([1 | a])])].
based_floats() -> [16#0.8, 2#1.01, 16#1.8#e2, ?ID(10#1.5)].
