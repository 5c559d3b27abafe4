%% min/2 and max/2 in guards, which OTP 26 was the first to allow.
-module(v26_guards).
-include("diff.hrl").

cases() -> [min_max_guards, min_max_in_bodies].

mm(A, B) when max(A, B) > 10 -> big; mm(A, B) when min(A, B) =:= a -> a; mm(_, _) -> no.
min_max_guards() -> [mm(A, B) || {A, B} <- [{1, 20}, {a, b}, {1, 2}, {[], 1}]].
mb(X, Y) -> {max(X, Y) - min(X, Y), min(X + 1, Y), max(X, 5)}.
min_max_in_bodies() -> [?T(mb(A, B)) || {A, B} <- [{1, 2}, {2, 1}, {1, 1.0}, {1 bsl 70, 0}, {?ID(a), 1}]].
